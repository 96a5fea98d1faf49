/** What is computed exactly, against the same policies played through many periods. */
import { describe, expect, test } from "vitest";
import { drawer, seeded } from "../../src/replenishment/chance.ts";
import { policy } from "../../src/replenishment/models/policy.ts";
import { poissonDemand } from "../../src/replenishment/poisson.ts";
import {
  type Estimate,
  estimate,
  simulatePeriodic,
  simulateWatched,
} from "../../src/replenishment/simulation.ts";

function answerOf(model: string, parameters: Readonly<Record<string, unknown>>) {
  const result = policy(model, parameters);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.answer;
}

/** Within four standard errors, which chance leaves once in 16,000 runs; the seed is fixed. */
const agrees = (simulated: Estimate, exact: number | undefined): void => {
  expect(Math.abs(simulated.mean - (exact ?? Number.NaN))).toBeLessThan(
    4 * simulated.standardError,
  );
  // And the run is long enough to tell a wrong formula.
  expect(simulated.standardError).toBeLessThan(0.01 * Math.abs(simulated.mean));
};

const costs = { fixedCost: 20, holdingCost: 1, stockoutCost: 9 };
const long = { batches: 40, batchLength: 5000 };

describe("periodic policies", () => {
  test.each([0, 1, 3])("(s, S) with a lead time of %d", (leadTime) => {
    const mean = 4;
    const { s = 0, S = 0, cost, fillRate } = answerOf("s-S-poisson", { ...costs, mean, leadTime });
    const world = { ...costs, ...long, seed: 11, demand: poissonDemand(mean), leadTime, s, S };
    const found = simulatePeriodic(world);
    agrees(found.cost, cost);
    agrees(found.fillRate, fillRate);
    expect(simulatePeriodic(world)).toEqual(found);
  });

  test.each([0, 2])("base stock with a lead time of %d", (leadTime) => {
    const plain = { holdingCost: 1, stockoutCost: 9, mean: 4, leadTime };
    const { S = 0, cost, fillRate } = answerOf("newsvendor-poisson", plain);
    const demand = poissonDemand(4);
    const found = simulatePeriodic({
      ...{ ...costs, fixedCost: 0, ...long, seed: 5, demand, leadTime, s: S - 1, S },
    });
    agrees(found.cost, cost);
    agrees(found.fillRate, fillRate);
  });
});

describe("policies that are watched at every moment", () => {
  test.each([0.5, 2])("(r, Q) with a lead time of %d", (leadTime) => {
    const mean = 3;
    const { r = 0, Q = 1, cost, fillRate } = answerOf("r-Q-poisson", { ...costs, mean, leadTime });
    const sizes = [{ size: 1, share: 1 }];
    const world = { ...costs, ...long, seed: 7, arrivalRate: mean, sizes, leadTime, r, Q };
    const found = simulateWatched(world);
    agrees(found.cost, cost);
    agrees(found.fillRate, fillRate);
  });

  test("base stock for events that each ask for a size", () => {
    const sizes = [
      { size: 2, share: 0.5 },
      { size: 5, share: 0.3 },
      { size: 20, share: 0.2 },
    ];
    const {
      S = 0,
      cost,
      fillRate,
    } = answerOf("base-stock-compound-poisson", {
      ...{ holdingCost: 1, stockoutCost: 9, arrivalRate: 1.5, leadTime: 2 },
      sizes: sizes.map(({ size }) => size),
      probabilities: sizes.map(({ share }) => share),
    });
    const world = {
      ...costs,
      fixedCost: 0,
      ...long,
      batchLength: 20_000,
      seed: 3,
      arrivalRate: 1.5,
    };
    const found = simulateWatched({ ...world, sizes, leadTime: 2, r: S - 1, Q: 1 });
    agrees(found.cost, cost);
    agrees(found.fillRate, fillRate);
  });
});

describe("chance", () => {
  test("one seed, one sequence; seeds next to each other have nothing in common", () => {
    const first = (seed: number): readonly number[] => {
      const chance = seeded(seed);
      return Array.from({ length: 5 }, () => chance.even());
    };
    expect(first(1)).toEqual(first(1));
    expect(first(1).filter((value) => first(2).includes(value))).toEqual([]);
  });

  test("draws come as often as their weights say, and waits have mean and variance 1", () => {
    const chance = seeded(42);
    const weights = [1, 0, 5, 2];
    const draw = drawer(weights);
    const counts = [0, 0, 0, 0];
    const draws = 200_000;
    for (let n = 0; n < draws; n++) {
      const at = draw(chance);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const [at, weight] of weights.entries()) {
      const share = weight / 8;
      const slack = 4 * Math.sqrt(draws * share * (1 - share));
      expect(Math.abs((counts[at] ?? 0) - draws * share)).toBeLessThanOrEqual(slack);
    }
    const waits = Array.from({ length: draws }, () => chance.wait());
    agrees(estimate(waits), 1);
    agrees(estimate(waits.map((wait) => (wait - 1) ** 2)), 1);
  });
});
