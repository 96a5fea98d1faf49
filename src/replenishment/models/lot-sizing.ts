/**
 * Orders over a row of periods with known demands: Wagner & Whitin's dynamic programme.
 *
 *   d_t demand of period t (pieces)   K_t fixed cost of an order in period t
 *   h_t holding cost (per piece on stock at the end of period t)
 *   c_t purchase cost (per piece ordered in period t; 0 where not given)
 *
 * An order arrives in the period in which it is placed; nothing is owed, and stock is 0 before the
 * first period. There is a best plan in which each order covers the whole demand of some periods in
 * a row. With θ_t the least cost of periods t to T, θ_{T+1} = 0:
 *
 *   θ_t = min over t < u ≤ T+1 of K_t + Σ_{j=t}^{u−1} (c_t + h_t + … + h_{j−1}) d_j + θ_u
 *
 * and θ_t = θ_{t+1} is allowed where d_t = 0. The cost is that of all periods together.
 * Wagner & Whitin 1958, Management Science 5(1), 89–96; Snyder & Shen 2019, section 3.7.
 */
import { assert } from "../../domain/assert.ts";
import type { PolicyAnswer } from "./answer.ts";

export interface LotSizing {
  /** One for each period, as all lists here. */
  readonly demand: readonly number[];
  readonly fixedCosts: readonly number[];
  readonly holdingCosts: readonly number[];
  readonly unitCosts: readonly number[];
}

export function bestLots({ demand, fixedCosts, holdingCosts, unitCosts }: LotSizing): PolicyAnswer {
  const periods = demand.length;
  const least = new Float64Array(periods + 1);
  const next = new Int32Array(periods);
  for (let t = periods - 1; t >= 0; t--) {
    let best = demand[t] === 0 ? (least[t + 1] ?? 0) : Number.POSITIVE_INFINITY;
    let until = t + 1;
    let [keeping, cost] = [unitCosts[t] ?? 0, 0];
    let ordered = 0;
    for (let j = t; j < periods; j++) {
      cost += keeping * (demand[j] ?? 0);
      ordered += demand[j] ?? 0;
      keeping += holdingCosts[j] ?? 0;
      const total = (ordered === 0 ? 0 : (fixedCosts[t] ?? 0)) + cost + (least[j + 1] ?? 0);
      if (total < best) [best, until] = [total, j + 1];
    }
    least[t] = best;
    next[t] = until;
  }
  const orders = demand.map(() => 0);
  for (let t = 0; t < periods; t = next[t] ?? periods) {
    orders[t] = demand.slice(t, next[t]).reduce((sum, quantity) => sum + quantity, 0);
  }
  return { orders, cost: least[0] ?? 0 };
}

/** The cost of given orders; undefined where they come too late for some demand. */
export function lotsCost(
  { demand, fixedCosts, holdingCosts, unitCosts }: LotSizing,
  orders: readonly number[],
): PolicyAnswer | undefined {
  assert(orders.length === demand.length, "one order, or 0, for each period");
  let [stock, cost] = [0, 0];
  for (const [t, quantity] of orders.entries()) {
    stock += quantity - (demand[t] ?? 0);
    // Decimal fractions that add up to nothing may leave a speck below it.
    if (stock < -1e-9 * Math.max(1, demand[t] ?? 0)) return undefined;
    cost += quantity > 0 ? (fixedCosts[t] ?? 0) + (unitCosts[t] ?? 0) * quantity : 0;
    cost += Math.max(0, stock) * (holdingCosts[t] ?? 0);
  }
  return { orders: [...orders], cost };
}
