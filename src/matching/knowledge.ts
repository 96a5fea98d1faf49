/**
 * What the matcher is told beforehand, all of it data with a source: words that mean the same
 * (match-words.csv), units (match-units.csv), headings of columns (match-columns.csv), and which
 * attributes decide (match-vetoes.csv).
 */
import type { AttributeName } from "./match.ts";

/**
 * Words that mean one thing, in either language. Without an attribute they are part of a name and
 * become `token` ("" for words that say nothing: "with", "の"); with one, they state it.
 */
export interface MatchWord {
  readonly token: string;
  readonly words: readonly string[];
  readonly attribute?: AttributeName;
  readonly source: string;
}

/** Dimensions of quantities that stand in names. Lengths make up sizes. */
export type Dimension =
  | "length"
  | "area"
  | "capacity"
  | "weight"
  | "watt"
  | "volt-ampere"
  | "voltage"
  | "flow"
  | "persons"
  | "pack"
  | "share"
  | "thread"
  | "memory";

/** One unit: how many of the dimension's smallest units (see quantities.ts) it has. */
export interface MatchUnit {
  readonly dimension: Dimension;
  readonly smallest: number; // whole
  readonly words: readonly string[];
  readonly source: string;
}

/** Headings of columns that mean the same in two lists. */
export interface MatchColumn {
  readonly meaning: string; // "brand", "price", "description", "model", …
  readonly words: readonly string[];
  readonly source: string;
}

/**
 * Two things are never the same whose values of this attribute differ: any two, or the two named;
 * an empty value means that the name states none (a ballistic blanket is never a blanket).
 */
export interface MatchVeto {
  readonly attribute: AttributeName;
  readonly values?: readonly [string, string];
  readonly source: string;
}

export interface Knowledge {
  readonly words: readonly MatchWord[];
  readonly units: readonly MatchUnit[];
  readonly columns: readonly MatchColumn[];
  readonly vetoes: readonly MatchVeto[];
}
