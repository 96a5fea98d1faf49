/** The set that is chosen is the cheapest there is: checked against trying everything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hypothesis } from "../../src/reconciliation/hypothesis.ts";
import { explain } from "../../src/reconciliation/partition.ts";

const hypothesis = (covers: readonly number[], cost: number, quantity?: number): Hypothesis => ({
  covers,
  cost,
  ...(quantity === undefined ? {} : { uses: [{ key: "stock", quantity, of: 10 }] }),
  facts: [{ is: "remainder", cause: "loss", card: covers[0] ?? 0, quantity: 1 }],
  moves: [],
  corrections: [],
});

/** Every way to cover all differences once, by brute force. */
function allWays(
  differences: readonly number[],
  hypotheses: readonly Hypothesis[],
): readonly (readonly Hypothesis[])[] {
  const [first] = differences;
  if (first === undefined) return [[]];
  return hypotheses
    .filter(
      ({ covers }) => covers.includes(first) && covers.every((at) => differences.includes(at)),
    )
    .flatMap((one) =>
      allWays(
        differences.filter((at) => !one.covers.includes(at)),
        hypotheses,
      ).map((rest) => [one, ...rest]),
    );
}

/** Together they draw no more than there is. */
const possible = (set: readonly Hypothesis[]): boolean =>
  set.flatMap(({ uses = [] }) => uses).reduce((sum, { quantity }) => sum + quantity, 0) <= 10;

const costOf = (set: readonly Hypothesis[]): number => set.reduce((sum, { cost }) => sum + cost, 0);

/** Up to seven differences, each of which something explains alone, and more that link them. */
const problems = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc
    .record({
      alone: fc.array(fc.integer({ min: 1, max: 160 }), { minLength: size, maxLength: size }),
      more: fc.array(
        fc.record({
          covers: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), {
            minLength: 1,
            maxLength: Math.min(3, size),
          }),
          cost: fc.integer({ min: 1, max: 240 }),
          quantity: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
        }),
        { maxLength: 12 },
      ),
    })
    .map(({ alone, more }) => [
      ...alone.map((cost, at) => hypothesis([at], cost / 8)),
      ...more.map(({ covers, cost, quantity }) =>
        hypothesis([...covers].sort(), cost / 8, quantity),
      ),
    ]),
);

const differencesIn = (hypotheses: readonly Hypothesis[]): readonly number[] =>
  [...new Set(hypotheses.flatMap(({ covers }) => covers))].sort();

describe("any set of explanations", () => {
  test("the one chosen covers each difference once, and none is cheaper", () => {
    fc.assert(
      fc.property(problems, (hypotheses) => {
        const differences = differencesIn(hypotheses);
        const solutions = explain(hypotheses);
        const chosen = solutions.flatMap((one) => one.chosen);
        expect(chosen.flatMap(({ covers }) => covers).sort()).toEqual(differences);
        const best = Math.min(...allWays(differences, hypotheses).filter(possible).map(costOf));
        expect(costOf(chosen)).toBeCloseTo(best, 9);
        expect(solutions.every(({ gap }) => gap === 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("its confidence is its share of all ways, but for those far behind", () => {
    fc.assert(
      fc.property(problems, (hypotheses) => {
        const ways = allWays(differencesIn(hypotheses), hypotheses).filter(possible);
        const weight = (set: readonly Hypothesis[]) => Math.exp(0 - costOf(set));
        const all = ways.reduce((sum, way) => sum + weight(way), 0);
        for (const { chosen, chance } of explain(hypotheses)) {
          for (const one of chosen) {
            const share = ways
              .filter((way) => way.includes(one))
              .reduce((sum, way) => sum + weight(way), 0);
            // What is beyond the window weighs at most e^-7 of the best for each way left out.
            const off = ways.length * Math.exp(-7);
            expect(Math.abs((chance.get(one) ?? 0) - share / all)).toBeLessThanOrEqual(off + 1e-9);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a search that is cut short still covers all, and says how far off it may be", () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 5, max: 150 }), (hypotheses, looks) => {
        const differences = differencesIn(hypotheses);
        const solutions = explain(hypotheses, looks);
        const chosen = solutions.flatMap((one) => one.chosen);
        expect(chosen.flatMap(({ covers }) => covers).sort()).toEqual(differences);
        const gap = solutions.reduce((sum, one) => sum + one.gap, 0);
        const best = Math.min(...allWays(differences, hypotheses).filter(possible).map(costOf));
        expect(costOf(chosen)).toBeLessThanOrEqual(best + gap + 1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

test("the order in which explanations are listed does not matter to the cost", () => {
  fc.assert(
    fc.property(problems, (hypotheses) => {
      const cost = (list: readonly Hypothesis[]): number =>
        explain(list).reduce((sum, one) => sum + one.cost, 0);
      expect(cost([...hypotheses].reverse())).toBeCloseTo(cost(hypotheses), 9);
    }),
  );
});

test("three hundred differences that all fit each other end in time, with the gap told", () => {
  const size = 300;
  const pairs = Array.from({ length: size }, (_, a) =>
    Array.from({ length: 8 }, (__, step) => (a + 1 + step * 7) % size)
      .filter((b) => b !== a)
      .map((b) =>
        hypothesis(
          [a, b].sort((x, y) => x - y),
          9 + ((a * 31 + b * 17) % 13) / 7,
        ),
      ),
  ).flat();
  const alone = Array.from({ length: size }, (_, at) => hypothesis([at], 10));
  const solutions = explain([...alone, ...pairs], 200_000);
  const chosen = solutions.flatMap((one) => one.chosen);
  const covered = chosen.flatMap(({ covers }) => covers);
  expect(new Set(covered).size).toBe(size);
  expect(covered).toHaveLength(size);
  expect(solutions.some(({ gap }) => gap > 0)).toBe(true);
});
