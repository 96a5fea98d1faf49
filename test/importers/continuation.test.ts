/** A file is rejected in part, its rejects are corrected and imported: nothing is lost or doubled. */
import { describe, expect, test } from "vitest";
import { identityCounts, newLines, openingDraft } from "../../src/domain/statement.ts";
import { rejectsTable } from "../../src/importers/continuation.ts";
import { emptyProfile } from "../../src/importers/profile.ts";
import type { StatementOptions } from "../../src/importers/reading.ts";
import { readStatement } from "../../src/importers/statement.ts";
import type { ReadFile } from "../../src/importers/table.ts";
import { contextFor, fileOf, type Setting, tableOf } from "../helpers/reading.ts";

const read = (file: ReadFile, options: StatementOptions = {}, setting: Setting = {}) =>
  readStatement(file, contextFor(options, setting));

/** The rejects of a reading as they would come back, with cells replaced by a person. */
function corrected(
  reading: ReturnType<typeof read>,
  ...changes: readonly (readonly [from: string, to: string])[]
): ReadFile {
  const rows = rejectsTable(reading, "ja").map((row, index) =>
    index < 2 ? row : row.map((cell) => changes.find(([from]) => from === cell)?.[1] ?? cell),
  );
  return { ...fileOf({ rows }), name: "stock.csv.rejects.csv", sha256: "f".repeat(64) };
}

const title = "（単位：千円）\n令和8年9月30日現在\n";
const workbook = fileOf(
  tableOf(
    `${title}品名 | 数量 | 金額 | ロット\n毛布 | 10 | 20 | L-1\n | 不明 | 30 | L-2\nテント | 5 | | L-3`,
    "ドバイ",
  ),
  tableOf(
    `${title}品名 | 数量 | 備考 | 使用期限\n〃 | 1 | | \n毛布 | 2 | x | 05/06/2027`,
    "シンガポール",
  ),
);
const first = read(workbook, { agency: "jica" });

describe("the rejects file", () => {
  test("has the rows as they were, what they took from around them, and what is wrong", async () => {
    expect(first.rows).toEqual({ read: 5, accepted: 2, skipped: 0, rejected: 3 });
    const text = rejectsTable(first, "ja")
      .map((row) => row.join(" | "))
      .join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot("../golden/statements/rejects.txt");
  });

  test("is empty where nothing was rejected", () => {
    const clean = read(fileOf(tableOf("品名 | 倉庫 | 数量\n毛布 | ドバイ | 1")), {
      agency: "jica",
      date: "2026-09-30",
    });
    expect(rejectsTable(clean, "en")).toEqual([]);
  });
});

test("corrected, it is read without any option: agency, date, depot, item and unit are in it", () => {
  const again = read(corrected(first, ["不明", "7"], ["〃", "毛布"], ["05/06/2027", "2027-06-05"]));
  expect(again.rejects).toEqual([]);
  expect(again).toMatchObject({
    agency: "jica",
    asOf: "2026-09-30",
    asOfFrom: "rejects-file",
    continues: { name: "stock.csv", sha256: "0".repeat(64) },
  });
  expect(again.lines.map(({ item, depot, lot, quantity }) => [item, depot, lot, quantity])).toEqual(
    [
      ["BLANKET", "AEDXB", "L-2", 7],
      ["BLANKET", "SGSIN", "UNNUMBERED", 1],
      ["BLANKET", "SGSIN", "EXP-2027-06-05", 2],
    ],
  );
  // 30 thousand yen for 7 blankets do not divide; the sum of the values still knows them.
  expect(again.totals.values).toEqual([{ currency: "JPY", amount: "30000" }]);
});

test("what is still wrong is rejected again, and can be continued again", () => {
  const again = read(corrected(first, ["不明", "7"]));
  expect(again.rows).toMatchObject({ accepted: 1, rejected: 2 });
  const third = read(corrected(again, ["〃", "毛布"], ["05/06/2027", "2027-06-05"]));
  expect(third.rejects).toEqual([]);
  expect(third.continues?.sha256).toBe("f".repeat(64));
  expect(third.lines.map(({ depot }) => depot)).toEqual(["SGSIN", "SGSIN"]);
});

test("a blank cell in it is blank: the row above is another row", () => {
  const file = fileOf(
    tableOf(
      "品名 | 倉庫 | 数量 | 所有者\n毛布 | ドバイ | 不明 | 内閣府\n毛布 | ドバイ | 不明 | JICA",
    ),
  );
  const partly = read(file, { date: "2026-09-30" });
  const back = read(corrected(partly, ["不明", "1"], ["JICA", ""]), { agency: "jica" });
  expect(back.rejects.map(({ kind, at }) => [kind, at.row])).toEqual([["owner-differs", 3]]);
  expect(back.lines.map(({ agency }) => agency)).toEqual(["jica"]);
});

test("a profile that the original was read with serves its rejects too", () => {
  const profile = { ...emptyProfile("jica"), columns: { なぞ: "quantity" }, depot: "AEDXB" };
  const options = { agency: "jica", date: "2026-09-30" };
  const partly = read(fileOf(tableOf("品名 | なぞ\n毛布 | 不明")), options, { profile });
  const back = read(corrected(partly, ["不明", "3"]), {}, { profile });
  expect(back.lines).toMatchObject([{ item: "BLANKET", depot: "AEDXB", quantity: 3 }]);
});

test("the original, its rejects and the corrected original: every row once, in any order", () => {
  const options = { agency: "jica", date: "2026-09-30" };
  const rows = (quantity: string) =>
    fileOf(tableOf(`品名 | 倉庫 | 数量\n毛布 | ドバイ | 10\n毛布 | ドバイ | ${quantity}`));
  const original = read(rows("不明"), options);
  const rejects = read(corrected(original, ["不明", "10"])); // now equal to the accepted row
  const whole = read(rows("10"), options);
  const ledger = new Map<string, number>();
  const post = (lines: typeof original.lines, continued?: ReadonlyMap<string, number>): number => {
    const { late } = newLines(lines, ledger, continued);
    for (const { origin } of late)
      ledger.set(origin.identity, (ledger.get(origin.identity) ?? 0) + 1);
    return late.length;
  };
  expect(post(original.lines)).toBe(1);
  const source = { name: "stock.csv", sha256: "0" };
  const asOf = "2026-09-30";
  const accepted = identityCounts(
    openingDraft({ asOf, lines: [], declarations: [] }, original.lines, source, "sato").entries,
  );
  expect(post(rejects.lines, accepted)).toBe(1);
  expect(post(whole.lines)).toBe(0);
  expect(post(rejects.lines, accepted)).toBe(0);
  expect([...ledger.values()]).toEqual([2]);
});
