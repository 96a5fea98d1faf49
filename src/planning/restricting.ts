/** A model with one thing changed: a value held, columns left where they are or broken, rows left out. */
import type { Expression, LinearModel } from "./model.ts";

/** The expression comes to no more than so much. */
export function holding(
  { columns, rows }: LinearModel,
  terms: Expression,
  most: number,
): LinearModel {
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

/** An expression that is as small as can be, variable by variable, is left there. */
export function atBest({ columns, rows }: LinearModel, terms: Expression): LinearModel {
  const [lower, upper] = [[...columns.lower], [...columns.upper]];
  for (const [column, factor] of terms) {
    if (factor > 0) upper[column] = lower[column] ?? 0;
    else lower[column] = upper[column] ?? 0;
  }
  return { columns: { ...columns, lower, upper }, rows };
}

/** Rows that values keep with room to spare. */
export function slackRows({ rows }: LinearModel, values: readonly number[]): ReadonlySet<number> {
  const slack = new Set<number>();
  for (const [row, lower] of rows.lower.entries()) {
    let sum = 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      sum += (rows.values[at] ?? 0) * (values[rows.indices[at] ?? -1] ?? 0);
    }
    const upper = rows.upper[row] ?? Infinity;
    if (sum > lower + noise && sum < upper - noise) slack.add(row);
  }
  return slack;
}

export function withoutRows(
  { columns, rows }: LinearModel,
  out: (row: number) => boolean,
): LinearModel {
  const kept = { lower: [] as number[], upper: [] as number[] };
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []];
  for (const [row, lower] of rows.lower.entries()) {
    if (out(row)) continue;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      indices.push(rows.indices[at] ?? -1);
      values.push(rows.values[at] ?? 0);
    }
    starts.push(indices.length);
    kept.lower.push(lower);
    kept.upper.push(rows.upper[row] ?? Infinity);
  }
  return { columns, rows: { ...kept, starts, indices, values } };
}

const noise = 1e-6;

/** Only these columns have to be whole. */
export function wholeOnly(
  { columns, rows }: LinearModel,
  isWhole: (column: number) => boolean,
): LinearModel {
  return { columns: { ...columns, whole: columns.whole.map((_, at) => isWhole(at)) }, rows };
}

/** These columns need not be whole. */
export function loosened({ columns, rows }: LinearModel, loose: ReadonlySet<number>): LinearModel {
  const whole = columns.whole.map((is, at) => is && !loose.has(at));
  return { columns: { ...columns, whole }, rows };
}

/** Whole columns that `stays` names are left at their values; of those in `more` there may be more. */
export function settled(
  { columns, rows }: LinearModel,
  values: readonly number[],
  stays: (column: number) => boolean,
  more: ReadonlySet<number> = new Set(),
): LinearModel {
  const held = (at: number): boolean => columns.whole[at] === true && stays(at);
  const value = (at: number): number => Math.round(values[at] ?? 0);
  const lower = columns.lower.map((bound, at) => (held(at) ? value(at) : bound));
  const upper = columns.upper.map((bound, at) => (held(at) && !more.has(at) ? value(at) : bound));
  return { columns: { ...columns, lower, upper }, rows };
}
