/**
 * The engines that a ledger can live on. The contract suite runs on each; another engine is one
 * more line in the list.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Ledger } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { Sql } from "../../src/storage/sql.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";

export interface Engine {
  readonly name: string;
  /** A database with nothing in it, gone when the test is over. */
  fresh(): Sql;
  /** Every column of every table, and whether it is part of the table's key. */
  readonly columns: string;
}

/** A folder of its own for one test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "bichiku-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function closedAfterwards(sql: Sql): Sql {
  onTestFinished(() => sql.close());
  return sql;
}

const sqliteColumns = `select m.name as "table", c.name as "column", c.pk > 0 as "key"
  from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'
  order by m.name, c.cid`;

export const engines: readonly Engine[] = [
  {
    name: "SQLite in a file",
    fresh: () => closedAfterwards(openSqlite(join(folder(), "ledger.db"), { create: true })),
    columns: sqliteColumns,
  },
  {
    name: "SQLite in memory",
    fresh: () => closedAfterwards(openSqlite(":memory:", { create: true })),
    columns: sqliteColumns,
  },
];

/** A clock that a test sets; it stands still unless told otherwise. */
export class Clock {
  moment = "2026-06-01T00:00:00.000Z";
  readonly now = (): string => this.moment;
}

/** An empty ledger on an engine. */
export const emptyLedger = (engine: Engine, clock: Clock = new Clock()): Promise<Ledger> =>
  openLedger(engine.fresh(), clock.now);
