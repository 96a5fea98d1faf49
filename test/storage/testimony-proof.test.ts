/**
 * A ledger forged with care: evidence or a waiver is slipped in, made to move goods, or taken back
 * in secret, and every hash made anew. Only what the ledger promises of them tells then.
 */
import { describe, expect, test } from "vitest";
import type { Declaration } from "../../src/domain/declaration.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { SqlWriting } from "../../src/storage/sql.ts";
import { draft, opening, post, receive, reversalOf } from "./drafts.ts";
import { Clock, type Engine, engines } from "./engines.ts";
import { forgedAnew } from "./forging.ts";

const evidence: Declaration = {
  ...{ declares: "evidence", code: "TENT", attribute: "door_count", value: "2", unit: "1" },
  kind: "label",
};
const waiver: Declaration = {
  ...{ declares: "waiver", code: "TENT", organisation: "UNHCR", attribute: "door_count" },
  grantedBy: "A. Buyer",
};

/** T-1 opens tents, T-2 tells of them, T-3 waives, T-4 takes T-2 back, T-5 brings more tents. */
async function ledgerOn(engine: Engine) {
  const sql = engine.fresh();
  const ledger = await openLedger(sql, new Clock().now);
  await post(ledger, opening({ quantity: 5 }));
  await post(ledger, draft("evidence", "2026-05-02", [], { declarations: [evidence] }));
  await post(ledger, draft("waive", "2026-05-02", [], { declarations: [waiver] }));
  await post(ledger, reversalOf(2, [], "2026-05-03"));
  await post(ledger, receive({ quantity: 7, date: "2026-05-03" }));
  return { sql, ledger };
}

async function foundAfter(
  engine: Engine,
  change: (session: SqlWriting) => Promise<unknown>,
): Promise<readonly (number | undefined)[]> {
  const { sql } = await ledgerOn(engine);
  await sql.exclusively(async (session) => {
    await change(session);
    await forgedAnew(session);
  });
  const ledger = await openLedger(sql, new Clock().now);
  const { problems } = await ledger.verify();
  const others = problems.filter(({ problem }) => !problem.en.startsWith("evidence and waivers"));
  expect(others).toEqual([]);
  return problems.map(({ transaction }) => transaction);
}

const tell = (number: number, line: number, told: Declaration) => (session: SqlWriting) =>
  session.run("insert into declaration (number, line, content) values ($1, $2, $3)", [
    number,
    line,
    JSON.stringify(told),
  ]);

const falls: Declaration = { declares: "waiver", code: "TENT", withdrawn: true };

describe.each(engines)("$name", (engine) => {
  test("as it was told and taken back it is sound", async () => {
    const { ledger } = await ledgerOn(engine);
    expect(await ledger.verify()).toMatchObject({ ok: true, transactions: 5 });
    const numbers = async (what: "evidence" | "waiver") =>
      (await ledger.declaring(what)).map(({ number }) => number);
    expect([await numbers("evidence"), await numbers("waiver")]).toEqual([[2, 4], [3]]);
    expect((await ledger.declarations()).map(({ declares }) => declares)).not.toContain("evidence");
  });

  test.each<[what: string, change: (session: SqlWriting) => Promise<unknown>, where: number]>([
    ["evidence slipped in with a receipt", tell(5, 0, evidence), 5],
    ["a waiver slipped in with evidence", tell(2, 1, waiver), 2],
    ["a waiver taken back in secret", tell(5, 0, falls), 5],
    ["a reversal that takes back more", tell(4, 1, falls), 4],
    [
      "a reversal whose word does not fall",
      (session) => session.run("delete from declaration where number = 4"),
      4,
    ],
    [
      "a waiver that says nothing",
      (session) => session.run("delete from declaration where number = 3"),
      3,
    ],
    [
      "a waiver that moves goods",
      (session) => session.run("update entry set number = 3, line = 0 where number = 5"),
      3,
    ],
  ])("%s is found", async (_, change, where) => {
    expect(await foundAfter(engine, change)).toEqual([where]);
  });
});
