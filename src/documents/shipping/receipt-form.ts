/**
 * The receipt form of a shipment (受領書): a sheet that the consignee fills in and sends back, and
 * that `ship deliver` reads. It says what was sent, and leaves blank what arrived.
 */
import {
  type ReceiptHeading,
  receiptFields,
  receiptHeadings,
  receiptSheet,
  receiptWords as words,
} from "../../text/planning/receipt.ts";
import type { Language } from "../../text/text.ts";
import type { SheetColumn, SheetField, SheetSpec, SheetValue } from "../sheet.ts";
import type { ShipmentFacts, ShipmentLineFacts } from "./shipment-facts.ts";

const columns = Object.keys(receiptHeadings) as readonly ReceiptHeading[];

const widths: Readonly<Record<ReceiptHeading, number>> = {
  line: 6,
  item: 20,
  name: 30,
  lot: 16,
  unit: 9,
  sent: 11,
  received: 14,
  damaged: 12,
  short: 10,
  reason: 28,
};

const integers: ReadonlySet<ReceiptHeading> = new Set([
  "line",
  "sent",
  "received",
  "damaged",
  "short",
]);

const filled: ReadonlySet<ReceiptHeading> = new Set(["received", "damaged", "short", "reason"]);

export function receiptForm(facts: ShipmentFacts, language: Language): SheetSpec {
  return {
    name: receiptSheet[language],
    title: words.title(facts.code)[language],
    head: headOf(facts, language),
    columns: columns.map(
      (key): SheetColumn => ({
        heading: receiptHeadings[key][language],
        kind: integers.has(key) ? "integer" : "text",
        width: widths[key],
        ...(filled.has(key) && { fill: true as const }),
      }),
    ),
    rows: facts.lines.map((line) => rowOf(line, language)),
    notes: words.notes.map((note) => note[language]),
  };
}

function headOf(
  { code, plan, planHash, position }: ShipmentFacts,
  language: Language,
): readonly (readonly SheetField[])[] {
  const field = (key: keyof typeof receiptFields, value?: SheetValue): SheetField => ({
    label: receiptFields[key][language],
    ...(value !== undefined && { value }),
    ...(key === "date" && { kind: "date" as const }),
  });
  return [
    [
      field("shipment", code),
      field("plan", `${plan} ${planHash.slice(0, 12)}`),
      field("position", `${position.transaction} ${position.hash.slice(0, 12)}`),
    ],
    [field("date"), field("receivedBy")],
  ];
}

function rowOf(line: ShipmentLineFacts, language: Language): readonly SheetValue[] {
  const cells: Readonly<Partial<Record<ReceiptHeading, SheetValue>>> = {
    line: line.no,
    item: line.item,
    name: line.name[language],
    lot: line.lot,
    unit: line.unit[language],
    sent: line.quantity,
  };
  return columns.map((key) => cells[key]);
}
