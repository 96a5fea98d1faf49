/**
 * What decides alone: two things are never the same where an attribute of data/match-vetoes.csv
 * differs, or where one has what the other says it is without. Likeness elsewhere counts for
 * nothing then.
 */
import { attributeLevel } from "./compare.ts";
import { statedText } from "./explanation.ts";
import { attributeLevels } from "./fields.ts";
import type { Knowledge, MatchVeto } from "./knowledge.ts";
import type { Evidence } from "./match.ts";
import type { Prepared, Stated } from "./prepare.ts";

export type Veto = Extract<Evidence, { readonly kind: "veto" }>;

export interface Vetoes {
  /** Whether anything decides against a pair. */
  forbid(left: Prepared, right: Prepared): boolean;
  /** What does: the first in the order of the data. */
  of(left: Prepared, right: Prepared): Veto | undefined;
}

export function vetoesOf({ vetoes }: Pick<Knowledge, "vetoes">): Vetoes {
  const first = (left: Prepared, right: Prepared): MatchVeto | undefined =>
    left.attributes.size === 0 && right.attributes.size === 0
      ? undefined
      : vetoes.find((rule) => broken(rule, left, right));
  return {
    forbid: (left, right) =>
      first(left, right) !== undefined ||
      (left.without.size + right.without.size > 0 && negated(left, right) !== undefined),
    of(left, right) {
      const rule = first(left, right);
      if (rule === undefined) return negated(left, right);
      const { attribute } = rule;
      const text = ({ attributes }: Prepared): string =>
        statedText(attributes.get(attribute)) ?? "";
      return { kind: "veto", attribute, left: text(left), right: text(right) };
    },
  };
}

function broken({ attribute, values }: MatchVeto, left: Prepared, right: Prepared): boolean {
  const a = left.attributes.get(attribute);
  const b = right.attributes.get(attribute);
  if (a === undefined && b === undefined) return false;
  if (values === undefined) return attributeLevel(a, b) === attributeLevels.other;
  const [one, other] = values;
  return between(one, other, a, b) || between(other, one, a, b);
}

/** One side says `one` and not `other`, and the other the reverse; an empty value is anything else.
 * */
function between(
  one: string,
  other: string,
  a: Stated | undefined,
  b: Stated | undefined,
): boolean {
  const says = (stated: Stated | undefined, value: string, but: string): boolean =>
    value === "" ? stated?.values.has(but) !== true : stated?.values.has(value) === true;
  return says(a, one, other) && says(b, other, one) && !says(a, other, one) && !says(b, one, other);
}

/** "with condoms" and "without condoms". */
function negated(left: Prepared, right: Prepared): Veto | undefined {
  const has = ({ names }: Prepared, word: string): boolean =>
    names.some(({ words }) => words.includes(word));
  for (const word of left.without) {
    if (!right.without.has(word) && has(right, word)) {
      return { kind: "veto", attribute: "without", left: `without ${word}`, right: word };
    }
  }
  for (const word of right.without) {
    if (!left.without.has(word) && has(left, word)) {
      return { kind: "veto", attribute: "without", left: word, right: `without ${word}` };
    }
  }
  return undefined;
}
