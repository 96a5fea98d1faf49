/**
 * Tables as text: columns in line also where characters are two cells wide (漢字, かな). On a
 * terminal that is too narrow, long texts are broken into lines; where even that is not enough, a
 * row becomes a block with a line for each of its cells.
 */
import type { Language, Text } from "../../text/text.ts";
import { count } from "../../text/text.ts";
import { broken, fittedWidths, gap, type Need, widthOf } from "./fit.ts";

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
  /** Of the terminal; undefined where the output goes elsewhere, and lines are as long as need be. */
  readonly width: number | undefined;
}

/** A column of texts is not made narrower than this: dates and most codes stay in one piece. */
const leastWidth = 10;

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

export function renderTable(table: TableSpec, setting: Setting): string {
  const { language, color, width } = setting;
  const lines: string[] = [];
  const within = (text: string): readonly string[] =>
    width === undefined ? [text] : broken(text, width);
  if (table.title !== undefined) {
    lines.push(...within(table.title[language]).map((part) => paint(part, "strong", color)), "");
  }
  if (table.rows.length === 0) {
    lines.push((table.empty ?? { en: "nothing", ja: "該当なし" })[language]);
  } else {
    lines.push(...grid(table, setting));
  }
  for (const note of table.notes ?? []) {
    lines.push(...within(note[language]).map((part) => paint(part, "faint", color)));
  }
  return `${lines.join("\n")}\n`;
}

/** A row as it is to be shown: its cells measured, and how each is painted. */
interface Line {
  readonly cells: readonly Piece[];
  tone(key: string): Tone;
}

function grid(table: TableSpec, { language, color, width }: Setting): readonly string[] {
  const { columns, rows, totals } = table;
  const pieces = (cells: TableRow["cells"]): readonly Piece[] =>
    columns.map(({ key }) => piece(cells[key]));
  const heading: Line = {
    cells: columns.map(({ heading: words }) => piece(words[language])),
    tone: () => "strong",
  };
  const body = rows.map(
    ({ cells, tones }): Line => ({ cells: pieces(cells), tone: (key) => tones?.[key] ?? "plain" }),
  );
  const foot = footOf(totals).map(
    (cells): Line => ({ cells: pieces(cells), tone: () => "strong" }),
  );
  const needs = needsOf(columns, heading, [...body, ...foot]);
  const widths =
    width === undefined ? needs.map(({ natural }) => natural) : fittedWidths(needs, width);
  if (widths === undefined) return blocks(columns, heading, [...body, ...foot], color, width ?? 0);
  const laid = (line: Line): readonly string[] => layOut(line, columns, widths, color);
  const rule = widths.map((cell) => "─".repeat(cell)).join("─".repeat(gap));
  return [
    ...laid(heading),
    rule,
    ...body.flatMap(laid),
    ...(foot.length === 0 ? [] : [rule]),
    ...foot.flatMap(laid),
  ];
}

const longestWord = (text: string): number => Math.max(...text.split(" ").map(widthOf));

/** Figures need all of their width; texts may be broken, the words above figures at their spaces. */
function needsOf(
  columns: readonly TableColumn[],
  heading: Line,
  lines: readonly Line[],
): readonly Need[] {
  const widest = columns.map(() => 0);
  for (const { cells } of lines) {
    for (const [at, { width }] of cells.entries()) widest[at] = Math.max(widest[at] ?? 0, width);
  }
  return columns.map(({ numeric = false }, at) => {
    const cells = widest[at] ?? 0;
    const natural = Math.max(cells, heading.cells[at]?.width ?? 0);
    const word = Math.min(longestWord(heading.cells[at]?.text ?? ""), leastWidth);
    return { natural, least: numeric ? Math.max(cells, word) : Math.min(natural, leastWidth) };
  });
}

/** One line, or as many as its longest broken text takes. */
function layOut(
  { cells, tone }: Line,
  columns: readonly TableColumn[],
  widths: readonly number[],
  color: boolean,
): readonly string[] {
  const line = (pieces: readonly (Piece | undefined)[]): string =>
    columns
      .map(({ key, numeric = false }, at) =>
        paint(pad(pieces[at] ?? blank, widths[at] ?? 0, numeric), tone(key), color),
      )
      .join(between)
      .trimEnd();
  if (cells.every(({ width }, at) => width <= (widths[at] ?? 0))) return [line(cells)];
  const parts = cells.map(({ text }, at) => broken(text, widths[at] ?? 0).map(piece));
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, row) => line(parts.map((part) => part[row])));
}

const between = " ".repeat(gap);
const blank: Piece = { text: "", width: 0 };

/** For a table of more columns than a terminal can hold: a block for each row, a line a cell. */
function blocks(
  columns: readonly TableColumn[],
  heading: Line,
  lines: readonly Line[],
  color: boolean,
  width: number,
): readonly string[] {
  const name = Math.max(...heading.cells.map((cell) => cell.width));
  const value = Math.max(width - name - gap, leastWidth);
  return lines.flatMap(({ cells, tone }, number) => [
    ...(number === 0 ? [] : [""]),
    ...columns.flatMap(({ key }, at) => {
      const { text } = cells[at] ?? blank;
      if (text === "") return [];
      return broken(text, value).map((part, row) => {
        const label = paint(
          pad(row === 0 ? (heading.cells[at] ?? blank) : blank, name, false),
          "faint",
          color,
        );
        return `${label}${between}${paint(part, tone(key), color)}`;
      });
    }),
  ]);
}

function footOf(totals: TableSpec["totals"]): readonly TableRow["cells"][] {
  if (totals === undefined) return [];
  return isRows(totals) ? totals.map(({ cells }) => cells) : [totals];
}

const isRows = (totals: NonNullable<TableSpec["totals"]>): totals is readonly TableRow[] =>
  Array.isArray(totals);
