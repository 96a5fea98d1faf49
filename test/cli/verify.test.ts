/** Proving the ledger from the command line. */
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

const receipt = [
  ...["receive", "--item", "tent", "--lot", "L-1", "--depot", "AEDXB", "--agency", "jica"],
  ...["--quantity", "10", "--date", "2026-05-01", "--user", "sato"],
];

async function headOf(): Promise<string> {
  return JSON.parse((await office.run("verify", "--json")).out).head;
}

describe("verify", () => {
  test("a sound ledger: exit 0, and its head", async () => {
    await office.run("init");
    const { status, out } = await office.run("verify", "--json");
    expect(status).toBe(exit.ok);
    expect(JSON.parse(out)).toEqual({
      ok: true,
      transactions: 0,
      postings: 0,
      head: "0".repeat(64),
      problems: [],
    });
  });

  test("a head that was noted is still there after more was recorded", async () => {
    await office.run("init");
    await office.run(...receipt);
    const noted = await headOf();
    await office.run(...receipt);
    expect((await office.run("verify", "--head", noted)).status).toBe(exit.ok);
    expect((await office.run("verify", "--head", ` ${noted.toUpperCase()}`)).status).toBe(exit.ok);
  });

  test("a head that is gone: exit 1, in both languages", async () => {
    await office.run("init");
    await office.run(...receipt);
    const gone = "f".repeat(64);
    const { status, out } = await office.run("verify", "--head", gone, "--json");
    expect(status).toBe(exit.findings);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      problems: [{ transaction: null, problem: expect.stringContaining(gone) }],
    });
    const japanese = await office.run("verify", "--head", gone, "--lang", "ja");
    expect(japanese.out).toContain(`以前に控えたハッシュ値 ${gone} を持つ仕訳がありません`);
  });

  test.each(["", "abc", "g".repeat(64), "f".repeat(63)])("a head cannot be %j", async (head) => {
    await office.run("init");
    const { status, err } = await office.run("verify", "--head", head);
    expect(status).toBe(exit.input);
    expect(err).toContain("error[option-invalid]");
  });

  test("a changed transaction is named: exit 1", async () => {
    await office.run("init");
    await office.run(...receipt);
    await office.run(...receipt);
    const db = new Database("bichiku.db");
    db.exec("update ledger_transaction set actor = 'satu' where number = 1");
    db.close();
    const { status, out } = await office.run("verify", "--json");
    expect(status).toBe(exit.findings);
    expect(JSON.parse(out).problems[0].transaction).toBe("T-1");
  });

  test.each<[what: string, sql: string]>([
    ["a database of something else", "create table bookmarks (url text)"],
    ["an empty file", ""],
  ])("%s is not taken for a ledger, nor made one", async (_what, sql) => {
    const db = new Database("other.db");
    db.exec(sql);
    db.close();
    const { status, err } = await office.run("verify", "--store", "sqlite:other.db");
    expect(status).toBe(exit.outside);
    expect(err).toContain("is no ledger");
    const after = new Database("other.db");
    expect(after.prepare("select name from sqlite_master where name = 'entry'").all()).toEqual([]);
    after.close();
  });
});
