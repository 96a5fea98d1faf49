/**
 * An inventory file, as tables, → a statement: what an agency says is there on a date.
 *
 * Every row below the headings is accepted, skipped (a total, a footnote) or rejected with all that
 * is wrong with it. Nothing is guessed: what was decided is in the reading, and what cannot be
 * decided is a problem or a question. A fault of a sheet or of the file as a whole (no date, no
 * depot, two columns for one thing) rejects all rows that it concerns.
 */
import type { IsoDate } from "../domain/dates.ts";
import type { Place, Problem } from "../domain/problem.ts";
import { factsText, identityOf, type StatementLine } from "../domain/statement.ts";
import { rowPlace } from "../text/column-names.ts";
import { dateIsToday, equalRows } from "../text/reading-warnings.ts";
import { plain } from "./cell.ts";
import { controlTotals } from "./control-totals.ts";
import { dateReader } from "./dates.ts";
import type { Layout } from "./layout.ts";
import { placeOf, type ReadLine, type SheetContext } from "./line.ts";
import { type LotOf, lotsOfFile } from "./lots.ts";
import { notesOf } from "./notes.ts";
import type {
  ColumnQuestion,
  RejectedRow,
  SheetDecision,
  StatementContext,
  StatementReading,
  Warning,
} from "./reading.ts";
import { type Recogniser, recogniser } from "./recognition.ts";
import { type DataRow, type RowContext, sheetRows } from "./rows.ts";
import { type ReadRow, readSheetRows } from "./sheet-rows.ts";
import {
  asOfOfFile,
  depotOfSheet,
  type FileLayout,
  fileLayout,
  type SheetDepot,
} from "./sheets.ts";
import { type Cell, cellName, type ReadFile, textOf } from "./table.ts";

/** How many samples a question about a column shows. */
const samplesMost = 3;

export function readStatement(file: ReadFile, context: StatementContext): StatementReading {
  const { catalogue, options, vocabulary } = context;
  const found = fileLayout(file, context);
  const asOf = asOfOfFile(file, found, context);
  const things = recogniser(catalogue, options.strict === true);
  const asOfProblems = found.sheets.length === 0 ? [] : asOf.problems;
  const fileProblems = [...found.problems, ...asOfProblems];
  const result = collector(asOf.date, lotsOfFile());
  const sheets: SheetDecision[] = [];
  const questions: ColumnQuestion[] = [];
  let agencyTold = false;

  for (const layout of found.sheets) {
    const agency = agencyOf(layout, found, context, things, file.name);
    const depot = layout.by.has("depot") ? undefined : depotOfSheet(layout, context, found.profile);
    const asked = questionsOf(layout);
    const rowContext: RowContext = {
      skipRows: found.profile?.skipRows ?? [],
      carryBlanks: found.continuation === undefined,
      isDepot: (text) => catalogue.recogniseDepot(text) !== undefined,
      isCategory: (text) => catalogue.recogniseCategory(text) !== undefined,
    };
    const depotless = depot === undefined && !namesDepots(layout, rowContext);
    const sheet = sheetContext(file, layout, found, context, things, agency.code, depot, depotless);
    const problems = sheetProblems(sheet, depot, asked, options.strict === true);
    if (agency.problem !== undefined && !agencyTold) {
      fileProblems.push(agency.problem);
      agencyTold = true;
    }
    questions.push(...asked);
    sheets.push(decisionOf(layout, depot));
    result.read(sheet, problems, fileProblems, rowContext);
  }

  const { lines, rejectedRows, rejects, warnings, skipped } = result.done();
  const agencies = new Set(lines.map(({ agency }) => agency));
  const declarations = usedBy(lines, things.declarations());
  const news = (what: string): readonly string[] =>
    declarations.flatMap(({ declares, code }) => (declares === what ? [code] : []));
  const today: readonly Warning[] =
    asOf.from === "today" ? [{ at: { file: file.name }, text: dateIsToday }] : [];
  const { name, sha256, format, encoding, hiddenSheets } = file;
  return {
    file: {
      name,
      sha256,
      format,
      ...(encoding && { encoding }),
      ...(hiddenSheets && { hiddenSheets }),
    },
    agency: agencies.size === 1 ? [...agencies][0] : undefined,
    asOf: asOf.date,
    asOfFrom: asOf.from,
    sheets,
    leftOut: found.leftOut,
    lines,
    declarations,
    rejects: [...fileProblems, ...rejects],
    rejectedRows,
    warnings: [...today, ...warnings],
    rows: {
      read: lines.length + skipped + rejectedRows.length,
      accepted: lines.length,
      skipped,
      rejected: rejectedRows.length,
    },
    totals: controlTotals(lines, vocabulary),
    newItems: news("item"),
    newDepots: news("depot"),
    newAgencies: news("agency"),
    questions,
    ...(found.continuation && { continues: found.continuation.continues }),
  };
}

function usedBy(
  lines: readonly StatementLine[],
  declared: ReturnType<Recogniser["declarations"]>,
): ReturnType<Recogniser["declarations"]> {
  const codes = {
    item: new Set(lines.map(({ item }) => item)),
    depot: new Set(lines.map(({ depot }) => depot)),
    agency: new Set(lines.map(({ agency }) => agency)),
    lot: new Set<string>(),
  };
  return declared.filter(({ declares, code }) => codes[declares].has(code));
}

/** Whose goods the rows are that name no owner: the user's word, the file's, the profile's. */
function agencyOf(
  layout: Layout,
  { continuation, profile }: FileLayout,
  { options }: StatementContext,
  things: Recogniser,
  file: string,
): { readonly code: string | undefined; readonly problem?: Problem } {
  const named = layout.by.has("owner") ? undefined : profile?.agency || undefined;
  const text = options.agency ?? continuation?.agency ?? layout.title.owner ?? named;
  const missing: Problem = { kind: "agency-missing", found: "", at: { file } };
  if (text === undefined) {
    return layout.by.has("owner") ? { code: undefined } : { code: undefined, problem: missing };
  }
  const read = things.agency(text);
  if ("value" in read) return { code: read.value };
  const at: Place = options.agency === undefined ? { file } : { option: "--agency" };
  return { code: undefined, problem: { ...read.fault, at } };
}

function sheetContext(
  file: ReadFile,
  layout: Layout,
  { profile, continuation }: FileLayout,
  { vocabulary, options }: StatementContext,
  things: Recogniser,
  agency: string | undefined,
  depot: SheetDepot | undefined,
  depotless: boolean,
): SheetContext {
  const read = depot && things.depot(depot.text);
  return {
    file: file.name,
    layout,
    vocabulary,
    profile,
    recogniser: things,
    agency,
    agencyFixed: options.agency !== undefined || continuation?.agency !== undefined,
    depot: read && "value" in read ? read.value : undefined,
    depotMissing: depotless || (read !== undefined && "fault" in read),
    notes: notesOf(),
    dates: dateReader(profile?.dateOrder),
  };
}

/** Whether a column says the depot, or rows that head the rows below them. */
function namesDepots(layout: Layout, context: RowContext): boolean {
  if (layout.by.has("depot")) return true;
  for (const row of sheetRows(layout, context)) {
    if (row.is === "data" && row.said.has("depot")) return true;
  }
  return false;
}

/** What is wrong with the sheet as a whole. */
function sheetProblems(
  { file, layout, recogniser: things, depotMissing }: SheetContext,
  depot: SheetDepot | undefined,
  questions: readonly ColumnQuestion[],
  strict: boolean,
): readonly Problem[] {
  const { sheet } = layout.table;
  const at: Place = { file, ...(sheet !== undefined && { sheet }), row: layout.headerRow };
  const columns = layout.faults.map(({ column, fault }) => ({
    ...fault,
    at: { ...at, column: column.heading },
  }));
  const read = depot && things.depot(depot.text);
  const unknownDepot = read !== undefined && "fault" in read ? [{ ...read.fault, at }] : [];
  const noDepot: readonly Problem[] =
    depotMissing && read === undefined
      ? [{ kind: "column-missing", found: "", meaning: "depot", at }]
      : [];
  const unknown = strict
    ? questions.map(({ heading }) => ({
        kind: "unknown-column" as const,
        found: heading,
        at: { ...at, column: heading },
      }))
    : [];
  return [...columns, ...unknownDepot, ...noDepot, ...unknown];
}

const decisionOf = (layout: Layout, depot: SheetDepot | undefined): SheetDecision => ({
  sheet: layout.table.sheet,
  headerRow: layout.headerRow,
  columns: layout.columns
    .filter(({ heading, meaning }) => heading !== "" || meaning !== undefined)
    .map(({ letter, heading, meaning, decidedBy, unit, money }) => ({
      column: letter,
      heading,
      meaning,
      decidedBy,
      ...(unit && { unit: unit.code }),
      ...(money && { currency: money.currency.code }),
    })),
  ...(depot && { depot: depot.text, depotFrom: depot.from }),
});

/** Columns that have a heading and content, and whose meaning nobody knows. */
function questionsOf({ columns, table, dataFrom }: Layout): readonly ColumnQuestion[] {
  return columns.flatMap(({ heading, meaning, index, letter }) => {
    if (heading === "" || meaning !== undefined) return [];
    const samples = new Set<string>();
    for (const cells of table.rows.slice(dataFrom)) {
      const text = plain(textOf(cells[index]));
      if (text !== "") samples.add(text);
      if (samples.size === samplesMost) break;
    }
    if (samples.size === 0) return [];
    return [{ sheet: table.sheet, column: letter, heading, samples: [...samples] }];
  });
}

/** Takes the rows of sheet after sheet; lots and equal rows are those of the whole file. */
function collector(asOf: IsoDate | undefined, lotOf: LotOf) {
  const lines: StatementLine[] = [];
  const rejectedRows: RejectedRow[] = [];
  const rejects: Problem[] = [];
  const warnings: Warning[] = [];
  const seen = new Map<string, Pick<StatementLine, "sheet" | "row">>();
  let skipped = 0;

  const read = (
    sheet: SheetContext,
    problems: readonly Problem[],
    fileProblems: readonly Problem[],
    context: RowContext,
  ): void => {
    rejects.push(...problems);
    const blocked = problems.length > 0 || fileProblems.length > 0 || asOf === undefined;
    const found = readSheetRows(sheet, context, (row) => {
      const { line, faults } = lineOf(row, sheet, asOf ?? "", lotOf);
      const own = faults.length === 0 ? row.problems : [...row.problems, ...faults];
      rejects.push(...own);
      if (line === undefined || blocked || own.length > 0) {
        const why = own.length > 0 ? own : [...problems, ...fileProblems];
        rejectedRows.push(rejectedRow(row.data, sheet, why));
        return;
      }
      const equal = seen.get(line.origin.identity);
      if (equal === undefined) seen.set(line.origin.identity, line);
      else {
        const text = equalRows(rowPlace(equal.sheet, equal.row));
        warnings.push({ at: placeOf(sheet, line.row), text });
      }
      lines.push(line);
    });
    skipped += found.skipped;
    warnings.push(...found.warnings);
  };
  return { read, done: () => ({ lines, rejectedRows, rejects, warnings, skipped }) };
}

function lineOf(
  { line, problems }: ReadRow,
  sheet: SheetContext,
  asOf: IsoDate,
  lotOf: LotOf,
): { readonly line?: StatementLine; readonly faults: readonly Problem[] } {
  if (line === undefined || problems.length > 0) return { faults: [] };
  const name = sheet.layout.table.sheet;
  const { lot, faults } = lotOf(line, name);
  return {
    line: statementLine(line, lot, name, asOf),
    faults: faults.map(({ meaning, fault }) => ({
      ...fault,
      at: placeOf(sheet, line.row, meaning),
    })),
  };
}

function statementLine(
  { row, agency, item, name, depot, status, facts, quantity: said }: ReadLine,
  lot: string,
  sheet: string | undefined,
  asOf: IsoDate,
): StatementLine {
  const { quantity, cell, text } = said;
  const parts = [agency, asOf, item.code, depot, lot, status, quantity, factsText(facts)];
  const identity = identityOf(parts);
  const [code, unit] = [item.code, item.baseUnit];
  const line = { row, agency, item: code, name, depot, lot, status, quantity, unit, facts };
  return sheet === undefined
    ? { ...line, origin: { row, cell, text, identity } }
    : { sheet, ...line, origin: { sheet, row, cell, text, identity } };
}

/** The row as its file has it, with what it takes from around it written out. */
function rejectedRow(
  { row, cells, said }: DataRow,
  { layout, depot }: SheetContext,
  problems: readonly Problem[],
): RejectedRow {
  const width = Math.max(layout.columns.length, cells.length);
  const by = new Map([...layout.by].map(([meaning, column]) => [column.index, meaning]));
  const written = Array.from({ length: width }, (_, index): Cell => {
    const meaning = by.get(index);
    return (meaning === undefined ? undefined : said.get(meaning)) ?? cells[index] ?? "";
  });
  const inColumn = layout.by.has("depot");
  return {
    sheet: layout.table.sheet,
    row,
    headings: Array.from({ length: width }, (_, index) => headingWritten(layout, index)),
    cells: written,
    depot: inColumn ? undefined : textOf(said.get("depot")) || depot,
    problems,
  };
}

/** A unit that only a corner of the sheet says goes into the heading: 金額(千円). */
function headingWritten({ columns, title, headerRow }: Layout, index: number): string {
  const column = columns[index];
  if (column === undefined) return cellName(index + 1, headerRow).replace(/\d+$/, "");
  const { heading, meaning, money, unit } = column;
  if (meaning === "quantity" && unit === undefined && title.unit !== undefined) {
    return `${heading}(${title.unit.code})`;
  }
  if ((meaning === "value" || meaning === "unit_cost") && money === undefined && title.money) {
    const { currency, factor } = title.money;
    const thousands = { 1000: "千", 1000000: "百万" }[Number(factor)] ?? "";
    return `${heading}(${thousands}${currency.code})`;
  }
  return heading;
}
