/**
 * All that the program needs from outside, on one page. Adapters in storage/ and files/ provide it;
 * tests provide their own. Faults of the world are thrown as OutsideError, refusals of the ledger
 * as Refused; both are caught once, in cli/main.ts.
 */
import type { CountTransaction } from "./counting/counts.ts";
import type { Chart } from "./documents/chart.ts";
import type { Paper } from "./documents/paper.ts";
import type { SheetSpec } from "./documents/sheet.ts";
import type { AccountCode } from "./domain/account.ts";
import type { IsoDate, Moment } from "./domain/dates.ts";
import type { Declaration, LotFacts } from "./domain/declaration.ts";
import type { Draft, Kept, Transaction, TransactionKind } from "./domain/ledger.ts";
import type { Problem } from "./domain/problems/problem.ts";
import type { Result } from "./domain/result.ts";
import type { Profile } from "./importers/profile.ts";
import type { ReadFile } from "./importers/table.ts";
import type { Text } from "./text/text.ts";

/** The world failed: disk, database, solver. Exit status 4; nothing was changed. */
export class OutsideError extends Error {
  readonly what: Text;
  readonly fix: Text;
  constructor(what: Text, fix: Text, options?: ErrorOptions) {
    super(what.en, options);
    this.what = what;
    this.fix = fix;
  }
}

/** The ledger refused: an invariant would break. Exit status 3; nothing was changed. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ kind }) => kind).join(", "));
    this.problems = problems;
  }
}

/** What one account holds of one owner's item and lot. */
export interface Balance {
  readonly account: AccountCode;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
}

/** Both clocks: what was there at the end of a day, and what the ledger said at a moment. */
export interface Clocks {
  readonly asOf?: IsoDate;
  readonly knownAt?: Moment;
}

export interface CardFilter {
  readonly item?: string;
  /** An item that became this one: what lies, or lay, under its name passes too. */
  readonly formerly?: string;
  readonly lot?: string;
  readonly agency?: string;
  /** Accounts of this depot, in whatever status. */
  readonly depot?: string;
  /** Only accounts that hold goods: depots and transit, not the outside. */
  readonly holdsGoods?: true;
}

export interface MovementFilter extends CardFilter, Clocks {
  readonly since?: IsoDate;
  /** Transactions from this number on. */
  readonly from?: number;
}

export interface LedgerHead {
  readonly number: number; // of the last transaction; 0 in an empty ledger
  readonly hash: string;
}

export interface LedgerProblem {
  readonly transaction: number | undefined; // undefined: the store as a whole
  readonly problem: Text;
}

export interface Verification {
  readonly ok: boolean;
  readonly transactions: number;
  readonly postings: number;
  readonly head: string;
  readonly problems: readonly LedgerProblem[];
}

/** One outcome per draft: what was recorded, or what already had been. */
export interface Recorded {
  readonly transaction: Transaction;
  readonly already: boolean;
}

/** A stock card that an agency's statement has opened. */
export interface Opening {
  readonly account: AccountCode;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly asOf: IsoDate;
  readonly transaction: number;
}

/** Inside one database transaction; the only way in which anything enters the ledger. */
export interface LedgerWriter {
  /**
   * Appends drafts in order. Invariants are enforced here and at the end of the write; what breaks
   * one throws Refused with every problem found, and the whole write leaves nothing behind.
   */
  append(drafts: readonly Draft[]): Promise<readonly Recorded[]>;
  /** How many rows of each identity earlier statements have brought. */
  rowsKnown(identities: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Cards opened by statements that stand, in the order of recording. */
  openings(): Promise<readonly Opening[]>;
  /** The transactions that already came from a file with these bytes, or the first few of them. */
  fromSource(sha256: string, atMost?: number): Promise<readonly Transaction[]>;
  transaction(number: number): Promise<Transaction | undefined>;
  transactions(filter: MovementFilter): AsyncIterable<Transaction>;
  declarations(): Promise<readonly Declaration[]>;
  /** Makes this write a rehearsal: at its end all is checked, and nothing is kept. */
  discard(): void;
  balances(filter: CardFilter & Clocks): Promise<readonly Balance[]>;
  /** The transactions of all counts, in their order. */
  counts(): Promise<readonly CountTransaction[]>;
  /** The transactions of some kinds, in their order, with their reversals. */
  kept(...kinds: readonly TransactionKind[]): Promise<readonly Kept[]>;
  /** The transactions of a kind that have not been reversed, in their order. */
  standing(kind: TransactionKind): Promise<readonly Transaction[]>;
  head(): Promise<LedgerHead>;
}

export interface Ledger {
  /**
   * All that `work` appends, or nothing. Inside, only the writer is asked: what is asked of the
   * ledger itself waits until the write is over.
   */
  write<Value>(work: (writer: LedgerWriter) => Promise<Value>): Promise<Value>;
  /** Sums of postings that are not zero, ordered by account, agency, item and lot. */
  balances(filter: CardFilter & Clocks): Promise<readonly Balance[]>;
  /** Transactions with an entry that the filter lets through, in the order of their numbers. */
  transactions(filter: MovementFilter): AsyncIterable<Transaction>;
  transaction(number: number): Promise<Transaction | undefined>;
  /** Returns of a loan that stand, that is, have not been reversed. */
  returnsOf(number: number): Promise<readonly Transaction[]>;
  fromSource(sha256: string): Promise<readonly Transaction[]>;
  rowsKnown(identities: readonly string[]): Promise<ReadonlyMap<string, number>>;
  counts(): Promise<readonly CountTransaction[]>;
  /** The transactions of some kinds, in their order, with their reversals. */
  kept(...kinds: readonly TransactionKind[]): Promise<readonly Kept[]>;
  /** The transactions of a kind that have not been reversed, in their order. */
  standing(kind: TransactionKind): Promise<readonly Transaction[]>;
  declarations(knownAt?: Moment): Promise<readonly Declaration[]>;
  lotFacts(knownAt?: Moment): Promise<ReadonlyMap<string, LotFacts>>;
  /**
   * The transactions that declare something of a kind, and the reversals that take it back, in the
   * order of their numbers.
   */
  declaring(what: Declaration["declares"]): Promise<readonly Transaction[]>;
  closedYears(): Promise<readonly number[]>;
  /** The latest effective date of all movements: later than today where some are still to come. */
  latestDate(): Promise<IsoDate | undefined>;
  head(): Promise<LedgerHead>;
  /** With the hash of an earlier head: also whether that is still part of the chain. */
  verify(noted?: string): Promise<Verification>;
  close(): Promise<void>;
}

export interface RowBatch {
  /** Absent for text files, which have one table only. */
  readonly sheet?: string;
  readonly rows: readonly (readonly string[])[];
  /** Told once, of a text that was read as a mixture: how many of its bytes were not UTF-8. */
  readonly notUtf8?: number;
}

/** Files of people: read in whatever form they come, written whole or not at all. */
export interface Files {
  /** Reads a CSV, TSV, xlsx, xls or ods file into tables; what is wrong with it is a value. */
  read(
    path: string,
    options: { readonly encoding?: string; readonly sheet?: string },
  ): Promise<Result<ReadFile>>;
  /** A text in UTF-8, as a whole. */
  readText(path: string): Promise<Result<string>>;
  /** SHA-256 of a file's bytes, hex. */
  digest(path: string): Promise<Result<string>>;
  /**
   * All rows in batches, sheet by sheet: of a text file in constant memory. Empty lines count as
   * rows, so that a row's number is the one a spreadsheet shows. What is wrong with the file as
   * such is thrown as Refused, perhaps after rows: nothing may be kept before the end.
   */
  rows(
    path: string,
    options: { readonly batch: number; readonly encoding?: string; readonly sheet?: string },
  ): AsyncIterable<RowBatch>;
  /** Profiles of agencies' files (data/agencies); undefined where there is none. */
  profile(agency: string): Promise<Result<Profile> | undefined>;
  /** Keeps a profile; gives the file it was kept in. */
  saveProfile(profile: Profile): Promise<string>;
  /** Keeps the rows of a person's own specification; gives the file they were kept in. */
  saveSpecification(
    code: string,
    columns: readonly string[],
    rows: readonly (readonly string[])[],
  ): Promise<string>;
  /** The text as a whole, or in pieces as they come, where it would be too big to hold. */
  writeText(path: string, text: string | AsyncIterable<string>): Promise<void>;
  writeWorkbook(path: string, sheets: readonly SheetSpec[]): Promise<void>;
  /** As SVG. */
  writeChart(path: string, chart: Chart): Promise<void>;
  /** A Word document. */
  writePaper(path: string, paper: Paper): Promise<void>;
}
