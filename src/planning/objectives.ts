/**
 * What makes one plan better than another: one thing after the other, and never one for the other.
 *
 *   shortage    Σ_r weight_r u_r                                    pieces, weighted by priority
 *   fixed       − Σ packs × pieces of goods that are to be used     pieces
 *   fairness    m                                                   share of 1
 *   lateness    Σ weight_r × pieces × days after the day needed     piece-days, weighted
 *   arrival     Σ weight_r × pieces × day of arrival                piece-days, weighted
 *   cost        Σ trips × (fixed + per km × km) + kg × per kg       thousand JPY
 *   emissions   Σ t × km × factor                                   t CO2e
 *   expiry      Σ pieces × days until they expire                   piece-days
 *   visibility  − Σ t × km × visibility of the vehicle              thousands
 *
 * and then, so that a plan is easy to read, though nothing is proven of it:
 *
 *   parts       Σ lots and lines served + trips                     nothing is split up for nothing
 *   legs        Σ packs × legs
 *
 * Each is optimised while those before it are held within a tolerance, stated here.
 */
import { emissions } from "../domain/planning/network.ts";
import { costTerms, yenUnit } from "./cost-terms.ts";
import type { Formulation } from "./formulation.ts";
import type { Expression, Term } from "./model.ts";

export type Criterion =
  | "shortage"
  | "fixed"
  | "fairness"
  | "lateness"
  | "arrival"
  | "cost"
  | "emissions"
  | "expiry"
  | "visibility"
  | "parts"
  | "legs";

/**
 * How hard it is tried for. Vital: what comes after is not tried before it is proven. Minor: which
 * of equally good plans; a limited number of branches is looked into. Settled: the same, on the
 * trips that there are by then. Tidying: a few branches.
 */
export type Effort = "vital" | "minor" | "settled" | "tidying";

export interface Objective {
  readonly criterion: Criterion;
  readonly terms: Expression;
  /** Values that differ by less are the same; and so much may be lost for what comes after. */
  readonly tolerance: number;
  readonly effort: Effort;
}

export type Preference = "cost" | "time" | "fairness" | "co2" | "visibility";

/** What always comes first: to help, with what was named, and everybody alike. */
const help = ["shortage", "fixed", "fairness", "lateness"] as const;

/** Where nobody shall be worse off than need be, also if that means less help in all. */
const fairHelp = ["fairness", "shortage", "fixed", "lateness"] as const;

const orders: Readonly<Record<Preference, readonly Criterion[]>> = {
  cost: ["cost", "expiry", "visibility", "emissions", "arrival"],
  fairness: ["cost", "expiry", "visibility", "emissions", "arrival"],
  time: ["arrival", "cost", "expiry", "visibility", "emissions"],
  co2: ["emissions", "cost", "expiry", "visibility", "arrival"],
  visibility: ["visibility", "cost", "expiry", "emissions", "arrival"],
};

/** The objectives in their order. Where prices are missing, emissions speak before what is left. */
export function objectivesFor(
  formulation: Formulation,
  prefer: Preference,
  pricesKnown: boolean,
): readonly Objective[] {
  const order = orders[prefer];
  const rest = pricesKnown ? order : order.flatMap((it) => withoutPrices(it, order));
  const first = prefer === "fairness" ? fairHelp : help;
  const vital: readonly Criterion[] = [...help, ...rest.slice(0, 1), "cost"];
  const tidying = ["parts", "legs"] as const;
  // Among plans that cost the same to the yen, emissions are seldom worth a long search.
  const light: readonly Criterion[] =
    pricesKnown && formulation.postponing ? [...tidying, "emissions"] : tidying;
  const effort = (criterion: Criterion): Effort =>
    vital.includes(criterion)
      ? "vital"
      : light.includes(criterion)
        ? "tidying"
        : pricesKnown && formulation.postponing && criterion === "expiry"
          ? "settled"
          : "minor";
  return [...first, ...rest, ...tidying].flatMap((criterion) => {
    // Where days are left out that only make goods arrive later, nothing can be said of arrival.
    if (criterion === "arrival" && formulation.postponing) return [];
    const [terms, tolerance] = [termsOf[criterion](formulation), tolerances[criterion]];
    return terms.length === 0 ? [] : [{ criterion, terms, tolerance, effort: effort(criterion) }];
  });
}

function withoutPrices(criterion: Criterion, order: readonly Criterion[]): readonly Criterion[] {
  const early = order.indexOf("cost") < order.indexOf("emissions");
  if (criterion === "cost" && early) return ["cost", "emissions"];
  return criterion === "emissions" && early ? [] : [criterion];
}

const tolerances: Readonly<Record<Criterion, number>> = {
  shortage: 0.25, // of a piece
  fixed: 0.25,
  fairness: 1e-6,
  lateness: 0.25,
  arrival: 0.25,
  cost: 0.5 / yenUnit, // half a yen
  emissions: 0.0001, // 100 grams
  expiry: 0.25,
  visibility: 0.001, // a tonne-kilometre
  parts: 0.25,
  legs: 0.25,
};

const termsOf: Readonly<Record<Criterion, (formulation: Formulation) => Expression>> = {
  shortage: ({ unmet, task }) =>
    unmet.map((column, need): Term => [column, task.needs[need]?.weight ?? 1]),
  fixed: ({ leaving, task, loads }) =>
    leaving.flatMap(({ column, goods, load }): readonly Term[] =>
      task.goods[goods]?.fixed === true ? [[column, 0 - (loads[load]?.pieces ?? 0)]] : [],
    ),
  fairness: ({ unfair }) => [[unfair, 1]],
  lateness: (formulation) =>
    arrivals(formulation, (day, due) => (due === undefined ? 0 : Math.max(0, day - due))),
  arrival: (formulation) => arrivals(formulation, (day) => day),
  cost: (formulation) =>
    costTerms(formulation.task, formulation.loads, formulation.timed.runs, formulation),
  emissions: (formulation) =>
    carried(formulation, (vehicle, leg) => emissions(vehicle, leg, 1_000_000).known / 1e9),
  expiry: expiryTerms,
  visibility: (formulation) =>
    carried(formulation, ({ visibility }, { distanceM }) => 0 - (visibility * distanceM) / 1e9),
  parts: ({ parts, trips }) =>
    [...parts, ...trips.map(({ column }) => column)].map((column): Term => [column, 1]),
  legs: ({ travelling }) => travelling.map(({ column }): Term => [column, 1]),
};

function arrivals(
  { handing, loads, task, timed }: Formulation,
  days: (day: number, due: number | undefined) => number,
): Expression {
  return handing.flatMap(({ column, load, need, spot }): readonly Term[] => {
    const { weight = 1, dueDay } = task.needs[need] ?? {};
    const late = days(timed.spots[spot]?.day ?? 0, dueDay);
    return late === 0 ? [] : [[column, weight * (loads[load]?.pieces ?? 0) * late]];
  });
}

type Ways = Formulation["task"]["network"];

/** By the weight (in kg) that vehicles carry: `perKg` is what a kilogram on a leg counts. */
function carried(
  { travelling, loads, task: { network }, timed }: Formulation,
  perKg: (vehicle: Ways["vehicles"][number], leg: Ways["legs"][number]) => number,
): Expression {
  return travelling.flatMap(({ column, load, run, vehicle }): readonly Term[] => {
    const [by, way] = [network.vehicles[vehicle], network.legs[timed.runs[run]?.leg ?? -1]];
    if (by === undefined || way === undefined) return [];
    const factor = ((loads[load]?.weightG ?? 0) / 1000) * perKg(by, way);
    return factor === 0 ? [] : [[column, factor]];
  });
}

/** Goods that do not expire, or of which nobody knows it, come after all that do. */
function expiryTerms({ leaving, loads, task }: Formulation): Expression {
  const known = task.goods.flatMap(({ expiryDay }) => expiryDay ?? []);
  if (known.length === 0) return [];
  const last = Math.max(...known) + 1;
  return leaving.flatMap(({ column, goods, load }): readonly Term[] => {
    const day = task.goods[goods]?.expiryDay ?? last;
    return [[column, (loads[load]?.pieces ?? 0) * Math.max(0, day)]];
  });
}
