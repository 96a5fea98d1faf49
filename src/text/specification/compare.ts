/** What `spec compare` says: two owners' goods beside one specification. */
import type { Result } from "../../specification/judge.ts";
import { count, type Text } from "../text.ts";

export const compareWords = {
  compare: {
    en: "two agencies' goods side by side against the same specification",
    ja: "2機関の物資を同じ規格に照らして比較する",
  },
  agency: { en: "an agency", ja: "機関" },
  otherAgency: { en: "the other agency", ja: "もう一方の機関" },
  expectedOther: ["another agency than the first", "1つ目と異なる機関"] as readonly [
    string,
    string,
  ],
  options: {
    for: {
      en: "only what these organisations ask for: UNHCR,IOM",
      ja: "これらの機関の規格のみ（例: UNHCR,IOM）",
    },
    spec: { en: "against this specification", ja: "この規格に照らす" },
  },
  title: { en: "Where standardising costs least", ja: "規格統一に要する負担（少ない順）" },
  headings: {
    goods: { en: "goods", ja: "物資の分類" },
    standard: { en: "standard for both", ja: "共通とする規格" },
    organisations: { en: "asked for by", ja: "要求する機関" },
    attribute: { en: "attribute", ja: "特性" },
    demanded: { en: "demanded", ja: "要求値" },
    notShown: { en: "not shown", ja: "未確認" },
    attributes: { en: "attributes missed", ja: "外れた項目" },
    cost: { en: "worth of what misses, yen", ja: "不適合品の価額（円）" },
  },
  misses: (agency: Text): Text => ({
    en: `${agency.en}: misses`,
    ja: `${agency.ja}: 不適合`,
  }),
  atLeast: (yen: number): Text => ({ en: `≥ ${count(yen)}`, ja: `${count(yen)} 以上` }),
  unknown: { en: "not known", ja: "不明" },
  explained: {
    en: "Standards are ordered by the quantity that misses them, then by attributes, then by what is not shown. Worth at the unit cost recorded; where one is not known, it is not guessed.",
    ja: "規格は、不適合の数量、項目数、未確認の数量の順に少ないものから並べています。価額は記録された単価により、単価が不明なものは推定しません。",
  },
  excerpt: {
    en: "A specification of which little could be read asks for little here: compare the number of its requirements (spec list).",
    ja: "一部しか確認できていない規格は、要求事項が少なく表示されます。要求事項の数は spec list で確認できます。",
  },
  nothing: {
    en: "the two have no goods that one specification is for",
    ja: "両機関が、同じ規格の対象となる物資を保有していません",
  },
  heading: (goods: Text, specification: string, organisations: readonly string[]): Text => ({
    en: `${goods.en} against ${specification} (${organisations.join(", ")})`,
    ja: `${goods.ja}: ${specification}（${organisations.join("、")}）`,
  }),
  side: (agency: Text, items: readonly (readonly [name: Text, quantity: number])[]): Text => ({
    en: `${agency.en}: ${items.map(([name, quantity]) => `${name.en} (${count(quantity)})`).join(", ")}`,
    ja: `${agency.ja}: ${items.map(([name, quantity]) => `${name.ja}（${count(quantity)}）`).join("、")}`,
  }),
  verdicts: (
    agency: Text,
    parts: readonly (readonly [verdict: Text, quantity: number])[],
  ): Text => ({
    en: `${agency.en}: ${parts.map(([verdict, quantity]) => `${count(quantity)} ${verdict.en}`).join(", ")}.`,
    ja: `${agency.ja}: ${parts.map(([verdict, quantity]) => `${verdict.ja} ${count(quantity)}`).join("、")}。`,
  }),
  others: (
    standards: readonly (readonly [code: string, misses: number, open: number])[],
  ): Text => ({
    en: `Other standards for both: ${standards.map(([code, misses, open]) => `${code} (${count(misses)} miss, ${count(open)} not shown)`).join(", ")}. --spec shows one of them.`,
    ja: `他に共通とし得る規格: ${standards.map(([code, misses, open]) => `${code}（不適合 ${count(misses)}、未確認 ${count(open)}）`).join("、")}。--spec で表示できます。`,
  }),
} as const;

export const resultWords: Readonly<Record<Result, Text>> = {
  pass: { en: "met", ja: "適合" },
  fail: { en: "missed", ja: "不適合" },
  unknown: { en: "not shown", ja: "未確認" },
  "not-applicable": { en: "does not apply", ja: "対象外" },
};
