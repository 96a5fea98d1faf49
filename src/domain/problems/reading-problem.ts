/**
 * Each way in which a cell, row or table of a person's file can be wrong: exit status 2.
 *
 * Faults of a file as such are in file-problem.ts. Here `found` is always what the file has there, as
 * written; the other fields are what the words of the message need. Nothing of a row with a problem
 * is used: no value is ever guessed.
 */
import type { IsoDate } from "../dates.ts";
import type { FileProblem } from "./file-problem.ts";
import type { MergedFraction } from "./merge-problem.ts";

/** The file, a sheet or a column as a whole. */
export type TableProblem =
  | { readonly kind: "no-header"; readonly found: string }
  | { readonly kind: "column-missing"; readonly found: string; readonly meaning: string }
  | {
      readonly kind: "column-twice";
      readonly found: string;
      readonly meaning: string;
      readonly first: string; // the other column's heading
    }
  | { readonly kind: "unknown-column"; readonly found: string } // with --strict
  | { readonly kind: "agency-missing"; readonly found: string }
  | { readonly kind: "as-of-missing"; readonly found: string }
  | { readonly kind: "as-of-differs"; readonly found: IsoDate; readonly other: IsoDate };

/** One cell. */
export type CellProblem =
  | { readonly kind: "error-cell"; readonly found: string }
  | { readonly kind: "ditto-without-value"; readonly found: string }
  | { readonly kind: "value-missing"; readonly found: string; readonly meaning: string }
  | { readonly kind: "not-a-quantity"; readonly found: string }
  | { readonly kind: "negative-quantity"; readonly found: string }
  | { readonly kind: "fractional-quantity"; readonly found: string }
  | { readonly kind: "ambiguous-number"; readonly found: string }
  | { readonly kind: "quantity-too-large"; readonly found: string; readonly most: number }
  | { readonly kind: "merged-quantity"; readonly found: string }
  | { readonly kind: "unknown-unit"; readonly found: string; readonly unit: string }
  | {
      readonly kind: "unit-mismatch";
      readonly found: string;
      readonly unit: string;
      readonly base: string; // the unit that the item is counted in
    }
  | { readonly kind: "pieces-per-pack-unknown"; readonly found: string; readonly item: string }
  | { readonly kind: "not-a-date"; readonly found: string }
  | { readonly kind: "impossible-date"; readonly found: string }
  | {
      readonly kind: "not-in-era";
      readonly found: string;
      readonly era: string;
      readonly first: IsoDate;
      readonly last?: IsoDate; // absent for the era of today
    }
  | {
      readonly kind: "ambiguous-date";
      readonly found: string;
      readonly readings: readonly string[];
    }
  | { readonly kind: "incomplete-date"; readonly found: string }
  | { readonly kind: "not-an-amount"; readonly found: string }
  | { readonly kind: "unknown-currency"; readonly found: string }
  | { readonly kind: "too-precise-amount"; readonly found: string; readonly currency: string }
  | { readonly kind: "unknown-status"; readonly found: string }
  | { readonly kind: "not-a-measure"; readonly found: string }
  | {
      readonly kind: "not-known"; // with --strict
      readonly found: string;
      readonly what: "item" | "depot" | "agency";
      readonly near?: string;
    };

/** Cells that contradict each other. */
export type RowProblem =
  | {
      readonly kind: "quantities-disagree";
      readonly found: string;
      readonly packs: string; // "30 × 25 = 750"
      readonly quantity: number;
    }
  | {
      readonly kind: "expiry-before-acquired";
      readonly found: IsoDate;
      readonly acquired: IsoDate;
    }
  | {
      readonly kind: "code-and-name-differ";
      readonly found: string; // the code
      readonly codeItem: string;
      readonly name: string;
      readonly nameItem: string;
    }
  | { readonly kind: "owner-differs"; readonly found: string; readonly agency: string }
  | {
      readonly kind: "lot-contradicts";
      readonly found: string;
      readonly item: string;
      readonly lot: string;
      readonly field: string;
      readonly other: string; // what the earlier row says
      readonly otherRow: number;
      readonly otherSheet?: string;
    }
  | { readonly kind: "item-twice"; readonly found: string; readonly otherRow: number };

/** The program's own reference data, or a person's copy of it. */
export type DataProblem =
  | { readonly kind: "data-column-missing"; readonly found: string; readonly column: string }
  | {
      readonly kind: "data-invalid";
      readonly found: string;
      readonly expected: readonly [en: string, ja: string];
    }
  | { readonly kind: "data-twice"; readonly found: string; readonly otherRow: number }
  | { readonly kind: "data-dangling"; readonly found: string; readonly file: string };

export type ReadingProblem =
  | FileProblem
  | TableProblem
  | CellProblem
  | RowProblem
  | DataProblem
  | MergedFraction;
