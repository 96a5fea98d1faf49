/**
 * Several programs on one ledger at once: nothing lost, nothing below zero, nothing seen half done,
 * and whoever has to wait too long is told so.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OutsideError } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { buildProgram } from "../helpers/built-program.ts";
import { held, opening, post, receive } from "./drafts.ts";
import { Clock, folder } from "./engines.ts";

const program = buildProgram();
const script = "test/storage/warehouse-clerk.js";
const clerks = 8;
const writesEach = 25;

const open = (path: string) => openLedger(openSqlite(path, { create: true }), new Clock().now);

describe("several programs at once", () => {
  test("eight clerks post at once while another reads", async () => {
    const path = join(folder(), "ledger.db");
    const ledger = await open(path);
    const scarce = 60; // of which about 400 will be asked for
    await post(ledger, opening({ lot: "SCARCE", quantity: scarce }));
    const watcher = program.startScript(script, path, "watch");
    const started = Array.from({ length: clerks }, (_, clerk) =>
      program.startScript(script, path, "compete", String(clerk), String(writesEach)),
    );
    const ended = await Promise.all(started.map((one) => one.ended));
    const watched = await watcher.ended;

    expect(ended.map(({ status, err }) => ({ status, err }))).toEqual(
      Array(clerks).fill({ status: 0, err: "" }),
    );
    expect(watched.out).toBe("watched\n");
    expect((await ledger.verify()).problems).toEqual([]);

    // What each was told is what the ledger holds.
    const lines = ended.map(({ out }) => out.trim().split("\n"));
    expect(lines.map((own) => own.length)).toEqual(Array(clerks).fill(2 * writesEach));
    const all = lines.flat();
    const numbers = all.flatMap((line) => [...line.matchAll(/T-(\d+)/g)].map(([, n]) => Number(n)));
    const last = (await ledger.head()).number;
    expect(numbers.sort((a, b) => a - b)).toEqual(
      Array.from({ length: last - 1 }, (_, n) => n + 2),
    );
    for (const [clerk, own] of lines.entries()) {
      const recorded = own.filter((line) => line.startsWith("recorded")).length;
      expect(await held(ledger, { lot: `OWN-${clerk}` })).toBe(recorded);
    }
    expect(all.filter((line) => line.startsWith("refused"))).toEqual(
      all.filter((line) => line === "refused not-enough"),
    );

    // The scarce lot went out to the last pieces and no further; each reference came once.
    expect(await held(ledger, { lot: "SCARCE" })).toBeGreaterThanOrEqual(0);
    expect(await held(ledger, { lot: "SCARCE" })).toBeLessThan(3);
    expect(await held(ledger, { lot: "SHARED" })).toBe(writesEach);
    const known = all.filter((line) => line.includes("known")).length;
    expect(known).toBe((clerks - 1) * writesEach);
    await ledger.close();
  });

  test("eight open one fresh file at once: it is shaped once", async () => {
    for (let round = 0; round < 2; round += 1) {
      const path = join(folder(), "ledger.db");
      const started = Array.from({ length: clerks }, () =>
        program.startScript(script, path, "open"),
      );
      const ended = await Promise.all(started.map((one) => one.ended));
      expect(ended.map(({ status, out, err }) => `${status} ${out}${err}`)).toEqual(
        Array(clerks).fill("0 opened 0\n"),
      );
      const ledger = await open(path);
      expect((await ledger.verify()).problems).toEqual([]);
      await ledger.close();
    }
  });

  test("a ledger that is held for too long is said to be, and nothing is written", async () => {
    const path = join(folder(), "ledger.db");
    const ledger = await openLedger(
      openSqlite(path, { create: true, lockWaitMs: 150 }),
      new Clock().now,
    );
    await post(ledger, receive());
    const holder = program.startScript(script, path, "hold", "60000");
    await holder.said("holding");
    const begun = Date.now();
    const refused = await post(ledger, receive()).catch((error: unknown) => error);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(140);
    expect(refused).toBeInstanceOf(OutsideError);
    if (!(refused instanceof OutsideError)) return;
    expect(refused.what.en).toContain("is being written by another process");
    expect(refused.what.ja).toContain("他の処理が書込み中です");
    expect(await held(ledger)).toBe(10); // reading goes on meanwhile

    holder.child.kill("SIGKILL");
    await holder.ended;
    await post(ledger, receive());
    expect(await held(ledger)).toBe(20);
    await ledger.close();
  });

  test("a writer waits for the one before it, as long as it may", async () => {
    const path = join(folder(), "ledger.db");
    const ledger = await open(path);
    const holder = program.startScript(script, path, "hold", "300");
    await holder.said("holding");
    await post(ledger, receive());
    expect(await held(ledger)).toBe(10);
    expect((await holder.ended).status).toBe(0);
    await ledger.close();
  });

  test("one item is merged into two others at once, while a list comes in its name", async () => {
    for (let round = 0; round < 4; round += 1) {
      const here = folder();
      const run = (...argv: readonly string[]) =>
        program.start(here, ...argv, "--store", "sqlite:ledger.db").ended;
      const list = (name: string, lot: string, quantity: number): void =>
        writeFileSync(
          join(here, name),
          `item,depot,lot,quantity\nBox of tents,AEDXB,${lot},${quantity}\n`,
        );
      list("first.csv", "A", 10);
      list("second.csv", "B", 5);
      const said = ["--agency", "jica", "--date", "2026-05-01"];
      expect((await run("init")).status).toBe(0);
      expect((await run("import", "first.csv", ...said)).status).toBe(0);
      const merge = (into: string) =>
        run("items", "merge", "Box of tents", "--into", into, "--ratio", "4");
      const [one, two, read] = await Promise.all([
        merge("TENT-4X4"),
        merge("TENT-6P"),
        run("import", "second.csv", ...said),
      ]);
      expect([one.status, two.status].sort()).toEqual([0, 3]);
      expect(`${one.err}${two.err}`).toContain("error[already-merged]");
      // The list came before the merge, after it, or was read before and written after.
      if (read.status !== 0) {
        expect(read.err).toContain("error[item-merged]");
        expect((await run("import", "second.csv", ...said)).status).toBe(0);
      }
      const item = one.status === 0 ? "TENT-4X4" : "TENT-6P";
      const ledger = await open(join(here, "ledger.db"));
      const there = await ledger.balances({ holdsGoods: true });
      expect(there.map((held) => [held.item, held.lot, held.quantity])).toEqual([
        [item, "A", 40],
        [item, "B", 20],
      ]);
      expect((await ledger.verify()).problems).toEqual([]);
      await ledger.close();
    }
  });
});
