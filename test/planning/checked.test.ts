/** Plans of random worlds: the checker, which never saw the model, accepts each; more is never worse. */
import { describe, expect, test } from "vitest";
import { plusDays } from "../../src/domain/dates.ts";
import type { Plan } from "../../src/domain/planning/plan.ts";
import type { PlanClaim } from "../../src/domain/planning/plan-claim.ts";
import { highsSolver } from "../../src/solver/highs.ts";
import {
  claimed,
  factsOf,
  faultsOf,
  planFor,
  type SmallWorld,
  smallWorld,
} from "./small-worlds.ts";

const solve = highsSolver();
const seeds = Array.from({ length: 80 }, (_, seed) => seed + 1);

describe("each plan of a random world", () => {
  test("is accepted by the checker, is whole, and adds up", { timeout: 120_000 }, async () => {
    let sending = 0;
    for (const seed of seeds) {
      const world = smallWorld(seed);
      const plan = await planFor(world, solve);
      expect([seed, faultsOf(world, claimed(plan))]).toEqual([seed, []]);
      if (plan.shipments.length > 0) sending += 1;
      for (const { request, line } of world.lines) {
        const sent = plan.shipments
          .flatMap(({ lines }) => lines)
          .filter((it) => it.request === request.code)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        const missing = plan.unmet.find((it) => it.request === request.code)?.quantity ?? 0;
        expect([seed, missing]).toEqual([seed, Math.max(0, line.quantity - sent)]);
      }
      const shares = plan.shipments.reduce((sum, { costYen }) => sum + costYen, 0);
      expect([seed, shares]).toEqual([seed, plan.measures.costYen]);
    }
    expect(sending).toBeGreaterThan(seeds.length / 3);
  });

  test("is the same to the byte when it is made again", async () => {
    for (const seed of seeds.slice(0, 20)) {
      const [first, second] = [
        await planFor(smallWorld(seed), solve),
        await planFor(smallWorld(seed), solve),
      ];
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    }
  });
});

type Change = (world: SmallWorld) => SmallWorld;

const changes: readonly (readonly [what: string, change: Change])[] = [
  [
    "more stock",
    (world) => ({
      ...world,
      surroundings: {
        ...world.surroundings,
        stock: world.surroundings.stock.map((line) => ({ ...line, quantity: line.quantity + 20 })),
      },
    }),
  ],
  [
    "more time",
    (world) => ({
      ...world,
      lines: world.lines.map((it) => {
        const { neededBy } = it.line;
        const line =
          neededBy === undefined ? it.line : { ...it.line, neededBy: plusDays(neededBy, 5) };
        return { ...it, line, request: { ...it.request, lines: [line] } };
      }),
    }),
  ],
  [
    "more vehicles",
    (world) => {
      const { network } = world.surroundings;
      const vehicles = network.vehicles.map(({ available, ...vehicle }) =>
        available === undefined ? vehicle : { ...vehicle, available: available + 2 },
      );
      return {
        ...world,
        surroundings: { ...world.surroundings, network: { ...network, vehicles } },
      };
    },
  ],
];

/** The criteria in the order in which they count, as far as a change cannot move the scale. */
const worth = (plan: Plan): readonly number[] =>
  (["shortage", "fixed", "fairness", "lateness", "cost"] as const).map(
    (name) => plan.proofs.find(({ criterion }) => criterion === name)?.value ?? 0,
  );

const notWorse = (after: readonly number[], before: readonly number[]): boolean => {
  for (const [at, value] of after.entries()) {
    const difference = value - (before[at] ?? 0);
    if (Math.abs(difference) > 1e-4) return difference < 0;
  }
  return true;
};

describe("never makes a plan worse", () => {
  test.each(changes)("%s", { timeout: 120_000 }, async (_, change) => {
    for (const seed of seeds.slice(0, 40)) {
      const world = { ...smallWorld(seed), choices: { ...smallWorld(seed).choices, floors: [] } };
      const [before, after] = [await planFor(world, solve), await planFor(change(world), solve)];
      // Lots that are to be used first may be other ones afterwards, which is no worse.
      expect([seed, notWorse(worth(after).slice(0, 1), worth(before).slice(0, 1))]).toEqual([
        seed,
        true,
      ]);
      if (world.choices.fixedLots.length > 0) continue;
      // A need that could not be served at all has a share only now.
      const [fewer, more] = [factsOf(world), factsOf(change(world))];
      if (fewer.requests.size !== more.requests.size) continue;
      if (Math.abs((worth(after)[0] ?? 0) - (worth(before)[0] ?? 0)) > 1e-4) continue;
      const same = servedOf(after).length === servedOf(before).length;
      if (same) expect([seed, notWorse(worth(after), worth(before))]).toEqual([seed, true]);
    }
  });
});

const servedOf = ({ shipments }: Plan): readonly string[] => [
  ...new Set(shipments.map(({ request }) => request)),
];

describe("the checker finds what is wrong with a plan", () => {
  const worldWithPlan = async (): Promise<{ world: SmallWorld; claim: PlanClaim }> => {
    for (const seed of seeds) {
      const world = smallWorld(seed);
      const plan = await planFor(world, solve);
      const [first] = plan.shipments;
      if (first !== undefined && first.legs.length >= 2) return { world, claim: claimed(plan) };
    }
    throw new Error("no seed sends anything over two legs");
  };
  const changed = (claim: PlanClaim, change: (shipment: PlanClaim["shipments"][0]) => object) => ({
    ...claim,
    shipments: claim.shipments.map((shipment, at) =>
      at === 0 ? { ...shipment, ...change(shipment) } : shipment,
    ),
  });
  test.each<[what: string, rule: string, change: (shipment: PlanClaim["shipments"][0]) => object]>([
    [
      "more than there is",
      "stock",
      ({ goods }) => ({ goods: goods.map((one) => ({ ...one, quantity: one.quantity + 10_000 })) }),
    ],
    [
      "a broken pack",
      "whole-packs",
      ({ goods }) => ({ goods: goods.map((one) => ({ ...one, quantity: one.quantity - 1 })) }),
    ],
    [
      "a request there is none of",
      "request",
      ({ goods }) => ({ goods: goods.map((one) => ({ ...one, request: "R99" })) }),
    ],
    ["a gap in the way", "way", ({ legs }) => ({ legs: legs.slice(1) })],
    ["a way that ends too soon", "way", ({ legs }) => ({ legs: legs.slice(0, -1) })],
    [
      "a vehicle that does not go there",
      "leg",
      ({ legs }) => ({ legs: legs.map((leg) => ({ ...leg, vehicle: "BALLOON" })) }),
    ],
    ["no trips", "payload", ({ legs }) => ({ legs: legs.map((leg) => ({ ...leg, trips: 0 })) })],
    [
      "a departure before it is there",
      "days",
      ({ legs }) => ({ legs: legs.map((leg) => ({ ...leg, depart: "2026-11-01" })) }),
    ],
    [
      "somebody else's goods",
      "stock",
      ({ goods }) => ({ goods: goods.map((one) => ({ ...one, agency: "nobody" })) }),
    ],
  ])("%s", async (_, rule, change) => {
    const { world, claim } = await worldWithPlan();
    const found = faultsOf(world, changed(claim, change));
    expect(found.map((it) => it.rule)).toContain(rule);
  });

  test("a cost that is not what it costs", async () => {
    const { world, claim } = await worldWithPlan();
    const found = faultsOf(world, { ...claim, costYen: (claim.costYen ?? 0) + 1 });
    expect(found.map(({ rule }) => rule)).toEqual(["cost"]);
  });
});
