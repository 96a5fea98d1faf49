/**
 * Several programs on one ledger at once: nothing lost, nothing below zero, nothing seen half done,
 * and whoever has to wait too long is told so.
 */
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
});
