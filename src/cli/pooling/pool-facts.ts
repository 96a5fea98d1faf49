/** What `pool` found, as the facts of its papers and pictures. */
import type { PoolAssumptionFacts, PoolFacts, PoolGoodsFacts } from "../../documents/pool-facts.ts";
import {
  type Assumption,
  type AssumptionKey,
  assumptionFor,
} from "../../replenishment/assumption.ts";
import type { GoodsValue } from "../../replenishment/pooling/pool-value.ts";
import { figureWords } from "../../text/replenishment/policy.ts";
import { poolWords as words } from "../../text/replenishment/pool.ts";
import { poolPaperWords as paper } from "../../text/replenishment/pool-paper.ts";
import type { Language } from "../../text/text.ts";
import type { PoolReport } from "./pool-report.ts";
import { assumptionName, goodsName, swingName } from "./pool-tables.ts";

export function poolFacts(report: PoolReport, language: Language, made: string): PoolFacts {
  const { desk, value, swings } = report;
  const sum = (of: (one: GoodsValue) => number | undefined): number | undefined => {
    const all = value.goods.map(of);
    return all.some((one) => one === undefined)
      ? undefined
      : all.reduce((total: number, one = 0) => total + one, 0);
  };
  const cost = (label: string, of: (one: GoodsValue) => GoodsValue["storageJpy"]) => ({
    label,
    apart: sum((one) => of(one).apart),
    asOne: sum((one) => of(one).together),
  });
  const incomplete = desk.demand.filter(({ complete }) => !complete);
  const left = desk.leftOut.map((code) => goodsName(desk.catalogue, code, language));
  return {
    ...{ asOf: desk.day, made, service: desk.setting.service, leadDays: desk.setting.lead.mean },
    transferDays: desk.setting.transferDays,
    goods: value.goods.map((one) => goodsFacts(one, report, language)),
    headline: value.headline,
    costs: [
      cost(paper.costLabels.storage, ({ storageJpy }) => storageJpy),
      cost(paper.costLabels.handling, ({ handlingJpy }) => handlingJpy),
      cost(paper.costLabels.orders, ({ orderJpy }) => orderJpy),
    ],
    transferJpy: sum(({ transferJpy }) => transferJpy),
    assumptions: assumptionFacts(report, language),
    swings: swings.map(({ assumption, low, high }) => ({
      ...{ name: swingName(assumption, language), low, high },
    })),
    cautions: [
      ...incomplete.map(({ agency }) => {
        const { nameEn = agency, nameJa = agency } = desk.catalogue.agency(agency) ?? {};
        return words.notes.incomplete(language === "ja" ? nameJa : nameEn)[language];
      }),
      ...(left.length === 0 ? [] : [words.notes.leftOut(fewOf(left, language))[language]]),
    ],
  };
}

/** The first of many names; the table has all of them. */
const namesMax = 5;

function fewOf(names: readonly string[], language: Language): string {
  const few = names.slice(0, namesMax).join(language === "ja" ? "、" : ", ");
  if (names.length <= namesMax) return few;
  return language === "ja" ? paper.andOthers(few, names.length) : names.join(", ");
}

function goodsFacts(one: GoodsValue, { desk }: PoolReport, language: Language): PoolGoodsFacts {
  const { need, today, response, volumeM3 } = one;
  const [first, second] = need.apart;
  return {
    name: goodsName(desk.catalogue, one.goods, language),
    needed: [first.stock, second.stock],
    neededAsOne: need.together.stock,
    saved: need.saved,
    today: [today.apart[0].stock, today.apart[1].stock],
    shortApart: today.apart[0].shortPerYear + today.apart[1].shortPerYear,
    shortAsOne: today.together.shortPerYear,
    transferred: need.transferredPerYear,
    transfers: one.transfersPerYear,
    ordersApart: first.ordersPerYear + second.ordersPerYear,
    ordersAsOne: need.together.ordersPerYear,
    expiredApart:
      first.expiredPerYear === undefined || second.expiredPerYear === undefined
        ? undefined
        : first.expiredPerYear + second.expiredPerYear,
    expiredAsOne: need.together.expiredPerYear,
    metApart: response?.apart.met,
    metAsOne: response?.together.met,
    hoursApart: response?.apart.hoursPerPiece,
    hoursAsOne: response?.together.hoursPerPiece,
    hoursWithTransfers: response?.withTransfers.hoursPerPiece,
    volumeApart: volumeM3.apart,
    volumeAsOne: volumeM3.together,
    savedJpy: one.savedJpy,
  };
}

/** Prices have a row for all of them, as volumes have: the page has room for no more. */
const prices: readonly AssumptionKey[] = [
  "unit_cost_jpy",
  "storage_jpy_m3_year",
  "handling_jpy_m3",
  "order_jpy",
  "transfer_jpy",
];
const summed: readonly AssumptionKey[] = [...prices, "volume_m3"];

/** Of the others: five for all goods, and the shelf life of so many. */
const rowsMax = 8;

const figure = (value: number): string => {
  const unit = value >= 10 ? 1 : 100;
  return figureWords(Math.round(value * unit) / unit);
};

function assumptionFacts(
  { desk: { assumptions, catalogue }, value }: PoolReport,
  language: Language,
): readonly PoolAssumptionFacts[] {
  const inValue = new Set(value.goods.map(({ goods }) => goods));
  const counts = assumptions.filter(
    (one) =>
      assumptionFor(assumptions, one.key, one.goods) === one &&
      (one.goods === undefined || inValue.has(one.goods)),
  );
  const name = (one: Assumption): string => assumptionName(one, catalogue, language);
  const known = counts.filter((one) => one.value !== undefined);
  const unknown = counts.filter((one) => one.value === undefined);
  return [
    ...known
      .filter(({ key }) => !summed.includes(key))
      .slice(0, rowsMax)
      .map((one) => rowOf(one, name(one), language)),
    ...summary(
      paper.prices,
      known
        .filter(({ key }) => prices.includes(key))
        .map((one) => `${name(one)} ${figure(one.value ?? 0)}`)
        .join("、"),
    ),
    ...volumeRow(known.filter(({ key }) => key === "volume_m3")),
    ...summary(
      paper.unknownCosts,
      unknown
        .filter(({ key }) => prices.includes(key))
        .map(name)
        .join("、"),
    ),
  ];
}

const rowOf = (one: Assumption, name: string, language: Language): PoolAssumptionFacts => ({
  name,
  value: figure(one.value ?? 0),
  range:
    one.low === undefined && one.high === undefined
      ? "–"
      : paper.range(figure(one.low ?? one.value ?? 0), figure(one.high ?? one.value ?? 0)),
  source: one.source,
  reason: one.note[language],
});

/** Several in one row; none where there is nothing to say. */
const summary = (name: string, reason: string): readonly PoolAssumptionFacts[] =>
  name === "" || reason === "" ? [] : [{ name, value: "", range: "", source: "", reason }];

function volumeRow(volumes: readonly Assumption[]): readonly PoolAssumptionFacts[] {
  const values = volumes.map(({ value = 0 }) => value);
  if (values.length === 0) return [];
  const least = figureWords(Math.round(Math.min(...values) * 1e5) / 1e5);
  const value = paper.range(least, figure(Math.max(...values)));
  const own = volumes.some(({ source }) => source !== "ifrc-codes");
  const reason = own ? paper.ownVolumesNote : paper.otherVolumesNote;
  return [{ name: paper.otherVolumes, value, range: "–", source: "", reason }];
}
