/** Whole inventories: a messy file in, everything that was made of it out, as a file to compare. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBytes } from "../../src/files/read-file.ts";
import { emptyProfile, type Profile } from "../../src/importers/profile.ts";
import type { StatementOptions } from "../../src/importers/reading.ts";
import { readStatement } from "../../src/importers/statement.ts";
import type { Cell, ReadFile } from "../../src/importers/table.ts";
import {
  contextFor,
  fileOf,
  headings,
  projectRoot,
  rowFile,
  type Setting,
  shown,
  tableOf,
} from "../helpers/reading.ts";

const read = (file: ReadFile, options: StatementOptions = {}, setting: Setting = {}) =>
  readStatement(file, contextFor(options, setting));

async function fixture(name: string): Promise<ReadFile> {
  const bytes = readFileSync(`${projectRoot}/test/fixtures/statements/${name}`);
  const file = await readBytes({ bytes, sha256: "1".repeat(64) }, name, { knownWords: headings });
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}

describe("whole files", () => {
  test.each([
    ["japanese-ledger.csv", { agency: "cabinet-office" }],
    ["english-hxl.csv", {}],
    ["everything-wrong.csv", { agency: "cabinet-office" }],
  ])("%s", async (name, options) => {
    const reading = read(await fixture(name), options);
    await expect(shown(reading)).toMatchFileSnapshot(`../golden/statements/${name}.txt`);
  });

  test("a workbook with a sheet per depot, a cover and a summary", async () => {
    const sheet = (name: string, rows: string) => tableOf(rows, name);
    const file = fileOf(
      sheet("Cover", "Stock list of JICA\n\nAs of | 30 September 2026"),
      sheet(
        "Singapore",
        "Item | Qty | Batch\nBlanket | 100 | B-1\nTent (6 persons) | 5 | T-1\nTotal | 105",
      ),
      sheet("Nairobi", "Item | Qty | Batch\nBlanket | 70 | B-1\nTotal | 80"),
      sheet("Sheet3", "Memo\nnothing here"),
      sheet("Summary", "Item | Qty\nBlanket | 170\nTent (6 persons) | 5"),
    );
    const reading = read(file, { agency: "jica" });
    await expect(shown(reading)).toMatchFileSnapshot("../golden/statements/workbook.txt");
  });
});

const simple = { 品目: "毛布", 倉庫: "ドバイ", 数量: "10" };
const settled = { agency: "jica", date: "2026-09-30" };
const kindsOf = (file: ReadFile, options: StatementOptions = settled, setting: Setting = {}) =>
  read(file, options, setting).rejects.map(({ kind }) => kind);
const quantities = (file: ReadFile, options: StatementOptions = settled, setting: Setting = {}) =>
  read(file, options, setting).lines.map(({ quantity }) => quantity);

describe("recognition", () => {
  test.each(["毛布", "毛　布", "ＢＬＡＮＫＥＴ", "blanket", " Blankets "])(
    "%s is the catalogue's blanket",
    (name) => {
      expect(read(rowFile({ ...simple, 品目: name }), settled).lines[0]?.item).toBe("BLANKET");
    },
  );

  test("codes stay text", () => {
    for (const code of ["007", "9E42", "1.0", "ABC-007"]) {
      const reading = read(
        rowFile({ 品目コード: code, 品名: "謎の品", 倉庫: "ドバイ", 数量: "1" }),
        settled,
      );
      expect(reading.lines[0]?.item).toBe(code);
      expect(reading.newItems).toEqual([code]);
    }
  });

  test("a number that a workbook shows as a code stays as it is shown", () => {
    const file = (cell: Cell) =>
      rowFile({ 品目コード: cell, 品名: "謎の品", 倉庫: "ドバイ", 数量: "1" });
    const item = (cell: Cell) => read(file(cell), settled).lines[0]?.item;
    expect(item({ text: "007", number: "7" })).toBe("007");
    expect(item({ text: "1,200", number: "1200" })).toBe("1200");
    expect(item({ text: "9E+42", number: "9e+42" })).toBe("9e+42");
  });

  test("what is not known is new, and never another thing", () => {
    const reading = read(rowFile({ 品目: "毛布（特大）", 倉庫: "ナイロビ", 数量: "1" }), settled);
    expect(reading.newItems).toEqual(["毛布(特大)"]);
    expect(reading.newDepots).toEqual(["ナイロビ"]);
    expect(reading.declarations).toContainEqual({
      declares: "item",
      code: "毛布(特大)",
      provisional: true,
      nameJa: "毛布(特大)",
      baseUnit: "piece",
    });
  });

  test("what one file made new, the next one knows", () => {
    const first = read(rowFile({ 品目: "Blue  Bucket", 倉庫: "ナイロビ", 数量: "1" }), settled);
    const again = rowFile({ 品目: "blue bucket", 倉庫: "ﾅｲﾛﾋﾞ", 数量: "2" });
    const second = read(again, settled, { declarations: first.declarations });
    expect(second.lines[0]).toMatchObject({ item: "Blue Bucket", depot: "ナイロビ" });
    expect([second.newItems, second.newDepots]).toEqual([[], []]);
  });

  test("strict takes nothing new, and says what may have been meant", () => {
    const strict = { ...settled, strict: true };
    const file = rowFile({ 品目: "Blankett", 倉庫: "Dubay", 数量: "1", なぞ: "x" });
    expect(read(file, strict).rejects).toMatchObject([
      { kind: "unknown-column", found: "なぞ" },
      { kind: "not-known", what: "item", near: expect.stringMatching(/^blankets?$/i) },
      { kind: "not-known", what: "depot", near: "Dubai" },
    ]);
  });

  test("an agency's own word for a thing comes before everybody's", () => {
    const item = (agency: string) =>
      read(rowFile({ ...simple, 品目: "テント" }), { ...settled, agency });
    expect(item("cabinet-office").lines[0]?.item).toBe("TENT-4X4");
    expect(item("jica").lines[0]?.item).toBe("TENT");
  });
});

describe("depots, owners and dates", () => {
  test("the title says depot and owner", () => {
    const file = fileOf(
      tableOf("保管場所：ドバイ | 所有者：内閣府\n令和8年9月30日現在\n品名 | 数量\n毛布 | 3"),
    );
    expect(read(file).lines[0]).toMatchObject({ agency: "cabinet-office", depot: "AEDXB" });
    expect(read(file).asOf).toBe("2026-09-30");
  });

  test("rows that name a depot head the rows below them", () => {
    const file = fileOf(tableOf("品名 | 数量\n【ドバイ】\n毛布 | 3\n倉庫：シンガポール\n毛布 | 4"));
    expect(read(file, settled).lines.map(({ depot }) => depot)).toEqual(["AEDXB", "SGSIN"]);
    expect(read(file, settled).rows).toEqual({ read: 4, accepted: 2, skipped: 2, rejected: 0 });
  });

  test("no depot at all is one problem, not one for each row", () => {
    const file = fileOf(tableOf("品名 | 数量\n毛布 | 3\nテント | 4"));
    expect(kindsOf(file)).toEqual(["column-missing"]);
    expect(read(file, settled).rows.rejected).toBe(2);
  });

  test("a file for one agency does not take another one's goods", () => {
    const file = rowFile({ ...simple, 所有者: "内閣府" });
    expect(kindsOf(file)).toEqual(["owner-differs"]);
    expect(read(file, { date: "2026-09-30" }).agency).toBe("cabinet-office");
  });

  test("nobody's goods are nobody's", () => {
    expect(kindsOf(rowFile(simple), { date: "2026-09-30" })).toEqual(["agency-missing"]);
  });

  test("the user's date wins over the title's; two titles must agree", () => {
    const table = (sheet: string, date: string) =>
      tableOf(`${date}現在\n品名 | 数量\n毛布 | 3`, sheet);
    const file = fileOf(table("ドバイ", "令和8年9月30日"), table("アクラ", "令和8年8月31日"));
    expect(kindsOf(file, { agency: "jica" })).toEqual(["as-of-differs"]);
    expect(read(file, settled)).toMatchObject({ asOf: "2026-09-30", asOfFrom: "option" });
  });

  test("without any date it is today's list, and says so; or a problem", () => {
    const file = rowFile(simple);
    const reading = read(file, { agency: "jica" }, { today: "2026-11-23" });
    expect(reading).toMatchObject({ asOf: "2026-11-23", asOfFrom: "today" });
    expect(reading.warnings).toHaveLength(1);
    expect(kindsOf(file, { agency: "jica" })).toEqual(["as-of-missing"]);
  });

  test("a column may say the date", () => {
    const file = (second: string) =>
      fileOf(
        tableOf(
          `品名 | 倉庫 | 数量 | 基準日\n毛布 | ドバイ | 3 | R8.9.30\n毛布 | ドバイ | 4 | ${second}`,
        ),
      );
    expect(read(file("2026-09-30"), { agency: "jica" })).toMatchObject({
      asOf: "2026-09-30",
      asOfFrom: "column",
    });
    expect(kindsOf(file("2026-09-29"), { agency: "jica" })).toEqual(["as-of-differs"]);
  });
});

describe("quantities of a row", () => {
  const row = (cells: Readonly<Record<string, Cell>>) =>
    rowFile({ 品目: "謎の品", 倉庫: "ドバイ", ...cells });

  test.each<[Readonly<Record<string, Cell>>, number | string]>([
    [{ 梱包数: "30", 入数: "25" }, 750],
    [{ 梱包数: "30", 入数: "25", 数量: "750" }, 750],
    [{ 梱包数: "30", 入数: "25", 数量: "700" }, "quantities-disagree"],
    [{ 梱包数: "30" }, "pieces-per-pack-unknown"],
    [{ 梱包数: "30", 数量: "750" }, 750],
    [{ "数量(梱包)": "30", 入数: "25" }, 750],
    [{ "数量(梱包)": "30", "数量(枚)": "750", 入数: "25" }, 750],
    [{ "数量(梱包)": "30", "数量(枚)": "751", 入数: "25" }, "quantities-disagree"],
    [{ 数量: "30", 単位: "箱", 入数: "25" }, 750],
    [{ 数量: "30", 単位: "箱(25枚入)" }, 750],
    [{ 数量: "30", 単位: "carton of 25" }, 750],
    [{ 数量: "30箱(25枚入)", 単位: "枚" }, 750],
    [{ 数量: "480", 単位: "枚" }, 480],
    [{ 数量: { text: "5", number: "5", merged: true } }, "merged-quantity"],
    [{ 数量: "〃" }, "not-a-quantity"],
    [{ 数量: "", 備考: "x" }, "value-missing"],
    [{ 数量: "0" }, 0],
  ])("%o makes %s", (cells, expected) => {
    const found = typeof expected === "string" ? kindsOf(row(cells)) : quantities(row(cells));
    expect(found).toEqual([expected]);
  });

  test("pieces per pack come from the row, then the profile, then the catalogue", () => {
    const profile = { ...emptyProfile("jica"), piecesPerPack: { 謎の品: 40 } };
    expect(quantities(row({ 数量: "3箱" }), settled, { profile })).toEqual([120]);
    expect(quantities(row({ 数量: "3箱", 入数: "25" }), settled, { profile })).toEqual([75]);
    const declared = {
      declares: "item",
      code: "Q-1",
      provisional: false,
      nameJa: "謎の品",
      baseUnit: "piece",
      packUnit: "box",
      piecesPerPack: 10,
    } as const;
    expect(quantities(row({ 数量: "3箱" }), settled, { declarations: [declared] })).toEqual([30]);
    expect(
      quantities(row({ 数量: "3箱" }), settled, { profile, declarations: [declared] }),
    ).toEqual([120]);
  });

  test("two columns for one thing are not chosen between", () => {
    expect(kindsOf(row({ 数量: "3", 在庫数: "4" }))).toEqual(["column-twice"]);
    const profile = { ...emptyProfile("jica"), columns: { 在庫数: "ignore" } };
    expect(quantities(row({ 数量: "3", 在庫数: "4" }), settled, { profile })).toEqual([3]);
  });
});

describe("what stands above is carried down", () => {
  test("empty cells and ditto marks, in the columns that say what a row is about", () => {
    const file = fileOf(
      tableOf(
        "倉庫 | 品名 | ロット | 使用期限 | 数量\nドバイ | 毛布 | L-1 | 2027-03-31 | 1\n | | L-2 | | 2\n〃 | 〃 | 〃 | 〃 | 3\n同上 | テント | L-3 | 同上 | 4",
      ),
    );
    const reading = read(file, settled);
    expect(
      reading.lines.map(({ item, depot, lot, facts }) => [item, depot, lot, facts.expiry]),
    ).toEqual([
      ["BLANKET", "AEDXB", "L-1", "2027-03-31"],
      ["BLANKET", "AEDXB", "L-2", undefined],
    ]);
    // The third row repeats an expiry that the second does not have.
    expect(reading.rejects.map(({ kind, at }) => [kind, at.row])).toEqual([
      ["ditto-without-value", 4],
      ["ditto-without-value", 5],
    ]);
  });

  test("a name without a code does not take the code above", () => {
    const file = fileOf(
      tableOf("コード | 品名 | 倉庫 | 数量\nX-1 | 謎の品 | ドバイ | 1\n | 別の品 | ドバイ | 2"),
    );
    expect(read(file, settled).lines.map(({ item }) => item)).toEqual(["X-1", "別の品"]);
  });

  test("a pack size is carried for the same item only", () => {
    const file = (second: string) =>
      fileOf(
        tableOf(
          `品名 | 倉庫 | 数量 | 入数\n謎の品 | ドバイ | 2箱 | 25\n${second} | ドバイ | 3箱 | `,
        ),
      );
    expect(quantities(file(""))).toEqual([50, 75]);
    expect(kindsOf(file("別の品"))).toEqual(["pieces-per-pack-unknown"]);
  });

  test("there is nothing above the first row", () => {
    expect(kindsOf(rowFile({ ...simple, 品目: "〃" }))).toEqual(["ditto-without-value"]);
    expect(kindsOf(rowFile({ ...simple, 品目: "" }))).toEqual(["value-missing"]);
  });
});

describe("totals", () => {
  const totals = (rows: string) => read(fileOf(tableOf(`倉庫 | 品名 | 数量\n${rows}`)), settled);

  test.each([
    "小計",
    "合計",
    "計",
    "総計",
    "小　計",
    "TOTAL",
    "Sub-total",
    "Subtotal:",
    "Grand total",
    "Total (pcs)",
    "ドバイ 計",
    "毛布小計",
  ])("%s is skipped and checked", (label) => {
    const right = totals(`ドバイ | 毛布 | 3\nドバイ | テント | 4\n | ${label} | 7`);
    expect(right.rows).toMatchObject({ accepted: 2, skipped: 1 });
    expect(right.warnings).toEqual([]);
    const wrong = totals(`ドバイ | 毛布 | 3\nドバイ | テント | 4\n | ${label} | 8`);
    expect(wrong.warnings).toHaveLength(1);
    expect(wrong.warnings[0]).toMatchObject({ at: { row: 4, column: "数量" } });
    expect(wrong.warnings[0]?.text.en).toContain("says 8; the rows above add up to 7");
  });

  test.each(["体温計", "時計", "Total station kit"])("%s is goods", (name) => {
    expect(totals(`ドバイ | ${name} | 3`).lines).toHaveLength(1);
  });

  test("subtotals within totals within a grand total", () => {
    const reading = totals(
      "ドバイ | 毛布 | 3\n | テント | 4\n | 小計 | 7\nアクラ | 毛布 | 5\n | 小計 | 5\n合計 | | 12",
    );
    expect(reading.rows).toMatchObject({ accepted: 3, skipped: 3 });
    expect(reading.warnings).toEqual([]);
  });

  test("a total that nobody named is known by its figure, and told", () => {
    const reading = totals("ドバイ | 毛布 | 3\nドバイ | テント | 4\n | | 7");
    expect(reading.rows).toMatchObject({ accepted: 2, skipped: 1 });
    expect(reading.warnings).toHaveLength(1);
  });

  test("no warning where a row of the total could not be read", () => {
    const reading = totals("ドバイ | 毛布 | 3\nドバイ | テント | 不明\n | 合計 | 8");
    expect(reading.warnings).toEqual([]);
    expect(reading.rows).toMatchObject({ accepted: 1, rejected: 1 });
  });
});

describe("what a profile settles", () => {
  const profiled = (rows: string, more: Partial<Profile>, sheet?: string) =>
    read(fileOf(tableOf(rows, sheet)), settled, { profile: { ...emptyProfile("jica"), ...more } });

  test("rows to leave out, the lots' prefix, the depot, the unit of a column", () => {
    const rows = "品名 | 数量 | ロット\n参考 毛布 | 9 | L-9\n毛布 | 3 | 7\n毛布 | 4 | J-8";
    const more = { skipRows: ["参考"], lotPrefix: "J-", depot: "ドバイ", units: { 数量: "梱包" } };
    const reading = profiled(rows, { ...more, piecesPerPack: { BLANKET: 25 } });
    expect(reading.lines.map(({ depot, lot, quantity }) => [depot, lot, quantity])).toEqual([
      ["AEDXB", "J-7", 75],
      ["AEDXB", "J-8", 100],
    ]);
    expect(reading.rows).toMatchObject({ read: 3, skipped: 1 });
    expect(reading.sheets[0]).toMatchObject({ depot: "ドバイ", depotFrom: "profile" });
  });

  test("規格 as part of the name", () => {
    const rows =
      "品名 | 規格 | 倉庫 | 数量\nテント | 4m×4m | ドバイ | 1\nテント | 9m×9m | ドバイ | 2";
    const reading = profiled(rows, { columns: { 規格: "specification" } });
    expect(reading.lines.map(({ item }) => item)).toEqual(["TENT-4X4", "テント 9m×9m"]);
  });
});

test("beside a column of depots, a known depot in the sheet's name is that of rows without one", () => {
  const rows = "品名 | 倉庫 | 数量\n毛布 | | 1\n毛布 | アクラ | 2";
  const depots = (sheet: string) =>
    read(fileOf(tableOf(rows, sheet)), settled).lines.map(({ depot }) => depot);
  expect(depots("シンガポール")).toEqual(["SGSIN", "GHACC"]);
  expect(depots("備考")).toEqual(["GHACC"]);
});

describe("lots", () => {
  const two = (second: string, columns = "ロット | 取得日") =>
    fileOf(
      tableOf(
        `品名 | 倉庫 | 数量 | ${columns}\n毛布 | ドバイ | 1 | L-1 | R6.4.1\n毛布 | アクラ | 2 | ${second}`,
      ),
    );

  test("a lot in two depots is one lot, if its facts agree", () => {
    expect(read(two("L-1 | 2024-04-01"), settled).lines).toHaveLength(2);
    expect(read(two("L-1 | "), settled).lines).toHaveLength(2);
    expect(read(two("L-1 | R6.4.2"), settled).rejects).toMatchObject([
      {
        kind: "lot-contradicts",
        found: "2024-04-02",
        other: "2024-04-01",
        otherRow: 2,
        at: { row: 3 },
      },
    ]);
  });

  test("goods without a lot number are told apart by all that is known of them", () => {
    const file = fileOf(
      tableOf(
        "品名 | 倉庫 | 数量 | 取得日 | 単価\n毛布 | ドバイ | 1 | R6.4.1 | 100\n毛布 | ドバイ | 2 | R6.4.1 | 120\n毛布 | ドバイ | 3 | | ",
      ),
    );
    expect(read(file, settled).lines.map(({ lot }) => lot)).toEqual([
      "ACQ-2024-04-01-JPY-100",
      "ACQ-2024-04-01-JPY-120",
      "UNNUMBERED",
    ]);
  });

  test("equal rows stay two, and are told", () => {
    const file = fileOf(tableOf("品名 | 倉庫 | 数量\n毛布 | ドバイ | 1\n毛布 | ドバイ | 1"));
    const reading = read(file, settled);
    expect(reading.lines).toHaveLength(2);
    expect(reading.warnings[0]?.text.en).toContain("row 2");
  });

  test("a month is the end of it for an expiry, and refused for a date of receipt", () => {
    const reading = read(rowFile({ ...simple, 使用期限: "2027年3月" }), settled);
    expect(reading.lines[0]?.facts.expiry).toBe("2027-03-31");
    expect(reading.warnings[0]?.text.ja).toContain("月末日");
    expect(kindsOf(rowFile({ ...simple, 取得日: "2027年3月" }))).toEqual(["incomplete-date"]);
    const profile = { ...emptyProfile("jica"), monthOnly: { acquired: "first-day" as const } };
    const settledMonth = read(rowFile({ ...simple, 取得日: "2027年3月" }), settled, { profile });
    expect(settledMonth.lines[0]?.facts.acquired).toBe("2027-03-01");
  });
});

describe("headings", () => {
  test("two lines of headings", () => {
    const file = fileOf(
      tableOf("品名 | 倉庫 | 数量 | | \n | | 梱包 | 入数 | 枚\n謎の品 | ドバイ | 30 | 25 | 750"),
    );
    const reading = read(file, settled);
    expect(reading.sheets[0]?.columns.map(({ meaning }) => meaning)).toEqual([
      "item_name",
      "depot",
      "packs",
      "pieces_per_pack",
      "quantity",
    ]);
    expect(reading.lines[0]?.quantity).toBe(750);
  });

  test.each([
    ["品名 / Item name", "item_name"],
    ["品名\nItem", "item_name"],
    ["数量 Quantity", "quantity"],
    ["保管場所\n(Warehouse)", "depot"],
    ["使用期限※1", "expiry"],
    ["Unit_Cost_JPY", "unit_cost"],
    ["取得価格（千円）", "value"],
    ["QTY", "quantity"],
    ["Qty (pcs)", "quantity"],
    ["ＱＴＹ", "quantity"],
  ])("%j means %s", (heading, meaning) => {
    const file = rowFile({ 品目コード: "X", 在庫場所: "ドバイ", [heading]: "1" });
    const columns = read(file, settled).sheets[0]?.columns;
    const found =
      columns ?? read(rowFile({ ...simple, [heading]: "1" }), settled).sheets[0]?.columns;
    expect(found?.find((column) => column.column === (columns ? "C" : "D"))?.meaning).toBe(meaning);
  });

  test("an unknown column is left out, and asked about with samples", () => {
    const file = fileOf(
      tableOf("品名 | 倉庫 | 数量 | なぞ\n毛布 | ドバイ | 1 | あ\nテント | ドバイ | 2 | い"),
    );
    expect(read(file, settled).questions).toEqual([
      { sheet: undefined, column: "D", heading: "なぞ", samples: ["あ", "い"] },
    ]);
  });

  test("the user's sheet and header row win", () => {
    const rows = "品名 | 数量\nskip | me\n品名 | 在庫\n毛布 | 7";
    const file = fileOf(tableOf(rows, "ドバイ"), tableOf(rows, "アクラ"));
    const options = { ...settled, sheet: "アクラ", headerRow: 3 };
    expect(read(file, options).lines).toMatchObject([
      { sheet: "アクラ", depot: "GHACC", quantity: 7 },
    ]);
    expect(kindsOf(file, { ...settled, sheet: "ローマ" })).toEqual(["no-such-sheet"]);
    expect(kindsOf(file, { ...settled, headerRow: 9 })).toEqual(["no-header"]);
  });
});

test("the order of columns does not matter", () => {
  const row = {
    品名: "毛布",
    倉庫: "ドバイ",
    数量: "30箱",
    入数: "25",
    取得日: "R6.4.1",
    使用期限: "2030-03-31",
    単価: "1,450",
    状態: "良好",
    ロット: "L-1",
    所有者: "JICA",
  };
  const lines = (entries: readonly (readonly [string, string])[]) =>
    read(rowFile(Object.fromEntries(entries)), { date: "2026-09-30" }).lines.map(
      ({ origin: { cell: _, ...origin }, ...line }) => ({ ...line, origin }),
    );
  const entries = Object.entries(row);
  const expected = lines(entries);
  expect(expected).toHaveLength(1);
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(lines(shuffled)).toEqual(expected);
    }),
  );
});

test("no table makes the reader fail, and every row is accounted for", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "品名",
      "数量",
      "倉庫",
      "毛布",
      "ドバイ",
      "10",
      "〃",
      "合計",
      "",
      "#item+num",
      "R6.4.1",
    ),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, (cells) => {
      const file = fileOf({ rows: [["品名", "倉庫", "数量"], ...cells] });
      const { rows: counted, lines, rejectedRows } = read(file, settled);
      expect(counted.read).toBe(counted.accepted + counted.skipped + counted.rejected);
      expect([lines.length, rejectedRows.length]).toEqual([counted.accepted, counted.rejected]);
    }),
    { numRuns: 300 },
  );
});

describe("a place by its code and by its name", () => {
  const depotsOf = (text: string): readonly string[] => {
    const { lines, rejects } = read(fileOf(tableOf(text)), settled);
    expect(rejects).toEqual([]);
    return lines.map(({ depot }) => depot);
  };

  test.each([
    ["倉庫 | 倉庫名"],
    ["倉庫コード | 倉庫名称"],
    ["Depot | Depot name"],
    ["depot | depotName"],
    ["warehouse_code | warehouse"],
  ])("%s: the known one of both says which", (columns) => {
    expect(
      depotsOf(`品名 | 数量 | ${columns}\n毛布 | 1 | W-1 | ドバイ\n毛布 | 2 | SGSIN | Lion City`),
    ).toEqual(["AEDXB", "SGSIN"]);
  });

  test("of another place nothing is repeated: a code alone is not called as the place above", () => {
    expect(
      depotsOf(
        "品名 | 数量 | 倉庫コード | 倉庫名\n毛布 | 1 | W-1 | ドバイ\nテント | 2 | W-2 | \n毛布 | 3 | | ",
      ),
    ).toEqual(["AEDXB", "W-2", "W-2"]);
  });
});

test("what is empty in a row that states its own date is empty: a program wrote it", () => {
  const rows =
    "毛布 特製 | blanket | 10 | AEDXB | 2026-09-30\nテント 特製 | | 5 | AEDXB | 2026-09-30";
  const categories = (text: string) =>
    read(fileOf(tableOf(text)), settled).declarations.flatMap((it) =>
      it.declares === "item" ? [[it.code, it.category]] : [],
    );
  expect(categories(`品名 | 分類 | 数量 | 倉庫 | 基準日\n${rows}`)).toEqual([
    ["テント 特製", undefined],
    ["毛布 特製", "blanket"],
  ]);
  expect(categories(`品名 | 分類 | 数量 | 倉庫 | 備考\n${rows}`)).toEqual([
    ["テント 特製", "blanket"],
    ["毛布 特製", "blanket"],
  ]);
});

test("a heading in one word as programs write it: valueJpy is a value in yen", () => {
  const file = rowFile({ ...simple, valueJpy: "14500" });
  const [line] = read(file, settled).lines;
  expect(line?.facts.unitCost).toEqual({ minor: 1450, currency: "JPY" });
});

test("a mark for a remark that is not there costs no row", () => {
  const text = "品名 | 倉庫 | 数量 | 備考\n毛布 | ドバイ | 10 | \n〃 | 〃 | 5 | 同上";
  const { lines, rejects } = read(fileOf(tableOf(text)), settled);
  expect(rejects).toEqual([]);
  expect(lines.map(({ item, quantity }) => [item, quantity])).toEqual([
    ["BLANKET", 10],
    ["BLANKET", 5],
  ]);
});
