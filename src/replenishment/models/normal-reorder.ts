/**
 * (r, Q) for normal demand, watched at every moment: when the inventory position falls to r, order
 * Q.
 *
 *   K fixed cost (per order)   λ demand rate (pieces per unit of time)
 *   h, p holding and stockout cost (per piece and unit of time)
 *   μ, σ mean and standard deviation of the demand over the lead time
 *   L, L₂ loss functions of first and second order (normal.ts),  z = (y − μ)/σ
 *
 *   G(y) = h(y − μ) + (h + p) σ L(z)
 *   c(r, Q) = [Kλ + ∫_r^{r+Q} G(y) dy] / Q,  ∫_a^b σL(z) dy = σ² (L₂(z_a) − L₂(z_b))
 *
 * With the best r(Q), G(r) = G(r + Q) = H(Q), which rises with Q; the cost c(Q) falls while it is
 * above H(Q), so that the best Q is where they meet. Nothing is approximated but the position as a
 * continuous quantity. Zheng 1992, Management Science 38(1), 87–103; Hadley & Whitin 1963, section
 * 4-9; Snyder & Shen 2019, sections 5.2 and 5.3.
 */
import { bestNormalLevel, type Normal, normalShortage } from "./newsvendor.ts";
import { normalSecondLoss } from "./normal.ts";
import type { ReorderCost } from "./reorder-point.ts";
import { crossing } from "./search.ts";

export interface NormalReorder {
  readonly ordering: number; // Kλ
  readonly holdingCost: number;
  readonly stockoutCost: number;
  /** Over the lead time. */
  readonly demand: Normal;
}

/** ½ E[((D − y)⁺)²] = ∫_y^∞ E[(D − x)⁺] dx. */
const shortageAbove = ({ mean, sd }: Normal, y: number): number =>
  sd === 0 ? Math.max(0, mean - y) ** 2 / 2 : sd * sd * normalSecondLoss((y - mean) / sd);

function costAt({ holdingCost: h, stockoutCost: p, demand }: NormalReorder, y: number): number {
  return h * (y - demand.mean) + (h + p) * normalShortage(demand, y);
}

export function normalReorderCost(given: NormalReorder, r: number, Q: number): number {
  const { ordering, holdingCost: h, stockoutCost: p, demand } = given;
  const short = shortageAbove(demand, r) - shortageAbove(demand, r + Q);
  return (ordering + h * Q * (r + Q / 2 - demand.mean) + (h + p) * short) / Q;
}

/** What is newly owed in a cycle, of what is asked for in it: 1 − [n(r) − n(r + Q)] / Q. */
export const normalReorderFillRate = (demand: Normal, r: number, Q: number): number =>
  1 - (normalShortage(demand, r) - normalShortage(demand, r + Q)) / Q;

/** The level at which G is least. */
function leastLevel({ holdingCost, stockoutCost, demand }: NormalReorder): number {
  if (demand.sd === 0) return demand.mean;
  return bestNormalLevel(demand, { by: "cost", stockoutCost }, holdingCost, () => 1);
}

/** The best r of a given Q: G(r) = G(r + Q). */
export function bestNormalPoint(given: NormalReorder, Q: number): number {
  const least = leastLevel(given);
  return crossing(least - Q, least, (r) => costAt(given, r) <= costAt(given, r + Q));
}

export function bestNormalReorder(given: NormalReorder): ReorderCost {
  const { ordering, holdingCost: h, stockoutCost: p, demand } = given;
  const enough = (Q: number): boolean => {
    const r = bestNormalPoint(given, Q);
    return costAt(given, r) >= normalReorderCost(given, r, Q);
  };
  // Known demand needs the least of all quantities (Zheng 1992).
  const known = Math.sqrt((2 * ordering * (h + p)) / (h * p));
  let high = Math.max(2 * known, demand.sd);
  while (!enough(high)) high *= 2;
  const Q = crossing(known * 0.999, high, enough);
  const r = bestNormalPoint(given, Q);
  return { r, Q, cost: normalReorderCost(given, r, Q) };
}

/** The best Q of a given r: past the least of G, and where G(r + Q) meets the average. */
export function bestNormalQuantity(given: NormalReorder, r: number): number {
  const least = leastLevel(given);
  const enough = (Q: number): boolean =>
    r + Q >= least && costAt(given, r + Q) >= normalReorderCost(given, r, Q);
  const low = Math.max(0, least - r);
  let high = Math.max(2 * low, given.demand.sd, 1);
  while (!enough(high)) high *= 2;
  return crossing(low, high, enough);
}
