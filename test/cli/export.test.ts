/** `export` on a small world: what arrives elsewhere is what `stock` shows. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exporting } from "../../src/cli/commands/export.ts";
import { stock } from "../../src/cli/commands/stock.ts";
import { Journal } from "../../src/documents/hledger.ts";
import { mergeDraft } from "../../src/domain/items/merge.ts";
import { SameItems } from "../../src/domain/items/same-item.ts";
import type { Ledger } from "../../src/ports.ts";
import { at, draft, drafts, ledgerOf, lot, moved, run } from "../helpers/reports-world.ts";

/** Goods and people whose names would trip a program that takes them for its own signs. */
const awkward = [
  draft(
    "receive",
    "2026-11-01",
    ['=HYPERLINK("x")', "a:b;c", "two  spaces ", '"quoted"', "(virtual", "1,200 枚"].map((item) =>
      moved(
        {
          item,
          lot: "-L:1;  [2026/99/99]",
          quantity: 7,
          agency: "jica",
          origin: { row: 3, text: "[1/99], date:2026-13-13" },
        },
        "supplier:A:B  C;D",
        at("SGSIN"),
      ),
    ),
    {
      user: "o'neil; [2026-99-99]",
      reason: "date: never, [9/99] | x\nnext line",
      reference: "R:1, 2",
      source: { name: "a, b; c.csv", sha256: "c".repeat(64) },
      declarations: [
        ...['=HYPERLINK("x")', "a:b;c", "two  spaces ", '"quoted"', "(virtual", "1,200 枚"].map(
          (code) =>
            ({
              declares: "item",
              code,
              provisional: true,
              baseUnit: "piece",
              nameEn: code,
            }) as const,
        ),
        lot("a:b;c", "-L:1;  [2026/99/99]", { expiry: "2028-01-31" }),
      ],
    },
  ),
  // One of them turns out to be blankets, five of these each.
  mergeDraft(
    {
      ...{ code: "a:b;c", item: "BLANKET", ratio: { times: 5, per: 1 } },
      ...{ date: "2026-11-02", user: "sato", fingerprints: { left: "a", right: "b" } },
    },
    {
      balances: [
        {
          ...{ account: at("SGSIN"), agency: "jica", quantity: 7 },
          ...{ item: "a:b;c", lot: "-L:1;  [2026/99/99]" },
        },
      ],
      lots: new Map(),
      same: new SameItems(),
    },
  ).draft,
  draft("items", "2026-11-02", []),
  draft("adjust", "2026-11-03", [
    moved(
      { item: "BLANKET", lot: "B-2", quantity: 0, agency: "cabinet-office" },
      "count-difference",
      at("AEDXB"),
    ),
  ]),
];

let ledger: Ledger;
beforeAll(async () => {
  ledger = await ledgerOf([...drafts, ...awkward]);
});
afterAll(() => ledger.close());

type Row = Readonly<Record<string, string>>;
const read = (text: string): readonly Row[] => parse<Row>(text, { columns: true, bom: true });

const stockRows = async (options = {}): Promise<readonly Record<string, unknown>[]> =>
  JSON.parse((await run(stock, ledger, { options, format: "json" })).out);

const sumOf = (rows: readonly Record<string, unknown>[], field: string): number =>
  rows.reduce((sum, row) => sum + Number(row[field] ?? 0), 0);

describe("csv and hxl", () => {
  test.each([{}, { asOf: "2026-06-30" }, { knownAt: "2026-11-01T00:05:00Z" }])(
    "csv of %j has the lines and totals of the stock",
    async (clocks) => {
      const { out, err } = await run(exporting, ledger, { options: { format: "csv", ...clocks } });
      const [rows, lines] = [read(out), await stockRows(clocks)];
      expect(rows.length).toBe(lines.length);
      for (const field of ["quantity", "weightKg", "volumeM3", "valueJpy"]) {
        expect(sumOf(rows, field)).toBeCloseTo(sumOf(lines, field), 6);
      }
      expect(err).toMatch(new RegExp(`^Control totals: ${lines.length} rows, `));
    },
  );

  test("hxl: a tag for every column under the header, as in the reference data", async () => {
    const { out } = await run(exporting, ledger, { options: { format: "hxl" } });
    const [, second = ""] = out.split("\n");
    expect(second).toBe(
      "#item+code,#item+name,#item+i_ja+name,#item+type,#org+code+owner,#loc+code+warehouse," +
        "#loc+name+warehouse,#item+lot,#date+expiry,#status,#item+num,#item+unit," +
        "#value+kg+total+weight,#value+m3+total+volume,#value+jpy+total,#date+acquired," +
        "#date+manufactured,#org+supplier,#org+funder,#meta+funding,#meta+earmark,#value+unit," +
        "#currency+code,#date+reported",
    );
    const known = new Set(read(readFileSync("data/hxl.csv", "utf8")).map((row) => row["tag"]));
    expect(second.split(",").filter((tag) => !known.has(tag))).toEqual([]);
    const [, ...rows] = read(out);
    expect(sumOf(rows, "quantity")).toBe(sumOf(await stockRows(), "quantity"));
  });

  test("no text becomes a formula", async () => {
    for (const format of ["csv", "hxl"]) {
      const { out } = await run(exporting, ledger, { options: { format } });
      const cells: readonly string[] = parse(out, { relax_column_count: true }).flat();
      expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
      expect(cells).toContain(`'=HYPERLINK("x")`);
    }
  });

  test("a csv file opens in Excel as UTF-8", async () => {
    const options = { format: "csv", output: "stock.csv" };
    const { texts, out, err } = await run(exporting, ledger, { options });
    expect(out).toBe("");
    expect(err).toContain("wrote stock.csv\nControl totals: ");
    expect(texts.get("stock.csv")?.slice(0, 5)).toBe("\uFEFFitem");
  });

  test("--json tells what was written", async () => {
    const options = { format: "csv", output: "stock.csv", asOf: "2026-03-31" };
    const { out } = await run(exporting, ledger, { options, format: "json" });
    expect(JSON.parse(out)).toMatchObject({
      format: "csv",
      file: "stock.csv",
      asOf: "2026-03-31",
      knownAt: null,
      head: { transaction: "T-14" },
      totals: {
        rows: 5,
        quantities: [
          { unit: "g", quantity: 5_000_000 },
          { unit: "piece", quantity: 4300 },
        ],
        valueJpy: null,
      },
    });
  });
});

for (const language of ["en", "ja"] as const) {
  test(`${language}: the workbook's sheets`, async () => {
    const small = await ledgerOf(drafts);
    const options = { format: "xlsx", output: "stock.xlsx" };
    const { workbooks } = await run(exporting, small, { options, language });
    const sheets = JSON.stringify(workbooks.get("stock.xlsx"), undefined, 1);
    await expect(sheets).toMatchFileSnapshot(`../golden/export/sheets.${language}.txt`);
    await small.close();
  });
}

test.each([
  [{}, "option-missing", "--format"],
  [{ format: "pdf" }, "option-invalid", "--format"],
  [{ format: "xlsx" }, "option-missing", "--output"],
  [{ format: "hledger", asOf: "tomorrow" }, "option-invalid", "--as-of"],
])("%j: %s of %s", async (options, kind, option) => {
  const { exit, err } = await run(exporting, ledger, { options });
  expect(exit).toBe(2);
  expect(err).toContain(kind);
  expect(err).toContain(option);
});

const hledger = spawnSync("hledger", ["--version"], { encoding: "utf8" });
if (hledger.error) console.warn("hledger is not installed: its tests are skipped");

describe.skipIf(hledger.error !== undefined)("hledger reads the journal", () => {
  const folder = mkdtempSync(join(tmpdir(), "bichiku-hledger-"));
  const file = join(folder, "stock.journal");
  afterAll(() => rmSync(folder, { recursive: true }));
  const ask = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync("hledger", ["-f", file, ...args], {
      encoding: "utf8",
      env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    return stdout;
  };

  test.each([{}, { asOf: "2026-08-10" }, { knownAt: "2026-11-01T00:06:00Z" }])(
    "%j: without a complaint, and with the balances of the stock",
    async (clocks) => {
      const { out, err } = await run(exporting, ledger, {
        options: { format: "hledger", ...clocks },
      });
      expect(err).toMatch(/^Control totals: \d+ transactions, \d+ postings\n$/);
      writeFileSync(file, out);
      ask("check", "--strict");
      const told = ask("bal", "--flat", "-N", "--layout", "bare", "-O", "csv", "^depot:");
      const held = read(told).map(
        (row) => `${row["account"]} ${row["commodity"]} ${row["balance"]}`,
      );
      const encoded = (text: unknown): string =>
        String(text)
          .replace(/[%:;"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
          .replace(/^\(/, "%28")
          .replace(/ $|(?<= ) /g, "%20")
          .replace(/^=/, "%3D");
      const lines = (await stockRows(clocks)).map(
        (row) =>
          `depot:${row["depot"]}:${row["status"]}:${row["agency"]}:${encoded(row["lot"])} ` +
          `${encoded(row["item"])} ${row["quantity"]}`,
      );
      expect(held.toSorted()).toEqual(lines.toSorted());
      expect(held.length).toBeGreaterThan(4);
    },
  );

  test("whatever goods, lots and people are called", () => {
    const journal = new Journal();
    const names = fc.sample(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom(..." \t\n:;,%\"'[](){}*!=@#|~-.毛0"),
          fc.string({ minLength: 1, maxLength: 1 }),
        ),
      }),
      { numRuns: 400, seed: 20_261_123 },
    );
    const pieces = names.map((name, index) =>
      journal.add({
        ...draft("receive", "2026-04-01", [
          moved(
            {
              ...{ item: `${name}i`, lot: `${name}l`, quantity: index + 1, agency: `${name}a` },
              origin: { row: index + 1, sheet: name, cell: name, text: name },
            },
            `supplier:${name}`,
            at("AEDXB"),
          ),
        ]),
        ...{ user: name, reason: name, reference: name, source: { name, sha256: "" } },
        ...{ number: index + 1, recordedAt: "2026-11-01T00:00:00.000Z", hash: "" },
      }),
    );
    writeFileSync(file, pieces.join(""));
    ask("check", "--strict");
    const told = ask("bal", "--flat", "-N", "--layout", "bare", "-O", "csv", "^depot:");
    const total = read(told).reduce((sum, row) => sum + Number(row["balance"]), 0);
    expect(total).toBe((400 * 401) / 2);
  });

  test("what a journal looks like", async () => {
    const small = await ledgerOf(drafts);
    const { texts } = await run(exporting, small, {
      options: { format: "hledger", output: file },
    });
    await expect(texts.get(file)?.replace(/head: \w+/, "head: …")).toMatchFileSnapshot(
      "../golden/export/small.journal",
    );
    await small.close();
  });
});
