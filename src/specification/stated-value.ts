/**
 * What people write as the value of an attribute → its parts, exactly as stated: "475 N",
 * "20 ± 1 N", "15～25％", "1,500", 「紺」, "yes". Nothing is guessed: a figure without a unit has the
 * unit of its column or none.
 */
import type { RowFault } from "./cells.ts";
import type { EvidenceValue } from "./evidence.ts";
import {
  decimalText,
  type Exact,
  exactOf,
  isLess,
  minus,
  over,
  plus,
  times,
  whole,
} from "./exact.ts";
import type { Attribute } from "./requirement.ts";
import type { Terms } from "./term.ts";
import { fromBase, toBase, type Unit, type Units } from "./unit.ts";

export interface StatedValue {
  readonly value: string;
  readonly high?: string;
  readonly unit?: string;
  readonly plusMinus?: string;
}

interface Words {
  readonly units: Units;
  readonly terms: Terms;
  /** "yes" or "no" where a text means that. */
  flag(text: string): boolean | undefined;
}

type Outcome = { readonly value: StatedValue } | { readonly fault: RowFault };

/** A hyphen between figures is a range; one before a figure that stands first is its sign. */
const shape =
  /^(-?[\d.]+)\s*([^\d\s±~–—,.-][^±~–—]*?)?\s*(?:±\s*([\d.]+)\s*([^\d\s][^±]*)?|(?:~|–|—|-|\.\.)\s*(-?[\d.]+)\s*([^\d\s].*)?)?$/;

export function readStated(
  text: string,
  attribute: Attribute,
  unitOfColumn: string | undefined,
  words: Words,
): Outcome {
  const said = plain(text);
  const { holds } = attribute.class;
  if (holds === "choice") return { value: { value: text.trim() } };
  if (holds === "flag") {
    const flag = words.flag(said);
    if (flag !== undefined) return { value: { value: String(flag) } };
    const expected = ["yes or no", "有 又は 無"] as const;
    return { fault: { kind: "data-invalid", found: text, expected } };
  }
  const parts = shape.exec(withoutGroups(said));
  const [, value = "", inner, around, aroundUnit, high, outer] = parts ?? [];
  const perCent = aroundUnit?.trim() === "%" && attribute.class.dimension !== "ratio";
  const named = [inner, perCent ? undefined : aroundUnit, outer].flatMap(
    (one) => one?.trim() || [],
  );
  const stated = named[0];
  const figures = [value, around, high].flatMap((one) => (one === undefined ? [] : [exactOf(one)]));
  const oneUnit = named.every((one) => sameUnit(one, named[0] ?? "", attribute, words));
  if (parts === null || figures.includes(undefined) || !oneUnit) {
    return { fault: { kind: "not-a-figure", found: text } };
  }
  const plusMinus = perCent ? partOf(value, around ?? "0") : around;
  return withUnit({ value, high, plusMinus }, stated ?? unitOfColumn, attribute, words);
}

/** "15 cm – 250 mm" is one unit too many: whoever writes so is asked to choose. */
function sameUnit(one: string, other: string, { class: about }: Attribute, { units }: Words) {
  const [left, right] = [one, other].map((name) => units.unit(name, about.dimension ?? ""));
  return one === other || left?.code === right?.code;
}

/** 5 % of 475 is 23.75. */
function partOf(value: string, perCent: string): string | undefined {
  const [all, part] = [exactOf(value), exactOf(perCent)];
  return all && part && decimalText(over(times(all, part), whole(100)));
}

function withUnit(
  {
    value,
    high,
    plusMinus,
  }: { readonly [Key in "value" | "high" | "plusMinus"]: string | undefined },
  found: string | undefined,
  attribute: Attribute,
  { units }: Words,
): Outcome {
  const { dimension = "" } = attribute.class;
  const name = found ?? (dimension === "count" ? "1" : "");
  const unit = units.unit(name, dimension);
  if (unit === undefined) {
    const fitting = units.codesOf(dimension);
    return { fault: { kind: "unit-unfit", found: name, attribute: attribute.code, fitting } };
  }
  const stated = {
    value: value ?? "",
    unit: unit.code,
    ...(high !== undefined && { high }),
    ...(plusMinus !== undefined && { plusMinus }),
  };
  const read = figureOf(stated, unit);
  const odd = read === undefined ? undefined : implausible(read, attribute, unit);
  if (read === undefined || isLess(read.high, read.low)) {
    return { fault: { kind: "not-a-figure", found: `${value}–${high ?? ""}` } };
  }
  return odd === undefined ? { value: stated } : { fault: odd };
}

type Figure = Extract<EvidenceValue, { readonly is: "figure" }>;

function implausible(
  { low, high }: Figure,
  { class: { least, most } }: Attribute,
  unit: Unit,
): RowFault | undefined {
  if (least === undefined || most === undefined) return undefined;
  const odd = [low, high].find((value) => isLess(value, least) || isLess(most, value));
  if (odd === undefined) return undefined;
  const text = (value: Exact): string => `${decimalText(fromBase(value, unit))} ${unit.code}`;
  return {
    kind: "implausible-figure",
    found: text(odd),
    least: text(least),
    most: text(most),
  };
}

/** From the lowest to the highest value that is meant, in the base unit. */
function figureOf({ value, high, plusMinus }: StatedValue, unit: Unit): Figure | undefined {
  const [from, to, around] = [exactOf(value), exactOf(high ?? value), exactOf(plusMinus ?? "0")];
  if (from === undefined || to === undefined || around === undefined) return undefined;
  const [low, top] = around.n === 0n ? [from, to] : [minus(from, around), plus(to, around)];
  return { is: "figure", low: toBase(low, unit), high: toBase(top, unit) };
}

/** The value of what was stated, for comparing; undefined where its unit or attribute is gone. */
export function evidenceValue(
  stated: StatedValue,
  attribute: Attribute,
  { units, terms }: { readonly units: Units; readonly terms: Terms },
): EvidenceValue | undefined {
  const { holds, dimension = "" } = attribute.class;
  if (holds === "flag") return { is: "flag", value: stated.value === "true" };
  if (holds === "choice") return { is: "kind", words: wordsOf(stated.value, terms) };
  const unit = units.unit(stated.unit ?? "1", dimension);
  return unit && figureOf(stated, unit);
}

/** One kind whose name has a comma in it, or several kinds. */
function wordsOf(text: string, terms: Terms): readonly string[] {
  if (terms.term(text) !== undefined) return [text];
  const words = text
    .split(/[,、，;；|・\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return words.length === 0 ? [text] : words;
}

/** "475 N", "15–25 %", "20 ± 1 N". */
export function statedText({ value, high, unit = "1", plusMinus }: StatedValue): string {
  const figure = `${value}${high === undefined ? "" : `–${high}`}`;
  const whole = plusMinus === undefined ? figure : `${figure} ± ${plusMinus}`;
  return unit === "1" ? whole : `${whole} ${unit}`;
}

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[−‐‑]/g, "-")
    .replace(/[〜～∼]/g, "~")
    .replace(/\+\/-|\+-/g, "±")
    .replace(/から/g, "~")
    .replace(/\s+/g, " ")
    .trim();

/** 1,500 is fifteen hundred; 1,5 stays as it is, and is no figure. */
const withoutGroups = (text: string): string => text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
