/**
 * A folder of scenarios → depots, places, rates, what each event asks for, or all that is wrong:
 *
 *   layout.csv     depot, item, quantity (and volume_m3 of a piece)
 *   events.csv     event, probability
 *   demand.csv     event, place, item, quantity
 *   transport.csv  depot, place, hours, cost_jpy
 *   depots.csv     depot, capacity_m3           may be absent
 *   others.csv     depot, item, quantity        may be absent: what others hold
 *
 * Depots and items are in the order of their codes.
 */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import type { ItemNeeds, Need, Rates } from "../../positioning/scenario.ts";
import type { ReadFile } from "../table.ts";
import { type ScenarioRow, type ScenarioTable, scenarioTable } from "./scenario-table.ts";

export interface ScenarioFiles {
  readonly layout: ReadFile;
  readonly events: ReadFile;
  readonly demand: ReadFile;
  readonly transport: ReadFile;
  readonly depots: ReadFile | undefined;
  readonly others: ReadFile | undefined;
}

export interface ScenarioReading {
  readonly columns: readonly ColumnReference[];
  /** Which of the two columns of transport.csv is asked for; the other may be absent. */
  readonly measure: "hours" | "cost_jpy";
  /** Room of a piece of a known item, m3. */
  volumeOf(item: string): number | undefined;
}

export interface ReadScenario {
  readonly depots: readonly string[];
  /** By the measure that was asked for. */
  readonly rates: Rates;
  /** Both measures, where every row of transport.csv has them. */
  readonly hours: Rates | undefined;
  readonly costs: Rates | undefined;
  readonly items: readonly ItemNeeds[];
  readonly capacities: readonly (number | undefined)[];
  readonly events: number;
}

/** Probabilities written to six digits add up to 1 within this. */
const probabilitySlack = 1e-5;

export function readScenario(files: ScenarioFiles, reading: ScenarioReading): Result<ReadScenario> {
  const table = (file: ReadFile, ...needed: readonly string[]): ScenarioTable =>
    scenarioTable(file, reading.columns, needed);
  const layout = table(files.layout, "depot", "item", "quantity");
  const events = table(files.events, "event");
  const demand = table(files.demand, "event", "place", "item", "quantity");
  const transport = table(files.transport, "depot", "place", reading.measure);
  const depots = files.depots && table(files.depots, "depot", "capacity_m3");
  const others = files.others && table(files.others, "depot", "item", "quantity");
  const tables = [layout, events, demand, transport, depots, others];
  const held = amounts(layout, "depot", "item");
  const heldByOthers = amounts(others, "depot", "item");
  const rates = amounts(transport, "depot", "place", reading.measure);
  const other = reading.measure === "hours" ? "cost_jpy" : "hours";
  const otherRates = optionalAmounts(transport, other);
  const rooms = amounts(depots, "depot", "depot", "capacity_m3");
  const probabilities = probabilitiesIn(events, files.events.name);
  const needs = needsIn(demand, probabilities);
  const problems = tables.flatMap((read) => read?.problems ?? []);
  const codes = new Set([held, heldByOthers, rates, rooms].flatMap((map) => [...map.keys()]));
  const sorted = [...codes].sort();
  const places = [...new Set(needs.map(({ place }) => place))].sort();
  if (problems.length === 0) problems.push(...routesMissing(sorted, places, rates, files));
  const volumes = volumesOf(layout, reading, rooms.size > 0 ? problems : [], files);
  const ratesOf = (given: Amounts): Rates =>
    places.map((place) => Float64Array.from(sorted, (depot) => given.get(depot)?.get(place) ?? 0));
  const asked = ratesOf(rates);
  const beside = otherRates && ratesOf(otherRates);
  const [hours, costs] = reading.measure === "hours" ? [asked, beside] : [beside, asked];
  return unless(problems, () => ({
    depots: sorted,
    rates: asked,
    hours,
    costs,
    items: itemsOf(sorted, places, { held, heldByOthers, needs, probabilities, volumes }),
    capacities: sorted.map((depot) => rooms.get(depot)?.get(depot)),
    events: probabilities.size,
  }));
}

type Amounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A figure for each pair of names, each pair once. */
function amounts(
  table: ScenarioTable | undefined,
  first: string,
  second: string,
  figure = "quantity",
): Amounts {
  const found = new Map<string, Map<string, number>>();
  const seen = new Map<string, number>();
  for (const row of table?.rows ?? []) {
    const [one, other] = [row.text(first), second === first ? row.text(first) : row.text(second)];
    const amount = row.amount(figure);
    refuseTwice(row, first === second ? [one] : [one, other], seen);
    const inner = found.get(one) ?? new Map<string, number>();
    found.set(one, inner.set(other, amount));
  }
  return found;
}

/** A measure that was not asked for: told beside the other one, where no row is without it. */
function optionalAmounts(table: ScenarioTable, figure: string): Amounts | undefined {
  const found = new Map<string, Map<string, number>>();
  for (const row of table.rows) {
    const amount = row.optional(figure);
    if (amount === undefined) return undefined;
    const depot = row.text("depot");
    const inner = found.get(depot) ?? new Map<string, number>();
    found.set(depot, inner.set(row.text("place"), amount));
  }
  return found;
}

function refuseTwice(row: ScenarioRow, names: readonly string[], seen: Map<string, number>): void {
  const found = names.join(" · ");
  const otherRow = seen.get(found);
  if (otherRow === undefined) seen.set(found, row.row);
  else row.refuse(undefined, { kind: "scenario-twice", found, otherRow });
}

/** Each event's probability; none of them given means that all are equal. */
function probabilitiesIn(events: ScenarioTable, file: string): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const given = events.rows.map((row) => {
    const event = row.text("event");
    refuseTwice(row, [event], seen);
    return { row, event, probability: row.optional("probability") };
  });
  const some = given.some(({ probability }) => probability !== undefined);
  if (some) {
    for (const { row, probability } of given) {
      if (probability !== undefined) continue;
      row.refuse("probability", { kind: "scenario-probabilities-mixed" });
    }
    const sum = given.reduce((total, { probability = 0 }) => total + probability, 0);
    if (events.problems.length === 0 && Math.abs(sum - 1) > probabilitySlack) {
      events.problems.push({ kind: "scenario-probabilities", sum, at: { file } });
    }
  }
  const equal = 1 / given.length;
  return new Map(given.map(({ event, probability }) => [event, probability ?? equal]));
}

interface EventNeed {
  readonly event: string;
  readonly place: string;
  readonly item: string;
  readonly quantity: number;
}

function needsIn(
  demand: ScenarioTable,
  probabilities: ReadonlyMap<string, number>,
): readonly EventNeed[] {
  const seen = new Map<string, number>();
  return demand.rows.map((row) => {
    const event = row.text("event");
    const [place, item] = [row.text("place"), row.text("item")];
    refuseTwice(row, [event, place, item], seen);
    if (event !== "" && !probabilities.has(event)) {
      const near = nearestOf(event, probabilities.keys());
      const problem = { kind: "scenario-event-unknown", found: event } as const;
      row.refuse("event", { ...problem, ...present({ near }) });
    }
    return { event, place, item, quantity: row.amount("quantity") };
  });
}

/** Every depot must have a way to every place in need: a missing row is told, not guessed. */
function routesMissing(
  depots: readonly string[],
  places: readonly string[],
  rates: Amounts,
  { transport }: ScenarioFiles,
): readonly Problem[] {
  const missing = depots.flatMap((depot) =>
    places
      .filter((place) => rates.get(depot)?.has(place) !== true)
      .map((place) => ({ depot, place })),
  );
  const [first] = missing;
  if (first === undefined) return [];
  const at = { file: transport.name };
  return [{ kind: "scenario-route-missing", ...first, missing: missing.length, at }];
}

/** Room of a piece of each item: as layout.csv says, or the catalogue. */
function volumesOf(
  layout: ScenarioTable,
  { volumeOf }: ScenarioReading,
  problems: Problem[],
  { layout: { name } }: ScenarioFiles,
): ReadonlyMap<string, number> {
  const volumes = new Map<string, number>();
  for (const row of layout.rows) {
    const item = row.text("item");
    const volume = row.optional("volume_m3") ?? volumes.get(item) ?? volumeOf(item);
    if (volume !== undefined) volumes.set(item, volume);
    else if (!problems.some((problem) => "item" in problem && problem.item === item)) {
      problems.push({ kind: "scenario-volume-unknown", item, at: { file: name } });
    }
  }
  return volumes;
}

interface Gathered {
  readonly held: Amounts;
  readonly heldByOthers: Amounts;
  readonly needs: readonly EventNeed[];
  readonly probabilities: ReadonlyMap<string, number>;
  readonly volumes: ReadonlyMap<string, number>;
}

function itemsOf(
  depots: readonly string[],
  places: readonly string[],
  { held, heldByOthers, needs, probabilities, volumes }: Gathered,
): readonly ItemNeeds[] {
  const placeAt = new Map(places.map((place, at) => [place, at]));
  const byItem = grouped(needs, ({ item }) => item);
  const items = new Set([
    ...[...held.values()].flatMap((inner) => [...inner.keys()]),
    ...byItem.keys(),
  ]);
  return [...items].sort().map((item) => ({
    item,
    stock: depots.map((depot) => held.get(depot)?.get(item) ?? 0),
    others: depots.map((depot) => heldByOthers.get(depot)?.get(item) ?? 0),
    needs: [...grouped(byItem.get(item) ?? [], ({ event }) => event)].map(
      ([event, asked]): Need => ({
        probability: probabilities.get(event) ?? 0,
        places: asked.map(({ place }) => placeAt.get(place) ?? 0),
        quantities: asked.map(({ quantity }) => quantity),
      }),
    ),
    volume: volumes.get(item),
  }));
}

function grouped<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
