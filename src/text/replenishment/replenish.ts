/** The words of `replenish`: proposals, what happens otherwise, budgets and contracts. */
import type { ProposalReason } from "../../replenishment/proposal.ts";
import { count, type Text } from "../text.ts";

/** Hundredths, with one digit after the point: 94.3 %. */
export const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

export const roundedFigure = (value: number, digits = 0): string => {
  const unit = 10 ** digits;
  const rounded = Math.round(value * unit) / unit;
  const whole = Math.trunc(rounded);
  const rest =
    digits === 0
      ? ""
      : Math.abs(rounded - whole)
          .toFixed(digits)
          .slice(1);
  return `${count(whole)}${/[1-9]/.test(rest) ? rest : ""}`;
};

export const replenishWords = {
  title: {
    service: (date: string, by: "cycle" | "fill", level: string): Text => ({
      en: `What to buy, ${date}: ${by === "cycle" ? "cycle service" : "fill rate"} ${level}`,
      ja: `補充の提案 ${date}（${by === "cycle" ? "サイクルサービス率" : "充足率"} ${level}）`,
    }),
    people: (date: string, people: number): Text => ({
      en: `What to buy, ${date}: goods for ${count(people)} people in each category`,
      ja: `補充の提案 ${date}（品目ごとに${count(people)}人分）`,
    }),
    budget: (date: string, yen: number, years: number): Text => ({
      en: `What to buy, ${date}: ${count(yen)} yen a fiscal year${years > 1 ? `, for ${years} years` : ""}`,
      ja: `補充の提案 ${date}（年度予算${count(yen)}円${years > 1 ? `、${years}年度分` : ""}）`,
    }),
  },
  columns: {
    item: { en: "Item", ja: "品目" },
    agency: { en: "Owner", ja: "所有機関" },
    year: { en: "Fiscal year", ja: "会計年度" },
    position: { en: "Stock", ja: "在庫" },
    reorderPoint: { en: "Order at", ja: "発注点" },
    orderUpTo: { en: "Up to", ja: "補充目標" },
    order: { en: "Order", ja: "発注量" },
    supplier: { en: "Supplier", ja: "調達先" },
    cost: { en: "Cost (yen)", ja: "金額（円）" },
    reason: { en: "Why", ja: "理由" },
    depot: { en: "Depot", ja: "納入先" },
    daysEmpty: { en: "Days empty", ja: "欠品日数" },
    unserved: { en: "Pieces lacking", ja: "不足数" },
    people: { en: "People unserved", ja: "未達人数" },
    served: { en: "The order serves", ja: "届く人数" },
    service: { en: "Service now", ja: "現在" },
    after: { en: "after", ja: "発注後" },
    goods: { en: "Goods", ja: "物資" },
    value: { en: "Value (yen)", ja: "契約額（円）" },
    leadTime: { en: "Days", ja: "日数" },
    containers: { en: "Containers", ja: "コンテナ" },
  },
  written: (file: string): Text => ({
    en: `wrote the purchase request to ${file}`,
    ja: `調達要求書を ${file} に出力しました`,
  }),
  notWritten: {
    en: "nothing is to be ordered, so no purchase request was written",
    ja: "発注するものがないため、調達要求書は出力していません",
  },
  unknown: { en: "unknown", ja: "不明" },
  nothing: {
    en: "Nothing of this is in stock or was ever asked for.",
    ja: "対象となる在庫・需要がありません。",
  },
  japanese: (name: string): Text => ({ en: `${name} (Japan)`, ja: `${name}（日本）` }),
  reasons: {
    "below-reorder-point": { en: "below reorder point", ja: "発注点以下" },
    "above-reorder-point": { en: "enough", ja: "充足" },
    "below-target": { en: "below the target", ja: "目標未達" },
    "target-met": { en: "target met", ja: "目標達成" },
    "within-budget": { en: "bought by the budget", ja: "予算内" },
    "not-in-budget": { en: "others serve more people a yen", ja: "他品目の方が効果大" },
    "too-late-for-budget": { en: "not delivered by 31 March", ja: "年度内に納入不可" },
    "demand-unknown": { en: "too few events or sizes known", ja: "実績不足（推定不可）" },
    "standard-unknown": { en: "no planning standard", ja: "人数換算の基準なし" },
    "price-unknown": { en: "no price known", ja: "単価不明" },
  } satisfies Readonly<Record<ProposalReason, Text>>,
  loseTitle: (date: string): Text => ({
    en: `If it is not bought, until the next fiscal year's goods could be there (about ${date})`,
    ja: `購入しない場合（次年度予算による物資が届く${date}頃までの見込み）`,
  }),
  contractsTitle: { en: "By supplier", ja: "調達先別" },
  notes: {
    service: {
      cycle: {
        en: "Service: probability that what is on hand and on order lasts until an order placed now arrives; exact for events at random and an uncertain lead time (docs/replenishment.md).",
        ja: "サービス率は、手持ちと発注済の在庫が、いま発注した物資の到着まで尽きない確率です。事案の発生とリードタイムの不確実性を織り込んだ厳密値です（docs/replenishment.ja.md）。",
      },
      fill: {
        en: "Fill rate: share of what an event asks for that is there when it comes; exact for events at random and an uncertain lead time (docs/replenishment.md).",
        ja: "充足率は、事案の発生時に必要数量のうち在庫から供与できる割合です。事案の発生とリードタイムの不確実性を織り込んだ厳密値です（docs/replenishment.ja.md）。",
      },
    },
    columns: {
      en: "Stock: on hand and on order, less what leaves or expires before delivery.",
      ja: "在庫は、手持ちと発注済の合計から、払出予定と納入前に期限を迎えるものを除いた数です。",
    },
    otherwise: {
      en: "The order serves: people beyond those who are served without it.",
      ja: "「現在」「発注後」はサービス率、「届く人数」は発注により新たに届く人数です。",
    },
    contracts: {
      en: "Goods: packs × pieces. Days: until delivery, as a mean.",
      ja: "物資は梱包数×入数、日数は納入までの平均です。",
    },
    substitutes: {
      en: "Items of one category stand in for one another; an owner's depots are counted together. Goods that are reserved or kept for somebody are not counted on.",
      ja: "同じ分類の品目は互いに代替できるものとし、所有機関の全倉庫を合算しています。引当済の物資と用途指定のある物資は数えません。",
    },
    noSuppliers: {
      en: "No list of suppliers was given (--suppliers): packs, least orders and prices are unknown, and containers cannot be filled.",
      ja: "調達先の一覧（--suppliers）がないため、入数・最低発注数量・単価は不明で、コンテナの計算はできません。",
    },
    events: (agency: string, events: number, from: string, until: string): Text => ({
      en: `${agency}: ${events} events from ${from} to ${until}.`,
      ja: `${agency}: ${from}から${until}までの${events}件の実績による。`,
    }),
    lowerLimit: (agency: string): Text => ({
      en: `${agency}: there may have been more events than were published, so that demand is a lower limit.`,
      ja: `${agency}: 公表されていない事案があり得るため、需要は下限です。`,
    }),
    noEvents: (agency: string): Text => ({
      en: `${agency}: no events are recorded of it; --events FILE or --from ledger tells of some.`,
      ja: `${agency}: 過去の事案の記録がありません（--events FILE 又は --from ledger で指定できます）。`,
    }),
    sharedBudget: {
      en: "The budget is spent on the goods of all these owners together; --agency plans that of one.",
      ja: "予算は表示した全機関の物資に充てています。一つの機関の予算は --agency で計画してください。",
    },
    noFit: (agency: string, events: number, needed: number): Text => ({
      en: `${agency}: ${events} ${events === 1 ? "event is" : "events are"} too few for a model of demand (${needed} are needed); nothing is made up.`,
      ja: `${agency}: 実績が${events}件しかなく、需要を推定できません（${needed}件以上が必要）。`,
    }),
    withoutItem: (agency: string, goods: string): Text => ({
      en: `${agency}: no line for ${goods}: none is held that the catalogue knows, and nobody is known to sell any.`,
      ja: `${agency}: ${goods}は、品目表にある在庫も調達先もないため、提案に含めていません。`,
    }),
    expiring: (pieces: number, lots: number): Text => ({
      en: `${count(pieces)} pieces in ${lots} lots expire within a year: replenish --expiring shows who could take them.`,
      ja: `${lots}ロット・${count(pieces)}個が1年以内に使用期限を迎えます。引取先の候補は replenish --expiring で確認できます。`,
    }),
    afterMarch: (items: string): Text => ({
      en: `Ordered today, ${items} would be delivered after 31 March: this year's money cannot pay for them without carrying over.`,
      ja: `いま発注しても${items}の納入は3月31日より後になり、繰越し等の手続なしには本年度予算で支払えません。`,
    }),
    assumed: {
      en: "Days of specification, award, production and shipping are assumptions where no supplier states its own (data/lead-times.csv).",
      ja: "仕様・契約・製造・輸送の日数は、調達先の提示がない限り当方の仮定です（data/lead-times.csv）。",
    },
    provisional: {
      en: "Sample suppliers and prices are invented.",
      ja: "見本の調達先・単価は架空です。",
    },
  },
  year: (year: number): Text => ({ en: `FY ${year}`, ja: `${year}年度` }),
  yearNotes: {
    spent: (year: number, spent: number, lapses: number): Text => ({
      en: `FY ${year}: ${count(spent)} yen are spent, ${count(lapses)} yen lapse on 31 March ${year + 1}.`,
      ja: `${year}年度: 支出${count(spent)}円、${year + 1}年3月31日に失効${count(lapses)}円。`,
    }),
    last: (year: number, last: number): Text => ({
      en: `FY ${year}: the last million yen serve ${roundedFigure(last, 1)} people (packs taken as divisible).`,
      ja: `${year}年度: 最後の100万円により届く人数は${roundedFigure(last, 1)}人（梱包を分割できるとした場合）。`,
    }),
    next: (year: number, next: number): Text => ({
      en: `FY ${year}: another million yen would serve ${roundedFigure(next, 1)} more.`,
      ja: `${year}年度: さらに100万円あれば${roundedFigure(next, 1)}人に届く。`,
    }),
    gap: (people: number): Text => ({
      en: `The search was stopped: no mix serves more than ${roundedFigure(people, 1)} more people.`,
      ja: `探索を打ち切りました。これより多くても${roundedFigure(people, 1)}人の差です。`,
    }),
    late: (year: number, items: string): Text => ({
      en: `FY ${year}: less than 90 % sure to be delivered by 31 March, so its money cannot pay for ${items}.`,
      ja: `${year}年度: ${items}は3月31日までの納入の確率が90%に満たず、この年度の予算では支払えません。`,
    }),
    split: (split: number, whole: number): Text => ({
      en: `People served by what the years buy: ${roundedFigure(split)}; the same money at once and without lapse: ${roundedFigure(whole)}.`,
      ja: `各年度の購入により届く人数は${roundedFigure(split)}人。同額を一括で失効なく使えた場合は${roundedFigure(whole)}人。`,
    }),
  },
  packs: (item: string, packs: number, pieces: number): string =>
    `${item} ${count(packs)}${pieces === 1 ? "" : `×${count(pieces)}`}`,
  container: (code: string, filled: number): Text => ({
    en: `${code} ${filled} % full`,
    ja: `${code} 積載率${filled}%`,
  }),
  containerCount: (number: number, code: string): Text => ({
    en: `${number} × ${code}`,
    ja: `${code} ${number}本`,
  }),
  containerUnknown: (items: string): Text => ({
    en: `size unknown: ${items}`,
    ja: `容積不明: ${items}`,
  }),
  roomLeft: (packs: number, item: string): Text => ({
    en: `a full HC40 would take ${count(packs)} more packs of ${item}`,
    ja: `HC40を満載するには${item}をあと${count(packs)}梱包`,
  }),
} as const;
