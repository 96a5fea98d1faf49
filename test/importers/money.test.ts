import { expect, test } from "vitest";
import { amountText } from "../../src/domain/amount.ts";
import { moneyUnit, readMoney } from "../../src/importers/money.ts";
import type { Cell } from "../../src/importers/table.ts";
import { vocabulary } from "../helpers/reading.ts";

function read(cell: Cell, unit?: string): string | undefined {
  const said = readMoney(
    cell,
    unit === undefined ? undefined : moneyUnit(unit, vocabulary),
    vocabulary,
  );
  if ("fault" in said) return said.fault.kind;
  return said.value && `${said.value.minor} ${said.value.currency}`;
}

test.each<[Cell, string | undefined, string]>([
  ["1,200", "円", "1200 JPY"],
  ["１，２００", "円", "1200 JPY"],
  ["1,200円", undefined, "1200 JPY"],
  ["￥1,200", undefined, "1200 JPY"],
  ["￥1,200-", undefined, "1200 JPY"],
  ["¥1,200", "USD", "1200 JPY"],
  ["12千円", undefined, "12000 JPY"],
  ["12", "千円", "12000 JPY"],
  ["12.5", "千円", "12500 JPY"],
  ["3", "百万円", "3000000 JPY"],
  ["12.50", "USD", "1250 USD"],
  ["USD 12.50", undefined, "1250 USD"],
  ["12.50 USD", undefined, "1250 USD"],
  ["US$12.5", undefined, "1250 USD"],
  ["€ 1,234.56", undefined, "123456 EUR"],
  ["12", "thousand yen", "12000 JPY"],
  ["12", "JPY '000", "12000 JPY"],
  ["0", "円", "0 JPY"],
  [{ text: "1,235", number: "1234.5" }, "USD", "123450 USD"],
  [{ text: "1.125", number: "1125" }, "円", "1125 JPY"],
])("%o in %s is %s", (cell, unit, expected) => {
  expect(read(cell, unit)).toBe(expected);
});

test.each<[Cell, string | undefined, string]>([
  ["1,200", undefined, "unknown-currency"],
  ["$12.50", undefined, "unknown-currency"],
  ["XYZ 12", undefined, "unknown-currency"],
  ["12.5", "円", "too-precise-amount"],
  ["12.505", "USD", "ambiguous-number"],
  ["12.5051", "USD", "too-precise-amount"],
  ["0.0005", "千円", "too-precise-amount"],
  ["-5", "円", "not-an-amount"],
  ["▲5", "円", "not-an-amount"],
  ["約500", "円", "unknown-currency"],
  ["高い", "円", "not-an-amount"],
  ["1e5", "円", "not-an-amount"],
  ["1.200", "円", "ambiguous-number"],
  ["99999999999999999", "円", "not-an-amount"],
  [{ text: "#REF!", error: "#REF!" }, "円", "error-cell"],
])("%o in %s: %s", (cell, unit, kind) => {
  expect(read(cell, unit)).toBe(kind);
});

test.each(["", "-", "－", "不明", "未定"])("%j is no amount, and not zero", (text) => {
  expect(read(text, "円")).toBeUndefined();
});

test("minor units are written as people write amounts", () => {
  expect(amountText(1250n, 2)).toBe("12.50");
  expect(amountText(5n, 2)).toBe("0.05");
  expect(amountText(1250n, 0)).toBe("1250");
});
