/**
 * Each way in which merging items, and deciding about them, can be wrong. The words are in
 * text/problems/merge-problems.ts.
 */
import type { IsoDate } from "../dates.ts";
import type { Ratio } from "../ratio.ts";

/** The ledger would break a promise: exit status 3. */
export type MergeRefusal =
  | {
      readonly kind: "merge-remainder"; // a part of a unit would be left over
      readonly account: string;
      readonly agency: string;
      readonly item: string;
      readonly lot: string;
      readonly quantity: number;
      readonly into: string;
      readonly ratio: Ratio;
    }
  | { readonly kind: "already-merged"; readonly item: string; readonly into: string }
  | { readonly kind: "merge-into-merged"; readonly item: string; readonly now: string }
  | {
      readonly kind: "merge-too-early"; // dated before a movement of the goods
      readonly item: string;
      readonly date: IsoDate;
      readonly last: IsoDate;
    }
  | { readonly kind: "item-merged"; readonly item: string; readonly into: string }
  | {
      readonly kind: "merged-since"; // of a merge that is not the last of its item
      readonly id: string;
      readonly by: string;
      readonly item: string;
    }
  | {
      readonly kind: "merge-has-returns"; // of a loan, given back as the other item
      readonly id: string;
      readonly loan: string;
      readonly by: string;
    }
  | {
      readonly kind: "split-blocked"; // goods of the merge have moved on
      readonly id: string;
      readonly account: string;
      readonly agency: string;
      readonly item: string;
      readonly lot: string;
      readonly there: number;
      readonly asked: number;
      readonly by: readonly string[]; // what took them, "T-20"
    };

/** A row counts an item that has become another one, and its quantity does not come out whole. */
export interface MergedFraction {
  readonly kind: "merged-fraction";
  readonly found: string;
  readonly quantity: number; // of the old item
  readonly item: string;
  readonly into: string;
  readonly ratio: Ratio;
}

/** What was asked for is wrong: exit status 2. */
export type MergeProblem =
  | { readonly kind: "merge-into-itself"; readonly item: string; readonly into: string }
  | { readonly kind: "merge-of-known-item"; readonly item: string; readonly into: string }
  | { readonly kind: "merge-needs-reason"; readonly item: string; readonly into: string }
  | {
      readonly kind: "merge-needs-ratio"; // base units that do not compare
      readonly item: string;
      readonly unit: string;
      readonly into: string;
      readonly intoUnit: string;
    }
  | {
      readonly kind: "merge-vetoed"; // an attribute says that these are different goods
      readonly item: string;
      readonly into: string;
      readonly evidence: readonly [en: string, ja: string];
    }
  | { readonly kind: "review-needs-terminal" }
  | { readonly kind: "not-merged"; readonly found: string };
