/**
 * The part of a model in which a good answer is looked for: what the relaxation uses, and for each
 * of these some more that would add least if they were used to their limit, by their reduced costs
 * (kernel search: Angelelli, Mansini & Speranza, Computers & Operations Research 37, 2010).
 */
import type { Answer } from "./lexicographic.ts";
import type { Expression, LinearModel } from "./model.ts";

/** Columns of `among` that are not in the kernel stay at nothing. Other columns are left alone. */
export function kernel(
  { columns, rows }: LinearModel,
  cost: Expression,
  { values = [], prices = [] }: Answer,
  among: readonly number[],
): LinearModel {
  const reduced = columns.lower.map(() => 0);
  for (const [column, price] of cost) reduced[column] = (reduced[column] ?? 0) + price;
  for (const [row, price] of prices.entries()) {
    if (price === 0) continue;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const column = rows.indices[at] ?? -1;
      reduced[column] = (reduced[column] ?? 0) - price * (rows.values[at] ?? 0);
    }
  }
  const idle = among.filter((column) => (values[column] ?? 0) <= noise);
  const loss = (column: number): number => (reduced[column] ?? 0) * (columns.upper[column] ?? 0);
  const out = idle.toSorted((a, b) => loss(a) - loss(b) || a - b);
  const more = Math.round((among.length - idle.length) * moreOfUsed);
  const upper = [...columns.upper];
  for (const column of out.slice(more)) upper[column] = 0;
  return { columns: { ...columns, upper }, rows };
}

/** So many more columns for each that is used: enough for another trip to be filled. */
const moreOfUsed = 0.75;
const noise = 1e-9;
