/**
 * What holds of any ledger and any statement, however wrong: a right statement has no differences;
 * each difference is explained once; what is proposed makes both sides agree to the last piece; the
 * order of rows does not matter.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/reconciliation/card.ts";
import type { Explanation } from "../../src/reconciliation/reconcile.ts";
import { cases, cleanRows, ledgers } from "../helpers/reconciliation-cases.ts";
import { settle } from "../helpers/reconciliation-world.ts";

test("a right statement has no differences", () => {
  fc.assert(
    fc.property(ledgers, (movements) => {
      const { outcome } = settle({ movements, rows: cleanRows(movements) });
      expect(outcome.explanations).toEqual([]);
      expect(outcome.matched).toBe(outcome.compared);
    }),
    { numRuns: 200 },
  );
});

describe("any statement", () => {
  test("has each difference explained once, and no card that agrees", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { world, outcome } = settle(given);
        const covered = outcome.explanations.flatMap(({ covers }) => covers);
        const differing = world.comparison.cards.flatMap((card, at) =>
          differenceOf(card) === 0 ? [] : [at],
        );
        expect([...covered].sort((a, b) => a - b)).toEqual(differing);
        for (const { confidence } of outcome.explanations) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("agrees with the ledger to the last piece once all that is proposed is done", () => {
    fc.assert(
      fc.property(cases, (given) => {
        expect(settle(given).left).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("is explained alike in whatever order its rows stand", () => {
    const shown = ({ covers, facts, confidence }: Explanation) => [
      covers,
      facts.map(({ cause }) => cause),
      confidence.toFixed(2),
    ];
    fc.assert(
      fc.property(cases, (given) => {
        const straight = settle(given).outcome.explanations.map(shown);
        const turned = settle({ ...given, rows: [...given.rows].reverse() });
        expect(turned.outcome.explanations.map(shown)).toEqual(straight);
      }),
      { numRuns: 300 },
    );
  });
});
