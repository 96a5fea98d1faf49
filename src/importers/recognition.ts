/**
 * Recognising the items, depots and agencies of one file, and remembering the new ones.
 *
 * The same words are looked up once. What is new gets a provisional code of its own (see
 * catalogue.ts), under which later rows of the file find it again.
 */
import type { Catalogue, ItemWords } from "../domain/catalogue.ts";
import type { Declaration, ItemDeclaration } from "../domain/declaration.ts";
import { normalise, provisionalCode, tidy } from "../domain/normalise.ts";
import type { Item, UnitReference } from "../domain/reference.ts";
import { massBase } from "./base-unit.ts";
import type { Reading } from "./cell.ts";

export interface RowItemWords extends ItemWords {
  readonly specification?: string | undefined;
  readonly category?: string | undefined;
}

export interface Recogniser {
  item(words: RowItemWords, unit: UnitReference | undefined): Reading<Item>;
  depot(text: string): Reading<string>;
  agency(text: string): Reading<string>;
  knownDepot(text: string): boolean;
  knownAgency(text: string): boolean;
  /** Provisional things of the codes that lines use, in the order of their codes. */
  declarations(): readonly Declaration[];
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function recogniser(catalogue: Catalogue, strict: boolean): Recogniser {
  const itemsSeen = new Map<string, Reading<Item>>();
  const newItems = new Map<string, ItemDeclaration>();
  const depots = placeRecogniser("depot", (text) => catalogue.recogniseDepot(text));
  const agencies = placeRecogniser("agency", (text) => catalogue.recogniseAgency(text));

  return {
    item(words, unit) {
      const { code, name, nameJa, specification, agency } = words;
      const key = `${code}\n${name}\n${nameJa}\n${specification}\n${agency}`;
      const known = itemsSeen.get(key);
      if (known !== undefined) return known;
      const item = recogniseItem(words, unit);
      itemsSeen.set(key, item);
      return item;
    },
    depot: depots.recognise,
    agency: agencies.recognise,
    knownDepot: (text) => catalogue.recogniseDepot(text) !== undefined,
    knownAgency: (text) => catalogue.recogniseAgency(text) !== undefined,
    declarations: () =>
      [...newItems.values(), ...depots.found(), ...agencies.found()].sort((a, b) =>
        `${a.declares} ${a.code}` < `${b.declares} ${b.code}` ? -1 : 1,
      ),
  };

  function recogniseItem(words: RowItemWords, unit: UnitReference | undefined): Reading<Item> {
    const { specification, name, nameJa } = words;
    // 規格 is part of the name: テント of 4m×4m is what "テント 4m×4m" is, and not any テント.
    const full: ItemWords =
      specification === undefined
        ? words
        : {
            ...words,
            ...(name && { name: `${name} ${specification}` }),
            ...(nameJa && { nameJa: `${nameJa} ${specification}` }),
          };
    const recognised = catalogue.recogniseItem(full);
    if (recognised.is === "known") return { value: recognised.item };
    const found = words.code ?? full.name ?? full.nameJa ?? "";
    if (recognised.is === "contradiction") {
      const { codeItem, nameItem } = recognised;
      return {
        fault: { kind: "code-and-name-differ", found, codeItem, name: recognised.name, nameItem },
      };
    }
    if (strict) {
      const near = catalogue.nearest("item", found);
      return { fault: { kind: "not-known", what: "item", found, ...(near && { near }) } };
    }
    return { value: newItem(recognised.code, full, words.category, unit) };
  }

  function newItem(
    code: string,
    { name, nameJa }: ItemWords,
    categoryText: string | undefined,
    unit: UnitReference | undefined,
  ): Item {
    const key = normalise(code);
    const known = newItems.get(key);
    if (known !== undefined) return known;
    const [en, ja] = [name ?? (nameJa === undefined ? code : undefined), nameJa].map((text) =>
      text === undefined ? undefined : tidy(text),
    );
    const category = categoryText && catalogue.recogniseCategory(categoryText);
    const declaration: ItemDeclaration = {
      declares: "item",
      code,
      provisional: true,
      ...(en !== undefined &&
        (japanese.test(en) && ja === undefined ? { nameJa: en } : { nameEn: en })),
      ...(ja !== undefined && { nameJa: ja }),
      ...(category && { category }),
      // What is weighed is counted in grams; all else, whatever its counter, in pieces.
      baseUnit: unit?.kind === "mass" ? massBase : "piece",
    };
    newItems.set(key, declaration);
    return declaration;
  }

  function placeRecogniser(
    what: "depot" | "agency",
    known: (text: string) => string | undefined,
  ): {
    readonly recognise: (text: string) => Reading<string>;
    readonly found: () => readonly Declaration[];
  } {
    const seen = new Map<string, Reading<string>>();
    const fresh = new Map<string, Declaration>();
    const recognise = (text: string): Reading<string> => {
      const as = seen.get(text);
      if (as !== undefined) return as;
      const key = normalise(text);
      const reading = seen.get(key) ?? first(text);
      seen.set(key, reading);
      seen.set(text, reading);
      return reading;
    };
    const first = (text: string): Reading<string> => {
      const code = known(text);
      if (code !== undefined) return { value: code };
      if (strict) {
        const near = catalogue.nearest(what, text);
        return { fault: { kind: "not-known", what, found: text, ...(near && { near }) } };
      }
      const provisional = provisionalCode(text);
      fresh.set(provisional, { declares: what, code: provisional, name: tidy(text) });
      return { value: provisional };
    };
    return { recognise, found: () => [...fresh.values()] };
  }
}
