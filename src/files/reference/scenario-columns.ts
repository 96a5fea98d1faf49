/** The headings of files of scenarios: data/scenario-columns.csv. */
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { readDataTable } from "./data-table.ts";

export function loadScenarioColumns(
  folders: readonly string[],
): Result<readonly ColumnReference[]> {
  const { rows, problems } = readDataTable(folders, "scenario-columns.csv", [
    "column",
    "words",
    "source",
  ]);
  const columns = rows.map((row) => ({
    meaning: row.text("column"),
    words: row.list("words"),
    source: row.text("source"),
  }));
  return unless(problems, () => columns);
}
