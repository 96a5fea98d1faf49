/**
 * Small tasks of all kinds, drawn from a seed, and the answer to each by trying everything: every
 * way of sending every pack, on every vehicle, on every day on which it could leave. It shares
 * nothing with the model but the nouns.
 */
import type { Leg, Network, Vehicle } from "../../src/domain/planning/network.ts";
import { legsMax, type Task } from "../../src/planning/task.ts";

/** Whole numbers from a seed: mulberry32. */
export function numbersFrom(seed: number): (least: number, most: number) => number {
  let state = seed >>> 0;
  return (least, most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const share = ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    return least + Math.floor(share * (most - least + 1));
  };
}

const shapes: readonly (readonly (readonly [from: string, to: string])[])[] = [
  [
    ["A", "P"],
    ["A", "Q"],
    ["B", "P"],
  ],
  [
    ["A", "H"],
    ["B", "H"],
    ["H", "P"],
  ],
  [
    ["A", "H"],
    ["H", "P"],
    ["H", "Q"],
  ],
  [
    ["A", "B"],
    ["B", "P"],
    ["A", "P"],
  ],
  [
    ["A", "H"],
    ["H", "K"],
    ["K", "P"],
  ],
];

export function smallTask(seed: number): Task {
  const draw = numbersFrom(seed);
  const maybe = (chance: number): boolean => draw(1, 100) <= chance;
  const shape = shapes[draw(0, shapes.length - 1)] ?? [];
  const vehicles = ["V", "W"].map(
    (code): Vehicle => ({
      code,
      name: code,
      mode: "road",
      payloadG: draw(1, 6) * 100_000,
      volumeCm3: draw(1, 6) * 1_000_000,
      fixedMilliYen: draw(0, 5) * 10_000_000,
      perKmMilliYen: draw(0, 3) * 1_000,
      perKgMilliYen: draw(0, 2) * 50_000,
      co2MgPerTonneKm: draw(1, 5) * 100_000,
      visibility: draw(0, 2),
      ...(maybe(25) && { available: draw(0, 3) }),
    }),
  );
  const legs = shape.map(
    ([from, to]): Leg => ({
      from,
      to,
      mode: "road",
      distanceM: draw(1, 9) * 100_000,
      leadDays: draw(0, 2),
      transitDays: draw(1, 3),
      vehicles: maybe(30) ? ["V", "W"] : [maybe(50) ? "V" : "W"],
      estimated: false,
    }),
  );
  const places = ["A", "B", "H", "K", "P", "Q"];
  const network: Network = {
    places: places.map((code) => ({ code, name: code, kind: "field" })),
    legs,
    vehicles,
  };
  const items = ["TENT", "MAT"];
  const sizes = new Map(
    items.map((item) => [
      item,
      {
        piecesPerPack: draw(1, 3) * 5,
        packWeightG: draw(1, 5) * 30_000,
        packVolumeCm3: draw(1, 5) * 200_000,
      },
    ]),
  );
  const goods = Array.from({ length: draw(1, 4) }, (_, index) => {
    const item = items[draw(0, 1)] ?? "TENT";
    const size = sizes.get(item) ?? { piecesPerPack: 1, packWeightG: 1, packVolumeCm3: 1 };
    return {
      item,
      lot: `L${index}`,
      agency: "jica",
      depot: maybe(60) ? "A" : "B",
      packs: draw(1, 2),
      ...size,
      ...(maybe(10) && { piecesPerPack: size.piecesPerPack + 2 }),
      ...(maybe(70) && { expiryDay: draw(5, 40) }),
      fixed: maybe(10),
    };
  });
  const needs = Array.from({ length: draw(1, 3) }, (_, index) => ({
    request: `R${index}`,
    line: 1,
    asked: draw(1, 25),
    weight: [4, 2, 1][draw(0, 2)] ?? 1,
    ...(maybe(70) && { dueDay: draw(2, 12) }),
    places: maybe(15) ? ["P", "Q"] : [maybe(70) ? "P" : "Q"],
    partial: maybe(80),
  }));
  const late = maybe(30);
  const ready = [0, draw(0, 4)];
  const matches = goods.flatMap((_, at) =>
    needs.flatMap(({ dueDay }, need) => {
      if (maybe(15)) return [];
      const latest = late || dueDay === undefined ? draw(10, 20) : dueDay;
      return [{ goods: at, need, ready: ready[draw(0, 1)] ?? 0, latest }];
    }),
  );
  return {
    goods,
    needs,
    matches,
    floors: maybe(20) ? [{ goods: goods.map((_, at) => at), piecesMost: draw(0, 40) }] : [],
    network,
    fillPercent: 85,
    ...(maybe(10) && { maxTrips: draw(0, 3) }),
    ...(maybe(10) && { maxCostYen: draw(0, 100) * 1000 }),
  };
}

interface Journey {
  readonly leg: number;
  readonly vehicle: number;
  readonly depart: number;
}

interface Option {
  readonly need: number;
  readonly arrive: number;
  readonly journeys: readonly Journey[];
}

/** All the values that count, in their order; smaller is better. */
export interface Outcome {
  readonly shortage: number;
  readonly fixed: number;
  readonly fairness: number;
  readonly lateness: number;
  readonly cost: number; // yen
  readonly expiry: number;
  readonly visibility: number; // thousand tonne-km
  readonly emissions: number; // t CO2e
  readonly arrival: number;
}

const criteria = [
  "shortage",
  "fixed",
  "fairness",
  "lateness",
  "cost",
  "expiry",
  "visibility",
  "emissions",
  "arrival",
] as const satisfies readonly (keyof Outcome)[];

const lessThan = (a: Outcome, b: Outcome): boolean => {
  for (const key of criteria) {
    if (Math.abs(a[key] - b[key]) > 1e-6) return a[key] < b[key];
  }
  return false;
};

/** Every way in which one pack of some goods can come to a need: legs, vehicles and days. */
function optionsOf(task: Task, at: number, days: number): readonly Option[] {
  const { network, needs } = task;
  const found: Option[] = [];
  for (const match of task.matches.filter(({ goods }) => goods === at)) {
    const end = Math.min(match.latest, days);
    const walk = (place: string, day: number, journeys: readonly Journey[]): void => {
      if (day > end) return;
      if (needs[match.need]?.places.includes(place) === true) {
        found.push({ need: match.need, arrive: day, journeys });
      }
      if (journeys.length === legsMax) return;
      for (const [leg, way] of network.legs.entries()) {
        if (way.from !== place) continue;
        for (let depart = day + way.leadDays; depart + way.transitDays <= end; depart += 1) {
          for (const code of way.vehicles) {
            const vehicle = network.vehicles.findIndex((it) => it.code === code);
            const next = [...journeys, { leg, vehicle, depart }];
            walk(way.to, depart + way.transitDays, next);
          }
        }
      }
    };
    walk(task.goods[at]?.depot ?? "", match.ready, []);
  }
  return found;
}

/** The best outcome, or undefined where there would be too much to try. */
export function tryEverything(task: Task, triesMax = 60_000): Outcome | undefined | "none" {
  const options = task.goods.map((_, at) => waitingOnlyForOthers(task, at));
  let tries = 1;
  for (const [at, { packs }] of task.goods.entries()) {
    tries *= ((options[at]?.length ?? 0) + 1) ** packs;
    if (tries > triesMax) return undefined;
  }
  let best: Outcome | "none" = "none";
  const sent: (readonly (readonly [goods: number, option: Option])[])[] = [];
  const next = (goods: number, pack: number, from: number): void => {
    if (goods === task.goods.length) {
      const outcome = outcomeOf(task, sent.flat());
      if (outcome !== undefined && (best === "none" || lessThan(outcome, best))) best = outcome;
      return;
    }
    if (pack === (task.goods[goods]?.packs ?? 0)) {
      next(goods + 1, 0, 0);
      return;
    }
    const choices = options[goods] ?? [];
    // Packs of one lot are alike: they choose in order. To stay is the choice after the last.
    for (let choice = from; choice <= choices.length; choice += 1) {
      const option = choices[choice];
      sent.push(option === undefined ? [] : [[goods, option]]);
      next(goods, pack + 1, choice);
      sent.pop();
    }
  };
  next(0, 0, 0);
  return best;
}

const horizonDays = 20;

/** Days later than the first are of use only where somebody else's goods leave on them, too. */
function waitingOnlyForOthers(task: Task, at: number): readonly Option[] {
  const departures = new Set(
    task.goods.flatMap((_, other) =>
      optionsOf(task, other, horizonDays).flatMap(({ journeys }) =>
        journeys.map(({ leg, depart }) => `${leg} ${depart}`),
      ),
    ),
  );
  const earliest = new Set(
    task.goods
      .flatMap((_, other) => earliestDepartures(task, other))
      .filter((it) => departures.has(it)),
  );
  return optionsOf(task, at, horizonDays).filter(({ journeys }) =>
    journeys.every(({ leg, depart }) => earliest.has(`${leg} ${depart}`)),
  );
}

/** Departures of goods that never wait. */
function earliestDepartures(task: Task, at: number): readonly string[] {
  const { legs } = task.network;
  const found: string[] = [];
  const walk = (place: string, day: number, travelled: number): void => {
    if (travelled === legsMax || day > horizonDays) return;
    for (const [leg, way] of legs.entries()) {
      if (way.from !== place) continue;
      found.push(`${leg} ${day + way.leadDays}`);
      walk(way.to, day + way.leadDays + way.transitDays, travelled + 1);
    }
  };
  for (const { goods, ready } of task.matches) {
    if (goods === at) walk(task.goods[at]?.depot ?? "", ready, 0);
  }
  return found;
}

function outcomeOf(
  task: Task,
  sent: readonly (readonly [goods: number, option: Option])[],
): Outcome | undefined {
  const { goods, needs, network } = task;
  const delivered = needs.map(() => 0);
  const smallest = needs.map(() => Infinity);
  const packsOf = new Map<number, number>();
  const result = { fixed: 0, lateness: 0, expiry: 0, visibility: 0, emissions: 0, arrival: 0 };
  const last = Math.max(0, ...goods.map(({ expiryDay }) => expiryDay ?? 0)) + 1;
  const dated = goods.some(({ expiryDay }) => expiryDay !== undefined);
  const loads = new Map<
    string,
    { journey: Journey; packs: Map<string, number>; g: number; cm3: number }
  >();
  for (const [index, { need, arrive, journeys }] of sent) {
    const lot = goods[index];
    const line = needs[need];
    if (lot === undefined || line === undefined) return undefined;
    packsOf.set(index, (packsOf.get(index) ?? 0) + 1);
    delivered[need] = (delivered[need] ?? 0) + lot.piecesPerPack;
    smallest[need] = Math.min(smallest[need] ?? Infinity, 0 - lot.piecesPerPack);
    if (lot.fixed) result.fixed -= lot.piecesPerPack;
    const late = line.dueDay === undefined ? 0 : Math.max(0, arrive - line.dueDay);
    result.lateness += line.weight * lot.piecesPerPack * late;
    result.arrival += line.weight * lot.piecesPerPack * arrive;
    if (dated) result.expiry += lot.piecesPerPack * (lot.expiryDay ?? last);
    for (const journey of journeys) {
      const [leg, vehicle] = [network.legs[journey.leg], network.vehicles[journey.vehicle]];
      const tonneKm = (lot.packWeightG / 1e6) * ((leg?.distanceM ?? 0) / 1e3);
      result.visibility -= (tonneKm * (vehicle?.visibility ?? 0)) / 1e3;
      result.emissions += (tonneKm * (vehicle?.co2MgPerTonneKm ?? 0)) / 1e9;
      const key = `${journey.leg} ${journey.vehicle} ${journey.depart}`;
      const load = loads.get(key) ?? { journey, packs: new Map(), g: 0, cm3: 0 };
      loads.set(key, load);
      const kind = `${lot.packWeightG} ${lot.packVolumeCm3}`;
      load.packs.set(kind, (load.packs.get(kind) ?? 0) + 1);
      load.g += lot.packWeightG;
      load.cm3 += lot.packVolumeCm3;
    }
  }
  for (const { goods: of, piecesMost } of task.floors) {
    const pieces = of.map((at) => (packsOf.get(at) ?? 0) * (goods[at]?.piecesPerPack ?? 0));
    if (pieces.reduce((sum, each) => sum + each, 0) > piecesMost) return undefined;
  }
  const [used, cost] = tripsAndCost(task, loads.values());
  if (used === undefined) return undefined;
  const trips = [...used.values()].reduce((sum, each) => sum + each, 0);
  if (task.maxTrips !== undefined && trips > task.maxTrips) return undefined;
  if (task.maxCostYen !== undefined && cost > task.maxCostYen + 1e-6) return undefined;
  for (const [index, { available }] of network.vehicles.entries()) {
    if (available !== undefined && (used.get(index) ?? 0) > available) return undefined;
  }
  let [shortage, fairness] = [0, 0];
  for (const [need, { asked, weight, partial }] of needs.entries()) {
    const got = delivered[need] ?? 0;
    // Without one of the packs that were sent it would be short: the largest of them.
    if (got + (smallest[need] ?? 0) >= asked && got > asked) return undefined;
    const unmet = Math.max(0, asked - got);
    if (!partial && got > 0 && unmet > 0) return undefined;
    shortage += weight * unmet;
    if (canBeServed(task, need)) fairness = Math.max(fairness, unmet / asked);
  }
  return { shortage, fairness, cost, ...result };
}

function tripsAndCost(
  { network, fillPercent }: Task,
  loads: Iterable<{ journey: Journey; packs: Map<string, number>; g: number; cm3: number }>,
): readonly [used: Map<number, number> | undefined, cost: number] {
  const used = new Map<number, number>();
  let cost = 0;
  for (const { journey, packs, g, cm3 } of loads) {
    const [leg, vehicle] = [network.legs[journey.leg], network.vehicles[journey.vehicle]];
    if (leg === undefined || vehicle === undefined) return [undefined, 0];
    const room = Math.floor((vehicle.volumeCm3 * fillPercent) / 100);
    let trips = Math.max(Math.ceil(g / vehicle.payloadG), Math.ceil(cm3 / room));
    for (const [kind, count] of packs) {
      const [weight = 0, volume = 0] = kind.split(" ").map(Number);
      const fits = Math.min(Math.floor(vehicle.payloadG / weight), Math.floor(room / volume));
      if (fits === 0) return [undefined, 0];
      trips = Math.max(trips, Math.ceil(count / fits));
    }
    used.set(journey.vehicle, (used.get(journey.vehicle) ?? 0) + trips);
    const perTrip =
      (vehicle.fixedMilliYen ?? 0) + ((vehicle.perKmMilliYen ?? 0) * leg.distanceM) / 1000;
    cost += (trips * perTrip + ((vehicle.perKgMilliYen ?? 0) * g) / 1000) / 1000;
  }
  return [used, cost];
}

/** Whether one pack at least could come there at all, whatever else is limited. */
function canBeServed(task: Task, need: number): boolean {
  return task.goods.some((lot, at) =>
    optionsOf(task, at, horizonDays).some(
      (option) =>
        option.need === need &&
        option.journeys.every(({ vehicle: index }) => {
          const vehicle = task.network.vehicles[index];
          const room = Math.floor(((vehicle?.volumeCm3 ?? 0) * task.fillPercent) / 100);
          return lot.packWeightG <= (vehicle?.payloadG ?? 0) && lot.packVolumeCm3 <= room;
        }),
    ),
  );
}
