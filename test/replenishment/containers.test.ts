/** Orders in containers: one is filled before the next is opened. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Container,
  type LoadedGoods,
  loadContainers,
} from "../../src/replenishment/container-loads.ts";

const small: Container = { code: "DV20", payloadG: 28_180_000, volumeCm3: 33_200_000 };
const large: Container = { code: "HC40", payloadG: 26_540_000, volumeCm3: 76_300_000 };
const load = (goods: readonly LoadedGoods[]) => loadContainers(goods, large, [large, small]);

const bale = { item: "BLANKET", weightG: 48_000, volumeCm3: 300_000 };

test("a high cube is filled, and the rest takes the smallest container that holds it", () => {
  const { loads } = load([{ ...bale, packs: 600 }]);
  expect(loads.map(({ container, goods }) => [container, goods[0]?.packs])).toEqual([
    ["HC40", 254],
    ["HC40", 254],
    ["DV20", 92],
  ]);
  expect(loads.map(({ filledPercent }) => filledPercent)).toEqual([100, 100, 83]);
});

test("heavy goods are limited by weight", () => {
  const { loads } = load([{ item: "SOAP", packs: 30, weightG: 1_000_000, volumeCm3: 1_000_000 }]);
  expect(loads.map(({ container, weightG }) => [container, weightG])).toEqual([
    ["HC40", 26_000_000],
    ["DV20", 4_000_000],
  ]);
});

test("packs of unknown size are told, and packs that fit nowhere, too", () => {
  const unknown = { item: "TENT", packs: 7, weightG: 40_000, volumeCm3: undefined };
  const huge = { item: "HALL", packs: 1, weightG: 1, volumeCm3: 90_000_000 };
  expect(load([unknown, huge])).toEqual({
    loads: [],
    unknown: [{ item: "TENT", packs: 7 }],
    tooLarge: ["HALL"],
  });
});

test("every pack is in one load, no load is over its limits, and only the last has room", () => {
  const goods = fc
    .record({
      packs: fc.nat(300),
      weightG: fc.integer({ min: 1000, max: 2_000_000 }),
      volumeCm3: fc.integer({ min: 1000, max: 4_000_000 }),
    })
    .map((one, at = 0) => ({ ...one, item: `I-${at}` }));
  fc.assert(
    fc.property(fc.array(goods, { minLength: 1, maxLength: 4 }), (given) => {
      const named = given.map((one, at) => ({ ...one, item: `I-${at}` }));
      const { loads } = load(named);
      for (const { item, packs } of named) {
        const there = loads.flatMap((one) => one.goods.filter((part) => part.item === item));
        expect(there.reduce((sum, part) => sum + part.packs, 0)).toBe(packs);
      }
      for (const one of loads) {
        const { payloadG, volumeCm3 } = one.container === "DV20" ? small : large;
        expect(one.weightG).toBeLessThanOrEqual(payloadG);
        expect(one.volumeCm3).toBeLessThanOrEqual(volumeCm3);
      }
      expect(loads.slice(0, -1).every(({ container }) => container === "HC40")).toBe(true);
    }),
    { numRuns: 100 },
  );
});
