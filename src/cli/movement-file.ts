/**
 * The rows of a movements file in batches, sheet by sheet: a text file in constant memory, a
 * workbook as a whole. What is wrong with the file as such is thrown, before anything is kept.
 */
import { type Cell, textOf } from "../importers/table.ts";
import type { Files } from "../ports.ts";
import { InputFault } from "./input-fault.ts";

/** Rows read, checked and appended at a time. */
const batchRows = 250;

export interface Batch {
  readonly sheet: string | undefined;
  readonly rows: readonly (readonly string[])[];
}

const isWorkbook = (path: string): boolean => /\.(xlsx|xlsm|xls|ods)$/i.test(path);

export const batchesOf = (path: string, files: Files): AsyncIterable<Batch> =>
  isWorkbook(path) ? workbookBatches(path, files) : textBatches(path, files);

async function* textBatches(path: string, files: Files): AsyncIterable<Batch> {
  for await (const rows of files.rows(path, batchRows)) yield { sheet: undefined, rows };
}

async function* workbookBatches(path: string, files: Files): AsyncIterable<Batch> {
  const read = await files.read(path, {});
  if (!read.ok) throw new InputFault(...read.problems);
  for (const { sheet, rows } of read.value.tables) {
    for (let start = 0; start < rows.length; start += batchRows) {
      const batch = rows.slice(start, start + batchRows);
      yield { sheet, rows: batch.map((row) => row.map(cellText)) };
    }
  }
}

/**
 * A cell's text as a text file would have it: dates in full, and a number as it is stored, unless
 * its format shows more than the figure: a unit (480梱包), or the zeros of a code (007).
 */
function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (cell.error !== undefined) return cell.error;
  if (cell.date !== undefined) return cell.date;
  const shown = textOf(cell).trim();
  if (cell.number === undefined) return shown;
  const isFigure = /^[-+]?[\d.,\s]*$/.test(shown) && !/^0\d/.test(shown);
  return isFigure ? cell.number : shown;
}

/** How a file is called in messages and in the ledger: folders differ between machines. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
