/**
 * (s, S), reviewed each period: when the inventory position is s or less, order up to S.
 *
 *   K fixed cost (per order)   p(j) probability of a demand of j in a period
 *   G(y) expected holding and stockout cost of a period that begins, after ordering, with an
 *   inventory position of y (its effect shows a lead time later)
 *
 *   m(0) = 1/(1 − p(0)),  m(j) = Σ_{l=1}^{j} p(l) m(j − l) / (1 − p(0)),  M(j) = Σ_{l<j} m(l)
 *   c(s, S) = [K + Σ_{j=0}^{S−s−1} m(j) G(S − j)] / M(S − s)
 *
 * m(j) is the expected number of periods that a cycle spends at S − j. The search is that of Zheng
 * & Federgruen 1991, Operations Research 39(4), 654–665; it is exact where −G is unimodal, which a
 * newsvendor's G is. Snyder & Shen 2019, section 4.4.4.
 */
import type { CountedDemand } from "../counted.ts";

export interface MinMax {
  readonly fixedCost: number;
  /** Demand of one period. */
  readonly demand: CountedDemand;
  /** G, and a level at which it is least. */
  readonly periodCost: (level: number) => number;
  readonly leastAt: number;
}

export interface MinMaxCost {
  readonly s: number;
  readonly S: number;
  readonly cost: number;
}

/** Probabilities below this change no cost in its first fifteen digits. */
const negligible = 1e-20;

/** m(j), as far as it was asked for. */
function visits({ first, probabilities }: CountedDemand): (j: number) => number {
  const from = Math.max(1, first);
  let [low, high] = [from, first + probabilities.length - 1];
  const p = (j: number): number => probabilities[j - first] ?? 0;
  while (low < high && p(low) < negligible) low++;
  while (high > low && p(high) < negligible) high--;
  const stay = first > 0 ? 0 : p(0);
  const known: number[] = [1 / (1 - stay)];
  return (j) => {
    for (let next = known.length; next <= j; next++) {
      let sum = 0;
      for (let l = low; l <= Math.min(high, next); l++) sum += p(l) * (known[next - l] ?? 0);
      known.push(sum / (1 - stay));
    }
    return known[j] ?? 0;
  };
}

export function minMaxCost(given: MinMax, s: number, S: number): number {
  return costWith(given, visits(given.demand), s, S);
}

function costWith(
  { fixedCost, periodCost }: MinMax,
  m: (j: number) => number,
  s: number,
  S: number,
): number {
  let [cost, periods] = [fixedCost, 0];
  for (let j = 0; j < S - s; j++) {
    const share = m(j);
    cost += share * periodCost(S - j);
    periods += share;
  }
  return cost / periods;
}

/** Expected share of periods that begin at S − j, for j = 0 … S − s − 1. */
export function timeAtLevels({ demand }: MinMax, s: number, S: number): readonly number[] {
  const m = visits(demand);
  const spent = Array.from({ length: S - s }, (_, j) => m(j));
  const total = spent.reduce((sum, share) => sum + share, 0);
  return spent.map((share) => share / total);
}

export function bestMinMax(given: MinMax): MinMaxCost {
  const { periodCost, leastAt } = given;
  const m = visits(given.demand);
  const cost = (low: number, high: number): number => costWith(given, m, low, high);
  let s = leastAt - 1;
  while (cost(s, leastAt) > periodCost(s)) s--;
  let best: MinMaxCost = { s, S: leastAt, cost: cost(s, leastAt) };
  for (let S = leastAt + 1; periodCost(S) <= best.cost; S++) {
    if (cost(best.s, S) >= best.cost) continue;
    s = best.s;
    while (cost(s, S) <= periodCost(s + 1)) s++;
    best = { s, S, cost: cost(s, S) };
  }
  return best;
}
