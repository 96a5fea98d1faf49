/**
 * What the words in a person's file mean: units, stock statuses, currencies, headings, HXL tags.
 *
 * All of it is data (units.csv, statuses.csv, currencies.csv, columns.csv, hxl.csv). A word is
 * known or it is not; likeness counts for nothing.
 */
import type { StockStatus } from "./account.ts";
import { headingKey, normalise } from "./normalise.ts";
import type { CurrencyReference, UnitReference, WordsReference } from "./reference.ts";

export interface Vocabulary {
  unit(word: string): UnitReference | undefined;
  status(word: string): StockStatus | undefined;
  currency(word: string): CurrencyReference | undefined;
  /** What a column of this heading holds. */
  meaning(heading: string): string | undefined;
  /** What a column with this HXL tag (`#item+num`) holds. */
  tagged(tag: string): string | undefined;
}

/** An HXL tag with its attributes in order: `#item +Num+ code` is `#item+code+num`. */
export function hxlTag(text: string): string | undefined {
  const tag = normalise(text);
  if (!/^#[a-z][a-z0-9_]*(\+[a-z0-9_]+)*$/.test(tag)) return undefined;
  const [name = "", ...attributes] = tag.split("+");
  return [name, ...attributes.sort()].join("+");
}

export function vocabularyOf(words: WordsReference): Vocabulary {
  const units = index(words.units, ({ code, words }) => [code, ...words], unitKey);
  const statuses = index(words.statuses, ({ status, words }) => [status, ...words], normalise);
  const currencies = index(words.currencies, ({ code, words }) => [code, ...words], normalise);
  const columns = index(words.columns, ({ meaning, words }) => [meaning, ...words], headingKey);
  const tags = new Map(words.hxl.map(({ meaning, tag }) => [hxlTag(tag) ?? tag, meaning]));
  return {
    unit: remembering(
      (word) => units.get(unitKey(word)) ?? units.get(unitKey(word).replace(/\(?s\)?$/, "")),
    ),
    status: remembering((word) => statuses.get(normalise(word))?.status),
    currency: remembering((word) => currencies.get(normalise(word))),
    meaning: (heading) => columns.get(headingKey(heading))?.meaning,
    tagged: (text) => {
      const tag = hxlTag(text);
      return tag === undefined ? undefined : tags.get(tag);
    },
  };
}

/** The words of a file are few and come again and again; a hostile file's are not kept for ever. */
function remembering<Value>(look: (word: string) => Value): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined || known.has(word)) return found as Value;
    if (known.size >= rememberedMost) known.clear();
    const value = look(word);
    known.set(word, value);
    return value;
  };
}

const rememberedMost = 1000;

const unitKey = (word: string): string => normalise(word).replace(/\.$/, "");

/** The first row that has a word keeps it; data.test.ts holds that no two rows do. */
function index<Row>(
  rows: readonly Row[],
  wordsOf: (row: Row) => readonly string[],
  key: (word: string) => string,
): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    for (const word of wordsOf(row)) if (!found.has(key(word))) found.set(key(word), row);
  }
  return found;
}
