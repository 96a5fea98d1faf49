/** Tests to commission, against trying every set of tests. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cheapestTests,
  commission,
  type Goal,
  type TestedLot,
} from "../../src/specification/commission.ts";

const costs: Readonly<Record<string, number>> = { a: 0, b: 10, c: 7, d: 3, e: 4, f: 0 };
const names = Object.keys(costs);
const effort = (test: string) => {
  const cost = costs[test] ?? 0;
  return { cost, trouble: cost === 0 ? 1 : 0 };
};

const goals: fc.Arbitrary<Goal> = fc.array(
  fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), {
    maxLength: 3,
  }),
  { maxLength: 3 },
);
const lots: fc.Arbitrary<TestedLot> = fc.record({
  goals: fc.array(fc.record({ goal: goals, worth: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 3,
  }),
});

const subsets = Array.from({ length: 1 << names.length }, (_, set) =>
  names.filter((_, bit) => (set >> bit) % 2 === 1),
);
const cost = (tests: readonly string[]): number =>
  tests.reduce((sum, one) => sum + effort(one).cost, 0);
const trouble = (tests: readonly string[]): number =>
  tests.reduce((sum, one) => sum + effort(one).trouble, 0);
/** Cost first; of one lot's tests no trouble comes near to the least cost. */
const both = (tests: readonly string[]): number => cost(tests) * 100 + trouble(tests);
const reaches = (tests: readonly string[], goal: Goal): boolean =>
  goal.some((plan) => plan.every((need) => need.some((one) => tests.includes(one))));

describe("the cheapest tests for all goals of a lot", () => {
  test("are as cheap as any set that reaches them", () => {
    fc.assert(
      fc.property(fc.array(goals, { maxLength: 3 }), (all) => {
        const enough = subsets.filter((tests) => all.every((goal) => reaches(tests, goal)));
        const found = cheapestTests(all, effort);
        if (enough.length === 0) {
          expect(found).toBeUndefined();
          return;
        }
        expect(both(found?.tests ?? [])).toBe(Math.min(...enough.map(both)));
        expect(all.every((goal) => reaches(found?.tests ?? [], goal))).toBe(true);
        expect([cost(found?.tests ?? []), trouble(found?.tests ?? [])]).toEqual([
          found?.cost,
          found?.trouble,
        ]);
      }),
      { numRuns: 400 },
    );
  });

  test("one test may serve two organisations", () => {
    const needsEither: Goal = [[["b", "c"]]];
    const needsOne: Goal = [[["b"]]];
    expect(cheapestTests([needsEither], effort)).toEqual({ tests: ["c"], cost: 7, trouble: 0 });
    expect(cheapestTests([needsEither, needsOne], effort)).toEqual({
      tests: ["b"],
      cost: 10,
      trouble: 0,
    });
  });
});

describe("what to have tested within a budget", () => {
  const worthOf = (chosen: readonly (readonly string[])[], all: readonly TestedLot[]): number =>
    all.reduce(
      (sum, { goals: own }, index) =>
        sum +
        own.reduce(
          (part, { goal, worth }) => part + (reaches(chosen[index] ?? [], goal) ? worth : 0),
          0,
        ),
      0,
    );
  const everyChoice = (all: readonly TestedLot[]): readonly (readonly (readonly string[])[])[] =>
    all.reduce<readonly (readonly (readonly string[])[])[]>(
      (choices) => choices.flatMap((choice) => subsets.map((tests) => [...choice, tests])),
      [[]],
    );

  test("settles as much as any choice that the budget allows, for as little", () => {
    fc.assert(
      fc.property(
        fc.array(lots, { maxLength: 2 }),
        fc.integer({ min: 0, max: 40 }),
        (all, budget) => {
          const chosen = (commission(all, effort, budget) ?? []).map(({ tests }) => tests);
          expect(chosen).toHaveLength(all.length);
          const spent = chosen.reduce((sum, tests) => sum + cost(tests), 0);
          expect(spent).toBeLessThanOrEqual(budget);
          let [most, least] = [0, 0];
          for (const choice of everyChoice(all)) {
            if (choice.reduce((sum, tests) => sum + cost(tests), 0) > budget) continue;
            const total = choice.reduce((sum, tests) => sum + both(tests), 0);
            const worth = worthOf(choice, all);
            if (worth > most || (worth === most && total < least)) [most, least] = [worth, total];
          }
          expect(worthOf(chosen, all)).toBe(most);
          expect(chosen.reduce((sum, tests) => sum + both(tests), 0)).toBe(least);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("without one, all that can be settled is", () => {
    fc.assert(
      fc.property(fc.array(lots, { maxLength: 4 }), (all) => {
        const chosen = commission(all, effort) ?? [];
        expect(chosen).toHaveLength(all.length);
        for (const [index, { goals: own }] of all.entries()) {
          const can = own.filter(({ goal }) => goal.length > 0).length;
          expect(chosen[index]?.reached.length).toBe(can);
        }
      }),
    );
  });

  test("hundreds of lots and a tight budget are no matter", () => {
    const all = Array.from({ length: 400 }, (_, index) => ({
      goals: [
        { goal: [[["b"], [index % 2 === 0 ? "c" : "d"]]] as Goal, worth: 100 + (index % 37) },
      ],
    }));
    const chosen = commission(all, effort, 500) ?? [];
    expect(chosen.reduce((sum, one) => sum + one.cost, 0)).toBeLessThanOrEqual(500);
    expect(chosen.filter(({ tests }) => tests.length > 0).length).toBe(38);
  });

  test("a budget in units too fine for so many lots is refused", () => {
    const goals: TestedLot["goals"] = [{ goal: [[["b"]]], worth: 1 }];
    const all = Array.from({ length: 50 }, () => ({ goals }));
    const odd = (test: string) => ({ cost: test === "b" ? 999_983 : 1, trouble: 0 });
    const mixed = [...all, { goals: [{ goal: [[["c"]]] as Goal, worth: 1 }] }];
    expect(commission(mixed, odd, 20_000_000)).toBeUndefined();
    expect(commission(mixed, odd, 1_000_000_000)).toHaveLength(51); // it is enough for all
  });
});
