/**
 * Proves the ledger from what is stored: recomputes the hash chain, every balance and every
 * promise, and names the first transaction that is wrong. Shares no state with the writer.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { genesisHash } from "../domain/ledger.ts";
import type { LedgerProblem, Verification } from "../ports.ts";
import { verificationWords as words } from "../text/verification.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { migrationTable, steps } from "./migrations.ts";
import { balanceFaults } from "./proof-balances.ts";
import { chainFaults, type NumberRange, problemsMax } from "./proof-chain.ts";
import { promiseFaults } from "./proof-promises.ts";
import type { Sql, SqlReading } from "./sql.ts";

/** Below so many transactions, starting threads takes longer than they save. */
export const parallelFrom = 100_000;

/** More threads than this wait for the disk, not for a processor. */
const threadsMax = 4;

type Outcome = Omit<Verification, "ok">;

/**
 * `session` is one state of the database, `sql` is where it lies. With the hash of an earlier
 * head, that it is still part of the chain: what was cut off at the end leaves no other trace.
 */
export async function verifyLedger(
  sql: Sql,
  session: SqlReading,
  noted?: string,
): Promise<Verification> {
  const { transactions, postings, head, problems } = await prove(sql, session, noted);
  const ordered = [...problems].sort(byTransaction).slice(0, problemsMax);
  return { ok: ordered.length === 0, transactions, postings, head, problems: ordered };
}

/** The store as a whole comes last: a transaction says more about where to look. */
const byTransaction = (a: LedgerProblem, b: LedgerProblem): number =>
  (a.transaction ?? Number.MAX_SAFE_INTEGER) - (b.transaction ?? Number.MAX_SAFE_INTEGER);

async function prove(sql: Sql, session: SqlReading, noted?: string): Promise<Outcome> {
  const reader = new LedgerReader(session);
  const head = await reader.head();
  const chain = settled(startChain(sql, session, head.number));
  const damaged = (await sql.integrityFaults()).map((fault) => ({
    transaction: undefined,
    problem: words.damagedFile(fault),
  }));
  try {
    const balances = await balanceFaults(session, head.number);
    const promises = await promiseFaults(session);
    const whole = [...(await shapeFaults(sql, session)), ...(await headFaults(session, noted))];
    return {
      transactions: head.number,
      postings: balances.entries * 2,
      head: head.hash,
      problems: [...(await chain), ...promises, ...balances.faults, ...whole, ...damaged],
    };
  } catch (error) {
    // A damaged file may fail to be read at all; that is then what is wrong with it.
    if (damaged.length === 0) throw error;
    const faults = await chain.catch(() => []);
    return { transactions: 0, postings: 0, head: genesisHash, problems: [...faults, ...damaged] };
  }
}

async function headFaults(
  session: SqlReading,
  noted: string | undefined,
): Promise<readonly LedgerProblem[]> {
  if (noted === undefined || noted === genesisHash) return [];
  const found = await session.rows("select number from ledger_transaction where hash = $1", [
    noted,
  ]);
  return found.length > 0 ? [] : [{ transaction: undefined, problem: words.head(noted) }];
}

/** Tables, indexes, triggers beside those of the migrations, or instead of them. */
async function shapeFaults(sql: Sql, session: SqlReading): Promise<readonly LedgerProblem[]> {
  const ids = await session.all<{ id: string }>("select id from migration order by id");
  const faults = [
    ...(await sql.shapeFaults([migrationTable, ...steps.flatMap(({ statements }) => statements)])),
    ...(ids.map(({ id }) => id).join() === steps.map(({ id }) => id).join() ? [] : ["migration"]),
  ];
  return faults.map((fault) => ({ transaction: undefined, problem: words.shape(fault) }));
}

async function startChain(
  sql: Sql,
  session: SqlReading,
  last: number,
): Promise<readonly LedgerProblem[]> {
  const path = sql.path;
  const counted = await session.rows<readonly [number]>("select count(*) from ledger_transaction");
  // By how many there are, not by what the last one calls itself.
  if (path === undefined || (counted[0]?.[0] ?? 0) < parallelFrom) {
    return chainFaults(session, { from: 1, to: last });
  }
  const threads = Math.min(threadsMax, Math.max(1, availableParallelism()));
  const size = Math.ceil(last / threads);
  const ranges = Array.from({ length: threads }, (_, at) => ({
    from: at * size + 1,
    to: Math.min(last, (at + 1) * size),
  }));
  return (await Promise.all(ranges.map((range) => inThread(path, range)))).flat();
}

/** A promise whose rejection is looked at later, not reported as unhandled meanwhile. */
function settled<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

function inThread(path: string, range: NumberRange): Promise<readonly LedgerProblem[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./proof-worker.js", import.meta.url), {
      workerData: { path, range },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
