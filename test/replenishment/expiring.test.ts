/** Who takes goods before they are past their date, with the days worked out by hand. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExpiringLot, outgoing, type Taker } from "../../src/replenishment/expiring.ts";

const lot = (over: Partial<ExpiringLot>): ExpiringLot => ({
  ...{ agency: "cabinet-office", item: "JERRYCAN-10L", goods: "jerrycan", lot: "J-1" },
  ...{ depot: "AEDXB", quantity: 500, expiry: "2027-01-31" },
  ...over,
});
const taker = (over: Partial<Taker>): Taker => ({
  ...{ kind: "request", name: "IOM-1 · 1", item: "JERRYCAN-10L", goods: undefined, wants: 300 },
  ...{ neededBy: undefined, shelfLifeDays: 0 },
  stepsOf: () => 22,
  ...over,
});
const base = { today: "2026-11-23", transportDays: 30, trainingDays: 14 };
const taking = (lots: readonly ExpiringLot[], takers: readonly Taker[]) =>
  outgoing({ ...base, lots, takers }).map(({ takings }) => takings);

test("a request first, from the day of the decision to the last that is early enough", () => {
  expect(taking([lot({})], [taker({})])).toEqual([
    [
      // 22 days for the cabinet's decision; 30 days of transport before 31 January.
      {
        ...{ kind: "request", name: "IOM-1 · 1", quantity: 300 },
        ...{ from: "2026-12-15", leaveBy: "2027-01-01" },
      },
      {
        ...{ kind: "training", name: undefined, quantity: 200 },
        ...{ from: "2026-11-23", leaveBy: "2027-01-17" },
      },
    ],
  ]);
});

test.each<[why: string, over: Partial<Taker>]>([
  ["it asks for more shelf life than is left", { shelfLifeDays: 60 }],
  ["the goods would come after they are needed", { neededBy: "2027-01-10" }],
  ["the owner's law does not let it", { stepsOf: () => undefined }],
  ["it asks for another item", { item: "JERRYCAN-20L" }],
])("a request takes nothing where %s", (_, over) => {
  expect(taking([lot({})], [taker(over)])[0]?.map(({ kind }) => kind)).toEqual(["training"]);
});

test("what nobody can use in time goes to nobody, and says so", () => {
  expect(taking([lot({ expiry: "2026-11-30" })], [])[0]).toEqual([
    {
      ...{ kind: "nobody", name: undefined, quantity: 500 },
      ...{ from: undefined, leaveBy: undefined },
    },
  ]);
});

test("every piece goes somewhere once, and nobody gets more than it wants", () => {
  const lots = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 900 }),
      days: fc.integer({ min: 1, max: 300 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const wants = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 4 });
  fc.assert(
    fc.property(lots, wants, (given, asked) => {
      const named = given.map(({ quantity, days }, at) =>
        lot({ quantity, lot: `J-${at}`, expiry: dayAfter(days) }),
      );
      const takers = asked.map((want, at) => taker({ name: `R-${at}`, wants: want }));
      const found = outgoing({ ...base, lots: named, takers });
      for (const { lot: from, takings } of found) {
        expect(takings.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(from.quantity);
      }
      const all = found.flatMap(({ takings }) => takings);
      for (const { name, wants: most } of takers) {
        const got = all.filter((one) => one.name === name);
        expect(got.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(most);
        expect(got.every(({ from = "", leaveBy = "" }) => from <= leaveBy)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

const dayAfter = (days: number): string =>
  new Date(Date.parse("2026-11-23") + days * 86_400_000).toISOString().slice(0, 10);
