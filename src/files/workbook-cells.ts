/**
 * A cell as the spreadsheet library has it → a cell as its user sees it.
 *
 * Numbers are given as the decimal text with the 15 digits that spreadsheets keep and show, so
 * that 0.1 + 0.2 is 0.3; a whole number is exact. Whole numbers above 2^53 have lost digits: they
 * are left as the text that the spreadsheet shows. A number is a date where its format says so,
 * whatever era or words the format writes it with; the time of day is dropped.
 */
import type { CellObject } from "@e965/xlsx";
import { isDate } from "../domain/dates.ts";
import type { Cell } from "../importers/table.ts";

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

/** General shows a number in full; other formats, and OpenDocument's texts, are shown as they are. */
function shownText({ z: format, w: text }: CellObject, number: string): string {
  const general = typeof format === "string" && /^general$/i.test(format);
  return general || text === undefined || text.trim() === "" ? number : text.trim();
}

function numberCell(value: number, cell: CellObject, date1904: boolean): Cell {
  if (typeof cell.z === "string" && isDateFormat(cell.z)) {
    const date = dateOfSerial(value, date1904);
    if (date !== undefined) return isDate(date) ? { text: date, date } : { text: date };
    return { text: cell.w ?? String(value), error: "#######" }; // what Excel shows for it
  }
  const number = decimalText(value);
  if (number === undefined) return { text: cell.w ?? String(value) };
  return { text: shownText(cell, number), number };
}

/** The cell, or "" for one without content. */
export function cellOf(cell: CellObject, date1904: boolean): Cell {
  const { t: type, v: value, w: text } = cell;
  if (type === "z" || (value === undefined && type !== "e")) return "";
  if (type === "e" || text === NO_STORED_VALUE) {
    const error = text ?? `#ERROR ${String(value)}`;
    return { text: error, error };
  }
  if (type === "b") return value ? "TRUE" : "FALSE";
  if (type === "n" && typeof value === "number") {
    if (Number.isNaN(value)) return { text: "#NUM!", error: "#NUM!" };
    return numberCell(value, cell, date1904);
  }
  if (value instanceof Date) {
    const date = Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
    return isDate(date) ? { text: date, date } : (text ?? "");
  }
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : String(value);
}
