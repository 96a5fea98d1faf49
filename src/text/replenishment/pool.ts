/** The words of `pool`: two stocks apart and as one. */

import { count, type Text } from "../text.ts";
import { figureWords } from "./policy.ts";

export const poolWords = {
  options: {
    assumptions: {
      en: "a table of your own assumptions (assumption, goods, value, low, high, source, note); it goes before data/pool-assumptions.csv",
      ja: "独自の前提の表（assumption、goods、value、low、high、source、note の列）。data/pool-assumptions.csv に優先する",
    },
    events: {
      en: "a file of events instead of the published ones",
      ja: "公表された事案に代えて用いる事案のファイル",
    },
    asOf: { en: "the stock at the end of this day", ja: "この日の終わりの在庫" },
    output: {
      en: "write two pages (.docx, Japanese) or a picture (.svg)",
      ja: "2ページの説明資料（.docx）又は図（.svg）を書き出す",
    },
    tornado: {
      en: "the picture shows how one figure depends on each assumption: stock, shortage, orders, expiry or hours",
      ja: "図を、各前提に対する一つの数値の感度とする（stock、shortage、orders、expiry、hours のいずれか）",
    },
  },
  expectedOutput: ["a file that ends in .docx or .svg", ".docx 又は .svg で終わるファイル名"],
  expectedPicture: ["a file that ends in .svg", ".svg で終わるファイル名"],
  expectedFigure: [
    "stock, shortage, orders, expiry or hours",
    "stock、shortage、orders、expiry、hours のいずれか",
  ],
  noGoods: {
    en: "no goods were asked of both owners often enough to compare them (five events, three known quantities)",
    ja: "両機関を比較できる品目がありません（事案5件以上、数量の分かるもの3件以上が必要です）",
  },
  columns: {
    goods: { en: "goods", ja: "品目" },
    cabinetOffice: { en: "Cabinet Office", ja: "内閣府" },
    jica: { en: "JICA", ja: "JICA" },
    apart: { en: "apart", ja: "別々" },
    together: { en: "as one", ja: "一元" },
    less: { en: "less", ja: "削減" },
    share: { en: "share", ja: "割合" },
    safetyApart: { en: "safety stock, apart", ja: "安全在庫（別々）" },
    safetyTogether: { en: "as one", ja: "同（一元）" },
    today: { en: "today", ja: "現在" },
    shortApart: { en: "short a year, apart", ja: "年間不足（別々）" },
    shortTogether: { en: "as one", ja: "同（一元）" },
    transferred: { en: "transferred a year", ja: "年間の管理換" },
    transfers: { en: "transfers a year, about", ja: "管理換の件数（年、概数）" },
    ordersApart: { en: "orders a year, apart", ja: "年間発注（別々）" },
    ordersTogether: { en: "as one", ja: "同（一元）" },
    expiredApart: { en: "expired a year, apart", ja: "年間の期限切れ（別々）" },
    expiredTogether: { en: "as one", ja: "同（一元）" },
    metApart: { en: "met, apart", ja: "充足率（別々）" },
    metTogether: { en: "as one", ja: "同（一元）" },
    hoursApart: { en: "hours, apart", ja: "所要時間（別々）" },
    hoursTogether: { en: "as one", ja: "同（一元）" },
    hoursWithTransfers: { en: "with transfers", ja: "同（管理換を要する場合）" },
    volumeApart: { en: "m3, apart", ja: "容積（m3、別々）" },
    volumeTogether: { en: "as one", ja: "同（一元）" },
    storageApart: { en: "storage, yen", ja: "保管料（円、別々）" },
    storageTogether: { en: "as one", ja: "同（一元）" },
    handling: { en: "handling, yen", ja: "荷役料（円）" },
    ordering: { en: "orders, yen", ja: "調達事務費（円、別々）" },
    orderingTogether: { en: "as one", ja: "同（一元）" },
    transferCost: { en: "transfers, yen", ja: "管理換費用（円）" },
    saved: { en: "stock not needed, yen", ja: "不要となる在庫（円）" },
    assumption: { en: "assumption", ja: "前提" },
    value: { en: "value", ja: "値" },
    low: { en: "low", ja: "下限" },
    high: { en: "high", ja: "上限" },
    source: { en: "source", ja: "出典" },
    reason: { en: "why", ja: "根拠" },
    figure: { en: "figure", ja: "数値" },
    base: { en: "as assumed", ja: "前提どおり" },
  },
  titles: {
    need: (service: number, days: number): Text => ({
      en: `Stock that gives ${percent(service)} of what is asked for over ${figureWords(Math.round(days))} days of purchase`,
      ja: `調達期間${figureWords(Math.round(days))}日間の需要の${percent(service)}を賄う在庫`,
    }),
    today: { en: "Today's stock, apart and as one", ja: "現在の在庫（別々の場合と一元の場合）" },
    service: { en: "Safety stock, orders and expiry", ja: "安全在庫、発注及び期限切れ" },
    time: {
      en: "Today's stock and the events of the past",
      ja: "過去の事案に対する現在の在庫",
    },
    cost: { en: "Room and cost a year", ja: "容積及び年間の費用" },
    assumptions: { en: "What is assumed", ja: "前提" },
    sensitivity: {
      en: "How each figure depends on each assumption",
      ja: "前提に対する感度（下限〜上限）",
    },
  },
  unknown: { en: "unknown", ja: "不明" },
  written: (file: string): Text => ({ en: `written: ${file}`, ja: `${file} を書き出しました` }),
  notes: {
    need: {
      en: "A pool never needs more than the two apart for the same service.",
      ja: "同じ水準であれば、一元の在庫が別々の在庫の合計を上回ることはありません。",
    },
    safety: {
      en: "Safety stock: beyond what is expected to be asked for over a purchase.",
      ja: "安全在庫は、調達期間に期待される需要を超えて持つ分です。",
    },
    today: {
      en: "Today: what both could give now. Transferred: pieces of the one's that go to the other's events, with the stocks needed apart.",
      ja: "「現在」は今日供与できる数量です。「管理換」は、別々に必要な在庫を一元的に使う場合に、他方の機関の事案に回る数量です。",
    },
    service: {
      en: "Orders: years in which something has to be bought. Expired: at least so much; – where the shelf life is not known.",
      ja: "発注は購入を要する年の割合、期限切れは少なくとも見込まれる数量です。保存期間が不明な品目は「–」としています。",
    },
    time: {
      en: "Met: share of what the events asked for that today's stock can give. Hours: mean of a piece that is given, from where goods lie today (estimates); with transfers, the other's goods come later.",
      ja: "充足率は、過去の事案の需要のうち現在の在庫で応じられる割合です。所要時間は供与できる1個当たりの平均（推計）で、管理換を要する場合は他方の物資がその日数だけ遅れます。",
    },
    cost: {
      en: "Costs whose price is not known are left out: give prices under --assumptions.",
      ja: "価格が公表されていない費用は示していません。--assumptions で指定すると計算します。",
    },
    sensitivity: {
      en: "What the pool takes off: mean share of the stock needed and of what today's stock leaves short; orders and pieces expired a year, in all; hours sooner, with transfers. Each assumption at its low and its high end, the others as they are.",
      ja: "一元化による削減です。必要在庫と現在の不足は品目平均の割合、発注と期限切れは年間の合計、時間は管理換を要する場合の短縮です。前提を一つずつ下限・上限とし、他は変えていません。",
    },
    leftOut: (goods: string): Text => ({
      en: `Left out, as too little is known of what one of the owners is asked for: ${goods}.`,
      ja: `一方の機関の需要が十分に分からないため除いた品目: ${goods}`,
    }),
    incomplete: (agency: string): Text => ({
      en: `${agency}: there may have been more events than those recorded; its demand is a lower limit.`,
      ja: `${agency}: 記録にない事案があり得るため、需要は下限の推計です。`,
    }),
    correlation: (low: string, high: string): Text => ({
      en: `Correlation of the two demands that follows: ${low} to ${high}.`,
      ja: `これに対応する両機関の需要の相関係数: ${low}〜${high}`,
    }),
  },
  headline: {
    stock: { en: "stock needed", ja: "必要在庫" },
    shortage: { en: "shortage, today's stock", ja: "現在の在庫での不足" },
    orders: { en: "orders a year", ja: "年間の発注" },
    expiry: { en: "expired a year", ja: "年間の期限切れ" },
    hours: { en: "hours sooner", ja: "時間の短縮" },
  },
  assumption: {
    service: { en: "service: share of pieces", ja: "充足の水準（数量の割合）" },
    common_share: { en: "events that strike both owners", ja: "両機関に共通する事案の割合" },
    lead_days: { en: "days of a purchase", ja: "調達期間（日）" },
    demand_factor: { en: "rate of events, times", ja: "事案の発生率（倍率）" },
    transfer_days: { en: "days of a transfer of custody", ja: "管理換に要する日数" },
    shelf_life_years: { en: "shelf life, years", ja: "保存期間（年）" },
    volume_m3: { en: "m3 of a piece", ja: "1個の容積（m3）" },
    unit_cost_jpy: { en: "yen a piece", ja: "単価（円）" },
    storage_jpy_m3_year: { en: "storage, yen a m3 and year", ja: "保管料（円/m3・年）" },
    handling_jpy_m3: { en: "handling, yen a m3", ja: "荷役料（円/m3）" },
    order_jpy: { en: "yen an order", ja: "調達1件の事務費（円）" },
    transfer_jpy: { en: "yen a transfer of custody", ja: "管理換1件の費用（円）" },
  },
  chart: {
    title: {
      en: "Stock needed for the same service, apart and as one",
      ja: "同じ水準に必要な在庫（別々・一元）",
    },
    tornado: (figure: Text): Text => ({
      en: `What the pool takes off, by assumption: ${figure.en}`,
      ja: `一元化による削減の感度: ${figure.ja}`,
    }),
    share: { en: "% of the stock needed apart", ja: "別々の場合の必要在庫に対する割合（%）" },
    pieces: { en: "% of the two apart", ja: "別々の合計を100とした値" },
    low: { en: "at the low end", ja: "下限" },
    high: { en: "at the high end", ja: "上限" },
    baseNote: (value: string): Text => ({
      en: `As assumed: ${value}. Bars begin there.`,
      ja: `前提どおりの値は${value}。棒はこの値から始まります。`,
    }),
    sourceNote: {
      en: "Demand fitted to the published events; assumptions in data/pool-assumptions.csv.",
      ja: "需要は公表された事案による推計、前提は data/pool-assumptions.csv による。",
    },
  },
} as const;

export const percent = (share: number): string => `${figureWords(Math.round(share * 1000) / 10)}%`;

export type HeadlineKey = keyof typeof poolWords.headline;

/** A figure of the headline with its unit. */
export function headlineText(key: HeadlineKey, value: number | undefined): Text {
  if (value === undefined) return poolWords.unknown;
  const tenth = Math.round(value * 10) / 10;
  switch (key) {
    case "stock":
    case "shortage":
      return { en: percent(value), ja: percent(value) };
    case "hours":
      return { en: `${figureWords(tenth)} h`, ja: `${figureWords(tenth)}時間` };
    case "expiry":
      return { en: count(Math.round(value)), ja: `${count(Math.round(value))}個` };
    case "orders": {
      const hundredth = figureWords(Math.round(value * 100) / 100);
      return { en: hundredth, ja: `${hundredth}回` };
    }
  }
}
