/**
 * The parts of a sheet that are a form: labelled fields above and below a table, and cells that
 * people fill in, which look like it and take nothing but what belongs there.
 */
import type { Alignment, Cell, DataValidation, Row, Style, Worksheet } from "exceljs";
import type { SheetField } from "../../documents/sheet.ts";
import { textWidth } from "../text-width.ts";

/** Cells that people fill in stand out, also where the page is printed in black and white. */
const FILL_IN = {
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFBE6" } },
} as const satisfies Partial<Style>;

const LABEL = {
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } },
} as const satisfies Partial<Style>;

/** High enough to be written in by hand. */
export const FIELD_POINTS = 21;

const LINE_POINTS = 18;

/** A date is looked for in this time only: it shows the slip of the year. */
const DATES = [new Date(Date.UTC(2000, 0, 1)), new Date(Date.UTC(2100, 0, 1))] as const;

export const filledIn = (style: Partial<Style>): Partial<Style> => ({ ...style, ...FILL_IN });

/** Whole numbers from 0 on; Excel says so at once where something else is typed. */
export const wholeNumbers: DataValidation = {
  type: "whole",
  operator: "greaterThanOrEqual",
  formulae: [0],
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: "stop",
  errorTitle: "0, 1, 2 …",
  error: "0以上の整数を入力してください。 / Enter a whole number, 0 or more.",
};

const days: DataValidation = {
  type: "date",
  operator: "between",
  formulae: [...DATES],
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: "stop",
  errorTitle: "YYYY-MM-DD",
  error: "日付を入力してください。 / Enter a date.",
};

/** How a cell of each kind looks; the writer's own styles. */
export interface FieldStyles {
  readonly body: { readonly [Kind in NonNullable<SheetField["kind"]>]: Partial<Style> };
}

/**
 * A row of fields over the whole width of the table, each with an equal share of it. Columns are of
 * any width, so shares, and the labels in them, end at the nearest edge of a column.
 */
export function addFields(
  sheet: Worksheet,
  fields: readonly SheetField[],
  widths: readonly number[],
  put: (cell: Cell, field: SheetField, style: Partial<Style>) => void,
  styles: FieldStyles,
): Row {
  const row = sheet.addRow([]);
  row.height = FIELD_POINTS;
  const edges = edgesOf(widths);
  const parts = cutsOf(edges, fields);
  for (const [at, field] of fields.entries()) {
    const [label, value, end] = parts.slice(at * 2, at * 2 + 3);
    if (label === undefined || value === undefined || end === undefined) continue;
    const alignment: Partial<Alignment> = {
      vertical: "middle",
      horizontal: "left",
      wrapText: true,
    };
    const kind = styles.body[field.kind ?? "text"];
    const plain = { ...styles.body.text, ...LABEL, alignment: { ...alignment, shrinkToFit: true } };
    const own = { ...kind, alignment };
    put(row.getCell(label + 1), { label: field.label, value: field.label }, plain);
    const cell = row.getCell(value + 1);
    put(cell, field, field.value === undefined ? filledIn(own) : own);
    if (field.value === undefined && field.kind === "integer") cell.dataValidation = wholeNumbers;
    if (field.value === undefined && field.kind === "date") cell.dataValidation = days;
    if (value - label > 1) sheet.mergeCells(row.number, label + 1, row.number, value);
    if (end - value > 1) sheet.mergeCells(row.number, value + 1, row.number, end);
    const room = (edges[end] ?? 0) - (edges[value] ?? 0);
    const lines = Math.ceil(textWidth(String(field.value ?? "")) / Math.max(1, room - 2));
    row.height = Math.max(row.height, lines * LINE_POINTS + 6);
  }
  return row;
}

/** Where each column begins, and where the last one ends. */
function edgesOf(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** The columns at which labels and values begin, in turn, and the column behind the last. */
function cutsOf(edges: readonly number[], fields: readonly SheetField[]): readonly number[] {
  const [columns, room] = [edges.length - 1, edges.at(-1) ?? 0];
  const share = room / fields.length;
  // Labels of one row take as much as the longest of them, and never more than half.
  const widest = Math.max(...fields.map(({ label }) => textWidth(label)));
  const label = Math.min(widest + LABEL_MARGIN, share / 2);
  const cuts: number[] = [];
  const cut = (place: number, at: number, choose: typeof nearest): void => {
    const left = 2 * fields.length - at; // cuts still to come
    cuts.push(choose(edges, place, (cuts.at(-1) ?? -1) + 1, columns - left));
  };
  for (const [at] of fields.entries()) {
    cut(share * at, 2 * at, nearest);
    // The label fits, so its end is not the nearest edge but the next one.
    cut((edges[cuts.at(-1) ?? 0] ?? 0) + label, 2 * at + 1, following);
  }
  cut(room, 2 * fields.length, nearest);
  return cuts;
}

const LABEL_MARGIN = 3;

function following(edges: readonly number[], place: number, low: number, high: number): number {
  let at = low;
  while (at < high && (edges[at] ?? 0) < place) at += 1;
  return at;
}

function nearest(edges: readonly number[], place: number, low: number, high: number): number {
  let best = low;
  for (let at = low; at <= high; at += 1) {
    const [edge = 0, known = 0] = [edges[at], edges[best]];
    if (Math.abs(edge - place) < Math.abs(known - place)) best = at;
  }
  return best;
}
