/** Quantities are read out of names exactly, in whatever order and unit they are written. */
import { describe, expect, test } from "vitest";
import { fold } from "../../src/matching/fold.ts";
import { quantityReader } from "../../src/matching/quantities.ts";
import { knowledge } from "../helpers/match-knowledge.ts";

const read = quantityReader(knowledge.units);
const m = 1_000_000;
const found = (text: string): readonly string[] =>
  read(fold(text)).quantities.map(
    ({ attribute, amounts, scale }) => `${attribute} ${amounts.join(" ")}${scale && ` ${scale}`}`,
  );

describe("sizes", () => {
  test.each([
    ["5×4m"],
    ["4 x 5 m"],
    ["400cm*500cm"],
    ["4m x 5m"],
    ["4メートル×5メートル"],
    ["５ｍ×４ｍ"],
    ["4 by 5 metres"],
    ["4.0x5.0mt"],
    ["4000 x 5000 mm"],
    ["0.4x50dm 4x5m".slice(9)],
  ])("%s is 4 by 5 m", (text) => {
    expect(found(text)).toEqual([`size ${4 * m} ${5 * m}`]);
  });

  test.each<[text: string, ...read: readonly string[]]>([
    ["4mx60m", `size ${4 * m} ${60 * m}`],
    ["1.5x2.0 m", `size ${1.5 * m} ${2 * m}`],
    ["(5,5 x 5 m)", `size ${5 * m} ${5.5 * m}`],
    ["3.65x 91.5M", `size ${3.65 * m} ${91.5 * m}`],
    ["8mm x 250mt", `size 8000 ${250 * m}`],
    ["130 x 180 x 150cm", `size ${1.3 * m} ${1.5 * m} ${1.8 * m}`],
    ["50 m roll", `size ${50 * m}`],
    ["33M", `size ${33 * m}`],
    ["10 ft", `size ${10 * 304_800}`],
    ['12"', `size ${12 * 25_400}`],
    ["Tent 3.8 x 3.8", "size 3800 3800 ?"],
    ["3x1.5mm2"],
    ["3x400V-1500rpm", "voltage 400000"],
  ])("%s", (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });
});

test.each<[text: string, ...read: readonly string[]]>([
  ["10 L", `capacity ${10 * m}`],
  ["10リットル", `capacity ${10 * m}`],
  ["10ℓ", `capacity ${10 * m}`],
  ["10lt.", `capacity ${10 * m}`],
  ["w/screw cap,10lt", `capacity ${10 * m}`],
  ["3,000 L", `capacity ${3000 * m}`],
  ["5 m3", `capacity ${5000 * m}`],
  ["6cu.m.", `capacity ${6000 * m}`],
  ["500ml", "capacity 500000"],
  ["2500 Gal.", "capacity 9463530000"],
  ["1 gal", "capacity 3785412"], // 3785.411784 mL, to the µL
  ["16 sq.m.", `area ${16 * m}`],
  ["27.5 m2", `area ${27.5 * m}`],
  ["5人用", "persons 5"],
  ["6～10人用", "persons 6 10"],
  ["6-10 persons", "persons 6 10"],
  ["familly of 5 persons", "persons 5"],
  ["25 Kg", `weight ${25 * m}`],
  ["8.5mg", "weight 9"], // to the mg
  ["500gr.", "weight 500000"],
  ["2.2 kW", `power ${2.2 * m} W`],
  ["3.0KVA", `power ${3 * m} VA`],
  ["2200W", `power ${2.2 * m} W`],
  ["220/240V", "voltage 220000", "voltage 240000"],
  ["4cu.m/hrs", `flow ${4 * m}`],
  ["毎時15m3", `flow ${15 * m}`],
  ["300 lt/h", "flow 300000"],
  ["pack of 14 units", "pack 14"],
  ["box of 25 units", "pack 25"],
  ["16/ctn", "pack 16"],
  ["50錠入り", "pack 50"],
  ["1 tablet"], // one in a pack is no pack
  ["50% wool", "share 5000"],
  ["75 denier", "grade 75"],
  ["16gb", "memory 16000"],
  ["no number"],
  ["EU30IS"],
])("%s", (text, ...expected) => {
  expect(found(text)).toEqual(expected);
});

test("what is read is taken out of the text; what is not stays", () => {
  expect(read(fold("Tarpaulin, 4x6mt, type 3")).rest).toMatch(/^tarpaulin, +; +, type 3$/);
});

test("numbers beyond what is exact are left alone", () => {
  expect(found("99999999999 m")).toEqual([]);
  expect(found("999999999 m3")).toEqual([]);
});
