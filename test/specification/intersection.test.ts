/** What meets several specifications at once, against trying values out; and differences. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differencesOf } from "../../src/specification/difference.ts";
import { whole } from "../../src/specification/exact.ts";
import { intersectionOf } from "../../src/specification/joint-demands.ts";
import { holds } from "../../src/specification/judge.ts";
import type { Requirement, Specification } from "../../src/specification/requirement.ts";
import { checked, type Row, says, shipped, specification } from "../helpers/specifications.ts";

const of = (...rows: readonly Row[]): readonly Requirement[] =>
  rows.flatMap((row) => specification([row]).requirements);
const common = (...rows: readonly Row[]) => intersectionOf(of(...rows), shipped);

const count = (row: Row): Row => ({ attribute: "door_count", unit: "1", ...row });
const counts = fc.integer({ min: 0, max: 12 });
const rows: fc.Arbitrary<Row> = fc.oneof(
  counts.map((low) => count({ operator: "min", low: String(low) })),
  counts.map((low) => count({ operator: "above", low: String(low) })),
  counts.map((high) => count({ operator: "max", high: String(high) })),
  counts.map((high) => count({ operator: "below", high: String(high) })),
  fc
    .tuple(counts, counts)
    .map(([a, b]) =>
      count({ operator: "range", low: String(Math.min(a, b)), high: String(Math.max(a, b)) }),
    ),
  counts.map((nominal) => count({ operator: "equals", nominal: String(nominal) })),
  fc
    .uniqueArray(counts, { minLength: 1, maxLength: 4 })
    .map((all) => count({ operator: "one_of", nominal: all.join("|") })),
);
/** Whole and half numbers, so that open ends show. */
const tries = Array.from({ length: 29 }, (_, index) => ({ n: BigInt(index - 2), d: 2n }));

describe("figures", () => {
  test("the intersection allows exactly what all of them allow", () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 4 }), (some) => {
        const all = of(...some);
        const { demands, conflicts } = intersectionOf(all, shipped);
        const [demand] = demands;
        const allows = (value: (typeof tries)[number]) =>
          all.every(
            (one) =>
              one.demand.is === "figure" && one.demand.intervals.some((it) => holds(it, value)),
          );
        const { allowed } = demand ?? {};
        if (conflicts.length > 0) {
          expect(tries.filter(allows)).toEqual([]);
          return;
        }
        for (const value of tries) {
          const common =
            allowed?.is === "figure" && allowed.intervals.some((it) => holds(it, value));
          expect(common).toBe(allows(value));
        }
      }),
    );
  });

  test("a conflict names the two that cannot both be met", () => {
    const { conflicts } = common(
      { attribute: "width", operator: "equals", nominal: "4", unit: "m", source: "iom" },
      { attribute: "width", operator: "min", low: "3", unit: "m", source: "crs" },
      { attribute: "width", operator: "equals", nominal: "500", unit: "cm", source: "unhcr" },
    );
    expect(conflicts.map(({ one, other }) => [one.source, other.source])).toEqual([
      ["iom", "unhcr"],
    ]);
  });

  test("what is lost and what is kept are one demand", () => {
    const { demands } = common(
      { attribute: "tensile_loss_after_uv", operator: "max", high: "5", unit: "%" },
      { attribute: "tensile_retention_after_uv", operator: "min", low: "80", unit: "%" },
    );
    expect(demands).toMatchObject([
      {
        attribute: { code: "tensile_retention_after_uv" },
        allowed: { intervals: [{ low: { value: { n: 19n, d: 20n } } }] },
      },
    ]);
  });

  test("under two conditions there are two demands; the severer one counts", () => {
    const { demands } = common(
      {
        attribute: "thermal_resistance",
        operator: "min",
        low: "4",
        unit: "TOG",
        when: "climate=cold",
      },
      {
        attribute: "thermal_resistance",
        operator: "min",
        low: "0.25",
        unit: "m2.K/W",
        severity: "critical",
      },
      {
        attribute: "thermal_resistance",
        operator: "min",
        low: "2",
        unit: "TOG",
        severity: "minor",
      },
    );
    expect(demands.map(({ when, severity, from }) => [when?.text, severity, from.length])).toEqual([
      ["climate=cold", "major", 1],
      [undefined, "critical", 2],
    ]);
  });
});

describe("kinds", () => {
  const material = (nominal: string, excluded = ""): Row => ({
    attribute: "material",
    operator: "one_of",
    nominal,
    excluded,
  });
  test.each<[first: Row, second: Row, alternatives: readonly (readonly string[])[] | undefined]>([
    [material("food grade LDPE"), material("food grade plastic"), [["food grade LDPE"]]],
    [material("polyester|cotton"), material("100% cotton"), [["100% cotton"]]],
    [material("new HDPE"), material("food grade HDPE"), [["food grade HDPE", "new HDPE"]]],
    [material("steel"), material("cotton"), undefined],
    [
      material("polyester|cotton"),
      material("cotton|wool", "wool"),
      [["cotton", "polyester"], ["cotton"]],
    ],
  ])("case %#", (first, second, alternatives) => {
    const { demands, conflicts } = common(first, second);
    expect(conflicts).toHaveLength(alternatives === undefined ? 1 : 0);
    const [demand] = demands;
    if (alternatives === undefined || demand?.allowed.is !== "kind") return;
    expect(demand.allowed.alternatives).toEqual(alternatives);
  });
});

describe("alternatives", () => {
  const strip = { attribute: "tensile_strength", operator: "min", low: "500", unit: "N" };
  const grab = { attribute: "tensile_strength_grab", operator: "min", low: "600", unit: "N" };
  const either = specification([
    { ...strip, any_of: "tensile" },
    { ...grab, any_of: "tensile" },
  ]).requirements;
  test("are settled where another specification asks for one of them", () => {
    expect(intersectionOf([...either, ...of(strip)], shipped).choices).toEqual([]);
    expect(
      intersectionOf([...either, ...of({ ...strip, low: "499" })], shipped).choices,
    ).toHaveLength(1);
    expect(intersectionOf(either, shipped)).toMatchObject({ demands: [], choices: [either] });
  });
});

const get = (code: string): Specification => {
  const found = shipped.specifications.get(code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe("differences", () => {
  test("two editions of IOM's tarpaulin", () => {
    const found = differencesOf(
      get("iom-tarpaulin-4x6-eyelets-2014"),
      get("iom-tarpaulin-4x6-bands"),
      shipped,
    );
    const of = (code: string) => found.find(({ attribute }) => attribute.code === code)?.comparison;
    expect([
      of("width"),
      of("elongation_at_break"),
      of("eyelet_spacing"),
      of("mass_per_piece"),
      of("edge_band_offset"),
    ]).toEqual(["same", "left-stricter", "only-left", "only-right", "only-right"]);
  });

  test("the same one differs in nothing", () => {
    for (const code of shipped.specifications.keys()) {
      const found = differencesOf(get(code), get(code), shipped);
      expect(found.filter((one) => one.comparison !== "same" || one.methodsDiffer)).toEqual([]);
    }
  });

  test("left and right are each other's mirror", () => {
    const mirror = {
      "left-stricter": "right-stricter",
      "right-stricter": "left-stricter",
    } as const;
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [there] = differencesOf(specification([a]), specification([b]), shipped);
        const [back] = differencesOf(specification([b]), specification([a]), shipped);
        const turned = there?.comparison;
        expect(back?.comparison).toBe(
          turned === "left-stricter" || turned === "right-stricter" ? mirror[turned] : turned,
        );
      }),
    );
  });

  test("UNHCR's tarpaulin against IOM's: another size, and less may be lost in the sun", () => {
    const found = differencesOf(
      get("unhcr-tarpaulin-4x5"),
      get("iom-tarpaulin-roll-4x60"),
      shipped,
    );
    const of = (code: string) => found.find(({ attribute }) => attribute.code === code)?.comparison;
    expect(of("length")).toBe("conflict");
    expect(of("tensile_retention_after_uv")).toBe("left-stricter");
  });
});

test("goods that meet the intersection meet each of the specifications", () => {
  const [msf, crs] = [get("msf-plastic-sheet-4x6"), get("crs-tarpaulin-4x6")];
  const { demands, conflicts } = intersectionOf(
    [...msf.requirements, ...crs.requirements],
    shipped,
  );
  expect(conflicts).toEqual([]);
  expect(demands.length).toBeGreaterThan(15);
  const evidence = demands.flatMap(({ attribute, allowed, from }) => {
    const methods = new Set(from.flatMap((one) => one.methods.slice(0, 1)));
    const ways = methods.size === 0 ? [undefined] : [...methods];
    return ways.map((method) => {
      const one = { ...says("double_fly", "true"), attribute: attribute.code };
      const by = method === undefined ? {} : { method };
      if (allowed.is === "figure") {
        const [{ low, high } = {}] = allowed.intervals;
        const value = (low ?? high)?.value ?? whole(0);
        return { ...one, ...by, value: { is: "figure", low: value, high: value } as const };
      }
      if (allowed.is === "range") {
        const [low, high] = [allowed.covered.low?.value, allowed.covered.high?.value];
        return {
          ...one,
          ...by,
          value: { is: "figure", low: low ?? whole(0), high: high ?? whole(0) } as const,
        };
      }
      const words = allowed.is === "kind" ? (allowed.alternatives[0] ?? []) : [];
      return allowed.is === "kind" ? { ...one, ...by, value: { is: "kind", words } as const } : one;
    });
  });
  for (const spec of [msf, crs]) {
    const { findings } = checked(spec, [...evidence, says("form", "sheet")]);
    const missed = findings.filter(({ result }) => result === "fail");
    expect(missed.map((one) => one.requirement.attribute.code)).toEqual([]);
  }
});
