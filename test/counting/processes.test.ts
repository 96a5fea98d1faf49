/**
 * Counts as programs of their own: killed while they book, a count is booked wholly or not at all;
 * and of two that book the same count at once, one does.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { buildProgram } from "../helpers/built-program.ts";
import { durationOf, Killer, patience } from "../helpers/killer.ts";
import { post, receive } from "../storage/drafts.ts";
import { Clock, folder } from "../storage/engines.ts";
import { depot, enterSheet, type Found, openCount } from "./teams.ts";

const program = buildProgram();
const date = "2026-06-10";
const lots = 1500;
const booking = ["count", "post", "C-1", "--reason", "lost", "--yes"];

const open = (path: string) => openLedger(openSqlite(path, { create: true }), new Clock().now);

/** A ledger with a count that both teams have entered: every third lot is one short. */
async function countedLedger(): Promise<{ readonly here: string; readonly path: string }> {
  const here = folder();
  const path = join(here, "counted.db");
  const ledger = await open(path);
  const named = Array.from({ length: lots }, (_, at) => `L-${String(at).padStart(4, "0")}`);
  await post(ledger, ...named.map((lot) => receive({ lot, quantity: 50, depot })));
  const { number: printed } = await openCount(ledger, date);
  const found = named.map(
    (lot, at): Found => ({
      ...{ item: "TENT", lot, agency: "jica", status: "available" },
      quantity: at % 3 === 0 ? 49 : 50,
    }),
  );
  for (const team of [1, 2] as const)
    await enterSheet(ledger, "C-1", { team, printed, date, found });
  await ledger.close();
  return { here, path };
}

async function held(path: string): Promise<number> {
  const ledger = await open(path);
  expect((await ledger.verify()).problems).toEqual([]);
  const sum = (await ledger.balances({ depot })).reduce((all, { quantity }) => all + quantity, 0);
  await ledger.close();
  return sum;
}

const before = lots * 50;
const after = before - Math.ceil(lots / 3);

test(
  "killed while it books, 30 times: wholly there or wholly not; run again, it is there once",
  async () => {
    const { here, path } = await countedLedger();
    const run = (store: string) => {
      copyFileSync(path, join(here, store));
      return program.start(here, ...booking, "--store", `sqlite:${store}`);
    };
    const killer = new Killer(await durationOf(run("whole.db"), ""), 7);
    expect(await held(join(here, "whole.db"))).toBe(after);
    let booked = 0;
    let kills = 0;
    for (const nth of killer.times(30, 11)) {
      kills += 1;
      const store = `killed-${nth}.db`;
      await killer.kill(run(store), "", 0.3);
      const sum = await held(join(here, store));
      expect([before, after]).toContain(sum);
      if (sum === after) booked += 1;
      if (nth % 10 > 0) continue;
      const again = await program.start(here, ...booking, "--store", `sqlite:${store}`).ended;
      expect(again.status).toBe(sum === after ? exit.refused : exit.ok);
      expect(await held(join(here, store))).toBe(after);
    }
    expect(killer.midway).toBeGreaterThan(10);
    expect(booked).toBeLessThan(kills);
  },
  patience,
);

test(
  "two that book one count at once: one does, the other is told so",
  async () => {
    const { here, path } = await countedLedger();
    for (let round = 0; round < 5; round += 1) {
      const store = `race-${round}.db`;
      copyFileSync(path, join(here, store));
      const started = [1, 2].map(() =>
        program.start(here, ...booking, "--store", `sqlite:${store}`),
      );
      const ended = await Promise.all(started.map((one) => one.ended));
      const statuses = ended.map(({ status }) => status).sort();
      expect({ statuses, err: ended.map(({ err }) => err).join("") }).toEqual({
        statuses: [exit.ok, exit.refused],
        err: expect.stringContaining("error[count-not-open]: C-1 was posted as T-"),
      });
      expect(await held(join(here, store))).toBe(after);
    }
  },
  patience,
);
