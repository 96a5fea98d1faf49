/**
 * Items as JSON and as tables; what is unknown is null there and empty here. Programs get codes,
 * people get names.
 */

import type { SameItems } from "../../domain/items/same-item.ts";
import type { Item } from "../../domain/reference.ts";
import { itemsWords as words } from "../../text/items/items.ts";
import { unitWord } from "../../text/reports.ts";
import type { Language, Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";

/** Whole millimetres, grams and cubic centimetres as decimals of what people use. */
export const itemJson = (item: Item, same: SameItems) => ({
  item: item.code,
  name: item.nameEn ?? null,
  nameJa: item.nameJa ?? null,
  category: item.category ?? null,
  provisional: item.provisional,
  mergedInto: same.of(item.code)?.item ?? null,
  baseUnit: item.baseUnit,
  packUnit: item.packUnit ?? null,
  piecesPerPack: item.piecesPerPack ?? null,
  lengthCm: scaled(item.lengthMm, 10),
  widthCm: scaled(item.widthMm, 10),
  heightCm: scaled(item.heightMm, 10),
  grossWeightKg: scaled(item.grossWeightG, 1000),
  volumeM3: scaled(item.volumeCm3, 1_000_000),
  unitCostJpy: item.unitCostYen ?? null,
  shelfLifeMonths: item.shelfLifeMonths ?? null,
  hazard: item.hazard ?? null,
  hsCode: item.hsCode ?? null,
});

/** The quotient is the double nearest to the decimal meant, so it prints as that decimal. */
const scaled = (value: number | undefined, by: number): number | null =>
  value === undefined ? null : value / by;

function sizeOf({ lengthMm, widthMm, heightMm }: Item): string | undefined {
  if (lengthMm === undefined || widthMm === undefined || heightMm === undefined) return undefined;
  return [lengthMm, widthMm, heightMm].map((side) => side / 10).join(" × ");
}

const packOf = ({ packUnit, piecesPerPack }: Item): string | undefined =>
  packUnit === undefined && piecesPerPack === undefined
    ? undefined
    : [packUnit, piecesPerPack].filter((part) => part !== undefined).join(" × ");

/** Without names: codes, for --csv. */
export const itemsTable = (
  items: readonly Item[],
  same: SameItems,
  language: Language,
  names: Names | undefined,
): TableSpec => ({
  columns: [
    { key: "item", heading: words.headings.item },
    { key: "name", heading: words.headings.name },
    { key: "category", heading: words.headings.category },
    { key: "unit", heading: words.headings.unit },
    { key: "pack", heading: words.headings.pack },
    { key: "size", heading: words.headings.size },
    { key: "weight", heading: words.headings.weight, numeric: true },
    { key: "state", heading: words.headings.state },
  ],
  rows: items.map((item) => ({
    cells: {
      item: item.code,
      name: language === "ja" ? (item.nameJa ?? item.nameEn) : (item.nameEn ?? item.nameJa),
      category: item.category && (names?.category(item.category)[language] ?? item.category),
      unit: names === undefined ? item.baseUnit : unitWord(item.baseUnit)[language],
      pack: packOf(item),
      size: sizeOf(item),
      weight: scaled(item.grossWeightG, 1000)?.toString(),
      state: stateOf(item, same)?.[language],
    },
  })),
  notes: [words.number(items.length)],
});

/** What is out of the ordinary with it. */
function stateOf({ code, provisional }: Item, same: SameItems): Text | undefined {
  const became = same.of(code);
  if (became !== undefined) return words.isNow(became.item);
  return provisional ? words.isProvisional : undefined;
}

const cardColumns: TableSpec["columns"] = [
  { key: "field", heading: words.headings.field },
  { key: "value", heading: words.headings.value },
];

/** An item's card for people. */
export function itemCard(item: Item, same: SameItems, names: Names, language: Language): TableSpec {
  const shown = {
    ...itemJson(item, same),
    category: item.category === undefined ? null : names.category(item.category)[language],
    provisional: (stateOf(item, same) ?? words.inCatalogue)[language],
    baseUnit: unitWord(item.baseUnit)[language],
  };
  const fields = Object.keys(words.fields) as readonly (keyof typeof words.fields)[];
  return {
    columns: cardColumns,
    rows: fields.map((field) => ({
      cells: {
        field: words.fields[field][language],
        value: shown[field] === null ? words.unknown[language] : String(shown[field]),
      },
    })),
  };
}

/** The same under the keys of the JSON, for --csv. */
export const itemFields = (item: Item, same: SameItems): TableSpec => ({
  columns: cardColumns,
  rows: Object.entries(itemJson(item, same)).map(([field, value]) => ({
    cells: { field, value: value === null ? undefined : String(value) },
  })),
});
