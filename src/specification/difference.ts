/**
 * How two specifications differ: attribute by attribute, which of them asks for more. For two
 * editions of one specification, or those of two organisations for the same kind of goods.
 */
import { allowedBy, meet, type Subject, subjectOf, within } from "./intersection.ts";
import type { Attribute, Requirement, Specification } from "./requirement.ts";

export type Comparison =
  | "same"
  | "left-stricter"
  | "right-stricter"
  | "differs" // neither lies within the other
  | "conflict" // nothing meets both
  | "only-left"
  | "only-right";

export interface Difference {
  readonly attribute: Attribute;
  readonly when?: string;
  readonly left?: Requirement;
  readonly right?: Requirement;
  readonly comparison: Comparison;
  /** The limits are the same, and are to be shown by other methods. */
  readonly methodsDiffer: boolean;
}

/** In the order of the left one, then what only the right one has. */
export function differencesOf(
  left: Specification,
  right: Specification,
  subject: Subject,
): readonly Difference[] {
  const keyOf = (one: Requirement): string =>
    `${subjectOf(one, subject).code}\n${one.when?.text ?? ""}`;
  const [ours, theirs] = [left, right].map(
    ({ requirements }) =>
      new Map(requirements.filter((one) => !one.sampling).map((one) => [keyOf(one), one])),
  );
  const keys = new Set([...(ours?.keys() ?? []), ...(theirs?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [one, other] = [ours?.get(key), theirs?.get(key)];
    const some = one ?? other;
    if (some === undefined) return [];
    return [
      {
        attribute: subjectOf(some, subject),
        ...(some.when !== undefined && { when: some.when.text }),
        ...(one !== undefined && { left: one }),
        ...(other !== undefined && { right: other }),
        comparison: compared(one, other, subject),
        methodsDiffer:
          one !== undefined &&
          other !== undefined &&
          [...one.methods].sort().join("\n") !== [...other.methods].sort().join("\n"),
      },
    ];
  });
}

function compared(
  one: Requirement | undefined,
  other: Requirement | undefined,
  { terms }: Subject,
): Comparison {
  if (other === undefined) return "only-left";
  if (one === undefined) return "only-right";
  const [a, b] = [allowedBy(one), allowedBy(other)];
  if (a === undefined || b === undefined) {
    return a === b ? "same" : a === undefined ? "right-stricter" : "left-stricter";
  }
  const [narrower, wider] = [within(a, b, terms), within(b, a, terms)];
  if (narrower && wider) return "same";
  if (narrower) return "left-stricter";
  if (wider) return "right-stricter";
  return meet(a, b, terms) === undefined ? "conflict" : "differs";
}
