/** What the options of `replenish` say of themselves, and what they expect. */
import type { Text } from "../text.ts";

export const replenishOptionWords = {
  serviceLevel: {
    en: "cycle service: the probability that the stock lasts until an order arrives; default 0.95",
    ja: "サイクルサービス率: 発注品が届くまで在庫が尽きない確率（既定0.95）",
  },
  fillRate: {
    en: "instead: the share of what is asked for that is there when it is asked for",
    ja: "充足率: 必要とされた数量のうち即時に供与できる割合（サービス率の代わりに指定）",
  },
  target: {
    en: "instead: goods for so many people in each of the five categories (the Cabinet Office aims at 20000)",
    ja: "目標人数: 5品目それぞれについて備える人数（内閣府の目標は20000人分）",
  },
  budget: {
    en: "instead: the mix that serves most people for so many yen a fiscal year",
    ja: "予算（円・会計年度当たり）: この額で最も多くの人に届く組合せを求める",
  },
  years: {
    en: "for so many fiscal years; what is not delivered by 31 March lapses (default 1)",
    ja: "予算の年数（既定1）。3月31日までに納入されない分は失効する",
  },
  suppliers: {
    en: "a list of suppliers: price, least order, pack, container, days (docs/replenishment.md)",
    ja: "調達先の一覧（単価・最低発注数量・入数・コンテナ積載数・日数。docs/replenishment.ja.md）",
  },
  events: {
    en: "a list of past events instead of the published ones (docs/demand.md)",
    ja: "公表実績の代わりに用いる過去の事案の一覧（docs/demand.ja.md）",
  },
  from: {
    en: "the events that demand is fitted to: published (default) or ledger (its issues)",
    ja: "需要の推定に用いる実績: published（公表実績、既定）又は ledger（台帳の払出）",
  },
  for: {
    en: "organisations whose stocks could be added to; each with its --list",
    ja: "備蓄への補充を検討する国際機関（それぞれに --list を付ける）",
  },
  list: {
    en: "what that organisation holds and wants to hold: item, quantity, target (empty: holds only)",
    ja: "その機関の在庫一覧（品目、数量、目標。目標が空欄なら保有のみ）",
  },
  expiring: {
    en: "instead: who could take goods before they are past their date",
    ja: "使用期限前に引き取れる先（要請・国際機関・訓練）を示す",
  },
  within: {
    en: "for --expiring: look this far ahead, such as 365d or 18m; default 365d",
    ja: "--expiring で見る期間（365d、18m など。既定365d）",
  },
  transportDays: {
    en: "for --expiring: days from the depot to whoever takes the goods; default 30 (by sea)",
    ja: "--expiring で見込む輸送日数（既定30、海上）",
  },
  explain: {
    en: "show for each line every figure that leads to the order",
    ja: "発注量に至る計算をすべて表示する",
  },
  backtest: {
    en: "replay the policy over the published events: what would have run out, and when",
    ja: "公表された事案に方策を当てはめ、いつ何が尽きたかを検証する",
  },
  output: {
    en: "a purchase request as a Word document",
    ja: "調達要求書（Word文書）の出力先",
  },
  expected: {
    share: ["a share above 0 and below 1, such as 0.95", "0より大きく1より小さい割合（0.95 など）"],
    from: ["published or ledger", "published 又は ledger"],
    yen: ["whole yen above 0", "0より大きい円単位の整数"],
    whole: ["a whole number above 0", "0より大きい整数"],
    days: ["a number of days, 0 or above", "0以上の日数"],
    years: ["a number of years from 1 to 10", "1から10までの年数"],
    period: ["a period such as 365d, 18m or 2y", "365d、18m、2y などの期間"],
    lists: ["one --list for each --for", "--for と同じ数の --list"],
    document: ["a file name that ends in .docx", ".docx で終わるファイル名"],
  },
} as const satisfies Readonly<
  Record<string, Text | Readonly<Record<string, readonly [string, string]>>>
>;
