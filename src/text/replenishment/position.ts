/** The words of `position`: today's layout against the best one, and what more stock is worth. */

import { count, type Text } from "../text.ts";
import { figureWords } from "./policy.ts";

interface PastCounts {
  readonly events: number;
  readonly assumed: number;
  readonly leftOut: number;
}

interface OthersCounts {
  readonly file: string;
  readonly holdings: readonly { readonly quantity: number }[];
  readonly unknownRows: number;
}

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
    within: {
      en: "people count as reached whose goods arrive within so many hours (default 96)",
      ja: "この時間以内に物資が届く人を到達人数に数える（単位は時間。既定96）",
    },
    open: {
      en: "new depots, separated by commas: the best layout may use them, and what each changes is told",
      ja: "新設する倉庫（コンマ区切り）。最適な配置に使い、それぞれの効果を示す",
    },
    close: {
      en: "depots that the best layout must do without, separated by commas; what each changes is told",
      ja: "最適な配置で使わない倉庫（コンマ区切り）。それぞれの効果を示す",
    },
    others: {
      en: "a stock list of other organisations: it answers events, too, and stays where it is",
      ja: "他機関の在庫表。その在庫も需要に応じるが、移動の対象とはしない",
    },
  },
  ledgerOptions: {
    events: {
      en: "a file of events instead of the published ones, where there is no --scenarios",
      ja: "公表された事案に代えて用いる事案のファイル（--scenarios を指定しない場合）",
    },
    simulate: {
      en: "so many events drawn after those of the past, with sizes of the fitted distributions",
      ja: "過去の事案に代えて、推計した分布から数量を引いた事案をこの件数だけ用いる",
    },
    network: {
      en: "a folder with prices of aircraft (vehicles.csv), for what transport costs",
      ja: "航空機の価格（vehicles.csv）のあるフォルダー。輸送費用の計算に用いる",
    },
    agency: {
      en: "only this owner's stock and events",
      ja: "この機関の在庫と事案だけを対象とする",
    },
    asOf: { en: "the stock at the end of this day", ja: "この日の終わりの在庫" },
  },
  expectedMeasure: ["hours or cost", "hours 又は cost "] as readonly [en: string, ja: string],
  expectedHours: [
    "a number of hours above 0, such as 72",
    "0より大きい時間数（例: 72）",
  ] as readonly [en: string, ja: string],
  expectedEvents: ["a number of events from 1 to 20000", "1以上20000以下の件数"] as readonly [
    en: string,
    ja: string,
  ],
  expectedOnce: [
    "a depot under --open or --close, not both",
    "--open と --close の一方にだけ現れる倉庫",
  ] as readonly [en: string, ja: string],
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
    sent: { en: "expected to be sent", ja: "発送の期待数量" },
    hoursPerPieceToday: { en: "hours a piece, today", ja: "平均所要時間（現在）" },
    hoursPerPieceBest: { en: "at best", ja: "同（最適）" },
    peopleToday: { en: "people in time, today", ja: "到達人数（現在）" },
    peopleBest: { en: "at best", ja: "同（最適）" },
    costToday: { en: "yen, today", ja: "費用（円、現在）" },
    costBest: { en: "at best", ja: "同（最適）" },
    shadowPrice: { en: "1,000 more save", ja: "1,000個の追加による削減" },
    depot: { en: "depot", ja: "倉庫" },
    today: { en: "today", ja: "現在" },
    best: { en: "best", ja: "最適" },
    per1000: { en: "1,000 more save", ja: "1,000個の追加による削減" },
    change: { en: "change", ja: "変更" },
    saves: { en: "saves", ja: "削減" },
  },
  reachTitle: { en: "Time, people and cost of an event", ja: "1事案当たりの時間、人数及び費用" },
  layoutTitle: { en: "Where it lies and where it should lie", ja: "現在の配置と最適な配置" },
  effectsTitle: { en: "What each depot changes", ja: "倉庫の新設・閉鎖の効果" },
  aloneTitle: {
    en: "Without what others hold",
    ja: "他機関の在庫を数えない場合",
  },
  changed: {
    open: (depot: string): Text => ({ en: `with ${depot}`, ja: `${depot} を新設` }),
    close: (depot: string): Text => ({ en: `without ${depot}`, ja: `${depot} を閉鎖` }),
  },
  noRoom: { en: "no room for the stock", ja: "在庫が収まりません" },
  past: ({ events, assumed, leftOut }: PastCounts, drawn: boolean): Text => ({
    en: `Scenarios: ${count(events)} events ${drawn ? "drawn after those of" : "of"} the past, each as likely as the other, in the capitals of their countries. Hours (and yen) are estimates by air: three days and a day for each 9,000 km. ${count(assumed)} quantities that nobody published count with the mean of their kind; ${count(leftOut)} of kinds without any known quantity are left out.`,
    ja: `シナリオは${drawn ? "過去の事案に倣って引いた事案" : "過去の事案"}${count(events)}件で、いずれも等確率とし、需要地は各国の首都としました。所要時間（及び費用）は航空輸送による推計で、3日に9,000kmごと1日を加えたものです。公表されていない数量${count(assumed)}件は同種の平均とし、数量の例がない種類の${count(leftOut)}件は除きました。`,
  }),
  othersHeld: ({ file, holdings, unknownRows }: OthersCounts): Text => {
    const pieces = count(holdings.reduce((sum, { quantity }) => sum + quantity, 0));
    return {
      en: `${file}: ${pieces} pieces of other organisations, by category and depot. Left out: rows whose goods or depot the catalogue does not know (${count(unknownRows)}).`,
      ja: `${file}: 他機関の在庫は${pieces}個です（分類・倉庫別）。品目又は倉庫が登録されていない${count(unknownRows)}行は数えていません。`,
    };
  },
  othersCounted: (
    file: string,
    counted: readonly { readonly quantity: number }[],
    unknownRows: number,
  ): Text => {
    const pieces = count(counted.reduce((sum, { quantity }) => sum + quantity, 0));
    const left = count(unknownRows);
    return {
      en: `${file}: ${pieces} pieces of other organisations are counted, by category and depot. Left out: goods of other categories and depots, and rows whose goods or depot the catalogue does not know (${left}).`,
      ja: `${file}: 他機関の在庫${pieces}個を、分類と倉庫ごとに数えました。品目又は倉庫が登録されていない${left}行と、対象外の分類・倉庫の在庫は数えていません。`,
    };
  },
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
    reach: (hours: number): Text => ({
      en: `People in time: whom goods reach within ${figureWords(hours)} hours, by the planning standards of each item. – where nobody knows.`,
      ja: `到達人数は、${figureWords(hours)}時間以内に物資が届く人数です（品目ごとの計画基準による）。「–」は不明です。`,
    }),
    marginal: {
      en: "1,000 more save: what the first of 1,000 more pieces at the depot saves today, times 1,000. Other layouts may be as good as the best one shown.",
      ja: "「1,000個の追加による削減」は、現在の配置に追加する最初の1個の削減分を1,000倍したものです。最適な配置は一例であり、同じ評価の配置がほかにもあり得ます。",
    },
    shadowPrice: {
      en: "1,000 more save: what another piece of the item saves where all lies best (shadow price), times 1,000.",
      ja: "「1,000個の追加による削減」は、最適な配置に品目を1個追加したときの削減分（影の価格）を1,000倍したものです。",
    },
    effects: {
      en: "Each change by itself, against the best layout without any of them. The tables above have all of them at once.",
      ja: "変更を一つずつ行った場合と、全く行わない最適な配置との比較です。上の表は全ての変更を行った場合です。",
    },
  },
} as const satisfies Readonly<Record<string, unknown>>;

export type PositionMeasure = keyof typeof positionWords.title;
