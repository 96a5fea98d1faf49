/**
 * How much is asked for while one waits: events arrive at random (Poisson), each asks for a size,
 * and the time waited is itself uncertain.
 *
 *   λ events a day   f(j) share of size j   t_k, w_k the times that the wait may take, their shares
 *
 *   P(D = d) = Σ_k w_k · P(compound Poisson of λ t_k and f = d)
 *
 * Each part by Panjer's recursion (poisson.ts), so nothing is simulated. It is exact where a later
 * order does not overtake an earlier one (Zipkin 2000, section 7.4), as purchases by tender do not.
 *
 * Goods that come early are welcome but not relied upon: a wait below the mean counts as the mean
 * (`waits`). So a longer or a more spread wait makes the demand stochastically larger, and no level
 * of stock that follows from it ever falls: a mean-preserving spread alone would not do so.
 */
import { type CountedDemand, countedDemand } from "./counted.ts";
import { compoundPoissonDemand, type SizeShare } from "./poisson.ts";

/** A time that something may take, and how often it takes that; shares add up to 1. */
export interface TimeShare {
  readonly days: number;
  readonly share: number;
}

export interface EventDemand {
  readonly eventsPerDay: number;
  /** In pieces, whole multiples of `step`; shares add up to 1. */
  readonly sizes: readonly SizeShare[];
  readonly step: number;
}

/** Demand over some time, asked at any number of pieces. */
export interface PieceDemand {
  readonly mean: number;
  /** No demand is above this. */
  readonly most: number;
  /** P(D ≤ pieces). */
  below(pieces: number): number;
  /** E[(D − pieces)⁺], E[(pieces − D)⁺]: straight between two steps. */
  shortage(pieces: number): number;
  surplus(pieces: number): number;
}

/** Into how many equally likely times a wait is divided. */
const parts = 16;

/**
 * A wait in whole days as equally likely times: each sixteenth by its longest day, and none below
 * the mean.
 */
export function waits(days: CountedDemand): readonly TimeShare[] {
  const times = new Map<number, number>();
  let day = days.first;
  for (let part = 1; part <= parts; part++) {
    while (part < parts ? days.below(day) < part / parts : days.above(day) > 0) day += 1;
    const time = Math.max(day, days.mean);
    times.set(time, (times.get(time) ?? 0) + 1 / parts);
  }
  return [...times].map(([time, share]) => ({ days: time, share }));
}

export const meanSize = (sizes: readonly SizeShare[]): number =>
  sizes.reduce((sum, { size, share }) => sum + size * share, 0);

export function demandOver(
  times: readonly TimeShare[],
  { eventsPerDay, sizes, step }: EventDemand,
): PieceDemand {
  const steps = sizes.map(({ size, share }) => ({ size: size / step, share }));
  const weights: number[] = [0];
  for (const { days, share } of times) {
    const { probabilities } = compoundPoissonDemand(eventsPerDay * days, steps);
    for (const [at, probability] of probabilities.entries()) {
      weights[at] = (weights[at] ?? 0) + share * probability;
    }
  }
  return inPieces(countedDemand(0, Float64Array.from(weights)), step);
}

function inPieces(table: CountedDemand, step: number): PieceDemand {
  const between = (pieces: number, of: (steps: number) => number): number => {
    const under = Math.floor(pieces / step);
    const part = pieces / step - under;
    return step * (part === 0 ? of(under) : of(under) * (1 - part) + of(under + 1) * part);
  };
  return {
    mean: table.mean * step,
    most: (table.probabilities.length - 1) * step,
    below: (pieces) => table.below(Math.floor(pieces / step)),
    shortage: (pieces) => between(pieces, table.shortage),
    surplus: (pieces) => between(pieces, table.surplus),
  };
}

/** A moment drawn evenly from a length of time, by the midpoints of its parts: for averages. */
export const evenlyWithin = (from: number, to: number): readonly TimeShare[] =>
  Array.from({ length: parts }, (_, at) => ({
    days: from + ((at + 0.5) / parts) * (to - from),
    share: 1 / parts,
  }));
