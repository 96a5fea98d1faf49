/**
 * The cells of one row by column name, and all that is wrong with them: what specifications and
 * evidence are read from, be it the program's own data or a person's file.
 */
import { nearestOf } from "../domain/nearest.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { DataProblem } from "../domain/problems/reading-problem.ts";
import type { SpecificationProblem } from "../domain/problems/specification-problem.ts";
import { type Exact, exactOf } from "./exact.ts";
import type { Remark } from "./requirement.ts";

export type RowFault = SpecificationProblem | DataProblem;

export interface Cells {
  readonly row: number; // as a spreadsheet shows it
  optional(column: string): string | undefined;
  text(column: string): string; // "" with a problem where it is empty
  list(column: string): readonly string[];
  oneOf<Word extends string>(column: string, words: readonly Word[]): Word | undefined;
  refuse(column: string | undefined, fault: RowFault): void;
}

/** Cells of a table with a header; problems go to the list given. */
export function cellsOf(
  values: ReadonlyMap<string, string>,
  row: number,
  at: Place,
  problems: Problem[],
): Cells {
  const cell = (column: string): string => (values.get(column) ?? "").trim();
  const refuse: Cells["refuse"] = (column, fault) => {
    problems.push({ ...fault, at: { ...at, row, ...(column !== undefined && { column }) } });
  };
  return {
    row,
    refuse,
    optional: (column) => cell(column) || undefined,
    text(column) {
      if (cell(column) === "") {
        refuse(column, { kind: "data-invalid", found: "", expected: ["a text", "文字列"] });
      }
      return cell(column);
    },
    list: (column) =>
      cell(column)
        .split("|")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    oneOf(column, words) {
      const found = words.find((word) => word === cell(column).toLowerCase());
      if (found !== undefined) return found;
      const all = words.join(", ");
      const expected = [`one of ${all}`, `${all} のいずれか`] as const;
      refuse(column, { kind: "data-invalid", found: cell(column), expected });
      return undefined;
    },
  };
}

/** A figure with a decimal point, as it is written. */
export function figure(cells: Cells, column: string): Exact | undefined {
  const text = cells.optional(column);
  if (text === undefined) return undefined;
  const value = exactOf(text.normalize("NFKC").replace(/−/g, "-"));
  if (value === undefined) cells.refuse(column, { kind: "not-a-figure", found: text });
  return value;
}

export function flag(cells: Cells, column: string): boolean {
  return cells.optional(column) !== undefined && cells.oneOf(column, ["yes", "no"]) === "yes";
}

/** The known thing of this name; else a problem that names the most similar one. */
export function known<Thing>(
  cells: Cells,
  column: string,
  things: ReadonlyMap<string, Thing>,
): Thing | undefined {
  const found = cells.optional(column) ?? "";
  const thing = things.get(found);
  if (thing !== undefined) return thing;
  const near = nearestOf(found, things.keys());
  cells.refuse(column, {
    kind: "attribute-unknown",
    found,
    ...(near !== undefined && { near }),
  });
  return undefined;
}

/** A remark in both languages; where one is missing, the other stands in. */
export function remark(cells: Cells): Remark | undefined {
  const [en, ja] = [cells.optional("note"), cells.optional("note_ja")];
  if (en === undefined && ja === undefined) return undefined;
  return { en: en ?? ja ?? "", ja: ja ?? en ?? "" };
}
