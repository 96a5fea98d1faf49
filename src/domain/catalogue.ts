/**
 * The common catalogue: which items, depots and agencies are known, and what the words in a
 * person's file mean.
 *
 * It is built from reference data and from what the ledger was told (declarations): an item master
 * supersedes the reference field by field; a provisional thing is known by its own code only.
 * Recognition compares normal forms (see normalise.ts) and never guesses by likeness: a text that
 * is exactly a code, a name or an alias is recognised; a text that would mean two things is not;
 * all else is new. `nearest` is for the words of messages alone.
 */
import type { Declaration } from "./declaration.ts";
import { nearestOf } from "./nearest.ts";
import { normalise, provisionalCode } from "./normalise.ts";
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
  | { readonly is: "known"; readonly item: Item }
  | { readonly is: "new"; readonly code: string } // provisional, under this code
  | {
      readonly is: "contradiction";
      readonly codeItem: string;
      readonly name: string;
      readonly nameItem: string;
    };

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
  const items = new Map<string, Item>();
  const depots = new Map<string, Depot>();
  const agencies = new Map<string, Agency>();
  const categories = new Map(reference.categories.map((category) => [category.code, category]));
  for (const { source: _, note: __, ...item } of reference.items) items.set(item.code, item);
  for (const depot of reference.depots) depots.set(depot.code, { ...depot, provisional: false });
  for (const agency of reference.agencies) {
    agencies.set(agency.code, { ...agency, provisional: false });
  }
  const mastered = new Set<string>();
  for (const declaration of declarations) {
    if (declaration.declares === "item") {
      const { declares: _, ...told } = declaration;
      if (!told.provisional) mastered.add(told.code);
      items.set(told.code, superseded(items.get(told.code), told));
    } else if (declaration.declares !== "lot") {
      const places = declaration.declares === "depot" ? depots : agencies;
      const { code, name } = declaration;
      if (!places.has(code)) {
        places.set(code, { code, nameEn: name, nameJa: name, provisional: true });
      }
    }
  }

  // The indexes over words are made when the first word is looked up: reports never do.
  const words = once(() => itemIndex(items, mastered, reference.itemNames ?? []));
  const depotWords = once(() => placeIndex(depots.values()));
  const agencyWords = once(() => placeIndex(agencies.values()));
  const categoryWords = once(() => placeIndex(categories.values()));
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
    recogniseItem: (said) => recogniseItem(words(), said, (code) => items.get(code)),
    recogniseDepot: (text) => depotWords().get(normalise(text)),
    recogniseAgency: (text) => agencyWords().get(normalise(text)),
    recogniseCategory: (text) => categoryWords().get(normalise(text)),
    nearest: (what, text) => nearestOf(text, named[what]()),
  };
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

function itemIndex(
  items: ReadonlyMap<string, Item>,
  mastered: ReadonlySet<string>,
  itemNames: readonly ItemNameReference[],
): ItemIndex {
  const own = new Map<string, Record<"code" | "name", Meanings>>();
  const meanings = (): Meanings => new Map();
  const [codes, generalCodes, otherCodes] = [meanings(), meanings(), meanings()];
  const [masterNames, names, otherNames] = [meanings(), meanings(), meanings()];
  const provisional = meanings();
  for (const { code, nameEn, nameJa, provisional: unconfirmed } of items.values()) {
    if (unconfirmed) {
      mean(provisional, code, code);
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
  return {
    own,
    codes: [codes, generalCodes, otherCodes],
    names: [masterNames, names, otherNames],
    provisional,
  };
}

/** The one thing that the first tier which knows the word means by it. */
function meaningOf(tiers: readonly (Meanings | undefined)[], text: string): string | undefined {
  const key = normalise(text);
  for (const tier of tiers) {
    const codes = tier?.get(key);
    if (codes !== undefined) return codes.size === 1 ? [...codes][0] : undefined;
  }
  return undefined;
}

function recogniseItem(
  index: ItemIndex,
  { code, name, nameJa, agency }: ItemWords,
  item: (code: string) => Item | undefined,
): ItemRecognition {
  const own = agency === undefined ? undefined : index.own.get(agency);
  // People write names into code columns and codes into name columns; both are exact words.
  const codeTiers = [own?.code, ...index.codes];
  const nameTiers = [own?.name, ...index.names];
  const byCode = code && meaningOf([...codeTiers, ...nameTiers], code);
  const said = [name, nameJa].flatMap((text) => {
    const meant = text && meaningOf([...nameTiers, ...codeTiers], text);
    return text && meant ? [{ text, meant }] : [];
  });
  const first = byCode || said[0]?.meant;
  const other = said.find(({ meant }) => meant !== first);
  if (first && other !== undefined) {
    return {
      is: "contradiction",
      codeItem: first,
      name: other.text,
      nameItem: other.meant,
    };
  }
  const text = code || name || nameJa || "";
  const met = first || meaningOf([index.provisional], text);
  const known = met === undefined ? undefined : item(met);
  return known === undefined
    ? { is: "new", code: provisionalCode(text) }
    : { is: "known", item: known };
}
