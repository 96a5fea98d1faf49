/** Values in the words of an inventory: what is offered, and what is shown as not clear. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FreeText, wantedBy } from "../../src/specification/free-text.ts";
import { statedText } from "../../src/specification/stated-value.ts";
import { shipped } from "../helpers/specifications.ts";

const reader = new FreeText(shipped, shipped.terms.all);
const wanted = (category: string) =>
  wantedBy(
    [...shipped.specifications.values()].filter(
      (one) => one.use === "purchase" && one.category === category,
    ),
    shipped,
  );
const pieces = (text: string, category: string, named = false) =>
  reader
    .pieces(text, wanted(category), named)
    .map((one) =>
      one.is === "value"
        ? `${one.attribute} ${statedText(one.stated)}`
        : `${one.text}: ${one.why}${one.why === "which" ? ` ${one.attributes.length}` : ""}`,
    );

describe("what the words of an inventory say", () => {
  test.each<[text: string, category: string, found: readonly string[]]>([
    ["150cm×200cm フリース", "blanket", ["width 150 cm", "length 200 cm"]],
    ["1.5m×2.0m", "blanket", ["width 1.5 m", "length 2.0 m"]],
    ["２００＊１５０ｃｍ", "blanket", ["width 150 cm", "length 200 cm"]],
    ["5x4m woven", "plastic-sheet", ["width 4 m", "length 5 m", "construction woven"]],
    ["60 x 80 inch", "blanket", ["width 60 [in_i]", "length 80 [in_i]"]],
    // The whole of it, as people write it
    [
      "60x80 4kg 100% polyester",
      "blanket",
      ["60x80: no-unit", "mass_per_piece 4 kg", "material 100% polyester"],
    ],
    ["ポリエステル100%", "blanket", ["material ポリエステル100%"]],
    ["羊毛50%　目付 610 g/㎡", "blanket", ["mass_per_area 610 g/m2", "material 羊毛50%"]],
    ["紺 2.5TOG", "blanket", ["thermal_resistance 2.5 TOG", "colour 紺"]],
    ["厚さ3mm", "blanket", ["thickness 3 mm"]],
    ["thickness: 3 mm", "blanket", ["thickness 3 mm"]],
    ["10L、折りたたみ式", "jerrycan", ["capacity 10 L"]],
    ["20リットル", "jerrycan", ["capacity 20 L"]],
    // Not clear
    ["150×200", "blanket", ["150x200: no-unit"]],
    ["185×48×1cm", "sleeping-mat", ["185x48x1cm: which 2"]],
    ["1500m×2000m", "blanket", ["1500mx2000m: implausible"]],
    // Nothing of it
    ["25枚入 10梱 R5.12.1", "blanket", []],
    ["150紺kg", "blanket", ["colour 紺"]],
    ["150×200cm紺色", "blanket", ["width 150 cm", "length 200 cm", "colour 紺色"]],
    ["5x4 m", "plastic-sheet", ["width 4 m", "length 5 m"]],
    ["毛布", "blanket", []],
    ["毛　布", "blanket", []],
    ["ビニールシート", "plastic-sheet", []],
    ["", "blanket", []],
  ])("%s (%s): %j", (text, category, found) => {
    expect(pieces(text, category)).toEqual(found);
  });

  test("goods of which nobody asks such things say nothing", () => {
    expect(pieces("150cm×200cm 4kg 紺", "nothing")).toEqual([]);
  });

  test("the name of an item tells what it is, and not of what it is made", () => {
    expect(pieces("紺 150cm×200cm", "blanket", true)).toEqual(["width 150 cm", "length 200 cm"]);
  });

  test("whatever is written, what is offered stands in the text, and the reader comes back", () => {
    const bits = fc.constantFrom(
      ..."150 200 4 x × cm m kg 100% polyester ポリエステル 毛 紺 g/m2 L 、 ( ) . ～ - TOG 厚さ".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits, { maxLength: 12 }).map((all) => all.join("")),
          fc.array(bits, { maxLength: 12 }).map((all) => all.join(" ")),
          fc.string({ maxLength: 60 }),
        ),
        (text) => {
          for (const one of reader.pieces(text, wanted("blanket"))) {
            const plain = text
              .normalize("NFKC")
              .replace(/[×*✕✖╳]/g, "x")
              .replace(/\s+/g, "");
            expect(plain.replace(/[〜～]/g, "~")).toContain(one.text.replace(/\s+/g, ""));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
