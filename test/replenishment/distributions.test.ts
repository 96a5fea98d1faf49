/** Normal, Poisson and compound Poisson: digits, tails and what must hold between them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedDemand, countedDemand } from "../../src/replenishment/counted.ts";
import {
  normalBelow,
  normalDensity,
  normalLoss,
  normalQuantile,
  normalSecondLoss,
  normalTail,
} from "../../src/replenishment/models/normal.ts";
import { compoundPoissonDemand, poissonDemand } from "../../src/replenishment/poisson.ts";

const near = (found: number, right: number, relative = 1e-13): void => {
  expect(Math.abs(found - right)).toBeLessThanOrEqual(relative * Math.abs(right));
};

describe("normal", () => {
  /** Abramowitz & Stegun 1964, tables 26.1 and 26.2, with more digits as any library prints them. */
  test.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [1.96, 0.02499789514822044],
    [2, 0.02275013194817921],
    [3, 0.0013498980316300946],
    [6, 9.865876450376981e-10],
    [10, 7.619853024160525e-24],
    [20, 2.7536241186062337e-89],
  ])("P(Z > %d)", (z, tail) => {
    near(normalTail(z), tail);
    near(normalBelow(-z), tail);
  });

  test.each([0.5, 0.1, 0.025, 1e-3, 1e-9, 1e-50, 1e-300, 5e-324])(
    "the quantile of %d leads back",
    (p) => {
      near(normalBelow(normalQuantile(p)), p, 1e-12);
      if (p > 1e-9) near(normalTail(normalQuantile(1 - p)), p, 1e-7 * (1e-9 / p) + 1e-12);
    },
  );

  test("the tails that meet at the border of two ways of computing do so without a step", () => {
    const [before, after] = [2 - 1e-7, 2 + 1e-7];
    near(normalTail(before) - normalTail(after), 2e-7 * normalDensity(2), 1e-7);
    near(normalLoss(before) - normalLoss(after), 2e-7 * normalTail(2), 1e-6);
  });

  test("losses are the integrals of the tail, and of the loss", () => {
    for (const from of [-3, -1, 0, 0.7, 2.5]) {
      const steps = 200_000;
      const width = (14 - from) / steps;
      let [first, second] = [0, 0];
      for (let at = 0; at < steps; at++) {
        const z = from + (at + 0.5) * width;
        first += normalTail(z) * width;
        second += normalLoss(z) * width;
      }
      near(normalLoss(from), first, 1e-8);
      near(normalSecondLoss(from), second, 1e-8);
    }
  });
});

/** Means, tails and shortages of a table, from its probabilities alone. */
function isConsistent({ first, probabilities, ...demand }: CountedDemand): void {
  const each = (value: (number: number) => number): number =>
    probabilities.reduce((sum, share, at) => sum + share * value(first + at), 0);
  const last = first + probabilities.length - 1;
  near(
    each(() => 1),
    1,
    1e-12,
  );
  near(
    each((n) => n),
    demand.mean,
    1e-12,
  );
  for (const level of [first - 3, first - 1, first, first + 1, last - 1, last, last + 2]) {
    const slack = 1e-12 * Math.max(1, Math.abs(last));
    const right = {
      below: each((n) => (n <= level ? 1 : 0)),
      above: each((n) => (n > level ? 1 : 0)),
      shortage: each((n) => Math.max(0, n - level)),
      surplus: each((n) => Math.max(0, level - n)),
    };
    for (const key of ["below", "above", "shortage", "surplus"] as const) {
      expect(Math.abs(demand[key](level) - right[key])).toBeLessThanOrEqual(slack);
    }
  }
}

describe("counted demand", () => {
  test("any table agrees with itself", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), weights, (first, list) => {
        fc.pre(list.some((weight) => weight > 0));
        isConsistent(countedDemand(first, Float64Array.from(list)));
      }),
    );
  });

  test.each([0, 0.001, 0.5, 1, 3.7, 40, 1000, 2.5e6])("Poisson of mean %d", (mean) => {
    const demand = poissonDemand(mean);
    near(demand.mean + 1, mean + 1, 1e-12);
    if (mean < 2000) isConsistent(demand);
    const square = demand.probabilities.reduce(
      (sum, share, at) => sum + share * (demand.first + at - mean) ** 2,
      0,
    );
    near(square + 1, mean + 1, 1e-10);
  });

  test("Poisson: first probabilities and far tails keep their digits", () => {
    const demand = poissonDemand(3.7);
    const at = (k: number): number => demand.probabilities[k - demand.first] ?? 0;
    near(at(0), Math.exp(-3.7));
    near(at(5), (Math.exp(-3.7) * 3.7 ** 5) / 120);
    // P(N > 30) by its series, of which each term is at most an eighth of the one before.
    let [term, tail] = [Math.exp(-3.7), 0];
    for (let k = 1; k <= 80; k++) {
      term *= 3.7 / k;
      if (k > 30) tail += term;
    }
    near(demand.above(30), tail, 1e-12);
  });

  test("compound Poisson: mean, variance, and the Poisson one it is with sizes of 1", () => {
    const sizes = [
      { size: 200, share: 0.5 },
      { size: 500, share: 0.3 },
      { size: 20_000, share: 0.2 },
    ];
    const demand = compoundPoissonDemand(2.5, sizes);
    const moment = (power: number): number =>
      sizes.reduce((sum, { size, share }) => sum + 2.5 * share * size ** power, 0);
    near(demand.mean, moment(1), 1e-11);
    const variance = demand.probabilities.reduce(
      (sum, share, at) => sum + share * (at - demand.mean) ** 2,
      0,
    );
    near(variance, moment(2), 1e-9);
    near(demand.probabilities[0] ?? 0, Math.exp(-2.5), 1e-12);
    near(demand.probabilities[200] ?? 0, Math.exp(-2.5) * 2.5 * 0.5, 1e-12);

    // So many events that the probability of none is below the least double.
    const many = compoundPoissonDemand(3000, [{ size: 1, share: 1 }]);
    const poisson = poissonDemand(3000);
    for (const level of [2800, 2950, 3000, 3100, 3300]) {
      near(many.below(level), poisson.below(level), 1e-9);
      near(many.shortage(level), poisson.shortage(level), 1e-9);
    }
  });
});
