/** The stored ledger as the rules of counts (counting/rules.ts) look at it. */
import { type Count, countsOf } from "../counting/counts.ts";
import { brokenRule, closedBy, type RuleReader } from "../counting/rules.ts";
import { assert } from "../domain/assert.ts";
import type { Draft } from "../domain/ledger.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { LedgerReader } from "./ledger-reader.ts";

export const ruleReader = (
  reader: LedgerReader,
  counts: ReadonlyMap<string, Count>,
): RuleReader => ({
  counts,
  hashOf: async (number) => (await reader.transaction(number))?.hash,
  balances: (filter) => reader.balances(filter),
  transactions: (filter) => reader.transactions(filter),
  transaction: (number) => reader.transaction(number),
});

/** What is wrong with going on with a count: that it is over. All else would be a defect of ours. */
export async function countProblems(
  draft: Draft,
  reader: LedgerReader,
  at: Place,
  first: boolean, // of its write
): Promise<readonly Problem[]> {
  assert(first, "what a count records is a write of its own");
  const counts = countsOf(await reader.counts());
  const code = draft.declarations.find(({ declares }) => declares === "count")?.code ?? "";
  const count = counts.get(code);
  const closed = count && closedBy(count);
  if (closed !== undefined) return [{ ...closed, at }];
  const broken = await brokenRule(draft, ruleReader(reader, counts));
  assert(broken === undefined, `what is recorded of ${code} breaks a rule: ${broken}`);
  return [];
}
