/**
 * Where a figure comes from: every posting that makes it up, in the order of its dates, with what
 * was there after each, and the cell, or the person and reason, behind it.
 *
 * A figure is what one account holds of one owner's item and lot. The postings of a figure add up
 * to it, always.
 */
import { type AccountCode, accountParts, holdsGoods } from "./account.ts";
import { countReasonOf } from "./count-declaration.ts";
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

/** What is told of a transaction beside its quantities; one for all of its postings. */
export interface TracedEvent {
  readonly transaction: number;
  readonly kind: TransactionKind;
  readonly effectiveDate: IsoDate;
  readonly recordedAt: Moment;
  readonly user: string;
  readonly reason: string | undefined;
  readonly reference: string | undefined;
  readonly reverses: number | undefined;
  readonly source: Source | undefined;
}

export interface TracedPosting extends TracedEvent {
  readonly reversedBy: number | undefined;
  readonly quantity: number; // signed
  readonly running: number; // after it
  readonly origin: CellOrigin | undefined;
}

interface Card {
  readonly account: AccountCode;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
}

export interface Figure extends Card {
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

/** A posting as it is kept: a ledger may have millions. */
interface Kept {
  readonly event: TracedEvent;
  readonly quantity: number;
  readonly origin: CellOrigin | undefined;
}

/** Takes transactions in the order of their numbers, and gives the figures that they make up. */
export class Tracing {
  readonly #choice: CardChoice;
  readonly #cards = new Map<string, Card & { readonly kept: Kept[] }>();
  readonly #reversedBy = new Map<number, number>();

  constructor(choice: CardChoice) {
    this.#choice = choice;
  }

  add(transaction: Transaction): void {
    const { number, reverses } = transaction;
    if (reverses !== undefined) this.#reversedBy.set(reverses, number);
    const event = eventOf(transaction);
    for (const entry of transaction.entries) {
      const reason = event.kind === "count" ? countReasonOf(transaction, entry) : undefined;
      const own = reason === undefined ? event : { ...event, reason };
      this.#note(own, entry, entry.from, 0 - entry.quantity);
      this.#note(own, entry, entry.to, entry.quantity);
    }
  }

  #note(event: TracedEvent, entry: Entry, holder: Holder, quantity: number): void {
    const { account, agency } = holder;
    if (!holdsGoods(account) || !chosen(entry, holder, this.#choice)) return;
    const { item, lot } = entry;
    const name = cardName({ account, agency, item, lot });
    const card = this.#cards.get(name) ?? { account, agency, item, lot, kept: [] };
    this.#cards.set(name, card);
    card.kept.push({ event, quantity, origin: entry.origin });
  }

  /** All that is not nothing, ordered by account, agency, item and lot; each made when asked for. */
  *figures(): Iterable<Figure> {
    for (const { kept, ...card } of [...this.#cards.values()].sort(byCard)) {
      let running = 0;
      const postings = kept.toSorted(byDate).map(({ event, quantity, origin }): TracedPosting => {
        running += quantity;
        const reversedBy = this.#reversedBy.get(event.transaction);
        return { ...event, quantity, origin, running, reversedBy };
      });
      if (running !== 0) yield { ...card, quantity: running, postings };
    }
  }
}

function eventOf(transaction: Transaction): TracedEvent {
  const { number, kind, effectiveDate, recordedAt, user, reason, reference } = transaction;
  const { reverses, source } = transaction;
  return {
    transaction: number,
    ...{ kind, effectiveDate, recordedAt, user, reason, reference, reverses, source },
  };
}

/** Sorting is stable: entries of one transaction stay in their order. */
function byDate({ event: a }: Kept, { event: b }: Kept): number {
  if (a.effectiveDate !== b.effectiveDate) return a.effectiveDate < b.effectiveDate ? -1 : 1;
  return a.transaction - b.transaction;
}

/** One text for one card, and for no other. */
export const cardName = ({ account, agency, item, lot }: Card): string =>
  joined(account, agency, item, lot);

function byCard(a: Card, b: Card): number {
  for (const part of ["account", "agency", "item", "lot"] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
  }
  return 0;
}
