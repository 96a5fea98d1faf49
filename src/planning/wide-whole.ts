/**
 * Whole packs near broken ones: each path takes its whole part, and what is then still missing goes
 * pack by pack where there is room left: first on the paths that lost most, then on any other, and
 * only in the end where another trip has to be paid for, on the cheapest.
 */
import { grouped } from "../domain/grouped.ts";
import type { Task } from "./task.ts";
import type { Paths } from "./wide-paths.ts";
import type { Sharing } from "./wide-sharing.ts";

/** By path; what no row of stock or need lets through stays missing. */
export function wholePacks(
  task: Task,
  paths: Paths,
  sharing: Sharing,
  values: readonly number[],
): readonly number[] {
  const filling = new Filling(task, paths, sharing, values);
  filling.fill();
  return filling.packs;
}

interface Row {
  sum: number;
  most: number;
  /** The cheapest trip that makes room, and how much; undefined where nothing does. */
  readonly trip: { readonly price: number; readonly room: number } | undefined;
}

type Entry = readonly [row: Row, factor: number];

class Filling {
  readonly packs: number[];
  readonly #pieces: readonly number[]; // of a pack, by path
  readonly #missing: number[]; // pieces, by need
  readonly #parts: readonly number[]; // what was broken off
  readonly #rows: readonly (readonly Entry[])[]; // by path
  readonly #byNeed: ReadonlyMap<number, readonly number[]>;
  readonly #needs: readonly number[]; // the most important first

  constructor(task: Task, { paths, alike }: Paths, sharing: Sharing, values: readonly number[]) {
    const value = (path: number): number => values[sharing.packs[path] ?? -1] ?? 0;
    this.packs = paths.map((_, path) => Math.floor(value(path) + noise));
    this.#parts = paths.map((_, path) => value(path) - (this.packs[path] ?? 0));
    this.#pieces = paths.map((path) => alike[path.alike]?.pack.piecesPerPack ?? 1);
    this.#missing = task.needs.map(({ asked }) => asked);
    for (const [path, { need }] of paths.entries()) {
      const pieces = (this.packs[path] ?? 0) * (this.#pieces[path] ?? 0);
      this.#missing[need] = (this.#missing[need] ?? 0) - pieces;
    }
    this.#rows = rowsOf(sharing, values, this.packs);
    this.#byNeed = grouped(paths.keys(), (path) => paths[path]?.need ?? -1);
    const weight = (need: number): number => task.needs[need]?.weight ?? 1;
    this.#needs = [...this.#byNeed.keys()].sort((a, b) => weight(b) - weight(a) || a - b);
  }

  fill(): void {
    const parts = [...this.packs.keys()]
      .filter((path) => (this.#parts[path] ?? 0) > noise)
      .sort((a, b) => (this.#parts[b] ?? 0) - (this.#parts[a] ?? 0) || a - b);
    const needOf = new Map(
      [...this.#byNeed].flatMap(([need, of]) => of.map((path) => [path, need] as const)),
    );
    for (const path of parts) {
      const need = needOf.get(path) ?? -1;
      if ((this.#missing[need] ?? 0) > 0 && this.#cost(path) === 0) this.#add(path, need);
    }
    for (const dear of [false, true]) {
      for (const need of this.#needs) {
        while ((this.#missing[need] ?? 0) > 0) {
          const path = this.#cheapest(need);
          if (path === undefined || (!dear && this.#cost(path) > 0)) break;
          this.#add(path, need);
        }
      }
    }
  }

  #cheapest(need: number): number | undefined {
    let [best, least]: [number | undefined, number] = [undefined, Infinity];
    for (const path of this.#byNeed.get(need) ?? []) {
      const cost = this.#cost(path);
      if (cost < least) [best, least] = [path, cost];
    }
    return best;
  }

  /** Of the trips that one more pack asks for; Infinity where it cannot be. */
  #cost(path: number): number {
    let cost = 0;
    for (const [row, factor] of this.#rows[path] ?? []) {
      if (row.sum + factor <= row.most + noise) continue;
      cost += row.trip?.price ?? Infinity;
    }
    return cost;
  }

  #add(path: number, need: number): void {
    this.packs[path] = (this.packs[path] ?? 0) + 1;
    this.#missing[need] = (this.#missing[need] ?? 0) - (this.#pieces[path] ?? 0);
    for (const [row, factor] of this.#rows[path] ?? []) {
      if (row.sum + factor > row.most + noise) row.most += row.trip?.room ?? 0;
      row.sum += factor;
    }
  }
}

/** Rows that packs must not go beyond, by path, with all other columns at their values. */
function rowsOf(
  { model: { rows }, packs, trips, cost }: Sharing,
  values: readonly number[],
  whole: readonly number[],
): readonly (readonly Entry[])[] {
  const pathOf = new Map(packs.map((column, path) => [column, path]));
  const prices = new Map(cost);
  const price = new Map(trips.map(({ column }) => [column, prices.get(column) ?? 0]));
  const entries: Entry[][] = packs.map(() => []);
  for (const [index, most] of rows.upper.entries()) {
    if (most === Infinity) continue;
    const [from, to] = [rows.starts[index] ?? 0, rows.starts[index + 1] ?? 0];
    let sum = 0;
    let cheapest: Row["trip"];
    const of: (readonly [number, number])[] = [];
    for (let at = from; at < to; at += 1) {
      const [column, factor] = [rows.indices[at] ?? -1, rows.values[at] ?? 0];
      const path = pathOf.get(column);
      if (path !== undefined) of.push([path, factor]);
      sum += factor * (path === undefined ? (values[column] ?? 0) : (whole[path] ?? 0));
      const trip = price.get(column);
      if (trip === undefined || trip >= (cheapest?.price ?? Infinity)) continue;
      cheapest = { price: trip, room: 0 - factor };
    }
    const row: Row = { sum, most, trip: cheapest };
    for (const [path, factor] of of) entries[path]?.push([row, factor]);
  }
  return entries;
}

const noise = 1e-6;
