/**
 * The program is killed at any moment, a hundred times while it imports and posts files, and as
 * often while it appends: what it was doing is wholly there or wholly not, and the ledger is sound.
 */
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import type { Ledger } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { buildProgram } from "../helpers/built-program.ts";
import { durationOf, Killer, patience } from "../helpers/killer.ts";
import { opening, post } from "./drafts.ts";
import { Clock, folder } from "./engines.ts";

const program = buildProgram();
const script = "test/storage/warehouse-clerk.js";

const open = (path: string): Promise<Ledger> =>
  openLedger(openSqlite(path, { create: false }), new Clock().now, { create: false });

async function expectSound(path: string): Promise<Ledger> {
  const ledger = await open(path);
  expect((await ledger.verify()).problems).toEqual([]);
  return ledger;
}

/** A ledger with something in it, to be copied. */
async function template(): Promise<{ readonly here: string; readonly path: string }> {
  const here = folder();
  const path = join(here, "template.db");
  const ledger = await openLedger(openSqlite(path, { create: true }), new Clock().now);
  await post(ledger, opening({ quantity: 100_000 }), opening({ lot: "B", quantity: 5 }));
  await ledger.close();
  return { here, path };
}

describe("killed while it appends", () => {
  test("one write of thousands: wholly there or wholly not", async () => {
    const { here, path } = await template();
    const drafts = 4000;
    const start = (file: string) => program.startScript(script, file, "bulk", String(drafts));
    const fresh = (name: string): string => {
      copyFileSync(path, join(here, name));
      return join(here, name);
    };
    const duration = await durationOf(start(fresh("whole.db")), "begun");
    const killer = new Killer(duration, 11);
    let torn = 0;
    for (const kill of killer.times(24, 9)) {
      const file = fresh(`bulk-${kill}.db`);
      await killer.kill(start(file), "begun");
      if (existsSync(`${file}-journal`)) torn += 1;
      const ledger = await expectSound(file);
      const { number } = await ledger.head();
      expect([2, 2 + drafts]).toContain(number);
      await ledger.close();
    }
    expect(killer.midway).toBeGreaterThan(8);
    expect(torn).toBeGreaterThan(0); // with pages of the write in the file already
  });

  test("many small writes: all that it had told are there, and at most one more", async () => {
    const { here, path } = await template();
    const writes = 40;
    const start = (file: string) => program.startScript(script, file, "many", String(writes));
    copyFileSync(path, join(here, "whole.db"));
    const killer = new Killer(await durationOf(start(join(here, "whole.db")), "begun"), 12);
    for (const kill of killer.times(12, 5)) {
      const file = join(here, `many-${kill}.db`);
      copyFileSync(path, file);
      const started = start(file);
      await killer.kill(started, "begun");
      const told = ((await started.ended).out.match(/recorded/g) ?? []).length;
      const ledger = await expectSound(file);
      const { number } = await ledger.head();
      expect((number - 2) % 3).toBe(0);
      expect([told, told + 1]).toContain((number - 2) / 3);
      await ledger.close();
    }
    expect(killer.midway).toBeGreaterThan(4);
  });
});

test("killed while it makes a ledger: made again, it is one", async () => {
  const here = folder();
  const start = (name: string) => program.start(here, "init", "--store", `sqlite:${name}.db`);
  const killer = new Killer(await durationOf(start("whole"), ""), 13);
  for (const kill of killer.times(12, 4)) {
    const name = `init-${kill}`;
    await killer.kill(start(name), "", 0.4);
    expect((await start(name).ended).status).toBe(exit.ok);
    await (await expectSound(join(here, `${name}.db`))).close();
  }
  expect(killer.midway).toBeGreaterThan(3);
});

interface Task {
  readonly name: string;
  readonly argv: readonly string[];
  readonly file: string;
  write(path: string): void;
  /** What is in the ledger when it has run, beside what was before. */
  readonly transactions: number;
  /** What is there before, of the same file. */
  readonly before?: { readonly argv: readonly string[]; readonly transactions: number };
  readonly times: number;
}

const lines = (count: number, line: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => `${line(nth)}\n`).join("");

const tasks: readonly Task[] = [
  {
    name: "import",
    argv: ["import", "stock.csv", "--agency", "jica", "--date", "2026-05-01"],
    file: "stock.csv",
    write: (path) =>
      writeFileSync(
        path,
        `item,depot,lot,quantity,unit\n${lines(1500, (nth) => `TENT-4X4,AEDXB,L-${nth},${nth + 1},pcs`)}`,
      ),
    transactions: 1,
    times: 50,
  },
  {
    name: "post",
    argv: ["post", "moves.csv"],
    file: "moves.csv",
    write: (path) =>
      writeFileSync(
        path,
        `date,kind,item,lot,depot,agency,quantity\n${lines(4000, (nth) => `2026-05-01,receive,TENT-4X4,L-${nth % 500},AEDXB,jica,${nth + 1}`)}`,
      ),
    transactions: 4000,
    times: 50,
  },
  {
    name: "merge",
    argv: [
      "items",
      "merge",
      "天幕（箱）",
      "--into",
      "TENT-4X4",
      "--ratio",
      "4",
      "--date",
      "2026-06-01",
    ],
    file: "boxes.csv",
    write: (path) =>
      writeFileSync(
        path,
        `item,depot,lot,quantity,unit\n${lines(1500, (nth) => `天幕（箱）,AEDXB,L-${nth},${nth + 1},pcs`)}`,
      ),
    transactions: 1,
    before: {
      argv: ["import", "boxes.csv", "--agency", "jica", "--date", "2026-05-01"],
      transactions: 1,
    },
    times: 24,
  },
];

describe("killed while it works on a file", () => {
  test.each(tasks)(
    "$name, $times times: wholly there or wholly not; run again, it is there once",
    async ({ name, argv, write, file, transactions, before, times }) => {
      const here = folder();
      write(join(here, file));
      for (const first of [["init"], ...(before === undefined ? [] : [before.argv])]) {
        const made = await program.start(here, ...first, "--store", "sqlite:empty.db").ended;
        expect(made.status, made.err).toBe(0);
      }
      const run = (store: string) => {
        copyFileSync(join(here, "empty.db"), join(here, store));
        return program.start(here, ...argv, "--store", `sqlite:${store}`);
      };
      const stateOf = async (store: string) => {
        const ledger = await expectSound(join(here, store));
        const state = {
          number: (await ledger.head()).number,
          balances: await ledger.balances({}),
          facts: new Map([...(await ledger.lotFacts())].sort()),
        };
        await ledger.close();
        return state;
      };
      const untouched = await stateOf("empty.db");
      expect(untouched.number).toBe(before?.transactions ?? 0);
      const duration = await durationOf(run("whole.db"), "");
      const whole = await stateOf("whole.db");
      expect(whole.number).toBe(untouched.number + transactions);

      const killer = new Killer(duration, name.length);
      const once = async (nth: number): Promise<void> => {
        const store = `${name}-${nth}.db`;
        await killer.kill(run(store), "", 0.3); // Starting up takes the first part.
        const state = await stateOf(store);
        expect(state).toEqual(state.number === untouched.number ? untouched : whole);
      };
      const enough = Math.floor(times * 0.3) + 1;
      for (const nth of killer.times(times / 2, enough)) {
        await Promise.all([once(2 * nth), once(2 * nth + 1)]);
      }
      expect(killer.midway).toBeGreaterThanOrEqual(enough);

      const last = `${name}-${times - 1}.db`;
      const again = await program.start(here, ...argv, "--store", `sqlite:${last}`).ended;
      const more = await program.start(here, ...argv, "--store", `sqlite:${last}`).ended;
      expect([exit.ok, exit.refused]).toContain(again.status); // as it was killed before, or after
      expect(more.status).toBe(exit.refused);
      expect(await stateOf(last)).toEqual(whole);
    },
    patience,
  );
});
