/**
 * The ways from a depot for one kind of pack: of all ways of at most five legs to each place of
 * need, those that no other beats both in price and in days (labels; Hansen 1980).
 */
import { grouped } from "../domain/grouped.ts";
import type { Leg } from "../domain/planning/network.ts";
import { legsBetween } from "./legs-between.ts";
import { legsMax, type Task } from "./task.ts";

export interface Way {
  readonly legs: readonly number[]; // of the network
  readonly days: number; // lead and transit
  readonly price: number; // of a pack
}

export interface PackKind {
  readonly weightG: number;
  readonly volumeCm3: number;
}

/** What a pack pays on each leg; Infinity where no vehicle takes it. */
export type LegPrices = ArrayLike<number>;

export class Ways {
  readonly #legs: readonly Leg[];
  readonly #from: ReadonlyMap<string, readonly number[]>;
  /** Fewest legs from a place to any place of need. */
  readonly #left: ReadonlyMap<string, number>;

  constructor({ network, needs }: Task) {
    this.#legs = network.legs;
    const indexed = network.legs.map(({ from, to }, index) => ({ from, to, index }));
    const by = grouped(indexed, ({ from }) => from);
    this.#from = new Map([...by].map(([from, ways]) => [from, ways.map(({ index }) => index)]));
    const ends = needs.flatMap(({ places }) => places);
    this.#left = legsBetween(ends, network.legs, "to");
  }

  /** By place, cheapest first. */
  from(depot: string, prices: LegPrices): ReadonlyMap<string, readonly Way[]> {
    const found = new Map<string, Way[]>([[depot, [{ legs: [], days: 0, price: 0 }]]]);
    let edge: readonly (readonly [place: string, way: Way])[] = [
      [depot, { legs: [], days: 0, price: 0 }],
    ];
    for (let travelled = 1; travelled <= legsMax && edge.length > 0; travelled += 1) {
      const next: (readonly [string, Way])[] = [];
      for (const [place, way] of edge) {
        for (const index of this.#from.get(place) ?? []) {
          const [leg, price] = [this.#legs[index], prices[index] ?? Infinity];
          if (leg === undefined || price === Infinity) continue;
          if (travelled + (this.#left.get(leg.to) ?? Infinity) > legsMax) continue;
          const longer: Way = {
            legs: [...way.legs, index],
            days: way.days + leg.leadDays + leg.transitDays,
            price: way.price + price,
          };
          if (kept(found, leg.to, longer)) next.push([leg.to, longer]);
        }
      }
      edge = next.filter(([place, way]) => found.get(place)?.includes(way) === true);
    }
    for (const ways of found.values()) ways.sort((a, b) => a.price - b.price || a.days - b.days);
    return found;
  }
}

/** Keeps a way unless one is there that is as cheap and as quick; drops those it beats. */
function kept(found: Map<string, Way[]>, place: string, way: Way): boolean {
  const there = found.get(place) ?? [];
  if (there.some(({ price, days }) => price <= way.price && days <= way.days)) return false;
  const left = there.filter(({ price, days }) => price < way.price || days < way.days);
  left.push(way);
  found.set(place, left);
  return true;
}
