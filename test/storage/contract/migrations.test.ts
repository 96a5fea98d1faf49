/** How a database gets its shape, and which databases are left alone: on every engine. */
import { describe, expect, test } from "vitest";
import { OutsideError } from "../../../src/ports.ts";
import { openLedger } from "../../../src/storage/ledger-store.ts";
import { migrate, type Step, steps } from "../../../src/storage/migrations.ts";
import type { Sql } from "../../../src/storage/sql.ts";
import { held, post, receive } from "../drafts.ts";
import { Clock, engines } from "../engines.ts";

const now = new Clock().now;
const last = steps.at(-1)?.id ?? "";
const next: Step = { id: "9999-next", statements: ["create table next (id integer primary key)"] };

const stepsOf = async (sql: Sql): Promise<readonly string[]> =>
  (await sql.all<{ id: string }>("select id from migration order by id")).map(({ id }) => id);

describe.each(engines)("$name", (engine) => {
  test("a fresh database gets all steps, in order", async () => {
    const sql = engine.fresh();
    await openLedger(sql, now);
    expect(await stepsOf(sql)).toEqual(steps.map(({ id }) => id));
    expect([...steps].map(({ id }) => id).sort()).toEqual(steps.map(({ id }) => id));
  });

  test("opened again it stays as it is, with what it holds", async () => {
    const sql = engine.fresh();
    await post(await openLedger(sql, now), receive());
    const again = await openLedger(sql, now);
    expect(await held(again)).toBe(10);
    expect(await stepsOf(sql)).toEqual(steps.map(({ id }) => id));
    expect((await again.verify()).problems).toEqual([]);
  });

  test("a later version adds its step and keeps what there is", async () => {
    const sql = engine.fresh();
    const ledger = await openLedger(sql, now);
    await post(ledger, receive());
    await migrate(sql, { all: [...steps, next] });
    expect(await stepsOf(sql)).toEqual([...steps.map(({ id }) => id), next.id]);
    expect(await sql.all("select * from next")).toEqual([]);
    expect(await held(ledger)).toBe(10);
  });

  test("a ledger of a later version is refused, and left as it is", async () => {
    const sql = engine.fresh();
    await openLedger(sql, now);
    await migrate(sql, { all: [...steps, next] });
    const refused = migrate(sql);
    await expect(refused).rejects.toThrow(OutsideError);
    await expect(refused).rejects.toThrow(`step ${next.id} is not ours`);
    expect(await stepsOf(sql)).toContain(next.id);
  });

  test("a step that fails leaves none of the steps behind", async () => {
    const sql = engine.fresh();
    await migrate(sql);
    const wrong: Step = { id: "9999-wrong", statements: [next.statements[0] ?? "", "no sql"] };
    await expect(migrate(sql, { all: [...steps, wrong] })).rejects.toThrow(OutsideError);
    expect((await stepsOf(sql)).at(-1)).toBe(last);
    await expect(sql.all("select * from next")).rejects.toThrow();
  });

  test("an empty database becomes a ledger only where one is to be made", async () => {
    const sql = engine.fresh();
    await expect(migrate(sql, { create: false })).rejects.toThrow("is no ledger");
    expect(await sql.shapeFaults([])).toEqual([]);
    await migrate(sql, { create: true });
    await migrate(sql, { create: false });
  });

  test("a database of something else is left alone", async () => {
    const sql = engine.fresh();
    await sql.exclusively((session) => session.run("create table bookmarks (url text)"));
    for (const create of [true, false]) {
      await expect(migrate(sql, { create })).rejects.toThrow("is no ledger");
    }
    expect(await sql.shapeFaults([])).toEqual(["table bookmarks"]);
  });
});
