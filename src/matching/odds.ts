/**
 * How likely each candidate is, given that a thing has at most one counterpart: candidates rule one
 * another out.
 *
 * With w the odds of each pair by itself, a set of pairs S that uses no thing twice has a weight of
 * Π_{S} w, and the chance of a pair is the share of the sets that have it. For `many-to-one` (the
 * left thing has one counterpart, the right any number) that is w_ij / (1 + Σ_k w_ik), exactly. For
 * `one-to-one` it is found by passing messages along the pairs, exact where they form no circle and
 * near it elsewhere (Huang and Jebara 2009, "Approximating the Permanent with Belief Propagation"):
 *   a_ij = w_ij / (1 + Σ_{k≠j} b_ik),   b_ij = w_ij / (1 + Σ_{l≠i} a_lj),
 *   P_ij = x / (1 + x) with x = a_ij·b_ij / w_ij.
 */
import type { Candidates } from "./candidates.ts";

export type Constraint = "one-to-one" | "many-to-one";

/** Rounds of messages; more change nothing that a person would see. */
const rounds = 8;
/** log2 of odds, so that sums of them stay finite. */
const bitsMost = 40;

export function chancesOf(
  { from, right }: Candidates,
  scores: Float64Array,
  constraint: Constraint,
): Float64Array {
  const odds = scores.map((bits) => 2 ** Math.min(bitsMost, bits));
  const things = from.length - 1;
  const rowSums = new Float64Array(things);
  if (constraint === "many-to-one") {
    for (let left = 0; left < things; left += 1) {
      for (let at = from[left] ?? 0; at < (from[left + 1] ?? 0); at += 1) {
        rowSums[left] = (rowSums[left] ?? 0) + (odds[at] ?? 0);
      }
      for (let at = from[left] ?? 0; at < (from[left + 1] ?? 0); at += 1) {
        odds[at] = (odds[at] ?? 0) / (1 + (rowSums[left] ?? 0));
      }
    }
    return odds;
  }
  return passed(from, right, odds);
}

function passed(from: Int32Array, right: Int32Array, odds: Float64Array): Float64Array {
  const pairs = odds.length;
  const rows = new Float64Array(from.length - 1);
  const columns = new Float64Array(right.reduce((most, one) => Math.max(most, one), -1) + 1);
  const leftOf = new Int32Array(pairs);
  for (let left = 0; left < rows.length; left += 1) {
    leftOf.fill(left, from[left], from[left + 1]);
  }
  const [a, b] = [odds.slice(), odds.slice()];
  const sum = (into: Float64Array, ends: Int32Array, messages: Float64Array): void => {
    into.fill(0);
    for (let at = 0; at < pairs; at += 1) {
      const end = ends[at] ?? 0;
      into[end] = (into[end] ?? 0) + (messages[at] ?? 0);
    }
  };
  const others = (all: number | undefined, own: number | undefined): number =>
    Math.max(0, (all ?? 0) - (own ?? 0));
  for (let round = 0; round < rounds; round += 1) {
    sum(rows, leftOf, b);
    for (let at = 0; at < pairs; at += 1) {
      a[at] = (odds[at] ?? 0) / (1 + others(rows[leftOf[at] ?? 0], b[at]));
    }
    sum(columns, right, a);
    for (let at = 0; at < pairs; at += 1) {
      b[at] = (odds[at] ?? 0) / (1 + others(columns[right[at] ?? 0], a[at]));
    }
  }
  sum(rows, leftOf, b);
  for (let at = 0; at < pairs; at += 1) {
    const free = (odds[at] ?? 0) / (1 + others(rows[leftOf[at] ?? 0], b[at]));
    const odd = odds[at] || Number.MIN_VALUE;
    const x = (free / odd) * (b[at] ?? 0);
    odds[at] = x / (1 + x);
  }
  return odds;
}
