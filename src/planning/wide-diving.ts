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
import { slackRows, wholeOnly, withoutRows } from "./restricting.ts";
import type { Task } from "./task.ts";
import type { SharedTrips } from "./wide-columns.ts";
import { type Dated, Decided, type Shared } from "./wide-decided.ts";
import { kernel } from "./wide-kernel.ts";
import type { Paths } from "./wide-paths.ts";
import type { Sharing } from "./wide-sharing.ts";
import { wholePacks } from "./wide-whole.ts";

export interface Diving {
  readonly solve: Solve;
  /** Seconds until this share of the time is used. */
  left(share: number): number;
}

export interface Dived {
  /** None where no answer was found in time. */
  readonly plan?: { readonly paths: Paths; readonly packs: readonly number[] };
  readonly bound: number;
}

/** Undefined where not even broken trips are told in time, or there are no such. */
export async function dive(
  task: Task,
  paths: Paths,
  shared: Shared,
  diving: Diving,
): Promise<Dived | undefined> {
  const decided = new Decided(task, paths, shared);
  const begun = await broken(decided, diving, 0.5);
  if (begun === undefined) return undefined;
  const groups = groupsOf(begun.dated.sharing, begun.answer.values, task);
  const [plan, bound] = await Promise.all([
    rounded(task, decided, begun, groups, diving),
    bounding(shared(paths, 0), begun, groups[0]?.legs ?? [], diving),
  ]);
  return { bound, ...(plan !== undefined && { plan }) };
}

/** The bound with whole trips in the dearest group; 0 where the solver gives up. */
async function bounding(
  { model, ...sharing }: Sharing,
  { dated, answer }: Broken,
  dearest: readonly number[],
  diving: Diving,
): Promise<number> {
  const least = essential(sharing, model, dearest, slackRows(dated.model, answer.values));
  const how = { gap: boundGap, optional: true };
  const { status, bound } = await asked(least, sharing.cost, diving, 0.92, how);
  return status === "infeasible" ? 0 : Math.max(0, bound);
}

/**
 * With whole trips on these legs, and without rows that said nothing before: those that only
 * tighten, and those of other legs whose trips are not decided. That only leaves out rows, so its
 * bound is still a bound.
 */
function essential(
  { trips, tightening }: Pick<Sharing, "trips" | "tightening">,
  model: LinearModel,
  legs: readonly number[],
  slack: ReadonlySet<number>,
): LinearModel {
  const { columns, rows } = model;
  const whole = new Set(columnsOf(trips, legs));
  const open = (column: number): boolean =>
    !whole.has(column) && (columns.lower[column] ?? 0) === 0;
  const all = new Set(trips.map(({ column }) => column));
  const isOfOthers = (row: number): boolean => {
    const of = rows.indices.slice(rows.starts[row], rows.starts[row + 1]);
    const ours = of.filter((column) => all.has(column));
    return ours.length > 0 && ours.every(open);
  };
  const out = (row: number): boolean => slack.has(row) && (tightening.has(row) || isOfOthers(row));
  return wholeOnly(withoutRows(model, out), (column) => whole.has(column));
}

/** The dear ones first, then the rest; what is whole stays, or there may be more of it. */
async function rounded(
  task: Task,
  decided: Decided,
  begun: Broken,
  groups: readonly Group[],
  diving: Diving,
): Promise<Dived["plan"]> {
  const dear = dearLegs(groups, begun.dated.paths);
  const rest = groups.flatMap(({ legs }) => legs).filter((leg) => !dear.includes(leg));
  const some = await whole(begun, dear, diving, 0.35);
  if (some === undefined || !decided.note(begun.dated, some, dear)) return undefined;
  const next = await broken(decided, diving, 0.5);
  if (next === undefined) return undefined;
  const all = await whole(next, rest, diving, 0.6);
  if (all === undefined || !decided.note(next.dated, all, rest)) return undefined;
  const last = await broken(decided, diving, 0.7, [0]);
  if (last === undefined) return undefined;
  const { dated, answer } = last;
  const ask = (model: LinearModel, share: number, start?: readonly number[]) =>
    asked(model, dated.sharing.cost, diving, share, { start });
  const dearest = groups[0]?.legs ?? [];
  const packs = await wholePacks(task, dated, answer.values, dearest, ask);
  return { paths: dated.paths, packs };
}

/**
 * The legs that cost most, and those without which two legs one after the other would be decided
 * at once, on days that may not go together; but none next to one of these themselves.
 */
function dearLegs(groups: readonly Group[], { paths }: Paths): readonly number[] {
  const group = new Map(groups.flatMap(({ legs }, at) => legs.map((leg) => [leg, at] as const)));
  const next = groups.map(() => new Set<number>());
  for (const { legs } of paths) {
    for (const [at, leg] of legs.entries()) {
      const [one, other] = [group.get(leg) ?? -1, group.get(legs[at + 1] ?? -1)];
      if (other === undefined) continue;
      next[one]?.add(other);
      next[other]?.add(one);
    }
  }
  const dear = new Set<number>();
  for (const at of groups.keys()) {
    const isNext = [...(next[at] ?? [])].some((other) => dear.has(other));
    const costs = costOf(groups.slice(0, at)) < dearShare * costOf(groups);
    const open = [...(next[at] ?? [])].some((other) => !dear.has(other));
    if (!isNext && (costs || open)) dear.add(at);
  }
  return groups.flatMap(({ legs }, at) => (dear.has(at) ? legs : []));
}

interface Broken {
  readonly dated: Dated;
  readonly answer: Answer & { readonly values: readonly number[] };
}

/** Without whole trips; where too little room is left with some spared, with none. */
async function broken(
  decided: Decided,
  diving: Diving,
  share: number,
  spared: readonly number[] = [packsSpared, 0],
): Promise<Broken | undefined> {
  for (const each of spared) {
    const dated = decided.next(each);
    const model = wholeOnly(dated.model, () => false);
    const answer = await asked(model, dated.sharing.cost, diving, share, { fromInside: true });
    const { status, values } = answer;
    if (status !== "optimal" || values === undefined) continue;
    return { dated, answer: { ...answer, values } };
  }
  return undefined;
}

/** With whole trips on these legs, near the answer without. */
async function whole(
  { dated: { model, sharing }, answer }: Broken,
  legs: readonly number[],
  diving: Diving,
  share: number,
): Promise<readonly number[] | undefined> {
  const narrow = kernel(model, sharing.cost, answer, sharing.packs);
  const question = essential(sharing, narrow, legs, slackRows(model, answer.values));
  const { values } = await asked(question, sharing.cost, diving, share, {});
  return values;
}

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

/**
 * Packs for which each trip keeps room while packs are broken, so that they can become whole. In
 * bench/planning.js, 0 paid for it with further flights, 0.5 and more with room that nothing used.
 */
const packsSpared = 0.2;

/** Groups that come to so much of the cost are dear: their trips are worth most of the time. */
const dearShare = 2 / 3;

/** Shares of the cost below which an answer, or the bound, is not looked for any longer. */
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
