/** What `pool` found, as one document: the figures of each of the goods, assumptions, sensitivity. */
import { assumptionFor } from "../../replenishment/assumption.ts";
import type { StockNeed } from "../../replenishment/pooling/pool.ts";
import {
  type GoodsValue,
  type Headline,
  headlineKeys,
  type PoolResponse,
  type PoolValue,
  type Swing,
} from "../../replenishment/pooling/pool-value.ts";
import { owners, type PoolDesk } from "./pool-desk.ts";

export interface PoolReport {
  readonly desk: PoolDesk;
  readonly value: PoolValue;
  readonly swings: readonly Swing[];
}

const stockJson = (need: StockNeed, today: StockNeed) => ({
  stock: need.stock,
  safetyStock: need.safetyStock,
  demandPerYear: need.perYear,
  demandOverLeadTime: need.overLead,
  cycleService: need.cycleService,
  expiredPerYear: need.expiredPerYear ?? null,
  ordersPerYear: need.ordersPerYear,
  eventsPerYear: need.eventsPerYear,
  today: today.stock,
  shortPerYearToday: today.shortPerYear,
});

const responseJson = (response: PoolResponse | undefined) => ({
  hoursApart: response?.apart.hoursPerPiece ?? null,
  hoursTogether: response?.together.hoursPerPiece ?? null,
  hoursWithTransfers: response?.withTransfers.hoursPerPiece ?? null,
  metApart: response?.apart.met ?? null,
  metTogether: response?.together.met ?? null,
});

const goodsJson = ({ need, today, ...value }: GoodsValue) => ({
  goods: value.goods,
  apart: owners.map((agency, owner) => {
    const [one, held] = [need.apart[owner === 0 ? 0 : 1], today.apart[owner === 0 ? 0 : 1]];
    return { agency, ...stockJson(one, held) };
  }),
  together: stockJson(need.together, today.together),
  saved: need.saved,
  shortPerYear: {
    apart: need.apart[0].shortPerYear + need.apart[1].shortPerYear,
    sameStockAsOne: need.unchanged.shortPerYear,
  },
  correlation: need.correlation,
  transferredPerYear: need.transferredPerYear,
  transfersPerYear: value.transfersPerYear,
  response: responseJson(value.response),
  volumeM3: nulled(value.volumeM3),
  storageJpy: nulled(value.storageJpy),
  handlingJpy: nulled(value.handlingJpy),
  orderJpy: nulled(value.orderJpy),
  transferJpy: value.transferJpy ?? null,
  savedJpy: value.savedJpy === undefined ? null : Math.round(value.savedJpy),
});

const nulled = ({ apart, together }: GoodsValue["volumeM3"]) => ({
  apart: apart ?? null,
  together: together ?? null,
});

const headlineJson = (headline: Headline) =>
  Object.fromEntries(headlineKeys.map((key) => [key, headline[key] ?? null]));

export function poolJson({ desk, value, swings }: PoolReport) {
  const { setting, assumptions, day, commonEvents, leftOut } = desk;
  return {
    asOf: day,
    service: setting.service,
    leadDays: setting.lead.mean,
    commonEvents,
    goods: value.goods.map(goodsJson),
    leftOut,
    headline: headlineJson(value.headline),
    assumptions: assumptions
      .filter((one) => assumptionFor(assumptions, one.key, one.goods) === one)
      .map(({ key, goods, value: figure, low, high, assumed, source, note }) => ({
        ...{ assumption: key, goods: goods ?? null, value: figure ?? null },
        ...{
          low: low ?? null,
          high: high ?? null,
          assumed,
          source,
          note: note.en,
          noteJa: note.ja,
        },
      })),
    sensitivity: swings.map(({ assumption, low, high }) => ({
      assumption,
      low: headlineJson(low),
      high: headlineJson(high),
    })),
  };
}
