/** Names in either language become the same tokens where the glossary knows their words. */
import { describe, expect, test } from "vitest";
import { preparerOf } from "../../src/matching/prepare.ts";
import { knowledge } from "../helpers/match-knowledge.ts";

const prepare = preparerOf(knowledge);
const read = (name: string) => {
  const { names, attributes, without } = prepare({ id: "x", names: [name] });
  return { words: names[0]?.words ?? [], models: names[0]?.models ?? [], attributes, without };
};
const wordsOf = (name: string): readonly string[] => [...read(name).words].sort();
const stated = (name: string): readonly string[] =>
  [...read(name).attributes].flatMap(([attribute, { values }]) =>
    [...values.keys()].map((value) => `${attribute} ${value}`),
  );

describe("one thing in two languages", () => {
  test.each([
    ["スリーピングマット", "sleeping mats"],
    ["スリーピングパッド", "Sleeping pad"],
    ["給水容器", "Water Container"],
    ["ポリタンク", "jerry can"],
    ["ﾎﾟﾘﾀﾝｸ", "Jerrycans"],
    ["ビニールシート", "plastic sheeting"],
    ["ブルーシート", "Tarpaulin"],
    ["簡易水槽", "portable water tank"],
    ["蚊帳", "Mosquito net"],
    ["石鹸", "soap"],
    ["台所用品セット", "Kitchen set"],
    ["発電機", "Generators"],
  ])("%s is %s", (ja, en) => {
    expect(wordsOf(ja)).toEqual(wordsOf(en));
  });
});

test.each<[name: string, ...values: readonly string[]]>([
  ["BLANKET, SYNTHETIC, high thermal", "material synthetic", "grade high"],
  ["毛布（羊毛50%、保温性：中）", "material wool", "grade medium"],
  ["Jerry can,semi-collaps.w/screw cap", "form semi-collapsible", "closure screw"],
  ["折り畳み式ポリタンク", "form collapsible"],
  ["硬質ポリタンク", "form rigid"],
  ["防弾毛布", "kind ballistic"],
  ["Blanket, ballistic", "kind ballistic"],
  ["Emergency blanket", "kind emergency"],
  ["Roll, plastic", "material plastic", "form roll"],
  ["プラスチックシート（50m巻）", "material plastic", "form roll"],
  ["Tarpaulin, woven plastic, 4x60mt", "material plastic", "form roll"], // so long that it is one
])("%s states its attributes", (name, ...values) => {
  expect([...stated(name)].sort()).toEqual([...values].sort());
});

test.each<[name: string, ...models: readonly string[]]>([
  ["Sony PS-LX350H Turntable", "pslx350h"],
  ["Sony Turntable - PSLX350H", "pslx350h"],
  ["Garmin Carry Case - 010-10231-01", "0101023101"],
  ["Panasonic KX-TSC14B", "kxtsc14b"],
  ["5-Disc Changer"],
  ["Water-tank kit"],
  ["Photoshop 5.0"],
])("the model numbers of %s", (name, ...models) => {
  expect(read(name).models).toEqual(models);
});

test("what is left out is known in both languages", () => {
  expect([...read("Hygiene Kit without Condom").without]).toEqual(["condom"]);
  expect([...read("衛生キット（コンドームなし）").without]).toEqual(["condom"]);
});

test("unknown words stay: kanji in pairs, a short word is not cut out of a longer one", () => {
  expect(wordsOf("災害救援物資")).toEqual(["害救", "援物", "救援", "災害", "物資"].sort());
  expect(wordsOf("長粒米")).toEqual(["粒米", "長粒"].sort());
  expect(wordsOf("Frobnicator")).toEqual(["frobnicator"]);
});
