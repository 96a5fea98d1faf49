/** Lead times, and what may be asked for over them: exact, and against drawing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/replenishment/chance.ts";
import { daysPerYear } from "../../src/replenishment/demand/demand-model.ts";
import { leadDemand, leadDemandMoments } from "../../src/replenishment/demand/lead-demand.ts";
import {
  fixedLeadTime,
  type LeadStage,
  leadTimeDrawer,
  leadTimeOf,
  leadTimeQuantile,
  type StageDays,
} from "../../src/replenishment/demand/lead-time.ts";
import {
  lognormalSize,
  type SizeModel,
  sizeBelow,
  sizeMoments,
  sizeQuantile,
  sizeShares,
} from "../../src/replenishment/demand/sizes.ts";
import { estimate } from "../../src/replenishment/simulation.ts";

const stage = (name: LeadStage, low: number, mode: number, high: number): StageDays => ({
  ...{ stage: name, low, mode, high },
  ...{ source: "test", assumed: true, note: undefined },
});

const stages = [
  stage("specification", 10, 20, 40),
  stage("notice", 50, 50, 50),
  stage("award", 5, 10, 20),
  stage("production", 60, 90, 200),
  stage("shipping", 20, 25, 45),
];

describe("lead time", () => {
  test("its mean and variance are the sums of those of its stages", () => {
    const lead = leadTimeOf(stages);
    const sum = (of: (days: StageDays) => number) =>
      stages.reduce((total, days) => total + of(days), 0);
    // Mean (a+b+c)/3, variance (a²+b²+c²−ab−ac−bc)/18; whole days add up to 1/12 each.
    const mean = sum(({ low, mode, high }) => (low + mode + high) / 3);
    const variance = sum(
      ({ low: a, mode: b, high: c }) => (a * a + b * b + c * c - a * b - a * c - b * c) / 18,
    );
    expect(lead.mean).toBeCloseTo(mean, 1);
    expect(Math.abs(lead.sd ** 2 - variance)).toBeLessThan(0.5);
    expect(lead.days.first).toBe(10 + 50 + 5 + 60 + 20);
    expect(leadTimeQuantile(lead, 0.5)).toBeGreaterThan(leadTimeQuantile(lead, 0.1));
    expect(leadTimeQuantile(lead, 1)).toBeLessThanOrEqual(40 + 50 + 20 + 200 + 45);
  });

  test("what is drawn has the mean and the spread that are computed", () => {
    const lead = leadTimeOf(stages);
    const [draws, chance] = [leadTimeDrawer(lead), seeded(3)];
    const drawn = Array.from({ length: 20_000 }, () => draws(chance));
    const { mean, standardError } = estimate(drawn);
    expect(Math.abs(mean - lead.mean)).toBeLessThan(4 * standardError);
    expect(standardError * Math.sqrt(drawn.length)).toBeCloseTo(lead.sd, 0);
  });

  test("a stage that takes longer never makes the whole shorter, at any probability", () => {
    const days = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(days, fc.nat(20), fc.double({ min: 0.01, max: 0.99 }), ([a, b, c], more, p) => {
        const of = (extra: number) =>
          leadTimeOf([stage("award", a, a + b, a + b + c + extra), stage("shipping", 5, 7, 20)]);
        expect(leadTimeQuantile(of(more), p)).toBeGreaterThanOrEqual(leadTimeQuantile(of(0), p));
      }),
    );
  });
});

const models: readonly SizeModel[] = [
  { family: "empirical", sizes: [100, 250, 250, 4000] },
  { family: "lognormal", mu: 5, sigma: 1.2, largest: 20_000 },
  { family: "pareto", least: 50, alpha: 0.8, largest: 20_000 },
  { family: "pareto", least: 50, alpha: 2, largest: 20_000 },
  { family: "exponential", mean: 300, largest: 900 },
];

describe.each(models)("sizes: $family", (model) => {
  test("moments are those of what the quantiles give", () => {
    const points = 200_000;
    let [first, second] = [0, 0];
    for (let point = 0; point < points; point++) {
      const size = sizeQuantile(model, (point + 0.5) / points);
      first += size / points;
      second += (size * size) / points;
    }
    const [mean, square] = sizeMoments(model);
    expect(first / mean).toBeCloseTo(1, 3);
    expect(second / square).toBeCloseTo(1, 2);
  });

  test("the distribution function and its quantiles are each other's inverses", () => {
    if (model.family === "empirical") return;
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      expect(sizeBelow(model, sizeQuantile(model, share))).toBeCloseTo(share, 9);
    }
    expect(sizeBelow(model, model.largest)).toBe(1);
    expect(sizeBelow(model, 0)).toBe(0);
  });

  test("classes of sizes keep the mean and nearly the spread", () => {
    const step = model.family === "empirical" ? 1 : 5;
    const shares = sizeShares(model, step);
    const sum = (of: (size: number) => number) =>
      shares.reduce((total, { size, share }) => total + share * of(size), 0);
    const [mean, square] = sizeMoments(model);
    expect(sum(() => 1)).toBeCloseTo(1, 9);
    expect(sum((size) => size) / mean).toBeCloseTo(1, 2);
    expect(Math.abs(sum((size) => size * size) / square - 1)).toBeLessThan(0.02);
    expect(shares.every(({ size }) => size % step === 0)).toBe(true);
  });
});

test("a lognormal size by its mean and spread has them", () => {
  const [mean, square] = sizeMoments(lognormalSize(800, 500, 1e9));
  expect(mean).toBeCloseTo(800, 6);
  expect(Math.sqrt(square - mean * mean)).toBeCloseTo(500, 4);
});

describe("demand over a lead time", () => {
  const lead = leadTimeOf(stages);

  test.each(models)("$family: table, moments and drawing agree", (size) => {
    const rate = 4;
    const demand = leadDemand(rate, size, lead);
    const { mean, sd } = leadDemandMoments(rate, size, lead);
    const { table, step } = demand;
    expect((table.mean * step) / mean).toBeCloseTo(1, 2);
    const [days, chance] = [leadTimeDrawer(lead), seeded(12)];
    const drawn = Array.from({ length: 20_000 }, () => {
      const end = (rate * days(chance)) / daysPerYear;
      let total = 0;
      for (let at = chance.wait(); at < end; at += chance.wait()) {
        total += sizeQuantile(size, Math.max(1e-12, chance.even()));
      }
      return total;
    });
    const agrees = (values: readonly number[], exact: number, slack: number): void => {
      const { mean: found, standardError } = estimate(values);
      expect(Math.abs(found - exact)).toBeLessThan(4 * standardError + slack);
    };
    agrees(drawn, mean, 0);
    const level = demand.enough(0.9);
    // The table counts in steps, and eight classes stand for all lead times.
    agrees(
      drawn.map((total) => Number(total <= level)),
      demand.below(level),
      0.005,
    );
    agrees(
      drawn.map((total) => Math.max(0, total - level)),
      demand.shortage(level),
      0.002 * sd,
    );
  });

  test("a fixed lead time and whole sizes: plain convolution gives the same", () => {
    // Two kinds of events, N Poisson: the sum over n of P(N = n) times the n-fold convolution.
    const [rate, sizes] = [2, [1, 3]];
    const demand = leadDemand(rate, { family: "empirical", sizes }, fixedLeadTime(200, "test"));
    const expected = (rate * 200) / daysPerYear;
    const total = new Float64Array(60);
    let [folded, weight] = [Float64Array.of(1), Math.exp(-expected)];
    for (let n = 0; n < 40; n++) {
      for (const [at, share] of folded.entries()) {
        if (at < total.length) total[at] = (total[at] ?? 0) + weight * share;
      }
      const next = new Float64Array(folded.length + 3);
      for (const [at, share] of folded.entries()) {
        for (const size of sizes) next[at + size] = (next[at + size] ?? 0) + share / 2;
      }
      folded = next;
      weight *= expected / (n + 1);
    }
    let below = 0;
    for (const [pieces, share] of total.entries()) {
      below += share;
      expect(demand.below(pieces)).toBeCloseTo(below, 12);
    }
  });

  test("more lead time, spread or service never lowers what is enough", () => {
    const size: SizeModel = { family: "lognormal", mu: 5, sigma: 1, largest: 10_000 };
    const of = (days: number, share: number) =>
      leadDemand(2, size, fixedLeadTime(days, "test")).enough(share);
    for (const share of [0.5, 0.9, 0.99]) {
      const levels = [30, 90, 180, 365].map((days) => of(days, share));
      expect(levels).toEqual([...levels].sort((a, b) => a - b));
    }
    expect(of(180, 0.99)).toBeGreaterThan(of(180, 0.9));
  });
});
