/**
 * Order quantities where the supplier's price falls with the quantity, by trying each price.
 *
 *   λ demand rate (pieces per unit of time)   K fixed cost (per order)
 *   i holding cost rate (per unit of money and unit of time)
 *   b_j least quantity of price j (pieces, b_0 = 0)   c_j unit cost of price j
 *
 * The cost is per unit of time and includes the purchase price.
 * Hadley & Whitin 1963, Analysis of Inventory Systems, sections 2-11 and 2-12; Snyder & Shen 2019,
 * section 3.4.
 */
import { assert } from "../../domain/assert.ts";
import type { PolicyAnswer } from "./answer.ts";

export interface Discounts {
  readonly fixedCost: number;
  readonly holdingCostRate: number;
  readonly demandRate: number;
  /** Prices in rising order of the least quantity that they are for; the first is for 0. */
  readonly prices: readonly Price[];
  /** Given: costed instead of optimised. */
  readonly Q: number | undefined;
}

export interface Price {
  readonly from: number;
  readonly unitCost: number;
}

/** The cost of ordering at one of the prices: constant + perQuantity / Q + slope Q / 2. */
interface PriceCost {
  readonly from: number;
  readonly constant: number;
  readonly perQuantity: number;
  readonly slope: number;
}

/** Every piece of an order has the price of its quantity: g_j(Q) = c_jλ + Kλ/Q + ic_jQ/2. */
export function allUnitsDiscount(given: Discounts): PolicyAnswer {
  const { fixedCost, holdingCostRate: i, demandRate, prices, Q } = given;
  const costs = prices.map(({ from, unitCost }) => ({
    from,
    constant: unitCost * demandRate,
    perQuantity: fixedCost * demandRate,
    slope: i * unitCost,
  }));
  return bestOf(costs, Q);
}

/**
 * Each piece has the price of its place in the order. An order of Q costs c̄_j + c_jQ, where
 * c̄_j = Σ_{l<j} c_l(b_{l+1} − b_l) − c_jb_j, and
 *
 *   g_j(Q) = c_jλ + ic̄_j/2 + (K + c̄_j)λ/Q + ic_jQ/2
 */
export function incrementalDiscount(given: Discounts): PolicyAnswer {
  const { fixedCost, holdingCostRate: i, demandRate, prices, Q } = given;
  const costs = prices.map(({ from, unitCost }, at) => {
    const lower = prices.slice(0, at);
    const full = lower.reduce(
      (sum, price, l) => sum + price.unitCost * ((prices[l + 1]?.from ?? 0) - price.from),
      0,
    );
    const extra = full - unitCost * from;
    return {
      from,
      constant: unitCost * demandRate + (i * extra) / 2,
      perQuantity: (fixedCost + extra) * demandRate,
      slope: i * unitCost,
    };
  });
  return bestOf(costs, Q);
}

/**
 * The least over all quantities: each price's curve is convex, so its least on [b_j, b_{j+1}) is at
 * its own best quantity or at b_j. (At b_{j+1} the next price is as good or better.)
 */
function bestOf(costs: readonly PriceCost[], given: number | undefined): PolicyAnswer {
  if (given !== undefined) {
    const price = costs.findLast(({ from }) => given >= from);
    assert(price !== undefined, "the first price is for every quantity");
    return { Q: given, cost: costAt(price, given) };
  }
  let best: { readonly Q: number; readonly cost: number } | undefined;
  for (const [at, price] of costs.entries()) {
    const free = Math.sqrt((2 * Math.max(0, price.perQuantity)) / price.slope);
    const Q = Math.max(free, price.from);
    if (Q >= (costs[at + 1]?.from ?? Number.POSITIVE_INFINITY)) continue;
    const cost = costAt(price, Q);
    if (best === undefined || cost < best.cost) best = { Q, cost };
  }
  assert(best !== undefined, "the last price has no upper end");
  return best;
}

const costAt = ({ constant, perQuantity, slope }: PriceCost, Q: number): number =>
  constant + (perQuantity === 0 ? 0 : perQuantity / Q) + (slope * Q) / 2;
