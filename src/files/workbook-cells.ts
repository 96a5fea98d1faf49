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

const DAY_MS = 86_400_000;

/** Excel's day 0; it counts a 29 February 1900 that never was, so later days are one too high. */
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LEAP_DAY_THAT_NEVER_WAS = 60;

/** The date of a serial number, as ISO text; it may be one that does not exist. */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (day < 0 || day > 2_958_465) return undefined; // after 9999-12-31
  if (!date1904 && day === LEAP_DAY_THAT_NEVER_WAS) return "1900-02-29";
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  const counted = !date1904 && day > LEAP_DAY_THAT_NEVER_WAS ? day - 1 : day;
  return new Date(epoch + counted * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a number format writes a day, month, year or era; hours and minutes alone do not. */
export function isDateFormat(format: string): boolean {
  const [positive = ""] = format
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .split(";");
  const bare = positive.replace(/general|標準|e[+-]|am\/pm|a\/p/gi, "");
  if (/[ydge]|b[12]?|aaa/i.test(bare) && !/[0#?]/.test(bare)) return true;
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

function numberCell(value: number, { z, w }: CellObject, date1904: boolean): Cell {
  const format = typeof z === "string" ? z : "General";
  if (isDateFormat(format)) {
    const date = dateOfSerial(value, date1904);
    if (date !== undefined) return isDate(date) ? { text: date, date } : { text: date };
    return { text: w ?? String(value), error: "#######" }; // what Excel shows for it
  }
  const number = decimalText(value);
  if (number === undefined) return { text: w ?? String(value) };
  const shown = w === undefined || /^general$/i.test(format) || w.trim() === "" ? number : w.trim();
  return { text: shown, number };
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
