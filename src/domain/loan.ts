/**
 * Loans between agencies (貸付け): a transfer with a due date, given back like for like.
 *
 * Relief goods that are lent are used up, so what comes back is other goods of the same item, of
 * whatever lot. The borrower owns the goods meanwhile; what is owed is the loan's quantity less all
 * returns that name it. A loan that was reversed is none any more.
 */
import { type Draft, type Entry, type Transaction, transactionId } from "./ledger.ts";
import type { Place, Problem } from "./problem.ts";

const total = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { quantity }) => sum + quantity, 0);

/** What of a loan has not come back yet. */
export const outstanding = (loan: Transaction, returns: readonly Transaction[]): number =>
  total(loan.entries) - returns.reduce((sum, { entries }) => sum + total(entries), 0);

export interface Lending {
  readonly loan: Transaction | undefined;
  readonly reversedBy: number | undefined;
  /** What came back before and stands. */
  readonly returns: readonly Transaction[];
}

/** What is wrong with a return, given the loan it names and the earlier returns of that loan. */
export function loanProblems(
  draft: Draft,
  number: number,
  lending: Lending,
  at: Place,
): readonly Problem[] {
  const { loan, reversedBy, returns } = lending;
  const id = transactionId(number);
  if (loan === undefined) return [{ kind: "no-such-transaction", id, at }];
  if (reversedBy !== undefined) {
    return [{ kind: "already-reversed", id, by: transactionId(reversedBy), at }];
  }
  const lent = loan.entries[0];
  if (loan.loanDue === undefined || lent === undefined) return [{ kind: "not-a-loan", id, at }];
  const [lender, borrower] = [lent.from.agency, lent.to.agency];
  const foreign = draft.entries.find(
    ({ item, from, to }) => item !== lent.item || from.agency !== borrower || to.agency !== lender,
  );
  if (foreign !== undefined) {
    const { item, from, to } = foreign;
    return [{ kind: "not-that-loan", id, item, from: from.agency, to: to.agency, at }];
  }
  const [owed, returned] = [outstanding(loan, returns), total(draft.entries)];
  return returned > owed ? [{ kind: "returns-too-much", id, outstanding: owed, returned, at }] : [];
}
