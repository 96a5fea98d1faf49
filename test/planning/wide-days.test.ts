/** Days on which a leg is left, and timetables for goods whose ways are given. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Task } from "../../src/planning/task.ts";
import { departureDays, runsOf } from "../../src/planning/wide-days.ts";
import type { Sending } from "../../src/planning/wide-loading.ts";
import { leaving, onDays, type Window } from "../../src/planning/wide-paths.ts";
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
/** From when to when each leg can be left. */
const windowsOf = ({ ready, deadline }: Sending): readonly Window[] => {
  const spare = deadline - ready - 9;
  return [1, 3, 8].map((day) => ({ first: ready + day, last: ready + day + spare }));
};

/** Some sendings keep to one day of the second leg. */
const kept = fc
  .tuple(sendings, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }))
  .map(([all, days]) =>
    all.map((sending, at): Sending => {
      const [windows, day] = [windowsOf(sending), days[at]];
      const { first = 0, last = -1 } = windows[1] ?? {};
      if (day === undefined || first + day > last) return sending;
      return { ...sending, windows: leaving(windows, 1, first + day, sending.legs, task) };
    }),
  );

test("a timetable sends all packs, leg after leg, in time, on the days that are given", () => {
  fc.assert(
    fc.property(kept, (all) => {
      const timed = timetable(all, task);
      for (const sending of all) {
        const parts = timed.filter((part) => part.sending === sending);
        expect(parts.reduce((sum, { packs }) => sum + packs, 0)).toBe(sending.packs);
      }
      for (const { sending, days } of timed) {
        let there = sending.ready;
        for (const [at, day] of days.entries()) {
          const { leadDays, transitDays } = task.network.legs[at] as ReturnType<typeof leg>;
          const { first, last } = (sending.windows ?? windowsOf(sending))[at] as Window;
          expect(day).toBeGreaterThanOrEqual(Math.max(first, there + leadDays));
          expect(day).toBeLessThanOrEqual(last);
          there = day + transitDays;
        }
        expect(there).toBeLessThanOrEqual(sending.deadline);
      }
    }),
  );
});

test("on given days: the days that a way can take, each leg after the one before", () => {
  const choices = fc.dictionary(
    fc.constantFrom("0", "1", "2"),
    fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 4 }),
  );
  fc.assert(
    fc.property(sendings, choices, ([sending], chosen) => {
      if (sending === undefined) return;
      const { need, legs, ready, deadline } = sending;
      const windows = windowsOf(sending);
      const days = new Map(Object.entries(chosen).map(([at, of]) => [Number(at), new Set(of)]));
      const found = onDays({ alike: 0, need, legs, windows, ready, deadline }, days, task);
      const any = windows.map(({ first, last }, at): readonly number[] => {
        const all = Array.from({ length: last - first + 1 }, (_, more) => first + more);
        return days.has(at) ? all.filter((day) => days.get(at)?.has(day)) : all;
      });
      const [a = [], b = [], c = []] = any;
      const can = a.flatMap((one) =>
        b
          .filter((two) => two >= one + 2)
          .flatMap((two) =>
            c.filter((three) => three >= two + 5).map((three) => [one, two, three]),
          ),
      );
      // Each of them lies within one of the paths, and each path has one.
      const within = (path: (typeof found)[number], of: readonly number[]): boolean =>
        path.windows.every(
          ({ first, last }, at) => first <= (of[at] ?? 0) && (of[at] ?? 0) <= last,
        );
      for (const of of can) expect(found.filter((path) => within(path, of))).toHaveLength(1);
      for (const path of found) expect(can.some((of) => within(path, of))).toBe(true);
    }),
  );
});

test("what is not urgent fills the lorry of what is, and the rest waits for the next", () => {
  const all: readonly Sending[] = [
    { need: 0, goods: 0, packs: 7, ready: 0, deadline: 9, legs: [0, 1, 2] },
    { need: 1, goods: 0, packs: 10, ready: 0, deadline: 30, legs: [0, 1, 2] },
    { need: 2, goods: 0, packs: 3, ready: 8, deadline: 17, legs: [0, 1, 2] },
  ];
  const timed = timetable(all, task).map(({ sending, packs, days }) => [
    ...[sending.need, packs, days[0]],
  ]);
  expect(timed).toEqual([
    [0, 7, 1],
    [1, 3, 1],
    [2, 3, 9],
    [1, 7, 9],
  ]);
});
