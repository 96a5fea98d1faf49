/**
 * One objective after the other: the best of the first, then the best of the second among those,
 * and so on. Each value that was reached is held, within its tolerance, by a row of its own.
 *
 * An objective whose best possible value is reached already (a shortage of none) is not asked
 * about. What the solver says is never believed: values are rounded to whole numbers where they
 * have to be, and every row is worked out again from them.
 */
import { assert } from "../domain/assert.ts";
import type { LinearModel } from "./model.ts";
import { amountOf } from "./model.ts";
import type { Objective } from "./objectives.ts";

/** What a solver is asked. */
export interface Question {
  readonly model: LinearModel;
  readonly minimise: readonly (readonly [column: number, factor: number])[];
  /** An answer that is known to be right, to begin with. */
  readonly start: readonly number[] | undefined;
  readonly timeLimitSeconds: number;
  /** A plan is good enough once nothing can be better by more than this. */
  readonly gap: { readonly absolute: number; readonly relative: number };
  /** Thousands of full rows without whole numbers: from inside to a corner, not along the edges. */
  readonly fromInside?: boolean;
}

export interface Answer {
  /** `limit`: it ran out of time, or was stopped, with or without values. */
  readonly status: "optimal" | "infeasible" | "limit";
  readonly values: readonly number[] | undefined;
  /** No answer can have less than this. */
  readonly bound: number;
  /** By row, without whole numbers: what the value changes by where the row gives way by one. */
  readonly prices?: readonly number[];
}

export type Solve = (question: Question) => Promise<Answer>;

export interface Stage {
  readonly objective: Objective;
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
}

export interface Lexicographic {
  readonly values: readonly number[];
  readonly stages: readonly Stage[];
}

/** Stops at the first objective that cannot be finished in time; what comes after is not tried. */
export async function optimise(
  model: LinearModel,
  objectives: readonly Objective[],
  solve: Solve,
  clock: { readonly timeLimitSeconds: number; elapsedSeconds(): number },
): Promise<Lexicographic | undefined> {
  let values: readonly number[] | undefined;
  let held = model;
  const stages: Stage[] = [];
  for (const objective of objectives) {
    const { terms, tolerance } = objective;
    const least = leastOf(terms, model);
    const reached = values === undefined ? undefined : amountOf(terms, values);
    if (reached !== undefined && reached <= least + tolerance) {
      stages.push({ objective, value: reached, bound: least, proven: true });
      held = withRow(held, objective, reached + tolerance);
      continue;
    }
    const left = clock.timeLimitSeconds - clock.elapsedSeconds();
    if (left <= 0 && values !== undefined) {
      stages.push({ objective, value: reached ?? 0, bound: least, proven: false });
      break;
    }
    const answer = await solve({
      model: held,
      minimise: terms,
      start: values,
      timeLimitSeconds: Math.max(left, secondsMin),
      gap: { absolute: tolerance / 2, relative: relativeGap },
    });
    const found = better(answer.values, values, terms, held);
    if (found === undefined) return undefined;
    values = found;
    const value = amountOf(terms, values);
    const bound = Math.max(least, Math.min(answer.bound, value));
    const proven = answer.status === "optimal";
    stages.push({ objective, value, bound, proven });
    if (!proven) break;
    held = withRow(held, objective, value + tolerance);
  }
  return values === undefined ? undefined : { values, stages };
}

/** Even where no time is left, an answer is looked for. */
const secondsMin = 1;

/** Below this share of the value, two values are the same. */
const relativeGap = 1e-7;

/** The least that an expression can come to, looking at its variables one by one. */
function leastOf(terms: Objective["terms"], { columns }: LinearModel): number {
  let least = 0;
  for (const [column, factor] of terms) {
    const { lower, upper } = columns;
    least += factor * ((factor > 0 ? lower[column] : upper[column]) ?? 0);
  }
  return least;
}

function withRow({ columns, rows }: LinearModel, { terms }: Objective, most: number): LinearModel {
  return {
    columns,
    rows: {
      lower: [...rows.lower, -Infinity],
      upper: [...rows.upper, most],
      starts: [...rows.starts, rows.indices.length + terms.length],
      indices: [...rows.indices, ...terms.map(([column]) => column)],
      values: [...rows.values, ...terms.map(([, factor]) => factor)],
    },
  };
}

/** The solver's answer with its whole numbers made whole, unless what we had is as good. */
function better(
  found: readonly number[] | undefined,
  before: readonly number[] | undefined,
  terms: Objective["terms"],
  model: LinearModel,
): readonly number[] | undefined {
  const exact = found?.map((value, at) =>
    model.columns.whole[at] === true ? Math.round(value) : value,
  );
  if (exact === undefined) return before;
  const broken = brokenRow(model, exact);
  assert(broken === undefined, `the solver's answer breaks row ${broken}`);
  if (before === undefined) return exact;
  return amountOf(terms, exact) < amountOf(terms, before) ? exact : before;
}

/** The first row that values do not keep, beyond what rounding explains. */
function brokenRow({ rows, columns }: LinearModel, values: readonly number[]): number | undefined {
  for (let row = 0; row + 1 < rows.starts.length; row += 1) {
    let [sum, size] = [0, 1];
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const part = (rows.values[at] ?? 0) * (values[rows.indices[at] ?? 0] ?? 0);
      sum += part;
      size += Math.abs(part);
    }
    const slack = slackShare * size;
    if (sum < (rows.lower[row] ?? 0) - slack || sum > (rows.upper[row] ?? 0) + slack) return row;
  }
  const out = values.findIndex(
    (value, at) =>
      value < (columns.lower[at] ?? 0) - slackShare ||
      value > (columns.upper[at] ?? 0) + slackShare,
  );
  return out < 0 ? undefined : out;
}

const slackShare = 1e-6;
