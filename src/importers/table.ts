/**
 * A sheet as its file has it: rows of cells, before anybody knows what they mean.
 *
 * A cell of a text file is its text. A cell of a workbook may know more: its number, its date, or
 * that it holds an error. Rows and columns count from 1 as a spreadsheet shows them: `rows[0]` is
 * row 1, also where the file begins with empty rows.
 */
import type { IsoDate } from "../domain/dates.ts";

export interface TypedCell {
  /** As the spreadsheet shows it. */
  readonly text: string;
  /** The number stored, exactly as the decimal text that names it; dates have none. */
  readonly number?: string;
  readonly date?: IsoDate;
  /** "#N/A", "#REF!" … */
  readonly error?: string;
  /** The value stands in the first row of a vertical merge and is repeated here. */
  readonly merged?: boolean;
}

export type Cell = string | TypedCell;

export const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? "" : typeof cell === "string" ? cell : cell.text;

/**
 * A cell's text as a text file would have it: dates in full, and a number as it is stored, unless
 * its format shows more than the figure: a unit (480梱包), or the zeros of a code (007).
 */
export function plainText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (cell.error !== undefined) return cell.error;
  if (cell.date !== undefined) return cell.date;
  const shown = cell.text.trim();
  if (cell.number === undefined) return shown;
  const isFigure = /^[-+]?[\d.,\s]*$/.test(shown) && !/^0\d/.test(shown);
  return isFigure ? cell.number : shown;
}

export interface Table {
  /** Absent for text files, which have one table only. */
  readonly sheet?: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a file turned out to be, as reported to its user. */
export interface ReadFile {
  readonly name: string;
  readonly sha256: string; // of the bytes as received
  readonly format: "csv" | "tsv" | "semicolon" | "xlsx" | "xls" | "ods";
  readonly encoding?: string; // of text files: "UTF-8", "UTF-8 with BOM", "CP932", "EUC-JP", "UTF-16LE" …
  /** Where a text was read as a mixture of encodings: how many of its bytes were not UTF-8. */
  readonly notUtf8?: number;
  readonly tables: readonly Table[];
  /** Sheets that the workbook hides: told to the user, not read unless asked for by name. */
  readonly hiddenSheets?: readonly string[];
}

/** Column number (from 1) and row → the name of the cell: 6, 12 → "F12". */
export function cellName(column: number, row: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
