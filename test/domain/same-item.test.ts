/** What names mean once items have become others, and ratios that never round. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueOf, type ItemWords } from "../../src/domain/catalogue.ts";
import type { Declaration, ItemDeclaration } from "../../src/domain/declaration.ts";
import { fingerprintsOf, isStale, itemOfFingerprint } from "../../src/domain/items/decision.ts";
import { SameItems } from "../../src/domain/items/same-item.ts";
import {
  chained,
  converted,
  inverted,
  ratioOf,
  ratioText,
  readRatio,
} from "../../src/domain/ratio.ts";

const source = "test";
const blanket = { code: "BLANKET", provisional: false, nameEn: "Blanket", nameJa: "毛布" } as const;
const reference = {
  agencies: [],
  depots: [],
  categories: [],
  items: [{ ...blanket, baseUnit: "piece", source }],
};

const item = (code: string, more: Partial<ItemDeclaration> = {}): ItemDeclaration => ({
  ...{ declares: "item", code, provisional: true, baseUnit: "piece" },
  ...more,
});

const became = (code: string, into: string, times = 1, more: object = {}): Declaration => ({
  ...{ declares: "same-item", code, item: into, times, per: 1 },
  fingerprints: { left: "a", right: "b" },
  ...more,
});

/** The item that words mean, and how many of it one of the name's own item is. */
function meant(words: ItemWords, ...declarations: readonly Declaration[]): string {
  const met = catalogueOf(reference, declarations).recogniseItem(words);
  if (met.is !== "known") return met.is;
  const ratio = met.under === undefined ? "" : ` × ${ratioText(met.under.became.ratio)}`;
  return `${met.item.code}${ratio}`;
}

describe("names of an item that became another one", () => {
  const bale = [item("J-77", { nameJa: "毛布の梱" }), became("J-77", "BLANKET", 25)];

  test.each<[what: string, words: ItemWords, means: string]>([
    ["its code", { code: "j-77" }, "BLANKET × 25"],
    ["its name, where it came under a code", { name: "毛布の梱" }, "BLANKET × 25"],
    [
      "the code beside the other's name: the code says what is counted",
      { code: "J-77", name: "毛布" },
      "BLANKET × 25",
    ],
    [
      "two names that count otherwise leave it open",
      { name: "Blanket", nameJa: "毛布の梱" },
      "contradiction",
    ],
    ["the other's own name", { name: "blanket" }, "BLANKET"],
    ["what is new stays new", { name: "毛布の箱" }, "new"],
  ])("%s", (_, words, means) => {
    expect(meant(words, ...bale)).toBe(means);
  });

  test("an item of that very name keeps it", () => {
    expect(meant({ name: "毛布の梱" }, ...bale, item("毛布の梱"))).toBe("毛布の梱");
  });

  test("two items of one name are one, once the one became the other and is counted alike", () => {
    const twin = item("M-1", { provisional: false, nameEn: "Quilt" });
    const quilt = item("M-2", { provisional: false, nameEn: "Quilt" });
    expect(meant({ name: "quilt" }, twin, quilt)).toBe("new");
    expect(meant({ name: "quilt" }, twin, quilt, became("M-1", "M-2"))).toMatch(/^M-2/);
    expect(meant({ name: "quilt" }, twin, quilt, became("M-1", "M-2", 5))).toBe("new");
  });

  test("what was taken back means nothing; what stands twice stands until both are", () => {
    const back = became("J-77", "BLANKET", 25, { withdrawn: true });
    expect(meant({ code: "J-77" }, ...bale, back)).toBe("J-77");
    const again = became("J-77", "BLANKET", 25);
    expect(meant({ code: "J-77" }, ...bale, again, back)).toBe("BLANKET × 25");
    expect(meant({ code: "J-77" }, ...bale, again, back, back)).toBe("J-77");
  });

  test("a chain leads to its end, with the ratios of all and the lots through all", () => {
    const same = new SameItems([
      became("A", "B", 4, { lots: [["1", "2"]] }),
      became("B", "C", 25, { lots: [["2", "3"]] }),
    ]);
    expect(same.of("A")).toMatchObject({ item: "C", ratio: { times: 100, per: 1 } });
    expect(same.of("A")?.lots.get("1")).toBe("3");
    expect(same.of("C")).toBeUndefined();
  });

  test("a circle, which only a forged ledger has, comes to an end", () => {
    const same = new SameItems([became("A", "B"), became("B", "A")]);
    expect(["A", "B"]).toContain(same.itemOf("A"));
  });
});

describe("ratios", () => {
  const part = fc.integer({ min: 1, max: 1000 });
  const ratio = fc.tuple(part, part).map(([times, per]) => {
    const made = ratioOf(times, per);
    if (made === undefined) throw new Error("no ratio");
    return made;
  });

  test("convert there and back, or not at all; as fractions say", () => {
    fc.assert(
      fc.property(ratio, fc.nat({ max: 1_000_000 }), (of, quantity) => {
        const there = converted(quantity, of);
        expect(there === undefined).toBe((quantity * of.times) % of.per !== 0);
        if (there === undefined) return;
        expect(there * of.per).toBe(quantity * of.times);
        expect(converted(there, inverted(of))).toBe(quantity);
      }),
    );
  });

  test("one after the other is one of both; what is written reads the same", () => {
    fc.assert(
      fc.property(ratio, ratio, fc.nat({ max: 1_000_000 }), (one, other, quantity) => {
        const both = chained(one, other);
        const first = converted(quantity, one);
        const second = first === undefined ? undefined : converted(first, other);
        if (second !== undefined) expect(converted(quantity, both)).toBe(second);
        expect(readRatio(ratioText(one))).toEqual(one);
      }),
    );
  });

  test.each(["", "0", "1/0", "-5", "2.5", "25個", "1/2/3", "1000000", "１／２５ "])(
    "%j",
    (text) => {
      expect(readRatio(text)).toEqual(text === "１／２５ " ? { times: 1, per: 25 } : undefined);
    },
  );
});

test("a fingerprint tells an item by what makes it the same goods, and reads back", () => {
  const text = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => /\p{L}/u.test(one));
  const absent = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
  const one = fc.record({
    nameEn: absent(text),
    nameJa: absent(text),
    category: absent(fc.constantFrom("tent", "blanket")),
    baseUnit: fc.constantFrom("piece", "g"),
    packUnit: absent(fc.constantFrom("bale", "carton")),
    piecesPerPack: absent(fc.integer({ min: 1, max: 500 })),
  });
  const made = (fields: object) => {
    const known = Object.fromEntries(Object.entries(fields).filter(([, it]) => it !== undefined));
    return { ...item("X"), ...known };
  };
  fc.assert(
    fc.property(one, fc.nat(), (fields, unitCostYen) => {
      const of = made(fields);
      const then = fingerprintsOf(of, undefined);
      expect(isStale(then, fingerprintsOf({ ...of, unitCostYen }, undefined))).toBe(false);
      expect(isStale(then, fingerprintsOf({ ...of, baseUnit: "box" }, undefined))).toBe(true);
      const again = { ...item("X"), ...itemOfFingerprint(then.left) };
      expect(fingerprintsOf(again, undefined)).toEqual(then);
    }),
  );
});
