/** What `pool` found, as the facts of its papers and pictures. */
import type { PoolAssumptionFacts, PoolFacts, PoolGoodsFacts } from "../documents/pool-facts.ts";
import { type Assumption, type AssumptionKey, assumptionFor } from "../replenishment/assumption.ts";
import type { GoodsValue } from "../replenishment/pool-value.ts";
import { figureWords } from "../text/policy.ts";
import { poolWords as words } from "../text/pool.ts";
import { poolPaperWords as paper } from "../text/pool-paper.ts";
import type { Language } from "../text/text.ts";
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
      ...(left.length === 0
        ? []
        : [words.notes.leftOut(left.join(language === "ja" ? "、" : ", "))[language]]),
    ],
  };
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

function assumptionFacts(
  { desk: { assumptions, catalogue }, value: { goods } }: PoolReport,
  language: Language,
): readonly PoolAssumptionFacts[] {
  const inValue = new Set(goods.map((one) => one.goods));
  const counts = assumptions.filter(
    (one) => assumptionFor(assumptions, one.key, one.goods) === one,
  );
  const figure = (value: number): string => {
    const unit = value >= 10 ? 1 : 100;
    return figureWords(Math.round(value * unit) / unit);
  };
  const told = counts.filter(
    ({ key, value, goods }) =>
      value !== undefined && !summed.includes(key) && (goods === undefined || inValue.has(goods)),
  );
  const given = counts.filter(({ key, value }) => value !== undefined && prices.includes(key));
  const row = (one: Assumption): PoolAssumptionFacts => ({
    name: assumptionName(one, catalogue, language),
    value: figure(one.value ?? 0),
    range:
      one.low === undefined && one.high === undefined
        ? "–"
        : paper.range(figure(one.low ?? one.value ?? 0), figure(one.high ?? one.value ?? 0)),
    source: one.source,
    reason: one.note[language],
  });
  const volumes = counts.filter(({ key, value }) => key === "volume_m3" && value !== undefined);
  const values = volumes.map(({ value = 0 }) => value);
  const unknown = counts.filter(({ key, value }) => value === undefined && key !== "volume_m3");
  return [
    ...told.slice(0, rowsMax).map(row),
    ...(given.length === 0
      ? []
      : [
          {
            name: paper.prices,
            value: "",
            range: "",
            source: "",
            reason: given
              .map((one) => `${assumptionName(one, catalogue, language)} ${figure(one.value ?? 0)}`)
              .join("、"),
          },
        ]),
    ...(volumes.length === 0
      ? []
      : [
          {
            name: paper.otherVolumes,
            value: paper.range(
              figureWords(Math.round(Math.min(...values) * 1e5) / 1e5),
              figure(Math.max(...values)),
            ),
            range: "–",
            source: "",
            reason: paper.otherVolumesNote,
          },
        ]),
    ...(unknown.length === 0
      ? []
      : [
          {
            name: paper.unknownCosts,
            value: paper.unknown,
            range: "–",
            source: "",
            reason: paper.unknownCostsNote,
          },
        ]),
  ];
}
