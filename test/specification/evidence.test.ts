/** What people write of goods: values, sheets of them, and what is wrong with them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvidenceSheet, sidesOf } from "../../src/specification/evidence-sheet.ts";
import { decimalText } from "../../src/specification/exact.ts";
import {
  attributeCalled,
  type EvidenceFields,
  evidenceOf,
  readEvidence,
} from "../../src/specification/read-evidence.ts";
import { evidenceValue, readStated, statedText } from "../../src/specification/stated-value.ts";
import { fromBase } from "../../src/specification/unit.ts";
import { shipped, today } from "../helpers/specifications.ts";

const words = {
  ...shipped,
  flag: (text: string) => {
    const word = shipped.evidenceWords.value("flag", text);
    return word === undefined ? undefined : word === "yes";
  },
};
const attribute = (code: string) => {
  const found = shipped.attributes.get(code);
  if (found === undefined) throw new Error(code);
  return found;
};
const stated = (code: string, text: string, unit?: string): string => {
  const read = readStated(text, attribute(code), unit, words);
  return "value" in read ? statedText(read.value) : read.fault.kind;
};

describe("values as people write them", () => {
  test.each<[attribute: string, text: string, unit: string | undefined, read: string]>([
    ["tensile_strength", "475 N", undefined, "475 N"],
    ["tensile_strength", "475N", undefined, "475 N"],
    ["tensile_strength", "４７５　Ｎ", undefined, "475 N"],
    ["tensile_strength", "475", "N", "475 N"],
    ["tensile_strength", "0.475 kN", "N", "0.475 kN"], // the cell says more than the heading
    ["tensile_strength", "475", undefined, "unit-unfit"],
    ["tensile_strength", "475 g", undefined, "unit-unfit"],
    ["tensile_strength", "about 475 N", undefined, "not-a-figure"],
    ["tensile_strength", "≥475 N", undefined, "not-a-figure"], // a demand, and no value
    ["tensile_strength", "20 ± 1 N", undefined, "20 ± 1 N"],
    ["tensile_strength", "20N±1N", undefined, "20 ± 1 N"],
    ["tensile_strength", "20 +/- 1 N", undefined, "20 ± 1 N"],
    ["tensile_strength", "475 N ± 5 %", undefined, "475 ± 23.75 N"], // of the value
    ["tensile_strength", "475±5%", "N", "475 ± 23.75 N"],
    ["wool_content", "50 ± 5 %", undefined, "50 ± 5 %"], // percentage points
    ["tensile_strength", "475 N ± 1 kN", undefined, "not-a-figure"], // which of the two?
    ["width", "15 cm - 250 mm", undefined, "not-a-figure"],
    ["width", "150 cm ± 1 センチ", undefined, "150 ± 1 cm"], // one unit in two words
    ["tensile_strength", "1,500 N", undefined, "1500 N"],
    ["tensile_strength", "1,5 N", undefined, "not-a-figure"],
    ["tensile_strength", "30000000 N", undefined, "implausible-figure"],
    ["elongation_at_break", "15～25％", undefined, "15–25 %"],
    ["elongation_at_break", "15-25 %", undefined, "15–25 %"],
    ["elongation_at_break", "15%から25%", undefined, "15–25 %"],
    ["elongation_at_break", "25-15 %", undefined, "not-a-figure"],
    ["service_temperature", "-20～80℃", undefined, "-20–80 Cel"],
    ["service_temperature", "-20 °C", undefined, "-20 Cel"],
    ["mass_per_area", "200", "g/㎡", "200 g/m2"],
    ["mass_per_area", "200g/m²", undefined, "200 g/m2"],
    ["thermal_resistance", "2.5 TOG", undefined, "2.5 TOG"],
    ["thermal_resistance", "25", "clo", "implausible-figure"],
    ["width", "1.5m", undefined, "1.5 m"],
    ["width", "1.5cm", undefined, "implausible-figure"], // metres were meant
    ["door_count", "2", undefined, "2"],
    ["door_count", "2か所", undefined, "2"],
    ["door_count", "2.5.1", undefined, "not-a-figure"],
    ["double_fly", "有", undefined, "true"],
    ["double_fly", "×", undefined, "false"],
    ["double_fly", "perhaps", undefined, "data-invalid"],
    ["colour", " 紺 ", undefined, "紺"],
  ])("%s: %s (%s) is %s", (code, text, unit, read) => {
    expect(stated(code, text, unit)).toBe(read);
  });

  test("whatever is written, it is read or refused, and what is read is read again alike", () => {
    const codes = fc.constantFrom("tensile_strength", "colour", "double_fly", "shelf_life", "mesh");
    const texts = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-±~ NTOGcm%℃〜"), maxLength: 20 }),
    );
    fc.assert(
      fc.property(codes, texts, (code, text) => {
        const read = readStated(text, attribute(code), undefined, words);
        if (!("value" in read)) return;
        const again = readStated(statedText(read.value), attribute(code), undefined, words);
        expect(again).toEqual(read);
        expect(evidenceValue(read.value, attribute(code), shipped)).toBeDefined();
      }),
    );
  });

  test.each([
    ["150cm×200cm", ["width 150 cm", "length 200 cm"]],
    ["200×150cm", ["width 150 cm", "length 200 cm"]],
    ["1.5 x 2 m", ["width 1.5 m", "length 2 m"]],
    ["185 × 48 × 1 cm", ["width 48 cm", "length 185 cm", "height 1 cm"]],
    ["４ｍ＊６ｍ", ["width 4 m", "length 6 m"]],
    ["大", ["width 大"]], // refused as a width
  ])("the sides of %s", (text, sides) => {
    expect(sidesOf(text).map(([side, value]) => `${side} ${value}`)).toEqual(sides);
  });
});

test("every word for an attribute means one attribute", () => {
  const astray: string[] = [];
  for (const one of shipped.attributes.values()) {
    for (const word of [one.code, one.nameEn, one.nameJa, ...one.words]) {
      const found = attributeCalled(word, shipped)?.code;
      if (found !== one.code) astray.push(`${word}: ${one.code}, ${found}`);
    }
  }
  expect(astray).toEqual([]);
});

const setting = {
  language: shipped,
  words: shipped.evidenceWords,
  today,
  date: (text: string) => (text === "令和8年5月20日" ? "2026-05-20" : undefined),
};
const fields: EvidenceFields = {
  item: "BLANKET",
  lot: "L-1",
  attribute: "引張強さ",
  value: "480 N",
  kind: "試験成績書",
  method: "ISO 1421",
  laboratory: "Lab",
  report: "R-1",
  date: "令和8年5月20日",
};

describe("one statement", () => {
  test("is kept as it was stated, and can be judged by", () => {
    const read = readEvidence(fields, setting);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect(read.said).toEqual({
      declares: "evidence",
      code: "BLANKET",
      lot: "L-1",
      attribute: "tensile_strength",
      value: "480",
      unit: "N",
      kind: "laboratory",
      method: "ISO 1421",
      laboratory: "Lab",
      report: "R-1",
      date: "2026-05-20",
    });
    expect(evidenceOf(read.said, shipped, "T-3")).toMatchObject({ level: "lot", text: "480 N" });
    expect(evidenceOf({ ...read.said, attribute: "gone" }, shipped, "T-3")).toBeUndefined();
    expect(evidenceOf({ ...read.said, unit: "furlong" }, shipped, "T-3")).toBeUndefined();
  });

  test("an uncertainty of its own widens the value", () => {
    const read = readEvidence({ ...fields, plusMinus: "12.5" }, setting);
    const evidence = read.ok ? evidenceOf(read.said, shipped, "T-3") : undefined;
    if (evidence?.value.is !== "figure") throw new Error("no figure");
    const unit = shipped.units.unit("N", "force");
    const { low, high } = evidence.value;
    const ends = [low, high].map((end) => unit && decimalText(fromBase(end, unit)));
    expect(ends).toEqual(["467.5", "492.5"]);
  });

  test.each<[change: Partial<EvidenceFields>, faults: readonly string[]]>([
    [{ attribute: "tensil_strength" }, ["attribute attribute-unknown"]],
    [{ value: "480 kg" }, ["value unit-unfit"]],
    [{ attribute: "shelf_life", value: "3 a" }, ["attribute data-invalid"]], // dates say that
    [{ value: "480", unit: "kg" }, ["unit unit-unfit"]],
    [{ kind: "hearsay" }, ["kind data-invalid"]],
    [{ kind: undefined }, ["kind evidence-incomplete"]],
    [{ method: "" }, ["method evidence-incomplete"]],
    [{ date: "2026-11-24" }, ["date evidence-from-the-future"]],
    [{ date: "2026-11-23" }, []],
    [{ date: "soon" }, ["date data-invalid"]],
    [
      { method: undefined, laboratory: undefined, report: undefined, date: undefined },
      [
        "method evidence-incomplete",
        "laboratory evidence-incomplete",
        "report evidence-incomplete",
        "date evidence-incomplete",
      ],
    ],
    [
      {
        kind: "label",
        method: undefined,
        laboratory: undefined,
        report: undefined,
        date: undefined,
      },
      [],
    ],
  ])("with %j: %j", (change, faults) => {
    const read = readEvidence({ ...fields, ...change }, setting);
    const found = read.ok ? [] : read.faults.map(({ field, fault }) => `${field} ${fault.kind}`);
    expect(found).toEqual(faults);
  });
});

describe("sheets", () => {
  const read = (...lines: readonly string[]) =>
    readEvidenceSheet(
      lines.map((line) => line.split(",")),
      shipped.evidenceWords,
      shipped,
      { file: "e.csv" },
    )?.rows.map(({ fields: { item, lot, attribute: code, value, unit, method }, at, columns }) =>
      [at.row, item, lot, code, value, unit, method, columns.value].filter(Boolean).join(" | "),
    );

  test("a column for each attribute, with units in the heading or in the cell", () => {
    expect(
      read(
        "試験結果一覧",
        "品目,ロット,寸法,目付（g/㎡）,引張強さ（たて）（N）,材質,試験方法",
        "毛布,L-1,150×200cm,600,282,羊毛50%,ISO 13934-1",
        ",,,,,,",
        "毛布,L-2,,610g/m2,,,",
      ),
    ).toEqual([
      "3 | 毛布 | L-1 | mass_per_area | 600 | g/㎡ | ISO 13934-1 | 目付（g/㎡）",
      "3 | 毛布 | L-1 | tensile_strength_warp | 282 | N | ISO 13934-1 | 引張強さ（たて）（N）",
      "3 | 毛布 | L-1 | material | 羊毛50% | ISO 13934-1 | 材質",
      "3 | 毛布 | L-1 | width | 150 cm | ISO 13934-1 | 寸法",
      "3 | 毛布 | L-1 | length | 200 cm | ISO 13934-1 | 寸法",
      "5 | 毛布 | L-2 | mass_per_area | 610g/m2 | g/㎡ | 目付（g/㎡）",
    ]);
  });

  test("a row for each value", () => {
    expect(read("Item,Lot,Attribute,Value,Unit", "TENT,L,door_count,2,", "TENT,L,,3,m")).toEqual([
      "2 | TENT | L | door_count | 2 | Value",
    ]);
  });

  test("a list of goods that says nothing of them is none", () => {
    expect(read("品名,数量", "毛布,3")).toBeUndefined();
  });
});
