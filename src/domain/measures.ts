/**
 * What a quantity of an item weighs and fills, from what is known of one pack.
 *
 * Whole grams and cubic centimetres; unknown where a figure of the pack is not known. Dividing
 * happens once, at the end, and rounds to the nearest (halves up), so that 3 of 7 pieces of a pack
 * and 4 of them miss the pack by no more than a gram.
 */
import type { Item } from "./reference.ts";

/** measure × quantity / per, rounded once. Exact: products of whole numbers outgrow a double. */
function share(measure: number, quantity: number, per: number): number {
  const small = 2 * measure * quantity + per;
  if (Number.isSafeInteger(small)) return (small - (small % (2 * per))) / (2 * per);
  const twice = 2n * BigInt(measure) * BigInt(quantity) + BigInt(per);
  return Number(twice / (2n * BigInt(per)));
}

/** Grams, packing included. */
export function weightOf(item: Item, quantity: number): number | undefined {
  const { grossWeightG, piecesPerPack } = item;
  if (grossWeightG === undefined || piecesPerPack === undefined) return undefined;
  return share(grossWeightG, quantity, piecesPerPack);
}

/** Cubic centimetres of one pack: as stated, else from its sides (mm), rounded up. */
export function packVolume(item: Item): number | undefined {
  const { volumeCm3, lengthMm, widthMm, heightMm } = item;
  if (volumeCm3 !== undefined) return volumeCm3;
  if (lengthMm === undefined || widthMm === undefined || heightMm === undefined) return undefined;
  return Math.ceil((lengthMm * widthMm * heightMm) / 1000);
}

/** Cubic centimetres, packing included. */
export function volumeOf(item: Item, quantity: number): number | undefined {
  const volume = packVolume(item);
  if (volume === undefined || item.piecesPerPack === undefined) return undefined;
  return share(volume, quantity, item.piecesPerPack);
}
