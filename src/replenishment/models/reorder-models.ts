/** The models of (r, Q), as `policy` asks them: which parameters each takes. */
import { present } from "../../domain/present.ts";
import type { PolicyAnswer } from "./answer.ts";
import { type Decision, readDecision, readNormal, readPoisson } from "./demand-parameters.ts";
import type { PolicyModel } from "./model.ts";
import { bestCountedLevel, bestNormalLevel, countedCost, type Normal } from "./newsvendor.ts";
import { normalBelow } from "./normal.ts";
import {
  bestNormalPoint,
  bestNormalQuantity,
  bestNormalReorder,
  normalReorderCost,
  normalReorderFillRate,
} from "./normal-reorder.ts";
import type { ParameterReader } from "./parameters.ts";
import {
  bestCountedReorder,
  bestQuantityFrom,
  type CountedReorder,
  countedReorderCost,
  countedReorderFillRate,
} from "./reorder-point.ts";

interface Costs {
  readonly fixedCost: number;
  readonly holdingCost: number;
  readonly decision: Decision;
}

const readCosts = (read: ParameterReader): Costs => ({
  fixedCost: read.positive("fixedCost"),
  holdingCost: read.positive("holdingCost"),
  decision: readDecision(read),
});

/** A service level decides r; the quantity then has to be given. */
const readQuantity = (read: ParameterReader, { decision }: Costs, whole: boolean) => {
  const size = (name: string): number =>
    whole
      ? read.fitting(name, (Q) => Number.isSafeInteger(Q) && Q > 0, [
          "a whole number above 0",
          "0より大きい整数",
        ])
      : read.positive(name);
  return decision.aim.by === "cost" ? read.optional("Q", size) : size("Q");
};

const poisson: PolicyModel = (read) => {
  const costs = readCosts(read);
  const leadTime = read.notNegative("leadTime");
  const rate = readPoisson(read, leadTime);
  const Q = readQuantity(read, costs, true);
  const r = read.optional("r", read.whole);
  return () => {
    const { fixedCost, holdingCost, decision } = costs;
    const demand = rate.over(leadTime);
    const fillRate = (Q: number) => (r: number) => countedReorderFillRate(demand, r, Q);
    const answer = ({ r, Q, cost }: PolicyAnswer & { readonly r: number; readonly Q: number }) =>
      present({ r, Q, cost, cycleService: demand.below(r), fillRate: fillRate(Q)(r) });
    const { aim, stockoutCost } = decision;
    const model = (p: number): CountedReorder => ({
      ordering: fixedCost * rate.meanPerPeriod,
      costAt: (level) => countedCost(demand, level, holdingCost, p),
      leastAt: bestCountedLevel(demand, { by: "cost", stockoutCost: p }, holdingCost, fillRate(1)),
    });
    if (aim.by !== "cost") {
      const quantity = Q ?? 1;
      const point = r ?? bestCountedLevel(demand, aim, holdingCost, fillRate(quantity));
      const policy = { r: point, Q: quantity };
      if (stockoutCost === undefined) return answer(policy);
      return answer({ ...policy, cost: countedReorderCost(model(stockoutCost), point, quantity) });
    }
    const given = model(aim.stockoutCost);
    if (r === undefined) return answer(bestCountedReorder(given, Q));
    if (Q === undefined) return answer(bestQuantityFrom(given, r));
    return answer({ r, Q, cost: countedReorderCost(given, r, Q) });
  };
};

const normal: PolicyModel = (read) => {
  const costs = readCosts(read);
  const leadTime = read.notNegative("leadTime");
  const rate = readNormal(read);
  const Q = readQuantity(read, costs, false);
  const number = (name: string): number => read.fitting(name, Number.isFinite, ["a number", "数"]);
  const r = read.optional("r", number);
  return () => {
    const demand = { mean: rate.mean * leadTime, sd: rate.sd * Math.sqrt(leadTime) };
    return normalAnswer(costs, demand, rate.mean, { r, Q });
  };
};

function normalAnswer(
  { fixedCost, holdingCost, decision }: Costs,
  demand: Normal,
  rate: number,
  given: { readonly r: number | undefined; readonly Q: number | undefined },
): PolicyAnswer {
  const { aim, stockoutCost } = decision;
  const fillRate = (Q: number) => (r: number) => normalReorderFillRate(demand, r, Q);
  const model = (p: number) => ({
    ordering: fixedCost * rate,
    holdingCost,
    stockoutCost: p,
    demand,
  });
  const found = (): { readonly r: number; readonly Q: number } => {
    if (aim.by !== "cost") {
      const Q = given.Q ?? Number.NaN;
      return { r: given.r ?? bestNormalLevel(demand, aim, holdingCost, fillRate(Q)), Q };
    }
    const costs = model(aim.stockoutCost);
    if (given.r !== undefined) {
      return { r: given.r, Q: given.Q ?? bestNormalQuantity(costs, given.r) };
    }
    if (given.Q === undefined) return bestNormalReorder(costs);
    return { r: bestNormalPoint(costs, given.Q), Q: given.Q };
  };
  const { r, Q } = found();
  const cost =
    stockoutCost === undefined ? undefined : normalReorderCost(model(stockoutCost), r, Q);
  const certain = r >= demand.mean ? 1 : 0;
  return present({
    r,
    Q,
    cost,
    cycleService: demand.sd === 0 ? certain : normalBelow((r - demand.mean) / demand.sd),
    fillRate: fillRate(Q)(r),
  });
}

export const reorderModels = { "r-Q-poisson": poisson, "r-Q-normal": normal } as const;
