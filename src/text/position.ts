/** The words of `position`: today's layout against the best one, and what more stock is worth. */
export const positionWords = {
  options: {
    scenarios: {
      en: "a folder with layout.csv, events.csv, demand.csv and transport.csv; depots.csv and others.csv may be there (docs/formats.md)",
      ja: "layout.csv、events.csv、demand.csv、transport.csv のあるフォルダー（depots.csv、others.csv は任意。docs/formats.ja.md 参照）",
    },
    measure: {
      en: "what is to be small: hours (default) or cost",
      ja: "小さくするもの: hours（時間。既定）又は cost（費用）",
    },
    close: {
      en: "depots that the best layout must do without, separated by commas",
      ja: "最適な配置で使わない倉庫（コンマ区切り）",
    },
  },
  expectedMeasure: ["hours or cost", "hours 又は cost "] as readonly [en: string, ja: string],
  title: {
    hours: {
      en: "How the stock lies, by hours of transport",
      ja: "在庫配置の評価（輸送時間による）",
    },
    cost: {
      en: "How the stock lies, by cost of transport",
      ja: "在庫配置の評価（輸送費用による）",
    },
  },
  columns: {
    item: { en: "item", ja: "品目" },
    events: { en: "events", ja: "事案数" },
    stock: { en: "stock", ja: "在庫" },
    expectedToday: { en: "expected today", ja: "期待値（現在）" },
    expectedBest: { en: "expected at best", ja: "期待値（最適）" },
    balance: { en: "balance", ja: "均衡指標" },
    unmetToday: { en: "expected unmet", ja: "充足できない期待数量" },
    depot: { en: "depot", ja: "倉庫" },
    today: { en: "today", ja: "現在" },
    best: { en: "best", ja: "最適" },
    per1000: { en: "1,000 more save", ja: "1,000個の追加による削減" },
  },
  layoutTitle: { en: "Where it lies and where it should lie", ja: "現在の配置と最適な配置" },
  notes: {
    hours: {
      en: "Expected: the sum of pieces × hours of an event, weighted by the events' probabilities.",
      ja: "期待値は、事案ごとの数量×時間を確率で加重した合計です。",
    },
    cost: {
      en: "Expected: the yen that an event costs, weighted by the events' probabilities.",
      ja: "期待値は、事案ごとの費用（円）を確率で加重した合計です。",
    },
    balance: {
      en: "Balance 1.2: today's layout is 20 % worse than the best one of the same stock. An event that asks for more than the whole stock counts with the stock; the rest is unmet.",
      ja: "均衡指標が1.2であれば、現在の配置は同じ在庫の最適な配置より20％劣ります。在庫全体を超える事案は在庫の分だけを数え、残りは充足できない数量とします。",
    },
    marginal: {
      en: "1,000 more save: what the first of 1,000 more pieces at the depot saves today, times 1,000.",
      ja: "「1,000個の追加による削減」は、現在の配置に追加する最初の1個の削減分を1,000倍したものです。",
    },
  },
} as const satisfies Readonly<Record<string, unknown>>;

export type PositionMeasure = keyof typeof positionWords.title;
