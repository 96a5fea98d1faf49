/** What must hold for any two lists of any texts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchLists, type Named, type Suggestion } from "../../src/matching/match.ts";
import { evidenceText } from "../../src/text/items/matching.ts";
import { knowledge, things } from "../helpers/match-knowledge.ts";

const word = fc.constantFrom(
  ..."tent blanket 毛布 ポリタンク jerry can plastic sheet 4x6m 400cm*600cm 10L 20リットル wool".split(
    " ",
  ),
  ..."PS-LX350H roll without condom family 5人用 kit diesel 2.2kW generator 発電機".split(" "),
);
const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const list = fc.uniqueArray(
  fc.record({
    id: fc.oneof(fc.integer({ min: 0, max: 99 }).map(String), fc.string({ maxLength: 3 })),
    names: fc.array(name, { maxLength: 3 }),
    fields: fc.array(
      fc.tuple(
        fc.constantFrom("price", "maker", "説明", "year", ""),
        fc.oneof(name, fc.constantFrom("12.50", "$3", "1999", "-")),
      ),
      { maxLength: 3 },
    ),
    expected: fc.constantFrom(1, 1, 16),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const assignment = fc.constantFrom("one-to-one" as const, "many-to-one" as const);

const plain = (found: readonly Suggestion[]) =>
  found.map(({ left, right, score, band, evidence }) => ({ left, right, score, band, evidence }));

describe("any two lists", () => {
  test("give suggestions among their things, each left one at most once, with sound reasons", () => {
    fc.assert(
      fc.property(list, list, assignment, (left, right, kind) => {
        const found = matchLists(left, right, knowledge, { assignment: kind, rejected: true });
        expect(new Set(found.map((one) => one.left)).size).toBe(found.length);
        const taken = found.filter(({ band }) => band !== "no").map((one) => one.right);
        if (kind === "one-to-one") expect(new Set(taken).size).toBe(taken.length);
        for (const { left: a, right: b, score, band, evidence } of found) {
          expect(left.some(({ id }) => id === a) && right.some(({ id }) => id === b)).toBe(true);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const one of evidence) {
            expect(evidenceText(one).en + evidenceText(one).ja).not.toMatch(
              /undefined|NaN|Infinity/,
            );
          }
          const vetoed = evidence.some(({ kind: of }) => of === "veto");
          expect(band === "no" || !vetoed).toBe(true);
          const bits = evidence.reduce((sum, one) => sum + ("bits" in one ? one.bits : 0), 0);
          if (!vetoed && Math.abs(bits) < 30) {
            expect(Math.abs(Math.log2(score / (1 - score)) - bits)).toBeLessThan(0.11); // two lines below 0.05 may be left out
          }
        }
      }),
    );
  });

  test("in whatever order their rows are, the answer is the same", () => {
    fc.assert(
      fc.property(list, list, assignment, fc.nat(), (left, right, kind, turn) => {
        const turned = (rows: readonly Named[]): readonly Named[] => {
          const at = rows.length === 0 ? 0 : turn % rows.length;
          return [...rows.slice(at), ...rows.slice(0, at)].reverse();
        };
        const options = { assignment: kind };
        expect(plain(matchLists(turned(left), turned(right), knowledge, options))).toEqual(
          plain(matchLists(left, right, knowledge, options)),
        );
      }),
    );
  });

  test("are left as they were", () => {
    fc.assert(
      fc.property(list, list, (left, right) => {
        const before = JSON.stringify([left, right]);
        matchLists(left, right, knowledge, { assignment: "one-to-one" });
        expect(JSON.stringify([left, right])).toBe(before);
      }),
    );
  });
});

test("a list finds itself", () => {
  const goods = things(
    "Tent, family, 16 m2",
    "Blanket, fleece",
    "毛布（羊毛50%）",
    "Jerry can, collapsible, 10 L",
    "Jerry can, collapsible, 20 L",
    "Tarpaulin, 4 x 6 m",
    "Generator, diesel, 6 kVA",
  );
  const found = matchLists(goods, goods, knowledge, { assignment: "one-to-one" });
  expect(found.map(({ left, right, band }) => [left, right, band])).toEqual(
    [...goods].map(({ id }) => [id, id, "certain"]).sort(),
  );
});

test("nothing to compare gives nothing", () => {
  const some = things("Tent");
  expect(matchLists([], [], knowledge, { assignment: "one-to-one" })).toEqual([]);
  expect(matchLists(some, [], knowledge, { assignment: "many-to-one" })).toEqual([]);
  expect(matchLists([], some, knowledge, { assignment: "one-to-one" })).toEqual([]);
  const nameless = [{ id: "a", names: [] }];
  expect(matchLists(nameless, nameless, knowledge, { assignment: "one-to-one" })).toEqual([]);
});

test("a hundred thousand equal names on either side do not explode", () => {
  const equal = Array.from({ length: 100_000 }, (_, at) => ({ id: `${at}`, names: ["Blanket"] }));
  const found = matchLists(equal, equal, knowledge, { assignment: "one-to-one" });
  expect(found.filter(({ band }) => band === "certain")).toEqual([]);
}, 120_000);
