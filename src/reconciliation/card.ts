/**
 * The words of a reconciliation (突合): what is compared, and how finely.
 *
 * A card is one owner's item and lot in a depot and status. Where the statement tells less than the
 * ledger (no lot numbers, no statuses), several of the ledger's cards are compared as one, and its
 * parts say which. The book is what the ledger says, counted is what the statement says, the
 * difference is counted − book.
 */
import type { StockStatus } from "../domain/account.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { LotFacts } from "../domain/declaration.ts";
import { joined } from "../domain/items/joined.ts";

export interface Card {
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly depot: string;
  readonly status: StockStatus;
}

export const dimensions = ["depot", "lot", "item", "agency", "status"] as const;
export type Dimension = (typeof dimensions)[number];

export const cardKey = ({ agency, item, lot, depot, status }: Card): string =>
  joined(agency, depot, item, lot, status);

/** What the ledger holds of one lot in one status, within a compared card. */
export interface Part {
  readonly lot: string;
  readonly status: StockStatus;
  readonly quantity: number;
  readonly expiry: IsoDate | undefined;
}

/** A row of the statement. */
export interface StatedRow {
  readonly sheet: string | undefined;
  readonly row: number;
  readonly cell: string | undefined; // of the quantity: "F12"
  readonly text: string | undefined; // the quantity as it was written: "480梱包"
  readonly quantity: number; // in base units
  readonly name: string; // of the item, as written
  /** What the row says, whatever its place: equal for equal rows. */
  readonly identity: string;
}

export interface ComparedCard extends Card {
  readonly book: number;
  readonly counted: number;
  readonly rows: readonly StatedRow[];
  readonly parts: readonly Part[];
  /** The lot has a number, and is not just called by the dates that are known of it. */
  readonly numbered: boolean;
  /** What the statement tells of a lot that the ledger has never had; undefined of others. */
  readonly news: LotFacts | undefined;
}

export const differenceOf = ({ book, counted }: ComparedCard): number => counted - book;

/** How finely the statement tells goods apart; the ledger is compared as finely, not more. */
export interface Detail {
  /** It has a column of lot numbers. */
  readonly lots: boolean;
  /** Facts by which it tells goods apart where it has no lot numbers. */
  readonly facts: readonly (keyof LotFacts)[];
  /** It has a column of statuses. */
  readonly statuses: boolean;
  /** It knows what is reserved, which is a matter of the books and not of the shelf. */
  readonly reserved: boolean;
}

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of reports: owner, depot, item, lot, status. */
export const inOrder = (a: Card, b: Card): number =>
  compareTexts(a.agency, b.agency) ||
  compareTexts(a.depot, b.depot) ||
  compareTexts(a.item, b.item) ||
  compareTexts(a.lot, b.lot) ||
  compareTexts(a.status, b.status);
