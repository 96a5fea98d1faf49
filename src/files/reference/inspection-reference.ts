/** Under which law an agency's goods are inspected: data/inspections.csv. */
import { present } from "../../domain/present.ts";
import type { InspectionReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { readDataTable } from "./data-table.ts";

const columns = ["agency", "basis_en", "basis_ja", "copies", "source"];

export function loadInspections(
  folders: readonly string[],
): Result<readonly InspectionReference[]> {
  const { rows, problems } = readDataTable(folders, "inspections.csv", columns);
  const read = rows.map(
    (row): InspectionReference =>
      present({
        agency: row.text("agency"),
        basisEn: row.text("basis_en"),
        basisJa: row.text("basis_ja"),
        copies: row.count("copies"),
        source: row.text("source"),
      }),
  );
  return unless(problems, () => read);
}
