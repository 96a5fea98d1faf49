/**
 * What may be asked for until an order arrives: events at random, sizes at random, over a lead time
 * that is random, too.
 *
 *   λ events a year   X size of an event   L lead time, years   D demand over L
 *   E[D] = λ E[L] E[X]      Var[D] = λ E[L] E[X²] + (λ E[X])² Var[L]
 *
 * The distribution of D is that of a compound Poisson demand (Panjer's recursion), averaged over
 * the days that L may take; these are brought to at most `leadClasses` classes of equal probability,
 * each with its mean number of days. The season is left out: a lead time may begin on any day.
 *
 * Fitted sizes are counted in steps of about a fiftieth of their mean, observed ones as they are.
 * Between two steps the distribution function stays, and expected shortages are straight lines.
 */
import { type CountedDemand, countedDemand } from "../counted.ts";
import { firstInteger } from "../models/search.ts";
import { compoundPoissonDemand, type SizeShare } from "../poisson.ts";
import { daysPerYear } from "./demand-model.ts";
import type { LeadTime } from "./lead-time.ts";
import { type SizeModel, sizeMoments, sizeShares } from "./sizes.ts";

export interface LeadDemand {
  readonly mean: number;
  readonly sd: number;
  /** Pieces in a step of the table. */
  readonly step: number;
  /** In steps. */
  readonly table: CountedDemand;
  /** P(D ≤ pieces). */
  below(pieces: number): number;
  /** E[(D − pieces)⁺]. */
  shortage(pieces: number): number;
  /** The least number of pieces, in whole steps, that is enough with this probability. */
  enough(probability: number): number;
}

const leadClasses = 8;
const stepsPerMean = 50;

/** Nobody asks for a service level of more digits than this leaves. */
const leftOut = 1e-15;

/** Mean and standard deviation without the table. */
export function leadDemandMoments(rate: number, size: SizeModel, lead: LeadTime) {
  const [first, second] = sizeMoments(size);
  const [years, sd] = [lead.mean / daysPerYear, lead.sd / daysPerYear];
  const variance = rate * years * second + (rate * first * sd) ** 2;
  return { mean: rate * years * first, sd: Math.sqrt(variance) };
}

export function leadDemand(rate: number, size: SizeModel, lead: LeadTime): LeadDemand {
  const step = stepOf(size);
  const shares = sizeShares(size, step).map(({ size: pieces, share }) => ({
    size: pieces / step,
    share,
  }));
  const table = leadTable(rate, shares, lead);
  const shortageAt = (steps: number): number => step * table.shortage(steps);
  return {
    ...leadDemandMoments(rate, size, lead),
    ...{ step, table },
    below: (pieces) => table.below(Math.floor(pieces / step)),
    shortage(pieces) {
      const under = Math.floor(pieces / step);
      const part = pieces / step - under;
      return shortageAt(under) * (1 - part) + shortageAt(under + 1) * part;
    },
    enough: (probability) =>
      step *
      firstInteger(
        -1,
        table.first + table.probabilities.length,
        (steps) => table.below(steps) >= probability,
      ),
  };
}

/** In steps, of sizes in steps. */
export function leadTable(
  rate: number,
  sizes: readonly SizeShare[],
  lead: LeadTime,
): CountedDemand {
  const sum: number[] = [];
  for (const { days, share } of classesOf(lead)) {
    const { first, probabilities } = compoundPoissonDemand(
      (rate * days) / daysPerYear,
      sizes,
      leftOut,
    );
    for (const [at, probability] of probabilities.entries()) {
      sum[first + at] = (sum[first + at] ?? 0) + share * probability;
    }
  }
  return countedDemand(
    0,
    Float64Array.from(sum, (weight = 0) => weight),
  );
}

/** Observed sizes have a step in common; fitted ones get a round one. */
function stepOf(size: SizeModel): number {
  if (size.family === "empirical") return size.sizes.map(Math.round).reduce(gcd, 0) || 1;
  const wanted = Math.max(1, sizeMoments(size)[0] / stepsPerMean);
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return ten * ([1, 2, 5].findLast((times) => times * ten <= wanted) ?? 1);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function classesOf({
  days,
}: LeadTime): readonly { readonly days: number; readonly share: number }[] {
  const classes = Array.from({ length: leadClasses }, () => ({ share: 0, sum: 0 }));
  let before = 0;
  for (const [at, probability] of days.probabilities.entries()) {
    const middle = before + probability / 2;
    const own = classes[Math.min(leadClasses - 1, Math.floor(middle * leadClasses))];
    before += probability;
    if (own === undefined) continue;
    own.share += probability;
    own.sum += probability * (days.first + at);
  }
  return classes.flatMap(({ share, sum }) => (share > 0 ? [{ share, days: sum / share }] : []));
}
