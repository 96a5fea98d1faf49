/**
 * A workbook (.xlsx, .xls, .ods) → its sheets as tables of typed cells.
 *
 * The library that reads them is given only what was checked before (archive.ts, xlsx-parts.ts,
 * ods-parts.ts, xls-stream.ts). Row 1 of a table is row 1 of the sheet and its first column is A,
 * wherever the used range begins. Hidden sheets are told of, and read only when asked for by name.
 */
import type { CellObject, Range, WorkBook, WorkSheet } from "@e965/xlsx";
import type { ForeignFile } from "../../domain/problems/file-problem.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { fail, ok, type Result, unless } from "../../domain/result.ts";
import type { Cell, Table } from "../../importers/table.ts";
import { type Archive, openArchive, stored } from "../archive.ts";
import {
  CELL_CHARACTERS_MAX,
  CELLS_MAX,
  COLUMNS_MAX,
  overLimit,
  ROWS_MAX,
  SHEETS_MAX,
} from "../limits.ts";
import { isWellFormed } from "../well-formed.ts";
import { odsParts, plainName } from "./ods-parts.ts";
import { cellOf, type NumberStyle } from "./workbook-cells.ts";
import { xlsStream } from "./xls-stream.ts";
import { xlsxParts } from "./xlsx-parts.ts";

export interface Workbook {
  readonly format: "xlsx" | "xls" | "ods";
  readonly tables: readonly Table[];
  readonly hiddenSheets: readonly string[];
}

interface Prepared {
  readonly format: Workbook["format"];
  readonly bytes: Buffer;
  readonly hidden: ReadonlySet<string>;
}

export async function readWorkbook(
  bytes: Buffer,
  container: "zip" | "ole",
  sheet: string | undefined,
  at: Place,
): Promise<Result<Workbook>> {
  const library = await import("@e965/xlsx");
  try {
    const prepared = container === "zip" ? preparedZip(bytes, at) : preparedXls(bytes, at);
    if (!prepared.ok) return prepared;
    const { format } = prepared.value;
    if (format === "xls") library.set_cptable(await import("@e965/xlsx/dist/cpexcel.full.mjs"));
    const book = library.read(prepared.value.bytes, {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      cellText: format === "ods", // elsewhere we ask for what is needed, which is little
      cellDates: format === "ods", // the only format that stores dates as dates
    });
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    const style: NumberStyle = {
      date1904,
      format: (code, value) => library.SSF.format(code, value, { date1904 }),
    };
    return tablesOf(book, prepared.value, sheet, style, at);
  } catch (error) {
    // The library has no errors of its own kind: whatever it stumbles over is the file's damage.
    const found = error instanceof Error ? error.message : String(error);
    return fail({ kind: "workbook-damaged", found: found.slice(0, 200), at });
  }
}

function preparedXls(bytes: Buffer, at: Place): Result<Prepared> {
  const stream = xlsStream(bytes, at);
  return stream.ok ? ok({ format: "xls", bytes: stream.value, hidden: new Set() }) : stream;
}

function preparedZip(bytes: Buffer, at: Place): Result<Prepared> {
  const archive = openArchive(bytes, at);
  if (!archive.ok) return archive;
  const { parts } = archive.value;
  const is = contentsOf(archive.value);
  if (is !== "xlsx" && is !== "ods") return fail({ kind: "file-not-a-table", is, at });
  for (const [entry, content] of parts) {
    if (isUnsafe(entry, content)) return fail({ kind: "workbook-unsafe", entry, at });
    if (entry !== "mimetype" && !isWellFormed(content.toString("latin1"))) {
      return fail({ kind: "workbook-damaged", found: `${entry} is broken XML`, at });
    }
  }
  if (is === "ods") {
    const ods = odsParts(parts, at);
    if (!ods.ok) return ods;
    return ok({ format: "ods", bytes: stored(ods.value.parts), hidden: ods.value.hidden });
  }
  const xlsx = xlsxParts(parts, at);
  return xlsx.ok ? ok({ format: "xlsx", bytes: stored(xlsx.value), hidden: new Set() }) : xlsx;
}

/**
 * XML of office programs is UTF-8 and declares neither document types nor entities; only the
 * manifest, of which nothing is taken, had a document type in OpenOffice 2.
 */
function isUnsafe(entry: string, content: Buffer): boolean {
  if (content.subarray(0, 4).includes(0)) return true; // UTF-16 or UTF-32, to hide from a look
  if (content[0] === 0xff || content[0] === 0xfe) return true; // the mark of UTF-16
  if (content.includes("<!ENTITY")) return true;
  return content.includes("<!DOCTYPE") && entry !== "META-INF/manifest.xml";
}

function contentsOf({ names, parts }: Archive): "xlsx" | "ods" | ForeignFile {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/i)) return "excel-binary";
  if (has(/^Index\/Document\.iwa$|^Index\.zip$/)) return "numbers";
  if (has(/^word\//)) return "word";
  if (has(/^ppt\//)) return "powerpoint";
  const mimetype = parts.get("mimetype")?.toString("latin1") ?? "";
  if (has(/^META-INF\/manifest\.xml$/) && has(/^content\.xml$/)) {
    if (mimetype === "" || mimetype.includes("spreadsheet")) return "ods";
    return mimetype.includes("text") ? "word" : "binary";
  }
  return has(/^\[Content_Types\]\.xml$/) ? "xlsx" : "archive";
}

function tablesOf(
  book: WorkBook,
  { format, hidden }: Prepared,
  wanted: string | undefined,
  style: NumberStyle,
  at: Place,
): Result<Workbook> {
  const sheets = book.SheetNames.map((stored) => ({
    name: format === "ods" ? plainName(stored) : stored,
    content: book.Sheets[stored],
  }));
  if (sheets.length > SHEETS_MAX) return overLimit(at, "sheets", SHEETS_MAX, sheets.length);
  const concealed = new Set([
    ...hidden,
    ...(book.Workbook?.Sheets ?? []).flatMap(({ name, Hidden }) => (name && Hidden ? [name] : [])),
  ]);
  const hiddenSheets = sheets.map(({ name }) => name).filter((name) => concealed.has(name));
  const chosen =
    wanted === undefined
      ? sheets.filter(({ name }) => !concealed.has(name))
      : sheets.filter(({ name }) => name.normalize("NFKC") === wanted.normalize("NFKC"));
  if (wanted !== undefined && chosen.length === 0) {
    const names = sheets.map(({ name }) => name);
    return fail({ kind: "no-such-sheet", found: wanted, sheets: names, at });
  }
  const tables: Table[] = [];
  const problems: Problem[] = [];
  let room = CELLS_MAX;
  for (const { name, content } of chosen) {
    const place = { ...at, sheet: name };
    if (content === undefined) {
      problems.push({ kind: "workbook-damaged", found: "the sheet cannot be read", at: place });
      continue;
    }
    if (isChart(content)) continue;
    const rows = rowsOf(content, style, room, place);
    if (rows.ok) {
      tables.push({ sheet: name, rows: rows.value });
      room -= rows.value.reduce((cells, row) => cells + row.length, 0);
    } else problems.push(...rows.problems);
  }
  return unless(problems, () => ({ format, tables, hiddenSheets }));
}

const isChart = (sheet: WorkSheet): boolean => {
  const type: unknown = sheet["!type"];
  return type === "chart" || type === "macro" || type === "dialog";
};

const EMPTY_ROW: readonly Cell[] = [];

function rowsOf(
  sheet: WorkSheet,
  style: NumberStyle,
  room: number,
  at: Place,
): Result<readonly (readonly Cell[])[]> {
  const data: readonly (readonly CellObject[] | undefined)[] = sheet["!data"] ?? [];
  if (data.length > ROWS_MAX) return overLimit(at, "rows", ROWS_MAX, data.length);
  const rows: (readonly Cell[])[] = [];
  let cells = 0;
  for (const [index, stored] of data.entries()) {
    if (stored === undefined) continue;
    const place = { ...at, row: index + 1 };
    if (stored.length > COLUMNS_MAX) return overLimit(place, "columns", COLUMNS_MAX, stored.length);
    const row = Array.from(stored, (cell) => (cell === undefined ? "" : cellOf(cell, style)));
    while (row.length > 0 && row.at(-1) === "") row.pop();
    const long = row.find((cell) => lengthOf(cell) > CELL_CHARACTERS_MAX);
    if (long !== undefined) {
      return overLimit(place, "cell-characters", CELL_CHARACTERS_MAX, lengthOf(long));
    }
    if (row.length === 0) continue;
    while (rows.length < index) rows.push(EMPTY_ROW);
    rows.push(row);
    cells += row.length;
    if (cells > room) return overLimit(at, "cells", CELLS_MAX);
  }
  return merged(rows, sheet["!merges"] ?? [], room - cells, at);
}

const lengthOf = (cell: Cell): number =>
  typeof cell === "string" ? cell.length : cell.text.length;

/**
 * A merge downwards repeats its value in every row, marked; a merge across has it in its first
 * column only. Below the last row with content there is nothing to repeat it for.
 */
function merged(
  rows: readonly (readonly Cell[])[],
  merges: readonly Range[],
  room: number,
  at: Place,
): Result<readonly (readonly Cell[])[]> {
  if (merges.length === 0) return ok(rows);
  const filled: Cell[][] = rows.map((row) => [...row]);
  let cells = 0;
  for (const { s: first, e: last } of merges) {
    if (first.c >= COLUMNS_MAX) continue;
    const value = filled[first.r]?.[first.c] ?? "";
    const below =
      typeof value === "string" ? { text: value, merged: true } : { ...value, merged: true };
    const lastColumn = Math.min(last.c, COLUMNS_MAX - 1);
    for (let r = first.r; r <= Math.min(last.r, filled.length - 1); r++) {
      const row = filled[r];
      if (row === undefined) continue;
      for (let c = first.c + 1; c <= lastColumn && c < row.length; c++) row[c] = "";
      cells += lastColumn - first.c + 1;
      if (cells > Math.max(room, 0)) return overLimit(at, "cells", CELLS_MAX);
      if (r === first.r || value === "") continue;
      while (row.length < first.c) row.push("");
      row[first.c] = below;
    }
  }
  return ok(filled);
}
