/**
 * Every answer against another way of finding it that shares no code with the model: trying every
 * policy, value iteration over all policies, numerical integration, and plain convolution.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policy } from "../../src/replenishment/models/policy.ts";

type Parameters = Readonly<Record<string, unknown>>;

function answerOf(model: string, parameters: Parameters) {
  const result = policy(model, parameters);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.answer;
}

const costOf = (model: string, parameters: Parameters): number =>
  answerOf(model, parameters).cost ?? Number.NaN;

const close = (a: number | undefined, b: number, relative = 1e-9): void => {
  expect(Math.abs((a ?? Number.NaN) - b)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(b)));
};

/** P(N = k) for k = 0 … most, by e^−μ μᵏ / k! in its plainest form. */
function poissonShares(mean: number, most: number): readonly number[] {
  const shares = [Math.exp(-mean)];
  for (let k = 1; k <= most; k++) shares.push(((shares[k - 1] ?? 0) * mean) / k);
  return shares;
}

const expected = (shares: readonly number[], value: (demand: number) => number): number =>
  shares.reduce((sum, share, demand) => sum + share * value(demand), 0);

const costs = fc.record({
  holdingCost: fc.integer({ min: 1, max: 20 }).map((n) => n / 4),
  stockoutCost: fc.integer({ min: 1, max: 200 }).map((n) => n / 4),
  fixedCost: fc.integer({ min: 1, max: 200 }).map((n) => n / 4),
});
const mean = fc.integer({ min: 1, max: 40 }).map((n) => n / 4);

const periodCost =
  (shares: readonly number[], h: number, p: number) =>
  (level: number): number =>
    expected(shares, (d) => h * Math.max(0, level - d) + p * Math.max(0, d - level));

describe("order quantities: no other quantity costs less", () => {
  const order = fc.record({
    fixedCost: fc.integer({ min: 1, max: 500 }),
    holdingCost: fc.integer({ min: 1, max: 100 }).map((n) => n / 10),
    stockoutCost: fc.integer({ min: 1, max: 500 }).map((n) => n / 10),
    demandRate: fc.integer({ min: 1, max: 5000 }),
  });
  const factors = [0.5, 0.9, 0.99, 1.01, 1.1, 2];

  test("eoq and epq", () => {
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 5000 }), (given, more) => {
        const { stockoutCost: _, ...plain } = given;
        const production = { ...plain, productionRate: plain.demandRate + more };
        for (const [model, parameters] of [
          ["eoq", plain],
          ["epq", production],
        ] as const) {
          const { Q = 0, cost = 0 } = answerOf(model, parameters);
          close(costOf(model, { ...parameters, Q }), cost);
          for (const factor of factors) {
            expect(costOf(model, { ...parameters, Q: Q * factor })).toBeGreaterThan(cost);
          }
        }
      }),
    );
  });

  test("with backorders, against the cost of a cycle added up day by day", () => {
    const {
      Q = 0,
      s = 0,
      cost = 0,
    } = answerOf("eoq-backorders", {
      ...{ fixedCost: 8, holdingCost: 0.225, stockoutCost: 5, demandRate: 1300 },
    });
    const steps = 200_000;
    let sum = 0;
    for (let at = 0; at < steps; at++) {
      const level = s + Q * (1 - (at + 0.5) / steps);
      sum += (level > 0 ? 0.225 * level : -5 * level) / steps;
    }
    close(cost, sum + (8 * 1300) / Q, 1e-8);
  });

  const price = fc.record({
    fixedCost: fc.integer({ min: 1, max: 300 }),
    holdingCostRate: fc.integer({ min: 5, max: 60 }).map((n) => n / 100),
    demandRate: fc.integer({ min: 10, max: 3000 }),
    first: fc.integer({ min: 2, max: 400 }),
    second: fc.integer({ min: 1, max: 400 }),
    cuts: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })),
  });

  test.each(["eoq-all-units-discount", "eoq-incremental-discount"])("%s", (model) => {
    fc.assert(
      fc.property(price, ({ first, second, cuts, ...rest }) => {
        const breakpoints = [0, first, first + second];
        const unitCosts = [100, 100 - cuts[0], 100 - cuts[0] - cuts[1]];
        const found = answerOf(model, { ...rest, breakpoints, unitCosts });
        const paid = (Q: number): number => {
          const at = breakpoints.findLastIndex((from) => Q >= from);
          if (model === "eoq-all-units-discount") return (unitCosts[at] ?? 0) * Q;
          return breakpoints.reduce((sum, from, j) => {
            const until = Math.min(Q, breakpoints[j + 1] ?? Q);
            return sum + (unitCosts[j] ?? 0) * Math.max(0, until - from);
          }, 0);
        };
        // A cycle lasts Q/λ; the money in stock falls evenly from what was paid to nothing.
        const cost = (Q: number): number =>
          ((rest.fixedCost + paid(Q)) * rest.demandRate) / Q + (rest.holdingCostRate * paid(Q)) / 2;
        close(found.cost, cost(found.Q ?? 0));
        for (let Q = 1; Q < 3000; Q += 1)
          expect(cost(Q)).toBeGreaterThanOrEqual((found.cost ?? 0) - 1e-7);
        const without0 = { ...rest, breakpoints: breakpoints.slice(1), unitCosts };
        expect(answerOf(model, without0)).toEqual(found);
      }),
      { numRuns: 40 },
    );
  });

  test("wagner-whitin, against all plans", () => {
    const period = fc.record({
      demand: fc.integer({ min: 0, max: 30 }),
      fixedCost: fc.integer({ min: 0, max: 60 }),
      holdingCost: fc.integer({ min: 0, max: 4 }),
      unitCosts: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 7 }), (periods) => {
        const list = (key: keyof (typeof periods)[number]) => periods.map((one) => one[key]);
        const parameters = {
          ...{ demand: list("demand"), fixedCost: list("fixedCost") },
          ...{ holdingCost: list("holdingCost"), unitCosts: list("unitCosts") },
        };
        const { orders = [], cost = 0 } = answerOf("wagner-whitin", parameters);
        let best = Number.POSITIVE_INFINITY;
        for (let mask = 0; mask < 1 << periods.length; mask++) {
          best = Math.min(best, planCost(periods, mask));
        }
        close(cost, best);
        close(costOf("wagner-whitin", { ...parameters, orders }), best);
      }),
    );
  });

  /** Orders in the periods of the mask, each up to the next one. */
  function planCost(
    periods: readonly {
      demand: number;
      fixedCost: number;
      holdingCost: number;
      unitCosts: number;
    }[],
    mask: number,
  ): number {
    let cost = 0;
    let from: number | undefined;
    for (const [t, { demand }] of periods.entries()) {
      if ((mask >> t) & 1) {
        from = t;
        cost += periods[t]?.fixedCost ?? 0;
      }
      if (demand === 0) continue;
      if (from === undefined) return Number.POSITIVE_INFINITY;
      cost += demand * (periods[from]?.unitCosts ?? 0);
      for (let held = from; held < t; held++) cost += demand * (periods[held]?.holdingCost ?? 0);
    }
    return cost;
  }
});

describe("one level", () => {
  test("newsvendor-poisson: the first of the best levels, and its cost", () => {
    fc.assert(
      fc.property(costs, mean, fc.integer({ min: 0, max: 3 }), (given, rate, leadTime) => {
        const { fixedCost: _, ...rest } = given;
        const found = answerOf("newsvendor-poisson", { ...rest, mean: rate, leadTime });
        const shares = poissonShares(rate * (leadTime + 1), 200);
        const G = periodCost(shares, rest.holdingCost, rest.stockoutCost);
        const levels = Array.from({ length: 120 }, (_, S) => G(S));
        const least = Math.min(...levels);
        close(found.cost, least);
        close(levels[found.S ?? -1], least);
      }),
    );
  });

  test("newsvendor-normal, against the integral over the demand", () => {
    const S = answerOf("newsvendor-normal", {
      ...{ holdingCost: 0.18, stockoutCost: 0.7, mean: 50, sd: 8, leadTime: 4 },
    });
    const [m, sd] = [250, 8 * Math.sqrt(5)];
    const steps = 400_000;
    const width = (24 * sd) / steps;
    let sum = 0;
    for (let at = 0; at < steps; at++) {
      const d = m - 12 * sd + (at + 0.5) * width;
      const density = Math.exp(-0.5 * ((d - m) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
      const left = (S.S ?? 0) - d;
      sum += density * width * (left > 0 ? 0.18 * left : -0.7 * left);
    }
    close(S.cost, sum, 1e-8);
  });

  test("base-stock-compound-poisson, against convolutions of the sizes", () => {
    const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(costs, sizes, mean, ({ fixedCost: _, ...rest }, kinds, rate) => {
        const probabilities = kinds.map(() => 1 / kinds.length);
        const arrivalRate = rate / 2;
        const parameters = { ...rest, sizes: kinds, probabilities, arrivalRate, leadTime: 1.5 };
        const found = answerOf("base-stock-compound-poisson", parameters);
        const shares = totals(kinds, arrivalRate * 1.5);
        const G = periodCost(shares, rest.holdingCost, rest.stockoutCost);
        close(found.cost, G(found.S ?? 0));
        for (let S = 0; S < 90; S++) expect(G(S)).toBeGreaterThanOrEqual((found.cost ?? 0) - 1e-9);
        close(found.fillRate, served(shares, kinds, found.S ?? 0));
      }),
      { numRuns: 30 },
    );
  });

  function totals(kinds: readonly number[], events: number): readonly number[] {
    const most = 500;
    let several: readonly number[] = [1];
    const total = new Array<number>(most + 1).fill(0);
    for (const share of poissonShares(events, 60)) {
      for (const [at, part] of several.entries()) total[at] = (total[at] ?? 0) + share * part;
      const next = new Array<number>(Math.min(most, several.length + 8) + 1).fill(0);
      for (const [at, part] of several.entries()) {
        for (const size of kinds) {
          if (at + size < next.length)
            next[at + size] = (next[at + size] ?? 0) + part / kinds.length;
        }
      }
      several = next;
    }
    return total;
  }

  const served = (shares: readonly number[], kinds: readonly number[], S: number): number => {
    const asked = kinds.reduce((sum, size) => sum + size, 0) / kinds.length;
    const given = expected(shares, (d) =>
      kinds.reduce((sum, size) => sum + Math.min(size, Math.max(0, S - d)) / kinds.length, 0),
    );
    return given / asked;
  };
});

describe("service levels: the level asked for is reached, and the next lower one is not", () => {
  const models = ["newsvendor-poisson", "base-stock-poisson", "r-Q-poisson"] as const;
  test.each(models)("%s", (model) => {
    const level = fc.integer({ min: 1, max: 999 }).map((n) => n / 1000);
    const service = fc.constantFrom("cycle", "fill");
    fc.assert(
      fc.property(level, service, mean, (serviceLevel, kind, rate) => {
        const more = model === "r-Q-poisson" ? { fixedCost: 1, Q: 4 } : {};
        const asked = {
          holdingCost: 1,
          mean: rate,
          leadTime: 2,
          serviceLevel,
          service: kind,
          ...more,
        };
        const found = answerOf(model, asked);
        const key = model === "r-Q-poisson" ? "r" : "S";
        const reached = kind === "cycle" ? "cycleService" : "fillRate";
        expect(found[reached]).toBeGreaterThanOrEqual(serviceLevel - 1e-12);
        const lower = answerOf(model, { ...asked, [key]: (found[key] ?? 0) - 1 });
        expect(lower[reached]).toBeLessThan(serviceLevel);
        expect(found).not.toHaveProperty("cost");
      }),
    );
  });

  test.each(["newsvendor-normal", "r-Q-normal"])("%s", (model) => {
    for (const service of ["cycle", "fill"]) {
      for (const serviceLevel of [0.05, 0.5, 0.9, 0.999, 0.999999]) {
        const more = model === "r-Q-normal" ? { fixedCost: 1, Q: 30 } : {};
        const asked = {
          holdingCost: 1,
          mean: 50,
          sd: 20,
          leadTime: 2,
          serviceLevel,
          service,
          ...more,
        };
        const found = answerOf(model, asked);
        close(service === "cycle" ? found.cycleService : found.fillRate, serviceLevel, 1e-12);
      }
    }
  });
});

describe("(s, S)", () => {
  test("no other s and S cost less", () => {
    fc.assert(
      fc.property(costs, mean, fc.integer({ min: 0, max: 2 }), (given, rate, leadTime) => {
        const parameters = { ...given, mean: rate, leadTime };
        const { cost = 0, s = 0, S = 0 } = answerOf("s-S-poisson", parameters);
        for (let low = s - 6; low <= s + 6; low++) {
          for (let high = Math.max(low + 1, S - 12); high <= S + 12; high++) {
            const other = costOf("s-S-poisson", { ...parameters, s: low, S: high });
            expect(other).toBeGreaterThanOrEqual(cost - 1e-9);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test("its cost is that of the best of all policies, by value iteration", () => {
    const cases = [
      { fixedCost: 5, holdingCost: 1, stockoutCost: 4, mean: 6 },
      { fixedCost: 20, holdingCost: 1, stockoutCost: 9, mean: 3 },
      { fixedCost: 0, holdingCost: 2, stockoutCost: 5, mean: 2 },
      { fixedCost: 12, holdingCost: 0.5, stockoutCost: 2, mean: 1.5 },
    ];
    for (const given of cases) close(answerOf("s-S-poisson", given).cost, leastGain(given), 1e-7);
  });

  /** Relative value iteration over inventory positions −60 … 80; ordering more is always allowed. */
  function leastGain(given: {
    readonly fixedCost: number;
    readonly holdingCost: number;
    readonly stockoutCost: number;
    readonly mean: number;
  }): number {
    const [low, high] = [-60, 80];
    const shares = poissonShares(given.mean, 40);
    const G = periodCost(shares, given.holdingCost, given.stockoutCost);
    const now = Array.from({ length: high - low + 1 }, (_, at) => G(low + at));
    let value = now.map(() => 0);
    for (let round = 0; round < 4000; round++) {
      const after = now.map(
        (cost, at) => cost + expected(shares, (d) => value[Math.max(0, at - d)] ?? 0),
      );
      const best = [...after];
      for (let at = best.length - 2; at >= 0; at--) {
        best[at] = Math.min(best[at] ?? 0, best[at + 1] ?? 0);
      }
      const next = after.map((stay, at) =>
        Math.min(stay, given.fixedCost + (best[at + 1] ?? stay)),
      );
      const gains = next.map((found, at) => found - (value[at] ?? 0)).slice(60);
      const [least, most] = [Math.min(...gains), Math.max(...gains)];
      const at0 = next[-low] ?? 0;
      value = next.map((found) => found - at0);
      if (most - least < 1e-10) return (most + least) / 2;
    }
    throw new Error("value iteration did not settle");
  }

  test("with given probabilities it is the Poisson one, where these are Poisson's", () => {
    const given = { fixedCost: 5, holdingCost: 1, stockoutCost: 4 };
    const shares = poissonShares(6, 60);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const probabilities = shares.map((share) => share / total);
    const listed = answerOf("s-S-discrete", { ...given, probabilities, leadTime: 1 });
    const poisson = answerOf("s-S-poisson", { ...given, mean: 6, leadTime: 1 });
    expect([listed.s, listed.S]).toEqual([poisson.s, poisson.S]);
    close(listed.cost, poisson.cost ?? 0);
    close(listed.fillRate, poisson.fillRate ?? 0);
  });

  test("large normal demand in whole pieces comes near the Poisson one of its spread", () => {
    const given = { fixedCost: 64, holdingCost: 1, stockoutCost: 9, mean: 400 };
    const normal = costOf("s-S-normal", { ...given, sd: 20 });
    expect(Math.abs(normal - costOf("s-S-poisson", given))).toBeLessThan(0.5);
  });
});

describe("(r, Q)", () => {
  test("no other r and Q cost less, and each cost is the sum that it stands for", () => {
    fc.assert(
      fc.property(costs, mean, fc.integer({ min: 0, max: 8 }), (given, rate, quarters) => {
        const leadTime = quarters / 4;
        const parameters = { ...given, mean: rate, leadTime };
        const found = answerOf("r-Q-poisson", parameters);
        const { cost = 0, r = 0, Q = 1 } = found;
        const G = periodCost(
          poissonShares(rate * leadTime, 150),
          given.holdingCost,
          given.stockoutCost,
        );
        const level = (from: number, size: number): number => {
          let sum = given.fixedCost * rate;
          for (let y = from + 1; y <= from + size; y++) sum += G(y);
          return sum / size;
        };
        close(cost, level(r, Q));
        for (let from = r - 8; from <= r + 8; from++) {
          for (let size = Math.max(1, Q - 10); size <= Q + 10; size++) {
            expect(level(from, size)).toBeGreaterThanOrEqual(cost - 1e-9);
          }
        }
        expect(answerOf("r-Q-poisson", { ...parameters, Q })).toEqual(found);
        close(answerOf("r-Q-poisson", { ...parameters, r }).cost, cost);
      }),
      { numRuns: 40 },
    );
  });

  test("normal: the cost is the integral, and no neighbour costs less", () => {
    const normal = fc.record({
      mean: fc.integer({ min: 10, max: 2000 }),
      sd: fc.integer({ min: 1, max: 300 }),
      leadTime: fc.integer({ min: 0, max: 12 }).map((n) => n / 12),
    });
    fc.assert(
      fc.property(costs, normal, (given, demand) => {
        const parameters = { ...given, ...demand };
        const { cost = 0, r = 0, Q = 1 } = answerOf("r-Q-normal", parameters);
        const slack = 1e-9 * Math.max(1, cost);
        for (const [move, scale] of [
          [0.01, 1],
          [-0.01, 1],
          [0, 1.01],
          [0, 0.99],
          [0.02, 1.02],
        ] as const) {
          const other = { ...parameters, r: r + move * Q, Q: Q * scale };
          expect(costOf("r-Q-normal", other)).toBeGreaterThanOrEqual(cost - slack);
        }
        close(costOf("r-Q-normal", { ...parameters, r }), cost);
        close(costOf("r-Q-normal", { ...parameters, Q }), cost);
      }),
    );
    const month = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, mean: 1300, sd: 150 };
    const at = { ...month, leadTime: 1 / 12 };
    const steps = 20_000;
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      const S = 126.8 + (328.5 * (step + 0.5)) / steps;
      const level = { holdingCost: 0.225, stockoutCost: 7.5, S };
      sum += costOf("newsvendor-normal", { ...level, mean: 1300 / 12, sd: 150 / Math.sqrt(12) });
    }
    const whole = (8 * 1300) / 328.5 + sum / steps;
    close(costOf("r-Q-normal", { ...at, r: 126.8, Q: 328.5 }), whole, 1e-7);
  });
});

test("more lead time, spread or service never lowers a level", () => {
  const base = { holdingCost: 1, stockoutCost: 19, fixedCost: 10, mean: 20, sd: 6 };
  const rising = (model: string, key: "S" | "r", lines: readonly Parameters[]): void => {
    const levels = lines.map((more) => answerOf(model, { ...base, ...more })[key] ?? Number.NaN);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  };
  const steps = [0.5, 0.7, 0.9, 0.99, 0.9999];
  rising(
    "newsvendor-normal",
    "S",
    [0, 1, 2, 5].map((leadTime) => ({ leadTime })),
  );
  rising(
    "newsvendor-normal",
    "S",
    [1, 3, 9, 30].map((sd) => ({ sd })),
  );
  for (const service of ["cycle", "fill"]) {
    const levels = steps.map((serviceLevel) => ({ service, serviceLevel, Q: 10, leadTime: 1 }));
    rising("r-Q-normal", "r", levels);
    rising("r-Q-poisson", "r", levels);
  }
  rising(
    "r-Q-normal",
    "r",
    [0.5, 1, 2, 5].map((leadTime) => ({ leadTime, Q: 20 })),
  );
  rising(
    "s-S-poisson",
    "S",
    [0, 1, 2, 3].map((leadTime) => ({ leadTime })),
  );
});
