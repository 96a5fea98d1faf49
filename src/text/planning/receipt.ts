/**
 * The receipt form of a shipment: headings that a consignee sees, and that `ship deliver` knows
 * again when the form comes back.
 */
import type { Text } from "../text.ts";

export const receiptSheet: Text = { en: "Receipt", ja: "受領書" };

/** Columns in their order; the last four are filled in by the consignee. */
export const receiptHeadings = {
  line: { en: "Line", ja: "行" },
  item: { en: "Item", ja: "品目コード" },
  name: { en: "Goods", ja: "品名" },
  lot: { en: "Lot", ja: "ロット" },
  unit: { en: "Unit", ja: "単位" },
  sent: { en: "Sent", ja: "出荷数" },
  received: { en: "Received in good condition", ja: "受領数（良品）" },
  damaged: { en: "Received damaged", ja: "受領数（破損）" },
  short: { en: "Short", ja: "不足数" },
  reason: { en: "Reason and remarks", ja: "理由・備考" },
} as const satisfies Readonly<Record<string, Text>>;

export type ReceiptHeading = keyof typeof receiptHeadings;

/** Labelled fields above the table: the label, and the value in the cell to its right. */
export const receiptFields = {
  shipment: { en: "Shipment", ja: "輸送番号" },
  plan: { en: "Plan", ja: "計画" },
  position: { en: "Ledger position", ja: "台帳の位置" },
  date: { en: "Date of receipt", ja: "受領日" },
  receivedBy: { en: "Received by", ja: "受領者" },
} as const satisfies Readonly<Record<string, Text>>;

export const receiptWords = {
  title: (code: string): Text => ({
    en: `Receipt for shipment ${code}`,
    ja: `輸送 ${code} 受領書`,
  }),
  notes: [
    {
      en: "Fill in for each line how many arrived in good condition, how many arrived damaged, and how many are short; 0 where there are none.",
      ja: "行ごとに、良品・破損・不足の各数量を記入してください。該当がない欄には 0 と記入してください。",
    },
    {
      en: "The three together make what was sent, unless more arrived. Please say why where goods are damaged or short.",
      ja: "三者の合計は、過剰に届いた場合を除き、出荷数と一致します。破損又は不足の場合は、その理由を記入してください。",
    },
    {
      en: "Leave line, item, lot and shipment as they are: the form is read back by them.",
      ja: "行、品目コード、ロット及び輸送番号は、読み取りに用いるため変更しないでください。",
    },
  ] satisfies readonly Text[],
} as const;
