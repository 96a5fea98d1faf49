/**
 * What decides alone: two things are never the same where an attribute of data/match-vetoes.csv
 * differs, or where one has what the other says it is without. Likeness elsewhere counts for
 * nothing then.
 */
import { attributeLevel, attributeLevels } from "./compare.ts";
import { statedText } from "./explanation.ts";
import type { Knowledge, MatchVeto } from "./knowledge.ts";
import type { Evidence } from "./match.ts";
import type { Prepared, Stated } from "./prepare.ts";

export type Veto = Extract<Evidence, { readonly kind: "veto" }>;

export type VetoOf = (left: Prepared, right: Prepared) => Veto | undefined;

/** The first veto in the order of the data. */
export function vetoesOf({ vetoes }: Pick<Knowledge, "vetoes">): VetoOf {
  return (left, right) => {
    for (const rule of vetoes) {
      const a = left.attributes.get(rule.attribute);
      const b = right.attributes.get(rule.attribute);
      if (a === undefined && b === undefined) continue;
      const found = broken(rule, a, b);
      if (found !== undefined) return { kind: "veto", attribute: rule.attribute, ...found };
    }
    return negated(left, right);
  };
}

type Difference = Pick<Veto, "left" | "right">;

function broken(
  { values }: MatchVeto,
  a: Stated | undefined,
  b: Stated | undefined,
): Difference | undefined {
  if (values === undefined) {
    if (attributeLevel(a, b) !== attributeLevels.other) return undefined;
    return { left: statedText(a) ?? "", right: statedText(b) ?? "" };
  }
  const [one, other] = values;
  const [forth, back] = [between(one, other, a, b), between(other, one, a, b)];
  return forth || back ? { left: statedText(a) ?? "", right: statedText(b) ?? "" } : undefined;
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
