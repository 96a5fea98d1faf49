/** Proposals of several holdings: which make one contract, and how long that takes by its value. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedLeadTime } from "../../src/replenishment/demand/lead-time.ts";
import type { Holding } from "../../src/replenishment/holding.ts";
import { type Buying, type Need, proposeAll } from "../../src/replenishment/proposing.ts";
import type { Offer } from "../../src/replenishment/supplier.ts";

const threshold = 20_000_000;

const buying: Buying = {
  service: { by: "cycle", level: 0.9 },
  today: "2026-05-10",
  daysToNextYear: 326,
  // A notice of 50 days instead of 10, from the threshold on.
  leadOf: ({ yen }) => fixedLeadTime(yen === undefined || yen >= threshold ? 190 : 150, "test"),
};

const offer = (supplier: string, goods: string, unitCostJpy: number | undefined): Offer => ({
  supplier: { code: supplier, nameEn: supplier, nameJa: supplier, country: "JP" },
  ...{ goods, unitCostJpy, orderMin: 100, piecesPerPack: 10, piecesPerContainer: undefined },
  ...{ shelfLifeMonths: undefined, stages: [], source: "test", assumed: false, note: undefined },
});

const need = (item: string, onHand: number, offers: readonly Offer[]): Need => ({
  ...{ agency: "cabinet-office", offers, piecesPerPack: undefined },
  holding: (): Holding => ({
    ...{ agency: "cabinet-office", goods: item, item, depot: "AEDXB" },
    items: [{ item, onHand, reserved: 0, onOrder: 0, leaving: 0, expiring: 0 }],
    standard: {
      ...{ peoplePerPiece: 1, quantity: 1, per: "person", householdSize: 5 },
      ...{ organisation: "Sphere", source: "test" },
    },
  }),
  demand: {
    eventsPerDay: 0.5 / 365,
    step: 100,
    sizes: [
      { size: 1000, share: 0.5 },
      { size: 6000, share: 0.5 },
    ],
  },
});

const leadsOf = (needs: readonly Need[], people: number) =>
  proposeAll(needs, { for: "people", people }, buying).proposals.map(({ terms, costYen }) => ({
    days: terms.lead.mean,
    costYen,
  }));

describe("the notice follows the value of the whole contract", () => {
  test("small orders of one supplier that are large together wait as a large one", () => {
    const two = [need("A", 0, [offer("ONE", "A", 1000)]), need("B", 0, [offer("ONE", "B", 1000)])];
    expect(leadsOf(two, 12_000)).toEqual([
      { days: 190, costYen: 12_000_000 },
      { days: 190, costYen: 12_000_000 },
    ]);
    const apart = [
      need("A", 0, [offer("ONE", "A", 1000)]),
      need("B", 0, [offer("TWO", "B", 1000)]),
    ];
    expect(leadsOf(apart, 12_000).map(({ days }) => days)).toEqual([150, 150]);
  });

  test("an unknown price counts as a large purchase", () => {
    expect(leadsOf([need("A", 0, [offer("ONE", "A", undefined)])], 10)[0]?.days).toBe(190);
  });

  test("whatever the service asks for, the days are those of the value that comes out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 4000 }),
        fc.nat(12_000),
        fc.nat(12_000),
        (price, one, other) => {
          const needs = [
            need("A", one, [offer("ONE", "A", price)]),
            need("B", other, [offer("ONE", "B", price)]),
          ];
          const { proposals } = proposeAll(needs, { for: "service" }, buying);
          const yen = proposals.reduce((sum, { costYen = 0 }) => sum + costYen, 0);
          const [days] = proposals.map(({ terms }) => terms.lead.mean);
          // Below the threshold only where the longer days would bring it over it again.
          if (yen >= threshold) expect(days).toBe(190);
          for (const { order = 0, terms } of proposals) {
            expect(order % terms.packPieces).toBe(0);
            expect(order === 0 || order >= terms.leastOrder).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

test("the cheapest supplier is chosen, and of equal ones the first by code", () => {
  const offers = [offer("C", "A", 900), offer("B", "A", 800), offer("A", "A", 800)];
  const { proposals } = proposeAll([need("A", 0, offers)], { for: "people", people: 50 }, buying);
  expect(proposals[0]?.terms.offer?.supplier.code).toBe("A");
  expect(proposals[0]?.order).toBe(100); // the least order, though fifty would do
});

test("a budget buys no more than it pays, and leaves what it cannot price", () => {
  const needs = [need("A", 0, [offer("ONE", "A", 1500)]), need("B", 0, [])];
  const { proposals, years } = proposeAll(
    needs,
    { for: "budget", budget: 9_000_000, years: 1 },
    buying,
  );
  expect(years[0]?.mix.yen).toBeLessThanOrEqual(9_000_000);
  expect(proposals.map(({ reason }) => reason)).toEqual(["within-budget", "price-unknown"]);
});
