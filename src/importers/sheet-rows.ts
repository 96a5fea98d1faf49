/**
 * All rows of one sheet, read: the lines they make, the rows set aside, and whether its totals are
 * the sums that they say they are.
 */

import { amountText } from "../domain/amount.ts";
import type { StatedMoney } from "../domain/declaration.ts";
import type { Problem } from "../domain/problems/problem.ts";
import {
  costTooFine,
  packsDiffer,
  packsToldByFigures,
  takenAsTotal,
  totalDiffers,
  valueDiffers,
} from "../text/problems/reading-warnings.ts";
import { figuresOf, figureText } from "./figures.ts";
import { placeOf, type ReadLine, readLine, type SheetContext } from "./line.ts";
import type { Warning } from "./reading.ts";
import { type DataRow, type RowContext, sheetRows } from "./rows.ts";
import { type Micro, micro, type StatedTotal, type SummedRow, totalMismatches } from "./totals.ts";

export interface ReadRow {
  readonly data: DataRow;
  readonly line: ReadLine | undefined;
  readonly problems: readonly Problem[];
}

export interface SheetRowsRead {
  readonly skipped: number;
  readonly warnings: readonly Warning[];
}

/** Gives each row that says something to `take`, in the order of the sheet. */
export function readSheetRows(
  sheet: SheetContext,
  context: RowContext,
  take: (row: ReadRow) => void,
): SheetRowsRead {
  const { layout, notes } = sheet;
  const warnings: Warning[] = [...decidedByFigures(sheet)];
  const summed: (SummedRow | StatedTotal)[] = [];
  const sums = sumsAbove();
  let skipped = 0;
  for (const row of sheetRows(layout, context)) {
    if (row.is === "aside") {
      skipped++;
      continue;
    }
    const figures = figuresOf(row.cells, layout);
    if (row.is === "total") {
      summed.push({ is: "total", row: row.row, level: row.level, figures });
      sums.total();
      skipped++;
      continue;
    }
    const figure = figures.get("quantity");
    if (row.bare && sums.equal(figure)) {
      const text = takenAsTotal(figureText(figure ?? 0n));
      warnings.push({ at: placeOf(sheet, row.row, "quantity"), text });
      sums.total();
      skipped++;
      continue;
    }
    const { line, problems, quantity } = readLine(row, sheet);
    const base = quantity === undefined ? undefined : BigInt(quantity) * micro;
    summed.push({ is: "data", figures, base });
    sums.add(base);
    take({ data: row, line, problems });
    if (line !== undefined) warnings.push(...doubtsOf(line, sheet));
    if (line?.name.includes("\uFFFD")) notes.damagedText();
  }
  for (const { row, meaning, stated, sum } of totalMismatches(summed)) {
    const text = totalDiffers(meaning, figureText(stated), figureText(sum));
    warnings.push({ at: placeOf(sheet, row, meaning), text });
  }
  const at = placeOf(sheet, layout.headerRow);
  return {
    skipped,
    warnings: [...warnings, ...notes.texts().map((text) => ({ at, text }))],
  };
}

/** What no heading says is told, so that it can be overruled. */
function decidedByFigures(sheet: SheetContext): readonly Warning[] {
  const [packs, perPack, quantity] = ["packs", "pieces_per_pack", "quantity"].map((meaning) =>
    sheet.layout.by.get(meaning),
  );
  if (packs?.decidedBy !== "figures") return [];
  const text = packsToldByFigures(packs.heading, perPack?.heading ?? "", quantity?.heading ?? "");
  return [{ at: placeOf(sheet, sheet.layout.headerRow, "packs"), text }];
}

/** Figures of an accepted row that do not fit each other, though none of them is refused for it. */
function doubtsOf(
  { row, quantity, value, product, costTooFine: cost }: ReadLine,
  sheet: SheetContext,
): readonly Warning[] {
  const doubts: Warning[] = [];
  if (quantity.packsDiffer !== undefined) {
    const text = packsDiffer(quantity.packsDiffer, quantity.quantity);
    doubts.push({ at: placeOf(sheet, row, "packs"), text });
  }
  if (cost !== undefined) {
    doubts.push({ at: placeOf(sheet, row, "unit_cost"), text: costTooFine(cost) });
  }
  if (value !== undefined && product !== undefined) {
    const money = ({ minor, currency }: StatedMoney): string => {
      const digits = sheet.vocabulary.currency(currency)?.minorDigits ?? 0;
      return `${amountText(BigInt(minor), digits)} ${currency}`;
    };
    const text = valueDiffers(money(value), money(product));
    doubts.push({ at: placeOf(sheet, row, "value"), text });
  }
  return doubts;
}

/** Sums of quantities since the top and since the last total, to know a total that nobody named. */
function sumsAbove(): {
  readonly add: (base: Micro) => void;
  readonly total: () => void;
  readonly equal: (figure: Micro) => boolean;
} {
  let [top, group] = [
    { rows: 0, sum: 0n },
    { rows: 0, sum: 0n },
  ];
  return {
    add: (base = 0n) => {
      top = { rows: top.rows + 1, sum: top.sum + base };
      group = { rows: group.rows + 1, sum: group.sum + base };
    },
    total: () => {
      group = { rows: 0, sum: 0n };
    },
    equal: (figure) =>
      figure !== undefined && [top, group].some(({ rows, sum }) => rows >= 2 && sum === figure),
  };
}
