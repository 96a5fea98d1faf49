/** How many legs are there at least between some places and any other, up to the most that make sense? */
import type { Leg } from "../domain/planning/network.ts";
import { legsMax } from "./task.ts";

/** By place; along ("from") or against ("to") the direction of the legs. */
export function legsBetween(
  places: Iterable<string>,
  legs: readonly Leg[],
  direction: "from" | "to",
): ReadonlyMap<string, number> {
  const [here, there] =
    direction === "from" ? (["from", "to"] as const) : (["to", "from"] as const);
  const neighbours = new Map<string, string[]>();
  for (const leg of legs) {
    const known = neighbours.get(leg[here]);
    if (known === undefined) neighbours.set(leg[here], [leg[there]]);
    else known.push(leg[there]);
  }
  const distance = new Map([...places].map((place) => [place, 0]));
  let edge = [...distance.keys()];
  for (let away = 1; away <= legsMax && edge.length > 0; away += 1) {
    const next: string[] = [];
    for (const place of edge) {
      for (const neighbour of neighbours.get(place) ?? []) {
        if (distance.has(neighbour)) continue;
        distance.set(neighbour, away);
        next.push(neighbour);
      }
    }
    edge = next;
  }
  return distance;
}
