/**
 * The words for kinds of things (materials, colours, finishes), and which is a kind of which.
 *
 * "100% virgin polyester" is polyester; "polyester" may or may not be it. So what is known of a lot
 * can prove a demand, refute it, or leave it open, and none of these is guessed: a word refutes
 * another only where both are of one axis (colours, fibres) and nothing is both.
 */
import { normalise } from "../domain/normalise.ts";

export interface Term {
  readonly code: string;
  readonly axis: string;
  readonly is: readonly string[]; // what it is a kind of, directly
  readonly nameEn: string;
  readonly nameJa: string;
  readonly words: readonly string[];
}

export type Likeness = "is" | "is-not" | "open";

export interface Terms {
  readonly all: readonly Term[];
  /** The term that a text means. */
  term(text: string): Term | undefined;
  /** Whether a thing that one text describes is what another one names. */
  compare(said: string, asked: string): Likeness;
}

export function termsOf(rows: readonly Term[]): Terms {
  const byWord = new Map<string, Term>();
  for (const term of rows) {
    for (const word of [term.code, term.nameEn, term.nameJa, ...term.words]) {
      byWord.set(normalise(word), term);
    }
  }
  const above = new Map(rows.map((term) => [term.code, closure(term, byWord)]));
  const below = new Map<string, string[]>();
  for (const [code, all] of above) {
    for (const one of all) below.set(one, [...(below.get(one) ?? []), code]);
  }
  const term = (text: string): Term | undefined => byWord.get(normalise(text));
  return {
    all: rows,
    term,
    compare(said, asked) {
      const [left, right] = [term(said), term(asked)];
      if (left === undefined || right === undefined) {
        return normalise(said) === normalise(asked) ? "is" : "open";
      }
      if (above.get(left.code)?.has(right.code)) return "is";
      const shared = (below.get(left.code) ?? []).some((code) => above.get(code)?.has(right.code));
      return shared || left.axis !== right.axis ? "open" : "is-not";
    },
  };
}

/** The term itself and all that it is a kind of. */
function closure(term: Term, known: ReadonlyMap<string, Term>): ReadonlySet<string> {
  const seen = new Set<string>();
  const left = [term];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (seen.has(next.code)) continue;
    seen.add(next.code);
    for (const is of next.is) {
      const wider = known.get(normalise(is));
      if (wider !== undefined) left.push(wider);
    }
  }
  return seen;
}
