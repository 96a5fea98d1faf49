/**
 * (r, Q) for counted demand, watched at every moment: when the inventory position falls to r, order
 * Q.
 *
 *   K fixed cost (per order)   λ demand rate (pieces per unit of time, one piece at a time)
 *   G(y) expected holding and stockout cost per unit of time at an inventory position of y, a lead
 *   time later: h E[(y − D)⁺] + p E[(D − y)⁺], D the demand over the lead time
 *
 * The position is r + 1 … r + Q equally often:
 *
 *   c(r, Q) = [Kλ + Σ_{y=r+1}^{r+Q} G(y)] / Q
 *
 * The search adds the cheaper neighbour until that costs more than the average: Federgruen & Zheng
 * 1992, Operations Research 40(4), 808–813; Snyder & Shen 2019, section 5.4. Exact, as G is convex.
 */
import type { CountedDemand } from "../counted.ts";

export interface ReorderCost {
  readonly r: number;
  readonly Q: number;
  readonly cost: number;
}

export interface CountedReorder {
  /** Kλ: fixed cost per unit of time if every order were of one piece. */
  readonly ordering: number;
  readonly costAt: (level: number) => number; // G
  readonly leastAt: number;
}

/** The best r and Q; the best r for a given Q. */
export function bestCountedReorder(given: CountedReorder, wanted?: number): ReorderCost {
  const { ordering, costAt, leastAt } = given;
  let r = leastAt - 1;
  let Q = 1;
  let sum = ordering + costAt(leastAt);
  for (;;) {
    const [below, above] = [costAt(r), costAt(r + Q + 1)];
    const next = Math.min(below, above);
    const stop = wanted === undefined ? next >= sum / Q : Q === wanted;
    if (stop) return { r, Q, cost: sum / Q };
    sum += next;
    Q += 1;
    if (below <= above) r -= 1;
  }
}

export function countedReorderCost({ ordering, costAt }: CountedReorder, r: number, Q: number) {
  let sum = ordering;
  for (let level = r + 1; level <= r + Q; level++) sum += costAt(level);
  return sum / Q;
}

/** The best Q for a given r: the average falls until the next level costs more than it. */
export function bestQuantityFrom({ ordering, costAt, leastAt }: CountedReorder, r: number) {
  let Q = 1;
  let sum = ordering + costAt(r + 1);
  while (r + Q + 1 <= leastAt || costAt(r + Q + 1) < sum / Q) {
    sum += costAt(r + Q + 1);
    Q += 1;
  }
  return { r, Q, cost: sum / Q };
}

/** Share of demand served from the shelf: P(D < y) at the levels y that the position takes. */
export function countedReorderFillRate({ below }: CountedDemand, r: number, Q: number): number {
  let served = 0;
  for (let level = r + 1; level <= r + Q; level++) served += below(level - 1);
  return served / Q;
}
