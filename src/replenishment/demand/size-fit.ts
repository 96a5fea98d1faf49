/**
 * Which distribution sizes of events follow: each family by maximum likelihood, the one with the
 * least AIC (Akaike 1974; the lognormal unless another is better by more than 2, Burnham & Anderson
 * 2002, 2.6), and whether what was seen could have come from it (Kolmogorov's distance, its
 * distribution by drawing from the fit and fitting again: Stute, Gonzáles Manteiga & Presedo
 * Quindimil 1993). What could not, stays as it was seen: empirical.
 *
 *   lognormal     μ = mean of ln x, σ² = mean of (ln x − μ)²
 *   pareto        least = smallest x, α = n / Σ ln(x / least)
 *   exponential   mean = mean of x
 */
import type { Chance } from "../chance.ts";
import { type SizeFamily, type SizeModel, sizeBelow, sizeQuantile } from "./sizes.ts";

const fittedFamilies = ["lognormal", "pareto", "exponential"] as const;
export type FittedFamily = (typeof fittedFamilies)[number];

export interface FamilyFit {
  readonly model: SizeModel;
  readonly aic: number;
}

export interface SizeChoice {
  readonly model: SizeModel;
  readonly aic: Readonly<Record<FittedFamily, number>>;
  /** P(as far from the fit by chance), of the family of least AIC; below 0.05 it is not used. */
  readonly fits: number;
}

/** How much larger than the largest size seen a size may be: our assumption (docs/demand.md). */
export const largestTimes = 10;

const clearlyBetter = 2;
const drawsForFit = 200;
const fitsMin = 0.05;

/** Sizes rising, at least two of them. */
function fitFamily(family: FittedFamily, sizes: readonly number[]): FamilyFit {
  const n = sizes.length;
  const sum = (of: (size: number) => number): number =>
    sizes.reduce((total, size) => total + of(size), 0);
  const largest = (sizes.at(-1) ?? 1) * largestTimes;
  const logs = sum(Math.log);
  switch (family) {
    case "lognormal": {
      const mu = logs / n;
      const sigma = Math.max(1e-3, Math.sqrt(sum((size) => (Math.log(size) - mu) ** 2) / n));
      const logLikelihood = -logs - n * (Math.log(sigma) + 0.5 * Math.log(2 * Math.PI) + 0.5);
      return { model: { family, mu, sigma, largest }, aic: 4 - 2 * logLikelihood };
    }
    case "pareto": {
      const least = sizes[0] ?? 1;
      const alpha = n / Math.max(n * 1e-3, logs - n * Math.log(least));
      const logLikelihood = n * Math.log(alpha) + n * alpha * Math.log(least) - (alpha + 1) * logs;
      return { model: { family, least, alpha, largest }, aic: 4 - 2 * logLikelihood };
    }
    case "exponential": {
      const mean = sum((size) => size) / n;
      return { model: { family, mean, largest }, aic: 2 + 2 * n * (Math.log(mean) + 1) };
    }
  }
}

export function chooseSizes(sizes: readonly number[], chance: Chance): SizeChoice {
  const fits = fittedFamilies.map((family) => ({ family, ...fitFamily(family, sizes) }));
  const [lognormal] = fits;
  const best = fits.reduce((least, fit) => (fit.aic < least.aic ? fit : least));
  const chosen =
    lognormal !== undefined && lognormal.aic - best.aic <= clearlyBetter ? lognormal : best;
  const likely = likelihoodOfDistance(chosen.family, chosen.model, sizes, chance);
  const aic = Object.fromEntries(fits.map((fit) => [fit.family, fit.aic]));
  return {
    model: likely < fitsMin ? { family: "empirical", sizes } : chosen.model,
    aic: {
      lognormal: aic["lognormal"] ?? Number.NaN,
      pareto: aic["pareto"] ?? Number.NaN,
      exponential: aic["exponential"] ?? Number.NaN,
    },
    fits: likely,
  };
}

function likelihoodOfDistance(
  family: FittedFamily,
  model: SizeModel,
  sizes: readonly number[],
  chance: Chance,
): number {
  const seen = distance(model, sizes);
  let farther = 0;
  for (let draw = 0; draw < drawsForFit; draw++) {
    const drawn = sizes
      .map(() => sizeQuantile(model, Math.max(1e-12, chance.even())))
      .sort((a, b) => a - b);
    if (distance(fitFamily(family, drawn).model, drawn) >= seen) farther += 1;
  }
  return farther / drawsForFit;
}

/** Kolmogorov's: the largest difference between shares seen and fitted. */
function distance(model: SizeModel, sizes: readonly number[]): number {
  return sizes.reduce((largest, size, at) => {
    const below = sizeBelow(model, size);
    return Math.max(largest, below - at / sizes.length, (at + 1) / sizes.length - below);
  }, 0);
}

/** The family that was chosen, fitted to other sizes: for resampling. */
export function refit(family: SizeFamily, sizes: readonly number[]): SizeModel {
  return family === "empirical" ? { family, sizes } : fitFamily(family, sizes).model;
}
