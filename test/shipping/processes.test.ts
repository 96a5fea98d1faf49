/**
 * Shipments as programs of their own: killed while it records, a step is there wholly or not at
 * all; and of two that record the same step at once, one does.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Context } from "../../src/cli/context.ts";
import { exit } from "../../src/cli/exit.ts";
import { shipmentsIn } from "../../src/cli/shipping/ship-desk.ts";
import { recordStep } from "../../src/cli/shipping/ship-record.ts";
import { sumOf } from "../../src/shipping/shipments.ts";
import { dispatchOf } from "../../src/shipping/steps.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { buildProgram } from "../helpers/built-program.ts";
import { durationOf, Killer, patience } from "../helpers/killer.ts";
import { Clock, folder } from "../storage/engines.ts";
import { accept, asked, planFor, proposed, stockUp, today, user } from "./small-plans.ts";

const program = buildProgram();
const lots = 400;
const delivery = ["ship", "deliver", "S-1-1", "--received", "all", "--date", "2025-06-20"];

const open = (path: string) => openLedger(openSqlite(path, { create: true }), new Clock().now);

/** A ledger with a shipment of many lots on its way. */
async function travelling(): Promise<{ readonly here: string; readonly path: string }> {
  const here = folder();
  const path = join(here, "travelling.db");
  const ledger = await open(path);
  const named = Array.from({ length: lots }, (_, at) => `L-${at}`);
  const goods = named.map((lot) => ({
    ...{ request: "R", line: 1, lot, agency: "jica", depot: "D", quantity: 5 },
  }));
  await stockUp(ledger, ...goods);
  const number = await asked(ledger, {
    ...{ declares: "request", code: "R", organisation: "WFP", cause: "disaster" },
    lines: [
      { line: 1, quantity: 9999, unit: "piece", destination: "CITY", priority: 2, partial: true },
    ],
  });
  await proposed(ledger, "P-1", planFor([{ goods }], [["R", number]]));
  await accept(ledger, "P-1", "2025-06-01");
  const all = new Set(goods.map((_, at) => at + 1));
  const loading = { quantities: new Map(), lines: all, release: false, at: {} };
  const step = {
    shipment: "S-1-1",
    event: "dispatched",
    date: "2025-06-02",
    dateAt: {},
    tell: (now: Parameters<typeof dispatchOf>[0]) => dispatchOf(now, loading),
  } as const;
  await recordStep(step, ledger, { user, today } as Context);
  await ledger.close();
  return { here, path };
}

async function onTheWay(path: string): Promise<number> {
  const ledger = await open(path);
  expect((await ledger.verify()).problems).toEqual([]);
  const shipment = (await shipmentsIn(ledger)).get("S-1-1");
  await ledger.close();
  return shipment === undefined ? -1 : sumOf(shipment, "transit");
}

test(
  "killed while it records a delivery: wholly there or wholly not; run again, it is there once",
  async () => {
    const { here, path } = await travelling();
    const run = (store: string) => {
      copyFileSync(path, join(here, store));
      return program.start(here, ...delivery, "--store", `sqlite:${store}`);
    };
    const killer = new Killer(await durationOf(run("whole.db"), ""), 11);
    expect(await onTheWay(join(here, "whole.db"))).toBe(0);
    for (const nth of killer.times(8, 4)) {
      const store = `killed-${nth}.db`;
      await killer.kill(run(store), "", 0.3);
      const left = await onTheWay(join(here, store));
      expect([0, lots * 5]).toContain(left);
      if (nth % 4 > 0) continue;
      const again = await program.start(here, ...delivery, "--store", `sqlite:${store}`).ended;
      expect(again.status).toBe(left === 0 ? exit.refused : exit.ok);
      expect(await onTheWay(join(here, store))).toBe(0);
    }
    expect(killer.midway).toBeGreaterThan(3);
  },
  patience,
);

test(
  "two that record one delivery at once: one does, the other is told so",
  async () => {
    const { here, path } = await travelling();
    for (let round = 0; round < 2; round += 1) {
      const store = `race-${round}.db`;
      copyFileSync(path, join(here, store));
      const started = [1, 2].map(() =>
        program.start(here, ...delivery, "--store", `sqlite:${store}`),
      );
      const ended = await Promise.all(started.map((one) => one.ended));
      const statuses = ended.map(({ status }) => status).sort();
      expect({ statuses, err: ended.map(({ err }) => err).join("") }).toEqual({
        statuses: [exit.ok, exit.refused],
        err: expect.stringMatching(/error\[shipment-(arrived|recorded)\]/),
      });
      expect(await onTheWay(join(here, store))).toBe(0);
    }
  },
  patience,
);
