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

export const engines: readonly Engine[] = [
  {
    name: "SQLite in a file",
    fresh: () => closedAfterwards(openSqlite(join(folder(), "ledger.db"), { create: true })),
  },
  {
    name: "SQLite in memory",
    fresh: () => closedAfterwards(openSqlite(":memory:", { create: true })),
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
