/** Single requirements: both edges of every operator, every tag, methods, doubts, ages. */
import { describe, expect, test } from "vitest";
import { decimalText } from "../../src/specification/exact.ts";
import { marginOf } from "../../src/specification/margin.ts";
import {
  checked,
  type Row,
  resultOf,
  says,
  specification,
  today,
} from "../helpers/specifications.ts";

const strength = (row: Row): Row => ({ attribute: "tensile_strength", unit: "N", ...row });
const mass = (row: Row): Row => ({ attribute: "mass_per_area", unit: "g/m2", ...row });

describe("both edges of every operator", () => {
  test.each<[row: Row, text: string, result: string]>([
    [strength({ operator: "min", low: "475" }), "475 N", "pass"],
    [strength({ operator: "min", low: "475" }), "474.999999999999999999 N", "fail"],
    [strength({ operator: "min", low: "475" }), "0.475 kN", "pass"],
    [strength({ operator: "above", low: "300" }), "300 N", "fail"],
    [strength({ operator: "above", low: "300" }), "300.0000000000000000001 N", "pass"],
    [mass({ operator: "max", high: "210" }), "210 g/m2", "pass"],
    [mass({ operator: "max", high: "210" }), "210.0001 gsm", "fail"],
    [mass({ operator: "below", high: "14" }), "14 g/m2", "fail"],
    [mass({ operator: "below", high: "14" }), "13.99999999 g/m2", "pass"],
    [mass({ operator: "range", low: "190", high: "210" }), "190 g/m2", "pass"],
    [mass({ operator: "range", low: "190", high: "210" }), "189.9 g/m2", "fail"],
    [mass({ operator: "range", low: "190", high: "210" }), "210 g/m2", "pass"],
    [mass({ operator: "range", low: "190", high: "210" }), "210.1 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "±5%" }), "190 g/m2", "pass"],
    [mass({ operator: "equals", nominal: "200", tolerance: "±5%" }), "189.99 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "±5%" }), "210.01 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "±20 g/m2" }), "180 g/m2", "pass"],
    [mass({ operator: "equals", nominal: "200", tolerance: "±20 g/m2" }), "179 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "+3%/-1%" }), "198 g/m2", "pass"],
    [mass({ operator: "equals", nominal: "200", tolerance: "+3%/-1%" }), "197.9 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "+3%/-1%" }), "206 g/m2", "pass"],
    [mass({ operator: "equals", nominal: "200", tolerance: "+3%/-1%" }), "206.1 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "+10%" }), "199.99 g/m2", "fail"],
    [mass({ operator: "equals", nominal: "200", tolerance: "+10%" }), "220 g/m2", "pass"],
    [mass({ operator: "equals", nominal: "200", tolerance: "-10" }), "190 g/m2", "pass"],
    [mass({ operator: "equals", nominal: "200", tolerance: "-10" }), "200.1 g/m2", "fail"],
    [
      { attribute: "wool_content", operator: "equals", nominal: "50", tolerance: "±5%", unit: "%" },
      "45 %",
      "pass", // percentage points
    ],
    [
      { attribute: "wool_content", operator: "equals", nominal: "50", tolerance: "±5%", unit: "%" },
      "44.9 %",
      "fail",
    ],
    [
      { attribute: "output_voltage", operator: "one_of", nominal: "220|240", unit: "V" },
      "240 V",
      "pass",
    ],
    [
      { attribute: "output_voltage", operator: "one_of", nominal: "220|240", unit: "V" },
      "230 V",
      "fail",
    ],
    [{ attribute: "double_fly", operator: "required_true" }, "true", "pass"],
    [{ attribute: "double_fly", operator: "required_true" }, "false", "fail"],
    [{ attribute: "fire_retardant", operator: "not_required" }, "false", "not-applicable"],
    [{ attribute: "fuel", operator: "equals", nominal: "diesel" }, "軽油", "pass"],
    [{ attribute: "fuel", operator: "equals", nominal: "diesel" }, "petrol", "fail"],
    [{ attribute: "fuel", operator: "equals", nominal: "diesel" }, "kerosene", "unknown"],
    [
      { attribute: "thermal_resistance", operator: "min", low: "2.5", unit: "TOG" },
      "0.25 m2.K/W",
      "pass",
    ],
    [
      { attribute: "thermal_resistance", operator: "min", low: "2.5", unit: "TOG" },
      "0.2499999 m2.K/W",
      "fail",
    ],
  ])("%j, found %s: %s", (row, text, result) => {
    expect(resultOf(row, [says(row["attribute"] ?? "", text)])).toBe(result);
  });

  test("a range that the goods must withstand has to be covered", () => {
    const row = {
      attribute: "service_temperature",
      operator: "range",
      low: "-20",
      high: "80",
      unit: "Cel",
    };
    const found = (low: number, high: number) => {
      const middle = (low + high) / 2;
      const plusMinus = String((high - low) / 2);
      return resultOf(row, [says("service_temperature", `${middle} Cel`, { plusMinus })]);
    };
    expect(found(-20, 80)).toBe("pass");
    expect(found(-30, 90)).toBe("pass");
    expect(found(-19, 80)).toBe("fail");
    expect(found(-20, 79)).toBe("fail");
  });

  test("where the issuer gives no tolerance, ours is used and told", () => {
    const spec = specification([
      { attribute: "width", operator: "equals", nominal: "4", unit: "m" },
    ]);
    const [within] = checked(spec, [says("width", "396 cm")]).findings;
    expect(within).toMatchObject({
      result: "pass",
      reasons: [{ is: "tolerance-assumed", tolerance: "±1%" }],
    });
    expect(checked(spec, [says("width", "395.9 cm")]).findings[0]?.result).toBe("fail");
  });

  test.each<[row: Row, text: string, margin: string, missed: string | undefined]>([
    [strength({ operator: "min", low: "475" }), "500 N", "25", undefined],
    [strength({ operator: "min", low: "475" }), "475 N", "0", undefined],
    [strength({ operator: "min", low: "475" }), "468 N", "-7", "too-little"],
    [strength({ operator: "min", low: "475" }), "0.6 kN", "125", undefined],
    [mass({ operator: "range", low: "190", high: "210" }), "196 g/m2", "6", undefined],
    [mass({ operator: "range", low: "190", high: "210" }), "187 g/m2", "-3", "too-little"],
    [mass({ operator: "range", low: "190", high: "210" }), "215 g/m2", "-5", "too-much"],
    [mass({ operator: "max", high: "210" }), "211.5 g/m2", "-1.5", "too-much"],
    [
      { attribute: "output_voltage", operator: "one_of", nominal: "220|240", unit: "V" },
      "232 V",
      "-8",
      "too-little",
    ],
    [
      { attribute: "output_voltage", operator: "one_of", nominal: "220|240", unit: "V" },
      "100 V",
      "-120",
      "too-little",
    ],
  ])("%j, found %s: %s inside", (row, text, margin, missed) => {
    const [finding] = checked(specification([row]), [says(row["attribute"] ?? "", text)]).findings;
    const found = finding && marginOf(finding);
    expect([found && decimalText(found.size), found?.missed]).toEqual([margin, missed]);
  });

  test("results are rounded first where the issuer says so", () => {
    const row = { attribute: "thermal_resistance", operator: "min", low: "0.25", unit: "m2.K/W" };
    expect(resultOf(row, [says("thermal_resistance", "0.245 m2.K/W")])).toBe("fail");
    const rounding = { ...row, round_to: "0.01" };
    expect(resultOf(rounding, [says("thermal_resistance", "0.245 m2.K/W")])).toBe("pass");
    expect(resultOf(rounding, [says("thermal_resistance", "0.2449 m2.K/W")])).toBe("fail");
  });
});

describe("kinds of things", () => {
  const row = {
    attribute: "colour",
    operator: "one_of",
    nominal: "dark uniform colour",
    excluded: "black|red|white",
  };
  test.each([
    ["navy", "pass"],
    ["紺", "pass"],
    ["黒", "fail"],
    ["red", "fail"],
    ["blue", "unknown"], // dark or not?
    ["dark", "unknown"], // black is dark, too
    ["puce", "unknown"],
  ])("dark, not black, red or white: %s is a %s", (colour, result) => {
    expect(resultOf(row, [says("colour", colour)])).toBe(result);
  });

  const virgin = { attribute: "material", operator: "one_of", nominal: "100% virgin polyester" };
  test.each([
    ["100% virgin polyester", "pass"],
    ["polyester", "unknown"],
    ["ポリエステル100%", "unknown"],
    ["100% recycled polyester", "fail"],
    ["cotton", "fail"],
    ["fleece", "unknown"], // says how it is made, not of what
    ["fleece, wool", "fail"],
  ])("virgin polyester: %s is a %s", (material, result) => {
    expect(resultOf(virgin, [says("material", material)])).toBe(result);
  });
});

describe("uncertainty", () => {
  const row = strength({ operator: "min", low: "475" });
  test.each([
    ["480 N", "5", "pass"],
    ["480 N", "5.1", "unknown"],
    ["470 N", "5.1", "unknown"],
    ["470 N", "5", "unknown"], // 475 is still possible
    ["470 N", "4.9", "fail"],
  ])("%s ± %s is a %s against 475", (text, plusMinus, result) => {
    expect(resultOf(row, [says("tensile_strength", text, { plusMinus })])).toBe(result);
  });

  test("around a narrow range both sides are looked at", () => {
    const narrow = mass({ operator: "range", low: "199", high: "201" });
    expect(resultOf(narrow, [says("mass_per_area", "200 g/m2", { plusMinus: "9" })])).toBe(
      "unknown",
    );
    expect(resultOf(narrow, [says("mass_per_area", "220 g/m2", { plusMinus: "9" })])).toBe("fail");
  });
});

describe("methods", () => {
  const row = strength({ operator: "min", low: "475", method: "ISO 1421" });
  const by = (method?: string, more: Row = row) =>
    resultOf(more, [says("tensile_strength", "500 N", method === undefined ? {} : { method })]);
  test.each([
    ["ISO 1421", "pass"],
    ["iso1421", "pass"],
    ["EN ISO 1421", "pass"],
    ["BS EN ISO 1421:1998", "pass"], // no year was asked for
    ["ISO 1421-1", "pass"], // a method of that standard
    ["BS 2576 (50 mm grab)", "unknown"],
    ["JIS L 1096", "unknown"],
    [undefined, "unknown"],
  ])("%s for ISO 1421: %s", (method, result) => {
    expect(by(method)).toBe(result);
  });

  test("an equivalence leads one way", () => {
    expect(by("ISO 1421", { ...row, method: "ISO 1421-1" })).toBe("unknown");
  });

  test("a year that is asked for counts", () => {
    const dated = { ...row, method: "ISO 5912:2003" };
    expect(by("ISO 5912:2003", dated)).toBe("pass");
    expect(by("ISO 5912:2011", dated)).toBe("unknown");
    expect(by("ISO 5912", dated)).toBe("unknown");
  });

  test("one of several is enough", () => {
    const either = { ...row, method: "ISO 1421|BS 4303 wing tear" };
    expect(by("BS 4303 wing tear", either)).toBe("pass");
  });

  test("a result by another method does not hide one by the right method", () => {
    const lab = says("tensile_strength", "700 N", { method: "BS 2576 (50 mm grab)" });
    const sheet = says("tensile_strength", "470 N", { method: "ISO 1421", kind: "supplier" });
    expect(resultOf(row, [lab, sheet])).toBe("fail");
  });
});

describe("evidence", () => {
  const row = mass({ operator: "min", low: "190" });
  const result = (...evidence: Parameters<typeof resultOf>[1]) => resultOf(row, evidence);
  const of = (text: string, more: object) => says("mass_per_area", text, more);

  test("a lot overrides its item", () => {
    const item = of("200 g/m2", { level: "item", kind: "laboratory" });
    const lot = of("180 g/m2", { level: "lot", kind: "label" });
    expect(result(item, lot)).toBe("fail");
    expect(result(item)).toBe("pass");
  });

  test("the better founded one counts, and what contradicts it is told", () => {
    const lab = of("185 g/m2", { kind: "laboratory" });
    const label = of("200 g/m2", { kind: "label" });
    const spec = specification([row]);
    const [finding] = checked(spec, [label, lab]).findings;
    expect(finding).toMatchObject({ result: "fail", evidence: { text: "185 g/m2" } });
    expect(finding?.reasons).toMatchObject([{ is: "contradicted", by: { text: "200 g/m2" } }]);
  });

  test("of two reports the newer one counts", () => {
    const old = of("185 g/m2", { date: "2020-01-01" });
    const recent = of("195 g/m2", { date: "2025-01-01" });
    expect(result(old, recent)).toBe("pass");
  });

  test("what is lost tells what is kept", () => {
    const kept = { attribute: "tensile_retention_after_uv", operator: "min", low: "80", unit: "%" };
    expect(resultOf(kept, [says("tensile_loss_after_uv", "20 %")])).toBe("pass");
    expect(resultOf(kept, [says("tensile_loss_after_uv", "20.1 %")])).toBe("fail");
    const lost = { attribute: "tensile_loss_after_uv", operator: "max", high: "5", unit: "%" };
    expect(resultOf(lost, [says("tensile_retention_after_uv", "95 %")])).toBe("pass");
    expect(resultOf(lost, [says("tensile_retention_after_uv", "94.9 %")])).toBe("fail");
  });

  test("an old UV test is flagged, and counts no more where the issuer sets a limit", () => {
    const uv = { attribute: "tensile_strength_after_uv", operator: "min", low: "475", unit: "N" };
    const old = says("tensile_strength_after_uv", "480 N", { date: "2021-11-22" });
    const just = says("tensile_strength_after_uv", "480 N", { date: "2021-11-23" });
    const [flagged] = checked(specification([uv]), [old]).findings;
    expect(flagged).toMatchObject({ result: "pass", reasons: [{ is: "ageing", months: 60 }] });
    expect(checked(specification([uv]), [just]).findings[0]?.reasons).toEqual([]);
    const limited = { ...uv, evidence_months: "60" };
    expect(resultOf(limited, [old])).toBe("unknown");
    expect(resultOf(limited, [just])).toBe("pass");
    expect(resultOf(limited, [says("tensile_strength_after_uv", "480 N")])).toBe("unknown");
  });
});

describe("conditions", () => {
  const cold = {
    attribute: "winter_kit_in_cold_climate",
    operator: "required_true",
    when: "climate=cold",
  };
  const kit = says("winter_kit_in_cold_climate", "false");
  test.each([
    ["cold", "fail"],
    ["寒冷地", "fail"],
    ["hot", "not-applicable"],
    ["rainy", "unknown"],
  ])("asked for in the cold: %s", (climate, result) => {
    expect(resultOf(cold, [kit, says("climate", climate)])).toBe(result);
  });

  test("where the condition is not known, only what is met anyway is settled", () => {
    expect(resultOf(cold, [kit])).toBe("unknown");
    expect(resultOf(cold, [says("winter_kit_in_cold_climate", "true")])).toBe("pass");
  });

  test.each([
    ["thermal_resistance", "ambient_temperature<=10 Cel", "10 Cel", "fail"],
    ["thermal_resistance", "ambient_temperature<=10 Cel", "10.1 Cel", "not-applicable"],
    ["thermal_resistance", "ambient_temperature<=10 Cel", "50 °F", "fail"],
    ["thermal_resistance", "ambient_temperature=10 Cel", "9.9 Cel", "not-applicable"],
    ["thermal_resistance", "ambient_temperature>=10 Cel", "9.9 Cel", "not-applicable"],
    ["thermal_resistance", "ambient_temperature=-10..50 Cel", "-10 Cel", "fail"],
    ["thermal_resistance", "ambient_temperature=-10..50 Cel", "51 Cel", "not-applicable"],
  ])("%s when %s at %s: %s", (attribute, when, at, result) => {
    const row = { attribute, operator: "min", low: "4", unit: "TOG", when };
    expect(resultOf(row, [says(attribute, "3 TOG"), says("ambient_temperature", at)])).toBe(result);
  });

  test("a flag", () => {
    const row = {
      attribute: "door_count",
      operator: "min",
      low: "2",
      unit: "1",
      when: "reinforced=true",
    };
    const one = says("door_count", "1");
    expect(resultOf(row, [one, says("reinforced", "true")])).toBe("fail");
    expect(resultOf(row, [one, says("reinforced", "false")])).toBe("not-applicable");
  });
});

describe("age in storage", () => {
  const life = {
    attribute: "shelf_life",
    operator: "min",
    low: "5",
    unit: "a",
    when: "storage=dry,ventilated,racked",
  };
  const proper = says("storage", "dry, ventilated, racked");
  test.each<[made: string, result: string]>([
    ["2021-11-23", "pass"],
    ["2021-11-22", "fail"],
    ["2025-01-31", "pass"],
  ])("made on %s, looked at on 2026-11-23: %s", (made, result) => {
    expect(today).toBe("2026-11-23");
    expect(resultOf(life, [proper], { made })).toBe(result);
  });

  test.each([
    ["2021-11-23", 60, "0"],
    ["2021-11-22", 61, "-1"],
    ["2021-10-22", 62, "-2"],
    ["2026-11-22", 0, "60"],
  ])("made on %s: %i months, %s left", (made, months, left) => {
    const [finding] = checked(specification([life]), [proper], { made }).findings;
    const margin = finding && marginOf(finding);
    expect([finding?.months, margin && decimalText(margin.size)]).toEqual([months, left]);
  });

  test("how long goods keep elsewhere nobody has said; too old is too old", () => {
    expect(resultOf(life, [], { made: "2025-01-31" })).toBe("unknown");
    expect(resultOf(life, [says("storage", "container")], { made: "2025-01-31" })).toBe("unknown");
    expect(resultOf(life, [says("storage", "dry, ventilated")], { made: "2025-01-31" })).toBe(
      "unknown",
    );
    expect(resultOf(life, [says("storage", "container")], { made: "2020-01-31" })).toBe("fail");
  });

  test("bought goods are at least as old as the purchase", () => {
    expect(resultOf(life, [proper], { acquired: "2025-01-31" })).toBe("unknown");
    expect(resultOf(life, [proper], { acquired: "2020-01-31" })).toBe("fail");
    expect(resultOf(life, [proper])).toBe("unknown");
  });
});

test("how to take a sample is no property of the goods", () => {
  const row = {
    attribute: "sample_compression_time",
    operator: "min",
    low: "7",
    unit: "d",
    sampling: "yes",
  };
  expect(resultOf(row, [])).toBe("not-applicable");
});

test("what nobody has said is unknown", () => {
  expect(resultOf(mass({ operator: "min", low: "190" }), [])).toBe("unknown");
});
