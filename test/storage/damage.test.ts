/**
 * A damaged file: single bits flipped anywhere in it, and its end torn off. What is shown is right,
 * or verify finds the fault, or the file cannot be opened in so many words; never anything else.
 */
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { OutsideError } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { SqlReading } from "../../src/storage/sql.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { Clock, folder } from "./engines.ts";
import { fillSample } from "./sample-ledger.ts";
import { seeded } from "./seeded.ts";

const tables = [
  "balance",
  "declaration",
  "entry",
  "ledger_transaction",
  "migration",
  "source",
  "stock_card",
];

async function contentOf(sql: SqlReading): Promise<string> {
  const parts: string[] = [];
  for (const table of tables) parts.push(JSON.stringify(await sql.rows(`select * from ${table}`)));
  return parts.join("\n");
}

type Outcome = "found" | "not opened" | "means the same";

/** What happens to whoever opens, reads and verifies a file. */
async function outcomeOf(path: string, whole: string, what: string): Promise<Outcome> {
  try {
    const sql = openSqlite(path, { create: false });
    try {
      const ledger = await openLedger(sql, new Clock().now, { create: false });
      if (!(await ledger.verify()).ok) return "found";
      expect(await contentOf(sql), what).toBe(whole);
      for await (const _ of ledger.transactions({}));
      await ledger.balances({ asOf: "2026-05-15" });
      return "means the same";
    } finally {
      await sql.close();
    }
  } catch (error) {
    if (error instanceof OutsideError) return "not opened";
    throw new Error(`${what}: ${error}`, { cause: error });
  }
}

describe("a damaged file", () => {
  let path: string;
  let whole: string;

  beforeEach(async () => {
    path = join(folder(), "ledger.db");
    const sql = openSqlite(path, { create: true });
    const ledger = await openLedger(sql, new Clock().now);
    await fillSample(ledger);
    whole = await contentOf(sql);
    await ledger.close();
  });

  test("one bit flipped, at 500 places: the file's own head, what is written, the void", async () => {
    const bytes = readFileSync(path);
    const written = [...bytes.keys()].filter((place) => bytes[place] !== 0);
    const random = seeded(20_260_601);
    const counts: Record<Outcome, number> = { found: 0, "not opened": 0, "means the same": 0 };
    const file = openSync(path, "r+");
    for (let flip = 0; flip < 500; flip += 1) {
      const place =
        flip < 100 ? flip : flip < 150 ? random(bytes.length) : written[random(written.length)];
      const before = bytes[place ?? 0] ?? 0;
      writeSync(file, Buffer.from([before ^ (1 << random(8))]), 0, 1, place);
      counts[await outcomeOf(path, whole, `byte ${place} of ${bytes.length}`)] += 1;
      writeSync(file, Buffer.from([before]), 0, 1, place);
    }
    closeSync(file);
    expect(await outcomeOf(path, whole, "as it was")).toBe("means the same");
    expect(counts.found).toBeGreaterThan(200);
  });

  test("its end torn off, at any length", async () => {
    const bytes = readFileSync(path);
    const random = seeded(7);
    for (let length = 0; length < bytes.length; length += 1 + random(4096)) {
      truncateSync(path, 0);
      writeFileSync(path, bytes.subarray(0, length));
      const outcome = await outcomeOf(path, whole, `${length} bytes left`);
      expect(["found", "not opened"], `${length} bytes left`).toContain(outcome);
    }
  });
});
