/**
 * The best plan for a task: formulate, optimise one objective after the other, read the answer.
 *
 * The answer is whole packs and whole trips, and what each criterion came to, with the bound that
 * nothing can go below. Nothing to send is an answer, too.
 */
import { assert } from "../domain/assert.ts";
import { tripCost } from "../domain/planning/network.ts";
import { advanced } from "./advanced.ts";
import { anticipated } from "./anticipated.ts";
import { type Consignment, consignmentsOf } from "./consignments.ts";
import type { Departure } from "./departure.ts";
import { type Formulation, formulate } from "./formulation.ts";
import { withoutIdle } from "./idle.ts";
import { type Clock, optimise, type Solve, type Stage } from "./lexicographic.ts";
import { objectivesFor, type Preference } from "./objectives.ts";
import type { Task } from "./task.ts";
import { wideShipping } from "./wide.ts";

export interface Shipping {
  readonly consignments: readonly Consignment[];
  readonly departures: readonly Departure[];
  readonly stages: readonly Stage[];
  /** Pieces of each need that are not met. */
  readonly unmet: readonly number[];
}

export interface Settings extends Clock {
  readonly prefer: Preference;
  readonly solve: Solve;
}

/** Undefined only where limits (as of cost) leave no plan at all, not even an empty one. */
export async function bestShipping(task: Task, settings: Settings): Promise<Shipping | undefined> {
  if (task.matches.length > matchesMost) return wideShipping(task, settings);
  const formulation = formulate(task, canPostpone(task, settings.prefer));
  const objectives = objectivesFor(formulation, settings.prefer, pricesKnown(formulation));
  const { model, loose } = formulation;
  const { solve } = settings;
  const bounds = await anticipated(formulation, objectives, solve, settings);
  const found = await optimise(model, objectives, solve, settings, loose, bounds);
  if (found === undefined) return undefined;
  const solved = {
    consignments: consignmentsOf(formulation, found.values),
    departures: departuresOf(formulation, found.values),
  };
  const { consignments, departures: made } = formulation.postponing
    ? advanced(solved, task.network.legs)
    : solved;
  const departures = withoutIdle(made, consignments, task);
  const unmet = unmetOf(task, consignments);
  return { consignments, departures, stages: found.stages, unmet };
}

/** Tasks with more pairs of goods and needs than this are planned in parts. */
const matchesMost = 700;

/** Tasks with less than this are looked at day by day, so that also the time of arrival is proven. */
const dailyMost = 200;

/** Whether days on which nobody has to leave can be left out: not where arriving late counts. */
function canPostpone({ matches, needs, network }: Task, prefer: Preference): boolean {
  if (prefer === "time" || matches.length * network.legs.length <= dailyMost) return false;
  return matches.every(({ need, latest }) => latest <= (needs[need]?.dueDay ?? Infinity));
}

function pricesKnown({ task: { network }, timed, trips }: Formulation): boolean {
  return trips.every(({ run, vehicle }) => {
    const [leg, by] = [network.legs[timed.runs[run]?.leg ?? -1], network.vehicles[vehicle]];
    if (leg === undefined || by === undefined) return true;
    return tripCost(by, leg).complete && by.perKgMilliYen !== undefined;
  });
}

function departuresOf(
  { trips, timed }: Formulation,
  values: readonly number[],
): readonly Departure[] {
  return trips.flatMap(({ column, run, vehicle }) => {
    const [count, at] = [values[column] ?? 0, timed.runs[run]];
    if (count === 0) return [];
    assert(at !== undefined, "trips are of a run");
    return [{ leg: at.leg, vehicle, depart: at.depart, arrive: at.arrive, trips: count }];
  });
}

function unmetOf({ needs, goods }: Task, consignments: readonly Consignment[]): readonly number[] {
  const unmet = needs.map(({ asked }) => asked);
  for (const { need, goods: index, packs } of consignments) {
    unmet[need] = (unmet[need] ?? 0) - packs * (goods[index]?.piecesPerPack ?? 0);
  }
  return unmet.map((pieces) => Math.max(0, pieces));
}
