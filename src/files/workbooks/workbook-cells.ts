/**
 * A cell as the spreadsheet library has it → a cell as its user sees it.
 *
 * Numbers are given as the decimal text with the 15 digits that spreadsheets keep and show, so
 * that 0.1 + 0.2 is 0.3; a whole number is exact. Whole numbers above 2^53 have lost digits: they
 * are left as the text that the spreadsheet shows. A number is a date where its format says so,
 * whatever era or words the format writes it with; the time of day is dropped.
 */
import type { CellObject } from "@e965/xlsx";
import { isDate } from "../../domain/dates.ts";
import type { Cell } from "../../importers/table.ts";

/** The message of a formula whose result is not in the file: programs that never calculate. */
export const NO_STORED_VALUE = "formula without a stored value";

/**
 * Number formats 27 to 36 and 50 to 58 are dates and times of Japanese, Chinese and Korean Excels
 * (ECMA-376 part 1, 18.8.30). Workbooks name them without a code, and the library does not know
 * them: the number of a general format that says as much, a date or a time.
 */
export const japaneseDateFormats: ReadonlyMap<number, number> = new Map([
  ...[27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 14] as const, // m/d/yy
  ),
  [32, 20], // h:mm
  [33, 21], // h:mm:ss
]);

const DAY_MS = 86_400_000;

/** Excel's day 0; it counts a 29 February 1900 that never was, so later days are one too high. */
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LEAP_DAY_THAT_NEVER_WAS = 60;
const LAST_DAY = 2_958_465; // 9999-12-31

/** The date of a serial number, as ISO text; it may be one that does not exist. */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (day < 0 || day > LAST_DAY) return undefined;
  if (!date1904 && day === LEAP_DAY_THAT_NEVER_WAS) return "1900-02-29";
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  const counted = !date1904 && day > LEAP_DAY_THAT_NEVER_WAS ? day - 1 : day;
  const [date = ""] = new Date(epoch + counted * DAY_MS).toISOString().split("T");
  return date.length === 10 ? date : undefined; // after the year 9999
}

/** Whether a number format writes a day, month, year or era; hours and minutes alone do not. */
export function isDateFormat(format: string): boolean {
  const [positive = ""] = format
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .split(";");
  const bare = positive.replace(/general|標準|e[+-]|am\/pm|a\/p/gi, "");
  if (/[yd]|aaa/i.test(bare)) return true;
  if (/[ge]/i.test(bare) && !/[0#?]/.test(bare)) return true; // eras
  return /m/i.test(bare) && !/[hs]|\[m/i.test(bare);
}

/** The number as decimal text without exponent; undefined where digits are lost. */
export function decimalText(value: number): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined;
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  const [digits = "", exponent] = text.split("e-");
  if (exponent === undefined) return text;
  const sign = digits.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(Number(exponent) - 1)}${digits.replace(/[-.]/g, "")}`;
}

/** How a spreadsheet shows numbers, and from when its days count. */
export interface NumberStyle {
  readonly date1904: boolean;
  /** The library's: a number in a number format, as text. It throws at formats it does not know. */
  format(format: string, value: number): string;
}

const knownDateFormats = new Map<string, boolean>();

/** Formats are few and cells many. */
function showsDate(format: string): boolean {
  const known = knownDateFormats.get(format);
  if (known !== undefined) return known;
  const answer = isDateFormat(format);
  if (knownDateFormats.size < 1000) knownDateFormats.set(format, answer);
  return answer;
}

/** General shows a number in full; other formats, and OpenDocument's texts, are shown as they are. */
function shownText({ z, w }: CellObject, value: number, exact: string, style: NumberStyle): string {
  if (w !== undefined) return w.trim() || exact;
  if (typeof z !== "string" || z === "0" || /^general$/i.test(z)) return exact;
  if (z === "#,##0" && Number.isInteger(value)) return exact.replace(/\B(?=(\d{3})+$)/g, ",");
  return formatted(z, value, style).trim() || exact;
}

function formatted(format: string, value: number, style: NumberStyle): string {
  try {
    return style.format(format, value);
  } catch {
    return String(value);
  }
}

function numberCell(value: number, cell: CellObject, style: NumberStyle): Cell {
  const format = typeof cell.z === "string" ? cell.z : "General";
  if (showsDate(format)) {
    const date = dateOfSerial(value, style.date1904);
    if (date !== undefined) return isDate(date) ? { text: date, date } : { text: date };
    return { text: String(value), error: "#######" }; // what Excel shows for it
  }
  const exact = decimalText(value);
  if (exact === undefined) return { text: cell.w ?? formatted(format, value, style) };
  return { text: shownText(cell, value, exact, style), number: exact };
}

/** The errors of spreadsheets, by the numbers that the library has for them. */
const errors: ReadonlyMap<unknown, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

/** The cell, or "" for one without content. */
export function cellOf(cell: CellObject, style: NumberStyle): Cell {
  const { t: type, v: value, w: text } = cell;
  if (type === "e") {
    const error = text ?? errors.get(value) ?? "#ERROR!";
    return { text: error, error };
  }
  if (type === "z" || value === undefined) return "";
  if (value === NO_STORED_VALUE) return { text: value, error: value };
  if (type === "b") return value ? "TRUE" : "FALSE";
  if (type === "n" && typeof value === "number") {
    if (Number.isNaN(value)) return { text: "#NUM!", error: "#NUM!" };
    return numberCell(value, cell, style);
  }
  if (value instanceof Date) {
    const date = Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
    return isDate(date) ? { text: date, date } : (text ?? "");
  }
  const shown = String(value);
  return shown.includes("\r") ? shown.replaceAll("\r\n", "\n") : shown;
}
