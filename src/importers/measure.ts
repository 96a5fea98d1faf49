/** Sizes and weights in whole millimetres, grams and cubic centimetres. */
import { type Decimal, nearestTimes } from "./numbers.ts";

/** By how much of itself a measure may be changed by rounding: a twentieth. */
const slack = 20n;

/**
 * value × factor to the nearest whole number; unknown where that would misstate it. A tablet of
 * 0.2 g weighs neither nothing nor a gram, and ten thousand of them show the difference.
 */
export function measured(value: Decimal, factor: bigint): number | undefined {
  const nearest = nearestTimes(value, factor);
  const unit = 10n ** BigInt(value.scale);
  const error = nearest * unit - value.digits * factor;
  const misstated = (error < 0n ? -error : error) * slack > value.digits * factor;
  return misstated || nearest > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(nearest);
}
