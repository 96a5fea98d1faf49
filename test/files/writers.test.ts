import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import excel, { type Worksheet } from "exceljs";
import fc from "fast-check";
import { assert, expect, test } from "vitest";
import type { SheetSpec } from "../../src/documents/sheet.ts";
import { csvText } from "../../src/files/csv-writer.ts";
import { guarded, unguarded } from "../../src/files/formula-guard.ts";
import { textWidth } from "../../src/files/text-width.ts";
import { workbookBytes, writeWorkbook } from "../../src/files/workbooks/xlsx-writer.ts";
import { writeFileWhole } from "../../src/files/write-file.ts";
import { fileAt, read, valueOfResult } from "./helpers.ts";

const csvCases: readonly (readonly [
  row: readonly (string | number | undefined)[],
  line: string,
])[] = [
  [["毛布", 1200, undefined], "毛布,1200,\n"],
  [[-5, -0.5], "-5,-0.5\n"], // numbers stay numbers
  [["-5", "=1+1", "+81", "@x"], "'-5,'=1+1,'+81,'@x\n"],
  [["＝1+1", "－5", "＋", "＠"], "'＝1+1,'－5,'＋,'＠\n"], // Excel in Japanese reads these, too
  [["\t=1", "\r=1", "\n=1"], '\'\t=1,"\'\r=1","\'\n=1"\n'],
  [["'=1"], "''=1\n"],
  [["'a", "a=1", "1-2"], "'a,a=1,1-2\n"],
  [['a"b', "a,b", "a\nb", "a\rb"], '"a""b","a,b","a\nb","a\rb"\n'],
];

test.each(csvCases)("%j is written as %j", (row, line) => {
  expect(csvText([row])).toBe(line);
});

test("for Excel in Japan: byte order mark and \\r\\n", () => {
  expect(csvText([["品名"], ["毛布"]], { byteOrderMark: true, lineEnd: "\r\n" })).toBe(
    "\uFEFF品名\r\n毛布\r\n",
  );
});

const anyText = fc.string({ unit: "grapheme", maxLength: 8 });
const risky = fc.string({
  unit: fc.constantFrom("'", "=", "-", "＝", "\t", "\n", "\r", '"', ",", "a"),
  maxLength: 5,
});

test("no text that is written begins as a formula does, and none is changed by reading it back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.oneof(anyText, risky), risky), { minLength: 1, maxLength: 4 }),
      fc.constantFrom("\n", "\r\n"),
      async (rows, lineEnd) => {
        const text = csvText([["a", "b"], ...rows], { lineEnd });
        for (const row of parse(text, { record_delimiter: lineEnd }) as string[][]) {
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        }
        const { tables } = valueOfResult(await read(text));
        expect(tables[0]?.rows.slice(1)).toEqual(rows);
      },
    ),
  );
});

test("guarding loses nothing", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, risky), (text) => {
      expect(unguarded(guarded(text))).toBe(text);
    }),
  );
});

const spec: SheetSpec = {
  name: "在庫",
  title: "備蓄物資在庫一覧",
  subtitle: "令和8年9月30日現在（見本）",
  columns: [
    { heading: "コード", kind: "text" },
    { heading: "品名", kind: "text" },
    { heading: "数量", kind: "integer" },
    { heading: "期限", kind: "date" },
    { heading: "金額（円）", kind: "money" },
    { heading: "重量(kg)", kind: "decimal" },
    { heading: "備考", kind: "text", width: 12 },
  ],
  rows: [
    ["007", "家族用テント", 1200, "2031-03-31", 98_765_432, 1.5, "=1+1"],
    ["9E42", "毛布", "不明", undefined, undefined, undefined, "十二文字を超える長さの備考である"],
    ["-5", "x\u0000y\u0007\ud800", -5, "2031-02-30", 0, 0.125, undefined],
  ],
  totals: ["合計", undefined, 1195, undefined, 98_765_432, undefined, undefined],
};

async function written(...sheets: readonly SheetSpec[]): Promise<readonly Worksheet[]> {
  const book = new excel.Workbook();
  await book.xlsx.load((await workbookBytes(sheets)).buffer as ArrayBuffer);
  return book.worksheets;
}

test("what is written into a workbook is read back as it was meant", async () => {
  const { tables } = valueOfResult(await read(await workbookBytes([spec])));
  expect(tables).toEqual([
    {
      sheet: "在庫",
      rows: [
        ["備蓄物資在庫一覧"],
        ["令和8年9月30日現在（見本）"],
        ["コード", "品名", "数量", "期限", "金額（円）", "重量(kg)", "備考"],
        [
          "007",
          "家族用テント",
          { text: "1,200", number: "1200" },
          { text: "2031-03-31", date: "2031-03-31" },
          { text: "98,765,432", number: "98765432" },
          { text: "1.5", number: "1.5" },
          "=1+1",
        ],
        ["9E42", "毛布", "不明", "", "", "", "十二文字を超える長さの備考である"],
        [
          "-5",
          "xy\uFFFD",
          { text: "-5", number: "-5" },
          "2031-02-30",
          { text: "0", number: "0" },
          { text: "0.125", number: "0.125" },
        ],
        [
          "合計",
          "",
          { text: "1,195", number: "1195" },
          "",
          { text: "98,765,432", number: "98765432" },
        ],
      ],
    },
  ]);
});

test("a sheet is formatted as Japanese offices expect", async () => {
  const [sheet] = await written(spec);
  assert(sheet);
  expect(sheet.views).toMatchObject([{ state: "frozen", ySplit: 3 }]);
  expect(sheet.autoFilter).toBe("A3:G6"); // without the totals
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printArea: "A1:G7",
    printTitlesRow: "3:3",
  });
  expect(sheet.headerFooter.oddFooter).toBe("&C&P / &N");
  expect(sheet.getRow(3).getCell(1)).toMatchObject({
    font: { name: "游ゴシック", bold: true },
    fill: { pattern: "solid" },
    border: { bottom: { style: "thin" } },
  });
  const formats = [1, 2, 3, 4, 5, 6, 7].map((column) => sheet.getRow(4).getCell(column).numFmt);
  expect(formats).toEqual(["@", "@", "#,##0", "yyyy-mm-dd", "#,##0", "#,##0.0##", "@"]);
  expect(sheet.getCell("C5").numFmt).toBe("@"); // a text among numbers
  expect(sheet.getCell("G4")).toMatchObject({ type: excel.ValueType.String, value: "=1+1" });
  expect(sheet.getRow(5).height).toBeGreaterThan(20); // two lines or more
});

test("columns are as wide as what they show, a full-width character counting twice", async () => {
  const [sheet] = await written(spec);
  assert(sheet);
  const widths = [1, 2, 5, 7].map((column) => sheet.getColumn(column).width);
  expect(widths).toEqual([
    textWidth("コード") + 3 + 2, // the button of the filter, and some air
    textWidth("家族用テント") + 2,
    textWidth("金額（円）") + 3 + 2,
    12,
  ]);
});

test("notes stand below the table, each across its width, and are printed with it", async () => {
  const long = "使用不可のものを含みます。".repeat(20);
  const [sheet] = await written({ ...spec, notes: ["重量が不明の品目: 毛布", long] });
  assert(sheet);
  expect([sheet.getCell("A8").value, sheet.getCell("A9").value]).toEqual([
    "重量が不明の品目: 毛布",
    long,
  ]);
  expect(sheet.getCell("G9").master.address).toBe("A9");
  expect(sheet.getCell("A9").alignment).toMatchObject({ wrapText: true });
  expect(sheet.getRow(9).height).toBeGreaterThan(sheet.getRow(8).height * 4);
  expect(sheet.pageSetup.printArea).toBe("A1:G9");
  expect(sheet.autoFilter).toBe("A3:G6");
});

const widthCases: readonly (readonly [text: string, width: number])[] = [
  ["", 0],
  ["abc", 3],
  ["毛布", 4],
  ["ﾃﾝﾄ", 3], // half-width
  ["１２", 4],
  ["①", 2],
  ["𠮷", 2],
  ["a\nbcd", 3],
  ["e\u0301", 1],
];

test.each(widthCases)("%j is %i wide", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("names of sheets are made such that Excel takes them", async () => {
  const names = ["在庫/一覧", "在庫-一覧", "", "a".repeat(40), "A".repeat(40), "'x'", "[1]:*?\\"];
  const sheets = await written(...names.map((name) => ({ ...spec, name })));
  expect(sheets.map(({ name }) => name)).toEqual([
    "在庫-一覧",
    "在庫-一覧 (2)",
    "Sheet",
    "a".repeat(31),
    `${"A".repeat(27)} (2)`,
    "x",
    "-1-----",
  ]);
});

test("a sheet without rows or columns is a sheet", async () => {
  const bytes = await workbookBytes([{ name: "空", columns: [], rows: [] }]);
  expect(valueOfResult(await read(bytes)).tables).toEqual([{ sheet: "空", rows: [] }]);
});

test("the same sheets are the same bytes, whenever they are written", async () => {
  const first = await workbookBytes([spec]);
  // The dates in a zip count by two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.compare(await workbookBytes([spec]), first)).toBe(0);
});

test("a file is replaced as a whole, through a link too, and nothing is left beside it", async () => {
  mkdirSync(fileAt("out"));
  const path = fileAt("out/stock.xlsx");
  writeFileSync(path, "old");
  symlinkSync(path, fileAt("out/link.xlsx"));
  await writeWorkbook(fileAt("out/link.xlsx"), [spec]);
  expect(readFileSync(path).subarray(0, 2).toString()).toBe("PK");
  await writeFileWhole(path, "new");
  expect(readFileSync(fileAt("out/link.xlsx"), "utf8")).toBe("new");
  expect(readdirSync(fileAt("out")).sort()).toEqual(["link.xlsx", "stock.xlsx"]);
});

test("where nothing can be written, nothing is, and it is said why", async () => {
  mkdirSync(fileAt("full/stock.csv"), { recursive: true });
  await expect(writeFileWhole(fileAt("none/stock.csv"), "x")).rejects.toThrow("no-folder");
  await expect(writeFileWhole(fileAt("full/stock.csv"), "x")).rejects.toThrow("output-is-folder");
  expect(readdirSync(fileAt("full"))).toEqual(["stock.csv"]);
});
