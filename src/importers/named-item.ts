/**
 * An item as a file names it. Where that name's item has become another one (a merge), what stands
 * beside the name still counts the old item's unit: quantities, lots and costs are turned into the
 * other item's, or refused where they do not come out whole.
 */
import type { ItemRecognition, Under } from "../domain/catalogue.ts";
import type { LotFacts } from "../domain/declaration.ts";
import { factsIn } from "../domain/items/merge.ts";
import { converted, isSameUnit } from "../domain/ratio.ts";
import type { Item } from "../domain/reference.ts";
import type { Reading } from "./cell.ts";

export interface NamedItem {
  /** What it is in the ledger. */
  readonly item: Item;
  /** The item whose unit and packs the words beside the name count. */
  readonly counted: Item;
  /** The old item, where the name is of one that became another. */
  readonly under: Under | undefined;
}

export const itself = (item: Item): NamedItem => ({ item, counted: item, under: undefined });

export function namedItem({
  item,
  under,
}: Extract<ItemRecognition, { readonly is: "known" }>): NamedItem {
  // Counted alike, the two are one, and what is known of the other's packs is known of this.
  const alike = under === undefined || isSameUnit(under.became.ratio);
  return { item, counted: alike ? item : under.item, under };
}

/** A quantity of what was counted, in the item's own unit. */
export function quantityIn(
  { item, under }: NamedItem,
  quantity: number,
  found: string,
): Reading<number> {
  if (under === undefined) return { value: quantity };
  const { ratio } = under.became;
  const value = converted(quantity, ratio);
  if (value !== undefined && Number.isSafeInteger(value)) return { value };
  const [old, into] = [under.item.code, item.code];
  return { fault: { kind: "merged-fraction", found, quantity, item: old, into, ratio } };
}

/** The number under which a lot is known. */
export const lotIn = ({ under }: NamedItem, lot: string): string =>
  under?.became.lots.get(lot) ?? lot;

export const factsUnder = ({ under }: NamedItem, facts: LotFacts): LotFacts =>
  under === undefined ? facts : factsIn(facts, under.became.ratio);
