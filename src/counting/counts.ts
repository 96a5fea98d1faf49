/**
 * The counts of a ledger and how each stands: opened, sheets entered, posted or cancelled.
 *
 * Nothing of it is stored beside the ledger: it is the fold over the transactions of kind `count`.
 * A sheet that a team enters again replaces the earlier one; both are kept. A posting that was
 * reversed no longer stands, and the count is open again.
 */
import type {
  CountCard,
  CountDeclaration,
  CountEntered,
  CountOpened,
  CountPosted,
  CountTeam,
  LedgerPosition,
} from "../domain/counting/count-declaration.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Transaction } from "../domain/ledger.ts";

/** A transaction of kind `count`, and the reversal of it that there is. */
export interface CountTransaction {
  readonly transaction: Transaction;
  readonly reversedBy: number | undefined;
}

/** Sheets that were printed: both teams' at the opening, a third one later. */
export interface Printed {
  readonly transaction: Transaction;
  readonly position: LedgerPosition;
  readonly lines: readonly CountCard[];
}

export interface EnteredSheet {
  readonly transaction: Transaction;
  readonly entered: CountEntered;
  /** What was recorded last when the sheet was printed. */
  readonly position: number;
  readonly replacedBy: number | undefined;
}

export interface Posting {
  readonly transaction: Transaction;
  readonly posted: CountPosted;
  readonly reversedBy: number | undefined;
}

export interface Count {
  readonly code: string;
  readonly opening: CountOpened;
  readonly printed: Printed;
  /** Third sheets, in the order in which they were printed. */
  readonly thirds: readonly Printed[];
  /** All sheets entered, in their order; those replaced included. */
  readonly sheets: readonly EnteredSheet[];
  readonly cancelled: Transaction | undefined;
  readonly postings: readonly Posting[];
}

interface Growing extends Count {
  readonly thirds: Printed[];
  sheets: EnteredSheet[];
  readonly postings: Posting[];
  cancelled: Transaction | undefined;
}

/** What a transaction tells of a count. */
export const countDeclared = ({ declarations }: Transaction): CountDeclaration | undefined =>
  declarations.find((declaration) => declaration.declares === "count");

/** The counts by their codes, in the order of opening; given all count transactions in order. */
export function countsOf(transactions: Iterable<CountTransaction>): ReadonlyMap<string, Count> {
  const counts = new Map<string, Growing>();
  for (const { transaction, reversedBy } of transactions) {
    const told = countDeclared(transaction);
    if (told === undefined) continue;
    if (told.event === "opened") {
      const { position, lines, code } = told;
      const printed = { transaction, position, lines };
      const nothing = { thirds: [], sheets: [], postings: [], cancelled: undefined };
      if (!counts.has(code)) counts.set(code, { code, opening: told, printed, ...nothing });
      continue;
    }
    const count = counts.get(told.code);
    if (count !== undefined) take(count, told, transaction, reversedBy);
  }
  return counts;
}

function take(
  count: Growing,
  told: Exclude<CountDeclaration, CountOpened>,
  transaction: Transaction,
  reversedBy: number | undefined,
): void {
  switch (told.event) {
    case "third":
      count.thirds.push({ transaction, position: told.position, lines: told.lines });
      return;
    case "entered": {
      const printed = printedBy(count, told.printed);
      if (printed === undefined) return;
      count.sheets = count.sheets.map((sheet) =>
        sheet.entered.team === told.team && sheet.replacedBy === undefined
          ? { ...sheet, replacedBy: transaction.number }
          : sheet,
      );
      const position = printed.position.number;
      count.sheets.push({ transaction, entered: told, position, replacedBy: undefined });
      return;
    }
    case "cancelled":
      count.cancelled ??= transaction;
      return;
    case "posted":
      count.postings.push({ transaction, posted: told, reversedBy });
  }
}

/** The sheets that a transaction printed. */
export const printedBy = (count: Count, number: number): Printed | undefined =>
  [count.printed, ...count.thirds].find(({ transaction }) => transaction.number === number);

/** The sheets that a team was last given. */
export const latestPrinted = (count: Count, team: CountTeam): Printed | undefined =>
  team === 3 ? count.thirds.at(-1) : count.printed;

/** What each team has entered and not replaced, by team. */
export const sheetsInForce = ({ sheets }: Count): readonly EnteredSheet[] =>
  sheets
    .filter(({ replacedBy }) => replacedBy === undefined)
    .toSorted((a, b) => a.entered.team - b.entered.team);

export const standingPosting = ({ postings }: Count): Posting | undefined =>
  postings.find(({ reversedBy }) => reversedBy === undefined);

export type CountState = "open" | "posted" | "cancelled";

export function stateOf(count: Count): CountState {
  if (standingPosting(count) !== undefined) return "posted";
  return count.cancelled === undefined ? "open" : "cancelled";
}

/** The day that a count is of, as far as it is known: of its sheets, else of its opening. */
export const dayOf = (count: Count): IsoDate | undefined =>
  sheetsInForce(count).reduce<IsoDate | undefined>(
    (day, { entered }) => (day === undefined || entered.date < day ? entered.date : day),
    undefined,
  ) ?? count.opening.date;
