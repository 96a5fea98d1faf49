/**
 * The words of an inventory beside what is counted: name, specification and remarks of each line,
 * and columns that mean nothing else, with the cell that each text stands in.
 *
 * Marks for "as above" (〃, 同上), and empty cells below an item that is not named anew, stand for
 * the text above, and it is that cell which is named.
 */
import type { StatementLine } from "../domain/statement.ts";
import { isDitto } from "./cell.ts";
import type { StatementReading } from "./reading.ts";
import { cellName, type Table, textOf } from "./table.ts";

export interface LineText {
  readonly line: StatementLine;
  readonly row: number;
  readonly cell: string; // "C5"
  readonly text: string;
  /** It is what the item is called. */
  readonly isName: boolean;
}

const names = ["item_name", "item_name_ja"];
const told: ReadonlySet<string> = new Set([...names, "specification", "remarks", "ignore"]);
const repeated: ReadonlySet<string> = new Set([...names, "specification"]);

export function lineTexts(
  tables: readonly Table[],
  { sheets, lines }: Pick<StatementReading, "sheets" | "lines">,
): readonly LineText[] {
  const bySheet = new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
  const tableOf = new Map(tables.map((table) => [table.sheet, table]));
  return lines.flatMap((line) => {
    const [sheet, table] = [bySheet.get(line.sheet), tableOf.get(line.sheet)];
    if (sheet === undefined || table === undefined) return [];
    const indices = new Map(sheet.columns.map(({ column, meaning }) => [meaning, indexOf(column)]));
    const nameAt = names.flatMap((name) => indices.get(name) ?? []);
    return sheet.columns
      .filter(({ meaning }) => told.has(meaning ?? "ignore"))
      .flatMap(({ column, meaning = "ignore" }) => {
        const at = indexOf(column);
        const carried = repeated.has(meaning) ? nameAt : undefined;
        const found = saidIn(table, line.row, at, carried, sheet.headerRow);
        if (found === undefined) return [];
        const cell = cellName(at + 1, found.row);
        return [{ line, row: found.row, cell, text: found.text, isName: names.includes(meaning) }];
      });
  });
}

/**
 * The text of a cell; where it repeats what stands above, that one. Empty cells do so in columns of
 * what an item is called, while none of these (`nameAt`) names another.
 */
function saidIn(
  { rows }: Table,
  row: number,
  at: number,
  nameAt: readonly number[] | undefined,
  headerRow: number,
): { readonly row: number; readonly text: string } | undefined {
  const said = (index: number, column: number): string => textOf(rows[index - 1]?.[column]).trim();
  for (let index = row; index > headerRow; index -= 1) {
    const text = said(index, at);
    if (text !== "" && !isDitto(text)) return { row: index, text };
    const named = nameAt?.some((column) => {
      const name = said(index, column);
      return name !== "" && !isDitto(name);
    });
    if (text === "" && (named ?? true)) return undefined;
  }
  return undefined;
}

/** "C" → 2. */
const indexOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
