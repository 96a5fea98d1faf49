/**
 * What can be wrong with a list of named things that is to be compared with another: exit status 2.
 * The list's file and row are in the problem's place; the words are in text/problems/list-problems.ts.
 */
export type ListProblem =
  | { readonly kind: "list-column-missing"; readonly column: "id" | "name" }
  | { readonly kind: "list-id-missing" }
  | { readonly kind: "list-id-twice"; readonly found: string; readonly otherRow: number };
