/**
 * A policy played over the past: what would have been there when each event asked, what would have
 * run out and for how long, and what would have been ordered.
 *
 * The stock begins full, at the level that an order brings it to. What an event asks for and is not
 * there is not given later: help that comes too late is given by others. On a day, goods arrive
 * before an event asks, and the position is looked at after it; when it is at or below the reorder
 * point, an order in whole packs is placed that brings it up to the level, and arrives a lead time
 * later. Levels may change with what is known on a day.
 */
import { daysBetween, type IsoDate, plusDays } from "../domain/dates.ts";
import { type Levels, orderAt } from "./stocking.ts";

export interface PastNeed {
  readonly event: string;
  readonly date: IsoDate;
  /** Pieces, above 0. */
  readonly asked: number;
}

export interface ReplayQuestion {
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Within these days, in the order of their dates. */
  readonly needs: readonly PastNeed[];
  /** From a day on; the first one is at the beginning. */
  readonly levels: readonly { readonly from: IsoDate; readonly levels: Levels }[];
  readonly packPieces: number;
  readonly leastOrder: number;
  readonly leadDays: number;
}

export interface ReplayedNeed extends PastNeed {
  /** Of `asked`, what was there. */
  readonly given: number;
}

export interface ReplayedOrder {
  readonly date: IsoDate;
  readonly arrives: IsoDate;
  readonly pieces: number;
}

export interface Replayed {
  readonly start: number;
  readonly needs: readonly ReplayedNeed[];
  readonly orders: readonly ReplayedOrder[];
  /** Days on which nothing was there, and the days on which that began. */
  readonly daysEmpty: number;
  readonly emptied: readonly IsoDate[];
  /** Pieces, as a mean over all days. */
  readonly meanStock: number;
  readonly end: number;
}

export function replay(question: ReplayQuestion): Replayed {
  const { from, until, needs, packPieces, leastOrder, leadDays } = question;
  const days = replayDays(question);
  const start = days.levelsOn(from)?.orderUpTo ?? 0;
  const orders: ReplayedOrder[] = [];
  const given: ReplayedNeed[] = [];
  const emptied: IsoDate[] = [];
  let [stock, coming, before] = [start, 0, from];
  let [daysEmpty, pieceDays] = [0, 0];
  const passTo = (day: IsoDate): void => {
    const passed = daysBetween(before, day);
    pieceDays += stock * passed;
    if (stock === 0) daysEmpty += passed;
    before = day;
  };
  const review = (day: IsoDate): void => {
    const levels = days.levelsOn(day);
    const wanted = levels === undefined ? 0 : orderAt(stock + coming, levels, packPieces);
    if (wanted === 0) return;
    const pieces = Math.max(wanted, leastOrder);
    orders.push({ date: day, arrives: plusDays(day, leadDays), pieces });
    coming += pieces;
  };
  for (let day: IsoDate | undefined = from; day !== undefined && day <= until; ) {
    passTo(day);
    for (const { pieces } of orders.filter(({ arrives }) => arrives === day)) {
      stock += pieces;
      coming -= pieces;
    }
    for (const need of needs.filter(({ date }) => date === day)) {
      const there = Math.min(need.asked, stock);
      if (stock > 0 && there === stock) emptied.push(day);
      stock -= there;
      given.push({ ...need, given: there });
    }
    review(day);
    day = days.after(day, orders);
  }
  passTo(plusDays(until, 1));
  const all = daysBetween(from, until) + 1;
  const meanStock = pieceDays / all;
  return { start, needs: given, orders, daysEmpty, emptied, meanStock, end: stock };
}

/** The days on which anything happens, and the levels of each. */
function replayDays({ needs, levels, from }: ReplayQuestion) {
  const fixed = [...new Set([from, ...needs.map((it) => it.date), ...levels.map((it) => it.from)])]
    .filter((day) => day >= from)
    .sort();
  return {
    levelsOn: (day: IsoDate): Levels | undefined =>
      levels.findLast((one) => one.from <= day)?.levels,
    after: (day: IsoDate, orders: readonly ReplayedOrder[]): IsoDate | undefined =>
      [
        ...fixed.filter((next) => next > day).slice(0, 1),
        ...orders.map(({ arrives }) => arrives).filter((next) => next > day),
      ].sort()[0],
  };
}
