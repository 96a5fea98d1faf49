/**
 * Where can goods be, on which day, after how many legs? The network unrolled over time.
 *
 * A spot is a place, a day and a number of legs travelled. A run is one departure of a leg: the leg
 * and the day on which it leaves. Goods that are at the leg's origin so early that its lead time
 * has passed by then may travel on it, so they may wait there for others and share the vehicles.
 * Only days on which somebody's goods can be somewhere are looked at: to wait until any other day
 * helps nobody. Legs that lie on no way of at most five legs from goods to a need are left out.
 */
import type { Leg } from "../domain/planning/network.ts";
import { within } from "../domain/within.ts";
import { legsBetween } from "./legs-between.ts";
import { Outlook } from "./postponing.ts";
import { legsMax, type Task } from "./task.ts";

export interface Spot {
  readonly place: string;
  readonly day: number;
  readonly legs: number; // travelled so far
}

export interface Run {
  readonly leg: number; // of the network
  readonly depart: number;
  readonly arrive: number;
}

export interface Move {
  readonly run: number;
  readonly to: number; // spot
}

export interface TimedNetwork {
  readonly spots: readonly Spot[];
  readonly runs: readonly Run[];
  /** From each spot: runs that can be taken there, and the spot on a later day to wait for. */
  readonly moves: readonly (readonly Move[])[];
  readonly waits: readonly (number | undefined)[];
  /** The spot of goods that are ready in a depot on a day. */
  start(depot: string, ready: number): number | undefined;
}

/** The legs that can be part of a way from goods to a need, by the place that they leave. */
function usefulLegs({ goods, needs, matches, network: { legs } }: Task) {
  const starts = new Set(matches.flatMap((match) => goods[match.goods]?.depot ?? []));
  const ends = new Set(matches.flatMap((match) => needs[match.need]?.places ?? []));
  const before = legsBetween(starts, legs, "from");
  const after = legsBetween(ends, legs, "to");
  const useful = new Map<string, number[]>();
  for (const [index, { from, to }] of legs.entries()) {
    const [done, left] = [before.get(from), after.get(to)];
    if (done === undefined || left === undefined || done + 1 + left > legsMax) continue;
    const known = useful.get(from);
    if (known === undefined) useful.set(from, [index]);
    else known.push(index);
  }
  return { useful, after };
}

/** With `postponing`, nothing leaves on a day if it can as well leave on the next. */
export function timedNetwork(task: Task, postponing = false): TimedNetwork {
  const { legs } = task.network;
  const { useful, after } = usefulLegs(task);
  const horizon = Math.max(0, ...task.matches.map(({ latest }) => latest));
  const starts = startsOf(task).filter(({ place, day }) => after.has(place) && day <= horizon);
  const outlook = postponing ? new Outlook(task, useful) : undefined;
  const days = daysAt(starts, legs, useful, after, horizon);

  const spots: Spot[] = [];
  const numbers = new Map<string, Map<number, Map<number, number>>>();
  const left: number[] = [];
  const spot = (place: string, day: number, travelled: number): number => {
    const known = within(within(numbers, place), day);
    const number = known.get(travelled) ?? spots.length;
    if (number === spots.length) {
      known.set(travelled, number);
      spots.push({ place, day, legs: travelled });
      left.push(number);
    }
    return number;
  };
  const started = new Map(
    starts.map(({ place, day }) => [`${day} ${place}`, spot(place, day, 0)] as const),
  );
  const runs: Run[] = [];
  const runNumbers = new Map<number, Map<number, number>>();
  const runOf = (leg: number, depart: number, arrive: number): number => {
    const known = within(runNumbers, leg);
    const number = known.get(depart) ?? runs.length;
    if (number === runs.length) {
      known.set(depart, number);
      runs.push({ leg, depart, arrive });
    }
    return number;
  };
  const moves: Move[][] = [];
  const waits: (number | undefined)[] = [];
  for (let at = left.shift(); at !== undefined; at = left.shift()) {
    const { place, day, legs: travelled } = spots[at] as Spot;
    const later = days.get(place)?.find((other) => other > day);
    moves[at] = (useful.get(place) ?? []).flatMap((index) => {
      const leg = legs[index] as Leg;
      const [depart, arrive] = [day + leg.leadDays, day + leg.leadDays + leg.transitDays];
      const rest = after.get(leg.to) ?? legsMax;
      if (arrive > horizon || travelled + 1 + rest > legsMax) return [];
      const put = later === undefined ? 0 : later - day;
      if (put > 0 && outlook?.at(leg.to, arrive) === outlook?.at(leg.to, arrive + put)) {
        if (outlook !== undefined) return [];
      }
      return [{ run: runOf(index, depart, arrive), to: spot(leg.to, arrive, travelled + 1) }];
    });
    // Where nothing departs there is nothing to wait for.
    const worth = later !== undefined && (useful.get(place)?.length ?? 0) > 0;
    waits[at] = worth ? spot(place, later, travelled) : undefined;
  }
  return {
    spots,
    runs,
    moves,
    waits,
    start: (depot, ready) => started.get(`${ready} ${depot}`),
  };
}

/** Each depot with each day on which goods in it may first leave. */
function startsOf({ goods, matches }: Task): readonly { place: string; day: number }[] {
  const found = new Map<string, { place: string; day: number }>();
  for (const match of matches) {
    const place = goods[match.goods]?.depot ?? "";
    found.set(`${match.ready} ${place}`, { place, day: match.ready });
  }
  return [...found.values()];
}

/** The days on which goods that never wait can be at each place, in order. */
function daysAt(
  starts: readonly { readonly place: string; readonly day: number }[],
  legs: readonly Leg[],
  useful: ReadonlyMap<string, readonly number[]>,
  after: ReadonlyMap<string, number>,
  horizon: number,
): ReadonlyMap<string, readonly number[]> {
  const seen = new Map<string, Set<number>>();
  let edge = new Map(starts.map((start) => [`${start.day} ${start.place}`, start]));
  for (let travelled = 0; travelled <= legsMax && edge.size > 0; travelled += 1) {
    const next = new Map<string, { place: string; day: number }>();
    for (const { place, day } of edge.values()) {
      const known = seen.get(place) ?? new Set();
      seen.set(place, known.add(day));
      for (const index of useful.get(place) ?? []) {
        const leg = legs[index] as Leg;
        const arrive = day + leg.leadDays + leg.transitDays;
        if (arrive > horizon || travelled + 1 + (after.get(leg.to) ?? legsMax) > legsMax) continue;
        next.set(`${arrive} ${leg.to}`, { place: leg.to, day: arrive });
      }
    }
    edge = next;
  }
  return new Map([...seen].map(([place, found]) => [place, [...found].sort((a, b) => a - b)]));
}
