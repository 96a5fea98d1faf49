/** Sheets that people fill in: what they find when they open one, and what prints. */
import excel from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SheetSpec } from "../../src/documents/sheet.ts";
import { workbookBytes } from "../../src/files/workbooks/xlsx-writer.ts";

const form: SheetSpec = {
  name: "Team 1",
  title: "Count sheet",
  head: [
    [
      { label: "Count", value: "C-1" },
      { label: "Date of count", kind: "date" },
    ],
    [{ label: "Result", value: "word ".repeat(80) }],
  ],
  columns: [
    { heading: "No.", kind: "integer", width: 6 },
    { heading: "Item", kind: "text", width: 20 },
    { heading: "Quantity found", kind: "integer", width: 9, fill: true },
    { heading: "Remarks", kind: "text", width: 24, fill: true },
  ],
  rows: [[1, "BLANKET", undefined, undefined]],
  blankRows: 2,
  foot: [[{ label: "Rows filled in", kind: "integer" }, { label: "Signature" }]],
  notes: ["Write down what you find."],
};

async function opened(spec: SheetSpec): Promise<excel.Worksheet> {
  const book = new excel.Workbook();
  const bytes = await workbookBytes([spec]);
  await book.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error("there is no sheet");
  return sheet;
}

test("cells to fill in take whole numbers and days; nothing is locked or filtered", async () => {
  const sheet = await opened(form);
  const header = sheet.getColumn(1).values.indexOf("No.");
  expect(header).toBe(4);
  for (const row of [5, 6, 7]) {
    expect(sheet.getCell(row, 3).dataValidation).toMatchObject({
      type: "whole",
      operator: "greaterThanOrEqual",
      formulae: [0],
      allowBlank: true,
    });
  }
  const validations = [1, 2, 3, 4].map((column) => sheet.getCell(2, column).dataValidation?.type);
  expect(validations).toContain("date");
  expect(sheet.getCell(5, 1).dataValidation).toBeUndefined();
  expect(sheet.autoFilter ?? undefined).toBeUndefined();
  expect(JSON.stringify(sheet.model)).not.toContain('"sheetProtection":{');
});

test("it prints on A4 landscape, as wide as a page, with its headings on each", async () => {
  const { pageSetup, rowCount } = await opened(form);
  expect(pageSetup).toMatchObject({
    paperSize: 9,
    orientation: "landscape",
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "4:4",
    printArea: `A1:D${rowCount}`,
  });
});

test("long texts and headings have the height they need", async () => {
  const sheet = await opened(form);
  expect(sheet.getRow(3).height).toBeGreaterThan(60);
  // "Quantity found" in a narrow column: two lines of a font whose lines are 17 points and more.
  expect(sheet.getRow(4).height).toBeGreaterThan(34);
});

test("what to do with a form is written larger than its cells", async () => {
  const sheet = await opened(form);
  const [cell, note] = [sheet.getRow(5), sheet.lastRow].map((row) => row?.getCell(1).font?.size);
  expect([cell, note]).toEqual([10, 12]);
});

test("the same form is the same file", async () => {
  expect(await workbookBytes([form])).toEqual(await workbookBytes([form]));
});

test("any number of fields finds its place over columns of any width", async () => {
  const width = fc.integer({ min: 4, max: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(width, { minLength: 8, maxLength: 15 }),
      fc.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 4 }),
      async (widths, labels) => {
        const sheet = await opened({
          name: "Form",
          columns: widths.map((width) => ({ heading: "x", kind: "text", width })),
          rows: [],
          head: [labels.map((label) => ({ label: `L${label}`, value: `V${label}` }))],
          foot: [[{ label: "end" }]],
        });
        const texts: string[] = [];
        sheet.getRow(1).eachCell((cell) => {
          if (cell.master === cell) texts.push(String(cell.value));
        });
        const printable = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, "");
        expect(texts).toEqual(
          labels.flatMap((label) => [`L${printable(label)}`, `V${printable(label)}`]),
        );
      },
    ),
    { numRuns: 60 },
  );
});
