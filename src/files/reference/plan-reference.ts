/** The headings of plans that people write, and of receipts that they fill in. */
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { readDataTable } from "./data-table.ts";

export const loadPlanColumns = (folders: readonly string[]): Result<readonly ColumnReference[]> =>
  columnsIn(folders, "plan-columns.csv");

export const loadReceiptColumns = (
  folders: readonly string[],
): Result<readonly ColumnReference[]> => columnsIn(folders, "receipt-columns.csv");

function columnsIn(folders: readonly string[], file: string): Result<readonly ColumnReference[]> {
  const { rows, problems } = readDataTable(folders, file, ["column", "words"]);
  return unless(problems, () =>
    rows.map((row) => ({
      meaning: row.text("column"),
      words: row.list("words"),
      source: row.optional("source") ?? "",
    })),
  );
}
