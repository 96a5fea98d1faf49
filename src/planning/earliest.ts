/** How soon can goods be anywhere, by at most five legs, if nothing else is in the way? */
import { grouped } from "../domain/grouped.ts";
import type { Leg } from "../domain/planning/network.ts";
import { legsMax } from "./task.ts";

/** Days from a depot to each place that can be reached, worked out once for each depot. */
export function earliestArrivals(
  legs: readonly Leg[],
): (depot: string) => ReadonlyMap<string, number> {
  const from = grouped(legs, (leg) => leg.from);
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (depot) => {
    const met = known.get(depot);
    if (met !== undefined) return met;
    const best = new Map([[depot, 0]]);
    let edge = new Map(best);
    // By rounds of one more leg each, as a quicker way may take more legs than are sensible.
    for (let travelled = 0; travelled < legsMax && edge.size > 0; travelled += 1) {
      const next = new Map<string, number>();
      for (const [place, day] of edge) {
        for (const { to, leadDays, transitDays } of from.get(place) ?? []) {
          const arrive = day + leadDays + transitDays;
          if (arrive >= (best.get(to) ?? Infinity) || arrive >= (next.get(to) ?? Infinity))
            continue;
          next.set(to, arrive);
        }
      }
      for (const [place, day] of next) best.set(place, day);
      edge = next;
    }
    known.set(depot, best);
    return best;
  };
}
