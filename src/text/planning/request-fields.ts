/** How the fields of a request are called, and the words for causes. */
import type { Cause } from "../../domain/planning/request-declaration.ts";
import type { RequestField } from "../../domain/planning/request-field.ts";
import type { Text } from "../text.ts";

export const requestFieldNames: Readonly<Record<RequestField, Text>> = {
  request: { en: "request", ja: "要請番号" },
  organisation: { en: "organisation", ja: "要請機関" },
  operation: { en: "operation", ja: "活動" },
  cause: { en: "cause", ja: "要請事由" },
  destination: { en: "destination", ja: "仕向地" },
  needed_by: { en: "needed by", ja: "必要期日" },
  priority: { en: "priority", ja: "優先度" },
  line: { en: "line", ja: "明細番号" },
  item: { en: "item", ja: "品目" },
  category: { en: "category", ja: "分類" },
  specification: { en: "specification", ja: "規格" },
  quantity: { en: "quantity", ja: "数量" },
  unit: { en: "unit", ja: "単位" },
  people: { en: "people", ja: "対象人数" },
  households: { en: "households", ja: "対象世帯数" },
  standard: { en: "planning standard", ja: "計画基準" },
  min_shelf_life_days: { en: "least shelf life on arrival (days)", ja: "到着時の最低残存日数" },
  partial: { en: "partial acceptance", ja: "一部充足の可否" },
  consignee: { en: "consignee", ja: "荷受人" },
};

export const causeWords: Readonly<Record<Cause, Text>> = {
  conflict: { en: "conflict", ja: "紛争" },
  disaster: { en: "disaster", ja: "災害" },
  peacekeeping: { en: "peacekeeping", ja: "平和維持活動" },
  election: { en: "election", ja: "選挙" },
  training: { en: "training", ja: "訓練" },
};
