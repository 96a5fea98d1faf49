/** The words of `replenish --backtest`: the policy played over the past. */
import { count, type Text } from "../text.ts";

export const backtestWords = {
  title: {
    en: "The policy played over the events that were recorded",
    ja: "記録された事案に方策を当てはめた検証",
  },
  policy: {
    today: { en: "levels of today", ja: "現在の水準" },
    "as-known": { en: "as known then", ja: "当時の情報" },
  },
  columns: {
    goods: { en: "goods", ja: "物資" },
    agency: { en: "agency", ja: "機関" },
    policy: { en: "policy", ja: "方策" },
    from: { en: "from", ja: "開始" },
    levels: { en: "reorder at / up to", ja: "発注点／補充目標" },
    events: { en: "events", ja: "件数" },
    asked: { en: "asked for", ja: "要請数量" },
    given: { en: "there, %", ja: "充足率（%）" },
    emptied: { en: "ran out", ja: "払底" },
    daysEmpty: { en: "days empty", ja: "在庫なし（日）" },
    orders: { en: "orders", ja: "発注" },
    ordered: { en: "bought", ja: "購入数量" },
    cost: { en: "cost, million yen", ja: "費用（百万円）" },
    inFact: { en: "in fact ran out", ja: "実際の払底" },
    date: { en: "date", ja: "日付" },
    event: { en: "event", ja: "事案" },
    short: { en: "not there", ja: "不足" },
    happened: { en: "in fact", ja: "実際" },
  },
  times: (dates: readonly string[]): Text => ({
    en: dates.length === 0 ? "never" : dates.join(", "),
    ja: dates.length === 0 ? "なし" : dates.join("、"),
  }),
  shortTitle: {
    en: "What would not have been there (levels of today)",
    ja: "不足したはずの事案（現在の水準による）",
  },
  nothingShort: {
    en: "With the levels of today nothing that was asked for would have been missing.",
    ja: "現在の水準であれば、求められた数量に不足はありませんでした。",
  },
  tookAll: { en: "took all that was there", ja: "在庫を全量払出し" },
  wasGiven: { en: "given", ja: "供与した" },
  notes: {
    start: {
      en: "The stock begins full. What is not there when an event asks is not given later. Orders arrive after the mean lead time.",
      ja: "在庫は補充目標から始めます。要請時にない数量は後からは渡さず、発注は平均リードタイム後に納入されるものとします。",
    },
    hindsight: {
      en: "Levels of today know all events by now; “as known then” has each first of April only what was known before, from the day on when that was enough.",
      ja: "「現在の水準」は全事案を知った上での水準、「当時の情報」は各年4月1日より前の情報だけによる水準です（推定に足りる年から）。",
    },
    assumed: (number: number): Text => ({
      en: `${count(number)} quantities were not published and count with the mean.`,
      ja: `数量が公表されていない${count(number)}件は平均で計上しています。`,
    }),
    least: {
      en: "What was given when the stock ran out may have been less than what was asked for: the figures are the least that would have been needed.",
      ja: "在庫が払底した際の供与数量は要請より少なかった可能性があります。数値は必要量の下限です。",
    },
    noPrice: {
      en: "Without prices (--suppliers) what it would have cost is not known.",
      ja: "単価（--suppliers）がないため、費用は不明です。",
    },
    value: (agency: string, events: number, all: number, millions: number): Text => ({
      en: `In fact (${agency}): ${count(events)} of ${count(all)} events have a published value, ${count(millions)} million yen together.`,
      ja: `実際（${agency}）：${count(all)}件中${count(events)}件の金額が公表されており、計${count(millions)}百万円です。`,
    }),
  },
} as const;
