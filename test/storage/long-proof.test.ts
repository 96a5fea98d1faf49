/** The proof of a ledger long enough that several threads share its chain. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { parallelFrom } from "../../src/storage/verification.ts";
import { buildProgram } from "../helpers/built-program.ts";

const program = buildProgram();
const folder = mkdtempSync(join(tmpdir(), "bichiku-long-"));
const length = parallelFrom + 1;

const run = (...argv: readonly string[]) => program.start(folder, ...argv).ended;

beforeAll(async () => {
  const row = "2026-05-01,receive,TENT-4X4,L-1,AEDXB,jica,1\n";
  writeFileSync(
    join(folder, "movements.csv"),
    `date,kind,item,lot,depot,agency,quantity\n${row.repeat(length)}`,
  );
  await run("init", "--store", "sqlite:sound.db");
  const posted = await run("post", "movements.csv", "--store", "sqlite:sound.db", "--quiet");
  expect(posted.status).toBe(exit.ok);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function proofAfter(change: string): Promise<unknown> {
  copyFileSync(join(folder, "sound.db"), join(folder, "changed.db"));
  const db = new Database(join(folder, "changed.db"));
  db.exec(change);
  db.close();
  const { out } = await run("verify", "--json", "--store", "sqlite:changed.db");
  return JSON.parse(out);
}

test("a sound one is found sound, to its last transaction", async () => {
  const { status, out } = await run("verify", "--json", "--store", "sqlite:sound.db");
  expect(status).toBe(exit.ok);
  expect(JSON.parse(out)).toMatchObject({ ok: true, transactions: length, problems: [] });
});

// Ranges meet somewhere; wherever a change lies, one of the threads must see it.
test.each([1, Math.ceil(length / 2), Math.ceil(length / 2) + 1, length])(
  "a change of T-%i is named",
  async (number) => {
    const proof = await proofAfter(
      `update ledger_transaction set actor = 'somebody else' where number = ${number}`,
    );
    expect(proof).toMatchObject({ ok: false, problems: [{ transaction: `T-${number}` }] });
  },
);

test("a hash put in with the changed content breaks the chain at the next one", async () => {
  const middle = Math.ceil(length / 2);
  const proof = await proofAfter(
    `update ledger_transaction set hash = '${"0".repeat(64)}' where number = ${middle}`,
  );
  expect(proof).toMatchObject({
    ok: false,
    problems: [{ transaction: `T-${middle}` }, { transaction: `T-${middle + 1}` }],
  });
});
