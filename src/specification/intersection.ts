/**
 * What demands allow, as sets: what two of them allow together, and whether one lies within
 * another. What is lost and what is kept are one attribute here (a loss of 5 % at most is 95 % kept
 * at least).
 */
import { type Exact, isLess, least, minus, whole } from "./exact.ts";
import type { Attribute, Demand, Interval, Limit, Requirement } from "./requirement.ts";
import type { Terms } from "./term.ts";

/** What a demand allows, in a form that can be intersected. */
export type Allowed =
  | { readonly is: "figure"; readonly intervals: readonly Interval[] }
  | { readonly is: "range"; readonly covered: Interval }
  /** Each alternative names kinds that the goods must all be. */
  | {
      readonly is: "kind";
      readonly alternatives: readonly (readonly string[])[];
      readonly excluded: readonly string[];
    }
  | { readonly is: "flag" }
  | { readonly is: "age"; readonly months: number };

export interface Subject {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly terms: Terms;
}

/** The attribute that requirements on this one are compared by. */
export const subjectOf = ({ attribute }: Requirement, { attributes }: Subject): Attribute =>
  attributes.get(attribute.complement ?? "") ?? attribute;

export function allowedBy({ demand, attribute }: Requirement): Allowed | undefined {
  switch (demand.is) {
    case "nothing":
      return undefined;
    case "kind":
      return {
        is: "kind",
        alternatives: demand.among.map((one) => [one]),
        excluded: demand.excluded,
      };
    case "figure":
      return attribute.complement === undefined
        ? demand
        : { is: "figure", intervals: demand.intervals.map(complementOf) };
    default:
      return demand satisfies Exclude<Demand, { readonly is: "nothing" | "kind" | "figure" }>;
  }
}

const complementOf = ({ low, high }: Interval): Interval => ({
  ...(high !== undefined && { low: { ...high, value: minus(whole(1), high.value) } }),
  ...(low !== undefined && { high: { ...low, value: minus(whole(1), low.value) } }),
});

/** Undefined where nothing meets both. */
export function meet(a: Allowed, b: Allowed, terms: Terms): Allowed | undefined {
  if (a.is === "figure" && b.is === "figure") {
    const intervals = a.intervals.flatMap((one) =>
      b.intervals.flatMap((two) => shared(one, two) ?? []),
    );
    return intervals.length === 0 ? undefined : { is: "figure", intervals };
  }
  if (a.is === "range" && b.is === "range") {
    return { is: "range", covered: hull(a.covered, b.covered) };
  }
  if (a.is === "kind" && b.is === "kind") return sharedKinds(a, b, terms);
  if (a.is === "age" && b.is === "age") {
    return { is: "age", months: Math.min(a.months, b.months) };
  }
  return a.is === b.is ? a : undefined;
}

function shared(a: Interval, b: Interval): Interval | undefined {
  const low = stricter(a.low, b.low, (x, y) => isLess(y, x));
  const high = stricter(a.high, b.high, isLess);
  if (low !== undefined && high !== undefined) {
    if (isLess(high.value, low.value)) return undefined;
    const point = !isLess(low.value, high.value);
    if (point && !(low.included && high.included)) return undefined;
  }
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

function stricter(
  a: Limit | undefined,
  b: Limit | undefined,
  isStricter: (x: Exact, y: Exact) => boolean,
): Limit | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (isStricter(a.value, b.value)) return a;
  if (isStricter(b.value, a.value)) return b;
  return a.included ? b : a;
}

/** What covers both ranges. */
function hull(a: Interval, b: Interval): Interval {
  const low =
    a.low && b.low ? { ...a.low, value: least(a.low.value, b.low.value) } : (a.low ?? b.low);
  const high =
    a.high && b.high ? (isLess(a.high.value, b.high.value) ? b.high : a.high) : (a.high ?? b.high);
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

type Kinds = Extract<Allowed, { readonly is: "kind" }>;

function sharedKinds(a: Kinds, b: Kinds, terms: Terms): Kinds | undefined {
  const excluded = [...new Set([...a.excluded, ...b.excluded])];
  const alternatives = a.alternatives
    .flatMap((one) => b.alternatives.flatMap((two) => both(one, two, terms) ?? []))
    .filter((words) => !excluded.some((bad) => words.some((w) => terms.compare(w, bad) === "is")));
  const own = new Set(alternatives.map((words) => words.join("\n")));
  if (own.size === 0) return undefined;
  return { is: "kind", alternatives: [...own].map((words) => words.split("\n")), excluded };
}

/** All of the words, without those that others of them include; nothing where two rule out. */
function both(
  a: readonly string[],
  b: readonly string[],
  terms: Terms,
): readonly (readonly string[])[] | undefined {
  if (a.some((x) => b.some((y) => ruledOut(x, y, terms)))) return undefined;
  const all = [...new Set([...a, ...b])];
  const needed = all.filter(
    (word) => !all.some((other) => other !== word && terms.compare(other, word) === "is"),
  );
  return [needed.sort()];
}

const ruledOut = (a: string, b: string, terms: Terms): boolean =>
  terms.compare(a, b) === "is-not" && terms.compare(b, a) === "is-not";

/** Whether all that the first allows, the second allows as well. */
export function within(a: Allowed, b: Allowed, terms: Terms): boolean {
  if (a.is === "figure" && b.is === "figure") {
    return a.intervals.every((one) => b.intervals.some((two) => inside(one, two)));
  }
  if (a.is === "range" && b.is === "range") return inside(b.covered, a.covered);
  if (a.is === "age" && b.is === "age") return a.months <= b.months;
  if (a.is === "kind" && b.is === "kind") {
    const kept = a.alternatives.every((words) =>
      b.alternatives.some((asked) =>
        asked.every((word) => words.some((one) => terms.compare(one, word) === "is")),
      ),
    );
    return kept && b.excluded.every((word) => a.excluded.includes(word));
  }
  return a.is === b.is;
}

function inside(a: Interval, b: Interval): boolean {
  return (
    isWithin(a.low, b.low, (x, y) => isLess(x, y)) &&
    isWithin(a.high, b.high, (x, y) => isLess(y, x))
  );
}

function isWithin(
  inner: Limit | undefined,
  outer: Limit | undefined,
  beyond: (x: Exact, y: Exact) => boolean,
): boolean {
  if (outer === undefined) return true;
  if (inner === undefined || beyond(inner.value, outer.value)) return false;
  return outer.included || !inner.included || beyond(outer.value, inner.value);
}
