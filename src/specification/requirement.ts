/**
 * A requirement: one testable demand on an attribute, as its issuer states it; and a specification,
 * the set of them that one organisation publishes for one kind of goods.
 *
 * Figures are kept twice: as they were written (`stated`, for people) and exactly, in the unit that
 * their dimension is counted in (for comparing).
 */
import type { IsoDate } from "../domain/dates.ts";
import type { Exact } from "./exact.ts";
import type { Unit } from "./unit.ts";

/** What is to be known beside the figures, in our own words. */
export interface Remark {
  readonly en: string;
  readonly ja: string;
}

/** What attributes of one class have in common. */
export interface AttributeClass {
  readonly code: string;
  readonly holds: "quantity" | "choice" | "flag";
  readonly nameEn: string;
  readonly nameJa: string;
  readonly dimension?: string; // of a quantity, as the next four
  readonly unit?: string;
  readonly defaultTolerance?: string; // for `equals` without a tolerance of its own
  readonly least?: Exact; // what is plausible, in the base unit of the dimension
  readonly most?: Exact;
  /** One of the values that make up for a waivable requirement that is missed. */
  readonly performance: boolean;
  /** Found out by a test, also where no method is named; not by looking or measuring. */
  readonly laboratory: boolean;
  /** Evidence older than this is flagged; a requirement's own limit is stricter: it decides. */
  readonly evidenceMonths?: number;
}

export interface Attribute {
  readonly code: string;
  readonly class: AttributeClass;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly words: readonly string[]; // headings of evidence files
  /** The attribute that is 100 % less this one: what is lost, and what is kept. */
  readonly complement?: string;
}

export const severities = ["critical", "major", "minor"] as const;
export type Severity = (typeof severities)[number];

export const operators = [
  "min", // at least
  "above", // more than
  "max", // at most
  "below", // less than
  "range", // both ends included
  "equals", // within the tolerance
  "one_of",
  "required_true",
  "not_required", // the issuer says that it does not ask for this
] as const;
export type Operator = (typeof operators)[number];

/** One end of what is allowed, in the base unit. */
export interface Limit {
  readonly value: Exact;
  readonly included: boolean;
}

export interface Interval {
  readonly low?: Limit;
  readonly high?: Limit;
}

export type Demand =
  | { readonly is: "figure"; readonly intervals: readonly Interval[] } // one of them holds it
  | { readonly is: "range"; readonly covered: Interval } // the goods withstand all of it
  | { readonly is: "kind"; readonly among: readonly string[]; readonly excluded: readonly string[] }
  | { readonly is: "flag" }
  | { readonly is: "age"; readonly months: number } // no older than this
  | { readonly is: "nothing" };

export type Condition = { readonly attribute: string; readonly text: string } & (
  | { readonly is: "figure"; readonly interval: Interval }
  | { readonly is: "kind"; readonly all: readonly string[] }
  | { readonly is: "flag"; readonly value: boolean }
);

export interface Stated {
  readonly operator: Operator;
  readonly low?: string;
  readonly high?: string;
  readonly nominal?: string;
  readonly tolerance?: string;
  readonly unit?: string;
}

export interface Requirement {
  readonly specification: string;
  readonly number: number; // 1, 2, 3 … within the specification
  readonly attribute: Attribute;
  readonly demand: Demand;
  readonly stated: Stated;
  readonly unit?: Unit; // that it is stated in
  /** A tolerance of this program, as the issuer states none. */
  readonly assumedTolerance?: string;
  readonly methods: readonly string[]; // one of them; none: however it is measured
  readonly severity: Severity;
  readonly clause?: string;
  readonly allOf?: string;
  readonly anyOf?: string;
  readonly when?: Condition;
  readonly waivable: boolean;
  readonly sampling: boolean; // how to take a sample, and no property of the goods
  readonly roundTo?: Exact; // results are rounded to this, in the unit stated, before they count
  readonly evidenceMonths?: number; // the issuer takes no older evidence
  readonly source: string;
  readonly note?: Remark;
}

export const uses = ["purchase", "guidance", "packing"] as const;
export type Use = (typeof uses)[number];

export interface SpecificationHead {
  readonly code: string;
  /** Editions of one specification share a series. */
  readonly series: string;
  readonly edition?: string;
  readonly inForceFrom?: IsoDate;
  readonly inForceTo?: IsoDate;
  readonly superseded: boolean; // also where the day is not known
  readonly organisation: string;
  readonly issuerCode?: string;
  readonly use: Use;
  readonly category?: string;
  readonly items: readonly string[]; // what the issuer calls so, or what was bought to it
  readonly anyItem: boolean; // items of the category without a specification of their own, too
  readonly titleEn: string;
  readonly titleJa: string;
  readonly source: string;
  readonly note?: Remark;
}

export interface Specification extends SpecificationHead {
  readonly requirements: readonly Requirement[];
}

export interface Organisation {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly asks: boolean; // it asks Japan for goods, and so is checked against by default
  readonly follows: readonly string[]; // by its own word, where it states nothing else
  readonly fallsBackTo: readonly string[]; // by ours, and visibly
  readonly aliases: readonly string[];
  readonly source: string;
  readonly note?: string;
}
