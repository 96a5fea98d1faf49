/** One thing about a plan that somebody could change: more time, more vehicles, other rules. */
export type PlanChange =
  | {
      readonly is: "more-days";
      readonly days: number;
      readonly request?: string;
      readonly line?: number;
    }
  | { readonly is: "more-trips"; readonly vehicle: string }
  | { readonly is: "buy"; readonly request: string; readonly line: number; readonly pieces: number }
  | { readonly is: "depot"; readonly depot: string }
  | {
      readonly is:
        | "pool"
        | "unverified"
        | "waiver"
        | "shelf-life"
        | "release"
        | "no-floor"
        | "all-modes"
        | "no-cost-limit"
        | "one-more-trip";
    };
