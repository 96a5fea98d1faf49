/**
 * One pool against two stocks: what must hold for any demand, and chance played through as a check
 * on what is computed.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chance, drawer, seeded } from "../../src/replenishment/chance.ts";
import { daysPerYear } from "../../src/replenishment/demand/demand-model.ts";
import { fixedLeadTime } from "../../src/replenishment/demand/lead-time.ts";
import { type PoolTerms, poolNeed, poolOf } from "../../src/replenishment/pooling/pool.ts";
import {
  type Asking,
  askingOf,
  jointDemand,
  type SteppedDemand,
} from "../../src/replenishment/pooling/pool-demand.ts";
import { estimate } from "../../src/replenishment/simulation.ts";

const sizes = fc
  .array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 })
  .map((all) => ({ family: "empirical" as const, sizes: [...all].sort((a, b) => a - b) }));
const asking: fc.Arbitrary<Asking> = fc
  .tuple(fc.double({ min: 0.1, max: 2, noNaN: true }), sizes)
  .map(([rate, size]) => askingOf(rate, size));
const terms: fc.Arbitrary<PoolTerms> = fc.record({
  lead: fc.integer({ min: 20, max: 300 }).map((days) => fixedLeadTime(days, "")),
  service: fc.double({ min: 0.3, max: 0.995, noNaN: true }),
  commonShare: fc.double({ min: 0, max: 1, noNaN: true }),
  shelfLifeYears: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
});

describe("for any two owners", () => {
  test("a pool never needs more than the two apart for the same service", () => {
    fc.assert(
      fc.property(fc.tuple(asking, asking), terms, (both, given) => {
        const { apart, together, saved, unchanged } = poolNeed(both, given);
        const stock = apart[0].stock + apart[1].stock;
        expect(together.stock).toBeLessThanOrEqual(stock);
        expect(saved).toBeGreaterThanOrEqual(0);
        const short = apart[0].shortPerYear + apart[1].shortPerYear;
        expect(unchanged.shortPerYear).toBeLessThanOrEqual(short * (1 + 1e-9) + 1e-9);
        const orders = apart[0].ordersPerYear + apart[1].ordersPerYear;
        expect(together.ordersPerYear).toBeLessThanOrEqual(orders + 1e-12);
        // What expires of the same stock, and so of the smaller one, too.
        const expired = (apart[0].expiredPerYear ?? 0) + (apart[1].expiredPerYear ?? 0);
        expect(unchanged.expiredPerYear ?? 0).toBeLessThanOrEqual(expired * (1 + 1e-9) + 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test("each stock gives the service that was asked for, and no piece less would", () => {
    fc.assert(
      fc.property(fc.tuple(asking, asking), terms, (both, given) => {
        const { apart, together } = poolNeed(both, given);
        const less = [apart[0].stock - 1, apart[1].stock - 1] as const;
        const scarce = poolOf(both, [Math.max(0, less[0]), Math.max(0, less[1])], given).apart;
        for (const [at, one] of scarce.entries()) {
          if ((apart[at]?.stock ?? 0) === 0) continue;
          expect(1 - one.shortPerYear / one.perYear).toBeLessThan(given.service + 1e-9);
        }
        for (const one of [...apart, together]) {
          const served = 1 - one.shortPerYear / one.perYear;
          expect(served).toBeGreaterThanOrEqual(given.service - 1e-9);
        }
        expect(together.perYear).toBeCloseTo(apart[0].perYear + apart[1].perYear, 3);
      }),
      { numRuns: 20 },
    );
  });

  test("more of the events in common never make the pool smaller", () => {
    fc.assert(
      fc.property(fc.tuple(asking, asking), terms, (both, given) => {
        const needs = [0, 0.5, 1].map((commonShare) => poolNeed(both, { ...given, commonShare }));
        for (const [at, need] of needs.entries()) {
          const before = needs[at - 1];
          if (before === undefined) continue;
          expect(need.together.stock).toBeGreaterThanOrEqual(
            before.together.stock * (1 - 1e-9) - 1e-6,
          );
          expect(need.correlation).toBeGreaterThan(before.correlation);
          // What each needs by itself knows nothing of the other.
          expect(need.apart[0].stock).toBe(before.apart[0].stock);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("the gain goes to nothing as the correlation goes to 1, for owners alike", () => {
    fc.assert(
      fc.property(asking, terms, (one, given) => {
        const gains = [0, 0.5, 0.9, 0.99, 1].map((commonShare) => {
          const { saved, correlation } = poolNeed([one, one], { ...given, commonShare });
          expect(correlation).toBeCloseTo(commonShare, 9);
          return saved;
        });
        // Half a piece more or less: stocks are whole.
        expect(gains.at(-1)).toBeLessThanOrEqual(1);
        for (const [at, gain] of gains.entries()) {
          expect(gain).toBeLessThanOrEqual((gains[at - 1] ?? Number.POSITIVE_INFINITY) + 1);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("the same for owners of equal variation, one ten times as large as the other", () => {
    const one: Asking = askingOf(1.3, { family: "empirical", sizes: [100, 400, 1000] });
    const ten: Asking = askingOf(1.3, { family: "empirical", sizes: [1000, 4000, 10_000] });
    const given = { lead: fixedLeadTime(150, ""), service: 0.9, shelfLifeYears: undefined };
    const { saved, correlation } = poolNeed([one, ten], { ...given, commonShare: 1 });
    expect(correlation).toBeCloseTo(1, 9);
    expect(Math.abs(saved)).toBeLessThanOrEqual(1);
    expect(poolNeed([one, ten], { ...given, commonShare: 0 }).saved).toBeGreaterThan(100);
  });
});

test("sizes keep their means in steps", () => {
  const size = { family: "lognormal", mu: 8, sigma: 1.2, largest: 80_000 } as const;
  const other = { family: "empirical", sizes: [3, 700, 12_345] } as const;
  const { apart, step } = jointDemand([askingOf(2, size), askingOf(0.5, other)], 0.4);
  const mean = ({ rate, sizes: all }: SteppedDemand): number =>
    step * rate * all.reduce((sum, one) => sum + one.size * one.share, 0);
  expect(mean(apart[1])).toBeCloseTo((0.5 * (3 + 700 + 12_345)) / 3, 6);
});

/** Events of a span of time, drawn one by one: those of one, of the other, and of both. */
function drawnOver(years: number, both: readonly [Asking, Asking], commonShare: number) {
  // Observed sizes, each as likely as the other: one of each that is listed.
  const of = ({ sizes: all }: Asking) => {
    const least = Math.min(...all.map(({ share }) => share));
    return all.flatMap(({ size, share }) => Array<number>(Math.round(share / least)).fill(size));
  };
  const common = commonShare * Math.min(both[0].rate, both[1].rate);
  const rates = [both[0].rate - common, both[1].rate - common, common];
  const rate = rates.reduce((sum, one) => sum + one, 0);
  const whose = drawer(rates);
  return (chance: Chance): readonly [number, number] => {
    const asked: [number, number] = [0, 0];
    for (let time = chance.wait(); time < rate * years; time += chance.wait()) {
      const kind = whose(chance);
      const rank = chance.even();
      for (const owner of [0, 1] as const) {
        const all = of(both[owner]);
        if (kind === owner || kind === 2) asked[owner] += all[Math.floor(rank * all.length)] ?? 0;
      }
    }
    return asked;
  };
}

test("chance played through says the same: shortages, transfers and leftovers, within 4 σ", () => {
  const both: readonly [Asking, Asking] = [
    askingOf(0.9, { family: "empirical", sizes: [2000, 5000, 10_000, 29_000] }),
    askingOf(2.4, { family: "empirical", sizes: [200, 500, 500, 1000, 4000] }),
  ];
  for (const commonShare of [0, 0.6]) {
    const given = { lead: fixedLeadTime(183, ""), service: 0.8, commonShare, shelfLifeYears: 4 };
    const need = poolNeed(both, given);
    const stocks = [need.apart[0].stock, need.apart[1].stock] as const;
    const years = 183 / daysPerYear;
    const chance = seeded(7);
    const draw = drawnOver(years, both, commonShare);
    const windows = Array.from({ length: 40_000 }, () => draw(chance));
    const within = (computed: number, seen: readonly number[]): void => {
      const { mean, standardError } = estimate(seen);
      expect(Math.abs(mean - computed)).toBeLessThanOrEqual(4 * standardError);
    };
    const short = (asked: number, stock: number): number => Math.max(0, asked - stock) / years;
    within(
      need.apart[0].shortPerYear,
      windows.map(([a]) => short(a, stocks[0])),
    );
    within(
      need.apart[1].shortPerYear,
      windows.map(([, b]) => short(b, stocks[1])),
    );
    within(
      need.together.shortPerYear,
      windows.map(([a, b]) => short(a + b, need.together.stock)),
    );
    // Custody goes over where one has left what the other lacks.
    const given_ = (lacks: number, has: number): number =>
      Math.max(0, Math.min(lacks, has)) / years;
    within(
      need.transferredPerYear,
      windows.map(
        ([a, b]) => given_(a - stocks[0], stocks[1] - b) + given_(b - stocks[1], stocks[0] - a),
      ),
    );
    const drawLife = drawnOver(4, both, commonShare);
    const lives = Array.from({ length: 20_000 }, () => drawLife(chance));
    within(
      need.together.expiredPerYear ?? 0,
      lives.map(([a, b]) => Math.max(0, need.together.stock - a - b) / 4),
    );
    const held = poolOf(both, stocks, given);
    expect(held.together.shortPerYear).toBeCloseTo(need.unchanged.shortPerYear, 6);
    expect(held.transferredPerYear).toBeCloseTo(need.transferredPerYear, 6);
  }
});

test("what expires of a stock that is replaced piece by piece is at least what is told", () => {
  const one: Asking = askingOf(1.5, { family: "empirical", sizes: [1, 2, 5] });
  const life = 3;
  const given = {
    lead: fixedLeadTime(60, ""),
    service: 0.95,
    commonShare: 0,
    shelfLifeYears: life,
  };
  const stock = 12;
  const told = poolOf([one, one], [stock, 0], given).apart[0].expiredPerYear ?? 0;
  // Oldest first; whatever leaves, by need or by age, is replaced at once.
  const chance = seeded(11);
  const born: number[] = Array(stock).fill(0);
  let [expired, now] = [0, 0];
  const years = 20_000;
  const retire = (until: number): void => {
    while ((born[0] ?? 0) + life <= until) {
      born.push((born.shift() ?? 0) + life);
      expired += 1;
    }
  };
  for (;;) {
    now += chance.wait() / one.rate;
    if (now > years) break;
    retire(now);
    const asked = [1, 2, 5][chance.one(3)] ?? 0;
    for (let piece = 0; piece < asked; piece++) {
      born.shift();
      born.push(now);
    }
  }
  retire(years);
  expect(expired / years).toBeGreaterThanOrEqual(told * 0.99);
  expect(expired / years).toBeLessThanOrEqual(told * 2);
});
