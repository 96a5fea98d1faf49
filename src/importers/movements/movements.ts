/**
 * What a person states of a movement, field by field → the movement, or everything that is wrong
 * with it.
 *
 * The fields are columns of a file's row or options of a command; a `Speaker` says which, so that
 * each problem is placed and worded for whoever wrote it. What a kind does not take is refused, not
 * ignored: a transfer's destination in a row that says "issue" means that one of the two is wrong.
 */
import type { StockStatus } from "../../domain/account.ts";
import { assert } from "../../domain/assert.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { type LotFacts, unnumberedLot } from "../../domain/declaration.ts";
import {
  goesNowhere,
  type Movement,
  type MovementKind,
  type Stated,
} from "../../domain/movement.ts";
import {
  type MovementField,
  movementFields,
  nothingStated,
  type StatedMovement,
} from "../../domain/movement-field.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { factsUnder, lotIn, type NamedItem, quantityIn } from "../named-item.ts";
import { type MovedQuantity, type QuantityReader, quantityReader } from "./movement-quantity.ts";
import type { Fault, MovementWords, Said } from "./movement-words.ts";

/** How the one who stated a movement is told what is wrong. */
export interface Speaker {
  at(field: MovementField): Place;
  /** Nothing was said where something must be. */
  missing(field: MovementField, kind: MovementKind | undefined): Problem;
}

export interface ReadMovement {
  readonly movement: Movement;
  /** The quantity as it was written, where that is not the figure itself. */
  readonly quantityText: string | undefined;
}

export type MovementReader = (stated: StatedMovement) => Result<ReadMovement>;

export function movementReader(words: MovementWords, speaker: Speaker): MovementReader {
  const reader = new Reader(words, speaker);
  return (stated) => reader.read(stated);
}

/** The fields that some kinds take and others do not. */
const particular: readonly (readonly [MovementField, readonly MovementKind[]])[] = [
  ["to_depot", ["transfer"]],
  ["to_agency", ["transfer"]],
  ["to_status", ["transfer", "receive"]],
  ["due", ["transfer"]],
  ["returns", ["transfer"]],
  ["counterpart", ["receive", "issue", "adjust"]],
  ["supplier", ["receive"]],
];

/** What all kinds have in common; whole only where nothing of it is missing or wrong. */
interface Common {
  readonly whole: Stated | undefined;
  readonly lot: string | undefined;
  readonly reason: string | undefined;
  readonly moved: MovedQuantity | undefined;
}

const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Reads one movement after the other; what it holds is of the one at hand. */
class Reader {
  readonly #words: MovementWords;
  readonly #speaker: Speaker;
  readonly #quantities: QuantityReader;
  #stated: StatedMovement = nothingStated;
  #kind: MovementKind | undefined;
  #problems: { readonly field: MovementField; readonly problem: Problem }[] = [];

  constructor(words: MovementWords, speaker: Speaker) {
    this.#words = words;
    this.#speaker = speaker;
    this.#quantities = quantityReader(words.vocabulary);
  }

  read(stated: StatedMovement): Result<ReadMovement> {
    this.#stated = stated;
    this.#kind = undefined;
    if (this.#problems.length > 0) this.#problems = [];
    this.#kind = this.#needed("kind", this.#words.kind);
    const common = this.#common(this.#kind);
    const movement = this.#kind === undefined ? undefined : this.#movement(this.#kind, common);
    const [first, ...more] = this.#problems.length === 0 ? [] : this.#inOrder();
    if (first !== undefined) return fail(first, ...more);
    assert(movement !== undefined, "a movement that is none has a problem");
    return ok({ movement, quantityText: this.#quantityText(common.moved) });
  }

  /** In the order of the fields, which is that of columns and options. */
  #inOrder(): readonly Problem[] {
    const place = (field: MovementField): number => movementFields.indexOf(field);
    return this.#problems
      .toSorted((a, b) => place(a.field) - place(b.field))
      .map(({ problem }) => problem);
  }

  #quantityText(moved: MovedQuantity | undefined): string | undefined {
    if (moved?.converted !== true) return undefined;
    const { quantity, unit } = this.#stated;
    return unit === "" ? quantity : `${quantity} ${unit}`;
  }

  // Single fields

  #refuse(field: MovementField, fault: Fault): undefined {
    const problem = { ...this.#forReceipts(fault), at: this.#speaker.at(field) };
    this.#problems.push({ field, problem });
    return undefined;
  }

  #lacking(field: MovementField): undefined {
    this.#problems.push({ field, problem: this.#speaker.missing(field, this.#kind) });
    return undefined;
  }

  /** Goods that arrive may be the first of their kind: then the way to add what is new is told. */
  #forReceipts(fault: Fault): Fault {
    if (this.#kind !== "receive" || fault.kind !== "unknown-code") return fault;
    const { what, found, near } = fault;
    if (what !== "item" && what !== "depot" && what !== "agency") return fault;
    return { kind: "unknown-to-receive", what, found, ...(near === undefined ? {} : { near }) };
  }

  #optional<Value>(field: MovementField, read: (text: string) => Said<Value>): Value | undefined {
    const text = this.#stated[field];
    return text === "" ? undefined : this.#taken(field, read(text));
  }

  #taken<Value>(field: MovementField, said: Said<Value>): Value | undefined {
    return "fault" in said ? this.#refuse(field, said.fault) : said.value;
  }

  #needed<Value>(field: MovementField, read: (text: string) => Said<Value>): Value | undefined {
    const text = this.#stated[field];
    return text === "" ? this.#lacking(field) : this.#required(field, read(text));
  }

  #required<Value>(field: MovementField, said: Said<Value>): Value | undefined {
    if ("fault" in said) return this.#refuse(field, said.fault);
    return said.value === undefined ? this.#lacking(field) : said.value;
  }

  #common(kind: MovementKind | undefined): Common {
    const words = this.#words;
    const agency = this.#needed("agency", words.agency);
    const item = this.#item(agency);
    const date = this.#needed("date", words.date);
    const depot = this.#needed("depot", words.depot);
    const status = this.#status(kind);
    const said = this.#optional("lot", words.name);
    const moved = this.#quantity(item);
    const facts = this.#facts();
    const reason = this.#reason();
    const reference = this.#optional("reference", words.reference);
    if (date === undefined || item === undefined || depot === undefined) {
      return { whole: undefined, lot: said, reason, moved };
    }
    if (agency === undefined || moved === undefined) {
      return { whole: undefined, lot: said, reason, moved };
    }
    const { quantity } = moved;
    const [goods, at] = [item.item.code, status];
    const old = item.under === undefined ? undefined : underOldName(item, said, facts, date, kind);
    const whole = {
      date,
      item: goods,
      depot,
      agency,
      status: at,
      quantity,
      facts: old === undefined ? facts : old.facts,
      reason,
      reference,
    };
    return { whole, lot: old === undefined ? said : old.lot, reason, moved };
  }

  #item(agency: string | undefined): NamedItem | undefined {
    const text = this.#stated.item;
    return text === ""
      ? this.#lacking("item")
      : this.#required("item", this.#words.item(text, agency));
  }

  /** Goods may be received into a status; files say so in either of the two columns. */
  #status(kind: MovementKind | undefined): StockStatus {
    const status = this.#optional("status", this.#words.status);
    const to = kind === "receive" ? this.#optional("to_status", this.#words.status) : undefined;
    return to ?? status ?? "available";
  }

  /** A person's own words, kept as written, on one line. */
  #reason(): string | undefined {
    const text = this.#stated.reason;
    return text === "" ? undefined : text.replace(breaks, " ").trim() || undefined;
  }

  #facts(): LotFacts | undefined {
    const expiry = this.#optional("expiry", this.#words.expiry);
    const unitCost = this.#optional("unit_cost_jpy", this.#words.unitCost);
    if (expiry === undefined) return unitCost === undefined ? undefined : { unitCost };
    return unitCost === undefined ? { expiry } : { expiry, unitCost };
  }

  #quantity(item: NamedItem | undefined): MovedQuantity | undefined {
    const text = this.#stated.quantity;
    const before = this.#problems.length;
    const unit = this.#optional("unit", this.#words.unit);
    const unitUnclear = this.#problems.length > before;
    if (text === "") return this.#lacking("quantity");
    const said = this.#quantities(text, unit, unitUnclear ? undefined : item?.counted);
    if ("fault" in said) return this.#refuse("quantity", said.fault);
    if (item === undefined || unitUnclear) return undefined;
    if (said.value === undefined) return this.#lacking("quantity");
    const { quantity } = said.value;
    if (quantity === 0) {
      return this.#refuse("quantity", { kind: "movement-of-nothing", found: text });
    }
    const movement = this.#kind;
    if (quantity < 0 && movement !== undefined && movement !== "adjust") {
      return this.#refuse("quantity", { kind: "movement-negative", found: text, movement });
    }
    if (item.under === undefined) return said.value;
    const own = quantityIn(item, quantity, text);
    if ("fault" in own) return this.#refuse("quantity", own.fault);
    const converted = said.value.converted || own.value !== quantity;
    return { quantity: own.value, converted };
  }

  // The whole

  #movement(kind: MovementKind, common: Common): Movement | undefined {
    this.#refuseForeign(kind);
    switch (kind) {
      case "receive":
        return this.#receipt(common);
      case "issue":
        return this.#issue(common);
      case "transfer":
        return this.#transfer(common);
      case "adjust":
        return this.#adjustment(common);
    }
  }

  #refuseForeign(movement: MovementKind): void {
    for (const [field, kinds] of particular) {
      const found = this.#stated[field];
      if (found === "" || kinds.includes(movement) || this.#saysNothing(found)) continue;
      this.#refuse(field, { kind: "movement-not-for-kind", found, field, movement });
    }
  }

  #saysNothing(text: string): boolean {
    const said = this.#words.name(text);
    return "value" in said && said.value === undefined;
  }

  #receipt({ whole, lot }: Common): Movement | undefined {
    const supplier =
      this.#optional("supplier", this.#words.name) ??
      this.#optional("counterpart", this.#words.name);
    return whole && { kind: "receive", stated: whole, lot, supplier };
  }

  #issue(common: Common): Movement | undefined {
    const lot = common.lot ?? this.#lacking("lot");
    const recipient = this.#needed("counterpart", this.#words.name);
    const stated = common.whole;
    if (stated === undefined || lot === undefined || recipient === undefined) return undefined;
    return { kind: "issue", stated, lot, recipient };
  }

  #adjustment(common: Common): Movement | undefined {
    const lot = common.lot ?? this.#lacking("lot");
    if (common.reason === undefined) this.#lacking("reason");
    const account = this.#optional("counterpart", this.#words.adjustmentAccount);
    const stated = common.whole;
    if (stated === undefined || lot === undefined) return undefined;
    return { kind: "adjust", stated, lot, against: account ?? "count-difference" };
  }

  #transfer(common: Common): Movement | undefined {
    const lot = common.lot ?? this.#lacking("lot");
    const depot = this.#optional("to_depot", this.#words.depot);
    const agency = this.#optional("to_agency", this.#words.agency);
    const status = this.#optional("to_status", this.#words.status);
    const due = this.#optional("due", this.#words.date);
    const returns = this.#optional("returns", this.#words.transaction);
    const stated = common.whole;
    if (stated === undefined || lot === undefined || this.#problems.length > 0) return undefined;
    const to = {
      depot: depot ?? stated.depot,
      agency: agency ?? stated.agency,
      status: status ?? stated.status,
    };
    if (goesNowhere(stated, to)) {
      const given = (depot ?? agency ?? status) !== undefined;
      return this.#refuse("to_depot", { kind: "movement-goes-nowhere", given });
    }
    this.#checkLoan(stated, to.agency, due, returns);
    return { kind: "transfer", stated, lot, to, due, returns };
  }

  #checkLoan(
    { date, agency }: Stated,
    toAgency: string,
    due: IsoDate | undefined,
    returns: number | undefined,
  ): void {
    if (due === undefined) return;
    const found = this.#stated.due;
    if (returns !== undefined) this.#refuse("due", { kind: "loan-and-return", found });
    else if (toAgency === agency) this.#refuse("due", { kind: "loan-within-agency", found });
    else if (due < date) this.#refuse("due", { kind: "loan-due-too-early", found: due, date });
  }
}

/**
 * A lot and its facts, said of an item that has become another one. Goods without a number are
 * named by the facts as they were said: so the same movement has the same lot before and after.
 */
function underOldName(
  item: NamedItem,
  said: string | undefined,
  facts: LotFacts | undefined,
  date: IsoDate,
  kind: MovementKind | undefined,
): { readonly lot: string | undefined; readonly facts: LotFacts | undefined } {
  if (said !== undefined || kind !== "receive") {
    const lot = said === undefined ? undefined : lotIn(item, said);
    return { lot, facts: facts && factsUnder(item, facts) };
  }
  const dated = { acquired: date, ...facts };
  return { lot: lotIn(item, unnumberedLot(dated)), facts: factsUnder(item, dated) };
}
