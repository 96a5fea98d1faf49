/**
 * The receipts-and-issues book (受払簿) of a fiscal year: for each owner and item what was brought
 * forward, what came in, what went out, what was put right, and what is left.
 *
 * It looks at what an owner has, wherever it lies. So a move between depots, into transit or into
 * another status is neither a receipt nor an issue; a transfer to another agency (管理換) is an
 * issue of the one and a receipt of the other. Goods in transit still belong to their owner and
 * are part of the balance. Where an item became another one (品目振替) it is an issue of the one
 * and a receipt of the other. Adjustments and reversals stand apart from receipts and issues:
 *
 *   opening + receipts − issues + adjustments = closing
 */
import { type AccountCode, holdsGoods } from "./account.ts";
import { assert } from "./assert.ts";
import type { IsoDate } from "./dates.ts";
import { joined } from "./items/joined.ts";
import { mergeOf } from "./items/merge.ts";
import type { Entry, Holder, Posting, Transaction, TransactionKind } from "./ledger.ts";

/** Who stands on the other side: another agency, or an account outside. */
export type Counterpart = { readonly agency: string } | { readonly account: AccountCode };

export interface BookLine {
  readonly date: IsoDate;
  readonly transaction: number;
  readonly kind: TransactionKind;
  readonly loan: boolean; // lent to, or given back by, the other agency
  readonly reason: string | undefined;
  readonly reference: string | undefined;
  readonly counterpart: Counterpart;
  /** Of a merge: the item that this one became, or that became this one. */
  readonly otherItem: string | undefined;
  readonly in: number;
  readonly out: number;
  readonly balance: number; // after it
}

export interface BookPage {
  readonly agency: string;
  readonly item: string;
  readonly opening: number;
  readonly receipts: number;
  readonly issues: number;
  readonly adjustments: number; // signed
  readonly closing: number;
  readonly lines: readonly BookLine[];
}

const corrections: ReadonlySet<TransactionKind> = new Set(["adjust", "count", "reverse"]);

/** Whether a line puts something right, and so is neither a receipt nor an issue. */
export const isCorrection = ({ kind }: Pick<BookLine, "kind">): boolean => corrections.has(kind);

type Draft = { -readonly [Key in keyof Omit<BookLine, "balance">]: BookLine[Key] };

interface Page {
  readonly agency: string;
  readonly item: string;
  opening: number;
  readonly drafts: Draft[];
}

/** Takes what was there before the year, then the year's transactions, and gives the book. */
export class Book {
  readonly #agency: string | undefined;
  readonly #pages = new Map<string, Page>();

  constructor(openings: readonly Posting[], agency?: string) {
    this.#agency = agency;
    for (const { account, agency: owner, item, quantity } of openings) {
      if (holdsGoods(account)) this.#page(owner, item).opening += quantity;
    }
  }

  #page(agency: string, item: string): Page {
    const name = joined(agency, item);
    const page = this.#pages.get(name) ?? { agency, item, opening: 0, drafts: [] };
    this.#pages.set(name, page);
    return page;
  }

  add(transaction: Transaction): void {
    const open = new Map<string, Draft>(); // entries of one event and counterpart make one line
    for (const entry of transaction.entries) {
      const { from, to, quantity } = entry;
      const [taken, given] = [holdsGoods(from.account), holdsGoods(to.account)];
      if (quantity === 0 || (taken && given && from.agency === to.agency)) continue;
      if (taken) this.#note(transaction, entry, { owner: from, other: to, side: "out" }, open);
      if (given) this.#note(transaction, entry, { owner: to, other: from, side: "in" }, open);
    }
  }

  #note(
    transaction: Transaction,
    { item, quantity }: Entry,
    { owner, other, side }: { owner: Holder; other: Holder; side: "in" | "out" },
    open: Map<string, Draft>,
  ): void {
    if (this.#agency !== undefined && owner.agency !== this.#agency) return;
    const counterpart =
      other.agency === owner.agency ? { account: other.account } : { agency: other.agency };
    const name = JSON.stringify([owner.agency, item, side, counterpart]);
    let line = open.get(name);
    if (line === undefined) {
      const { effectiveDate, number, kind, loanDue, returns, reason, reference } = transaction;
      const loan = loanDue !== undefined || returns !== undefined;
      line = {
        ...{ date: effectiveDate, transaction: number, kind, loan, reason, reference },
        ...{ counterpart, otherItem: otherItem(transaction, item), in: 0, out: 0 },
      };
      open.set(name, line);
      this.#page(owner.agency, item).drafts.push(line);
    }
    line[side] += quantity;
  }

  /** By owner and item; `closings` is what there is at the end, and proves the book. */
  pages(closings: readonly Posting[]): readonly BookPage[] {
    const held = new Map<string, number>();
    for (const { account, agency, item, quantity } of closings) {
      if (!holdsGoods(account)) continue;
      const name = joined(agency, item);
      held.set(name, (held.get(name) ?? 0) + quantity);
    }
    const pages = [...this.#pages].flatMap(([name, page]) => {
      if (page.opening === 0 && page.drafts.length === 0) return [];
      const finished = pageOf(page);
      assert(finished.closing === (held.get(name) ?? 0), "the book closes with what is there");
      held.delete(name);
      return [finished];
    });
    assert(
      [...held.values()].every((quantity) => quantity === 0),
      "all that is there is in the book",
    );
    return pages.sort((a, b) => order(a.agency, b.agency) || order(a.item, b.item));
  }
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function pageOf({ agency, item, opening, drafts }: Page): BookPage {
  let balance = opening;
  const lines = drafts.toSorted(byDate).map((line): BookLine => {
    balance += line.in - line.out;
    return { ...line, balance };
  });
  const movements = lines.filter((line) => !isCorrection(line));
  const receipts = movements.reduce((sum, line) => sum + line.in, 0);
  const issues = movements.reduce((sum, line) => sum + line.out, 0);
  const adjustments = lines.filter(isCorrection).reduce((sum, line) => sum + line.in - line.out, 0);
  const closing = opening + receipts - issues + adjustments;
  assert(closing === balance, "the lines of a page lead to its closing balance");
  return { agency, item, opening, receipts, issues, adjustments, closing, lines };
}

function otherItem(transaction: Transaction, item: string): string | undefined {
  const told = transaction.kind === "merge" ? mergeOf(transaction) : undefined;
  return told?.code === item ? told.item : told?.code;
}

/** Sorting is stable: lines of one transaction stay in their order. */
function byDate(a: Draft, b: Draft): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.transaction - b.transaction;
}
