/** Fits recover what events were drawn from, and say how far they may be off. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "../../src/domain/dates.ts";
import { seeded } from "../../src/replenishment/chance.ts";
import type { DemandEvent } from "../../src/replenishment/demand/demand-event.ts";
import {
  type DemandModel,
  type DemandQuestion,
  daysPerYear,
  fitDemand,
  givenDemand,
} from "../../src/replenishment/demand/demand-model.ts";
import { yearsDrawer } from "../../src/replenishment/demand/demand-years.ts";
import { poissonRate } from "../../src/replenishment/demand/poisson-rate.ts";
import { type SizeModel, sizeMoments } from "../../src/replenishment/demand/sizes.ts";

const draw = { seed: 1, times: 200 };

const event = (date: string, quantity: number | undefined, goods = "blanket"): DemandEvent => ({
  ...{ event: date, date, valueJpy: undefined },
  goods: [{ goods, quantity }],
});

function fitted(question: Omit<DemandQuestion, "sizes" | "draw"> & Partial<DemandQuestion>) {
  const fit = fitDemand({ sizes: "fitted", draw, ...question });
  if (!fit.ok) throw new Error("no fit");
  return fit.model;
}

/** Events of a model as they would have been written down, some without their quantities. */
function seenEvents(
  model: DemandModel,
  years: number,
  { seed, hidden = 0 }: { readonly seed: number; readonly hidden?: number },
): readonly DemandEvent[] {
  const chance = seeded(seed);
  const draws = yearsDrawer(model);
  return Array.from({ length: years }, (_, year) => draws(year, chance))
    .flat()
    .map(({ time, goods }, at) => {
      const unknown = chance.even() < hidden;
      return {
        event: `E${at}`,
        date: plusDays("2000-01-01", Math.floor(time * daysPerYear)),
        valueJpy: undefined,
        goods: goods.map(({ at: place, quantity }) => ({
          goods: model.goods[place]?.goods ?? "",
          quantity: unknown ? undefined : quantity,
        })),
      };
    });
}

const observed = (years: number) => ({
  from: "2000-01-01",
  until: plusDays("2000-01-01", Math.ceil(years * daysPerYear) - 1),
});

const lognormal: SizeModel = { family: "lognormal", mu: 6, sigma: 0.9, largest: 1e6 };

describe("too little", () => {
  test("four events are no fit, whatever they ask for; five are", () => {
    const dates = ["2001-02-01", "2003-05-06", "2006-01-09", "2008-11-11", "2009-07-07"];
    const events = dates.map((date) => event(date, 100));
    const of = (count: number) =>
      fitDemand({ events: events.slice(0, count), observed: observed(10), sizes: "fitted", draw });
    expect(of(4)).toEqual({ ok: false, events: 4, needed: 5 });
    expect(of(5).ok).toBe(true);
  });

  test("goods with fewer than three known sizes have a rate, and no size", () => {
    const events = [
      ...["2001-02-01", "2003-05-06", "2006-01-09"].map((date) => event(date, undefined)),
      ...["2002-02-01", "2004-05-06"].map((date) => event(date, 500)),
    ];
    const model = fitted({ events, observed: observed(10) });
    expect(model.goods[0]).toMatchObject({ events: 5, seen: [500, 500] });
    expect(model.goods[0]?.size).toBeUndefined();
    expect(model.goods[0]?.perYear).toBeUndefined();
    expect(model.goods[0]?.rate.value).toBeCloseTo(0.5, 3);
  });
});

describe("rate", () => {
  test("Garwood's limits, as tables of the χ² distribution give them", () => {
    // χ²(20; 0.05)/2 = 5.4254, χ²(22; 0.95)/2 = 16.9622; of no event −ln 0.05 = 2.9957.
    const ten = poissonRate(10, 1);
    expect(ten.low).toBeCloseTo(5.4254, 4);
    expect(ten.high).toBeCloseTo(16.9622, 4);
    expect(poissonRate(0, 1)).toEqual({ value: 0, low: 0, high: expect.closeTo(2.9957, 4) });
  });

  test("an event of unknown size counts; one whose goods nobody listed counts for all", () => {
    const events = [
      ...Array.from({ length: 8 }, (_, n) => event(`20${10 + n}-03-01`, n < 5 ? 100 : undefined)),
      ...Array.from({ length: 2 }, (_, n) => ({
        ...event(`20${10 + n}-09-01`, 1),
        goods: undefined,
      })),
    ];
    const model = fitted({ events, observed: { from: "2010-01-01", until: "2019-12-31" } });
    expect(model.rate.value).toBeCloseTo(1, 2);
    expect(model.goods[0]?.rate.value).toBeCloseTo(1, 2);
    expect(model.goods[0]).toMatchObject({ events: 8, seen: Array(5).fill(100) });
  });
});

describe("what was simulated is found again", () => {
  test("rate, sizes and demand a year, also where 40 % of the sizes are unknown", () => {
    const truth = givenDemand("tent", 12, lognormal);
    const events = seenEvents(truth, 60, { seed: 4, hidden: 0.4 });
    const model = fitted({ events, observed: observed(60) });
    const [tent] = model.goods;
    expect(model.rate.low).toBeLessThan(12);
    expect(model.rate.high).toBeGreaterThan(12);
    expect(tent?.size?.family).toBe("lognormal");
    expect(tent?.size).toMatchObject({
      mu: expect.closeTo(6, 0),
      sigma: expect.closeTo(0.9, 1),
    });
    const perYear = 12 * sizeMoments(lognormal)[0];
    expect(tent?.perYear?.low).toBeLessThan(perYear);
    expect(tent?.perYear?.high).toBeGreaterThan(perYear);
  });

  test("the interval of demand a year holds the truth about nine times in ten", () => {
    const truth = givenDemand("tent", 3, lognormal);
    const perYear = 3 * sizeMoments(lognormal)[0];
    let held = 0;
    const rounds = 100;
    for (let round = 0; round < rounds; round++) {
      const events = seenEvents(truth, 20, { seed: round, hidden: 0.3 });
      const model = fitted({
        ...{ events, observed: observed(20), sizes: "lognormal" },
        draw: { seed: round, times: 60 },
      });
      const { low = 0, high = 0 } = model.goods[0]?.perYear ?? {};
      if (low <= perYear && perYear <= high) held += 1;
    }
    // 90 % is what it says; binomial chance over 100 rounds leaves ± 6 %.
    expect(held / rounds).toBeGreaterThan(0.83);
    expect(held / rounds).toBeLessThan(0.97);
  });

  test("a season is told from chance, and drawn again", () => {
    const spread = Array.from({ length: 24 }, (_, n) => event(plusDays("2001-01-01", n * 15), 5));
    const typhoons = Array.from({ length: 24 }, (_, n) =>
      event(plusDays(`20${10 + n}-09-01`, n * 3), 5),
    );
    const none = fitted({ events: spread, observed: observed(4) });
    expect(none.season.byChance).toBeGreaterThan(0.9);
    expect(none.season.wave).toBeUndefined();
    const model = fitted({ events: typhoons, observed: observed(40) });
    expect(model.season.byChance).toBeLessThan(1e-6);
    const drawn = seenEvents(model, 3000, { seed: 2 });
    const autumn = drawn.filter(({ date }) => date.slice(5) >= "07-01").length;
    expect(autumn / drawn.length).toBeGreaterThan(0.75);
  });

  test("the same question, the same answer", () => {
    const events = seenEvents(givenDemand("tent", 3, lognormal), 10, { seed: 8 });
    const question = { events, observed: observed(10) };
    expect(fitted(question)).toEqual(fitted(question));
  });
});

describe("properties", () => {
  test("goods of which nothing is known change nothing of the others' rates", () => {
    const size = fc.integer({ min: 1, max: 50_000 });
    fc.assert(
      fc.property(fc.array(size, { minLength: 5, maxLength: 20 }), (sizes) => {
        const events = sizes.map((quantity, n) => event(plusDays("2000-01-01", n * 100), quantity));
        const more = events.map((one) => ({
          ...one,
          goods: [...(one.goods ?? []), { goods: "net", quantity: undefined }],
        }));
        const [plain, beside] = [events, more].map((list) =>
          fitted({ events: list, observed: observed(10), draw: { seed: 1, times: 5 } }),
        );
        expect(beside?.goods[0]).toEqual(plain?.goods[0]);
        expect(beside?.goods[1]?.size).toBeUndefined();
      }),
      { numRuns: 10 },
    );
  });
});

describe("goods that come together", () => {
  /** Two kinds of goods, of which a third of the events ask for both, and alike. */
  const model: DemandModel = {
    ...givenDemand("blanket", 20, lognormal),
    goods: [
      ...givenDemand("blanket", 20, lognormal).goods,
      ...givenDemand("mat", 20, { ...lognormal, mu: 7 }).goods,
    ],
    patterns: [
      { goods: ["blanket", "mat"], events: 2 },
      { goods: ["blanket"], events: 3 },
      { goods: ["mat"], events: 1 },
    ],
    correlation: 0.7,
  };

  test("are drawn together as often as they were seen, and with their correlation", () => {
    const draws = yearsDrawer(model);
    const chance = seeded(3);
    const events = Array.from({ length: 400 }, (_, year) => draws(year, chance)).flat();
    expect(events.length / 400).toBeCloseTo(20, 0);
    const both = events.filter(({ goods }) => goods.length === 2);
    expect(both.length / events.length).toBeCloseTo(2 / 6, 1);
    const logs = both.map(({ goods }) => goods.map(({ quantity = 1 }) => Math.log(quantity)));
    const mean = (of: (pair: readonly number[]) => number) =>
      logs.reduce((sum, pair) => sum + of(pair), 0) / logs.length;
    const [a, b] = [mean(([x = 0]) => x), mean(([, y = 0]) => y)];
    const covariance = mean(([x = 0, y = 0]) => (x - a) * (y - b));
    const spread = (of: (pair: readonly number[]) => number) => Math.sqrt(mean(of));
    const sds = spread(([x = 0]) => (x - a) ** 2) * spread(([, y = 0]) => (y - b) ** 2);
    expect(covariance / sds).toBeCloseTo(0.7, 1);
  });

  test("are found so again, with a third of the events hidden", () => {
    const events = seenEvents(model, 15, { seed: 21, hidden: 0.3 });
    const found = fitted({ events, observed: observed(15), draw: { seed: 1, times: 5 } });
    expect(found.correlation).toBeGreaterThan(0.55);
    expect(found.correlation).toBeLessThan(0.85);
    const share = (goods: readonly string[]) =>
      (found.patterns.find((it) => it.goods.join() === goods.join())?.events ?? 0) / found.events;
    const slack = 4 * Math.sqrt(2 / 9 / found.events);
    expect(Math.abs(share(["blanket", "mat"]) - 2 / 6)).toBeLessThan(slack);
    const [blanket, mat] = found.goods;
    expect(blanket?.rate.value).toBeGreaterThan(mat?.rate.value ?? 0);
  });
});
