/**
 * Each way in which a movement, on the command line or in a row of a file, can be wrong beside the
 * faults of its single cells (reading-problem.ts): exit status 2. The words are in
 * text/problems/movement-problems.ts.
 */
import type { IsoDate } from "../dates.ts";
import type { MovementKind } from "../movement.ts";
import type { MovementField } from "../movement-field.ts";

/** A lot that is there, for who has to name one. */
export interface LotThere {
  readonly lot: string;
  readonly quantity: number;
  readonly expiry?: IsoDate;
}

export type MovementProblem =
  | { readonly kind: "movement-column-missing"; readonly field: MovementField }
  | {
      readonly kind: "movement-column-twice";
      readonly found: string;
      readonly first: string; // the other column's heading
      readonly field: MovementField;
    }
  | { readonly kind: "movement-row-too-long"; readonly found: string } // beyond the last heading
  | {
      readonly kind: "movement-incomplete";
      readonly field: MovementField;
      readonly movement: MovementKind | undefined; // undefined: of whatever kind
    }
  | { readonly kind: "movement-kind-unknown"; readonly found: string }
  | {
      readonly kind: "movement-not-for-kind";
      readonly found: string;
      readonly field: MovementField;
      readonly movement: MovementKind;
    }
  | { readonly kind: "movement-of-nothing"; readonly found: string }
  | {
      readonly kind: "movement-negative";
      readonly found: string;
      readonly movement: MovementKind;
    }
  | { readonly kind: "movement-goes-nowhere"; readonly given: boolean } // a place like the first
  | { readonly kind: "adjustment-account-unknown"; readonly found: string }
  | { readonly kind: "loan-within-agency"; readonly found: string }
  | { readonly kind: "loan-due-too-early"; readonly found: IsoDate; readonly date: IsoDate }
  | { readonly kind: "loan-and-return"; readonly found: string }
  | { readonly kind: "not-a-transaction-id"; readonly found: string }
  | {
      readonly kind: "unknown-to-receive";
      readonly what: "item" | "depot" | "agency";
      readonly found: string;
      readonly near?: string;
    }
  | {
      readonly kind: "lot-to-choose";
      readonly item: string;
      readonly account: string;
      readonly agency: string;
      readonly lots: readonly LotThere[]; // soonest expiry first
    }
  | { readonly kind: "year-not-begun"; readonly found: string; readonly begins: IsoDate }
  | { readonly kind: "year-not-over"; readonly found: string; readonly through: IsoDate };
