/** A cell may be as long as a file allows; reading it must not take longer than its length explains. */
import { expect, test } from "vitest";
import { readStatement } from "../../src/importers/statement.ts";
import { contextFor, fileOf } from "../helpers/reading.ts";

const long = 32_000;
const texts = {
  commas: `1${",".repeat(long)}x1`,
  spaces: `1${" ".repeat(long)}x1`,
  digits: "1".repeat(long),
  brackets: "(".repeat(long),
  slashes: `2026${"/".repeat(long)}1`,
  ditto: "〃".repeat(long),
  words: "合計".repeat(long / 2),
  letters: "あ".repeat(long),
  tags: `#item${"+a".repeat(long / 2)}`,
  colons: `単位${":".repeat(long)}円`,
};

test.each(Object.entries(texts))("%s, in every place of a table", (_, text) => {
  const headings = "品名 倉庫 数量 入数 単位 取得日 使用期限 単価 金額 状態 ロット 通貨".split(" ");
  const row = ["毛布", "ドバイ", "1", ...headings.slice(3).map(() => "")];
  const rows = [
    [text],
    ["現在", text, "令和8年9月30日"],
    [...headings, text],
    ...headings.map((_heading, index) => row.map((cell, at) => (at === index ? text : cell))),
    [text],
  ];
  const started = performance.now();
  const reading = readStatement(
    fileOf({ rows }),
    contextFor({ agency: "jica", date: "2026-09-30" }),
  );
  expect(reading.rows.read).toBeGreaterThan(10);
  expect(performance.now() - started).toBeLessThan(2000);
});
