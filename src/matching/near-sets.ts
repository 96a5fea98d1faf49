/**
 * Which right things have all the tokens of a left one but at most one on either side, however
 * frequent those tokens are: found by the hashes of their sets, and of their sets without one
 * token.
 *
 * The hash of a set is the exclusive or of its tokens' hashes, so that leaving one out is one
 * operation. Two sets may share a hash by chance; they are only candidates, and are compared in any
 * case. Of more than `bucketMax` things with the same hash the first are given.
 */
import type { Thing } from "./lists.ts";

const bucketMax = 24;
/** Hash and position in one number: hash · 2²¹ + position, below 2⁵³. */
const positions = 2 ** 21;

/** 31 bits, well mixed (the finaliser of MurmurHash3). */
function mixed(token: number): number {
  let hash = token + 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 1;
}

const whole = (keys: readonly number[]): number => {
  let hash = 0;
  for (const key of keys) hash ^= mixed(key);
  return hash;
};

export class NearSets {
  readonly #entries: Float64Array;

  constructor(things: readonly Thing[]) {
    const size = things.reduce((sum, { keys }) => sum + keys.length + 1, 0);
    const entries = new Float64Array(size);
    let filled = 0;
    for (const [at, { keys }] of things.entries()) {
      const hash = whole(keys);
      entries[filled] = hash * positions + at;
      filled += 1;
      for (const key of keys) {
        entries[filled] = (hash ^ mixed(key)) * positions + at;
        filled += 1;
      }
    }
    this.#entries = entries.sort();
  }

  /** Calls `found` with each, some of them more than once. */
  of(keys: readonly number[], found: (thing: number) => void): void {
    if (keys.length < 2) return;
    const hash = whole(keys);
    this.#bucket(hash, found);
    for (const key of keys) this.#bucket(hash ^ mixed(key), found);
  }

  #bucket(hash: number, found: (thing: number) => void): void {
    const entries = this.#entries;
    const start = hash * positions;
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const end = Math.min(entries.length, low + bucketMax);
    for (let at = low; at < end; at += 1) {
      const thing = (entries[at] ?? 0) - start;
      if (thing >= positions) return;
      found(thing);
    }
  }
}
