/**
 * How many of one item's base unit one of another's is: a whole-number fraction in lowest terms.
 *
 * A bale that holds 25 blankets is 25/1 of the item that counts blankets; a blanket is 1/25 of the
 * item that counts bales. What does not come out whole has no conversion: nothing is ever rounded.
 */
import { assert } from "./assert.ts";

/** A quantity q is q × times ÷ per. Both are whole and above zero. */
export interface Ratio {
  readonly times: number;
  readonly per: number;
}

export const sameUnit: Ratio = { times: 1, per: 1 };

/** No pack holds more; three such packs within each other are still counted exactly. */
const ratioPartMax = 100_000;

export const isSameUnit = ({ times, per }: Ratio): boolean => times === 1 && per === 1;

export const equalRatios = (a: Ratio, b: Ratio): boolean => a.times === b.times && a.per === b.per;

/** In lowest terms; undefined where it is no ratio of two packs. */
export function ratioOf(times: number, per: number): Ratio | undefined {
  const sound = (part: number): boolean => Number.isSafeInteger(part) && part > 0;
  if (!sound(times) || !sound(per)) return undefined;
  const divisor = greatestCommonDivisor(times, per);
  const lowest = { times: times / divisor, per: per / divisor };
  return lowest.times > ratioPartMax || lowest.per > ratioPartMax ? undefined : lowest;
}

/** Reads 25, 1/25, 25:2; undefined where it is none of these. */
export function readRatio(text: string): Ratio | undefined {
  const [, times, per] =
    /^(\d{1,9})(?:\s*[/:]\s*(\d{1,9}))?$/.exec(text.normalize("NFKC").trim()) ?? [];
  return times === undefined ? undefined : ratioOf(Number(times), Number(per ?? "1"));
}

/** "25", "1/25": `readRatio` reads it again. */
export const ratioText = ({ times, per }: Ratio): string =>
  per === 1 ? String(times) : `${times}/${per}`;

/** First the one, then the other. */
export function chained(first: Ratio, second: Ratio): Ratio {
  const [times, per] = [first.times * second.times, first.per * second.per];
  assert(Number.isSafeInteger(times) && Number.isSafeInteger(per), "packs within packs, too many");
  const divisor = greatestCommonDivisor(times, per);
  return { times: times / divisor, per: per / divisor };
}

export const inverted = ({ times, per }: Ratio): Ratio => ({ times: per, per: times });

/** Undefined where a part of a unit would be left over. */
export function converted(quantity: number, ratio: Ratio): number | undefined {
  if (isSameUnit(ratio)) return quantity;
  const product = BigInt(quantity) * BigInt(ratio.times);
  return product % BigInt(ratio.per) === 0n ? Number(product / BigInt(ratio.per)) : undefined;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
