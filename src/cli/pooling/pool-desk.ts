/**
 * Gathers what `pool` computes with: what both owners hold, what they were asked for, and what is
 * assumed, each with where it comes from.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { daysBetween } from "../../domain/dates.ts";
import type { Capital } from "../../domain/planning/network.ts";
import type { ReliefEvent } from "../../domain/relief-event.ts";
import type { StockLine } from "../../domain/stock.ts";
import { readAssumptions } from "../../importers/scenarios/assumptions.ts";
import { greatCircleKm, hoursByAir, type Point } from "../../positioning/derived-ways.ts";
import { pastNeeds } from "../../positioning/past-needs.ts";
import { pooledResponse } from "../../positioning/pooled-response.ts";
import { type Assumption, assumptionFor } from "../../replenishment/assumption.ts";
import type { GoodsDemand } from "../../replenishment/demand/demand-model.ts";
import {
  fixedLeadTime,
  type LeadTime,
  leadTimeQuantile,
} from "../../replenishment/demand/lead-time.ts";
import { type Asking, askingOf } from "../../replenishment/pooling/pool-demand.ts";
import type { PoolGoods, PoolSetting, Variation } from "../../replenishment/pooling/pool-value.ts";
import { leadTimeFor } from "../../replenishment/procurement.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { givable } from "../positioning/ledger-world.ts";
import { recordedIn } from "../replenishment/demand-desk.ts";
import { type AgencyDemand, demandOf } from "../replenishment/demand-of.ts";
import type { OptionReader } from "../reports/report-options.ts";
import { readStock } from "../reports/stock-report.ts";

/** The two stocks that the program is about. */
export const owners = ["cabinet-office", "jica"] as const;

export interface PoolDesk {
  readonly catalogue: Catalogue;
  readonly day: string;
  readonly goods: readonly PoolGoods[];
  /** Goods of which one owner's demand is not known well enough. */
  readonly leftOut: readonly string[];
  readonly setting: PoolSetting;
  readonly variations: readonly Variation[];
  readonly assumptions: readonly Assumption[];
  readonly demand: readonly AgencyDemand[];
  readonly commonEvents: number;
}

export async function poolDesk(reader: OptionReader, context: Context): Promise<PoolDesk> {
  const [own, path] = [reader.text("assumptions"), reader.text("events")];
  const report = await readStock(context, reader);
  const { catalogue, day } = report;
  const lines = givable(report.lines, report.lots, day);
  const events = (await recordedIn(path, catalogue, context)).events.filter(
    ({ fromStock }) => fromStock,
  );
  const demand = await demandOf(context, catalogue, owners, { file: path, from: "published" });
  const stated = await assumptionsOf(own, context);
  const common = commonEvents(events);
  const assumptions = completed(stated, await leadTime(context), common.share, demand);
  const knowing = { catalogue, lines, events, capitals: await context.countries() };
  const both = bothAsked(demand);
  return {
    ...{ catalogue, day, demand, assumptions, commonEvents: common.count },
    goods: both.asked.map(([goods, asking]): PoolGoods => {
      const today = owners.map((agency) => held(lines, goods, agency));
      return {
        ...{ goods, asking },
        today: [today[0] ?? 0, today[1] ?? 0],
        response: responseOf(goods, knowing),
      };
    }),
    leftOut: both.leftOut,
    setting: settingOf(assumptions, await leadTime(context), lines),
    variations: variationsOf(assumptions),
  };
}

const held = (lines: readonly StockLine[], category: string, agency: string): number =>
  lines
    .filter((line) => line.category === category && line.agency === agency)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Bought by the Cabinet Office, over the threshold: the longer of the two notices. */
async function leadTime(context: Context): Promise<LeadTime> {
  const purchase = {
    agency: owners[0],
    date: context.today,
    valueJpy: undefined,
    offer: undefined,
  };
  return leadTimeFor(await context.procurement(), purchase);
}

/** The shipped ones, and a person's own before them. */
async function assumptionsOf(
  own: string | undefined,
  context: Context,
): Promise<readonly Assumption[]> {
  const columns = await context.scenarioColumns();
  const all: Assumption[] = [];
  const shipped = context.dataFolders.map((folder) => `${folder}/pool-assumptions.csv`);
  let found = false;
  for (const path of [...shipped, ...(own === undefined ? [] : [own])]) {
    if (found && path !== own) continue;
    const file = await context.files.read(path, {});
    if (!file.ok && path !== own && file.problems[0].kind === "no-file") continue;
    if (!file.ok) throw new InputFault(...file.problems);
    const read = readAssumptions(file.value, columns);
    if (!read.ok) throw new InputFault(...read.problems);
    all.push(...read.value);
    found = true;
  }
  return all;
}

/** Events of one owner with one of the other in the same country within this many days. */
const togetherDays = 60;

function commonEvents(events: readonly ReliefEvent[]) {
  const of = (agency: string) => events.filter((event) => event.agency === agency);
  const [one, other] = [of(owners[0]), of(owners[1])];
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const both = few.filter((event) =>
    many.some(
      ({ country, date }) =>
        country !== undefined &&
        country === event.country &&
        Math.abs(daysBetween(date, event.date)) <= togetherDays,
    ),
  );
  return { count: both.length, share: few.length === 0 ? 0 : both.length / few.length };
}

function bothAsked(demand: readonly AgencyDemand[]) {
  const asked: (readonly [goods: string, asking: readonly [Asking, Asking]])[] = [];
  const leftOut: string[] = [];
  const of = (agency: string): readonly GoodsDemand[] =>
    demand.find((one) => one.agency === agency)?.model?.goods ?? [];
  const [one, other] = [of(owners[0]), of(owners[1])];
  const names = new Set([...one, ...other].map(({ goods }) => goods));
  for (const goods of [...names].sort()) {
    const asking = [one, other].flatMap((all) => {
      const { rate, size } = all.find((its) => its.goods === goods) ?? {};
      return rate === undefined || size === undefined ? [] : [askingOf(rate.value, size)];
    });
    const [first, second] = asking;
    if (first === undefined || second === undefined) leftOut.push(goods);
    else asked.push([goods, [first, second]]);
  }
  return { asked, leftOut };
}

interface Knowing {
  readonly catalogue: Catalogue;
  readonly lines: readonly StockLine[];
  readonly events: readonly ReliefEvent[];
  readonly capitals: ReadonlyMap<string, Capital>;
}

/** How soon the events of the past would be answered from where goods lie today. */
function responseOf(category: string, { catalogue, lines, events, capitals }: Knowing) {
  const past = pastNeeds(events, (country) => capitals.has(country));
  const whose = past.owners.get(category) ?? [];
  const needs = (past.needs.get(category) ?? []).flatMap((need, at) => {
    const owner = owners.findIndex((agency) => agency === whose.at(at));
    return owner === 0 || owner === 1 ? [{ ...need, owner } as const] : [];
  });
  const of = lines.filter((line) => line.category === category);
  const depots = [...new Set(of.map(({ depot }) => depot))].sort().flatMap((code) => {
    const { lat, lon } = catalogue.depot(code) ?? {};
    return lat === undefined || lon === undefined ? [] : [{ code, at: { lat, lon } }];
  });
  if (depots.length === 0 || needs.length === 0) return undefined;
  const hours = past.places.map((country) => {
    const to: Point | undefined = capitals.get(country);
    return Float64Array.from(depots, ({ at }) => hoursByAir(greatCircleKm(at, to ?? at)));
  });
  const stockOf = (agency: string): readonly number[] =>
    depots.map(({ code }) =>
      held(
        of.filter(({ depot }) => depot === code),
        category,
        agency,
      ),
    );
  const stocks = [stockOf(owners[0]), stockOf(owners[1])] as const;
  return (transferDays: number) => pooledResponse({ hours, stocks, needs }, 24 * transferDays);
}

/** What is left to the records and to the procedure, put in with its range. */
function completed(
  stated: readonly Assumption[],
  lead: LeadTime,
  commonShare: number,
  demand: readonly AgencyDemand[],
): readonly Assumption[] {
  const models = demand.flatMap(({ model }) => (model === undefined ? [] : [model]));
  const rarest = [...models].sort((a, b) => a.rate.value - b.rate.value)[0]?.rate;
  const [from, to] = rarest
    ? [rarest.low / rarest.value, rarest.high / rarest.value]
    : [undefined, undefined];
  return stated.map((one): Assumption => {
    const { key, value, low, high } = one;
    if (key === "common_share" && value === undefined) {
      const share = Math.min(1, commonShare);
      return { ...one, value: share, high: Math.max(share, high ?? share) };
    }
    if (key === "lead_days" && value === undefined) {
      const [least, most] = [leadTimeQuantile(lead, 0.05), leadTimeQuantile(lead, 0.95)];
      return { ...one, value: lead.mean, low: low ?? least, high: high ?? most };
    }
    if (key === "demand_factor") return { ...one, low: low ?? from, high: high ?? to };
    return one;
  });
}

function settingOf(
  assumptions: readonly Assumption[],
  lead: LeadTime,
  lines: readonly StockLine[],
): PoolSetting {
  const of = (key: Assumption["key"], goods?: string): number | undefined =>
    assumptionFor(assumptions, key, goods)?.value;
  const days = of("lead_days");
  return {
    service: of("service") ?? 0.9,
    commonShare: of("common_share") ?? 0,
    lead: days === undefined || days === lead.mean ? lead : fixedLeadTime(days, ""),
    demandFactor: of("demand_factor") ?? 1,
    transferDays: of("transfer_days") ?? 0,
    shelfLifeYears: (goods) => of("shelf_life_years", goods),
    volumeM3: (goods) => of("volume_m3", goods),
    unitCostJpy: (goods) => of("unit_cost_jpy", goods) ?? bookCost(lines, goods),
    storageJpy: of("storage_jpy_m3_year"),
    handlingJpy: of("handling_jpy_m3"),
    orderJpy: of("order_jpy"),
    transferJpy: of("transfer_jpy"),
  };
}

/** What a piece cost, of the lots whose cost is known. */
function bookCost(lines: readonly StockLine[], goods: string): number | undefined {
  const known = lines.filter((line) => line.category === goods && line.valueYen !== undefined);
  const pieces = known.reduce((sum, { quantity }) => sum + quantity, 0);
  const yen = known.reduce((sum, { valueYen = 0 }) => sum + valueYen, 0);
  return pieces === 0 ? undefined : yen / pieces;
}

/** Each assumption that has a range and a bearing on the figures, at both of its ends. */
function variationsOf(assumptions: readonly Assumption[]): readonly Variation[] {
  const at = (make: (value: number) => Partial<PoolSetting>, { low, value, high }: Assumption) => {
    const end = (limit: number | undefined): Partial<PoolSetting> => {
      const to = limit ?? value;
      return to === undefined ? {} : make(to);
    };
    return { low: end(low), high: end(high) };
  };
  const makes: Partial<Record<Assumption["key"], (value: number) => Partial<PoolSetting>>> = {
    service: (service) => ({ service }),
    common_share: (commonShare) => ({ commonShare }),
    lead_days: (days) => ({ lead: fixedLeadTime(Math.round(days), "") }),
    demand_factor: (demandFactor) => ({ demandFactor }),
    transfer_days: (transferDays) => ({ transferDays }),
    shelf_life_years: (years) => ({ shelfLifeYears: (goods) => life(goods, years) }),
  };
  const life = (goods: string, years: number): number | undefined =>
    assumptionFor(assumptions, "shelf_life_years", goods)?.value === undefined ? undefined : years;
  const keys = new Set(assumptions.map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const make = makes[key];
    const one = assumptions.findLast((it) => it.key === key && it.value !== undefined);
    if (make === undefined || one === undefined) return [];
    if ((one.low ?? one.value) === (one.high ?? one.value)) return [];
    return [{ assumption: key, ...at(make, one) }];
  });
}
