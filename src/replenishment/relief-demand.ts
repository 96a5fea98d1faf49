/**
 * Relief demand from events that were seen: rare, large, and often without a published quantity.
 *
 * Events arrive at random (Poisson): with n events in T years the rate is n/T, and an event counts
 * whether or not its quantity was published. Sizes are those observed, each as likely as the other;
 * an unknown one is drawn from them, too: this is where the EM algorithm ends when quantities are
 * missing by chance. (Where small gifts are published less, the true sizes are smaller.) A season
 * is told where the months of the events differ by more than chance: Rayleigh's test on the circle
 * of the year. How far the fit may be off is found by resampling (Efron & Tibshirani 1993).
 *
 * Fewer than five events, or five known sizes, say too little: there is no fit.
 */
import { seeded } from "./chance.ts";
import { resampled } from "./simulation.ts";

export interface ReliefEvent {
  /** From 0 to 1: where in its year it began. */
  readonly ofYear: number;
  /** Pieces; undefined where nobody published them. */
  readonly quantity: number | undefined;
}

export interface Observed {
  readonly events: readonly ReliefEvent[];
  /** How long was looked, also without an event. */
  readonly years: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface ReliefDemand {
  /** Events a year. */
  readonly rate: number;
  /** Known sizes, rising. */
  readonly sizes: readonly number[];
  readonly unknownSizes: number;
  readonly meanSize: number;
  readonly perYear: number;
  /** From the 5 % to the 95 % point of what resampling gives. */
  readonly perYearBetween: Interval;
  /** Probability of so uneven a year by chance alone: below 0.05, there is a season. */
  readonly seasonByChance: number;
}

const eventsMin = 5;

export function reliefDemand(
  { events, years }: Observed,
  draw: { readonly seed: number; readonly times: number },
): ReliefDemand | undefined {
  const sizes = knownSizes(events);
  if (events.length < eventsMin || sizes.length < eventsMin) return undefined;
  const rate = events.length / years;
  const meanSize = mean(sizes);
  const chance = seeded(draw.seed);
  const drawn: number[] = [];
  while (drawn.length < draw.times) {
    // The number of events is uncertain, too: Poisson, of the mean that was seen.
    let count = 0;
    for (let time = chance.wait(); time < events.length; time += chance.wait()) count += 1;
    const again = knownSizes(resampled(events, chance));
    if (again.length > 0) drawn.push((count / years) * mean(again));
  }
  drawn.sort((a, b) => a - b);
  const point = (share: number): number => drawn[Math.floor(share * (drawn.length - 1))] ?? 0;
  return {
    rate,
    sizes,
    unknownSizes: events.length - sizes.length,
    meanSize,
    perYear: rate * meanSize,
    perYearBetween: { low: point(0.05), high: point(0.95) },
    seasonByChance: rayleigh(events.map(({ ofYear }) => ofYear)),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const knownSizes = (events: readonly ReliefEvent[]): readonly number[] =>
  events
    .flatMap(({ quantity }) => (quantity === undefined ? [] : [quantity]))
    .sort((a, b) => a - b);

/** P(a resultant as long by chance): e^−Z (1 + (2Z − Z²)/4n), Z = nR̄² (Mardia & Jupp 2000, 6.3.1). */
function rayleigh(ofYear: readonly number[]): number {
  const n = ofYear.length;
  const angles = ofYear.map((share) => 2 * Math.PI * share);
  const x = mean(angles.map(Math.cos));
  const y = mean(angles.map(Math.sin));
  const z = n * (x * x + y * y);
  return Math.min(1, Math.max(0, Math.exp(-z) * (1 + (2 * z - z * z) / (4 * n))));
}
