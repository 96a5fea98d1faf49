/** The words of `replenish --backtest`: a policy played over the past. */
import type { Text } from "./text.ts";

export const backtestWords = {
  title: (by: "cycle" | "fill", level: string): Text => ({
    en: `The policy played over the past: ${by === "cycle" ? "cycle service" : "fill rate"} ${level}`,
    ja: `過去の実績への方策の適用（${by === "cycle" ? "サイクルサービス率" : "充足率"} ${level}）`,
  }),
  columns: {
    item: { en: "Item", ja: "品目" },
    agency: { en: "Owner", ja: "所有機関" },
    from: { en: "From", ja: "開始日" },
    events: { en: "Events", ja: "事案" },
    asked: { en: "Given in fact", ja: "実際の供与" },
    given: { en: "By the policy", ja: "方策による供与" },
    served: { en: "Share", ja: "割合" },
    daysEmpty: { en: "Days empty", ja: "在庫なし日数" },
    emptied: { en: "Ran out on", ja: "在庫切れの日" },
    orders: { en: "Orders", ja: "発注回数" },
    bought: { en: "Bought", ja: "購入数量" },
    cost: { en: "Cost (yen)", ja: "購入額（円）" },
    mean: { en: "Mean stock", ja: "平均在庫" },
  },
  never: { en: "never", ja: "なし" },
  unknown: { en: "unknown", ja: "不明" },
  none: {
    en: "No goods have enough events to play a policy over.",
    ja: "方策を適用できるだけの実績がある品目はありません。",
  },
  notes: {
    forward: {
      en: "Each 1 April the levels are worked out from the events before that day alone; it begins once these are enough for a fit, with a full stock. What is asked for and not there is lost.",
      ja: "毎年4月1日に、その日より前の実績のみから水準を求め直します。推定に足りる実績がそろった年度から、満量の在庫で始め、供与できなかった分は失われるものとします。",
    },
    fact: {
      en: "Given in fact: the published quantities; more may have been asked for than the stock of the day allowed. A quantity that was not published counts with the mean of those known by then.",
      ja: "「実際の供与」は公表数量であり、当時の在庫の制約により、要請がこれを上回っていた可能性があります。数量が公表されていない事案は、その時点で判明している数量の平均で補っています。",
    },
    price: {
      en: "Lead time, packs and prices are today's.",
      ja: "リードタイム・入数・単価は現在のものです。",
    },
    against: {
      en: "In fact three of the Cabinet Office's five items were used up in April 2022 (MOF-BES-2023-5).",
      ja: "実際には、2022年4月の供与により内閣府の5品目のうち3品目が払底しました（MOF-BES-2023-5）。",
    },
  },
} as const;
