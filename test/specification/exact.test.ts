/** Exact numbers: as written, compared and converted without a rounding that nobody asked for. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asNumber,
  compare,
  decimalText,
  type Exact,
  exactOf,
  fraction,
  minus,
  over,
  plus,
  roundedTo,
  times,
  zero,
} from "../../src/specification/exact.ts";
import { fromBase, toBase } from "../../src/specification/unit.ts";
import { shipped } from "../helpers/specifications.ts";

const of = (text: string): Exact => {
  const value = exactOf(text);
  if (value === undefined) throw new Error(text);
  return value;
};

describe("texts", () => {
  test.each([
    ["12.50", "12.5"],
    ["-3", "-3"],
    ["+3", "3"],
    [".5", "0.5"],
    ["5.", "5"],
    ["0", "0"],
    ["-0", "0"],
    ["8e-07", "0.0000008"],
    ["1e3", "1000"],
    ["1/4", "0.25"],
    ["1/3", "≈0.333333"],
    ["200000/3", "≈66666.7"],
    ["2/300000", "≈0.00000666667"],
    ["99999999999999999999.01", "99999999999999999999.01"],
  ])("%s is %s", (text, shown) => {
    expect(decimalText(of(text))).toBe(shown);
  });

  test.each([
    "",
    ".",
    "-",
    "1.2.3",
    "1,5",
    "abc",
    "1/0",
    "0x10",
    "1e999",
    " 1",
    `1${"0".repeat(50)}`,
  ])("%j is no figure", (text) => {
    expect(exactOf(text)).toBeUndefined();
  });

  test("what binary numbers get wrong is right", () => {
    expect(compare(plus(of("0.1"), of("0.2")), of("0.3"))).toBe(0);
    expect(compare(times(of("1.1"), of("1.1")), of("1.21"))).toBe(0);
  });

  test.each([
    ["0.245", "0.01", "0.25"],
    ["0.2449", "0.01", "0.24"],
    ["-0.245", "0.01", "-0.25"],
    ["7", "5", "5"],
    ["7.5", "5", "10"],
  ])("%s rounded to %s is %s", (value, step, rounded) => {
    expect(decimalText(roundedTo(of(value), of(step)))).toBe(rounded);
  });
});

const exacts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => fraction(n, d));

describe("properties", () => {
  test("sums and products come apart again", () => {
    fc.assert(
      fc.property(exacts, exacts, (a, b) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(over(times(a, b), b)).toEqual(a);
      }),
    );
  });

  test("the order is that of the numbers", () => {
    fc.assert(
      fc.property(exacts, exacts, (a, b) => {
        const difference = minus(a, b).n;
        expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
    );
  });

  test("a decimal is read back from how it is shown", () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 9 }))
      .map(([n, places]) => fraction(n, 10n ** BigInt(places)));
    fc.assert(
      fc.property(decimals, (a) => {
        expect(of(decimalText(a))).toEqual(a);
      }),
    );
  });

  test("what is shown of a number without an end is near it", () => {
    fc.assert(
      fc.property(exacts, (a) => {
        const exact = Number(a.n) / Number(a.d);
        expect(Math.abs(asNumber(a) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 1e-5 + 1e-12);
      }),
    );
  });
});

const dimensions = [
  ...new Set([...shipped.attributes.values()].flatMap((a) => a.class.dimension ?? [])),
];
const unitsOf = (dimension: string) =>
  shipped.units.codesOf(dimension).map((code) => {
    const unit = shipped.units.unit(code, dimension);
    if (unit === undefined) throw new Error(code);
    return unit;
  });

describe.each(dimensions)("units of %s", (dimension) => {
  const pairs = fc.tuple(
    fc.constantFrom(...unitsOf(dimension)),
    fc.constantFrom(...unitsOf(dimension)),
  );
  test("there and back is where one was", () => {
    fc.assert(
      fc.property(exacts, pairs, (value, [from, to]) => {
        const there = fromBase(toBase(value, from), to);
        expect(fromBase(toBase(there, to), from)).toEqual(value);
      }),
    );
  });

  test("the order is kept", () => {
    fc.assert(
      fc.property(exacts, exacts, pairs, (a, b, [from, to]) => {
        const turned = (value: Exact): Exact => fromBase(toBase(value, from), to);
        expect(compare(turned(a), turned(b))).toBe(compare(a, b));
      }),
    );
  });
});

test.each([
  ["1", "TOG", "m2.K/W", "thermal-resistance", "0.1"],
  ["1", "clo", "m2.K/W", "thermal-resistance", "0.155"],
  ["2.5", "tog", "{clo}", "thermal-resistance", "≈1.6129"],
  ["100", "[den]", "tex", "linear-density", "≈11.1111"],
  ["9", "den", "dtex", "linear-density", "10"],
  ["190", "gsm", "g/m2", "mass-per-area", "190"],
  ["1", "[oz_av]/[yd_i]2", "g/m2", "mass-per-area", "≈33.9057"],
  ["1", "in", "cm", "length", "2.54"],
  ["25", "kgf", "N", "force", "245.16625"],
  ["1", "lbf", "N", "force", "≈4.44822"],
  ["300", "mmH2O", "hPa", "pressure", "29.41995"],
  ["200", "N/cm2", "kPa", "pressure", "2000"],
  ["1", "psi", "kPa", "pressure", "≈6.89476"],
  ["32", "°F", "Cel", "temperature", "0"],
  ["-40", "degF", "℃", "temperature", "-40"],
  ["0", "K", "Cel", "temperature", "-273.15"],
  ["1", "年", "月", "time", "12"],
  ["450", "kcal/100g", "kJ/(100.g)", "energy-per-mass", "1882.8"],
  ["1500", "L/m2/s", "cm3/(cm2.s)", "speed", "150"],
  ["66", "L/min", "m3/h", "flow", "3.96"],
  ["156", "holes/in2", "/cm2", "per-area", "≈24.18"],
  ["0.5", "ppb", "ug/kg", "ratio", "0.5"],
  ["80", "％", "1", "ratio", "0.8"],
  ["15", "g/100g", "%", "ratio", "15"],
])("%s %s is %s of %s: %s", (value, from, to, dimension, expected) => {
  const [left, right] = [from, to].map((code) => shipped.units.unit(code, dimension));
  if (left === undefined || right === undefined) throw new Error(`${from} ${to}`);
  expect(decimalText(fromBase(toBase(of(value), left), right))).toBe(expected);
});

test("a unit of another dimension is none, whatever UCUM says", () => {
  expect(shipped.units.unit("kW", "apparent-power")).toBeUndefined();
  expect(shipped.units.unit("%", "count")).toBeUndefined();
  expect(shipped.units.unit("Mg", "mass")?.code).toBe("mg"); // no megagrams of blankets
  expect(shipped.units.dimensionsOf("m")).toEqual(["length"]);
  expect(zero.n).toBe(0n);
});
