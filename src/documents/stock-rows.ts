/**
 * Groups of stock as rows of named fields: what --json prints, what --csv and exports write. Names
 * go with codes; a sum that is not wholly known, or that would mix units, is absent.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import { oneQuantity, type StockGroup, type StockKey, stockKeys, whole } from "../domain/stock.ts";

export type FieldValue = string | number | undefined;
export type StockRow = Readonly<Record<string, FieldValue>>;

export const sumFields = ["quantity", "unit", "weightKg", "volumeM3", "valueJpy"] as const;

const fieldsOf: Readonly<Record<StockKey, readonly string[]>> = {
  item: ["item", "name", "nameJa"],
  category: ["category"],
  agency: ["agency"],
  depot: ["depot", "depotName"],
  lot: ["lot"],
  expiry: ["expiry"],
  status: ["status"],
};

/** All fields in the order in which they stand, whatever the order of the keys. */
export const stockFields = (by: readonly StockKey[]): readonly string[] => [
  ...stockKeys.flatMap((key) => (by.includes(key) ? fieldsOf[key] : [])),
  ...sumFields,
];

type Known = Pick<Catalogue, "item" | "depot">;

const derived: Readonly<Record<string, (group: StockGroup, catalogue: Known) => FieldValue>> = {
  name: ({ key }, { item }) => {
    const goods = item(key.item ?? "");
    return goods?.nameEn ?? goods?.nameJa;
  },
  nameJa: ({ key }, { item }) => item(key.item ?? "")?.nameJa,
  depotName: ({ key }, { depot }) => depot(key.depot ?? "")?.nameEn,
  quantity: (group) => oneQuantity(group)?.quantity,
  unit: (group) => oneQuantity(group)?.unit,
  weightKg: ({ weightG }) => divided(whole(weightG), 1000),
  volumeM3: ({ volumeCm3 }) => divided(whole(volumeCm3), 1_000_000),
  valueJpy: ({ valueYen }) => whole(valueYen),
};

export function stockRow(group: StockGroup, fields: readonly string[], catalogue: Known): StockRow {
  const row: Record<string, FieldValue> = {};
  for (const field of fields) {
    row[field] = derived[field]?.(group, catalogue) ?? group.key[field as StockKey];
  }
  return row;
}

/** The decimal nearest to the whole number's share: 1234567 g are 1234.567 kg. */
const divided = (value: number | undefined, by: number): number | undefined =>
  value === undefined ? undefined : value / by;

/** The same with null for what is unknown, as JSON says it. */
export function jsonRow(row: StockRow): Readonly<Record<string, string | number | null>> {
  const json: Record<string, string | number | null> = {};
  for (const field in row) json[field] = row[field] ?? null;
  return json;
}
