/**
 * What one pack of an item is: how many it holds, what it weighs and how much room it takes.
 *
 * Goods without pack data travel by the piece. Where weight or volume is not known, a stated upper
 * bound stands in for it: one that a person gave, else the most that any item of the same category
 * has for a piece, as far as that is known. It is marked as such, and it is never zero.
 */
import { packVolume } from "./measures.ts";
import type { Item } from "./reference.ts";

/** What one piece has at most. */
export interface Bound {
  readonly weightG: number;
  readonly volumeCm3: number;
}

export interface Pack {
  readonly pieces: number;
  readonly weightG: number;
  readonly volumeCm3: number;
  /** What of it is an upper bound. */
  readonly bounded: readonly ("weight" | "volume")[];
}

/** Undefined where neither data nor a bound say it. */
export function packOf(item: Item, bound: Bound | undefined): Pack | undefined {
  const inMass = item.baseUnit === "g";
  const pieces = item.piecesPerPack ?? 1;
  const known = item.piecesPerPack !== undefined;
  const weight = inMass ? pieces : known ? item.grossWeightG : undefined;
  const volume = known ? packVolume(item) : undefined;
  const weightG = weight ?? (bound && bound.weightG * pieces);
  const volumeCm3 = volume ?? (bound && bound.volumeCm3 * pieces);
  if (weightG === undefined || volumeCm3 === undefined) return undefined;
  return {
    pieces,
    weightG: Math.max(weightG, inMass ? (item.grossWeightG ?? 0) : 0),
    volumeCm3,
    bounded: [
      ...(weight === undefined ? (["weight"] as const) : []),
      ...(volume === undefined ? (["volume"] as const) : []),
    ],
  };
}

/** The most that a piece of any item of a category weighs and fills, as far as is known: rounded up. */
export function boundOf(category: string | undefined, items: readonly Item[]): Bound | undefined {
  if (category === undefined) return undefined;
  const of = items.filter((item) => item.category === category && item.baseUnit !== "g");
  const most = (measure: (item: Item) => number | undefined): number | undefined => {
    const each = of.flatMap((item) => {
      const [value, pieces] = [measure(item), item.piecesPerPack];
      return value === undefined || pieces === undefined ? [] : [Math.ceil(value / pieces)];
    });
    return each.length === 0 ? undefined : Math.max(...each);
  };
  const [weightG, volumeCm3] = [most((item) => item.grossWeightG), most(packVolume)];
  return weightG === undefined || volumeCm3 === undefined ? undefined : { weightG, volumeCm3 };
}
