/** What could be given to an organisation that asks: counted, left out with its reason, missing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { availabilityOf } from "../../src/domain/availability.ts";
import type { LotFacts } from "../../src/domain/declaration.ts";
import { lotKey } from "../../src/domain/lot-key.ts";
import type { StockLine } from "../../src/domain/stock.ts";

const today = "2026-11-23";

const tents = (part: Partial<StockLine>): StockLine => ({
  item: "TENT-4X4",
  category: "tent",
  agency: "cabinet-office",
  depot: "AEDXB",
  lot: "L1",
  status: "available",
  quantity: 100,
  unit: "piece",
  ...part,
});

const asked = (quantity: number, item = "TENT-4X4") => ({
  request: "R-1",
  line: 1,
  item,
  category: "tent",
  quantity,
});

const noFacts: ReadonlyMap<string, LotFacts> = new Map();
const answer = (quantity: number, stock: readonly StockLine[], lots = noFacts) => {
  const [first] = availabilityOf([asked(quantity)], stock, lots, today);
  if (first === undefined) throw new Error("one line was asked");
  return first;
};

describe("what could be given", () => {
  test("the pool fills what neither owner can alone", () => {
    const found = answer(150, [
      tents({ quantity: 100 }),
      tents({ agency: "jica", depot: "SGSIN", quantity: 70 }),
    ]);
    expect(found.alone).toEqual(
      new Map([
        ["cabinet-office", 100],
        ["jica", 70],
      ]),
    );
    expect(found).toMatchObject({ pool: 150, missing: 0 });
    expect(found.offers).toEqual([
      { agency: "cabinet-office", depot: "AEDXB", quantity: 100 },
      { agency: "jica", depot: "SGSIN", quantity: 70 },
    ]);
  });

  test.each<[what: string, line: Partial<StockLine>, facts: LotFacts, reason: string]>([
    ["reserved goods", { status: "reserved" }, {}, "not-available"],
    ["damaged goods", { status: "damaged" }, {}, "not-available"],
    ["goods past their expiry", { expiry: "2026-11-22" }, {}, "expired"],
    ["goods kept for a country", {}, { earmark: "Palau" }, "earmarked"],
  ])("%s are left out, with the reason", (_, line, facts, reason) => {
    const lots = new Map([[lotKey("TENT-4X4", "L1"), facts]]);
    const found = answer(10, [tents(line)], lots);
    expect(found).toMatchObject({ pool: 0, missing: 10, leftOut: [{ reason, quantity: 100 }] });
  });

  test("goods that expire today can still be given", () => {
    expect(answer(10, [tents({ expiry: today })])).toMatchObject({ pool: 10, leftOut: [] });
  });

  test("another item of the same category is named, and not counted", () => {
    const found = answer(10, [tents({ quantity: 4 }), tents({ item: "TENT-6P", quantity: 90 })]);
    expect(found).toMatchObject({ missing: 6, alike: [{ item: "TENT-6P", quantity: 90 }] });
  });

  test("of an item that nobody has, all is missing", () => {
    const [found] = availabilityOf([asked(5, "TENT-6P")], [tents({})], noFacts, today);
    expect(found).toMatchObject({ pool: 0, missing: 5, offers: [] });
    expect(found?.alike).toEqual([{ item: "TENT-4X4", quantity: 100 }]);
  });
});

test("two lines that ask for one item are never promised the same goods", () => {
  const quantity = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(
      fc.array(quantity, { maxLength: 5 }),
      fc.array(fc.record({ quantity, agency: fc.constantFrom("cabinet-office", "jica") })),
      (lines, held) => {
        const stock = held.map((part, at) => tents({ ...part, lot: `L${at}` }));
        const found = availabilityOf(
          lines.map((one) => asked(one)),
          stock,
          noFacts,
          today,
        );
        const there = stock.reduce((total, line) => total + line.quantity, 0);
        const promised = found.reduce((total, { pool }) => total + pool, 0);
        const wanted = lines.reduce((total, one) => total + one, 0);
        expect(promised).toBe(Math.min(there, wanted));
        for (const { pool, missing, wanted: line } of found) {
          expect(pool + missing).toBe(line.quantity);
        }
      },
    ),
  );
});
