/** Each way in which planning can be asked wrongly, or a plan no longer hold. */
import type { IsoDate } from "../dates.ts";
import type { RequestStage } from "../planning/request.ts";

/** Exit status 2. */
export type PlanProblem =
  | {
      readonly kind: "destination-unknown";
      readonly found: string;
      readonly request: string;
      readonly line: number;
      readonly near?: string;
      readonly without?: readonly string[]; // leave these out, and the others can be planned
    }
  | { readonly kind: "plan-date-past"; readonly found: IsoDate; readonly today: IsoDate }
  | {
      readonly kind: "plan-accept-early"; // before it was made
      readonly plan: string;
      readonly found: IsoDate;
      readonly first: IsoDate;
    }
  | { readonly kind: "plan-no-table" }
  | { readonly kind: "plan-cell-empty"; readonly field: string }
  | { readonly kind: "plan-unknown"; readonly found: string; readonly near?: string }
  | {
      readonly kind: "request-served";
      readonly request: string;
      readonly by: string; // the plans
      readonly stage: RequestStage;
    };

/** Exit status 3. */
export type PlanRefusal =
  | {
      readonly kind: "plan-decided";
      readonly plan: string;
      readonly state: "accepted" | "discarded";
      readonly by: string;
    }
  | { readonly kind: "plan-sends-nothing"; readonly plan: string }
  | {
      readonly kind: "plan-request-changed";
      readonly plan: string;
      readonly request: string;
      readonly was: string; // the transaction that the plan read
      readonly now: string | undefined; // undefined: it has been taken back
    }
  | {
      readonly kind: "plan-request-promised"; // by another plan that was accepted meanwhile
      readonly plan: string;
      readonly request: string;
      readonly line: number;
      readonly by: string;
    }
  | {
      readonly kind: "plan-stock-changed";
      readonly plan: string;
      readonly item: string;
      readonly lot: string;
      readonly agency: string;
      readonly depot: string;
      readonly needed: number;
      readonly there: number;
    }
  | {
      readonly kind: "plan-expiry-changed";
      readonly plan: string;
      readonly item: string;
      readonly lot: string;
      readonly was: IsoDate | undefined;
      readonly now: IsoDate | undefined;
    };
