/**
 * The Ledger port over SQL: opens or makes a ledger, and puts reader, writer and proof together.
 */
import type { Moment } from "../domain/dates.ts";
import type { Ledger } from "../ports.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { migrate } from "./migrations.ts";
import type { Sql, SqlReading } from "./sql.ts";

/** A ledger on a database; an empty one becomes a ledger where it may. */
export async function openLedger(
  sql: Sql,
  now: () => Moment,
  options: { readonly create: boolean } = { create: true },
): Promise<Ledger> {
  try {
    await migrate(sql, options);
  } catch (error) {
    await sql.close();
    throw error;
  }
  const reader = new LedgerReader(sql);
  return {
    write: (work) =>
      sql.exclusively(async (session) => {
        const { Writer } = await import("./ledger-writer.ts"); // readers do without
        const reader = new LedgerReader(session);
        const head = await reader.head();
        const closed = await reader.closedYears();
        const start = {
          number: head.number,
          hash: head.hash,
          recordedAt: laterThan(head.recordedAt, now()),
          closedThrough: closed.at(-1),
        };
        const writer = new Writer(session, reader, start, (await reader.cardsMax()) + 1);
        const value = await work({
          append: (drafts) => writer.append(drafts),
          rowsKnown: (identities) => reader.rowsKnown(identities),
          fromSource: (sha256, atMost) => reader.fromSource(sha256, atMost),
          openings: () => reader.openings(),
          transaction: (number) => reader.transaction(number),
          transactions: (filter) => reader.transactions(filter),
          counts: () => reader.counts(),
          kept: (...kinds) => reader.kept(...kinds),
          standing: (kind) => reader.standing(kind),
          head: () => reader.head(),
          declarations: () => reader.declarations(),
          discard: () => session.discard(),
          balances: (filter) => reader.balances(filter),
        });
        await writer.finish();
        return value;
      }),
    balances: (filter) => reader.balances(filter),
    transactions: (filter) => reader.transactions(filter),
    transaction: (number) => reader.transaction(number),
    returnsOf: (number) => reader.returnsOf(number),
    fromSource: (sha256) => reader.fromSource(sha256),
    rowsKnown: (identities) => reader.rowsKnown(identities),
    counts: () => reader.counts(),
    kept: (...kinds) => reader.kept(...kinds),
    standing: (kind) => reader.standing(kind),
    declarations: (knownAt) => reader.declarations(knownAt),
    lotFacts: (knownAt) => reader.lotFacts(knownAt),
    declaring: (what) => reader.declaring(what),
    closedYears: () => reader.closedYears(),
    latestDate: () => reader.latestDate(),
    head: () => reader.head(),
    verify: async (noted) => {
      const { parallelFrom, verifyLedger } = await import("./verification.ts");
      const { number } = await reader.head();
      const prove = (session: SqlReading) => verifyLedger(sql, session, noted);
      return number < parallelFrom ? sql.consistently(prove) : sql.steadily(prove);
    },
    close: () => sql.close(),
  };
}

/** Every write has a moment of its own, so that `--known-at` can tell any two apart. */
function laterThan(last: Moment | undefined, now: Moment): Moment {
  if (last === undefined || now > last) return now;
  return new Date(Date.parse(last) + 1).toISOString();
}
