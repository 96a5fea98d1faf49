/**
 * On which days does a leg have to be left, so that all that may share a vehicle can? Of all days
 * within windows only those count on which no other day would do for the same windows and more: on
 * any other day, everything could as well leave on one of these. A window holds a run of them.
 *
 * What has to leave within a run of days has to find room in the trips of these days; that this
 * holds for every run is all that there is to say of one leg by itself (Hall 1935, for intervals).
 */
import type { Window } from "./wide-paths.ts";

/** In order; every window holds at least one of them. */
export function departureDays(windows: readonly Window[]): readonly number[] {
  const different = [
    ...new Map(windows.map((it) => [`${it.first} ${it.last}`, it] as const)).values(),
  ];
  const days = [...new Set(different.map(({ last }) => last))].sort((a, b) => a - b);
  const held = days.map((day) => new Set(different.filter((it) => holds(it, day))));
  const isWithin = (one: ReadonlySet<Window>, other: ReadonlySet<Window>): boolean =>
    [...one].every((it) => other.has(it));
  return days.filter((_, at) =>
    held.every((other, index) => {
      const mine = held[at] ?? new Set();
      if (index === at || !isWithin(mine, other)) return true;
      return mine.size === other.size && at < index; // alike: the first of them
    }),
  );
}

/** The runs of days, as places in the list, with what has to leave within each; shortest first. */
export function runsOf<Leaving extends { readonly window: Window }>(
  days: readonly number[],
  leaving: readonly Leaving[],
): readonly { readonly from: number; readonly to: number; readonly within: readonly Leaving[] }[] {
  const spans = leaving.map((it) => ({
    it,
    from: days.findIndex((day) => day >= it.window.first),
    to: days.findLastIndex((day) => day <= it.window.last),
  }));
  return days
    .flatMap((_, from) => days.slice(from).map((__, more) => ({ from, to: from + more })))
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from)
    .map(({ from, to }) => {
      const inside = spans.filter((span) => span.from >= from && span.to <= to);
      return { from, to, within: inside.map(({ it }) => it) };
    });
}

const holds = ({ first, last }: Window, day: number): boolean => first <= day && day <= last;
