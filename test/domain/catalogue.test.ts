import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueOf } from "../../src/domain/catalogue.ts";
import type { Declaration } from "../../src/domain/declaration.ts";
import { packVolume, volumeOf, weightOf } from "../../src/domain/measures.ts";
import { headingKey, normalise, provisionalCode } from "../../src/domain/normalise.ts";
import type { Item, ItemNameReference, ThingsReference } from "../../src/domain/reference.ts";

const item = (code: string, nameEn: string, nameJa: string) => ({
  code,
  provisional: false,
  nameEn,
  nameJa,
  baseUnit: "piece",
  source: "test",
});
const name = (of: string, body: string, text: string, kind: "code" | "name" = "name") =>
  ({ item: of, body, kind, text, source: "test" }) satisfies ItemNameReference;

const things: ThingsReference & { readonly itemNames: readonly ItemNameReference[] } = {
  agencies: [
    { code: "north", nameEn: "North Office", nameJa: "北事務所", aliases: ["NO"], source: "test" },
    { code: "south", nameEn: "South Office", nameJa: "南事務所", aliases: [], source: "test" },
  ],
  depots: [
    { code: "AEDXB", nameEn: "Dubai", nameJa: "ドバイ", aliases: ["IHC", "hub"], source: "test" },
    {
      code: "SGSIN",
      nameEn: "Singapore",
      nameJa: "シンガポール",
      aliases: ["hub"],
      source: "test",
    },
  ],
  categories: [{ code: "tent", nameEn: "Tents", nameJa: "テント類", source: "test" }],
  items: [
    item("TENT", "Tent", "テント"),
    item("TENT-6", "Tent, 6 persons", "テント（6人用）"),
    item("MAT", "Sleeping mat", "マット"),
  ],
  itemNames: [
    name("TENT-6", "north", "テント"),
    name("TENT-6", "unhrd", "B100", "code"),
    name("MAT", "other", "X-9", "code"),
    name("TENT", "unhrd", "X-9", "code"),
    name("MAT", "general", "寝具"),
    name("TENT", "general", "寝具"),
  ],
};
const catalogue = catalogueOf(things);
const found = (words: Parameters<typeof catalogue.recogniseItem>[0], from = catalogue) => {
  const recognised = from.recogniseItem(words);
  if (recognised.is === "known") return recognised.item.code;
  return recognised.is === "new" ? `new ${recognised.code}` : recognised.is;
};

describe("recognising an item", () => {
  test.each([
    [{ code: "TENT" }, "TENT"],
    [{ code: " tent " }, "TENT"],
    [{ code: "ＴＥＮＴ－６" }, "TENT-6"],
    [{ code: "TENT\u20116" }, "TENT-6"],
    [{ code: "B100" }, "TENT-6"],
    [{ name: "Tent, 6 Persons" }, "TENT-6"],
    [{ name: "ﾃﾝﾄ" }, "TENT"],
    [{ name: "テ ン ト" }, "TENT"],
    [{ name: "テント", agency: "north" }, "TENT-6"],
    [{ name: "テント", agency: "south" }, "TENT"],
    [{ code: "テント" }, "TENT"], // a name in a column of codes
    [{ name: "B100" }, "TENT-6"], // a code in a column of names
    [{ code: "B100", name: "anything new" }, "TENT-6"],
    [{ code: "Z-1", name: "Tent" }, "TENT"],
    [{ nameJa: "マット" }, "MAT"],
    [{ code: "TENT", name: "Sleeping mat" }, "contradiction"],
    [{ name: "Tent", nameJa: "マット" }, "contradiction"],
    [{ code: "X-9" }, "new X-9"], // two bodies mean two things by it
    [{ name: "寝具" }, "new 寝具"],
    [{ name: "Tentt" }, "new Tentt"],
    [{ name: "Tents" }, "new Tents"],
    [{ name: "Tent, 6 persons, large" }, "new Tent, 6 persons, large"],
  ])("%o is %s", (words, code) => {
    expect(found(words)).toBe(code);
  });

  test("a provisional item is known by its own code, and by nothing else", () => {
    const told: Declaration[] = [
      {
        declares: "item",
        code: "P-1",
        provisional: true,
        nameEn: "Blue bucket",
        baseUnit: "piece",
      },
    ];
    const later = catalogueOf(things, told);
    expect(found({ code: "p-1", name: "other words" }, later)).toBe("P-1");
    expect(found({ name: "Blue bucket" }, later)).toBe("new Blue bucket");
    expect(found({ code: "P-1", name: "Tent" }, later)).toBe("TENT");
  });

  test("a master makes a provisional item a known one, and never the other way round", () => {
    const provisional = {
      declares: "item",
      code: "P-1",
      provisional: true,
      nameEn: "P",
      baseUnit: "piece",
    } as const;
    const master = { ...provisional, provisional: false, nameEn: "Bucket", grossWeightG: 5 };
    const either = [
      [provisional, master],
      [master, provisional],
    ].map((told) => catalogueOf(things, told).item("P-1"));
    expect(either[0]).toEqual(either[1]);
    expect(either[0]).toMatchObject({ provisional: false, nameEn: "Bucket", grossWeightG: 5 });
  });
});

test("depots and agencies, by code, name or an alias that only one has", () => {
  expect(["AEDXB", "dubai", "ﾄﾞﾊﾞｲ", "ihc"].map((text) => catalogue.recogniseDepot(text))).toEqual(
    Array(4).fill("AEDXB"),
  );
  expect(catalogue.recogniseDepot("hub")).toBeUndefined();
  expect(
    ["north", "North  Office", "北事務所", "no"].map((text) => catalogue.recogniseAgency(text)),
  ).toEqual(Array(4).fill("north"));
  expect(catalogue.recogniseAgency("North")).toBe("north");
  expect(catalogue.recogniseAgency("East Office")).toBeUndefined();
  expect(catalogue.recogniseCategory("ﾃﾝﾄ類")).toBe("tent");
});

test("what the ledger was told of is there, under the name it was told", () => {
  const told = catalogueOf(things, [
    { declares: "depot", code: "Nairobi", name: "Nairobi" },
    { declares: "agency", code: "WFP/CRS", name: "WFP/CRS" },
    { declares: "depot", code: "AEDXB", name: "something else" },
  ]);
  expect(told.depot("Nairobi")).toMatchObject({ provisional: true, nameEn: "Nairobi" });
  expect(told.depot("AEDXB")?.nameEn).toBe("Dubai");
  expect(told.recogniseAgency("wfp/crs")).toBe("WFP/CRS");
  expect(told.depots().map(({ code }) => code)).toEqual(["AEDXB", "Nairobi", "SGSIN"]);
});

test("did you mean", () => {
  expect(catalogue.nearest("depot", "Dubay")).toBe("Dubai");
  expect(catalogue.nearest("item", "Sleepin mat")).toBe("Sleeping mat");
  expect(catalogue.nearest("depot", "Dubia")).toBe("Dubai"); // two letters swapped: one slip
  expect(catalogue.nearest("item", "generator")).toBeUndefined();
});

describe("normal forms", () => {
  test.each([
    ["ＡＢＣ－１２３", "abc-123"],
    ["A\u2010B\u2013C\u2212D", "a-b-c-d"],
    ["Aー1", "a-1"],
    ["カード", "カード"],
    ["ｶｰﾄﾞ", "カード"],
    ["給 水　容 器", "給水容器"],
    ["4×6 m", "4×6m"],
    ["\u200BTENT\u00AD", "tent"],
  ])("%s is %s", (text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  test("headings lose their marks, but not all of them where there is nothing else", () => {
    expect(headingKey("Unit_Cost (JPY)")).toBe("unitcostjpy");
    expect(headingKey("Qty/ctn")).toBe("qty/ctn");
    expect(headingKey("#")).toBe("#");
  });

  test("different words never get one provisional code, in whatever order they come", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[a-zA-Z:： ー-]{1,6}$/),
    );
    fc.assert(
      fc.property(word, word, (a, b) => {
        fc.pre(normalise(a) !== normalise(b));
        expect(normalise(provisionalCode(a))).not.toBe(normalise(provisionalCode(b)));
      }),
      { numRuns: 2000 },
    );
  });

  test("a provisional code has no colons and no control characters, and is recognised as itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const code = provisionalCode(text);
        expect(code).not.toMatch(/[:\p{Cc}]/u);
        expect(provisionalCode(code)).toBe(code);
      }),
    );
  });
});

describe("weights and volumes", () => {
  const packed: Item = {
    code: "B",
    provisional: false,
    baseUnit: "piece",
    piecesPerPack: 25,
    grossWeightG: 40_010,
    lengthMm: 605,
    widthMm: 401,
    heightMm: 333,
  };

  test("of part of a pack, rounded once", () => {
    expect(weightOf(packed, 25)).toBe(40_010);
    expect(weightOf(packed, 1)).toBe(1600);
    expect(weightOf(packed, 1_000_000)).toBe(1_600_400_000);
    expect(weightOf(packed, 0)).toBe(0);
    expect(packVolume(packed)).toBe(80_788); // 605 × 401 × 333 mm3 = 80,787.465 cm3
    expect(volumeOf(packed, 50)).toBe(161_576);
  });

  test("unknown is not zero", () => {
    const { piecesPerPack: _, ...loose } = packed;
    const { grossWeightG: __, ...unweighed } = packed;
    const { heightMm: ___, ...flat } = packed;
    expect([weightOf(loose, 5), volumeOf(loose, 5)]).toEqual([undefined, undefined]);
    expect(weightOf(unweighed, 5)).toBeUndefined();
    expect(volumeOf(flat, 5)).toBeUndefined();
    expect(volumeOf({ ...flat, volumeCm3: 100 }, 50)).toBe(200);
  });

  test("quantities too large for floating point keep every gram", () => {
    const heavy: Item = { ...packed, piecesPerPack: 3, grossWeightG: 999_999 };
    expect(weightOf(heavy, 9_999_999_999)).toBe(Number((9_999_999_999n * 999_999n) / 3n));
  });
});
