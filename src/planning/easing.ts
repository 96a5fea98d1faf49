/**
 * What stands in the way of a plan, each thing eased by as little as makes a difference: the same
 * question with one change, to be planned anew. Nothing is said of a change that was not planned.
 */
import { plusDays } from "../domain/dates.ts";
import type { Plan, UnmetReason } from "../domain/planning/plan.ts";
import type { PlanChange } from "../domain/planning/plan-change.ts";
import type { StockLine } from "../domain/stock.ts";
import type { Choices, OpenLine, Surroundings } from "./assembly.ts";

export interface Asked {
  readonly lines: readonly OpenLine[];
  readonly world: Surroundings;
  readonly choices: Choices;
}

export interface Easing {
  readonly change: PlanChange;
  readonly asked: Asked;
}

/** Lots that would have to be bought carry this name. */
export const boughtLot = "?";

export function easingsOf(asked: Asked, plan: Plan): readonly Easing[] {
  const { choices, world } = asked;
  const reasons = new Set<UnmetReason>(
    plan.unmet.flatMap(({ reason, passed }) => [reason, ...passed.map((it) => it.reason)]),
  );
  const withChoices = (change: PlanChange, eased: Partial<Choices>): Easing => ({
    change,
    asked: { ...asked, choices: { ...choices, ...eased } },
  });
  const withStock = (change: PlanChange, ease: (line: StockLine) => StockLine): Easing => ({
    change,
    asked: { ...asked, world: { ...world, stock: world.stock.map(ease) } },
  });
  const { maxCostYen: _, ...anyCost } = choices;
  return [
    ...dayEasings(asked, plan),
    ...vehicleEasings(asked, plan),
    ...(reasons.has("custody") ? [withChoices({ is: "pool" }, { pool: true })] : []),
    ...(reasons.has("unverified")
      ? [withChoices({ is: "unverified" }, { allowUnverified: true })]
      : []),
    ...(reasons.has("non-conforming") ? [waived(asked)] : []),
    ...(reasons.has("expired") ? [anyShelfLife(asked)] : []),
    ...(reasons.has("reserved")
      ? [
          withStock({ is: "release" }, (line) =>
            line.status === "reserved" ? { ...line, status: "available" } : line,
          ),
        ]
      : []),
    ...(reasons.has("floor") ? [withChoices({ is: "no-floor" }, { floors: [] })] : []),
    ...(reasons.has("limit") && choices.maxCostYen !== undefined
      ? [{ change: { is: "no-cost-limit" } as const, asked: { ...asked, choices: anyCost } }]
      : []),
    ...(reasons.has("limit") && choices.maxTrips !== undefined
      ? [withChoices({ is: "one-more-trip" }, { maxTrips: choices.maxTrips + 1 })]
      : []),
    ...choices.excludedDepots.map((depot) =>
      withChoices(
        { is: "depot", depot },
        { excludedDepots: choices.excludedDepots.filter((other) => other !== depot) },
      ),
    ),
    ...purchases(asked, plan),
  ];
}

/** One more day for all; and for what comes too late, as many as its line lacks. */
function dayEasings(asked: Asked, { unmet }: Plan): readonly Easing[] {
  const dated = asked.lines.some(({ line }) => line.neededBy !== undefined);
  const all = dated ? [later(asked, { is: "more-days", days: 1 })] : [];
  const single = unmet.flatMap(({ request, line, daysLate }) =>
    daysLate === undefined
      ? []
      : [later(asked, { is: "more-days", days: daysLate, request, line })],
  );
  return [...all, ...single];
}

function later(asked: Asked, change: Extract<PlanChange, { is: "more-days" }>): Easing {
  const lines = asked.lines.map((open): OpenLine => {
    const { request, line } = open;
    const meant =
      change.request === undefined ||
      (request.code === change.request && line.line === change.line);
    if (!meant || line.neededBy === undefined) return open;
    return { ...open, line: { ...line, neededBy: plusDays(line.neededBy, change.days) } };
  });
  return { change, asked: { ...asked, lines } };
}

/** One more of each vehicle that is used up. */
function vehicleEasings(asked: Asked, { departures }: Plan): readonly Easing[] {
  const { network } = asked.world;
  return network.vehicles.flatMap(({ code, available }): readonly Easing[] => {
    if (available === undefined) return [];
    const used = departures
      .filter(({ vehicle }) => vehicle === code)
      .reduce((sum, { trips }) => sum + trips, 0);
    if (used < available || used === 0) return [];
    const vehicles = network.vehicles.map((vehicle) =>
      vehicle.code === code ? { ...vehicle, available: available + 1 } : vehicle,
    );
    const world = { ...asked.world, network: { ...network, vehicles } };
    return [{ change: { is: "more-trips", vehicle: code }, asked: { ...asked, world } }];
  });
}

function waived(asked: Asked): Easing {
  const { world } = asked;
  const verdict: Surroundings["verdict"] = (goods, line) => {
    const found = world.verdict(goods, line);
    return found === "non-conforming" ? "conforming-with-deviations" : found;
  };
  return { change: { is: "waiver" }, asked: { ...asked, world: { ...world, verdict } } };
}

function anyShelfLife(asked: Asked): Easing {
  const lines = asked.lines.map((open): OpenLine => {
    const { minShelfLifeDays: _, ...line } = open.line;
    return { ...open, line };
  });
  return { change: { is: "shelf-life" }, asked: { ...asked, lines } };
}

/** What a line misses for want of stock, to be had in any depot where goods lie today. */
function purchases(asked: Asked, { unmet }: Plan): readonly Easing[] {
  return unmet.flatMap(({ request, line, quantity, reason }): readonly Easing[] => {
    const open = asked.lines.find((it) => it.request.code === request && it.line.line === line);
    const item = open?.line.item;
    if (open === undefined || item === undefined) return [];
    if (reason !== "no-stock" && reason !== "shared") return [];
    const { world } = asked;
    const shelf = open.line.minShelfLifeDays;
    const pack = world.items.find(({ code }) => code === item);
    const pieces = pack?.piecesPerPack ?? 1;
    const needed = Math.ceil(quantity / pieces) * pieces;
    const holders = new Map(
      world.stock.map(({ depot, agency }) => [`${depot} ${agency}`, { depot, agency }]),
    );
    const bought = [...holders.values()].map(
      ({ depot, agency }): StockLine => ({
        ...{ item, depot, agency, lot: boughtLot, status: "available", quantity: needed },
        category: pack?.category,
        unit: pack?.baseUnit ?? "piece",
        // New goods; where shelf life is asked for, with enough of it.
        expiry: shelf === undefined ? undefined : plusDays(world.date, shelf + 365),
      }),
    );
    const change = { is: "buy", request, line, pieces: needed } as const;
    return [
      { change, asked: { ...asked, world: { ...world, stock: [...world.stock, ...bought] } } },
    ];
  });
}
