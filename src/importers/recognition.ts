/**
 * Recognising the items, depots and agencies of one file, and remembering the new ones.
 *
 * The same words are looked up once. What is new gets a provisional code of its own (see
 * catalogue.ts), under which later rows of the file find it again.
 */
import type { Catalogue, ItemWords } from "../domain/catalogue.ts";
import type { Declaration, ItemDeclaration } from "../domain/declaration.ts";
import { joined } from "../domain/items/joined.ts";
import { normalise, provisionalCode, tidy } from "../domain/normalise.ts";
import type { UnitReference } from "../domain/reference.ts";
import { massBase } from "./base-unit.ts";
import type { Reading } from "./cell.ts";
import { itself, type NamedItem, namedItem } from "./named-item.ts";

export interface RowItemWords extends ItemWords {
  readonly specification?: string | undefined;
  readonly category?: string | undefined;
}

export interface Recogniser {
  item(words: RowItemWords, unit: UnitReference | undefined): Reading<NamedItem>;
  depot(text: string): Reading<string>;
  agency(text: string): Reading<string>;
  knownDepot(text: string): boolean;
  knownAgency(text: string): boolean;
  /** Provisional things of the codes that lines use, in the order of their codes. */
  declarations(): readonly Declaration[];
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function recogniser(catalogue: Catalogue, strict: boolean): Recogniser {
  const items = itemRecogniser(catalogue, strict);
  const depots = placeRecogniser("depot", catalogue, strict);
  const agencies = placeRecogniser("agency", catalogue, strict);
  return {
    item: items.recognise,
    depot: depots.recognise,
    agency: agencies.recognise,
    knownDepot: (text) => catalogue.recogniseDepot(text) !== undefined,
    knownAgency: (text) => catalogue.recogniseAgency(text) !== undefined,
    declarations: () =>
      [...items.found(), ...depots.found(), ...agencies.found()].sort((a, b) =>
        `${a.declares} ${a.code}` < `${b.declares} ${b.code}` ? -1 : 1,
      ),
  };
}

interface ItemRecogniser {
  readonly recognise: Recogniser["item"];
  readonly found: () => Iterable<ItemDeclaration>;
}

function itemRecogniser(catalogue: Catalogue, strict: boolean): ItemRecogniser {
  const seen = new Map<string, Reading<NamedItem>>();
  const fresh = new Map<string, ItemDeclaration>();
  const look = (words: RowItemWords, unit: UnitReference | undefined): Reading<NamedItem> => {
    const full = withSpecification(words);
    const recognised = catalogue.recogniseItem(full);
    if (recognised.is === "known") return { value: namedItem(recognised) };
    const found = words.code ?? full.name ?? full.nameJa ?? "";
    if (recognised.is === "contradiction") {
      const { codeItem, name, nameItem } = recognised;
      return { fault: { kind: "code-and-name-differ", found, codeItem, name, nameItem } };
    }
    if (strict) {
      const near = catalogue.nearest("item", found);
      return { fault: { kind: "not-known", what: "item", found, ...(near && { near }) } };
    }
    const key = normalise(recognised.code);
    const category = words.category && catalogue.recogniseCategory(words.category);
    const item = fresh.get(key) ?? newItem(recognised.code, full, category, unit);
    fresh.set(key, item);
    return { value: itself(item) };
  };
  return {
    recognise: (words, unit) => {
      const { code, name, nameJa, specification, agency } = words;
      const said = [code, name, nameJa, specification, agency];
      const key = joined(...said.map((word) => word ?? ""));
      const item = seen.get(key) ?? look(words, unit);
      seen.set(key, item);
      return item;
    },
    found: () => fresh.values(),
  };
}

/** 規格 is part of the name: テント of 4m×4m is what "テント 4m×4m" is, and not any テント. */
function withSpecification(words: RowItemWords): ItemWords {
  const { specification, name, nameJa } = words;
  if (specification === undefined) return words;
  return {
    ...words,
    ...(name && { name: `${name} ${specification}` }),
    ...(nameJa && { nameJa: `${nameJa} ${specification}` }),
  };
}

/** A provisional item, as far as its name tells. */
export function newItem(
  code: string,
  { name, nameJa }: ItemWords,
  category: string | undefined,
  unit: UnitReference | undefined,
): ItemDeclaration {
  const said = name === undefined && nameJa === undefined ? code : name;
  const isJapanese = said !== undefined && japanese.test(said);
  const ja = nameJa ?? (isJapanese ? said : undefined);
  const en = isJapanese && nameJa === undefined ? undefined : said;
  return {
    declares: "item",
    code,
    provisional: true,
    ...(en !== undefined && { nameEn: tidy(en) }),
    ...(ja !== undefined && { nameJa: tidy(ja) }),
    ...(category && { category }),
    // What is weighed is counted in grams; all else, whatever its counter, in pieces.
    baseUnit: unit?.kind === "mass" ? massBase : "piece",
  };
}

interface PlaceRecogniser {
  readonly recognise: (text: string) => Reading<string>;
  readonly found: () => Iterable<Declaration>;
}

function placeRecogniser(
  what: "depot" | "agency",
  catalogue: Catalogue,
  strict: boolean,
): PlaceRecogniser {
  const seen = new Map<string, Reading<string>>();
  const fresh = new Map<string, Declaration>();
  const look = (text: string): Reading<string> => {
    const code =
      what === "depot" ? catalogue.recogniseDepot(text) : catalogue.recogniseAgency(text);
    if (code !== undefined) return { value: code };
    if (strict) {
      const near = catalogue.nearest(what, text);
      return { fault: { kind: "not-known", what, found: text, ...(near && { near }) } };
    }
    const provisional = provisionalCode(text);
    fresh.set(provisional, { declares: what, code: provisional, name: tidy(text) });
    return { value: provisional };
  };
  return {
    recognise: (text) => {
      const before = seen.get(text);
      if (before !== undefined) return before;
      const key = normalise(text);
      const reading = seen.get(key) ?? look(text);
      seen.set(key, reading);
      seen.set(text, reading);
      return reading;
    },
    found: () => fresh.values(),
  };
}
