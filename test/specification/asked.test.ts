/** Which specifications an organisation asks for: its own, whom it follows, and the fallback. */
import { describe, expect, test } from "vitest";
import { askedOf, editionOn, organisationCalled } from "../../src/specification/asked.ts";
import { shipped, specification, today } from "../helpers/specifications.ts";

const asked = (name: string, item: string, category: string, day = today) => {
  const organisation = organisationCalled(name, shipped.organisations);
  if (organisation === undefined) throw new Error(name);
  const found = askedOf(organisation, { item, category }, day, shipped);
  if (found === undefined) return "nothing";
  const codes = found.candidates.map((one) => one.specification.code);
  return [found.how, found.of, ...codes].join(" ");
};

describe("whose specification counts", () => {
  test.each([
    ["IFRC", "BLANKET-SYNTHETIC-LOW", "blanket", "own IFRC-ICRC ifrc-icrc-blanket-synthetic-low"],
    [
      "IOM",
      "BLANKET-SYNTHETIC-LOW",
      "blanket",
      "followed IFRC-ICRC ifrc-icrc-blanket-synthetic-low",
    ],
    [
      "UNHCR",
      "BLANKET-SYNTHETIC-LOW",
      "blanket",
      "fallback IFRC-ICRC ifrc-icrc-blanket-synthetic-low",
    ],
    ["UNHCR", "BLANKET-UNHCR-A-1999", "blanket", /^fallback IFRC-ICRC/], // superseded
    ["IOM", "TARPAULIN-4X6", "plastic-sheet", "own IOM iom-tarpaulin-4x6-bands"],
    ["UNHCR", "PLASTIC-SHEET-5X4", "plastic-sheet", "own UNHCR unhcr-tarpaulin-4x5"],
    ["WFP", "HIGH-ENERGY-BISCUITS", "food", "own WFP wfp-heb"],
    ["WFP", "CANNED-FOOD", "food", "nothing"],
    ["UNICEF", "JERRYCAN-10L", "jerrycan", "own UNICEF unicef-collapsible-container-10l"],
    ["UNICEF", "TENT-4X4", "tent", "fallback IFRC-ICRC ifrc-icrc-family-tent"],
    ["UNHCR", "TENT-4X4", "tent", "own UNHCR unhcr-family-tent"],
    [
      "IOM",
      "GENERATOR-DIESEL-6KVA",
      "generator",
      "followed IFRC-ICRC ifrc-icrc-generator-dige006t",
    ],
    ["IOM", "GENERATOR-2200W", "generator", "nothing"],
  ])("%s, %s (%s): %s", (organisation, item, category, expected) => {
    expect(asked(organisation, item, category)).toMatch(
      typeof expected === "string" ? new RegExp(`^${expected}$`) : expected,
    );
  });

  test("a kind of goods with several types has several candidates", () => {
    expect(asked("IFRC-ICRC", "BLANKET", "blanket").split(" ").slice(2)).toHaveLength(7);
  });
});

describe("editions", () => {
  const tarpaulin = (day: string) =>
    asked("IOM", "TARPAULIN-4X6", "plastic-sheet", day).split(" ").at(-1);
  test.each([
    ["2014-11-04", "iom-tarpaulin-4x6-eyelets-2014"],
    ["2023-03-09", "iom-tarpaulin-4x6-eyelets-2014"],
    ["2023-03-10", "iom-tarpaulin-4x6-bands"],
    ["2026-11-23", "iom-tarpaulin-4x6-bands"],
  ])("in force on %s: %s", (day, code) => {
    expect(tarpaulin(day)).toBe(code);
  });

  test("before the first one IOM states nothing, and follows the Red Cross", () => {
    expect(asked("IOM", "TARPAULIN-4X6", "plastic-sheet", "2014-11-03")).toMatch(
      /^followed IFRC-ICRC/,
    );
  });

  const row = { attribute: "width", operator: "min", low: "1", unit: "m" };
  const edition = (code: string, dates: Readonly<Record<string, string>>) =>
    specification([{ ...row, specification: code }], {
      specification: code,
      series: "S",
      ...dates,
    });
  const first = edition("S-1", { in_force_from: "2010-01-01", superseded: "yes" });
  const second = edition("S-2", {
    in_force_from: "2015-01-01",
    in_force_to: "2019-12-31",
    superseded: "yes",
  });
  const undated = edition("S-0", {});
  const on = (day: string, ...editions: Parameters<typeof editionOn>[0]) => {
    const found = editionOn(editions, day);
    return found && [found.specification.code, found.dated];
  };
  test("an edition that was superseded nobody knows when is never chosen", () => {
    expect(on("2012-01-01", first, second)).toBeUndefined();
    expect(on("2016-01-01", first, second)).toEqual(["S-2", true]);
    expect(on("2020-01-01", first, second)).toBeUndefined();
  });

  test("one without a day stands in, visibly, where no dated one does", () => {
    expect(on("2016-01-01", undated, second)).toEqual(["S-2", true]);
    expect(on("2012-01-01", undated, second)).toEqual(["S-0", false]);
  });
});

test.each([
  ["unhcr", "UNHCR"],
  ["国連難民高等弁務官事務所", "UNHCR"],
  ["ifrc/icrc", "IFRC-ICRC"],
  ["Red Cross", "IFRC-ICRC"],
  ["赤十字", "IFRC-ICRC"],
  ["ＩＯＭ", "IOM"],
  ["UN", undefined],
])("%s is %s", (text, code) => {
  expect(organisationCalled(text, shipped.organisations)?.code).toBe(code);
});
