/**
 * How many pieces one event asks for: the sizes that were seen, each as likely as the other, or a
 * distribution fitted to them (size-fit.ts). Sizes are above 0.
 *
 *   lognormal     ln X ~ N(μ, σ²)                heavy tail
 *   pareto        P(X > x) = (least / x)^α       heavier
 *   exponential   P(X > x) = e^{−x / mean}       no heavy tail
 *
 * A fitted tail has no end, but stocks, aircraft and budgets do: each is conditional on X ≤
 * `largest`. So every mean and variance is finite, also of a Pareto tail with α ≤ 1.
 */
import { assert } from "../../domain/assert.ts";
import { normalBelow, normalQuantile } from "../models/normal.ts";
import type { SizeShare } from "../poisson.ts";

export type SizeModel =
  | { readonly family: "empirical"; readonly sizes: readonly number[] } // rising
  | {
      readonly family: "lognormal";
      readonly mu: number;
      readonly sigma: number;
      readonly largest: number;
    }
  | {
      readonly family: "pareto";
      readonly least: number;
      readonly alpha: number;
      readonly largest: number;
    }
  | { readonly family: "exponential"; readonly mean: number; readonly largest: number };

export type SizeFamily = SizeModel["family"];

/** P(X ≤ x). */
export function sizeBelow(model: SizeModel, x: number): number {
  switch (model.family) {
    case "empirical":
      return model.sizes.filter((size) => size <= x).length / model.sizes.length;
    case "lognormal":
      return x <= 0 ? 0 : Math.min(1, logBelow(model, x) / logBelow(model, model.largest));
    case "pareto": {
      const { least, alpha, largest } = model;
      if (x <= least) return 0;
      return Math.min(1, (1 - (least / x) ** alpha) / (1 - (least / largest) ** alpha));
    }
    case "exponential":
      if (x <= 0) return 0;
      return Math.min(1, Math.expm1(-x / model.mean) / Math.expm1(-model.largest / model.mean));
  }
}

const logBelow = (
  { mu, sigma }: { readonly mu: number; readonly sigma: number },
  x: number,
): number => (sigma === 0 ? Number(Math.log(x) >= mu) : normalBelow((Math.log(x) - mu) / sigma));

/** The x with P(X ≤ x) = share, 0 < share < 1. */
export function sizeQuantile(model: SizeModel, share: number): number {
  assert(share > 0 && share < 1, `${share} is not a probability inside 0 and 1`);
  switch (model.family) {
    case "empirical":
      return model.sizes[Math.ceil(share * model.sizes.length) - 1] ?? 0;
    case "lognormal":
      return Math.exp(
        model.mu + model.sigma * normalQuantile(share * logBelow(model, model.largest)),
      );
    case "pareto": {
      const { least, alpha, largest } = model;
      return least * (1 - share * (1 - (least / largest) ** alpha)) ** (-1 / alpha);
    }
    case "exponential":
      return -model.mean * Math.log1p(share * Math.expm1(-model.largest / model.mean));
  }
}

/** E[X] and E[X²]. */
export function sizeMoments(model: SizeModel): readonly [first: number, second: number] {
  switch (model.family) {
    case "empirical": {
      const { sizes } = model;
      const sum = sizes.reduce((total, size) => total + size, 0);
      return [
        sum / sizes.length,
        sizes.reduce((total, size) => total + size * size, 0) / sizes.length,
      ];
    }
    case "lognormal": {
      const { mu, sigma, largest } = model;
      const end = (Math.log(largest) - mu) / (sigma || Number.MIN_VALUE);
      const moment = (k: number): number =>
        Math.exp(k * mu + (k * k * sigma * sigma) / 2) *
        (normalBelow(end - k * sigma) / normalBelow(end));
      return [moment(1), moment(2)];
    }
    case "pareto":
      return [paretoMoment(model, 1), paretoMoment(model, 2)];
    case "exponential": {
      const { mean, largest } = model;
      // e^{−c} of the tail that is left out, and what it would have held.
      const [c, inside] = [largest / mean, -Math.expm1(-largest / mean)];
      const out = Math.exp(-c);
      return [
        (mean * (inside - c * out)) / inside,
        (mean * mean * (2 * inside - (c * c + 2 * c) * out)) / inside,
      ];
    }
  }
}

/** ∫ x^k dF from least to largest; at α = k the power becomes a logarithm. */
function paretoMoment(
  {
    least,
    alpha,
    largest,
  }: { readonly least: number; readonly alpha: number; readonly largest: number },
  k: number,
): number {
  const scale = (alpha * least ** alpha) / (1 - (least / largest) ** alpha);
  if (Math.abs(k - alpha) < 1e-9) return scale * Math.log(largest / least);
  return (scale * (largest ** (k - alpha) - least ** (k - alpha))) / (k - alpha);
}

/** Where classes of sizes end, as shares: closer together where sizes are large and rare. */
const classEnds: readonly number[] = [
  ...Array.from({ length: 45 }, (_, n) => (n + 1) / 50),
  ...[0.1, 0.01, 0.001, 0.0001].flatMap((tail) =>
    Array.from({ length: 20 }, (_, n) => 1 - tail * 10 ** (-(n + 1) / 20)),
  ),
  1,
];
const pointsPerClass = 16;

/**
 * Sizes in whole pieces with their shares, as Panjer's recursion wants them. Of a fitted
 * distribution: the means of 126 classes, in multiples of `step` pieces.
 */
export function sizeShares(model: SizeModel, step: number): readonly SizeShare[] {
  const shares = new Map<number, number>();
  const add = (size: number, share: number): void => {
    shares.set(size, (shares.get(size) ?? 0) + share);
  };
  if (model.family === "empirical") {
    for (const size of model.sizes) add(Math.max(1, Math.round(size)), 1 / model.sizes.length);
  } else {
    let from = 0;
    for (const to of classEnds) {
      let sum = 0;
      for (let point = 0; point < pointsPerClass; point++) {
        const share = from + ((to - from) * (point + 0.5)) / pointsPerClass;
        sum += sizeQuantile(model, Math.min(share, 1 - 1e-12));
      }
      // Split between the two multiples of the step around it, so that the mean stays as it is.
      const mean = sum / pointsPerClass / step;
      const under = Math.floor(mean);
      if (under === 0) add(step, to - from);
      else {
        add(under * step, (to - from) * (1 - (mean - under)));
        add((under + 1) * step, (to - from) * (mean - under));
      }
      from = to;
    }
  }
  const found = [...shares].filter(([, share]) => share > 0).sort(([a], [b]) => a - b);
  return found.map(([size, share]) => ({ size, share }));
}

/** A lognormal size with this mean and standard deviation, before it is cut off at `largest`. */
export function lognormalSize(mean: number, sd: number, largest: number): SizeModel {
  const variance = Math.log1p((sd / mean) ** 2);
  return {
    family: "lognormal",
    mu: Math.log(mean) - variance / 2,
    sigma: Math.sqrt(variance),
    largest,
  };
}
