/** Each way in which a cell, row or table of a person's file can be wrong: exit status 2. */
export type ReadingProblem =
  | { readonly kind: "not-a-quantity"; readonly found: string }
  | { readonly kind: "unreadable-file"; readonly found: string };
