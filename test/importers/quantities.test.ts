import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../../src/domain/reference.ts";
import { inBaseUnit } from "../../src/importers/base-unit.ts";
import { readPiecesPerPack, readQuantity } from "../../src/importers/quantities.ts";
import type { Cell } from "../../src/importers/table.ts";
import { vocabulary } from "../helpers/reading.ts";

const blanket: Item = {
  code: "BLANKET-X",
  provisional: false,
  baseUnit: "piece",
  packUnit: "bale",
  piecesPerPack: 25,
};
const tent: Item = { code: "TENT-X", provisional: false, baseUnit: "piece" };
const rice: Item = {
  code: "RICE-X",
  provisional: false,
  baseUnit: "g",
  packUnit: "bag",
  piecesPerPack: 50_000,
};

/** The quantity in base units, or the kind of problem. */
function read(
  cell: Cell,
  item = tent,
  stated?: number,
  unit?: string,
): number | string | undefined {
  const said = readQuantity(cell, vocabulary);
  if ("fault" in said) return said.fault.kind;
  if (said.value === undefined) return undefined;
  const base = inBaseUnit(said.value, unit === undefined ? undefined : vocabulary.unit(unit), {
    item,
    stated,
  });
  return "fault" in base ? base.fault.kind : base.value.quantity;
}

describe("quantities that clerks write", () => {
  test.each([
    ["1200", 1200],
    ["1,200", 1200],
    ["１，２００", 1200],
    ["１，２００張", 1200],
    ["1,200枚", 1200],
    ["1 200", 1200],
    ["1\u00a0200", 1200],
    ["1'200", 1200],
    ["1,234,567", 1_234_567],
    ["  42 ", 42],
    ["+42", 42],
    ["0", 0],
    ["0枚", 0],
    ["12 sets", 12],
    ["12 SETS", 12],
    ["1200 pcs.", 1200],
    ["1200EA", 1200],
    ["1,200(枚)", 1200],
    ["１２０（張）", 120],
    ["60 rolls", 60],
    ["12.0", 12],
    ["1,200.00", 1200],
    ["30箱(25枚入)", 750],
    ["30箱（25枚入り）", 750],
    ["３０箱（２５枚入）", 750],
    ["60箱(100個入)", 6000],
    ["75 ctn x 100", 7500],
    ["75 ctn × 100 pcs", 7500],
    ["75 cartons X 100", 7500],
    ["75 ctn * 100", 7500],
    ["75 cartons @ 100", 7500],
    ["75 cartons (@100 pcs)", 7500],
    ["75 cartons of 100", 7500],
    ["30 cartons (25 pcs each)", 750],
    ["30 cartons (25 pcs/carton)", 750],
    ["30 cartons (25 pcs per carton)", 750],
    ["25枚入×30箱", 750],
    ["100 pcs x 75 ctn", 7500],
    ["30箱25枚入", 750],
  ])("%s is %d", (text, quantity) => {
    expect(read(text)).toBe(quantity);
  });

  test.each<[string, Item, number | undefined, number]>([
    ["480梱包", blanket, undefined, 12_000],
    ["480梱", blanket, undefined, 12_000],
    ["480 bales", blanket, undefined, 12_000],
    ["30箱", tent, 20, 600],
    ["30箱5枚", blanket, 20, 605],
    ["30箱+5枚", tent, 20, 605],
    ["30箱と5枚", tent, 20, 605],
    ["30箱 端数5枚", tent, 20, 605],
    ["30箱(750枚)", tent, 25, 750],
    ["30箱(25枚)", tent, 25, 750],
    ["1,200枚(48箱)", tent, 25, 1200],
    ["1,200枚(48箱)", tent, undefined, 1200],
    ["25 kg", rice, undefined, 25_000],
    ["1.5 t", rice, undefined, 1_500_000],
    ["0.5kg", rice, undefined, 500],
    ["20袋", rice, undefined, 1_000_000],
    ["3 bags", rice, undefined, 150_000],
    ["5000", rice, undefined, 5000],
  ])("%s of %o, with %s a pack", (text, item, stated, quantity) => {
    expect(read(text, item, stated)).toBe(quantity);
  });

  test("the heading's or the unit column's unit counts where the cell names none", () => {
    expect(read("480", blanket, undefined, "梱包")).toBe(12_000);
    expect(read("480枚", blanket, undefined, "梱包")).toBe(480);
    expect(read("3", rice, undefined, "kg")).toBe(3000);
  });
});

describe("what is no quantity is refused, never guessed", () => {
  test.each([
    ["不明", "not-a-quantity"],
    ["約500", "not-a-quantity"],
    ["500枚程度", "unknown-unit"],
    ["500以上", "unknown-unit"],
    ["数百", "not-a-quantity"],
    ["~500", "not-a-quantity"],
    [">500", "not-a-quantity"],
    ["500-600", "not-a-quantity"],
    ["1e400", "not-a-quantity"],
    ["1E+05", "not-a-quantity"],
    ["-", "not-a-quantity"],
    ["なし", "not-a-quantity"],
    ["1.5", "fractional-quantity"],
    ["0.5枚", "fractional-quantity"],
    ["12.5箱(10枚入)", "fractional-quantity"],
    ["½", "not-a-quantity"],
    ["1,200²", "not-a-quantity"],
    ["⑤", "not-a-quantity"],
    ["-5", "negative-quantity"],
    ["−5", "negative-quantity"],
    ["△5", "negative-quantity"],
    ["▲1,200", "negative-quantity"],
    ["(5)", "negative-quantity"],
    ["（５）", "negative-quantity"],
    ["-5枚", "negative-quantity"],
    ["1.200", "ambiguous-number"],
    ["1.200枚", "ambiguous-number"],
    ["1.200.000", "ambiguous-number"],
    ["1.200,50", "ambiguous-number"],
    ["12,34", "ambiguous-number"],
    ["1,2", "ambiguous-number"],
    ["1,200 300", "ambiguous-number"],
    ["30箱(25枚)", "ambiguous-number"],
    ["4x6", "ambiguous-number"],
    ["75 x 100", "ambiguous-number"],
    ["500 foos", "unknown-unit"],
    ["30箱", "pieces-per-pack-unknown"],
    ["480梱包", "pieces-per-pack-unknown"],
    ["12 kg", "unit-mismatch"],
    ["99999999999", "quantity-too-large"],
    ["9999999999箱(99枚入)", "quantity-too-large"],
    ["1".repeat(400), "not-a-quantity"],
    ["=1+1", "not-a-quantity"],
    ["#N/A", "error-cell"],
    ["1200枚; 300枚", "not-a-quantity"],
    ["30箱(25枚入)残5", "not-a-quantity"],
  ])("%s: %s", (text, kind) => {
    expect(read(text)).toBe(kind);
  });

  test("a pack of another kind than the catalogue's is not that pack", () => {
    expect(read("480 cartons", blanket)).toBe("pieces-per-pack-unknown");
  });

  test("a pack size in the cell that contradicts the one in its column", () => {
    expect(read("30箱(25枚入)", tent, 20)).toBe("quantities-disagree");
    expect(read("1,200枚(48箱)", tent, 20)).toBe("quantities-disagree");
  });

  test("an empty cell says nothing", () => {
    expect(read("")).toBeUndefined();
    expect(read("   ")).toBeUndefined();
  });
});

describe("cells of a workbook", () => {
  test.each<[Cell, number | string]>([
    [{ text: "1,200", number: "1200" }, 1200],
    [{ text: "1.2", number: "1.2" }, "fractional-quantity"],
    [{ text: "1", number: "1.4" }, "fractional-quantity"],
    [{ text: "1.200", number: "1200" }, 1200],
    [{ text: "-5", number: "-5" }, "negative-quantity"],
    [{ text: "1E+21", number: "1e+21" }, "quantity-too-large"],
    [{ text: "50%", number: "0.5" }, "fractional-quantity"],
    [{ text: "30箱(25枚入)" }, 750],
    [{ text: "#N/A", error: "#N/A" }, "error-cell"],
    [{ text: "12foo", number: "12" }, "unknown-unit"],
    [{ text: "12枚", number: "12" }, 12],
  ])("%o", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test("a unit that the number format shows counts", () => {
    expect(read({ text: "480梱包", number: "480" }, blanket)).toBe(12_000);
  });
});

test.each<[Cell, number | string | undefined]>([
  ["25", 25],
  ["25枚", 25],
  ["25枚入", 25],
  ["25入", 25],
  ["25枚/箱", 25],
  ["25 pcs/ctn", 25],
  ["@25", 25],
  ["２５", 25],
  ["", undefined],
  ["0", undefined],
  ["2.5", "fractional-quantity"],
  ["25箱", "unit-mismatch"],
  ["不明な数", "not-a-quantity"],
  [{ text: "25", number: "25" }, 25],
])("pieces per pack: %o is %s", (cell, expected) => {
  const said = readPiecesPerPack(cell, vocabulary);
  expect("fault" in said ? said.fault.kind : said.value).toBe(expected);
});

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const grouped = (value: number, mark: string): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))/g, mark);

test("a quantity in any accepted writing reads back as itself", () => {
  const writing = fc.constantFrom<(value: number) => string>(
    String,
    (value) => grouped(value, ","),
    (value) => grouped(value, " "),
    (value) => grouped(value, "'"),
    (value) => fullWidth(String(value)),
    (value) => fullWidth(grouped(value, ",")),
    (value) => `${value}.0`,
  );
  const unit = fc.constantFrom("", "枚", "張", "個", "台", " pcs", " sets", "ＰＣＳ", " 枚");
  fc.assert(
    fc.property(fc.nat({ max: 9_999_999 }), writing, unit, (value, write, word) => {
      expect(read(`${write(value)}${word}`)).toBe(value);
    }),
  );
});

test("packs and their content in any accepted writing are their product", () => {
  const writing = fc.constantFrom<(packs: number, each: number) => string>(
    (packs, each) => `${packs}箱(${each}枚入)`,
    (packs, each) => `${grouped(packs, ",")} ctn x ${each}`,
    (packs, each) => `${each}枚入×${packs}箱`,
    (packs, each) => `${packs} bales of ${each}`,
    (packs, each) => `${fullWidth(String(packs))}梱包（${each}枚入り）`,
  );
  const count = fc.integer({ min: 1, max: 9999 });
  fc.assert(
    fc.property(count, count, writing, (packs, each, write) => {
      expect(read(write(packs, each))).toBe(packs * each);
    }),
  );
});

test("no text makes the reader fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      expect(["number", "string", "undefined"]).toContain(typeof read(text));
    }),
  );
});
