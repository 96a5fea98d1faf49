import { expect, test } from "vitest";
import { wholeLayouts } from "../../src/positioning/whole-layout.ts";

const tents = { layout: [1.5, 0.5], stock: [2, 0], volume: 1 };
const kits = { layout: [0.75, 1.25], stock: [0, 2], volume: 2 };

test("pieces stay whole where there is room for them", () => {
  expect(wholeLayouts([tents, kits], [undefined, undefined])).toEqual([
    [2, 0],
    [1, 1],
  ]);
});

test("what cannot be whole beside the others leaves all as they were: each depot has the room", () => {
  expect(wholeLayouts([tents, kits], [3, 3])).toEqual([tents.layout, kits.layout]);
});
