/**
 * Capacitated facility location inside this network: a leg with one big vehicle whose fixed cost is
 * the opening cost. The optimum of small instances is found by trying every set of open facilities.
 */
import { describe, expect, test } from "vitest";
import { bestShipping } from "../../src/planning/shipping.ts";
import type { Task } from "../../src/planning/task.ts";
import { highsSolver } from "../../src/solver/highs.ts";
import { numbersFrom } from "./small-tasks.ts";

interface Instance {
  readonly opening: readonly number[]; // JPY, by facility
  readonly capacity: readonly number[]; // packs
  readonly demand: readonly number[]; // packs, by customer
  readonly unit: readonly (readonly number[])[]; // JPY a pack, facility by customer
}

function instance(seed: number): Instance {
  const draw = numbersFrom(seed);
  const [facilities, customers] = [draw(2, 4), draw(2, 4)];
  const demand = Array.from({ length: customers }, () => draw(1, 6));
  const total = demand.reduce((sum, each) => sum + each, 0);
  return {
    demand,
    opening: Array.from({ length: facilities }, () => draw(5, 60) * 1000),
    capacity: Array.from({ length: facilities }, () => draw(Math.ceil(total / 2), total)),
    unit: Array.from({ length: facilities }, () => demand.map(() => draw(1, 9) * 1000)),
  };
}

/** Plant → facility by a truck that has to be opened, facility → customer at a rate per kilogram. */
function taskOf({ opening, capacity, demand, unit }: Instance): Task {
  const total = demand.reduce((sum, each) => sum + each, 0);
  const vehicle = (code: string, payloadG: number, fixed: number, perKg: number) => ({
    ...({ code, name: code, mode: "road", payloadG, volumeCm3: 1e9, visibility: 0 } as const),
    ...{ fixedMilliYen: fixed * 1000, perKmMilliYen: 0, perKgMilliYen: perKg * 1000 },
  });
  const leg = (from: string, to: string, code: string) => ({
    ...({ from, to, mode: "road", distanceM: 1000, leadDays: 0, transitDays: 1 } as const),
    ...{ vehicles: [code], estimated: false },
  });
  const sites = opening.map((_, at) => `F${at}`);
  const customers = demand.map((_, at) => `C${at}`);
  const rates = sites.flatMap((site, f) =>
    customers.map((customer, c) => ({ site, customer, perPack: unit[f]?.[c] ?? 0 })),
  );
  return {
    goods: [
      {
        ...{ item: "TENT", lot: "L", agency: "jica", depot: "PLANT", packs: total },
        ...{ piecesPerPack: 1, packWeightG: 1000, packVolumeCm3: 1, fixed: false },
      },
    ],
    needs: customers.map((place, at) => ({
      ...{ request: place, line: 1, asked: demand[at] ?? 0, weight: 1 },
      ...{ places: [place], partial: true },
    })),
    matches: customers.map((_, need) => ({ goods: 0, need, ready: 0, latest: 9 })),
    floors: [],
    network: {
      places: ["PLANT", ...sites, ...customers].map((code) => ({
        code,
        name: code,
        kind: "field",
      })),
      vehicles: [
        ...sites.map((site, at) => ({
          ...vehicle(`OPEN-${site}`, (capacity[at] ?? 0) * 1000, opening[at] ?? 0, 0),
          available: 1,
        })),
        ...rates.map(({ site, customer, perPack }) =>
          vehicle(`${site}-${customer}`, 1e9, 0, perPack),
        ),
      ],
      legs: [
        ...sites.map((site) => leg("PLANT", site, `OPEN-${site}`)),
        ...rates.map(({ site, customer }) => leg(site, customer, `${site}-${customer}`)),
      ],
    },
    fillPercent: 100,
  };
}

/** Every set of open facilities, and for each every way of serving packs, customer by customer. */
function byTryingEverything({ opening, capacity, demand, unit }: Instance): number {
  const serve = (left: readonly number[], customer: number, packs: number): number => {
    if (customer === demand.length) return 0;
    if (packs === 0) return serve(left, customer + 1, demand[customer + 1] ?? 0);
    const key = `${left.join()} ${customer} ${packs}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const costs = left.map((room, at) =>
      room === 0
        ? Infinity
        : (unit[at]?.[customer] ?? 0) +
          serve(
            left.map((each, other) => (other === at ? each - 1 : each)),
            customer,
            packs - 1,
          ),
    );
    const least = Math.min(...costs);
    seen.set(key, least);
    return least;
  };
  const seen = new Map<string, number>();
  let best = Infinity;
  for (let open = 0; open < 2 ** opening.length; open += 1) {
    const isOpen = opening.map((_, at) => Math.floor(open / 2 ** at) % 2 === 1);
    const fixed = opening.reduce((sum, cost, at) => sum + (isOpen[at] === true ? cost : 0), 0);
    const room = capacity.map((each, at) => (isOpen[at] === true ? each : 0));
    best = Math.min(best, fixed + serve(room, 0, demand[0] ?? 0));
  }
  return best;
}

describe("capacitated facility location", () => {
  test("a plan opens the facilities that are best", { timeout: 60_000 }, async () => {
    const solve = highsSolver();
    let opened = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const one = instance(seed);
      const found = await bestShipping(taskOf(one), {
        ...{ prefer: "cost", solve, timeLimitSeconds: 60, elapsedSeconds: () => 0 },
      });
      const cost = found?.stages.find(({ objective }) => objective.criterion === "cost");
      expect([seed, cost?.proven]).toEqual([seed, true]);
      const best = byTryingEverything(one);
      expect([seed, (cost?.value ?? 0) * 1000]).toEqual([seed, expect.closeTo(best, 1)]);
      opened += found?.departures.filter(({ leg }) => leg < one.opening.length).length ?? 0;
    }
    expect(opened).toBeGreaterThan(12);
  });
});
