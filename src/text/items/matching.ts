/** The words of the matcher: one line for each piece of evidence, with its weight in bits. */
import type { AttributeName, Evidence } from "../../matching/match.ts";
import { both, type Language, type Text } from "../text.ts";

const attributes: Readonly<Record<AttributeName, Text>> = {
  size: { en: "size", ja: "寸法" },
  area: { en: "area", ja: "面積" },
  capacity: { en: "capacity", ja: "容量" },
  weight: { en: "weight", ja: "質量" },
  power: { en: "power", ja: "出力" },
  voltage: { en: "voltage", ja: "電圧" },
  flow: { en: "flow", ja: "流量" },
  persons: { en: "persons", ja: "人数" },
  pack: { en: "pack", ja: "入数" },
  share: { en: "percentage", ja: "割合" },
  material: { en: "material", ja: "材質" },
  form: { en: "form", ja: "形状" },
  kind: { en: "kind", ja: "種別" },
  closure: { en: "closure", ja: "口の形式" },
  grade: { en: "grade", ja: "等級" },
  memory: { en: "memory size", ja: "記憶容量" },
  model: { en: "model number", ja: "型番" },
  numbers: { en: "numbers in the name", ja: "品名中の数字" },
  without: { en: "what is left out", ja: "含まない物" },
};

const nameLevels = {
  equal: { en: "the names are equal, however they are written", ja: "表記を除き品名が完全に一致" },
  same: { en: "the names say the same", ja: "品名の語が一致" },
  nearly: { en: "the names say nearly the same", ja: "品名の語がほぼ一致" },
  part: { en: "the names share a part", ja: "品名の語が一部一致" },
  little: { en: "the names share little", ja: "品名の共通語が少ない" },
  other: { en: "the names share next to nothing", ja: "品名の共通語がほとんどない" },
} as const satisfies Readonly<Record<string, Text>>;

const levels = {
  same: { en: "the same", ja: "一致" },
  near: { en: "in part the same", ja: "一部一致" },
  part: { en: "a little alike", ja: "やや類似" },
  "one-sided": { en: "stated on one side only", ja: "一方のみ記載" },
  other: { en: "different", ja: "相違" },
} as const satisfies Readonly<Record<string, Text>>;

const notStated: Text = { en: "not stated", ja: "記載なし" };

/** The weight in bits with one decimal: +6.2 speaks for, -3.0 against. */
const bitsText = (bits: number): string => {
  const text = bits.toFixed(1);
  return text.startsWith("-") ? text : `+${text}`;
};

const pair = (left: string | undefined, right: string | undefined, language: Language): string =>
  language === "ja"
    ? [left, right].map((text) => (text === undefined ? notStated.ja : `「${text}」`)).join("／")
    : [left, right].map((text) => (text === undefined ? notStated.en : `"${text}"`)).join(" / ");

/** What a piece of evidence says, without its weight. */
export const reasonText = (evidence: Evidence): Text => both((of) => said(evidence, of));

/** One line for a piece of evidence, its weight first. */
export const evidenceText = (evidence: Evidence): Text =>
  both((language) => {
    const text = said(evidence, language);
    return "bits" in evidence ? `${bitsText(evidence.bits).padStart(6)}  ${text}` : text;
  });

function said(evidence: Evidence, language: Language): string {
  const colon = language === "ja" ? "：" : ": ";
  switch (evidence.kind) {
    case "odds":
      return language === "ja"
        ? `比較前の見込み（候補${evidence.candidates}件のうちの1件）`
        : `before looking, as one of ${evidence.candidates} candidates`;
    case "name": {
      const { left, right, level } = evidence;
      return nameLevels[level][language] + colon + pair(left, right, language);
    }
    case "rare":
      return rareText(evidence)[language];
    case "attribute": {
      const { attribute, level, left, right } = evidence;
      const what = attributes[attribute][language] + (language === "ja" ? "が" : " ");
      const how =
        language === "ja" && level === "one-sided" ? "一方にのみ記載" : levels[level][language];
      return what + how + colon + pair(left, right, language);
    }
    case "field": {
      const { field, level, left, right } = evidence;
      return language === "ja"
        ? `列「${field}」${levels[level].ja}：${pair(left, right, language)}`
        : `column ${field} ${levels[level].en}: ${pair(left, right, language)}`;
    }
    case "unstated":
      return language === "ja"
        ? `その他${evidence.fields}項目は、いずれの品名にも記載がない`
        : `neither states anything else (${evidence.fields} attributes)`;
    case "veto": {
      const { attribute, left, right } = evidence;
      const sides = pair(left || undefined, right || undefined, language);
      return language === "ja"
        ? `決定的：${attributes[attribute].ja}が異なる：${sides}`
        : `decides: ${attributes[attribute].en} differs: ${sides}`;
    }
    case "expected":
      return language === "ja" ? "台帳に受払のある品目" : "the ledger has it in use";
    case "rival":
      return rivalText(evidence.side, evidence.id)[language];
  }
}

function rareText({ word, things, bits }: Extract<Evidence, { readonly kind: "rare" }>): Text {
  return bits < 0
    ? {
        en: `they share common words only ("${word.en}" is in ${things} entries of both lists)`,
        ja: `共通の語はありふれた語のみ（「${word.ja}」は両表の${things}件にある）`,
      }
    : {
        en: `both have "${word.en}", as only ${things} entries of both lists do`,
        ja: `共通の語「${word.ja}」を持つのは両表で${things}件のみ`,
      };
}

const rivalText = (side: "left" | "right", id: string): Text =>
  side === "right"
    ? { en: `"${id}" fits, too`, ja: `「${id}」も候補として当てはまる` }
    : { en: `it fits "${id}" of the left list, too`, ja: `左の表の「${id}」にも当てはまる` };
