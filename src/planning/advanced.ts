/**
 * Nothing waits for nothing: a departure leaves as soon as all that travels on it is there. Which
 * goods share which trips stays as it is, and so does what it costs.
 */
import { assert } from "../domain/assert.ts";
import type { Leg } from "../domain/planning/network.ts";
import type { Consignment, Step } from "./consignments.ts";
import { type Departure, together } from "./departure.ts";

export interface Timetable {
  readonly consignments: readonly Consignment[];
  readonly departures: readonly Departure[];
}

export function advanced({ consignments, departures }: Timetable, legs: readonly Leg[]): Timetable {
  const leaves = new Map(departures.map((it) => [keyOf(it), 0]));
  // A vehicle leaves after those that bring its goods, so that in the end nothing moves any more.
  for (let moved = true; moved; ) {
    moved = false;
    for (const { ready, steps } of consignments) {
      let there = ready;
      for (const step of steps) {
        const { leadDays, transitDays } = legOf(step, legs);
        const day = Math.max(leaves.get(keyOf(step)) ?? 0, there + leadDays);
        if (day !== leaves.get(keyOf(step))) {
          leaves.set(keyOf(step), day);
          moved = true;
        }
        there = day + transitDays;
      }
    }
  }
  const at = <Move extends Step>(move: Move): Move => {
    const depart = leaves.get(keyOf(move)) ?? move.depart;
    return { ...move, depart, arrive: depart + legOf(move, legs).transitDays };
  };
  const moved = consignments.map((consignment) => {
    const steps = consignment.steps.map(at);
    return { ...consignment, steps, arrive: steps.at(-1)?.arrive ?? consignment.ready };
  });
  return { consignments: moved, departures: together(departures.map(at)) };
}

const keyOf = ({ leg, vehicle, depart }: Step): string => `${leg} ${vehicle} ${depart}`;

function legOf({ leg }: Step, legs: readonly Leg[]): Leg {
  const found = legs[leg];
  assert(found !== undefined, "a step is on a leg of the network");
  return found;
}
