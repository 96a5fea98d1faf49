/**
 * Each way in which a specification, or evidence for one, can be wrong: exit status 2. The words
 * are in text/problems/specification-problems.ts; faults of files and cells as such in reading-problem.ts.
 */
import type { IsoDate } from "../dates.ts";

export type SpecificationProblem =
  | { readonly kind: "attribute-unknown"; readonly found: string; readonly near?: string }
  | {
      readonly kind: "unit-unfit";
      readonly found: string; // "" where a unit is missing
      readonly attribute: string;
      readonly fitting: readonly string[];
    }
  | {
      readonly kind: "operator-unfit";
      readonly found: string;
      readonly attribute: string;
      readonly fitting: readonly string[];
    }
  | { readonly kind: "requirement-incomplete"; readonly found: string; readonly needs: string }
  | { readonly kind: "not-a-figure"; readonly found: string }
  | { readonly kind: "limits-contradict"; readonly found: string; readonly other: string }
  | {
      readonly kind: "implausible-figure";
      readonly found: string;
      readonly least: string;
      readonly most: string;
    }
  | { readonly kind: "tolerance-unreadable"; readonly found: string }
  | { readonly kind: "condition-unreadable"; readonly found: string }
  | { readonly kind: "source-missing"; readonly found: string }
  | { readonly kind: "requirement-twice"; readonly found: string; readonly otherRow: number }
  | { readonly kind: "specification-heads-differ"; readonly found: string; readonly other: string }
  | { readonly kind: "specification-exists"; readonly found: string }
  | { readonly kind: "evidence-incomplete"; readonly found: string; readonly needs: string }
  | { readonly kind: "evidence-from-the-future"; readonly found: IsoDate; readonly today: IsoDate };
