/**
 * What a person states of a movement, field by field → the movement, or everything that is wrong
 * with it.
 *
 * The fields are columns of a file's row or options of a command; a `Speaker` says which, so that
 * each problem is placed and worded for whoever wrote it. What a kind does not take is refused, not
 * ignored: a transfer's destination in a row that says "issue" means that one of the two is wrong.
 */
import type { StockStatus } from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { LotFacts } from "../domain/declaration.ts";
import { goesNowhere, type Movement, type MovementKind } from "../domain/movement.ts";
import type { MovementField, StatedMovement } from "../domain/movement-field.ts";
import type { Place, Problem } from "../domain/problem.ts";
import type { Item } from "../domain/reference.ts";
import { fail, ok, type Result } from "../domain/result.ts";
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
  /** The quantity as it was written, where that is more than the figure. */
  readonly quantityText?: string;
}

export type MovementReader = (stated: StatedMovement, speaker: Speaker) => Result<ReadMovement>;

export function movementReader(words: MovementWords): MovementReader {
  const quantities = quantityReader(words.vocabulary);
  return (stated, speaker) => new Row(stated, speaker, words, quantities).read();
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

/** What every kind has in common; each field undefined where it was missing or wrong. */
interface Common {
  readonly date: IsoDate | undefined;
  readonly item: Item | undefined;
  readonly depot: string | undefined;
  readonly agency: string | undefined;
  readonly status: StockStatus;
  readonly lot: string | undefined;
  readonly moved: MovedQuantity | undefined;
  readonly facts: LotFacts;
  readonly reason: string | undefined;
  readonly reference: string | undefined;
}

/** One movement being read. */
class Row {
  readonly #stated: StatedMovement;
  readonly #speaker: Speaker;
  readonly #words: MovementWords;
  readonly #quantities: QuantityReader;
  readonly #problems: Problem[] = [];
  #kind: MovementKind | undefined;

  constructor(
    stated: StatedMovement,
    speaker: Speaker,
    words: MovementWords,
    quantities: QuantityReader,
  ) {
    this.#stated = stated;
    this.#speaker = speaker;
    this.#words = words;
    this.#quantities = quantities;
  }

  read(): Result<ReadMovement> {
    this.#kind = this.#needed("kind", this.#words.kind);
    const common = this.#common();
    const movement = this.#kind === undefined ? undefined : this.#movement(this.#kind, common);
    const [first, ...more] = this.#problems;
    if (first !== undefined) return fail(first, ...more);
    assert(movement !== undefined, "a movement that is none has a problem");
    if (common.moved?.converted !== true) return ok({ movement });
    const { quantity, unit } = this.#stated;
    return ok({ movement, quantityText: unit === "" ? quantity : `${quantity} ${unit}` });
  }

  // Single fields

  #refuse(field: MovementField, fault: Fault): undefined {
    this.#problems.push({ ...this.#forReceipts(fault), at: this.#speaker.at(field) });
    return undefined;
  }

  /** Goods that arrive may be the first of their kind: then the way to add what is new is told. */
  #forReceipts(fault: Fault): Fault {
    if (this.#kind !== "receive" || fault.kind !== "unknown-code") return fault;
    const { what, found, near } = fault;
    if (what !== "item" && what !== "depot" && what !== "agency") return fault;
    return {
      kind: "unknown-to-receive",
      what,
      found,
      ...(near === undefined ? {} : { near }),
    };
  }

  #optional<Value>(field: MovementField, read: (text: string) => Said<Value>): Value | undefined {
    const text = this.#stated[field];
    if (text === "") return undefined;
    const said = read(text);
    return "fault" in said ? this.#refuse(field, said.fault) : said.value;
  }

  #needed<Value>(field: MovementField, read: (text: string) => Said<Value>): Value | undefined {
    const before = this.#problems.length;
    const value = this.#optional(field, read);
    if (value === undefined && this.#problems.length === before) this.#lacking(field);
    return value;
  }

  #lacking(field: MovementField): undefined {
    this.#problems.push(this.#speaker.missing(field, this.#kind));
    return undefined;
  }

  #common(): Common {
    const words = this.#words;
    const agency = this.#needed("agency", words.agency);
    const item = this.#needed("item", (text) => words.item(text, agency));
    return {
      date: this.#needed("date", words.date),
      item,
      depot: this.#needed("depot", words.depot),
      agency,
      status: this.#optional("status", words.status) ?? "available",
      lot: this.#optional("lot", words.name),
      moved: this.#quantity(item),
      facts: this.#facts(),
      reason: this.#free("reason"),
      reference: this.#optional("reference", words.name),
    };
  }

  /** A person's own words, kept as written on one line. */
  #free(field: "reason"): string | undefined {
    const text = this.#stated[field];
    return text === "" ? undefined : text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  }

  #facts(): LotFacts {
    const expiry = this.#optional("expiry", this.#words.expiry);
    const unitCost = this.#optional("unit_cost_jpy", this.#words.unitCost);
    return {
      ...(expiry === undefined ? undefined : { expiry }),
      ...(unitCost === undefined ? undefined : { unitCost }),
    };
  }

  #quantity(item: Item | undefined): MovedQuantity | undefined {
    const text = this.#stated.quantity;
    const before = this.#problems.length;
    const unit = this.#optional("unit", this.#words.unit);
    const unitUnclear = this.#problems.length > before;
    if (text === "") return this.#lacking("quantity");
    const said = this.#quantities(text, unit, unitUnclear ? undefined : item);
    if ("fault" in said) return this.#refuse("quantity", said.fault);
    if (item === undefined || unitUnclear) return undefined;
    if (said.value === undefined) return this.#lacking("quantity");
    const { quantity } = said.value;
    if (quantity === 0)
      return this.#refuse("quantity", { kind: "movement-of-nothing", found: text });
    const movement = this.#kind;
    if (quantity < 0 && movement !== undefined && movement !== "adjust") {
      return this.#refuse("quantity", { kind: "movement-negative", found: text, movement });
    }
    return said.value;
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
      if (found === "" || kinds.includes(movement) || this.#saidNothing(found)) continue;
      this.#refuse(field, { kind: "movement-not-for-kind", found, field, movement });
    }
  }

  #saidNothing(text: string): boolean {
    const said = this.#words.name(text);
    return "value" in said && said.value === undefined;
  }

  #shared({ date, item, depot, agency, status, moved, facts, reason, reference }: Common) {
    if (date === undefined || item === undefined || depot === undefined) return undefined;
    if (agency === undefined || moved === undefined) return undefined;
    return {
      date,
      item: item.code,
      depot,
      agency,
      status,
      quantity: moved.quantity,
      facts,
      ...(reason === undefined ? undefined : { reason }),
      ...(reference === undefined ? undefined : { reference }),
    };
  }

  #receipt(common: Common): Movement | undefined {
    const { lot } = common;
    const toStatus = this.#optional("to_status", this.#words.status);
    const supplier =
      this.#optional("supplier", this.#words.name) ??
      this.#optional("counterpart", this.#words.name);
    const shared = this.#shared({ ...common, status: toStatus ?? common.status });
    return (
      shared && {
        kind: "receive",
        ...shared,
        ...(lot === undefined ? undefined : { lot }),
        ...(supplier === undefined ? undefined : { supplier }),
      }
    );
  }

  #issue(common: Common): Movement | undefined {
    const lot = common.lot ?? this.#lacking("lot");
    const recipient = this.#needed("counterpart", this.#words.name);
    const shared = this.#shared(common);
    if (shared === undefined || lot === undefined || recipient === undefined) return undefined;
    return { kind: "issue", ...shared, lot, recipient };
  }

  #adjustment(common: Common): Movement | undefined {
    const lot = common.lot ?? this.#lacking("lot");
    const reason = common.reason ?? this.#lacking("reason");
    const against =
      this.#optional("counterpart", this.#words.adjustmentAccount) ?? "count-difference";
    const shared = this.#shared(common);
    if (shared === undefined || lot === undefined || reason === undefined) return undefined;
    return { kind: "adjust", ...shared, lot, reason, against };
  }

  #transfer(common: Common): Movement | undefined {
    const lot = common.lot ?? this.#lacking("lot");
    const toDepot = this.#optional("to_depot", this.#words.depot);
    const toAgency = this.#optional("to_agency", this.#words.agency);
    const toStatus = this.#optional("to_status", this.#words.status);
    const due = this.#optional("due", this.#words.date);
    const returns = this.#optional("returns", this.#words.transaction);
    const shared = this.#shared(common);
    if (shared === undefined || this.#problems.length > 0 || lot === undefined) return undefined;
    const to = {
      toDepot: toDepot ?? shared.depot,
      toAgency: toAgency ?? shared.agency,
      toStatus: toStatus ?? shared.status,
    };
    if (goesNowhere(shared, to)) {
      const given = (toDepot ?? toAgency ?? toStatus) !== undefined;
      return this.#refuse("to_depot", { kind: "movement-goes-nowhere", given });
    }
    this.#checkLoan(shared, to.toAgency, due, returns);
    return {
      kind: "transfer",
      ...shared,
      lot,
      ...to,
      ...(due === undefined ? undefined : { due }),
      ...(returns === undefined ? undefined : { returns }),
    };
  }

  #checkLoan(
    { date, agency }: { readonly date: IsoDate; readonly agency: string },
    toAgency: string,
    due: IsoDate | undefined,
    returns: number | undefined,
  ): void {
    const found = this.#stated.due;
    if (due !== undefined && returns !== undefined) {
      this.#refuse("due", { kind: "loan-and-return", found });
    } else if (due !== undefined && toAgency === agency) {
      this.#refuse("due", { kind: "loan-within-agency", found });
    } else if (due !== undefined && due < date) {
      this.#refuse("due", { kind: "loan-due-too-early", found: due, date });
    }
  }
}
