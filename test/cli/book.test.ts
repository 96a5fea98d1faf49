/** `book` on a small world: the receipts-and-issues book of a year, on screen and as files. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { book } from "../../src/cli/commands/book.ts";
import type { Ledger } from "../../src/ports.ts";
import { drafts, ledgerOf, run } from "../helpers/reports-world.ts";

let ledger: Ledger;
beforeAll(async () => {
  ledger = await ledgerOf(drafts);
});
afterAll(() => ledger.close());

const year = { fiscalYear: "2026" };
const json = async (options: Record<string, string>) =>
  JSON.parse((await run(book, ledger, { options, format: "json" })).out);

for (const language of ["en", "ja"] as const) {
  test(`${language}: brought forward, in, out, left`, async () => {
    const { out, exit } = await run(book, ledger, { options: year, language });
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot(`../golden/book/year.${language}.txt`);
  });

  test(`${language}: the same as sheets`, async () => {
    const options = { ...year, output: "受払簿.xlsx" };
    const { workbooks, out } = await run(book, ledger, { options, language });
    expect(out).toBe("");
    const sheets = JSON.stringify(workbooks.get("受払簿.xlsx"), undefined, 1);
    await expect(sheets).toMatchFileSnapshot(`../golden/book/sheets.${language}.txt`);
  });
}

const sums = (page: Record<string, unknown>) =>
  ["agency", "item", "opening", "receipts", "issues", "adjustments", "closing"].map(
    (key) => page[key],
  );

test("what was there before the year is its opening", async () => {
  const pages: readonly Record<string, unknown>[] = await json(year);
  expect(pages.map(sums)).toEqual([
    ["cabinet-office", "BLANKET", 1200, 650, 200, 0, 1650],
    ["cabinet-office", "TENT-4X4", 300, 0, 80, 0, 220],
    ["jica", "BISCUIT", 5_000_000, 0, 0, 0, 5_000_000],
    ["jica", "BLANKET", 2800, 200, 150, 0, 2850], // 400 of them in transit
  ]);
});

test("a statement that opened the stock within a year counts as its receipts", async () => {
  const pages: readonly Record<string, unknown>[] = await json({ fiscalYear: "2025年度" });
  expect(pages.map(sums)).toEqual([
    ["cabinet-office", "BLANKET", 0, 1200, 0, 0, 1200],
    ["cabinet-office", "TENT-4X4", 0, 300, 0, 0, 300],
    ["jica", "BISCUIT", 0, 5_000_000, 0, 0, 5_000_000],
    ["jica", "BLANKET", 0, 2800, 0, 0, 2800],
  ]);
  expect(await json({ fiscalYear: "2024" })).toEqual([]);
});

test("a page with its lines", async () => {
  const [, tents] = await json({ ...year, agency: "内閣府" });
  expect(tents).toMatchObject({ name: "Tent, 4 x 4 m", nameJa: "テント（4m×4m）", unit: "piece" });
  const keys = ["date", "transaction", "kind", "counterpart", "in", "out", "balance"];
  expect(tents.lines.map((line: Record<string, unknown>) => keys.map((key) => line[key]))).toEqual([
    ["2026-07-01", "T-4", "issue", "recipient:IOM", 0, 80, 220],
    ["2026-09-30", "T-8", "adjust", "count-difference", 0, 3, 217],
    ["2026-10-01", "T-9", "reverse", "count-difference", 3, 0, 220],
  ]);
});

test("what the ledger knew earlier", async () => {
  const pages: readonly Record<string, unknown>[] = await json({
    ...year,
    agency: "jica",
    knownAt: "2026-11-01T00:04:00Z",
  });
  expect(pages.map(sums).at(-1)).toEqual(["jica", "BLANKET", 2800, 0, 0, 0, 2800]);
});

test("--csv, and a .csv file that Excel opens", async () => {
  const { out } = await run(book, ledger, { options: year, format: "csv" });
  await expect(out).toMatchFileSnapshot("../golden/book/year.csv.txt");
  const file = await run(book, ledger, { options: { ...year, output: "book.csv" } });
  expect(file.texts.get("book.csv")).toBe(`\uFEFF${out.replaceAll("\n", "\r\n")}`);
});

test("wrong options are said together", async () => {
  const wrong = await run(book, ledger, { options: { agency: "nobody", output: "book.pdf" } });
  expect(wrong.exit).toBe(2);
  expect(wrong.err.match(/^error\[[\w-]+\]/gm)).toEqual([
    "error[option-missing]",
    "error[option-invalid]",
    "error[unknown-code]",
  ]);
  const year26 = await run(book, ledger, { options: { fiscalYear: "26" }, language: "ja" });
  expect(year26.err).toContain("「26」は --fiscal-year の値として使えません");
});

test("a year in wareki is the same year, as for closing", async () => {
  const { out } = await run(book, ledger, { options: { fiscalYear: "2026" } });
  for (const fiscalYear of ["R8", "令和8年度", "ＦＹ２０２６", "2026年度"]) {
    expect((await run(book, ledger, { options: { fiscalYear } })).out).toBe(out);
  }
});
