/**
 * The outcome of reading or checking something a person wrote.
 *
 * A failure carries every problem found, not the first: a clerk corrects a file once.
 */
import type { Problem } from "./problems/problem.ts";

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const fail = (problem: Problem, ...more: readonly Problem[]): Result<never> => ({
  ok: false,
  problems: [problem, ...more],
});

/** The value, or the problems if there are any. */
export function unless<Value>(problems: readonly Problem[], value: () => Value): Result<Value> {
  const [first, ...more] = problems;
  return first === undefined ? ok(value()) : fail(first, ...more);
}

/** All the values, or all the problems of all the failures, in the order given. */
export function collect<Value>(results: Iterable<Result<Value>>): Result<readonly Value[]> {
  const values: Value[] = [];
  const problems: Problem[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else problems.push(...result.problems);
  }
  return unless(problems, () => values);
}
