/**
 * Which column of a movements file holds what, and the fields of its rows.
 *
 * Headings are known by data/movement-columns.csv, in English and Japanese, in any order. The first
 * row that names all that is needed is the header, so that a title above it does no harm.
 */
import {
  type MovementField,
  movementFields,
  neededFields,
  type StatedMovement,
} from "../../domain/movement-field.ts";
import { headingKey } from "../../domain/normalise.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";

export interface MovementColumns {
  /** Columns that no field is known for. */
  readonly unused: readonly string[];
  readonly width: number;
  /** A field's heading as the file has it; the field's own name where there is no such column. */
  heading(field: MovementField): string;
  stated(row: readonly string[]): StatedMovement;
}

type Meanings = ReadonlyMap<string, MovementField>;

/** A row that names fewer of the needed fields is no header of movements: the sheet is another. */
const fieldsOfHeaderMin = 3;

/** Whether a row of headings is about movements, if perhaps not complete. */
export function speaksOfMovements(headings: readonly string[], meanings: Meanings): boolean {
  const fields = new Set(headings.map((cell) => meanings.get(headingKey(cell))));
  return neededFields.filter((field) => fields.has(field)).length >= fieldsOfHeaderMin;
}

/** Titles and notes above the header take no more rows than this. */
export const headerWithinRows = 20;

export function columnMeanings(reference: readonly ColumnReference[]): Meanings {
  const own = movementFields.map((field) => [headingKey(field), field] as const);
  const others = reference.flatMap(({ meaning, words }) => {
    const field = movementFields.find((it) => it === meaning);
    return field === undefined ? [] : words.map((word) => [headingKey(word), field] as const);
  });
  return new Map([...others, ...own]);
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

/** The row that names the most needed fields, or undefined where all of the rows are blank. */
export function headerIndex(
  rows: readonly (readonly string[])[],
  meanings: Meanings,
): number | undefined {
  let [best, most] = [undefined as number | undefined, -1];
  for (const [at, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const fields = new Set(row.map((cell) => meanings.get(headingKey(cell))));
    const named = neededFields.filter((field) => fields.has(field)).length;
    if (named > most) [best, most] = [at, named];
    if (named === neededFields.length) break;
  }
  return best;
}

export function movementColumns(
  headings: readonly string[],
  meanings: Meanings,
  at: Place,
): Result<MovementColumns> {
  const positions = new Map<MovementField, number>();
  const problems: Problem[] = [];
  const unused: string[] = [];
  for (const [position, cell] of headings.entries()) {
    const heading = cell.trim();
    const field = meanings.get(headingKey(heading));
    const earlier = field === undefined ? undefined : positions.get(field);
    if (field === undefined) {
      if (heading !== "") unused.push(heading);
    } else if (earlier === undefined) {
      positions.set(field, position);
    } else {
      const first = (headings[earlier] ?? "").trim();
      problems.push({ kind: "movement-column-twice", found: heading, first, field, at });
    }
  }
  for (const field of neededFields) {
    if (!positions.has(field)) problems.push({ kind: "movement-column-missing", field, at });
  }
  return unless(problems, () => ({
    unused,
    width: headings.length,
    heading: (field) => (headings[positions.get(field) ?? -1] ?? field).trim(),
    stated: rowReader(positions),
  }));
}

/** One object of one shape per row: there may be a million of them. */
function rowReader(
  positions: ReadonlyMap<MovementField, number>,
): (row: readonly string[]) => StatedMovement {
  const at = (field: MovementField): number => positions.get(field) ?? -1;
  const [date, kind, item, lot, depot, agency] = [
    at("date"),
    at("kind"),
    at("item"),
    at("lot"),
    at("depot"),
    at("agency"),
  ];
  const [status, quantity, unit] = [at("status"), at("quantity"), at("unit")];
  const [toDepot, toAgency, toStatus] = [at("to_depot"), at("to_agency"), at("to_status")];
  const [counterpart, supplier, expiry] = [at("counterpart"), at("supplier"), at("expiry")];
  const [unitCost, reason, reference] = [at("unit_cost_jpy"), at("reason"), at("reference")];
  const [due, returns] = [at("due"), at("returns")];
  const cell = (row: readonly string[], position: number): string =>
    position < 0 ? "" : (row[position] ?? "").trim();
  return (row) => ({
    date: cell(row, date),
    kind: cell(row, kind),
    item: cell(row, item),
    lot: cell(row, lot),
    depot: cell(row, depot),
    agency: cell(row, agency),
    status: cell(row, status),
    quantity: cell(row, quantity),
    unit: cell(row, unit),
    to_depot: cell(row, toDepot),
    to_agency: cell(row, toAgency),
    to_status: cell(row, toStatus),
    counterpart: cell(row, counterpart),
    supplier: cell(row, supplier),
    expiry: cell(row, expiry),
    unit_cost_jpy: cell(row, unitCost),
    reason: cell(row, reason),
    reference: cell(row, reference),
    due: cell(row, due),
    returns: cell(row, returns),
  });
}
