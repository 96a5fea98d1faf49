/**
 * What the words of an inventory say of the goods, as values that a person may take over as
 * evidence: "150cm×200cm フリース", "60x80 4kg 100% polyester".
 *
 * Only what specifications of such goods ask for is looked for. A figure is offered where its unit
 * leaves one attribute to mean, or where the attribute's name stands before it; a word where one
 * attribute is told in words of its kind. What has no unit, or may mean several things, is shown
 * with the reason, and never made into a value.
 */
import { sidesOf } from "./evidence-sheet.ts";
import type { Language } from "./read-requirement.ts";
import type { Attribute, Specification } from "./requirement.ts";
import { readStated, type StatedValue } from "./stated-value.ts";
import type { Term } from "./term.ts";

export type Unclear =
  | "no-unit" // figures without a unit
  | "which" // several attributes may be meant
  | "implausible"; // too large or too small to be meant so

export type Piece =
  | {
      readonly is: "value";
      readonly text: string; // as it stands there
      readonly attribute: string;
      readonly stated: StatedValue;
    }
  | {
      readonly is: "unclear";
      readonly text: string;
      readonly why: Unclear;
      readonly attributes: readonly string[]; // that may be meant
    };

/** What is asked of goods of one kind: nothing else is looked for. */
export interface Wanted {
  readonly figures: readonly Attribute[];
  /** For each axis of kinds (material, colour) the attributes that are told in such words. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
}

export function wantedBy(specifications: readonly Specification[], language: Language): Wanted {
  const figures = new Map<string, Attribute>();
  const kinds = new Map<string, Set<string>>();
  for (const { requirements } of specifications) {
    for (const { attribute, demand, sampling } of requirements) {
      if (sampling) continue;
      if (attribute.class.holds === "quantity") figures.set(attribute.code, attribute);
      if (demand.is !== "kind") continue;
      for (const word of [...demand.among, ...demand.excluded]) {
        const axis = language.terms.term(word)?.axis;
        if (axis === undefined) continue;
        kinds.set(axis, (kinds.get(axis) ?? new Set()).add(attribute.code));
      }
    }
  }
  return {
    figures: [...figures.values()],
    kinds: new Map([...kinds].map(([axis, codes]) => [axis, [...codes]])),
  };
}

/** Longer texts are cut: they are remarks, and a hostile cell makes no more work than this. */
const lettersMost = 400;

export class FreeText {
  readonly #language: Language;
  readonly #terms: RegExp;

  constructor(language: Language, terms: readonly Term[]) {
    this.#language = language;
    // One letter alone may be part of a spaced word: 「毛　布」 is no wool. Of colours it may stand.
    const words = terms.flatMap(({ code, nameEn, nameJa, words: more, axis }) =>
      [code, nameEn, nameJa, ...more]
        .map(plain)
        .filter((word) => [...word].length > 1 || axis === "colour"),
    );
    const unique = [...new Set(words)].sort((a, b) => b.length - a.length);
    this.#terms = new RegExp(unique.map(escaped).join("|"), "giu");
  }

  /** With `named`, the text is the item's name: its words tell what it is, not what of. */
  pieces(text: string, wanted: Wanted, named = false): readonly Piece[] {
    const said = plain(text.slice(0, lettersMost));
    const sides = [...said.matchAll(sizes)].flatMap((found) => this.#size(found[0], wanted));
    const rest = said.replace(sizes, (found) => {
      const { length } = this.#withoutTail(found);
      return read.repeat(length) + found.slice(length);
    });
    const kinds = named ? [] : this.#kinds(rest, wanted);
    const left = kinds.reduce(
      (all, { text: word }) => all.replace(word, read.repeat(word.length)),
      rest,
    );
    return [...sides, ...this.#figures(left, wanted), ...kinds];
  }

  #size(found: string, { figures }: Wanted): readonly Piece[] {
    const text = this.#withoutTail(found);
    const codes = figures.map(({ code }) => code);
    const wantedSides = ["width", "length", "height"].filter((code) => codes.includes(code));
    if (wantedSides.length === 0) return [];
    const parts = sidesOf(text);
    const unclear = (why: Unclear): readonly Piece[] => [
      { is: "unclear", text, why, attributes: wantedSides },
    ];
    // Of three sides nobody says which is the thickness, and whether they are those of a pack.
    if (parts.length === 3) return unclear("which");
    const pieces = parts.flatMap(([side, value]): readonly Piece[] => {
      if (!wantedSides.includes(side)) return [];
      return [this.#value(side, value, text)];
    });
    if (!/[^\d.,\sx]/i.test(text)) return unclear("no-unit");
    return pieces.some(({ is }) => is === "unclear") ? unclear("implausible") : pieces;
  }

  /** What follows the last figure of a size, as far as it is a unit. */
  #withoutTail(found: string): string {
    const [, head = found, space = "", tail = ""] = /^(.*\d)(\s*)(\D*)$/.exec(found) ?? [];
    const unit = this.#unitOf(tail, ["length"]);
    return unit === undefined ? head : `${head}${space}${unit.text}`;
  }

  #figures(text: string, { figures }: Wanted): readonly Piece[] {
    const dimensions = [...new Set(figures.flatMap(({ class: { dimension } }) => dimension ?? []))];
    return [...text.matchAll(figure)].flatMap((found): readonly Piece[] => {
      const before = text.slice(0, found.index);
      const tail = text.slice(found.index + found[0].length);
      const unit = this.#unitOf(tail.replace(/^\s/, ""), dimensions);
      if (unit === undefined || unit.dimensions.includes("count")) return [];
      const said = `${found[0]}${/^\s/.test(tail) ? " " : ""}${unit.text}`;
      const fitting = figures.filter(({ class: { dimension } }) =>
        unit.dimensions.includes(dimension ?? ""),
      );
      const meant = fitting.filter((one) => namedBefore(before, one));
      const [only, ...others] = meant.length > 0 ? meant : fitting;
      if (only === undefined) return [];
      const attributes = (meant.length > 0 ? meant : fitting).map(({ code }) => code);
      if (others.length > 0 || /[-~〜–±]\s*$/.test(before) || /^\s*[-~〜–±]/.test(unit.rest)) {
        return [{ is: "unclear", text: said, why: "which", attributes }];
      }
      return [this.#value(only.code, said, said)];
    });
  }

  #kinds(text: string, { kinds }: Wanted): readonly Piece[] {
    return [...text.matchAll(this.#terms)].flatMap((found): readonly Piece[] => {
      const [word] = found;
      const end = found.index + word.length;
      if (continues(text[found.index - 1], word[0]) || continues(word.at(-1), text[end])) return [];
      const axis = this.#language.terms.term(word)?.axis ?? "";
      const attributes = kinds.get(axis) ?? [];
      const [only, ...others] = attributes;
      if (only === undefined) return [];
      if (others.length > 0) return [{ is: "unclear", text: word, why: "which", attributes }];
      return [{ is: "value", text: word, attribute: only, stated: { value: word } }];
    });
  }

  /** The longest unit at the beginning of a text, of any of the dimensions. */
  #unitOf(text: string, dimensions: readonly string[]) {
    const { units } = this.#language;
    for (let length = Math.min(unitLettersMost, text.length); length > 0; length -= 1) {
      const [head, rest] = [text.slice(0, length), text.slice(length)];
      if (head !== head.trim() || continues(head.at(-1), rest[0])) continue;
      const fitting = dimensions.filter((one) => units.unit(head, one) !== undefined);
      if (fitting.length > 0) return { text: head, rest, dimensions: fitting };
    }
    return undefined;
  }

  #value(attribute: string, value: string, text: string): Piece {
    const about = this.#language.attributes.get(attribute);
    const read =
      about && readStated(value, about, undefined, { ...this.#language, flag: () => undefined });
    if (read !== undefined && "value" in read) {
      return { is: "value", text, attribute, stated: read.value };
    }
    return { is: "unclear", text, why: "implausible", attributes: [attribute] };
  }
}

/** Stands for what was read already: no space, as a figure and a unit beyond it are not one. */
const read = "▯";
const unitLettersMost = 12;
const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const figure = new RegExp(`(?<![\\d.])${number}`, "g");
/** "150cm x 200cm", "5 x 4 m", "185x48x1cm"; what stands behind the last figure is looked at later. */
const sizes = new RegExp(
  String.raw`${number}\s*[^\d\sx]{0,6}(?:\s*x\s*${number}\s*[^\d\sx]{0,6}){1,2}`,
  "gi",
);

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[×✕✖*╳]/g, "x")
    .replace(/[〜～]/g, "~")
    .replace(/\s+/g, " ")
    .trim();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Whether two letters are of one word: of one script, or a letter and its accent. */
function continues(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [scriptOf(a), scriptOf(b)];
  return one !== undefined && one === other;
}

function scriptOf(letter: string | undefined): string | undefined {
  if (letter === undefined) return undefined;
  if (/\p{Script=Han}/u.test(letter)) return "kanji";
  if (/[\p{Script=Katakana}ー]/u.test(letter)) return "katakana";
  if (/\p{Script=Hiragana}/u.test(letter)) return "hiragana";
  return /\p{L}/u.test(letter) ? "letters" : undefined;
}

/** "厚さ 1cm", "weight: 4 kg": the attribute's name right before a figure. */
function namedBefore(before: string, { code, nameEn, nameJa, words }: Attribute): boolean {
  const text = before.replace(/[\s:：=約]+$/, "").toLowerCase();
  return [code, nameEn, nameJa, ...words].some((word) => {
    const name = plain(word).toLowerCase();
    return text.endsWith(name) && !continues(text.at(-name.length - 1), name[0]);
  });
}
