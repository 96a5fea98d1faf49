/**
 * Demand period by period, as steady users have it, and its forecasts by Croston, SBA and TSB.
 * An event of unknown quantity counts with the mean size, or where that is unknown, too, there is
 * no forecast.
 */
import { type IsoDate, plusDays, plusMonths } from "../../domain/dates.ts";
import type { DemandEvent, ObservedDays } from "./demand-event.ts";
import { type IntermittentMethod, intermittentForecast } from "./intermittent.ts";

export const forecastPeriods = { month: 1, quarter: 3, year: 12 } as const;
export type ForecastPeriod = keyof typeof forecastPeriods;

const methods = ["croston", "sba", "tsb"] as const satisfies readonly IntermittentMethod[];

/** As Syntetos & Boylan 2005 and Teunter, Syntetos & Babai 2011 use them. */
const smoothing = { alpha: 0.1, beta: 0.1 } as const;

/** Pieces in each whole period; undefined where a quantity is unknown and nothing stands for it. */
export function demandByPeriod(
  events: readonly DemandEvent[],
  goods: string,
  { from, until }: ObservedDays,
  period: ForecastPeriod,
  unknown: number | undefined,
): readonly (number | undefined)[] {
  const series: (number | undefined)[] = [];
  const months = forecastPeriods[period];
  for (let at = 0; ; at++) {
    const [start, next]: [IsoDate, IsoDate] = [
      plusMonths(from, at * months),
      plusMonths(from, (at + 1) * months),
    ];
    // A last part of a period would look like one with little demand.
    if (next > plusDays(until, 1)) return series;
    const asked = events
      .filter(({ date }) => start <= date && date < next)
      .flatMap((event) => event.goods ?? [])
      .filter((one) => one.goods === goods)
      .map(({ quantity }) => quantity ?? unknown);
    series.push(
      asked.reduce<number | undefined>(
        (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
        0,
      ),
    );
  }
}

export type Forecasts = Readonly<Record<IntermittentMethod, number | undefined>>;

/** Pieces in the period after the last one. */
export function forecastsOf(series: readonly (number | undefined)[]): Forecasts {
  const known = series.flatMap((pieces) => (pieces === undefined ? [] : [pieces]));
  const of = (method: IntermittentMethod): number | undefined =>
    known.length < series.length ? undefined : intermittentForecast(known, method, smoothing);
  const [croston, sba, tsb] = methods.map(of);
  return { croston, sba, tsb };
}
