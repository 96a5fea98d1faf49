/**
 * One CSV file of reference data: its rows by column name, and all that is wrong with its cells.
 *
 * UTF-8, a header, lists in a cell separated by `|`. An empty cell is unknown. Row numbers are those
 * that a spreadsheet shows.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ReadingProblem } from "../../domain/problems/reading-problem.ts";
import { measured } from "../../importers/measure.ts";
import { readStoredNumber } from "../../importers/numbers.ts";
import { delimitedReader } from "../delimited.ts";
import { cannotRead, codeOf } from "../outside.ts";

export type Expected = readonly [en: string, ja: string];

/** The cells of one row; what cannot be read is noted as a problem and comes out as unknown. */
export interface DataRow {
  readonly row: number;
  text(column: string): string; // "" with a problem where it is empty
  optional(column: string): string | undefined;
  list(column: string): readonly string[];
  /** A whole number above zero. */
  count(column: string): number | undefined;
  /** A decimal in whole smaller units (see measure.ts): `12.5` cm by 10 is 125 mm. */
  scaled(column: string, factor: bigint): number | undefined;
  /** The same, and zero is a value, too. */
  amount(column: string, factor: bigint): number | undefined;
  position(column: string, most: number): number | undefined;
  oneOf<Word extends string>(column: string, words: readonly Word[]): Word | undefined;
  refuse(column: string | undefined, fault: ReadingProblem): void;
}

export interface DataTable {
  readonly file: string; // its path, for messages
  readonly rows: readonly DataRow[];
  readonly problems: Problem[];
}

/** A row as texts, for whoever reads its cells in a way of his own. */
export interface TextRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

interface Records {
  readonly path: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly problems: Problem[];
}

/** The file of this name in the first of the folders that has one. */
export function readDataTable(
  folders: readonly string[],
  name: string,
  columns: readonly string[],
): DataTable {
  const { path, header, rows, problems } = readRecords(folders, name, columns);
  const indexes = new Map(header.map((column, index) => [column, index]));
  const made = rows.map(({ row, cells }) => dataRow(cells, row, path, indexes, problems));
  return { file: path, rows: made, problems };
}

/** The same, as texts by column. */
export function readDataRows(
  folders: readonly string[],
  name: string,
  columns: readonly string[],
): { readonly file: string; readonly rows: readonly TextRow[]; readonly problems: Problem[] } {
  const { path, header, rows, problems } = readRecords(folders, name, columns);
  const made = rows.map(({ row, cells }) => ({
    row,
    cells: new Map(header.map((column, index) => [column, cells[index] ?? ""])),
  }));
  return { file: path, rows: made, problems };
}

function readRecords(
  folders: readonly string[],
  name: string,
  columns: readonly string[],
): Records {
  const { path, bytes } = firstOf(folders, name);
  const problems: Problem[] = [];
  const text = bytes.toString("utf8");
  const damaged = text.indexOf("\uFFFD");
  if (damaged >= 0) {
    const offset = Buffer.byteLength(text.slice(0, damaged));
    const found = bytes
      .subarray(offset, offset + 2)
      .toString("hex")
      .toUpperCase();
    problems.push({
      kind: "not-in-encoding",
      encoding: "UTF-8",
      offset,
      bytes: found,
      at: { file: path },
    });
    return { path, header: [], rows: [], problems };
  }
  const records = recordsOf(text, path, problems);
  const header = records[0] ?? [];
  const missing = columns.filter((column) => !header.includes(column));
  for (const column of missing) {
    const at: Place = { file: path, row: 1 };
    problems.push({ kind: "data-column-missing", found: "", column, at });
  }
  if (missing.length > 0) return { path, header, rows: [], problems };
  const rows = records.slice(1).flatMap((cells, index) => {
    const blank = cells.every((cell) => cell === "");
    return blank ? [] : [{ row: index + 2, cells }];
  });
  return { path, header, rows, problems };
}

function firstOf(
  folders: readonly string[],
  name: string,
): { readonly path: string; readonly bytes: Buffer } {
  let last: unknown;
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      return { path, bytes: readFileSync(path) };
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw cannotRead(path, error);
      last = error;
    }
  }
  throw cannotRead(join(folders.at(-1) ?? ".", name), last);
}

function recordsOf(
  text: string,
  file: string,
  problems: Problem[],
): readonly (readonly string[])[] {
  const reader = delimitedReader(",");
  const [body, end] = [reader.push(text.replace(/^\uFEFF/, "")), reader.end()];
  for (const fault of [body.fault, end.fault]) {
    if (fault === undefined) continue;
    const { row, ...problem } = fault;
    problems.push({ ...problem, at: { file, row } });
  }
  return [...body.rows, ...end.rows];
}

function dataRow(
  cells: readonly string[],
  row: number,
  file: string,
  indexes: ReadonlyMap<string, number>,
  problems: Problem[],
): DataRow {
  const cell = (column: string): string => (cells[indexes.get(column) ?? -1] ?? "").trim();
  const refuse: DataRow["refuse"] = (column, fault) => {
    problems.push({ ...fault, at: { file, row, ...(column !== undefined && { column }) } });
  };
  const invalid = (column: string, expected: Expected): undefined => {
    refuse(column, { kind: "data-invalid", found: cell(column), expected });
  };
  return {
    row,
    refuse,
    text: (column) => {
      if (cell(column) === "") invalid(column, ["a text", "文字列"]);
      return cell(column);
    },
    optional: (column) => cell(column) || undefined,
    list: (column) =>
      cell(column)
        .split("|")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    count: (column) => {
      if (cell(column) === "") return undefined;
      if (/^[1-9]\d{0,9}$/.test(cell(column))) return Number(cell(column));
      return invalid(column, ["a whole number above zero", "1以上の整数"]);
    },
    scaled: (column, factor) => {
      if (cell(column) === "") return undefined;
      const read = readStoredNumber(cell(column));
      const fits = read.is === "number" && read.value.digits > 0n && cell(column).length < 20;
      return fits
        ? measured(read.value, factor)
        : invalid(column, ["a number above zero", "0より大きい数"]);
    },
    amount: (column, factor) => {
      if (cell(column) === "") return undefined;
      const read = readStoredNumber(cell(column));
      return read.is === "number" && cell(column).length < 20
        ? measured(read.value, factor)
        : invalid(column, ["zero or a number above it", "0以上の数"]);
    },
    position: (column, most) => {
      if (cell(column) === "") return undefined;
      const value = Number(cell(column));
      const fits = /^-?\d{1,3}(\.\d+)?$/.test(cell(column)) && Math.abs(value) <= most;
      return fits ? value : invalid(column, [`degrees up to ${most}`, `${most}度以内の数`]);
    },
    oneOf: (column, words) => {
      const found = words.find((word) => word === cell(column));
      const all = words.join(", ");
      return found ?? invalid(column, [`one of ${all}`, `${all} のいずれか`]);
    },
  };
}
