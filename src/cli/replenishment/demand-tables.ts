/** What `demand` shows: JSON, the rows of --csv, and tables for people. */
import {
  type DemandModel,
  eventsMin,
  type GoodsDemand,
  ownSizesMin,
} from "../../replenishment/demand/demand-model.ts";
import type { ForecastPeriod, Forecasts } from "../../replenishment/demand/forecasts.ts";
import type { LeadDemand } from "../../replenishment/demand/lead-demand.ts";
import { betweenWords, rateWords, demandWords as words } from "../../text/replenishment/demand.ts";
import { count, type Language, type Text } from "../../text/text.ts";
import type { CellValue, TableSpec } from "../terminal/render.ts";

/** Levels that people ask for; each is enough with this probability. */
const enoughLevels = [0.9, 0.95, 0.99] as const;

/** What is shown of one agency. */
export interface ShownDemand {
  readonly agency: string | undefined;
  readonly agencyName: Text;
  readonly source: Text | undefined;
  readonly complete: boolean;
  readonly model: DemandModel;
  /** Of `model.goods`, those that were asked for. */
  readonly goods: readonly GoodsDemand[];
  readonly nameOf: (goods: string) => Text;
  readonly lead: LeadShown | undefined;
  readonly forecast: ForecastShown | undefined;
}

export interface LeadShown {
  readonly days: number;
  /** By goods; none where there is no size. */
  readonly demand: ReadonlyMap<string, LeadDemand>;
}

export interface ForecastShown {
  readonly period: ForecastPeriod;
  readonly of: ReadonlyMap<string, Forecasts & { readonly periods: number }>;
}

const { columns } = words;
const round = (figure: number): number => Math.round(figure);
const whole = (figure: number): string => count(round(figure));

export function demandTable(shown: ShownDemand, language: Language): TableSpec {
  const { model, goods, nameOf } = shown;
  return {
    title: shown.source === undefined ? words.givenTitle : words.title(shown.agencyName),
    columns: [
      { key: "goods", heading: columns.goods },
      { key: "events", heading: columns.events, numeric: true },
      { key: "known", heading: columns.known, numeric: true },
      { key: "rate", heading: columns.rate, numeric: true },
      { key: "size", heading: columns.size },
      { key: "perYear", heading: columns.perYear, numeric: true },
    ],
    rows: goods.map((one) => ({
      cells: {
        goods: nameOf(one.goods)[language],
        events: model.observed === undefined ? undefined : one.events,
        known: model.observed === undefined ? undefined : one.seen.length,
        rate: between(one.rate, rateWords(one.rate.value), model)[language],
        size: sizeText(one, model)[language],
        perYear: one.perYear && between(one.perYear, whole, model)[language],
      },
    })),
    notes: notesOf(shown),
  };
}

/** Stated figures have no limits. */
const between = (
  figure: GoodsDemand["rate"],
  show: (figure: number) => string,
  { observed }: DemandModel,
): Text =>
  observed === undefined
    ? { en: show(figure.value), ja: show(figure.value) }
    : betweenWords(figure, show);

function sizeText({ size, meanSize, events }: GoodsDemand, { observed }: DemandModel): Text {
  if (size !== undefined && meanSize !== undefined) return words.sizeCell(meanSize, size.family);
  return observed !== undefined && events < eventsMin ? words.tooFewEvents : words.tooFewSizes;
}

export function notesOf({ model, goods, source, complete }: ShownDemand): readonly Text[] {
  const { observed, season, rate, events, listed } = model;
  if (observed === undefined || source === undefined) return [];
  const { notes } = words;
  const peak = season.wave && Math.floor(season.wave.peak * 12) % 12;
  const fits = goods.some(({ size }) => size !== undefined && size.family !== "empirical");
  const hidden = goods.some((one) => one.events > one.seen.length);
  const borrowed = goods.some(({ size, seen }) => size !== undefined && seen.length < ownSizesMin);
  return [
    notes.observed(source, observed.from, observed.until, events, listed),
    notes.rate(betweenWords(rate, rateWords(rate.value))),
    ...(complete ? [] : [notes.incomplete]),
    season.wave === undefined || peak === undefined
      ? notes.noSeason(season.byChance)
      : notes.season(peak, 1 + 2 * season.wave.strength, season.byChance),
    ...(model.correlationEvents > 0
      ? [notes.together(model.correlation, model.correlationEvents)]
      : []),
    ...(hidden ? [notes.unknown] : []),
    ...(borrowed ? [notes.borrowed(ownSizesMin)] : []),
    ...(fits ? [notes.cut] : []),
  ];
}

export function leadTable(shown: ShownDemand, language: Language): TableSpec {
  const { model, goods, nameOf, lead } = shown;
  return {
    title: words.leadTitle(lead?.days ?? 0),
    columns: [
      { key: "goods", heading: columns.goods },
      { key: "expected", heading: columns.leadMean, numeric: true },
      ...enoughLevels.map((level) => ({
        key: enoughKey(level),
        heading: columns.enough(Math.round(level * 100)),
        numeric: true,
      })),
    ],
    rows: goods.map((one) => {
      const demand = lead?.demand.get(one.goods);
      const name = nameOf(one.goods)[language];
      if (demand === undefined) {
        return { cells: { goods: name, expected: sizeText(one, model)[language] } };
      }
      const enough = enoughLevels.map((level) => [enoughKey(level), demand.enough(level)]);
      const cells = { expected: round(demand.mean), ...Object.fromEntries(enough) };
      return { cells: { goods: name, ...cells } };
    }),
  };
}

const enoughKey = (level: number): string => `enough${Math.round(level * 100)}`;

export function forecastTable(shown: ShownDemand, language: Language): TableSpec {
  const { goods, nameOf, forecast } = shown;
  const cell = (figure: number | undefined): CellValue =>
    figure === undefined ? "–" : count(round(figure));
  return {
    title: words.forecastTitle(forecast?.period ?? "year"),
    columns: [
      { key: "goods", heading: columns.goods },
      { key: "periods", heading: columns.periods, numeric: true },
      { key: "croston", heading: columns.croston, numeric: true },
      { key: "sba", heading: columns.sba, numeric: true },
      { key: "tsb", heading: columns.tsb, numeric: true },
    ],
    rows: goods.flatMap((one) => {
      const found = forecast?.of.get(one.goods);
      if (found === undefined) return [];
      const { periods, croston, sba, tsb } = found;
      const figures = { croston: cell(croston), sba: cell(sba), tsb: cell(tsb) };
      return [{ cells: { goods: nameOf(one.goods)[language], periods, ...figures } }];
    }),
    notes: [words.forecastNote],
  };
}

/** A row for each agency and kind of goods, figures as they are. */
export function demandRows(all: readonly ShownDemand[]): TableSpec {
  const keys = [
    ...["agency", "goods", "events", "known", "rate", "rateLow", "rateHigh", "family", "meanSize"],
    ...["perYear", "perYearLow", "perYearHigh"],
    ...(all.some(({ lead }) => lead)
      ? ["leadDays", "expected", ...enoughLevels.map(enoughKey)]
      : []),
    ...(all.some(({ forecast }) => forecast) ? ["period", "croston", "sba", "tsb"] : []),
  ];
  return {
    columns: keys.map((key) => ({ key, heading: { en: key, ja: key } })),
    rows: all.flatMap((shown) =>
      shown.goods.map((one) => {
        const lead = shown.lead?.demand.get(one.goods);
        const forecast = shown.forecast?.of.get(one.goods);
        const enough = enoughLevels.map((level) => [enoughKey(level), lead?.enough(level)]);
        return {
          cells: {
            ...{ agency: shown.agency, goods: one.goods, events: one.events },
            known: one.seen.length,
            ...{ rate: one.rate.value, rateLow: one.rate.low, rateHigh: one.rate.high },
            ...{ family: one.size?.family, meanSize: one.meanSize },
            perYear: one.perYear?.value,
            ...{ perYearLow: one.perYear?.low, perYearHigh: one.perYear?.high },
            ...{ leadDays: lead && shown.lead?.days, expected: lead?.mean },
            ...Object.fromEntries(enough),
            period: forecast && shown.forecast?.period,
            ...{ croston: forecast?.croston, sba: forecast?.sba, tsb: forecast?.tsb },
          },
        };
      }),
    ),
  };
}

export function demandJson({ agency, complete, model, goods, lead, forecast }: ShownDemand) {
  const { observed, season, correlation, correlationEvents } = model;
  return {
    agency: agency ?? null,
    from: observed?.from ?? null,
    until: observed?.until ?? null,
    ...{ events: model.events, listed: model.listed, complete },
    rate: model.rate,
    season: { byChance: season.byChance, wave: season.wave ?? null, months: season.months },
    ...{ correlation, correlationEvents },
    goods: goods.map((one) => ({
      ...{ goods: one.goods, events: one.events, known: one.seen.length, rate: one.rate },
      size: one.size ?? null,
      meanSize: one.meanSize ?? null,
      aic: one.choice?.aic ?? null,
      fits: one.choice?.fits ?? null,
      perYear: one.perYear ?? null,
      ...(lead && { leadTime: leadJson(lead, one.goods) }),
      ...(forecast && { forecast: forecastJson(forecast, one.goods) }),
    })),
    together: model.patterns,
  };
}

function leadJson({ days, demand }: LeadShown, goods: string) {
  const found = demand.get(goods);
  if (found === undefined) return null;
  const enough = enoughLevels.map((level) => ({ probability: level, pieces: found.enough(level) }));
  return { days, expected: found.mean, sd: found.sd, enough };
}

function forecastJson({ period, of }: ForecastShown, goods: string) {
  const found = of.get(goods);
  if (found === undefined) return null;
  const { periods, croston = null, sba = null, tsb = null } = found;
  return { period, periods, croston, sba, tsb };
}
