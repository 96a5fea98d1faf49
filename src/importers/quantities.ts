/**
 * Quantities as clerks write them: 1,200枚, 480梱包, 30箱(25枚入), 12 sets, 75 ctn x 100.
 *
 * The text is taken apart into counts and their units; base-unit.ts turns them into the item's base
 * unit. What is approximate, negative, of unknown unit or can be read in two ways is refused.
 */
import type { UnitReference } from "../domain/reference.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { errorIn, figureLongest, plain, type Reading } from "./cell.ts";
import { type Decimal, hasOddDigits, readNumber, readStoredNumber, wholeTimes } from "./numbers.ts";
import { type Cell, textOf } from "./table.ts";

/** What one row may hold: sums of as many rows as a sheet has stay exact numbers. */
export const quantityMost = 10_000_000_000;

export interface Count {
  readonly figure: Decimal;
  readonly unit?: UnitReference;
}

export interface QuantitySaid {
  readonly found: string;
  readonly count: Count;
  /** What one pack holds: the (25枚入) of 30箱(25枚入). */
  readonly perPack?: Count;
  /** Pieces beside full packs: the 5枚 of 30箱5枚. */
  readonly loose?: Count;
  /** A second figure of unclear meaning: the (750枚) of 30箱(750枚). */
  readonly aside?: Count;
}

type Token =
  | { readonly is: "number"; readonly text: string }
  | { readonly is: "word"; readonly text: string }
  | { readonly is: "mark"; readonly text: string };

const tokenShape =
  /(\d+(?:[.,'’ ]\d+)*)|([cm]\/[ts](?![a-z])|[^\d\s()[\]@×*/+=,;:]+)|([()[\]@×*/+])|(\s+)|(.)/gu;

/** Numbers, words (units of several words are joined) and the marks that tell what is meant. */
function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const push = (token: Token): void => {
    const last = tokens.at(-1);
    if (last?.is === "word" && token.is === "word") {
      tokens[tokens.length - 1] = { is: "word", text: `${last.text} ${token.text}` };
    } else tokens.push(token);
  };
  for (const [, number, word, mark, , other] of text.matchAll(tokenShape)) {
    if (other !== undefined) return undefined;
    if (number !== undefined) push({ is: "number", text: number });
    if (mark !== undefined) push({ is: "mark", text: sameMark[mark] ?? mark });
    if (word === undefined) continue;
    const meant = wordMarks[word];
    if (meant !== undefined) push({ is: "mark", text: meant });
    else if (word.length > 1 && word.endsWith("と")) {
      push({ is: "word", text: word.slice(0, -1) });
      push({ is: "mark", text: "+" });
    } else push({ is: "word", text: word.replace(/\.$/, "") });
  }
  return tokens;
}

const sameMark: Readonly<Record<string, string>> = { "[": "(", "]": ")", "*": "×" };
const wordMarks: Readonly<Record<string, string>> = {
  x: "×",
  of: "@",
  per: "/",
  each: "each",
  端数: "+",
  と: "+",
};

const perPackWord = /(?:入り?|入数|詰め?)$/;

/** A count at the start of the tokens, and how many tokens it took. */
interface CountTokens {
  readonly number: string;
  readonly word: string;
  readonly perPack: boolean; // 25枚入
  readonly taken: number;
}

function countAt(tokens: readonly Token[], start: number): CountTokens | undefined {
  const [number, word] = [tokens[start], tokens[start + 1]];
  if (number?.is !== "number") return undefined;
  if (word?.is !== "word") return { number: number.text, word: "", perPack: false, taken: 1 };
  const perPack = perPackWord.test(word.text);
  return {
    number: number.text,
    word: word.text.replace(perPackWord, ""),
    perPack,
    taken: 2,
  };
}

/** The text of a quantity, taken apart; undefined where the cell is empty. */
export function readQuantity(
  cell: Cell | undefined,
  vocabulary: Vocabulary,
): Reading<QuantitySaid | undefined> {
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  const stored = typeof cell === "object" ? cell.number : undefined;
  if (found === "" && stored === undefined) return { value: undefined };
  if (stored === undefined) return readQuantityText(found, vocabulary);
  const number = readStoredNumber(stored);
  if (number.is === "negative") return { fault: { kind: "negative-quantity", found } };
  if (number.is !== "number") return { fault: { kind: "not-a-quantity", found } };
  // A number format may show a unit: 480 as "480梱包". The figure is the number all the same.
  if (/[^\d\s.,'’+-]/.test(plain(found)) && !/e[+-]?\d|%/i.test(plain(found))) {
    const shown = readQuantityText(found, vocabulary);
    if ("fault" in shown) return shown.fault.kind === "ambiguous-number" ? bare() : shown;
    if (sameValue(shown.value.count.figure, number.value)) return shown;
    return { fault: { kind: "not-a-quantity", found } };
  }
  return bare();

  function bare(): Reading<QuantitySaid> {
    return number.is === "number"
      ? { value: { found, count: { figure: number.value } } }
      : { fault: { kind: "not-a-quantity", found } };
  }
}

const sameValue = (a: Decimal, b: Decimal): boolean =>
  a.digits * 10n ** BigInt(b.scale) === b.digits * 10n ** BigInt(a.scale);

function readQuantityText(found: string, vocabulary: Vocabulary): Reading<QuantitySaid> {
  const refuse = (kind: "not-a-quantity" | "ambiguous-number" | "negative-quantity") => ({
    fault: { kind, found },
  });
  const text = plain(found).toLowerCase();
  if (found.length > figureLongest || hasOddDigits(found)) return refuse("not-a-quantity");
  const whole = readNumber(text);
  if (whole.is === "number") return { value: { found, count: { figure: whole.value } } };
  if (whole.is === "ambiguous") return refuse("ambiguous-number");
  if (whole.is === "negative" || /^[-△▲]\s*\d|^\(\d[^()]*\)$/.test(text)) {
    return refuse("negative-quantity");
  }
  const tokens = tokensOf(text);
  const head = tokens && countAt(tokens, 0);
  if (tokens === undefined || head === undefined) return refuse("not-a-quantity");
  const rest = tokens.slice(head.taken);
  const [open, inside, close] = rest.map((token) => token.text);
  if (rest.length === 3 && head.word === "" && open === "(" && close === ")") {
    // 1,200(枚): the unit of the figure, in brackets.
    const unit = rest[1]?.is === "word" ? inside : undefined;
    if (unit !== undefined) return readQuantityText(`${head.number} ${unit}`, vocabulary);
  }
  const bracketed = rest[0]?.text === "(" && rest.at(-1)?.text === ")";
  const inner = bracketed ? rest.slice(1, -1) : rest;
  const joint = inner[0]?.is === "mark" ? inner[0].text : "";
  const second = countAt(inner, joint === "" ? 0 : 1);
  const after = inner.slice((joint === "" ? 0 : 1) + (second?.taken ?? 0));
  if (rest.length > 0 && (second === undefined || !["", "×", "@", "+"].includes(joint))) {
    return refuse("not-a-quantity");
  }

  const counts: Count[] = [];
  for (const part of second === undefined ? [head] : [head, second]) {
    const count = countOf(part, found, vocabulary);
    // Between two bare figures an unknown word is no unit: 500-600, 1e400.
    const between = second !== undefined && ["", "+"].includes(joint) && !bracketed;
    if ("fault" in count) {
      return between && count.fault.kind === "unknown-unit" ? refuse("not-a-quantity") : count;
    }
    counts.push(count.value);
  }
  const [first, other] = counts;
  if (first === undefined) return refuse("not-a-quantity");
  if (other === undefined || second === undefined) {
    return head.perPack ? refuse("not-a-quantity") : { value: { found, count: first } };
  }
  const closing = after.map(({ text: word }) => word).join("");
  const each = closing === "each" || (closing.startsWith("/") && after.length === 2);
  if (closing !== "" && !each) return refuse("not-a-quantity");
  return roleOf({ found, first, other, head, second, joint, each, bracketed });
}

function countOf(
  { number, word }: CountTokens,
  found: string,
  vocabulary: Vocabulary,
): Reading<Count> {
  const figure = readNumber(number);
  if (figure.is === "ambiguous") return { fault: { kind: "ambiguous-number", found } };
  if (figure.is !== "number") return { fault: { kind: "not-a-quantity", found } };
  if (word === "") return { value: { figure: figure.value } };
  const unit = vocabulary.unit(word);
  return unit === undefined
    ? { fault: { kind: "unknown-unit", found, unit: word } }
    : { value: { figure: figure.value, unit } };
}

/** What the second of two figures is to the first. */
function roleOf(said: {
  readonly found: string;
  readonly first: Count;
  readonly other: Count;
  readonly head: CountTokens;
  readonly second: CountTokens;
  readonly joint: string;
  readonly each: boolean;
  readonly bracketed: boolean;
}): Reading<QuantitySaid> {
  const { found, first, other, head, second, joint, each, bracketed } = said;
  const unclear: Reading<never> = { fault: { kind: "ambiguous-number", found } };
  const packs = (count: Count): boolean => count.unit?.kind === "pack";
  if (joint === "×" || head.perPack) {
    // 25枚入×30箱 counts the packs second; without a unit of packs it may be a size (4×6).
    if (packs(other) && !packs(first)) return { value: { found, count: other, perPack: first } };
    if (packs(first) && !packs(other)) return { value: { found, count: first, perPack: other } };
    return unclear;
  }
  if (joint === "@" || second.perPack || each) {
    return packs(other) ? unclear : { value: { found, count: first, perPack: other } };
  }
  if (bracketed && joint === "") return { value: { found, count: first, aside: other } };
  return packs(first) && !packs(other) ? { value: { found, count: first, loose: other } } : unclear;
}

/** Pieces per pack from a cell of its own: 25, 25枚, 25枚/箱, 25枚入. Zero is unknown. */
export function readPiecesPerPack(
  cell: Cell | undefined,
  vocabulary: Vocabulary,
): Reading<number | undefined> {
  const text = plain(textOf(cell).slice(0, figureLongest + 1)).replace(/^@\s*/, "");
  const bare = text.replace(/(?:入り?|入数)?\s*(?:\/|per )\s*[^\d]+$/i, "").replace(/入り?$/, "");
  const read = readQuantity(typeof cell === "object" ? cell : bare, vocabulary);
  if ("fault" in read || read.value === undefined) return read as Reading<undefined>;
  const { count, perPack, loose, aside, found } = read.value;
  if (perPack !== undefined || loose !== undefined || aside !== undefined) {
    return { fault: { kind: "ambiguous-number", found } };
  }
  if (count.unit?.kind === "pack") {
    return { fault: { kind: "unit-mismatch", found, unit: count.unit.code, base: "piece" } };
  }
  const pieces = wholeTimes(count.figure, BigInt(count.unit?.grams ?? 1));
  if (pieces === undefined) return { fault: { kind: "fractional-quantity", found } };
  if (pieces > BigInt(quantityMost)) {
    return { fault: { kind: "quantity-too-large", found, most: quantityMost } };
  }
  return { value: pieces === 0n ? undefined : Number(pieces) };
}
