/**
 * What a heading says: the meaning of its column, and the unit or currency of the figures in it.
 *
 *   数量(梱包)        quantity, counted in packages
 *   単価(円/枚)       unit cost, in yen
 *   取得価格（千円）    value, in thousands of yen
 *   品名 / Item name  one meaning said in two languages
 */
import { headingKey } from "../domain/normalise.ts";
import type { UnitReference } from "../domain/reference.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { plain } from "./cell.ts";
import { type MoneyUnit, moneyUnit } from "./money.ts";

export interface HeadingMeaning {
  readonly meaning: string | undefined;
  readonly unit?: UnitReference;
  readonly money?: MoneyUnit;
}

/** Columns whose figures count something, and those that are amounts of money. */
const counting = new Set(["quantity", "packs", "pieces"]);
const amounts = new Set(["unit_cost", "value"]);

const headingLongest = 200;
const bracket = /[([]([^()[\]]*)[)\]]/g;
const footnoteMark = /[※*†]\s*\d*$/;

export function headingMeaning(heading: string, vocabulary: Vocabulary): HeadingMeaning {
  if (heading.length > headingLongest) return { meaning: undefined };
  // What programs write in one word is several: valueJpy is a value in yen.
  const spaced = heading.replace(/(?<=[a-z\d])(?=[A-Z][a-z])/g, " ");
  const text = plain(spaced).replace(footnoteMark, "").trim();
  const inner = [...text.matchAll(bracket)].map(([, words]) => words ?? "");
  const outside = text.replace(bracket, " ").replace(/\s+/g, " ").trim();
  const words = outside.split(/[\s_,:]+/);
  const [last, ahead] = [words.at(-1) ?? "", words.slice(0, -1).join(" ")];
  const suffix = ahead !== "" && measureOf(last, vocabulary) !== undefined;
  const meaning =
    vocabulary.meaning(text) ??
    vocabulary.meaning(outside) ??
    (suffix ? vocabulary.meaning(ahead) : undefined) ??
    inTwoLanguages(heading, vocabulary);
  const measures = [...inner.flatMap((said) => said.split(/[/、・,]|\bper\b/)), suffix ? last : ""];
  const found = measures.flatMap((said) => measureOf(said, vocabulary) ?? []);
  const unit = counting.has(meaning ?? "")
    ? (packUnitNamed(meaning, outside, vocabulary) ?? found.find((one) => one.unit)?.unit)
    : undefined;
  const money = amounts.has(meaning ?? "") ? found.find((one) => one.money)?.money : undefined;
  return { meaning, ...(unit && { unit }), ...(money && { money }) };
}

interface Measure {
  readonly unit?: UnitReference;
  readonly money?: MoneyUnit;
}

/** A unit or a currency, said as in a bracket or a corner: "円", "単位:千円", "pcs". */
export function measureOf(text: string, vocabulary: Vocabulary): Measure | undefined {
  const said = plain(text)
    .replace(/^(?:単位|units?|currency)\s*[:=]\s*/i, "")
    .trim();
  if (said === "") return undefined;
  const money = moneyUnit(said, vocabulary);
  if (money !== undefined) return { money };
  const unit = vocabulary.unit(said);
  return unit && { unit };
}

/** 箱数 and "number of bales" name the pack that they count. */
function packUnitNamed(
  meaning: string | undefined,
  outside: string,
  vocabulary: Vocabulary,
): UnitReference | undefined {
  if (meaning !== "packs") return undefined;
  const pack = outside
    .replace(/(?:個?数量?|数)$/, "")
    .replace(/^(?:no\.?|number|qty) (?:of )?/i, "");
  return vocabulary.unit(pack);
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A heading in two languages: one meaning, if its known parts agree; a name wins over a code. */
function inTwoLanguages(heading: string, vocabulary: Vocabulary): string | undefined {
  const lines = heading.split(/[\r\n/／]+/).map((part) => plain(part).replace(bracket, " ").trim());
  const parts = lines
    .flatMap((part) => part.split(/(?<=\P{ASCII}) (?=[A-Za-z])|(?<=[A-Za-z.]) (?=\P{ASCII})/u))
    .filter((part) => part !== "");
  if (parts.length < 2) return undefined;
  const known = parts.map((part) => vocabulary.meaning(part));
  const bilingual =
    parts.some((part) => japanese.test(part)) && parts.some((part) => !japanese.test(part));
  if (!bilingual && known.includes(undefined)) return undefined;
  const meanings = new Set(known.filter((meaning) => meaning !== undefined));
  if (meanings.size === 2 && meanings.has("item_code") && meanings.has("item_name")) {
    return "item_name";
  }
  return meanings.size === 1 ? [...meanings][0] : undefined;
}

/** Whether two headings are the same one: as a repeated header row on a printed page is. */
export const sameHeading = (a: string, b: string): boolean => headingKey(a) === headingKey(b);
