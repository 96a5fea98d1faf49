/** The models with known demand, as `policy` asks them: which parameters each takes. */
import type { PolicyAnswer } from "./answer.ts";
import { allUnitsDiscount, type Discounts, incrementalDiscount } from "./discounts.ts";
import {
  economicOrderQuantity,
  economicOrderWithBackorders,
  economicProductionQuantity,
} from "./economic-order.ts";
import { bestLots, lotsCost } from "./lot-sizing.ts";
import type { PolicyModel } from "./model.ts";
import type { ParameterReader } from "./parameters.ts";

const demandRate = (read: ParameterReader): number => {
  const name = read.either("demandRate", "mean");
  return name === "" ? Number.NaN : read.positive(name);
};

const order = (read: ParameterReader) => ({
  fixedCost: read.notNegative("fixedCost"),
  holdingCost: read.positive("holdingCost"),
  demandRate: demandRate(read),
  Q: read.optional("Q", read.positive),
});

const eoq: PolicyModel = (read) => {
  const given = order(read);
  return () => economicOrderQuantity(given);
};

const backorders: PolicyModel = (read) => {
  const given = { ...order(read), stockoutCost: read.positive("stockoutCost") };
  const { Q } = given;
  const owed = (name: string): number =>
    read.fitting(name, (s) => s <= 0 && Q !== undefined && s >= -Q, [
      "a number from -Q to 0, together with Q",
      "-Q 以上0以下の数（Q とともに指定）",
    ]);
  const s = read.optional("s", owed);
  return () => economicOrderWithBackorders({ ...given, s });
};

const production: PolicyModel = (read) => {
  const given = order(read);
  const faster = (rate: number): boolean => !(rate <= given.demandRate);
  const productionRate = read.fitting("productionRate", faster, [
    "a number above the rate of demand",
    "需要率より大きい数",
  ]);
  return () => economicProductionQuantity({ ...given, productionRate });
};

/** Breakpoints with their 0, one for each price, or without it, one fewer. */
function discounts(read: ParameterReader): Discounts {
  const unitCosts = read.numbers("unitCosts", "positive");
  const breakpoints = read.numbers("breakpoints", "notNegative");
  const from = breakpoints[0] === 0 ? breakpoints : [0, ...breakpoints];
  const rising = from.every((value, at) => at === 0 || value > (from[at - 1] ?? 0));
  if (breakpoints.length > 0 && !rising) {
    read.invalid("breakpoints", breakpoints, ["rising numbers", "小さい順に並んだ数"]);
  }
  if (breakpoints.length > 0) read.sameLength("unitCosts", unitCosts, "breakpoints", from.length);
  return {
    fixedCost: read.notNegative("fixedCost"),
    holdingCostRate: read.positive("holdingCostRate"),
    demandRate: demandRate(read),
    prices: from.map((least, at) => ({ from: least, unitCost: unitCosts[at] ?? Number.NaN })),
    Q: read.optional("Q", read.positive),
  };
}

const discounted =
  (solve: (given: Discounts) => PolicyAnswer): PolicyModel =>
  (read) => {
    const given = discounts(read);
    return () => solve(given);
  };

const wagnerWhitin: PolicyModel = (read) => {
  const demand = read.numbers("demand", "notNegative");
  const periods = demand.length;
  const given = {
    demand,
    fixedCosts: read.perPeriod("fixedCost", periods),
    holdingCosts: read.perPeriod("holdingCost", periods),
    unitCosts: read.perPeriod("unitCosts", periods, 0),
  };
  const orders = read.optional("orders", (name) =>
    read.sameLength(name, read.numbers(name, "notNegative"), "demand", periods),
  );
  if (orders === undefined) return () => bestLots(given);
  const costed = orders.length === periods ? lotsCost(given, orders) : undefined;
  if (costed === undefined && orders.length === periods) {
    read.invalid("orders", orders, [
      "orders that are there when they are needed",
      "各期の需要に間に合う発注量",
    ]);
  }
  return () => costed ?? {};
};

export const deterministicModels = {
  eoq,
  "eoq-backorders": backorders,
  "eoq-all-units-discount": discounted(allUnitsDiscount),
  "eoq-incremental-discount": discounted(incrementalDiscount),
  epq: production,
  "wagner-whitin": wagnerWhitin,
} as const;
