/** Small worlds in the words of the ledger, drawn from a seed: requests, stock, law, network. */

import { plusDays } from "../../src/domain/dates.ts";
import type { Procedure } from "../../src/domain/planning/eligibility.ts";
import type { Leg, Network, Vehicle } from "../../src/domain/planning/network.ts";
import type { Plan } from "../../src/domain/planning/plan.ts";
import {
  checkPlan,
  type PlanFacts,
  type PlanFinding,
} from "../../src/domain/planning/plan-check.ts";
import { claimOf, type PlanClaim } from "../../src/domain/planning/plan-claim.ts";
import type { RequestDeclaration } from "../../src/domain/planning/request-declaration.ts";
import type { Item } from "../../src/domain/reference.ts";
import type { StockLine } from "../../src/domain/stock.ts";
import {
  assemble,
  type Choices,
  type OpenLine,
  placesOf,
  type Surroundings,
} from "../../src/planning/assembly.ts";
import type { Solve } from "../../src/planning/lexicographic.ts";
import { planOf } from "../../src/planning/plan-of.ts";
import { bestShipping } from "../../src/planning/shipping.ts";
import { numbersFrom } from "./small-tasks.ts";

export interface SmallWorld {
  readonly lines: readonly OpenLine[];
  readonly surroundings: Surroundings;
  readonly choices: Choices;
}

const date = "2026-11-23";
const agencies = ["jica", "cabinet-office"] as const;

const procedure: Procedure = {
  rules: [
    {
      agency: "cabinet-office",
      causes: ["conflict"],
      listedBodyNeeded: true,
      steps: ["cabinet-decision"],
      articleEn: "",
      articleJa: "",
      source: "",
    },
    {
      agency: "jica",
      causes: ["disaster"],
      listedBodyNeeded: false,
      steps: [],
      articleEn: "",
      articleJa: "",
      source: "",
    },
  ],
  days: { "cabinet-decision": 3, "custody-transfer": 2 },
  listedBodies: new Set(["WFP"]),
};

export function smallWorld(seed: number): SmallWorld {
  const draw = numbersFrom(seed);
  const maybe = (chance: number): boolean => draw(1, 100) <= chance;
  const items = ["TENT", "MAT", "CAN"].map(
    (code): Item => ({
      code,
      provisional: false,
      category: code === "TENT" ? "tent" : "relief",
      baseUnit: "piece",
      ...(maybe(85) && {
        piecesPerPack: draw(1, 4) * 5,
        grossWeightG: draw(2, 9) * 10_000,
        volumeCm3: draw(2, 9) * 100_000,
      }),
    }),
  );
  const vehicle = (code: string, mode: Vehicle["mode"]): Vehicle => ({
    code,
    name: code,
    mode,
    payloadG: draw(1, 9) * 200_000,
    volumeCm3: draw(1, 9) * 2_000_000,
    fixedMilliYen: draw(0, 9) * 20_000_000,
    perKmMilliYen: draw(0, 9) * 10_000,
    perKgMilliYen: draw(0, 3) * 100_000,
    co2MgPerTonneKm: draw(1, 9) * 100_000,
    visibility: draw(0, 2),
    ...(maybe(30) && { available: draw(0, 4) }),
  });
  const vehicles = [vehicle("TRUCK", "road"), vehicle("PLANE", "air"), vehicle("SHIP", "sea")];
  const leg = (from: string, to: string, mode: Leg["mode"], code: string): Leg => ({
    from,
    to,
    mode,
    distanceM: draw(1, 50) * 100_000,
    leadDays: draw(0, 2),
    transitDays: mode === "sea" ? draw(4, 9) : draw(0, 2),
    vehicles: [code],
    estimated: maybe(50),
  });
  const network: Network = {
    places: ["D1", "D2", "HUB", "C1", "C2"].map((code) => ({
      code,
      name: code,
      kind: code.startsWith("D") ? "depot" : "field",
      country: code.startsWith("C") ? "XX" : "YY",
    })),
    vehicles,
    legs: [
      leg("D1", "HUB", "road", "TRUCK"),
      leg("D2", "HUB", "road", "TRUCK"),
      leg("HUB", "C1", "air", "PLANE"),
      leg("HUB", "C1", "sea", "SHIP"),
      leg("C1", "C2", "road", "TRUCK"),
      ...(maybe(50) ? [leg("D1", "C2", "air", "PLANE")] : []),
    ],
  };
  const stock = Array.from(
    { length: draw(2, 7) },
    (_, at): StockLine => ({
      item: items[draw(0, 2)]?.code ?? "TENT",
      category: "relief",
      agency: agencies[draw(0, 1)] ?? "jica",
      depot: maybe(60) ? "D1" : "D2",
      lot: `L${at}`,
      status: maybe(85) ? "available" : "reserved",
      quantity: draw(3, 120),
      unit: "piece",
      ...(maybe(60) && { expiry: plusDays(date, draw(0, 60)) }),
    }),
  ).map((line) => ({ ...line, category: items.find(({ code }) => code === line.item)?.category }));
  const lines = Array.from({ length: draw(1, 4) }, (_, at): OpenLine => {
    const byCategory = maybe(20);
    const request: RequestDeclaration = {
      declares: "request",
      code: `R${at}`,
      organisation: maybe(80) ? "WFP" : "Friends",
      cause: maybe(60) ? "disaster" : "conflict",
      lines: [
        {
          line: 1,
          ...(byCategory ? { category: "relief" } : { item: items[draw(0, 2)]?.code ?? "TENT" }),
          quantity: draw(1, 150),
          unit: "piece",
          destination: maybe(20) ? "XX" : maybe(50) ? "C1" : "C2",
          ...(maybe(70) && { neededBy: plusDays(date, draw(1, 20)) }),
          priority: maybe(40) ? 1 : maybe(50) ? 2 : 3,
          ...(maybe(20) && { minShelfLifeDays: draw(1, 30) }),
          partial: maybe(85),
        },
      ],
    };
    const [line] = request.lines;
    if (line === undefined) throw new Error("a request has a line");
    return { request, line, open: line.quantity };
  });
  const doubted = new Set(stock.filter(() => maybe(20)).map(({ lot }) => lot));
  const choices: Choices = {
    allowLate: maybe(25),
    allowUnverified: maybe(50),
    pool: maybe(40),
    onlyModes: [],
    excludedDepots: [],
    fixedLots: maybe(20) ? ["L0"] : [],
    floors: maybe(20) ? [{ item: "TENT", pieces: draw(1, 60) }] : [],
    bounds: new Map(maybe(50) ? [["TENT", { weightG: 5000, volumeCm3: 30_000 }]] : []),
    fillPercent: 85,
    ...(maybe(15) && { maxTrips: draw(0, 5) }),
    ...(maybe(15) && { maxCostYen: draw(0, 40) * 10_000 }),
  };
  const surroundings: Surroundings = {
    ...{ date, network, procedure, items, stock },
    verdict: ({ lot }) => (doubted.has(lot) ? "insufficient-evidence" : "conforming"),
  };
  return { lines, surroundings, choices };
}

export async function planFor(
  { lines, surroundings, choices }: SmallWorld,
  solve: Solve,
): Promise<Plan> {
  const assembly = assemble(lines, surroundings, choices);
  const shipping = await bestShipping(assembly.task, {
    prefer: "cost",
    solve,
    timeLimitSeconds: 60,
    elapsedSeconds: () => 0,
  });
  if (shipping === undefined) throw new Error("nothing at all can always be sent");
  return planOf(assembly, shipping, {
    date,
    settings: {},
    position: { number: 0, hash: "" },
    version: () => 1,
  });
}

export function factsOf({ lines, surroundings, choices }: SmallWorld): PlanFacts {
  const { network, stock, verdict } = surroundings;
  return {
    ...surroundings,
    ...choices,
    stock: stock.filter(({ status }) => status === "available"),
    requests: new Map(lines.map(({ request }) => [request.code, request])),
    open: (request) => lines.find((it) => it.request.code === request)?.open ?? 0,
    verdict: (goods, request, line) => verdict(goods, { request, line, open: 0 }),
    places: (destination) => placesOf(destination, network),
  };
}

export const faultsOf = (world: SmallWorld, claim: PlanClaim): readonly PlanFinding[] =>
  checkPlan(claim, factsOf(world));

export const claimed = (plan: Plan): PlanClaim => claimOf(plan);
