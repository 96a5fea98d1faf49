/**
 * What the variables of a solved model mean: which packs of which lot go how to whom.
 *
 * The flow of each load is taken apart into ways, one after the other: from a need back along the
 * vehicles that brought most, to goods that lie where the way begins. Lots of one load are alike to
 * the model; those that expire soonest go to whoever is served first.
 */
import { assert } from "../domain/assert.ts";
import { within } from "../domain/within.ts";
import type { Formulation } from "./formulation.ts";

/** One step of a way: a run, by a vehicle. */
export interface Step {
  readonly leg: number; // of the network
  readonly vehicle: number;
  readonly depart: number;
  readonly arrive: number;
}

export interface Consignment {
  readonly need: number;
  readonly goods: number;
  readonly packs: number;
  readonly ready: number; // the day on which the goods may leave
  readonly arrive: number;
  readonly steps: readonly Step[];
}

/** A hop of a load between two spots: a journey, or a night in store. */
interface Hop {
  readonly from: number;
  readonly step: Step | undefined;
  packs: number;
}

export function consignmentsOf(
  formulation: Formulation,
  values: ArrayLike<number>,
): readonly Consignment[] {
  return formulation.loads.flatMap((_, load) => consignmentsOfLoad(formulation, load, values));
}

function consignmentsOfLoad(
  formulation: Formulation,
  load: number,
  values: ArrayLike<number>,
): readonly Consignment[] {
  const { timed, handing } = formulation;
  const dayOf = (spot: number): number => timed.spots[spot]?.day ?? 0;
  const packsOf = (column: number): number => Math.round(values[column] ?? 0);
  const hops = hopsOf(formulation, load, packsOf);
  const lots = lotsAt(formulation, load, packsOf);
  const found: Consignment[] = [];
  const deliveries = handing
    .filter((it) => it.load === load && packsOf(it.column) > 0)
    .sort((a, b) => dayOf(a.spot) - dayOf(b.spot) || a.need - b.need || a.spot - b.spot);
  for (const { need, spot, column } of deliveries) {
    let left = packsOf(column);
    while (left > 0) {
      const way = wayTo(spot, hops, lots);
      const packs = Math.min(left, ...way.hops.map((hop) => hop.packs), way.lot.packs);
      for (const hop of way.hops) hop.packs -= packs;
      way.lot.packs -= packs;
      left -= packs;
      const steps = way.hops.flatMap(({ step }) => step ?? []);
      const { goods, ready } = way.lot;
      found.push({ need, goods, packs, ready, arrive: steps.at(-1)?.arrive ?? ready, steps });
    }
  }
  return found;
}

interface Lot {
  readonly goods: number;
  readonly ready: number;
  packs: number;
}

/** What leaves from each spot, soonest expiring first. */
function lotsAt(
  { leaving, task, timed }: Formulation,
  load: number,
  packsOf: (column: number) => number,
): ReadonlyMap<number, readonly Lot[]> {
  const expiry = ({ goods }: Lot): number => task.goods[goods]?.expiryDay ?? Infinity;
  const lots = new Map<number, Lot[]>();
  for (const { column, load: of, goods, spot } of leaving) {
    if (of !== load || packsOf(column) === 0) continue;
    const there = lots.get(spot) ?? [];
    there.push({ goods, ready: timed.spots[spot]?.day ?? 0, packs: packsOf(column) });
    lots.set(spot, there);
  }
  for (const there of lots.values()) {
    there.sort((a, b) => compare(expiry(a), expiry(b)) || a.goods - b.goods);
  }
  return lots;
}

/** Infinity less Infinity is no number. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** All hops of a load by the spot to which they lead. */
function hopsOf(
  { travelling, waiting, timed }: Formulation,
  load: number,
  packsOf: (column: number) => number,
): ReadonlyMap<number, readonly Hop[]> {
  const hops = new Map<number, Map<string, Hop>>();
  const add = (to: number, key: string, hop: Hop): void => {
    const known = within(hops, to);
    const same = known.get(key);
    if (same === undefined) known.set(key, hop);
    else same.packs += hop.packs;
  };
  for (const { column, load: of, run, vehicle, from, to } of travelling) {
    const packs = of === load ? packsOf(column) : 0;
    const at = timed.runs[run];
    if (packs === 0 || at === undefined) continue;
    const { leg, depart, arrive } = at;
    add(to, `${from} ${run} ${vehicle}`, { from, step: { leg, vehicle, depart, arrive }, packs });
  }
  for (const { column, load: of, from, to } of waiting) {
    const packs = of === load ? packsOf(column) : 0;
    if (packs > 0) add(to, `${from}`, { from, step: undefined, packs });
  }
  return new Map([...hops].map(([to, known]) => [to, [...known.values()]]));
}

interface Way {
  readonly hops: readonly Hop[];
  readonly lot: Lot;
}

/**
 * Back from a spot to goods that leave, along what still has packs on it. Days and legs only grow
 * along a way, so there is no circle, and what came in has come from somewhere.
 */
function wayTo(
  end: number,
  hops: ReadonlyMap<number, readonly Hop[]>,
  lots: ReadonlyMap<number, readonly Lot[]>,
): Way {
  const way: Hop[] = [];
  for (let spot = end; ; ) {
    const lot = lots.get(spot)?.find(({ packs }) => packs > 0);
    if (lot !== undefined) return { hops: way.reverse(), lot };
    const [first, ...others] = (hops.get(spot) ?? []).filter(({ packs }) => packs > 0);
    assert(first !== undefined, "what is handed over has come from somewhere");
    const hop = others.reduce((most, other) => (other.packs > most.packs ? other : most), first);
    way.push(hop);
    spot = hop.from;
  }
}
