/**
 * A ledger forged with care: what a merge says or moves is changed and every hash made anew. Only
 * what the ledger promises of items that become others tells then, and it names the transaction.
 */
import { describe, expect, test } from "vitest";
import type { Declaration } from "../../src/domain/declaration.ts";
import type { Draft } from "../../src/domain/ledger.ts";
import { OutsideError } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { Sql, SqlWriting } from "../../src/storage/sql.ts";
import { at, draft, entry, opening, outside, post, receive, reversalOf } from "./drafts.ts";
import { Clock, type Engine, engines } from "./engines.ts";
import { forgedAnew } from "./forging.ts";

const old = "天幕（箱）";
const between = outside("reclassification");
const was = { left: "a", right: "b" };

const said = (more: object = {}): Declaration => ({
  ...{ declares: "same-item", code: old, item: "TENT", times: 4, per: 1, fingerprints: was },
  ...more,
});

const taken = entry({ item: old, quantity: 5 }, at(), between);
const given = entry({ quantity: 20 }, between, at());
const merge: Draft = draft("merge", "2026-05-02", [taken, given], { declarations: [said()] });
const own: Draft = draft("decide", "2026-05-02", [], {
  declarations: [{ declares: "decision", code: old, decision: "own", fingerprints: was }],
});

/** T-1 opens boxes, T-2 merges them into tents, T-3 and T-4 bring more tents, T-5 decides. */
async function ledgerOn(engine: Engine): Promise<Sql> {
  const sql = engine.fresh();
  const ledger = await openLedger(sql, new Clock().now);
  await post(ledger, opening({ item: old, quantity: 5 }));
  await post(ledger, merge);
  await post(ledger, receive({ quantity: 7, date: "2026-05-03" }));
  await post(ledger, receive({ item: "BOX", quantity: 7, date: "2026-05-03" }));
  await post(ledger, own);
  return sql;
}

async function foundAfter(
  engine: Engine,
  change: (session: SqlWriting) => Promise<unknown>,
): Promise<readonly string[]> {
  const sql = await ledgerOn(engine);
  await sql.exclusively(async (session) => {
    await change(session);
    await forgedAnew(session);
  });
  const ledger = await openLedger(sql, new Clock().now);
  const { problems } = await ledger.verify();
  return problems.map(({ transaction, problem }) => `T-${transaction}: ${problem.en}`);
}

const declared = (number: number, told: Declaration) => (session: SqlWriting) =>
  session.run("update declaration set content = $1 where number = $2", [
    JSON.stringify(told),
    number,
  ]);

const isNoMerge = expect.stringMatching(/^T-2: is not the merge of two items/);
const saysWhatNone = (number: number) =>
  expect.stringMatching(new RegExp(`^T-${number}: says of items what no such transaction says`));

describe.each(engines)("merges of a forged ledger, $name", (engine) => {
  test("left as it is, it is sound", async () => {
    expect(await foundAfter(engine, async () => {})).toEqual([]);
  });

  test.each<[string, Declaration]>([
    ["another ratio", said({ times: 5 })],
    ["another item", said({ item: "BOX" })],
    ["another old item", said({ code: "BOX" })],
    ["a lot that was renamed", said({ lots: [["LOT-A", "LOT-B"]] })],
    ["the reverse of itself", said({ withdrawn: true })],
  ])("%s in what it says", async (_, told) => {
    expect(await foundAfter(engine, declared(2, told))).toContainEqual(isNoMerge);
  });

  test("more goods given than were taken", async () => {
    const found = await foundAfter(engine, (session) =>
      session.run("update entry set quantity = 24 where number = 2 and line = 1"),
    );
    expect(found).toContainEqual(isNoMerge);
  });

  test("goods given to somebody else", async () => {
    const found = await foundAfter(engine, async (session) => {
      await session.run(
        `insert into stock_card (id, item, lot, account, agency)
         select 999, item, lot, account, 'cabinet-office' from stock_card
         where id = (select to_card from entry where number = 2 and line = 1)`,
      );
      await session.run("update entry set to_card = 999 where number = 2 and line = 1");
    });
    expect(found).toContainEqual(isNoMerge);
  });

  test("a merge that is called a transfer, and a transfer that passes through", async () => {
    const found = await foundAfter(engine, (session) =>
      session.run("update ledger_transaction set kind = 'transfer' where number = 2"),
    );
    expect(found).toContainEqual(saysWhatNone(2));
  });

  test("a word on items in a receipt, and a decision that takes back what nobody said", async () => {
    const found = await foundAfter(engine, (session) =>
      session.run("insert into declaration (number, line, content) values (3, 0, $1)", [
        JSON.stringify(said({ code: "BOX" })),
      ]),
    );
    expect(found).toContainEqual(saysWhatNone(3));
    const taken = { declares: "decision", code: old, decision: "own", fingerprints: was } as const;
    expect(await foundAfter(engine, declared(5, { ...taken, withdrawn: true }))).toContainEqual(
      saysWhatNone(5),
    );
  });

  test("a movement under a name that is another item by then", async () => {
    const found = await foundAfter(engine, (session) =>
      session.run("update stock_card set item = $1 where item = 'BOX'", [old]).catch(() =>
        // The card is there already: the entries are led to it.
        session.run("update stock_card set item = $1, lot = 'LOT-B' where item = 'BOX'", [old]),
      ),
    );
    expect(found).toContainEqual(
      `T-4: moves goods under the name ${old}, which had become another item`,
    );
  });

  test("a word of another shape than any that is written is a fault, not a defect", async () => {
    const { lots: _, ...word } = { ...said(), lots: [] };
    for (const [field, value] of [
      ...Object.keys(word).map((one) => [one, 5] as const),
      ...["lots", "evidence", "by", "on"].flatMap((one) => [
        [one, 5] as const,
        [one, [5]] as const,
      ]),
      ...[["lots", [[1, 2]]] as const, ["evidence", [null]] as const],
      ...[["times", 0] as const, ["per", 1.5] as const, ["fingerprints", {}] as const],
    ]) {
      for (const number of [2, 5]) {
        const told = number === 2 ? word : own.declarations[0];
        const content = JSON.stringify({ ...told, [field]: value });
        const found = await foundAfter(engine, async (session) => {
          await session.run("update declaration set content = $1 where number = $2", [
            content,
            number,
          ]);
        }).catch((error: unknown) => {
          if (error instanceof OutsideError) return ["cannot be read"];
          throw error;
        });
        const unread = number === 5 && ["lots", "evidence", "times", "per", "item"].includes(field);
        if (!unread || field === "item") expect(found, `${number} ${field}`).not.toEqual([]);
      }
    }
  });

  test("a reversal that takes back another word than was said", async () => {
    const sql = await ledgerOn(engine);
    const ledger = await openLedger(sql, new Clock().now);
    await post(ledger, reversalOf(2, merge.entries, "2026-05-04"));
    await sql.exclusively(async (session) => {
      await session.run("update declaration set content = $1 where number = 6 and line = 0", [
        JSON.stringify({ ...said({ times: 3 }), withdrawn: true }),
      ]);
      await forgedAnew(session);
    });
    const { problems } = await ledger.verify();
    expect(problems.map(({ transaction }) => transaction)).toEqual([6]);
  });
});
