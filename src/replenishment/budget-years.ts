/**
 * A budget a year, for some years: what is bought in each, and what lapses.
 *
 * A fiscal year's money pays for goods that are delivered and inspected by 31 March; what cannot be
 * is lost with the year (Public Finance Act, Article 12; carrying over needs approval). So a year
 * buys only what comes in time with the certainty asked for, and its money is not the next year's.
 *
 * Each year's purchase has to last until goods ordered on the first day of the next year are there.
 * With D_k the demand from today until then and Y the position with all bought so far, year k
 * buys the mix (budget-mix.ts) that lowers w·E[(D_k − Y)⁺] most. Later years build on
 * earlier ones: their figures are what to expect of today's decision, and are made again each year.
 */
import { daysBetween, fiscalYearEnd, fiscalYearStart, type IsoDate } from "../domain/dates.ts";
import { type Buyable, bestMix, type Mix, peopleServed } from "./budget-mix.ts";
import type { CountedDemand } from "./counted.ts";
import { demandOver, type EventDemand, type TimeShare } from "./demand/time-demand.ts";

export interface YearlyGoods {
  readonly peoplePerPiece: number;
  readonly packPieces: number;
  readonly packYen: number;
  readonly position: number;
  readonly leastPacks: number;
  readonly mostPacks: number;
  readonly demand: EventDemand;
  /** The lead time as it is, and as it is relied upon (time-demand.ts). */
  readonly leadDays: CountedDemand;
  readonly waits: readonly TimeShare[];
}

export interface YearPlan {
  readonly fiscalYear: number;
  readonly orderOn: IsoDate;
  readonly budget: number;
  readonly mix: Mix;
  /** P(delivered by 31 March), of each goods. */
  readonly inTime: readonly number[];
  readonly payable: readonly boolean[];
  /** People that each goods' packs of this year serve. */
  readonly people: readonly number[];
  /** Not spent by 31 March, whole yen. */
  readonly lapses: number;
}

/** What is less sure than this to come by 31 March is not bought with this year's money. */
const inTimeMin = 0.9;

/** April of which year the fiscal year of a day began in. */
export const fiscalYearOf = (date: IsoDate): number =>
  Number(date.slice(0, 4)) - (date.slice(5) < "04-01" ? 1 : 0);

export function planYears(
  goods: readonly YearlyGoods[],
  { today, budget, years }: { today: IsoDate; budget: number; years: number },
): readonly YearPlan[] {
  const first = fiscalYearOf(today);
  const bought = goods.map(() => 0);
  return Array.from({ length: years }, (_, at) => {
    const fiscalYear = first + at;
    const orderOn = at === 0 ? today : fiscalYearStart(fiscalYear);
    const left = daysBetween(orderOn, fiscalYearEnd(fiscalYear));
    const inTime = goods.map(({ leadDays }) => leadDays.below(left));
    const payable = inTime.map((share) => share >= inTimeMin);
    const buyables = goods.map((one, index) =>
      buyableIn(one, {
        bought: bought[index] ?? 0,
        until: daysBetween(today, fiscalYearStart(fiscalYear + 1)),
        payable: payable[index] === true,
      }),
    );
    const mix = bestMix(buyables, budget);
    for (const [index, packs] of mix.packs.entries()) {
      bought[index] = (bought[index] ?? 0) + packs;
    }
    const people = buyables.map((one, index) => peopleServed(one, mix.packs[index] ?? 0));
    const lapses = budget - mix.yen;
    return { fiscalYear, orderOn, budget, mix, inTime, payable, people, lapses };
  });
}

function buyableIn(
  goods: YearlyGoods,
  year: { readonly bought: number; readonly until: number; readonly payable: boolean },
): Buyable {
  const { peoplePerPiece, packPieces, packYen, position, leastPacks, mostPacks } = goods;
  const cover = goods.waits.map(({ days, share }) => ({ days: days + year.until, share }));
  return {
    ...{ peoplePerPiece, packPieces, packYen, leastPacks },
    position: position + year.bought * packPieces,
    mostPacks: year.payable ? Math.max(0, mostPacks - year.bought) : 0,
    demand: demandOver(cover, goods.demand),
  };
}

/**
 * People served by the end of the last year's cover, of what was bought year by year, and of the
 * same money without lapse and all at once: never fewer.
 */
export function splitAgainstWhole(
  goods: readonly YearlyGoods[],
  plans: readonly YearPlan[],
  today: IsoDate,
): { readonly split: number; readonly whole: number } {
  const last = plans.at(-1)?.fiscalYear ?? fiscalYearOf(today);
  const until = daysBetween(today, fiscalYearStart(last + 1));
  const lines = goods.map((one) => buyableIn(one, { bought: 0, until, payable: true }));
  const split = lines.reduce((sum, line, at) => {
    const packs = plans.reduce((all, { mix }) => all + (mix.packs[at] ?? 0), 0);
    return sum + peopleServed(line, packs);
  }, 0);
  const budget = plans.reduce((sum, plan) => sum + plan.budget, 0);
  return { split, whole: bestMix(lines, budget).people };
}
