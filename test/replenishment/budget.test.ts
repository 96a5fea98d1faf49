/** What a budget buys: against trying every mix of whole packs, and over fiscal years. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Buyable, bestMix, peopleServed } from "../../src/replenishment/budget-mix.ts";
import {
  fiscalYearOf,
  planYears,
  splitAgainstWhole,
  type YearlyGoods,
} from "../../src/replenishment/budget-years.ts";
import { countedDemand } from "../../src/replenishment/counted.ts";
import { demandOver, waits } from "../../src/replenishment/demand/time-demand.ts";

/** The most people of all mixes that the budget pays, tried one by one. */
function tried(lines: readonly Buyable[], budget: number): number {
  const [line, ...rest] = lines;
  if (line === undefined) return 0;
  let best = 0;
  for (let packs = 0; packs <= line.mostPacks && packs * line.packYen <= budget; packs++) {
    if (packs > 0 && packs < line.leastPacks) continue;
    const here = peopleServed(line, packs) + tried(rest, budget - packs * line.packYen);
    best = Math.max(best, here);
  }
  return best;
}

const buyables = fc
  .record({
    peoplePerPiece: fc.constantFrom(1, 2.5, 5),
    packPieces: fc.integer({ min: 1, max: 4 }),
    packYen: fc.integer({ min: 1, max: 40 }),
    position: fc.nat(12),
    leastPacks: fc.integer({ min: 1, max: 3 }),
    mostPacks: fc.nat(7),
    rate: fc.integer({ min: 1, max: 20 }),
    sizes: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ rate, sizes, ...rest }): Buyable => {
    const shares = sizes.map((size) => ({ size, share: 1 / sizes.length }));
    const demand = demandOver([{ days: 100, share: 1 }], {
      eventsPerDay: rate / 500,
      step: 1,
      sizes: shares,
    });
    return { ...rest, demand };
  });

describe("the mix for a budget", () => {
  test("serves as many people as the best of all mixes, and pays no more than there is", () => {
    fc.assert(
      fc.property(
        fc.array(buyables, { minLength: 1, maxLength: 4 }),
        fc.nat(160),
        (lines, budget) => {
          const mix = bestMix(lines, budget);
          expect(mix.yen).toBeLessThanOrEqual(budget);
          for (const [at, { leastPacks }] of lines.entries()) {
            const count = mix.packs[at] ?? 0;
            expect(count === 0 || count >= leastPacks).toBe(true);
          }
          expect(mix.people).toBeCloseTo(tried(lines, budget), 7);
          expect(mix.peopleAtMost).toBeCloseTo(mix.people, 7);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("no line is bought below its least order, also where its packs serve alike", () => {
    const line = (
      rest: Pick<Buyable, "packYen" | "position" | "leastPacks" | "mostPacks">,
      events: number,
      size: number,
    ): Buyable => {
      const sizes = [{ size, share: 1 }];
      const years = { eventsPerDay: events / 500, step: 1, sizes };
      return {
        ...{ ...rest, peoplePerPiece: 1, packPieces: 1 },
        demand: demandOver([{ days: 100, share: 1 }], years),
      };
    };
    const lines = [
      line({ packYen: 11, position: 0, leastPacks: 1, mostPacks: 7 }, 2, 7),
      line({ packYen: 7, position: 6, leastPacks: 2, mostPacks: 3 }, 4, 6),
    ];
    for (let budget = 0; budget <= 160; budget += 1) {
      const { packs, people, yen } = bestMix(lines, budget);
      for (const [at, count] of packs.entries()) {
        expect([budget, at, count === 0 || count >= (lines[at]?.leastPacks ?? 0)]).toEqual([
          ...[budget, at, true],
        ]);
      }
      expect(yen).toBeLessThanOrEqual(budget);
      expect(people).toBeCloseTo(tried(lines, budget), 7);
    }
  });

  test("two budgets apart never serve more than one of both together", () => {
    fc.assert(
      fc.property(
        fc.array(buyables, { minLength: 2, maxLength: 5 }),
        fc.nat(120),
        fc.nat(120),
        (lines, one, other) => {
          const [left, right] = [lines.slice(0, 1), lines.slice(1)];
          const apart = bestMix(left, one).people + bestMix(right, other).people;
          expect(bestMix(lines, one + other).people).toBeGreaterThan(apart - 1e-6);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("the next yen is worth no more than the last one, where packs are small", () => {
    const demand = demandOver([{ days: 300, share: 1 }], {
      eventsPerDay: 0.01,
      step: 1,
      sizes: [{ size: 30, share: 1 }],
    });
    const line = (packYen: number, peoplePerPiece: number): Buyable => ({
      ...{
        peoplePerPiece,
        packPieces: 1,
        packYen,
        position: 0,
        leastPacks: 1,
        mostPacks: 500,
        demand,
      },
    });
    const mix = bestMix([line(1500, 1), line(700, 2.5), line(2_000, 5)], 100_000);
    expect(mix.nextPerMillion).toBeLessThanOrEqual(mix.lastPerMillion);
    expect(mix.packs[1]).toBeGreaterThan(mix.packs[0] ?? 0);
  });
});

const goods = (over: Partial<YearlyGoods>): YearlyGoods => {
  const leadDays = countedDemand(150, Float64Array.from([1, 2, 3, 2, 1]));
  return {
    ...{ peoplePerPiece: 1, packPieces: 10, packYen: 15_000, position: 1000 },
    ...{ leastPacks: 1, mostPacks: 100_000, leadDays, waits: waits(leadDays) },
    demand: {
      eventsPerDay: 0.5 / 365,
      step: 100,
      sizes: [
        { size: 500, share: 0.5 },
        { size: 5000, share: 0.5 },
      ],
    },
    ...over,
  };
};

describe("budgets of fiscal years", () => {
  test("a fiscal year begins on 1 April", () => {
    expect(fiscalYearOf("2026-03-31")).toBe(2025);
    expect(fiscalYearOf("2026-04-01")).toBe(2026);
  });

  test("what cannot come by 31 March is not bought, and its money lapses", () => {
    const plans = planYears([goods({})], { today: "2026-11-23", budget: 9_000_000, years: 2 });
    expect(plans.map(({ fiscalYear }) => fiscalYear)).toEqual([2026, 2027]);
    expect(plans[0]).toMatchObject({ inTime: [0], lapses: 9_000_000, orderOn: "2026-11-23" });
    expect(plans[1]?.inTime).toEqual([1]);
    expect(plans[1]?.mix.packs).toEqual([600]);
    expect(plans[1]?.orderOn).toBe("2027-04-01");
  });

  test("the day from which it is too late is that of the lead time's end", () => {
    const at = (today: string) =>
      planYears([goods({})], { today, budget: 9_000_000, years: 1 })[0]?.inTime[0];
    expect(at("2026-10-28")).toBe(1); // 154 days to 31 March: the longest lead time
    expect(at("2026-10-29")).toBeCloseTo(8 / 9);
    expect(at("2026-11-02")).toBe(0);
  });

  test("a budget split over years never serves more than the whole at once", () => {
    const cheap = fc
      .record({ packYen: fc.integer({ min: 500, max: 90_000 }), position: fc.nat(6000) })
      .map((over) => goods(over));
    fc.assert(
      fc.property(
        fc.array(cheap, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 30_000_000 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom("2026-04-01", "2026-09-15", "2026-11-23"),
        (lines, budget, years, today) => {
          const plans = planYears(lines, { today, budget, years });
          const { split, whole } = splitAgainstWhole(lines, plans, today);
          expect(split).toBeLessThanOrEqual(whole * (1 + 1e-9) + 1e-6);
          expect(plans.every(({ mix, lapses }) => mix.yen + lapses === budget)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});
