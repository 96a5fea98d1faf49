/** Count sheets and inspection reports, whole, as somebody reads them in either language. */
import { describe, expect, test } from "vitest";
import { type CountReport, countReport } from "../../src/documents/count-report.ts";
import { countSheet, sheetGrid } from "../../src/documents/count-sheets.ts";
import type { SheetSpec } from "../../src/documents/sheet.ts";
import type { CountDecided } from "../../src/domain/counting/count-declaration.ts";
import { languages, same, type Text } from "../../src/text/text.ts";
import { things } from "../helpers/reports-world.ts";

const text = (en: string, ja: string): Text => ({ en, ja });
const items = new Map(things.items.map((item) => [item.code, item]));
const agencies: Readonly<Record<string, Text>> = {
  jica: same("JICA"),
  "cabinet-office": text("Cabinet Office", "内閣府"),
};
const names = {
  item: (code: string) => items.get(code),
  agency: (code: string) => agencies[code] ?? same(code),
  unit: (code: string | undefined) =>
    code === "bale" ? text("bale", "梱") : code === "g" ? same("g") : text("piece", "個"),
};

const blankets = { item: "BLANKET", agency: "cabinet-office" } as const;
const biscuits = { item: "BISCUIT", lot: "007", agency: "jica", status: "available" } as const;

const page = (sheet: SheetSpec): string =>
  `${sheetGrid(sheet)
    .map((row) =>
      row
        .map((value) => value ?? "")
        .join(" | ")
        .trimEnd(),
    )
    .join("\n")}\n`;

const totals = { lines: 3, differences: 2, undecided: 1, notCounted: 4 };
const decided = (line: Partial<CountDecided>): CountDecided => ({
  ...blankets,
  ...{ lot: "B-1", status: "available", book: 1200, counted: 1200, damaged: 0, expired: 0 },
  ...line,
});

const report: CountReport = {
  count: "C-1",
  occasion: "yearly",
  date: "2026-11-20",
  depot: text("AEDXB Dubai", "AEDXB ドバイ"),
  scope: text("all goods", "全物品"),
  inspector: "検査 太郎",
  witness: undefined,
  teams: [text("team 1: Sato, 2026-11-20", "第1班 佐藤（令和8年11月20日実施）")],
  position: same("T-2"),
  posted: same("T-6"),
  lines: [
    { ...decided({}), line: 1 },
    { ...decided({ lot: "B-2", counted: 1195, damaged: 5, reason: "濡損" }), line: 2 },
    { ...decided({ ...biscuits, counted: 0, reason: "stolen" }), line: undefined },
  ],
  totals,
  inspections: [
    { agency: "cabinet-office", basisEn: "the law", basisJa: "法律", copies: 2, source: "test" },
  ],
};

describe.each(languages)("in language %s", (language) => {
  test.each([1, 2, 3] as const)("the sheet of team %s", async (team) => {
    const sheet = countSheet(
      team,
      [
        { ...blankets, lot: "B-1", status: "available", line: 1 },
        { ...blankets, lot: "B-1", status: "quarantine", line: 2 },
        { ...biscuits, line: 3 },
        { item: "謎の箱", lot: "X", agency: "IOM", status: "damaged", line: 7 },
      ],
      {
        ...names,
        language,
        count: "C-1",
        depot: text("AEDXB Dubai", "AEDXB ドバイ"),
        scope: team === 1 ? [] : [text("Blankets", "毛布"), same("JICA")],
        date: team === 2 ? "2026-11-20" : undefined,
        position: "T-12",
        hash: "0123456789abcdef".repeat(4),
        expiry: ({ lot }) => (lot === "007" ? "2027-06-30" : undefined),
      },
    );
    expect(page(sheet)).not.toMatch(/1200|1,200/); // blind
    await expect(page(sheet)).toMatchFileSnapshot(`../golden/count/sheet-${team}.${language}.txt`);
  });

  test("the inspection report", async () => {
    const sheet = countReport(report, { ...names, language });
    await expect(page(sheet)).toMatchFileSnapshot(`../golden/count/report.${language}.txt`);
  });

  test("the report of a count that found everything right", async () => {
    const [line] = report.lines;
    const sound: CountReport = {
      ...report,
      lines: line === undefined ? [] : [line],
      totals: { lines: 1, differences: 0, undecided: 0, notCounted: 0 },
      inspections: [],
    };
    const sheet = countReport(sound, { ...names, language });
    await expect(page(sheet)).toMatchFileSnapshot(`../golden/count/report-sound.${language}.txt`);
  });
});
