/**
 * Each way in which what a person gave us can be wrong, as facts. The words are in
 * text/problems/problems.ts, which does not compile until every kind has them in both languages.
 */

import type { IsoDate } from "../dates.ts";
import type { CountProblem, CountRefusal } from "./count-problem.ts";
import type { DecisionProblem } from "./decision-problem.ts";
import type { ListProblem } from "./list-problem.ts";
import type { MergeProblem, MergeRefusal } from "./merge-problem.ts";
import type { MovementProblem } from "./movement-problem.ts";
import type { PlanProblem, PlanRefusal } from "./plan-problem.ts";
import type { PolicyProblem } from "./policy-problem.ts";
import type { ReadingProblem } from "./reading-problem.ts";
import type { RequestProblem } from "./request-problem.ts";
import type { ScenarioProblem } from "./scenario-problem.ts";
import type { ShipmentProblem, ShipmentRefusal } from "./shipment-problem.ts";
import type { SpecificationProblem } from "./specification-problem.ts";

/** Where the fault is. Rows count as a spreadsheet shows them, from 1. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string; // the heading, as the file has it
  readonly option?: string; // "--quantity"
  readonly transaction?: string; // "T-12"
}

/** The ledger would break a promise: exit status 3. */
export type LedgerRefusal =
  | {
      readonly kind: "not-enough";
      readonly account: string;
      readonly agency: string;
      readonly item: string;
      readonly lot: string;
      readonly date: IsoDate; // the day at whose end it would fall below zero
      readonly there: number; // at the end of that day, with all that this write brings by then
      readonly asked: number; // all that this write takes by then
      /** The day on which most is missing: so much less taken by the first day mends them all. */
      readonly worst: { readonly date: IsoDate; readonly missing: number };
      /** The name under which the goods lie by now, or lay on that day: a merge is between. */
      readonly under?: string;
    }
  | { readonly kind: "period-closed"; readonly date: IsoDate; readonly fiscalYear: number }
  | { readonly kind: "already-closed"; readonly fiscalYear: number }
  | { readonly kind: "reference-used"; readonly reference: string; readonly by: string }
  | { readonly kind: "no-such-transaction"; readonly id: string }
  | { readonly kind: "already-reversed"; readonly id: string; readonly by: string }
  | { readonly kind: "cannot-reverse"; readonly id: string; readonly what: string }
  | { readonly kind: "reversal-too-early"; readonly id: string; readonly date: IsoDate }
  | { readonly kind: "loan-has-returns"; readonly id: string; readonly by: string }
  | {
      readonly kind: "too-much"; // more than can be counted exactly
      readonly account: string;
      readonly agency: string;
      readonly item: string;
      readonly lot: string;
    }
  | {
      readonly kind: "lot-facts-differ";
      readonly item: string;
      readonly lot: string;
      readonly field: string;
      readonly known: string;
      readonly told: string;
    }
  | { readonly kind: "not-a-loan"; readonly id: string }
  | {
      readonly kind: "not-that-loan"; // other item, other parties
      readonly id: string;
      readonly item: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: "returns-too-much";
      readonly id: string;
      readonly outstanding: number;
      readonly returned: number;
    }
  | { readonly kind: "already-imported"; readonly sha256: string; readonly by: string }
  | {
      readonly kind: "already-opened";
      readonly agency: string;
      readonly item: string;
      readonly lot: string;
      readonly account: string;
      readonly by: string;
      readonly date: IsoDate;
    }
  | StatementRefusal;

/** A statement cannot be compared with the ledger. */
export type StatementRefusal =
  | { readonly kind: "statement-not-yet"; readonly date: IsoDate; readonly today: IsoDate }
  | {
      readonly kind: "statement-too-early";
      readonly agency: string;
      readonly date: IsoDate;
      readonly first: IsoDate; // the ledger's first day of that agency
    }
  | {
      readonly kind: "statement-year-closed";
      readonly date: IsoDate;
      readonly fiscalYear: number; // the last that is closed
    }
  | { readonly kind: "agency-without-stock"; readonly agency: string }
  | { readonly kind: "statement-empty" }
  | { readonly kind: "ledger-moved-on"; readonly item: string; readonly lot: string };

/** The command line is wrong: exit status 2. */
export type OptionProblem =
  /** `asked: false` where no question on a terminal would give it. */
  | { readonly kind: "option-missing"; readonly option: string; readonly asked?: false }
  | { readonly kind: "options-exclude"; readonly one: string; readonly other: string }
  | {
      readonly kind: "option-invalid";
      readonly option: string;
      readonly found: string;
      readonly expected: readonly [en: string, ja: string];
    }
  | {
      readonly kind: "unknown-code";
      readonly what:
        | "agency"
        | "depot"
        | "item"
        | "lot"
        | "category"
        | "specification"
        | "organisation";
      readonly found: string;
      readonly near?: string;
    }
  | { readonly kind: "no-store"; readonly store: string }
  | { readonly kind: "bad-store"; readonly store: string }
  | { readonly kind: "no-file"; readonly file: string }
  | { readonly kind: "file-is-folder"; readonly file: string }
  | { readonly kind: "output-is-folder"; readonly file: string }
  | { readonly kind: "no-folder"; readonly folder: string }
  | { readonly kind: "too-many-postings"; readonly limit: number }
  | { readonly kind: "unknown-option"; readonly found: string; readonly near?: string }
  | {
      readonly kind: "unknown-command";
      readonly found: string;
      readonly near?: string;
      readonly of?: string; // the command that it was to be one of: "items"
    }
  | { readonly kind: "argument-missing"; readonly found: string }
  | { readonly kind: "option-without-value"; readonly found: string }
  | { readonly kind: "too-many-arguments"; readonly found: string }
  | { readonly kind: "no-command" }
  | { readonly kind: "not-confirmed" }
  | { readonly kind: "bad-command-line"; readonly found: string };

export type Problem = { readonly at: Place } & (
  | LedgerRefusal
  | MergeRefusal
  | MergeProblem
  | DecisionProblem
  | OptionProblem
  | ListProblem
  | MovementProblem
  | ReadingProblem
  | RequestProblem
  | PlanProblem
  | PlanRefusal
  | ShipmentProblem
  | ShipmentRefusal
  | SpecificationProblem
  | PolicyProblem
  | ScenarioProblem
  | CountProblem
  | CountRefusal
);

const refusals: ReadonlySet<string> = new Set<
  (LedgerRefusal | MergeRefusal | CountRefusal | PlanRefusal | ShipmentRefusal)["kind"]
>([
  "not-enough",
  "period-closed",
  "already-closed",
  "reference-used",
  "no-such-transaction",
  "already-reversed",
  "cannot-reverse",
  "reversal-too-early",
  "loan-has-returns",
  "too-much",
  "lot-facts-differ",
  "not-a-loan",
  "not-that-loan",
  "returns-too-much",
  "already-imported",
  "already-opened",
  "merge-remainder",
  "already-merged",
  "merge-into-merged",
  "merge-too-early",
  "item-merged",
  "merged-since",
  "merge-has-returns",
  "split-blocked",
  "statement-not-yet",
  "statement-too-early",
  "statement-year-closed",
  "agency-without-stock",
  "statement-empty",
  "ledger-moved-on",
  "plan-decided",
  "plan-sends-nothing",
  "plan-request-changed",
  "plan-request-promised",
  "plan-stock-changed",
  "plan-expiry-changed",
  "shipment-goes-on",
  "shipment-left",
  "shipment-cancelled",
  "shipment-not-left",
  "shipment-arrived",
  "shipment-recorded",
  "receipt-read",
  "shipment-line-told",
  "shipment-beyond-reserved",
  "shipment-line-not-left",
  "shipment-custody-first",
  "shipment-without-custody",
  "count-not-open",
  "count-not-entered",
  "count-third-needed",
  "count-third-not-needed",
  "count-third-not-printed",
  "count-decides-nothing",
  "count-overtaken",
  "count-takes-moved",
]);

export const isRefusal = (problem: Problem): boolean => refusals.has(problem.kind);
