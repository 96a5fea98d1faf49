/** What can be wrong with a list of decisions: exit status 2. Words in text/problems/decision-problems.ts. */
import type { Decision } from "../declaration.ts";

export type DecisionProblem =
  | { readonly kind: "decision-column-missing"; readonly found: string; readonly column: string }
  | { readonly kind: "decision-lacks"; readonly column: string }
  | {
      readonly kind: "decision-invalid";
      readonly found: string;
      readonly expected: readonly [en: string, ja: string];
    }
  | {
      readonly kind: "decision-contradicts"; // another row, or what stands in the ledger
      readonly left: string;
      readonly right: string;
      readonly decision: Decision;
      readonly other: Decision;
      readonly otherRow?: number;
      readonly by?: string; // "T-12"
    };
