/** `trace` on a small world: every figure of the stock leads back to cells and people. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { stock } from "../../src/cli/commands/stock.ts";
import { trace } from "../../src/cli/commands/trace.ts";
import type { Ledger } from "../../src/ports.ts";
import { at, draft, drafts, ledgerOf, moved, run } from "../helpers/reports-world.ts";

let ledger: Ledger;
beforeAll(async () => {
  ledger = await ledgerOf(drafts);
});
afterAll(() => ledger.close());

const json = async (options: Record<string, string> = {}) =>
  JSON.parse((await run(trace, ledger, { options, format: "json" })).out);

for (const language of ["en", "ja"] as const) {
  test(`${language}: each posting with the balance after it`, async () => {
    const options = { item: "TENT-4X4" };
    const { out, exit } = await run(trace, ledger, { options, language });
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot(`../golden/trace/tents.${language}.txt`);
  });
}

test("a figure down to the cell, and a reversal beside what it reversed", async () => {
  const [figure, ...others] = await json({ lot: "T-1" });
  expect(others).toEqual([]);
  expect(figure).toMatchObject({
    account: "depot:AEDXB:available",
    agency: "cabinet-office",
    item: "TENT-4X4",
    lot: "T-1",
    quantity: 220,
  });
  expect(figure.postings[0]).toEqual({
    transaction: "T-1",
    effectiveDate: "2026-03-31",
    recordedAt: "2026-11-01T00:01:00.000Z",
    quantity: 300,
    running: 300,
    kind: "opening",
    user: "sato",
    reason: null,
    reference: null,
    reverses: null,
    reversedBy: null,
    source: {
      file: "内閣府在庫.csv",
      sha256: "a".repeat(64),
      sheet: "ドバイ",
      row: 6,
      cell: "F6",
      text: "３００張",
    },
    was: null,
  });
  const rest: readonly Record<string, unknown>[] = figure.postings.slice(1);
  expect(rest.map((it) => [it["running"], it["reverses"], it["reversedBy"]])).toEqual([
    [220, null, null],
    [217, null, "T-9"],
    [220, "T-8", null],
  ]);
});

test.each([{}, { asOf: "2026-08-05" }, { knownAt: "2026-11-01T00:06:00Z" }] as const)(
  "%j: the figures are those of the stock, and goods in transit",
  async (clocks) => {
    const figures: readonly Record<string, unknown>[] = await json(clocks);
    const lines: readonly Record<string, unknown>[] = JSON.parse(
      (await run(stock, ledger, { options: clocks, format: "json" })).out,
    );
    const inDepots = figures.filter(({ account }) => String(account).startsWith("depot:"));
    const told = inDepots.map((it) => [it["account"], it["agency"], it["lot"], it["quantity"]]);
    const held = lines.map((it) => [
      `depot:${it["depot"]}:${it["status"]}`,
      ...[it["agency"], it["lot"], it["quantity"]],
    ]);
    expect(told.length).toBeGreaterThan(4);
    expect(told.map(String).sort()).toEqual(held.map(String).sort());
  },
);

test("a lot that nobody knows is a slip; a lot that is used up is not", async () => {
  const slip = await run(trace, ledger, { options: { lot: "T1" } });
  expect(slip.exit).toBe(2);
  expect(slip.err).toContain('error[unknown-code]: no lot is called "T1"\n  at:  option --lot\n');
  const early = await run(trace, ledger, { options: { lot: "T-1", asOf: "2020-01-01" } });
  expect([early.exit, early.out]).toEqual([
    0,
    "Nothing is there; `bichiku history` with the same options shows what happened.\n",
  ]);
  expect(await json({ lot: "T-1", asOf: "2020-01-01" })).toEqual([]);
});

test("--csv has a row for each posting", async () => {
  const { out } = await run(trace, ledger, { options: { lot: "T-1" }, format: "csv" });
  expect(out.trimEnd().split("\n")).toHaveLength(5);
  expect(out).toContain("300,300,opening,sato");
});

test("what is dated after today is left out, as in the stock, and told of", async () => {
  const later = await ledgerOf([
    ...drafts,
    draft("receive", "2026-12-05", [
      moved(
        { item: "TENT-4X4", lot: "T-1", quantity: 50, agency: "cabinet-office" },
        "supplier:Sample Tent Works",
        at("AEDXB"),
      ),
    ]),
  ]);
  const traced = async (options: Record<string, string>) => {
    const { out, err } = await run(trace, later, { options: { lot: "T-1", ...options } });
    return { figure: /Dubai: (\S+) pieces$/m.exec(out)?.[1], err };
  };
  expect(await traced({})).toEqual({
    figure: "220",
    err: "Movements dated after today (up to 2026-12-05) are left out; --as-of 2026-12-05 includes them.\n",
  });
  expect(await traced({ asOf: "2026-12-05" })).toEqual({ figure: "270", err: "" });
  await later.close();
});

test("more postings than can be held at once are refused, with what to do", async () => {
  const many = await ledgerOf([]);
  const goods = { item: "BLANKET", lot: "B", quantity: 1, agency: "jica" };
  const entry = moved(goods, "supplier:S", at("AEDXB"));
  const entries = Array.from({ length: 300_001 }, () => entry);
  await many.write((writer) => writer.append([draft("receive", "2026-05-01", entries)]));
  const { exit, out, err } = await run(trace, many, { format: "csv" });
  expect([exit, out]).toEqual([2, ""]);
  expect(err).toContain("error[too-many-postings]");
  expect(err).toContain("bichiku history --csv");
  await many.close();
});
