/**
 * Loans between agencies (貸付け): a transfer with a due date, given back like for like.
 *
 * Relief goods that are lent are used up, so what comes back is other goods of the same item, of
 * whatever lot. The borrower owns the goods meanwhile; what is owed is the loan's quantity less all
 * returns that name it. A loan that was reversed is none any more.
 *
 * Where the lent item has become another one since (see same-item.ts), what is owed is as much of
 * that item, and goods of that item come back.
 */

import { ratioNow, SameItems } from "./items/same-item.ts";
import { type Draft, type Entry, type Transaction, transactionId } from "./ledger.ts";
import type { Place, Problem } from "./problems/problem.ts";

const total = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { quantity }) => sum + quantity, 0);

/** What of a loan has not come back yet, in full units of what the lent item is by now. */
export function outstanding(
  loan: Transaction,
  returns: readonly Transaction[],
  same: SameItems = new SameItems(),
): number {
  const entries = [loan, ...returns].flatMap((it) => it.entries);
  const pers = new Set(entries.map(({ item }) => ratioNow(same, item).per));
  // All in parts of a unit that come out whole: half a bale may be out, and half come back.
  const parts = [...pers].reduce((product, per) => product * per, 1);
  const sum = (moved: readonly Entry[]): number =>
    moved.reduce((all, { item, quantity }) => {
      const { times, per } = ratioNow(same, item);
      return all + quantity * times * (parts / per);
    }, 0);
  const owed = sum(loan.entries) - returns.reduce((all, it) => all + sum(it.entries), 0);
  return Math.floor(owed / parts);
}

export interface Lending {
  readonly loan: Transaction | undefined;
  readonly reversedBy: number | undefined;
  /** What came back before and stands. */
  readonly returns: readonly Transaction[];
  /** Which items have become others by the time of the return. */
  readonly same: SameItems;
}

/** What is wrong with a return, given the loan it names and the earlier returns of that loan. */
export function loanProblems(
  draft: Draft,
  number: number,
  lending: Lending,
  at: Place,
): readonly Problem[] {
  const { loan, reversedBy, returns, same } = lending;
  const id = transactionId(number);
  if (loan === undefined) return [{ kind: "no-such-transaction", id, at }];
  if (reversedBy !== undefined) {
    return [{ kind: "already-reversed", id, by: transactionId(reversedBy), at }];
  }
  const lent = loan.entries[0];
  if (loan.loanDue === undefined || lent === undefined) return [{ kind: "not-a-loan", id, at }];
  const [lender, borrower] = [lent.from.agency, lent.to.agency];
  const owedItem = same.itemOf(lent.item);
  const foreign = draft.entries.find(
    ({ item, from, to }) => item !== owedItem || from.agency !== borrower || to.agency !== lender,
  );
  if (foreign !== undefined) {
    const { item, from, to } = foreign;
    return [{ kind: "not-that-loan", id, item, from: from.agency, to: to.agency, at }];
  }
  const [owed, returned] = [outstanding(loan, returns, same), total(draft.entries)];
  return returned > owed ? [{ kind: "returns-too-much", id, outstanding: owed, returned, at }] : [];
}
