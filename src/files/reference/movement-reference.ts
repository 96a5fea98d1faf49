/** The words in which people state movements: data/movement-columns.csv and movement-words.csv. */
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import type { MovementWordReference } from "../../importers/movements/movement-words.ts";
import { readDataTable } from "./data-table.ts";

export interface MovementLanguage {
  readonly columns: readonly ColumnReference[];
  readonly words: readonly MovementWordReference[];
}

export function loadMovementLanguage(folders: readonly string[]): Result<MovementLanguage> {
  const columns = readDataTable(folders, "movement-columns.csv", ["column", "words", "source"]);
  const words = readDataTable(folders, "movement-words.csv", [
    "column",
    "value",
    "words",
    "source",
  ]);
  return unless([...columns.problems, ...words.problems], () => ({
    columns: columns.rows.map((row) => ({
      meaning: row.text("column"),
      words: row.list("words"),
      source: row.text("source"),
    })),
    words: words.rows.map((row) => ({
      column: row.text("column") === "kind" ? "kind" : "counterpart",
      value: row.text("value"),
      words: row.list("words"),
    })),
  }));
}
