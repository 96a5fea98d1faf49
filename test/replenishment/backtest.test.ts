/** The policy over the past, with what was known then and nothing that came later. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "../../src/domain/dates.ts";
import { backtestsOf, fitsBefore } from "../../src/replenishment/backtest.ts";
import type { DemandEvent } from "../../src/replenishment/demand/demand-event.ts";
import { fitDemand } from "../../src/replenishment/demand/demand-model.ts";
import { leadTimeOf } from "../../src/replenishment/demand/lead-time.ts";

const observed = { from: "2001-01-01", until: "2008-12-31" };
const days = { source: "test", assumed: true, note: undefined };
const lead = leadTimeOf([{ ...days, stage: "production", low: 100, mode: 150, high: 250 }]);
const terms = { offer: undefined, lead, packPieces: 10, leastOrder: 10 };
const levels = { safetyStock: 0, reorderPoint: 500, orderUpTo: 600 };

function backtests(events: readonly DemandEvent[]) {
  const fit = fitDemand({ events, observed, sizes: "fitted", draw: { seed: 1, times: 0 } });
  const goods = fit.ok ? fit.model.goods[0] : undefined;
  if (goods === undefined) throw new Error("no fit");
  return backtestsOf({
    ...{ goods: "tent", events, observed, fit: goods, levels, terms },
    ...{ fitBefore: fitsBefore(events, observed), service: { by: "cycle", level: 0.9 } },
  });
}

const eventOn = (offset: number, quantity: number | undefined): DemandEvent => ({
  ...{ event: `E${offset}`, date: plusDays(observed.from, offset), valueJpy: undefined },
  goods: [{ goods: "tent", quantity }],
});

const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 9, maxLength: 11 });

test("levels of a year do not change with what came later", () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 4000 }), (list, other) => {
      const events = list.map((size, at) => eventOn(30 + at * 250, size));
      const last = events.at(-1)?.date ?? "";
      const changed = events.map((one) =>
        one.date === last ? { ...one, goods: [{ goods: "tent", quantity: other }] } : one,
      );
      const [was, is] = [events, changed].map((all) =>
        backtests(all)
          .find(({ policy }) => policy === "as-known")
          ?.levels.filter(({ from }) => from <= last),
      );
      expect(was?.length).toBeGreaterThan(0);
      expect(is).toEqual(was);
    }),
    { numRuns: 2 },
  );
});

test("a quantity that nobody published counts with the mean, and is told", () => {
  const known = [100, 200, 300, 400, 500, undefined].map((size, at) => eventOn(at * 300, size));
  const [today] = backtests(known);
  expect(today).toMatchObject({ policy: "today", assumed: 1, leadDays: Math.round(lead.mean) });
  expect(today?.asked).toBeGreaterThan(1500);
});

test("before five events nothing is known, and a target in people does not learn", () => {
  const events = [100, 200, 300, 400, 500].map((size, at) => eventOn(1500 + at * 300, size));
  expect(backtests(events).map(({ policy }) => policy)).toEqual(["today"]);
});
