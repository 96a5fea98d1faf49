/**
 * Where a figure comes from: every posting that makes it up, in the order of its dates, with what
 * was there after each, and the cell, or the person and reason, behind it.
 *
 * A figure is what one account holds of one owner's item and lot. The postings of a figure add up
 * to it, always.
 */
import { type AccountCode, accountParts, holdsGoods } from "./account.ts";
import type { IsoDate, Moment } from "./dates.ts";
import { joined } from "./joined.ts";
import type { CellOrigin, Entry, Holder, Source, Transaction, TransactionKind } from "./ledger.ts";

/** Which cards: those of this item, lot, owner and depot, where they are named. */
export interface CardChoice {
  readonly item?: string;
  readonly lot?: string;
  readonly agency?: string;
  readonly depot?: string;
}

export interface TracedPosting {
  readonly transaction: number;
  readonly kind: TransactionKind;
  readonly effectiveDate: IsoDate;
  readonly recordedAt: Moment;
  readonly user: string;
  readonly reason: string | undefined;
  readonly reference: string | undefined;
  readonly reverses: number | undefined;
  readonly reversedBy: number | undefined;
  readonly quantity: number; // signed
  readonly running: number; // after it
  readonly source: Source | undefined;
  readonly origin: CellOrigin | undefined;
}

export interface Figure {
  readonly account: AccountCode;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
  readonly postings: readonly TracedPosting[];
}

const chosen = (entry: Entry, { account, agency }: Holder, choice: CardChoice): boolean =>
  (choice.item === undefined || entry.item === choice.item) &&
  (choice.lot === undefined || entry.lot === choice.lot) &&
  (choice.agency === undefined || agency === choice.agency) &&
  (choice.depot === undefined || depotOf(account) === choice.depot);

function depotOf(account: AccountCode): string | undefined {
  const parts = accountParts(account);
  return parts?.kind === "depot" ? parts.depot : undefined;
}

/** Whether an entry gives to or takes from a card that was chosen. */
export const touches = (entry: Entry, choice: CardChoice): boolean =>
  chosen(entry, entry.from, choice) || chosen(entry, entry.to, choice);

type Open = Omit<TracedPosting, "running" | "reversedBy">;

/** Takes transactions in the order of their numbers, and gives the figures that they make up. */
export class Tracing {
  readonly #choice: CardChoice;
  readonly #cards = new Map<string, Card & { postings: Open[] }>();
  readonly #reversedBy = new Map<number, number>();

  constructor(choice: CardChoice) {
    this.#choice = choice;
  }

  add(transaction: Transaction): void {
    const { number, reverses } = transaction;
    if (reverses !== undefined) this.#reversedBy.set(reverses, number);
    for (const entry of transaction.entries) {
      this.#note(transaction, entry, entry.from, 0 - entry.quantity);
      this.#note(transaction, entry, entry.to, entry.quantity);
    }
  }

  #note(transaction: Transaction, entry: Entry, holder: Holder, quantity: number): void {
    const { account, agency } = holder;
    if (!holdsGoods(account) || !chosen(entry, holder, this.#choice)) return;
    const { item, lot } = entry;
    const name = cardName({ account, agency, item, lot });
    const card = this.#cards.get(name) ?? { account, agency, item, lot, postings: [] };
    this.#cards.set(name, card);
    const { number, kind, effectiveDate, recordedAt, user, reason, reference } = transaction;
    const { reverses, source } = transaction;
    card.postings.push({
      ...{ transaction: number, kind, effectiveDate, recordedAt, user, reason, reference },
      ...{ reverses, quantity, source, origin: entry.origin },
    });
  }

  /** All that is not nothing, ordered by account, agency, item and lot. */
  figures(): readonly Figure[] {
    return [...this.#cards.values()].sort(byCard).flatMap((card) => {
      let running = 0;
      const postings = card.postings.toSorted(byDate).map((posting): TracedPosting => {
        running += posting.quantity;
        const reversedBy = this.#reversedBy.get(posting.transaction);
        return { ...posting, running, reversedBy };
      });
      return running === 0 ? [] : [{ ...card, quantity: running, postings }];
    });
  }
}

/** Sorting is stable: entries of one transaction stay in their order. */
function byDate(a: Open, b: Open): number {
  if (a.effectiveDate !== b.effectiveDate) return a.effectiveDate < b.effectiveDate ? -1 : 1;
  return a.transaction - b.transaction;
}

type Card = Omit<Figure, "quantity" | "postings">;

/** One text for one card, and for no other. */
export const cardName = ({ account, agency, item, lot }: Card): string =>
  joined(account, agency, item, lot);

function byCard(a: Card, b: Card): number {
  for (const part of ["account", "agency", "item", "lot"] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
  }
  return 0;
}
