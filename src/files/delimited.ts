/**
 * Text with separators → rows of cells, as Excel counts and shows them.
 *
 * A row ends at \r\n, \n or a lone \r outside quotation marks; a blank line is a row. A quotation
 * mark opens quoted text only where a cell begins; inside, two stand for one. Rows may differ in
 * length. Text may arrive in pieces, cut anywhere.
 *
 * The rules are those of csv-parse, against which the tests compare; written out here since a
 * text without quotation marks splits six times faster, and since a fault must name its row.
 */
import type { FileLimit } from "../domain/problems/file-problem.ts";
import { unguarded } from "./formula-guard.ts";
import { CELL_CHARACTERS_MAX, COLUMNS_MAX, ROW_CHARACTERS_MAX } from "./limits.ts";

export type Delimiter = "," | "\t" | ";";

/** What stops the reading, and in which row. */
export type DelimitedFault =
  | { readonly kind: "quote-not-closed"; readonly row: number }
  | { readonly kind: "text-after-quote"; readonly row: number; readonly found: string }
  | {
      readonly kind: "file-over-limit";
      readonly row: number;
      readonly what: FileLimit;
      readonly found: number | undefined;
      readonly limit: number;
    };

export type Row = readonly string[];

/** The rows before a fault are given too, so that a caller may count them. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly fault?: DelimitedFault;
}

export interface DelimitedReader {
  /** The rows that are complete with this piece. */
  push(piece: string): Rows;
  /** The last row, where the text does not end with a line end. */
  end(): Rows;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** One row with quotation marks in it, from where it begins; or that its end is not here yet. */
type Quoted =
  | { readonly cells: string[]; readonly next: number }
  | { readonly unfinished: "text" | "quote" }
  | { readonly found: string };

/** The end of quoted text that begins at `from`: the place of its closing quotation mark, or -1. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return -1;
}

function quotedRow(text: string, start: number, separator: number, last: boolean): Quoted {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let end = at;
    if (text.charCodeAt(at) === QUOTE) {
      const close = closing(text, at + 1);
      if (close < 0) return { unfinished: "quote" };
      end = close + 1;
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
    } else {
      let code = text.charCodeAt(end);
      while (end < text.length && code !== separator && code !== LF && code !== CR) {
        code = text.charCodeAt(++end);
      }
      cells.push(text.slice(at, end));
    }
    // Whether a quotation mark closes, and whether \r is followed by \n, the next piece tells.
    if (!last && end + 1 >= text.length) return { unfinished: "text" };
    if (end >= text.length) return { cells, next: end };
    const code = text.charCodeAt(end);
    if (code === LF) return { cells, next: end + 1 };
    if (code === CR) return { cells, next: text.charCodeAt(end + 1) === LF ? end + 2 : end + 1 };
    if (code !== separator) return { found: text.slice(at, Math.min(end + 20, at + 60)) };
    at = end + 1;
  }
}

/** Where this stands next, or the end of the text. */
function positionOf(text: string, character: string, from: number): number {
  const position = text.indexOf(character, from);
  return position < 0 ? text.length : position;
}

/** Lines of a text without quotation marks; the last one is unfinished. */
function linesOf(text: string): string[] {
  if (!text.includes("\r")) return text.split("\n");
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
}

function rowFault(cells: Row, row: number): DelimitedFault | undefined {
  const over = (what: FileLimit, limit: number, found?: number): DelimitedFault => ({
    kind: "file-over-limit",
    row,
    what,
    found,
    limit,
  });
  if (cells.length > COLUMNS_MAX) return over("columns", COLUMNS_MAX);
  const long = cells.find((cell) => cell.length > CELL_CHARACTERS_MAX);
  if (long === undefined) return undefined;
  return over("cell-characters", CELL_CHARACTERS_MAX, long.length);
}

export function delimitedReader(delimiter: Delimiter): DelimitedReader {
  const separator = delimiter.charCodeAt(0);
  let carry = "";
  let rowsBefore = 0;
  let broken = false;

  function finish(rows: readonly Row[], fault?: DelimitedFault): Rows {
    rowsBefore += rows.length;
    if (fault === undefined) return { rows };
    broken = true;
    return { rows, fault };
  }

  function plain(text: string, last: boolean): Rows {
    // A \r at the very end may be the first half of \r\n.
    const cut = !last && text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = linesOf(cut === text.length ? text : text.slice(0, cut));
    const unfinished = lines.pop() ?? "";
    if (!last) carry = cut === text.length ? unfinished : `${unfinished}\r`;
    else if (unfinished !== "") lines.push(unfinished);
    const rows: Row[] = [];
    return finish(rows, split(lines, rows));
  }

  /** Adds the rows of lines without quotation marks, up to a fault. */
  function split(lines: readonly string[], rows: Row[]): DelimitedFault | undefined {
    for (const line of lines) {
      const long = line.length > CELL_CHARACTERS_MAX;
      const cells = long ? line.split(delimiter, COLUMNS_MAX + 1) : line.split(delimiter);
      const fault =
        long || cells.length > COLUMNS_MAX
          ? rowFault(cells, rowsBefore + rows.length + 1)
          : undefined;
      if (fault !== undefined) return fault;
      rows.push(cells);
    }
    return undefined;
  }

  function quoted(text: string, last: boolean): Rows {
    const rows: Row[] = [];
    let at = 0;
    let mark = -1;
    let nextLine = -1;
    while (at < text.length) {
      // Up to the line with the next quotation mark, a line is a row. Each mark and each line end
      // is looked for once, or a long file would be looked through again for each of its rows.
      if (mark < at) mark = positionOf(text, '"', at);
      if (nextLine < at) nextLine = positionOf(text, "\n", at);
      if (nextLine < mark) {
        const lineEnd = text.lastIndexOf("\n", mark);
        const fault = split(linesOf(text.slice(at, lineEnd + 1)).slice(0, -1), rows);
        if (fault !== undefined) return finish(rows, fault);
        at = lineEnd + 1;
        continue;
      }
      const row = rowsBefore + rows.length + 1;
      const parsed = quotedRow(text, at, separator, last);
      if ("found" in parsed) {
        return finish(rows, { kind: "text-after-quote", row, found: parsed.found });
      }
      if ("unfinished" in parsed) {
        const open = parsed.unfinished === "quote";
        const long = text.length - at > CELL_CHARACTERS_MAX * 2;
        if (open && (last || long)) return finish(rows, { kind: "quote-not-closed", row });
        break;
      }
      const fault = rowFault(parsed.cells, row);
      if (fault !== undefined) return finish(rows, fault);
      rows.push(parsed.cells);
      at = parsed.next;
    }
    carry = text.slice(at);
    return finish(rows);
  }

  function read(piece: string, last: boolean): Rows {
    if (broken) return { rows: [] };
    const text = carry + piece;
    carry = "";
    const { rows, fault } = text.includes('"') ? quoted(text, last) : plain(text, last);
    const guarded = text.includes("'") ? rows.map((cells) => cells.map(unguarded)) : rows;
    if (fault !== undefined) return { rows: guarded, fault };
    if (carry.length <= ROW_CHARACTERS_MAX) return { rows: guarded };
    const over = { kind: "file-over-limit", what: "row-characters", found: undefined } as const;
    broken = true;
    return {
      rows: guarded,
      fault: { ...over, row: rowsBefore + 1, limit: ROW_CHARACTERS_MAX },
    };
  }

  return { push: (piece) => read(piece, false), end: () => read("", true) };
}

/** Rows that are looked at to tell the separator: a title, a heading and some data. */
const SNIFFED_ROWS = 50;
const SNIFFED_CHARACTERS = 65_536;

const delimiters: readonly Delimiter[] = [",", "\t", ";"];

/** How many of each separator stand outside quotation marks in each of the first rows. */
function separatorCounts(text: string): readonly (readonly number[])[] {
  const rows: number[][] = [];
  let counts = [0, 0, 0];
  let quoted = false;
  let cellBegins = true;
  for (let at = 0; at < text.length && rows.length < SNIFFED_ROWS; at++) {
    const character = text.charAt(at);
    if (character === '"' && (quoted || cellBegins)) quoted = !quoted;
    const separator = quoted ? -1 : delimiters.indexOf(character as Delimiter);
    if (separator >= 0) counts[separator] = (counts[separator] ?? 0) + 1;
    const lineEnds = !quoted && (character === "\n" || character === "\r");
    if (lineEnds && counts.some((count) => count > 0)) {
      rows.push(counts);
      counts = [0, 0, 0];
    }
    cellBegins = separator >= 0 || lineEnds || character === '"';
  }
  rows.push(counts);
  return rows;
}

/**
 * The separator that stands the same number of times in most rows; of equal ones, the one that
 * stands more often in them, then the comma. A thousands comma stands in some rows only.
 */
export function delimiterOf(text: string): Delimiter {
  const counts = separatorCounts(text.slice(0, SNIFFED_CHARACTERS));
  let best: Delimiter = ",";
  let bestRank: readonly [number, number] = [0, 0];
  for (const [index, delimiter] of delimiters.entries()) {
    const rowsWith = new Map<number, number>();
    for (const row of counts) {
      const count = row[index] ?? 0;
      if (count > 0) rowsWith.set(count, (rowsWith.get(count) ?? 0) + 1);
    }
    for (const [count, rows] of rowsWith) {
      if (rows > bestRank[0] || (rows === bestRank[0] && count > bestRank[1])) {
        [best, bestRank] = [delimiter, [rows, count]];
      }
    }
  }
  return best;
}

export const formatOf = (delimiter: Delimiter): "csv" | "tsv" | "semicolon" =>
  delimiter === "," ? "csv" : delimiter === "\t" ? "tsv" : "semicolon";
