/**
 * Count sheets that come back: what is read of them whatever a spreadsheet, or a tired hand, has
 * made of their cells. Only whole quantities of goods are ever taken; an empty cell is no zero.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStockStatus } from "../../src/domain/account.ts";
import { countTablesIn } from "../../src/importers/counting/count-layout.ts";
import type { PrintedLine } from "../../src/importers/counting/count-line.ts";
import { readCountSheet } from "../../src/importers/counting/count-sheet.ts";
import { quantityMost } from "../../src/importers/quantities.ts";
import type { Cell } from "../../src/importers/table.ts";
import { explain } from "../../src/text/problems/problems.ts";
import { catalogue, fileOf, vocabulary } from "../helpers/reading.ts";

const printed = (number: number, item: string, lot: string, expiry?: string): PrintedLine => ({
  number,
  card: { item, lot, agency: "jica", status: "available" },
  expiry,
});

const lines = [
  printed(1, "BLANKET", "007"),
  printed(2, "BLANKET", "3-12", "2030-03-31"),
  printed(3, "TENT-4X4", "12345678901234567"),
];

const headings = ["No.", "Item code", "Lot", "Owner", "Status", "Expiry", "Quantity found"];

function read(rows: readonly (readonly Cell[])[], agency?: string) {
  const file = fileOf({ sheet: "Team 1", rows: [headings, ...rows] });
  const [sheet] = countTablesIn(file, vocabulary);
  if (sheet === undefined) throw new Error("no sheet was found");
  const known = { catalogue, vocabulary, lines, agency, lotsOf: () => ["007"] };
  return readCountSheet(sheet, { file: file.name, ...known });
}

const said = (rows: readonly (readonly Cell[])[]): string => {
  const { lines: counted, problems } = read(rows);
  return problems.length > 0
    ? problems.map(({ kind }) => kind).join(" ")
    : counted.map(({ lot, quantity }) => `${lot} ${quantity}`).join(" ");
};

const number = (text: string): Cell => ({ text, number: text });

describe("a lot that a spreadsheet has changed is the printed one", () => {
  test.each<[what: string, cells: readonly Cell[], outcome: string]>([
    ["zeros dropped", ["1", "BLANKET", number("7"), "", "", "", "5"], "007 5"],
    ["as a text", ["1", "BLANKET", "7", "JICA", "available", "", "5"], "007 5"],
    ["a day of it", ["2", "", { text: "12-Mar", date: "2026-03-12" }, "", "", "", "5"], "3-12 5"],
    ["a day in a text file", ["2", "", "3月12日", "", "", "", "5"], "3-12 5"],
    ["an exponent", ["3", "", number("1.23457E+16"), "", "", "", "5"], "12345678901234567 5"],
    ["fifteen digits kept", ["3", "", "12345678901234500", "", "", "", "5"], "12345678901234567 5"],
    ["emptied", ["1", "", "", "", "", "", "5"], "007 5"],
    ["wide digits", ["１", "ＢＬＡＮＫＥＴ", "００７", "ジャイカ", "使用可", "", "５枚"], "007 5"],
    ["another number", ["1", "", "8", "", "", "", "5"], "count-line-changed"],
    ["another long number", ["3", "", "12345678901234568", "", "", "", "5"], "count-line-changed"],
    ["another item", ["1", "TENT-4X4", "", "", "", "", "5"], "count-line-changed"],
    ["another owner", ["1", "", "", "内閣府", "", "", "5"], "count-line-changed"],
    ["another status", ["1", "", "", "", "破損", "", "5"], "count-line-changed"],
  ])("%s", (_, cells, outcome) => {
    expect(said([cells])).toBe(outcome);
  });
});

describe("a quantity", () => {
  test.each<[found: Cell, outcome: string]>([
    ["", "count-nothing-entered"],
    ["0", "007 0"],
    ["１，２００", "007 1200"],
    ["48 pcs", "007 48"],
    [number("12"), "007 12"],
    ["なし", "not-a-quantity"],
    ["-", "not-a-quantity"],
    ["-5", "negative-quantity"],
    ["1.5", "fractional-quantity"],
    ["1.200", "ambiguous-number"],
    ["約100", "not-a-quantity"],
    ["5個?", "unknown-unit"],
    [{ text: "#REF!", error: "#REF!" }, "error-cell"],
    ["99999999999", "quantity-too-large"],
  ])("%j", (found, outcome) => {
    expect(said([["1", "", "", "", "", "", found]])).toBe(outcome);
  });

  test("packs are counted in pieces where the pack is known", () => {
    const { problems } = read([["1", "", "", "", "", "", "3 bales"]]);
    expect(problems.map((problem) => explain(problem, "en")).join()).toContain("3 bales");
  });
});

test("goods of one owner's count belong to that owner where the row names none", () => {
  const row = ["", "毛布", "7", "", "", "", "5"];
  expect(said([row])).toBe("value-missing");
  expect(read([row], "jica").lines).toMatchObject([{ agency: "jica", item: "BLANKET", lot: "7" }]);
});

test("whatever stands in the cells, lines are whole or there is a problem", () => {
  const morsel = fc.oneof(
    fc.constantFrom("", "1", "2", "3", "4", "BLANKET", "毛布", "007", "JICA", "破損", "=1+1", "〃"),
    fc.constantFrom("5", "０", "1e9", "-3", "3 bales", "48梱", "Rows filled in", "Quantity found"),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  );
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    morsel,
    fc.record({ text: morsel, number: fc.double().map(String) }),
    fc.record({ text: morsel, error: fc.constant("#N/A") }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }), (rows) => {
      const { lines: counted, problems, notCounted, sums } = read(rows);
      for (const { item, lot, agency, status, quantity, damaged, expired, row } of counted) {
        expect([item, lot, agency].every((text) => text !== "")).toBe(true);
        expect(isStockStatus(status)).toBe(true);
        expect(Number.isSafeInteger(quantity) && quantity >= 0).toBe(true);
        expect(quantity).toBeLessThanOrEqual(quantityMost);
        expect(damaged + expired).toBeLessThanOrEqual(quantity);
        expect(row).toBeGreaterThan(1);
      }
      const cards = counted.map(({ item, lot, agency, status }) =>
        [item, lot, agency, status].join(),
      );
      expect(new Set(cards).size).toBe(cards.length);
      expect(sums.rows).toBe(counted.length);
      expect(notCounted).toBeLessThanOrEqual(lines.length);
      for (const problem of problems) expect(explain(problem, "ja")).toMatch(/^エラー/);
    }),
    { numRuns: 3000 },
  );
});
