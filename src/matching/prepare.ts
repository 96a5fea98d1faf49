/**
 * A thing of a list as the matcher sees it: each of its names as tokens, and what all of them
 * together state of it. Nothing here depends on the other things of the list.
 */
import { fold } from "./fold.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Tokeniser, tokeniserOf } from "./lexicon.ts";
import type { AttributeName, Named } from "./match.ts";
import { type Quantity, type QuantityReader, quantityReader } from "./quantities.ts";

/** What a thing states of one attribute: measured amounts or words, each as it was written. */
export interface Stated {
  readonly quantities: readonly Quantity[];
  readonly values: ReadonlyMap<string, string>; // token → text
}

export interface PreparedName {
  readonly text: string;
  readonly words: readonly string[];
  readonly models: readonly string[];
  readonly numbers: readonly string[];
}

export interface Prepared {
  readonly id: string;
  readonly names: readonly PreparedName[];
  readonly attributes: ReadonlyMap<AttributeName, Stated>;
  readonly without: ReadonlySet<string>;
}

export type Preparer = (named: Named) => Prepared;

export function preparerOf(knowledge: Knowledge): Preparer {
  const readQuantities = quantityReader(knowledge.units);
  const tokenise = tokeniserOf(knowledge);
  return (named) => prepare(named, readQuantities, tokenise);
}

function prepare(
  { id, names }: Named,
  readQuantities: QuantityReader,
  tokenise: Tokeniser,
): Prepared {
  const quantities = new Map<AttributeName, Quantity[]>();
  const values = new Map<AttributeName, Map<string, string>>();
  const without = new Set<string>();
  const prepared = names.map((text): PreparedName => {
    const read = readQuantities(fold(text));
    const tokens = tokenise(read.rest);
    for (const quantity of read.quantities)
      entry(quantities, quantity.attribute, []).push(quantity);
    for (const { attribute, value, text: written } of tokens.stated) {
      const known = entry(values, attribute, new Map<string, string>());
      if (!known.has(value)) known.set(value, written);
    }
    for (const word of tokens.without) without.add(word);
    if (read.quantities.some(isRolled)) entry(values, "form", new Map()).set("roll", text);
    return { text, words: tokens.words, models: tokens.models, numbers: tokens.numbers };
  });
  const attributes = new Map<AttributeName, Stated>();
  for (const attribute of new Set([...quantities.keys(), ...values.keys()])) {
    attributes.set(attribute, {
      quantities: quantities.get(attribute) ?? [],
      values: values.get(attribute) ?? new Map(),
    });
  }
  return { id, names: prepared, attributes, without };
}

/** Nobody folds a sheet of such a length: it comes as a roll, whether its name says so or not. */
const rolledFrom = 20_000_000; // µm
const rolledWidth = 10_000_000;

const isRolled = ({ attribute, amounts, scale }: Quantity): boolean =>
  attribute === "size" &&
  scale === "" &&
  amounts.length === 2 &&
  (amounts[1] ?? 0) >= rolledFrom &&
  (amounts[0] ?? 0) <= rolledWidth;

function entry<Key, Value>(map: Map<Key, Value>, key: Key, fresh: Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, fresh);
  return fresh;
}
