/**
 * Every way on which goods can reach a need in time: goods that are alike (of one item and pack in
 * one depot, which may serve the same needs by the same days), the need, and at most five legs that
 * never come to a place twice. For each leg the days on which it can be left at all.
 */
import { grouped } from "../domain/grouped.ts";
import { joined } from "../domain/items/joined.ts";
import { packsPerTrip } from "../domain/planning/network.ts";
import { legsBetween } from "./legs-between.ts";
import { type Goods, legsMax, type Match, type Task } from "./task.ts";

/** First and last day on which a leg can be left. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

export interface Path {
  readonly alike: number;
  readonly need: number;
  readonly legs: readonly number[];
  readonly windows: readonly Window[]; // by leg
  readonly ready: number;
  readonly deadline: number;
}

export interface Alike {
  readonly goods: readonly number[]; // what expires first comes first
  readonly pack: Goods; // any of them
  readonly packs: number; // of all together
}

export interface Paths {
  readonly alike: readonly Alike[];
  readonly paths: readonly Path[];
}

/** Undefined where there are more than can be looked at one by one. */
export function pathsOf(
  task: Task,
  deadline: (match: Match, index: number) => number,
): Paths | undefined {
  const ways = new AllWays(task);
  const alike: Alike[] = [];
  const paths: Path[] = [];
  const numbered = task.matches.map((match, at) => ({ match, by: deadline(match, at) }));
  const byGoods = grouped(numbered, ({ match }) => match.goods);
  const classes = grouped(byGoods, ([goods, serves]) => keyOf(goods, serves, task));
  for (const members of classes.values()) {
    const [[first = -1, serves] = [-1, []]] = members;
    const pack = task.goods[first];
    if (pack === undefined) continue;
    const goods = members.map(([index]) => index).sort(soonestFirst(task));
    const packs = goods.reduce((sum, index) => sum + (task.goods[index]?.packs ?? 0), 0);
    for (const { match, by } of serves) {
      const places = task.needs[match.need]?.places ?? [];
      const found = places.flatMap((place) => ways.between(pack, place));
      for (const legs of found) {
        const path = timed(legs, { ...match, by }, alike.length, task);
        if (path !== undefined) paths.push(path);
      }
      if (ways.tooMany || paths.length > pathsMost) return undefined;
    }
    alike.push({ goods, pack, packs });
  }
  return { alike, paths };
}

/** More of them make a model that one question takes minutes for. */
export const pathsMost = 12_000;
const waysMost = 3000; // from a depot

type Serving = Match & { readonly by: number };

/** Undefined where the way takes too long. */
function timed(
  legs: readonly number[],
  { need, ready, by }: Serving,
  alike: number,
  { network }: Task,
): Path | undefined {
  const way = legs.flatMap((index) => network.legs[index] ?? []);
  let there = ready;
  const firsts = way.map(({ leadDays, transitDays }) => {
    there += leadDays + transitDays;
    return there - transitDays;
  });
  let latest = by;
  const lasts = way.toReversed().map(({ leadDays, transitDays }) => {
    const last = latest - transitDays;
    latest = last - leadDays;
    return last;
  });
  if (there > by) return undefined;
  const windows = firsts.map((first, at) => ({ first, last: lasts[way.length - 1 - at] ?? first }));
  return { alike, need, legs, windows, ready, deadline: by };
}

/** The path once for each choice of the days on which legs are left; none where it meets none. */
export function onDays(
  path: Path,
  days: ReadonlyMap<number, ReadonlySet<number>>,
  task: Task,
): readonly Path[] {
  return path.legs.reduce<readonly Path[]>(
    (paths, leg, at) => {
      const choice = days.get(leg);
      if (choice === undefined) return paths;
      return paths.flatMap((it) =>
        [...choice].flatMap((day) => {
          const { first = 0, last = -1 } = it.windows[at] ?? {};
          if (day < first || day > last) return [];
          return [{ ...it, windows: leaving(it.windows, at, day, it.legs, task) }];
        }),
      );
    },
    [path],
  );
}

/** The leg is left on this day: those after it not before, those before it not after. */
export function leaving(
  windows: readonly Window[],
  at: number,
  day: number,
  legs: readonly number[],
  { network }: Task,
): readonly Window[] {
  const lead = (of: number): number => network.legs[legs[of] ?? -1]?.leadDays ?? 0;
  const transit = (of: number): number => network.legs[legs[of] ?? -1]?.transitDays ?? 0;
  const narrowed = [...windows];
  narrowed[at] = { first: day, last: day };
  for (let next = at + 1; next < windows.length; next += 1) {
    const [{ first: before = 0 } = {}, { first = 0, last = 0 } = {}] = [
      narrowed[next - 1],
      windows[next],
    ];
    narrowed[next] = { first: Math.max(first, before + transit(next - 1) + lead(next)), last };
  }
  for (let previous = at - 1; previous >= 0; previous -= 1) {
    const [{ last: after = 0 } = {}, { first = 0, last = 0 } = {}] = [
      narrowed[previous + 1],
      windows[previous],
    ];
    narrowed[previous] = {
      first,
      last: Math.min(last, after - lead(previous + 1) - transit(previous)),
    };
  }
  return narrowed;
}

function keyOf(
  index: number,
  serves: readonly { readonly match: Match; readonly by: number }[],
  { goods, floors }: Task,
): string {
  const {
    item = "",
    depot = "",
    piecesPerPack,
    packWeightG,
    packVolumeCm3,
    fixed,
  } = goods[index] ?? {};
  const kept = floors.flatMap((floor, at) => (floor.goods.includes(index) ? [at] : []));
  const needs = serves.map(({ match, by }) => `${match.need}:${match.ready}:${by}`).sort();
  const pack = `${piecesPerPack} ${packWeightG} ${packVolumeCm3} ${fixed}`;
  return joined(item, depot, pack, kept.join(" "), needs.join(" "));
}

const soonestFirst =
  ({ goods }: Task) =>
  (a: number, b: number): number =>
    (goods[a]?.expiryDay ?? Infinity) - (goods[b]?.expiryDay ?? Infinity) || a - b;

class AllWays {
  tooMany = false;
  readonly #task: Task;
  readonly #from: ReadonlyMap<string, readonly number[]>;
  readonly #left: ReadonlyMap<string, number>; // fewest legs to a place of need
  readonly #known = new Map<string, ReadonlyMap<string, readonly (readonly number[])[]>>();

  constructor(task: Task) {
    this.#task = task;
    const { legs } = task.network;
    this.#from = grouped(legs.keys(), (index) => legs[index]?.from ?? "");
    const ends = task.needs.flatMap(({ places }) => places);
    this.#left = legsBetween(ends, legs, "to");
  }

  /** Ways on which one such pack goes into some vehicle of each leg. */
  between(pack: Goods, place: string): readonly (readonly number[])[] {
    const { packWeightG: weightG, packVolumeCm3: volumeCm3, depot } = pack;
    const key = `${weightG} ${volumeCm3} ${depot}`;
    const known = this.#known.get(key) ?? this.#all(depot, { weightG, volumeCm3 });
    this.#known.set(key, known);
    return known.get(place) ?? [];
  }

  #all(depot: string, pack: { readonly weightG: number; readonly volumeCm3: number }) {
    const { legs, vehicles } = this.#task.network;
    const taking = new Set(
      vehicles.flatMap((vehicle) =>
        packsPerTrip(vehicle, pack, this.#task.fillPercent) === 0 ? [] : [vehicle.code],
      ),
    );
    const found = new Map<string, number[][]>();
    let count = 0;
    const go = (place: string, way: readonly number[], seen: ReadonlySet<string>): void => {
      if (this.#left.get(place) === 0 && way.length > 0) {
        found.set(place, [...(found.get(place) ?? []), [...way]]);
        count += 1;
      }
      if (count > waysMost) this.tooMany = true;
      if (this.tooMany) return;
      for (const index of this.#from.get(place) ?? []) {
        const leg = legs[index];
        if (leg === undefined || seen.has(leg.to)) continue;
        if (way.length + 1 + (this.#left.get(leg.to) ?? Infinity) > legsMax) continue;
        if (!leg.vehicles.some((code) => taking.has(code))) continue;
        go(leg.to, [...way, index], new Set([...seen, leg.to]));
      }
    };
    go(depot, [], new Set([depot]));
    return found;
  }
}
