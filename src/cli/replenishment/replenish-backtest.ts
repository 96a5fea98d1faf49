/** `replenish --backtest`: the policy played over the events that were recorded. */
import type { Ledger } from "../../ports.ts";
import { type Backtest, backtestsOf, fitsBefore } from "../../replenishment/backtest.ts";
import { proposeAll } from "../../replenishment/proposing.ts";
import { backtestWords as words } from "../../text/replenishment/backtest.ts";
import { both, count, type Language, type Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";
import { type ReplenishDesk, replenishDesk } from "./replenish-desk.ts";
import type { ReplenishChoices } from "./replenish-options.ts";

interface Played extends Backtest {
  readonly agency: string;
  readonly goods: string;
  readonly item: string;
  readonly unitCost: number | undefined;
}

export async function backtestMode(
  ledger: Ledger,
  context: Context,
  chosen: ReplenishChoices,
): Promise<Exit> {
  const { print, language } = context;
  const { wanted, service } = chosen;
  const desk = await replenishDesk(ledger, context, await context.catalogue(ledger), chosen);
  const { proposals } = proposeAll(desk.lines, wanted, desk.buying);
  const fits = new Map(
    desk.demands.map(({ agency, events, observed }) => [agency, fitsBefore(events, observed)]),
  );
  const played = proposals.flatMap(({ holding, levels, terms }): readonly Played[] => {
    const { agency, goods, item } = holding;
    const demand = desk.demands.find((one) => one.agency === agency);
    const fit = demand?.model?.goods.find((one) => one.goods === goods);
    const fitBefore = fits.get(agency);
    if (demand === undefined || fit === undefined || levels === undefined || !fitBefore) return [];
    const { events, observed } = demand;
    const aim = wanted.for === "service" ? service : undefined;
    const question = { goods, events, observed, fitBefore, fit, levels, terms, service: aim };
    const unitCost = terms.offer?.unitCostJpy;
    return backtestsOf(question).map((one) => ({ ...one, agency, goods, item, unitCost }));
  });
  const names = new Names(desk.catalogue);
  const json = played.map((one) => jsonOf(one, desk));
  if (print.format !== "people") print.result({ json, table: rowsOf(played) });
  else {
    print.result({ json, table: summaryTable(played, desk, names, language) });
    print.raw("\n");
    print.result({ json, table: shortTable(played, names, language) });
  }
  const short = played.some(({ policy, asked, given }) => policy === "today" && given < asked);
  return short ? exit.findings : exit.ok;
}

const { columns } = words;

const share = ({ asked, given }: Backtest): string =>
  asked === 0 ? "–" : ((100 * given) / asked).toFixed(1);

const millions = (yen: number): number => Math.round(yen / 1_000_000);

function summaryTable(
  played: readonly Played[],
  desk: ReplenishDesk,
  names: Names,
  language: Language,
): TableSpec {
  const several = new Set(played.map(({ agency }) => agency)).size > 1;
  return {
    title: words.title,
    columns: [
      { key: "goods", heading: columns.goods },
      ...(several ? [{ key: "agency", heading: columns.agency }] : []),
      { key: "policy", heading: columns.policy },
      { key: "from", heading: columns.from },
      { key: "levels", heading: columns.levels },
      { key: "events", heading: columns.events, numeric: true },
      { key: "asked", heading: columns.asked, numeric: true },
      { key: "given", heading: columns.given, numeric: true },
      { key: "emptied", heading: columns.emptied, numeric: true },
      { key: "daysEmpty", heading: columns.daysEmpty, numeric: true },
      { key: "orders", heading: columns.orders, numeric: true },
      { key: "ordered", heading: columns.ordered, numeric: true },
      { key: "cost", heading: columns.cost, numeric: true },
      { key: "inFact", heading: columns.inFact },
    ],
    rows: played.map((one) => {
      const { levels, replayed, costYen } = one;
      const last = levels.at(-1)?.levels;
      return {
        cells: {
          goods: names.category(one.goods)[language],
          agency: names.agency(one.agency)[language],
          policy: words.policy[one.policy][language],
          from: one.from,
          levels: last && `${count(Math.max(0, last.reorderPoint))} / ${count(last.orderUpTo)}`,
          events: replayed.needs.length,
          asked: one.asked,
          given: share(one),
          emptied: replayed.emptied.length,
          daysEmpty: replayed.daysEmpty,
          orders: replayed.orders.length,
          ordered: one.ordered,
          cost: costYen === undefined ? undefined : millions(costYen),
          inFact: words.times(one.ranOut)[language],
        },
      };
    }),
    notes: notesOf(played, desk, names),
  };
}

function notesOf(
  played: readonly Played[],
  { demands }: ReplenishDesk,
  names: Names,
): readonly Text[] {
  const { notes } = words;
  const assumed = played
    .filter(({ policy }) => policy === "today")
    .reduce((sum, one) => sum + one.assumed, 0);
  const priced = played.some(({ costYen }) => costYen !== undefined);
  const agencies = new Set(played.map(({ agency }) => agency));
  return [
    notes.start,
    ...(played.some(({ policy }) => policy === "as-known") ? [notes.hindsight] : []),
    ...(assumed > 0 ? [notes.assumed(assumed)] : []),
    ...(played.some(({ ranOut }) => ranOut.length > 0) ? [notes.least] : []),
    ...(priced ? [] : [notes.noPrice]),
    ...demands.flatMap(({ agency, events }) => {
      const values = events.flatMap(({ valueJpy }) => valueJpy ?? []);
      if (!agencies.has(agency) || values.length === 0) return [];
      const sum = millions(values.reduce((total, value) => total + value, 0));
      const told = (name: string) => notes.value(name, values.length, events.length, sum);
      return [both((language) => told(names.agency(agency)[language])[language])];
    }),
  ];
}

/** The events that today's levels would not have met in full. */
function shortTable(played: readonly Played[], names: Names, language: Language): TableSpec {
  const rows = played
    .filter(({ policy }) => policy === "today")
    .flatMap((one) =>
      one.replayed.needs
        .filter(({ asked, given }) => given < asked)
        .map((need) => ({ ...need, one, all: one.ranOut.includes(need.date) })),
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    title: words.shortTitle,
    columns: [
      { key: "date", heading: columns.date },
      { key: "event", heading: columns.event },
      { key: "goods", heading: columns.goods },
      { key: "agency", heading: columns.agency },
      { key: "asked", heading: columns.asked, numeric: true },
      { key: "short", heading: columns.short, numeric: true },
      { key: "happened", heading: columns.happened },
    ],
    rows: rows.map(({ date, event, asked, given, one, all }) => ({
      cells: {
        ...{ date, event, asked, short: asked - given },
        goods: names.category(one.goods)[language],
        agency: names.agency(one.agency)[language],
        happened: (all ? words.tookAll : words.wasGiven)[language],
      },
    })),
    empty: words.nothingShort,
  };
}

function rowsOf(played: readonly Played[]): TableSpec {
  const keys = [
    ...["agency", "category", "item", "policy", "from", "until", "reorderPoint", "orderUpTo"],
    ...["leadTimeDays", "events", "asked", "given", "emptied", "daysEmpty", "orders", "bought"],
    ...["costJpy", "meanStock", "ranOutInFact"],
  ];
  return {
    columns: keys.map((key) => ({ key, heading: { en: key, ja: key } })),
    rows: played.map((one) => ({
      cells: {
        ...{ agency: one.agency, category: one.goods, item: one.item, policy: one.policy },
        ...{ from: one.from, until: one.until },
        reorderPoint: one.levels.at(-1)?.levels.reorderPoint,
        orderUpTo: one.levels.at(-1)?.levels.orderUpTo,
        leadTimeDays: one.leadDays,
        events: one.replayed.needs.length,
        ...{ asked: one.asked, given: one.given },
        emptied: one.replayed.emptied.length,
        daysEmpty: one.replayed.daysEmpty,
        orders: one.replayed.orders.length,
        bought: one.ordered,
        costJpy: one.costYen,
        meanStock: Math.round(one.replayed.meanStock),
        ranOutInFact: one.ranOut.join(" "),
      },
    })),
  };
}

const price = ({ unitCost }: Played, pieces: number): number | null =>
  unitCost === undefined ? null : unitCost * pieces;

function jsonOf(one: Played, { demands }: ReplenishDesk) {
  const events = demands.find(({ agency }) => agency === one.agency)?.events ?? [];
  const values = events.flatMap(({ valueJpy }) => valueJpy ?? []);
  const { replayed } = one;
  return {
    ...{ agency: one.agency, category: one.goods, item: one.item, policy: one.policy },
    ...{ from: one.from, until: one.until, leadTimeDays: one.leadDays },
    levels: one.levels.map(({ from, levels }) => ({
      ...{ from, reorderPoint: levels.reorderPoint, orderUpTo: levels.orderUpTo },
    })),
    startStock: replayed.start,
    startCostJpy: price(one, replayed.start),
    needs: replayed.needs,
    quantitiesUnknown: one.assumed,
    ...{ asked: one.asked, given: one.given },
    emptied: replayed.emptied,
    daysEmpty: replayed.daysEmpty,
    orders: replayed.orders,
    bought: one.ordered,
    costJpy: one.costYen ?? null,
    meanStock: replayed.meanStock,
    inFact: {
      ranOut: one.ranOut,
      valueJpy: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0),
      eventsWithValue: values.length,
    },
  };
}
