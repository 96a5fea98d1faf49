/**
 * What the matcher is told beforehand: the words of data/match-words.csv (which words mean the
 * same, in either language, and what they say of a thing), the rules of data/match-vetoes.csv.
 */
import type { AttributeName } from "./match.ts";

/** Words that mean one thing: `token` is what all of them become. */
export interface MatchWord {
  readonly token: string;
  readonly words: readonly string[];
  /** The word states an attribute (`fleece` a material) and is no part of the name itself. */
  readonly attribute?: AttributeName;
  readonly source: string;
}

/** Two things whose stated values of this attribute differ are never the same. */
export interface MatchVeto {
  readonly attribute: AttributeName;
  /** Only between these two values, where it is not any two. */
  readonly values?: readonly [string, string];
  readonly source: string;
}

export interface Knowledge {
  readonly words: readonly MatchWord[];
  readonly vetoes: readonly MatchVeto[];
}
