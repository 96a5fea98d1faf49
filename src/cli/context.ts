/**
 * What a command is given: the ports, who asks, in which language, and where answers go. One object
 * of this shape is all that a test of a command has to provide.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Procedure } from "../domain/planning/eligibility.ts";
import type { Capital, Network } from "../domain/planning/network.ts";
import type { ColumnReference, InspectionReference } from "../domain/reference.ts";
import type { EventReference } from "../domain/relief-event.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import type { MovementReference } from "../importers/movements/movement-words.ts";
import type { RequestReference } from "../importers/requests/request-words.ts";
import type { Knowledge } from "../matching/knowledge.ts";
import type { Solve } from "../planning/lexicographic.ts";
import type { Files, Ledger } from "../ports.ts";
import type { Procurement } from "../replenishment/procurement.ts";
import type { SpecificationReference } from "../specification/reference.ts";
import type { Language, Text } from "../text/text.ts";
import type { Print } from "./terminal/print.ts";

/** Questions to a person; only where there is one (`context.terminal`). */
export interface Ask {
  text(question: Text, initial?: string): Promise<string>;
  confirm(question: Text): Promise<boolean>;
  choose<Value>(
    question: Text,
    choices: readonly { readonly value: Value; readonly label: Text }[],
  ): Promise<Value>;
}

export interface Solving {
  readonly solve: Solve;
  /** Whether somebody pressed Ctrl-C, and wants the best so far. */
  stopped(): boolean;
  close(): Promise<void>;
}

/** Options of every command. */
export interface GlobalOptions {
  readonly store?: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly lang?: Language;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly yes?: boolean;
  readonly user?: string;
}

export interface Context {
  readonly language: Language;
  readonly user: string;
  readonly today: IsoDate;
  /** A person sits there and may be asked: a terminal, and neither --yes nor --json nor --csv. */
  readonly terminal: boolean;
  /** --yes was given: what else has to be confirmed by a person is confirmed. */
  readonly confirmed: boolean;
  readonly ask: Ask;
  readonly print: Print;
  /** The ledger's address as given, for messages. */
  readonly store: string;
  readonly files: Files;
  /** Rows as CSV, safe to open in a spreadsheet; with its mark, Excel takes it for UTF-8. */
  csvText(
    rows: readonly (readonly (string | number | undefined)[])[],
    style?: { readonly byteOrderMark?: boolean; readonly lineEnd?: "\n" | "\r\n" },
  ): Promise<string>;
  /** Items, depots, agencies and units: reference data, and what the ledger was told of beside. */
  catalogue(ledger: Ledger): Promise<Catalogue>;
  /** What reference data alone know of them: for questions that no ledger is needed for. */
  referenceCatalogue(): Promise<Catalogue>;
  /** The words in which people state movements. */
  movementReference(): Promise<MovementReference>;
  /** What the matcher of names is told beforehand. */
  matchKnowledge(): Promise<Knowledge>;
  /** The words, bodies and planning standards that reading requests needs. */
  requestReference(): Promise<RequestReference>;
  /** What words in files mean: units, statuses, currencies, headings. */
  vocabulary(): Promise<Vocabulary>;
  /** Specifications, their issuers, and the language they are written in. */
  specifications(): Promise<SpecificationReference>;
  /** Under which law goods are inspected. */
  inspections(): Promise<readonly InspectionReference[]>;
  /** The meanings that a column of an inventory can have. */
  columnMeanings(): Promise<readonly string[]>;
  /** The columns of files of scenarios. */
  scenarioColumns(): Promise<readonly ColumnReference[]>;
  /** The columns of files of events, and since when events of an agency were recorded. */
  eventReference(): Promise<EventReference>;
  /** The columns of lists of what organisations hold. */
  holdingColumns(): Promise<readonly ColumnReference[]>;
  /** The columns of lists of suppliers. */
  supplierColumns(): Promise<readonly ColumnReference[]>;
  /** How long the stages of a purchase take, and from which value on the longer notice is due. */
  procurement(): Promise<Procurement>;
  /** Items of the reference data alone, without what a ledger was told of. */
  shippedCatalogue(): Promise<Catalogue>;
  /** The transport network: the shipped one, or that of a folder. */
  network(folder?: string): Promise<Network>;
  /** By country code, where its capital lies. */
  countries(): Promise<ReadonlyMap<string, Capital>>;
  /** The headings of a plan of shipments that a person wrote. */
  planColumns(): Promise<readonly ColumnReference[]>;
  /** The headings of a receipt that a consignee filled in. */
  receiptColumns(): Promise<readonly ColumnReference[]>;
  /** Which stock may by law serve whom, and how long that takes. */
  procedure(): Promise<Procedure>;
  /** SHA-256 of a text, hex. */
  digestOf(text: string): string;
  /** Seconds that have passed, for limits of time. */
  seconds(): number;
  /** A solver of linear models, loaded when it is first asked. */
  readonly solve: Solve;
  /** A solver that works beside the program, so that it hears Ctrl-C: to be closed in the end. */
  solving(): Promise<Solving>;
  /** Folders of reference data, the user's own first. */
  readonly dataFolders: readonly string[];
  /** Where answers about an agency's files are kept (profiles). */
  readonly ownDataFolder: string;
  /** Opens the ledger for the length of `work`; a ledger that is not there is an input problem. */
  withLedger<Value>(work: (ledger: Ledger) => Promise<Value>): Promise<Value>;
  createLedger(): Promise<{ readonly created: boolean }>;
  /** A context on another store, clock and outputs: the demonstration runs in one. */
  elsewhere(change: Elsewhere): Promise<Context>;
  /** A new, empty folder among the temporary files of this computer. */
  scratchFolder(): Promise<string>;
}

export interface Elsewhere {
  readonly store: string;
  readonly now: string;
  readonly options: GlobalOptions;
  out(text: string): void;
  err(text: string): void;
}
