/**
 * Whole packs near broken ones, on days that are given. First those of goods that are short (who
 * gets how many of them decides the shortage) and those on the dearest legs, where one pack too
 * many is another flight; then the others; then all together near that. Trips are whole, as many
 * as it takes.
 */
import type { Answer } from "./lexicographic.ts";
import type { LinearModel } from "./model.ts";
import { settled, wholeOnly } from "./restricting.ts";
import type { Task } from "./task.ts";
import type { Dated } from "./wide-decided.ts";
import type { Paths } from "./wide-paths.ts";

/** Until this share of the time is used. */
type Ask = (question: LinearModel, share: number, start?: readonly number[]) => Promise<Answer>;

/** By path. Where there is no answer in time, packs that are broken stay behind. */
export async function wholePacks(
  task: Task,
  { paths, sharing: { packs, trips, scarce }, model }: Dated,
  values: readonly number[],
  dearest: readonly number[],
  ask: Ask,
): Promise<readonly number[]> {
  const which = new Set(dearest);
  const dear = new Set(trips.flatMap(({ leg, column }) => (which.has(leg) ? [column] : [])));
  const first = new Set([...scarce, ...dear]);
  for (const [at, { legs }] of paths.paths.entries()) {
    if (legs.some((leg) => which.has(leg))) first.add(packs[at] ?? -1);
  }
  const all = new Set([...packs, ...trips.map(({ column }) => column)]);
  const free = wholeOnly(fewer(model, all), (column) => all.has(column));
  const downward = (of: readonly number[]): readonly number[] =>
    withoutSurplus(
      task,
      paths,
      packs.map((column) => Math.floor((of[column] ?? 0) + noise)),
    );
  for (const around of packsAround) {
    const close = (of: LinearModel, to: readonly number[]) => near(of, packs, to, around);
    const begun = wholeOnly(fewer(model, dear), (column) => first.has(column));
    const some = await ask(close(begun, values), 0.75);
    if (some.status === "infeasible") continue;
    if (some.values === undefined) break;
    const kept = settled(close(free, some.values), some.values, (at) => first.has(at), dear);
    const rest = await ask(kept, 0.83);
    if (rest.values === undefined) continue;
    const better = await ask(close(free, rest.values), 0.92, rest.values);
    return downward(better.values ?? rest.values);
  }
  return downward(values);
}

/** Packs of several sizes: without those that nobody misses. */
function withoutSurplus(
  { needs }: Task,
  { paths, alike }: Paths,
  packs: readonly number[],
): readonly number[] {
  const pieces = paths.map((path) => alike[path.alike]?.pack.piecesPerPack ?? 1);
  const surplus = needs.map(({ asked }) => 0 - asked);
  for (const [at, { need }] of paths.entries()) {
    surplus[need] = (surplus[need] ?? 0) + (packs[at] ?? 0) * (pieces[at] ?? 0);
  }
  return packs.map((count, at) => {
    const [need = -1, size = 1] = [paths[at]?.need, pieces[at]];
    const spare = Math.min(count, Math.max(0, Math.floor((surplus[need] ?? 0) / size)));
    surplus[need] = (surplus[need] ?? 0) - spare * size;
    return count - spare;
  });
}

/** Packs may become so many more or fewer, also on paths that nothing takes yet. */
const packsAround = [3, 20, Infinity];

function near(
  { columns, rows }: LinearModel,
  packs: readonly number[],
  values: readonly number[],
  around: number,
): LinearModel {
  const [lower, upper] = [[...columns.lower], [...columns.upper]];
  for (const column of packs) {
    const value = values[column] ?? 0;
    const [least = 0, most = 0] = [lower[column], upper[column]];
    lower[column] = Math.max(least, Math.floor(value + noise) - around);
    upper[column] = Math.min(most, Math.ceil(value - noise) + around);
  }
  return { columns: { ...columns, lower, upper }, rows };
}

/** There may be none of these. */
function fewer({ columns, rows }: LinearModel, of: ReadonlySet<number>): LinearModel {
  return {
    columns: { ...columns, lower: columns.lower.map((least, at) => (of.has(at) ? 0 : least)) },
    rows,
  };
}

const noise = 1e-6;
