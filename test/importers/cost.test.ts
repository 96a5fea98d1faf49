/** What a row's goods cost, from its unit cost, its value and its quantity. */
import { describe, expect, test } from "vitest";
import { emptyProfile } from "../../src/importers/profile.ts";
import { readStatement } from "../../src/importers/statement.ts";
import type { Cell, ReadFile } from "../../src/importers/table.ts";
import { contextFor, rowFile, type Setting } from "../helpers/reading.ts";

const settled = { agency: "jica", date: "2026-09-30" };
const read = (file: ReadFile, options: typeof settled, setting: Setting = {}) =>
  readStatement(file, contextFor(options, setting));
const simple = { 品目: "毛布", 倉庫: "ドバイ", 数量: "10" };

describe("costs", () => {
  const cost = (cells: Readonly<Record<string, Cell>>, setting: Setting = {}) => {
    const reading = read(rowFile({ ...simple, ...cells }), settled, setting);
    return reading.lines[0]?.facts.unitCost ?? reading.rejects.map(({ kind }) => kind);
  };
  const yen = (minor: number) => ({ minor, currency: "JPY" });

  test("a unit cost as stated, or the value by the quantity where it divides", () => {
    expect(cost({ 単価: "1,450" })).toEqual(yen(1450));
    expect(cost({ "単価(円)": "1,450" })).toEqual(yen(1450));
    expect(cost({ "金額(千円)": "15" })).toEqual(yen(1500));
    expect(cost({ 金額: "15,001" })).toEqual([]);
    expect(cost({ "Unit cost USD": "9.80" })).toEqual({ minor: 980, currency: "USD" });
    expect(cost({ unit_cost_jpy: "1450" })).toEqual(yen(1450));
    expect(cost({ 単価: "9.80", 通貨: "USD" })).toEqual({ minor: 980, currency: "USD" });
  });

  test("an English heading without a currency leaves the amount out, and says so", () => {
    const reading = read(rowFile({ ...simple, "Unit cost": "9.80" }), settled);
    expect(reading.lines[0]?.facts.unitCost).toBeUndefined();
    expect(reading.warnings).toHaveLength(1);
    const profile = { ...emptyProfile("jica"), currency: "USD" };
    expect(cost({ "Unit cost": "9.80" }, { profile })).toEqual({ minor: 980, currency: "USD" });
  });

  test("the cost of a pack becomes that of a piece where the value proves it or the profile says so", () => {
    const packs = { 数量: "10箱(20枚入)", 単価: "30,000" };
    expect(cost(packs)).toEqual(yen(30_000));
    expect(cost({ ...packs, 金額: "300,000" })).toEqual(yen(1500));
    expect(cost({ ...packs, 金額: "6,000,000" })).toEqual(yen(30_000));
    const profile = { ...emptyProfile("jica"), unitCostPer: "pack" as const };
    expect(cost(packs, { profile })).toEqual(yen(1500));
  });
});

test("a value that is not unit cost × quantity is accepted, and told", () => {
  const warned = (cells: Readonly<Record<string, Cell>>) =>
    read(rowFile({ ...simple, ...cells }), settled).warnings.map(({ text }) => text.en);
  expect(warned({ 単価: "1,450", 金額: "14,500" })).toEqual([]);
  expect(warned({ 単価: "1,450", 金額: "14,501" })).toEqual([
    "the value is 14501 JPY; unit cost × quantity is 14500 JPY",
  ]);
  // In thousands a value is rounded, and says no more than that.
  expect(warned({ "単価(円)": "1,450", "金額(千円)": "15" })).toEqual([]);
  expect(warned({ "単価(円)": "1,450", "金額(千円)": "16" })).toHaveLength(1);
});

describe("a unit cost finer than its currency's smallest unit", () => {
  const rows = (more: Readonly<Record<string, Cell>>) =>
    read(rowFile({ ...simple, ...more }), settled);

  test.each<[string, Readonly<Record<string, Cell>>, string]>([
    ["an average in yen", { 単価: "1,234.56" }, "1,234.56"],
    ["with its currency", { 単価: "1,234.56円" }, "1,234.56円"],
    ["in dollars", { "Unit cost USD": "9.8051" }, "9.8051"],
    ["in thousands", { "単価(千円)": "1.2345" }, "1.2345"],
    ["that a spreadsheet hides", { 単価: { text: "1,235", number: "1234.56" } }, "1234.56"],
  ])("%s is left unknown, and the row is kept", (_, cells, figure) => {
    const { lines, rejects, warnings } = rows(cells);
    expect(rejects).toEqual([]);
    expect(lines.map(({ quantity, facts }) => [quantity, facts])).toEqual([[10, {}]]);
    expect(warnings).toMatchObject([{ at: { row: 2, column: Object.keys(cells)[0] } }]);
    expect(warnings[0]?.text.en).toContain(`the unit cost ${figure} is finer`);
    expect(warnings[0]?.text.ja).toContain(figure);
  });

  test("an exact value beside it still counts in the control totals", () => {
    const { lines, totals, warnings } = rows({ 単価: "1,234.56", 金額: "12,346" });
    expect(lines[0]).toMatchObject({ facts: {}, value: { minor: 12_346, currency: "JPY" } });
    expect(totals.values).toEqual([{ currency: "JPY", amount: "12346" }]);
    expect(warnings).toHaveLength(1);
  });

  test("a value with such a fraction is a problem: values are sums, not averages", () => {
    const { lines, rejects } = rows({ 金額: "12,345.6" });
    expect([lines, rejects.map(({ kind }) => kind)]).toEqual([[], ["too-precise-amount"]]);
  });
});
