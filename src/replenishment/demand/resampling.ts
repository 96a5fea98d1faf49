/**
 * Limits of 90 % from what came out when the observations were drawn again and again.
 *
 * The 5 % and 95 % points of that (Efron & Tibshirani 1993, chapter 13) are too narrow for few
 * observations, as a normal interval without Student's t is. So they are taken further out, at the
 * share Φ(−√(n/(n − 1)) t), t the 95 % point of Student's distribution of n − 1 degrees of freedom:
 * the expanded percentile interval (Hesterberg 2015, The American Statistician 69, 371–386).
 */
import { normalTail } from "../models/normal.ts";

/** The 95 % point of the normal distribution. */
const z = 1.6448536269514722;

/** Student's t by its expansion around the normal (Abramowitz & Stegun 1964, 26.7.5). */
function studentPoint(freedom: number): number {
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  );
}

/** Of values that rise; `observations` is how many they rest on. */
export function limitsIn(
  rising: readonly number[],
  observations: number,
): { readonly low: number; readonly high: number } {
  const n = Math.max(2, observations);
  const share = normalTail(Math.sqrt(n / (n - 1)) * studentPoint(n - 1));
  const point = (at: number): number => rising[Math.round(at * (rising.length - 1))] ?? 0;
  return { low: point(share), high: point(1 - share) };
}
