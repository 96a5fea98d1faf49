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

/** Letters to insert, delete or replace (Levenshtein), or `limit` where it takes that many. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return Math.min(above[b.length] ?? limit, limit);
}
