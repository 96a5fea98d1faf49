/**
 * What tests of reading share: the words and things of the project's own data, tables written as
 * text, and a reading as lines of text that a person can compare.
 */
import { resolve } from "node:path";
import { catalogueOf } from "../../src/domain/catalogue.ts";
import type { Declaration } from "../../src/domain/declaration.ts";
import type { Reference } from "../../src/domain/reference.ts";
import { vocabularyOf } from "../../src/domain/vocabulary.ts";
import { loadReference } from "../../src/files/reference/reference.ts";
import type { Profile } from "../../src/importers/profile.ts";
import type {
  StatementContext,
  StatementOptions,
  StatementReading,
} from "../../src/importers/reading.ts";
import type { Cell, ReadFile, Table } from "../../src/importers/table.ts";
import { explain } from "../../src/text/problems/problems.ts";

export const projectRoot = resolve(import.meta.dirname, "../..");
export const dataFolder = resolve(projectRoot, "data");

const loaded = loadReference([dataFolder]);
if (!loaded.ok) throw new Error(loaded.problems.map((one) => explain(one, "en")).join("\n"));
export const reference: Reference = loaded.value;
export const vocabulary = vocabularyOf(reference);
export const catalogue = catalogueOf(reference);
export const headings = reference.columns.flatMap(({ words }) => words);

export interface Setting {
  readonly profile?: Profile;
  readonly today?: string;
  readonly declarations?: readonly Declaration[];
}

export const contextFor = (
  options: StatementOptions = {},
  { profile, today, declarations }: Setting = {},
): StatementContext => ({
  catalogue: declarations === undefined ? catalogue : catalogueOf(reference, declarations),
  vocabulary,
  options,
  ...(profile && { profile }),
  ...(today !== undefined && { today }),
});

/** A table written as text: a line is a row, a bar parts its cells. */
export const tableOf = (text: string, sheet?: string): Table => ({
  ...(sheet !== undefined && { sheet }),
  rows: text
    .split("\n")
    .map((line) => line.trim())
    .map((line) => (line === "" ? [] : line.split("|").map((cell) => cell.trim()))),
});

export const fileOf = (...tables: readonly Table[]): ReadFile => ({
  name: "stock.csv",
  sha256: "0".repeat(64),
  format: tables.some(({ sheet }) => sheet !== undefined) ? "xlsx" : "csv",
  tables,
});

/** A table of one data row under these headings, in one file. */
export const rowFile = (cells: Readonly<Record<string, Cell>>): ReadFile =>
  fileOf({ rows: [Object.keys(cells), Object.values(cells)] });

/** A reading as a person would check it: decisions, lines, problems, warnings, sums. */
export function shown(reading: StatementReading): string {
  const { sheets, lines, rows, totals } = reading;
  const parts = [
    `agency ${reading.agency ?? "?"}, as of ${reading.asOf ?? "?"} (${reading.asOfFrom ?? "?"})`,
    ...sheets.flatMap(({ sheet, headerRow, columns, depot, depotFrom }) => [
      `${sheet === undefined ? "table" : `sheet "${sheet}"`}, header in row ${headerRow}` +
        (depot === undefined ? "" : `, depot ${depot} (${depotFrom})`),
      ...columns.map(
        ({ column, heading, meaning, decidedBy, unit, currency }) =>
          `  ${column} "${heading}": ${[meaning ?? "?", decidedBy, unit, currency].filter(Boolean).join(", ")}`,
      ),
    ]),
    ...reading.leftOut.map(({ sheet, why }) => `left out "${sheet}": ${why.en}`),
    "lines",
    ...lines.map(
      ({ sheet, row, agency, item, depot, lot, status, quantity, unit, facts, origin }) =>
        [
          `  ${sheet === undefined ? "" : `${sheet} `}${row}`,
          agency,
          item,
          depot,
          lot,
          status,
          `${quantity} ${unit}`,
          `${origin.cell} ${JSON.stringify(origin.text)}`,
          Object.keys(facts).length === 0 ? "" : JSON.stringify(facts),
        ].join(" | "),
    ),
    `rows ${JSON.stringify(rows)}`,
    `totals ${JSON.stringify(totals)}`,
    `new ${JSON.stringify([reading.newItems, reading.newDepots, reading.newAgencies])}`,
    ...reading.questions.map((one) => `question ${JSON.stringify(one)}`),
    ...reading.rejects.map((problem) => `${explain(problem, "en")}\n${explain(problem, "ja")}`),
    ...reading.warnings.map(
      ({ at, text }) => `warning ${JSON.stringify(at)}\n  ${text.en}\n  ${text.ja}`,
    ),
  ];
  return `${parts.join("\n")}\n`;
}
