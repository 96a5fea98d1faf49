/**
 * What one pool is worth in all: goods by goods, and as a few figures that can be compared from one
 * assumption to the next.
 *
 * Money is told only where its price was given: storage = stock × m3 a piece × yen a m3 and year,
 * handling = pieces a year × m3 a piece × yen a m3, orders and transfers × what each costs, and the
 * stock that is not needed × what a piece costs. What has no price stays unknown.
 *
 * About how many transfers of custody a year: pieces transferred over the mean size of an event.
 */
import type { LeadTime } from "../demand/lead-time.ts";
import { type PoolNeed, poolNeed, poolOf } from "./pool.ts";
import { type Asking, type Tabulate, tabulator } from "./pool-demand.ts";

/** How soon events are answered; hours and shares of today's stock (pooled-response.ts). */
export interface PoolAnswer {
  readonly hoursPerPiece: number | undefined;
  readonly met: number | undefined;
}

export interface PoolResponse {
  readonly apart: PoolAnswer;
  readonly together: PoolAnswer;
  readonly withTransfers: PoolAnswer;
}

export interface PoolGoods {
  readonly goods: string;
  readonly asking: readonly [Asking, Asking];
  /** Pieces that both owners could give today. */
  readonly today: readonly [number, number];
  /** From the days that a transfer takes; undefined where nobody knows what it takes to get there. */
  readonly response: ((transferDays: number) => PoolResponse) | undefined;
}

export interface PoolSetting {
  readonly service: number;
  readonly commonShare: number;
  readonly lead: LeadTime;
  /** All rates of events times this. */
  readonly demandFactor: number;
  readonly transferDays: number;
  readonly shelfLifeYears: (goods: string) => number | undefined;
  readonly volumeM3: (goods: string) => number | undefined;
  readonly unitCostJpy: (goods: string) => number | undefined;
  readonly storageJpy: number | undefined;
  readonly handlingJpy: number | undefined;
  readonly orderJpy: number | undefined;
  readonly transferJpy: number | undefined;
}

/** Yen a year, apart and as one; undefined where a price is not known. */
export interface Compared {
  readonly apart: number | undefined;
  readonly together: number | undefined;
}

export interface GoodsValue {
  readonly goods: string;
  readonly need: PoolNeed;
  readonly today: Pick<PoolNeed, "apart" | "together" | "transferredPerYear">;
  readonly transfersPerYear: number;
  readonly response: PoolResponse | undefined;
  readonly volumeM3: Compared;
  readonly storageJpy: Compared;
  readonly handlingJpy: Compared;
  readonly orderJpy: Compared;
  readonly transferJpy: number | undefined;
  readonly savedJpy: number | undefined;
}

export const headlineKeys = ["stock", "shortage", "orders", "expiry", "hours"] as const;
export type HeadlineKey = (typeof headlineKeys)[number];

/**
 * Means over the goods, each counted alike, of what the pool takes off: shares of the stock needed,
 * and of what today's stock leaves short; the sums of orders a year and of pieces expired a year;
 * hours that a piece arrives sooner, with transfers. undefined where no goods have the figure.
 */
export type Headline = Readonly<Record<HeadlineKey, number | undefined>>;

export interface PoolValue {
  readonly goods: readonly GoodsValue[];
  readonly headline: Headline;
}

export function poolValue(
  goods: readonly PoolGoods[],
  setting: PoolSetting,
  tabulate = tabulator(),
): PoolValue {
  const values = goods.map((one) => goodsValue(one, setting, tabulate));
  return { goods: values, headline: headlineOf(values) };
}

function goodsValue(one: PoolGoods, setting: PoolSetting, tabulate: Tabulate): GoodsValue {
  const { goods, today } = one;
  const scaled = ({ rate, sizes }: Asking): Asking => ({
    rate: rate * setting.demandFactor,
    sizes,
  });
  const asking = [scaled(one.asking[0]), scaled(one.asking[1])] as const;
  const { service, commonShare, lead } = setting;
  const shelfLifeYears = setting.shelfLifeYears(goods);
  const terms = { service, commonShare, lead, shelfLifeYears };
  const need = poolNeed(asking, terms, tabulate);
  const { together } = need;
  const transfersPerYear =
    (need.transferredPerYear * together.eventsPerYear) / Math.max(1e-9, together.perYear);
  const stock: Compared = {
    apart: need.apart[0].stock + need.apart[1].stock,
    together: together.stock,
  };
  const orders: Compared = {
    apart: need.apart[0].ordersPerYear + need.apart[1].ordersPerYear,
    together: together.ordersPerYear,
  };
  const flow: Compared = { apart: together.perYear, together: together.perYear };
  const volumeM3 = times(stock, setting.volumeM3(goods));
  const unitCost = setting.unitCostJpy(goods);
  const { transferJpy } = setting;
  return {
    ...{ goods, need, transfersPerYear, volumeM3 },
    today: poolOf(asking, today, terms, tabulate),
    response: one.response?.(setting.transferDays),
    storageJpy: times(volumeM3, setting.storageJpy),
    handlingJpy: times(times(flow, setting.volumeM3(goods)), setting.handlingJpy),
    orderJpy: times(orders, setting.orderJpy),
    transferJpy: transferJpy === undefined ? undefined : transferJpy * transfersPerYear,
    savedJpy: unitCost === undefined ? undefined : unitCost * need.saved,
  };
}

const times = ({ apart, together }: Compared, by: number | undefined): Compared => ({
  apart: apart === undefined || by === undefined ? undefined : apart * by,
  together: together === undefined || by === undefined ? undefined : together * by,
});

function headlineOf(goods: readonly GoodsValue[]): Headline {
  const both = (pair: PoolNeed["apart"], of: (one: PoolNeed["apart"][0]) => number): number =>
    of(pair[0]) + of(pair[1]);
  const share = (less: number, whole: number): number => (whole > 0 ? less / whole : 0);
  return {
    stock: mean(
      goods.map(({ need }) =>
        share(
          need.saved,
          both(need.apart, (one) => one.stock),
        ),
      ),
    ),
    shortage: mean(
      goods.map(({ today }) => {
        const short = both(today.apart, (one) => one.shortPerYear);
        return share(short - today.together.shortPerYear, short);
      }),
    ),
    orders: total(
      goods.map(
        ({ need }) => both(need.apart, (one) => one.ordersPerYear) - need.together.ordersPerYear,
      ),
    ),
    expiry: total(
      goods.flatMap(({ need }) =>
        need.together.expiredPerYear === undefined
          ? []
          : both(need.apart, (one) => one.expiredPerYear ?? 0) - need.together.expiredPerYear,
      ),
    ),
    hours: mean(
      goods.flatMap(({ response }) => {
        const [apart, pooled] = [response?.apart, response?.withTransfers];
        if (apart?.hoursPerPiece === undefined || pooled?.hoursPerPiece === undefined) return [];
        return apart.hoursPerPiece - pooled.hoursPerPiece;
      }),
    ),
  };
}

const total = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);

const mean = (values: readonly number[]): number | undefined => {
  const sum = total(values);
  return sum === undefined ? undefined : sum / values.length;
};

/** One assumption at its lower and its upper end, the others as they are. */
export interface Swing {
  readonly assumption: string;
  readonly low: Headline;
  readonly high: Headline;
}

export interface Variation {
  readonly assumption: string;
  readonly low: Partial<PoolSetting>;
  readonly high: Partial<PoolSetting>;
}

export const swings = (
  goods: readonly PoolGoods[],
  setting: PoolSetting,
  variations: readonly Variation[],
  tabulate = tabulator(),
): readonly Swing[] =>
  variations.map(({ assumption, low, high }) => ({
    assumption,
    low: poolValue(goods, { ...setting, ...low }, tabulate).headline,
    high: poolValue(goods, { ...setting, ...high }, tabulate).headline,
  }));
