/** The options of `demand`, and what they ask for: all that is wrong with them is said at once. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import {
  eventsMin,
  type GoodsDemand,
  givenDemand,
} from "../../replenishment/demand/demand-model.ts";
import {
  demandByPeriod,
  type ForecastPeriod,
  forecastPeriods,
  forecastsOf,
} from "../../replenishment/demand/forecasts.ts";
import { leadDemand } from "../../replenishment/demand/lead-demand.ts";
import { fixedLeadTime } from "../../replenishment/demand/lead-time.ts";
import { lognormalSize } from "../../replenishment/demand/sizes.ts";
import { demandWords as words } from "../../text/replenishment/demand.ts";
import { same, type Text } from "../../text/text.ts";
import type { Input, OptionSpec } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { OptionReader } from "../reports/report-options.ts";
import { type AgencyDemand, type DemandAsk, type Demands, demandsOf } from "./demand-desk.ts";
import type { ForecastShown, LeadShown, ShownDemand } from "./demand-tables.ts";

const { options, expected } = words;

export const demandOptions: readonly OptionSpec[] = [
  { flags: "--events <file>", text: options.events },
  { flags: "--from <source>", text: options.from },
  { flags: "--agency <code>", text: options.agency },
  { flags: "--item <code>", text: options.item },
  { flags: "--by <group>", text: options.by },
  { flags: "--since <date>", text: options.since },
  { flags: "--until <date>", text: options.until },
  { flags: "--sizes <distribution>", text: options.sizes },
  { flags: "--lead-time <days>", text: options.leadTime },
  { flags: "--forecast <period>", text: options.forecast },
  { flags: "--rate <events>", text: options.rate },
  { flags: "--mean-size <pieces>", text: options.meanSize },
  { flags: "--sd-size <pieces>", text: options.sdSize },
  { flags: "-o, --picture <file>", text: options.picture },
];

const sizeChoices = ["fitted", "empirical", "lognormal", "pareto", "exponential"] as const;

interface Asked {
  readonly shown: readonly ShownDemand[];
  readonly picture: string | undefined;
}

export async function askedDemand(given: Input["options"], context: Context): Promise<Asked> {
  const reader = new OptionReader(given);
  const catalogue = await context.referenceCatalogue();
  const wanted = readWanted(reader, catalogue);
  const stated = readStated(reader);
  reader.finish();
  const { picture } = wanted;
  if (stated !== undefined) {
    return { shown: [statedDemand(stated, wanted, catalogue)], picture };
  }
  const demands = await demandsOf(wanted.ask, context);
  if (demands.unknown.length > 0) context.print.warn(words.outside(demands.unknown));
  return { shown: shownOf(demands, wanted, context), picture };
}

interface Wanted {
  readonly ask: DemandAsk;
  readonly goods: string | undefined;
  readonly leadDays: number | undefined;
  readonly forecast: ForecastPeriod | undefined;
  readonly picture: string | undefined;
}

function readWanted(reader: OptionReader, catalogue: Catalogue): Wanted {
  const file = reader.text("events");
  const from = choice(reader, "from", ["published", "ledger"] as const, expected.from);
  if (file !== undefined && from !== undefined) exclude(reader, "--events", "--from");
  const by = choice(reader, "by", ["category", "item"] as const, expected.by) ?? "category";
  const [since, until] = [reader.date("since"), reader.date("until")];
  if (since !== undefined && until !== undefined && until < since) {
    reader.invalid("until", until, expected.order);
  }
  const picture = reader.text("picture");
  if (picture !== undefined && !/\.svg$/i.test(picture)) {
    reader.invalid("picture", picture, expected.svg);
  }
  const periods = Object.keys(forecastPeriods) as readonly ForecastPeriod[];
  return {
    ask: {
      ...{ file, from: from ?? "published", by, since, until },
      agency: agencyAsked(reader, catalogue),
      sizes: choice(reader, "sizes", sizeChoices, expected.sizes) ?? "fitted",
    },
    goods: reader.text("item"),
    leadDays: positive(reader, "leadTime", (days) => Number.isInteger(days) && days <= 3650),
    forecast: choice(reader, "forecast", periods, expected.forecast),
    picture,
  };
}

function choice<Word extends string>(
  reader: OptionReader,
  name: string,
  choices: readonly Word[],
  or: readonly [string, string],
): Word | undefined {
  const found = reader.text(name);
  if (found === undefined) return undefined;
  return choices.find((word) => word === found) ?? reader.invalid(name, found, or);
}

const exclude = (reader: OptionReader, one: string, other: string): undefined =>
  reader.refuse({ kind: "options-exclude", one, other, at: {} });

function agencyAsked(reader: OptionReader, catalogue: Catalogue): string | undefined {
  const found = reader.text("agency");
  if (found === undefined) return undefined;
  const near = catalogue.nearest("agency", found);
  const at = { option: "--agency" };
  return (
    catalogue.recogniseAgency(found) ??
    reader.refuse({ kind: "unknown-code", what: "agency", found, ...present({ near }), at })
  );
}

function positive(
  reader: OptionReader,
  name: string,
  fits: (figure: number) => boolean = () => true,
): number | undefined {
  const found = reader.text(name);
  if (found === undefined) return undefined;
  const figure = Number(found.normalize("NFKC").replaceAll(",", ""));
  if (Number.isFinite(figure) && figure > 0 && fits(figure)) return figure;
  return reader.invalid(name, found, name === "leadTime" ? expected.days : expected.positive);
}

interface Stated {
  readonly rate: number;
  readonly mean: number;
  readonly sd: number;
}

/** All three, or none. */
function readStated(reader: OptionReader): Stated | undefined {
  const names = ["rate", "meanSize", "sdSize"] as const;
  const flags = ["--rate", "--mean-size", "--sd-size"] as const;
  const given = names.map((name) => reader.text(name) !== undefined);
  if (!given.includes(true)) return undefined;
  for (const [at, option] of flags.entries()) {
    if (given[at] !== true) reader.refuse({ kind: "option-missing", option, asked: false, at: {} });
  }
  for (const name of ["events", "from"] as const) {
    if (reader.text(name) !== undefined) exclude(reader, `--${name}`, "--rate");
  }
  const [rate, mean, sd] = names.map((name) => positive(reader, name));
  if (rate === undefined || mean === undefined || sd === undefined) return undefined;
  return { rate, mean, sd };
}

function statedDemand(
  { rate, mean, sd }: Stated,
  wanted: Wanted,
  catalogue: Catalogue,
): ShownDemand {
  const goods = goodsMeant(wanted, catalogue) ?? "goods";
  const size = lognormalSize(mean, sd, Number.MAX_VALUE);
  const model = givenDemand(goods, rate, size);
  return {
    ...{ agency: undefined, agencyName: words.everybody, source: undefined, complete: true },
    ...{ model, goods: model.goods, nameOf: namer(catalogue) },
    lead: leadOf(model.goods, wanted.leadDays),
    forecast: undefined,
  };
}

/** The category or item that --item means. */
function goodsMeant({ ask, goods }: Wanted, catalogue: Catalogue): string | undefined {
  if (goods === undefined) return undefined;
  const met = catalogue.recogniseItem({ code: goods, agency: ask.agency });
  const item = met.is === "known" ? met.item : undefined;
  if (ask.by === "item") return item?.code ?? goods;
  return catalogue.recogniseCategory(goods) ?? item?.category ?? goods;
}

const namer = (catalogue: Catalogue): ((goods: string) => Text) => {
  const names = new Names(catalogue);
  return (goods) => {
    if (catalogue.category(goods) !== undefined) return names.category(goods);
    return catalogue.item(goods) === undefined ? same(goods) : names.item(goods);
  };
};

function shownOf(demands: Demands, wanted: Wanted, context: Context): readonly ShownDemand[] {
  const { catalogue } = demands;
  const only = goodsMeant(wanted, catalogue);
  const names = new Names(catalogue);
  const nameOf = namer(catalogue);
  const tooFew: Problem[] = [];
  const warnings: Text[] = [];
  const shown = demands.agencies.flatMap((one): readonly ShownDemand[] => {
    const agencyName = one.agency === undefined ? words.everybody : names.agency(one.agency);
    const events = asking(one, only);
    if (!one.fit.ok || events < eventsMin) {
      tooFew.push({ kind: "too-few-events", events, needed: eventsMin, at: {} });
      warnings.push(words.tooFew(agencyName, events, eventsMin));
      return [];
    }
    const { model } = one.fit;
    const goods = model.goods.filter((it) => only === undefined || it.goods === only);
    const source = words.source(
      wanted.ask.file === undefined ? wanted.ask.from : undefined,
      wanted.ask.file ?? "",
    );
    return [
      {
        ...{ agency: one.agency, agencyName, source, complete: one.complete },
        ...{ model, goods, nameOf, lead: leadOf(goods, wanted.leadDays) },
        forecast: forecastOf(one, goods, wanted.forecast),
      },
    ];
  });
  if (shown.length === 0) throw refusal(tooFew, wanted, only, demands);
  for (const warning of warnings) context.print.warn(warning);
  return shown;
}

const asking = ({ events }: AgencyDemand, only: string | undefined): number =>
  only === undefined
    ? events.length
    : events.filter(({ goods }) => goods?.some((it) => it.goods === only)).length;

/** Goods that are no goods of the catalogue are a slip; else there are too few events. */
function refusal(
  tooFew: readonly Problem[],
  { goods: found = "", ask }: Wanted,
  only: string | undefined,
  { catalogue }: Demands,
): InputFault {
  const what = ask.by;
  const named = only !== undefined && (catalogue.category(only) ?? catalogue.item(only));
  if (only !== undefined && !named) {
    const near = catalogue.nearest(what, found);
    const at = { option: "--item" };
    return new InputFault({ kind: "unknown-code", what, found, ...present({ near }), at });
  }
  const most = tooFew.flatMap((one) => (one.kind === "too-few-events" ? [one] : []));
  const best = most.sort((a, b) => b.events - a.events)[0];
  return new InputFault(best ?? { kind: "too-few-events", events: 0, needed: eventsMin, at: {} });
}

function leadOf(goods: readonly GoodsDemand[], days: number | undefined): LeadShown | undefined {
  if (days === undefined) return undefined;
  const lead = fixedLeadTime(days, "--lead-time");
  return {
    days,
    demand: new Map(
      goods.flatMap(({ goods: name, rate, size }) =>
        size === undefined ? [] : [[name, leadDemand(rate.value, size, lead)] as const],
      ),
    ),
  };
}

function forecastOf(
  { events, observed }: AgencyDemand,
  goods: readonly GoodsDemand[],
  period: ForecastPeriod | undefined,
): ForecastShown | undefined {
  if (period === undefined) return undefined;
  return {
    period,
    of: new Map(
      goods.flatMap(({ goods: name, meanSize, events: asked }) => {
        if (asked < eventsMin) return [];
        const series = demandByPeriod(events, name, observed, period, meanSize);
        return [[name, { ...forecastsOf(series), periods: series.length }] as const];
      }),
    ),
  };
}
