/**
 * The columns beside the names: which of one list belongs to which of the other, and how alike two
 * cells are.
 *
 * Columns pair up where their headings mean the same (data/match-columns.csv) or are the same
 * words. What a column holds is seen from its cells: numbers, years, or text. A cell that is empty
 * on either side says nothing.
 */

import type { Field } from "./fields.ts";
import { fold } from "./fold.ts";
import type { Knowledge } from "./knowledge.ts";
import { tokeniserOf } from "./lexicon.ts";
import type { Named } from "./match.ts";

export interface Columns {
  readonly fields: readonly Field[];
  compare(left: number, right: number, levels: Uint8Array, at: number): void;
  /** The heading and both cells of a field, for its explanation. */
  cells(field: number, left: number, right: number): Cells | undefined;
}

export interface Cells {
  readonly heading: string;
  readonly kind: "number" | "year" | "text" | "label" | "identifier";
  readonly left: string;
  readonly right: string;
}

/** Columns whose words also stand in names: makers, and descriptions. */
const besideMeanings = ["brand", "description", "model"];

type Kind = Cells["kind"];

interface Pair {
  readonly heading: string;
  readonly kind: Kind;
  readonly left: readonly (string | undefined)[];
  readonly right: readonly (string | undefined)[];
}

const missing = 255;

const priors: Readonly<Record<Kind, Pick<Field, "m" | "u" | "firmness">>> = {
  // far, within half, within a quarter, within a twentieth, equal
  number: { m: [0.12, 0.13, 0.2, 0.25, 0.3], u: [0.34, 0.24, 0.2, 0.13, 0.09] },
  // other, a year off, the same
  year: { m: [0.05, 0.07, 0.88], u: [0.7, 0.15, 0.15] },
  // nothing, little, a part, much, the same
  text: { m: [0.12, 0.15, 0.2, 0.23, 0.3], u: [0.5, 0.22, 0.14, 0.08, 0.06] },
  // the same of texts that many things have (makers, categories): their words mostly stand in the
  // names, too, so what is alike in both must not count twice
  label: { m: [0.14, 0.04, 0.05, 0.07, 0.7], u: [0.3, 0.05, 0.06, 0.07, 0.52] },
  // the same of what names one thing
  identifier: {
    m: [0.12, 0.02, 0.04, 0.06, 0.76],
    u: [0.92, 0.03, 0.02, 0.015, 0.015],
    firmness: 10,
  },
};

export const meaningsOf = ({ columns }: Pick<Knowledge, "columns">): ReadonlyMap<string, string> =>
  new Map(columns.flatMap(({ meaning, words }) => words.map((word) => [key(word), meaning])));

const key = (heading: string): string => fold(heading).replace(/[^\p{L}\p{N}]+/gu, "");

/** The texts of a thing whose words may be part of the other thing's name. */
export function besideOf(
  meanings: ReadonlyMap<string, string>,
): (named: Named) => readonly string[] {
  return ({ fields = [] }) =>
    fields.flatMap(([heading, text]) =>
      besideMeanings.includes(meanings.get(key(heading)) ?? "") ? [text] : [],
    );
}

export function columnsOf(
  left: readonly Named[],
  right: readonly Named[],
  knowledge: Knowledge,
): Columns {
  const meanings = meaningsOf(knowledge);
  const leftColumns = byMeaning(left, meanings);
  const rightColumns = byMeaning(right, meanings);
  const pairs = [...leftColumns].flatMap(([meaning, cells]): Pair[] => {
    const others = rightColumns.get(meaning);
    if (others === undefined) return [];
    const all = [...cells.values, ...others.values];
    const kind = kindOf(all, meaning);
    return [{ heading: cells.heading, kind, left: cells.values, right: others.values }];
  });
  pairs.sort((a, b) => (a.heading < b.heading ? -1 : 1));
  const comparers = pairs.map((pair) => comparerFor(pair, knowledge));
  return {
    fields: pairs.map(({ heading, kind }) => {
      const prior = priors[kind];
      return { name: heading, rising: prior.m.length, ...prior };
    }),
    compare(leftAt, rightAt, levels, at) {
      for (const [field, compare] of comparers.entries()) {
        levels[at + field] = compare(leftAt, rightAt);
      }
    },
    cells(field, leftAt, rightAt) {
      const pair = pairs[field];
      if (pair === undefined) return undefined;
      const { heading, kind, left: lefts, right: rights } = pair;
      return { heading, kind, left: lefts[leftAt] ?? "", right: rights[rightAt] ?? "" };
    },
  };
}

interface Column {
  readonly heading: string;
  readonly values: (string | undefined)[]; // by position in the list
}

function byMeaning(
  things: readonly Named[],
  meanings: ReadonlyMap<string, string>,
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const [at, { fields = [] }] of things.entries()) {
    for (const [heading, text] of fields) {
      if (text.trim() === "") continue;
      const meaning = meanings.get(key(heading)) ?? key(heading);
      let column = columns.get(meaning);
      if (column === undefined) {
        column = { heading, values: [] };
        columns.set(meaning, column);
      }
      column.values[at] ??= text;
    }
  }
  return columns;
}

/** A price or figure: its digits without currency and thousands; undefined where it is none. */
function numberIn(text: string): number | undefined {
  const found =
    /^[^\d\p{L}]*(?:[a-z]{3}\s)?[^\d\p{L}]*(\d[\d,]*(?:\.\d+)?)\s*(?:[a-z]{3}|円|\p{Sc})?\s*$/u.exec(
      fold(text),
    );
  return found?.[1] === undefined ? undefined : Number(found[1].replaceAll(",", ""));
}

/** Most cells of a column must be of a kind for the column to be. */
const mostly = 0.9;
/** Texts that stand in so many cells each, on average, are labels. */
const labelFrom = 2;
const identifiers = ["model", "gtin"];

function kindOf(texts: readonly (string | undefined)[], meaning: string): Kind {
  if (identifiers.includes(meaning)) return "identifier";
  const present = texts.filter((text) => text !== undefined);
  const numbers = present.flatMap((text) => numberIn(text) ?? []);
  if (numbers.length < present.length * mostly) {
    const different = new Set(present.map(key)).size;
    return meaning === "brand" || different * labelFrom < present.length ? "label" : "text";
  }
  const years = numbers.filter((n) => Number.isInteger(n) && n >= 1800 && n <= 2100).length;
  return years === numbers.length ? "year" : "number";
}

type Compare = (left: number, right: number) => number;

function comparerFor(pair: Pair, knowledge: Knowledge): Compare {
  if (pair.kind !== "number" && pair.kind !== "year") return textComparer(pair, knowledge);
  const numbers = (texts: readonly (string | undefined)[]): readonly (number | undefined)[] =>
    // Lists of offers write 0 for a price that nobody stated.
    Array.from(texts, (text) => (text === undefined ? undefined : numberIn(text) || undefined));
  const [left, right] = [numbers(pair.left), numbers(pair.right)];
  const level = pair.kind === "year" ? yearLevel : ratioLevel;
  return (leftAt, rightAt) => {
    const [a, b] = [left[leftAt], right[rightAt]];
    return a === undefined || b === undefined ? missing : level(a, b);
  };
}

const yearLevel = (a: number, b: number): number => (a === b ? 2 : Math.abs(a - b) === 1 ? 1 : 0);

function ratioLevel(a: number, b: number): number {
  if (a === b) return 4;
  const difference = Math.abs(a - b) / Math.max(a, b);
  if (difference <= 0.05) return 3;
  return difference <= 0.25 ? 2 : difference <= 0.5 ? 1 : 0;
}

/** Shares of the weight of both texts from which on they have the next level. */
const textSteps = [0.1, 0.3, 0.6, 0.95] as const;

/** Words weighted by ln(1 + N/n), as those of names are; the cosine of both texts. */
function textComparer({ left, right }: Pair, knowledge: Knowledge): Compare {
  const tokenise = tokeniserOf(knowledge);
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const read = (texts: readonly (string | undefined)[]): readonly (readonly number[])[] =>
    Array.from(texts, (text) => {
      if (text === undefined) return [];
      const { words, models, numbers: figures, stated } = tokenise(fold(text));
      const tokens = new Set(
        [...words, ...models, ...figures, ...stated.map(({ value }) => value)].map((word) => {
          const known = numbers.get(word) ?? numbers.size;
          numbers.set(word, known);
          return known;
        }),
      );
      for (const token of tokens) counts[token] = (counts[token] ?? 0) + 1;
      return [...tokens].sort((a, b) => a - b);
    });
  const [a, b] = [read(left), read(right)];
  const all = left.length + right.length;
  const weights = counts.map((count) => Math.log(1 + all / count) ** 2);
  const norm = (tokens: readonly number[]): number =>
    tokens.reduce((sum, token) => sum + (weights[token] ?? 0), 0);
  const [normsA, normsB] = [a.map(norm), b.map(norm)];
  return (leftAt, rightAt) => {
    const [one = [], other = []] = [a[leftAt], b[rightAt]];
    if (one.length === 0 || other.length === 0) return missing;
    let shared = 0;
    for (let i = 0, j = 0; i < one.length && j < other.length; ) {
      const [x = 0, y = 0] = [one[i], other[j]];
      if (x === y) shared += weights[x] ?? 0;
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    const share = shared / Math.sqrt((normsA[leftAt] ?? 1) * (normsB[rightAt] ?? 1));
    let level = 0;
    while (level < textSteps.length && share >= (textSteps[level] ?? 1)) level += 1;
    return level;
  };
}
