/**
 * How much of a file is read before it is refused. Inventories come by mail and from web pages, so
 * a file may be made to exhaust the machine; every limit is far above what an honest file needs.
 */
import type { FileLimit } from "../domain/problems/file-problem.ts";
import type { Place } from "../domain/problems/problem.ts";
import { fail, type Result } from "../domain/result.ts";

const MiB = 1024 * 1024;

/** A text file of a million rows of 200 characters. Streamed movement files have no such limit. */
export const FILE_BYTES_MAX = 200 * MiB;

/** .xls keeps about 15 bytes a cell: more would be over two million cells, ten full sheets wide. */
export const XLS_BYTES_MAX = 32 * MiB;

/** A workbook has a few parts for each sheet, picture and comment; hundreds, not thousands. */
export const ARCHIVE_ENTRIES_MAX = 4096;

/** The XML that is read of a workbook: at about 40 bytes a cell, three million cells. */
export const ARCHIVE_BYTES_MAX = 128 * MiB;

/** Honest sheets shrink 5 to 60 times; deflate reaches 1,032 on nothing but repetition. */
export const ARCHIVE_RATIO_MAX = 200;

/** Below this size no ratio is harmful, and small sheets of equal rows reach high ones. */
export const ARCHIVE_RATIO_FROM_BYTES = 8 * MiB;

/** Agencies keep a sheet per depot; the largest humanitarian networks have some 200 depots. */
export const SHEETS_MAX = 256;

/** As many as Excel's own sheets have. */
export const ROWS_MAX = 1_048_576;

/** Inventories have tens of columns; a stray cell in column XFD is a slip or an attack. */
export const COLUMNS_MAX = 512;

/** All cells of all sheets: what fits in memory, beside its copy as typed cells. */
export const CELLS_MAX = 4_000_000;

/**
 * Cells of OpenDocument that are written once and stand many times: equal neighbours, equal rows.
 * An honest sheet has few; a small file may have billions.
 */
export const REPEATED_CELLS_MAX = 200_000;

/** As long as Excel's own cells may be. A longer one is a quotation mark that is not closed. */
export const CELL_CHARACTERS_MAX = 32_767;

/** One row of text: room for COLUMNS_MAX long cells, and an end to a file without line ends. */
export const ROW_CHARACTERS_MAX = 2 * MiB;

export function overLimit(
  at: Place,
  what: FileLimit,
  limit: number,
  found?: number,
): Result<never> {
  return fail({ kind: "file-over-limit", what, found, limit, at });
}
