/**
 * A name → its tokens: words (in either language the same token where the glossary knows them),
 * model numbers, plain numbers, and the attributes that words state.
 *
 * Latin words are compared in the singular; Japanese runs are cut at the longest words known, and
 * what is left of kanji into pairs of characters. A number joined to letters, with or without
 * hyphens (PS-LX350H, PSLX350H), is one model number.
 */
import { fold, singular } from "./fold.ts";
import type { Knowledge, MatchWord } from "./knowledge.ts";
import type { AttributeName } from "./match.ts";

export interface StatedValue {
  readonly attribute: AttributeName;
  readonly value: string; // the token of the glossary
  readonly text: string; // as written
}

export interface Tokens {
  readonly words: readonly string[];
  readonly models: readonly string[];
  readonly numbers: readonly string[];
  readonly stated: readonly StatedValue[];
  /** Words that the name says are not there: "without condom". */
  readonly without: readonly string[];
}

export type Tokeniser = (folded: string) => Tokens;

/** One entry of the glossary: its parts in order, and what they mean. */
interface Phrase {
  readonly parts: readonly string[];
  readonly meanings: readonly MatchWord[];
  readonly written: string; // as the glossary spells it
}

const japanese = /[\u3005\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\u3400-\u4DBF]/;
const atoms =
  /[\u3005\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\u3400-\u4DBF]+|[a-z0-9]+(?:['.][a-z0-9]+)*(?:[-/][a-z0-9]+)*|[^\s\p{P}\p{S}\p{Cc}\p{Cf}\p{M}a-z0-9]+/gu;

export function tokeniserOf({ words }: Pick<Knowledge, "words">): Tokeniser {
  const glossary = glossaryOf(words);
  return (folded) => {
    const reading = new Reading(glossary);
    const parts = partsOf(folded, glossary);
    for (let at = 0; at < parts.length; ) at += reading.take(parts, at);
    return reading.tokens();
  };
}

interface Glossary {
  readonly latin: ReadonlyMap<string, readonly Phrase[]>; // by first part, longest first
  readonly japanese: ReadonlyMap<string, readonly Phrase[]>; // by first character, longest first
}

function glossaryOf(words: readonly MatchWord[]): Glossary {
  const meanings = new Map<string, Phrase & { readonly meanings: MatchWord[] }>();
  for (const word of words) {
    for (const text of word.words) {
      const folded = fold(text);
      const parts = (folded.match(atoms) ?? []).flatMap((atom) =>
        japanese.test(atom) ? [atom] : splitAtom(atom).map(singular),
      );
      const known = meanings.get(parts.join(" "));
      if (known === undefined) {
        meanings.set(parts.join(" "), { parts, meanings: [word], written: text });
      } else if (!known.meanings.includes(word)) known.meanings.push(word);
    }
  }
  const latin = new Map<string, Phrase[]>();
  const kanji = new Map<string, Phrase[]>();
  for (const phrase of meanings.values()) {
    const [first = ""] = phrase.parts;
    const [index, key] = japanese.test(first) ? [kanji, first[0] ?? ""] : [latin, first];
    const list = index.get(key);
    if (list === undefined) index.set(key, [phrase]);
    else list.push(phrase);
  }
  const size = ({ parts }: Phrase): number => parts.length * 100 + (parts[0]?.length ?? 0);
  for (const list of [...latin.values(), ...kanji.values()]) {
    list.sort((a, b) => size(b) - size(a));
  }
  return { latin, japanese: kanji };
}

/**
 * A hyphenated atom is one where all of it reads as a model number: every part short or with a
 * digit, and a digit somewhere. "water-tank" and "5-disc" are two words.
 */
function splitAtom(atom: string): readonly string[] {
  if (!/[-/.']/.test(atom)) return [atom];
  if (/^\d+(?:\.\d+)+$/.test(atom)) return [atom]; // 5.0
  const parts = atom.split(/[-/]/);
  const short = parts.every((part) => /\d/.test(part) || part.length <= 3);
  if (parts.length > 1 && short && /\d/.test(atom) && /[a-z]|\d{3}/.test(atom)) {
    return [parts.join("").replaceAll(".", "")];
  }
  return parts.flatMap((part) =>
    /^\d+(?:\.\d+)*$/.test(part) ? [part] : part.split(/['.]/).filter((one) => one !== ""),
  );
}

/** Latin parts in the singular; Japanese runs cut up. */
function partsOf(folded: string, glossary: Glossary): readonly string[] {
  const parts: string[] = [];
  for (const atom of folded.match(atoms) ?? []) {
    if (japanese.test(atom)) parts.push(...cutJapanese(atom, glossary));
    else for (const part of splitAtom(atom)) parts.push(singular(part));
  }
  return parts;
}

const kana = /[\u30A1-\u30FA]/;
/** Single hiragana are no word: they part those beside them. */
const scripts = /[\u3005\u4E00-\u9FFF\u3400-\u4DBF]+|[\u30A1-\u30FA]+/g;

/**
 * Known words are cut out, longest first from the left; what is between them is parted where the
 * script changes. A word of one character is known only where it stands alone, so that 粒 is not cut
 * out of 長粒米, nor is a short katakana word out of a longer one.
 */
function cutJapanese(run: string, { japanese: known }: Glossary): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  const flush = (to: number): void => {
    parts.push(...(run.slice(from, to).match(scripts) ?? []));
  };
  for (let at = 0; at < run.length; ) {
    const word = known
      .get(run[at] ?? "")
      ?.find(({ parts: [first = ""] }) => run.startsWith(first, at) && cuts(run, at, first))
      ?.parts[0];
    if (word === undefined) {
      at += 1;
      continue;
    }
    flush(at);
    parts.push(word);
    at += word.length;
    from = at;
  }
  flush(run.length);
  return parts;
}

function cuts(run: string, at: number, word: string): boolean {
  if (word.length === 1) return false;
  if (word.length > 2 || !kana.test(word)) return true;
  return !kana.test(run[at - 1] ?? "") && !kana.test(run[at + word.length] ?? "");
}

/** Collects the tokens of one name. */
class Reading {
  readonly #glossary: Glossary;
  readonly #words: string[] = [];
  readonly #models: string[] = [];
  readonly #numbers: string[] = [];
  readonly #stated: StatedValue[] = [];
  readonly #without: string[] = [];
  #negated = false;

  constructor(glossary: Glossary) {
    this.#glossary = glossary;
  }

  /** Takes the longest phrase, or one part, at this place; gives how many parts it took. */
  take(parts: readonly string[], at: number): number {
    const part = parts[at] ?? "";
    const isJapanese = japanese.test(part);
    const index = isJapanese ? this.#glossary.japanese : this.#glossary.latin;
    const phrase = index
      .get(isJapanese ? (part[0] ?? "") : part)
      ?.find(({ parts: wanted }) => wanted.every((one, step) => parts[at + step] === one));
    if (phrase === undefined) {
      this.#unknown(part);
      return 1;
    }
    const text = phrase.written;
    for (const { token, attribute } of phrase.meanings) {
      if (token === "without") this.#negate(isJapanese);
      else if (attribute !== undefined) this.#stated.push({ attribute, value: token, text });
      else if (token !== "") this.#word(token);
    }
    return phrase.parts.length;
  }

  /** "without X" speaks of what follows, Xなし of what stands before. */
  #negate(isJapanese: boolean): void {
    const before = isJapanese ? this.#words.pop() : undefined;
    if (before !== undefined) this.#without.push(before);
    else this.#negated = !isJapanese;
  }

  #word(word: string): void {
    if (this.#negated) this.#without.push(word);
    else this.#words.push(word);
    this.#negated = false;
  }

  #unknown(part: string): void {
    if (/^\d+(?:\.\d+)*$/.test(part)) {
      const plain = part.replace(/^0+(?=\d)/, "");
      if (/^\d{5,}$/.test(part)) this.#models.push(part);
      else this.#numbers.push(plain.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
    } else if (/\d/.test(part) && /[a-z]/.test(part)) {
      if (part.length >= 4) this.#models.push(part);
      else this.#word(part);
    } else if (japanese.test(part)) {
      for (const word of kana.test(part) ? [part] : pairs(part)) this.#word(word);
    } else if (part !== "") this.#word(part);
  }

  tokens(): Tokens {
    return {
      words: [...this.#words, ...this.#without.map((word) => `-${word}`)],
      models: this.#models,
      numbers: this.#numbers,
      stated: this.#stated,
      without: this.#without,
    };
  }
}

/** 簡易水槽 → 簡易 易水 水槽; a single character stays. */
const pairs = (run: string): readonly string[] =>
  run.length < 3 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
