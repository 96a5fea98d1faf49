/** What `pool` shows: tables for people, and one row for each of the goods under --csv. */
import type { AssumptionKey } from "../../replenishment/assumption.ts";
import { assumptionFor } from "../../replenishment/assumption.ts";
import type { GoodsValue } from "../../replenishment/pooling/pool-value.ts";
import { headlineKeys } from "../../replenishment/pooling/pool-value.ts";
import { figureWords } from "../../text/replenishment/policy.ts";
import { headlineText, percent, poolWords as words } from "../../text/replenishment/pool.ts";
import type { Language } from "../../text/text.ts";
import type { CellValue, TableSpec } from "../terminal/render.ts";
import type { PoolReport } from "./pool-report.ts";

const { columns, titles, notes } = words;
type Key = keyof typeof columns;

interface Figure {
  readonly key: Key;
  /** For people: digits after the point; "share" as per cent. */
  readonly digits: number | "share";
  readonly of: (value: GoodsValue) => number | undefined;
}

const stockOf = ({ need }: GoodsValue): number => need.apart[0].stock + need.apart[1].stock;
const sum = (pair: GoodsValue["need"]["apart"], of: (one: (typeof pair)[0]) => number): number =>
  of(pair[0]) + of(pair[1]);

const needFigures: readonly Figure[] = [
  { key: "cabinetOffice", digits: 0, of: ({ need }) => need.apart[0].stock },
  { key: "jica", digits: 0, of: ({ need }) => need.apart[1].stock },
  { key: "apart", digits: 0, of: stockOf },
  { key: "together", digits: 0, of: ({ need }) => need.together.stock },
  { key: "less", digits: 0, of: ({ need }) => need.saved },
  { key: "share", digits: "share", of: (one) => one.need.saved / Math.max(1e-9, stockOf(one)) },
];

const todayFigures: readonly Figure[] = [
  { key: "cabinetOffice", digits: 0, of: ({ today }) => today.apart[0].stock },
  { key: "jica", digits: 0, of: ({ today }) => today.apart[1].stock },
  { key: "shortApart", digits: 0, of: ({ today }) => sum(today.apart, (one) => one.shortPerYear) },
  { key: "shortTogether", digits: 0, of: ({ today }) => today.together.shortPerYear },
  { key: "transferred", digits: 0, of: ({ need }) => need.transferredPerYear },
  { key: "transfers", digits: 2, of: ({ transfersPerYear }) => transfersPerYear },
];

const serviceFigures: readonly Figure[] = [
  { key: "safetyApart", digits: 0, of: ({ need }) => sum(need.apart, (one) => one.safetyStock) },
  { key: "safetyTogether", digits: 0, of: ({ need }) => need.together.safetyStock },
  { key: "ordersApart", digits: 2, of: ({ need }) => sum(need.apart, (one) => one.ordersPerYear) },
  { key: "ordersTogether", digits: 2, of: ({ need }) => need.together.ordersPerYear },
  {
    key: "expiredApart",
    digits: 0,
    of: ({ need }) =>
      need.together.expiredPerYear === undefined
        ? undefined
        : sum(need.apart, (one) => one.expiredPerYear ?? 0),
  },
  { key: "expiredTogether", digits: 0, of: ({ need }) => need.together.expiredPerYear },
];

const timeFigures: readonly Figure[] = [
  { key: "metApart", digits: "share", of: ({ response }) => response?.apart.met },
  { key: "metTogether", digits: "share", of: ({ response }) => response?.together.met },
  { key: "hoursApart", digits: 1, of: ({ response }) => response?.apart.hoursPerPiece },
  { key: "hoursTogether", digits: 1, of: ({ response }) => response?.together.hoursPerPiece },
  {
    key: "hoursWithTransfers",
    digits: 1,
    of: ({ response }) => response?.withTransfers.hoursPerPiece,
  },
];

const costFigures: readonly Figure[] = [
  { key: "volumeApart", digits: 1, of: ({ volumeM3 }) => volumeM3.apart },
  { key: "volumeTogether", digits: 1, of: ({ volumeM3 }) => volumeM3.together },
  { key: "storageApart", digits: 0, of: ({ storageJpy }) => storageJpy.apart },
  { key: "storageTogether", digits: 0, of: ({ storageJpy }) => storageJpy.together },
  { key: "handling", digits: 0, of: ({ handlingJpy }) => handlingJpy.together },
  { key: "ordering", digits: 0, of: ({ orderJpy }) => orderJpy.apart },
  { key: "orderingTogether", digits: 0, of: ({ orderJpy }) => orderJpy.together },
  { key: "transferCost", digits: 0, of: ({ transferJpy }) => transferJpy },
  { key: "saved", digits: 0, of: ({ savedJpy }) => savedJpy },
];

export function shown(value: number | undefined, digits: Figure["digits"]): string {
  if (value === undefined) return "–";
  if (digits === "share") return percent(value);
  const unit = 10 ** digits;
  const round = Math.round(value * unit) / unit;
  return figureWords(round === 0 ? 0 : round);
}

const tableOf = (
  { desk, value }: PoolReport,
  language: Language,
  figures: readonly Figure[],
): Pick<TableSpec, "columns" | "rows"> => ({
  columns: [
    { key: "goods", heading: columns.goods },
    ...figures.map(({ key }) => ({ key, heading: columns[key], numeric: true })),
  ],
  rows: value.goods.map((one) => ({
    cells: {
      goods: goodsName(desk.catalogue, one.goods, language),
      ...Object.fromEntries(figures.map(({ key, digits, of }) => [key, shown(of(one), digits)])),
    },
  })),
});

export function goodsName(
  catalogue: PoolReport["desk"]["catalogue"],
  code: string,
  language: Language,
): string {
  const { nameEn = code, nameJa = code } = catalogue.category(code) ?? {};
  return language === "en" ? nameEn : nameJa;
}

export function poolTables(report: PoolReport, language: Language): readonly TableSpec[] {
  const { desk } = report;
  const { service, lead } = desk.setting;
  const table = (figures: readonly Figure[]) => tableOf(report, language, figures);
  const left = desk.leftOut
    .map((code) => goodsName(desk.catalogue, code, language))
    .join(language === "ja" ? "、" : ", ");
  return [
    {
      title: titles.need(service, lead.mean),
      ...table(needFigures),
      notes: [notes.need, correlationNote(report), ...(left === "" ? [] : [notes.leftOut(left)])],
    },
    { title: titles.today, ...table(todayFigures), notes: [notes.today] },
    { title: titles.service, ...table(serviceFigures), notes: [notes.safety, notes.service] },
    { title: titles.time, ...table(timeFigures), notes: [notes.time] },
    { title: titles.cost, ...table(pricedFigures(report)), notes: [notes.cost] },
    assumptionsTable(report, language),
    sensitivityTable(report, language),
  ];
}

/** Room and what is saved; of the costs, those whose price somebody has given. */
const pricedFigures = ({ value }: PoolReport): readonly Figure[] =>
  costFigures.filter(
    ({ key, of }) =>
      key.startsWith("volume") ||
      key === "saved" ||
      value.goods.some((one) => of(one) !== undefined),
  );

function correlationNote({ value }: PoolReport) {
  const all = value.goods.map(({ need }) => need.correlation);
  return notes.correlation(shown(Math.min(...all), 2), shown(Math.max(...all), 2));
}

/** Each assumption once, as it counts; a person's own in place of the shipped one. */
function assumptionsTable({ desk }: PoolReport, language: Language): TableSpec {
  const { assumptions, catalogue } = desk;
  const counts = assumptions.filter(
    (one) => assumptionFor(assumptions, one.key, one.goods) === one,
  );
  const figure = (value: number | undefined): CellValue =>
    value === undefined ? "–" : figureWords(Number(value.toPrecision(3)));
  const keys = ["value", "low", "high"] as const;
  return {
    title: titles.assumptions,
    columns: [
      { key: "assumption", heading: columns.assumption },
      ...keys.map((key) => ({ key, heading: columns[key], numeric: true })),
      { key: "source", heading: columns.source },
      { key: "reason", heading: columns.reason },
    ],
    rows: counts.map((one) => ({
      cells: {
        assumption: assumptionName(one, catalogue, language),
        value: one.value === undefined ? words.unknown[language] : figure(one.value),
        low: figure(one.low),
        high: figure(one.high),
        source: one.source,
        reason: one.note[language],
      },
    })),
  };
}

export const assumptionName = (
  { key, goods }: { readonly key: AssumptionKey; readonly goods: string | undefined },
  catalogue: PoolReport["desk"]["catalogue"],
  language: Language,
): string =>
  [
    words.assumption[key][language],
    ...(goods === undefined ? [] : [goodsName(catalogue, goods, language)]),
  ].join(language === "en" ? ": " : "：");

const isKey = (text: string): text is AssumptionKey => text in words.assumption;

export const swingName = (assumption: string, language: Language): string =>
  isKey(assumption) ? words.assumption[assumption][language] : assumption;

function sensitivityTable({ value, swings }: PoolReport, language: Language): TableSpec {
  const range = (low: string, high: string): string => (low === high ? low : `${low} – ${high}`);
  return {
    title: titles.sensitivity,
    columns: [
      { key: "assumption", heading: columns.assumption },
      ...headlineKeys.map((key) => ({ key, heading: words.headline[key], numeric: true })),
    ],
    rows: [
      {
        cells: {
          assumption: columns.base[language],
          ...Object.fromEntries(
            headlineKeys.map((key) => [key, headlineText(key, value.headline[key])[language]]),
          ),
        },
      },
      ...swings.map(({ assumption, low, high }) => ({
        cells: {
          assumption: swingName(assumption, language),
          ...Object.fromEntries(
            headlineKeys.map((key) => [
              key,
              range(headlineText(key, low[key])[language], headlineText(key, high[key])[language]),
            ]),
          ),
        },
      })),
    ],
    notes: [notes.sensitivity],
  };
}

/** All figures of each of the goods, in one row. */
export function poolCsv({ value }: PoolReport): TableSpec {
  const named: readonly (readonly [name: string, figure: Figure])[] = [
    ...needFigures.map((figure) => [`needed_${figure.key}`, figure] as const),
    ...todayFigures.map((figure) => [`today_${figure.key}`, figure] as const),
    ...[...serviceFigures, ...timeFigures, ...costFigures].map(
      (figure) => [figure.key, figure] as const,
    ),
  ];
  return {
    columns: [
      { key: "goods", heading: columns.goods },
      ...named.map(([key, figure]) => ({ key, heading: columns[figure.key] })),
    ],
    rows: value.goods.map((one) => ({
      cells: {
        goods: one.goods,
        ...Object.fromEntries(named.map(([key, { of }]) => [key, of(one)])),
      },
    })),
  };
}
