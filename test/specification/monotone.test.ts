/**
 * Over all that is shipped: both edges of every limit, every kind and flag; and that nothing goes
 * backwards, whatever is told of goods in whatever order.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/specification/evidence.ts";
import { type Exact, fraction, isLess, minus, plus } from "../../src/specification/exact.ts";
import { holds, judge } from "../../src/specification/judge.ts";
import type { Attribute, Requirement } from "../../src/specification/requirement.ts";
import {
  checked,
  lotOf,
  says,
  setting,
  shipped,
  specification,
} from "../helpers/specifications.ts";

const all = [...shipped.specifications.values()];
const requirements = all.flatMap((one) => one.requirements);
const place = ({ specification: code, number }: Requirement): string => `${code} ${number}`;

/** The requirement alone, by evidence that its method and age leave no doubt of. */
function resultOf(requirement: Requirement, value: Evidence["value"]): string {
  const { when: _, ...unconditional } = requirement;
  const [method] = requirement.methods;
  const evidence: Evidence = {
    ...{ attribute: requirement.attribute.code, level: "lot", value, text: "", kind: "laboratory" },
    ...{ date: setting.today, ...(method !== undefined && { method }) },
  };
  return judge(unconditional, lotOf([evidence]), setting).result;
}

const exactly = (value: Exact): Evidence["value"] => ({ is: "figure", low: value, high: value });
const hair = fraction(1n, 10n ** 15n);

describe("every requirement that is shipped", () => {
  test("is met on its limits, and missed by a hair beyond them", () => {
    const wrong: string[] = [];
    let edges = 0;
    for (const one of requirements) {
      const { demand } = one;
      if (demand.is !== "figure" || one.sampling || one.roundTo !== undefined) continue;
      for (const { low, high } of demand.intervals) {
        const ends = [
          [low, minus],
          [high, plus],
        ] as const;
        for (const [end, beyond] of ends) {
          if (end === undefined) continue;
          edges += 1;
          const at = resultOf(one, exactly(end.value));
          if (at !== (end.included ? "pass" : "fail")) wrong.push(`${place(one)} at its limit`);
          const outside = beyond(end.value, hair);
          if (demand.intervals.some((other) => holds(other, outside))) continue;
          if (resultOf(one, exactly(outside)) !== "fail") wrong.push(`${place(one)} beyond`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(edges).toBeGreaterThan(400);
  });

  test("is met by each kind that it names, and missed by each that it excludes", () => {
    const wrong: string[] = [];
    for (const one of requirements) {
      const { demand } = one;
      if (one.sampling) continue;
      if (demand.is === "flag") {
        const results = [true, false].map((value) => resultOf(one, { is: "flag", value }));
        if (results.join() !== "pass,fail") wrong.push(place(one));
      }
      if (demand.is !== "kind") continue;
      const of = (word: string) => resultOf(one, { is: "kind", words: [word] });
      for (const word of demand.excluded) if (of(word) !== "fail") wrong.push(place(one));
      for (const word of demand.among) {
        // "Dark" leaves black open where black is excluded.
        const open = demand.excluded.some((bad) => shipped.terms.compare(bad, word) === "is");
        if (of(word) !== "pass" && !open) wrong.push(`${place(one)} ${word}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("has limits of the dimension of its attribute, and such as can be", () => {
    const odd = requirements.filter(({ demand, unit, attribute, sampling }) => {
      if (demand.is !== "figure" || sampling) return false;
      const { least, most, dimension } = attribute.class;
      if (unit?.dimension !== dimension) return true;
      const ends = demand.intervals.flatMap(({ low, high }) =>
        [low, high].flatMap((end) => (end === undefined ? [] : [end.value])),
      );
      if (least === undefined || most === undefined) return false;
      return ends.some((value) => isLess(value, least) || isLess(most, value));
    });
    // A tolerance may reach a little beyond what is plausible of the goods themselves.
    expect(odd.map(place)).toEqual([]);
  });
});

/** What is true of some goods, attribute by attribute, in a few steps around what is asked. */
type Truth = (attribute: Attribute) => number;

/** A sound statement: exact or vague, by the method asked for or none, of the lot or its item. */
interface Statement {
  readonly which: number;
  readonly vague: number;
  readonly method: boolean;
  readonly lot: boolean;
}
const statements = fc.array(
  fc.record({
    which: fc.nat(60),
    vague: fc.nat(3),
    method: fc.boolean(),
    lot: fc.boolean(),
  }),
  { maxLength: 25 },
);

const wider = (word: string): readonly string[] => [
  word,
  ...(shipped.terms.term(word)?.is ?? []).flatMap(wider),
];

/** The requirements' attributes, and those that their conditions are about. */
function attributesOf(own: readonly Requirement[]) {
  const named = own.flatMap((one) => {
    const about = one.when && shipped.attributes.get(one.when.attribute);
    const { when } = one;
    const words = one.demand.is === "kind" ? [...one.demand.among, ...one.demand.excluded] : [];
    return [
      { attribute: one.attribute, methods: one.methods, words },
      ...(about === undefined
        ? []
        : [{ attribute: about, methods: [], words: when?.is === "kind" ? when.all : [] }]),
    ];
  });
  return named.filter(({ attribute }) => attribute.complement === undefined);
}

function said(
  own: readonly Requirement[],
  truth: Truth,
  all: readonly Statement[],
): readonly Evidence[] {
  const about = attributesOf(own);
  return all.flatMap(({ which, vague, method, lot }): readonly Evidence[] => {
    const one = about[which % about.length];
    if (one === undefined) return [];
    const { attribute, methods } = one;
    const [asked] = methods;
    const more = {
      level: lot ? ("lot" as const) : ("item" as const),
      ...(method && asked !== undefined && { method: asked }),
    };
    const { holds: form, unit } = attribute.class;
    if (form === "flag") return [says(attribute.code, String(truth(attribute) % 2 === 0), more)];
    if (form === "choice") {
      const kinds = [
        ...new Set(about.flatMap((it) => (it.attribute === attribute ? it.words : []))),
      ];
      const kind = kinds[truth(attribute) % kinds.length];
      const general = kind === undefined ? [] : wider(kind);
      const word = general[Math.min(vague, general.length - 1)];
      return word === undefined ? [] : [says(attribute.code, word, more)];
    }
    const plusMinus = String(vague * 3);
    return [says(attribute.code, `${truth(attribute)} ${unit ?? "1"}`, { ...more, plusMinus })];
  });
}

const truths = fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 40, maxLength: 40 });
const truthOf = (figures: readonly number[]): Truth => {
  const order = [...shipped.attributes.keys()];
  return ({ code }) => figures[order.indexOf(code) % figures.length] ?? 0;
};

describe("nothing goes backwards", () => {
  test("more evidence of the same goods settles more, and unsettles nothing", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped.specifications.keys()),
        truths,
        statements,
        statements,
        (code, figures, some, more) => {
          const one = shipped.specifications.get(code);
          if (one === undefined) throw new Error(code);
          const truth = truthOf(figures);
          const before = checked(one, said(one.requirements, truth, some));
          const after = checked(one, said(one.requirements, truth, [...some, ...more]));
          for (const [at, { result, requirement }] of before.findings.entries()) {
            const later = after.findings[at]?.result;
            if (result === "pass" || result === "not-applicable") {
              expect(["pass", "not-applicable"], place(requirement)).toContain(later);
            }
            // A miss may be excused by what else becomes known; it is never forgotten.
            if (result === "fail") {
              const allowed = ["fail", "not-applicable", ...(requirement.waivable ? ["pass"] : [])];
              expect(allowed, place(requirement)).toContain(later);
            }
          }
          if (before.verdict === "conforming") expect(after.verdict).toBe("conforming");
        },
      ),
      { numRuns: 400 },
    );
  });

  test("a narrower range never takes what a wider one does not", () => {
    const limit = fc.integer({ min: 20, max: 900 });
    fc.assert(
      fc.property(
        fc.tuple(limit, limit, limit, limit),
        limit,
        fc.nat(40),
        (ends, value, around) => {
          const [a = 0, b = 0, c = 0, d = 0] = [...ends].sort((x, y) => x - y);
          const found = [says("tensile_strength", `${value} N`, { plusMinus: String(around) })];
          const against = (row: Readonly<Record<string, string>>): string =>
            checked(specification([{ attribute: "tensile_strength", unit: "N", ...row }]), found)
              .findings[0]?.result ?? "";
          const rank = ["fail", "unknown", "pass"];
          const pairs = [
            [
              { operator: "range", low: `${a}`, high: `${d}` },
              { operator: "range", low: `${b}`, high: `${c}` },
            ],
            [
              { operator: "min", low: `${a}` },
              { operator: "above", low: `${a}` },
            ],
            [
              { operator: "max", high: `${d}` },
              { operator: "below", high: `${c}` },
            ],
            [
              { operator: "equals", nominal: `${b}`, tolerance: "±10%" },
              { operator: "equals", nominal: `${b}`, tolerance: "+10%/-5%" },
            ],
          ] as const;
          for (const [lenient, strict] of pairs) {
            expect(rank.indexOf(against(strict))).toBeLessThanOrEqual(
              rank.indexOf(against(lenient)),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
