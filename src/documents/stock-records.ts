/**
 * The stock as rows that say all that is known of it, so that another program, or this one with an
 * empty ledger, can take it in to the last piece: what `stock` tells of every card, then the facts
 * of its lot and the day. Each row stands for itself; a fact that is not known is an empty cell.
 */
import { amountText } from "../domain/amount.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { LotFacts } from "../domain/declaration.ts";
import { lotKey } from "../domain/lot-key.ts";
import { groupStock, type StockLine, stockKeys } from "../domain/stock.ts";
import { type FieldValue, type StockRow, stockFields, stockRow } from "./stock-rows.ts";

export interface RecordSetting {
  readonly catalogue: Parameters<typeof stockRow>[2];
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly day: IsoDate;
  /** Digits behind the point in amounts of a currency. */
  minorDigits(currency: string): number;
}

/** What is known of a lot: often only some of it. */
export const factFields: readonly string[] = [
  "acquired",
  "manufactured",
  "supplier",
  "donor",
  "funding",
  "earmark",
  "unitCost",
  "currency",
];

export const recordFields: readonly string[] = [...stockFields(stockKeys), ...factFields, "asOf"];

export function stockRecords(
  lines: readonly StockLine[],
  { catalogue, lots, day, minorDigits }: RecordSetting,
): readonly StockRow[] {
  return groupStock(lines, stockKeys).map((group) => {
    const { item = "", lot = "" } = group.key;
    const { unitCost, ...facts } = lots.get(lotKey(item, lot)) ?? {};
    const cost = unitCost && {
      unitCost: amountText(BigInt(unitCost.minor), minorDigits(unitCost.currency)),
      currency: unitCost.currency,
    };
    return { ...stockRow(group, recordFields, catalogue), ...facts, ...cost, asOf: day };
  });
}

/** The values of a row in the order of the fields. */
export const valuesOf = (row: StockRow): readonly FieldValue[] =>
  recordFields.map((field) => row[field]);
