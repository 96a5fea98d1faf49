/** The words of what one change would bring to a plan. */
import type { PlanChange } from "../../domain/planning/plan-change.ts";
import { count, type Text } from "../text.ts";

const days = (number: number): string => `${count(number)} more day${number === 1 ? "" : "s"}`;

export function changeText(change: PlanChange): Text {
  switch (change.is) {
    case "more-days":
      return change.request === undefined
        ? {
            en: `${days(change.days)} for all`,
            ja: `全ての必要期日を${count(change.days)}日延ばす`,
          }
        : {
            en: `${days(change.days)} for ${change.request} ${change.line}`,
            ja: `${change.request}（明細${change.line}）の必要期日を${count(change.days)}日延ばす`,
          };
    case "more-trips":
      return { en: `one more trip of ${change.vehicle}`, ja: `${change.vehicle} を1便増やす` };
    case "buy":
      return {
        en: `${count(change.pieces)} more in stock for ${change.request} ${change.line}`,
        ja: `${change.request}（明細${change.line}）用に${count(change.pieces)}を調達する`,
      };
    case "depot":
      return { en: `${change.depot} not excluded`, ja: `倉庫 ${change.depot} を対象に戻す` };
    default:
      return plainChanges[change.is];
  }
}

type Plain = Exclude<PlanChange["is"], "more-days" | "more-trips" | "buy" | "depot">;

const plainChanges: Readonly<Record<Plain, Text>> = {
  pool: { en: "transfers of custody (--pool)", ja: "管理換を行う（--pool）" },
  unverified: {
    en: "goods not known to conform (--allow-unverified)",
    ja: "適合が未確認の物資も充てる（--allow-unverified）",
  },
  waiver: { en: "waivers for what does not conform", ja: "規格外れの容認を得る" },
  "shelf-life": { en: "any remaining shelf life accepted", ja: "残存日数を問わず受け入れてもらう" },
  release: { en: "reserved goods released", ja: "引当を解除する" },
  "no-floor": { en: "no reserve stock (--floor)", ja: "残置在庫を設けない（--floor）" },
  "all-modes": { en: "any mode (--only-mode)", ja: "輸送手段を限定しない（--only-mode）" },
  "no-cost-limit": {
    en: "no limit of cost (--max-cost)",
    ja: "費用の上限を設けない（--max-cost）",
  },
  "one-more-trip": {
    en: "one more trip (--max-trips)",
    ja: "便数の上限を1便増やす（--max-trips）",
  },
};

export const explainWords = {
  summary: {
    en: "what one more day, one more flight, a transfer of custody … would bring, and cost",
    ja: "期日の延長、増便、管理換等により何が得られ、いくらかかるかを示す",
  },
  title: { en: "What one change would bring", ja: "条件を一つ変えた場合の効果" },
  headings: {
    change: { en: "change", ja: "変更" },
    brings: { en: "brings", ja: "充足の増" },
    met: { en: "met (%)", ja: "充足率（%）" },
    cost: { en: "JPY more", ja: "費用の増（円）" },
    co2: { en: "CO2 more (kg)", ja: "CO2の増（kg）" },
    from: { en: "from", ja: "出荷元" },
    proof: { en: "proven", ja: "証明" },
  },
  today: { en: "as it is", ja: "現状" },
  exact: { en: "yes", ja: "済み" },
  about: { en: "not to the end", ja: "未了" },
  how: {
    en: "Each line was planned anew with this one change and nothing else; brings: pieces (food: g) delivered beyond what the plan as it is delivers. Purchase prices are not in it.",
    ja: "各行は、その条件だけを変えて計画し直した結果です。「充足の増」は現状の計画を超えて届く数量（食料はg）です。調達価格は含みません。",
  },
  nothing: {
    en: "Nothing is missing, and no limit holds anything back.",
    ja: "不足はなく、制約となる条件もありません。",
  },
  working: (number: number, of: number, change: Text): Text => ({
    en: `${count(number)} of ${count(of)}: ${change.en}`,
    ja: `${count(of)}件中${count(number)}件目: ${change.ja}`,
  }),
} as const;
