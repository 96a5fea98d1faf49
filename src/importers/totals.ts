/**
 * Whether the totals that a sheet states are the sums of its rows.
 *
 * A total sums the rows between some earlier boundary (the top of the table, or just below another
 * total) and itself. It is right if that holds for any boundary, in the figures as written or in
 * base units; it cannot be judged where one of its rows could not be read.
 */
import type { TotalLevel } from "./total-words.ts";

/** A figure in millionths, so that money with a fraction adds up too; undefined: not readable. */
export type Micro = bigint | undefined;

export const micro = 1_000_000n;

/** How many levels of totals are looked back over; sheets with thousands of subtotals exist. */
const boundariesMost = 64;

export interface SummedRow {
  readonly is: "data";
  /** By meaning of the column; absent where the cell is empty. */
  readonly figures: ReadonlyMap<string, Micro>;
  /** The quantity in base units, whatever units the cells count. */
  readonly base: Micro;
}

export interface StatedTotal {
  readonly is: "total";
  readonly row: number;
  readonly level: TotalLevel;
  readonly figures: ReadonlyMap<string, Micro>;
}

export interface TotalMismatch {
  readonly row: number;
  readonly meaning: string;
  readonly stated: bigint; // in millionths, as are the sums
  readonly sum: bigint;
}

/** Sums of what one meaning has between two places in the sheet. */
interface Running {
  readonly rows: number;
  readonly written: bigint;
  readonly base: bigint;
  readonly unreadable: number;
  readonly unreadableBase: number;
}

const none: Running = { rows: 0, written: 0n, base: 0n, unreadable: 0, unreadableBase: 0 };

export function totalMismatches(rows: Iterable<SummedRow | StatedTotal>): readonly TotalMismatch[] {
  const mismatches: TotalMismatch[] = [];
  const running = new Map<string, Running>();
  const boundaries: ReadonlyMap<string, Running>[] = [new Map()];
  for (const row of rows) {
    if (row.is === "data") {
      addRow(running, row);
      continue;
    }
    for (const [meaning, stated] of row.figures) {
      if (stated === undefined) continue;
      const now = running.get(meaning) ?? none;
      const sums = boundaries.map((at) => difference(now, at.get(meaning) ?? none));
      if (sums.some(({ written, base }) => written === stated || base === stated)) continue;
      // A subtotal is compared with its group: the rows since the nearest boundary that has any.
      const nearest = row.level === "sub" ? sums.findLast(({ rows }) => rows > 0) : undefined;
      const group = nearest ?? sums[0] ?? none;
      if (group.rows === 0) continue; // a total above its rows is not compared with anything
      if ((meaning === "quantity" ? group.unreadableBase : group.unreadable) > 0) continue;
      const sum = meaning === "quantity" ? group.base : group.written;
      mismatches.push({ row: row.row, meaning, stated, sum });
    }
    boundaries.push(new Map(running));
    // The top of the table stays; of the others, the nearest ones.
    if (boundaries.length > boundariesMost) boundaries.splice(1, 1);
  }
  return mismatches;
}

function addRow(running: Map<string, Running>, { figures, base }: SummedRow): void {
  for (const [meaning, figure] of figures) {
    const at = running.get(meaning) ?? none;
    const counted = meaning === "quantity";
    running.set(meaning, {
      rows: at.rows + 1,
      written: at.written + (figure ?? 0n),
      base: at.base + (counted ? (base ?? 0n) : (figure ?? 0n)),
      unreadable: at.unreadable + (figure === undefined ? 1 : 0),
      unreadableBase: at.unreadableBase + (counted && base === undefined ? 1 : 0),
    });
  }
}

const difference = (now: Running, then: Running): Running => ({
  rows: now.rows - then.rows,
  written: now.written - then.written,
  base: now.base - then.base,
  unreadable: now.unreadable - then.unreadable,
  unreadableBase: now.unreadableBase - then.unreadableBase,
});
