/**
 * Each way in which a folder of scenarios can be wrong: exit status 2. The file and row are in the
 * problem's place; the words are in text/problems/scenario-problems.ts.
 */
export type ScenarioProblem =
  | { readonly kind: "scenario-column-missing"; readonly column: string }
  | {
      readonly kind: "scenario-value";
      readonly found: string; // "" where it is missing
      readonly expected: readonly [en: string, ja: string];
    }
  | { readonly kind: "scenario-twice"; readonly found: string; readonly otherRow: number }
  | { readonly kind: "scenario-event-unknown"; readonly found: string; readonly near?: string }
  | { readonly kind: "scenario-probabilities"; readonly sum: number }
  | { readonly kind: "scenario-probabilities-mixed" }
  | {
      readonly kind: "scenario-route-missing";
      readonly depot: string;
      readonly place: string;
      readonly missing: number; // how many such pairs there are
    }
  | { readonly kind: "scenario-volume-unknown"; readonly item: string }
  | { readonly kind: "scenario-no-room"; readonly room: number; readonly needed: number }
  | { readonly kind: "scenario-depot-unknown"; readonly found: string; readonly near?: string }
  | { readonly kind: "scenario-depot-position"; readonly found: string }
  | { readonly kind: "scenario-cost-unknown"; readonly item: string }
  | { readonly kind: "scenario-no-events" };
