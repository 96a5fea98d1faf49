/**
 * Policies played through many periods or years, as a check on what is computed exactly and for
 * what cannot be: seeded, so that a run can be repeated, and with how far its means may be off.
 *
 * Means are over batches that follow one another, after one that is left out because the beginning
 * is special; the standard error is that of the batch means (Law 2015, Simulation Modeling and
 * Analysis, section 9.5.3), which are long beside the lead time and so nearly independent.
 */
import { type Chance, drawer, seeded } from "./chance.ts";
import type { CountedDemand } from "./counted.ts";
import type { SizeShare } from "./poisson.ts";

export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

export interface Simulated {
  /** Per unit of time. */
  readonly cost: Estimate;
  /** Share of demand served from the shelf. */
  readonly fillRate: Estimate;
}

export interface Costs {
  readonly fixedCost: number;
  readonly holdingCost: number;
  readonly stockoutCost: number;
}

interface Length {
  readonly seed: number;
  readonly batches: number;
  /** Periods, or units of time, in a batch. */
  readonly batchLength: number;
}

const warmUpBatches = 1;

export interface PeriodicWorld extends Costs, Length {
  /** Of one period. */
  readonly demand: CountedDemand;
  /** Whole periods. */
  readonly leadTime: number;
  readonly s: number;
  readonly S: number;
}

/** Each period: review and order, what was ordered a lead time ago arrives, demand, costs. */
export function simulatePeriodic(world: PeriodicWorld): Simulated {
  const { demand, leadTime, s, S, fixedCost, holdingCost, stockoutCost } = world;
  const chance = seeded(world.seed);
  const draw = drawer(demand.probabilities);
  const coming: number[] = Array(leadTime).fill(0);
  let [position, net] = [S, S];
  return inBatches(world, () => {
    const tally = { cost: 0, asked: 0, served: 0 };
    for (let period = 0; period < world.batchLength; period++) {
      let ordered = 0;
      if (position <= s) {
        ordered = S - position;
        position = S;
        tally.cost += fixedCost;
      }
      coming.push(ordered);
      net += coming.shift() ?? 0;
      const asked = demand.first + draw(chance);
      tally.asked += asked;
      tally.served += Math.min(asked, Math.max(0, net));
      net -= asked;
      position -= asked;
      tally.cost += net > 0 ? holdingCost * net : -stockoutCost * net;
    }
    return tally;
  });
}

export interface WatchedWorld extends Costs, Length {
  /** Events in a unit of time, each of which asks for a size. */
  readonly arrivalRate: number;
  readonly sizes: readonly SizeShare[];
  readonly leadTime: number;
  /** When the position is r or less, as many times Q are ordered as bring it above r. */
  readonly r: number;
  readonly Q: number;
}

interface Arrival {
  readonly at: number;
  readonly quantity: number;
}

/** Events at random times; orders arrive a lead time later; costs run with the time between. */
export function simulateWatched(world: WatchedWorld): Simulated {
  const { arrivalRate, sizes, leadTime, r, Q, fixedCost } = world;
  const chance = seeded(world.seed);
  const draw = drawer(sizes.map(({ share }) => share));
  const coming: Arrival[] = [];
  let [position, net, now, ends] = [r + Q, r + Q, 0, 0];
  let nextEvent = chance.wait() / arrivalRate;
  const rate = (): number => (net > 0 ? world.holdingCost * net : -world.stockoutCost * net);
  return inBatches(world, () => {
    const tally = { cost: 0, asked: 0, served: 0 };
    ends += world.batchLength;
    while (now < ends) {
      const arrives = coming[0]?.at ?? Number.POSITIVE_INFINITY;
      const until = Math.min(nextEvent, arrives, ends);
      tally.cost += rate() * (until - now);
      now = until;
      if (until === ends) break;
      if (arrives <= nextEvent) {
        net += coming.shift()?.quantity ?? 0;
        continue;
      }
      const size = sizes[draw(chance)]?.size ?? 0;
      tally.asked += size;
      tally.served += Math.min(size, Math.max(0, net));
      net -= size;
      position -= size;
      const orders = position <= r ? Math.floor((r - position) / Q) + 1 : 0;
      if (orders > 0) {
        coming.push({ at: now + leadTime, quantity: orders * Q });
        position += orders * Q;
        tally.cost += fixedCost * orders;
      }
      nextEvent = now + chance.wait() / arrivalRate;
    }
    return tally;
  });
}

interface Tally {
  readonly cost: number;
  readonly asked: number;
  readonly served: number;
}

function inBatches({ batches, batchLength }: Length, batch: () => Tally): Simulated {
  for (let left = 0; left < warmUpBatches; left++) batch();
  const tallies = Array.from({ length: batches }, batch);
  return {
    cost: estimate(tallies.map(({ cost }) => cost / batchLength)),
    fillRate: estimate(tallies.map(({ asked, served }) => (asked === 0 ? 1 : served / asked))),
  };
}

/** The mean of values that are independent and alike, and how far it may be off. */
export function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** For the uncertainty of anything that is computed from observations. */
export function resampled<Value>(values: readonly Value[], chance: Chance): readonly Value[] {
  return values.flatMap(() => {
    const value = values[chance.one(values.length)];
    return value === undefined ? [] : [value];
  });
}
