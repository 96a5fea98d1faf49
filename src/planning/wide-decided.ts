/**
 * What is whole already in a model of shared vehicles, and what that leaves: trips stay, or there
 * may be more of them, and goods on their legs keep to their days, which narrows the days of the
 * legs before and after.
 */
import type { LinearModel } from "./model.ts";
import type { Task } from "./task.ts";
import type { SharedTrips } from "./wide-columns.ts";
import { onDays, type Paths, pathsMost } from "./wide-paths.ts";
import type { Sharing } from "./wide-sharing.ts";

/** The model of these paths, in which vehicles keep room for so many packs each. */
export type Shared = (paths: Paths, packsSpared: number) => Sharing;

/** Paths that keep to the days of whole trips, and the model of them, with these trips or more. */
export interface Dated {
  readonly paths: Paths;
  readonly sharing: Sharing;
  readonly model: LinearModel;
}

/** What is whole already, and the ways that are left with the days of its trips. */
export class Decided {
  readonly #task: Task;
  readonly #shared: Shared;
  readonly #trips = new Map<string, number>();
  readonly #days = new Map<number, Set<number>>();
  #paths: Paths;

  constructor(task: Task, paths: Paths, shared: Shared) {
    this.#task = task;
    this.#shared = shared;
    this.#paths = paths;
  }

  /** The trips on these legs stay. False where that gives more paths than can be looked at. */
  note({ paths, sharing }: Dated, values: readonly number[], legs: readonly number[]): boolean {
    for (const leg of legs) this.#days.set(leg, new Set());
    const which = new Set(legs);
    for (const trip of sharing.trips) {
      const count = Math.round(values[trip.column] ?? 0);
      if (!which.has(trip.leg) || count === 0) continue;
      this.#trips.set(nameOf(trip), count);
      this.#days.get(trip.leg)?.add(trip.day);
    }
    const left = paths.paths.flatMap((path) => onDays(path, this.#days, this.#task));
    this.#paths = { ...paths, paths: left };
    return left.length <= pathsMost;
  }

  /** There may be more of what is decided; what is known to go altogether goes. */
  next(spare: number): Dated {
    const sharing = this.#shared(this.#paths, spare);
    const { columns, rows } = sharing.model;
    const [lower, upper] = [[...columns.lower], [...columns.upper]];
    for (const trip of sharing.trips) {
      const count = this.#trips.get(nameOf(trip)) ?? 0;
      lower[trip.column] = Math.min(count, upper[trip.column] ?? 0);
    }
    for (const [column, known] of sharing.allOrNothing) lower[column] = upper[column] = known;
    const model = { columns: { ...columns, lower, upper }, rows };
    return { paths: this.#paths, sharing, model };
  }
}

const nameOf = ({ leg, day, vehicle }: SharedTrips): string => `${leg} ${day} ${vehicle.code}`;
