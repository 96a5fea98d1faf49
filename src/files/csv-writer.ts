/**
 * Rows → CSV text that a spreadsheet opens as it is meant: no text becomes a formula, numbers stay
 * numbers. Unknown values are empty cells.
 */
import { stringify } from "csv-stringify/sync";
import { guarded } from "./formula-guard.ts";

export type CsvValue = string | number | undefined;

export interface CsvStyle {
  /** With the mark, a double click in a Japanese Windows opens the file in Excel as UTF-8. */
  readonly byteOrderMark?: boolean;
  readonly lineEnd?: "\n" | "\r\n";
}

export function csvText(
  rows: readonly (readonly CsvValue[])[],
  { byteOrderMark = false, lineEnd = "\n" }: CsvStyle = {},
): string {
  return stringify(
    rows.map((row) => row.map((value) => (typeof value === "string" ? guarded(value) : value))),
    // A lone \r ends a row for readers, but csv-stringify quotes only for its own line end.
    { bom: byteOrderMark, record_delimiter: lineEnd, quoted_match: /[\r\n]/ },
  );
}
