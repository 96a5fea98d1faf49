/** The headings of a person's plan of shipments: plan-columns.csv. */
import type { ColumnReference } from "../domain/reference.ts";
import { type Result, unless } from "../domain/result.ts";
import { readDataTable } from "./data-table.ts";

export function loadPlanColumns(folders: readonly string[]): Result<readonly ColumnReference[]> {
  const { rows, problems } = readDataTable(folders, "plan-columns.csv", ["column", "words"]);
  return unless(problems, () =>
    rows.map((row) => ({
      meaning: row.text("column"),
      words: row.list("words"),
      source: row.optional("source") ?? "",
    })),
  );
}
