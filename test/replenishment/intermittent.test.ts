/** Forecasts of steady users: intermittent demand. */
import { describe, expect, test } from "vitest";
import { intermittentForecast } from "../../src/replenishment/demand/intermittent.ts";

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
