/**
 * What would make goods acceptable: tests to commission, against trying every set of tests on the
 * goods themselves; what is refused, what is kept for whom, what nothing settles.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AcceptanceSetting,
  acceptances,
  type LotLine,
} from "../../src/specification/acceptance.ts";
import { type Evidence, knownFrom } from "../../src/specification/evidence.ts";
import { gapsOf, type LotGap } from "../../src/specification/gap.ts";
import { subjectOf } from "../../src/specification/intersection.ts";
import type { Organisation, Specification } from "../../src/specification/requirement.ts";
import { Laboratory, type Test } from "../../src/specification/trial.ts";
import { type Row, says, setting, shipped, specification } from "../helpers/specifications.ts";

const organisation = (code: string): Organisation => ({
  code,
  nameEn: code,
  nameJa: code,
  asks: true,
  follows: [],
  fallsBackTo: [],
  aliases: [],
  source: "me",
});
const [first, second] = [organisation("A"), organisation("B")];
const organisations = [first, second];

/** One of the types that an organisation takes. */
function type(of: Organisation, code: string, rows: readonly Row[]): Specification {
  const one = specification(
    rows.map((row) => ({ ...row, specification: code })),
    { specification: code },
  );
  return { ...one, organisation: of.code, category: "tent", anyItem: true, use: "purchase" };
}

interface World {
  readonly types: readonly Specification[];
  readonly lines: readonly LotLine[];
  readonly evidence: Readonly<Record<string, readonly Evidence[]>>; // by lot
}

function judge({ types, lines, evidence }: World) {
  const known = new Map(
    lines.map(({ lot }) => [lot, knownFrom(evidence[lot] ?? [], shipped.attributes)]),
  );
  const publications: AcceptanceSetting["publications"] = {
    organisations: new Map(organisations.map((one) => [one.code, one])),
    specifications: new Map(types.map((one) => [one.code, one])),
  };
  return acceptances(lines, organisations, {
    ...setting,
    publications,
    waivers: [],
    known: (_, lot) => known.get(lot) ?? new Map(),
  });
}

const looked = (one: Test): boolean => one.is === "look" || one.is === "made";
const gaps = (world: World, budget?: number): readonly LotGap[] =>
  gapsOf(judge(world), {
    effort: (one) => (looked(one) ? { cost: 0, trouble: 1 } : { cost: 1, trouble: 0 }),
    laboratory: new Laboratory(
      world.types,
      shipped.methods,
      (requirement) => subjectOf(requirement, shipped).code,
    ),
    ...(budget !== undefined && { budget }),
  }) ?? [];

const line = (lot: string, quantity: number, more: Partial<LotLine> = {}): LotLine => ({
  ...{ item: "TENT", category: "tent", lot, agency: "jica", quantity },
  ...more,
});

/** What a favourable test says of each attribute. */
const best: Readonly<Record<string, string>> = {
  tensile_strength: "900 N",
  elongation_at_break: "20 %",
  thermal_resistance: "0.9 m2.K/W",
  mass_per_area: "200 g/m2",
  double_fly: "true",
};
const asks: Readonly<Record<string, Row>> = {
  tensile_strength: { attribute: "tensile_strength", operator: "min", low: "475", unit: "N" },
  elongation_at_break: {
    ...{ attribute: "elongation_at_break", operator: "range", low: "15", high: "25", unit: "%" },
  },
  thermal_resistance: {
    ...{ attribute: "thermal_resistance", operator: "min", low: "0.25", unit: "m2.K/W" },
  },
  mass_per_area: {
    ...{ attribute: "mass_per_area", operator: "range", low: "190", high: "210", unit: "g/m2" },
  },
  double_fly: { attribute: "double_fly", operator: "required_true" },
};
const methodsOf: Readonly<Record<string, readonly (string | undefined)[]>> = {
  tensile_strength: [undefined, "ISO 1421", "ISO 1421-1", "ISO 1421|BS 2576"],
  elongation_at_break: ["ISO 1421", "ISO 1421-1"],
  thermal_resistance: [undefined],
  mass_per_area: [undefined, "ISO 3801"],
  double_fly: [undefined],
};

const rowOf = (code: string): fc.Arbitrary<Row> =>
  fc
    .record({
      method: fc.constantFrom(...(methodsOf[code] ?? [])),
      severity: fc.constantFrom("critical", "major", "major", "minor"),
      any_of: fc.constantFrom(undefined, undefined, "x"),
    })
    .map(
      (more) =>
        Object.fromEntries(
          Object.entries({ ...asks[code], ...more }).filter(([, value]) => value !== undefined),
        ) as Row,
    );
const rows: fc.Arbitrary<readonly Row[]> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(best)), { minLength: 1, maxLength: 3 })
  .chain((codes) => fc.tuple(...codes.map(rowOf)));
const said: fc.Arbitrary<readonly Evidence[]> = fc.uniqueArray(
  fc.constantFrom(
    says("tensile_strength", "600 N", { method: "ISO 1421" }),
    says("tensile_strength", "400 N", { method: "BS 2576" }),
    says("thermal_resistance", "0.24 m2.K/W", { plusMinus: "0.02" }),
    says("mass_per_area", "150 g/m2"),
    says("double_fly", "true"),
  ),
  { maxLength: 2, selector: ({ text, method }) => `${text} ${method}` },
);

/** Every test that somebody could think of, and what goods that pass it are then known to be. */
function allTests(
  types: readonly Specification[],
): readonly { readonly cost: number; readonly found: readonly Evidence[] }[] {
  const every = types.flatMap(({ requirements }) => requirements);
  const methods = new Set(every.flatMap((one) => one.methods));
  /** After what is known, which is believed first where it decides anything. */
  const result = (code: string, method?: string): Evidence =>
    says(code, best[code] ?? "", method === undefined ? {} : { method });
  return [
    ...[...methods].map((method) => ({
      cost: 1000,
      found: [
        ...new Set(
          every
            .filter((one) => one.methods.some((asked) => shipped.methods.counts(method, asked)))
            .map(({ attribute }) => attribute.code),
        ),
      ].map((code) => result(code, method)),
    })),
    ...Object.keys(best).map((code) => ({
      cost: shipped.attributes.get(code)?.class.laboratory ? 1000 : 1,
      found: [result(code)],
    })),
  ];
}

const takers = (world: World): number =>
  judge(world).filter(
    ({ verdict }) => verdict === "conforming" || verdict === "conforming-with-deviations",
  ).length;

describe("tests to commission", () => {
  test("are the cheapest of all sets of tests that win over as many as can be won", () => {
    fc.assert(
      fc.property(rows, rows, rows, said, (one, two, three, evidence) => {
        const types = [type(first, "T1", one), type(first, "T2", two), type(second, "T3", three)];
        const world: World = { types, lines: [line("L", 10)], evidence: { L: evidence } };
        const tests = allTests(types);
        let most = takers(world);
        let least = 0;
        for (let set = 1; set < 1 << tests.length; set += 1) {
          const chosen = tests.filter((_, bit) => (set >> bit) % 2 === 1);
          const cost = chosen.reduce((sum, it) => sum + it.cost, 0);
          const more = [...evidence, ...chosen.flatMap(({ found }) => found)];
          const taking = takers({ ...world, evidence: { L: more } });
          if (taking > most || (taking === most && cost < least)) [most, least] = [taking, cost];
        }
        const [gap] = gaps(world);
        expect((gap?.taken.length ?? 0) + (gap?.settled.length ?? 0)).toBe(most);
        expect(gap?.tests.reduce((sum, it) => sum + (looked(it.test) ? 1 : 1000), 0)).toBe(least);
      }),
      { numRuns: 60 },
    );
  });

  test("show what they promise: goods that pass them are taken by those named", () => {
    fc.assert(
      fc.property(rows, rows, said, (one, two, evidence) => {
        const types = [type(first, "T1", one), type(second, "T2", two)];
        const world: World = { types, lines: [line("L", 10)], evidence: { L: evidence } };
        const [gap] = gaps(world);
        const results = (gap?.tests ?? []).flatMap(({ test: made, attributes }) =>
          attributes.map((code) =>
            says(code, best[code] ?? "", {
              ...(made.is === "laboratory" && { method: made.method }),
            }),
          ),
        );
        const after = judge({ ...world, evidence: { L: [...evidence, ...results] } });
        for (const { organisation: who } of gap?.settled ?? []) {
          const verdict = after.find((it) => it.organisation === who)?.verdict;
          expect(["conforming", "conforming-with-deviations"]).toContain(verdict);
        }
      }),
      { numRuns: 150 },
    );
  });

  const strength = { ...asks["tensile_strength"], method: "ISO 1421" } as Row;
  test("one test serves two organisations, and what a method measures comes with it", () => {
    const types = [
      type(first, "T1", [strength, { ...asks["elongation_at_break"], method: "ISO 1421" } as Row]),
      type(second, "T2", [{ ...strength, method: "ISO 1421|BS 2576" }]),
    ];
    const [gap] = gaps({ types, lines: [line("L", 10)], evidence: {} });
    expect(gap?.tests).toEqual([
      {
        test: { is: "laboratory", method: "ISO 1421" },
        attributes: ["tensile_strength", "elongation_at_break"],
      },
    ]);
    expect(gap?.settled.map(({ organisation: who }) => who.code)).toEqual(["A", "B"]);
  });

  test("what is lost and what is kept are learnt by one test", () => {
    const types = [
      type(first, "T1", [
        { attribute: "tensile_loss_after_uv", operator: "max", high: "20", unit: "%" },
      ]),
      type(second, "T2", [
        { attribute: "tensile_retention_after_uv", operator: "min", low: "80", unit: "%" },
      ]),
    ];
    const [gap] = gaps({ types, lines: [line("L", 10)], evidence: {} });
    expect(gap?.tests).toHaveLength(1);
    expect(gap?.settled).toHaveLength(2);
  });

  test("within a budget the larger lot is settled first; the rest is told to be open", () => {
    const types = [type(first, "T1", [strength])];
    const world: World = { types, lines: [line("S", 10), line("L", 20)], evidence: {} };
    const [small, large] = gaps(world, 1);
    expect([small?.tests, small?.open]).toMatchObject([[], [{ testable: true }]]);
    expect([large?.tests.length, large?.open]).toEqual([1, []]);
  });

  test("two owners' parts of one lot are one lot, tested once", () => {
    const types = [type(first, "T1", [strength])];
    const lines = [line("L", 10), line("L", 5, { agency: "cabinet-office" })];
    const found = gaps({ types, lines, evidence: {} });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ lot: { quantity: 15, agencies: ["jica", "cabinet-office"] } });
    expect(found[0]?.tests).toHaveLength(1);
  });
});

describe("what is no matter of tests", () => {
  const age: Row = {
    ...{ attribute: "shelf_life", operator: "min", low: "5", unit: "a" },
    when: "storage=dry,ventilated",
  };
  const aged = (more: Partial<LotLine>, evidence: readonly Evidence[]) =>
    gaps({
      types: [type(first, "T1", [age])],
      lines: [line("L", 10, more)],
      evidence: { L: evidence },
    })[0];

  test("an age wants the day of making, and to be stored as the limit presumes", () => {
    expect(aged({}, [])?.tests.map(({ test: made }) => made)).toEqual([
      { is: "look", attribute: "storage" },
      { is: "made" },
    ]);
    expect(aged({ made: "2026-01-01" }, [says("storage", "dry, ventilated")])?.taken).toHaveLength(
      1,
    );
    expect(aged({ made: "2020-01-01" }, [])?.refused).toHaveLength(1);
  });

  test("goods stored otherwise are open, and nothing settles them", () => {
    expect(aged({ made: "2026-01-01" }, [says("storage", "damp")])).toMatchObject({
      tests: [],
      open: [{ testable: false }],
    });
  });

  test("a value that misses, of a requirement that may not apply, wants the condition", () => {
    const cold: Row = {
      ...{ attribute: "winter_kit_in_cold_climate", operator: "required_true" },
      when: "climate=cold",
    };
    const world = (evidence: readonly Evidence[]): World => ({
      types: [type(first, "T1", [cold])],
      lines: [line("L", 10)],
      evidence: { L: evidence },
    });
    const [missed] = gaps(world([says("winter_kit_in_cold_climate", "false")]));
    expect(missed?.tests).toMatchObject([{ test: { is: "look", attribute: "climate" } }]);
    const [unknown] = gaps(world([]));
    expect(unknown?.tests).toMatchObject([
      { test: { is: "look", attribute: "winter_kit_in_cold_climate" } },
    ]);
  });

  test("a light sheet wants all values of performance, of a group one", () => {
    const light: Row = {
      ...asks["mass_per_area"],
      waivable: "yes",
    };
    const strip: Row = { ...asks["tensile_strength"], method: "ISO 1421", any_of: "x" };
    const grab: Row = {
      ...{ attribute: "tensile_strength_grab", operator: "min", low: "600", unit: "N" },
      ...{ method: "BS 2576", any_of: "x" },
    };
    const types = [type(first, "T1", [light, strip, grab])];
    const evidence = { L: [says("mass_per_area", "180 g/m2")] };
    const [gap] = gaps({ types, lines: [line("L", 10)], evidence });
    expect(gap?.tests).toHaveLength(1);
    expect(gap?.settled).toHaveLength(1);
  });

  test("what misses is refused, with what it misses; nobody asking is told apart", () => {
    const types = [type(first, "T1", [asks["double_fly"] ?? {}])];
    const [gap] = gaps({
      types,
      lines: [line("L", 10)],
      evidence: { L: [says("double_fly", "false")] },
    });
    expect(gap?.refused).toMatchObject([
      { organisation: first, failures: [{ requirement: { attribute: { code: "double_fly" } } }] },
    ]);
    expect(gap?.unasked).toEqual([second]);
  });
});
