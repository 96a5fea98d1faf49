/** 数量 × 入数 = 総数: two columns of quantities, told apart by the figures below them. */
import { describe, expect, test } from "vitest";
import { emptyProfile } from "../../src/importers/profile.ts";
import { readStatement } from "../../src/importers/statement.ts";
import type { ReadFile } from "../../src/importers/table.ts";
import { contextFor, fileOf, type Setting, tableOf } from "../helpers/reading.ts";

const read = (file: ReadFile, setting: Setting = {}) =>
  readStatement(file, contextFor({ agency: "jica", date: "2026-09-30" }, setting));

describe("数量 × 入数 = 総数", () => {
  const listed = (rows: string, heads = "数量 | 入数 | 総数") =>
    read(fileOf(tableOf(`品名 | 倉庫 | ${heads}\n${rows}`)));
  const goods = (figures: string) => `謎の品 | ドバイ | ${figures}`;

  test.each([
    ["数量 | 入数 | 総数", "30 | 25 | 750", "4 | 20 | 80"],
    ["総数 | 入数 | 数量", "750 | 25 | 30", "80 | 20 | 4"],
    ["入数 | 数量 | 総数", "25 | ３０ | ７５０", "20 | 4 | 80"],
    ["Qty | pcs per carton | Total qty", "30 | 25 | 750", "1,000 | 20 | 20,000"],
  ])("%s: the column of packs is told by every row", (heads, one, other) => {
    const { lines, rejects, sheets, warnings } = listed(`${goods(one)}\n${goods(other)}`, heads);
    expect(rejects).toEqual([]);
    expect(lines[0]?.quantity).toBe(750);
    const packs = sheets[0]?.columns.find(({ meaning }) => meaning === "packs");
    expect(packs).toMatchObject({
      heading: heads.split(" | ").find((h) => /^(数量|Qty)$/.test(h)),
    });
    expect(packs?.decidedBy).toBe("figures");
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ at: { row: 1, column: packs?.heading } });
    expect(warnings[0]?.text.ja).toMatch(/^全ての行で/);
  });

  test("totals, blank rows, repeated headings and marks for the same do not stand in the way", () => {
    const rows = [
      goods("30 | 25 | 750"),
      goods("2 | 〃 | 50"),
      " | 小計 | 32 | | 800",
      "",
      "品名 | 倉庫 | 数量 | 入数 | 総数",
      goods("0 | 25 | 0"),
      "合計 | | 32 | | 800",
    ];
    const { lines, rejects } = listed(rows.join("\n"));
    expect(rejects).toEqual([]);
    expect(lines.map(({ quantity }) => quantity)).toEqual([750, 50, 0]);
  });

  test.each([
    ["one row proves nothing", [goods("30 | 25 | 750")]],
    ["nor does the same row twice", [goods("30 | 25 | 750"), goods("30 | 25 | 750")]],
    ["nor zeros", [goods("0 | 25 | 0"), goods("0 | 20 | 0")]],
    ["one piece per pack fits both ways", [goods("30 | 1 | 30"), goods("4 | 1 | 4")]],
    [
      "one row that does not fit",
      [goods("30 | 25 | 750"), goods("4 | 20 | 80"), goods("4 | 20 | 81")],
    ],
    ["rows that fit in opposite ways", [goods("30 | 25 | 750"), goods("80 | 20 | 4")]],
    [
      "a row without pieces per pack",
      [goods("30 | 25 | 750"), goods("4 | 20 | 80"), goods("7 | | 7")],
    ],
    [
      "a row that is not a figure",
      [goods("30 | 25 | 750"), goods("4 | 20 | 80"), goods("約5 | 2 | 10")],
    ],
  ])("left to a person: %s", (_, rows) => {
    const { lines, rejects } = listed(rows.join("\n"));
    expect(lines).toEqual([]);
    expect(rejects.map(({ kind }) => kind)).toContain("column-twice");
  });

  test("what a heading or a profile says comes first", () => {
    const rows = `${goods("30 | 25 | 750")}\n${goods("4 | 20 | 80")}`;
    expect(listed(rows, "数量(梱包) | 入数 | 総数").warnings).toEqual([]);
    const file = fileOf(tableOf(`品名 | 倉庫 | 数量 | 入数 | 総数\n${rows}`));
    const profile = { ...emptyProfile("jica"), columns: { 総数: "ignore" } };
    expect(read(file, { profile }).lines.map(({ quantity }) => quantity)).toEqual([30, 4]);
  });

  test("a rejects file, too short to prove it again, says it in its heading", () => {
    const rows = [goods("30 | 25 | 750"), goods("4 | 20 | 80"), "謎の品 | | 5 | 20 | 100"];
    const { rejectedRows } = listed(rows.join("\n").replace("謎の品 | |", "#N/A | ドバイ |"));
    expect(rejectedRows[0]?.headings).toContain("数量(package)");
    const heads = rejectedRows[0]?.headings.join(" | ") ?? "";
    const again = read(fileOf(tableOf(`${heads}\n謎の品 | ドバイ | 5 | 20 | 100`)));
    expect(again.lines.map(({ quantity }) => quantity)).toEqual([100]);
  });
});
