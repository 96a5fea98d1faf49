/**
 * From the decision to buy until the goods lie in the depot: specification + notice + award +
 * production + shipping, one after the other, each uncertain by itself.
 *
 * A stage takes at least `low`, most likely `mode` and at most `high` days: a triangular
 * distribution, brought to whole days (day d has the probability of d ± ½). Stages are independent,
 * so the distribution of their sum is their convolution, exactly; its mean and variance are sums.
 */
import { assert } from "../../domain/assert.ts";
import { type Chance, drawer } from "../chance.ts";
import { type CountedDemand, countedDemand } from "../counted.ts";

export const leadStages = ["specification", "notice", "award", "production", "shipping"] as const;
export type LeadStage = (typeof leadStages)[number];

/** Days; low ≤ mode ≤ high. All three alike: no spread. */
export interface StageDays {
  readonly stage: LeadStage;
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  /** A row of sources.csv. */
  readonly source: string;
  /** Ours, where nothing is published: shown as an assumption, with the reason in `note`. */
  readonly assumed: boolean;
  readonly note: string | undefined;
}

export interface LeadTime {
  readonly stages: readonly StageDays[];
  readonly mean: number;
  readonly sd: number;
  /** The whole days that all stages take together. */
  readonly days: CountedDemand;
}

export function leadTimeOf(stages: readonly StageDays[]): LeadTime {
  assert(stages.length > 0, "a lead time has at least one stage");
  let [first, weights] = [0, Float64Array.of(1)];
  for (const stage of stages) {
    const of = stageDays(stage);
    const next = new Float64Array(weights.length + of.weights.length - 1);
    for (const [at, weight] of weights.entries()) {
      for (const [more, share] of of.weights.entries()) {
        next[at + more] = (next[at + more] ?? 0) + weight * share;
      }
    }
    [first, weights] = [first + of.first, next];
  }
  const days = countedDemand(first, weights);
  const square = days.probabilities.reduce(
    (sum, share, at) => sum + share * (first + at - days.mean) ** 2,
    0,
  );
  return { stages, mean: days.mean, sd: Math.sqrt(square), days };
}

/** A lead time that is known to the day. */
export const fixedLeadTime = (days: number, source: string): LeadTime =>
  leadTimeOf([
    {
      ...{ stage: "production", low: days, mode: days, high: days },
      ...{ source, assumed: false, note: undefined },
    },
  ]);

/** The least number of days that is enough with this probability. */
export function leadTimeQuantile({ days }: LeadTime, share: number): number {
  let day = days.first;
  while (days.below(day) < share && day < days.first + days.probabilities.length) day += 1;
  return day;
}

/** Draws whole days. */
export function leadTimeDrawer({ days }: LeadTime): (chance: Chance) => number {
  const draw = drawer(days.probabilities);
  return (chance) => days.first + draw(chance);
}

function stageDays({ low, mode, high }: StageDays) {
  assert(0 <= low && low <= mode && mode <= high, "days of a stage rise from low to high");
  const below = (day: number): number => {
    if (day < low) return 0;
    if (day >= high) return 1;
    if (day < mode) return (day - low) ** 2 / ((high - low) * (mode - low));
    return 1 - (high - day) ** 2 / ((high - low) * (high - mode));
  };
  const [first, last] = [Math.round(low), Math.round(high)];
  const weights = Float64Array.from(
    { length: last - first + 1 },
    (_, at) =>
      (at === last - first ? 1 : below(first + at + 0.5)) -
      (at === 0 ? 0 : below(first + at - 0.5)),
  );
  return { first, weights };
}
