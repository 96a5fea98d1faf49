/** Plans side by side: what each is good at, in figures that mean the same for all. */
import { daysBetween, plusDays } from "../../domain/dates.ts";
import type { Network } from "../../domain/planning/network.ts";
import type { Plan } from "../../domain/planning/plan.ts";

/** Millionths, as in the plan itself. */
const million = 1_000_000;

export interface Figures {
  readonly coverage: number; // share
  readonly largestShortage: number; // share
  readonly lateDays: number;
  /** Days from the day of the plan until goods arrive, by weight; undefined where nothing goes. */
  readonly meanDays: number | undefined;
  readonly lastArrival: string | undefined;
  readonly costYen: number | undefined;
  readonly co2G: number | undefined;
  readonly trips: number;
  /** Of all tonne-kilometres, those by carriers with which the giver is seen; undefined: none. */
  readonly visibleShare: number | undefined;
}

export function figuresOf(
  { date, measures, shipments, departures }: Plan,
  network: Network,
): Figures {
  const weighed = shipments.map(({ arrive, lines }) => ({
    days: daysBetween(date, arrive),
    weightG: lines.reduce((sum, { weightG }) => sum + weightG, 0),
  }));
  const weightG = weighed.reduce((sum, it) => sum + it.weightG, 0);
  const dayGrams = weighed.reduce((sum, it) => sum + it.weightG * it.days, 0);
  const last = weighed.length === 0 ? undefined : Math.max(...weighed.map(({ days }) => days));
  const seen = new Set(
    network.vehicles.flatMap(({ code, visibility }) => (visibility > 0 ? [code] : [])),
  );
  const tonneKm = (of: Plan["departures"]): number =>
    of.reduce((sum, it) => sum + (it.weightG / 1e6) * (it.distanceM / 1000), 0);
  const all = tonneKm(departures);
  return {
    coverage: measures.coverage / million,
    largestShortage: measures.fairness / million,
    lateDays: measures.lateDays,
    meanDays: weightG === 0 ? undefined : Math.round((dayGrams / weightG) * 10) / 10,
    lastArrival: last === undefined ? undefined : plusDays(date, last),
    costYen: measures.priced ? measures.costYen : undefined,
    co2G: measures.co2Known ? measures.co2G : undefined,
    trips: measures.trips,
    visibleShare:
      all === 0
        ? undefined
        : Math.round((tonneKm(departures.filter(({ vehicle }) => seen.has(vehicle))) / all) * 1e4) /
          1e4,
  };
}

/** What a plan sends, and how: two plans that say the same are the same. */
export const contentOf = ({ shipments, departures }: Plan): string =>
  JSON.stringify([shipments, departures]);
