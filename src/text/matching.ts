/** The words of the matcher: one line for each piece of evidence, with its weight. */
import type { AttributeName, Evidence } from "../matching/match.ts";
import { both, type Language, type Text } from "./text.ts";

const attributes: Readonly<Record<AttributeName, Text>> = {
  size: { en: "size", ja: "寸法" },
  area: { en: "area", ja: "面積" },
  capacity: { en: "capacity", ja: "容量" },
  weight: { en: "weight", ja: "重量" },
  power: { en: "power", ja: "出力" },
  voltage: { en: "voltage", ja: "電圧" },
  flow: { en: "flow", ja: "処理量" },
  persons: { en: "persons", ja: "人数" },
  pack: { en: "pack", ja: "入数" },
  share: { en: "share", ja: "混率" },
  material: { en: "material", ja: "材質" },
  form: { en: "form", ja: "形状" },
  kind: { en: "kind", ja: "種別" },
  closure: { en: "closure", ja: "口の形式" },
  grade: { en: "grade", ja: "等級" },
  model: { en: "model", ja: "型式" },
};

const names = {
  same: { en: "same name", ja: "品名が同じ" },
  nearly: { en: "nearly the same name", ja: "品名がほぼ同じ" },
  part: { en: "part of the name is the same", ja: "品名の一部が同じ" },
  little: { en: "little of the name is the same", ja: "品名の共通部分が少ない" },
  other: { en: "other name", ja: "品名が異なる" },
} as const satisfies Readonly<Record<string, Text>>;

const levels = {
  same: { en: "the same", ja: "一致" },
  near: { en: "nearly the same", ja: "ほぼ一致" },
  part: { en: "partly the same", ja: "一部一致" },
  "one-sided": { en: "stated on one side only", ja: "一方のみ記載" },
  other: { en: "differs", ja: "不一致" },
} as const satisfies Readonly<Record<string, Text>>;

const unknown: Text = { en: "not stated", ja: "記載なし" };

/** The weight in bits with one decimal: +6.2 speaks for, -3.0 against. */
const bitsText = (bits: number): string => `${bits < 0 ? "-" : "+"}${Math.abs(bits).toFixed(1)}`;

const weighed = (bits: number, language: Language, text: string): string =>
  language === "ja" ? `${bitsText(bits)}ビット ${text}` : `${bitsText(bits)} bits  ${text}`;

/** One line for a piece of evidence. */
export const evidenceText = (evidence: Evidence): Text =>
  both((language) => {
    const said = (text: string | undefined): string => text ?? unknown[language];
    const pair = (left: string | undefined, right: string | undefined): string =>
      language === "ja"
        ? `「${said(left)}」と「${said(right)}」`
        : `"${said(left)}" and "${said(right)}"`;
    const colon = language === "ja" ? "：" : ": ";
    switch (evidence.kind) {
      case "odds":
        return weighed(
          evidence.bits,
          language,
          {
            en: "before looking: most pairs are not the same",
            ja: "事前の見込み（大半の組は別物）",
          }[language],
        );
      case "name":
        return weighed(
          evidence.bits,
          language,
          `${names[evidence.level][language]}${colon}${pair(evidence.left, evidence.right)}`,
        );
      case "attribute":
        return weighed(
          evidence.bits,
          language,
          `${attributes[evidence.attribute][language]}${colon}${levels[evidence.level][language]} ${pair(evidence.left, evidence.right)}`,
        );
      case "field":
        return weighed(
          evidence.bits,
          language,
          `${evidence.field}${colon}${levels[evidence.level][language]} ${pair(evidence.left, evidence.right)}`,
        );
      case "veto":
        return language === "ja"
          ? `決め手 ${attributes[evidence.attribute].ja}が異なる：${pair(evidence.left, evidence.right)}`
          : `decides   ${attributes[evidence.attribute].en} differs: ${pair(evidence.left, evidence.right)}`;
      case "rival":
        return language === "ja"
          ? `他にも候補あり：${evidence.right}（${evidence.score.toFixed(2)}）`
          : `another fits too: ${evidence.right} (${evidence.score.toFixed(2)})`;
    }
  });
