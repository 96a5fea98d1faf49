/**
 * Each way in which the question to a model of replenishment can be wrong: exit status 2. The words
 * are in text/problems/policy-problems.ts. `parameter` is the key in the file of parameters.
 */
export type PolicyProblem =
  | {
      readonly kind: "unknown-model";
      readonly found: string;
      readonly models: readonly string[];
      readonly near?: string;
    }
  | { readonly kind: "not-json"; readonly found: string }
  | { readonly kind: "parameter-missing"; readonly parameter: string; readonly or?: string }
  | {
      readonly kind: "parameter-invalid";
      readonly parameter: string;
      readonly found: string;
      readonly expected: readonly [en: string, ja: string];
    }
  | {
      readonly kind: "parameter-unknown";
      readonly parameter: string;
      readonly known: readonly string[];
      readonly near?: string;
    }
  | { readonly kind: "parameters-exclude"; readonly one: string; readonly other: string }
  | {
      readonly kind: "too-few-events";
      readonly events: number;
      readonly needed: number;
    };
