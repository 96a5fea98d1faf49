/**
 * By how much is a requirement met or missed? In the unit that it is stated in: how far inside of
 * the nearer limit, below zero by how much it is missed. Worked out where it is shown, as most
 * findings are only counted.
 */
import { compare, type Exact, least, minus, most, negative, whole } from "./exact.ts";
import { type Finding, holds, rounded } from "./judge.ts";
import type { Interval } from "./requirement.ts";
import { differenceFromBase } from "./unit.ts";

export interface Margin {
  readonly size: Exact;
  /** Of a miss: on which side. */
  readonly missed?: "too-little" | "too-much";
}

/** Undefined where nothing was measured, or nothing is decided. */
export function marginOf({ requirement, result, evidence, months }: Finding): Margin | undefined {
  const { demand, unit } = requirement;
  if (result !== "pass" && result !== "fail") return undefined;
  if (demand.is === "age") {
    if (months === undefined) return undefined;
    const size = whole(demand.months - months);
    return result === "pass" ? { size } : { size, missed: "too-much" };
  }
  if (evidence?.value.is !== "figure") return undefined;
  const [low, high] = [evidence.value.low, evidence.value.high].map((end) =>
    rounded(end, requirement),
  );
  if (low === undefined || high === undefined || unit === undefined) return undefined;
  const stated = (size: Exact): Exact => differenceFromBase(size, unit);
  if (demand.is === "range") {
    const size = stated(covering(demand.covered, low, high));
    return result === "pass" ? { size } : { size, missed: "too-little" };
  }
  if (demand.is !== "figure") return undefined;
  const { intervals } = demand;
  const inside = intervals.find((one) => holds(one, low) && holds(one, high));
  if (inside !== undefined) {
    return { size: stated(least(roomIn(inside, low), roomIn(inside, high))) };
  }
  const nearest = intervals
    .flatMap((one) => [roomIn(one, low), roomIn(one, high)])
    .reduce((a, b) => most(a, b));
  const gap = negative(nearest);
  const short = intervals.some(
    ({ low: from }) => from !== undefined && compare(minus(from.value, high), gap) === 0,
  );
  return { size: stated(nearest), missed: short ? "too-little" : "too-much" };
}

/** How far a value is from the nearer end; below zero outside. */
function roomIn({ low, high }: Interval, value: Exact): Exact {
  const rooms = [
    ...(low === undefined ? [] : [minus(value, low.value)]),
    ...(high === undefined ? [] : [minus(high.value, value)]),
  ];
  return rooms.reduce((a, b) => least(a, b));
}

/** How far a range reaches beyond what it must cover; below zero where it does not. */
function covering({ low, high }: Interval, from: Exact, to: Exact): Exact {
  const rooms = [
    ...(low === undefined ? [] : [minus(low.value, from)]),
    ...(high === undefined ? [] : [minus(to, high.value)]),
  ];
  return rooms.reduce((a, b) => least(a, b));
}
