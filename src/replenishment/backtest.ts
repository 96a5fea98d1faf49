/**
 * The policy of `replenish` played over the events that were recorded, and what happened then.
 *
 * "today": the levels of today, with all that is known by now: hindsight. "as-known": the levels that
 * would have followed from what was known on each first of April, from the first one on with five
 * events and enough known quantities; nothing later is looked at. An event of unknown quantity asks
 * for the mean. Quantities that were given when the stock ran out may have been less than what was
 * asked for; so the replay shows the least that would have been needed.
 */
import { type IsoDate, plusDays } from "../domain/dates.ts";
import type { DemandEvent, ObservedDays } from "./demand/demand-event.ts";
import { type DemandFit, fitDemand, type GoodsDemand } from "./demand/demand-model.ts";
import { eventDemand } from "./demand/event-demand.ts";
import { waits } from "./demand/time-demand.ts";
import type { Terms } from "./holding.ts";
import { type PastNeed, type Replayed, replay } from "./replay.ts";
import { type Levels, levelsFor, type Service, waitingFor } from "./stocking.ts";

export interface BacktestQuestion {
  readonly goods: string;
  /** Of one owner, all goods of each. */
  readonly events: readonly DemandEvent[];
  readonly observed: ObservedDays;
  readonly fitBefore: FitBefore;
  readonly fit: GoodsDemand;
  /** Of today. */
  readonly levels: Levels;
  readonly terms: Terms;
  /** Undefined of a target in people, which does not follow from demand. */
  readonly service: Service | undefined;
}

export interface Backtest {
  readonly policy: "today" | "as-known";
  /** From the first one on; of "today" there is one. */
  readonly levels: readonly { readonly from: IsoDate; readonly levels: Levels }[];
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly leadDays: number;
  readonly replayed: Replayed;
  readonly asked: number;
  readonly given: number;
  readonly ordered: number;
  readonly costYen: number | undefined;
  /** Needs whose quantity is the mean, since none was published. */
  readonly assumed: number;
  /** Days on which it did run out, as published. */
  readonly ranOut: readonly IsoDate[];
}

/** A fit to events before a day, as it would have been made then; its limits are not asked for. */
const draw = { seed: 1, times: 0 } as const;
/** Levels of many years: coarser than those that an order rests on. */
const stepsPerMean = 15;

/** What could be fitted to the events before a day. */
export type FitBefore = (day: IsoDate) => DemandFit;

/** Each fit is made once, for all goods of an owner. */
export function fitsBefore(events: readonly DemandEvent[], observed: ObservedDays): FitBefore {
  const made = new Map<IsoDate, DemandFit>();
  return (day) => {
    const known = events.filter(({ date }) => date < day);
    const days = { from: observed.from, until: plusDays(day, -1) };
    const fit =
      made.get(day) ?? fitDemand({ events: known, observed: days, sizes: "fitted", draw });
    made.set(day, fit);
    return fit;
  };
}

export function backtestsOf(question: BacktestQuestion): readonly Backtest[] {
  const { observed, levels } = question;
  const today = played(question, "today", [{ from: observed.from, levels }]);
  const learnt = question.service && levelsLearnt(question, question.service);
  if (learnt === undefined || learnt.length === 0) return [today];
  return [today, played(question, "as-known", learnt)];
}

type LevelsFrom = Backtest["levels"];

function levelsLearnt(question: BacktestQuestion, service: Service): LevelsFrom {
  const { goods, observed, terms, fitBefore } = question;
  const learnt: { from: IsoDate; levels: Levels }[] = [];
  for (let year = Number(observed.from.slice(0, 4)); ; year++) {
    const from = `${year}-04-01`;
    if (from > observed.until) return learnt;
    if (from <= observed.from) continue;
    const fit = fitBefore(from);
    const own = fit.ok ? fit.model.goods.find((one) => one.goods === goods) : undefined;
    const demand = own && eventDemand(own, stepsPerMean);
    if (demand === undefined) continue;
    const waiting = waitingFor(waits(terms.lead.days), demand);
    learnt.push({ from, levels: levelsFor(waiting, service, terms.leastOrder) });
  }
}

function played(
  { goods, events, observed, fit, terms }: BacktestQuestion,
  policy: Backtest["policy"],
  levels: LevelsFrom,
): Backtest {
  const from = levels[0]?.from ?? observed.from;
  const { until } = observed;
  const mean = Math.max(1, Math.round(fit.meanSize ?? 1));
  const asking = events
    .filter(({ date }) => from <= date && date <= until)
    .flatMap((event) =>
      (event.goods ?? [])
        .filter((one) => one.goods === goods)
        .map((one) => ({ ...one, event: event.event, date: event.date })),
    );
  const needs = asking.map(
    ({ event, date, quantity }): PastNeed => ({ event, date, asked: quantity ?? mean }),
  );
  const leadDays = Math.round(terms.lead.mean);
  const { packPieces, leastOrder } = terms;
  const replayed = replay({ from, until, needs, levels, packPieces, leastOrder, leadDays });
  const ordered = replayed.orders.reduce((sum, { pieces }) => sum + pieces, 0);
  const price = terms.offer?.unitCostJpy;
  return {
    ...{ policy, levels, from, until, leadDays, replayed, ordered },
    asked: replayed.needs.reduce((sum, need) => sum + need.asked, 0),
    given: replayed.needs.reduce((sum, need) => sum + need.given, 0),
    costYen: price === undefined ? undefined : price * ordered,
    assumed: asking.filter(({ quantity }) => quantity === undefined).length,
    ranOut: asking.filter(({ ranOut }) => ranOut === true).map(({ date }) => date),
  };
}
