/**
 * Relief demand as a model, from events that were seen: how often, when in the year, which goods
 * together, how many pieces; each figure with how far it may be off.
 *
 * Events arrive at random (Poisson). Each asks for the goods of one of the events that were listed,
 * each as likely as the other. Sizes follow size-fit.ts and event-magnitude.ts: an event of unknown
 * size counts as an event, and what is known beside it (its value, its other goods) tells how large
 * it may have been. Limits: of rates Garwood's; of demand a year by drawing the events again
 * (resampling.ts), their number Poisson.
 *
 * Fewer than five events say too little: there is no fit. Goods that fewer than five events asked
 * for, or with fewer than three known sizes, have a rate and no size. With three or four, their
 * sizes are lognormal with the spread of all.
 */
import { daysBetween } from "../../domain/dates.ts";
import { type Chance, seeded } from "../chance.ts";
import { resampled } from "../simulation.ts";
import type { DemandEvent, ObservedDays, Uncertain } from "./demand-event.ts";
import { fitMagnitude, type KnownSize, type MagnitudeFit } from "./event-magnitude.ts";
import { poissonRate } from "./poisson-rate.ts";
import { limitsIn } from "./resampling.ts";
import { type DayOfYear, type Season, seasonOf } from "./season.ts";
import { chooseSizes, largestTimes, refit, type SizeChoice } from "./size-fit.ts";
import { type SizeFamily, type SizeModel, sizeMoments } from "./sizes.ts";

export const daysPerYear = 365.25;
export const eventsMin = 5;
export const ownSizesMin = 5;
const sharedSizesMin = 3;

export interface GoodsDemand {
  readonly goods: string;
  /** Events that asked for it. */
  readonly events: number;
  /** The quantities of those that are known, rising. */
  readonly seen: readonly number[];
  /** Events a year that ask for it. */
  readonly rate: Uncertain;
  /** Pieces that an event asks for; undefined where too few are known. */
  readonly size: SizeModel | undefined;
  readonly meanSize: number | undefined;
  /** How the distribution was chosen; undefined where too few sizes are known, or it was given. */
  readonly choice: SizeChoice | undefined;
  /** Pieces a year. */
  readonly perYear: Uncertain | undefined;
  /** What came out when the events were drawn again; empty where there is no size. */
  readonly again: readonly DrawnAgain[];
}

/** Rate and size of the same goods, of other events that might as well have been seen. */
export interface DrawnAgain {
  readonly rate: number;
  readonly size: SizeModel;
}

/** Goods that were asked for together, and in how many events just these. */
export interface Pattern {
  readonly goods: readonly string[];
  readonly events: number;
}

export interface DemandModel {
  /** Undefined where the parameters were given by hand. */
  readonly observed: ObservedDays | undefined;
  readonly years: number | undefined;
  readonly events: number;
  /** Events whose goods are known. */
  readonly listed: number;
  /** Events a year. */
  readonly rate: Uncertain;
  readonly season: Season;
  readonly goods: readonly GoodsDemand[];
  readonly patterns: readonly Pattern[];
  /** Correlation of ln of the sizes of two goods of one event. */
  readonly correlation: number;
  /** Events that say something of it: two known sizes or more. */
  readonly correlationEvents: number;
}

export interface DemandQuestion {
  /** All of them within the days that were looked at. */
  readonly events: readonly DemandEvent[];
  readonly observed: ObservedDays;
  /** "fitted": by AIC; else this family for all goods. */
  readonly sizes: "fitted" | SizeFamily;
  readonly draw: { readonly seed: number; readonly times: number };
}

export type DemandFit =
  | { readonly ok: true; readonly model: DemandModel }
  | { readonly ok: false; readonly events: number; readonly needed: number };

export function fitDemand(question: DemandQuestion): DemandFit {
  const { events, observed, draw } = question;
  if (events.length < eventsMin) return { ok: false, events: events.length, needed: eventsMin };
  const years = (daysBetween(observed.from, observed.until) + 1) / daysPerYear;
  const chance = seeded(draw.seed);
  const goods = [...new Set(events.flatMap((event) => namesOf(event)))].sort();
  const logged = loggedSizes(events, goods);
  const joint = jointOf(logged, goods);
  const sizes = goods.map((name, at) => sizeOf(name, at, events, joint, question, chance));
  const drawn = drawnAgain({ question, goods, sizes, years, logged, joint }, chance);
  const listed = events.filter((event) => event.goods !== undefined);
  return {
    ok: true,
    model: {
      ...{ observed, years, events: events.length, listed: listed.length },
      rate: poissonRate(events.length, years),
      season: seasonOf(
        events.filter(({ dayKnown }) => dayKnown !== false).map(({ date }) => dayOfYear(date)),
      ),
      goods: goods.map((name, at) => {
        const asked = listed.filter((event) => namesOf(event).includes(name)).length;
        const rate = scaled(poissonRate(asked, years), events.length / listed.length);
        const { size, choice } = sizes[at] ?? { size: undefined, choice: undefined };
        const meanSize = size && sizeMoments(size)[0];
        const seen = knownSizes(name, events);
        const again = drawn[at] ?? [];
        const perYear =
          meanSize === undefined
            ? undefined
            : { value: rate.value * meanSize, ...limits(again, seen.length) };
        return { goods: name, events: asked, seen, rate, size, choice, meanSize, perYear, again };
      }),
      patterns: patternsOf(listed),
      correlation: joint.common ** 2 / (joint.common ** 2 + joint.own[0] ** 2),
      correlationEvents: listed.filter(({ goods: asked }) => {
        return (asked ?? []).filter(({ quantity }) => quantity !== undefined).length > 1;
      }).length,
    },
  };
}

/** Demand as a person states it: one kind of goods, so many events a year, of such sizes. */
export function givenDemand(goods: string, rate: number, size: SizeModel): DemandModel {
  const certain = (value: number): Uncertain => ({ value, low: value, high: value });
  const meanSize = sizeMoments(size)[0];
  return {
    ...{ observed: undefined, years: undefined, events: 0, listed: 0, rate: certain(rate) },
    season: { byChance: 1, wave: undefined, months: Array(12).fill(0) },
    goods: [
      {
        ...{ goods, events: 0, seen: [], rate: certain(rate), size, meanSize, choice: undefined },
        ...{ perYear: certain(rate * meanSize), again: [] },
      },
    ],
    patterns: [{ goods: [goods], events: 1 }],
    ...{ correlation: 0, correlationEvents: 0 },
  };
}

const namesOf = ({ goods }: DemandEvent): readonly string[] =>
  (goods ?? []).map((asked) => asked.goods);

const scaled = ({ value, low, high }: Uncertain, by: number): Uncertain => ({
  value: value * by,
  low: low * by,
  high: high * by,
});

const knownSizes = (name: string, events: readonly DemandEvent[]): readonly number[] =>
  events
    .flatMap(({ goods }) => goods ?? [])
    .flatMap(({ goods, quantity }) => (goods === name && quantity !== undefined ? [quantity] : []))
    .sort((a, b) => a - b);

function dayOfYear(date: string): DayOfYear {
  const [year = "", month = ""] = date.split("-");
  return { month: Number(month), ofYear: daysBetween(`${year}-01-01`, date) / 366 };
}

/** What is known of each event, as logarithms; the value in yen is the measure after the goods. */
function loggedSizes(events: readonly DemandEvent[], goods: readonly string[]) {
  const at = new Map(goods.map((name, place) => [name, place]));
  return events.map(({ goods: asked, valueJpy }): readonly KnownSize[] => [
    ...(asked ?? []).flatMap(({ goods: name, quantity }) =>
      quantity === undefined ? [] : [{ measure: at.get(name) ?? 0, log: Math.log(quantity) }],
    ),
    ...(valueJpy === undefined ? [] : [{ measure: goods.length, log: Math.log(valueJpy) }]),
  ]);
}

const jointOf = (
  events: readonly (readonly KnownSize[])[],
  goods: readonly string[],
  near?: MagnitudeFit,
): MagnitudeFit => fitMagnitude({ events, measures: goods.length + 1, value: goods.length }, near);

interface ChosenSize {
  readonly size: SizeModel | undefined;
  readonly choice: SizeChoice | undefined;
}

function sizeOf(
  name: string,
  at: number,
  events: readonly DemandEvent[],
  joint: MagnitudeFit,
  { sizes: wanted }: DemandQuestion,
  chance: Chance,
): ChosenSize {
  const known = knownSizes(name, events);
  const asked = events.filter((event) => namesOf(event).includes(name)).length;
  if (asked < eventsMin || known.length < sharedSizesMin) {
    return { size: undefined, choice: undefined };
  }
  const lognormal = jointSize(joint, at, known);
  if (wanted !== "fitted") {
    return {
      size: wanted === "lognormal" ? lognormal : refit(wanted, known),
      choice: undefined,
    };
  }
  if (known.length < ownSizesMin) return { size: lognormal, choice: undefined };
  const choice = chooseSizes(known, chance);
  return { size: choice.model.family === "lognormal" ? lognormal : choice.model, choice };
}

const jointSize = (
  { mu, common, own }: MagnitudeFit,
  at: number,
  known: readonly number[],
): SizeModel => ({
  family: "lognormal",
  mu: mu[at] ?? Number.NaN,
  sigma: Math.hypot(common, own[0]),
  largest: (known.at(-1) ?? 1) * largestTimes,
});

interface Redrawing {
  readonly question: DemandQuestion;
  readonly goods: readonly string[];
  readonly sizes: readonly ChosenSize[];
  readonly years: number;
  readonly logged: readonly (readonly KnownSize[])[];
  readonly joint: MagnitudeFit;
}

/** Rate and size of each kind of goods, of events that are drawn again and again. */
function drawnAgain(
  { question: { events, draw }, goods, sizes, years, logged, joint }: Redrawing,
  chance: Chance,
): readonly (readonly DrawnAgain[])[] {
  const found = goods.map((): DrawnAgain[] => []);
  const numbers = events.map((_, at) => at);
  const quantities = goods.map((name) =>
    events.map(({ goods: asked }) => asked?.find((one) => one.goods === name)),
  );
  for (let time = 0; time < draw.times; time++) {
    // How many events there were is uncertain, too: Poisson, of the mean that was seen.
    let count = 0;
    for (let at = chance.wait(); at < events.length; at += chance.wait()) count += 1;
    const again = resampled(numbers, chance);
    const fit = jointOf(
      again.map((at) => logged[at] ?? []),
      goods,
      joint,
    );
    const listed = again.filter((at) => events[at]?.goods !== undefined).length;
    for (const [place, chosen] of sizes.entries()) {
      if (chosen.size === undefined) continue;
      const asked = again.flatMap((at) => quantities[place]?.[at] ?? []);
      const known = asked.flatMap(({ quantity }) => quantity ?? []).sort((a, b) => a - b);
      if (known.length === 0 || listed === 0) continue;
      const rate = (count / years) * (asked.length / listed);
      found[place]?.push({ rate, size: sizeAgain(chosen.size, fit, place, known) });
    }
  }
  return found;
}

/** The same family, which ends where it did. */
function sizeAgain(
  chosen: SizeModel,
  joint: MagnitudeFit,
  at: number,
  known: readonly number[],
): SizeModel {
  const fresh =
    chosen.family === "lognormal" ? jointSize(joint, at, known) : refit(chosen.family, known);
  return fresh.family === "empirical" || chosen.family === "empirical"
    ? fresh
    : { ...fresh, largest: chosen.largest };
}

function limits(drawn: readonly DrawnAgain[], known: number) {
  const rising = drawn.map(({ rate, size }) => rate * sizeMoments(size)[0]).sort((a, b) => a - b);
  return limitsIn(rising, known);
}

function patternsOf(listed: readonly DemandEvent[]): readonly Pattern[] {
  const counts = new Map<string, number>();
  for (const event of listed) {
    const key = JSON.stringify([...namesOf(event)].sort());
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([key, events]) => ({ goods: JSON.parse(key) as readonly string[], events }));
}
