/**
 * For ledgers as they really are, with all that the ledger refuses left out: every report tells of
 * the same goods, whichever of the two clocks it is asked by.
 */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "../../src/cli/command.ts";
import { book } from "../../src/cli/commands/book.ts";
import { exporting } from "../../src/cli/commands/export.ts";
import { history } from "../../src/cli/commands/history.ts";
import { stock } from "../../src/cli/commands/stock.ts";
import { trace } from "../../src/cli/commands/trace.ts";
import { plusDays } from "../../src/domain/dates.ts";
import type { Draft } from "../../src/domain/ledger.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { at, draft, ledgerOf, run } from "../helpers/reports-world.ts";

const depots = [at("AEDXB"), at("AEDXB", "damaged"), at("SGSIN"), at("SGSIN", "reserved")] as const;
const agency = fc.constantFrom("jica", "cabinet-office");
const holder = fc.record({ account: fc.constantFrom(...depots), agency });
const outside = { receive: "supplier:X", issue: "recipient:Y", adjust: "count-difference" };

/** Receipts, issues, transfers of every sort and corrections, on the days of three fiscal years. */
const movement = fc
  .record({
    kind: fc.constantFrom("receive", "receive", "issue", "transfer", "adjust"),
    date: fc.integer({ min: 0, max: 900 }).map((days) => plusDays("2025-03-01", days)),
    item: fc.constantFrom("BLANKET", "TENT-4X4", "BISCUIT"),
    lot: fc.constantFrom("L-1", "L-2"),
    quantity: fc.integer({ min: 1, max: 500 }),
    from: holder,
    to: holder,
    more: fc.boolean(),
  })
  .map(({ kind, date, item, lot, quantity, from, to, more }): Draft => {
    const goods = { item, lot, quantity };
    if (kind === "transfer") return draft(kind, date, [{ ...goods, from, to }]);
    const other = { account: outside[kind], agency: from.agency };
    const comes = kind === "receive" || (kind === "adjust" && more);
    const sides = comes ? { from: other, to: from } : { from, to: other };
    return draft(kind, date, [{ ...goods, ...sides }]);
  })
  .filter(({ entries: [entry] }) => JSON.stringify(entry?.from) !== JSON.stringify(entry?.to));

async function ledgerFrom(movements: readonly Draft[]): Promise<Ledger> {
  const ledger = await ledgerOf([]);
  for (const each of movements) {
    try {
      await ledger.write((writer) => writer.append([each]));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return ledger;
}

type Row = Readonly<Record<string, unknown>>;

async function json(
  command: Command,
  ledger: Ledger,
  options: Record<string, string>,
): Promise<readonly Row[]> {
  return JSON.parse((await run(command, ledger, { options, format: "json" })).out);
}

const sums = (rows: readonly Row[], keys: readonly string[], figure: string) => {
  const found: Record<string, number> = {};
  for (const row of rows) {
    const name = keys.map((key) => row[key]).join(" ");
    found[name] = (found[name] ?? 0) + Number(row[figure]);
  }
  return Object.fromEntries(Object.entries(found).filter(([, sum]) => sum !== 0));
};

const movements = fc.array(movement, { minLength: 5, maxLength: 40 });

test("book, trace, history and export agree with the stock", async () => {
  await fc.assert(
    fc.asyncProperty(movements, async (drawn) => {
      const ledger = await ledgerFrom(drawn);
      const owned = ["agency", "item"];
      for (const year of [2024, 2025, 2026]) {
        const asOf = `${year + 1}-03-31`;
        const lines = await json(stock, ledger, { asOf });
        const pages = await json(book, ledger, { fiscalYear: String(year) });
        expect(sums(pages, owned, "closing")).toEqual(sums(lines, owned, "quantity"));
        const figures = await json(trace, ledger, { asOf });
        expect(sums(figures, [...owned, "lot"], "quantity")).toEqual(
          sums(lines, [...owned, "lot"], "quantity"),
        );
        const told = await json(history, ledger, { until: asOf });
        const postings = told.flatMap((row) => row["postings"] as readonly Row[]);
        const inside = postings.filter((row) => String(row["account"]).startsWith("depot:"));
        expect(sums(inside, owned, "quantity")).toEqual(sums(lines, owned, "quantity"));
        const { out } = await run(exporting, ledger, { options: { format: "csv", asOf } });
        const rows = parse<Record<string, string>>(out, { columns: true });
        expect(sums(rows, owned, "quantity")).toEqual(sums(lines, owned, "quantity"));
      }
      await ledger.close();
    }),
    { numRuns: 25 },
  );
});

test("what the ledger knew after each write is what it held then", async () => {
  await fc.assert(
    fc.asyncProperty(movements, async (drawn) => {
      const ledger = await ledgerFrom(drawn);
      const all = await json(history, ledger, {});
      const moments = all.map((row) => String(row["recordedAt"]));
      for (const [at, knownAt] of moments.entries()) {
        const before = await ledgerFrom([]);
        for await (const { number, recordedAt: _, hash: __, ...rest } of ledger.transactions({})) {
          if (number <= at + 1) await before.write((writer) => writer.append([rest]));
        }
        const keys = ["item", "agency", "depot", "status", "lot"];
        expect(sums(await json(stock, ledger, { knownAt }), keys, "quantity")).toEqual(
          sums(await json(stock, before, {}), keys, "quantity"),
        );
        await before.close();
      }
      await ledger.close();
    }),
    { numRuns: 5 },
  );
});
