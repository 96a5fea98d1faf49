/**
 * What the ledger holds, and the events of the past, as the question that `position` asks: by
 * category, since events are published so and the goods of a category stand in for one another.
 *
 * Counted is what could be given today: available, not expired, not kept for somebody. Hours and
 * yen are estimates (positioning/derived-ways.ts).
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { LotFacts } from "../../domain/declaration.ts";
import { lotKey } from "../../domain/lot-key.ts";
import type { Capital, Vehicle } from "../../domain/planning/network.ts";
import { peoplePerPiece } from "../../domain/planning/planning-standard.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import type { ReliefEvent } from "../../domain/relief-event.ts";
import type { StockLine } from "../../domain/stock.ts";
import { greatCircleKm, hoursByAir, type Point, yenPerKg } from "../../positioning/derived-ways.ts";
import { type PastNeeds, pastNeeds } from "../../positioning/past-needs.ts";
import type { Rates } from "../../positioning/scenario.ts";
import { positionWords as words } from "../../text/replenishment/position.ts";
import type { Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { recordedIn } from "../replenishment/demand-desk.ts";
import { demandOf } from "../replenishment/demand-of.ts";
import type { OptionReader } from "../reports/report-options.ts";
import { readStock } from "../reports/stock-report.ts";
import { type OthersStock, othersStock } from "./others-stock.ts";
import type { PositionChoices } from "./position-options.ts";
import type { World } from "./position-world.ts";
import { simulatedEvents } from "./simulated-events.ts";

/** What can be given: neither promised, nor past its date, nor kept for somebody. */
export const givable = (
  lines: readonly StockLine[],
  lots: ReadonlyMap<string, LotFacts>,
  today: string,
): readonly StockLine[] =>
  lines.filter(
    ({ status, expiry, item, lot }) =>
      status === "available" &&
      (expiry === undefined || expiry >= today) &&
      lots.get(lotKey(item, lot))?.earmark === undefined,
  );

/** A world for each category, as the yen for a piece depend on what a piece weighs. */
export async function ledgerWorlds(
  choices: PositionChoices,
  reader: OptionReader,
  context: Context,
): Promise<readonly World[]> {
  const report = await readStock(context, reader);
  const { catalogue } = report;
  const lines = givable(report.lines, report.lots, report.day);
  const capitals = await context.countries();
  const past = await needsOf(choices, report.cards.agency, { catalogue, capitals, context });
  const { others } = choices;
  const held = others === undefined ? undefined : await othersStock(others, catalogue, context);
  const depots = depotsOf(lines, choices, held, catalogue);
  const { vehicles } = await context.network(choices.network);
  const { standards } = await context.requestReference();
  const kms = past.places.map((country) =>
    depots.map(({ at }) => greatCircleKm(at, capitals.get(country) ?? at)),
  );
  const notes = [
    words.past(past, choices.simulate !== undefined),
    ...(held ? [words.othersHeld(held)] : []),
  ];
  const labels = new Map(depots.map(({ code, name }) => [code, name]));
  const categories = [...past.needs.keys()]
    .filter((category) => lines.some((line) => line.category === category))
    .sort();
  return categories.map((category, at): World => {
    const ours = lines.filter((line) => line.category === category);
    const theirs = (held?.holdings ?? []).filter((one) => one.category === category);
    const hours = kms.map((row) => Float64Array.from(row, hoursByAir));
    const costs = costsOf(kms, vehicles, weightOfPiece(ours));
    if (choices.measure === "cost" && costs === undefined) throw unpriced(category);
    const needs = past.needs.get(category) ?? [];
    const stock = depots.map(({ code }) => heldAt(ours, code));
    const others = depots.map(({ code }) => heldAt(theirs, code));
    return {
      ...{ depots: depots.map(({ code }) => code), hours, costs },
      rates: choices.measure === "cost" ? (costs ?? hours) : hours,
      items: [{ item: category, stock, others, needs, volume: undefined }],
      capacities: depots.map(() => undefined),
      open: depots.map(({ ours: is }) => is),
      peoplePerPiece: [peoplePerPiece(standards, category)],
      labels: new Map([...labels, [category, categoryName(catalogue, category)]]),
      notes: at === 0 ? notes : [],
    };
  });
}

const heldAt = (
  goods: readonly { readonly depot: string; readonly quantity: number }[],
  code: string,
): number => goods.reduce((sum, { depot, quantity }) => sum + (depot === code ? quantity : 0), 0);

interface Knowing {
  readonly catalogue: Catalogue;
  readonly capitals: ReadonlyMap<string, Capital>;
  readonly context: Context;
}

/** Of one owner, where the stock is one owner's: what it was asked for. */
async function needsOf(
  { events: path, simulate }: PositionChoices,
  agency: string | undefined,
  { catalogue, capitals, context }: Knowing,
): Promise<PastNeeds> {
  const events = (await recordedIn(path, catalogue, context)).events.filter((event) => {
    const whose = event.agency === undefined || agency === undefined || event.agency === agency;
    return whose && event.fromStock;
  });
  const known = (country: string): boolean => capitals.has(country);
  const placed = events.filter(({ country }) => country !== undefined && known(country));
  const scenarios =
    simulate === undefined
      ? placed
      : simulatedEvents(placed, simulate, await sizesOf(path, placed, catalogue, context), seed);
  const past = pastNeeds(scenarios, known);
  if (past.needs.size > 0) return past;
  const at = present({ file: path });
  throw new InputFault({ kind: "scenario-no-events", at });
}

/** The same events each time. */
const seed = 20_220_401;

/** What is fitted to each owner's events. */
async function sizesOf(
  path: string | undefined,
  events: readonly ReliefEvent[],
  catalogue: Catalogue,
  context: Context,
) {
  const agencies = [...new Set(events.flatMap((event) => event.agency ?? []))].sort();
  const given = { file: path, from: "published" } as const;
  const demand = await demandOf(context, catalogue, agencies, given);
  return (agency: string | undefined, category: string) =>
    demand
      .find((one) => one.agency === agency)
      ?.model?.goods.find(({ goods }) => goods === category)?.size;
}

interface DepotPoint {
  readonly code: string;
  readonly name: Text;
  readonly at: Point;
  /** Goods of ours lie there today. */
  readonly ours: boolean;
}

/** Where goods lie, ours or others', and where a depot is to open; each needs a position. */
function depotsOf(
  lines: readonly StockLine[],
  { opened }: PositionChoices,
  held: OthersStock | undefined,
  catalogue: Catalogue,
): readonly DepotPoint[] {
  const own = new Set(lines.map(({ depot }) => depot));
  const named = opened.map((text) => catalogue.recogniseDepot(text) ?? text);
  const codes = new Set([...own, ...named, ...(held?.holdings ?? []).map(({ depot }) => depot)]);
  const problems: Problem[] = [];
  const points = [...codes].sort().flatMap((code): readonly DepotPoint[] => {
    const depot = catalogue.depot(code);
    if (depot?.lat === undefined || depot.lon === undefined) {
      problems.push({ kind: "scenario-depot-position", found: code, at: {} });
      return [];
    }
    const name: Text = { en: depot.nameEn, ja: depot.nameJa };
    return [{ code, name, at: { lat: depot.lat, lon: depot.lon }, ours: own.has(code) }];
  });
  if (problems.length > 0) throw new InputFault(...problems);
  return points;
}

/** Kilograms, of the pieces whose weight is known; undefined where none is. */
function weightOfPiece(lines: readonly StockLine[]): number | undefined {
  const weighed = lines.filter(({ weightG }) => weightG !== undefined);
  const pieces = weighed.reduce((sum, { quantity }) => sum + quantity, 0);
  const grams = weighed.reduce((sum, { weightG = 0 }) => sum + weightG, 0);
  return pieces === 0 ? undefined : grams / 1000 / pieces;
}

function costsOf(
  kms: readonly (readonly number[])[],
  vehicles: readonly Vehicle[],
  kilograms: number | undefined,
): Rates | undefined {
  if (kilograms === undefined || yenPerKg(vehicles, 0) === undefined) return undefined;
  return kms.map((row) =>
    Float64Array.from(row, (km) => kilograms * (yenPerKg(vehicles, km) ?? 0)),
  );
}

const unpriced = (item: string): InputFault =>
  new InputFault({ kind: "scenario-cost-unknown", item, at: { option: "--measure" } });

function categoryName(catalogue: Catalogue, code: string): Text {
  const category = catalogue.category(code);
  return { en: category?.nameEn ?? code, ja: category?.nameJa ?? code };
}
