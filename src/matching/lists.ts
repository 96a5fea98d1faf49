/**
 * Both lists in the form in which pairs are found and compared quickly: names as sorted numbers of
 * tokens, with slips of the pen put right.
 *
 * Things are in the order of their ids, so that the answer does not depend on the order of rows.
 */
import type { Knowledge } from "./knowledge.ts";
import type { Named } from "./match.ts";
import { type Prepared, preparerOf } from "./prepare.ts";
import { type Side, slipsOf, Vocabulary } from "./vocabulary.ts";

/** Tokens of other kinds than words begin with one of these, so that none is taken for a word. */
const kinds = { model: "#", number: ".", attribute: "=" } as const;

export interface TokenName {
  readonly text: string;
  /** Words and model numbers, each once, sorted; what the name is compared by. */
  readonly tokens: readonly number[];
  readonly models: readonly number[];
  readonly numbers: readonly number[];
}

export interface Thing {
  readonly named: Named;
  readonly prepared: Prepared;
  readonly names: readonly TokenName[];
  /** Tokens of other columns (brand, description) that may stand in the other's name, sorted. */
  readonly beside: readonly number[];
  /** All by which it can be found: words, models, numbers and attributes, sorted. */
  readonly keys: readonly number[];
}

export interface Lists {
  readonly left: readonly Thing[];
  readonly right: readonly Thing[];
  readonly vocabulary: Vocabulary;
  readonly weights: Float64Array;
}

/** Texts of other columns whose words may be found in the other list's names. */
export type BesideOf = (side: Side, named: Named) => readonly string[];

export function listsOf(
  left: readonly Named[],
  right: readonly Named[],
  knowledge: Knowledge,
  besideOf: BesideOf,
): Lists {
  const prepare = preparerOf(knowledge);
  const vocabulary = new Vocabulary();
  const take = (side: Side, things: readonly Named[]): Thing[] =>
    [...things]
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .map((named) => {
        const thing = numbered(named, prepare, vocabulary, besideOf(side, named));
        vocabulary.count(side, thing.keys);
        return thing;
      });
  const both: [Thing[], Thing[]] = [take(0, left), take(1, right)];
  for (const side of [0, 1] as const) {
    const slips = slipsOf(vocabulary, side);
    if (slips.size === 0) continue;
    for (const [from, to] of slips) vocabulary.merge(side, from, to);
    both[side] = both[side].map((thing) => corrected(thing, slips));
  }
  return { left: both[0], right: both[1], vocabulary, weights: vocabulary.weights() };
}

const sortedUnique = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].sort((a, b) => a - b);

function numbered(
  named: Named,
  prepare: (named: Named) => Prepared,
  vocabulary: Vocabulary,
  beside: readonly string[],
): Thing {
  const prepared = prepare(named);
  const of = (kind: string, texts: readonly string[]): readonly number[] =>
    sortedUnique(texts.map((text) => vocabulary.numberOf(kind + text)));
  const names = prepared.names.map(({ text, words, models, numbers }): TokenName => {
    const modelTokens = of(kinds.model, models);
    return {
      text,
      tokens: sortedUnique([...of("", words), ...modelTokens]),
      models: modelTokens,
      numbers: of(kinds.number, numbers),
    };
  });
  const stated: string[] = [];
  for (const [attribute, { quantities, values }] of prepared.attributes) {
    for (const { amounts, scale } of quantities) {
      stated.push(`${attribute} ${amounts.join(" ")} ${scale}`);
    }
    for (const value of values.keys()) stated.push(`${attribute} ${value}`);
  }
  const other = prepare({ id: "", names: beside }).names.flatMap(({ words, models }) => [
    ...of("", words),
    ...of(kinds.model, models),
  ]);
  const keys = sortedUnique([
    ...names.flatMap(({ tokens, numbers }) => [...tokens, ...numbers]),
    ...of(kinds.attribute, stated),
  ]);
  return { named, prepared, names, beside: sortedUnique(other), keys };
}

function corrected(thing: Thing, slips: ReadonlyMap<number, number>): Thing {
  const touched = thing.keys.some((key) => slips.has(key));
  if (!touched) return thing;
  const right = (tokens: readonly number[]): readonly number[] =>
    sortedUnique(tokens.map((token) => slips.get(token) ?? token));
  const names = thing.names.map((name) => ({ ...name, tokens: right(name.tokens) }));
  return { ...thing, names, keys: right(thing.keys) };
}
