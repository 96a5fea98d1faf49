/**
 * Proves the counts: each went its course, each position is one of this chain, and what was booked
 * is what the sheets and the book of that moment decide, worked out anew.
 */
import { type CountTransaction, countsOf } from "../counting/counts.ts";
import { brokenRule } from "../counting/rules.ts";
import { type LedgerProblem, OutsideError } from "../ports.ts";
import { verificationWords as words } from "../text/verification.ts";
import { ruleReader } from "./count-reader.ts";
import { LedgerReader } from "./ledger-reader.ts";
import type { SqlReading } from "./sql.ts";

export async function countFaults(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const reader = new LedgerReader(sql);
  try {
    return await faultsIn(reader, await reader.counts());
  } catch (error) {
    // A transaction that cannot be read is named with its hash.
    if (error instanceof OutsideError) return [];
    throw error;
  }
}

async function faultsIn(
  reader: LedgerReader,
  all: readonly CountTransaction[],
): Promise<readonly LedgerProblem[]> {
  const faults: LedgerProblem[] = [];
  for (const [at, { transaction }] of all.entries()) {
    const { number } = transaction;
    const before = all.slice(0, at).map((one) => ({
      transaction: one.transaction,
      reversedBy:
        one.reversedBy !== undefined && one.reversedBy < number ? one.reversedBy : undefined,
    }));
    const known = ruleReader(reader, countsOf(before));
    const knownAt = (await reader.transaction(number - 1))?.recordedAt ?? "";
    const broken = await brokenRule(transaction, known, knownAt);
    if (broken !== undefined) {
      faults.push({ transaction: number, problem: words.counts[broken]() });
    }
  }
  return faults;
}
