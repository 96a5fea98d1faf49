/** The headings of lists of what organisations hold: data/holding-columns.csv. */
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { readDataTable } from "./data-table.ts";

export function loadHoldingColumns(folders: readonly string[]): Result<readonly ColumnReference[]> {
  const needed = ["column", "words", "source"];
  const { rows, problems } = readDataTable(folders, "holding-columns.csv", needed);
  const columns = rows.map((row) => ({
    meaning: row.text("column"),
    words: row.list("words"),
    source: row.text("source"),
  }));
  return unless(problems, () => columns);
}
