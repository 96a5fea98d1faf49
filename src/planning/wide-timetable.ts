/**
 * On which days do goods leave whose ways are given, so that they share the most?
 *
 * Each leg of a way can be left from the day on which the goods can be there, to the last one on
 * which they are still in time. Leg by leg, the dearest trips first, they leave on the fewest days
 * that reach into all of these windows: on the last day of the most urgent (interval stabbing).
 * What could as well leave on the next such day only fills the trips that there are anyway. Where
 * somebody knows better days, with room on each, these are filled first, the most urgent first.
 * That narrows the windows of the legs before and after on their ways, but never closes one.
 */
import { assert } from "../domain/assert.ts";
import { tripCost } from "../domain/planning/network.ts";
import type { Task } from "./task.ts";
import { shareOf } from "./trip-limits.ts";
import type { Sending } from "./wide-loading.ts";

/** A sending, or a part of it, with the day on which each leg of its way is left. */
export interface Timed {
  readonly sending: Sending;
  readonly days: readonly number[];
}

/** Packs that stay together on all their way, and the windows of their legs. */
interface Lot {
  readonly sending: Sending;
  packs: number;
  readonly windows: { first: number; last: number }[];
}

/** Packs and one of their legs. */
interface Stage {
  readonly lot: Lot;
  readonly at: number;
}

/** Days on which a leg is to be left, in order, with the room there is. */
export type Guide = ReadonlyMap<number, readonly GuidedDay[]>;

export interface GuidedDay {
  readonly day: number;
  readonly weightG: number;
  readonly volumeCm3: number;
}

export function timetable(
  sendings: readonly Sending[],
  task: Task,
  guide: Guide = new Map(),
): readonly Timed[] {
  return new Timetable(sendings, task, guide).timed();
}

class Timetable {
  readonly #task: Task;
  readonly #guide: Guide;
  readonly #lots: Lot[];

  constructor(sendings: readonly Sending[], task: Task, guide: Guide) {
    this.#task = task;
    this.#guide = guide;
    this.#lots = sendings.map((sending) => ({
      sending,
      packs: sending.packs,
      windows: windowsOf(sending, task),
    }));
  }

  timed(): readonly Timed[] {
    const used = [...new Set(this.#lots.flatMap(({ sending }) => sending.legs))];
    const dear = new Map(used.map((leg) => [leg, priceOf(leg, this.#task)]));
    used.sort((a, b) => (dear.get(b) ?? 0) - (dear.get(a) ?? 0) || a - b);
    for (const leg of used) this.#leg(leg);
    return this.#lots.map(({ sending, packs, windows }) => ({
      sending: { ...sending, packs },
      days: windows.map(({ first }) => first),
    }));
  }

  #leg(leg: number): void {
    let left: readonly Stage[] = this.#lots.flatMap((lot): readonly Stage[] => {
      const at = lot.sending.legs.indexOf(leg);
      return at < 0 ? [] : [{ lot, at }];
    });
    for (const guided of this.#guide.get(leg) ?? []) left = this.#guided(guided, left);
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

  /** What fills the room of a day leaves on it; the rest is given back. */
  #guided({ day, weightG, volumeCm3 }: GuidedDay, left: readonly Stage[]): readonly Stage[] {
    const canLeave = (stage: Stage): boolean =>
      windowOf(stage).first <= day && day <= windowOf(stage).last;
    const waiting = left.filter((stage) => !canLeave(stage));
    let [grams, cm3] = [weightG, volumeCm3];
    const leaving: Stage[] = [];
    const soonest = left.filter(canLeave).sort((a, b) => windowOf(a).last - windowOf(b).last);
    for (const stage of soonest) {
      const { packWeightG = 0, packVolumeCm3 = 0 } =
        this.#task.goods[stage.lot.sending.goods] ?? {};
      const most = Math.min(grams / packWeightG, cm3 / packVolumeCm3);
      const fits = Number.isNaN(most) ? Infinity : Math.floor(most + noise);
      const rest = this.#parted(stage, fits);
      if (rest !== undefined) waiting.push(rest);
      if (fits === 0) continue;
      leaving.push(stage);
      grams -= stage.lot.packs * packWeightG;
      cm3 -= stage.lot.packs * packVolumeCm3;
    }
    const depart = Math.max(...leaving.map((stage) => windowOf(stage).first));
    for (const stage of leaving) leave(stage, depart, this.#task);
    return waiting;
  }

  /** What of it has to wait where only so many packs fit; all of it where none does. */
  #parted(stage: Stage, fits: number): Stage | undefined {
    const { lot, at } = stage;
    if (fits >= lot.packs) return undefined;
    if (fits === 0) return stage;
    const windows = lot.windows.map((window) => ({ ...window }));
    const rest: Lot = { sending: lot.sending, packs: lot.packs - fits, windows };
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

/** The leg is left on this day: those after it not before, those before it not after. */
function leave({ lot: { sending, windows }, at }: Stage, day: number, task: Task): void {
  const days = sending.legs.map((leg) => daysOf(leg, task));
  windows[at] = { first: day, last: day };
  for (let next = at + 1; next < windows.length; next += 1) {
    const [before, window] = [windows[next - 1], windows[next]];
    if (before === undefined || window === undefined) break;
    const there = before.first + (days[next - 1]?.transit ?? 0);
    window.first = Math.max(window.first, there + (days[next]?.lead ?? 0));
  }
  for (let previous = at - 1; previous >= 0; previous -= 1) {
    const [after, window] = [windows[previous + 1], windows[previous]];
    if (after === undefined || window === undefined) break;
    const there = after.last - (days[previous + 1]?.lead ?? 0);
    window.last = Math.min(window.last, there - (days[previous]?.transit ?? 0));
  }
}

function daysOf(
  leg: number,
  { network }: Task,
): { readonly lead: number; readonly transit: number } {
  const { leadDays: lead = 0, transitDays: transit = 0 } = network.legs[leg] ?? {};
  return { lead, transit };
}
