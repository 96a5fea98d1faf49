/**
 * The known word most like an unknown one, for "did you mean". Only for messages: nothing is ever
 * decided by likeness.
 */
import { normalise } from "./normalise.ts";

/** One letter of each four may be wrong; beyond that it is another word. */
const lettersPerSlip = 4;

/** The first in order of those with the fewest slips, `slipsMax` at most. */
export function nearestOf(
  text: string,
  known: Iterable<string | undefined>,
  slipsMax = Math.floor(normalise(text).length / lettersPerSlip),
): string | undefined {
  const asked = normalise(text);
  let [best, distance] = [undefined as string | undefined, slipsMax + 1];
  for (const word of [...known].sort()) {
    if (word === undefined) continue;
    const found = editDistance(asked, normalise(word), distance);
    if (found < distance) [best, distance] = [word, found];
  }
  return best;
}

/**
 * Letters to insert, delete, replace or swap with their neighbour (Damerau and Levenshtein's
 * distance), or `limit` where it takes that many.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let twoAbove: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? (twoAbove[column - 2] ?? 0) + 1
          : limit;
      const [left, up] = [line[column - 1] ?? 0, above[column] ?? 0];
      line.push(Math.min(replaced, swapped, up + 1, left + 1));
    }
    twoAbove = above;
    above = line;
  }
  return Math.min(above[b.length] ?? limit, limit);
}
