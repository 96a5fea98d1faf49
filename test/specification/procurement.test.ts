/**
 * What `spec procurement` promises: goods that meet all of it conform to every organisation named,
 * and none of its demands could be left out. The judge of `check` never sees the common demands.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/specification/check.ts";
import { type Evidence, knownFrom } from "../../src/specification/evidence.ts";
import { type Exact, fraction, minus, plus, whole } from "../../src/specification/exact.ts";
import { type Allowed, meet } from "../../src/specification/intersection.ts";
import {
  bindingOf,
  type CommonDemand,
  intersectionOf,
} from "../../src/specification/joint-demands.ts";
import { procurementFor } from "../../src/specification/procurement.ts";
import type { Interval, Requirement, Specification } from "../../src/specification/requirement.ts";
import { reference } from "../helpers/reading.ts";
import { type Row, setting, shipped, specification, today } from "../helpers/specifications.ts";

const asking = [...shipped.organisations.values()].filter(({ asks }) => asks);
const purchase = (item: string, category: string | undefined) =>
  procurementFor(
    { item, ...(category !== undefined && { category }) },
    asking,
    { day: today, only: [] },
    shipped,
  );

/** All purchases of the catalogue that differ, where something is asked for. */
const purchases = [
  ...new Map(
    reference.items.flatMap(({ code, category }) => {
      const found = purchase(code, category);
      const key = found.adopted.map((one) => one.specification.code).join(" ");
      return found.adopted.length === 0 ? [] : [[key, found] as const];
    }),
  ).values(),
];

const agreed = purchases.filter(({ common }) => common.conflicts.length === 0);

/** A place within an interval: 0 at its lower end, 1000 at the upper, or just inside of either. */
function within({ low, high }: Interval, place: number): Exact {
  const inside = (end: Interval["low"]): number => (end?.included === false ? 1 : 0);
  const [from, all] = [place + inside(low), 1000 + inside(low) + inside(high)];
  const share = fraction(BigInt(from), BigInt(all));
  const times = (one: Exact): Exact => ({ n: one.n * share.n, d: one.d * share.d });
  if (low !== undefined && high !== undefined) {
    return plus(low.value, times(minus(high.value, low.value)));
  }
  if (low !== undefined) return plus(low.value, share);
  if (high === undefined) return whole(place);
  // Below an upper limit: what is measured is not less than nothing where the limit is more.
  const { n, d } = high.value;
  const span = n === 0n ? whole(1) : { n: n < 0n ? 0n - n : n, d };
  const below = fraction(BigInt(place + inside(high)), BigInt(all));
  return minus(high.value, { n: span.n * below.n, d: span.d * below.d });
}

function valueIn(allowed: Allowed, place: number): Evidence["value"] | undefined {
  switch (allowed.is) {
    case "figure": {
      const one = allowed.intervals[place % allowed.intervals.length];
      const value = within(one ?? {}, place);
      return { is: "figure", low: value, high: value };
    }
    case "range": {
      const { low, high } = allowed.covered;
      const [from, to] = [low?.value ?? high?.value, high?.value ?? low?.value];
      return { is: "figure", low: from ?? whole(0), high: to ?? whole(0) };
    }
    case "kind": {
      const words = allowed.alternatives[place % allowed.alternatives.length];
      return { is: "kind", words: words ?? [] };
    }
    case "flag":
      return { is: "flag", value: true };
    case "age":
      return undefined;
  }
}

/** Demands on one figure that hold at once are met by one value. */
function evidenceFor(demands: readonly CommonDemand[], places: readonly number[]) {
  const figures = new Map<string, { demand: CommonDemand; allowed: Allowed }>();
  for (const demand of demands) {
    const key = `${demand.attribute.code}\n${demand.methods.join("\n")}`;
    const before = figures.get(key)?.allowed;
    const allowed = before ? meet(before, demand.allowed, shipped.terms) : demand.allowed;
    if (allowed !== undefined) figures.set(key, { demand, allowed });
  }
  return [...figures.values()].flatMap(({ demand, allowed }, at): readonly Evidence[] => {
    const value = valueIn(allowed, places[at % places.length] ?? 0);
    return value === undefined ? [] : [said(demand, value)];
  });
}

const said = ({ attribute, methods }: CommonDemand, value: Evidence["value"]): Evidence => ({
  attribute: attribute.code,
  level: "lot",
  kind: "laboratory",
  text: "",
  value,
  date: today,
  ...(methods[0] !== undefined && { method: methods[0] }),
});

const verdict = (one: Specification, evidence: readonly Evidence[], made = true) =>
  check(
    one,
    { known: knownFrom(evidence, shipped.attributes), ...(made && { made: today }) },
    setting,
  ).verdict;

/** Goods are kept as an age limit presumes. */
const storedFor = (demands: readonly CommonDemand[]): readonly Evidence[] =>
  demands.flatMap(({ allowed, when }) =>
    allowed.is !== "age" || when?.is !== "kind"
      ? []
      : [
          {
            attribute: when.attribute,
            level: "lot" as const,
            kind: "laboratory" as const,
            text: "",
            value: { is: "kind" as const, words: when.all },
          },
        ],
  );

/** Something that the demand does not allow, whichever of its sides there is. */
function beside({ allowed }: CommonDemand): Evidence["value"] | undefined {
  if (allowed.is === "flag") return { is: "flag", value: false };
  if (allowed.is !== "figure") return undefined;
  const lows = allowed.intervals.flatMap(({ low }) => low?.value ?? []);
  const highs = allowed.intervals.flatMap(({ high }) => high?.value ?? []);
  const least = allowed.intervals.length === lows.length ? lows : [];
  const most = allowed.intervals.length === highs.length ? highs : [];
  const tiny = fraction(1n, 1_000_000n);
  const value =
    least.length > 0
      ? minus(
          least.reduce((a, b) => (a.n * b.d < b.n * a.d ? a : b)),
          tiny,
        )
      : most.length > 0
        ? plus(
            most.reduce((a, b) => (a.n * b.d < b.n * a.d ? b : a)),
            tiny,
          )
        : undefined;
  return value && { is: "figure", low: value, high: value };
}

describe("every purchase of the catalogue", () => {
  test("there are purchases for several organisations, some with conflicts", () => {
    expect(purchases.length).toBeGreaterThan(40);
    const several = purchases.filter(({ adopted }) => adopted.length > 1);
    expect(several.some(({ common }) => common.conflicts.length > 0)).toBe(true);
    expect(several.filter(({ common }) => common.conflicts.length === 0).length).toBeGreaterThan(6);
  });

  test("goods that meet it conform to every organisation", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: agreed.length - 1 }),
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }),
        (at, places) => {
          const { adopted, common } = agreed[at] ?? purchase("", undefined);
          const chosen = common.choices.flatMap(([one]) => (one === undefined ? [] : [one]));
          const alternatives = intersectionOf(
            chosen.map(({ anyOf: _, ...one }) => one),
            shipped,
          ).demands;
          const demands = [...common.demands, ...alternatives];
          const evidence = [...evidenceFor(demands, places), ...storedFor(demands)];
          expect(adopted.map(({ specification: one }) => verdict(one, evidence))).toEqual(
            adopted.map(() => "conforming"),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test("goods that miss one demand do not conform to all", () => {
    let missed = 0;
    for (const { adopted, common } of agreed) {
      for (const demand of common.demands) {
        const value = beside(demand);
        const others = common.demands.filter((one) => one !== demand);
        const shared = others.some(({ attribute }) => attribute === demand.attribute);
        if (value === undefined || shared || demand.when !== undefined) continue;
        const evidence = [...evidenceFor(others, [500]), ...storedFor(others), said(demand, value)];
        const waivable = demand.from.every((one) => one.waivable);
        if (waivable || demand.from.some((one) => one.roundTo !== undefined)) continue;
        missed += 1;
        const verdicts = adopted.map(({ specification: one }) => verdict(one, evidence));
        const expected =
          demand.severity === "minor" ? "conforming-with-deviations" : "non-conforming";
        expect(verdicts, demand.attribute.code).toContain(expected);
      }
    }
    expect(missed).toBeGreaterThan(150);
  });
});

const figures: fc.Arbitrary<Row> = fc
  .record({
    attribute: fc.constantFrom("door_count", "reinforcement_bands", "tensile_strength"),
    method: fc.constantFrom("", "ISO 1421-1", "BS 2576"),
    severity: fc.constantFrom("critical", "major", "minor"),
    operator: fc.constantFrom("min", "above", "max", "below", "range"),
    a: fc.integer({ min: 1, max: 9 }),
    b: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ attribute, method, severity, operator, a, b }) => {
    const [low, high] = [String(Math.min(a, b)), String(Math.max(a, b))];
    const unit = attribute === "tensile_strength" ? "N" : "1";
    const about = { attribute, severity, operator, unit, method };
    if (operator === "range") return { ...about, low, high };
    return operator === "min" || operator === "above" ? { ...about, low } : { ...about, high };
  });

const specifications = fc
  .array(fc.uniqueArray(figures, { selector: (row) => row["attribute"], minLength: 1 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) =>
    all.map((rows, at) => specification(rows, { specification: `S${at}`, title_en: `S${at}` })),
  );

describe("specifications of any figures", () => {
  const common = (all: readonly Specification[]) =>
    intersectionOf(
      all.flatMap(({ requirements }) => requirements),
      shipped,
    );

  test("what meets the common one meets each; a conflict is one indeed", () => {
    fc.assert(
      fc.property(
        specifications,
        fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 9 }),
        (all, places) => {
          const { demands, conflicts } = common(all);
          for (const { one, other } of conflicts) expect(meetsBoth(one, other)).toBe(false);
          if (conflicts.length > 0) return;
          const evidence = evidenceFor(demands, places);
          for (const one of all) expect(verdict(one, evidence)).toBe("conforming");
        },
      ),
      { numRuns: 300 },
    );
  });
});

const any = specification([{ attribute: "door_count", operator: "min", low: "1", unit: "1" }]);

/** By trying all quarters: whether any figure passes both. */
function meetsBoth(one: Requirement, other: Requirement): boolean {
  const spec = (requirement: Requirement): Specification => ({
    ...any,
    requirements: [{ ...requirement, methods: [] }],
  });
  return Array.from({ length: 44 }, (_, at) => fraction(BigInt(at), 4n)).some((value) => {
    const evidence: Evidence = {
      attribute: one.attribute.code,
      level: "lot",
      kind: "laboratory",
      text: "",
      value: { is: "figure", low: value, high: value },
    };
    return [one, other].every((it) => verdict(spec(it), [evidence]) === "conforming");
  });
}

describe("what is asked for together", () => {
  const joint = (...rows: readonly Row[]) =>
    intersectionOf(
      rows.flatMap((row, at) =>
        specification([row], { specification: `S${at}`, title_en: `S${at}` }).requirements.map(
          (one) => ({ ...one, specification: `S${at}` }),
        ),
      ),
      shipped,
    );
  const strength = (more: Row): Row => ({
    ...{ attribute: "tensile_strength", operator: "min", low: "500", unit: "N" },
    ...more,
  });

  test("figures by methods that do not count for one another stay apart, and never conflict", () => {
    const { demands, conflicts } = joint(
      strength({ method: "ISO 1421-1" }),
      strength({ method: "BS 2576", operator: "max", low: "", high: "400" }),
    );
    expect(conflicts).toEqual([]);
    expect(demands.map(({ methods }) => methods)).toEqual([["ISO 1421-1"], ["BS 2576"]]);
  });

  test("a demand without a method is part of each of them", () => {
    const { demands } = joint(
      strength({ method: "ISO 1421-1" }),
      strength({ low: "600" }),
      strength({ method: "BS 2576", low: "700" }),
    );
    expect(demands.map(({ from }) => from.map(({ specification: of }) => of))).toEqual([
      ["S0", "S1"],
      ["S1", "S2"],
    ]);
    const lows = demands.map(({ allowed }) =>
      allowed.is === "figure" ? allowed.intervals[0]?.low?.value.n : undefined,
    );
    expect(lows).toEqual([600n, 700n]);
  });

  test("what holds under a condition only must be possible beside what always holds", () => {
    const cold = { when: "climate=cold" };
    const { conflicts, demands } = joint(
      { attribute: "thermal_resistance", operator: "max", high: "3", unit: "TOG" },
      { attribute: "thermal_resistance", operator: "min", low: "4", unit: "TOG", ...cold },
    );
    expect(
      conflicts.map(({ when, one, other }) => [when?.text, one.specification, other.specification]),
    ).toEqual([["climate=cold", "S1", "S0"]]);
    expect(demands).toHaveLength(1);
  });

  test("of alternatives what is impossible is struck out, and what is left alone is asked for", () => {
    const either = specification([
      strength({ any_of: "pull" }),
      {
        attribute: "tensile_strength_grab",
        operator: "min",
        low: "600",
        unit: "N",
        any_of: "pull",
      },
    ]).requirements;
    const weak = specification([strength({ operator: "max", low: "", high: "400" })]).requirements;
    const found = intersectionOf([...either, ...weak], shipped);
    expect(found.choices).toEqual([]);
    expect(found.demands.map(({ attribute }) => attribute.code)).toEqual([
      "tensile_strength",
      "tensile_strength_grab",
    ]);
    const both = specification([
      strength({ operator: "max", low: "", high: "400" }),
      { attribute: "tensile_strength_grab", operator: "max", high: "400", unit: "N" },
    ]).requirements;
    expect(intersectionOf([...either, ...both], shipped).conflicts).toHaveLength(1);
  });

  test("those count as binding without which it would be less strict", () => {
    const binding = (...lows: readonly string[]) => {
      const [demand] = joint(...lows.map((low) => strength({ low }))).demands;
      return demand && bindingOf(demand, shipped).map(({ specification: of }) => of);
    };
    expect(binding("500", "600", "400")).toEqual(["S1"]);
    expect(binding("500", "500")).toEqual([]);
    expect(binding("500")).toEqual(["S0"]);
  });
});
