/**
 * What `export` writes, `import` takes into an empty ledger: every piece, owner, depot, status and
 * lot, with all that is known of the lot, as of the same day; in every format and language.
 */
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stockStatuses } from "../../src/domain/account.ts";
import type { Declaration, ItemDeclaration, LotFacts } from "../../src/domain/declaration.ts";
import { lotKey } from "../../src/domain/lot-key.ts";
import type { Ledger } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { draft } from "../helpers/reports-world.ts";

let office: Office;
beforeAll(() => {
  office = enterOffice();
});
afterAll(() => office.leave());

const provisional = (code: string, more: Partial<ItemDeclaration>): ItemDeclaration => ({
  declares: "item",
  code,
  provisional: true,
  baseUnit: "piece",
  ...more,
});

/** Goods of the catalogue, and some that only this ledger knows, with names that mislead. */
const own: readonly ItemDeclaration[] = [
  provisional("毛布(難燃性・試供品)", { nameJa: "毛布(難燃性・試供品)", category: "blanket" }),
  provisional("007", { nameEn: "007" }),
  provisional("=1+1", { nameEn: "=1+1", category: "tent" }),
  provisional("Lentils, red", { nameEn: "Lentils, red", baseUnit: "g" }),
];
const places: readonly Declaration[] = [
  { declares: "depot", code: "WH-9", name: "WH-9" },
  { declares: "depot", code: "第七倉庫", name: "第七倉庫" },
  { declares: "agency", code: "赤十字", name: "赤十字" },
];

const day = (days: number): string =>
  new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const party = optional(fc.constantFrom("Sample Textile", "見本商会(株)", "-1", "O'Neil, Ltd"));

/** With every combination of what may be known; an expiry is not before the day of receipt. */
const facts: fc.Arbitrary<LotFacts> = fc
  .record({
    acquired: optional(fc.integer({ min: 0, max: 700 }).map(day)),
    manufactured: optional(fc.integer({ min: 0, max: 700 }).map(day)),
    expiry: optional(fc.integer({ min: 800, max: 4000 }).map(day)),
    supplier: party,
    donor: party,
    funding: party,
    earmark: party,
    unitCost: optional(
      fc.record({
        minor: fc.integer({ min: 1, max: 10_000_000 }),
        currency: fc.constantFrom("JPY", "USD", "EUR"),
      }),
    ),
  })
  .map(
    (all) =>
      Object.fromEntries(
        Object.entries(all).filter(([, value]) => value !== undefined),
      ) as LotFacts,
  );

const lotCodes = ["L-1", "007", "9E42", "-5", "2026-05-01", "1/2", "合計", "Total", '"a", b', "毛"];
const itemCodes = ["BLANKET", "TENT-4X4", ...own.map(({ code }) => code)];

const receipt = fc.record({
  item: fc.constantFrom(...itemCodes),
  lot: fc.constantFrom(...lotCodes),
  depot: fc.constantFrom("AEDXB", "SGSIN", "WH-9", "第七倉庫"),
  agency: fc.constantFrom("cabinet-office", "jica", "赤十字"),
  status: fc.constantFrom(...stockStatuses),
  quantity: fc.integer({ min: 1, max: 1_000_000_000 }),
  days: fc.integer({ min: 0, max: 1200 }),
});

const ledgers = fc.record({
  receipts: fc.array(receipt, { minLength: 1, maxLength: 12 }),
  lots: fc.dictionary(
    fc.constantFrom(...itemCodes.flatMap((item) => lotCodes.map((lot) => lotKey(item, lot)))),
    facts,
    { minKeys: 20, maxKeys: 60 },
  ),
  asOf: optional(fc.integer({ min: 100, max: 1300 }).map(day)),
});

const opened = (file: string): Promise<Ledger> =>
  openLedger(openSqlite(resolve(file), { create: true }), () => "2026-11-23T01:00:00.000Z");

/** All that is there at the end of a day, in words that two ledgers can be compared by. */
async function holdings(file: string, asOf: string | undefined): Promise<readonly string[]> {
  const ledger = await opened(file);
  const lots = await ledger.lotFacts();
  const balances = await ledger.balances({ holdsGoods: true, ...(asOf && { asOf }) });
  const declared = new Map(
    (await ledger.declarations()).map((it) => [`${it.declares} ${it.code}`, it] as const),
  );
  await ledger.close();
  return balances.map(({ account, agency, item, lot, quantity }) => {
    const known = Object.entries(lots.get(lotKey(item, lot)) ?? {}).sort();
    const fresh = declared.get(`item ${item}`);
    const told = fresh?.declares === "item" && [fresh.baseUnit, fresh.category];
    return JSON.stringify({ account, agency, item, lot, quantity, known, told });
  });
}

test("export → import into an empty ledger is the same stock", { timeout: 240_000 }, async () => {
  const formats = ["csv", "hxl", "xlsx"].flatMap((format) =>
    ["en", "ja"].map((language) => ({ format, language })),
  );
  await office.run("init", "--store", "sqlite:empty.db");
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom(...formats), async (drawn, { format, language }) => {
      for (const file of ["a.db", "b.db"]) if (existsSync(file)) rmSync(file);
      const ledger = await opened("a.db");
      const drafts = drawn.receipts.map(({ item, lot, quantity, days, ...holder }) =>
        draft("receive", day(days), [
          {
            ...{ item, lot, quantity },
            from: { account: "supplier:S", agency: holder.agency },
            to: { account: `depot:${holder.depot}:${holder.status}`, agency: holder.agency },
          },
        ]),
      );
      const lots = drawn.receipts.map(
        ({ item, lot }): Declaration => ({
          ...{ declares: "lot", item, code: lot },
          facts: drawn.lots[lotKey(item, lot)] ?? {},
        }),
      );
      const declarations = [...own, ...places, ...lots];
      await ledger.write((writer) =>
        writer.append(drafts.map((it, at) => (at === 0 ? { ...it, declarations } : it))),
      );
      await ledger.close();
      const name = `stock.${format === "xlsx" ? "xlsx" : "csv"}`;
      const clock = drawn.asOf === undefined ? [] : ["--as-of", drawn.asOf];
      const wrote = await office.run(
        ...["export", "--format", format, "-o", name, "--lang", language],
        ...["--store", "sqlite:a.db", ...clock],
      );
      expect(wrote).toMatchObject({ status: 0 });
      copyFileSync("empty.db", "b.db");
      const asOf = drawn.asOf ?? "2026-11-23";
      const before = await holdings("a.db", asOf);
      const took = await office.run("import", name, "--store", "sqlite:b.db", "--json");
      if (before.length === 0) return;
      expect(took.err).not.toContain("error");
      expect(took.status).toBe(0);
      expect(JSON.parse(took.out)).toMatchObject({ asOf, rejects: [], warnings: [] });
      expect(await holdings("b.db", undefined)).toEqual(before);
      expect(await holdings("b.db", asOf)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
