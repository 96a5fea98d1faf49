/**
 * What is sent back to whoever made a statement: what differs, in which row, why, and what is
 * asked of them or done by us. A line for each stock card; what is asked of them comes first.
 */
import { reconcileWords as words } from "../text/reconciliation/reconciliation.ts";
import type { Language, Text } from "../text/text.ts";
import type { SheetColumn, SheetSpec, SheetValue } from "./sheet.ts";

export interface DifferenceRow {
  readonly number: number; // of the explanation
  readonly asked: boolean; // of the sender
  readonly place: string; // "Dubai 12", "F12"
  readonly agency: string;
  readonly depot: string;
  readonly name: string;
  readonly lot: string;
  readonly status: string;
  readonly counted: number;
  readonly book: number;
  readonly difference: number;
  readonly cause: string;
  readonly explanation: string;
  readonly proposal: string;
}

const columns: readonly (readonly [
  key: Exclude<keyof DifferenceRow, "asked">,
  kind: SheetColumn["kind"],
  width: number,
])[] = [
  ["number", "integer", 5],
  ["place", "text", 8],
  ["agency", "text", 10],
  ["depot", "text", 10],
  ["name", "text", 20],
  ["lot", "text", 14],
  ["status", "text", 9],
  ["counted", "integer", 10],
  ["book", "integer", 10],
  ["difference", "integer", 10],
  ["cause", "text", 14],
  ["explanation", "text", 44],
  ["proposal", "text", 44],
];

const askedFirst = (rows: readonly DifferenceRow[]): readonly DifferenceRow[] => [
  ...rows.filter(({ asked }) => asked),
  ...rows.filter(({ asked }) => !asked),
];

const headingOf = (key: (typeof columns)[number][0], language: Language): string =>
  words.sentHeadings[key][language];

/** The table with its headings, for a text file. */
export const differenceRows = (
  rows: readonly DifferenceRow[],
  language: Language,
): readonly (readonly SheetValue[])[] => [
  columns.map(([key]) => headingOf(key, language)),
  ...askedFirst(rows).map((row) => columns.map(([key]) => row[key])),
];

export function differenceSheet(
  rows: readonly DifferenceRow[],
  { title, notes, language }: { title: Text; notes: readonly Text[]; language: Language },
): SheetSpec {
  return {
    name: words.sheet[language],
    title: title[language],
    columns: columns.map(([key, kind, width]) => ({
      heading: headingOf(key, language),
      kind,
      width,
    })),
    rows: askedFirst(rows).map((row) => columns.map(([key]) => row[key])),
    notes: notes.map((note) => note[language]),
  };
}
