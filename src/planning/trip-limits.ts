/**
 * How many trips can make sense? Bounds that cost no plan, and without which a solver looks into
 * far more branches.
 *
 *   share_cv = max(weight_c / payload_v, volume_c / room_v, 1 / cap_cv)  of a trip, for a pack of c
 *   packs_ca   packs of load c that can travel run a: in stock, and asked for beyond it
 *
 *   enough    y_av ≤ ⌈Σ_c packs_ca share_cv⌉. As each of the rows (7) to (9) and (13) asks for no
 *             more, further trips would be idle.
 *   exchange  Where n₂ < n₁ trips of o (of which there are as many as one likes) hold what n₁ of v
 *             hold and four packs more, and are no worse in anything that a plan is judged by,
 *             y_av < n₁: of any y_av ≥ n₁, n₁ can be exchanged. The part n₁ / y_av of each load
 *             would go along; a vertex of the parts that leave enough behind breaks four packs at
 *             most, which are rounded up.
 */
import {
  type Leg,
  packsPerTrip,
  tripCost,
  usableVolume,
  type Vehicle,
} from "../domain/planning/network.ts";
import type { Beyond } from "./beyond.ts";
import type { Load } from "./loads.ts";
import type { Task } from "./task.ts";

export class TripLimits {
  readonly #task: Task;
  readonly #beyond: Beyond;

  constructor(task: Task, beyond: Beyond) {
    this.#task = task;
    this.#beyond = beyond;
  }

  /** Packs of a load that can be of use beyond a place. */
  packs(load: Load, place: string): number {
    return Math.min(load.packs, this.asked([load], place));
  }

  /** Packs of loads of one item that are asked for beyond a place: were all of the smallest pack. */
  asked(loads: readonly Load[], place: string): number {
    const beyond = this.#beyond.from(place);
    const needs = new Set(loads.flatMap((load) => load.needs).filter((need) => beyond.has(need)));
    const pieces = Math.min(...loads.map((load) => load.pieces));
    return [...needs].reduce(
      (sum, need) => sum + Math.ceil((this.#task.needs[need]?.asked ?? 0) / pieces),
      0,
    );
  }

  share(load: Load, vehicle: Vehicle): number {
    return shareOf(load, vehicle, this.#task);
  }

  /** Trips of a vehicle on a leg that loads can ask for. */
  most(vehicle: Vehicle, leg: Leg, loads: readonly Load[]): number {
    const enough = loads.reduce(
      (sum, load) => sum + this.packs(load, leg.to) * this.share(load, vehicle),
      0,
    );
    return mostTrips(enough, vehicle, leg, loads, this.#task);
  }
}

interface Pack {
  readonly weightG: number;
  readonly volumeCm3: number;
}

type Given = Pick<Task, "network" | "fillPercent">;

/** Of a trip, for one pack. */
export function shareOf(pack: Pack, vehicle: Vehicle, { fillPercent }: Given): number {
  const { weightG, volumeCm3 } = pack;
  const byVolume = volumeCm3 / usableVolume(vehicle, fillPercent);
  const fits = packsPerTrip(vehicle, pack, fillPercent) ?? Infinity;
  return Math.max(weightG / vehicle.payloadG, byVolume, 1 / fits);
}

/** Where `enough` trips hold all that there is: of these packs, on a leg. */
export function mostTrips(
  enough: number,
  vehicle: Vehicle,
  leg: Leg,
  packs: readonly Pack[],
  task: Given,
): number {
  const { available = Infinity } = vehicle;
  return Math.min(Math.ceil(enough), available, exchanged(vehicle, leg, packs, task) - 1);
}

/** The fewest trips that another vehicle does better. */
function exchanged(vehicle: Vehicle, leg: Leg, packs: readonly Pack[], task: Given): number {
  const others = task.network.vehicles.filter(
    (it) => it !== vehicle && leg.vehicles.includes(it.code) && isNoWorse(it, vehicle),
  );
  const limits = others.map((other) => {
    const holds = holding(vehicle, other, packs, task);
    for (let trips = 2; trips <= tripsLookedAt; trips += 1) {
      const affordable = Math.floor((trips * costOf(vehicle, leg)) / costOf(other, leg));
      const fewer = Math.min(trips - 1, Number.isNaN(affordable) ? Infinity : affordable);
      if (fewer > 0 && holds(trips, fewer)) return trips;
    }
    return Infinity;
  });
  return Math.min(Infinity, ...limits);
}

/** Whether `fewer` trips of the other vehicle hold `trips` of this one, and four packs more. */
function holding(one: Vehicle, other: Vehicle, packs: readonly Pack[], { fillPercent }: Given) {
  const spare = 4;
  const fits = (vehicle: Vehicle, pack: Pack): number =>
    packsPerTrip(vehicle, pack, fillPercent) ?? Infinity;
  const room = (vehicle: Vehicle): number => usableVolume(vehicle, fillPercent);
  const grams = spare * Math.max(0, ...packs.map(({ weightG }) => weightG));
  const cm3 = spare * Math.max(0, ...packs.map(({ volumeCm3 }) => volumeCm3));
  return (trips: number, fewer: number): boolean =>
    fewer * other.payloadG >= trips * one.payloadG + grams &&
    fewer * room(other) >= trips * room(one) + cm3 &&
    packs.every((pack) => fewer * fits(other, pack) >= trips * fits(one, pack) + spare);
}

/** Above this the rounding down of whole trips hardly matters any more. */
const tripsLookedAt = 12;

const costOf = (vehicle: Vehicle, leg: Leg): number => tripCost(vehicle, leg).known;

/** By what is counted of what it carries, and by how many of it there are. Unknown is not less. */
function isNoWorse(other: Vehicle, vehicle: Vehicle): boolean {
  const { fixedMilliYen, perKmMilliYen, perKgMilliYen, co2MgPerTonneKm } = vehicle;
  const isKnown = (one: number | undefined, before: number | undefined): boolean =>
    one !== undefined || before === undefined;
  const isLess = (one: number | undefined, before: number | undefined): boolean =>
    isKnown(one, before) && (one ?? 0) <= (before ?? 0);
  return (
    other.available === undefined &&
    isKnown(other.fixedMilliYen, fixedMilliYen) &&
    isKnown(other.perKmMilliYen, perKmMilliYen) &&
    isLess(other.perKgMilliYen, perKgMilliYen) &&
    isLess(other.co2MgPerTonneKm, co2MgPerTonneKm) &&
    other.visibility >= vehicle.visibility
  );
}
