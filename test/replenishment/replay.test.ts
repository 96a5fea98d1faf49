/** A policy played over the past: by hand, and against going through every single day. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween, plusDays } from "../../src/domain/dates.ts";
import { type ReplayQuestion, replay } from "../../src/replenishment/replay.ts";

const levels = { safetyStock: 0, reorderPoint: 50, orderUpTo: 100 };
const from = "2001-01-01";
const day = (offset: number) => plusDays(from, offset);
const question: ReplayQuestion = {
  ...{ from, until: "2001-12-31", levels: [{ from, levels }] },
  ...{ packPieces: 10, leastOrder: 10, leadDays: 100 },
  needs: [],
};
const need = (offset: number, asked: number) => ({ event: `E${offset}`, date: day(offset), asked });

test("worked out by hand: what is there is given, orders come a lead time later", () => {
  const needs = [need(10, 45), need(20, 30), need(60, 40), need(115, 10), need(200, 5)];
  const found = replay({ ...question, needs });
  // 100 → 55 (above 50) → 25, 80 ordered for day 120 → 0, as 80 is above 50 → 80 on day 120.
  expect(found.start).toBe(100);
  expect(found.needs.map(({ given }) => given)).toEqual([45, 30, 25, 0, 5]);
  expect(found.orders).toEqual([{ date: day(20), arrives: day(120), pieces: 80 }]);
  expect(found.emptied).toEqual([day(60)]);
  expect(found.daysEmpty).toBe(60);
  expect(found.end).toBe(75);
  const pieceDays = 100 * 10 + 55 * 10 + 25 * 40 + 80 * 80 + 75 * 165;
  expect(found.meanStock).toBeCloseTo(pieceDays / 365, 9);
});

test("levels that are learnt later hold from then on", () => {
  const higher = { ...levels, reorderPoint: 150, orderUpTo: 200 };
  const later = { from: day(100), levels: higher };
  const found = replay({ ...question, levels: [...question.levels, later] });
  expect(found.orders).toEqual([{ date: day(100), arrives: day(200), pieces: 100 }]);
  expect(found.end).toBe(200);
});

/** Every day of the year, one after the other, with nothing skipped. */
function dayByDay({ needs, leadDays, packPieces, leastOrder, ...rest }: ReplayQuestion) {
  const { reorderPoint, orderUpTo } = rest.levels[0]?.levels ?? levels;
  let [stock, daysEmpty, pieceDays] = [orderUpTo, 0, 0];
  const coming = new Map<number, number>();
  let given = 0;
  const length = daysBetween(rest.from, rest.until) + 1;
  for (let at = 0; at < length; at++) {
    stock += coming.get(at) ?? 0;
    coming.delete(at);
    for (const { asked } of needs.filter(({ date }) => date === day(at))) {
      given += Math.min(stock, asked);
      stock = Math.max(0, stock - asked);
    }
    let position = stock;
    for (const pieces of coming.values()) position += pieces;
    if (position <= reorderPoint) {
      const pieces = Math.ceil((orderUpTo - position) / packPieces) * packPieces;
      const arrives = at + leadDays;
      coming.set(arrives, (coming.get(arrives) ?? 0) + Math.max(pieces, leastOrder));
    }
    pieceDays += stock;
    if (stock === 0) daysEmpty += 1;
  }
  return { given, daysEmpty, meanStock: pieceDays / length, end: stock };
}

test("the same as going through every day", () => {
  const needs = fc
    .array(fc.tuple(fc.nat(364), fc.integer({ min: 1, max: 150 })), { maxLength: 12 })
    .map((list) => list.sort(([a], [b]) => a - b).map(([at, asked]) => need(at, asked)));
  fc.assert(
    fc.property(
      ...[needs, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 30 })],
      ...[fc.integer({ min: -1, max: 120 }), fc.integer({ min: 1, max: 100 })],
      (list, leadDays, packPieces, reorderPoint, more) => {
        const asked = {
          ...{ ...question, needs: list, leadDays, packPieces, leastOrder: packPieces },
          levels: [
            { from, levels: { safetyStock: 0, reorderPoint, orderUpTo: reorderPoint + more } },
          ],
        };
        const { needs: found, daysEmpty, meanStock, end } = replay(asked);
        const given = found.reduce((sum, one) => sum + one.given, 0);
        const brute = dayByDay(asked);
        expect({ given, daysEmpty, end }).toEqual({
          ...{ given: brute.given, daysEmpty: brute.daysEmpty, end: brute.end },
        });
        expect(meanStock).toBeCloseTo(brute.meanStock, 6);
      },
    ),
    { numRuns: 200 },
  );
});
