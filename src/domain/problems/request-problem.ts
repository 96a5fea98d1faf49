/**
 * Each way in which a request, in a row of a file or on the command line, can be wrong beside the
 * faults of its single cells: exit status 2. The words are in text/problems/request-problems.ts.
 */
import type { IsoDate } from "../dates.ts";
import type { RequestField } from "../planning/request-field.ts";

export type RequestProblem =
  | { readonly kind: "request-no-table" }
  | { readonly kind: "request-column-missing"; readonly field: RequestField }
  | {
      readonly kind: "request-column-twice";
      readonly found: string;
      readonly first: string; // the other column's heading
      readonly field: RequestField;
    }
  | { readonly kind: "request-incomplete"; readonly field: RequestField }
  | { readonly kind: "request-goods-missing" } // neither item nor category
  | {
      readonly kind: "request-goods-differ"; // an item of another category
      readonly item: string;
      readonly category: string; // that the item is of
      readonly found: string;
    }
  | { readonly kind: "request-quantity-missing" } // nor people, nor households
  | {
      readonly kind: "request-value";
      readonly field: RequestField;
      readonly found: string;
      readonly values: readonly string[]; // that it can have
    }
  | {
      readonly kind: "request-differs"; // from an earlier row of the same request
      readonly field: RequestField;
      readonly found: string;
      readonly first: string;
    }
  | { readonly kind: "request-line-twice"; readonly found: string }
  | { readonly kind: "request-date-past"; readonly found: IsoDate; readonly today: IsoDate }
  | {
      readonly kind: "request-no-standard";
      readonly found: string; // what the request asks for
      readonly goods: readonly string[]; // that have a standard
    }
  | { readonly kind: "request-unknown"; readonly found: string; readonly near?: string };
