/**
 * An inventory file → its tables, whatever form it has. What is wrong with the file is a problem
 * with its place; what is wrong with the disk is an OutsideError.
 *
 * The content decides what the file is, never its name. The bytes are read once, and the SHA-256
 * is that of the bytes that were parsed.
 */
import type { Place, Problem } from "../domain/problems/problem.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import type { ReadFile } from "../importers/table.ts";
import {
  type DelimitedFault,
  delimitedReader,
  delimiterOf,
  formatOf,
  type Row,
} from "./delimited.ts";
import { decode } from "./encoding.ts";
import { kindOf } from "./file-kind.ts";
import { CELLS_MAX, overLimit, ROWS_MAX } from "./limits.ts";
import { nameOf, type Received, receive } from "./received.ts";
import { readWorkbook } from "./workbooks/workbook.ts";

export interface ReadOptions {
  /** Character encoding of a text file; a workbook has its own. */
  readonly encoding?: string;
  /** The only sheet to read; a text file has none, and is not what was meant. */
  readonly sheet?: string;
  /** Headings of inventories, which tell one Japanese encoding from another. */
  readonly knownWords?: readonly string[];
}

export async function readInventoryFile(
  path: string,
  options: ReadOptions,
): Promise<Result<ReadFile>> {
  const received = await receive(path);
  return received.ok ? readBytes(received.value, nameOf(path), options) : received;
}

/** As a file of this name with these bytes would be read. */
export async function readBytes(
  { bytes, sha256 }: Received,
  name: string,
  options: ReadOptions,
): Promise<Result<ReadFile>> {
  const at = { file: name };
  const kind = kindOf(bytes);
  if (kind === "text") {
    if (options.sheet !== undefined) return noSheets(options.sheet, at);
    const text = await readText(bytes, options, at);
    return text.ok ? ok({ name, sha256, ...text.value }) : text;
  }
  if (kind === "zip" || kind === "ole") {
    const workbook = await readWorkbook(bytes, kind, options.sheet, at);
    if (!workbook.ok) return workbook;
    const { format, tables, hiddenSheets } = workbook.value;
    return ok({ name, sha256, format, tables, ...(hiddenSheets.length > 0 && { hiddenSheets }) });
  }
  return fail({ kind: "file-not-a-table", is: kind, at });
}

export const noSheets = (found: string, at: Place): Result<never> =>
  fail({ kind: "no-such-sheet", found, sheets: [], at });

async function readText(
  bytes: Buffer,
  { encoding, knownWords = [] }: ReadOptions,
  at: Place,
): Promise<Result<Pick<ReadFile, "format" | "encoding" | "notUtf8" | "tables">>> {
  const decoded = await decode(
    bytes,
    { knownWords, ...(encoding !== undefined && { encoding }) },
    at,
  );
  if (!decoded.ok) return decoded;
  const text = withoutEndMark(decoded.value.text);
  const delimiter = delimiterOf(text);
  if (mostCells(text, delimiter) > CELLS_MAX) return overLimit(at, "cells", CELLS_MAX);
  const reader = delimitedReader(delimiter);
  const read = reader.push(text);
  const last = read.fault === undefined ? reader.end() : undefined;
  const fault = read.fault ?? last?.fault;
  if (fault !== undefined) return fail(problemOf(fault, at));
  const rows = read.rows.concat(last?.rows ?? []);
  if (rows.length > ROWS_MAX) return overLimit(at, "rows", ROWS_MAX, rows.length);
  if (rows.every(isBlank)) return fail({ kind: "file-empty", at });
  return ok({
    format: formatOf(delimiter),
    encoding: decoded.value.encoding,
    ...(decoded.value.notUtf8 !== undefined && { notUtf8: decoded.value.notUtf8 }),
    tables: [{ rows }],
  });
}

const isBlank = (row: Row): boolean => row.every((cell) => cell.trim() === "");

/** Old systems end a text with Control-Z. */
const withoutEndMark = (text: string): string => (text.endsWith("\x1a") ? text.slice(0, -1) : text);

/** Separators and line ends, wherever they stand: counted before anything is made of them. */
function mostCells(text: string, delimiter: string): number {
  let cells = 0;
  for (const mark of [delimiter, text.includes("\n") ? "\n" : "\r"]) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) cells++;
  }
  return cells;
}

export function problemOf({ row, ...fault }: DelimitedFault, at: Place): Problem {
  return { ...fault, at: { ...at, row } };
}
