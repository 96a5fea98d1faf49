/** Demand from what was seen: forecasts of steady users, and the fit of relief events. */
import { describe, expect, test } from "vitest";
import { seeded } from "../../src/replenishment/chance.ts";
import { intermittentForecast } from "../../src/replenishment/intermittent.ts";
import { type ReliefEvent, reliefDemand } from "../../src/replenishment/relief-demand.ts";

describe("intermittent demand", () => {
  const smoothing = { alpha: 0.2, beta: 0.1 };
  const demand = [0, 6, 0, 0, 9, 0];

  test("worked out by hand", () => {
    // Size 6, then 6 + 0.2 × 3 = 6.6; interval 2, then 2 + 0.2 × 1 = 2.2.
    expect(intermittentForecast(demand, "croston", smoothing)).toBeCloseTo(3, 12);
    expect(intermittentForecast(demand, "sba", smoothing)).toBeCloseTo(2.7, 12);
    // Chance 0.5, 0.45, 0.405, 0.4645, 0.41805.
    expect(intermittentForecast(demand, "tsb", smoothing)).toBeCloseTo(0.41805 * 6.6, 12);
  });

  test("nothing is forecast where nothing was ever asked for; steady demand is itself", () => {
    expect(intermittentForecast([0, 0, 0], "sba", smoothing)).toBeUndefined();
    const steady = Array(30).fill(7);
    expect(intermittentForecast(steady, "croston", smoothing)).toBeCloseTo(7, 12);
    expect(intermittentForecast(steady, "tsb", smoothing)).toBeCloseTo(7, 12);
  });

  test("while nothing is asked for, only TSB falls", () => {
    const quiet = [...demand, ...Array(20).fill(0)];
    const of = (method: "croston" | "tsb") => intermittentForecast(quiet, method, smoothing) ?? 0;
    expect(of("croston")).toBeCloseTo(3, 12);
    expect(of("tsb")).toBeLessThan(0.5);
  });
});

describe("relief demand", () => {
  const draw = { seed: 1, times: 4000 };
  const event = (quantity: number | undefined, ofYear = 0.1): ReliefEvent => ({ quantity, ofYear });

  test("an event of unknown size counts as an event, and not as a size", () => {
    const events = [100, 200, undefined, 300, undefined, 400, 500].map((size) => event(size));
    const found = reliefDemand({ events, years: 3.5 }, draw);
    expect(found).toMatchObject({ rate: 2, unknownSizes: 2, meanSize: 300, perYear: 600 });
    expect(found?.sizes).toEqual([100, 200, 300, 400, 500]);
    expect(reliefDemand({ events, years: 3.5 }, draw)).toEqual(found);
  });

  test("there is no fit of fewer than five events, or five known sizes", () => {
    const four = [1, 2, 3, 4].map((size) => event(size));
    expect(reliefDemand({ events: four, years: 4 }, draw)).toBeUndefined();
    const hidden = [...four, event(undefined), event(undefined)];
    expect(reliefDemand({ events: hidden, years: 4 }, draw)).toBeUndefined();
  });

  test("a season is told from chance", () => {
    const spread = Array.from({ length: 24 }, (_, n) => event(5, n / 24));
    const typhoons = Array.from({ length: 24 }, (_, n) => event(5, 0.6 + n / 120));
    expect(reliefDemand({ events: spread, years: 4 }, draw)?.seasonByChance).toBeGreaterThan(0.9);
    expect(reliefDemand({ events: typhoons, years: 4 }, draw)?.seasonByChance).toBeLessThan(1e-6);
  });

  test("the interval holds the truth about nine times in ten", () => {
    const chance = seeded(9);
    let held = 0;
    const rounds = 300;
    for (let round = 0; round < rounds; round++) {
      const events: ReliefEvent[] = [];
      for (let time = chance.wait() / 3; time < 20; time += chance.wait() / 3) {
        const size = 100 * (1 + chance.one(9));
        events.push(event(chance.even() < 0.3 ? undefined : size));
      }
      // Three events a year of 500 on average.
      const fit = reliefDemand({ events, years: 20 }, { seed: round, times: 400 });
      const { low = 0, high = 0 } = fit?.perYearBetween ?? {};
      if (low <= 1500 && 1500 <= high) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.84);
    expect(held / rounds).toBeLessThan(0.96);
  });
});
