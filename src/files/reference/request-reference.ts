/**
 * What reading requests needs: headings, words, the bodies that ask, planning standards that count
 * pieces, and the codes of specifications; from `data/` and a person's own folder.
 */

import type { PieceStandard } from "../../domain/planning/planning-standard.ts";
import { present } from "../../domain/present.ts";
import { type Result, unless } from "../../domain/result.ts";
import type { RequestReference } from "../../importers/requests/request-words.ts";
import { type DataRow, readDataTable } from "./data-table.ts";

export function loadRequestReference(folders: readonly string[]): Result<RequestReference> {
  const table = (name: string, columns: readonly string[]) => readDataTable(folders, name, columns);
  const columns = table("request-columns.csv", ["column", "words", "source"]);
  const words = table("request-words.csv", ["column", "value", "words", "source"]);
  const bodies = table("requesting-bodies.csv", [
    "body",
    "name_en",
    "name_ja",
    "aliases",
    "listed",
  ]);
  const standards = table("planning-standards.csv", ["good", "organisation", "unit", "source"]);
  const specifications = table("specifications.csv", ["specification"]);
  const tables = [columns, words, bodies, standards, specifications];
  const reference: RequestReference = {
    columns: columns.rows.map((row) => ({
      meaning: row.text("column"),
      words: row.list("words"),
      source: row.text("source"),
    })),
    words: words.rows.map((row) => ({
      column: row.text("column"),
      value: row.text("value"),
      words: row.list("words"),
    })),
    bodies: bodies.rows.map((row) => ({
      code: row.text("body"),
      nameEn: row.text("name_en"),
      nameJa: row.text("name_ja"),
      aliases: row.list("aliases"),
      listed: row.oneOf("listed", ["yes", "no"]) === "yes",
    })),
    standards: standards.rows.filter((row) => row.optional("unit") === "1").map(standardOf),
    specifications: specifications.rows.map((row) => row.text("specification")),
  };
  return unless(
    tables.flatMap(({ problems }) => [...problems]),
    () => reference,
  );
}

const standardOf = (row: DataRow): PieceStandard =>
  present({
    good: row.text("good"),
    organisation: row.text("organisation"),
    perPerson: row.count("per_person"),
    perHousehold: row.count("per_household"),
    householdSize: row.count("household_size"),
    source: row.text("source"),
  });
