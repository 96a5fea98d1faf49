/**
 * What was stated of a line of a request, field by field → the line, or everything that is wrong.
 *
 * The quantity is what was written; where nothing was, it follows from people or households by a
 * published planning standard, and the line says by which.
 */
import type { IsoDate } from "../../domain/dates.ts";
import { normalise, tidy } from "../../domain/normalise.ts";
import { quantityBy, standardFor } from "../../domain/planning/planning-standard.ts";
import {
  type Cause,
  isCause,
  type Priority,
  priorities,
  type RequestLine,
  type StandardUsed,
} from "../../domain/planning/request-declaration.ts";
import type { RequestField, StatedRequest } from "../../domain/planning/request-field.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { type Result, unless } from "../../domain/result.ts";
import { plain } from "../cell.ts";
import { readDate } from "../dates.ts";
import { quantityReader } from "../movements/movement-quantity.ts";
import { readNumber, wholeTimes } from "../numbers.ts";
import type { RequestWords } from "./request-words.ts";

/** A line together with what it says of its request as a whole. */
export interface ReadRequestLine {
  readonly code: string;
  readonly organisation: string;
  readonly operation?: string;
  readonly cause: Cause;
  readonly line: RequestLine;
}

export interface RequestSetting {
  readonly words: RequestWords;
  readonly today: IsoDate;
  at(field: RequestField): Place;
  /** How whoever stated it is told that a field says nothing. */
  missing(field: RequestField): Problem;
}

/** `next` is the number of a line that was given none. */
export function readRequestLine(
  stated: StatedRequest,
  next: number,
  setting: RequestSetting,
): Result<ReadRequestLine> {
  const reader = new LineReader(stated, setting);
  const goods = reader.goods();
  const whole = {
    code: reader.needed("request"),
    organisation: setting.words.organisation(reader.needed("organisation")),
    operation: reader.text("operation"),
    cause: reader.cause(),
  };
  const asked = reader.asked(goods, whole.organisation);
  const line = {
    line: reader.count("line") ?? next,
    item: goods.item,
    category: goods.item === undefined ? goods.category : undefined,
    specification: reader.specification(),
    quantity: asked?.quantity ?? 0,
    unit: goods.unit,
    standard: asked?.standard,
    destination: reader.needed("destination"),
    neededBy: reader.date(),
    priority: reader.priority(),
    minShelfLifeDays: reader.count("min_shelf_life_days"),
    partial: reader.yes("partial"),
    consignee: reader.text("consignee"),
  };
  return unless(reader.problems, () => ({ ...present(whole), line: present(line) }));
}

interface Goods {
  readonly item?: string;
  readonly category?: string;
  readonly unit: string;
}

class LineReader {
  readonly problems: Problem[] = [];
  readonly #stated: StatedRequest;
  readonly #setting: RequestSetting;

  constructor(stated: StatedRequest, setting: RequestSetting) {
    this.#stated = stated;
    this.#setting = setting;
  }

  text(field: RequestField): string | undefined {
    return tidy(this.#stated[field]) || undefined;
  }

  needed(field: RequestField): string {
    const text = this.text(field);
    if (text !== undefined) return text;
    this.problems.push(this.#setting.missing(field));
    return "";
  }

  #value(field: "cause" | "priority" | "partial", text: string): string | undefined {
    const { words, at } = this.#setting;
    const value = words.value(field, text);
    if (value !== undefined) return value;
    const values = words.values(field);
    this.problems.push({ kind: "request-value", field, found: text, values, at: at(field) });
    return undefined;
  }

  cause(): Cause {
    const text = this.needed("cause");
    const value = text === "" ? undefined : this.#value("cause", text);
    return value !== undefined && isCause(value) ? value : "conflict";
  }

  /** In the middle where nothing is said. */
  priority(): Priority {
    const text = this.text("priority");
    const value = text === undefined ? undefined : this.#value("priority", text);
    return priorities.find((it) => String(it) === value) ?? 2;
  }

  /** Yes, unless it was said otherwise: help that comes in part helps. */
  yes(field: "partial"): boolean {
    const text = this.text(field);
    return text === undefined || this.#value(field, text) !== "no";
  }

  /** A whole number above zero. */
  count(field: RequestField): number | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const read = readNumber(plain(text));
    const whole = read.is === "number" ? wholeTimes(read.value, 1n) : undefined;
    if (whole !== undefined && whole > 0n && whole <= 1_000_000_000n) return Number(whole);
    this.problems.push({ kind: "not-a-quantity", found: text, at: this.#setting.at(field) });
    return undefined;
  }

  date(): IsoDate | undefined {
    const text = this.text("needed_by");
    if (text === undefined) return undefined;
    const at = this.#setting.at("needed_by");
    const read = readDate(text, undefined);
    if ("fault" in read) {
      this.problems.push({ ...read.fault, at });
      return undefined;
    }
    const date = read.value?.date;
    const { today } = this.#setting;
    if (date !== undefined && date < today) {
      this.problems.push({ kind: "request-date-past", found: date, today, at });
    }
    return date;
  }

  specification(): string | undefined {
    const text = this.text("specification");
    if (text === undefined) return undefined;
    const { words, at } = this.#setting;
    const known = words.specification(text);
    if (known === undefined) {
      this.problems.push({ kind: "request-unknown", found: text, at: at("specification") });
    }
    return known;
  }

  goods(): Goods {
    const { words, at } = this.#setting;
    const [item, category] = [this.text("item"), this.text("category")];
    if (item === undefined && category === undefined) {
      this.problems.push({ kind: "request-goods-missing", at: at("item") });
      return { unit: "piece" };
    }
    const known = category === undefined ? undefined : words.catalogue.recogniseCategory(category);
    if (category !== undefined && known === undefined) {
      const near = words.catalogue.nearest("category", category);
      const unknown = { kind: "unknown-code", what: "category", found: category } as const;
      this.problems.push({ ...unknown, ...present({ near }), at: at("category") });
    }
    if (item === undefined) return present({ category: known, unit: "piece" });
    const met = words.catalogue.recogniseItem({ code: item });
    if (met.is === "known") {
      const { code, baseUnit, category: of } = met.item;
      if (known !== undefined && of !== undefined && known !== of) {
        const differ = { kind: "request-goods-differ", item: code, category: of } as const;
        this.problems.push({ ...differ, found: category ?? "", at: at("category") });
      }
      return present({ item: code, category: of, unit: baseUnit });
    }
    const near = words.catalogue.nearest("item", item);
    const unknown = { kind: "unknown-code", what: "item", found: item } as const;
    this.problems.push({ ...unknown, ...present({ near }), at: at("item") });
    return { unit: "piece" };
  }

  /** What is asked for, in the base unit, and by which standard where it was not said. */
  asked(
    { item, category, unit }: Goods,
    organisation: string,
  ): { readonly quantity: number; readonly standard: StandardUsed | undefined } | undefined {
    const text = this.text("quantity");
    if (text === undefined) return this.#byStandard(item, category, organisation);
    const { words, at } = this.#setting;
    const unitText = this.text("unit");
    const unitMeant = unitText === undefined ? undefined : words.vocabulary.unit(unitText);
    if (unitText !== undefined && unitMeant === undefined) {
      const fault = { kind: "unknown-unit", found: unitText, unit: unitText } as const;
      this.problems.push({ ...fault, at: at("unit") });
    }
    const known = item === undefined ? undefined : words.catalogue.item(item);
    const goods = known ?? { code: category ?? "", provisional: true, baseUnit: unit };
    const said = quantityReader(words.vocabulary)(text, unitMeant, goods);
    if ("fault" in said) {
      this.problems.push({ ...said.fault, at: at("quantity") });
      return undefined;
    }
    const quantity = said.value?.quantity;
    if (quantity !== undefined && quantity > 0) return { quantity, standard: undefined };
    this.problems.push({ kind: "not-a-quantity", found: text, at: at("quantity") });
    return undefined;
  }

  #byStandard(item: string | undefined, category: string | undefined, asking: string) {
    const population = present({
      people: this.count("people"),
      households: this.count("households"),
    });
    const { words, at } = this.#setting;
    if (population.people === undefined && population.households === undefined) {
      const said = [this.text("people"), this.text("households")].some((it) => it !== undefined);
      if (!said) this.problems.push({ kind: "request-quantity-missing", at: at("quantity") });
      return undefined;
    }
    const goods = [item, category].flatMap((it) => (it === undefined ? [] : [normalise(it)]));
    const named = this.text("standard");
    const standard = standardFor(words.standards, goods, { asking, ...present({ named }) });
    const found = standard === undefined ? undefined : quantityBy(standard, population);
    if (found !== undefined) return { quantity: found.quantity, standard: found.used };
    if (goods.length === 0) return undefined; // whatever it is, it was told that nobody knows it
    const known = [...new Set(words.standards.map(({ good }) => good))].sort();
    const what = named ?? item ?? category ?? "";
    this.problems.push({
      kind: "request-no-standard",
      found: what,
      goods: known,
      at: at(named === undefined ? "quantity" : "standard"),
    });
    return undefined;
  }
}
