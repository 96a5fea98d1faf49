/** Attributes decide: however alike two names are, these are never the same goods. */
import { describe, expect, test } from "vitest";
import { preparerOf } from "../../src/matching/prepare.ts";
import { vetoesOf } from "../../src/matching/veto.ts";
import { knowledge } from "../helpers/match-knowledge.ts";

const prepare = preparerOf(knowledge);
const vetoes = vetoesOf(knowledge);
const vetoOf = (left: string, right: string) => {
  const pair = [left, right].map((name) => prepare({ id: name, names: [name] }));
  const [a, b] = pair;
  if (a === undefined || b === undefined) throw new Error();
  const [forth, back] = [vetoes.of(a, b), vetoes.of(b, a)];
  expect(forth?.attribute).toBe(back?.attribute);
  expect(vetoes.forbid(a, b)).toBe(forth !== undefined);
  return forth?.attribute;
};

describe("never the same", () => {
  test.each<[left: string, right: string, by: string]>([
    ["Jerry can 10 L", "Jerry can 20 L", "capacity"],
    ["給水容器（10L）", "ポリタンク 20リットル", "capacity"],
    ["Tarpaulin 4x6 m", "Tarpaulin 4x60 m", "size"],
    ["ビニールシート 5×4m", "Plastic sheet 4 x 6 m", "size"],
    ["Blanket, ballistic", "Blanket", "kind"],
    ["防弾毛布", "毛布", "kind"],
    ["Fire blanket", "Blanket", "kind"],
    ["Emergency blanket", "Blanket, wool", "kind"],
    ["Plastic roll", "Plastic sheet, flat sheet", "form"],
    ["Jerry can, rigid", "Jerry can, collapsible", "form"],
    ["Jerry can, semi-collapsible", "折りたたみ式ポリタンク", "form"],
    ["Generator 2.2 kW", "発電機（2.4kW）", "power"],
    ["Tent, 5 persons", "テント（10人用）", "persons"],
    ["Tent, 16 m2", "Tent 23 sqm", "area"],
    ["Bucket, steel, 10 L", "Bucket, plastic, 10 L", "material"],
    ["Blanket 50% wool", "Blanket 30% wool", "share"],
    ["Blanket, low thermal resistance", "毛布（保温性：高）", "grade"],
    ["Soap 100 g", "Soap 200 g", "weight"],
    ["Hygiene kit with condoms", "Hygiene kit without condoms", "without"],
    ["Winterization kit for family tent", "Family tent", "kind"],
  ])("%s and %s (%s)", (left, right, by) => {
    expect(vetoOf(left, right)).toBe(by);
  });
});

describe("nothing forbids", () => {
  test.each([
    ["Jerry can 10 L", "Jerry can"], // one side does not say
    ["Tarpaulin 400cm*600cm", "Tarpaulin 6x4 m"],
    ["Cable 10 ft", "Cable 3.05 m"], // rounded
    ["Tent, 6-10 persons", "Tent, 8 persons"],
    ["Generator 2.2 kW", "Generator 2.2 kVA"], // watts and volt-amperes cannot be compared
    ["Generator 220/240V", "Generator 220 V"],
    ["Soap, box of 12", "Soap, box of 24"], // the same goods in another pack
    ["Rope 8mm x 250m", "Rope, diam. 8 mm"],
    ["Blanket 50% wool 50% synthetic", "Blanket 50% wool"],
  ])("%s and %s", (left, right) => {
    expect(vetoOf(left, right)).toBeUndefined();
  });
});

test("a vetoed pair is never suggested, however equal its names are", async () => {
  const { matchLists } = await import("../../src/matching/match.ts");
  const found = matchLists(
    [{ id: "a", names: ["Jerry can, collapsible, screw cap, 10 L"] }],
    [{ id: "b", names: ["Jerry can, collapsible, screw cap, 20 L"] }],
    knowledge,
    { assignment: "one-to-one", rejected: true },
  );
  expect(found).toMatchObject([{ band: "no", score: 0 }]);
  expect(found[0]?.evidence[0]).toMatchObject({ kind: "veto", attribute: "capacity" });
});
