/**
 * Each way in which a file as a whole cannot be taken as tables, before anybody looks at what its
 * cells mean: exit status 2. Rows and cells are in reading-problem.ts, the words in
 * text/problems/file-problems.ts. The file, sheet and row are in the problem's place.
 */

/** What a file turned out to be that is not a table. */
export type ForeignFile =
  | "html"
  | "xml"
  | "pdf"
  | "rtf"
  | "image"
  | "word"
  | "powerpoint"
  | "outlook"
  | "excel-binary"
  | "excel-2003-xml"
  | "numbers"
  | "archive"
  | "binary";

/** A limit of files/limits.ts; the words say what it counts and its unit. */
export type FileLimit =
  | "file-bytes"
  | "xls-bytes"
  | "archive-entries"
  | "archive-bytes"
  | "archive-ratio"
  | "sheets"
  | "rows"
  | "columns"
  | "cells"
  | "repeated-cells"
  | "cell-characters"
  | "row-characters";

export type FileProblem =
  | { readonly kind: "file-empty" }
  | { readonly kind: "file-not-a-table"; readonly is: ForeignFile }
  | { readonly kind: "file-password-protected" }
  | {
      readonly kind: "file-over-limit";
      readonly what: FileLimit;
      readonly found: number | undefined; // undefined: reading stopped before it was known
      readonly limit: number;
    }
  | { readonly kind: "workbook-damaged"; readonly found: string }
  | { readonly kind: "workbook-unsafe"; readonly entry: string } // DOCTYPE or entities in its XML
  | { readonly kind: "no-such-sheet"; readonly found: string; readonly sheets: readonly string[] }
  | {
      readonly kind: "unknown-encoding";
      readonly found: string;
      readonly accepted: readonly string[];
    }
  | { readonly kind: "encoding-unclear"; readonly accepted: readonly string[] }
  | {
      readonly kind: "not-in-encoding";
      readonly encoding: string;
      readonly offset?: number; // of the first byte that has no meaning, from 0
      readonly bytes?: string; // that byte and the next ones: "82 FF"
    }
  | { readonly kind: "quote-not-closed" }
  | { readonly kind: "text-after-quote"; readonly found: string };
