/** The model against trying everything, on small tasks of all kinds. */
import { describe, expect, test } from "vitest";
import { bestShipping } from "../../src/planning/shipping.ts";
import { highsSolver } from "../../src/solver/highs.ts";
import { smallTask, tryEverything } from "./small-tasks.ts";

const solve = highsSolver();
/** The benchmark asks for a thousand. */
const count = Number(process.env["BICHIKU_SEEDS"] ?? 70);
const seeds = Array.from({ length: count }, (_, seed) => seed);

describe("the model's plan is as good as the best of all plans", () => {
  test("on random small tasks, in every criterion", {
    timeout: 120_000 * Math.ceil(count / 70),
  }, async () => {
    let compared = 0;
    for (const seed of seeds) {
      const task = smallTask(seed);
      const best = tryEverything(task);
      if (best === undefined) continue;
      compared += 1;
      const found = await bestShipping(task, {
        prefer: "cost",
        solve,
        timeLimitSeconds: 60,
        elapsedSeconds: () => 0,
      });
      if (best === "none") {
        expect([seed, found]).toEqual([seed, undefined]);
        continue;
      }
      const reached = new Map(
        (found?.stages ?? []).map(({ objective, value }) => [objective.criterion, value]),
      );
      const cost = (reached.get("cost") ?? 0) * 1000;
      expect({ seed, ...best }).toEqual({
        seed,
        shortage: expect.closeTo(reached.get("shortage") ?? 0, 4),
        fixed: expect.closeTo(reached.get("fixed") ?? 0, 4),
        fairness: expect.closeTo(reached.get("fairness") ?? 0, 4),
        lateness: expect.closeTo(reached.get("lateness") ?? 0, 4),
        cost: expect.closeTo(cost, 1),
        expiry: expect.closeTo(reached.get("expiry") ?? 0, 4),
        visibility: expect.closeTo(reached.get("visibility") ?? 0, 2),
        emissions: expect.closeTo(reached.get("emissions") ?? 0, 3),
        arrival: expect.closeTo(reached.get("arrival") ?? 0, 4),
      });
    }
    expect(compared).toBeGreaterThan(count / 2);
  });
});
