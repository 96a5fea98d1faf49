/** Which stock may serve whom, and how long it takes: eligibility.csv and its neighbours. */
import {
  type Procedure,
  procedureSteps,
  type StepDays,
} from "../../domain/planning/eligibility.ts";
import { causes, isCause } from "../../domain/planning/request-declaration.ts";
import { type Result, unless } from "../../domain/result.ts";
import { type DataRow, readDataTable } from "./data-table.ts";

export function loadProcedure(folders: readonly string[]): Result<Procedure> {
  const rules = readDataTable(folders, "eligibility.csv", [
    ...["agency", "causes", "listed_body_needed", "steps"],
    ...["article_en", "article_ja", "source"],
  ]);
  const steps = readDataTable(folders, "procedure-steps.csv", ["step", "days", "source"]);
  const bodies = readDataTable(folders, "requesting-bodies.csv", ["body", "listed"]);
  const days: Partial<Record<keyof StepDays, number>> = {};
  for (const row of steps.rows) {
    const step = row.oneOf("step", procedureSteps);
    const count = row.amount("days", 1n);
    if (step !== undefined) days[step] = count ?? 0;
  }
  const procedure: Procedure = {
    rules: rules.rows.map((row) => ({
      agency: row.text("agency"),
      causes: words(row, "causes", causes).filter(isCause),
      listedBodyNeeded: row.oneOf("listed_body_needed", ["yes", "no"]) === "yes",
      steps: words(row, "steps", procedureSteps),
      articleEn: row.text("article_en"),
      articleJa: row.text("article_ja"),
      source: row.text("source"),
    })),
    days: {
      "cabinet-decision": days["cabinet-decision"] ?? 0,
      "custody-transfer": days["custody-transfer"] ?? 0,
    },
    listedBodies: new Set(
      bodies.rows.flatMap((row) =>
        row.oneOf("listed", ["yes", "no"]) === "yes" ? [row.text("body")] : [],
      ),
    ),
  };
  const problems = [rules, steps, bodies].flatMap((table) => [...table.problems]);
  return unless(problems, () => procedure);
}

function words<Word extends string>(
  row: DataRow,
  column: string,
  known: readonly Word[],
): readonly Word[] {
  return row.list(column).flatMap((text) => {
    const word = known.find((it) => it === text);
    if (word !== undefined) return [word];
    const all = known.join(", ");
    const expected = [`one of ${all}`, `${all} のいずれか`] as const;
    row.refuse(column, { kind: "data-invalid", found: text, expected });
    return [];
  });
}
