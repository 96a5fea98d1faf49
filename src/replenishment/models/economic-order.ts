/**
 * Order quantities for steady, known demand: the economic order quantity, with backorders, and for
 * goods that come in at a finite rate.
 *
 *   λ demand rate (pieces per unit of time)      K fixed cost (per order)
 *   h holding cost (per piece and unit of time)  p backorder cost (per piece and unit of time)
 *   μ production rate (pieces per unit of time)  Q order quantity (pieces)
 *
 * The cost is per unit of time and leaves out the purchase price, which Q does not change.
 * Harris 1913; Snyder & Shen 2019, Fundamentals of Supply Chain Theory, 2nd ed., sections 3.2, 3.5
 * and 3.6; Zipkin 2000, Foundations of Inventory Management, chapter 3.
 */
import type { PolicyAnswer } from "./answer.ts";

export interface EconomicOrder {
  readonly fixedCost: number;
  readonly holdingCost: number;
  readonly demandRate: number;
  /** Given: costed instead of optimised. */
  readonly Q: number | undefined;
}

/** g(Q) = Kλ/Q + hQ/2, least at Q* = √(2Kλ/h). */
export function economicOrderQuantity(given: EconomicOrder): PolicyAnswer {
  const { fixedCost, holdingCost, demandRate } = given;
  const Q = given.Q ?? Math.sqrt((2 * fixedCost * demandRate) / holdingCost);
  return { Q, cost: orderingCost(fixedCost * demandRate, Q) + (holdingCost * Q) / 2 };
}

/** Without a fixed cost the best order is ever smaller, and ordering costs nothing. */
const orderingCost = (perQuantity: number, Q: number): number =>
  perQuantity === 0 ? 0 : perQuantity / Q;

export interface EconomicOrderWithBackorders extends EconomicOrder {
  readonly stockoutCost: number;
  /** Given: the inventory at which a new order arrives, 0 or below (−s pieces are owed). */
  readonly s: number | undefined;
}

/**
 * With x the share of demand that waits:
 *
 *   g(Q, x) = hQ(1 − x)²/2 + pQx²/2 + Kλ/Q,  x* = h/(h + p),  Q* = √(2Kλ(h + p)/(hp))
 *
 * Inventory falls from S = (1 − x)Q to s = −xQ, where the next order arrives.
 */
export function economicOrderWithBackorders(given: EconomicOrderWithBackorders): PolicyAnswer {
  const { fixedCost, holdingCost: h, stockoutCost: p, demandRate } = given;
  const Q = given.Q ?? Math.sqrt((2 * fixedCost * demandRate * (h + p)) / (h * p));
  const s = given.s ?? (-h / (h + p)) * Q;
  const S = s + Q;
  const keeping = Q === 0 ? 0 : (h * S * S + p * s * s) / (2 * Q);
  return { Q, s, S, cost: keeping + orderingCost(fixedCost * demandRate, Q) };
}

export interface EconomicProduction extends EconomicOrder {
  readonly productionRate: number;
}

/** g(Q) = Kλ/Q + h(1 − λ/μ)Q/2, least at Q* = √(2Kλ/(h(1 − λ/μ))); λ below μ. */
export function economicProductionQuantity(given: EconomicProduction): PolicyAnswer {
  const idle = 1 - given.demandRate / given.productionRate;
  return economicOrderQuantity({ ...given, holdingCost: given.holdingCost * idle });
}
