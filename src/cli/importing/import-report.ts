/** What `import` shows of a file: its JSON, and the same for people. */
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { StatementLine } from "../../domain/statement.ts";
import type { StatementReading, Warning } from "../../importers/reading.ts";
import { importWords as words } from "../../text/import.ts";
import { placeText, wordsOf } from "../../text/problems/problems.ts";
import { unitWord } from "../../text/reports.ts";
import { both, type Language, type Text } from "../../text/text.ts";
import type { TableSpec } from "../terminal/render.ts";
import type { ImportOutcome } from "./import-file.ts";

/** Lines shown to people before recording; the JSON has them all. */
const linesShown = 5;

export function importJson(outcome: ImportOutcome, language: Language): unknown {
  const { reading, transaction, alreadyImported, known, conflicts, warnings } = outcome;
  const { file, agency, asOf, asOfFrom, rows, lines, totals } = reading;
  return {
    file: file.name,
    sha256: file.sha256,
    format: file.format,
    encoding: file.encoding ?? null,
    sheets: reading.sheets.map(({ sheet, headerRow, columns, depot }) => ({
      sheet: sheet ?? null,
      headerRow,
      depot: depot ?? null,
      columns: columns.map(({ column, heading, meaning, decidedBy }) => ({
        column,
        heading,
        meaning: meaning ?? null,
        decidedBy: decidedBy ?? null,
      })),
    })),
    agency: agency ?? null,
    asOf: asOf ?? null,
    asOfFrom: asOfFrom ?? null,
    rows,
    totals,
    rejects: reading.rejects.map((problem) => rejectJson(problem, language)),
    lines: lines.map(lineJson),
    newItems: reading.newItems,
    newDepots: reading.newDepots,
    newAgencies: reading.newAgencies,
    transaction: transaction ?? null,
    alreadyImported,
    alreadyRecorded: known.length,
    conflicts: conflicts.map((problem) => rejectJson(problem, language)),
    warnings: warnings.map((warning) => warningJson(warning, language)),
  };
}

/** Of an inventory or an item master: a row that was not taken, and why. */
export function rejectJson(problem: Problem, language: Language): unknown {
  const { what, fix } = wordsOf(problem);
  const { sheet, row, column } = problem.at;
  return {
    sheet: sheet ?? null,
    row: row ?? null,
    column: column ?? null,
    value: "found" in problem ? problem.found : null,
    kind: problem.kind,
    problem: what[language],
    hint: fix[language],
  };
}

export const warningJson = ({ at, text }: Warning, language: Language): unknown => ({
  sheet: at.sheet ?? null,
  row: at.row ?? null,
  column: at.column ?? null,
  warning: text[language],
});

const lineJson = (line: StatementLine): unknown => ({
  row: line.row,
  sheet: line.sheet ?? null,
  item: line.item,
  name: line.name,
  agency: line.agency,
  depot: line.depot,
  lot: line.lot,
  status: line.status,
  quantity: line.quantity,
  unit: line.unit,
  acquired: line.facts.acquired ?? null,
  expiry: line.facts.expiry ?? null,
});

/** Where a file's own words end and the tool's decisions begin: all of these, for people. */
export function importText(outcome: ImportOutcome, dryRun: boolean): Text {
  const { reading, transaction, alreadyImported, known } = outcome;
  if (alreadyImported) {
    const { name, format, encoding } = reading.file;
    const texts = [words.heading(name, format, encoding), words.already(transaction)];
    return both((language) => texts.map((text) => text[language]).join("\n"));
  }
  const parts: readonly (Text | undefined)[] = [
    ...decisionTexts(reading),
    words.rows(reading.rows),
    words.totals(reading.totals.quantities, reading.totals.values),
    reading.newItems.length > 0 ? words.fresh("items", reading.newItems) : undefined,
    reading.newDepots.length > 0 ? words.fresh("depots", reading.newDepots) : undefined,
    reading.newAgencies.length > 0 ? words.fresh("agencies", reading.newAgencies) : undefined,
    known.length > 0 ? words.known(known.length) : undefined,
    endText(outcome, transaction, dryRun),
  ];
  const said = parts.filter((part) => part !== undefined);
  return both((language) => said.map((part) => part[language]).join("\n"));
}

function endText(
  { reading, known }: ImportOutcome,
  transaction: string | undefined,
  dryRun: boolean,
): Text {
  if (transaction !== undefined) {
    return words.recorded(transaction, reading.lines.length - known.length);
  }
  return dryRun ? words.dryRun : words.nothing;
}

function decisionTexts(reading: StatementReading): readonly Text[] {
  const { file, asOf, asOfFrom, agency } = reading;
  return [
    words.heading(file.name, file.format, file.encoding),
    ...(asOf === undefined ? [] : [words.asOf(asOf, asOfFrom, ownerOf(agency, reading))]),
    ...reading.sheets.flatMap((sheet, at) => sheetTexts(sheet, reading.sheets.slice(0, at))),
    // A text file has no sheet to leave out; that it has no headings is told as its problem.
    ...reading.leftOut
      .filter(({ sheet }) => sheet !== "")
      .map(({ sheet, why }) => words.leftOut(sheet, why)),
  ];
}

function ownerOf(agency: string | undefined, { lines }: StatementReading): Text {
  if (agency !== undefined) return words.owner(agency);
  return lines.length === 0 ? words.ownerUnknown : words.owners;
}

type Sheet = StatementReading["sheets"][number];

/** Sheets of one make are the rule: the columns are told of the first of them only. */
function sheetTexts(sheet: Sheet, before: readonly Sheet[]): readonly Text[] {
  const columns = sheet.columns.map(({ column, heading, meaning, unit }) =>
    words.column(column, heading, meaning, unit),
  );
  const made = (one: Sheet): string => JSON.stringify([one.headerRow, one.columns]);
  const like = before.find((one) => made(one) === made(sheet))?.sheet;
  const title = words.sheet(sheet.sheet, sheet.headerRow, sheet.depot, like);
  return like === undefined ? [title, ...columns] : [title];
}

/** What to look at, with its place; several files are read in one go, so the file is named. */
export const warningText = (file: string, at: Place, text: Text): Text =>
  words.warning(placeText({ ...at, file }), text);

/** The first lines as they were understood, for a person to nod at. */
export const firstLines = (reading: StatementReading, language: Language): TableSpec => ({
  title: words.understood,
  columns: (["row", "item", "name", "depot", "lot", "quantity", "unit", "expiry"] as const).map(
    (key) => ({
      key,
      heading: words.columns[key],
      numeric: key === "row" || key === "quantity",
    }),
  ),
  rows: reading.lines.slice(0, linesShown).map((line) => ({
    cells: {
      row: line.row,
      item: line.item,
      name: line.name,
      depot: line.depot,
      lot: line.lot,
      quantity: line.quantity,
      unit: unitWord(line.unit)[language],
      expiry: line.facts.expiry,
    },
  })),
});
