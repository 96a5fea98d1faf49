/**
 * Groups of stock as rows of named fields: what --json prints, what --csv and exports write. Names
 * go with codes; a sum that is not wholly known, or that would mix units, is absent.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import { oneQuantity, type StockGroup, type StockKey, whole } from "../domain/stock.ts";

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
  ...Object.entries(fieldsOf).flatMap(([key, fields]) =>
    (by as readonly string[]).includes(key) ? fields : [],
  ),
  ...sumFields,
];

export function stockRow(
  group: StockGroup,
  by: readonly StockKey[],
  catalogue: Pick<Catalogue, "item" | "depot">,
): StockRow {
  const { item = "", depot = "" } = group.key;
  const goods = catalogue.item(item);
  const sum = oneQuantity(group);
  const all: StockRow = {
    ...group.key,
    name: goods?.nameEn ?? goods?.nameJa,
    nameJa: goods?.nameJa,
    depotName: catalogue.depot(depot)?.nameEn,
    quantity: sum?.quantity,
    unit: sum?.unit,
    weightKg: divided(whole(group.weightG), 1000),
    volumeM3: divided(whole(group.volumeCm3), 1_000_000),
    valueJpy: whole(group.valueYen),
  };
  return Object.fromEntries(stockFields(by).map((field) => [field, all[field]]));
}

/** The decimal nearest to the whole number's share: 1234567 g are 1234.567 kg. */
export const divided = (value: number | undefined, by: number): number | undefined =>
  value === undefined ? undefined : value / by;

/** The same with null for what is unknown, as JSON says it. */
export const jsonRow = (row: StockRow): Readonly<Record<string, string | number | null>> =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value ?? null]));
