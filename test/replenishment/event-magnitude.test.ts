/** Sizes of goods that come together, where most are unknown: the fit against trying everything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chance, seeded } from "../../src/replenishment/chance.ts";
import { fitMagnitude, type KnownSize } from "../../src/replenishment/demand/event-magnitude.ts";
import { normalQuantile } from "../../src/replenishment/models/normal.ts";

const normal = (chance: Chance): number => normalQuantile(Math.max(1e-12, chance.even()));

/** The determinant and the quadratic form of a covariance written out in full, by elimination. */
function fullLikelihood(
  events: readonly (readonly KnownSize[])[],
  mu: readonly number[],
  common: number,
  own: number,
): number {
  let sum = 0;
  for (const known of events.filter((one) => one.length > 0)) {
    const rows = known.map((_, i) =>
      known.map((__, j) => common * common + (i === j ? own * own : 0)),
    );
    const right = known.map(({ measure, log }) => log - (mu[measure] ?? 0));
    let [logDeterminant, quadratic] = [0, 0];
    for (const [k, row] of rows.entries()) {
      const pivot = row[k] ?? 0;
      logDeterminant += Math.log(pivot);
      quadratic += (right[k] ?? 0) ** 2 / pivot;
      for (let i = k + 1; i < rows.length; i++) {
        const below = rows[i] ?? [];
        const factor = (below[k] ?? 0) / pivot;
        for (let j = k; j < row.length; j++) below[j] = (below[j] ?? 0) - factor * (row[j] ?? 0);
        right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0);
      }
    }
    sum -= (known.length * Math.log(2 * Math.PI) + logDeterminant + quadratic) / 2;
  }
  return sum;
}

/** Events of a known truth; each size is seen with a probability of its own. */
function drawn(
  count: number,
  { mu, common, own }: { readonly mu: readonly number[]; common: number; own: number },
  chance: Chance,
  seen: (magnitude: number) => number,
) {
  return Array.from({ length: count }, () => {
    const magnitude = common * normal(chance);
    return mu.flatMap((mean, measure): readonly KnownSize[] => {
      const log = mean + magnitude + own * normal(chance);
      return chance.even() < seen(magnitude) ? [{ measure, log }] : [];
    });
  });
}

const truth = { mu: [6, 8, 4], common: 0.9, own: 0.5 };

test("its likelihood is that of the covariance written out, and no step around it is better", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const events = drawn(25, truth, seeded(seed), () => 0.6);
      const fit = fitMagnitude({ events, measures: 3, value: undefined });
      const at = (mu: readonly number[], common: number, own: number) =>
        fullLikelihood(events, mu, common, own);
      const best = at(fit.mu, fit.common, fit.own[0]);
      expect(fit.logLikelihood).toBeCloseTo(best, 6);
      for (const [dm, dc, dp] of around) {
        const moved = fit.mu.map((mean, i) => mean + (dm[i] ?? 0));
        const [common, own] = [Math.max(1e-3, fit.common + dc), Math.max(1e-3, fit.own[0] + dp)];
        expect(at(moved, common, own)).toBeLessThanOrEqual(best + 1e-4);
      }
    }),
    { numRuns: 20 },
  );
});

/** Steps in every direction, each parameter by itself and all together. */
const steps = [-0.3, -0.05, 0, 0.05, 0.3];
const around = steps.flatMap((a) =>
  steps.flatMap((b) => [
    [[a, 0, 0], b, 0] as const,
    [[0, a, 0], 0, b] as const,
    [[0, 0, a], b, -b] as const,
    [[a, b, a], b, a] as const,
  ]),
);

describe("what was drawn is found again", () => {
  test("means, spreads and the correlation, though 40 % of the sizes are unknown", () => {
    const events = drawn(3000, truth, seeded(5), () => 0.6);
    const { mu, common, own } = fitMagnitude({ events, measures: 3, value: undefined });
    for (const [at, mean] of truth.mu.entries()) expect(mu[at]).toBeCloseTo(mean, 1);
    expect(common).toBeCloseTo(0.9, 1);
    expect(own[0]).toBeCloseTo(0.5, 1);
    expect(common ** 2 / (common ** 2 + own[0] ** 2)).toBeCloseTo(0.81 / 1.06, 1);
  });

  test("where large gifts are published more, the value in yen beside tells that the rest is smaller", () => {
    // Goods 0 is seen where the event is large; the value, measure 1, always.
    const chance = seeded(7);
    const events = Array.from({ length: 3000 }, () => {
      const magnitude = normal(chance);
      const value = { measure: 1, log: 16 + magnitude + 0.2 * normal(chance) };
      const size = { measure: 0, log: 6 + magnitude + 0.3 * normal(chance) };
      return value.log > 16 ? [size, value] : [value];
    });
    const known = events.flatMap((all) => all.filter(({ measure }) => measure === 0));
    const plain = known.reduce((sum, { log }) => sum + log, 0) / known.length;
    const { mu } = fitMagnitude({ events, measures: 2, value: 1 });
    expect(plain).toBeGreaterThan(6.7);
    expect(mu[0]).toBeCloseTo(6, 1);
  });

  test("resumed from a fit of nearly the same events it ends where it would alone", () => {
    const events = drawn(40, truth, seeded(9), () => 0.7);
    const question = { measures: 3, value: undefined };
    const first = fitMagnitude({ ...question, events });
    const fewer = { ...question, events: events.slice(1) };
    const [alone, resumed] = [fitMagnitude(fewer), fitMagnitude(fewer, first)];
    expect(resumed.common).toBeCloseTo(alone.common, 2);
    expect(resumed.own[0]).toBeCloseTo(alone.own[0], 2);
  });
});
