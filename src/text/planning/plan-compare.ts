/** The words of plans side by side. */
import { count, type Text } from "../text.ts";

export const comparisonWords = {
  summary: {
    en: "plans side by side: cheapest, fastest, fairest, lowest CO2, most visible",
    ja: "費用・時間・公平・排出量・可視性のそれぞれを優先した計画を比較する",
  },
  by: {
    cost: { en: "cheapest", ja: "費用最小" },
    time: { en: "fastest", ja: "最速" },
    fairness: { en: "fairest", ja: "最も公平" },
    co2: { en: "lowest CO2", ja: "排出量最小" },
    visibility: { en: "most visible", ja: "可視性最大" },
  },
  title: (date: string): Text => ({
    en: `Plans compared, ${date}`,
    ja: `輸送計画の比較（${date}）`,
  }),
  headings: {
    plan: { en: "plan", ja: "計画" },
    met: { en: "met (%)", ja: "充足率（%）" },
    largest: { en: "largest shortage (%)", ja: "最大の不足（%）" },
    late: { en: "late (days)", ja: "遅れ（日）" },
    days: { en: "arrives after (days)", ja: "平均到着日数" },
    last: { en: "last arrival", ja: "最終到着日" },
    cost: { en: "JPY", ja: "円" },
    co2: { en: "CO2 (kg)", ja: "CO2（kg）" },
    trips: { en: "trips", ja: "便数" },
    visible: { en: "visible (%)", ja: "可視性（%）" },
    proof: { en: "proven", ja: "証明" },
  },
  optimal: { en: "optimal", ja: "最適" },
  gap: (percent: number): Text => ({ en: `within ${percent} %`, ja: `${percent}%以内` }),
  axis: {
    days: {
      en: "arrival: days after the day of the plan, by weight",
      ja: "到着（計画日からの日数、質量による加重平均）",
    },
    cost: { en: "transport (million JPY)", ja: "輸送費（百万円）" },
    co2: { en: "emissions (t CO2e)", ja: "排出量（t、CO2換算）" },
  },
  noPrices: {
    en: "Prices are missing, so emissions stand where the cost would.",
    ja: "価格が不明のため、費用に代えて排出量を示します。",
  },
  unpriced: {
    en: "Prices are missing: of plans that cost the same, as far as is known, the cheapest is the one with least CO2.",
    ja: "価格の一部が不明のため、費用最小の計画は、判明している費用が同じ場合、排出量の少ないものとしています。",
  },
  same: (one: Text, other: Text): Text => ({
    en: `The ${one.en} plan is the same as the ${other.en} one.`,
    ja: `「${one.ja}」の計画は「${other.ja}」の計画と同一です。`,
  }),
  explained: {
    en: "Visible: share of tonne-kilometres by Self-Defense Force aircraft or Japanese carriers. Nothing was kept; `bichiku plan --prefer time` keeps that plan.",
    ja: "可視性は、自衛隊機又は日本の事業者による輸送（t・km）の割合です。比較した計画は保存していません。保存するには `bichiku plan --prefer time` 等を実行してください。",
  },
  written: (file: string): Text => ({
    en: `The picture is in ${file}.`,
    ja: `図を ${file} に保存しました。`,
  }),
  making: (plan: Text, number: number, of: number): Text => ({
    en: `Plan ${count(number)} of ${count(of)}: ${plan.en}`,
    ja: `${count(of)}件中${count(number)}件目: ${plan.ja}`,
  }),
  picture: {
    en: "a picture of cost against arrival, as SVG, in this file",
    ja: "費用と到着の図（SVG）の保存先",
  },
} as const;
