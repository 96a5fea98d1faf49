/**
 * Departures for goods whose ways are given: who shares which vehicle on which day.
 *
 * The days are those of wide-timetable.ts. Each leg on its own, in an order in which goods come to
 * it after the legs before. Of the vehicles the cheapest are taken, and another kind for what is
 * left over if that is cheaper; those of which there are few as long as there are any.
 */
import { grouped } from "../domain/grouped.ts";
import {
  freightCost,
  type Leg,
  packsPerTrip,
  tripCost,
  usableVolume,
  type Vehicle,
} from "../domain/planning/network.ts";
import type { Consignment, Step } from "./consignments.ts";
import type { Departure } from "./departure.ts";
import type { Goods, Task } from "./task.ts";
import type { Window } from "./wide-paths.ts";
import { type Timed, timetable } from "./wide-timetable.ts";

/** Packs of one lot for one need on one way. */
export interface Sending {
  readonly need: number;
  readonly goods: number;
  readonly packs: number;
  readonly ready: number;
  readonly deadline: number;
  readonly legs: readonly number[];
  /** On which days each leg can be left, where more is known of it than ready and deadline. */
  readonly windows?: readonly Window[];
}

export interface Loading {
  readonly consignments: readonly Consignment[];
  readonly departures: readonly Departure[];
  /** Packs that got through. */
  readonly arrived: ReadonlyMap<Sending, number>;
  /** Thousandths of a yen, by leg. */
  readonly costs: ReadonlyMap<number, number>;
}

/** A sending, or a part of it, on its way. */
interface Part {
  readonly of: Sending;
  packs: number;
  readonly days: readonly number[]; // on which each leg is left
  there: number; // day
  readonly steps: Step[];
}

export function loaded(sendings: readonly Sending[], task: Task): Loading {
  return new Loader(task).load(timetable(sendings, task));
}

class Loader {
  readonly #task: Task;
  readonly #left: (number | undefined)[];
  readonly #departures: Departure[] = [];
  readonly #costs = new Map<number, number>();
  readonly #vehicles: ReadonlyMap<string, number>;

  constructor(task: Task) {
    this.#task = task;
    this.#left = task.network.vehicles.map(({ available }) => available);
    this.#vehicles = new Map(task.network.vehicles.map(({ code }, index) => [code, index]));
  }

  load(timed: readonly Timed[]): Loading {
    let parts = timed.map(
      ({ sending: of, packs, days }): Part => ({ of, packs, days, there: of.ready, steps: [] }),
    );
    for (const wave of wavesOf(timed.map(({ sending }) => sending))) {
      const goes = ({ of, steps }: Part): boolean =>
        wave.has(`${of.legs[steps.length]} ${steps.length}`);
      const going = parts.filter(goes);
      const staying = parts.filter((part) => !goes(part));
      const moved = [...grouped(going, ({ of, steps }) => of.legs[steps.length] ?? -1)]
        .sort(([a], [b]) => a - b)
        .flatMap(([leg, on]) => this.#leg(leg, on));
      parts = [...staying, ...moved];
    }
    const through = parts.filter(
      ({ of, steps, packs }) => packs > 0 && steps.length === of.legs.length,
    );
    const arrived = new Map<Sending, number>();
    for (const { of, packs } of through) arrived.set(of, (arrived.get(of) ?? 0) + packs);
    const consignments = through.map(({ of, packs, steps, there }) => {
      const { need, goods, ready } = of;
      return { need, goods, packs, ready, arrive: there, steps };
    });
    return { consignments, arrived, departures: this.#departures, costs: this.#costs };
  }

  #leg(index: number, on: readonly Part[]): readonly Part[] {
    const leg = this.#task.network.legs[index] as Leg;
    const byDay = grouped(on, ({ days, steps }) => days[steps.length] ?? 0);
    return [...byDay]
      .sort(([a], [b]) => a - b)
      .flatMap(([day, parts]) => this.#depart(index, leg, day, parts));
  }

  #depart(index: number, leg: Leg, depart: number, parts: readonly Part[]): readonly Part[] {
    const choice = this.#cheapest(leg, parts);
    const arrive = depart + leg.transitDays;
    const moved: Part[] = [];
    let cost = 0;
    for (const { vehicle, trips, taken, milliYen } of choice) {
      const left = this.#left[vehicle];
      if (left !== undefined) this.#left[vehicle] = left - trips;
      this.#departures.push({ leg: index, vehicle, depart, arrive, trips });
      cost += milliYen;
      for (const { part, packs } of taken) {
        const steps = [...part.steps, { leg: index, vehicle, depart, arrive }];
        moved.push({ of: part.of, packs, days: part.days, there: arrive, steps });
      }
    }
    this.#costs.set(index, (this.#costs.get(index) ?? 0) + cost);
    return moved;
  }

  /** One kind of vehicle for all of it, or full ones of one kind and another for the rest. */
  #cheapest(leg: Leg, parts: readonly Part[]): readonly Loaded[] {
    const kinds = leg.vehicles.flatMap((code) => this.#vehicles.get(code) ?? []);
    const all = parts.map((part) => ({ part, packs: part.packs }));
    const options: (readonly Loaded[])[] = [];
    for (const first of kinds) {
      const whole = this.#filled(first, leg, all, Infinity);
      if (whole === undefined) continue;
      if (whole.rest.length === 0) options.push([whole.load]);
      const full = this.#filled(first, leg, all, whole.load.trips - 1);
      const rest = whole.rest.length > 0 ? whole : full;
      if (rest === undefined) continue;
      for (const second of kinds) {
        if (second === first) continue;
        const more = this.#filled(second, leg, rest.rest, Infinity);
        if (more !== undefined && more.rest.length === 0) options.push([rest.load, more.load]);
      }
    }
    const cost = (of: readonly Loaded[]): number => of.reduce((sum, it) => sum + it.milliYen, 0);
    const trips = (of: readonly Loaded[]): number => of.reduce((sum, it) => sum + it.trips, 0);
    return (
      options.toSorted((a, b) => cost(a) - cost(b) || trips(a) - trips(b))[0] ??
      this.#whatFits(leg, kinds, all)
    );
  }

  /** There are not enough vehicles for all: what can go goes. */
  #whatFits(leg: Leg, kinds: readonly number[], all: readonly Taken[]): readonly Loaded[] {
    const found: Loaded[] = [];
    let rest = all;
    for (const kind of kinds) {
      const filled = this.#filled(kind, leg, rest, Infinity);
      if (filled === undefined) continue;
      found.push(filled.load);
      rest = filled.rest;
    }
    return found;
  }

  /** As much as goes into so many trips of a vehicle; undefined where nothing does. */
  #filled(
    index: number,
    leg: Leg,
    packs: readonly Taken[],
    tripsMost: number,
  ): { readonly load: Loaded; readonly rest: readonly Taken[] } | undefined {
    const vehicle = this.#task.network.vehicles[index] as Vehicle;
    const limit = Math.min(tripsMost, this.#left[index] ?? Infinity);
    if (limit < 1) return undefined;
    const room = new Room(vehicle, this.#task.fillPercent, limit);
    const [taken, rest]: [Taken[], Taken[]] = [[], []];
    for (const { part, packs: count } of packs) {
      const goods = this.#task.goods[part.of.goods] as Goods;
      const fit = room.take(goods, count);
      if (fit > 0) taken.push({ part, packs: fit });
      if (fit < count) rest.push({ part, packs: count - fit });
    }
    if (taken.length === 0) return undefined;
    const trips = room.trips();
    const freight = freightCost(vehicle, room.weightG).known;
    const milliYen = trips * tripCost(vehicle, leg).known + freight;
    return { load: { vehicle: index, trips, taken, milliYen }, rest };
  }
}

interface Taken {
  readonly part: Part;
  readonly packs: number;
}

interface Loaded {
  readonly vehicle: number;
  readonly trips: number;
  readonly taken: readonly Taken[];
  readonly milliYen: number;
}

/** What trips of a vehicle hold: weight, volume, and whole packs of each kind. */
class Room {
  weightG = 0;
  #volumeCm3 = 0;
  readonly #kinds = new Map<string, { count: number; readonly fits: number }>();
  readonly #vehicle: Vehicle;
  readonly #fillPercent: number;
  readonly #trips: number;

  constructor(vehicle: Vehicle, fillPercent: number, trips: number) {
    this.#vehicle = vehicle;
    this.#fillPercent = fillPercent;
    this.#trips = trips;
  }

  /** How many of so many packs still go in. */
  take({ packWeightG: weightG, packVolumeCm3: volumeCm3 }: Goods, packs: number): number {
    const [vehicle, fill, trips] = [this.#vehicle, this.#fillPercent, this.#trips];
    const fits = packsPerTrip(vehicle, { weightG, volumeCm3 }, fill) ?? Infinity;
    if (fits === 0) return 0;
    const key = `${weightG} ${volumeCm3}`;
    const kind = this.#kinds.get(key) ?? { count: 0, fits };
    const most = Math.min(
      packs,
      weightG > 0 ? (trips * vehicle.payloadG - this.weightG) / weightG : Infinity,
      volumeCm3 > 0
        ? (trips * usableVolume(vehicle, fill) - this.#volumeCm3) / volumeCm3
        : Infinity,
      trips * fits - kind.count,
    );
    const taken = Math.max(0, Math.floor(most));
    if (taken === 0) return 0;
    kind.count += taken;
    this.#kinds.set(key, kind);
    this.weightG += taken * weightG;
    this.#volumeCm3 += taken * volumeCm3;
    return taken;
  }

  trips(): number {
    const volume = usableVolume(this.#vehicle, this.#fillPercent);
    const whole = [...this.#kinds.values()].map(({ count, fits }) => count / fits);
    const { payloadG } = this.#vehicle;
    return Math.ceil(Math.max(this.weightG / payloadG, this.#volumeCm3 / volume, ...whole));
  }
}

/** Legs in an order in which each comes after those before it on any way; else place by place. */
function wavesOf(sendings: readonly Sending[]): readonly ReadonlySet<string>[] {
  const before = new Map<number, Set<number>>();
  const names = new Map<number, Set<string>>();
  for (const { legs } of sendings) {
    for (const [at, leg] of legs.entries()) {
      const of = before.get(leg) ?? new Set();
      before.set(leg, of);
      const last = legs[at - 1];
      if (last !== undefined) of.add(last);
      names.set(leg, (names.get(leg) ?? new Set()).add(`${leg} ${at}`));
    }
  }
  const waves: Set<string>[] = [];
  const done = new Set<number>();
  while (done.size < before.size) {
    const next = [...before.keys()].filter(
      (leg) => !done.has(leg) && [...(before.get(leg) ?? [])].every((it) => done.has(it)),
    );
    if (next.length === 0) return byPosition(sendings);
    for (const leg of next) done.add(leg);
    waves.push(new Set(next.flatMap((leg) => [...(names.get(leg) ?? [])])));
  }
  return waves;
}

/** Ways that run in a circle between them: first all first legs, then all second ones … */
function byPosition(sendings: readonly Sending[]): readonly ReadonlySet<string>[] {
  const waves: Set<string>[] = [];
  for (const { legs } of sendings) {
    for (const [at, leg] of legs.entries()) {
      const wave = waves[at] ?? new Set<string>();
      waves[at] = wave.add(`${leg} ${at}`);
    }
  }
  return waves;
}
