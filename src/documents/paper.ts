/**
 * A paper: a document that people read, print, correct and sign. What stands in it, not how it
 * looks. Words are in one language here; a paper in both has a part in each.
 */
import type { Language } from "../text/text.ts";

/** Blank where undefined: what nobody knows is left to be filled in by hand, never 0. */
export type PaperCell = string | undefined;

export interface PaperColumn {
  readonly heading: string;
  /** Relative to the other columns; together they take the whole width. */
  readonly width: number;
  /** Figures stand to the right, marks in the middle. */
  readonly align?: "right" | "center";
}

/** A row of cells; or a line across the whole width, above the rows that belong together. */
export type PaperRow = readonly PaperCell[] | { readonly group: string };

export interface PaperTable {
  readonly is: "table";
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  readonly totals?: readonly PaperCell[];
  /** Rows are high enough to be written into by hand. */
  readonly fill?: true;
}

export interface PaperField {
  readonly label: string;
  readonly value?: PaperCell;
}

/** Somebody who signs, and what he or she fills in beside the signature. */
export interface Signer {
  readonly role: string;
  readonly lines: readonly string[];
}

export type PaperBlock =
  | { readonly is: "title"; readonly text: string; readonly subtitle?: string }
  /** Set to the right, as date, number and sender of a Japanese letter are. */
  | { readonly is: "sender"; readonly lines: readonly string[] }
  | { readonly is: "heading"; readonly text: string; readonly level?: 2 }
  | { readonly is: "paragraph"; readonly text: string }
  | { readonly is: "list"; readonly items: readonly string[] }
  /** Labels with their values; two side by side where they are short. */
  | { readonly is: "fields"; readonly fields: readonly PaperField[]; readonly paired?: true }
  | PaperTable
  | { readonly is: "signatures"; readonly signers: readonly Signer[] }
  /** In small letters: what readers of figures should know. */
  | { readonly is: "notes"; readonly notes: readonly string[] };

/** Begins on a new page. */
export interface PaperPart {
  readonly language: Language;
  readonly landscape?: true;
  /** At the head of every page, to the right. */
  readonly running?: string;
  /** At the foot of every page: from which ledger, plan or data the figures are. */
  readonly provenance?: string;
  readonly blocks: readonly PaperBlock[];
}

export interface Paper {
  /** The file's own title, which mail programs and file lists show. */
  readonly title: string;
  readonly parts: readonly [PaperPart, ...PaperPart[]];
}
