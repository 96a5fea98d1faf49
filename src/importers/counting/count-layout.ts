/**
 * Where things stand on a count sheet that comes back: its check mark, its headings, the fields
 * above the table and the control totals below it. The sheet may have been saved by another
 * program, sorted, and widened by columns of somebody's own; it is known by its words, in
 * whichever language it was printed.
 */
import { type CountTeam, countCode, countTeams } from "../../domain/counting/count-declaration.ts";
import { headingKey } from "../../domain/normalise.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import {
  type SheetHeading,
  type SheetTotal,
  sheetFoot,
  sheetHead,
  sheetHeadings,
} from "../../text/counting/count-sheet.ts";
import type { Text } from "../../text/text.ts";
import { plain } from "../cell.ts";
import { type Cell, cellName, type ReadFile, type Table, textOf } from "../table.ts";

/** A check mark: `C-1-T2-0123abcd`. */
export interface CheckMark {
  readonly text: string;
  readonly count: string;
  readonly team: CountTeam;
  readonly digits: string;
}

export interface Field {
  readonly cell: Cell;
  readonly row: number; // as a spreadsheet shows it
  readonly label: string;
}

export interface CountTable {
  readonly table: Table;
  readonly mark: CheckMark | undefined;
  /** As a spreadsheet counts. */
  readonly headerRow: number;
  readonly columns: ReadonlyMap<SheetHeading, number>; // from 0
  /** The last row of the table, as a spreadsheet counts. */
  readonly lastRow: number;
  readonly date: Field | undefined;
  readonly counter: Field | undefined;
  readonly totals: ReadonlyMap<SheetTotal, Field>;
  /** Rows with a quantity. */
  readonly filled: number;
}

/** The tables of a file that are count sheets. */
export const countTablesIn = (file: ReadFile, vocabulary: Vocabulary): readonly CountTable[] =>
  file.tables.flatMap((table) => countTable(table, vocabulary) ?? []);

function countTable(table: Table, vocabulary: Vocabulary): CountTable | undefined {
  const { rows } = table;
  const headings = rows.findIndex((row) => isHeader(columnsOf(row, vocabulary)));
  const header = rows[headings];
  if (header === undefined) return undefined;
  const columns = columnsOf(header, vocabulary);
  const above = rows.slice(0, headings);
  const foot = rows.findIndex((row, at) => at > headings && row.some(isFootLabel));
  const last = foot < 0 ? rows.length : foot;
  const quantity = columns.get("quantity") ?? 0;
  const totals = new Map<SheetTotal, Field>();
  for (const [total, label] of Object.entries(sheetFoot)) {
    const field = foot < 0 ? undefined : fieldIn(rows, label, foot, rows.length);
    if (field !== undefined) totals.set(total as SheetTotal, field);
  }
  return {
    table,
    mark: markIn(above),
    headerRow: headings + 1,
    columns,
    lastRow: last,
    date: fieldIn(rows, sheetHead.date, 0, headings),
    counter: fieldIn(rows, sheetHead.counter, 0, headings),
    totals,
    filled: rows.slice(headings + 1, last).filter((row) => textOf(row[quantity]).trim() !== "")
      .length,
  };
}

const isHeader = (columns: ReadonlyMap<SheetHeading, number>): boolean =>
  columns.has("quantity") && names.some((name) => columns.has(name)) && columns.size > 3;

const names = ["item", "nameJa", "nameEn"] as const;

/** What columns of other people's making are called, where one wrote the sheet anew. */
const meanings: Readonly<Record<string, SheetHeading>> = {
  row_number: "line",
  bin: "bin",
  item_code: "item",
  item_name: "nameEn",
  item_name_ja: "nameJa",
  lot: "lot",
  expiry: "expiry",
  status: "status",
  owner: "agency",
  unit: "unit",
  quantity: "quantity",
  remarks: "remarks",
};

const keysOf = ({ en, ja }: Text): readonly string[] => [headingKey(en), headingKey(ja)];

const headingOf = new Map(
  Object.entries(sheetHeadings).flatMap(([heading, words]) =>
    keysOf(words).map((key) => [key, heading as SheetHeading] as const),
  ),
);

/** The printed headings come first; a column of somebody's own never takes the place of one. */
function columnsOf(
  row: readonly Cell[],
  vocabulary: Vocabulary,
): ReadonlyMap<SheetHeading, number> {
  const columns = new Map<SheetHeading, number>();
  const texts = row.map((cell) => textOf(cell).trim());
  for (const read of [
    (text: string) => headingOf.get(headingKey(text)),
    (text: string) => meanings[vocabulary.meaning(text) ?? ""],
  ]) {
    for (const [at, text] of texts.entries()) {
      const heading = text === "" ? undefined : read(text);
      if (heading !== undefined && !columns.has(heading)) columns.set(heading, at);
    }
  }
  return columns;
}

const footLabels: ReadonlySet<string> = new Set(Object.values(sheetFoot).flatMap(keysOf));
const labels: ReadonlySet<string> = new Set([
  ...Object.values(sheetHead).flatMap(keysOf),
  ...footLabels,
]);

const isFootLabel = (cell: Cell): boolean => footLabels.has(headingKey(textOf(cell)));

/** The cell beside a label; undefined where there is no such label, or nothing beside it. */
function fieldIn(
  rows: readonly (readonly Cell[])[],
  label: Text,
  from: number,
  to: number,
): Field | undefined {
  const keys = keysOf(label);
  for (const [at, row] of rows.slice(from, to).entries()) {
    const place = row.findIndex((cell) => keys.includes(headingKey(textOf(cell))));
    if (place < 0) continue;
    const beside = row.slice(place + 1).find((cell) => textOf(cell).trim() !== "");
    if (beside === undefined || labels.has(headingKey(textOf(beside)))) return undefined;
    return { cell: beside, row: from + at + 1, label: textOf(row[place]).trim() };
  }
  return undefined;
}

const markShape = /\bC-(\d{1,9})-T([123])-([0-9a-f]{8})\b/i;

function markIn(rows: readonly (readonly Cell[])[]): CheckMark | undefined {
  for (const cell of rows.flat()) {
    const [text, count, team, digits] = markShape.exec(plain(textOf(cell))) ?? [];
    const known = countTeams.find((one) => String(one) === team);
    if (text === undefined || digits === undefined || known === undefined) continue;
    return { text, count: countCode(Number(count)), team: known, digits: digits.toLowerCase() };
  }
  return undefined;
}

/** "K12" of a column and row of the sheet. */
export const placeIn = (
  { columns, table }: CountTable,
  heading: SheetHeading,
  row: number,
): string | undefined => {
  const column = columns.get(heading);
  // A text file has no cells that a spreadsheet would name alike.
  return column === undefined || table.sheet === undefined ? undefined : cellName(column + 1, row);
};
