/**
 * Whole packs near broken ones, in two questions: first those of which there are too few (who gets
 * how many of them decides the shortage) and those on the dearest legs, where one pack too many is
 * another flight; then all. Trips stay, and where packs do not fit otherwise there may be more.
 */
import type { Answer } from "./lexicographic.ts";
import type { LinearModel } from "./model.ts";
import type { Timed } from "./wide-diving.ts";

/** By path. Where there is no answer in time, packs that are broken stay behind. */
export async function wholePacks(
  { paths: { paths }, sharing: { packs, trips, scarce }, model }: Timed,
  values: readonly number[],
  dearest: readonly number[],
  ask: (question: LinearModel, start?: readonly number[]) => Promise<Answer>,
): Promise<readonly number[]> {
  const which = new Set(dearest);
  const dear = new Set(trips.flatMap(({ leg, column }) => (which.has(leg) ? [column] : [])));
  const first = new Set([...scarce, ...dear]);
  for (const [at, { legs }] of paths.entries()) {
    if (legs.some((leg) => which.has(leg))) first.add(packs[at] ?? -1);
  }
  const downward = (of: readonly number[]): readonly number[] =>
    packs.map((column) => Math.floor((of[column] ?? 0) + noise));
  const all = new Set([...packs, ...trips.map(({ column }) => column)]);
  for (const around of packsAround) {
    const close = (of: LinearModel, to: readonly number[]) => near(of, packs, to, around);
    const some = await ask(whole(close(fewer(model, dear), values), first));
    if (some.status === "infeasible") continue;
    if (some.values === undefined) break;
    const free = fewer(model, all);
    const rest = await ask(whole(left(close(free, some.values), first, dear, some.values), all));
    if (rest.values === undefined) continue;
    const better = await ask(whole(close(free, rest.values), all), rest.values);
    return downward(better.values ?? rest.values);
  }
  return downward(values);
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

/** What is whole stays; of trips there may be more. */
function left(
  { columns, rows }: LinearModel,
  done: ReadonlySet<number>,
  more: ReadonlySet<number>,
  values: readonly number[],
): LinearModel {
  const [lower, upper] = [[...columns.lower], [...columns.upper]];
  for (const column of done) {
    lower[column] = Math.round(values[column] ?? 0);
    if (!more.has(column)) upper[column] = Math.round(values[column] ?? 0);
  }
  return { columns: { ...columns, lower, upper }, rows };
}

const whole = ({ columns, rows }: LinearModel, is: ReadonlySet<number>): LinearModel => ({
  columns: { ...columns, whole: columns.whole.map((_, at) => is.has(at)) },
  rows,
});

const noise = 1e-6;
