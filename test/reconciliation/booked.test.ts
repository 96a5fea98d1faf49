/**
 * What is proposed can be booked: the ledger takes the drafts as they are, or refuses them for a
 * promise of its own that later movements would break; what it took is sound, and once only.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Refused } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { cases } from "../helpers/reconciliation-cases.ts";
import { settle } from "../helpers/reconciliation-world.ts";

test("any proposals, in a real ledger", async () => {
  let booked = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const { transactions, drafts } = settle(given);
      const sql = openSqlite(":memory:", { create: true });
      const ledger = await openLedger(sql, () => "2026-11-23T00:00:00.000Z", { create: true });
      try {
        const before = transactions.map(
          ({ number: _, recordedAt: __, hash: ___, ...draft }) => draft,
        );
        await ledger.write((writer) => writer.append(before));
        const first = await ledger.write((writer) => writer.append(drafts));
        expect(first.every(({ already }) => !already)).toBe(true);
        booked += drafts.length;
        expect(await ledger.verify()).toMatchObject({ ok: true });
        const plain = drafts.filter(({ reverses }) => reverses === undefined);
        const again = await ledger.write((writer) => writer.append(plain));
        expect(again.every(({ already }) => already)).toBe(true);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        expect(error.problems.map(({ kind }) => kind)).toEqual(
          error.problems.map(() => "not-enough"),
        );
      } finally {
        await ledger.close();
      }
    }),
    { numRuns: 150 },
  );
  expect(booked).toBeGreaterThan(100);
});
