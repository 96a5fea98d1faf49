/**
 * Which pairs are worth comparing: for each left thing the right things that share its rarest
 * tokens, the best first.
 *
 * An inverted index from tokens to right things. The tokens of a left thing are followed from the
 * rarest on, until so many entries were read that more would cost too much; a token that stands
 * everywhere says nothing and is followed only by things that have no other. Things of equal tokens
 * are found in any case. The work is bounded by `entriesMax` for each left thing, however equal the
 * lists are, and the result does not depend on the order of rows.
 */
import type { Lists, Thing } from "./lists.ts";

/** Pairs as positions in the lists: those of left thing i are from[i] up to from[i + 1]. */
export interface Candidates {
  readonly from: Int32Array;
  readonly right: Int32Array;
}

/** Entries of the index that are read for one thing; bounds the time for large lists. */
const entriesMax = 6_000;
/** Right things kept for each left one: more where there are few in all. */
const kept = { few: 30, many: 12, fewUpTo: 5_000 } as const;

export function candidatesOf(lists: Lists): Candidates {
  const { left, right, weights } = lists;
  const index = indexOf(right, weights.length);
  const norms = Float64Array.from(right, (thing) => normOf(thing, weights));
  const scores = new Float64Array(right.length);
  const found: number[] = [];
  const from = new Int32Array(left.length + 1);
  const most = right.length <= kept.fewUpTo ? kept.few : kept.many;
  for (const [at, thing] of left.entries()) {
    const touched = gather(thing, index, weights, scores);
    for (const other of best(touched, scores, norms, most)) found.push(other);
    for (const other of touched) scores[other] = 0;
    from[at + 1] = found.length;
  }
  return { from, right: Int32Array.from(found) };
}

interface Index {
  readonly from: Int32Array;
  readonly things: Int32Array;
}

function indexOf(things: readonly Thing[], tokens: number): Index {
  const from = new Int32Array(tokens + 1);
  for (const { keys } of things) for (const key of keys) from[key + 1] = (from[key + 1] ?? 0) + 1;
  for (let token = 0; token < tokens; token += 1) {
    from[token + 1] = (from[token + 1] ?? 0) + (from[token] ?? 0);
  }
  const next = from.slice();
  const entries = new Int32Array(from[tokens] ?? 0);
  for (const [at, { keys }] of things.entries()) {
    for (const key of keys) {
      entries[next[key] ?? 0] = at;
      next[key] = (next[key] ?? 0) + 1;
    }
  }
  return { from, things: entries };
}

const normOf = ({ keys }: Thing, weights: Float64Array): number => {
  let sum = 0;
  for (const key of keys) sum += (weights[key] ?? 0) ** 2;
  return Math.sqrt(sum);
};

/** Adds up what each right thing shares with this one; gives those that share anything. */
function gather(
  { keys }: Thing,
  { from, things }: Index,
  weights: Float64Array,
  scores: Float64Array,
): readonly number[] {
  const size = (key: number): number => (from[key + 1] ?? 0) - (from[key] ?? 0);
  const rarest = keys.filter((key) => size(key) > 0).sort((a, b) => size(a) - size(b) || a - b);
  const touched: number[] = [];
  let read = 0;
  for (const key of rarest) {
    const entries = size(key);
    if (read > 0 && read + entries > entriesMax) break;
    const start = from[key] ?? 0;
    const end = start + Math.min(entries, entriesMax);
    const weight = (weights[key] ?? 0) ** 2;
    for (let at = start; at < end; at += 1) {
      const other = things[at] ?? 0;
      const score = scores[other] ?? 0;
      if (score === 0) touched.push(other);
      scores[other] = score + weight;
    }
    read += entries;
  }
  return touched;
}

/** The best few, first those that share most for their size. */
function best(
  touched: readonly number[],
  scores: Float64Array,
  norms: Float64Array,
  most: number,
): readonly number[] {
  const first: number[] = [];
  const values: number[] = [];
  for (const other of touched) {
    const value = (scores[other] ?? 0) / (norms[other] || 1);
    let at = first.length;
    if (at === most) {
      const last = values[at - 1] ?? 0;
      if (value < last || (value === last && other > (first[at - 1] ?? 0))) continue;
      at -= 1;
    }
    for (; at > 0; at -= 1) {
      const above = values[at - 1] ?? 0;
      if (above > value || (above === value && (first[at - 1] ?? 0) < other)) break;
      values[at] = above;
      first[at] = first[at - 1] ?? 0;
    }
    values[at] = value;
    first[at] = other;
  }
  return first;
}
