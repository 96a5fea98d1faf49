/**
 * Demand as a file of parameters describes it: Poisson, normal, a list of probabilities, or events
 * that arrive at random and each ask for a number of pieces; always over any length of time.
 */
import { assert } from "../../domain/assert.ts";
import { type CountedDemand, countedDemand } from "../counted.ts";
import {
  compoundPoissonDemand,
  compoundRows,
  compoundRowsMax,
  poissonDemand,
  poissonMeanMax,
  type SizeShare,
} from "../poisson.ts";
import type { Aim } from "./newsvendor.ts";
import { normalTail } from "./normal.ts";
import type { ParameterReader } from "./parameters.ts";

/** Counted demand over a length of time, in the unit of time of the parameters. */
export interface CountedOverTime {
  readonly meanPerPeriod: number;
  over(time: number): CountedDemand;
}

/** Tables of more rows would not be more exact, only slow. */
const convolutionRowsMax = 200_000;
const probabilitySumSlack = 1e-9;

/** The mean demand of a unit of time; `demandRate` is another name for it. */
function readMean(read: ParameterReader): number {
  const name = read.either("mean", "demandRate");
  return name === "" ? Number.NaN : read.positive(name);
}

/** A mean that a table can be made of, over so many units of time. */
function readTableMean(read: ParameterReader, time: number): number {
  const mean = readMean(read);
  if (mean * Math.max(1, time) > poissonMeanMax) {
    read.invalid("mean", mean, [
      `a mean of at most ${poissonMeanMax} over the lead time; beyond it use a normal model`,
      `リードタイムを通じて ${poissonMeanMax} 以下の平均（超える場合は正規分布のモデルを使用）`,
    ]);
  }
  return mean;
}

export function readPoisson(read: ParameterReader, time: number): CountedOverTime {
  const mean = readTableMean(read, time);
  return { meanPerPeriod: mean, over: (length) => poissonDemand(mean * length) };
}

/** Shares of 0, 1, 2 … pieces, or of the numbers in `demand`. */
export function readDiscrete(read: ParameterReader): CountedOverTime {
  const probabilities = read.numbers("probabilities", "notNegative");
  const numbers = read.has("demand")
    ? read.numbers("demand", "wholeNotNegative")
    : probabilities.map((_, at) => at);
  read.sameLength("demand", numbers, "probabilities", probabilities.length);
  checkSum(read, probabilities);
  const largest = Math.max(0, ...numbers);
  const weights = new Float64Array(Math.min(largest, convolutionRowsMax) + 1);
  for (const [at, number] of numbers.entries()) {
    weights[number] = (weights[number] ?? 0) + (probabilities[at] ?? 0);
  }
  const mean = numbers.reduce((sum, number, at) => sum + number * (probabilities[at] ?? 0), 0);
  if (probabilities.length > 0 && mean === 0) {
    read.invalid("probabilities", probabilities, ["some demand", "需要が0でない分布"]);
  }
  if (largest > convolutionRowsMax) {
    read.invalid("demand", largest, [
      `at most ${convolutionRowsMax} pieces`,
      `${convolutionRowsMax} 以下の数`,
    ]);
  }
  return { meanPerPeriod: mean, over: (length) => sumOf(weights, length) };
}

function checkSum(read: ParameterReader, probabilities: readonly number[]): void {
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  if (probabilities.length === 0 || Math.abs(sum - 1) <= probabilitySumSlack) return;
  read.invalid("probabilities", sum, ["probabilities that add up to 1", "合計が1になる確率"]);
}

/** The sum of so many independent demands. */
function sumOf(weights: Float64Array, times: number): CountedDemand {
  assert(Number.isSafeInteger(times) && times >= 0, "a whole number of periods");
  let sum = Float64Array.of(1);
  for (let time = 0; time < times; time++) {
    const next = new Float64Array(sum.length + weights.length - 1);
    for (const [at, share] of sum.entries()) {
      for (const [more, weight] of weights.entries()) {
        next[at + more] = (next[at + more] ?? 0) + share * weight;
      }
    }
    sum = next;
  }
  return countedDemand(0, sum);
}

/** Normal demand in whole pieces: j has the probability of j ± ½, and 0 all that is below ½. */
export function readRoundedNormal(read: ParameterReader, time: number): CountedOverTime {
  const mean = readTableMean(read, time);
  const sd = read.positive("sd");
  const over = (length: number): CountedDemand => {
    if (length === 0) return countedDemand(0, Float64Array.of(1));
    const [m, s] = [mean * length, sd * Math.sqrt(length)];
    const first = Math.max(0, Math.floor(m - 12 * s));
    const last = Math.ceil(m + 12 * s);
    const weights = new Float64Array(last - first + 1);
    for (let j = first; j <= last; j++) {
      const [a, b] = [(j - 0.5 - m) / s, (j + 0.5 - m) / s];
      // The difference of the two smaller tails; at 0 the lower end is open.
      const from = j === 0 ? Number.NEGATIVE_INFINITY : a;
      weights[j - first] =
        b < 0 ? normalTail(-b) - normalTail(-from) : normalTail(from) - normalTail(b);
    }
    return countedDemand(first, weights);
  };
  return {
    // Asked for only once nothing was wrong with the parameters.
    get meanPerPeriod() {
      return over(1).mean;
    },
    over,
  };
}

export interface Compound extends CountedOverTime {
  readonly arrivalRate: number;
  readonly sizes: readonly SizeShare[];
}

/** Events at random, `arrivalRate` of them in a unit of time, of sizes with given probabilities. */
export function readCompound(read: ParameterReader, time: number): Compound {
  const rate = read.positive("arrivalRate");
  const numbers = read.numbers("sizes", "wholeNotNegative");
  const equal = numbers.map(() => 1 / numbers.length);
  const shares = read.has("probabilities") ? read.numbers("probabilities", "notNegative") : equal;
  read.sameLength("probabilities", shares, "sizes", numbers.length);
  checkSum(read, shares);
  const sizes = numbers.flatMap((size, at) => (size > 0 ? [{ size, share: shares[at] ?? 0 }] : []));
  const meanSize = sizes.reduce((sum, { size, share }) => sum + size * share, 0);
  if (numbers.length > 0 && meanSize === 0) {
    read.invalid("sizes", numbers, ["some size above 0", "0より大きい数量を含む一覧"]);
  }
  if (compoundRows(rate * time, sizes) > compoundRowsMax) {
    read.invalid("sizes", Math.max(...numbers), [
      `fewer pieces: count in packs, so that the demand stays below ${compoundRowsMax}`,
      `梱包単位などで数えた、より小さい数量（需要が ${compoundRowsMax} 未満となるもの）`,
    ]);
  }
  const over = (length: number): CountedDemand => compoundPoissonDemand(rate * length, sizes);
  return { meanPerPeriod: rate * meanSize, arrivalRate: rate, sizes, over };
}

/** Normal demand of a unit of time. */
export const readNormal = (read: ParameterReader) => ({
  mean: readMean(read),
  sd: read.positive("sd"),
});

export interface Decision {
  /** What decides the level. */
  readonly aim: Aim;
  /** For the cost of the answer; undefined where only a service level is asked for. */
  readonly stockoutCost: number | undefined;
}

/** A stockout cost, or a service level with what it means (then the cost may be given as well). */
export function readDecision(read: ParameterReader): Decision {
  if (!read.has("serviceLevel")) {
    const stockoutCost = read.positive("stockoutCost");
    return { aim: { by: "cost", stockoutCost }, stockoutCost };
  }
  const serviceLevel = read.inside("serviceLevel");
  const by = read.choice("service", ["cycle", "fill"] as const, "cycle");
  return { aim: { by, serviceLevel }, stockoutCost: read.optional("stockoutCost", read.positive) };
}
