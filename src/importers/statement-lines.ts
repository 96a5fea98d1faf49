/**
 * The rows of all sheets of an inventory, taken in order: which become lines of the statement, and
 * which are rejected. Lots and equal rows are those of the whole file.
 */
import type { IsoDate } from "../domain/dates.ts";
import type { Problem } from "../domain/problems/problem.ts";
import { factsText, identityOf, type StatementLine } from "../domain/statement.ts";
import { rowPlace } from "../text/column-names.ts";
import { equalRows } from "../text/problems/reading-warnings.ts";
import { hasDepotColumn, type Layout } from "./layout.ts";
import { placeOf, type ReadLine, type SheetContext } from "./line.ts";
import { type LotOf, lotsOfFile } from "./lots.ts";
import { generalPack } from "./movements/row-quantity.ts";
import { factsUnder, quantityIn } from "./named-item.ts";
import type { RejectedRow, Warning } from "./reading.ts";
import type { DataRow } from "./rows.ts";
import { type ReadRow, readSheetRows } from "./sheet-rows.ts";
import type { ReadSheet } from "./statement-sheet.ts";
import { type Cell, cellName, textOf } from "./table.ts";

export interface StatementLines {
  readonly lines: readonly StatementLine[];
  readonly rejectedRows: readonly RejectedRow[];
  readonly rejects: readonly Problem[];
  readonly warnings: readonly Warning[];
  readonly skipped: number;
}

export function statementLines(
  sheets: readonly ReadSheet[],
  asOf: IsoDate | undefined,
  fileProblems: readonly Problem[],
): StatementLines {
  const lines: StatementLine[] = [];
  const rejectedRows: RejectedRow[] = [];
  const rejects: Problem[] = [];
  const warnings: Warning[] = [];
  const seen = new Map<string, StatementLine>();
  const lotOf = lotsOfFile();
  let skipped = 0;
  for (const { sheet, rows, problems } of sheets) {
    rejects.push(...problems);
    const around = [...problems, ...fileProblems];
    const found = readSheetRows(sheet, rows, (row) => {
      const { line, faults } = lineOf(row, sheet, asOf, lotOf);
      const own = faults.length === 0 ? row.problems : [...row.problems, ...faults];
      rejects.push(...own);
      if (line === undefined || around.length > 0 || own.length > 0) {
        rejectedRows.push(rejectedRow(row.data, sheet, own.length > 0 ? own : around));
        return;
      }
      const equal = seen.get(line.origin.identity);
      if (equal === undefined) seen.set(line.origin.identity, line);
      else {
        const text = equalRows(rowPlace(equal.sheet, equal.row));
        warnings.push({ at: placeOf(sheet, line.row), text, about: "repeat" });
      }
      lines.push(line);
    });
    skipped += found.skipped;
    warnings.push(...found.warnings);
  }
  return { lines, rejectedRows, rejects, warnings, skipped };
}

function lineOf(
  { line, problems }: ReadRow,
  sheet: SheetContext,
  asOf: IsoDate | undefined,
  lotOf: LotOf,
): { readonly line?: StatementLine; readonly faults: readonly Problem[] } {
  if (line === undefined || problems.length > 0 || asOf === undefined) return { faults: [] };
  const name = sheet.layout.table.sheet;
  const { said, lot, faults } = lotOf(line, name);
  const quantity = quantityIn(line.named, line.quantity.quantity, line.quantity.text);
  noteOldName(line, sheet);
  const wrong = "fault" in quantity ? [{ meaning: "quantity", fault: quantity.fault }] : faults;
  return {
    ...("value" in quantity && {
      line: statementLine(line, { said, lot, quantity: quantity.value }, name, asOf),
    }),
    faults: wrong.map(({ meaning, fault }) => ({
      ...fault,
      at: placeOf(sheet, line.row, meaning),
    })),
  };
}

function noteOldName({ named, facts }: ReadLine, { notes }: SheetContext): void {
  const { item, under } = named;
  if (under === undefined) return;
  notes.oldName(under.item.code, item.code, under.became.ratio);
  if (facts.unitCost && !factsUnder(named, facts).unitCost) notes.costNotInUnit(item.code);
}

/** A row's identity is what it says, in its own words: no merge and no split changes it. */
function statementLine(
  { row, agency, named, name, depot, status, facts, value, quantity: counted }: ReadLine,
  {
    said,
    lot,
    quantity,
  }: { readonly said: string; readonly lot: string; readonly quantity: number },
  sheet: string | undefined,
  asOf: IsoDate,
): StatementLine {
  const { cell, text } = counted;
  const oldCode = named.under?.item.code ?? named.item.code;
  const parts = [agency, asOf, oldCode, depot, said, status, counted.quantity, factsText(facts)];
  const identity = identityOf(parts);
  const { code: item, baseUnit: unit } = named.item;
  const known = factsUnder(named, facts);
  const goods = { row, agency, item, name, depot, lot, status, quantity, unit, facts: known };
  const line = value === undefined ? goods : { ...goods, value };
  return sheet === undefined
    ? { ...line, origin: { row, cell, text, identity } }
    : { sheet, ...line, origin: { sheet, row, cell, text, identity } };
}

/** The row as its file has it, with what it takes from around it written out. */
function rejectedRow(
  { row, cells, said }: DataRow,
  { layout, depot }: SheetContext,
  problems: readonly Problem[],
): RejectedRow {
  const width = Math.max(layout.columns.length, cells.length);
  const by = new Map([...layout.by].map(([meaning, column]) => [column.index, meaning]));
  const written = Array.from({ length: width }, (_, index): Cell => {
    const meaning = by.get(index);
    return (meaning === undefined ? undefined : said.get(meaning)) ?? cells[index] ?? "";
  });
  const inColumn = hasDepotColumn(layout);
  return {
    sheet: layout.table.sheet,
    row,
    headings: Array.from({ length: width }, (_, index) => headingWritten(layout, index)),
    cells: written,
    depot: inColumn ? undefined : textOf(said.get("depot")) || depot,
    problems,
  };
}

/** A unit that only a corner of the sheet says, or its figures, goes into the heading: 金額(千円). */
function headingWritten({ columns, title, headerRow }: Layout, index: number): string {
  const column = columns[index];
  if (column === undefined) return cellName(index + 1, headerRow).replace(/\d+$/, "");
  const { heading, meaning, money, unit, decidedBy } = column;
  if (decidedBy === "figures") return `${heading}(${generalPack})`;
  if (meaning === "quantity" && unit === undefined && title.unit !== undefined) {
    return `${heading}(${title.unit.code})`;
  }
  if ((meaning === "value" || meaning === "unit_cost") && money === undefined && title.money) {
    const { currency, factor } = title.money;
    const thousands = { 1000: "千", 1000000: "百万" }[Number(factor)] ?? "";
    return `${heading}(${thousands}${currency.code})`;
  }
  return heading;
}
