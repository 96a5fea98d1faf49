/**
 * Whether a row of a count sheet still speaks of the goods it was printed for.
 *
 * Spreadsheets change what they take for numbers and dates: a CSV that was opened and saved has
 * lot 7 for 007, and a day for 3-12. Such a lot is the printed one. Every other change is told.
 */
import type { CountCard } from "../../domain/counting/count-declaration.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { normalise } from "../../domain/normalise.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import type { SheetHeading } from "../../text/counting/count-sheet.ts";
import { codeText, plain } from "../cell.ts";
import { type Cell, textOf } from "../table.ts";

/** A line of a printed sheet. */
export interface PrintedLine {
  readonly number: number;
  readonly card: CountCard;
  readonly expiry: IsoDate | undefined;
}

export type Change =
  | {
      readonly is: "changed";
      readonly heading: SheetHeading;
      readonly found: string;
      readonly printed: string;
    }
  | { readonly is: "mangled"; readonly found: string };

interface Meanings {
  readonly vocabulary: Vocabulary;
  itemOf(text: string): string | undefined;
  agencyOf(text: string): string | undefined;
}

/** The first field of a row that is not as it was printed; an emptied one says nothing. */
export function changedField(
  card: CountCard,
  cell: (heading: SheetHeading) => Cell | undefined,
  { vocabulary, itemOf, agencyOf }: Meanings,
): Change | undefined {
  const same: Readonly<Record<"item" | "status" | "agency", (text: string) => boolean>> = {
    item: (text) => normalise(text) === normalise(card.item) || itemOf(text) === card.item,
    status: (text) => vocabulary.status(text) === card.status,
    agency: (text) => normalise(text) === normalise(card.agency) || agencyOf(text) === card.agency,
  };
  for (const heading of ["item", "status", "agency"] as const) {
    const found = codeText(cell(heading));
    if (found === "" || same[heading](found)) continue;
    return { is: "changed", heading, found, printed: card[heading] };
  }
  const found = codeText(cell("lot"));
  if (found === "" || normalise(found) === normalise(card.lot)) return undefined;
  if (isMangled(card.lot, cell("lot"))) return { is: "mangled", found };
  return { is: "changed", heading: "lot", found, printed: card.lot };
}

/** Whether a spreadsheet would make the one of the other without being asked. */
function isMangled(printed: string, cell: Cell | undefined): boolean {
  const found = plain(textOf(cell));
  const code = plain(printed);
  const number = typeof cell === "object" ? (cell.number ?? found) : found;
  // 007 → 7, 1.50 → 1.5, 12345678901234567 → 1.23457E+16 or 12345678901234500
  if (isNumber.test(code) && isNumber.test(number)) {
    if (/e/i.test(number)) return nearly(code) === nearly(number);
    if (code.length <= digitsKept) return Number(code) === Number(number);
    return number === code.slice(0, digitsKept).padEnd(code.length, "0");
  }
  // 3-12, 2024-3, 12/5: written as a day, or the day's number
  const isDay = (typeof cell === "object" && cell.date !== undefined) || dayShape.test(found);
  return /^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/.test(code) && isDay;
}

const isNumber = /^[-+]?[\d.]+(e[-+]?\d+)?$/i;
/** Spreadsheets keep so many digits, and show six of a number that they write with an exponent. */
const digitsKept = 15;
const nearly = (text: string): string => Number(text).toPrecision(6);

const dayShape =
  /^(\d{1,4}[-/.年]\d{1,2}[-/.月](\d{1,4}日?)?|\d{1,2}月\d{1,2}日|\d{1,2}-[a-z]{3}(-\d{2,4})?|[a-z]{3}-\d{2,4}|\d{5})$/i;
