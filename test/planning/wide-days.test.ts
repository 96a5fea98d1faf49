/** Days on which a leg is left, and timetables for goods whose ways are given. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Task } from "../../src/planning/task.ts";
import { departureDays, runsOf } from "../../src/planning/wide-days.ts";
import type { Sending } from "../../src/planning/wide-loading.ts";
import type { Window } from "../../src/planning/wide-paths.ts";
import { timetable } from "../../src/planning/wide-timetable.ts";

const windows = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 8 }))
    .map(([first, more]): Window => ({ first, last: first + more })),
  { minLength: 1, maxLength: 8 },
);
const holds = ({ first, last }: Window, day: number): boolean => first <= day && day <= last;

test("whatever leaves together on any day can leave together on one of the days that count", () => {
  fc.assert(
    fc.property(windows, fc.integer({ min: 0, max: 20 }), (all, day) => {
      const together = all.filter((window) => holds(window, day));
      const days = departureDays(all);
      expect(days.some((it) => together.every((window) => holds(window, it)))).toBe(true);
      expect(all.every((window) => days.some((it) => holds(window, it)))).toBe(true);
    }),
  );
});

test("one lorry a day suffices where every run of days has as many as leave within it", () => {
  fc.assert(
    fc.property(
      windows,
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 }),
      (all, trips) => {
        const days = departureDays(all);
        const room = days.map((_, at) => trips[at] ?? 0);
        const runs = runsOf(
          days,
          all.map((window) => ({ window })),
        );
        const said = runs.every(({ from, to, within }) => {
          return within.length <= room.slice(from, to + 1).reduce((sum, each) => sum + each, 0);
        });
        // By trying: the most urgent first on each day is best for windows.
        const left = new Set(all);
        for (const [at, day] of days.entries()) {
          const able = [...left].filter((it) => holds(it, day)).sort((a, b) => a.last - b.last);
          for (const it of able.slice(0, room[at])) left.delete(it);
        }
        expect(said).toBe(left.size === 0);
      },
    ),
  );
});

const leg = (from: string, to: string, leadDays: number, transitDays: number) => ({
  ...{ from, to, mode: "road" as const, distanceM: 100_000, leadDays, transitDays },
  ...{ vehicles: ["LORRY"], estimated: false },
});
const task: Task = {
  goods: [
    {
      ...{ item: "TENT", lot: "L", agency: "jica", depot: "A", packs: 1000, piecesPerPack: 1 },
      ...{ packWeightG: 100_000, packVolumeCm3: 500_000, fixed: false },
    },
  ],
  needs: [],
  matches: [],
  floors: [],
  fillPercent: 100,
  network: {
    places: [],
    legs: [leg("A", "B", 1, 2), leg("B", "C", 0, 3), leg("C", "D", 2, 1)],
    vehicles: [
      {
        ...{ code: "LORRY", name: "Lorry", mode: "road", payloadG: 1_000_000 },
        ...{ volumeCm3: 10_000_000, fixedMilliYen: 1_000_000, perKmMilliYen: 0, visibility: 0 },
      },
    ],
  },
};

const sendings = fc.array(
  fc
    .record({
      packs: fc.integer({ min: 1, max: 25 }),
      ready: fc.integer({ min: 0, max: 10 }),
      spare: fc.integer({ min: 0, max: 12 }),
    })
    .map(
      ({ packs, ready, spare }): Sending => ({
        ...{ need: 0, goods: 0, packs, ready, deadline: ready + 9 + spare, legs: [0, 1, 2] },
      }),
    ),
  { minLength: 1, maxLength: 6 },
);
const guides = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 25 }),
    weightG: fc.integer({ min: 0, max: 2_000_000 }),
    volumeCm3: fc.integer({ min: 0, max: 20_000_000 }),
  }),
  { maxLength: 4 },
);

test("a timetable sends all packs, leg after leg, in time, whatever days it is told", () => {
  fc.assert(
    fc.property(sendings, guides, (all, guide) => {
      const sorted = guide.toSorted((a, b) => a.day - b.day);
      const timed = timetable(all, task, new Map([[1, sorted]]));
      const packs = (of: readonly Sending[]): number => of.reduce((sum, it) => sum + it.packs, 0);
      expect(packs(timed.map(({ sending }) => sending))).toBe(packs(all));
      for (const { sending, days } of timed) {
        let there = sending.ready;
        for (const [at, day] of days.entries()) {
          const { leadDays, transitDays } = task.network.legs[at] as ReturnType<typeof leg>;
          expect(day).toBeGreaterThanOrEqual(there + leadDays);
          there = day + transitDays;
        }
        expect(there).toBeLessThanOrEqual(sending.deadline);
      }
    }),
  );
});

test("what is not urgent fills the lorry of what is, and the rest waits for the next", () => {
  const all: readonly Sending[] = [
    { need: 0, goods: 0, packs: 7, ready: 0, deadline: 9, legs: [0, 1, 2] },
    { need: 1, goods: 0, packs: 10, ready: 0, deadline: 30, legs: [0, 1, 2] },
    { need: 2, goods: 0, packs: 3, ready: 8, deadline: 17, legs: [0, 1, 2] },
  ];
  const timed = timetable(all, task).map(({ sending, days }) => [
    sending.need,
    sending.packs,
    days[0],
  ]);
  expect(timed).toEqual([
    [0, 7, 1],
    [1, 3, 1],
    [2, 3, 9],
    [1, 7, 9],
  ]);
});
