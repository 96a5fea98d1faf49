/**
 * One level to order up to: the newsvendor, and base stock in every period or at every moment.
 *
 *   h holding cost (per piece left over)   p stockout cost (per piece missing), each per period
 *   D demand until the next decision can have an effect
 *
 *   G(S) = h E[(S − D)⁺] + p E[(D − S)⁺], least at the S with P(D ≤ S) = p/(h + p); for counted
 *   demand at the least S with h P(D ≤ S) ≥ p P(D > S)
 *
 * Instead of p a service level can be asked for: the least S whose cycle service P(D ≤ S), or whose
 * fill rate, reaches it. The fill rate is the share of demand that is served from the shelf; of a
 * period's demand, 1 − (E[(D − S)⁺] − E[(D₀ − S)⁺]) / E[demand of a period], where D₀ is the demand
 * before the period in question (none without a lead time; what is missing is owed, not lost).
 *
 * Arrow, Harris & Marschak 1951; Snyder & Shen 2019, sections 4.3 and 4.4; Silver, Pyke &
 * Peterson 1998, Inventory Management and Production Planning and Scheduling, 3rd ed., chapter 7.
 */
import type { CountedDemand } from "../counted.ts";
import { normalDensity, normalLoss, normalQuantile } from "./normal.ts";
import { crossing, firstInteger } from "./search.ts";

/** What decides the level: a cost of shortage, or a service level. */
export type Aim =
  | { readonly by: "cost"; readonly stockoutCost: number }
  | { readonly by: "cycle" | "fill"; readonly serviceLevel: number };

export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** A share of demand served, by the level. */
export type FillRate = (level: number) => number;

/** E[(D − y)⁺]. */
export const normalShortage = ({ mean, sd }: Normal, y: number): number =>
  sd === 0 ? Math.max(0, mean - y) : sd * normalLoss((y - mean) / sd);

/** Of a period's demand: `whole` over lead time and period, `before` over the lead time. */
export const normalFillRate =
  (whole: Normal, before: Normal): FillRate =>
  (S) =>
    1 - (normalShortage(whole, S) - normalShortage(before, S)) / (whole.mean - before.mean);

export const countedFillRate =
  (whole: CountedDemand, before: CountedDemand, meanPerPeriod: number): FillRate =>
  (S) =>
    1 - (whole.shortage(S) - before.shortage(S)) / meanPerPeriod;

export function bestNormalLevel(
  { mean, sd }: Normal,
  aim: Aim,
  holdingCost: number,
  fillRate: FillRate,
): number {
  if (aim.by === "cycle") return mean + sd * normalQuantile(aim.serviceLevel);
  if (aim.by === "cost") {
    // By the smaller of the two tails, which a double holds to more digits.
    const { stockoutCost } = aim;
    const small = Math.min(holdingCost, stockoutCost) / (holdingCost + stockoutCost);
    return mean + (stockoutCost > holdingCost ? -sd : sd) * normalQuantile(small);
  }
  const enough = (S: number): boolean => fillRate(S) >= aim.serviceLevel;
  let [low, high] = [mean, mean + sd];
  while (!enough(high) && high < mean + 60 * sd) high += sd;
  for (let step = sd; enough(low); step *= 2) low -= step;
  return crossing(low, high, enough);
}

export const normalCost = (demand: Normal, S: number, h: number, p: number): number =>
  h * (S - demand.mean) + (h + p) * normalShortage(demand, S);

/** Cost of the best level: G(S*) = (h + p) σ φ(z*). */
export function bestNormalCost({ sd }: Normal, h: number, p: number): number {
  return (h + p) * sd * normalDensity(normalQuantile(Math.min(h, p) / (h + p)));
}

export function bestCountedLevel(
  demand: CountedDemand,
  aim: Aim,
  holdingCost: number,
  fillRate: FillRate,
): number {
  const enough = (S: number): boolean => {
    if (aim.by === "cost") {
      return holdingCost * demand.below(S) >= aim.stockoutCost * demand.above(S);
    }
    if (aim.by === "cycle") return demand.above(S) <= 1 - aim.serviceLevel;
    return fillRate(S) >= aim.serviceLevel;
  };
  let low = Math.min(0, demand.first) - 1;
  let high = demand.first + demand.probabilities.length;
  while (enough(low)) low -= high - low;
  // A fill rate looks beyond the table by the size of one demand.
  while (!enough(high)) high *= 2;
  return firstInteger(low, high, enough);
}

export const countedCost = (demand: CountedDemand, S: number, h: number, p: number): number =>
  h * demand.surplus(S) + p * demand.shortage(S);
