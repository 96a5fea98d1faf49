/**
 * Which of the likely pairs are suggested: those that can stand together and promise most.
 *
 *   maximise Σ P_ij·x_ij  subject to  Σ_j x_ij ≤ 1,  x in {0, 1},  and for one-to-one Σ_i x_ij ≤ 1,
 * the expected number of right pairs. Many-to-one is each left thing's best. One-to-one falls into
 * the connected parts of the likely pairs; each is solved exactly by shortest augmenting paths
 * (Kuhn 1955; Jonker and Volgenant 1987). A part too large for that (equal things by the thousand)
 * is filled from the best pair down, which gives at least half of the best sum. Ties go to the
 * first.
 */
import type { Constraint } from "./odds.ts";

export interface LikelyPair {
  readonly left: number;
  readonly right: number;
  readonly chance: number; // above 0
}

/** Left or right things of a part that is solved exactly; the time grows with their cube. */
const exactMax = 200;

export function assigned(
  pairs: readonly LikelyPair[],
  constraint: Constraint,
): readonly LikelyPair[] {
  const sorted = [...pairs].sort(
    (a, b) => b.chance - a.chance || a.left - b.left || a.right - b.right,
  );
  const chosen =
    constraint === "many-to-one"
      ? firstOf(sorted, false)
      : partsOf(sorted).flatMap((part) =>
          part.exact ? solved(part.pairs) : firstOf(part.pairs, true),
        );
  return [...chosen].sort((a, b) => a.left - b.left || a.right - b.right);
}

/** From the best down, each thing once. */
function firstOf(sorted: readonly LikelyPair[], bothSides: boolean): readonly LikelyPair[] {
  const [lefts, rights] = [new Set<number>(), new Set<number>()];
  return sorted.filter(({ left, right }) => {
    if (lefts.has(left) || (bothSides && rights.has(right))) return false;
    lefts.add(left);
    rights.add(right);
    return true;
  });
}

interface Part {
  readonly pairs: LikelyPair[];
  readonly exact: boolean;
}

/** Connected parts, by union and find; in the order of their best pairs. */
function partsOf(sorted: readonly LikelyPair[]): readonly Part[] {
  const above = new Map<number, number>();
  const rootOf = (node: number): number => {
    let root = node;
    for (let up = above.get(root); up !== undefined; up = above.get(root)) root = up;
    for (let at = node; at !== root; ) {
      const up = above.get(at) ?? root;
      above.set(at, root);
      at = up;
    }
    return root;
  };
  // Left things are even numbers, right ones odd.
  for (const { left, right } of sorted) {
    const [a, b] = [rootOf(2 * left), rootOf(2 * right + 1)];
    if (a !== b) above.set(b, a);
  }
  const parts = new Map<number, LikelyPair[]>();
  for (const pair of sorted) {
    const root = rootOf(2 * pair.left);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [pair]);
    else part.push(pair);
  }
  return [...parts.values()].map((part) => {
    const lefts = new Set(part.map(({ left }) => left)).size;
    const rights = new Set(part.map(({ right }) => right)).size;
    return { pairs: part, exact: Math.max(lefts, rights) <= exactMax };
  });
}

/** The best set of one part. A pair that is not likely is worth nothing and is left out. */
function solved(pairs: readonly LikelyPair[]): readonly LikelyPair[] {
  if (pairs.length === 1) return pairs;
  const lefts = [...new Set(pairs.map(({ left }) => left))].sort((a, b) => a - b);
  const rights = [...new Set(pairs.map(({ right }) => right))].sort((a, b) => a - b);
  const size = Math.max(lefts.length, rights.length);
  const worth = Array.from({ length: size }, () => new Float64Array(size));
  const rowOf = new Map(lefts.map((left, at) => [left, at]));
  const columnOf = new Map(rights.map((right, at) => [right, at]));
  for (const { left, right, chance } of pairs) {
    const row = worth[rowOf.get(left) ?? 0];
    if (row !== undefined) row[columnOf.get(right) ?? 0] = chance;
  }
  const columns = columnOfEachRow(worth);
  return pairs.filter(({ left, right }) => columns[rowOf.get(left) ?? 0] === columnOf.get(right));
}

/** Shortest augmenting paths with prices, after Jonker and Volgenant: rows one after the other. */
function columnOfEachRow(worth: readonly Float64Array[]): readonly number[] {
  const size = worth.length;
  const [rowPrices, columnPrices] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const rowOf = new Int32Array(size + 1); // of each column, 1-based; 0 is free
  const via = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    rowOf[0] = row;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    let column = 0;
    while ((rowOf[column] ?? 0) !== 0) {
      used[column] = 1;
      const from = rowOf[column] ?? 0;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let to = 1; to <= size; to += 1) {
        if (used[to] === 1) continue;
        const cost =
          -(worth[from - 1]?.[to - 1] ?? 0) - (rowPrices[from] ?? 0) - (columnPrices[to] ?? 0);
        if (cost < (least[to] ?? 0)) {
          least[to] = cost;
          via[to] = column;
        }
        if ((least[to] ?? 0) < delta) [delta, next] = [least[to] ?? 0, to];
      }
      for (let to = 0; to <= size; to += 1) {
        if (used[to] === 1) {
          const at = rowOf[to] ?? 0;
          rowPrices[at] = (rowPrices[at] ?? 0) + delta;
          columnPrices[to] = (columnPrices[to] ?? 0) - delta;
        } else least[to] = (least[to] ?? 0) - delta;
      }
      column = next;
    }
    for (; column !== 0; column = via[column] ?? 0) rowOf[column] = rowOf[via[column] ?? 0] ?? 0;
  }
  const columns = new Array<number>(size).fill(-1);
  for (let column = 1; column <= size; column += 1) columns[(rowOf[column] ?? 1) - 1] = column - 1;
  return columns;
}
