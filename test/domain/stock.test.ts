/** Adding up stock: what is not known stays unknown, and every grouping has the same total. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lotKey } from "../../src/domain/lot-key.ts";
import {
  groupStock,
  nearness,
  oneQuantity,
  passes,
  type StockKey,
  type StockLine,
  stockKeys,
  stockLines,
  whole,
} from "../../src/domain/stock.ts";
import { ownersOf, pool, stockByOwner, totalsByUnit } from "../../src/domain/stock-by-owner.ts";

const line = (over: Partial<StockLine> = {}): StockLine => ({
  item: "BLANKET",
  agency: "jica",
  depot: "AEDXB",
  lot: "L-1",
  status: "available",
  quantity: 10,
  unit: "piece",
  ...over,
});

describe("lines", () => {
  const held = (account: string, quantity = 75) => ({
    account,
    agency: "jica",
    item: "BLANKET",
    lot: "L-1",
    quantity,
  });
  const blanket = {
    code: "BLANKET",
    provisional: false,
    baseUnit: "piece",
    piecesPerPack: 50,
    grossWeightG: 33_333,
    volumeCm3: 100_000,
  };

  test("weight and volume are whole, rounded once for the line", () => {
    const [only] = stockLines([held("depot:AEDXB:damaged")], new Map(), () => blanket);
    expect(only).toEqual({
      ...line({ status: "damaged", quantity: 75 }),
      weightG: 50_000, // 49,999.5 g
      volumeCm3: 150_000,
    });
  });

  test.each(["transit:S-1", "supplier:X", "opening", "recipient:IOM", "loss"])(
    "%s holds no stock",
    (account) => {
      expect(stockLines([held(account)], new Map(), () => blanket)).toEqual([]);
    },
  );

  test.each([
    [{ minor: 1500, currency: "JPY" }, 112_500],
    [{ minor: 1500, currency: "USD" }, undefined],
    [{ minor: Number.MAX_SAFE_INTEGER, currency: "JPY" }, undefined],
    [undefined, undefined],
  ])("a unit cost of %j makes %s yen", (unitCost, value) => {
    const facts = new Map([[lotKey("BLANKET", "L-1"), unitCost === undefined ? {} : { unitCost }]]);
    const [only] = stockLines([held("depot:AEDXB:available")], facts, () => blanket);
    expect(only?.valueYen).toBe(value);
  });

  test("an item that the catalogue lacks has no unit, and adds up with itself only", () => {
    const lines = stockLines(
      [held("depot:A:available"), { ...held("depot:A:available", 5), item: "X" }],
      new Map(),
      () => undefined,
    );
    const [all] = groupStock(lines, ["depot"]);
    expect(all?.quantities).toEqual([
      { unit: undefined, quantity: 5 },
      { unit: undefined, quantity: 75 },
    ]);
  });
});

describe("groups", () => {
  test("a sum with an unknown part is not whole, and says how many lots are unknown", () => {
    const [group] = groupStock(
      [
        line({ weightG: 500 }),
        line({ lot: "L-2" }),
        line({ lot: "L-2", depot: "SGSIN" }),
        line({ lot: "L-3" }),
      ],
      ["item"],
    );
    expect(group?.weightG).toEqual({ known: 500, unknownLots: 2 });
    expect(group && whole(group.weightG)).toBeUndefined();
  });

  test("quantities in different units are not added", () => {
    const [group] = groupStock([line(), line({ item: "RICE", unit: "g", quantity: 5000 })], []);
    expect(group && oneQuantity(group)).toBeUndefined();
    expect(group?.quantities).toEqual([
      { unit: "g", quantity: 5000 },
      { unit: "piece", quantity: 10 },
    ]);
  });

  test("ordered by the keys as given; what is unknown comes last, statuses in their order", () => {
    const groups = groupStock(
      [
        line({ status: "expired" }),
        line({ expiry: "2027-01-01" }),
        line({ status: "damaged" }),
        line({ expiry: "2026-01-01" }),
      ],
      ["expiry", "status"],
    );
    expect(groups.map(({ key }) => [key.expiry, key.status])).toEqual([
      ["2026-01-01", "available"],
      ["2027-01-01", "available"],
      [undefined, "damaged"],
      [undefined, "expired"],
    ]);
  });

  test("however many values the keys have, groups stay apart and in order", () => {
    // 300^7 combinations are more than a double tells apart.
    const many = Array.from({ length: 300 }, (_, at) => {
      const text = String(at).padStart(3, "0");
      const back = String(299 - at).padStart(3, "0");
      const goods = { item: text, category: back, lot: text, expiry: back };
      return line({ ...goods, agency: text, depot: text, quantity: at });
    });
    const groups = groupStock(many.toReversed(), [...stockKeys, "depot", "lot"]);
    expect(groups.map(({ key }) => key.item)).toEqual(many.map(({ item }) => item));
    expect(groups.map(({ quantities }) => quantities[0]?.quantity)).toEqual(
      many.map(({ quantity }) => quantity),
    );
  });

  test("nothing adds up to no group", () => {
    expect(groupStock([], ["item"])).toEqual([]);
    expect(groupStock([], [])).toEqual([]);
  });
});

test.each([
  [{}, true],
  [{ status: "damaged" }, false],
  [{ category: "blanket" }, false],
  [{ expiringBy: "2027-01-01" }, true],
  [{ expiringBy: "2026-12-31" }, false],
] as const)("a lot that expires on 2027-01-01 passes %j: %s", (filter, expected) => {
  expect(passes(line({ expiry: "2027-01-01" }), filter)).toBe(expected);
});

test.each([
  ["2026-11-22", "past"],
  ["2026-11-23", "3-months"],
  ["2027-02-22", "3-months"],
  ["2027-02-23", "9-months"],
  ["2027-08-22", "9-months"],
  ["2027-08-23", "later"],
])("on 2026-11-23, %s is %s", (expiry, expected) => {
  expect(nearness(expiry, "2026-11-23")).toBe(expected);
});

const lines = fc.array(
  fc.record({
    item: fc.constantFrom("BLANKET", "TENT", "RICE"),
    agency: fc.constantFrom("jica", "cabinet-office", "wfp"),
    depot: fc.constantFrom("AEDXB", "SGSIN"),
    lot: fc.constantFrom("L-1", "L-2", "L-3"),
    status: fc.constantFrom("available", "damaged", "reserved"),
    quantity: fc.integer({ min: 1, max: 10_000 }),
    weight: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined }),
  }),
);
const asLines = (drawn: typeof lines extends fc.Arbitrary<infer Drawn> ? Drawn : never) =>
  drawn.map(({ weight, ...rest }): StockLine => {
    const unit = rest.item === "RICE" ? "g" : "piece";
    return { ...rest, unit, ...(weight === undefined ? {} : { weightG: weight }) };
  });
const keys = fc.subarray([...stockKeys], { minLength: 0 });

test("whatever it is grouped by, the total of each unit and of what is known is the same", () => {
  fc.assert(
    fc.property(lines, keys, (drawn, by: readonly StockKey[]) => {
      const all = asLines(drawn);
      const groups = groupStock(all, by);
      for (const unit of ["piece", "g"]) {
        const sum = groups
          .flatMap(({ quantities }) => quantities)
          .filter((each) => each.unit === unit)
          .reduce((total, { quantity }) => total + quantity, 0);
        const told = all.filter((each) => each.unit === unit);
        expect(sum).toBe(told.reduce((total, { quantity }) => total + quantity, 0));
      }
      const known = groups.reduce((total, { weightG }) => total + weightG.known, 0);
      expect(known).toBe(all.reduce((total, { weightG = 0 }) => total + weightG, 0));
    }),
  );
});

test("owners side by side add up to the total of their row, and rows to the totals", () => {
  fc.assert(
    fc.property(lines, (drawn) => {
      const all = asLines(drawn);
      const rows = stockByOwner(all);
      for (const { byOwner, total } of rows) {
        expect([...byOwner.values()].reduce((sum, each) => sum + each, 0)).toBe(total);
      }
      const [sum] = totalsByUnit(rows).filter(({ unit }) => unit === "piece");
      const pieces = all.filter(({ unit }) => unit === "piece");
      expect(sum?.total ?? 0).toBe(pieces.reduce((total, { quantity }) => total + quantity, 0));
    }),
  );
});

test("the pool knows who alone has an item", () => {
  const all = [
    line(),
    line({ agency: "wfp", depot: "SGSIN" }),
    line({ item: "TENT", agency: "wfp", expiry: "2030-01-01" }),
  ];
  expect(ownersOf(all)).toEqual(["jica", "wfp"]);
  expect(pool(all)).toMatchObject([
    { item: "BLANKET", total: 20, depots: ["AEDXB", "SGSIN"], onlyOwner: undefined },
    { item: "TENT", total: 10, depots: ["AEDXB"], onlyOwner: "wfp", nearestExpiry: "2030-01-01" },
  ]);
});
