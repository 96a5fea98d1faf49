/** Tasks planned in parts: never better than the best of all plans, never worse than is said. */
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/planning/assembly.ts";
import type { Solve } from "../../src/planning/lexicographic.ts";
import { planOf } from "../../src/planning/plan-of.ts";
import { wideShipping } from "../../src/planning/wide.ts";
import { highsSolver } from "../../src/solver/highs.ts";
import { type Outcome, smallTask, tryEverything } from "./small-tasks.ts";
import { claimed, faultsOf, smallWorld } from "./small-worlds.ts";

const solve = highsSolver();
/** More of them where somebody wants to be surer. */
const count = Number(process.env["BICHIKU_SEEDS"] ?? 60);
const settings = { prefer: "cost", solve, timeLimitSeconds: 60, elapsedSeconds: () => 0 } as const;
const criteria = ["shortage", "fixed", "fairness", "lateness", "cost"] as const;
const inUnits = (outcome: Outcome, criterion: (typeof criteria)[number]): number =>
  criterion === "cost" ? outcome.cost / 1000 : outcome[criterion];

describe("a plan in parts", () => {
  test("on small tasks: its bounds are bounds, its plans no better than the best", {
    timeout: 60_000 * Math.ceil(count / 60),
  }, async () => {
    let [compared, proven] = [0, 0];
    for (let seed = 0; seed < count; seed += 1) {
      const task = smallTask(seed);
      const best = tryEverything(task, 5000);
      if (best === undefined || best === "none") continue;
      const { stages } = await wideShipping(task, settings);
      compared += 1;
      for (const { objective, value, bound, proven: is } of stages) {
        const criterion = criteria.find((it) => it === objective.criterion);
        if (criterion === undefined) break;
        const least = inUnits(best, criterion);
        expect([seed, criterion, bound <= least + 1e-4]).toEqual([seed, criterion, true]);
        expect([seed, criterion, value >= least - 1e-4]).toEqual([seed, criterion, true]);
        if (!is) break;
        if (criterion === "cost") proven += 1;
        expect([seed, criterion, value]).toEqual([seed, criterion, expect.closeTo(least, 3)]);
      }
    }
    expect(compared).toBeGreaterThan(25);
    expect(proven).toBeGreaterThan(0);
  });

  test("whatever question the solver gives up, or answers late: a plan, and bounds that are bounds", async () => {
    let [compared, worse] = [0, 0];
    for (let seed = 0; seed < 40; seed += 1) {
      const task = smallTask(seed);
      const best = tryEverything(task, 5000);
      if (best === undefined || best === "none") continue;
      for (const lost of [2, 5, 9, 12, 14, 16, 18, 20]) {
        let [asked, seconds] = [0, 0];
        const solveSome: Solve = (question) => {
          asked += 1;
          seconds += 2;
          const none = { status: "limit", values: undefined, bound: -Infinity } as const;
          return asked >= lost ? Promise.resolve(none) : solve(question);
        };
        const how = { ...settings, solve: solveSome, elapsedSeconds: () => seconds };
        const { stages } = await wideShipping(task, how);
        compared += 1;
        for (const { objective, value, bound } of stages) {
          const criterion = criteria.find((it) => it === objective.criterion);
          if (criterion === undefined) break;
          const least = inUnits(best, criterion);
          expect([seed, lost, criterion, bound <= least + 1e-4]).toEqual([
            ...[seed, lost, criterion, true],
          ]);
          if (value > least + 1e-4) {
            worse += 1;
            break;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
    expect(worse).toBeGreaterThan(0);
  });

  test("is accepted by the checker", async () => {
    let sending = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const world = smallWorld(seed);
      const assembly = assemble(world.lines, world.surroundings, world.choices);
      const shipping = await wideShipping(assembly.task, settings);
      const plan = planOf(assembly, shipping, {
        date: world.surroundings.date,
        settings: {},
        position: { number: 0, hash: "" },
        version: () => 1,
      });
      expect([seed, faultsOf(world, claimed(plan))]).toEqual([seed, []]);
      if (plan.shipments.length > 0) sending += 1;
    }
    expect(sending).toBeGreaterThan(20);
  });
});
