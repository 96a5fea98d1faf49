/**
 * What a row's goods cost: the unit cost it states, else its value divided by its quantity where
 * that divides. Whole minor units; a fraction is never rounded into a cost. A stated unit cost that
 * has one (an average: 1,234.56円) is left unknown, and nothing is put in its place.
 */
import type { StatedMoney } from "../domain/declaration.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import type { Reading } from "./cell.ts";
import { errorIn, saysNothing } from "./cell.ts";
import type { SheetContext, Take } from "./line.ts";
import { type MoneyUnit, moneyUnit, readMoney } from "./money.ts";
import type { RowQuantity } from "./movements/row-quantity.ts";
import type { DataRow } from "./rows.ts";
import { textOf } from "./table.ts";

export interface RowCost {
  readonly unitCost?: StatedMoney;
  readonly value?: StatedMoney;
  /** Unit cost × quantity, where the value says otherwise. */
  readonly product?: StatedMoney;
  /** A unit cost finer than its currency's smallest unit, as written: it was left unknown. */
  readonly tooFine?: string;
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function costOf(
  row: DataRow,
  sheet: SheetContext,
  quantity: RowQuantity | undefined,
  take: Take,
): RowCost {
  const named = take("currency", currencyOf(row, sheet.vocabulary));
  const unitCostRead = amount("unit_cost", row, sheet, named);
  const fault = "fault" in unitCostRead ? unitCostRead.fault : undefined;
  const tooFine = fault?.kind === "too-precise-amount" ? fault.found : undefined;
  const stated = tooFine === undefined ? take("unit_cost", unitCostRead) : undefined;
  const value = take("value", amount("value", row, sheet, named));
  if (tooFine !== undefined) return { ...(value && { value }), tooFine };
  const perPiece = stated && quantity ? perBaseUnit(stated, value, quantity, sheet) : stated;
  if (perPiece !== undefined || value === undefined || quantity === undefined) {
    const unitCost = stated === undefined ? undefined : perPiece;
    const product = unitCost && quantity && value && otherProduct(unitCost, quantity, value, sheet);
    return {
      ...(unitCost && { unitCost }),
      ...(value && { value }),
      ...(product && { product }),
    };
  }
  const unitCost = divided(value, quantity.quantity);
  if (unitCost === undefined && quantity.quantity > 0) sheet.notes.costNotWhole();
  return { ...(unitCost && { unitCost }), value };
}

function currencyOf({ said }: DataRow, vocabulary: Vocabulary): Reading<MoneyUnit | undefined> {
  const cell = said.get("currency");
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  if (saysNothing(found)) return { value: undefined };
  const unit = moneyUnit(found, vocabulary);
  return unit === undefined ? { fault: { kind: "unknown-currency", found } } : { value: unit };
}

function amount(
  meaning: "unit_cost" | "value",
  { said }: DataRow,
  { layout, profile, vocabulary, notes }: SheetContext,
  named: MoneyUnit | undefined,
): Reading<StatedMoney | undefined> {
  const cell = said.get(meaning);
  const column = layout.by.get(meaning);
  if (cell === undefined || column === undefined) return { value: undefined };
  const settled = profile?.currency;
  const unit =
    column.money ??
    named ??
    layout.title.money ??
    (settled === undefined ? undefined : moneyUnit(settled, vocabulary)) ??
    (japanese.test(column.heading) ? moneyUnit("JPY", vocabulary) : undefined);
  const read = readMoney(cell, unit, vocabulary);
  if (unit === undefined && "fault" in read && read.fault.kind === "unknown-currency") {
    const bare = /^[\d\s.,'’]+$/.test(textOf(cell).normalize("NFKC"));
    if (bare) {
      notes.currencyUnknown(column.heading);
      return { value: undefined };
    }
  }
  return read;
}

/** The cost of a pack, where the profile says so or the value proves it, becomes that of a piece. */
function perBaseUnit(
  stated: StatedMoney,
  value: StatedMoney | undefined,
  { quantity, perPack }: RowQuantity,
  { profile, notes }: SheetContext,
): StatedMoney | undefined {
  if (perPack === undefined) return stated;
  const packs = quantity / perPack;
  const product = (count: number): bigint => BigInt(stated.minor) * BigInt(count);
  const proved =
    value?.currency === stated.currency &&
    Number.isInteger(packs) &&
    product(packs) === BigInt(value.minor) &&
    product(quantity) !== BigInt(value.minor);
  if (!proved && profile?.unitCostPer !== "pack") return stated;
  const each = divided(stated, perPack);
  if (each === undefined) notes.costNotWhole();
  return each;
}

function divided({ minor, currency }: StatedMoney, by: number): StatedMoney | undefined {
  return by > 0 && minor % by === 0 ? { minor: minor / by, currency } : undefined;
}

/** The product, if it misses the value by a whole unit in which values are stated (千円) or more. */
function otherProduct(
  unitCost: StatedMoney,
  { quantity }: RowQuantity,
  value: StatedMoney,
  { layout }: SheetContext,
): StatedMoney | undefined {
  if (unitCost.currency !== value.currency) return undefined;
  const product = BigInt(unitCost.minor) * BigInt(quantity);
  const unit = layout.by.get("value")?.money ?? layout.title.money;
  const difference = product - BigInt(value.minor);
  const slack = unit?.factor ?? 1n;
  if ((difference < 0n ? -difference : difference) < slack) return undefined;
  return { minor: Number(product), currency: value.currency };
}
