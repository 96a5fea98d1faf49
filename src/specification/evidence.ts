/**
 * What is known of the goods, and from where: a value of an attribute, with its kind and paper.
 *
 * Attributes belong to an item and are overridden by a lot. Of several values the best founded one
 * that decides anything is used: what says nothing about a demand (a result by another method, a
 * word too general) never hides what does.
 */
import type { IsoDate } from "../domain/dates.ts";
import { type EvidenceKind, evidenceKinds } from "../domain/evidence-declaration.ts";
import { type Exact, minus, whole } from "./exact.ts";
import type { Attribute } from "./requirement.ts";

export type EvidenceValue =
  /** From low to high in the base unit, uncertainty included; both the same where it is exact. */
  | { readonly is: "figure"; readonly low: Exact; readonly high: Exact }
  | { readonly is: "kind"; readonly words: readonly string[] } // all of them hold
  | { readonly is: "flag"; readonly value: boolean };

export interface Evidence {
  readonly attribute: string;
  readonly level: "item" | "lot";
  readonly value: EvidenceValue;
  readonly text: string; // as it was stated, with its unit
  readonly kind: EvidenceKind;
  readonly method?: string;
  readonly laboratory?: string;
  readonly report?: string;
  readonly date?: IsoDate;
  /** What it came with: a transaction, a file. */
  readonly origin?: string;
}

export type Known = ReadonlyMap<string, readonly Evidence[]>;

/** Lot before item, then by kind, then the newest, then as given. */
function precedence(a: Evidence, b: Evidence): number {
  if (a.level !== b.level) return a.level === "lot" ? -1 : 1;
  const kinds = evidenceKinds.indexOf(a.kind) - evidenceKinds.indexOf(b.kind);
  if (kinds !== 0) return kinds;
  const [left, right] = [a.date ?? "", b.date ?? ""];
  return left === right ? 0 : left > right ? -1 : 1;
}

/** Evidence by attribute, in the order in which it counts. */
export function knownFrom(
  evidence: readonly Evidence[],
  attributes: ReadonlyMap<string, Attribute>,
): Known {
  const known = new Map<string, Evidence[]>();
  const add = (code: string, one: Evidence): void => {
    const all = known.get(code);
    if (all === undefined) known.set(code, [one]);
    else all.push(one);
  };
  for (const one of evidence) {
    add(one.attribute, one);
    for (const [code, value] of complements(one, attributes)) add(code, { ...one, value });
  }
  for (const all of known.values()) if (all.length > 1) all.sort(precedence);
  return known;
}

/** What is lost tells what is kept, and the other way round. */
function complements(
  { attribute: code, value }: Evidence,
  attributes: ReadonlyMap<string, Attribute>,
): readonly (readonly [code: string, value: EvidenceValue])[] {
  if (value.is !== "figure") return [];
  const own = attributes.get(code)?.complement;
  const others = own === undefined ? reversed(attributes).get(code) : [own];
  const rest = { is: "figure", low: minus(all, value.high), high: minus(all, value.low) } as const;
  return (others ?? []).map((other) => [other, rest]);
}

const all = whole(1);

const reversedOf = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** For each attribute those whose complement it is; worked out once for each set of attributes. */
function reversed(
  attributes: ReadonlyMap<string, Attribute>,
): ReadonlyMap<string, readonly string[]> {
  const before = reversedOf.get(attributes);
  if (before !== undefined) return before;
  const made = new Map<string, readonly string[]>();
  for (const { code, complement } of attributes.values()) {
    if (complement !== undefined) made.set(complement, [...(made.get(complement) ?? []), code]);
  }
  reversedOf.set(attributes, made);
  return made;
}
