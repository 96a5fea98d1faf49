/** The outcome of reading one cell, and what the readers of all kinds of cells share. */
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import { type Cell, textOf } from "./table.ts";

/** A value, or what is wrong; where it is wrong is known to whoever holds the row. */
export type Reading<Value> = { readonly value: Value } | { readonly fault: ReadingProblem };

export const isFault = <Value>(
  reading: Reading<Value>,
): reading is { readonly fault: ReadingProblem } => "fault" in reading;

/** One line, digits and letters of ordinary width, one kind of hyphen, single spaces. */
export function plain(text: string): string {
  // Most cells are plain already, and this is asked of every cell several times.
  if (isPlain.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
}

/** No figure or date is longer; it also bounds the work that a hostile cell can make. */
export const figureLongest = 100;

/** Printable ASCII, kana and common kanji, in one word: nothing that `plain` would change. */
const isPlain = /^[\x21-\x7e\u3042-\u3094\u30a2-\u30fa\u4e00-\u9fa5]*$/;

/** What people write where there is nothing to write. */
const nothing = new Set(
  "-|--|---|ー|―|/|なし|無し|無|該当なし|不明|未定|n/a|na|none|nil|null|unknown|tbd|not known".split(
    "|",
  ),
);

const nothingLongest = 20;

export const saysNothing = (text: string): boolean => {
  if (text.length > nothingLongest) return false;
  const said = plain(text).toLowerCase();
  return said === "" || nothing.has(said);
};

const dittoLongest = 20;

/** Marks for "as above". */
const dittos = new Set([
  "〃",
  "々",
  "\u3003",
  '"',
  "''",
  "“",
  "”",
  "同上",
  "同じ",
  "ditto",
  "do.",
  "same as above",
  '""',
  "″",
]);

export const isDitto = (text: string): boolean =>
  text.length <= dittoLongest && dittos.has(text.trim().toLowerCase());

const errorValue = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** The name of the error that a cell holds: workbooks know it, text files have it as text. */
export function errorIn(cell: Cell | undefined): string | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell !== "string") return cell.error;
  return cell.includes("#") ? errorValue.exec(cell.trim())?.[0] : undefined;
}

/**
 * A code as the spreadsheet shows it: `007` stays `007`. Where a number's format hides its digits
 * (9.00E+42, 1,200), the number itself.
 */
export function codeText(cell: Cell | undefined): string {
  const text = textOf(cell).trim();
  const number = cell === undefined || typeof cell === "string" ? undefined : cell.number;
  return number === undefined || text.replace(/^0+(?=\d)/, "") === number ? text : number;
}
