/**
 * What two owners may be asked for over a lead time, each by itself and both together.
 *
 *   D_i = sum of N_i sizes, N_i Poisson of mean λ_i L     D = D_1 + D_2
 *
 *   λ_i events a year that ask owner i   L lead time, years   X_i size of such an event
 *
 * How the two go together is told by a share c of common events: of the rarer owner's events that
 * share strikes both owners, and then asks both for sizes of the same rank (comonotone: a disaster
 * that is large for one is large for the other). With λ_c = c min(λ_1, λ_2),
 *
 *   D is compound Poisson of rate λ_1 + λ_2 − λ_c, its sizes X_1, X_2 or X_1 + X_2 with weights
 *   λ_1 − λ_c, λ_2 − λ_c, λ_c;   Corr(D_1, D_2) = λ_c E[X_1 X_2] / √(λ_1 E[X_1²] λ_2 E[X_2²])
 *
 * for a given L; the lead time is that of both. So c = 0 means that they have nothing to do with
 * each other, and c = 1 with equal owners that they are always asked together, for the same.
 *
 * All sizes are brought to multiples of one step first, each split between the two around it so
 * that means stay: whatever holds for any sizes then holds exactly for these.
 */
import type { CountedDemand } from "../counted.ts";
import { leadTable } from "../demand/lead-demand.ts";
import type { LeadTime } from "../demand/lead-time.ts";
import { type SizeModel, sizeShares } from "../demand/sizes.ts";
import type { SizeShare } from "../poisson.ts";

export interface Asking {
  /** Events a year; above 0. */
  readonly rate: number;
  /** Of an event, in whole pieces. */
  readonly sizes: readonly SizeShare[];
}

/** The sizes of a fitted distribution are worked out once, as that takes its time. */
export const askingOf = (rate: number, size: SizeModel): Asking => ({
  rate,
  sizes: sizeShares(size, 1),
});

/** A compound Poisson demand in whole steps: events a year, and their sizes. */
export interface SteppedDemand {
  readonly rate: number;
  readonly sizes: readonly SizeShare[];
}

export interface JointDemand {
  /** Pieces in a step. */
  readonly step: number;
  readonly apart: readonly [SteppedDemand, SteppedDemand];
  readonly together: SteppedDemand;
  /** Of the two demands over any given time. */
  readonly correlation: number;
}

/** The smaller of the two mean sizes has so many steps, unless the larger has too many then. */
const stepsPerMean = 20;
const stepsPerLargerMean = 60;

export function jointDemand(
  [one, other]: readonly [Asking, Asking],
  commonShare: number,
): JointDemand {
  const step = stepFor([one, other]);
  const [a, b] = [stepped(one, step), stepped(other, step)];
  const common = commonShare * Math.min(a.rate, b.rate);
  const pairs = common > 0 ? ranked(a.sizes, b.sizes) : [];
  const rate = a.rate + b.rate - common;
  const sizes = new Map<number, number>();
  const add = (size: number, weight: number): void => {
    if (weight > 0) sizes.set(size, (sizes.get(size) ?? 0) + weight / rate);
  };
  for (const { size, share } of a.sizes) add(size, share * (a.rate - common));
  for (const { size, share } of b.sizes) add(size, share * (b.rate - common));
  for (const { first, second, share } of pairs) add(first + second, share * common);
  const product = pairs.reduce((sum, pair) => sum + pair.first * pair.second * pair.share, 0);
  const squares = square(a.sizes) * square(b.sizes) * a.rate * b.rate;
  return {
    step,
    apart: [a, b],
    together: {
      rate,
      sizes: [...sizes].sort(([x], [y]) => x - y).map(([size, share]) => ({ size, share })),
    },
    correlation: (common * product) / Math.sqrt(squares),
  };
}

/** A demand over a lead time, in steps. */
export type Tabulate = (demand: SteppedDemand, lead: LeadTime) => CountedDemand;

/** Makes each table once: from one assumption to the next, most of them are the same. */
export function tabulator(): Tabulate {
  const made = new Map<string, CountedDemand>();
  return ({ rate, sizes }, lead) => {
    const key = JSON.stringify([rate, sizes, lead.mean, lead.sd]);
    const table = made.get(key) ?? leadTable(rate, sizes, lead);
    made.set(key, table);
    return table;
  };
}

const meanOf = (sizes: readonly SizeShare[]): number =>
  sizes.reduce((sum, { size, share }) => sum + size * share, 0);
const square = (sizes: readonly SizeShare[]): number =>
  sizes.reduce((sum, { size, share }) => sum + size * size * share, 0);

/** Pieces a year, in steps. */
export const perYear = ({ rate, sizes }: SteppedDemand): number => rate * meanOf(sizes);

function stepFor(asking: readonly Asking[]): number {
  const means = asking.map(({ sizes }) => meanOf(sizes));
  const [small, large] = [Math.min(...means), Math.max(...means)];
  const wanted = Math.max(1, small / stepsPerMean, large / stepsPerLargerMean);
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return ten * ([1, 2, 5].findLast((times) => times * ten <= wanted) ?? 1);
}

function stepped({ rate, sizes: whole }: Asking, step: number): SteppedDemand {
  const shares = new Map<number, number>();
  const add = (steps: number, share: number): void => {
    if (share > 0) shares.set(steps, (shares.get(steps) ?? 0) + share);
  };
  for (const { size: pieces, share } of whole) {
    const under = Math.floor(pieces / step);
    const part = pieces / step - under;
    // Smaller than a step: an event has to ask for something; its mean is kept by asking rarely.
    add(under, share * (1 - part));
    add(under + 1, share * part);
  }
  const nothing = shares.get(0) ?? 0;
  shares.delete(0);
  const sizes = [...shares]
    .sort(([x], [y]) => x - y)
    .map(([steps, share]) => ({ size: steps, share: share / (1 - nothing) }));
  return { rate: rate * (1 - nothing), sizes };
}

interface RankedPair {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** Sizes of the same rank, side by side: the quantiles of both distributions, one by one. */
function ranked(a: readonly SizeShare[], b: readonly SizeShare[]): readonly RankedPair[] {
  const pairs: RankedPair[] = [];
  let [i, j] = [0, 0];
  let [leftA, leftB] = [a[0]?.share ?? 0, b[0]?.share ?? 0];
  while (i < a.length && j < b.length) {
    const share = Math.min(leftA, leftB);
    pairs.push({ first: a[i]?.size ?? 0, second: b[j]?.size ?? 0, share });
    leftA -= share;
    leftB -= share;
    // What rounding leaves of a share is nothing.
    if (leftA <= 1e-15) leftA = a[++i]?.share ?? 0;
    if (leftB <= 1e-15) leftB = b[++j]?.share ?? 0;
  }
  return pairs;
}
