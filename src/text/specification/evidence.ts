/** What `evidence` says: of what goods are like, and where that is known from. */
import type { EvidenceKind } from "../../domain/evidence-declaration.ts";
import { count, type Text } from "../text.ts";

export const evidenceKindWords: Readonly<Record<EvidenceKind, Text>> = {
  laboratory: { en: "laboratory report", ja: "試験成績書" },
  measured: { en: "measured at the depot", ja: "倉庫での実測" },
  supplier: { en: "supplier's sheet", ja: "供給者資料" },
  label: { en: "label", ja: "表示" },
  assumed: { en: "assumed", ja: "推定" },
};

export const evidenceWords = {
  add: {
    en: "record a value of an item or a lot, and where it is from",
    ja: "品目又はロットの特性値を出所とともに記録する",
  },
  import: {
    en: "record the values of a file, all or nothing",
    ja: "ファイルの特性値を一括で記録する",
  },
  list: {
    en: "list what is known of goods, and from where",
    ja: "記録済みの特性値と出所を一覧表示する",
  },
  file: {
    en: "a file of values: csv, tsv, xlsx, xls or ods",
    ja: "特性値のファイル（csv、tsv、xlsx、xls、ods）",
  },
  options: {
    item: { en: "the item", ja: "品目" },
    lot: {
      en: "the lot; without it, all lots that say nothing else",
      ja: "ロット（省略時は、別の値のない全ロット）",
    },
    attribute: { en: "the attribute: code or name", ja: "特性項目（コード又は名称）" },
    value: { en: "the value with its unit: '475 N'", ja: "単位付きの値（例: '475 N'）" },
    plusMinus: { en: "uncertainty, in the value's unit", ja: "不確かさ（値と同じ単位）" },
    kind: {
      en: "laboratory, measured, supplier, label or assumed",
      ja: "laboratory（試験成績書）、measured（実測）、supplier（供給者資料）、label（表示）、assumed（推定）",
    },
    method: { en: "test method", ja: "試験方法" },
    laboratory: { en: "laboratory", ja: "試験所" },
    report: { en: "number of the report", ja: "報告書番号" },
    date: { en: "day of the test or of the paper", ja: "試験日又は資料の日付" },
    reason: { en: "a remark that is kept with it", ja: "併せて残す備考" },
    onlyItem: { en: "only this item", ja: "この品目のみ" },
    onlyLot: { en: "only this lot", ja: "このロットのみ" },
    onlyAttribute: { en: "only this attribute", ja: "この特性項目のみ" },
    dryRun: { en: "check only, record nothing", ja: "検査のみ行い、記録しない" },
    encoding: { en: "encoding of a text file", ja: "テキストファイルの文字コード" },
    sheet: { en: "the sheet of the workbook", ja: "読み取るシート" },
    defaultKind: {
      en: "where the values come from, if the file does not say",
      ja: "ファイルに記載がない場合の資料の種類",
    },
  },
  ask: {
    item: { en: "Item?", ja: "品目は" },
    attribute: { en: "Which attribute?", ja: "特性項目は" },
    value: { en: "Value, with its unit?", ja: "値（単位付き）は" },
    kind: { en: "Where is it from?", ja: "資料の種類は" },
    method: { en: "Test method?", ja: "試験方法は" },
    laboratory: { en: "Which laboratory?", ja: "試験所は" },
    report: { en: "Number of the report?", ja: "報告書番号は" },
    date: { en: "Day of the report?", ja: "報告書の日付は" },
  },
  headings: {
    item: { en: "item", ja: "品目" },
    lot: { en: "lot", ja: "ロット" },
    attribute: { en: "attribute", ja: "特性" },
    value: { en: "value", ja: "値" },
    kind: { en: "from", ja: "資料の種類" },
    method: { en: "test method", ja: "試験方法" },
    paper: { en: "paper", ja: "資料" },
    date: { en: "date", ja: "日付" },
    transaction: { en: "recorded", ja: "記録" },
  },
  allLots: { en: "all lots", ja: "全ロット" },
  recorded: (transaction: string, values: number): Text => ({
    en: `recorded as ${transaction}: ${count(values)} ${values === 1 ? "value" : "values"}`,
    ja: `${transaction} として記録しました（特性値 ${count(values)} 件）`,
  }),
  read: (file: string, values: number): Text => ({
    en: `${file}: ${count(values)} values, nothing is wrong; nothing was recorded`,
    ja: `${file}: 特性値 ${count(values)} 件。問題はありません。何も記録していません`,
  }),
  already: (file: string, transaction: string): Text => ({
    en: `${file} was recorded before (${transaction}); nothing was changed`,
    ja: `${file} は記録済みです（${transaction}）。何も変更していません`,
  }),
  lotUnknown: (item: string, lot: string): Text => ({
    en: `no goods of ${item} are known by the lot "${lot}"; the value is kept for when they come`,
    ja: `${item} にロット「${lot}」の物資は記録されていません。値は記録しておきます`,
  }),
  columnsLeft: (headings: readonly string[]): Text => ({
    en: `not read: ${headings.map((one) => `"${one}"`).join(", ")}, as no attribute and no other column of evidence is called so`,
    ja: `次の列は読み取りませんでした（該当する特性項目等がありません）：${headings.map((one) => `「${one}」`).join("、")}`,
  }),
  none: { en: "nothing is known", ja: "記録はありません" },
  number: (values: number): Text => ({
    en: `${count(values)} values. A lot's own value counts before its item's.`,
    ja: `${count(values)} 件。ロットの値は品目の値に優先します。`,
  }),
  gone: (transaction: string, attribute: string): Text => ({
    en: `${transaction}: the attribute ${attribute} or its unit is no longer known, so this value counts for nothing`,
    ja: `${transaction}: 特性項目 ${attribute} 又はその単位が登録されていないため、この値は使われません`,
  }),
} as const;
