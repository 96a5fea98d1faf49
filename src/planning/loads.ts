/**
 * Which goods are all alike on their way? Lots of one item and pack, whoever's and wherever, that
 * may leave on the same day and serve the same needs by the same days: they share variables.
 *
 * Also: which spots of the timed network such goods can come to and still arrive in time.
 */
import { grouped } from "../domain/grouped.ts";
import { joined } from "../domain/items/joined.ts";
import { packsPerTrip } from "../domain/planning/network.ts";
import type { Goods, Match, Task } from "./task.ts";
import type { TimedNetwork } from "./timed-network.ts";

export interface Load {
  readonly item: string;
  readonly pieces: number; // in a pack
  readonly weightG: number;
  readonly volumeCm3: number;
  readonly packs: number; // of all its goods together
  readonly needs: readonly number[];
  readonly starts: readonly { readonly goods: number; readonly spot: number }[];
  /** Spots on a way from its goods to a need, in order. */
  readonly spots: readonly number[];
  reaches(spot: number): boolean;
  needsAt(spot: number): readonly number[];
}

export function loadsOf(task: Task, timed: TimedNetwork): readonly Load[] {
  const horizon = Math.max(0, ...timed.spots.map(({ day }) => day));
  const groups = new Map<string, { goods: number[]; matches: readonly Match[] }>();
  const byGoods = grouped(task.matches, ({ goods, ready }) => `${goods} ${ready}`);
  for (const matches of byGoods.values()) {
    const [first] = matches;
    const goods = first === undefined ? undefined : task.goods[first.goods];
    if (first === undefined || goods === undefined) continue;
    const key = keyOf(goods, first.ready, matches, horizon);
    const group = groups.get(key) ?? { goods: [], matches };
    group.goods.push(first.goods);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ goods, matches }) => {
    const load = loadOf(goods, matches, task, timed);
    return load === undefined ? [] : [load];
  });
}

/** Equal for goods that may do exactly the same. */
function keyOf(goods: Goods, ready: number, matches: readonly Match[], horizon: number): string {
  const { item, piecesPerPack, packWeightG, packVolumeCm3 } = goods;
  const serves = matches
    .map(({ need, latest }) => `${need}:${Math.min(latest, horizon)}`)
    .sort()
    .join(" ");
  return joined(item, `${piecesPerPack} ${packWeightG} ${packVolumeCm3} ${ready}`, serves);
}

function loadOf(
  goods: readonly number[],
  matches: readonly Match[],
  task: Task,
  timed: TimedNetwork,
): Load | undefined {
  const [ready = 0, first] = [matches[0]?.ready, task.goods[goods[0] ?? -1]];
  const starts = goods.flatMap((index) => {
    const spot = timed.start(task.goods[index]?.depot ?? "", ready);
    return spot === undefined ? [] : [{ goods: index, spot }];
  });
  const ends = grouped(
    matches.flatMap(({ need, latest }) =>
      (task.needs[need]?.places ?? []).map((place) => ({ place, need, latest })),
    ),
    ({ place }) => place,
  );
  const needsAt = (spot: number): readonly number[] => {
    const { place = "", day = 0 } = timed.spots[spot] ?? {};
    return (ends.get(place) ?? []).flatMap(({ need, latest }) => (day <= latest ? [need] : []));
  };
  if (first === undefined) return undefined;
  const { packWeightG: weightG, packVolumeCm3: volumeCm3 } = first;
  const legs = legsThatFit(task, { weightG, volumeCm3 });
  const next = (spot: number): readonly number[] => {
    const moves = timed.moves[spot] ?? [];
    return moves.flatMap(({ run, to }) => (legs.has(timed.runs[run]?.leg ?? -1) ? [to] : []));
  };
  const useful = usefulSpots({ starts: starts.map(({ spot }) => spot), next, needsAt }, timed);
  const kept = starts.filter(({ spot }) => useful.has(spot));
  if (kept.length === 0) return undefined;
  return {
    item: first.item,
    needs: matches.map(({ need }) => need),
    pieces: first.piecesPerPack,
    weightG,
    volumeCm3,
    packs: kept.reduce((sum, { goods: index }) => sum + (task.goods[index]?.packs ?? 0), 0),
    starts: kept,
    spots: [...useful].sort((a, b) => a - b),
    reaches: (spot) => useful.has(spot),
    needsAt,
  };
}

/** The legs on which one such pack goes into some vehicle. */
function legsThatFit(
  { network, fillPercent }: Task,
  pack: { readonly weightG: number; readonly volumeCm3: number },
): ReadonlySet<number> {
  const fitting = new Set(
    network.vehicles.flatMap((vehicle) =>
      packsPerTrip(vehicle, pack, fillPercent) === 0 ? [] : [vehicle.code],
    ),
  );
  return new Set(
    network.legs.flatMap(({ vehicles }, leg) =>
      vehicles.some((code) => fitting.has(code)) ? [leg] : [],
    ),
  );
}

interface Ways {
  readonly starts: readonly number[];
  next(spot: number): readonly number[];
  needsAt(spot: number): readonly number[];
}

/** Spots that can be reached from a start and from which a need can be reached. */
function usefulSpots(
  { starts, next, needsAt }: Ways,
  { waits }: TimedNetwork,
): ReadonlySet<number> {
  const before = new Map<number, number[]>(starts.map((spot) => [spot, []]));
  const order = [...before.keys()];
  for (let at = 0; at < order.length; at += 1) {
    const from = order[at] as number;
    const wait = waits[from];
    const onward = next(from);
    for (const to of wait === undefined ? onward : [...onward, wait]) {
      const known = before.get(to);
      if (known !== undefined) known.push(from);
      else {
        before.set(to, [from]);
        order.push(to);
      }
    }
  }
  const useful = new Set(order.filter((spot) => needsAt(spot).length > 0));
  const left = [...useful];
  for (let spot = left.pop(); spot !== undefined; spot = left.pop()) {
    for (const from of before.get(spot) ?? []) {
      if (useful.has(from)) continue;
      useful.add(from);
      left.push(from);
    }
  }
  return useful;
}
