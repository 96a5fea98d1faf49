/** The weights that are learnt without labels are those that the data were made with. */
import { describe, expect, test } from "vitest";
import { fitted, type LevelledPairs, scoresOf } from "../../src/matching/em.ts";
import type { Field } from "../../src/matching/fields.ts";

/** Park and Miller's generator: the same figures in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const drawn = (shares: readonly number[], next: () => number): number => {
  let left = next();
  for (const [level, share] of shares.entries()) {
    left -= share;
    if (left < 0) return level;
  }
  return shares.length - 1;
};

interface Truth {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly matched: number;
}

/** Things with five candidates each, of which one or none is the same, by known shares. */
function made(things: number, { m, u, matched }: Truth): LevelledPairs & { same: Uint8Array } {
  const next = random(20_261_123);
  const each = 5;
  const pairs = things * each;
  const levels = new Uint8Array(pairs * m.length);
  const same = new Uint8Array(pairs);
  for (let thing = 0; thing < things; thing += 1) {
    const match = next() < matched ? Math.floor(next() * each) : -1;
    for (let at = 0; at < each; at += 1) {
      const pair = thing * each + at;
      if (at === match) same[pair] = 1;
      for (let field = 0; field < m.length; field += 1) {
        const shares = (at === match ? m : u)[field] ?? [];
        levels[pair * m.length + field] = drawn(shares, next);
      }
    }
  }
  const from = Int32Array.from({ length: things + 1 }, (_, thing) => thing * each);
  const right = Int32Array.from({ length: pairs }, (_, pair) => pair);
  return { candidates: { from, right }, levels, vetoed: new Uint8Array(pairs), same };
}

const truth: Truth = {
  m: [
    [0.05, 0.25, 0.7],
    [0.1, 0.9],
    [0.3, 0.2, 0.5],
    [0.2, 0.8],
  ],
  u: [
    [0.8, 0.15, 0.05],
    [0.7, 0.3],
    [0.75, 0.2, 0.05],
    [0.9, 0.1],
  ],
  matched: 0.35,
};

/** Priors that know no more than which way a level points. */
const vague: readonly Field[] = truth.m.map((levels, at) => {
  const rising = levels.map((_, level) => level + 1);
  const all = rising.reduce((sum, one) => sum + one, 0);
  const m = rising.map((one) => one / all);
  return { name: `field ${at}`, m, u: [...m].reverse(), rising: 0 };
});

describe("from 4,000 things with five candidates each", () => {
  const pairs = made(4_000, truth);
  const fit = fitted(vague, pairs, "many-to-one");

  test("m, u and the share that has a counterpart come out as they were put in", () => {
    expect(fit.matched).toBeCloseTo(truth.matched, 1);
    for (const [field, levels] of truth.m.entries()) {
      for (const [level, share] of levels.entries()) {
        expect(Math.abs((fit.m[field]?.[level] ?? 0) - share)).toBeLessThan(0.03);
        const other = truth.u[field]?.[level] ?? 0;
        expect(Math.abs((fit.u[field]?.[level] ?? 0) - other)).toBeLessThan(0.015);
      }
    }
  });

  test("bits are log2 of m/u, and a score is their sum with the starting odds", () => {
    const [first] = scoresOf(pairs, fit);
    const levels = [...pairs.levels.subarray(0, truth.m.length)];
    const bits = levels.map((level, field) =>
      Math.log2((fit.m[field]?.[level] ?? 1) / (fit.u[field]?.[level] ?? 1)),
    );
    const odds = Math.log2(fit.matched / (1 - fit.matched) / 5);
    expect(first).toBeCloseTo(
      bits.reduce((sum, one) => sum + one, odds),
      9,
    );
  });
});

test("a handful is judged by the priors", () => {
  const pairs = made(2, { ...truth, matched: 0 });
  const fit = fitted(vague, pairs, "many-to-one");
  for (const [field, { m }] of vague.entries()) {
    for (const [level, share] of m.entries()) {
      expect(Math.abs((fit.m[field]?.[level] ?? 0) - share)).toBeLessThan(0.1);
    }
  }
});

test("of a rising field a higher level never speaks less", () => {
  const odd: Truth = { ...truth, m: [[0.1, 0.7, 0.2], ...truth.m.slice(1)] };
  const rising = vague.map((field) => ({ ...field, rising: field.m.length }));
  const { bits } = fitted(rising, made(2_000, odd), "many-to-one");
  for (const levels of bits) {
    for (const [level, one] of levels.entries()) {
      expect(one).toBeGreaterThanOrEqual((levels[level - 1] ?? one) - 1e-9);
    }
  }
});

test("vetoed pairs teach nothing and have no chance", () => {
  const pairs = made(500, truth);
  const vetoed = pairs.vetoed.map((_, pair) => (pair % 5 === 0 ? 1 : 0));
  const fit = fitted(vague, { ...pairs, vetoed }, "many-to-one");
  const levels = pairs.levels.map((level, at) =>
    Math.floor(at / truth.m.length) % 5 === 0 ? 0 : level,
  );
  expect(fitted(vague, { ...pairs, levels, vetoed }, "many-to-one")).toEqual(fit);
  const scores = scoresOf({ ...pairs, vetoed }, fit);
  expect(scores.filter((_, pair) => pair % 5 === 0).every((one) => one === -Infinity)).toBe(true);
});
