import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "../../src/domain/dates.ts";
import { type DateOrder, readDate } from "../../src/importers/dates.ts";
import type { Cell } from "../../src/importers/table.ts";
import { asOfText } from "../../src/importers/titles.ts";

function read(cell: Cell, order?: DateOrder): string | undefined {
  const said = readDate(cell, order);
  if ("fault" in said) return said.fault.kind;
  if (said.value === undefined) return undefined;
  return said.value.monthOnly ? `${said.value.date} (month)` : said.value.date;
}

describe("dates that people write", () => {
  test.each([
    ["2026-09-30", "2026-09-30"],
    ["2026/9/3", "2026-09-03"],
    ["2026.9.3", "2026-09-03"],
    ["２０２６／９／３", "2026-09-03"],
    ["2026年9月3日", "2026-09-03"],
    ["2026年9月3日(木)", "2026-09-03"],
    ["20260903", "2026-09-03"],
    ["2026-09-30T00:00:00Z", "2026-09-30"],
    ["2026/9/30 0:00", "2026-09-30"],
    ["30 September 2026", "2026-09-30"],
    ["30-Sep-2026", "2026-09-30"],
    ["30th of Sept. 2026", "2026-09-30"],
    ["Sep 30, 2026", "2026-09-30"],
    ["September 30 2026", "2026-09-30"],
    ["Wed, 30 Sep 2026", "2026-09-30"],
    ["2026-Sep-30", "2026-09-30"],
    ["13/06/2026", "2026-06-13"],
    ["06/13/2026", "2026-06-13"],
    ["06/06/2026", "2026-06-06"],
    ["46295", "2026-09-30"],
    ["令和6年3月29日", "2024-03-29"],
    ["令和８年９月３０日", "2026-09-30"],
    ["令和 6 年 3 月 29 日", "2024-03-29"],
    ["R5.12.1", "2023-12-01"],
    ["R05/12/01", "2023-12-01"],
    ["R5-12-1", "2023-12-01"],
    ["r5.12.1", "2023-12-01"],
    ["Ｒ５．１２．１", "2023-12-01"],
    ["令5.12.1", "2023-12-01"],
    ["平成30年11月1日", "2018-11-01"],
    ["H30.11.1", "2018-11-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["R元.5.1", "2019-05-01"],
    ["㋿6年3月29日", "2024-03-29"],
    ["平成31年4月30日", "2019-04-30"],
    ["昭和64年1月7日", "1989-01-07"],
    ["平成元年1月8日", "1989-01-08"],
    ["S63.12.31", "1988-12-31"],
    ["大正15年12月25日", "1926-12-25"],
    ["昭和元年12月25日", "1926-12-25"],
    ["令和六年十二月三日", "2024-12-03"],
    ["令和十年三月三十一日", "2028-03-31"],
    ["令和10年3月31日まで", "2028-03-31"],
    ["2027年3月", "2027-03-31 (month)"],
    ["2027-02", "2027-02-28 (month)"],
    ["2028/2", "2028-02-29 (month)"],
    ["03/2027", "2027-03-31 (month)"],
    ["March 2027", "2027-03-31 (month)"],
    ["令和9年3月", "2027-03-31 (month)"],
    ["R9.3", "2027-03-31 (month)"],
    ["令和9年3月末", "2027-03-31 (month)"],
    ["2027年3月末日", "2027-03-31 (month)"],
  ])("%s is %s", (text, date) => {
    expect(read(text)).toBe(date);
  });

  test.each(["", " ", "-", "－", "―", "なし", "無期限", "不明", "N/A", "n/a", "No expiry"])(
    "%j says that there is none",
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

describe("dates that are refused", () => {
  test.each([
    ["2026-02-30", "impossible-date"],
    ["2026/13/1", "impossible-date"],
    ["31/02/2026", "impossible-date"],
    ["32/13/2026", "impossible-date"],
    ["令和6年2月30日", "impossible-date"],
    ["令和0年5月1日", "impossible-date"],
    ["0026-09-30", "impossible-date"],
    ["2027-13", "impossible-date"],
    ["平成31年5月1日", "not-in-era"],
    ["平成35年3月31日", "not-in-era"],
    ["令和元年4月30日", "not-in-era"],
    ["昭和64年1月8日", "not-in-era"],
    ["平成元年1月7日", "not-in-era"],
    ["平成31年5月", "not-in-era"],
    ["05/06/2026", "ambiguous-date"],
    ["5.6.2026", "ambiguous-date"],
    ["26/09/30", "incomplete-date"],
    ["5-Mar-26", "incomplete-date"],
    ["6.3.29", "incomplete-date"],
    ["2026", "incomplete-date"],
    ["令和6年", "incomplete-date"],
    ["令和6年度", "incomplete-date"],
    ["来年", "not-a-date"],
    ["12", "not-a-date"],
    ["2026-09-30 or later", "not-a-date"],
    ["約2026年9月", "not-a-date"],
    ["#VALUE!", "error-cell"],
  ])("%s: %s", (text, kind) => {
    expect(read(text)).toBe(kind);
  });
});

test("the profile settles which of day and month comes first", () => {
  expect(read("05/06/2026", "dmy")).toBe("2026-06-05");
  expect(read("05/06/2026", "mdy")).toBe("2026-05-06");
  expect(read("13/06/2026", "dmy")).toBe("2026-06-13");
  expect(read("13/06/2026", "mdy")).toBe("impossible-date");
  expect(read("2026/05/06", "mdy")).toBe("2026-05-06");
});

test.each<[Cell, string]>([
  [{ text: "30-Sep-26", date: "2026-09-30" }, "2026-09-30"],
  [{ text: "46295", number: "46295" }, "2026-09-30"],
  [{ text: "46295.5", number: "46295.5" }, "2026-09-30"],
  [{ text: "#N/A", error: "#N/A" }, "error-cell"],
  [{ text: "20260930", number: "20260930" }, "2026-09-30"],
])("a workbook's cell %o is %s", (cell, date) => {
  expect(read(cell)).toBe(date);
});

const eraOf = (date: string): [letter: string, name: string, first: number] | undefined => {
  if (date >= "2019-05-01") return ["R", "令和", 2019];
  if (date >= "1989-01-08") return ["H", "平成", 1989];
  if (date >= "1927-01-01") return ["S", "昭和", 1926];
  return undefined;
};

test("every day from 1927 on reads back from each way of writing it", () => {
  fc.assert(
    fc.property(fc.nat({ max: 45_000 }), (days) => {
      const date = plusDays("1927-01-01", days);
      const [year, month, day] = date.split("-").map(Number);
      const [letter, name, first] = eraOf(date) ?? ["", "", 0];
      const yearOfEra = (year ?? 0) - first + 1;
      const writings = [
        date,
        `${year}/${month}/${day}`,
        `${year}年${month}月${day}日`,
        `${letter}${yearOfEra}.${month}.${day}`,
        `${letter}${String(yearOfEra).padStart(2, "0")}/${month}/${day}`,
        `${name}${yearOfEra === 1 ? "元" : yearOfEra}年${month}月${day}日`,
      ];
      expect(writings.map((text) => read(text))).toEqual(writings.map(() => date));
    }),
  );
});

test("no text makes the reader fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      expect(["string", "undefined"]).toContain(typeof read(text));
    }),
  );
});

test.each([
  ["令和８年９月３０日現在", "令和8年9月30日"],
  ["人道救援物資備蓄状況（令和8年9月30日現在）", "令和8年9月30日"],
  ["R8.9.30現在", "r8.9.30"],
  ["2026年9月30日時点の在庫", "2026年9月30日"],
  ["基準日：2026/9/30", "2026/9/30"],
  ["Stock as of 30 September 2026", "30 september 2026"],
  ["As at 2026-09-30", "2026-09-30"],
  ["Stock report, date: 30/09/2026", "30/09/2026"],
  ["令和８年９月末日現在", "令和8年9月末日"],
  ["作成日 令和8年10月3日", undefined],
  ["Printed 2026-10-03", undefined],
  ["Print date: 2026-10-03", undefined],
  ["人道救援物資", undefined],
])("the as-of date in %s is %s", (title, date) => {
  expect(asOfText(title)).toBe(date);
});
