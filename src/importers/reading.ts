/**
 * What reading an inventory needs, and what comes of it: lines, problems, warnings, and everything
 * that was decided on the way, so that the user can see it and overrule it.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { Statement } from "../domain/statement.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import type { Text } from "../text/text.ts";
import type { DecidedBy } from "./layout.ts";
import type { Profile } from "./profile.ts";
import type { Cell, ReadFile } from "./table.ts";

/** What the user said on the command line: it always wins. */
export interface StatementOptions {
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly agency?: string;
  readonly date?: IsoDate;
  /** Nothing new: unknown items, depots, agencies and columns are problems. */
  readonly strict?: boolean;
}

export interface StatementContext {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly profile?: Profile | undefined;
  readonly options: StatementOptions;
  /** Taken where nothing says as of when; without it, that is a problem. */
  readonly today?: IsoDate;
}

export interface Warning {
  readonly at: Place;
  readonly text: Text;
  /**
   * A row that says the same as an earlier one; a name that becomes a provisional thing. Whoever
   * only compares the statement has other words for both.
   */
  readonly about?: "repeat" | "new-name";
}

export interface ColumnDecision {
  readonly column: string; // "F"
  readonly heading: string;
  readonly meaning: string | undefined;
  readonly decidedBy: DecidedBy | undefined;
  readonly unit?: string;
  readonly currency?: string;
}

export interface SheetDecision {
  readonly sheet: string | undefined;
  readonly headerRow: number;
  readonly columns: readonly ColumnDecision[];
  /** The depot of all its rows, where no column says it. */
  readonly depot?: string;
  readonly depotFrom?: "title" | "sheet" | "profile";
}

/** An unknown column, for a person to say what it is; the answer goes into the profile. */
export interface ColumnQuestion {
  readonly sheet: string | undefined;
  readonly column: string;
  readonly heading: string;
  readonly samples: readonly string[];
}

/** Sums over the accepted lines, to be compared with those of the source. */
export interface ControlTotals {
  readonly rows: number;
  /** By base unit: pieces and grams do not add up. */
  readonly quantities: readonly { readonly unit: string; readonly quantity: number }[];
  /** Of lines whose value or unit cost is known; decimal text, so that no sum is too large. */
  readonly values: readonly { readonly currency: string; readonly amount: string }[];
}

/** A row that was not accepted, as its file has it, for the rejects file. */
export interface RejectedRow {
  readonly sheet: string | undefined;
  readonly row: number;
  readonly headings: readonly string[];
  readonly cells: readonly Cell[];
  /** The sheet's depot, where no column of the row says it. */
  readonly depot: string | undefined;
  readonly problems: readonly Problem[];
}

/** A corrected rejects file goes on where the file of this hash left off. */
export interface Continues {
  readonly name: string;
  readonly sha256: string;
}

export interface StatementReading extends Omit<Statement, "asOf"> {
  /** Undefined where nothing says it and nobody may assume it: then no line is accepted. */
  readonly asOf: IsoDate | undefined;
  readonly file: Pick<ReadFile, "name" | "sha256" | "format" | "encoding" | "hiddenSheets">;
  /** Whose goods all lines are; undefined where they belong to several, or to nobody known. */
  readonly agency: string | undefined;
  readonly asOfFrom: "option" | "title" | "column" | "rejects-file" | "today" | undefined;
  readonly sheets: readonly SheetDecision[];
  readonly leftOut: readonly { readonly sheet: string; readonly why: Text }[];
  readonly rejects: readonly Problem[];
  readonly rejectedRows: readonly RejectedRow[];
  readonly warnings: readonly Warning[];
  readonly rows: {
    readonly read: number; // below the headings, blank rows not counted
    readonly accepted: number;
    readonly skipped: number; // totals, footnotes, repeated headings
    readonly rejected: number;
  };
  readonly totals: ControlTotals;
  readonly newItems: readonly string[];
  readonly newDepots: readonly string[];
  readonly newAgencies: readonly string[];
  readonly questions: readonly ColumnQuestion[];
  readonly continues?: Continues;
}
