/** Levels from an exact demand over the lead time, against policies played through many days. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chance, drawer, seeded } from "../../src/replenishment/chance.ts";
import { countedDemand } from "../../src/replenishment/counted.ts";
import {
  demandOver,
  type EventDemand,
  outlookOver,
  type TimeShare,
  waits,
} from "../../src/replenishment/demand/time-demand.ts";
import { type Estimate, estimate } from "../../src/replenishment/simulation.ts";
import {
  levelsFor,
  orderAt,
  type Service,
  serviceAt,
  unbought,
  waitingFor,
} from "../../src/replenishment/stocking.ts";

const relief: EventDemand = {
  eventsPerDay: 0.8 / 365,
  step: 100,
  sizes: [
    { size: 500, share: 0.4 },
    { size: 2500, share: 0.3 },
    { size: 5000, share: 0.2 },
    { size: 12_000, share: 0.1 },
  ],
};
const lead: readonly TimeShare[] = [
  { days: 200, share: 0.5 },
  { days: 240, share: 0.3 },
  { days: 330, share: 0.2 },
];

/** Within four standard errors of the exact figure, and they are small. */
const agrees = (found: Estimate, exact: number, scale: number): void => {
  expect(Math.abs(found.mean - exact)).toBeLessThan(4 * found.standardError);
  expect(found.standardError).toBeLessThan(0.01 * scale);
};

interface Played {
  readonly ready: Estimate;
  readonly fill: Estimate;
}

/**
 * (s, S) for many years: an order arrives after a time drawn anew, but never before an earlier one;
 * orders are rare beside lead times here, so that this rarely matters (see the header of
 * time-demand.ts); with a fixed lead time it never does.
 */
function play(
  demand: EventDemand,
  times: readonly TimeShare[],
  { s, S }: { readonly s: number; readonly S: number },
  chance: Chance,
): Played {
  const size = drawer(demand.sizes.map(({ share }) => share));
  const time = drawer(times.map(({ share }) => share));
  const [ready, fill]: [number[], number[]] = [[], []];
  const coming: { at: number; pieces: number }[] = [];
  let [now, net, position] = [0, S, S];
  const batchDays = 365 * 4000;
  for (let batch = 0; batch < 40; batch++) {
    const ends = (batch + 1) * batchDays;
    let [there, asked, served] = [0, 0, 0];
    while (now < ends) {
      const event = now + chance.wait() / demand.eventsPerDay;
      while ((coming[0]?.at ?? Number.POSITIVE_INFINITY) <= event) {
        const next = coming.shift();
        if (next === undefined) break;
        if (net >= 0) there += next.at - now;
        now = next.at;
        net += next.pieces;
      }
      if (net >= 0) there += event - now;
      now = event;
      const pieces = demand.sizes[size(chance)]?.size ?? 0;
      asked += pieces;
      served += Math.min(pieces, Math.max(0, net));
      net -= pieces;
      position -= pieces;
      if (position <= s) {
        const days = times[time(chance)]?.days ?? 0;
        const at = Math.max(now + days, coming.at(-1)?.at ?? 0);
        coming.push({ at, pieces: S - position });
        position = S;
      }
    }
    ready.push(there / batchDays);
    fill.push(served / asked);
  }
  return { ready: estimate(ready.slice(1)), fill: estimate(fill.slice(1)) };
}

describe("base stock for relief events", () => {
  const fixed: readonly TimeShare[] = [{ days: 240, share: 1 }];
  test.each<Service>([
    { by: "cycle", level: 0.9 },
    { by: "fill", level: 0.85 },
  ])("reaches $by service $level, and simulation agrees", (service) => {
    const waiting = waitingFor(fixed, relief);
    const { reorderPoint, orderUpTo } = levelsFor(waiting, service, 1);
    expect(reorderPoint).toBe(orderUpTo - 1);
    const found = play(relief, fixed, { s: reorderPoint, S: orderUpTo }, seeded(3));
    agrees(found.ready, serviceAt(waiting, "cycle", orderUpTo), 1);
    agrees(found.fill, serviceAt(waiting, "fill", orderUpTo), 1);
    expect(serviceAt(waiting, service.by, orderUpTo)).toBeGreaterThanOrEqual(service.level);
    expect(serviceAt(waiting, service.by, orderUpTo - 1)).toBeLessThan(service.level);
  });

  test("with a least order, the service asked for holds at every position that is kept", () => {
    const waiting = waitingFor(fixed, relief);
    const levels = levelsFor(waiting, { by: "cycle", level: 0.9 }, 3000);
    expect(levels.orderUpTo - levels.reorderPoint).toBe(3000);
    const found = play(relief, fixed, { s: levels.reorderPoint, S: levels.orderUpTo }, seeded(4));
    expect(found.ready.mean).toBeGreaterThan(0.9);
  });

  test("under a spread lead time the service is kept as well", () => {
    const waiting = waitingFor(lead, relief);
    const { reorderPoint: s, orderUpTo: S } = levelsFor(waiting, { by: "cycle", level: 0.9 }, 1);
    expect(play(relief, lead, { s, S }, seeded(5)).ready.mean).toBeGreaterThan(0.9);
  });
});

describe("if nothing is bought", () => {
  test.each([0, 1500, 9000])("days empty and pieces unserved of %d agree with simulation", (y) => {
    const [chance, days] = [seeded(9), 500];
    const size = drawer(relief.sizes.map(({ share }) => share));
    const [empty, missing]: [number[], number[]] = [[], []];
    for (let run = 0; run < 60_000; run++) {
      let [asked, gone] = [0, y === 0 ? 0 : days];
      for (let at = 0; ; ) {
        at += chance.wait() / relief.eventsPerDay;
        if (at >= days) break;
        asked += relief.sizes[size(chance)]?.size ?? 0;
        if (asked >= y) gone = Math.min(gone, at);
      }
      empty.push(days - gone);
      missing.push(Math.max(0, asked - y));
    }
    const found = unbought(y, outlookOver(days, relief));
    agrees(estimate(missing), found.unserved, 3000);
    if (y === 0) expect(found.daysEmpty).toBe(days);
    else agrees(estimate(empty), found.daysEmpty, days);
  });
});

describe("what never lowers the stock", () => {
  const service = fc.constantFrom<Service["by"]>("cycle", "fill");
  const level = fc.integer({ min: 50, max: 98 }).map((percent) => percent / 100);
  const demands = fc
    .record({
      rate: fc.integer({ min: 1, max: 30 }),
      sizes: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
    })
    .map(({ rate, sizes }): EventDemand => {
      const shares = sizes.map((size) => ({ size: size * 10, share: 1 / sizes.length }));
      return { eventsPerDay: rate / 3650, step: 10, sizes: shares };
    });
  const days = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 })
    .filter((weights) => weights.some((weight) => weight > 0));
  const upTo = (times: readonly TimeShare[], demand: EventDemand, asked: Service): number =>
    levelsFor(waitingFor(times, demand), asked, 1).orderUpTo;

  test("a longer lead time", () => {
    fc.assert(
      fc.property(demands, days, fc.nat(60), service, level, (demand, weights, more, by, at) => {
        const table = Float64Array.from(weights);
        const [short, long] = [countedDemand(30, table), countedDemand(30 + more, table)];
        const asked = { by, level: at };
        expect(upTo(waits(long), demand, asked)).toBeGreaterThanOrEqual(
          upTo(waits(short), demand, asked),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("a lead time that is spread about its mean, or whose end is later", () => {
    fc.assert(
      fc.property(demands, days, service, level, (demand, weights, by, at) => {
        const half = countedDemand(0, Float64Array.from(weights));
        const mean = half.mean;
        const spread = (by: number): readonly TimeShare[] =>
          waits(half).map(({ days: time, share }) => ({
            days: 60 + mean + by * (time - mean),
            share,
          }));
        const asked = { by, level: at };
        const [none, some, more] = [0, 1, 2].map((times) => upTo(spread(times), demand, asked));
        expect(some).toBeGreaterThanOrEqual(none ?? 0);
        expect(more).toBeGreaterThanOrEqual(some ?? 0);
        const late = countedDemand(0, Float64Array.from([...weights, 0, 0, 5]));
        expect(upTo(waits(late), demand, asked)).toBeGreaterThanOrEqual(
          upTo(waits(half), demand, asked),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("more service, more events", () => {
    fc.assert(
      fc.property(
        demands,
        service,
        level,
        fc.integer({ min: 1, max: 9 }),
        (demand, by, at, more) => {
          const times = [{ days: 200, share: 1 }];
          const base = upTo(times, demand, { by, level: at });
          expect(
            upTo(times, demand, { by, level: at + 0.01 * (more / 10) }),
          ).toBeGreaterThanOrEqual(base);
          const often = { ...demand, eventsPerDay: demand.eventsPerDay * (1 + more / 5) };
          expect(upTo(times, often, { by, level: at })).toBeGreaterThanOrEqual(base);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("an order is in whole packs, brings the position up to S, and is none above s", () => {
  const levels = { safetyStock: 0, reorderPoint: 99, orderUpTo: 130 };
  expect(orderAt(100, levels, 20)).toBe(0);
  expect(orderAt(99, levels, 20)).toBe(40);
  expect(orderAt(70, levels, 20)).toBe(60);
});

test("the demand over several times is the mean of the demands over each", () => {
  const mixed = demandOver(lead, relief);
  const each = lead.map(({ days, share }) => ({
    share,
    table: demandOver([{ days, share: 1 }], relief),
  }));
  for (const at of [0, 100, 550, 4200, 20_000]) {
    const below = each.reduce((sum, { share, table }) => sum + share * table.below(at), 0);
    const short = each.reduce((sum, { share, table }) => sum + share * table.shortage(at), 0);
    expect(mixed.below(at)).toBeCloseTo(below, 12);
    expect(mixed.shortage(at)).toBeCloseTo(short, 8);
    expect(mixed.surplus(at) - mixed.shortage(at)).toBeCloseTo(at - mixed.mean, 8);
  }
});
