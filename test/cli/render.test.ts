/** What does a table look like where the terminal is too narrow for it, and where it is not? */

import fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { broken } from "../../src/cli/terminal/fit.ts";
import { renderTable, type TableSpec } from "../../src/cli/terminal/render.ts";
import { same } from "../../src/text/text.ts";

const table: TableSpec = {
  columns: [
    { key: "depot", heading: { en: "Depot", ja: "倉庫" } },
    { key: "item", heading: { en: "Item", ja: "品目" } },
    { key: "pieces", heading: { en: "Cabinet Office", ja: "内閣府" }, numeric: true },
    { key: "expiry", heading: { en: "Nearest expiry", ja: "直近の期限" } },
  ],
  rows: [
    {
      cells: {
        depot: "AEDXB ドバイ",
        item: "PLASTIC-SHEET-ROLL-50M プラスチックシート（50m巻、幅の記載なし）",
        pieces: 1_234_567,
        expiry: "2027-03-15（9か月未満）",
      },
      tones: { expiry: "warning" },
    },
    { cells: { depot: "GHACC アクラ", item: "BLANKET 毛布", pieces: 60, expiry: undefined } },
  ],
  totals: { depot: "合計", pieces: 1_234_627 },
  notes: [same("重量が不明の品目: BLANKET、PLASTIC-SHEET-ROLL-50M")],
};

const shown = (width: number | undefined): string =>
  renderTable(table, { language: "ja", color: false, width });

const widest = (text: string): number =>
  Math.max(...text.split("\n").map((line) => stringWidth(line)));

test("a file, a pipe and a wide terminal get each row in one line", () => {
  expect(shown(undefined)).toBe(shown(200));
  expect(shown(undefined).split("\n")[2]).toMatch(
    /^AEDXB ドバイ {2}PLASTIC-SHEET-ROLL-50M .*1,234,567/,
  );
});

test("on a narrow terminal texts are broken, figures and codes are not", () => {
  expect(shown(62)).toMatchInlineSnapshot(`
    "倉庫          品目                  内閣府  直近の期限
    ──────────────────────────────────────────────────────────────
    AEDXB ドバイ  PLASTIC-SHEET-     1,234,567  2027-03-15（9か月
                  ROLL-50M プラスチ             未満）
                  ックシート（50m
                  巻、幅の記載な
                  し）
    GHACC アクラ  BLANKET 毛布              60
    ──────────────────────────────────────────────────────────────
    合計                             1,234,627
    重量が不明の品目: BLANKET、PLASTIC-SHEET-ROLL-50M
    "
  `);
});

test("where not even that fits, a row becomes a block", () => {
  expect(shown(40).split("\n").slice(0, 7)).toEqual([
    "倉庫        AEDXB ドバイ",
    "品目        PLASTIC-SHEET-ROLL-50M プラ",
    "            スチックシート（50m巻、幅の",
    "            記載なし）",
    "内閣府      1,234,567",
    "直近の期限  2027-03-15（9か月未満）",
    "",
  ]);
});

test("the words above figures stay whole, however narrow the figures are", () => {
  const table: TableSpec = {
    columns: [
      { key: "item", heading: { en: "Item", ja: "品目" } },
      { key: "book", heading: { en: "Book", ja: "帳簿数量" }, numeric: true },
      { key: "counted", heading: { en: "Difference", ja: "差異" }, numeric: true },
    ],
    rows: [{ cells: { item: "毛布（大きな字で長く書かれたもの）", book: 5, counted: 1 } }],
  };
  for (const language of ["en", "ja"] as const) {
    const [heading] = renderTable(table, { language, color: false, width: 36 }).split("\n");
    expect(heading).toContain(language === "en" ? "Book  Difference" : "帳簿数量  差異");
  }
});

test.each([1, 5, 20])(
  "a terminal of %i columns gets all there is, in lines of eight at least",
  (width) => {
    const text = shown(width).replace(/\s/g, "");
    expect(text).toContain("1,234,567");
    expect(text).toContain("BLANKET毛布");
  },
);

test("each piece of a broken text has the colour of its cell", () => {
  const colored = renderTable(table, { language: "ja", color: true, width: 62 });
  expect(colored).toContain("\u001b[33m2027-03-15（9か月 \u001b[0m");
  expect(colored).toContain("\u001b[33m未満）            \u001b[0m");
});

describe("of a table in a terminal", () => {
  test.each([45, 62, 80, 100])("no line is wider than %i cells", (width) => {
    expect(widest(shown(width))).toBeLessThanOrEqual(width);
  });

  test("breaking loses no letter, and every line fits", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab-,. 毛布（、ーé𠮷"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 30 }), (words, width) => {
        const lines = broken(words, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test("a title that is too long is broken like a note", () => {
  const title = same("dubai-operator-stock.csv, as of 2026-10-02: 10 of 23 stock cards agree");
  const [first, second] = renderTable(
    { ...table, title },
    { language: "en", color: false, width: 62 },
  ).split("\n");
  expect(`${first} ${second}`).toBe(title.en);
  expect(stringWidth(first ?? "")).toBeLessThanOrEqual(62);
});
