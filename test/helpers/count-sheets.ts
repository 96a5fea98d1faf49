/** Count sheets as a team fills them in: the printed workbook, opened, written in, and saved. */
import excel from "exceljs";
import {
  type SheetHeading,
  sheetFoot,
  sheetHead,
  sheetHeadings,
} from "../../src/text/counting/count-sheet.ts";
import type { Text } from "../../src/text/text.ts";

type Value = string | number | Date;

export interface FilledIn {
  /** By the printed number of the line. */
  readonly lines?: Readonly<Record<number, Partial<Record<SheetHeading, Value>>>>;
  /** Written into the empty rows. */
  readonly more?: readonly Partial<Record<SheetHeading, Value>>[];
  readonly head?: Partial<Record<keyof typeof sheetHead, Value>>;
  readonly foot?: Partial<Record<keyof typeof sheetFoot, Value>>;
}

const says = (text: string, { en, ja }: Text): boolean => text === en || text === ja;

/** Fills in the sheet of a team, counted from 0, and saves the workbook under another name. */
export async function fillIn(
  from: string,
  to: string,
  sheet: number,
  { lines = {}, more = [], head = {}, foot = {} }: FilledIn,
): Promise<void> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(from);
  const page = book.worksheets[sheet];
  if (page === undefined) throw new Error(`${from} has no sheet ${sheet}`);
  const columns = new Map<SheetHeading, number>();
  const rows = new Map<number, number>();
  const blank: number[] = [];
  page.eachRow({ includeEmpty: true }, (row, number) => {
    const label = row.getCell(1);
    const first = label.value === null ? "" : label.text;
    if (says(first, sheetHeadings.line)) {
      row.eachCell((cell, column) => {
        for (const [key, words] of Object.entries(sheetHeadings)) {
          if (says(cell.text, words)) columns.set(key as SheetHeading, column);
        }
      });
    } else if (columns.size > 0 && /^\d+$/.test(first)) rows.set(Number(first), number);
    else if (columns.size > 0 && first === "") blank.push(number);
    row.eachCell((cell, column) => {
      for (const [words, value] of [
        ...Object.entries(head).map(([key, told]) => [sheetHead[key as "date"], told] as const),
        ...Object.entries(foot).map(([key, told]) => [sheetFoot[key as "rows"], told] as const),
      ]) {
        if (cell.master === cell && says(cell.text, words)) besideOf(row, column).value = value;
      }
    });
  });
  const put = (row: number | undefined, cells: Partial<Record<SheetHeading, Value>>): void => {
    for (const [key, value] of Object.entries(cells)) {
      const column = columns.get(key as SheetHeading);
      if (row === undefined || column === undefined) throw new Error(`nowhere to write ${key}`);
      page.getCell(row, column).value = value;
    }
  };
  for (const [line, cells] of Object.entries(lines)) put(rows.get(Number(line)), cells);
  for (const [at, cells] of more.entries()) put(blank[at], cells);
  await book.xlsx.writeFile(to);
}

/** The cell behind a label, which may lie over several columns. */
function besideOf(row: excel.Row, column: number): excel.Cell {
  const label = row.getCell(column);
  let at = column + 1;
  while (row.getCell(at).master === label) at += 1;
  return row.getCell(at);
}
