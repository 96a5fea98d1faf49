/**
 * All tokens of two lists as numbers, how rare each is, and which tokens of one list are slips or
 * abbreviations of tokens of the other.
 *
 * Only a token that the other list does not have at all is taken for a slip of one that it has, so
 * that two right words never become one. Numbers are given in the order of ids, so nothing depends
 * on the order of rows.
 */
import { blunt } from "./fold.ts";

export type Side = 0 | 1; // left, right

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly texts: string[] = [];
  /** In how many things of each list a token stands. */
  readonly #counts: readonly [number[], number[]] = [[], []];
  readonly things: [number, number] = [0, 0];

  /** The number of a token, which gets one when it is new. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.#numbers.set(text, number);
    this.texts.push(text);
    this.#counts[0].push(0);
    this.#counts[1].push(0);
    return number;
  }

  known(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** Notes that a thing of this side has these tokens, each once. */
  count(side: Side, tokens: Iterable<number>): void {
    const counts = this.#counts[side];
    for (const token of tokens) counts[token] = (counts[token] ?? 0) + 1;
    this.things[side] += 1;
  }

  countOf(side: Side, token: number): number {
    return this.#counts[side][token] ?? 0;
  }

  /** The count goes over to the token that this one is a slip of. */
  merge(side: Side, from: number, to: number): void {
    const counts = this.#counts[side];
    counts[to] = (counts[to] ?? 0) + (counts[from] ?? 0);
    counts[from] = 0;
  }

  /** ln(1 + N/n): how much it says that a token is shared. */
  weights(): Float64Array {
    const all = this.things[0] + this.things[1];
    return Float64Array.from(this.texts, (_, token) => {
      const count = this.countOf(0, token) + this.countOf(1, token);
      return Math.log(1 + all / Math.max(1, count));
    });
  }
}

/** Letters from which on a word may be short for another. */

const shortLetters = 5;
/** More words than this are not searched for slips: they are codes, not words. */
const wordsMax = 600_000;
const isWord = /^[^\d#=.\u4E00-\u9FFF]{4,24}$/;

/** For tokens of one side only: the token of the other side that they are meant to be. */
export function slipsOf(vocabulary: Vocabulary, side: Side): ReadonlyMap<number, number> {
  const other: Side = side === 0 ? 1 : 0;
  const asked: number[] = [];
  const offered: number[] = [];
  for (let token = 0; token < vocabulary.texts.length; token += 1) {
    if (!isWord.test(vocabulary.texts[token] ?? "")) continue;
    if (vocabulary.countOf(other, token) > 0) offered.push(token);
    else if (vocabulary.countOf(side, token) > 0) asked.push(token);
  }
  if (asked.length === 0 || asked.length + offered.length > wordsMax) return new Map();
  const text = (token: number): string => vocabulary.texts[token] ?? "";
  const byDeletion = deletionIndex(offered.map((token) => blunt(text(token))));
  const sorted = offered.map(text).sort();
  const found = new Map<number, number>();
  for (const token of asked) {
    const word = text(token);
    const near = byDeletion(blunt(word)).map((at) => offered[at] ?? 0);
    const best = near.length > 0 ? near : shortFor(word, sorted, vocabulary);
    const [first] = best.sort(
      (a, b) =>
        vocabulary.countOf(other, b) - vocabulary.countOf(other, a) || (text(a) < text(b) ? -1 : 1),
    );
    if (first !== undefined) found.set(token, first);
  }
  return found;
}

/** Words that begin with this one, or with which this one begins. */
function shortFor(word: string, sorted: readonly string[], vocabulary: Vocabulary): number[] {
  if (word.length < shortLetters) return [];
  const longer: number[] = [];
  for (let at = firstFrom(sorted, word); at < sorted.length; at += 1) {
    const other = sorted[at] ?? "";
    if (!other.startsWith(word)) break;
    longer.push(vocabulary.known(other) ?? 0);
  }
  if (longer.length > 0) return longer;
  for (let length = word.length - 1; length >= shortLetters; length -= 1) {
    const start = word.slice(0, length);
    if (sorted[firstFrom(sorted, start)] === start) return [vocabulary.known(start) ?? 0];
  }
  return [];
}

function firstFrom(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Words by what is left of them when a letter is taken out, or none: two words that are one slip
 * apart (a letter more, less, other, or two swapped) have such a remainder in common.
 */
function deletionIndex(words: readonly string[]): (word: string) => number[] {
  const size = words.reduce((sum, word) => sum + word.length + 1, 0);
  const keys = new Float64Array(size);
  const factor = 2 ** 21;
  let filled = 0;
  for (const [at, word] of words.entries()) {
    for (const hash of remainders(word)) {
      keys[filled] = hash * factor + at;
      filled += 1;
    }
  }
  keys.sort();
  return (word) => {
    const found = new Set<number>();
    for (const hash of remainders(word)) {
      let at = lowerBound(keys, hash * factor);
      for (; at < keys.length && (keys[at] ?? 0) < (hash + 1) * factor; at += 1) {
        const other = (keys[at] ?? 0) - hash * factor;
        if (!found.has(other) && oneSlip(word, words[other] ?? "")) found.add(other);
      }
    }
    return [...found];
  };
}

/** FNV-1a over the letters but one, 31 bits. */
function remainders(word: string): readonly number[] {
  const hashes: number[] = [];
  for (let left = -1; left < word.length; left += 1) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at += 1) {
      if (at !== left) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    }
    hashes.push(hash >>> 1);
  }
  return hashes;
}

function lowerBound(keys: Float64Array, wanted: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At most one letter more, less or other, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let [from, endA, endB] = [0, a.length, b.length];
  while (from < endA && from < endB && a[from] === b[from]) from += 1;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [endA - from, endB - from];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}
