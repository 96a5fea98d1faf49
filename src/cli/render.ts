/** Tables as text: columns in line also where characters are two cells wide (漢字, かな). */
import stringWidth from "fast-string-width";
import type { Language, Text } from "../text/text.ts";
import { count } from "../text/text.ts";

export type CellValue = string | number | undefined;
export type Tone = "plain" | "warning" | "alarm" | "strong" | "faint";

export interface TableColumn {
  readonly key: string; // the heading under --csv, and the key of `cells`
  readonly heading: Text;
  readonly numeric?: boolean;
}

export interface TableRow {
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly tones?: Readonly<Record<string, Tone>>;
}

export interface TableSpec {
  readonly title?: Text;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Shown under a line, for people only: one row, or one for each unit. */
  readonly totals?: Readonly<Record<string, CellValue>> | readonly TableRow[];
  /** What people should know beside the figures: what is left out, what is estimated. */
  readonly notes?: readonly Text[];
  /** Said instead of an empty table. */
  readonly empty?: Text;
}

interface Setting {
  readonly language: Language;
  readonly color: boolean;
  readonly width: number;
}

const codes: Readonly<Record<Tone, string>> = {
  plain: "",
  strong: "1",
  faint: "2",
  warning: "33",
  alarm: "31;1",
};

const paint = (text: string, tone: Tone, color: boolean): string =>
  color && tone !== "plain" && text.trim() !== "" ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text;

const shown = (value: CellValue): string =>
  value === undefined ? "" : typeof value === "number" ? count(value) : value;

const narrow = /^[\x20-\x7e]*$/;

/** Cells of a terminal that a text takes; most texts are plain ASCII, one cell a character. */
const widthOf = (text: string): number => (narrow.test(text) ? text.length : stringWidth(text));

/** A text with the width that it takes, measured once. */
interface Piece {
  readonly text: string;
  readonly width: number;
}

function piece(value: CellValue): Piece {
  const text = tame(shown(value));
  return { text, width: widthOf(text) };
}

function pad({ text, width }: Piece, wanted: number, right: boolean): string {
  if (width >= wanted) return text;
  const space = " ".repeat(wanted - width);
  return right ? space + text : text + space;
}

/** Control characters of somebody's file must not reach the terminal. */
const tame = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");

export function renderTable(table: TableSpec, { language, color }: Setting): string {
  const lines: string[] = [];
  if (table.title !== undefined) lines.push(paint(table.title[language], "strong", color), "");
  if (table.rows.length === 0) {
    lines.push((table.empty ?? { en: "nothing", ja: "該当なし" })[language]);
  } else {
    lines.push(...grid(table, language, color));
  }
  for (const note of table.notes ?? []) lines.push(paint(note[language], "faint", color));
  return `${lines.join("\n")}\n`;
}

function grid(table: TableSpec, language: Language, color: boolean): readonly string[] {
  const { columns, rows, totals } = table;
  const pieces = (cells: TableRow["cells"]): readonly Piece[] =>
    columns.map(({ key }) => piece(cells[key]));
  const heading = columns.map(({ heading: words }) => piece(words[language]));
  const text = rows.map(({ cells }) => pieces(cells));
  const foot = footOf(totals).map(pieces);
  const widths = heading.map(({ width }) => width);
  for (const row of [...text, ...foot]) {
    for (const [at, { width }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width);
  }
  const line = (cells: readonly Piece[], tone: (key: string) => Tone): string =>
    columns
      .map(({ key, numeric = false }, at) =>
        paint(pad(cells[at] ?? piece(""), widths[at] ?? 0, numeric), tone(key), color),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return [
    line(heading, () => "strong"),
    rule,
    ...text.map((cells, at) => line(cells, (key) => rows[at]?.tones?.[key] ?? "plain")),
    ...(foot.length === 0 ? [] : [rule]),
    ...foot.map((cells) => line(cells, () => "strong")),
  ];
}

function footOf(totals: TableSpec["totals"]): readonly TableRow["cells"][] {
  if (totals === undefined) return [];
  return isRows(totals) ? totals.map(({ cells }) => cells) : [totals];
}

const isRows = (totals: NonNullable<TableSpec["totals"]>): totals is readonly TableRow[] =>
  Array.isArray(totals);
