/** Verdicts: the rules, the tags that tie requirements together, and that nothing goes backwards. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/specification/evidence.ts";
import type { Finding } from "../../src/specification/judge.ts";
import type { Severity } from "../../src/specification/requirement.ts";
import { checked, type Row, says, shipped, specification } from "../helpers/specifications.ts";

const flags = { critical: "double_fly", major: "lid_included", minor: "stackable" } as const;
const each = Object.entries(flags).map(([severity, attribute]) => ({
  attribute,
  operator: "required_true",
  severity,
}));

type State = "true" | "false" | "";
const verdict = (states: Readonly<Record<Severity, State>>, waived: readonly Severity[] = []) => {
  const said = (Object.keys(flags) as Severity[]).flatMap((severity) =>
    states[severity] === "" ? [] : [says(flags[severity], states[severity])],
  );
  const waives = ({ requirement }: Finding) => waived.includes(requirement.severity);
  return checked(specification(each), said, {}, waives).verdict;
};

describe("the rules of the verdict", () => {
  test.each<[critical: State, major: State, minor: State, verdict: string]>([
    ["true", "true", "true", "conforming"],
    ["true", "true", "false", "conforming-with-deviations"],
    ["true", "true", "", "conforming-with-deviations"], // at worst a deviation
    ["true", "false", "true", "non-conforming"],
    ["false", "true", "true", "non-conforming"],
    ["", "true", "true", "insufficient-evidence"],
    ["true", "", "true", "insufficient-evidence"],
    ["", "false", "true", "non-conforming"],
    ["", "", "false", "insufficient-evidence"],
  ])("critical %j, major %j, minor %j: %s", (critical, major, minor, expected) => {
    expect(verdict({ critical, major, minor })).toBe(expected);
  });

  test("what is waived deviates; a waiver does not make the unknown known", () => {
    expect(verdict({ critical: "true", major: "false", minor: "true" }, ["major"])).toBe(
      "conforming-with-deviations",
    );
    expect(verdict({ critical: "false", major: "false", minor: "true" }, ["major"])).toBe(
      "non-conforming",
    );
    expect(verdict({ critical: "true", major: "", minor: "true" }, ["major"])).toBe(
      "insufficient-evidence",
    );
  });
});

const results = (rows: readonly Row[], evidence: readonly Evidence[]) =>
  checked(specification(rows), evidence).findings.map(({ result }) => result);

describe("two floors on one test", () => {
  const method = "ISO 1421";
  const rows = [
    { attribute: "tensile_retention_after_uv", operator: "min", low: "80", unit: "%" },
    { attribute: "tensile_strength_after_uv", operator: "min", low: "475", unit: "N" },
  ].map((row) => ({ ...row, method, all_of: "uv" }));
  test.each([
    ["80 %", "475 N", "conforming"],
    ["79.9 %", "600 N", "non-conforming"], // 600 N, but of a sheet that had more
    ["95 %", "474.9 N", "non-conforming"],
  ])("%s of its own strength and %s: %s", (kept, left, expected) => {
    const said = [
      says("tensile_retention_after_uv", kept, { method }),
      says("tensile_strength_after_uv", left, { method }),
    ];
    expect(checked(specification(rows), said).verdict).toBe(expected);
  });
});

describe("one of two methods is enough", () => {
  const rows = [
    { attribute: "tensile_strength", operator: "min", low: "500", unit: "N", method: "ISO 1421" },
    {
      attribute: "tensile_strength_grab",
      operator: "min",
      low: "600",
      unit: "N",
      method: "BS 2576",
    },
  ].map((row) => ({ ...row, any_of: "tensile" }));
  const strip = (text: string) => says("tensile_strength", text, { method: "ISO 1421" });
  const grab = (text: string) => says("tensile_strength_grab", text, { method: "BS 2576" });
  test.each<[evidence: readonly Evidence[], results: readonly string[]]>([
    [[strip("500 N")], ["pass", "not-applicable"]],
    [
      [strip("490 N"), grab("600 N")],
      ["not-applicable", "pass"],
    ],
    [[strip("490 N")], ["unknown", "unknown"]], // the other one may still be met
    [
      [strip("490 N"), grab("590 N")],
      ["fail", "fail"],
    ],
    [[], ["unknown", "unknown"]],
  ])("case %#", (evidence, expected) => {
    expect(results(rows, evidence)).toEqual(expected);
  });
});

describe("a waivable requirement", () => {
  const rows = [
    {
      attribute: "mass_per_area",
      operator: "range",
      low: "190",
      high: "210",
      unit: "g/m2",
      waivable: "yes",
    },
    { attribute: "tensile_strength", operator: "min", low: "500", unit: "N" },
    { attribute: "weld_count", operator: "max", high: "1", unit: "1", severity: "minor" },
  ];
  const light = says("mass_per_area", "180 g/m2");
  test.each<[strength: string | undefined, result: string]>([
    ["500 N", "pass"],
    ["499 N", "fail"],
    [undefined, "unknown"],
  ])("a light sheet of %s is a %s", (text, result) => {
    const said = text === undefined ? [] : [says("tensile_strength", text)];
    expect(results(rows, [light, ...said])[0]).toBe(result);
  });

  test("nothing is made up for where there is no performance to do so", () => {
    expect(results(rows.slice(0, 1), [light])).toEqual(["unknown"]);
  });
});

/**
 * One true state of some goods, and sound statements about it: what is said is true, as far as it
 * says anything.
 */
const tarpaulin = shipped.specifications.get("iom-tarpaulin-roll-4x60");
if (tarpaulin === undefined) throw new Error("the roll is gone");
const figures = tarpaulin.requirements.flatMap(({ attribute, unit, methods }) =>
  unit === undefined ? [] : [{ code: attribute.code, unit: unit.code, methods }],
);
const truths = fc.record(
  Object.fromEntries(
    figures.map(({ code }) => [
      code,
      fc.integer({ min: 1, max: code.includes("strength") ? 700 : 100 }),
    ]),
  ),
);
const statements = fc.array(
  fc.record({
    which: fc.nat(figures.length - 1),
    around: fc.integer({ min: 0, max: 40 }),
    off: fc.integer({ min: -10, max: 10 }),
    method: fc.boolean(),
    level: fc.constantFrom("item" as const, "lot" as const),
    kind: fc.constantFrom("laboratory" as const, "label" as const, "assumed" as const),
  }),
  { maxLength: 12 },
);

function sound(
  truth: Readonly<Record<string, number>>,
  said: readonly (typeof statements extends fc.Arbitrary<infer T> ? T : never)[number][],
): readonly Evidence[] {
  return said.flatMap(({ which, around, off, method, level, kind }) => {
    const about = figures[which];
    if (about === undefined) return [];
    const middle = (truth[about.code] ?? 0) + (Math.abs(off) <= around ? off : 0);
    const [first] = about.methods;
    return [
      says(about.code, `${middle} ${about.unit}`, {
        plusMinus: String(around),
        level,
        kind,
        ...(method && first !== undefined && { method: first }),
      }),
    ];
  });
}

describe("nothing goes backwards", () => {
  test("more evidence of the same goods never turns a pass into anything else", () => {
    fc.assert(
      fc.property(truths, statements, statements, (truth, some, more) => {
        const before = checked(tarpaulin, sound(truth, some));
        const after = checked(tarpaulin, sound(truth, [...some, ...more]));
        for (const [at, { result }] of before.findings.entries()) {
          if (result !== "unknown") expect(after.findings[at]?.result).toBe(result);
        }
      }),
    );
  });

  test("a stricter limit never turns a fail or an unknown into a pass", () => {
    const limit = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(limit, limit, limit, fc.nat(50), (a, b, value, around) => {
        const found = [says("tensile_strength", `${value} N`, { plusMinus: String(around) })];
        const against = (low: number) =>
          results(
            [{ attribute: "tensile_strength", operator: "min", low: String(low), unit: "N" }],
            found,
          )[0];
        const [lenient, strict] = [against(Math.min(a, b)), against(Math.max(a, b))];
        const rank = { fail: 0, unknown: 1, pass: 2, "not-applicable": 3 };
        expect(rank[strict ?? "fail"]).toBeLessThanOrEqual(rank[lenient ?? "pass"]);
      }),
    );
  });

  test("whatever is said, a lot that is said to conform has no requirement that is not met", () => {
    fc.assert(
      fc.property(truths, statements, (truth, some) => {
        const { verdict: found, findings } = checked(tarpaulin, sound(truth, some));
        const open = findings.filter(({ result }) => result === "fail" || result === "unknown");
        if (found === "conforming") expect(open).toEqual([]);
        if (open.some((one) => one.requirement.severity !== "minor")) {
          expect(["insufficient-evidence", "non-conforming"]).toContain(found);
        }
      }),
    );
  });
});
