/**
 * Sheets → a workbook as Japanese offices expect to receive it, ready to be filtered and printed:
 * heading frozen, filtered and repeated on each page, A4 landscape fitted to its width, page
 * numbers, real numbers and dates, texts that stay texts ("007", "=1+1").
 *
 * The same sheets give the same bytes: no clock and no name of a machine enters the file.
 */
import type { Cell, Font, Row, Style, Worksheet } from "exceljs";
import type { SheetColumn, SheetField, SheetSpec, SheetValue } from "../../documents/sheet.ts";
import { isDate } from "../../domain/dates.ts";
import { OutsideError } from "../../ports.ts";
import { CELL_CHARACTERS_MAX, ROWS_MAX } from "../limits.ts";
import { textWidth } from "../text-width.ts";
import { writeFileWhole } from "../write-file.ts";
import { withFixedDates } from "../zip-dates.ts";
import { addFields, FIELD_POINTS, filledIn, wholeNumbers } from "./xlsx-form.ts";

/** The creation date that all workbooks bear, so that equal contents are equal files. */
const CREATED = new Date(Date.UTC(2000, 0, 1));

/** On every Windows in Japanese since 8.1, and Excel's own default there. */
const FONT = "游ゴシック";

const HEADING_FILL = "FFD9E2F3";
const LINE = { style: "thin", color: { argb: "FFA6A6A6" } } as const;
const DOUBLE_LINE = { style: "double", color: { argb: "FF595959" } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;

const formats: { readonly [Kind in SheetColumn["kind"]]: string } = {
  text: "@",
  integer: "#,##0",
  money: "#,##0",
  decimal: "#,##0.0##",
  date: "yyyy-mm-dd",
};

const WIDTH_MIN = 6;
/** Longer texts are wrapped: at this width a few columns still fit on a page. */
const WIDTH_MAX = 48;
/** A line of 10-point letters of that font, which stand far apart, and Excel's own limit. */
const LINE_POINTS = 18;
const HEIGHT_MAX = 409;
/** The button of the filter covers the end of a heading. */
const FILTER_BUTTON = 3;
/** A line with a name and a seal on it. */
const SIGNED_POINTS = 36;
/** Widths are looked at in the first rows only; a column looks alike all the way down. */
const ROWS_MEASURED = 2000;

export async function writeWorkbook(path: string, sheets: readonly SheetSpec[]): Promise<void> {
  await writeFileWhole(path, await workbookBytes(sheets));
}

export async function workbookBytes(sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  const { default: excel } = await import("exceljs");
  const book = new excel.Workbook();
  book.creator = "bichiku";
  book.lastModifiedBy = "bichiku";
  book.created = CREATED;
  book.modified = CREATED;
  const taken = new Set<string>();
  for (const spec of sheets) {
    if (rowsOf(spec) > ROWS_MAX) throw tooManyRows(spec.rows.length);
    fill(book.addWorksheet(sheetName(spec.name, taken)), spec);
  }
  const written = await book.xlsx.writeBuffer();
  return withFixedDates(Buffer.from(written));
}

/** As many rows as it takes at most: title, subtitle, headings and totals are four. */
const rowsOf = ({ rows, blankRows = 0, head = [], foot = [], notes = [] }: SheetSpec): number =>
  rows.length + blankRows + head.length + foot.length + notes.length + 4;

function tooManyRows(rows: number): OutsideError {
  return new OutsideError(
    {
      en: `${rows} rows do not fit into a sheet of a workbook`,
      ja: `${rows}行は1枚のシートに収まりません`,
    },
    { en: "export as CSV, or a shorter period", ja: "CSV で出力するか、期間を短くしてください" },
  );
}

/** Excel allows 31 characters, none of []:*?/\, and no two names that differ in case only. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\]/g, "-").replace(/^'+|'+$/g, "");
  const clean = writable(plain).slice(0, 31).trim() || "Sheet";
  let name = clean;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const suffix = ` (${number})`;
    name = clean.slice(0, 31 - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}

/** XML has no control characters; halves of surrogate pairs are lost characters. */
const writable = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, "").replace(/\p{Surrogate}/gu, "\uFFFD");

function fill(sheet: Worksheet, spec: SheetSpec): void {
  const { columns, rows, title, subtitle, totals, notes = [], head = [], foot = [] } = spec;
  const { blankRows = 0 } = spec;
  const widths = columns.map((column, index) => column.width ?? widthOf(spec, index));
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  if (title !== undefined) sheet.addRow([writable(title)]).getCell(1).style = TITLE;
  if (subtitle !== undefined) sheet.addRow([writable(subtitle)]).getCell(1).style = SUBTITLE;
  for (const fields of head) addFields(sheet, fields, widths, putField, { body: BODY });
  const headings = sheet.addRow(columns.map((column) => writable(column.heading)));
  for (const [index] of columns.entries()) headings.getCell(index + 1).style = HEADING;
  const deep = columns.map(({ heading }, index) => linesOf(heading, widths[index] ?? WIDTH_MAX));
  if (Math.max(...deep, 1) > 1) headings.height = Math.max(...deep) * LINE_POINTS;
  for (const values of rows) body(sheet.addRow([]), columns, values, widths, BODY);
  const all = columns.map((column) => ({ ...column, fill: true as const }));
  for (let blank = 0; blank < blankRows; blank += 1) body(sheet.addRow([]), all, [], widths, BODY);
  if (totals !== undefined) body(sheet.addRow([]), columns, totals, widths, TOTAL);
  if (foot.length > 0) roomToWrite(sheet, headings.number + 1);
  for (const fields of foot) {
    const row = addFields(sheet, fields, widths, putField, { body: BODY });
    // Where people sign, there is room for a seal.
    if (fields.every(({ value, kind }) => value === undefined && kind === undefined)) {
      row.height = SIGNED_POINTS;
    }
  }
  const lastColumn = Math.max(columns.length, 1);
  const room = widths.reduce((sum, width) => sum + width, 0);
  const style = foot.length > 0 ? FORM_NOTE : NOTE;
  for (const note of notes) footnote(sheet.addRow([writable(note)]), lastColumn, room, style);
  const last = { row: sheet.lastRow?.number ?? headings.number, column: lastColumn };
  page(sheet, headings.number, last.row, lastColumn);
  // A form is filled in from top to bottom: a filter would only hide what is still to be done.
  if (columns.length > 0 && foot.length === 0) {
    sheet.autoFilter = {
      from: { row: headings.number, column: 1 },
      to: { row: headings.number + rows.length, column: lastColumn },
    };
  }
}

/** What is filled in by hand needs lines that a pen can write on. */
function roomToWrite(sheet: Worksheet, from: number): void {
  for (let number = from; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    row.height = Math.max(row.height ?? 0, FIELD_POINTS);
  }
}

function putField(cell: Cell, { value, kind = "text" }: SheetField, style: Partial<Style>): void {
  cell.value = cellValue(value, kind);
  cell.style = style;
}

/** One cell as wide as the table: a text that ran on beside it would make the printed page small. */
function footnote(row: Row, lastColumn: number, room: number, style: Partial<Style>): void {
  if (lastColumn > 1) row.worksheet.mergeCells(row.number, 1, row.number, lastColumn);
  const cell = row.getCell(1);
  cell.style = style;
  row.height = Math.min(linesOf(cell.text, Math.max(room, WIDTH_MIN)) * LINE_POINTS, HEIGHT_MAX);
}

function page(sheet: Worksheet, headingRow: number, lastRow: number, lastColumn: number): void {
  sheet.views = [{ state: "frozen", ySplit: headingRow, xSplit: 0 }];
  sheet.pageSetup = {
    paperSize: 9, // A4
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0, // as many pages as it takes
    printArea: `A1:${sheet.getColumn(lastColumn).letter}${lastRow}`,
    printTitlesRow: `${headingRow}:${headingRow}`,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter = { oddFooter: "&C&P / &N" };
}

const font = (size: number, bold: boolean): Partial<Font> => ({ name: FONT, size, bold });

const TITLE: Partial<Style> = { font: font(14, true), numFmt: "@" };
const SUBTITLE: Partial<Style> = { font: font(10, false), numFmt: "@" };
const NOTE: Partial<Style> = {
  font: font(9, false),
  alignment: { vertical: "top", wrapText: true },
  numFmt: "@",
};
/** What to do with a form is read on paper, which is narrower than the table. */
const FORM_NOTE: Partial<Style> = { ...NOTE, font: font(12, false) };
const HEADING: Partial<Style> = {
  font: font(10, true),
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: HEADING_FILL } },
  border: BORDER,
  alignment: { horizontal: "center", vertical: "middle", wrapText: true },
  numFmt: "@",
};

/** One object for all cells that look alike: the library then compares them once, not each. */
function bodyStyles(total: boolean): { readonly [Kind in SheetColumn["kind"]]: Partial<Style> } {
  const border = total ? { ...BORDER, top: DOUBLE_LINE } : BORDER;
  const style = (kind: SheetColumn["kind"]): Partial<Style> => ({
    font: font(10, total),
    border,
    numFmt: formats[kind],
    alignment: {
      vertical: "middle",
      wrapText: kind === "text",
      // A date at the right edge would run into the text beside it.
      ...(kind === "date" && { horizontal: "center" }),
    },
  });
  return {
    text: style("text"),
    integer: style("integer"),
    decimal: style("decimal"),
    date: style("date"),
    money: style("money"),
  };
}

const BODY = bodyStyles(false);
const TOTAL = bodyStyles(true);
const OPEN: typeof BODY = {
  text: filledIn(BODY.text),
  integer: filledIn(BODY.integer),
  decimal: filledIn(BODY.decimal),
  date: filledIn(BODY.date),
  money: filledIn(BODY.money),
};

function body(
  row: Row,
  columns: readonly SheetColumn[],
  values: readonly SheetValue[],
  widths: readonly number[],
  styles: typeof BODY,
): void {
  let lines = 1;
  for (const [index, { kind, fill: open }] of columns.entries()) {
    const cell = row.getCell(index + 1);
    const value = cellValue(values[index], kind);
    cell.value = value;
    // A text in a column of numbers, such as "unknown", is a text.
    cell.style = typeof value === "string" ? styles.text : styles[kind];
    if (open === true) {
      cell.style = OPEN[kind];
      if (kind === "integer") cell.dataValidation = wholeNumbers;
    }
    if (typeof value === "string") {
      lines = Math.max(lines, linesOf(value, widths[index] ?? WIDTH_MAX));
    }
  }
  if (lines > 1) row.height = Math.min(lines * LINE_POINTS, HEIGHT_MAX);
}

/** How many lines a text takes when it is wrapped; words may need one more than their letters. */
const linesOf = (text: string, width: number): number =>
  text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / (width - 1))), 0);

function cellValue(value: SheetValue, kind: SheetColumn["kind"]): string | number | Date | null {
  if (value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  // Before this day Excel's calendar is one day off.
  if (kind === "date" && isDate(value) && value >= "1900-03-01") return new Date(`${value}T00:00Z`);
  const text = writable(value);
  const fits = text.length <= CELL_CHARACTERS_MAX;
  return fits ? text : `${text.slice(0, CELL_CHARACTERS_MAX - 1)}…`;
}

/** As a cell is shown: thousands marked, dates in ten characters. */
function shownWidth(value: SheetValue, kind: SheetColumn["kind"]): number {
  if (value === undefined) return 0;
  if (typeof value === "string") return textWidth(value);
  const digits = String(Math.trunc(Math.abs(value))).length;
  const commas = Math.floor((digits - 1) / 3);
  return digits + commas + (value < 0 ? 1 : 0) + (kind === "decimal" ? 4 : 0);
}

function widthOf({ columns, rows, totals }: SheetSpec, index: number): number {
  const column = columns[index];
  if (column === undefined) return WIDTH_MIN;
  let widest = textWidth(column.heading) + FILTER_BUTTON;
  for (const row of rows.slice(0, ROWS_MEASURED)) {
    widest = Math.max(widest, shownWidth(row[index], column.kind));
  }
  widest = Math.max(widest, shownWidth(totals?.[index], column.kind));
  return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, widest + 2));
}
