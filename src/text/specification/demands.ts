/**
 * What a requirement asks for, in words: "190–210 g/m2", 「475 N 以上」, "navy or brown, not black".
 * Figures stand as the issuer wrote them.
 */
import type { Evidence } from "../../specification/evidence.ts";
import { decimalText, type Exact } from "../../specification/exact.ts";
import { allowedBy, within } from "../../specification/intersection.ts";
import type { CommonDemand } from "../../specification/joint-demands.ts";
import type { Condition, Interval, Requirement } from "../../specification/requirement.ts";
import type { Term, Terms } from "../../specification/term.ts";
import { fromBase, type Unit } from "../../specification/unit.ts";
import { both, same, type Text } from "../text.ts";

export const named = (thing: { readonly nameEn: string; readonly nameJa: string }): Text => ({
  en: thing.nameEn,
  ja: thing.nameJa,
});

const symbols: Readonly<Record<string, Text>> = {
  "1": same(""),
  a: { en: "years", ja: "年" },
  mo: { en: "months", ja: "か月" },
  d: { en: "days", ja: "日" },
  h: { en: "h", ja: "時間" },
  min: { en: "min", ja: "分" },
  s: { en: "s", ja: "秒" },
  Cel: same("°C"),
  "[den]": same("den"),
  "{NTU}": same("NTU"),
  "{clo}": same("clo"),
  "kV.A": same("kVA"),
  "V.A": same("VA"),
  "/(10.cm)": same("/10 cm"),
};

/** A unit as people write it: UCUM's brackets and stops are for programs. */
const unitText = (code: string): Text =>
  symbols[code] ??
  same(
    code
      .replace(/^(.+)\/\((100)\.g\)$/, "$1/100 g")
      .replace(/(?<=[A-Za-z0-9])\.(?=[A-Za-z])/g, "·")
      .replace(/[[\]{}]/g, ""),
  );

/** "475 N", "80 %", "3"; 「1年」. */
export function figureText(figure: string, code: string | undefined): Text {
  const { en, ja } = unitText(code ?? "1");
  const spaced = (unit: string): string => (unit === "" ? figure : `${figure} ${unit}`);
  return { en: spaced(en), ja: japanese.test(ja) ? `${figure}${ja}` : spaced(ja) };
}

const japanese = /[\p{Script=Hiragana}\p{Script=Han}]$/u;

/** 「475 N 以上」 but 「1年以上」. */
export const beforeWord = (figure: string, word: string): string =>
  japanese.test(figure) ? `${figure}${word}` : `${figure} ${word}`;

export const termText = (word: string, terms: Terms): Text => {
  const term: Term | undefined = terms.term(word);
  return term === undefined ? same(word) : named(term);
};

/** A value that is known, as a person reads it: its kind's name, yes or no, units as written. */
export function foundText({ text, value }: Evidence, terms: Terms): Text {
  if (value.is === "flag") {
    return value.value ? { en: "yes", ja: "該当" } : { en: "no", ja: "非該当" };
  }
  if (value.is === "kind") return termText(text, terms);
  const [, figure = text, unit] = /^(.*[\d.])(?: ([^\d±].*))?$/.exec(text) ?? [];
  return figureText(figure, unit);
}

/** "a, b or c", 「甲、乙又は丙」; where one of them has a comma itself, "or" stands between all. */
const or = (texts: readonly Text[]): Text => ({
  en: alternatives(
    texts.map(({ en }) => en),
    ", ",
    " or ",
  ),
  ja: alternatives(
    texts.map(({ ja }) => ja),
    "、",
    "又は",
  ),
});

function alternatives(texts: readonly string[], comma: string, last: string): string {
  const mark = comma.trim();
  if (texts.some((text) => text.includes(mark))) return texts.join(last);
  return [texts.slice(0, -1).join(comma), ...texts.slice(-1)].filter((it) => it !== "").join(last);
}

const and = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join(" and "),
  ja: texts.map(({ ja }) => ja).join("・"),
});

export function demandText(requirement: Requirement, terms: Terms): Text {
  const { demand, stated } = requirement;
  switch (demand.is) {
    case "nothing":
      return { en: "not asked for", ja: "求めない" };
    case "flag":
      return { en: "required", ja: "必須" };
    case "age":
      return {
        en: `at most ${stated.low ?? stated.nominal ?? stated.high} ${unitText(stated.unit ?? "a").en} old`,
        ja: `製造後${stated.low ?? stated.nominal ?? stated.high}${unitText(stated.unit ?? "a").ja}以内`,
      };
    case "kind":
      return kindText(demand.among, demand.excluded, terms);
    case "range":
      return rangeText(requirement);
    case "figure":
      return figureDemand(requirement);
  }
}

const kindText = (among: readonly string[], excluded: readonly string[], terms: Terms): Text =>
  excepting(or(among.map((word) => termText(word, terms))), excluded, terms);

function excepting(wanted: Text, excluded: readonly string[], terms: Terms): Text {
  if (excluded.length === 0) return wanted;
  const bad = or(excluded.map((word) => termText(word, terms)));
  return { en: `${wanted.en}, but not ${bad.en}`, ja: `${wanted.ja}（${bad.ja}を除く）` };
}

const rangeText = ({ stated: { low = "", high = "", unit } }: Requirement): Text => {
  const [from, to] = [figureText(low, undefined), figureText(high, unit)];
  return { en: `withstands ${from.en} to ${to.en}`, ja: `${from.ja}～${to.ja} に耐える` };
};

function figureDemand({ stated, assumedTolerance }: Requirement): Text {
  const { operator, low = "", high = "", nominal = "", tolerance, unit } = stated;
  const figure = (text: string): Text => figureText(text, unit);
  switch (operator) {
    case "min":
      return { en: `≥ ${figure(low).en}`, ja: beforeWord(figure(low).ja, "以上") };
    case "above":
      return { en: `> ${figure(low).en}`, ja: beforeWord(figure(low).ja, "を超える") };
    case "max":
      return { en: `≤ ${figure(high).en}`, ja: beforeWord(figure(high).ja, "以下") };
    case "below":
      return { en: `< ${figure(high).en}`, ja: beforeWord(figure(high).ja, "未満") };
    case "range":
      return withTolerance(
        { en: `${low}–${figure(high).en}`, ja: `${low}～${figure(high).ja}` },
        stated,
      );
    default: {
      const values = nominal.split("|");
      const wanted = or([
        ...values.slice(0, -1).map((value) => same(value)),
        figure(values.at(-1) ?? ""),
      ]);
      if (tolerance !== undefined) {
        return { en: `${wanted.en} ${tolerance}`, ja: `${wanted.ja} ${tolerance}` };
      }
      if (assumedTolerance === undefined || /^±0$/.test(assumedTolerance)) return wanted;
      return {
        en: `${wanted.en} (${assumedTolerance}: ours)`,
        ja: `${wanted.ja}（許容差 ${assumedTolerance} は本プログラムの設定）`,
      };
    }
  }
}

function withTolerance(limits: Text, { nominal, tolerance, unit }: Requirement["stated"]): Text {
  if (nominal === undefined || tolerance === undefined) return limits;
  const middle = figureText(nominal, unit);
  return {
    en: `${limits.en} (${middle.en} ${tolerance})`,
    ja: `${limits.ja}（${middle.ja} ${tolerance}）`,
  };
}

/** In the words of the issuer who asks for just that, else of what all of them leave. */
export function commonText({ allowed, attribute, from }: CommonDemand, terms: Terms): Text {
  const same = from.find((one) => {
    const own = one.attribute.code === attribute.code ? allowedBy(one) : undefined;
    return own !== undefined && within(own, allowed, terms);
  });
  if (same !== undefined) return demandText(same, terms);
  switch (allowed.is) {
    case "figure": {
      const unit = from.find((one) => one.unit !== undefined)?.unit;
      return or(allowed.intervals.map((one) => intervalText(one, unit)));
    }
    case "kind":
      return excepting(
        or(allowed.alternatives.map((words) => and(words.map((word) => termText(word, terms))))),
        allowed.excluded,
        terms,
      );
    case "range": {
      const { en, ja } = intervalText(allowed.covered, from[0].unit);
      return { en: `withstands ${en}`, ja: `${ja} に耐える` };
    }
    case "flag":
    case "age":
      return demandText(from[0], terms);
  }
}

function intervalText({ low, high }: Interval, unit: Unit | undefined): Text {
  const text = (value: Exact): string =>
    decimalText(unit === undefined ? value : fromBase(value, unit));
  const figure = (value: Exact): Text => figureText(text(value), unit?.code);
  if (low !== undefined && high !== undefined) {
    const end = figure(high.value);
    if (text(low.value) === text(high.value)) return end;
    if (low.included && high.included) {
      return { en: `${text(low.value)}–${end.en}`, ja: `${text(low.value)}～${end.ja}` };
    }
  }
  const [from, to] = [low && figure(low.value), high && figure(high.value)];
  const parts: readonly Text[] = [
    ...(low === undefined || from === undefined
      ? []
      : [
          low.included
            ? { en: `≥ ${from.en}`, ja: beforeWord(from.ja, "以上") }
            : { en: `> ${from.en}`, ja: beforeWord(from.ja, "を超え") },
        ]),
    ...(high === undefined || to === undefined
      ? []
      : [
          high.included
            ? { en: `≤ ${to.en}`, ja: beforeWord(to.ja, "以下") }
            : { en: `< ${to.en}`, ja: beforeWord(to.ja, "未満") },
        ]),
  ];
  return { en: parts.map(({ en }) => en).join(", "), ja: parts.map(({ ja }) => ja).join("、") };
}

/** "climate: cold"; 「気候: 寒冷」. */
export function conditionText(
  condition: Condition,
  terms: Terms,
  attribute: { readonly nameEn: string; readonly nameJa: string } | undefined,
): Text {
  const name = attribute === undefined ? same(condition.attribute) : named(attribute);
  const value = conditionValue(condition, terms);
  return both((language) => `${name[language]}: ${value[language]}`);
}

function conditionValue(condition: Condition, terms: Terms): Text {
  if (condition.is === "kind") return and(condition.all.map((word) => termText(word, terms)));
  if (condition.is === "flag") {
    return condition.value ? { en: "yes", ja: "あり" } : { en: "no", ja: "なし" };
  }
  const [, sign = "=", first = "", last, unit = ""] =
    /(<=|>=|=)\s*(-?[\d.]+?)(?:\.\.(-?[\d.]+))?\s*([^\d.\s-].*)?$/.exec(condition.text) ?? [];
  const end = figureText(last ?? first, unit.trim() || undefined);
  if (last !== undefined) return { en: `${first} to ${end.en}`, ja: `${first}～${end.ja}` };
  if (sign === "<=") return { en: `${end.en} or less`, ja: beforeWord(end.ja, "以下") };
  return sign === ">=" ? { en: `${end.en} or more`, ja: beforeWord(end.ja, "以上") } : end;
}
