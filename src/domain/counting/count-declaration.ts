/**
 * What the ledger is told of a count (棚卸): that it was opened, what each team counted, that the
 * differences were booked. A count is called C-1, C-2 …; all that is known of it is told by
 * transactions of the kind `count`, one declaration each, and by nothing beside the ledger.
 *
 * A count has a position: the last transaction that was recorded when its sheets were printed. It
 * is counted against the book of that position (counting/book.ts has the rule).
 */
import { accountParts, type StockStatus } from "../account.ts";
import type { IsoDate } from "../dates.ts";
import { joined } from "../items/joined.ts";
import type { Entry, Transaction } from "../ledger.ts";

/** Teams 1 and 2 count the same; team 3 counts again what these two disagree on. */
export const countTeams = [1, 2, 3] as const;
export type CountTeam = (typeof countTeams)[number];

/** The last transaction recorded, and its hash; 0 in an empty ledger. */
export interface LedgerPosition {
  readonly number: number;
  readonly hash: string;
}

/** One line of a sheet: an owner's item and lot in a status, in the depot of the count. */
export interface CountCard {
  readonly item: string;
  readonly lot: string;
  readonly agency: string;
  readonly status: StockStatus;
}

interface CountEvent {
  readonly declares: "count";
  readonly code: string; // "C-1"
}

export interface CountOpened extends CountEvent {
  readonly event: "opened";
  readonly depot: string;
  /** The day of the count, where it was known beforehand. */
  readonly date?: IsoDate;
  /** Whose goods, and which: all of the depot where none of these is there. */
  readonly agency?: string;
  readonly item?: string;
  readonly category?: string;
  readonly position: LedgerPosition;
  /** What the sheets list, in their order; the first is line 1. */
  readonly lines: readonly CountCard[];
}

/** A third sheet was printed, of what teams 1 and 2 disagree on. */
export interface CountThird extends CountEvent {
  readonly event: "third";
  readonly position: LedgerPosition;
  readonly lines: readonly CountCard[];
}

/** What a team counted of one line, in the item's base unit. */
export interface CountedLine extends CountCard {
  readonly quantity: number; // all that is there, the damaged and the expired included
  readonly damaged: number;
  readonly expired: number;
  readonly expiry?: IsoDate; // of goods that were not expected
  readonly bin?: string;
  readonly remarks?: string;
  readonly row: number; // as a spreadsheet shows it
  readonly cell?: string; // of the quantity: "K12"
  readonly text?: string; // as it was written there
}

export interface CountEntered extends CountEvent {
  readonly event: "entered";
  readonly team: CountTeam;
  readonly date: IsoDate; // on which they counted
  readonly counter?: string;
  /** The transaction that printed the sheet: whose position the figures are compared with. */
  readonly printed: number;
  readonly sheet?: string; // of the workbook
  readonly lines: readonly CountedLine[];
}

export interface CountCancelled extends CountEvent {
  readonly event: "cancelled";
}

/** What was decided for a line, and why it differs. */
export interface CountDecided extends CountCard {
  readonly book: number;
  readonly counted: number;
  readonly damaged: number;
  readonly expired: number;
  readonly reason?: string;
}

export interface CountPosted extends CountEvent {
  readonly event: "posted";
  /** The transactions of the sheets that it rests on. */
  readonly sheets: readonly number[];
  readonly inspector?: string;
  readonly witness?: string;
  readonly lines: readonly CountDecided[];
}

export type CountDeclaration =
  | CountOpened
  | CountThird
  | CountEntered
  | CountCancelled
  | CountPosted;

export const countCode = (number: number): string => `C-${number}`;

/** Reads `C-12`, `c12` or `12`; undefined where it is none of these. */
export function countNumber(text: string): number | undefined {
  const digits = /^(?:C-?)?(\d{1,9})$/i.exec(text.normalize("NFKC").trim())?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

/** One text for one line, and for no other. */
export const countCardName = ({ item, lot, agency, status }: CountCard): string =>
  joined(item, lot, agency, status);

/** Why a count moved goods, of all lines that speak of them; an entry of nothing has no reason. */
export function countReasonOf(
  { declarations }: Pick<Transaction, "declarations">,
  { item, lot, quantity, from, to }: Entry,
): string | undefined {
  if (quantity === 0) return undefined;
  const statuses = [from, to].flatMap(({ account }) => {
    const parts = accountParts(account);
    return parts?.kind === "depot" ? [parts.status] : [];
  });
  const reasons = declarations.flatMap((told) => {
    if (told.declares !== "count" || told.event !== "posted") return [];
    return told.lines.flatMap((line) =>
      line.item === item &&
      line.lot === lot &&
      line.agency === from.agency &&
      statuses.includes(line.status)
        ? (line.reason ?? [])
        : [],
    );
  });
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(" / ");
}
