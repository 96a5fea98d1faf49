/**
 * Reversals (取消し): a mistake is undone by a second transaction that takes everything back.
 *
 * A reversal is the exact inverse of one movement of goods, comes once, and is not dated before
 * what it undoes. It is not reversed itself: what it undid is recorded anew. A loan is not undone
 * while goods that were given back on it stand; these are undone first.
 */
import { assert } from "./assert.ts";
import {
  type Draft,
  type Entry,
  goodsText,
  inverseOf,
  type Transaction,
  type TransactionKind,
  transactionId,
} from "./ledger.ts";
import type { Place, Problem } from "./problems/problem.ts";

export interface Reversed {
  readonly number: number;
  readonly transaction: Transaction | undefined;
  /** The reversal that there is already. */
  readonly by: number | undefined;
  /** Returns of it, where it is a loan, that stand. */
  readonly returns: readonly Transaction[];
}

/** Events that may have moved no goods and can be undone all the same: what they said falls. */
const ofWords: ReadonlySet<TransactionKind> = new Set([
  ...(["merge", "decide", "evidence", "waive"] as const),
  ...(["request", "plan", "ship"] as const),
]);

/** What is wrong with a reversal, given what it undoes. */
export function reversalProblems(draft: Draft, reversed: Reversed, at: Place): readonly Problem[] {
  const { number, transaction, by, returns } = reversed;
  const id = transactionId(number);
  if (transaction === undefined) return [{ kind: "no-such-transaction", id, at }];
  if (by !== undefined) return [{ kind: "already-reversed", id, by: transactionId(by), at }];
  const { kind, entries, effectiveDate } = transaction;
  if (kind === "reverse" || (entries.length === 0 && !ofWords.has(kind))) {
    return [{ kind: "cannot-reverse", id, what: kind, at }];
  }
  const [returned] = returns;
  if (returned !== undefined) {
    return [{ kind: "loan-has-returns", id, by: transactionId(returned.number), at }];
  }
  if (draft.effectiveDate < effectiveDate) {
    return [{ kind: "reversal-too-early", id, date: effectiveDate, at }];
  }
  assert(isInverse(draft.entries, entries), `the reversal of ${id} is not its inverse`);
  return [];
}

/** Whether entries undo others, line by line. */
export const isInverse = (entries: readonly Entry[], others: readonly Entry[]): boolean =>
  goodsText(entries) === goodsText(inverseOf(others));
