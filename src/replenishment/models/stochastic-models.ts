/** The models of one level and of (s, S), as `policy` asks them: which parameters each takes. */
import { present } from "../../domain/present.ts";
import type { CountedDemand } from "../counted.ts";
import type { SizeShare } from "../poisson.ts";
import type { PolicyAnswer } from "./answer.ts";
import {
  type CountedOverTime,
  type Decision,
  readCompound,
  readDecision,
  readDiscrete,
  readNormal,
  readPoisson,
  readRoundedNormal,
} from "./demand-parameters.ts";
import { bestMinMax, type MinMax, minMaxCost, timeAtLevels } from "./min-max.ts";
import type { PolicyModel } from "./model.ts";
import {
  bestCountedLevel,
  bestNormalCost,
  bestNormalLevel,
  countedCost,
  countedFillRate,
  type FillRate,
  normalCost,
  normalFillRate,
} from "./newsvendor.ts";
import { normalBelow } from "./normal.ts";
import type { ParameterReader } from "./parameters.ts";

/** Reads counted demand, given for how many units of time its tables will be asked at most. */
type DemandReading = (read: ParameterReader, time: number) => CountedOverTime;

/** A level given as S, or as the Q that an order from nothing brings it to. */
const givenLevel = (read: ParameterReader, level: (name: string) => number): number | undefined =>
  read.has("Q") ? level(read.either("S", "Q")) : read.optional("S", level);

/** Periods between an order and its arrival; demand is faced over these and one more. */
const wholeLeadTime = (read: ParameterReader): number => {
  if (!read.has("leadTime")) return 0;
  const whole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
  const expected = ["a whole number of periods, 0 or above", "0以上の整数（期の数）"] as const;
  return read.fitting("leadTime", whole, expected);
};

const newsvendorNormal: PolicyModel = (read) => {
  const decision = readDecision(read);
  const holdingCost = read.positive("holdingCost");
  const { mean, sd } = readNormal(read);
  const leadTime = read.notNegative("leadTime", 0);
  const given = givenLevel(read, (name) => read.fitting(name, Number.isFinite, ["a number", "数"]));
  return () => {
    const whole = { mean: mean * (leadTime + 1), sd: sd * Math.sqrt(leadTime + 1) };
    const before = { mean: mean * leadTime, sd: sd * Math.sqrt(leadTime) };
    const fillRate = normalFillRate(whole, before);
    const { aim, stockoutCost } = decision;
    const S = given ?? bestNormalLevel(whole, aim, holdingCost, fillRate);
    const best = given === undefined && aim.by === "cost";
    return present({
      ...(leadTime === 0 && { Q: S }),
      S,
      cost:
        stockoutCost === undefined
          ? undefined
          : best
            ? bestNormalCost(whole, holdingCost, stockoutCost)
            : normalCost(whole, S, holdingCost, stockoutCost),
      cycleService: normalBelow((S - whole.mean) / whole.sd),
      fillRate: fillRate(S),
    });
  };
};

interface LevelQuestion {
  readonly demand: CountedDemand;
  readonly fillRate: FillRate;
  readonly decision: Decision;
  readonly holdingCost: number;
  readonly given: number | undefined;
}

function levelAnswer(question: LevelQuestion): PolicyAnswer & { readonly S: number } {
  const { demand, fillRate, decision, holdingCost, given } = question;
  const { aim, stockoutCost } = decision;
  const S = given ?? bestCountedLevel(demand, aim, holdingCost, fillRate);
  const cost =
    stockoutCost === undefined ? undefined : countedCost(demand, S, holdingCost, stockoutCost);
  const services = { cycleService: demand.below(S), fillRate: fillRate(S) };
  return { S, ...present({ cost }), ...services };
}

const newsvendorCounted =
  (readDemand: DemandReading): PolicyModel =>
  (read) => {
    const decision = readDecision(read);
    const holdingCost = read.positive("holdingCost");
    const leadTime = wholeLeadTime(read);
    const demand = readDemand(read, leadTime + 1);
    const given = givenLevel(read, (name) => read.whole(name));
    return () => {
      const [whole, before] = [demand.over(leadTime + 1), demand.over(leadTime)];
      const fillRate = countedFillRate(whole, before, demand.meanPerPeriod);
      const answer = levelAnswer({ demand: whole, fillRate, decision, holdingCost, given });
      return { ...(leadTime === 0 && { Q: answer.S }), ...answer };
    };
  };

/**
 * At every moment, each demand is ordered again at once. Of an event that finds D pieces owed to
 * the lead time, min(size, (S − D)⁺) are served: E[(S − D)⁺] − E[(S − size − D)⁺].
 */
function eventFillRate(demand: CountedDemand, sizes: readonly SizeShare[]): FillRate {
  const meanSize = sizes.reduce((sum, { size, share }) => sum + size * share, 0);
  return (S) => {
    const held = demand.surplus(S);
    const left = sizes.reduce((sum, { size, share }) => sum + share * demand.surplus(S - size), 0);
    const all = sizes.reduce((sum, { share }) => sum + share, 0);
    return (held * all - left) / meanSize;
  };
}

const baseStock =
  (readDemand: typeof readCompound): PolicyModel =>
  (read) => {
    const decision = readDecision(read);
    const holdingCost = read.positive("holdingCost");
    const leadTime = read.positive("leadTime");
    const events = readDemand(read, leadTime);
    const given = read.optional("S", read.whole);
    return () => {
      const demand = events.over(leadTime);
      const fillRate = eventFillRate(demand, events.sizes);
      return levelAnswer({ demand, fillRate, decision, holdingCost, given });
    };
  };

const onePieceEach: typeof readCompound = (read, time) => {
  const demand = readPoisson(read, time);
  return { ...demand, arrivalRate: demand.meanPerPeriod, sizes: [{ size: 1, share: 1 }] };
};

/** Both levels, or neither. */
function givenLevels(
  read: ParameterReader,
): { readonly s: number; readonly S: number } | undefined {
  if (!read.has("s") && !read.has("S")) return undefined;
  const s = read.whole("s");
  const expected = ["a whole number above s", "s より大きい整数"] as const;
  const S = read.fitting("S", (level) => Number.isSafeInteger(level) && !(level <= s), expected);
  return { s, S };
}

const minMax =
  (readDemand: DemandReading): PolicyModel =>
  (read) => {
    const [holdingCost, stockoutCost] = [
      read.positive("holdingCost"),
      read.positive("stockoutCost"),
    ];
    const fixedCost = read.notNegative("fixedCost");
    const leadTime = wholeLeadTime(read);
    const demand = readDemand(read, leadTime + 1);
    const given = givenLevels(read);
    return () => {
      const [whole, before] = [demand.over(leadTime + 1), demand.over(leadTime)];
      const fillRate = countedFillRate(whole, before, demand.meanPerPeriod);
      const aim = { by: "cost", stockoutCost } as const;
      const model: MinMax = {
        fixedCost,
        demand: demand.over(1),
        periodCost: (level) => countedCost(whole, level, holdingCost, stockoutCost),
        leastAt: bestCountedLevel(whole, aim, holdingCost, fillRate),
      };
      const { s, S, cost } =
        given === undefined
          ? bestMinMax(model)
          : { ...given, cost: minMaxCost(model, given.s, given.S) };
      const served = timeAtLevels(model, s, S).map((share, j) => share * fillRate(S - j));
      return { s, S, cost, fillRate: served.reduce((sum, part) => sum + part, 0) };
    };
  };

export const stochasticModels = {
  "newsvendor-normal": newsvendorNormal,
  "newsvendor-poisson": newsvendorCounted(readPoisson),
  "newsvendor-discrete": newsvendorCounted(readDiscrete),
  "s-S-poisson": minMax(readPoisson),
  "s-S-normal": minMax(readRoundedNormal),
  "s-S-discrete": minMax(readDiscrete),
  "base-stock-poisson": baseStock(onePieceEach),
  "base-stock-compound-poisson": baseStock(readCompound),
} as const;
