/** What `items` says of the catalogue and of item masters taken into the ledger. */
import { count, type Text } from "../text.ts";

export const itemsWords = {
  import: {
    en: "take an item master (codes, names, packs, sizes) into the ledger",
    ja: "品目マスター（コード・品名・荷姿・寸法）を台帳に取り込む",
  },
  list: { en: "list the items known", ja: "登録品目の一覧を表示する" },
  show: { en: "all that is known of an item", ja: "品目の登録内容を表示する" },
  file: {
    en: "an item master: csv, tsv, xlsx, xls or ods",
    ja: "品目マスター（csv、tsv、xlsx、xls、ods）",
  },
  item: { en: "an item's code or name", ja: "品目のコード又は品名" },
  category: { en: "only items of this category", ja: "この分類の品目のみ" },
  provisional: { en: "only provisional items", ja: "仮登録の品目のみ" },
  headings: {
    item: { en: "item", ja: "品目コード" },
    name: { en: "name", ja: "品名" },
    category: { en: "category", ja: "分類" },
    unit: { en: "unit", ja: "単位" },
    pack: { en: "pack", ja: "荷姿" },
    size: { en: "pack size, cm", ja: "荷姿寸法（cm）" },
    weight: { en: "pack weight, kg", ja: "荷姿質量（kg）" },
    state: { en: "state", ja: "状態" },
    field: { en: "field", ja: "項目" },
    value: { en: "value", ja: "内容" },
  },
  fields: {
    item: { en: "code", ja: "品目コード" },
    name: { en: "name", ja: "品名（英語）" },
    nameJa: { en: "name in Japanese", ja: "品名" },
    category: { en: "category", ja: "分類" },
    provisional: { en: "state", ja: "状態" },
    baseUnit: { en: "counted in", ja: "数量の単位" },
    packUnit: { en: "packed in", ja: "荷姿" },
    piecesPerPack: { en: "per pack", ja: "入数" },
    lengthCm: { en: "length of a pack, cm", ja: "荷姿の長さ（cm）" },
    widthCm: { en: "width of a pack, cm", ja: "荷姿の幅（cm）" },
    heightCm: { en: "height of a pack, cm", ja: "荷姿の高さ（cm）" },
    grossWeightKg: { en: "gross weight of a pack, kg", ja: "荷姿の総質量（kg）" },
    volumeM3: { en: "volume of a pack, m3", ja: "荷姿の容積（m3）" },
    unitCostJpy: { en: "unit cost, yen", ja: "単価（円）" },
    shelfLifeMonths: { en: "shelf life, months", ja: "保存期間（月）" },
    hazard: { en: "hazard class", ja: "危険物区分" },
    hsCode: { en: "HS code", ja: "HSコード" },
  },
  inCatalogue: { en: "in the catalogue", ja: "品目マスターに登録済み" },
  merged: { en: "only items that became another one", ja: "他の品目に統合された品目のみ" },
  knownAs: (names: readonly Text[]): Text => ({
    en: `known as: ${names.map(({ en }) => en).join(", ")}`,
    ja: `呼称: ${names.map(({ ja }) => ja).join("、")}`,
  }),
  nameOf: (text: string, who: Text | undefined, of: string | undefined): Text => ({
    en: `${text}${[who && `of ${who.en}`, of && `was ${of}`]
      .filter(Boolean)
      .map((part) => ` (${part})`)
      .join("")}`,
    ja: `${text}${[who?.ja, of && `旧 ${of}`]
      .filter(Boolean)
      .map((part) => `（${part}）`)
      .join("")}`,
  }),
  balanceHeadings: {
    agency: { en: "owner", ja: "所有機関" },
    place: { en: "where", ja: "所在" },
    lot: { en: "lot", ja: "ロット" },
    quantity: { en: "quantity", ja: "数量" },
  },
  noStock: { en: "Nothing of it is in stock.", ja: "在庫はありません。" },
  decided: (one: {
    readonly pair: string;
    readonly decision: Text;
    readonly ratio: string | undefined;
    readonly by: string;
    readonly on: string;
    readonly reason?: string;
    readonly transaction: string;
    readonly stale: boolean;
  }): Text => {
    const { pair, decision, by, on, reason, transaction, stale } = one;
    const ratio = one.ratio === undefined || one.ratio === "1" ? "" : ` × ${one.ratio}`;
    return {
      en: `${pair}: ${decision.en}${ratio} — ${by}, ${on} (${transaction})${reason === undefined ? "" : `: ${reason}`}${stale ? "; has changed since" : ""}`,
      ja: `${pair}: ${decision.ja}${ratio}（${by}、${on}、${transaction}）${reason === undefined ? "" : `理由: ${reason}`}${stale ? "［内容変更あり・要再確認］" : ""}`,
    };
  },
  isNow: (item: string): Text => ({ en: `now ${item}`, ja: `${item} に統合済み` }),
  isProvisional: { en: "provisional", ja: "仮登録" },
  unknown: { en: "unknown", ja: "不明" },
  read: (
    file: string,
    rows: { readonly read: number; readonly accepted: number; readonly rejected: number },
  ): Text => ({
    en: `${file}: ${count(rows.read)} rows read, ${count(rows.accepted)} items, ${count(rows.rejected)} rejected`,
    ja: `${file}: 読取り ${count(rows.read)} 行、品目 ${count(rows.accepted)} 件、不採用 ${count(rows.rejected)} 行`,
  }),
  recorded: (transaction: string): Text => ({
    en: `recorded as ${transaction}`,
    ja: `${transaction} として記帳しました`,
  }),
  already: (transaction: string): Text => ({
    en: `this file was taken in before (${transaction}); nothing was changed`,
    ja: `このファイルは取込み済みです（${transaction}）。何も変更していません`,
  }),
  nothing: { en: "nothing was recorded", ja: "何も記帳していません" },
  number: (items: number): Text => ({
    en: `${count(items)} ${items === 1 ? "item" : "items"}. Sizes and weights are of one pack; an empty cell is unknown.`,
    ja: `${count(items)} 品目。寸法・質量は1梱包当たり、空欄は不明です。`,
  }),
} as const;
