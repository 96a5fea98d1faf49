/**
 * A plan of shipments that a person wrote → a claim for the checker, or what is wrong with it.
 *
 * Each row has goods of a shipment, or one of its legs, or both; a shipment that is not named is
 * the one of the row above. Legs stand in the order in which they are travelled.
 */
import { grouped } from "../../domain/grouped.ts";
import { headingKey, tidy } from "../../domain/normalise.ts";
import type { ClaimedGoods, ClaimedLeg, PlanClaim } from "../../domain/planning/plan-claim.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { plain } from "../cell.ts";
import { readDate } from "../dates.ts";
import { readNumber, wholeTimes } from "../numbers.ts";

export const planFields = [
  ...(["shipment", "request", "line", "item", "lot", "agency", "depot", "quantity"] as const),
  ...(["from", "to", "vehicle", "trips", "depart", "arrive"] as const),
] as const;
export type PlanField = (typeof planFields)[number];

const goodsFields = ["request", "line", "item", "lot", "agency", "depot", "quantity"] as const;
const legFields = ["from", "to", "vehicle", "trips", "depart", "arrive"] as const;

/** The codes of what was written; the text itself where nobody knows it. */
export interface PlanNames {
  item(text: string): string;
  depot(text: string): string;
  agency(text: string): string;
}

export interface PlanSheet {
  readonly file: string;
  readonly sheet?: string;
  readonly rows: readonly (readonly string[])[];
}

const headerWithinRows = 20;

/** Undefined where no row has the headings of a plan. */
export function readPlanRows(
  sheet: PlanSheet,
  reference: readonly ColumnReference[],
  names: PlanNames,
): Result<PlanClaim> | undefined {
  const meanings = new Map<string, PlanField>(planFields.map((it) => [headingKey(it), it]));
  for (const { meaning, words } of reference) {
    const field = planFields.find((it) => it === meaning);
    if (field !== undefined) for (const word of words) meanings.set(headingKey(word), field);
  }
  const fieldsOf = (row: readonly string[]) => row.map((cell) => meanings.get(headingKey(cell)));
  const header = sheet.rows
    .slice(0, headerWithinRows)
    .findIndex((row) => planFields.every((field) => fieldsOf(row).includes(field)));
  if (header < 0) return undefined;
  const fields = fieldsOf(sheet.rows[header] ?? []);
  const reader = new Reader(sheet, fields, sheet.rows[header] ?? [], names);
  for (const [index, row] of sheet.rows.entries()) {
    if (index > header && row.some((cell) => cell.trim() !== "")) reader.row(row, index + 1);
  }
  return unless(reader.problems, () => reader.claim());
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #sheet: PlanSheet;
  readonly #fields: readonly (PlanField | undefined)[];
  readonly #headings: readonly string[];
  readonly #names: PlanNames;
  readonly #goods: { readonly shipment: string; readonly goods: ClaimedGoods }[] = [];
  readonly #legs: { readonly shipment: string; readonly leg: ClaimedLeg }[] = [];
  #shipment = "";
  #cells: readonly string[] = [];
  #row = 0;

  constructor(
    sheet: PlanSheet,
    fields: readonly (PlanField | undefined)[],
    headings: readonly string[],
    names: PlanNames,
  ) {
    this.#sheet = sheet;
    this.#fields = fields;
    this.#headings = headings;
    this.#names = names;
  }

  claim(): PlanClaim {
    const goods = grouped(this.#goods, ({ shipment }) => shipment);
    const legs = grouped(this.#legs, ({ shipment }) => shipment);
    const ids = [...new Set([...goods.keys(), ...legs.keys()])];
    return {
      shipments: ids.map((id) => ({
        id,
        goods: (goods.get(id) ?? []).map((it) => it.goods),
        legs: (legs.get(id) ?? []).map((it) => it.leg),
      })),
    };
  }

  row(cells: readonly string[], row: number): void {
    [this.#cells, this.#row] = [cells, row];
    this.#shipment = this.#text("shipment") || this.#shipment;
    if (this.#shipment === "") this.#needed("shipment");
    const shipment = this.#shipment;
    const at = this.#at(undefined);
    if (goodsFields.some((field) => this.#text(field) !== "")) {
      const goods = {
        request: this.#needed("request"),
        line: this.#whole("line"),
        item: this.#names.item(this.#needed("item")),
        lot: this.#needed("lot"),
        agency: this.#names.agency(this.#needed("agency")),
        depot: this.#names.depot(this.#needed("depot")),
        quantity: this.#whole("quantity"),
        at,
      };
      this.#goods.push({ shipment, goods });
    }
    if (legFields.some((field) => this.#text(field) !== "")) {
      const leg = {
        from: this.#names.depot(this.#needed("from")),
        to: this.#needed("to"),
        vehicle: this.#needed("vehicle"),
        trips: this.#whole("trips"),
        depart: this.#date("depart"),
        arrive: this.#date("arrive"),
        at,
      };
      this.#legs.push({ shipment, leg });
    }
  }

  #at(field: PlanField | undefined): Place {
    const { file, sheet } = this.#sheet;
    const heading = this.#headings[this.#fields.indexOf(field)];
    const column = field === undefined ? undefined : (heading ?? field);
    return { file, ...present({ sheet }), row: this.#row, ...present({ column }) };
  }

  #text(field: PlanField): string {
    return tidy(this.#cells[this.#fields.indexOf(field)] ?? "");
  }

  #needed(field: PlanField): string {
    const text = this.#text(field);
    if (text === "") this.problems.push({ kind: "plan-cell-empty", field, at: this.#at(field) });
    return text;
  }

  #whole(field: PlanField): number {
    const text = this.#needed(field);
    if (text === "") return 0;
    const read = readNumber(plain(text));
    const value = read.is === "number" ? wholeTimes(read.value, 1n) : undefined;
    if (value !== undefined && value <= 1_000_000_000n) return Number(value);
    this.problems.push({ kind: "not-a-quantity", found: text, at: this.#at(field) });
    return 0;
  }

  #date(field: PlanField): string {
    const text = this.#needed(field);
    if (text === "") return "";
    const read = readDate(text);
    if ("fault" in read) this.problems.push({ ...read.fault, at: this.#at(field) });
    return ("value" in read ? read.value?.date : undefined) ?? "";
  }
}
