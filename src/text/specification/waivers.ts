/** What `spec waive` and `spec waivers` say. */
import type { Text } from "../text.ts";

export const waiverWords = {
  waive: {
    en: "record that an organisation takes goods although they miss a requirement",
    ja: "規格を外れた物資を機関が容認したことを記録する",
  },
  waivers: { en: "list what organisations have waived", ja: "容認の一覧を表示する" },
  options: {
    item: { en: "the item", ja: "品目" },
    lot: { en: "the lot; without it, all lots", ja: "ロット（省略時は全ロット）" },
    for: { en: "the organisation that takes them", ja: "容認した機関" },
    attribute: {
      en: "what they miss: code or name of the attribute",
      ja: "外れている特性項目（コード又は名称）",
    },
    spec: { en: "in this specification only", ja: "この規格に限る" },
    by: { en: "who there said so", ja: "容認した担当者" },
    reason: { en: "why", ja: "理由" },
    until: { en: "the last day on which it holds", ja: "容認の最終日" },
  },
  ask: {
    item: { en: "Item?", ja: "品目は" },
    lot: { en: "Lot? (empty: all lots)", ja: "ロットは（空欄は全ロット）" },
    for: { en: "Which organisation takes them?", ja: "容認した機関は" },
    attribute: { en: "Which requirement do they miss?", ja: "外れている項目は" },
    another: { en: "another one", ja: "その他" },
    by: { en: "Who there said so?", ja: "容認した担当者は" },
    reason: { en: "Why?", ja: "理由は" },
    until: { en: "Until when? (empty: no end)", ja: "容認の最終日は（空欄は期限なし）" },
  },
  expectedUntil: [
    "a day that has not passed, like 2027-03-31",
    "2027-03-31 のような本日以降の日付",
  ] as readonly [en: string, ja: string],
  headings: {
    transaction: { en: "recorded", ja: "記録" },
    item: { en: "item", ja: "品目" },
    lot: { en: "lot", ja: "ロット" },
    organisation: { en: "organisation", ja: "機関" },
    attribute: { en: "attribute", ja: "特性" },
    until: { en: "until", ja: "期限" },
    grantedBy: { en: "by", ja: "容認者" },
    reason: { en: "reason", ja: "理由" },
  },
  allLots: { en: "all lots", ja: "全ロット" },
  none: { en: "nothing is waived", ja: "容認の記録はありません" },
  recorded: (transaction: string): Text => ({
    en: `recorded as ${transaction}`,
    ja: `${transaction} として記録しました`,
  }),
} as const;
