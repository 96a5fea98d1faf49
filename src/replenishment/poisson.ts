/**
 * Poisson and compound Poisson demand as tables of probabilities (counted.ts).
 *
 * Both are computed by recursions between neighbours, whose terms are all positive, and brought to
 * a sum of 1 at the end: no logarithm of a gamma function, no cancellation, no underflow.
 */
import { assert } from "../domain/assert.ts";
import { type CountedDemand, countedDemand } from "./counted.ts";

/** A table of this mean has a million rows; beyond it the normal distribution says the same. */
export const poissonMeanMax = 1e8;

/** Rows of a compound table: its work grows with rows times kinds of sizes. */
export const compoundRowsMax = 5_000_000;

/** Probabilities smaller than this, relative to the largest one, are left out. */
const negligible = 1e-40;

/** p(k + 1) = p(k) μ / (k + 1), outwards from the mode in both directions. */
export function poissonDemand(mean: number): CountedDemand {
  assert(mean >= 0 && mean <= poissonMeanMax, `${mean} is not the mean of a Poisson table`);
  const mode = Math.floor(mean);
  const under: number[] = [];
  let weight = 1;
  for (let k = mode; k > 0 && weight > negligible; k--) {
    weight *= k / mean;
    under.push(weight);
  }
  const over: number[] = [];
  weight = 1;
  for (let k = mode + 1; weight > negligible && mean > 0; k++) {
    weight *= mean / k;
    over.push(weight);
  }
  const weights = Float64Array.from([...reversed(under), 1, ...over]);
  return countedDemand(mode - under.length, weights);
}

function* reversed(values: readonly number[]): Iterable<number> {
  for (let at = values.length - 1; at >= 0; at--) yield values[at] ?? 0;
}

/** A size of a demand, in whole pieces above 0, and how often it is that. */
export interface SizeShare {
  readonly size: number;
  readonly share: number; // of all demands; shares add up to 1
}

/**
 * The sum of N sizes, N Poisson with this mean, sizes independent. Panjer's recursion (Panjer
 * 1981, ASTIN Bulletin 12(1), 22–26):
 *
 *   g(0) = e^{−λ},  g(k) = (λ / k) Σ_j j f(j) g(k − j)
 *
 * λ expected demands, f(j) share of size j, g(k) probability of a total of k. It is begun with
 * g(0) = 1 and scaled down whenever it grows large; the sum of all brings it to scale. Rows are
 * counted in `step` pieces, the greatest common divisor of all sizes. Rows of less than `leftOut`
 * times the largest one are left out at the end.
 */
export function compoundPoissonDemand(
  mean: number,
  sizes: readonly SizeShare[],
  leftOut = 1e-30,
): CountedDemand {
  const real = sizes.filter(({ share }) => share > 0).sort((a, b) => a.size - b.size);
  const step = real.reduce((divisor, { size }) => gcd(divisor, size), 0) || 1;
  const by = Int32Array.from(real, ({ size }) => size / step);
  const weight = Float64Array.from(real, ({ size, share }) => mean * size * share);
  const expected = weight.reduce((sum, one) => sum + one, 0) / step;
  const largest = Math.max(1, by.at(-1) ?? 1);
  let g = new Float64Array(1024);
  g[0] = 1;
  let [rows, peak, terms] = [1, 1, 0];
  for (let k = 1; ; k++) {
    assert(k * step < compoundRowsMax, "a compound Poisson table is too long");
    // By index and in typed arrays: this is all that the table costs.
    while (terms < by.length && (by[terms] ?? 0) <= k) terms += 1;
    let sum = 0;
    for (let at = 0; at < terms; at++) sum += (weight[at] ?? 0) * (g[k - (by[at] ?? 0)] ?? 0);
    const next = sum / (k * step);
    if (k === g.length) g = grown(g);
    g[k] = next;
    rows = k + 1;
    peak = Math.max(peak, next);
    if (peak > 1e250) {
      for (let at = 0; at <= k; at++) g[at] = (g[at] ?? 0) * 1e-250;
      peak *= 1e-250;
    }
    if (k > expected && tailIsNegligible(g, k, largest, peak * leftOut)) break;
  }
  const weights = new Float64Array((rows - 1) * step + 1);
  for (let at = 0; at < rows; at++) weights[at * step] = g[at] ?? 0;
  return countedDemand(0, weights);
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const more = new Float64Array(2 * values.length);
  more.set(values);
  return more;
}

/** The next row is made of the last `largest` ones; when all of these are nothing, so is the rest. */
function tailIsNegligible(g: Float64Array, k: number, largest: number, nothing: number): boolean {
  for (let at = Math.max(0, k - largest + 1); at <= k; at++) {
    if ((g[at] ?? 0) > nothing) return false;
  }
  return true;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** How many rows the table of such a demand takes, roughly: to refuse it before it is made. */
export function compoundRows(mean: number, sizes: readonly SizeShare[]): number {
  const expected = sizes.reduce((sum, { size, share }) => sum + mean * size * share, 0);
  const square = sizes.reduce((sum, { size, share }) => sum + mean * size * size * share, 0);
  const largest = Math.max(0, ...sizes.map(({ size }) => size));
  return expected + 14 * Math.sqrt(square) + 14 * largest;
}
