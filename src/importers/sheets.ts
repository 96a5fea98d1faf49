/**
 * Which sheets of a file are read, as what, and for which depot, owner and date.
 *
 * What the user said wins, then what the file says, then the agency's profile. A sheet's name is
 * its depot where nothing else says it and the name is not a word for sheets in general.
 */
import type { IsoDate } from "../domain/dates.ts";
import { normalise } from "../domain/normalise.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import { sheetLeftOut } from "../text/problems/reading-warnings.ts";
import type { Text } from "../text/text.ts";
import { plain } from "./cell.ts";
import { type Continuation, continuationOf, ownHeadings } from "./continuation.ts";
import { readDate } from "./dates.ts";
import { hasDepotColumn, type Layout, layoutOf, statementNeeds } from "./layout.ts";
import { emptyProfile, type Profile } from "./profile.ts";
import type { StatementContext, StatementReading } from "./reading.ts";
import { type ReadFile, type Table, textOf } from "./table.ts";
import { titleFacts } from "./titles.ts";

export interface FileLayout {
  readonly sheets: readonly Layout[];
  readonly leftOut: StatementReading["leftOut"];
  readonly continuation: Continuation | undefined;
  readonly profile: Profile | undefined;
  readonly problems: readonly Problem[];
}

const summary =
  /^(?:summary|(?:grand )?totals?|overview|pivot|consolidated|合計|集計|総括|総計|まとめ|一括|全体)/i;
const generic =
  /^(?:sheet|シート|table|tabelle|feuil|hoja|表)?[\s\d_()-]*$|\b(?:stock|inventory|list|report|balance|data|export|result)\b|在庫|一覧|台帳|調書|備蓄|物資|明細|報告|現在高|様式|別紙|\d{4}|令和|平成/i;

export function fileLayout(file: ReadFile, context: StatementContext): FileLayout {
  const { options, vocabulary } = context;
  const at = { file: file.name };
  const nothing = { sheets: [], leftOut: [], continuation: undefined, profile: context.profile };
  const asked = options.sheet === undefined ? undefined : normalise(options.sheet);
  const named = file.tables.filter(({ sheet }) => sheet !== undefined);
  const wanted = (table: Table): boolean =>
    asked === undefined || table.sheet === undefined || normalise(table.sheet) === asked;
  const tables = file.tables.filter(wanted);
  if (tables.length === 0) {
    const sheets = named.flatMap(({ sheet }) => sheet ?? []);
    const problem = { kind: "no-such-sheet" as const, found: options.sheet ?? "", sheets, at };
    return { ...nothing, problems: [problem] };
  }
  const continuation = tables.flatMap((table) => continuationOf(table) ?? [])[0];
  const profile = continuation === undefined ? context.profile : withOwnHeadings(context);
  const headerRow = options.headerRow ?? (continuation === undefined ? undefined : 2);
  const leftOut: { readonly sheet: string; readonly why: Text }[] = [];
  let sheets: Layout[] = [];
  for (const table of tables) {
    const name = table.sheet ?? "";
    const unchosen = profile?.sheets?.includes(name) === false;
    if (asked === undefined && table.sheet !== undefined && unchosen) continue;
    const layout = layoutOf(table, { vocabulary, profile, headerRow, needs: statementNeeds });
    if (layout === undefined) leftOut.push({ sheet: name, why: sheetLeftOut.noHeader });
    else sheets.push(layout);
  }
  // A sheet that sums up the others would count their goods twice.
  const details = sheets.filter(({ table }) => !summary.test(plain(table.sheet ?? "")));
  if (asked === undefined && profile?.sheets === undefined && details.length > 0) {
    const sums = sheets.filter((layout) => !details.includes(layout));
    leftOut.push(
      ...sums.map(({ table }) => ({ sheet: table.sheet ?? "", why: sheetLeftOut.summary })),
    );
    sheets = details;
  }
  if (sheets.length > 0) return { sheets, leftOut, continuation, profile, problems: [] };
  const found = options.headerRow === undefined ? (options.sheet ?? "") : String(options.headerRow);
  const place: Place = { ...at, ...(options.headerRow && { row: options.headerRow }) };
  return { ...nothing, leftOut, problems: [{ kind: "no-header", found, at: place }] };
}

function withOwnHeadings({ profile }: StatementContext): Profile {
  const base = profile ?? emptyProfile("");
  return { ...base, columns: { ...base.columns, ...ownHeadings } };
}

export interface SheetDepot {
  readonly text: string;
  readonly from: "title" | "sheet" | "profile";
}

/**
 * The depot of the rows that name none. Beside a column of depots a sheet's name is one only if it
 * is a known one.
 */
export function depotOfSheet(
  layout: Layout,
  context: StatementContext,
  profile: Profile | undefined,
): SheetDepot | undefined {
  const { sheet } = layout.table;
  const { depot } = layout.title;
  if (depot !== undefined) return { text: depot, from: "title" };
  if (sheet !== undefined) {
    const known = context.catalogue.recogniseDepot(sheet) !== undefined;
    const name = !hasDepotColumn(layout) && !generic.test(plain(sheet));
    if (known || name) return { text: sheet, from: "sheet" };
  }
  return profile?.depot === undefined ? undefined : { text: profile.depot, from: "profile" };
}

export interface AsOf {
  readonly date: IsoDate | undefined;
  readonly from: StatementReading["asOfFrom"];
  readonly problems: readonly Problem[];
}

/** The date of the whole file: the user's, else the one that its titles and columns agree on. */
export function asOfOfFile(
  file: ReadFile,
  { sheets, continuation, profile }: FileLayout,
  { options, today, vocabulary }: StatementContext,
): AsOf {
  if (options.date !== undefined) return { date: options.date, from: "option", problems: [] };
  if (continuation?.asOf !== undefined) {
    return { date: continuation.asOf, from: "rejects-file", problems: [] };
  }
  const problems: Problem[] = [];
  const found: { readonly date: IsoDate; readonly at: Place; readonly from: "title" | "column" }[] =
    [];
  const read = new Set(sheets.map(({ table }) => table));
  for (const layout of sheets) {
    const at: Place = placeIn(file, layout.table);
    const { asOf, faults } = layout.title;
    problems.push(...faults.map(({ row, fault }) => ({ ...fault, at: { ...at, row } })));
    if (asOf !== undefined)
      found.push({ date: asOf.date, at: { ...at, row: asOf.row }, from: "title" });
    for (const one of datesInColumn(layout, profile)) {
      const place = { ...at, row: one.row, column: one.heading };
      if ("fault" in one) problems.push({ ...one.fault, at: place });
      else found.push({ date: one.date, at: place, from: "column" });
    }
  }
  if (found.length === 0) {
    // A cover sheet may say it for all sheets.
    for (const table of file.tables.filter((other) => !read.has(other))) {
      const { asOf } = titleFacts(table.rows.slice(0, coverRows), vocabulary, profile?.dateOrder);
      const at = placeIn(file, table);
      if (asOf !== undefined)
        found.push({ date: asOf.date, at: { ...at, row: asOf.row }, from: "title" });
    }
  }
  const [first] = found;
  const other = found.find(({ date }) => date !== first?.date);
  if (first !== undefined && other !== undefined) {
    problems.push({ kind: "as-of-differs", found: other.date, other: first.date, at: other.at });
  }
  if (first !== undefined) return { date: first.date, from: first.from, problems };
  if (problems.length > 0) return { date: undefined, from: undefined, problems };
  if (today !== undefined) return { date: today, from: "today", problems };
  const missing: Problem = { kind: "as-of-missing", found: "", at: { file: file.name } };
  return { date: undefined, from: undefined, problems: [missing] };
}

/** A cover is short; further down a date is something else. */
const coverRows = 30;

const placeIn = (file: ReadFile, { sheet }: Table): Place => ({
  file: file.name,
  ...(sheet !== undefined && { sheet }),
});

type DateInColumn = { readonly row: number; readonly heading: string } & (
  | { readonly date: IsoDate }
  | { readonly fault: ReadingProblem }
);

function datesInColumn(layout: Layout, profile: Profile | undefined): readonly DateInColumn[] {
  const column = layout.by.get("as_of");
  if (column === undefined) return [];
  const { heading, index } = column;
  const seen = new Set<string>();
  return layout.table.rows
    .slice(layout.dataFrom)
    .flatMap((cells, offset): readonly DateInColumn[] => {
      const text = plain(textOf(cells[index]));
      if (text === "" || seen.has(text)) return [];
      seen.add(text);
      const row = layout.dataFrom + offset + 1;
      const read = readDate(cells[index], profile?.dateOrder);
      if ("fault" in read) return [{ row, heading, fault: read.fault }];
      return read.value === undefined ? [] : [{ row, heading, date: read.value.date }];
    });
}
