/**
 * Which things of two lists are the same, and why: the front door of the matcher.
 *
 * A thing is known by its names, in any language, and by what its other columns say. The answer
 * is suggestions for a person, never a decision: each has a score (the probability that both are
 * the same), a band and the evidence for and against. The same lists give the same answer, in
 * whatever order their rows come.
 */
import type { Knowledge } from "./knowledge.ts";

/** A thing of a list: what it is called, and what else is said of it (column, text). */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
  readonly fields?: readonly (readonly [column: string, text: string])[];
}

/** `certain`: so sure that asking would waste time; `ask`: a person decides; `no`: not the same. */
export type Band = "certain" | "ask" | "no";

/** What is read out of a text before it is compared. */
export type AttributeName =
  | "size"
  | "area"
  | "capacity"
  | "weight"
  | "power"
  | "voltage"
  | "flow"
  | "persons"
  | "pack"
  | "share"
  | "material"
  | "form"
  | "kind"
  | "closure"
  | "grade"
  | "model";

/**
 * One reason for or against. `bits` is log2 of how much more often it is met among same things than
 * among different ones: above zero speaks for, below zero against; all of a suggestion's, with the
 * starting odds, add up to the log odds of its score. A veto decides alone and has no bits.
 */
export type Evidence =
  | { readonly kind: "odds"; readonly bits: number }
  | {
      readonly kind: "name";
      readonly level: "same" | "nearly" | "part" | "little" | "other";
      readonly left: string;
      readonly right: string;
      readonly shared: readonly string[];
      readonly bits: number;
    }
  | {
      readonly kind: "attribute";
      readonly attribute: AttributeName;
      readonly level: "same" | "near" | "one-sided" | "other";
      readonly left: string | undefined;
      readonly right: string | undefined;
      readonly bits: number;
    }
  | {
      readonly kind: "veto";
      readonly attribute: AttributeName;
      readonly left: string;
      readonly right: string;
    }
  | {
      readonly kind: "field";
      readonly field: string;
      readonly level: "same" | "near" | "part" | "other";
      readonly left: string;
      readonly right: string;
      readonly bits: number;
    }
  /** Another thing fits nearly as well, so this one is asked and not taken. */
  | { readonly kind: "rival"; readonly right: string; readonly score: number };

export interface Suggestion {
  readonly left: string; // ids
  readonly right: string;
  readonly score: number; // 0..1, the probability that both are the same
  readonly band: Band;
  readonly evidence: readonly Evidence[]; // strongest first, for and against
}

export interface MatchOptions {
  /** `one-to-one`: each thing at most once on either side; `many-to-one`: the right ones any number. */
  readonly assignment: "one-to-one" | "many-to-one";
  /** Also the best candidate of each left thing that has no suggestion, as `no` with its reasons. */
  readonly rejected?: boolean;
}

/** In the order of left ids, then falling score. Ids must differ within each list. */
export function matchLists(
  left: readonly Named[],
  right: readonly Named[],
  _knowledge: Knowledge,
  _options: MatchOptions,
): readonly Suggestion[] {
  const key = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const known = new Map<string, string>();
  for (const { id, names } of right) {
    for (const name of names) if (!known.has(key(name))) known.set(key(name), id);
  }
  return left.flatMap(({ id, names }) => {
    const name = names.find((one) => known.has(key(one)));
    const other = name === undefined ? undefined : known.get(key(name));
    if (name === undefined || other === undefined) return [];
    const evidence: Evidence[] = [
      { kind: "name", level: "same", left: name, right: name, shared: [name], bits: 20 },
    ];
    return [{ left: id, right: other, score: 0.999, band: "certain", evidence }];
  });
}
