/** The words of `replenish --expiring` and `replenish --for`: who could take or lacks what. */
import type { Taking } from "../../replenishment/expiring.ts";
import { count, type Text } from "../text.ts";

export const takingWords = {
  title: (date: string): Text => ({
    en: `Goods that expire by ${date}, and who could take them in time`,
    ja: `${date}までに使用期限を迎える物資と、期限前の引取先の候補`,
  }),
  columns: {
    item: { en: "Item", ja: "品目" },
    lot: { en: "Lot", ja: "ロット" },
    agency: { en: "Owner", ja: "所有機関" },
    depot: { en: "Depot", ja: "倉庫" },
    expiry: { en: "Expires", ja: "使用期限" },
    days: { en: "Days left", ja: "残日数" },
    taker: { en: "Who could take it", ja: "引取先" },
    quantity: { en: "Quantity", ja: "数量" },
    from: { en: "May leave from", ja: "搬出可能日" },
    leaveBy: { en: "Must leave by", ja: "搬出期限" },
  },
  kinds: {
    request: { en: "request", ja: "要請" },
    organisation: { en: "stock of", ja: "備蓄補充" },
    training: { en: "training", ja: "訓練" },
    nobody: { en: "nobody in time", ja: "間に合う先なし" },
  } satisfies Readonly<Record<Taking["kind"], Text>>,
  none: { en: "Nothing expires by then.", ja: "この期間に使用期限を迎える物資はありません。" },
  notes: {
    steps: (transport: number, training: number): Text => ({
      en: `May leave: after the steps that the law asks of the owner (cabinet decision, transfer of custody). Must leave: ${transport} days of transport before the date or the day of need, with the shelf life asked for still left; for training ${training} days before.`,
      ja: `搬出可能日は、所有機関に必要な手続（閣議決定・管理換）を終える日です。搬出期限は、使用期限又は必要日から輸送${transport}日と要請の残存期限を差し引いた日です（訓練は使用期限の${training}日前）。`,
    }),
    proposes: {
      en: "Nothing is reserved: an organisation has to ask, or the owner to decide on training.",
      ja: "引当は行いません。供与には要請、訓練での使用には所有機関の決定が必要です。",
    },
    expired: (pieces: number): Text => ({
      en: `${count(pieces)} pieces are past their date already and are not shown.`,
      ja: `既に期限を過ぎた${count(pieces)}個は含みません。`,
    }),
  },
} as const;

export const additionWords = {
  title: { en: "What could be added to others' stocks", ja: "国際機関の備蓄への補充の提案" },
  columns: {
    organisation: { en: "Organisation", ja: "機関" },
    item: { en: "Item", ja: "品目" },
    target: { en: "Target", ja: "目標" },
    held: { en: "Holds", ja: "保有" },
    others: { en: "Others hold", ja: "他機関保有" },
    gap: { en: "Lacking", ja: "不足" },
    fromPool: { en: "From the pool", ja: "在庫から" },
    buy: { en: "To buy", ja: "購入" },
    cost: { en: "Cost (yen)", ja: "金額（円）" },
    left: { en: "Still lacking", ja: "残る不足" },
    people: { en: "People served", ja: "届く人数" },
  },
  unknown: { en: "unknown", ja: "不明" },
  none: { en: "None of the lists names a target.", ja: "目標が記載された一覧がありません。" },
  notes: {
    gap: {
      en: "Lacking: target less what the organisation holds, all gaps of the same goods together no more than all targets less what all lists hold. Items of one category count as the same goods.",
      ja: "不足は目標から保有を差し引いたものです。同じ分類の物資の不足の合計は、全機関の目標の合計から全一覧の保有を差し引いた数を超えません。",
    },
    spare: {
      en: "From the pool: what lies above the owners' own reorder points (service as asked for). To buy: the goods that serve most people a yen first, in whole packs.",
      ja: "「在庫から」は、所有機関自身の発注点を上回る分です。「購入」は、円当たり多くの人に届く品目から梱包単位で割り当てます。",
    },
    law: {
      en: "Goods of the Cabinet Office need a request, a cabinet decision and a qualifying operation; whether the organisation takes them, `check --for` says.",
      ja: "内閣府の物資の供与には、要請と閣議決定、対象となる活動が必要です。機関の規格への適合は check --for で確認できます。",
    },
    unknown: (rows: number, names: string): Text => ({
      en: `${rows} rows name goods that the catalogue does not know and are left out: ${names}.`,
      ja: `品目表にない物資の${rows}行は含めていません: ${names}`,
    }),
  },
} as const;
