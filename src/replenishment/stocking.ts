/**
 * When to order, up to which level, and what a stock does if nothing is ordered: for events that
 * arrive at random and an uncertain lead time (time-demand.ts).
 *
 *   D demand until an order of now arrives   y position: on hand + on order
 *   cycle service of y: P(D ≤ y)
 *   fill rate of y: share of what an event asks for that is there when it comes, parts counted:
 *     (E[(y − D)⁺] − E[(y − X − D)⁺]) / E[X], X the size of the event
 *
 *   y*  the least y whose service is the one asked for;  Q the least order that is placed
 *   s = y* − 1: ordered when the position is s or less, so that every position kept has the service
 *   S = y* − 1 + Q: the level that an order brings it to, in whole packs
 *
 * With Q = 1 this is base stock. The service holds at every moment, not only on the average of a
 * cycle; what the average comes to is told beside (`longRun`, by the renewal of timeAtLevels).
 * Snyder & Shen 2019, 4.4.4 and 5.4; Zipkin 2000, 6.4 and 7.5. Checked by simulation in tests.
 */

import {
  demandOver,
  type EventDemand,
  meanSize,
  type Outlook,
  type PieceDemand,
  type TimeShare,
} from "./demand/time-demand.ts";
import { firstInteger } from "./models/search.ts";
import type { SizeShare } from "./poisson.ts";

export interface Service {
  readonly by: "cycle" | "fill";
  readonly level: number; // above 0, below 1
}

/** Demand until an order arrives, and how well a position meets it. */
export interface Waiting {
  readonly demand: PieceDemand;
  readonly sizes: readonly SizeShare[];
}

export const waitingFor = (times: readonly TimeShare[], demand: EventDemand): Waiting => ({
  demand: demandOver(times, demand),
  sizes: demand.sizes,
});

export function serviceAt({ demand, sizes }: Waiting, by: Service["by"], position: number): number {
  if (by === "cycle") return position < 0 ? 0 : demand.below(position);
  const held = demand.surplus(position);
  const left = sizes.reduce(
    (sum, { size, share }) => sum + share * demand.surplus(position - size),
    0,
  );
  return (held - left) / meanSize(sizes);
}

/** y*: the least position with this service. */
function leastPosition(waiting: Waiting, { by, level }: Service): number {
  const holds = (position: number): boolean => serviceAt(waiting, by, position) >= level;
  const largest = Math.max(...waiting.sizes.map(({ size }) => size));
  let high = waiting.demand.most + largest;
  while (!holds(high)) high *= 2;
  return firstInteger(-1, high, holds);
}

export interface Levels {
  /** What is held beyond the demand that is expected until an order arrives; never below 0. */
  readonly safetyStock: number;
  readonly reorderPoint: number; // s
  readonly orderUpTo: number; // S
}

/** `leastOrder` in pieces: a pack, a minimum order, a container; 1 where nothing is known. */
export function levelsFor(waiting: Waiting, service: Service, leastOrder: number): Levels {
  const least = leastPosition(waiting, service);
  return {
    safetyStock: Math.max(0, least - Math.ceil(waiting.demand.mean)),
    reorderPoint: least - 1,
    orderUpTo: least - 1 + Math.max(1, leastOrder),
  };
}

/** The order in pieces that a position asks for: 0 above s; else up to S, in whole packs. */
export function orderAt(position: number, levels: Levels, pack: number): number {
  if (position > levels.reorderPoint) return 0;
  return Math.ceil((levels.orderUpTo - position) / pack) * pack;
}

export interface Unbought {
  readonly days: number;
  /** Days without a piece, of the days looked at. */
  readonly daysEmpty: number;
  /** Pieces asked for that are not there, of those days. */
  readonly unserved: number;
  readonly asked: number;
}

/** What is to be expected of a position if nothing is bought; nothing bought later is counted. */
export function unbought(position: number, { days, demand, daysEmpty }: Outlook): Unbought {
  const there = Math.max(0, position);
  return {
    ...{ days, daysEmpty: daysEmpty(there) },
    unserved: demand.shortage(there),
    asked: demand.mean,
  };
}
