/**
 * One sheet of an inventory before its rows are read: whose it is, which depot it is about, what
 * its columns were taken for, and what is wrong with it as a whole.
 */
import type { Place, Problem } from "../domain/problems/problem.ts";
import { plain } from "./cell.ts";
import { dateReader } from "./dates.ts";
import { hasDepotColumn, type Layout } from "./layout.ts";
import type { SheetContext } from "./line.ts";
import { notesOf } from "./notes.ts";
import type { ColumnQuestion, SheetDecision, StatementContext } from "./reading.ts";
import type { Recogniser } from "./recognition.ts";
import { type RowContext, sheetRows } from "./rows.ts";
import { depotOfSheet, type FileLayout, type SheetDepot } from "./sheets.ts";
import { textOf } from "./table.ts";

/** How many samples a question about a column shows. */
const samplesMost = 3;

export interface ReadSheet {
  readonly sheet: SheetContext;
  readonly rows: RowContext;
  /** The owner of rows that name none. */
  readonly agency: string | undefined;
  readonly agencyProblem: Problem | undefined;
  readonly problems: readonly Problem[];
  readonly decision: SheetDecision;
  readonly questions: readonly ColumnQuestion[];
}

/** What a sheet is read with. */
export interface SheetInput {
  readonly file: string;
  readonly layout: Layout;
  readonly found: FileLayout;
  readonly context: StatementContext;
  readonly things: Recogniser;
}

export function readSheet(input: SheetInput): ReadSheet {
  const { file, layout, found, context, things } = input;
  const { options, catalogue, vocabulary } = context;
  const { profile, continuation } = found;
  const agency = agencyOf(input);
  const rows: RowContext = {
    skipRows: profile?.skipRows ?? [],
    carryAbove: continuation === undefined,
    isDepot: (text) => catalogue.recogniseDepot(text) !== undefined,
    isCategory: (text) => catalogue.recogniseCategory(text) !== undefined,
  };
  const said = depotOfSheet(layout, context, profile);
  const depot = said && things.depot(said.text);
  const depotless = said === undefined && !namesDepots(layout, rows);
  const questions = questionsOf(layout);
  const sheet: SheetContext = {
    file,
    layout,
    vocabulary,
    profile,
    recogniser: things,
    agency: agency.code,
    agencyFixed: options.agency !== undefined || continuation?.agency !== undefined,
    depot: depot && "value" in depot ? depot.value : undefined,
    depotMissing: depotless || (depot !== undefined && "fault" in depot),
    notes: notesOf(),
    dates: dateReader(profile?.dateOrder),
  };
  const at = placeOfSheet(file, layout);
  const problems: readonly Problem[] = [
    ...layout.faults.map(({ column, fault }) => ({
      ...fault,
      at: { ...at, column: column.heading },
    })),
    ...(depot !== undefined && "fault" in depot ? [{ ...depot.fault, at }] : []),
    ...(depotless ? [{ kind: "column-missing", found: "", meaning: "depot", at } as const] : []),
    ...(options.strict === true ? unknownColumns(questions, at) : []),
  ];
  const decision = decisionOf(layout, said);
  return {
    sheet,
    rows,
    agency: agency.code,
    agencyProblem: agency.problem,
    problems,
    decision,
    questions,
  };
}

const placeOfSheet = (file: string, { table, headerRow }: Layout): Place => ({
  file,
  ...(table.sheet !== undefined && { sheet: table.sheet }),
  row: headerRow,
});

/** Whose goods the rows are that name no owner: the user's word, the file's, the profile's. */
function agencyOf({ file, layout, found, context, things }: SheetInput): {
  readonly code: string | undefined;
  readonly problem: Problem | undefined;
} {
  const { options } = context;
  const inColumn = layout.by.has("owner");
  const byProfile = inColumn ? undefined : found.profile?.agency || undefined;
  const text = options.agency ?? found.continuation?.agency ?? layout.title.owner ?? byProfile;
  if (text === undefined) {
    const missing: Problem = { kind: "agency-missing", found: "", at: { file } };
    return { code: undefined, problem: inColumn ? undefined : missing };
  }
  const read = things.agency(text);
  if ("value" in read) return { code: read.value, problem: undefined };
  const at: Place = options.agency === undefined ? { file } : { option: "--agency" };
  return { code: undefined, problem: { ...read.fault, at } };
}

/** Whether a column says the depot, or rows that head the rows below them. */
function namesDepots(layout: Layout, context: RowContext): boolean {
  if (hasDepotColumn(layout)) return true;
  for (const row of sheetRows(layout, context)) {
    if (row.is === "data" && row.said.has("depot")) return true;
  }
  return false;
}

const unknownColumns = (questions: readonly ColumnQuestion[], at: Place): readonly Problem[] =>
  questions.map(({ heading }) => ({
    kind: "unknown-column",
    found: heading,
    at: { ...at, column: heading },
  }));

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
