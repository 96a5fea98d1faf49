/**
 * The normal distribution to full double precision: density, tails, quantile and loss functions.
 * Formulas are for the standard normal; demand X = μ + σZ is brought to it by its callers.
 *
 * Tails come from the series around 0 or from the continued fraction of Mills' ratio
 * (Abramowitz & Stegun 1964, 26.2.11 and 26.2.14), so that no tail is ever 1 minus the other and
 * small probabilities keep their digits.
 */
import { assert } from "../../domain/assert.ts";

const rootTwoPi = Math.sqrt(2 * Math.PI);

/** From here on the continued fraction has converged after `fractionTerms` terms. */
const fractionFrom = 2;
const fractionTerms = 160;

/** Steps of Newton's method; from its start it takes about six. */
const newtonSteps = 60;

export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / rootTwoPi;

/** P(Z > z). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  return z < fractionFrom ? 0.5 - aroundZero(z) : normalDensity(z) * millsRatio(z);
}

/** P(Z ≤ z). */
export const normalBelow = (z: number): number => normalTail(-z);

/** ∫₀ᶻ φ = φ(z) (z + z³/3 + z⁵/(3·5) + …): all terms positive. */
function aroundZero(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-18; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return normalDensity(z) * sum;
}

/** P(Z > z) / φ(z) = 1/(z + 1/(z + 2/(z + 3/(z + …)))), evaluated from its far end. */
function millsRatio(z: number): number {
  let below = z;
  for (let k = fractionTerms; k >= 1; k--) below = z + k / below;
  return 1 / below;
}

/** The z with P(Z ≤ z) = p, 0 < p < 1. */
export function normalQuantile(p: number): number {
  assert(p > 0 && p < 1, `${p} is not a probability inside 0 and 1`);
  if (p < 0.5) return -upperQuantile(p);
  return p === 0.5 ? 0 : upperQuantile(1 - p);
}

/**
 * The z ≥ 0 with P(Z > z) = q, for q ≤ 1/2: Newton's method on ln P(Z > z) = −z²/2 − ln √(2π) +
 * ln m(z), m Mills' ratio. It is concave with slope −1/m(z), so that from above, where P(Z > z) ≤
 * e^{−z²/2} lets it begin, it only descends.
 */
function upperQuantile(q: number): number {
  const wanted = Math.log(q) + Math.log(rootTwoPi);
  let z = Math.sqrt(-2 * Math.log(q));
  for (let step = 0; step < newtonSteps; step++) {
    const ratio = z < fractionFrom ? normalTail(z) / normalDensity(z) : millsRatio(z);
    const next = z + (Math.log(ratio) - 0.5 * z * z - wanted) * ratio;
    if (Math.abs(next - z) <= 1e-15 * Math.max(1, z)) return next;
    z = next;
  }
  return z;
}

/** Expected shortage E[(Z − z)⁺] = φ(z) − z P(Z > z). */
export const normalLoss = (z: number): number =>
  z < fractionFrom
    ? normalDensity(z) - z * normalTail(z)
    : normalDensity(z) * (1 - z * millsRatio(z));

/** Second-order loss ½ E[((Z − z)⁺)²] = ½ [(z² + 1) P(Z > z) − z φ(z)]. */
export const normalSecondLoss = (z: number): number =>
  0.5 * ((z * z + 1) * normalTail(z) - z * normalDensity(z));
