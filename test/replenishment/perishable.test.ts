/** Stock that leaves before its date: where the answer is known, and what must hold anywhere. */
import { describe, expect, test } from "vitest";
import { policy } from "../../src/replenishment/models/policy.ts";
import { type PerishableWorld, simulatePerishable } from "../../src/replenishment/perishable.ts";
import type { Estimate } from "../../src/replenishment/simulation.ts";

const sizes = [
  { size: 2, share: 0.5 },
  { size: 5, share: 0.3 },
  { size: 20, share: 0.2 },
];
const world: PerishableWorld = {
  ...{ arrivalRate: 1.5, sizes, leadTime: 2, S: 60, shelfLife: 1e9, rotateBefore: 0 },
  ...{ holdingCost: 1, stockoutCost: 9, rotationCost: 5 },
  ...{ seed: 3, batches: 40, batchLength: 1500 },
};

const agrees = (simulated: Estimate, exact: number | undefined): void => {
  expect(Math.abs(simulated.mean - (exact ?? Number.NaN))).toBeLessThan(
    4 * simulated.standardError,
  );
};

describe("where the answer is known", () => {
  test("goods that keep for ever are plain base stock", () => {
    const exact = policy("base-stock-compound-poisson", {
      ...{ S: 60, holdingCost: 1, stockoutCost: 9, arrivalRate: 1.5, leadTime: 2 },
      sizes: sizes.map(({ size }) => size),
      probabilities: sizes.map(({ share }) => share),
    });
    if (!exact.ok) throw new Error("no answer");
    const found = simulatePerishable(world);
    expect(found.rotated).toEqual({ mean: 0, standardError: 0 });
    agrees(found.cost, exact.answer.cost);
    agrees(found.fillRate, exact.answer.fillRate);
  });

  test("without demand the whole stock is replaced each time it is due out, and never missing", () => {
    const quiet = { ...world, arrivalRate: 1e-12, shelfLife: 10, rotateBefore: 2 };
    const { rotated, cost } = simulatePerishable({ ...quiet, batchLength: 800 });
    expect(rotated.mean).toBeCloseTo(60 / 8, 9);
    expect(cost.mean).toBeCloseTo(60 + (5 * 60) / 8, 6);
  });
});

describe("what must hold anywhere", () => {
  const short = { ...world, batches: 12, batchLength: 400 };

  test("goods that keep longer, or leave later, are rotated out less", () => {
    const rotated = (shelfLife: number, rotateBefore: number) =>
      simulatePerishable({ ...short, shelfLife, rotateBefore }).rotated.mean;
    const byLife = [4, 6, 9, 14, 30].map((life) => rotated(life, 1));
    expect(byLife).toEqual([...byLife].sort((a, b) => b - a));
    expect(rotated(9, 3)).toBeGreaterThan(rotated(9, 0));
  });

  test("more stock serves better, and more of it leaves unused", () => {
    const of = (S: number) => simulatePerishable({ ...short, S, shelfLife: 8, rotateBefore: 1 });
    const found = [20, 40, 60, 90].map(of);
    const fill = found.map(({ fillRate }) => fillRate.mean);
    const out = found.map(({ rotated }) => rotated.mean);
    expect(fill).toEqual([...fill].sort((a, b) => a - b));
    expect(out).toEqual([...out].sort((a, b) => a - b));
  });

  test("one seed, one answer", () => {
    expect(simulatePerishable(short)).toEqual(simulatePerishable(short));
  });
});
