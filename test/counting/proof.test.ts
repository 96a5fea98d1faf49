/**
 * A count that somebody forged, hashes and balances and all, is found out by what it says: verify
 * works every posting out anew. And the program itself cannot record one that breaks a rule.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { canonicalText, type Transaction } from "../../src/domain/ledger.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { sha256 } from "../../src/storage/digest.ts";
import { LedgerReader } from "../../src/storage/ledger-reader.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { Sql } from "../../src/storage/sql.ts";
import { post, receive } from "../storage/drafts.ts";
import { Clock, engines } from "../storage/engines.ts";
import { cancelCount, depot, enterSheet, type Found, openCount, postCount } from "./teams.ts";

const date = "2026-06-10";
const memory = engines[1];
let sql: Sql;
let ledger: Ledger;

beforeEach(async () => {
  if (memory === undefined) throw new Error("there is no ledger in memory");
  sql = memory.fresh();
  ledger = await openLedger(sql, new Clock().now);
  await post(ledger, receive({ lot: "A", quantity: 100, depot }), receive({ lot: "B", depot }));
});

const found = (quantity: number, lot = "A"): Found => ({
  item: "TENT",
  lot,
  agency: "jica",
  status: "available",
  quantity,
});

/** T-3 opens it, T-4 and T-5 are the sheets. */
async function counted(quantity: number): Promise<void> {
  const { number: printed } = await openCount(ledger, date);
  for (const team of [1, 2] as const) {
    await enterSheet(ledger, "C-1", { team, printed, date, found: [found(quantity)] });
  }
}

/** Changes rows, and puts all hashes right again from a transaction on. */
const forge = (from: number, ...statements: readonly string[]): Promise<void> =>
  sql.exclusively(async (session) => {
    for (const statement of statements) await session.run(statement);
    const reader = new LedgerReader(session);
    const { number: last } = await reader.head();
    for (let number = from; number <= last; number += 1) {
      const [forged, before] = [
        await reader.transaction(number),
        await reader.transaction(number - 1),
      ];
      const hash = sha256(canonicalText(forged as Transaction, before?.hash ?? ""));
      await session.run(`update ledger_transaction set hash = '${hash}' where number = ${number}`);
    }
  });

const problems = async () =>
  (await ledger.verify()).problems.map(
    ({ transaction, problem }) => `${transaction}: ${problem.en}`,
  );

const inDeclarationOf = (number: number, from: string, to: string): string =>
  `update declaration set content = replace(content, '${from}', '${to}') where number = ${number}`;

describe("a forged count is found", () => {
  test("none is where nobody forged", async () => {
    await counted(97);
    await postCount(ledger, "C-1");
    expect(await problems()).toEqual([]);
  });

  test("other differences booked than were found", async () => {
    await counted(97);
    await postCount(ledger, "C-1");
    await forge(
      6,
      "update entry set quantity = 30 where number = 6",
      "update balance set quantity = 70 where quantity = 97",
      "update balance set quantity = 30 where quantity = 3",
    );
    expect(await problems()).toEqual([
      "6: does not book what was counted minus the book at the count's position",
    ]);
  });

  test("figures of a sheet changed after the booking", async () => {
    await counted(97);
    await postCount(ledger, "C-1");
    await forge(4, inDeclarationOf(4, '"quantity":97', '"quantity":99'));
    expect(await problems()).toEqual([
      "6: does not book what was counted minus the book at the count's position",
    ]);
  });

  test("another book beside the figures", async () => {
    await counted(97);
    await postCount(ledger, "C-1");
    await forge(6, inDeclarationOf(6, '"book":100', '"book":98'));
    expect(await problems()).toHaveLength(1);
  });

  test("a position that the ledger never had", async () => {
    await counted(97);
    const hash = (await ledger.transaction(2))?.hash ?? "";
    await forge(3, inDeclarationOf(3, hash, "0".repeat(64)));
    expect(await problems()).toEqual(["3: its sheets name a position that this ledger never had"]);
  });

  test("a sheet of a count that nobody opened, or opened out of turn", async () => {
    await counted(97);
    await forge(5, inDeclarationOf(5, '"code":"C-1"', '"code":"C-2"'));
    expect(await problems()).toEqual([
      "5: belongs to no count that was opened before it, or opens one out of turn",
    ]);
  });

  test("a sheet that was never printed, or of another day than it says", async () => {
    await counted(97);
    await forge(4, inDeclarationOf(4, '"printed":3', '"printed":2'));
    await forge(5, "update ledger_transaction set effective_date = '2026-06-11' where number = 5");
    expect(await problems()).toEqual([
      "4: does not rest on the sheets that were printed and entered for its count",
      "5: does not rest on the sheets that were printed and entered for its count",
    ]);
  });

  test("a count of a movement that declares none, or that moves goods too early", async () => {
    await counted(97);
    await forge(2, "update ledger_transaction set kind = 'count' where number = 2");
    expect(await problems()).toContain("2: is no transaction of a count as the program writes it");
  });
});

describe("a declaration that was mangled", () => {
  /** Every value inside, taken away or replaced by something of another kind. */
  function* mangled(value: unknown): Iterable<unknown> {
    if (typeof value !== "object" || value === null) {
      for (const other of [null, -1, "", {}, [], true]) yield other;
      return;
    }
    for (const key of Object.keys(value)) {
      const { [key]: part, ...rest } = value as Record<string, unknown>;
      const without = Array.isArray(value) ? Object.values(rest) : rest;
      if (!Array.isArray(value) || value.length < 4) yield without;
      for (const other of mangled(part)) {
        const changed = { ...value, [key]: other };
        yield Array.isArray(value) ? Object.values(changed) : changed;
      }
    }
  }

  test("never stops the proof, and is always found", async () => {
    await counted(97);
    await postCount(ledger, "C-1");
    let tried = 0;
    for (const number of [3, 4, 6]) {
      const told = (await ledger.transaction(number))?.declarations[0];
      const stored = await sql.rows<readonly [string]>(
        `select content from declaration where number = ${number}`,
      );
      for (const other of mangled(told)) {
        const content = JSON.stringify(other);
        if (content === stored[0]?.[0]) continue;
        const put = (text: string) =>
          sql.exclusively((session) =>
            session.run("update declaration set content = $1 where number = $2", [text, number]),
          );
        await put(content);
        const { ok } = await ledger.verify();
        expect({ content, ok }).toEqual({ content, ok: false });
        await put(stored[0]?.[0] ?? "");
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(150);
    expect(await problems()).toEqual([]);
  }, 60_000);
});

describe("the program records nothing that breaks a rule", () => {
  test("other entries than the sheets decide", async () => {
    await counted(97);
    const less = postCount(ledger, "C-1", ({ entries }) => ({
      entries: entries.map((entry) => ({ ...entry, quantity: 1 })),
    }));
    await expect(less).rejects.toThrow("breaks a rule: booking");
    expect((await ledger.head()).number).toBe(5);
  });

  test("a count twice, or one that was given up", async () => {
    await counted(97);
    await postCount(ledger, "C-1");
    await expect(postCount(ledger, "C-1")).rejects.toBeInstanceOf(Refused);
    const { number: printed } = await openCount(ledger, date);
    await cancelCount(ledger, "C-2", date);
    const sheet = { team: 1, printed, date, found: [found(1)] } as const;
    await expect(enterSheet(ledger, "C-2", sheet)).rejects.toBeInstanceOf(Refused);
    expect(await problems()).toEqual([]);
  });

  test("a sheet that was not printed", async () => {
    const { number: printed } = await openCount(ledger, date);
    const sheet = { team: 3, printed, date, found: [found(1)] } as const;
    await expect(enterSheet(ledger, "C-1", sheet)).rejects.toThrow("breaks a rule: sheet");
  });
});

test("goods that are damaged or expired change their state, and their owner and lot stay", async () => {
  await post(ledger, receive({ lot: "A", quantity: 20, agency: "cabinet-office", depot }));
  const { number: printed } = await openCount(ledger, date);
  const lines: readonly Found[] = [
    { ...found(95), damaged: 4, expired: 2 },
    { ...found(20), agency: "cabinet-office" },
    { ...found(5), status: "quarantine" }, // not on the book: what the first line lacks
  ];
  for (const team of [1, 2] as const) {
    await enterSheet(ledger, "C-1", { team, printed, date, found: lines });
  }
  await postCount(ledger, "C-1");
  const held = await ledger.balances({ lot: "A", holdsGoods: true });
  expect(held.map(({ account, agency, quantity }) => `${account} ${agency} ${quantity}`)).toEqual([
    "depot:AEDXB:available cabinet-office 20",
    "depot:AEDXB:available jica 89",
    "depot:AEDXB:damaged jica 4",
    "depot:AEDXB:expired jica 2",
    "depot:AEDXB:quarantine jica 5",
  ]);
  const difference = await ledger.balances({ lot: "A" });
  expect(difference.filter(({ account }) => account === "count-difference")).toEqual([]);
  expect(await problems()).toEqual([]);
});
