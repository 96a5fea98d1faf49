/** Columns beside the names: which belong together, and how alike their cells are. */
import { describe, expect, test } from "vitest";
import { columnsOf } from "../../src/matching/columns.ts";
import { missing } from "../../src/matching/fields.ts";
import { knowledge } from "../helpers/match-knowledge.ts";

/** The level of the only column that both have, for one cell on either side. */
function levelOf(left: readonly [string, string], right: readonly [string, string]) {
  const filling = [0, 1, 2].map((n) => `${left[0] === "year" ? 1990 + n : 10 ** n}`);
  const list = ([heading, text]: readonly [string, string], side: string) => [
    { id: `${side} 0`, names: ["x"], fields: [[heading, text] as const] },
    ...filling.map((cell, at) => ({
      id: `${side} ${at + 1}`,
      names: ["x"],
      fields: [[heading, /\d/.test(text) ? cell : `${cell} words`] as const],
    })),
  ];
  const columns = columnsOf(list(left, "l"), list(right, "r"), knowledge);
  const levels = new Uint8Array(columns.fields.length);
  columns.compare(0, 0, levels, 0);
  return levels[0];
}

describe("headings that mean the same belong together", () => {
  test.each([
    ["price", "Unit Price"],
    ["manufacturer", "Brand"],
    ["mfg", "maker"],
    ["価格", "price"],
    ["modelno", "Model No."],
    ["Shade", "shade"],
  ])("%s and %s", (left, right) => {
    expect(levelOf([left, "12 x"], [right, "12 x"])).toBeDefined();
  });
  test("others do not", () => {
    expect(levelOf(["weight", "5"], ["height", "5"])).toBeUndefined();
  });
});

test.each<[left: string, right: string, level: number]>([
  ["100", "100", 4],
  ["$1,000.00", "1000", 4],
  ["gbp 98", "100", 3],
  ["80", "100", 2],
  ["60", "100", 1],
  ["9.99", "100", 0],
  ["0", "100", missing], // nobody stated it
  ["0", "0", missing],
])("prices %s and %s", (left, right, level) => {
  expect(levelOf(["price", left], ["price", right])).toBe(level);
});

test.each<[left: string, right: string, level: number]>([
  ["1999", "1999", 2],
  ["1999", "2000", 1],
  ["1999", "2009", 0],
])("years %s and %s are no prices", (left, right, level) => {
  expect(levelOf(["year", left], ["year", right])).toBe(level);
});

test.each<[left: string, right: string, level: number]>([
  ["Reynolds, Smith", "smith reynolds", 4],
  ["Reynolds, Smith", "Jones, Miller", 0],
  ["Reynolds, Smith, Jones", "Reynolds, Smith, Miller", 2], // the rarer words weigh more
])("texts %j and %j", (left, right, level) => {
  expect(levelOf(["authors", left], ["authors", right])).toBe(level);
});

test("a cell that is empty on one side says nothing", () => {
  const some = [{ id: "1", names: ["x"], fields: [["price", "5"] as const] }];
  const columns = columnsOf(
    [...some, { id: "2", names: ["y"], fields: [["price", ""] as const] }],
    some,
    knowledge,
  );
  const levels = new Uint8Array(columns.fields.length);
  columns.compare(1, 0, levels, 0);
  expect([...levels]).toEqual([missing]);
});
