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
import { type CountedDemand, countedDemand } from "../counted.ts";
import { compoundPoissonDemand, type SizeShare } from "../poisson.ts";

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

/** Rows of less than this, beside the largest one, change no figure that is shown. */
const leftOut = 1e-18;

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
    const { probabilities } = compoundPoissonDemand(eventsPerDay * days, steps, leftOut);
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

/** What may be expected of a stock over a length of time in which nothing is added. */
export interface Outlook {
  readonly days: number;
  readonly demand: PieceDemand;
  /** Expected days on which all of so many pieces have been asked for. */
  daysEmpty(pieces: number): number;
}

/**
 * Days empty exactly: with p_k(t) = P(D(t) = k), the forward equation
 * p′_k = −λ p_k + λ Σ_j f(j) p_{k−j} integrated over the days gives u_k = ∫ p_k dt by a recursion
 * like Panjer's,
 *
 *   u_k = Σ_j f(j) u_{k−j} + (p_k(0) − p_k(days)) / λ
 *
 * and a stock of y pieces is empty for Σ_{k ≥ y} u_k = days − Σ_{k < y} u_k.
 */
export function outlookOver(days: number, { eventsPerDay, sizes, step }: EventDemand): Outlook {
  const steps = sizes.map(({ size, share }) => ({ size: size / step, share }));
  const table = compoundPoissonDemand(eventsPerDay * days, steps, leftOut);
  const { probabilities } = table;
  const by = Int32Array.from(steps, ({ size }) => size);
  const share = Float64Array.from(steps, (one) => one.share);
  const time = new Float64Array(probabilities.length);
  const before = new Float64Array(probabilities.length + 1);
  for (let k = 0; k < time.length; k++) {
    let sum = ((k === 0 ? 1 : 0) - (probabilities[k] ?? 0)) / eventsPerDay;
    for (let at = 0; at < by.length; at++) {
      const from = k - (by[at] ?? 0);
      if (from >= 0) sum += (share[at] ?? 0) * (time[from] ?? 0);
    }
    time[k] = sum;
    before[k + 1] = (before[k] ?? 0) + sum;
  }
  return {
    days,
    demand: inPieces(table, step),
    daysEmpty(pieces) {
      const whole = Math.min(time.length, Math.ceil(Math.max(0, pieces) / step));
      return Math.max(0, days - (before[whole] ?? 0));
    },
  };
}
