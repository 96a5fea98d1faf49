/**
 * Whoever changes the tables by hand is found out: every column of every table, found from the
 * database itself, so that a new one is covered on the day it appears.
 */
import { describe, expect, test } from "vitest";
import type { Verification } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { Sql, SqlReading, SqlValue, SqlWriting } from "../../src/storage/sql.ts";
import { verifyLedger } from "../../src/storage/verification.ts";
import { post } from "./drafts.ts";
import { Clock, type Engine, engines } from "./engines.ts";
import { fillSample, sampleDrafts } from "./sample-ledger.ts";

interface Column {
  readonly table: string;
  readonly column: string;
  readonly key: number;
}

type Row = Readonly<Record<string, SqlValue>>;

async function sampleOn(engine: Engine): Promise<Sql> {
  const sql = engine.fresh();
  await fillSample(await openLedger(sql, new Clock().now));
  return sql;
}

const undo = Symbol("undo");

/**
 * What verify says after a change, which is then undone; undefined where the engine forbids the
 * change, or makes none of it, as when it stores the text "7" as the number that was there.
 */
async function verified(
  sql: Sql,
  tables: readonly string[],
  change: (session: SqlWriting) => Promise<void>,
): Promise<Verification | undefined> {
  let found: Verification | undefined;
  await sql
    .exclusively(async (session) => {
      const before = await contentOf(session, tables);
      try {
        await change(session);
      } catch {
        throw undo;
      }
      if (tables.length > 0 && (await contentOf(session, tables)) === before) throw undo;
      found = await verifyLedger(sql, session);
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return found;
}

async function contentOf(sql: SqlReading, tables: readonly string[]): Promise<string> {
  const rows = await Promise.all(
    tables.map((table) => sql.rows(`select * from ${table} order by 1`)),
  );
  return JSON.stringify(rows);
}

/** Other values than this one, near it and far from it, of its kind and of others. */
function others(value: SqlValue): readonly SqlValue[] {
  if (value === null) return ["", "x", "null", 0, 1];
  if (typeof value === "number") {
    return [value + 1, value - 1, value + 0.5, -value - 1, 2 ** 53, null, "x", `${value} `, "null"];
  }
  const last = value.length - 1;
  return [
    ...[0, Math.floor(last / 2), last].flatMap((at) => oneByteOf(value, at)),
    `${value} `,
    ` ${value}`,
    value.toUpperCase(),
    value.slice(0, -1),
    value.normalize("NFD"),
    "",
    null,
    0,
    "null",
  ].filter((other) => other !== value);
}

const oneByteOf = (text: string, at: number): readonly string[] =>
  [1, 2, 32].map(
    (bit) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1),
  );

const whereKey = (keys: readonly string[], from: number): string =>
  keys.map((key, at) => `${key} = $${from + at}`).join(" and ");

/** Rows of a table whose values are changed one by one, beside the last one. */
const rowsMax = 6;

/** The transactions that may be named first when a row is changed; none: the store as a whole. */
async function toBlame(sql: SqlReading, table: string, row: Row): Promise<readonly number[]> {
  const users = async (query: string): Promise<readonly number[]> => {
    const rows = await sql.rows<readonly [number | null]>(query, [row["id"] ?? null]);
    return rows.flatMap(([number]) => (number === null ? [] : [number]));
  };
  if (table === "stock_card") {
    return users("select min(number) from entry where $1 in (from_card, to_card)");
  }
  if (table === "source")
    return users("select min(number) from ledger_transaction where source = $1");
  const number = row["number"];
  return typeof number === "number" ? [number, number + 1] : [];
}

const caches = ["balance", "migration"];

function expectFoundOut(found: Verification, blame: readonly number[], what: string): void {
  expect(found.ok, what).toBe(false);
  const [first] = found.problems;
  if (blame.length === 0) expect(first?.transaction, what).toBeUndefined();
  else expect(blame, what).toContain(first?.transaction);
}

describe.each(engines)("$name", (engine) => {
  test("untouched, the sample is sound", async () => {
    const sql = await sampleOn(engine);
    const found = await sql.consistently((session) => verifyLedger(sql, session));
    expect(found.problems).toEqual([]);
  });

  test("a changed value is found in every column of every table", async () => {
    const sql = await sampleOn(engine);
    const columns = await sql.all<Column>(engine.columns);
    const tried = new Map<string, number>();
    for (const { table, column } of columns) {
      const keys = columns
        .filter((it) => it.table === table && it.key === 1)
        .map((it) => it.column);
      const rows = await sql.all<Row>(`select * from ${table} order by 1`);
      for (const row of rows.filter((_, at) => at < rowsMax || at === rows.length - 1)) {
        const blame = await toBlame(sql, table, row);
        for (const value of others(row[column] ?? null)) {
          const what = `${table}.${column}: ${row[column]} → ${value}`;
          const found = await verified(sql, [table], (session) =>
            session.run(`update ${table} set ${column} = $1 where ${whereKey(keys, 2)}`, [
              value,
              ...keys.map((key) => row[key] ?? null),
            ]),
          );
          if (found === undefined) continue; // The engine itself forbids it.
          tried.set(`${table}.${column}`, (tried.get(`${table}.${column}`) ?? 0) + 1);
          const renumbered = column === "number" ? [Number(value), ...blame] : blame;
          expectFoundOut(found, caches.includes(table) ? [] : renumbered, what);
        }
      }
    }
    const untried = columns.filter(({ table, column }) => !tried.has(`${table}.${column}`));
    expect(untried).toEqual([]);
  });

  test("a row that is taken away, doubled, or changed for another is found in every table", async () => {
    const sql = await sampleOn(engine);
    const columns = await sql.all<Column>(engine.columns);
    for (const table of new Set(columns.map((it) => it.table))) {
      const [keys, rest] = [1, 0].map((is) =>
        columns.filter((it) => it.table === table && it.key === is).map((it) => it.column),
      );
      if (keys === undefined || rest === undefined) continue;
      const rows = await sql.all<Row>(`select * from ${table} order by 1`);
      const keyOf = (row: Row) => keys.map((key) => row[key] ?? null);
      for (const [at, row] of rows.entries()) {
        const blame = caches.includes(table) ? [] : await toBlame(sql, table, row);
        const gone = await verified(sql, [table], (session) =>
          session.run(`delete from ${table} where ${whereKey(keys, 1)}`, keyOf(row)),
        );
        if (gone !== undefined) expectFoundOut(gone, blame, `${table}: ${keyOf(row)} gone`);

        const last = keys.at(-1) ?? "";
        const doubled = await verified(sql, [table], (session) => {
          const copy = { ...row, [last]: typeof row[last] === "number" ? 1000 : "copy" };
          return session.insertMany(table, Object.keys(copy), Object.values(copy));
        });
        if (doubled !== undefined) expect(doubled.ok, `${table}: ${keyOf(row)} twice`).toBe(false);

        const other = rows[(at + 1) % rows.length];
        if (other === undefined || rest.length === 0 || sameBut(row, other, rest)) continue;
        const swapped = await verified(sql, [table], async (session) => {
          const set = rest.map((column, place) => `${column} = $${place + 1}`).join(",");
          for (const [one, two] of [
            [row, other],
            [other, row],
          ] as const) {
            await session.run(
              `update ${table} set ${set} where ${whereKey(keys, rest.length + 1)}`,
              [...rest.map((column) => two[column] ?? null), ...keyOf(one)],
            );
          }
        });
        if (swapped !== undefined) {
          expect(swapped.ok, `${table}: ${keyOf(row)} and ${keyOf(other)} swapped`).toBe(false);
        }
      }
    }
  });

  test("goods cannot be led to another item's or lot's card", async () => {
    const sql = await sampleOn(engine);
    const found = await verified(sql, ["entry"], async (session) => {
      await session.run(
        "insert into stock_card (id, item, lot, account, agency) select 999, 'GOLD', lot, account, agency from stock_card where id = (select to_card from entry where number = 1 and line = 0)",
      );
      await session.run("update entry set to_card = 999 where number = 1 and line = 0");
      await session.run(
        "update balance set card = 999 where card = (select min(to_card) from entry where number = 1)",
      );
    });
    expect(found?.problems[0]?.transaction).toBe(1);
  });

  test.each([0, -1, 1e15])(
    "transactions slipped in under the number %d are found",
    async (number) => {
      const sql = await sampleOn(engine);
      const found = await verified(sql, [], (session) =>
        session.run(
          `insert into ledger_transaction select ${number}, kind, effective_date, recorded_at, actor,
         reason, null, null, null, null, null, source, hash from ledger_transaction where number = 2`,
        ),
      );
      expect(found?.problems.map(({ transaction }) => transaction)).toContain(number);
    },
  );

  test("what was cut off at the end is found by the head that was noted before", async () => {
    const sql = await sampleOn(engine);
    const ledger = await openLedger(sql, new Clock().now);
    const [noted, earlier] = [(await ledger.head()).hash, await ledger.transaction(5)];
    expect((await ledger.verify(noted)).ok).toBe(true);
    expect((await ledger.verify(earlier?.hash)).ok).toBe(true);
    expect((await ledger.verify("0".repeat(64))).ok).toBe(true);
    expect((await ledger.verify("f".repeat(64))).ok).toBe(false);
    await sql.exclusively((session) => cutAfter(session, 9));
    expect((await ledger.verify()).problems).toEqual([]);
    const found = await ledger.verify(noted);
    expect(found.ok).toBe(false);
    expect(found.problems[0]?.problem.en).toContain(noted);
  });

  test("a chain forged whole, every hash made anew, is found by the head that was noted", async () => {
    const sql = await sampleOn(engine);
    const ledger = await openLedger(sql, new Clock().now);
    const noted = (await ledger.head()).hash;
    const forged = await openLedger(engine.fresh(), new Clock().now);
    for (const [at, drafts] of sampleDrafts.entries()) {
      await post(forged, ...drafts.map((one) => (at === 1 ? { ...one, user: "somebody" } : one)));
    }
    expect((await forged.verify()).ok).toBe(true);
    expect((await forged.head()).number).toBe((await ledger.head()).number);
    expect((await forged.verify(noted)).ok).toBe(false);
  });

  test.each([
    "create trigger sneaky after insert on entry begin delete from entry where number = 1; end",
    "create table other (a text)",
    "create view other as select * from entry",
    "drop index transaction_reverses",
    "alter table entry add column note text",
  ])("a schema of another shape is found: %s", async (statement) => {
    const sql = await sampleOn(engine);
    const found = await verified(sql, [], (session) => session.run(statement));
    expect(found?.ok).toBe(false);
  });
});

const sameBut = (one: Row, two: Row, columns: readonly string[]): boolean =>
  columns.every((column) => one[column] === two[column]);

/** Takes the last transactions away as cleanly as can be done without knowing the past. */
async function cutAfter(session: SqlWriting, last: number): Promise<void> {
  for (const table of ["entry", "declaration", "ledger_transaction"]) {
    await session.run(`delete from ${table} where number > $1`, [last]);
  }
  await session.run("delete from balance");
  await session.run(
    "delete from source where id not in (select source from ledger_transaction where source is not null)",
  );
  await session.run(
    "delete from stock_card where id not in (select from_card from entry union select to_card from entry)",
  );
  await session.run(
    `insert into balance (card, quantity, last_date)
     select card, sum(quantity), max(date) from (
       select e.to_card as card, e.quantity as quantity, t.effective_date as date
       from entry e join ledger_transaction t on t.number = e.number
       union all select e.from_card, -e.quantity, t.effective_date
       from entry e join ledger_transaction t on t.number = e.number) p group by card`,
  );
}
