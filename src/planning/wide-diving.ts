/**
 * A good answer to the model of shared vehicles, and a bound of it: trips are made whole in groups,
 * the dearest first (relax and fix: Dillenberger and others, European Journal of Operational
 * Research 75, 1994, 273–286). Legs of one mode at one end of the ways are a group. What is whole
 * stays; what comes later may still be broken. The first group's bound is a bound for all of it.
 */
import { grouped } from "../domain/grouped.ts";
import { usableVolume, type Vehicle } from "../domain/planning/network.ts";
import type { Answer, Question, Solve } from "./lexicographic.ts";
import type { LinearModel } from "./model.ts";
import { settled, withoutSlack } from "./restricting.ts";
import type { Task } from "./task.ts";
import type { Paths } from "./wide-paths.ts";
import type { SharedTrips, Sharing } from "./wide-sharing.ts";
import type { Guide, GuidedDay } from "./wide-timetable.ts";
import { wholePacks } from "./wide-whole.ts";

export interface Diving {
  readonly solve: Solve;
  /** Until so much of the time is used. */
  left(share: number): number;
}

export interface Dived {
  /** None where no answer was found in time; else two ways of making packs whole. */
  readonly plans: readonly { readonly packs: readonly number[]; readonly guide: Guide }[];
  readonly bound: number;
}

/** Undefined where not even broken trips are told in time. */
export async function dive(
  task: Task,
  paths: Paths,
  sharing: Sharing,
  diving: Diving,
): Promise<Dived | undefined> {
  const { cost, trips, tightening } = sharing;
  const none = wholeOnly(sharing.model, () => false);
  const first = await asked(none, cost, diving, 0.5, { fromInside: true });
  const { values } = first;
  if (values === undefined || first.status !== "optimal") return undefined;
  const tight = withoutSlack(sharing.model, values, (row) => tightening.has(row));
  const groups = groupsOf(trips, cost, values, task);
  const dearest = await withDearest(tight, groups[0] ?? [], sharing, diving);
  const bound = Math.max(first.bound, dearest.status === "infeasible" ? 0 : dearest.bound);
  if (dearest.values === undefined) return { plans: [], bound };
  const answers = await rounded(tight, groups, dearest.values, sharing, diving);
  const plans = answers.map((answer) => ({
    packs: wholePacks(task, paths, sharing, answer),
    guide: guideOf(trips, answer, task),
  }));
  return { plans, bound };
}

/** Where and when there are trips, and what they hold. */
function guideOf(
  trips: readonly SharedTrips[],
  values: readonly number[],
  { fillPercent }: Task,
): Guide {
  const used = trips.filter(({ column }) => (values[column] ?? 0) > 0.5);
  return new Map(
    [...grouped(used, ({ leg }) => leg)].map(([leg, of]) => {
      const days = [...grouped(of, ({ day }) => day)].sort(([a], [b]) => a - b);
      const sum = (same: readonly SharedTrips[], room: (vehicle: Vehicle) => number): number =>
        same.reduce((all, { column, vehicle }) => all + (values[column] ?? 0) * room(vehicle), 0);
      const rooms = days.map(
        ([day, same]): GuidedDay => ({
          day,
          weightG: sum(same, ({ payloadG }) => payloadG),
          volumeCm3: sum(same, (vehicle) => usableVolume(vehicle, fillPercent)),
        }),
      );
      return [leg, rooms];
    }),
  );
}

/** With whole trips in the dearest group only. */
function withDearest(
  model: LinearModel,
  group: readonly SharedTrips[],
  { cost, allOrNothing }: Sharing,
  diving: Diving,
): Promise<Answer> {
  const isWhole = new Set([...group.map(({ column }) => column), ...allOrNothing.keys()]);
  const question = wholeOnly(model, (column) => isWhole.has(column));
  return asked(question, cost, diving, shareOfTime(0), {});
}

/** Group by group from the second on: what is whole stays, or there may be more of it. */
async function rounded(
  tight: LinearModel,
  [dearest = [], ...groups]: readonly (readonly SharedTrips[])[],
  broken: readonly number[],
  { cost, packs, trips, allOrNothing }: Sharing,
  diving: Diving,
): Promise<readonly (readonly number[])[]> {
  const more = new Set(trips.map(({ column }) => column));
  const fixed = new Set([...dearest.map(({ column }) => column), ...allOrNothing.keys()]);
  const used = new Set<number>();
  // Whole packs are known to go with this choice of what is met altogether.
  let values: readonly number[] = broken.map((value, column) => allOrNothing.get(column) ?? value);
  const use = (): void => {
    for (const column of packs) if ((values[column] ?? 0) > 1e-6) used.add(column);
  };
  use();
  // The first group has none: it makes the broken ones go with that choice.
  for (const [at, group] of [[], ...groups].entries()) {
    const isWhole = new Set(group.map(({ column }) => column));
    const model = wholeOnly(tight, (column) => isWhole.has(column) || fixed.has(column));
    const held = settled(model, values, (column) => fixed.has(column), more);
    const narrow = at === 0 ? held : without(held, packs, used);
    const answer = await asked(narrow, cost, diving, shareOfTime(Math.max(1, at)), {
      nodesMost: 50,
    });
    if (answer.values === undefined) return [];
    values = answer.values;
    use();
    for (const column of isWhole) fixed.add(column);
  }
  const held = settled(tight, values, (column) => fixed.has(column), more);
  const last = without(held, packs, used, fewPacks);
  const answer = await asked(last, cost, diving, 0.93, { nodesMost: 50 });
  return answer.values === undefined ? [values] : [answer.values, values];
}

const asked = (
  model: LinearModel,
  minimise: Sharing["cost"],
  { solve, left }: Diving,
  share: number,
  more: Partial<Question>,
): Promise<Answer> =>
  solve({
    ...{ model, minimise, start: undefined },
    timeLimitSeconds: Math.max(1, left(share)),
    gap: { absolute: 1e-6, relative: relativeGap },
    ...more,
  });

/** The time by which a group has to be whole: much is decided by the dearest, and all of the bound. */
const shareOfTime = (group: number): number => [0.54, 0.67, 0.74][group] ?? 0.81;

/** On paths that no answer used, so that whole packs find their places. */
const fewPacks = 3;

function without(
  { columns, rows }: LinearModel,
  packs: readonly number[],
  used: ReadonlySet<number>,
  most = 0,
): LinearModel {
  const upper = [...columns.upper];
  for (const column of packs) {
    if (!used.has(column)) upper[column] = Math.min(most, upper[column] ?? 0);
  }
  return { columns: { ...columns, upper }, rows };
}

/** Only these columns have to be whole. */
function wholeOnly(model: LinearModel, isWhole: (column: number) => boolean): LinearModel {
  const whole = model.columns.whole.map((_, at) => isWhole(at));
  return { ...model, columns: { ...model.columns, whole } };
}

const relativeGap = 2e-3;

function groupsOf(
  trips: readonly SharedTrips[],
  cost: Sharing["cost"],
  values: readonly number[],
  { network, needs, goods }: Task,
): readonly (readonly SharedTrips[])[] {
  const depots = new Set(goods.map(({ depot }) => depot));
  const ends = new Set(needs.flatMap(({ places }) => places));
  const prices = new Map(cost);
  const groups = grouped(trips, ({ leg: index }) => {
    const leg = network.legs[index];
    return `${leg?.mode} ${depots.has(leg?.from ?? "")} ${ends.has(leg?.to ?? "")}`;
  });
  const costOf = (group: readonly SharedTrips[]): number =>
    group.reduce((sum, { column }) => sum + (values[column] ?? 0) * (prices.get(column) ?? 0), 0);
  return [...groups.values()].sort((a, b) => costOf(b) - costOf(a));
}
