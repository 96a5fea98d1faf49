/** What the matcher is told beforehand: data/match-words.csv, -units, -columns and -vetoes. */
import type { DataProblem } from "../../domain/problems/reading-problem.ts";
import { type Result, unless } from "../../domain/result.ts";
import { attributeNames } from "../../matching/fields.ts";
import type { Dimension, Knowledge } from "../../matching/knowledge.ts";
import type { AttributeName } from "../../matching/match.ts";
import { type DataRow, readDataTable } from "./data-table.ts";

const dimensions = [
  "length",
  "area",
  "capacity",
  "weight",
  "watt",
  "volt-ampere",
  "voltage",
  "flow",
  "persons",
  "pack",
  "share",
  "thread",
  "memory",
] as const satisfies readonly Dimension[];

const attributeOf = (row: DataRow): { readonly attribute?: AttributeName } => {
  if (row.optional("attribute") === undefined) return {};
  const attribute = row.oneOf("attribute", attributeNames);
  return attribute === undefined ? {} : { attribute };
};

export function loadMatchKnowledge(folders: readonly string[]): Result<Knowledge> {
  const words = readDataTable(folders, "match-words.csv", [
    "token",
    "attribute",
    "words",
    "source",
  ]);
  const units = readDataTable(folders, "match-units.csv", [
    "dimension",
    "smallest",
    "words",
    "source",
  ]);
  const columns = readDataTable(folders, "match-columns.csv", ["column", "words", "source"]);
  const vetoes = readDataTable(folders, "match-vetoes.csv", [
    "attribute",
    "value",
    "other",
    "source",
  ]);
  const knowledge: Knowledge = {
    words: words.rows.map((row) => ({
      token: row.optional("token") ?? "",
      ...attributeOf(row),
      words: filled(row),
      source: row.text("source"),
    })),
    units: units.rows.map((row) => ({
      dimension: row.oneOf("dimension", dimensions) ?? "pack",
      smallest: row.count("smallest") ?? 1,
      words: filled(row),
      source: row.text("source"),
    })),
    columns: columns.rows.map((row) => ({
      meaning: row.text("column"),
      words: filled(row),
      source: row.text("source"),
    })),
    vetoes: vetoes.rows.map((row) => ({
      attribute: row.oneOf("attribute", attributeNames) ?? "kind",
      ...(row.optional("value") !== undefined && {
        values: [row.text("value"), row.optional("other") ?? ""] as const,
      }),
      source: row.text("source"),
    })),
  };
  const problems = [words, units, columns, vetoes].flatMap((table) => table.problems);
  return unless(problems, () => knowledge);
}

const noWords: DataProblem = {
  kind: "data-invalid",
  found: "",
  expected: ["words, separated by |", "|で区切った語"],
};

function filled(row: DataRow): readonly string[] {
  const words = row.list("words");
  if (words.length === 0) row.refuse("words", noWords);
  return words;
}
