/** How a column's meaning is called in messages and questions. */
import { same, type Text } from "./text.ts";

const names: Readonly<Record<string, Text>> = {
  item_code: { en: "item code", ja: "品目コード" },
  item_name: { en: "item name", ja: "品名" },
  item_name_ja: { en: "item name in Japanese", ja: "品名（日本語）" },
  specification: { en: "specification (part of the name)", ja: "規格（品名の一部）" },
  category: { en: "category", ja: "分類" },
  depot: { en: "depot", ja: "倉庫" },
  depot_name: { en: "depot", ja: "倉庫" },
  owner: { en: "owner", ja: "所有機関" },
  lot: { en: "lot", ja: "ロット" },
  quantity: { en: "quantity", ja: "数量" },
  packs: { en: "number of packs", ja: "梱包数" },
  pieces: { en: "number of pieces", ja: "個数" },
  pieces_per_pack: { en: "pieces per pack", ja: "入数" },
  unit: { en: "unit", ja: "単位" },
  acquired: { en: "date acquired", ja: "取得年月日" },
  expiry: { en: "expiry date", ja: "使用期限" },
  manufactured: { en: "date manufactured", ja: "製造年月日" },
  unit_cost: { en: "unit cost", ja: "単価" },
  value: { en: "value", ja: "金額" },
  currency: { en: "currency", ja: "通貨" },
  status: { en: "stock status", ja: "在庫状態" },
  supplier: { en: "supplier", ja: "納入業者" },
  donor: { en: "donor", ja: "拠出者" },
  funding: { en: "funding line", ja: "予算科目" },
  earmark: { en: "earmark", ja: "用途" },
  bin: { en: "bin", ja: "棚番" },
  remarks: { en: "remarks", ja: "備考" },
  as_of: { en: "as-of date", ja: "基準日" },
  row_number: { en: "row number", ja: "項番" },
  length_cm: { en: "length of a pack (cm)", ja: "梱包の長さ（cm）" },
  width_cm: { en: "width of a pack (cm)", ja: "梱包の幅（cm）" },
  height_cm: { en: "height of a pack (cm)", ja: "梱包の高さ（cm）" },
  gross_weight_kg: { en: "gross weight of a pack (kg)", ja: "梱包の総重量（kg）" },
  volume_m3: { en: "volume of a pack (m3)", ja: "梱包の容積（m3）" },
  volume_l: { en: "volume of a pack (litres)", ja: "梱包の容積（L）" },
  base_unit: { en: "base unit", ja: "基本単位" },
  pack_unit: { en: "pack unit", ja: "荷姿" },
  shelf_life_months: { en: "shelf life (months)", ja: "保存期間（月）" },
  hazard: { en: "hazard class", ja: "危険物区分" },
  hs_code: { en: "HS code", ja: "HSコード" },
  ignore: { en: "nothing: leave the column out", ja: "使用しない列" },
};

export const columnName = (meaning: string): Text => names[meaning] ?? same(meaning);

export const rowPlace = (sheet: string | undefined, row: number): Text => ({
  en: sheet === undefined ? `row ${row}` : `row ${row} of sheet "${sheet}"`,
  ja: sheet === undefined ? `${row}行目` : `シート「${sheet}」の${row}行目`,
});
