/**
 * A good answer to the model of shared vehicles (wide-sharing.ts), and what no answer goes below.
 *
 *   1. All trips broken. Legs of one mode at one end of the ways are a group; groups by their cost.
 *   2. The dear groups whole, in the kernel (wide-kernel.ts). Their trips stay, or there may be
 *      more of them, and their days now hold for every way on these legs: paths become paths on
 *      given days, which narrows the days of the legs before and after.
 *   3. The other groups whole, likewise; and all of it again with whole packs (wide-whole.ts).
 *
 * That is relax and fix (Dillenberger and others, European Journal of Operational Research 75,
 * 1994, 273–286). Meanwhile, as the bound: the model with whole trips in its dearest group.
 */
import { grouped } from "../domain/grouped.ts";
import type { Answer, Question, Solve } from "./lexicographic.ts";
import type { LinearModel } from "./model.ts";
import { slackRows, withoutRows } from "./restricting.ts";
import type { Task } from "./task.ts";
import type { SharedTrips } from "./wide-inflow.ts";
import { kernel } from "./wide-kernel.ts";
import { onDays, type Paths } from "./wide-paths.ts";
import type { Sharing } from "./wide-sharing.ts";
import { wholePacks } from "./wide-whole.ts";

export interface Diving {
  readonly solve: Solve;
  /** Until so much of the time is used. */
  left(share: number): number;
}

/** The model of these paths, in which vehicles keep room for so many packs each. */
type Shared = (paths: Paths, packsSpared: number) => Sharing;

export interface Dived {
  /** None where no answer was found in time. */
  readonly plans: readonly { readonly paths: Paths; readonly packs: readonly number[] }[];
  readonly bound: number;
}

/** Undefined where not even broken trips are told in time. */
export async function dive(
  task: Task,
  paths: Paths,
  shared: Shared,
  diving: Diving,
): Promise<Dived | undefined> {
  const decided = new Decided(task, paths, shared);
  const begun = decided.next();
  const first = await broken(begun, diving, 0.5);
  const { values } = first;
  if (values === undefined || first.status !== "optimal") return undefined;
  const groups = groupsOf(begun.sharing, values, task);
  const exact = shared(paths, 0);
  const slack = slackRows(begun.model, values);
  const least = essential(exact, exact.model, groups[0]?.legs ?? [], slack);
  const bounding = asked(least, exact.cost, diving, 0.92, { gap: boundGap });
  const plans = await rounded(decided, { ...begun, first }, groups, diving);
  const { status, bound } = await bounding;
  return { plans, bound: status === "infeasible" ? 0 : Math.max(0, bound) };
}

/**
 * With whole trips on these legs, and without rows that said nothing before: those that only
 * tighten, and those of other legs. That leaves out demands, so that its bound is a bound.
 */
function essential(
  { trips, tightening }: Sharing,
  model: LinearModel,
  legs: readonly number[],
  slack: ReadonlySet<number>,
): LinearModel {
  const { starts, indices } = model.rows;
  const whole = new Set(columnsOf(trips, legs));
  const others = new Set(trips.map(({ column }) => column).filter((it) => !whole.has(it)));
  const isOfOthers = (row: number): boolean => {
    const columns = indices.slice(starts[row], starts[row + 1]);
    return columns.some((it) => others.has(it)) && !columns.some((it) => whole.has(it));
  };
  const out = (row: number): boolean => slack.has(row) && (tightening.has(row) || isOfOthers(row));
  return wholeOnly(withoutRows(model, out), (column) => whole.has(column));
}

/** The dear ones first, then the rest; what is whole stays, or there may be more of it. */
async function rounded(
  decided: Decided,
  begun: Timed & { readonly first: Answer },
  groups: readonly Group[],
  diving: Diving,
): Promise<Dived["plans"]> {
  const isDear = (at: number): boolean => costOf(groups.slice(0, at)) < dearShare * costOf(groups);
  const dear = groups.flatMap(({ legs }, at) => (isDear(at) ? legs : []));
  const rest = groups.flatMap(({ legs }, at) => (isDear(at) ? [] : legs));
  const some = await whole(begun, begun.first, dear, diving, 0.37);
  if (some.values === undefined) return [];
  decided.note(begun, some.values, dear);
  const timed = decided.next();
  const all = await whole(timed, await broken(timed, diving, 0.5), rest, diving, 0.62);
  if (all.values === undefined) return [];
  decided.note(timed, all.values, rest);
  const last = decided.next(0);
  const { values } = await broken(last, diving, 0.8);
  if (values === undefined) return [];
  const ask = (model: LinearModel, start?: readonly number[]) =>
    asked(model, last.sharing.cost, diving, start === undefined ? 0.85 : 0.92, { start });
  const dearest = groups[0]?.legs ?? [];
  return [{ paths: last.paths, packs: await wholePacks(last, values, dearest, ask) }];
}

/** Without whole trips. */
const broken = ({ model, sharing }: Timed, diving: Diving, share: number): Promise<Answer> =>
  asked(
    wholeOnly(model, () => false),
    sharing.cost,
    diving,
    share,
    { fromInside: true },
  );

/** With whole trips on these legs, near the answer without. */
function whole(
  { model, sharing }: Timed,
  near: Answer,
  legs: readonly number[],
  diving: Diving,
  share: number,
): Promise<Answer> {
  const narrow = kernel(model, sharing.cost, near, sharing.packs);
  const question = essential(sharing, narrow, legs, slackRows(model, near.values ?? []));
  return asked(question, sharing.cost, diving, share, {});
}

/** Paths that keep to the days of whole trips, and the model of them, with these trips or more. */
export interface Timed {
  readonly paths: Paths;
  readonly sharing: Sharing;
  readonly model: LinearModel;
}

/** What is whole already, and the ways that are left with the days of its trips. */
class Decided {
  readonly #task: Task;
  readonly #shared: Shared;
  readonly #trips = new Map<string, number>();
  readonly #days = new Map<number, Set<number>>();
  #paths: Paths;

  constructor(task: Task, paths: Paths, shared: Shared) {
    this.#task = task;
    this.#shared = shared;
    this.#paths = paths;
  }

  /** The trips on these legs stay. */
  note({ paths, sharing }: Timed, values: readonly number[], legs: readonly number[]): void {
    for (const leg of legs) this.#days.set(leg, new Set());
    const which = new Set(legs);
    for (const trip of sharing.trips) {
      const count = Math.round(values[trip.column] ?? 0);
      if (!which.has(trip.leg) || count === 0) continue;
      this.#trips.set(nameOf(trip), count);
      this.#days.get(trip.leg)?.add(trip.day);
    }
    const left = paths.paths.flatMap((path) => onDays(path, this.#days, this.#task));
    this.#paths = { ...paths, paths: left };
  }

  /** There may be more of what is decided; what is known to go altogether goes. */
  next(spare = packsSpared): Timed {
    const sharing = this.#shared(this.#paths, spare);
    const { columns, rows } = sharing.model;
    const [lower, upper] = [[...columns.lower], [...columns.upper]];
    for (const trip of sharing.trips) {
      const count = this.#trips.get(nameOf(trip)) ?? 0;
      lower[trip.column] = Math.min(count, upper[trip.column] ?? 0);
    }
    for (const [column, known] of sharing.allOrNothing) lower[column] = upper[column] = known;
    const model = { columns: { ...columns, lower, upper }, rows };
    return { paths: this.#paths, sharing, model };
  }
}

const nameOf = ({ leg, day, vehicle }: SharedTrips): string => `${leg} ${day} ${vehicle.code}`;

const columnsOf = (trips: readonly SharedTrips[], legs: readonly number[]): readonly number[] => {
  const which = new Set(legs);
  return trips.flatMap(({ leg, column }) => (which.has(leg) ? [column] : []));
};

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

/** What is looked for with broken packs leaves room in each vehicle in which they become whole. */
const packsSpared = 0.2;

/** Groups that cost so much of it all are dear. */
const dearShare = 2 / 3;

/** Only these columns have to be whole. */
function wholeOnly(model: LinearModel, isWhole: (column: number) => boolean): LinearModel {
  const whole = model.columns.whole.map((_, at) => isWhole(at));
  return { ...model, columns: { ...model.columns, whole } };
}

const relativeGap = 2e-3;
const boundGap = { absolute: 1e-6, relative: 5e-4 };

interface Group {
  readonly legs: readonly number[];
  readonly cost: number;
}

const costOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { cost }) => sum + cost, 0);

/** Legs of one mode at one end of the ways, the dearest group first. */
function groupsOf(
  { trips, cost }: Sharing,
  values: readonly number[],
  { network, needs, goods }: Task,
): readonly Group[] {
  const depots = new Set(goods.map(({ depot }) => depot));
  const ends = new Set(needs.flatMap(({ places }) => places));
  const prices = new Map(cost);
  const groups = grouped(trips, ({ leg: index }) => {
    const leg = network.legs[index];
    return `${leg?.mode} ${depots.has(leg?.from ?? "")} ${ends.has(leg?.to ?? "")}`;
  });
  return [...groups.values()]
    .map((group): Group => {
      const each = group.map(({ column }) => (values[column] ?? 0) * (prices.get(column) ?? 0));
      const legs = [...new Set(group.map(({ leg }) => leg))];
      return { legs, cost: each.reduce((sum, it) => sum + it, 0) };
    })
    .sort((a, b) => b.cost - a.cost);
}
