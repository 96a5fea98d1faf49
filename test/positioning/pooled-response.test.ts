/** Two owners' stocks as one: never fewer pieces, never later, whatever the events are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { pooledResponse, type TwoStocks } from "../../src/positioning/pooled-response.ts";

const stocks = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 });
const two: fc.Arbitrary<TwoStocks> = fc.record({
  hours: fc.array(
    fc
      .array(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 3 })
      .map((row) => Float64Array.from(row)),
    { minLength: 2, maxLength: 2 },
  ),
  stocks: fc.tuple(stocks, stocks),
  needs: fc.array(
    fc.record({
      probability: fc.constant(0.1),
      places: fc.constantFrom([0], [1]),
      quantities: fc.integer({ min: 1, max: 60 }).map((asked) => [asked]),
      owner: fc.constantFrom(0, 1),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

test("as one, as much is given as apart, and what both ways can give comes no later", () => {
  fc.assert(
    fc.property(two, fc.integer({ min: 0, max: 500 }), (asked, wait) => {
      const { apart, together, withTransfers } = pooledResponse(asked, wait);
      expect(together.met ?? 0).toBeGreaterThanOrEqual((apart.met ?? 0) - 1e-12);
      expect(withTransfers.met ?? 0).toBeCloseTo(together.met ?? 0, 12);
      expect(withTransfers.hoursPerPiece ?? 0).toBeGreaterThanOrEqual(
        (together.hoursPerPiece ?? 0) - 1e-9,
      );
      if (apart.met !== 1) return;
      expect(together.hoursPerPiece ?? 0).toBeLessThanOrEqual((apart.hoursPerPiece ?? 0) + 1e-9);
      expect(withTransfers.hoursPerPiece ?? 0).toBeLessThanOrEqual(
        (apart.hoursPerPiece ?? 0) + 1e-9,
      );
    }),
  );
});

test("by hand: own goods first where a transfer takes long, the nearer ones where it takes none", () => {
  const asked: TwoStocks = {
    hours: [Float64Array.from([80, 60])],
    stocks: [
      [10, 0],
      [0, 10],
    ],
    needs: [{ probability: 1, places: [0], quantities: [15], owner: 0 }],
  };
  const { apart, together, withTransfers } = pooledResponse(asked, 100);
  expect(apart).toEqual({ hoursPerPiece: 80, met: 10 / 15 });
  expect(together).toEqual({ hoursPerPiece: (10 * 60 + 5 * 80) / 15, met: 1 });
  expect(withTransfers).toEqual({ hoursPerPiece: (10 * 80 + 5 * 160) / 15, met: 1 });
});
