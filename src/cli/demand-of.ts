/**
 * The demand of each owner, by category, fitted to the published events or to a person's own file:
 * what was given from stock within the days that were recorded.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { Problem } from "../domain/problem.ts";
import type { ReliefEvent, ReliefRecord } from "../domain/relief-event.ts";
import { readReliefEvents } from "../importers/relief-events.ts";
import type { AskedGoods, DemandEvent, ObservedDays } from "../replenishment/demand-event.ts";
import { type DemandModel, fitDemand } from "../replenishment/demand-model.ts";
import type { Context } from "./context.ts";
import { InputFault } from "./input-fault.ts";

export interface AgencyDemand {
  readonly agency: string;
  /** Undefined where too few events are known. */
  readonly model: DemandModel | undefined;
  readonly events: readonly DemandEvent[];
  /** Where there is no model: how many events it would need. */
  readonly needed: number | undefined;
  readonly observed: ObservedDays;
  /** No: there may have been more events. */
  readonly complete: boolean;
}

/** One seed: the same events give the same figures. */
const draw = { seed: 20_220_401, times: 200 };

export async function demandOf(
  context: Context,
  catalogue: Catalogue,
  agencies: readonly string[],
  path: string | undefined,
): Promise<readonly AgencyDemand[]> {
  const { records } = await context.eventReference();
  const events = await reliefEvents(context, catalogue, path);
  return agencies.flatMap((agency) => {
    const own = events.filter((event) => (event.agency ?? agency) === agency && event.fromStock);
    const record = path === undefined ? records.find((one) => one.agency === agency) : undefined;
    const observed = record ?? daysOf(own);
    if (observed === undefined) return [];
    return [demandIn(agency, own, observed)];
  });
}

async function reliefEvents(
  context: Context,
  catalogue: Catalogue,
  path: string | undefined,
): Promise<readonly ReliefEvent[]> {
  const { columns } = await context.eventReference();
  const words = { columns, catalogue, vocabulary: await context.vocabulary() };
  const paths =
    path === undefined
      ? context.dataFolders.map((folder) => `${folder}/relief-events.csv`)
      : [path];
  const problems: Problem[] = [];
  for (const one of paths) {
    const file = await context.files.read(one, {});
    if (file.ok) {
      const read = readReliefEvents(file.value, words);
      if (!read.ok) throw new InputFault(...read.problems);
      return read.value.events;
    }
    if (path !== undefined || file.problems[0].kind !== "no-file") problems.push(...file.problems);
  }
  throw new InputFault(...problems);
}

type Observed = ObservedDays & Partial<Pick<ReliefRecord, "complete">>;

function demandIn(
  agency: string,
  all: readonly ReliefEvent[],
  { from, until, complete = true }: Observed,
): AgencyDemand {
  const observed = { from, until };
  const events = all.filter(({ date }) => from <= date && date <= until).map(inCategories);
  const fit = fitDemand({ events, observed, sizes: "fitted", draw });
  const told = { agency, events, observed, complete };
  return fit.ok
    ? { ...told, model: fit.model, needed: undefined }
    : { ...told, model: undefined, needed: fit.needed };
}

/** A person's own file tells of the days from its first event to its last. */
function daysOf(events: readonly ReliefEvent[]): ObservedDays | undefined {
  const dates = events.map(({ date }) => date).sort();
  const [from, until] = [dates[0], dates.at(-1)];
  return from === undefined || until === undefined ? undefined : { from, until };
}

/** Goods of a category stand in for one another: each category once, unknown where a part is. */
function inCategories({ event, date, goods, valueJpy }: ReliefEvent): DemandEvent {
  const sums = new Map<string, number | undefined>();
  for (const { category, item, quantity } of goods ?? []) {
    const name = category ?? item;
    if (name === undefined) continue;
    const before = sums.has(name) ? sums.get(name) : 0;
    const both = before === undefined || quantity === undefined ? undefined : before + quantity;
    sums.set(name, both);
  }
  const asked = [...sums].map(([name, quantity]): AskedGoods => ({ goods: name, quantity }));
  return { event, date, valueJpy, goods: goods === undefined ? undefined : asked };
}
