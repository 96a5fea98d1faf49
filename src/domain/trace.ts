/**
 * Where a figure comes from: every posting that makes it up, in the order of its dates, with what
 * was there after each, and the cell, or the person and reason, behind it.
 *
 * A figure is what one account holds of one owner's item and lot. The postings of a figure add up
 * to it, always. Where a merge gave goods that went under another item before, its posting leads
 * on to what these were: a figure of its own, of the old card, as it was taken over.
 */
import { type AccountCode, accountParts, holdsGoods } from "./account.ts";
import { assert } from "./assert.ts";
import { countReasonOf } from "./counting/count-declaration.ts";
import type { IsoDate, Moment } from "./dates.ts";
import { joined } from "./items/joined.ts";
import { pairsOf } from "./items/merge.ts";
import type { CellOrigin, Entry, Holder, Source, Transaction, TransactionKind } from "./ledger.ts";

/** Which cards: those of this item, lot, owner and depot, where they are named. */
export interface CardChoice {
  readonly item?: string;
  /** An item that became this one: what lies, or lay, under its name counts too. */
  readonly formerly?: string;
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
  /** What a merge took over, where it stands. */
  readonly was: Figure | undefined;
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
  (choice.item === undefined || entry.item === choice.item || entry.item === choice.formerly) &&
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
  /** The card that a merge took this from, and how much. */
  readonly taken: (Card & { readonly quantity: number }) | undefined;
}

/** Takes transactions in the order of their numbers, and gives the figures that they make up. */
export class Tracing {
  readonly #choice: CardChoice;
  readonly #cards = new Map<string, Card & { readonly kept: Kept[] }>();
  readonly #reversedBy = new Map<number, number>();
  #postings = 0;

  constructor(choice: CardChoice) {
    this.#choice = choice;
  }

  /** How many are kept by now: each takes memory until its figure has been told. */
  get postings(): number {
    return this.#postings;
  }

  add(transaction: Transaction): void {
    const { number, reverses } = transaction;
    if (reverses !== undefined) this.#reversedBy.set(reverses, number);
    const event = eventOf(transaction);
    const took = transaction.kind === "merge" ? takenBy(transaction) : undefined;
    for (const entry of transaction.entries) {
      const reason = event.kind === "count" ? countReasonOf(transaction, entry) : undefined;
      const own = reason === undefined ? event : { ...event, reason };
      this.#note(own, entry, entry.from, 0 - entry.quantity);
      this.#note(own, entry, entry.to, entry.quantity, took?.get(entry));
    }
  }

  #note(
    event: TracedEvent,
    entry: Entry,
    holder: Holder,
    quantity: number,
    taken?: Kept["taken"],
  ): void {
    const { account, agency } = holder;
    if (!holdsGoods(account) || !chosen(entry, holder, this.#choice)) return;
    const { item, lot } = entry;
    const name = cardName({ account, agency, item, lot });
    const card = this.#cards.get(name) ?? { account, agency, item, lot, kept: [] };
    this.#cards.set(name, card);
    card.kept.push({ event, quantity, origin: entry.origin, taken });
    this.#postings += 1;
  }

  /** Items whose goods merges took over: for `figures` they have to be traced as well. */
  takenOver(): ReadonlySet<string> {
    const items = [...this.#cards.values()].flatMap(({ kept }) =>
      kept.flatMap(({ taken }) => taken?.item ?? []),
    );
    return new Set(items);
  }

  /**
   * All that is not nothing, ordered by account, agency, item and lot; each made when asked for.
   * `olds` are the tracings of items that were taken over, by the items.
   */
  *figures(olds: Olds = new Map()): Iterable<Figure> {
    for (const card of [...this.#cards.values()].sort(byCard)) {
      const figure = this.#figure(card, card.kept, olds);
      if (figure.quantity !== 0) yield figure;
    }
  }

  /** What a merge took from a card: all that was posted there before it. */
  before(card: Card & { readonly quantity: number }, merge: number, olds: Olds): Figure {
    const kept = this.#cards.get(cardName(card))?.kept ?? [];
    const earlier = kept.filter(({ event }) => event.transaction < merge);
    const figure = this.#figure(card, earlier, olds);
    assert(figure.quantity === card.quantity, "a merge takes all that its card holds");
    return figure;
  }

  #figure({ account, agency, item, lot }: Card, kept: readonly Kept[], olds: Olds): Figure {
    let running = 0;
    const postings = kept.toSorted(byDate).map((one): TracedPosting => {
      const { event, quantity, origin, taken } = one;
      running += quantity;
      const reversedBy = this.#reversedBy.get(event.transaction);
      const old =
        taken === undefined || reversedBy !== undefined ? undefined : olds.get(taken.item);
      const was = taken && old?.before(taken, event.transaction, olds);
      return { ...event, quantity, origin, running, reversedBy, was };
    });
    return { account, agency, item, lot, quantity: running, postings };
  }
}

export type Olds = ReadonlyMap<string, Tracing>;

/** For each entry that gives goods of a merge, what it took for them. */
function takenBy(merge: Transaction): ReadonlyMap<Entry, Kept["taken"]> {
  const pairs = pairsOf(merge) ?? [];
  return new Map(
    pairs.map(({ taken: { item, lot, quantity, from }, given }) => [
      given,
      { ...from, item, lot, quantity },
    ]),
  );
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
