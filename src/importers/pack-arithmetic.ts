/**
 * 数量 × 入数 = 総数: which of two columns of quantities counts packs, told by the figures alone.
 *
 * Told only where every row proves the same: one column times the pieces per pack is the other,
 * never the other way round, in at least two rows with different figures. One row that does not
 * fit, or lacks a figure, leaves the columns to a person.
 */
import { isDitto, plain } from "./cell.ts";
import { sameHeading } from "./headings.ts";
import { readNumber, readStoredNumber, wholeTimes } from "./numbers.ts";
import { type Cell, textOf } from "./table.ts";
import { isTotalLabel } from "./total-words.ts";

interface Heading {
  readonly index: number;
  readonly heading: string;
}

/** The one of two columns that counts packs, if the rows below the headings prove it. */
export function packsColumn<Column extends Heading>(
  twins: readonly [Column, Column],
  perPack: Heading,
  rows: readonly (readonly Cell[])[],
): Column | undefined {
  const [first, second] = twins;
  let [firstFits, secondFits] = [true, true];
  let above: bigint | undefined;
  const different = new Set<string>();
  for (const cells of rows) {
    if (!counts(cells, [first, second])) continue;
    const packed = isDitto(textOf(cells[perPack.index])) ? above : wholeIn(cells[perPack.index]);
    above = packed;
    const [a, b] = [wholeIn(cells[first.index]), wholeIn(cells[second.index])];
    if (packed === undefined || a === undefined || b === undefined) return undefined;
    firstFits &&= a * packed === b;
    secondFits &&= b * packed === a;
    if (!firstFits && !secondFits) return undefined;
    if (a !== b) different.add(`${a} ${packed} ${b}`);
  }
  if (different.size < 2 || firstFits === secondFits) return undefined;
  return firstFits ? first : second;
}

/** Whether a row counts goods: not blank there, no total, no headings repeated on a printed page. */
function counts(cells: readonly Cell[], columns: readonly Heading[]): boolean {
  const filled = columns.filter(({ index }) => textOf(cells[index]).trim() !== "");
  if (filled.length === 0) return false;
  if (filled.every(({ index, heading }) => sameHeading(textOf(cells[index]), heading)))
    return false;
  return !cells.some((cell) => isTotalLabel(textOf(cell)) !== undefined);
}

function wholeIn(cell: Cell | undefined): bigint | undefined {
  const stored = typeof cell === "object" ? cell.number : undefined;
  const read = stored === undefined ? readNumber(plain(textOf(cell))) : readStoredNumber(stored);
  return read.is === "number" ? wholeTimes(read.value, 1n) : undefined;
}
