/** How long the stages of a purchase take (lead-times.csv), and the thresholds of its notice. */
import { isDate } from "../../domain/dates.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { leadStages } from "../../replenishment/demand/lead-time.ts";
import type { Procurement, StageRule, Threshold } from "../../replenishment/procurement.ts";
import { type DataRow, readDataTable } from "./data-table.ts";

export function loadProcurement(folders: readonly string[]): Result<Procurement> {
  const stages = readDataTable(folders, "lead-times.csv", [
    ...["stage", "low_days", "mode_days", "high_days", "assumed", "source"],
  ]);
  const thresholds = readDataTable(folders, "procurement-thresholds.csv", [
    ...["agency", "threshold_jpy", "from", "until", "source"],
  ]);
  const procurement = {
    rules: stages.rows.map(ruleOf),
    thresholds: thresholds.rows.map(thresholdOf),
  };
  return unless([...stages.problems, ...thresholds.problems], () => procurement);
}

/** The headings of a person's list of suppliers: supplier-columns.csv. */
export function loadSupplierColumns(
  folders: readonly string[],
): Result<readonly ColumnReference[]> {
  const { rows, problems } = readDataTable(folders, "supplier-columns.csv", ["column", "words"]);
  return unless(problems, () =>
    rows.map((row) => ({
      meaning: row.text("column"),
      words: row.list("words"),
      source: row.optional("source") ?? "",
    })),
  );
}

function ruleOf(row: DataRow): StageRule {
  const [low, mode, high] = [days(row, "low_days"), days(row, "mode_days"), days(row, "high_days")];
  if (low > mode || mode > high) {
    const expected = ["low ≤ mode ≤ high", "最短 ≦ 最頻 ≦ 最長"] as const;
    row.refuse("mode_days", { kind: "data-invalid", found: `${low}, ${mode}, ${high}`, expected });
  }
  return {
    stage: row.oneOf("stage", leadStages) ?? "specification",
    agency: row.optional("agency"),
    value: row.optional("value") === undefined ? undefined : row.oneOf("value", ["below", "over"]),
    ...{ low, mode, high },
    source: row.text("source"),
    assumed: row.oneOf("assumed", ["yes", "no"]) === "yes",
    note: row.optional("note"),
  };
}

const thresholdOf = (row: DataRow): Threshold => ({
  agency: row.text("agency"),
  jpy: row.amount("threshold_jpy", 1n) ?? 0,
  from: day(row, "from"),
  until: day(row, "until"),
  source: row.text("source"),
});

function days(row: DataRow, column: string): number {
  const found = row.amount(column, 1n);
  if (found === undefined && row.optional(column) === undefined) row.text(column);
  return found ?? 0;
}

function day(row: DataRow, column: string): string {
  const found = row.text(column);
  const expected = ["a day, YYYY-MM-DD", "YYYY-MM-DD の日付"] as const;
  if (!isDate(found)) row.refuse(column, { kind: "data-invalid", found, expected });
  return found;
}
