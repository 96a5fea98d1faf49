/**
 * Proves the hash chain over a range of transactions: none is missing, each one's content gives its
 * hash, each lies in its tables as the program writes it, and each was recorded after the one
 * before. Ranges are independent of each other, as each starts from the stored hash of its
 * predecessor, so that a long chain is proved in parallel.
 */
import { isDate } from "../domain/dates.ts";
import {
  canonicalText,
  genesisHash,
  type Transaction,
  transactionKinds,
} from "../domain/ledger.ts";
import type { LedgerProblem } from "../ports.ts";
import { verificationWords as words } from "../text/verification.ts";
import { sha256 } from "./digest.ts";
import type { SqlReading } from "./sql.ts";
import { StoredTransactions } from "./stored-transactions.ts";

/** After so many problems the rest is not listed: the first one is where to look. */
export const problemsMax = 100;

/** Transactions read at a time. */
const pageSize = 2000;

export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export async function chainFaults(
  sql: SqlReading,
  range: NumberRange,
): Promise<readonly LedgerProblem[]> {
  const stored = new StoredTransactions(sql);
  const faults: LedgerProblem[] = [];
  const before = range.from === 1 ? undefined : await link(sql, range.from - 1);
  let [number, hash, recordedAt] = [
    range.from - 1,
    before?.hash ?? genesisHash,
    before?.recordedAt ?? "",
  ];
  let date = "";
  for await (const [from, to] of pagesOf(sql, range, pageSize)) {
    const query = { where: "t.number between $1 and $2", values: [from, to], from, to };
    for (const { transaction, asWritten } of await stored.judge(query)) {
      const fault = (problem: LedgerProblem["problem"]): void => {
        faults.push({ transaction: transaction.number, problem });
      };
      if (transaction.number !== number + 1) fault(words.gap(number));
      if (sha256(canonicalText(transaction, hash)) !== transaction.hash) fault(words.hash());
      if (!asWritten) fault(words.otherwise());
      if (transaction.recordedAt < recordedAt) fault(words.clock());
      if (!kindAgrees(transaction)) fault(words.kind(transaction.kind));
      if (transaction.effectiveDate !== date && !isDate(transaction.effectiveDate)) {
        fault(words.date(transaction.effectiveDate));
      }
      date = transaction.effectiveDate;
      ({ number, hash, recordedAt } = transaction);
    }
    if (faults.length >= problemsMax) break;
  }
  return faults;
}

const kinds: ReadonlySet<string> = new Set(transactionKinds);

/** A known kind, and what belongs to that kind alone: what a reversal reverses, what a close closes. */
const kindAgrees = ({ kind, reverses, fiscalYear }: Transaction): boolean =>
  kinds.has(kind) &&
  (kind === "reverse") === (reverses !== undefined) &&
  (kind === "close") === (fiscalYear !== undefined);

/** What the next transaction's hash follows on. */
async function link(
  sql: SqlReading,
  number: number,
): Promise<{ readonly hash: string; readonly recordedAt: string } | undefined> {
  const rows = await sql.rows<readonly [hash: string, recordedAt: string]>(
    "select hash, recorded_at from ledger_transaction where number = $1",
    [number],
  );
  return rows[0] === undefined ? undefined : { hash: rows[0][0], recordedAt: rows[0][1] };
}

/** Pages of a range of numbers; leaps over gaps, which may be wide where somebody made them. */
export async function* pagesOf(
  sql: SqlReading,
  { from, to }: NumberRange,
  size: number,
): AsyncIterable<readonly [from: number, to: number]> {
  for (let at = from; at <= to; ) {
    const rows = await sql.rows<readonly [number: number | null]>(
      "select min(number) from ledger_transaction where number >= $1",
      [at],
    );
    const next = rows[0]?.[0] ?? undefined;
    if (next === undefined || next > to) return;
    const end = Math.min(next + size - 1, to);
    yield [next, end];
    if (end >= to) return; // Also where the number is so large that it has no next one.
    at = end + 1;
  }
}
