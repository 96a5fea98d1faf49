/**
 * Demand that is counted in whole pieces: probabilities over a range of numbers, with what every
 * policy asks of them: tails and expected shortages at any level.
 *
 * Tails are summed from their own thin end, never as 1 minus the other one, so that rare events
 * keep their digits. What lies outside of the range has a probability below 1e-30 and counts as 0.
 */
import { assert } from "../domain/assert.ts";

export interface CountedDemand {
  /** The least number with a probability; `probabilities[0]` is its. */
  readonly first: number;
  readonly probabilities: Float64Array;
  readonly mean: number;
  /** P(D ≤ level). */
  below(level: number): number;
  /** P(D > level). */
  above(level: number): number;
  /** Expected shortage E[(D − level)⁺]. */
  shortage(level: number): number;
  /** Expected surplus E[(level − D)⁺]. */
  surplus(level: number): number;
}

/** Weights of the numbers first, first + 1, …; they are brought to a sum of 1. */
export function countedDemand(first: number, weights: Float64Array): CountedDemand {
  const size = weights.length;
  let total = 0;
  for (const weight of weights) total += weight;
  assert(total > 0 && Number.isFinite(total), "weights of a distribution add up to more than 0");
  const probabilities = weights.map((weight) => weight / total);
  // below[n] = P(D < first + n), above[n] = P(D ≥ first + n), and their sums: the expectations.
  const below = new Float64Array(size + 1);
  const surplus = new Float64Array(size + 1);
  for (let n = 0; n < size; n++) {
    below[n + 1] = (below[n] ?? 0) + (probabilities[n] ?? 0);
    surplus[n + 1] = (surplus[n] ?? 0) + (below[n + 1] ?? 0);
  }
  const above = new Float64Array(size + 1);
  const shortage = new Float64Array(size + 1);
  for (let n = size - 1; n >= 0; n--) {
    above[n] = (above[n + 1] ?? 0) + (probabilities[n] ?? 0);
    shortage[n] = (shortage[n + 1] ?? 0) + (above[n + 1] ?? 0);
  }
  let distance = 0;
  for (let n = 0; n < size; n++) distance += n * (probabilities[n] ?? 0);
  const mean = first + distance;
  const last = first + size - 1;
  return {
    first,
    probabilities,
    mean,
    below: (level) => (level < first ? 0 : level >= last ? 1 : (below[level - first + 1] ?? 0)),
    above: (level) => (level < first ? 1 : level >= last ? 0 : (above[level - first + 1] ?? 0)),
    shortage: (level) =>
      level < first ? mean - level : level >= last ? 0 : (shortage[level - first] ?? 0),
    surplus: (level) =>
      level <= first ? 0 : level > last ? level - mean : (surplus[level - first] ?? 0),
  };
}
