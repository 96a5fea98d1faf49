/** Suggested pairs against trying every set of pairs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assigned, type LikelyPair } from "../../src/matching/assignment.ts";
import { chancesOf } from "../../src/matching/odds.ts";

const pairs = (most: number) =>
  fc.uniqueArray(
    fc.record({
      left: fc.integer({ min: 0, max: 5 }),
      right: fc.integer({ min: 0, max: 5 }),
      chance: fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000),
    }),
    { selector: ({ left, right }) => `${left} ${right}`, maxLength: most },
  );

const sum = (chosen: readonly LikelyPair[]): number =>
  chosen.reduce((all, { chance }) => all + chance, 0);

/** Every set in which no thing stands twice. */
function allSets(from: readonly LikelyPair[], free: (a: LikelyPair, b: LikelyPair) => boolean) {
  let sets: readonly (readonly LikelyPair[])[] = [[]];
  for (const pair of from) {
    const more = sets.flatMap((set) =>
      set.every((one) => free(one, pair)) ? [[...set, pair]] : [],
    );
    sets = [...sets, ...more];
  }
  return sets;
}

const apart = (a: LikelyPair, b: LikelyPair): boolean => a.left !== b.left && a.right !== b.right;

describe("one-to-one", () => {
  test("no set of pairs promises more", () => {
    fc.assert(
      fc.property(pairs(12), (likely) => {
        const chosen = assigned(likely, "one-to-one");
        for (const [at, one] of chosen.entries()) {
          for (const other of chosen.slice(at + 1)) expect(apart(one, other)).toBe(true);
        }
        const best = Math.max(...allSets(likely, apart).map(sum));
        expect(sum(chosen)).toBeCloseTo(best, 9);
      }),
    );
  });

  test("the order of the pairs does not matter", () => {
    fc.assert(
      fc.property(pairs(20), fc.integer(), (likely, turn) => {
        const at = likely.length === 0 ? 0 : Math.abs(turn) % likely.length;
        const other = [...likely.slice(at), ...likely.slice(0, at)].reverse();
        expect(assigned(other, "one-to-one")).toEqual(assigned(likely, "one-to-one"));
      }),
    );
  });

  test("a part too large to be solved is filled from the best pair down", () => {
    const likely = Array.from({ length: 300 }, (_, left) =>
      Array.from({ length: 300 }, (__, right) => ({
        left,
        right,
        chance: left === right ? 0.9 : 0.4,
      })),
    ).flat();
    expect(sum(assigned(likely, "one-to-one"))).toBeCloseTo(270, 6);
  });
});

test("many-to-one takes each left thing's best, the first of equals", () => {
  const likely = [
    { left: 0, right: 1, chance: 0.5 },
    { left: 0, right: 0, chance: 0.5 },
    { left: 1, right: 0, chance: 0.4 },
    { left: 1, right: 2, chance: 0.9 },
    { left: 2, right: 2, chance: 0.6 },
  ];
  expect(assigned(likely, "many-to-one").map(({ left, right }) => [left, right])).toEqual([
    [0, 0],
    [1, 2],
    [2, 2],
  ]);
});

describe("chances, where candidates rule one another out", () => {
  /** The share of all sets of pairs, by weight, that have a pair. */
  function byTrying(edges: readonly LikelyPair[], free: (a: LikelyPair, b: LikelyPair) => boolean) {
    const weights = allSets(edges, free).map((set) => ({
      set,
      weight: set.reduce((all, { chance }) => all * chance, 1),
    }));
    const all = weights.reduce((total, { weight }) => total + weight, 0);
    return edges.map(
      (edge) =>
        weights.reduce((total, { set, weight }) => total + (set.includes(edge) ? weight : 0), 0) /
        all,
    );
  }
  const listed = (edges: readonly LikelyPair[]) => {
    const sorted = [...edges].sort((a, b) => a.left - b.left || a.right - b.right);
    const from = Int32Array.from(
      { length: 7 },
      (_, left) => sorted.filter((edge) => edge.left < left).length,
    );
    const candidates = { from, right: Int32Array.from(sorted, ({ right }) => right) };
    return {
      sorted,
      candidates,
      scores: Float64Array.from(sorted, ({ chance }) => Math.log2(chance)),
    };
  };

  test("many-to-one is exact", () => {
    fc.assert(
      fc.property(pairs(10), (edges) => {
        const { sorted, candidates, scores } = listed(edges);
        const expected = byTrying(sorted, (a, b) => a.left !== b.left);
        const found = chancesOf(candidates, scores, "many-to-one");
        for (const [at, chance] of expected.entries()) expect(found[at]).toBeCloseTo(chance, 9);
      }),
    );
  });

  test("one-to-one is exact where pairs form no circle, near it where they do", () => {
    fc.assert(
      fc.property(pairs(9), (edges) => {
        const { sorted, candidates, scores } = listed(edges);
        const expected = byTrying(sorted, apart);
        const found = chancesOf(candidates, scores, "one-to-one");
        const ends = new Set(sorted.flatMap(({ left, right }) => [`l${left}`, `r${right}`]));
        const within = hasCircle(sorted, ends) ? 0.08 : 1e-6;
        for (const [at, chance] of expected.entries()) {
          expect(Math.abs((found[at] ?? 0) - chance)).toBeLessThan(within);
        }
      }),
    );
  });
});

function hasCircle(edges: readonly LikelyPair[], ends: ReadonlySet<string>): boolean {
  const part = new Map([...ends].map((end) => [end, end]));
  const root = (end: string): string => {
    const up = part.get(end) ?? end;
    return up === end ? end : root(up);
  };
  for (const { left, right } of edges) {
    const [a, b] = [root(`l${left}`), root(`r${right}`)];
    if (a === b) return true;
    part.set(a, b);
  }
  return false;
}
