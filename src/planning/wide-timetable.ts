/**
 * On which days do goods leave whose ways are given, so that they share the most?
 *
 * Each leg of a way can be left from the day on which the goods can be there, to the last one on
 * which they are still in time, unless more is known of its days. Leg by leg, the dearest trips
 * first, they leave on the fewest days that reach into all of these windows: on the last day of
 * the most urgent (interval stabbing).
 * What could as well leave on the next such day only fills the trips that there are anyway.
 * That narrows the windows of the legs before and after on their ways, but never closes one.
 */
import { assert } from "../domain/assert.ts";
import { tripCost } from "../domain/planning/network.ts";
import type { Task } from "./task.ts";
import { shareOf } from "./trip-limits.ts";
import type { Sending } from "./wide-loading.ts";
import { leaving, type Window } from "./wide-paths.ts";

/** A sending, or a part of it, with the day on which each leg of its way is left. */
export interface Timed {
  readonly sending: Sending;
  readonly packs: number;
  readonly days: readonly number[];
}

/** Packs that stay together on all their way, and the windows of their legs. */
interface Lot {
  readonly sending: Sending;
  packs: number;
  windows: readonly Window[];
}

/** Packs and one of their legs. */
interface Stage {
  readonly lot: Lot;
  readonly at: number;
}

export function timetable(sendings: readonly Sending[], task: Task): readonly Timed[] {
  return new Timetable(sendings, task).timed();
}

class Timetable {
  readonly #task: Task;
  readonly #lots: Lot[];

  constructor(sendings: readonly Sending[], task: Task) {
    this.#task = task;
    this.#lots = sendings.map((sending) => ({
      sending,
      packs: sending.packs,
      windows: sending.windows ?? windowsOf(sending, task),
    }));
  }

  timed(): readonly Timed[] {
    const used = [...new Set(this.#lots.flatMap(({ sending }) => sending.legs))];
    const dear = new Map(used.map((leg) => [leg, priceOf(leg, this.#task)]));
    used.sort((a, b) => (dear.get(b) ?? 0) - (dear.get(a) ?? 0) || a - b);
    for (const leg of used) this.#leg(leg);
    return this.#lots.map(({ sending, packs, windows }) => ({
      ...{ sending, packs },
      days: windows.map(({ first }) => first),
    }));
  }

  #leg(leg: number): void {
    let left: readonly Stage[] = this.#lots.flatMap((lot): readonly Stage[] => {
      const at = lot.sending.legs.indexOf(leg);
      return at < 0 ? [] : [{ lot, at }];
    });
    while (left.length > 0) {
      left = left.toSorted((a, b) => windowOf(a).last - windowOf(b).last);
      const day = lastOf(left);
      const there = left.filter((stage) => windowOf(stage).first <= day);
      const later = left.filter((stage) => windowOf(stage).first > day);
      const next = later.length === 0 ? Infinity : lastOf(later);
      const must = there.filter((stage) => windowOf(stage).last < next);
      const may = there.filter((stage) => windowOf(stage).last >= next);
      const waiting = this.#filling(leg, must, may);
      const leaving = [...must, ...may.filter((stage) => !waiting.includes(stage))];
      const depart = Math.max(...leaving.map((stage) => windowOf(stage).first));
      for (const stage of leaving) leave(stage, depart, this.#task);
      left = [...later, ...waiting];
    }
  }

  /** What of it has to wait where only so many packs fit; all of it where none does. */
  #parted(stage: Stage, fits: number): Stage | undefined {
    const { lot, at } = stage;
    if (fits >= lot.packs) return undefined;
    if (fits === 0) return stage;
    const rest: Lot = { ...lot, packs: lot.packs - fits };
    lot.packs = fits;
    this.#lots.push(rest);
    return { lot: rest, at };
  }

  /** Takes along what fills the trips; what waits is given back. A lot may be parted for it. */
  #filling(leg: number, must: readonly Stage[], may: readonly Stage[]): readonly Stage[] {
    const share = this.#shares(leg, must);
    const needed = must.reduce((sum, { lot }) => sum + lot.packs * share(lot), 0);
    let room = Math.ceil(needed - noise) - needed;
    const waiting: Stage[] = [];
    for (const stage of may) {
      const each = share(stage.lot);
      const fits = Math.min(stage.lot.packs, Math.floor(room / each + noise));
      room -= fits * each;
      const rest = this.#parted(stage, fits);
      if (rest !== undefined) waiting.push(rest);
    }
    return waiting;
  }

  /** Of a trip of the vehicle that is cheapest for these. */
  #shares(index: number, must: readonly Stage[]): (lot: Lot) => number {
    const { network, goods } = this.#task;
    const leg = network.legs[index];
    const vehicles = network.vehicles.filter(({ code }) => leg?.vehicles.includes(code));
    const options = vehicles.map((vehicle) => {
      const share = ({ sending }: Lot): number => {
        const { packWeightG: weightG = 0, packVolumeCm3: volumeCm3 = 0 } =
          goods[sending.goods] ?? {};
        return Math.max(noise, shareOf({ weightG, volumeCm3 }, vehicle, this.#task));
      };
      const trips = must.reduce((sum, { lot }) => sum + lot.packs * share(lot), 0);
      const each = leg === undefined ? 0 : tripCost(vehicle, leg).known;
      return { share, cost: Math.ceil(trips - noise) * each };
    });
    const [best] = options.toSorted((a, b) => a.cost - b.cost);
    return best?.share ?? (() => 1);
  }
}

const noise = 1e-9;

const windowOf = ({ lot, at }: Stage): Lot["windows"][number] => {
  const window = lot.windows[at];
  assert(window !== undefined, "every leg has its window");
  return window;
};

const lastOf = (stages: readonly Stage[]): number =>
  Math.min(...stages.map((stage) => windowOf(stage).last));

/** Of the cheapest trip along a leg. */
function priceOf(index: number, { network }: Task): number {
  const leg = network.legs[index];
  const vehicles = network.vehicles.filter(({ code }) => leg?.vehicles.includes(code));
  const prices = vehicles.map((vehicle) => (leg === undefined ? 0 : tripCost(vehicle, leg).known));
  return Math.min(Infinity, ...prices);
}

function windowsOf({ legs, ready, deadline }: Sending, task: Task): Lot["windows"] {
  let there = ready;
  const firsts = legs.map((leg) => {
    const { lead, transit } = daysOf(leg, task);
    const first = there + lead;
    there = first + transit;
    return first;
  });
  const spare = deadline - there;
  assert(spare >= 0, "goods are sent on ways on which they are in time");
  return firsts.map((first) => ({ first, last: first + spare }));
}

function leave({ lot, at }: Stage, day: number, task: Task): void {
  lot.windows = leaving(lot.windows, at, day, lot.sending.legs, task);
}

function daysOf(
  leg: number,
  { network }: Task,
): { readonly lead: number; readonly transit: number } {
  const { leadDays: lead = 0, transitDays: transit = 0 } = network.legs[leg] ?? {};
  return { lead, transit };
}
