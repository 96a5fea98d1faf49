/** What could be added to the stocks of organisations, after what others already hold. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Available,
  additions,
  type ListedStock,
} from "../../src/replenishment/organisations.ts";

const listed = (
  organisation: string,
  goods: string,
  quantity: number,
  target?: number,
): ListedStock => ({ organisation, goods, item: goods.toUpperCase(), quantity, target });
const offer = (goods: string, over: Partial<Available> = {}): Available => ({
  ...{ goods, spare: 0, peoplePerPiece: 1, packPieces: 10, leastPacks: 1, packYen: 10_000 },
  ...over,
});

describe("the gap", () => {
  test("is what is lacking of the target, less what others hold of the same goods", () => {
    const rows = additions(
      [listed("WFP", "blanket", 2000, 10_000), listed("IOM", "blanket", 3000)],
      [],
      undefined,
    );
    expect(rows).toMatchObject([{ held: 2000, heldByOthers: 3000, gap: 5000, left: 5000 }]);
  });

  test("that several have is cut alike where others hold part of it", () => {
    const rows = additions(
      [
        listed("IOM", "blanket", 0, 3000),
        listed("WFP", "blanket", 0, 6000),
        listed("NGO", "blanket", 4500),
      ],
      [],
      undefined,
    );
    expect(rows.map(({ organisation, gap }) => [organisation, gap])).toEqual([
      ["IOM", 1500],
      ["WFP", 3000],
    ]);
  });
});

test("the pool's spare goods come first, then what serves most people a yen, in packs", () => {
  const rows = additions(
    [listed("WFP", "blanket", 0, 1000), listed("WFP", "jerrycan", 0, 1000)],
    [
      offer("blanket", { spare: 300, packYen: 15_000 }),
      offer("jerrycan", { peoplePerPiece: 2.5, packYen: 5000 }),
    ],
    503_000,
  );
  // 100 packs of cans at 5,000 yen serve 25 people each; 3,000 yen are left, too little for a pack.
  expect(rows).toMatchObject([
    { goods: "blanket", fromPool: 300, buy: 0, left: 700, people: 300, costYen: 0 },
    { goods: "jerrycan", fromPool: 0, buy: 1000, left: 0, people: 2500, costYen: 500_000 },
  ]);
});

test("nobody gets more than it lacks, the pool gives no more than it can spare, and money lasts", () => {
  const lists = fc.array(
    fc.record({
      organisation: fc.constantFrom("WFP", "IOM", "UNHCR"),
      goods: fc.constantFrom("blanket", "tent"),
      quantity: fc.nat(500),
      target: fc.option(fc.nat(900), { nil: undefined }),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lists, fc.nat(400), fc.nat(400_000), (given, spare, budget) => {
      const rows = additions(
        given.map((one) => ({ ...one, item: one.goods })),
        [offer("blanket", { spare }), offer("tent", { packYen: 70_000, peoplePerPiece: 5 })],
        budget,
      );
      const pooled = rows.reduce((sum, { fromPool }) => sum + fromPool, 0);
      const spent = rows.reduce((sum, { costYen }) => sum + (costYen ?? 0), 0);
      expect(pooled).toBeLessThanOrEqual(spare);
      expect(spent).toBeLessThanOrEqual(budget + 1);
      for (const { gap, fromPool, buy, left } of rows) {
        expect(fromPool + buy).toBeLessThanOrEqual(gap);
        expect(left).toBe(gap - fromPool - buy);
      }
    }),
    { numRuns: 150 },
  );
});
