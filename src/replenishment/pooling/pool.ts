/**
 * What two stocks of the same goods need apart, and as one, for the same service.
 *
 *   service β = 1 − E[(D − S)⁺] / E[D]     the share of what is asked for over a lead time that a
 *                                          stock S, complete at its beginning, can give
 *   S_i(β), S(β)  the least stock with that service, in whole pieces, apart and as one
 *   safety stock = S − E[D]
 *
 * E[(D_1 + D_2 − S_1 − S_2)⁺] ≤ E[(D_1 − S_1)⁺] + E[(D_2 − S_2)⁺] for any two demands, however they
 * go together. So S(β) ≤ S_1(β) + S_2(β): a pool never needs more. (This is why the service is a
 * share of pieces. The probability of running out has no such rule where events are rare: two
 * owners who are hardly ever asked may each hold nothing, and both together may not.) Where the
 * owners are always asked together, for sizes in a fixed ratio, both sides are equal: no gain.
 *
 * The difference of the two sides is what would go from one owner's stock to the other's need: the
 * pieces whose custody would have to be transferred.
 *
 * What expires: a full stock S of shelf life H, replaced piece by piece, used up oldest first,
 * loses at least E[(S − D_H)⁺] / H a year, D_H demand over H: of the S pieces there now, those that
 * are not asked for in H years have expired by then. This is the figure told.
 *
 * Orders: each owner buys goods at most once a fiscal year, in a year in which any were given:
 * 1 − e^{−λ} a year.
 */
import type { CountedDemand } from "../counted.ts";
import { daysPerYear } from "../demand/demand-model.ts";
import { fixedLeadTime, type LeadTime } from "../demand/lead-time.ts";
import { crossing } from "../models/search.ts";
import {
  type Asking,
  type JointDemand,
  jointDemand,
  perYear,
  type SteppedDemand,
  type Tabulate,
  tabulator,
} from "./pool-demand.ts";

export interface PoolTerms {
  readonly lead: LeadTime;
  /** Share of pieces, between 0 and 1, both left out. */
  readonly service: number;
  /** Share of the rarer owner's events that strike both: 0 to 1. */
  readonly commonShare: number;
  /** undefined: the goods do not expire, or nobody knows. */
  readonly shelfLifeYears: number | undefined;
}

/** Of one stock; pieces. */
export interface StockNeed {
  readonly perYear: number;
  readonly overLead: number;
  /** The least stock that gives the service. */
  readonly stock: number;
  readonly safetyStock: number;
  /** Pieces a year that cannot be given from that stock. */
  readonly shortPerYear: number;
  /** P(all that is asked for over a lead time can be given). */
  readonly cycleService: number;
  /** Pieces a year, at least; undefined without a shelf life. */
  readonly expiredPerYear: number | undefined;
  readonly ordersPerYear: number;
  readonly eventsPerYear: number;
}

export interface PoolNeed {
  readonly apart: readonly [StockNeed, StockNeed];
  readonly together: StockNeed;
  /** What the stocks apart need in all, less what the pool needs. */
  readonly saved: number;
  /** The two stocks apart as they are, used as one: pieces a year short, and transferred. */
  readonly unchanged: StockNeed;
  readonly transferredPerYear: number;
  readonly correlation: number;
  /** Pieces in a step of the tables. */
  readonly step: number;
}

export function poolNeed(
  asking: readonly [Asking, Asking],
  terms: PoolTerms,
  tabulate = tabulator(),
): PoolNeed {
  const joint = jointDemand(asking, terms.commonShare);
  const needed = (demand: SteppedDemand): StockNeed => {
    const table = tabulate(demand, terms.lead);
    const pieces = Math.ceil(joint.step * stockFor(table, terms.service) - nearly);
    return stockNeed(demand, pieces, { terms, joint, tabulate });
  };
  const [one, other] = [needed(joint.apart[0]), needed(joint.apart[1])];
  const together = needed(joint.together);
  const both = one.stock + other.stock;
  const unchanged = stockNeed(joint.together, both, { terms, joint, tabulate });
  return {
    apart: [one, other],
    together,
    saved: one.stock + other.stock - together.stock,
    unchanged,
    transferredPerYear: Math.max(0, one.shortPerYear + other.shortPerYear - unchanged.shortPerYear),
    correlation: joint.correlation,
    step: joint.step,
  };
}

/** What given stocks come to, apart and as one. */
export function poolOf(
  asking: readonly [Asking, Asking],
  stocks: readonly [number, number],
  terms: PoolTerms,
  tabulate = tabulator(),
): Pick<PoolNeed, "apart" | "together" | "transferredPerYear"> {
  const joint = jointDemand(asking, terms.commonShare);
  const held = (demand: SteppedDemand, stock: number): StockNeed =>
    stockNeed(demand, stock, { terms, joint, tabulate });
  const [one, other] = [held(joint.apart[0], stocks[0]), held(joint.apart[1], stocks[1])];
  const together = held(joint.together, stocks[0] + stocks[1]);
  const short = one.shortPerYear + other.shortPerYear - together.shortPerYear;
  return { apart: [one, other], together, transferredPerYear: Math.max(0, short) };
}

/** In steps, broken ones too: expected shortages are straight lines between two steps. */
function shortageAt(table: CountedDemand, stock: number): number {
  const under = Math.floor(stock);
  const part = stock - under;
  return table.shortage(under) * (1 - part) + table.shortage(under + 1) * part;
}

function stockFor(table: CountedDemand, service: number): number {
  const allowed = (1 - service) * table.mean;
  const most = table.first + table.probabilities.length;
  return crossing(0, most, (stock) => shortageAt(table, stock) <= allowed);
}

interface Around {
  readonly terms: PoolTerms;
  readonly joint: JointDemand;
  readonly tabulate: Tabulate;
}

/** Stock is held in whole pieces: a hair above one is that one. */
const nearly = 1e-6;

function stockNeed(
  demand: SteppedDemand,
  pieces: number,
  { terms: { lead, shelfLifeYears }, joint: { step }, tabulate }: Around,
): StockNeed {
  const table = tabulate(demand, lead);
  const stock = pieces / step;
  const leadYears = lead.mean / daysPerYear;
  const short = shortageAt(table, stock);
  return {
    perYear: step * perYear(demand),
    overLead: step * table.mean,
    stock: pieces,
    safetyStock: pieces - step * table.mean,
    shortPerYear: (step * short) / leadYears,
    cycleService: table.below(Math.floor(stock + 1e-9)),
    expiredPerYear:
      shelfLifeYears === undefined
        ? undefined
        : (step * leftAfter(demand, stock, shelfLifeYears, tabulate)) / shelfLifeYears,
    ordersPerYear: 1 - Math.exp(-demand.rate),
    eventsPerYear: demand.rate,
  };
}

/** E[(S − D_H)⁺] = S − E[D_H] + E[(D_H − S)⁺]. */
function leftAfter(
  demand: SteppedDemand,
  stock: number,
  years: number,
  tabulate: Tabulate,
): number {
  const table = tabulate(demand, fixedLeadTime(Math.round(years * daysPerYear), ""));
  return Math.max(0, stock - table.mean + shortageAt(table, stock));
}
