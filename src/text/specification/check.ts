/** What `check` says: verdicts, and why a requirement is missed or not shown to be met. */
import type { Verdict } from "../../specification/check.ts";
import { decimalText } from "../../specification/exact.ts";
import type { Finding, Reason } from "../../specification/judge.ts";
import { marginOf } from "../../specification/margin.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { both, count, same, type Text } from "../text.ts";
import { beforeWord, conditionText, demandText, figureText, foundText, named } from "./demands.ts";
import { evidenceKindWords } from "./evidence.ts";

export const verdictWords: Readonly<Record<Verdict, Text>> = {
  conforming: { en: "conforming", ja: "適合" },
  "conforming-with-deviations": { en: "with deviations", ja: "軽微な相違" },
  "insufficient-evidence": { en: "evidence missing", ja: "資料不足" },
  "non-conforming": { en: "non-conforming", ja: "不適合" },
};

export const checkWords = {
  options: {
    for: {
      en: "only for these organisations: UNHCR,IOM",
      ja: "これらの機関についてのみ（例: UNHCR,IOM）",
    },
    spec: {
      en: "against this specification, whoever asks for what",
      ja: "機関を問わず、この規格に照らす",
    },
    agency: { en: "only goods of this agency", ja: "この機関が所有する物資のみ" },
    depot: { en: "only goods in this depot", ja: "この倉庫の物資のみ" },
    item: { en: "only this item", ja: "この品目のみ" },
  },
  title: { en: "What organisations would take", ja: "各機関の規格への適合状況" },
  headings: {
    item: { en: "item", ja: "品目" },
    lot: { en: "lot", ja: "ロット" },
    agency: { en: "owner", ja: "所有機関" },
    quantity: { en: "quantity", ja: "数量" },
  },
  noSpecification: { en: "no specification", ja: "規格なし" },
  nothing: { en: "no such goods are in stock", ja: "該当する在庫はありません" },
  sums: (sums: Readonly<Record<Verdict, number>>): Text => ({
    en: `${count(sums.conforming)} conforming, ${count(sums["conforming-with-deviations"])} with deviations, ${count(sums["insufficient-evidence"])} with evidence missing, ${count(sums["non-conforming"])} non-conforming.`,
    ja: `適合 ${count(sums.conforming)} 件、軽微な相違 ${count(sums["conforming-with-deviations"])} 件、資料不足 ${count(sums["insufficient-evidence"])} 件、不適合 ${count(sums["non-conforming"])} 件。`,
  }),
  borrowed: (organisation: string, of: string): Text => ({
    en: `* ${organisation} has no specification of its own here that could be read; ${of}'s is used instead.`,
    ja: `* ${organisation} の規格は確認できないため、${of} の規格を代わりに用いています。`,
  }),
  followed: (organisation: string, of: string): Text => ({
    en: `${organisation} follows ${of} where it states nothing else.`,
    ja: `${organisation} は、別に定めのない限り ${of} の規格に従います。`,
  }),
  nearestOf: (types: number): Text => ({
    en: `, the nearest of ${count(types)}`,
    ja: `。${count(types)} 種のうち最も近いもの`,
  }),
  failures: { en: "Missed:", ja: "不適合の内容:" },
  gaps: { en: "Not shown to be met:", ja: "適合が確認できない項目:" },
  noted: { en: "Met, with a remark:", ja: "適合しているが、留意を要する項目:" },
  waived: { en: "Waived:", ja: "容認されているもの:" },
  purchases: {
    en: "By the edition in force when the goods were bought:",
    ja: "購入当時の版による判定:",
  },
  waiver: (
    attribute: Text,
    organisation: string,
    by: string,
    until: string | undefined,
    reason: string | undefined,
  ): Text => ({
    en: `${attribute.en}: ${organisation} takes it all the same (${by}${until === undefined ? "" : `, until ${until}`}${reason === undefined ? "" : `: ${reason}`})`,
    ja: `${attribute.ja}: ${organisation} が容認（${by}${until === undefined ? "" : `、${until} まで`}${reason === undefined ? "" : `。${reason}`}）`,
  }),
  gap: (names: readonly Text[], more: number): Text => ({
    en: `no evidence of ${names.map(({ en }) => en).join(", ")}${more === 0 ? "" : ` and ${count(more)} more`}`,
    ja: `資料なし: ${names.map(({ ja }) => ja).join("、")}${more === 0 ? "" : `、ほか ${count(more)} 項目`}`,
  }),
  more: (lots: number): Text => ({
    en: `… and ${count(lots)} more; --json has all of them`,
    ja: `…ほか ${count(lots)} 件。--json で全て表示できます`,
  }),
} as const;

/** "6 N short"; months for an age. */
function missText(finding: Finding): Text {
  const margin = marginOf(finding);
  if (margin === undefined) return same("");
  const { n, d } = margin.size;
  const unit = finding.months === undefined ? finding.requirement.unit?.code : "mo";
  const size = figureText(decimalText({ n: n < 0n ? -n : n, d }), unit);
  return margin.missed === "too-little"
    ? { en: `: ${size.en} short`, ja: `（${beforeWord(size.ja, "不足")}）` }
    : { en: `: ${size.en} too much`, ja: `（${beforeWord(size.ja, "超過")}）` };
}

/** Where a demand stands: its source and clause. */
const demandSource = ({ source, clause }: Finding["requirement"]): Text =>
  same(clause === undefined ? source : `${source}, ${clause}`);

/** Where a value is from: its kind, its paper, and the transaction that recorded it. */
function evidenceSource({ evidence }: Finding): Text | undefined {
  if (evidence === undefined) return undefined;
  const { kind, report, origin } = evidence;
  const word = evidenceKindWords[kind];
  return both((language) =>
    [report === undefined ? word[language] : `${word[language]} ${report}`, origin]
      .filter((part) => part !== undefined)
      .join(", "),
  );
}

/**
 * "tear strength: demanded ≥ 100 N [vendor-tarp45, p. 1], found 94 N [laboratory report KTL-26,
 * T-3]: 6 N short".
 */
export function failureText(finding: Finding, reference: SpecificationReference): Text {
  const { requirement, evidence, months } = finding;
  const demand = demandText(requirement, reference.terms);
  const name = named(requirement.attribute);
  const found =
    months !== undefined
      ? figureText(String(months), "mo")
      : evidence === undefined
        ? same("")
        : foundText(evidence, reference.terms);
  const short = missText(finding);
  // The demand says already that a tolerance is ours.
  const reasons = finding.reasons.filter(({ is }) => is !== "tolerance-assumed");
  const notes = notesOf({ ...finding, reasons }, reference);
  const [asked, from] = [demandSource(requirement), evidenceSource(finding)];
  const [saidEn, saidJa] = [from && ` [${from.en}]`, from && `［${from.ja}］`];
  return {
    en: `${name.en}: demanded ${demand.en} [${asked.en}], found ${found.en}${saidEn ?? ""}${short.en}${inBrackets(notes, "en")}`,
    ja: `${name.ja}: 要求 ${demand.ja}［${asked.ja}］、実際 ${found.ja}${saidJa ?? ""}${short.ja}${inBrackets(notes, "ja")}`,
  };
}

const inBrackets = (notes: readonly Text[], language: "en" | "ja"): string => {
  if (notes.length === 0) return "";
  const text = notes.map((note) => note[language]).join(language === "ja" ? "、" : "; ");
  return language === "ja" ? `（${text}）` : ` (${text})`;
};

/** What is to be known beside the figures. */
export const notesOf = ({ reasons }: Finding, reference: SpecificationReference): readonly Text[] =>
  reasons.map((reason) => reasonText(reason, reference));

export function reasonText(reason: Reason, reference: SpecificationReference): Text {
  switch (reason.is) {
    case "no-evidence":
      return { en: "no evidence", ja: "資料なし" };
    case "method-missing":
      return {
        en: `test method not stated; asked for: ${reason.asked.join(" or ")}`,
        ja: `試験方法の記載なし。要求は ${reason.asked.join(" 又は ")}`,
      };
    case "method-differs":
      return {
        en: `tested by ${reason.used}; asked for: ${reason.asked.join(" or ")}`,
        ja: `試験方法は ${reason.used}。要求は ${reason.asked.join(" 又は ")}`,
      };
    case "uncertain":
      return { en: "the uncertainty crosses the limit", ja: "不確かさの範囲に限界値が含まれる" };
    case "too-general":
      return {
        en: `"${reason.text}" says too little`,
        ja: `「${reason.text}」では判断できない`,
      };
    case "too-old":
      return {
        en: `evidence of ${reason.date ?? "an unknown day"}; none older than ${reason.months} months counts`,
        ja: `資料は ${reason.date ?? "日付不明"}。${reason.months} か月以内のものに限る`,
      };
    case "ageing":
      return {
        en: `the test of ${reason.date} is older than ${reason.months} months`,
        ja: `${reason.date} の試験は ${reason.months} か月より古い`,
      };
    case "tolerance-assumed":
      return {
        en: `tolerance ${reason.tolerance} is ours, the issuer states none`,
        ja: `許容差 ${reason.tolerance} は本プログラムの設定（発行者の記載なし）`,
      };
    case "only-assumed":
      return { en: "only assumed", ja: "推定のみ" };
    case "made-unknown":
      return { en: "day of making not known", ja: "製造日不明" };
    case "since-purchase":
      return {
        en: "counted from the purchase; since the making it is more",
        ja: "購入日から起算。製造日からはこれ以上",
      };
    case "contradicted": {
      const found = foundText(reason.by, reference.terms);
      return { en: `but ${found.en} by other evidence`, ja: `別の資料では ${found.ja}` };
    }
    default:
      return circumstanceText(reason, reference);
  }
}

type Circumstance = Exclude<
  Reason,
  {
    readonly is:
      | "no-evidence"
      | "method-missing"
      | "method-differs"
      | "uncertain"
      | "too-general"
      | "too-old"
      | "ageing"
      | "tolerance-assumed"
      | "only-assumed"
      | "made-unknown"
      | "since-purchase"
      | "contradicted";
  }
>;

function circumstanceText(
  reason: Circumstance,
  { attributes, terms }: SpecificationReference,
): Text {
  switch (reason.is) {
    case "condition-unknown":
    case "condition-not-met": {
      const { condition } = reason;
      const text = conditionText(condition, terms, attributes.get(condition.attribute));
      return reason.is === "condition-unknown"
        ? {
            en: `applies if ${text.en}, which is not known`,
            ja: `適用条件「${text.ja}」に当たるか不明`,
          }
        : { en: `holds for ${text.en} only`, ja: `${text.ja} の場合に限る` };
    }
    case "alternative-met":
      return { en: "met by the other method", ja: "別の試験方法で適合" };
    case "alternative-open":
      return { en: "may still be met by the other method", ja: "別の試験方法で適合の可能性あり" };
    case "made-up-for":
      return {
        en: "missed, and made up for by the values of performance",
        ja: "性能値を全て満たすため容認",
      };
    case "made-up-for-open":
      return {
        en: "missed; whether the values of performance make up for it is not known",
        ja: "外れているが、性能値を全て満たすかは不明",
      };
    case "sampling":
      return { en: "how to take the sample", ja: "試料の採り方" };
    case "not-required":
      return { en: "not asked for", ja: "要求なし" };
  }
}
