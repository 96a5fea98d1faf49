/** Stock that leaves before its date, as `policy` asks it: simulated, with limits of 95 %. */

import { simulatePerishable } from "../perishable.ts";
import type { Estimate } from "../simulation.ts";
import { readCompound } from "./demand-parameters.ts";
import type { PolicyModel } from "./model.ts";

const batches = 40;
/** Student's t of 39 degrees of freedom: 95 % lie within it. */
const within95 = 2.0227;
/** Units of time that are simulated, all batches together. */
const usualLength = 20_000;
const longest = 1_000_000;

const perishable: PolicyModel = (read) => {
  const { arrivalRate, sizes } = readCompound(read, 1);
  const leadTime = read.notNegative("leadTime");
  const S = read.fitting("S", (level) => Number.isSafeInteger(level) && level > 0, [
    "a whole number above 0",
    "0より大きい整数",
  ]);
  const shelfLife = read.positive("shelfLife");
  const rotateBefore = read.fittingOr("rotateBefore", 0, (time) => time >= 0 && time < shelfLife, [
    "0 or above, and below shelfLife",
    "0以上 shelfLife 未満の数",
  ]);
  const costs = {
    holdingCost: read.positive("holdingCost"),
    stockoutCost: read.positive("stockoutCost"),
    rotationCost: read.notNegative("rotationCost", 0),
  };
  const length = read.fittingOr("length", usualLength, (time) => time > 0 && time <= longest, [
    `a time from above 0 to ${longest}`,
    `0より大きく ${longest} 以下の期間`,
  ]);
  const seed = read.fittingOr("seed", 1, (value) => Number.isSafeInteger(value) && value >= 0, [
    "a whole number, 0 or above",
    "0以上の整数",
  ]);
  return () => {
    const world = { arrivalRate, sizes, leadTime, S, shelfLife, rotateBefore, ...costs };
    const batchLength = length / batches;
    const found = simulatePerishable({ ...world, seed, batches, batchLength });
    const { cost, fillRate, rotated } = found;
    return {
      ...{ S, cost: cost.mean, fillRate: fillRate.mean, rotated: rotated.mean },
      ...{ costLow: low(cost), costHigh: high(cost) },
      ...{ fillRateLow: low(fillRate), fillRateHigh: Math.min(1, high(fillRate)) },
      ...{ rotatedLow: Math.max(0, low(rotated)), rotatedHigh: high(rotated) },
    };
  };
};

const low = ({ mean, standardError }: Estimate): number => mean - within95 * standardError;
const high = ({ mean, standardError }: Estimate): number => mean + within95 * standardError;

export const perishableModels = { "perishable-base-stock": perishable } as const;
