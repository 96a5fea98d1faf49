import { readFileSync } from "node:fs";
import * as sheetjs from "@e965/xlsx";
import excel, { type Worksheet } from "exceljs";
import { expect, test } from "vitest";
import type { Cell } from "../../src/importers/table.ts";
import { problemsOf, read, valueOfResult, withPart } from "./helpers.ts";

async function xlsx(fill: (sheet: Worksheet) => void, date1904 = false): Promise<Buffer> {
  const book = new excel.Workbook();
  book.properties.date1904 = date1904;
  fill(book.addWorksheet("在庫"));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const firstSheet = /^xl\/worksheets\/sheet1\.xml$/;

async function cellsOf(bytes: Buffer): Promise<readonly (readonly Cell[])[]> {
  return valueOfResult(await read(bytes)).tables[0]?.rows ?? [];
}

const wholeTable = [
  [],
  ["", "見本（架空の数量）"],
  [],
  ["コード", "品名", "数量", "取得日", "期限", "金額", "備考"],
  [
    "007",
    "毛布",
    { text: "1,200枚", number: "1200" },
    { text: "2024-03-29", date: "2024-03-29" }, // shown as 令和6年3月29日
    { text: "2031-03-31", date: "2031-03-31" },
    { text: "0.3", number: "0.3" }, // stored as 0.30000000000000004
    "=1+1", // a text
    expect.anything(), // a time of day
  ],
  [
    "9E42",
    "テント",
    { text: "2400", number: "2400" }, // =C5*2
    { text: "1989-01-07", date: "1989-01-07" }, // shown as 昭和64年1月7日
    { text: "#N/A", error: "#N/A" }, // =NA()
    { text: "1,234,567,890,123", number: "1234567890123" },
    expect.anything(), // TRUE, which OpenDocument has as a number
    "倉庫A",
  ],
  [
    { text: "9E42", merged: true },
    "ポリタンク",
    { text: "480", number: "480" },
    { text: "2019-05-01", date: "2019-05-01" }, // shown as 令和元年5月1日
    { text: "2019-05-01", date: "2019-05-01" }, // at 23:59:59
    { text: "-0.5", number: "-0.5" },
    "",
    { text: "倉庫A", merged: true },
  ],
  [
    "ABC",
    "スリーピングマット",
    "",
    "",
    "",
    { text: "0.333333333333333", number: "0.333333333333333" },
    "赤字",
    { text: "倉庫A", merged: true },
  ],
];

test.each(["xlsx", "xls", "ods"] as const)("a workbook of LibreOffice as .%s", async (format) => {
  const bytes = readFileSync(`test/fixtures/files/libreoffice.${format}`);
  const file = valueOfResult(await read(bytes));
  expect(file).toEqual({
    name: "stock",
    sha256: expect.any(String),
    format,
    hiddenSheets: ["控え"],
    tables: [
      { sheet: "ドバイ", rows: wholeTable },
      { sheet: "Panama & <b>", rows: [["item", "a\nb"], ["xy"]] },
    ],
  });
});

test("a sheet may be chosen by name, also a hidden one", async () => {
  const bytes = readFileSync("test/fixtures/files/libreoffice.xls");
  const file = valueOfResult(await read(bytes, { sheet: "控え" }));
  expect(file.tables).toEqual([{ sheet: "控え", rows: [["secret"]] }]);
  expect(problemsOf(await read(bytes, { sheet: "Sheet9" }))).toEqual([
    {
      kind: "no-such-sheet",
      found: "Sheet9",
      sheets: ["ドバイ", "控え", "Panama & <b>"],
      at: { file: "stock" },
    },
  ]);
});

const values: readonly (readonly [what: string, value: unknown, format: string, cell: Cell])[] = [
  ["text of digits", "007", "General", "007"],
  ["text that looks like a number with exponent", "9E42", "General", "9E42"],
  ["text that looks like a formula", "=1+1", "@", "=1+1"],
  ["a number shown with leading zeros", 7, "0000", { text: "0007", number: "7" }],
  ["a number shown with its unit", 480, '0"梱包"', { text: "480梱包", number: "480" }],
  ["a number in yen", 1200, "[$¥-411]#,##0", { text: "¥1,200", number: "1200" }],
  ["a percentage", 0.5, "0%", { text: "50%", number: "0.5" }],
  ["a long number", 4901234567890, "General", { text: "4901234567890", number: "4901234567890" }],
  ["a number that lost digits", 2 ** 60, "0", { text: "1152921504606847000" }],
  [
    "a date",
    new Date("2024-03-29T00:00Z"),
    "yyyy-mm-dd",
    { text: "2024-03-29", date: "2024-03-29" },
  ],
  [
    "a date and time",
    new Date("2024-03-29T18:00Z"),
    "m/d/yy h:mm",
    { text: "2024-03-29", date: "2024-03-29" },
  ],
  ["day 60 of 1900", 60, "yyyy-mm-dd", { text: "1900-02-29" }],
  ["a date below zero", -1, "yyyy-mm-dd", { text: expect.any(String), error: "#######" } as Cell],
  ["a truth value", false, "General", "FALSE"],
  ["a stored result", { formula: "1+1", result: 2 }, "General", { text: "2", number: "2" }],
  ["a stored text", { formula: '"a"', result: "a" }, "General", "a"],
  [
    "a stored error",
    { formula: "1/0", result: { error: "#DIV/0!" } },
    "General",
    { text: "#DIV/0!", error: "#DIV/0!" },
  ],
  ["an error", { error: "#REF!" }, "General", { text: "#REF!", error: "#REF!" }],
];

test.each(values)("%s", async (_, value, format, cell) => {
  const bytes = await xlsx((sheet) => {
    sheet.getCell("B2").value = value as never;
    sheet.getCell("B2").numFmt = format;
  });
  expect(await cellsOf(bytes)).toEqual([[], ["", cell]]);
});

test("the built-in Japanese date formats, which have no code in the file, are dates", async () => {
  for (const id of [27, 30, 31, 36, 50, 57, 58]) {
    const plain = await xlsx((sheet) => {
      sheet.getCell("A1").value = 45380;
      sheet.getCell("A1").numFmt = "0.00";
    });
    const bytes = withPart(plain, /styles\.xml$/, (xml) =>
      xml.replace(/numFmtId="2"/g, `numFmtId="${id}"`),
    );
    expect(await cellsOf(bytes)).toEqual([[{ text: "2024-03-29", date: "2024-03-29" }]]);
  }
});

test("days count from 1904 where the workbook says so", async () => {
  const bytes = await xlsx((sheet) => {
    sheet.getCell("A1").value = 45380 - 1462;
    sheet.getCell("A1").numFmt = "yyyy-mm-dd";
  }, true);
  expect(await cellsOf(bytes)).toEqual([[{ text: "2024-03-29", date: "2024-03-29" }]]);
});

const unstored: readonly (readonly [xml: string, cell: Cell | undefined])[] = [
  [
    '<c r="A1"><f>B1*2</f></c>',
    { text: "formula without a stored value", error: "formula without a stored value" },
  ],
  [
    '<c r="A1"><f>B1*2</f><v></v></c>',
    { text: "formula without a stored value", error: "formula without a stored value" },
  ],
  [
    '<c r="A1" t="n"><f t="shared" si="0"/><v/></c>',
    { text: "formula without a stored value", error: "formula without a stored value" },
  ],
  [
    '<c r="A1" t="str"><f>B1&amp;""</f></c>',
    { text: "formula without a stored value", error: "formula without a stored value" },
  ],
  ['<c r="A1" t="str"><f>B1&amp;""</f><v></v></c>', ""], // an empty text is a result
  ['<c r="A1"><f>B1</f><v>0</v></c>', { text: "0", number: "0" }],
];

test.each(unstored)("%s is never taken for zero", async (xml, cell) => {
  const plain = await xlsx((sheet) => {
    sheet.getCell("A1").value = 1;
    sheet.getCell("B1").value = "x";
  });
  const bytes = withPart(plain, firstSheet, (sheet) =>
    sheet.replace(/<c r="A1"[^>]*>.*?<\/c>/, xml),
  );
  expect(await cellsOf(bytes)).toEqual([[cell, "x"]]);
});

test("a formula without a stored value in OpenDocument is named, too", async () => {
  const bytes = withPart(
    readFileSync("test/fixtures/files/libreoffice.ods"),
    /^content\.xml$/,
    (xml) =>
      xml.replace(/<table:table-cell [^>]*of:=\[\.C5\]\*2[^>]*>.*?<\/table:table-cell>/, (cell) => {
        expect(cell).toContain("2400");
        return '<table:table-cell table:formula="of:=[.C5]*2"/>';
      }),
  );
  expect((await cellsOf(bytes))[5]?.[2]).toMatchObject({ error: "formula without a stored value" });
});

test("a merge downwards repeats its value, a merge across keeps it in its first column", async () => {
  const bytes = await xlsx((sheet) => {
    sheet.addRows([
      ["倉庫", "品名", "数量", ""],
      ["ドバイ", "毛布", 5, "x"],
      ["", "テント", 6, "y"],
      ["", "", 7, "z"],
    ]);
    sheet.mergeCells("A2:A4");
    sheet.mergeCells("B3:C4");
    sheet.mergeCells("A1:B1");
  });
  expect(await cellsOf(bytes)).toEqual([
    ["倉庫", "", "数量"],
    ["ドバイ", "毛布", { text: "5", number: "5" }, "x"],
    [{ text: "ドバイ", merged: true }, "テント", "", "y"],
    [{ text: "ドバイ", merged: true }, { text: "テント", merged: true }, "", "z"],
  ]);
});

test("a merge below the last row adds no rows", async () => {
  const bytes = await xlsx((sheet) => {
    sheet.getCell("A1").value = "x";
    sheet.mergeCells("A1:A60000");
  });
  expect(await cellsOf(bytes)).toEqual([["x"]]);
});

test("old workbooks of Excel 5 in Japanese are read", async () => {
  // The library writes BIFF5 in code page 1252; the bytes are put in afterwards.
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([["@@@@", 5]]), "S");
  const bytes: Buffer = sheetjs.write(book, { type: "buffer", bookType: "biff5" });
  const codePage = bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00]));
  bytes.writeUInt16LE(932, codePage + 4);
  Buffer.from([0x96, 0xd1, 0x95, 0x7a]).copy(bytes, bytes.indexOf("@@@@"));
  expect(await cellsOf(bytes)).toEqual([["毛布", { text: "5", number: "5" }]]);
});

/** The record of an .xls workbook: its type, its length, its content. */
function record(type: number, content: readonly number[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, Buffer.from(content)]);
}

test("the stored text of a formula in .xls is read", async () => {
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([["a", 0.25]]), "S");
  const plain: Buffer = sheetjs.write(book, { type: "buffer", bookType: "biff8" });
  const container = sheetjs.CFB.read(plain, { type: "buffer" });
  const stream = Buffer.from(sheetjs.CFB.find(container, "/Workbook").content);
  const number = stream.indexOf(Buffer.from([0x03, 0x02, 0x0e, 0x00, 0, 0, 1, 0]));
  const cell = [...stream.subarray(number + 4, number + 10)];
  const text = [0, 0, 0, 0, 0, 0, 0xff, 0xff]; // the result is in the next record
  const formula = record(0x06, [...cell, ...text, 0, 0, 0, 0, 0, 0, 3, 0, 0x1e, 1, 0]);
  const result = record(0x207, [2, 0, 1, 0xdb, 0x6b, 0x03, 0x5e]); // 毛布
  const changed = [stream.subarray(0, number), formula, result, stream.subarray(number + 18)];
  sheetjs.CFB.utils.cfb_add(container, "/Workbook", Buffer.concat(changed));
  const bytes: Buffer = sheetjs.CFB.write(container, { type: "buffer" });
  expect(await cellsOf(bytes)).toEqual([["a", "毛布"]]);
});

test("a chart sheet, and an empty sheet, are no tables with rows", async () => {
  const bytes = await xlsx(() => undefined);
  expect(valueOfResult(await read(bytes)).tables).toEqual([{ sheet: "在庫", rows: [] }]);
});
