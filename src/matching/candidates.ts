/**
 * Which pairs are worth comparing: for each left thing the right things that share its rarest
 * tokens, the best first.
 *
 * An inverted index from tokens to right things. The tokens of a left thing are followed from the
 * rarest on, until so many entries were read that more would cost too much. Things that have all
 * tokens in common but one on either side are found in any case, however frequent those are
 * (near-sets.ts). The work is bounded by `entriesMax` for each left thing, however equal the
 * lists are, and the result does not depend on the order of rows.
 */
import type { Lists, Thing } from "./lists.ts";
import { NearSets } from "./near-sets.ts";

/** Pairs as positions in the lists: those of left thing i are from[i] up to from[i + 1]. */
export interface Candidates {
  readonly from: Int32Array;
  readonly right: Int32Array;
}

/** Where a pair stands among the candidates; undefined where it is none. */
export function pairAt(
  { from, right }: Candidates,
  leftAt: number,
  rightAt: number,
): number | undefined {
  for (let at = from[leftAt] ?? 0; at < (from[leftAt + 1] ?? 0); at += 1) {
    if (right[at] === rightAt) return at;
  }
  return undefined;
}

/** Entries of the index that are read for one thing; bounds the time for large lists. */
const entriesMax = 4_000;
/** Right things kept for each left one: more where there are few in all. */
const kept = { few: 30, many: 12, fewUpTo: 5_000 } as const;

export function candidatesOf(lists: Lists): Candidates {
  const { left, right, weights } = lists;
  const most = right.length <= kept.fewUpTo ? kept.few : kept.many;
  const search = new Search(right, weights, most);
  const found = new Int32Array(left.length * most);
  const from = new Int32Array(left.length + 1);
  let filled = 0;
  for (const [at, thing] of left.entries()) {
    filled = search.best(thing, found, filled);
    from[at + 1] = filled;
  }
  return { from, right: found.slice(0, filled) };
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

/** Looks for one left thing after the other, with arrays that are used again and again. */
class Search {
  readonly #right: readonly Thing[];
  readonly #index: Index;
  readonly #near: NearSets;
  readonly #squares: Float64Array;
  readonly #norms: Float64Array;
  readonly #scores: Float64Array;
  readonly #touched: Int32Array;
  readonly #values: Float64Array;
  readonly #most: number;

  constructor(right: readonly Thing[], weights: Float64Array, most: number) {
    this.#right = right;
    this.#near = new NearSets(right);
    this.#index = indexOf(right, weights.length);
    this.#squares = weights.map((weight) => weight ** 2);
    this.#norms = Float64Array.from(right, (thing) => normOf(thing, weights) || 1);
    this.#scores = new Float64Array(right.length);
    this.#touched = new Int32Array(right.length);
    this.#values = new Float64Array(most);
    this.#most = most;
  }

  /** Writes the best right things into `into` from this place on; gives the place after them. */
  best(thing: Thing, into: Int32Array, start: number): number {
    const touched = this.#gather(thing);
    const [values, scores, norms, all] = [this.#values, this.#scores, this.#norms, this.#touched];
    let count = 0;
    for (let one = 0; one < touched; one += 1) {
      const other = all[one] ?? 0;
      const value = (scores[other] ?? 0) / (norms[other] ?? 1);
      scores[other] = 0;
      let at = count;
      if (at === this.#most) {
        const last = values[at - 1] ?? 0;
        if (value < last || (value === last && other > (into[start + at - 1] ?? 0))) continue;
        at -= 1;
      } else count += 1;
      for (; at > 0; at -= 1) {
        const above = values[at - 1] ?? 0;
        const aboveThing = into[start + at - 1] ?? 0;
        if (above > value || (above === value && aboveThing < other)) break;
        values[at] = above;
        into[start + at] = aboveThing;
      }
      values[at] = value;
      into[start + at] = other;
    }
    return start + count;
  }

  /** All that a thing shares with this one, also by tokens that were not followed. */
  #shared(keys: readonly number[], other: number): number {
    const theirs = this.#right[other]?.keys ?? [];
    let sum = 0;
    for (let i = 0, j = 0; i < keys.length && j < theirs.length; ) {
      const x = keys[i] ?? 0;
      const y = theirs[j] ?? 0;
      if (x === y) sum += this.#squares[x] ?? 0;
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    return sum;
  }

  /** Adds up what each right thing shares with this one; gives how many share anything. */
  #gather({ keys }: Thing): number {
    const { from, things } = this.#index;
    const [scores, all] = [this.#scores, this.#touched];
    const size = (key: number): number => (from[key + 1] ?? 0) - (from[key] ?? 0);
    const rarest = keys.filter((key) => size(key) > 0).sort((a, b) => size(a) - size(b) || a - b);
    let [touched, read] = [0, 0];
    for (const key of rarest) {
      const entries = size(key);
      if (read > 0 && read + entries > entriesMax) break;
      const start = from[key] ?? 0;
      const end = start + Math.min(entries, entriesMax);
      const weight = this.#squares[key] ?? 0;
      for (let at = start; at < end; at += 1) {
        const other = things[at] ?? 0;
        const score = scores[other] ?? 0;
        if (score === 0) {
          all[touched] = other;
          touched += 1;
        }
        scores[other] = score + weight;
      }
      read += entries;
    }
    this.#near.of(keys, (other) => {
      if (scores[other] === 0) {
        all[touched] = other;
        touched += 1;
      }
      scores[other] = this.#shared(keys, other);
    });
    return touched;
  }
}
