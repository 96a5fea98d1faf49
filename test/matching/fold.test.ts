/** What is written differently and read the same becomes the same text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { blunt, fold, singular } from "../../src/matching/fold.ts";

test.each<[written: string, folded: string]>([
  ["BLANKET", "blanket"],
  ["Ｂｌａｎｋｅｔ　５０％", "blanket 50%"],
  ["ﾎﾟﾘﾀﾝｸ", "ポリタンク"],
  ["ハ゛ケツ", "バケツ"], // the voiced mark typed by itself
  ["シート", "シト"],
  ["シ－ト", "シト"], // a dash for the long vowel mark
  ["ビニール", "ビニル"],
  ["ヴィニール", "ビニル"],
  ["プラスティック", "プラスチック"],
  ["てんと", "テント"],
  ["テントの部品", "テントの部品"], // one hiragana is a particle
  ["10ℓ", "10l"],
  ["㎡", "m2"],
  ["5×4ｍ", "5×4m"],
  ["pétrole", "petrole"],
  ["PS–LX350H", "ps-lx350h"],
  ["plumpy’nut", "plumpy'nut"],
])("%j folds to %j", (written, folded) => {
  expect(fold(written)).toBe(folded);
});

test("folding twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test.each<[plural: string, single: string]>([
  ["tents", "tent"],
  ["boxes", "box"],
  ["batteries", "battery"],
  ["torches", "torch"],
  ["glasses", "glass"],
  ["gas", "gas"],
  ["glass", "glass"],
  ["lens", "len"], // alike on both sides, which is what counts
  ["bus", "bus"],
  ["canvas", "canvas"],
])("%s without its plural is %s", (plural, single) => {
  expect(singular(plural)).toBe(single);
});

test("a voiced mark forgotten is a slip", () => {
  expect(blunt("ベッド")).toBe(blunt("ベット"));
  expect(blunt("blanket")).toBe("blanket");
});
