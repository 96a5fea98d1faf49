/**
 * The rate of events from how many were seen: n / T, with the exact limits of Garwood (1936,
 * Biometrika 28, 437–442): the means at which so many or more, and so few or fewer, events have a
 * probability of 5 % each.
 */

import { crossing } from "../models/search.ts";
import { poissonDemand } from "../poisson.ts";
import type { Uncertain } from "./demand-event.ts";

const outside = 0.05;

export function poissonRate(count: number, years: number): Uncertain {
  const atLeast = (mean: number): number => poissonDemand(mean).above(count - 1);
  const atMost = (mean: number): number => poissonDemand(mean).below(count);
  const far = count + 10 + 6 * Math.sqrt(count);
  const low = count === 0 ? 0 : crossing(0, count, (mean) => atLeast(mean) >= outside);
  const high = crossing(count, far, (mean) => atMost(mean) <= outside);
  return { value: count / years, low: low / years, high: high / years };
}
