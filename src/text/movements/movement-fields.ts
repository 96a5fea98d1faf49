/** How the fields and kinds of movements are called. */
import type { MovementKind } from "../../domain/movement.ts";
import type { MovementField } from "../../domain/movement-field.ts";
import type { Text } from "../text.ts";

export const fieldNames: Readonly<Record<MovementField, Text>> = {
  date: { en: "date", ja: "日付" },
  kind: { en: "kind of movement", ja: "区分" },
  item: { en: "item", ja: "品目" },
  lot: { en: "lot", ja: "ロット" },
  depot: { en: "depot", ja: "倉庫" },
  agency: { en: "agency", ja: "機関" },
  status: { en: "stock status", ja: "在庫状態" },
  quantity: { en: "quantity", ja: "数量" },
  unit: { en: "unit", ja: "単位" },
  to_depot: { en: "receiving depot", ja: "移動先倉庫" },
  to_agency: { en: "receiving agency", ja: "移動先機関" },
  to_status: { en: "new stock status", ja: "移動後状態" },
  counterpart: { en: "supplier or recipient", ja: "相手先" },
  supplier: { en: "supplier", ja: "納入業者" },
  expiry: { en: "expiry date", ja: "使用期限" },
  unit_cost_jpy: { en: "unit cost", ja: "単価" },
  reason: { en: "reason", ja: "理由" },
  reference: { en: "reference", ja: "参照番号" },
  due: { en: "due date of the loan", ja: "返却期限" },
  returns: { en: "loan that is given back", ja: "返却対象の仕訳" },
};

/** As a noun: "a receipt". */
export const kindNames: Readonly<Record<MovementKind, Text>> = {
  receive: { en: "receipt", ja: "受入れ" },
  issue: { en: "issue", ja: "払出し" },
  transfer: { en: "transfer", ja: "移動" },
  adjust: { en: "adjustment", ja: "補正" },
};
