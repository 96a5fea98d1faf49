/** `replenish --backtest`: the policy played over the past, with what was known on each day only. */
import { fiscalYearStart, type IsoDate, plusDays } from "../domain/dates.ts";
import type { Ledger } from "../ports.ts";
import { fiscalYearOf } from "../replenishment/budget-years.ts";
import type { DemandEvent } from "../replenishment/demand-event.ts";
import { fitDemand, type GoodsDemand } from "../replenishment/demand-model.ts";
import { eventDemand } from "../replenishment/event-demand.ts";
import { proposeAll, type YearProposal } from "../replenishment/proposing.ts";
import { type PastNeed, type Replayed, replay } from "../replenishment/replay.ts";
import { type Levels, levelsFor, type Service, waitingFor } from "../replenishment/stocking.ts";
import { waits } from "../replenishment/time-demand.ts";
import { percent } from "../text/replenish.ts";
import { backtestWords as words } from "../text/replenish-backtest.ts";
import type { Language } from "../text/text.ts";
import type { Context } from "./context.ts";
import type { AgencyDemand } from "./demand-of.ts";
import { type Exit, exit } from "./exit.ts";
import { Names } from "./names.ts";
import type { TableSpec } from "./render.ts";
import { replenishDesk } from "./replenish-desk.ts";
import type { ReplenishChoices } from "./replenish-options.ts";

/** Levels of many years: coarser than those that an order rests on. */
const stepsPerMean = 15;
/** Limits of the fit are not asked for here. */
const draw = { seed: 1, times: 1 } as const;

interface Played {
  readonly proposal: YearProposal;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly unknown: number;
  readonly found: Replayed;
}

export async function backtestMode(
  ledger: Ledger,
  context: Context,
  chosen: ReplenishChoices,
): Promise<Exit> {
  const { print, language } = context;
  const catalogue = await context.catalogue(ledger);
  const desk = await replenishDesk(ledger, context, catalogue, chosen);
  const { proposals } = proposeAll(desk.lines, { for: "service" }, desk.buying);
  const years = new Map(desk.demands.map((one) => [one.agency, fitsByYear(one)]));
  const played = proposals.flatMap((proposal): readonly Played[] => {
    const demand = desk.demands.find(({ agency }) => agency === proposal.holding.agency);
    const fits = years.get(proposal.holding.agency) ?? [];
    const one = demand && playedOver(proposal, demand, fits, chosen.service);
    return one === undefined ? [] : [one];
  });
  const names = new Names(catalogue);
  print.result({
    json: played.map(playedJson),
    table: playedTable(played, { names, language, chosen, csv: print.format === "csv" }),
  });
  return exit.ok;
}

interface YearFit {
  readonly from: IsoDate;
  readonly goods: readonly GoodsDemand[];
}

/** On each 1 April, from the events before it. */
function fitsByYear({ events, observed }: AgencyDemand): readonly YearFit[] {
  const fits: YearFit[] = [];
  const last = fiscalYearOf(observed.until);
  for (let year = fiscalYearOf(observed.from) + 1; year <= last; year++) {
    const from = fiscalYearStart(year);
    const until = plusDays(from, -1);
    const known = events.filter(({ date }) => date < from);
    const question = { events: known, observed: { from: observed.from, until } } as const;
    const fit = fitDemand({ ...question, sizes: "fitted", draw });
    if (fit.ok) fits.push({ from, goods: fit.model.goods });
  }
  return fits;
}

function playedOver(
  proposal: YearProposal,
  { events, observed }: AgencyDemand,
  fits: readonly YearFit[],
  service: Service,
): Played | undefined {
  const { holding, terms } = proposal;
  const times = waits(terms.lead.days);
  const levels = fits.flatMap(({ from, goods }): readonly YearLevels[] => {
    const fit = goods.find((one) => one.goods === holding.goods);
    const demand = fit && eventDemand(fit, stepsPerMean);
    if (demand === undefined) return [];
    const found = levelsFor(waitingFor(times, demand), service, terms.leastOrder);
    return [{ from, levels: found, meanSize: fit?.meanSize ?? 0 }];
  });
  const [first] = levels;
  if (first === undefined) return undefined;
  const { from } = first;
  const { until } = observed;
  const needs = needsOf(events, holding.goods, levels).filter(({ date }) => date >= from);
  const found = replay({
    ...{ from, until, needs, levels, packPieces: terms.packPieces, leastOrder: terms.leastOrder },
    leadDays: Math.round(terms.lead.mean),
  });
  const unknown = events.filter(
    ({ date, goods }) =>
      date >= from &&
      goods?.some((it) => it.goods === holding.goods && it.quantity === undefined) === true,
  ).length;
  return { proposal, from, until, unknown, found };
}

interface YearLevels {
  readonly from: IsoDate;
  readonly levels: Levels;
  readonly meanSize: number;
}

function needsOf(
  events: readonly DemandEvent[],
  goods: string,
  levels: readonly YearLevels[],
): readonly PastNeed[] {
  return events
    .flatMap(({ event, date, goods: asked }): readonly PastNeed[] => {
      const one = asked?.find((it) => it.goods === goods);
      if (one === undefined) return [];
      const mean = levels.findLast(({ from }) => from <= date)?.meanSize ?? 0;
      const pieces = one.quantity ?? Math.round(mean);
      return pieces > 0 ? [{ event, date, asked: pieces }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const summed = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

function figuresOf({ proposal, found }: Played) {
  const asked = summed(found.needs.map((need) => need.asked));
  const given = summed(found.needs.map((need) => need.given));
  const bought = summed(found.orders.map(({ pieces }) => pieces));
  const price = proposal.terms.offer?.unitCostJpy;
  return {
    ...{ asked, given, bought, served: asked === 0 ? 1 : given / asked },
    cost: price === undefined ? undefined : price * bought,
    // Of the stock at the beginning, too: it had to be bought once.
    startCost: price === undefined ? undefined : price * found.start,
  };
}

function playedJson(one: Played) {
  const { proposal, from, until, unknown, found } = one;
  const { asked, given, bought, served, cost, startCost } = figuresOf(one);
  return {
    item: proposal.holding.item,
    category: proposal.holding.goods,
    agency: proposal.holding.agency,
    from,
    until,
    startStock: found.start,
    startCostJpy: startCost ?? null,
    events: found.needs.length,
    quantitiesUnknown: unknown,
    asked,
    given,
    served: Math.round(served * 1e4) / 1e4,
    daysEmpty: found.daysEmpty,
    emptied: found.emptied,
    orders: found.orders,
    bought,
    costJpy: cost ?? null,
    meanStock: Math.round(found.meanStock),
    shortfalls: found.needs
      .filter((need) => need.given < need.asked)
      .map((need) => ({
        ...{ event: need.event, date: need.date, asked: need.asked, given: need.given },
      })),
  };
}

function playedTable(
  played: readonly Played[],
  {
    names,
    language,
    chosen,
    csv,
  }: {
    readonly names: Names;
    readonly language: Language;
    readonly chosen: ReplenishChoices;
    readonly csv: boolean;
  },
): TableSpec {
  const { columns, notes } = words;
  const right = ["events", "asked", "given", "served", "daysEmpty"] as const;
  const last = ["orders", "bought", "cost", "mean"] as const;
  const figures = (keys: readonly (keyof typeof columns)[]) =>
    keys.map((key) => ({ key, heading: columns[key], numeric: true }));
  return {
    title: words.title(chosen.service.by, percent(chosen.service.level)),
    columns: [
      { key: "item", heading: columns.item },
      { key: "agency", heading: columns.agency },
      { key: "from", heading: columns.from },
      ...figures(right),
      { key: "emptied", heading: columns.emptied },
      ...figures(last),
    ],
    rows: played.map((one) => {
      const { proposal, from, found } = one;
      const { asked, given, bought, served, cost } = figuresOf(one);
      const { item, agency } = proposal.holding;
      return {
        cells: {
          item: csv ? item : names.itemWithCode(item)[language],
          agency: csv ? agency : names.agency(agency)[language],
          ...{ from, asked, given, bought, events: found.needs.length },
          ...{ served: percent(served), daysEmpty: found.daysEmpty },
          emptied: found.emptied.length === 0 ? words.never[language] : found.emptied.join(", "),
          orders: found.orders.length,
          cost: cost ?? (csv ? undefined : words.unknown[language]),
          mean: Math.round(found.meanStock),
        },
        tones: { served: served < 1 ? "warning" : "plain" },
      };
    }),
    notes: [notes.forward, notes.fact, notes.price, notes.against],
    empty: words.none,
  };
}
