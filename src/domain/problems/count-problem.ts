/**
 * Each way in which a count can go wrong beside the faults of its sheet's cells
 * (reading-problem.ts). The words are in text/problems/count-problems.ts.
 */
import type { CountTeam } from "../counting/count-declaration.ts";
import type { IsoDate } from "../dates.ts";

/** The command line, or a sheet: exit status 2. */
export type CountProblem =
  | { readonly kind: "count-unknown"; readonly found: string }
  | { readonly kind: "count-to-name"; readonly open: readonly string[] }
  | { readonly kind: "count-of-nothing"; readonly depot: string }
  | { readonly kind: "count-before-opening"; readonly found: IsoDate; readonly first: IsoDate }
  | { readonly kind: "count-in-future"; readonly found: IsoDate; readonly today: IsoDate }
  | { readonly kind: "count-date-missing"; readonly count: string }
  | { readonly kind: "file-exists"; readonly file: string }
  | { readonly kind: "count-sheet-unmarked" }
  | { readonly kind: "count-sheet-foreign"; readonly found: string }
  | { readonly kind: "count-sheet-of-other"; readonly found: string; readonly count: string }
  | {
      readonly kind: "count-team-differs";
      readonly found: CountTeam; // by the sheet
      readonly team: CountTeam; // as said
    }
  | { readonly kind: "count-team-unclear"; readonly count: string }
  | { readonly kind: "count-nothing-entered" }
  | {
      readonly kind: "count-line-changed";
      readonly found: string;
      readonly line: number;
      readonly printed: string;
    }
  | { readonly kind: "count-line-twice"; readonly found: string; readonly otherRow: number }
  | { readonly kind: "count-part-without-whole"; readonly found: string }
  | { readonly kind: "count-parts-exceed"; readonly found: string; readonly quantity: number }
  | {
      readonly kind: "count-total-differs";
      readonly found: string; // as the foot has it
      readonly total: "rows" | "quantity" | "damaged" | "expired";
      readonly sum: number;
    }
  | {
      readonly kind: "count-reason-missing";
      readonly item: string;
      readonly lot: string;
      readonly agency: string;
      readonly book: number;
      readonly counted: number;
    }
  | { readonly kind: "count-reason-unmatched"; readonly found: string };

/** The ledger would break a promise: exit status 3. */
export type CountRefusal =
  | {
      readonly kind: "count-not-open";
      readonly count: string;
      readonly state: "posted" | "cancelled";
      readonly by: string;
    }
  | { readonly kind: "count-not-entered"; readonly count: string; readonly team: CountTeam }
  | { readonly kind: "count-third-needed"; readonly count: string; readonly lines: number }
  | { readonly kind: "count-third-not-needed"; readonly count: string }
  | { readonly kind: "count-third-not-printed"; readonly count: string }
  | { readonly kind: "count-decides-nothing"; readonly count: string }
  | {
      readonly kind: "count-overtaken"; // another count has corrected the same goods since
      readonly item: string;
      readonly lot: string;
      readonly by: string;
    }
  | {
      readonly kind: "count-takes-moved"; // goods that a later movement has taken
      readonly item: string;
      readonly lot: string;
      readonly agency: string;
      readonly account: string;
      readonly date: IsoDate;
      readonly short: number;
      readonly by: readonly string[];
    };
