/**
 * One table of a person's file (scenarios, events, suppliers): its rows by the meanings of their
 * columns, and all that is wrong with its cells. The first row with all headings that are needed
 * has the headings, a title may stand above it; columns that mean nothing here are left alone.
 */
import { headingKey } from "../../domain/normalise.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ReadingProblem } from "../../domain/problems/reading-problem.ts";
import type { ScenarioProblem } from "../../domain/problems/scenario-problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import { plain } from "../cell.ts";
import type { Fault } from "../movements/movement-words.ts";
import { readNumber, readStoredNumber } from "../numbers.ts";
import { type Cell, type ReadFile, textOf } from "../table.ts";

type Expected = readonly [en: string, ja: string];

/** Titles and notes above the headings take no more rows than this. */
const headerWithinRows = 20;

const amount: Expected = ["a number, 0 or above", "0以上の数"];
const text: Expected = ["a name or a code", "名前又はコード"];

export interface ScenarioRow {
  readonly row: number;
  /** "" with a problem where it is empty. */
  text(column: string): string;
  /** A number, 0 or above; NaN with a problem where it is not one. */
  amount(column: string): number;
  optional(column: string): number | undefined;
  /** As it stands in the file; "" where there is no such column. */
  cell(column: string): Cell;
  refuse(column: string | undefined, problem: ScenarioProblem | ReadingProblem | Fault): void;
}

export interface ScenarioTable {
  readonly rows: readonly ScenarioRow[];
  readonly problems: Problem[];
}

export function scenarioTable(
  file: ReadFile,
  reference: readonly ColumnReference[],
  needed: readonly string[],
): ScenarioTable {
  const problems: Problem[] = [];
  const cells = file.tables[0]?.rows ?? [];
  const isEmpty = (row: readonly Cell[]): boolean =>
    row.every((cell) => plain(textOf(cell)) === "");
  const meanings = new Map(
    reference.flatMap(({ meaning, words }) =>
      [meaning, ...words].map((word) => [headingKey(word), meaning] as const),
    ),
  );
  const columnsIn = (row: readonly Cell[]): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const [at, cell] of row.entries()) {
      const meaning = meanings.get(headingKey(textOf(cell)));
      if (meaning !== undefined && !found.has(meaning)) found.set(meaning, at);
    }
    return found;
  };
  // A title may stand above the headings.
  const complete = cells.slice(0, headerWithinRows).findIndex((row) => {
    const found = columnsIn(row);
    return needed.every((name) => found.has(name));
  });
  const header = complete < 0 ? cells.findIndex((row) => !isEmpty(row)) : complete;
  const headings = (cells[header] ?? []).map((cell) => textOf(cell));
  const columns = columnsIn(cells[header] ?? []);
  for (const column of needed.filter((name) => !columns.has(name))) {
    const at: Place = { file: file.name, row: Math.max(1, header + 1) };
    problems.push({ kind: "scenario-column-missing", column, at });
  }
  if (problems.length > 0) return { rows: [], problems };
  problems.push(...tooLong(cells, header, file.name));
  const rows = cells.flatMap((row, at) =>
    at <= header || isEmpty(row)
      ? []
      : [scenarioRow(row, at + 1, { file: file.name, headings, columns, problems })],
  );
  return { rows, problems };
}

/** 1,000 without quotes in a CSV is two cells: a 1, and three noughts below no heading. */
function tooLong(cells: readonly (readonly Cell[])[], header: number, file: string): Problem[] {
  const width = cells[header]?.length ?? 0;
  return cells.slice(header + 1).flatMap((row, below): Problem[] => {
    const found = row.slice(width).map((cell) => textOf(cell).trim());
    const first = found.find((text) => text !== "");
    const at: Place = { file, row: header + below + 2 };
    return first === undefined ? [] : [{ kind: "movement-row-too-long", found: first, at }];
  });
}

interface Around {
  readonly file: string;
  readonly headings: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  readonly problems: Problem[];
}

function scenarioRow(
  cells: readonly Cell[],
  row: number,
  { file, headings, columns, problems }: Around,
): ScenarioRow {
  const cell = (column: string): Cell => cells[columns.get(column) ?? -1] ?? "";
  const refuse: ScenarioRow["refuse"] = (column, problem) => {
    const heading = headings[columns.get(column ?? "") ?? -1];
    const at = { file, row, ...(heading !== undefined && { column: plain(heading) }) };
    problems.push({ ...problem, at });
  };
  const value = (column: string): number => {
    const found = amountIn(cell(column));
    if (found !== undefined) return found;
    const written = textOf(cell(column)).trim();
    refuse(column, { kind: "scenario-value", found: written, expected: amount });
    return Number.NaN;
  };
  return {
    row,
    cell,
    refuse,
    text(column) {
      const found = plain(textOf(cell(column)));
      if (found === "") refuse(column, { kind: "scenario-value", found, expected: text });
      return found;
    },
    amount: value,
    optional: (column) => (plain(textOf(cell(column))) === "" ? undefined : value(column)),
  };
}

/** As a computer writes it (12.125), or as people do (1,200). */
function amountIn(cell: Cell): number | undefined {
  const written = typeof cell === "string" ? undefined : cell.number;
  const stored = readStoredNumber(written ?? plain(textOf(cell)));
  const read = stored.is === "none" ? readNumber(plain(textOf(cell))) : stored;
  if (read.is !== "number") return undefined;
  const { digits, scale } = read.value;
  const found = Number(`${digits}e${-scale}`);
  return Number.isFinite(found) ? found : undefined;
}
