/**
 * The common catalogue: which items, depots and agencies are known, and what the words in a
 * person's file mean.
 *
 * It is built from reference data and from what the ledger was told (declarations): an item master
 * supersedes the reference field by field; a provisional thing is known by its own code only.
 * Recognition compares normal forms (see normalise.ts) and never guesses by likeness: a text that
 * is exactly a code, a name or an alias is recognised; a text that would mean two things is not;
 * all else is new. `nearest` is for the words of messages alone.
 *
 * Where an item was merged into another one, its code and names mean that other one (`item`), and
 * `under` says by which name it was met: quantities that stand beside the old name count the old
 * item's unit, and have to be taken times the ratio.
 */

import type { Declaration } from "./declaration.ts";
import { Decisions } from "./items/decision.ts";
import { type Became, ratioNow, SameItems } from "./items/same-item.ts";
import { nearestOf } from "./nearest.ts";
import { normalise, provisionalCode } from "./normalise.ts";
import { equalRatios } from "./ratio.ts";
import type {
  AgencyReference,
  CategoryReference,
  DepotReference,
  Item,
  ItemNameReference,
  ThingsReference,
} from "./reference.ts";

/** What a row says of its item, and who speaks: an agency's own words come before everybody's. */
export interface ItemWords {
  readonly code?: string | undefined;
  readonly name?: string | undefined;
  readonly nameJa?: string | undefined;
  readonly agency?: string | undefined;
}

export type ItemRecognition =
  | { readonly is: "known"; readonly item: Item; readonly under: Under | undefined }
  | { readonly is: "new"; readonly code: string } // provisional, under this code
  | {
      readonly is: "contradiction";
      readonly codeItem: string;
      readonly name: string;
      readonly nameItem: string;
    };

export interface ItemName {
  readonly text: string;
  readonly kind: "code" | "name";
  /** The body whose word it is; undefined where it is everybody's. */
  readonly body: string | undefined;
  /** The item that it was of, where that became the other one. */
  readonly of: string;
}

/** The item that a name was of, before it became another one. */
export interface Under {
  readonly item: Item;
  readonly became: Became;
}

export interface NamedPlace {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly provisional: boolean;
}
export type Depot = NamedPlace & Partial<Omit<DepotReference, keyof NamedPlace>>;
export type Agency = NamedPlace & Partial<Omit<AgencyReference, keyof NamedPlace>>;

export interface Catalogue {
  item(code: string): Item | undefined;
  depot(code: string): Depot | undefined;
  agency(code: string): Agency | undefined;
  category(code: string): CategoryReference | undefined;
  /** In the order of their codes. */
  items(): readonly Item[];
  depots(): readonly Depot[];
  agencies(): readonly Agency[];
  categories(): readonly CategoryReference[];
  recogniseItem(words: ItemWords): ItemRecognition;
  /** All words that mean an item, those of items that became it included. */
  namesOf(item: string): readonly ItemName[];
  /** Which items have become others, and what was decided of items. */
  readonly same: SameItems;
  readonly decisions: Decisions;
  /** Their codes; undefined for what is not known. */
  recogniseDepot(text: string): string | undefined;
  recogniseAgency(text: string): string | undefined;
  recogniseCategory(text: string): string | undefined;
  /** A known code or name like this one, for "did you mean". */
  nearest(what: "item" | "depot" | "agency" | "category", text: string): string | undefined;
}

export function catalogueOf(
  reference: ThingsReference & { readonly itemNames?: readonly ItemNameReference[] },
  declarations: Iterable<Declaration> = [],
): Catalogue {
  const { items, depots, agencies, mastered, same, decisions } = known(reference, declarations);
  const categories = new Map(reference.categories.map((category) => [category.code, category]));

  // The indexes over words are made when the first word is looked up: reports never do.
  const words = once(() => itemIndex({ items, mastered, same }, reference.itemNames ?? []));
  const depotWords = once(() => placeIndex(depots.values()));
  const agencyWords = once(() => placeIndex(agencies.values()));
  const categoryWords = once(() => placeIndex(categories.values()));
  const called = once(() => namesByItem({ items, same }, reference.itemNames ?? []));
  const named = {
    item: () => [...items.values()].flatMap(({ code, nameEn, nameJa }) => [code, nameEn, nameJa]),
    depot: () => [...depots.values()].flatMap(({ code, nameEn, nameJa }) => [code, nameEn, nameJa]),
    agency: () =>
      [...agencies.values()].flatMap(({ code, nameEn, nameJa }) => [code, nameEn, nameJa]),
    category: () =>
      [...categories.values()].flatMap(({ code, nameEn, nameJa }) => [code, nameEn, nameJa]),
  };

  return {
    item: (code) => items.get(code),
    depot: (code) => depots.get(code),
    agency: (code) => agencies.get(code),
    category: (code) => categories.get(code),
    items: () => sorted(items),
    depots: () => sorted(depots),
    agencies: () => sorted(agencies),
    categories: () => sorted(categories),
    recogniseItem: (said) => recogniseItem(words(), said, { items, same }),
    namesOf: (code) => called().get(code) ?? [],
    same,
    decisions,
    recogniseDepot: (text) => depotWords().get(normalise(text)),
    recogniseAgency: (text) => agencyWords().get(normalise(text)),
    recogniseCategory: (text) => categoryWords().get(normalise(text)),
    nearest: (what, text) => nearestOf(text, named[what]()),
  };
}

/** What reference data and declarations together say that there is. */
function known(reference: ThingsReference, declarations: Iterable<Declaration>) {
  const items = new Map<string, Item>();
  const depots = new Map<string, Depot>();
  const agencies = new Map<string, Agency>();
  for (const { source: _, note: __, ...item } of reference.items) items.set(item.code, item);
  for (const depot of reference.depots) depots.set(depot.code, { ...depot, provisional: false });
  for (const agency of reference.agencies) {
    agencies.set(agency.code, { ...agency, provisional: false });
  }
  const mastered = new Set<string>();
  const [same, decisions] = [new SameItems(), new Decisions()];
  for (const declaration of declarations) {
    same.tell(declaration);
    decisions.tell(declaration);
    if (declaration.declares === "item") {
      const { declares: _, ...told } = declaration;
      if (!told.provisional) mastered.add(told.code);
      items.set(told.code, superseded(items.get(told.code), told));
    } else if (declaration.declares === "depot" || declaration.declares === "agency") {
      const places = declaration.declares === "depot" ? depots : agencies;
      const { code, name } = declaration;
      if (!places.has(code)) {
        places.set(code, { code, nameEn: name, nameJa: name, provisional: true });
      }
    }
  }

  for (const code of decisions.own()) {
    const item = items.get(code);
    if (item !== undefined) items.set(code, { ...item, provisional: false });
  }
  return { items, depots, agencies, mastered, same, decisions };
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const sorted = <Thing>(things: ReadonlyMap<string, Thing>): readonly Thing[] =>
  [...things.keys()].sort().flatMap((code) => things.get(code) ?? []);

/** A later word on a field supersedes; what it leaves out stays. Nothing turns provisional again. */
function superseded(known: Item | undefined, told: Item): Item {
  if (known === undefined) return told;
  if (told.provisional && !known.provisional) return known;
  const said = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { ...known, ...said, provisional: told.provisional && known.provisional };
}

/** The words for each item; those of an item that became another one stand with both. */
function namesByItem(
  { items, same }: KnownItems,
  itemNames: readonly ItemNameReference[],
): ReadonlyMap<string, readonly ItemName[]> {
  const names = new Map<string, ItemName[]>();
  for (const { code: of, nameEn, nameJa } of items.values()) {
    const own = [nameEn, nameJa].filter((text) => text !== undefined);
    names.set(of, [
      { text: of, kind: "code", body: undefined, of },
      ...own.map((text): ItemName => ({ text, kind: "name", body: undefined, of })),
    ]);
  }
  for (const { item: of, text, kind, body } of itemNames) {
    names.get(of)?.push({ text, kind, body: body === "general" ? undefined : body, of });
  }
  const own = new Map(same.codes().map((code) => [code, [...(names.get(code) ?? [])]]));
  for (const [code, words] of own) names.get(same.itemOf(code))?.push(...words);
  return names;
}

/** For each word, the things it may mean; more than one means none. */
type Meanings = Map<string, Set<string>>;

function mean(meanings: Meanings, text: string | undefined, code: string): void {
  if (text === undefined) return;
  const key = normalise(text);
  if (key === "") return;
  const codes = meanings.get(key);
  if (codes === undefined) meanings.set(key, new Set([code]));
  else codes.add(code);
}

/** A place is meant by its code; else by a name or an alias that only one place has. */
function placeIndex(
  places: Iterable<{
    readonly code: string;
    readonly nameEn: string;
    readonly nameJa: string;
    readonly aliases?: readonly string[];
  }>,
): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const names: Meanings = new Map();
  for (const { code, nameEn, nameJa, aliases = [] } of places) {
    codes.set(normalise(code), code);
    for (const text of [nameEn, nameJa, ...aliases]) mean(names, text, code);
  }
  const single = [...names].flatMap(([key, [code, second]]) =>
    code === undefined || second !== undefined ? [] : [[key, code] as const],
  );
  return new Map([...single, ...codes]);
}

/**
 * Words in the order in which they count: the agency's own, those of item masters, everybody's,
 * those of other bodies. The first tier that knows a word decides, even if that is: cannot tell.
 */
interface ItemIndex {
  readonly own: ReadonlyMap<string, Record<"code" | "name", Meanings>>; // by body
  readonly codes: readonly Meanings[];
  readonly names: readonly Meanings[];
  readonly provisional: Meanings;
}

interface KnownItems {
  readonly items: ReadonlyMap<string, Item>;
  readonly same: SameItems;
}

function itemIndex(
  { items, mastered, same }: KnownItems & { readonly mastered: ReadonlySet<string> },
  itemNames: readonly ItemNameReference[],
): ItemIndex {
  const own = new Map<string, Record<"code" | "name", Meanings>>();
  const meanings = (): Meanings => new Map();
  const [codes, generalCodes, otherCodes] = [meanings(), meanings(), meanings()];
  const [masterNames, names, otherNames] = [meanings(), meanings(), meanings()];
  const [provisional, mergedCodes, mergedNames] = [meanings(), meanings(), meanings()];
  for (const { code, nameEn, nameJa, provisional: unconfirmed } of items.values()) {
    if (unconfirmed) {
      mean(same.has(code) ? mergedCodes : provisional, code, code);
      continue;
    }
    mean(codes, code, code);
    const target = mastered.has(code) ? masterNames : names;
    mean(target, nameEn, code);
    mean(target, nameJa, code);
  }
  for (const { item, body, kind, text } of itemNames) {
    if (body === "general") {
      mean(kind === "code" ? generalCodes : names, text, item);
      continue;
    }
    mean(kind === "code" ? otherCodes : otherNames, text, item);
    const words = own.get(body) ?? { code: new Map(), name: new Map() };
    own.set(body, words);
    mean(words[kind], text, item);
  }
  for (const code of same.codes()) {
    const { nameEn, nameJa, provisional: unconfirmed } = items.get(code) ?? {};
    for (const text of unconfirmed === true ? [nameEn, nameJa] : []) {
      // What has an item of its own goes there still.
      if (text !== undefined && !provisional.has(normalise(text))) mean(mergedNames, text, code);
    }
  }
  return {
    own,
    codes: [codes, generalCodes, otherCodes, mergedCodes],
    names: [masterNames, names, otherNames, mergedNames],
    provisional,
  };
}

/** The one thing that the first tier which knows the word means by it. */
function meaningOf(
  tiers: readonly (Meanings | undefined)[],
  text: string,
  same: SameItems,
): string | undefined {
  const key = normalise(text);
  for (const tier of tiers) {
    const codes = tier?.get(key);
    if (codes !== undefined) return oneOf([...codes], same);
  }
  return undefined;
}

/** Codes that have become one item, counted alike, mean the same. */
function oneOf([first, ...others]: readonly string[], same: SameItems): string | undefined {
  if (first === undefined || others.length === 0) return first;
  return others.every((other) => meansTheSame(first, other, same)) ? first : undefined;
}

const meansTheSame = (one: string, other: string, same: SameItems): boolean =>
  one === other ||
  (same.itemOf(one) === same.itemOf(other) &&
    equalRatios(ratioNow(same, one), ratioNow(same, other)));

function recogniseItem(
  index: ItemIndex,
  { code, name, nameJa, agency }: ItemWords,
  { items, same }: KnownItems,
): ItemRecognition {
  const own = agency === undefined ? undefined : index.own.get(agency);
  // People write names into code columns and codes into name columns; both are exact words.
  const codeTiers = [own?.code, ...index.codes];
  const nameTiers = [own?.name, ...index.names];
  const byCode = code && meaningOf([...codeTiers, ...nameTiers], code, same);
  const said = [name, nameJa].flatMap((text) => {
    const meant = text && meaningOf([...nameTiers, ...codeTiers], text, same);
    return text && meant ? [{ text, meant }] : [];
  });
  const first = byCode || said[0]?.meant;
  // A code says in which unit its item is counted; names that count otherwise leave it open.
  const agrees = (meant: string, met: string): boolean =>
    byCode ? same.itemOf(meant) === same.itemOf(met) : meansTheSame(meant, met, same);
  const other = said.find(({ meant }) => first && !agrees(meant, first));
  if (first && other !== undefined) {
    return {
      is: "contradiction",
      codeItem: first,
      name: other.text,
      nameItem: other.meant,
    };
  }
  const text = code || name || nameJa || "";
  const met = first || meaningOf([index.provisional], text, same);
  const known = met === undefined ? undefined : items.get(met);
  if (known === undefined) return { is: "new", code: provisionalCode(text) };
  const became = same.of(known.code);
  const item = became === undefined ? known : items.get(became.item);
  return item === undefined || became === undefined
    ? { is: "known", item: known, under: undefined }
    : { is: "known", item, under: { item: known, became } };
}
