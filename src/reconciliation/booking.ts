/**
 * What an accepted explanation is in the ledger: drafts, exactly as they are to be recorded, each
 * entry with the row of the statement that it follows.
 *
 * Goods are taken from the lots and statuses that make up a card, those that may be given out first
 * and of these the soonest to expire; they keep lot and status where they go, if these are not what
 * is put right. All drafts are dated on the statement's day, but for reversals of later movements.
 */
import {
  type AccountCode,
  countDifferenceAccount,
  depotAccount,
  recipientAccount,
  type StockStatus,
  stockStatuses,
  supplierAccount,
  transitAccount,
} from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Declaration } from "../domain/declaration.ts";
import type { CellOrigin, Draft, Entry, Holder, Source } from "../domain/ledger.ts";
import { inverseOf } from "../domain/ledger.ts";
import { unknownSupplier } from "../domain/movement.ts";
import { present } from "../domain/present.ts";
import type { Card, ComparedCard, StatedRow } from "./card.ts";
import { type Comparison, landsOn } from "./comparison.ts";
import type { Move } from "./hypothesis.ts";
import type { Explanation } from "./reconcile.ts";

export interface Booking {
  readonly asOf: IsoDate;
  readonly user: string;
  readonly source: Source;
  readonly cards: readonly ComparedCard[];
  /** The number of the card in which goods are compared. */
  readonly find: Comparison["find"];
  readonly reason: (explanation: Explanation) => string;
}

/** To whom goods went that were reserved and are gone: the ledger asks for a name. */
const unknownRecipient = "unknown";

/** The drafts of an explanation; none where the ledger needs no change. */
export function draftsOf(explanation: Explanation, booking: Booking): readonly Draft[] {
  const { moves, covers } = explanation;
  const { asOf, user, source, cards, find, reason } = booking;
  const parts = new PartsLeft(cards);
  const row = covers.flatMap((at) => cards[at]?.rows ?? [])[0];
  const drafts = moves.flatMap(
    (move): readonly Pick<Draft, "kind" | "effectiveDate" | "entries" | "reverses">[] => {
      if (move.kind === "reverse" || move.kind === "redate") return undone(move, asOf);
      const kind = kindOf(move);
      return [{ kind, effectiveDate: asOf, entries: entriesOf(move, parts, { cards, find }) }];
    },
  );
  return drafts.map((draft, index) => ({
    ...draft,
    user,
    source,
    reason: reason(explanation),
    reference: referenceOf(explanation, drafts.length > 1 ? index + 1 : undefined, booking),
    entries: draft.entries.map((entry) => present({ ...entry, origin: row && originOf(row) })),
    declarations: newsOf(draft.entries, covers, cards),
  }));
}

/** What the statement tells of lots that come into the ledger with this. */
function newsOf(
  entries: readonly Entry[],
  covers: readonly number[],
  cards: readonly ComparedCard[],
): readonly Declaration[] {
  return covers.flatMap((at): readonly Declaration[] => {
    const { item, lot: code, news } = cards[at] ?? {};
    if (item === undefined || code === undefined || news === undefined) return [];
    if (Object.keys(news).length === 0) return [];
    const named = entries.some((entry) => entry.item === item && entry.lot === code);
    return named ? [{ declares: "lot", item, code, facts: news }] : [];
  });
}

const originOf = ({ sheet, row, cell, text }: StatedRow): CellOrigin =>
  present({ sheet, row, cell, text });

/**
 * What makes a booking once only: the file, the day, and what is explained by which cause. The same
 * again is the same event; what was reversed may be booked again.
 */
function referenceOf(
  { covers, facts }: Explanation,
  part: number | undefined,
  { source, asOf, cards }: Booking,
): string {
  const [first] = covers.flatMap((at) => cards[at] ?? []);
  const card = first && [first.agency, first.depot, first.item, first.lot, first.status].join("/");
  const causes = facts.map(({ cause }) => cause).join("+");
  const text = `reconcile ${source.sha256.slice(0, 16)} ${asOf} ${causes} ${card ?? ""}`;
  return part === undefined ? text : `${text} ${part}`;
}

const kindOf = ({ kind }: Exclude<Move, { kind: "reverse" | "redate" }>): Draft["kind"] =>
  kind === "deliver" ? "transfer" : kind === "relabel" ? "adjust" : kind;

function undone(
  { kind, movement }: Extract<Move, { kind: "reverse" | "redate" }>,
  asOf: IsoDate,
): readonly Pick<Draft, "kind" | "effectiveDate" | "entries" | "reverses">[] {
  const { transaction, entries, date } = movement;
  const effectiveDate = date > asOf ? date : asOf;
  const reversal = {
    kind: "reverse" as const,
    effectiveDate,
    entries: inverseOf(entries),
    reverses: transaction,
  };
  if (kind === "reverse") return [reversal];
  const plain = entries.map(({ origin: _, ...entry }) => entry);
  return [reversal, { kind: movement.kind, effectiveDate: asOf, entries: plain }];
}

function entriesOf(
  move: Exclude<Move, { kind: "reverse" | "redate" }>,
  parts: PartsLeft,
  compared: Pick<Booking, "cards" | "find">,
): readonly Entry[] {
  const { cards } = compared;
  switch (move.kind) {
    case "transfer":
      return transferred(move, parts, compared);
    case "relabel": {
      const [from, to] = [cardAt(move.from, cards), cardAt(move.to, cards)];
      const outside = { account: countDifferenceAccount, agency: from.agency };
      const out = parts
        .take(move.from, move.quantity)
        .map((part) => entry(from.item, part, holder(from, part.status), outside));
      return [
        ...out,
        brought(move.to, to, move.quantity, { ...outside, agency: to.agency }, parts),
      ];
    }
    case "adjust": {
      const card = cardAt(move.card, cards);
      const outside = { account: countDifferenceAccount, agency: card.agency };
      if (move.quantity > 0) return [brought(move.card, card, move.quantity, outside, parts)];
      return parts
        .take(move.card, 0 - move.quantity)
        .map((part) => entry(card.item, part, holder(card, part.status), outside));
    }
    case "receive": {
      const card = cardAt(move.card, cards);
      const from = { account: supplierAccount(unknownSupplier), agency: card.agency };
      return [brought(move.card, card, move.quantity, from, parts)];
    }
    case "issue": {
      const card = cardAt(move.card, cards);
      const to = { account: recipientAccount(unknownRecipient), agency: card.agency };
      return parts
        .take(move.card, move.quantity, ({ status }) => status === "reserved")
        .map((part) => entry(card.item, part, holder(card, part.status), to));
    }
    case "deliver": {
      const { agency, item, lot, quantity, shipment } = move;
      const { depot } = cardAt(move.card, cards);
      const from = { account: transitAccount(shipment), agency };
      const to = { account: depotAccount(depot, "available"), agency };
      return [{ item, lot, quantity, from, to }];
    }
  }
}

/** Goods go to where the other card is, and stay what they are in all else. */
function transferred(
  { from: left, to: reached, quantity }: Extract<Move, { kind: "transfer" }>,
  parts: PartsLeft,
  { cards, find }: Pick<Booking, "cards" | "find">,
): readonly Entry[] {
  const [from, to] = [cardAt(left, cards), cardAt(reached, cards)];
  const fitting = (part: Taken): boolean => landsOn(to, part, from, find);
  const taken =
    typeof left === "number"
      ? parts.take(left, quantity, fitting)
      : [{ lot: from.lot, status: from.status, quantity }];
  return taken.map((part) => {
    const status = from.status === to.status ? part.status : to.status;
    return entry(from.item, part, holder(from, part.status), holder(to, status));
  });
}

interface Taken {
  readonly lot: string;
  readonly status: StockStatus;
  readonly quantity: number;
}

const entry = (item: string, { lot, quantity }: Taken, from: Holder, to: Holder): Entry => ({
  item,
  lot,
  quantity,
  from,
  to,
});

const holder = ({ depot, agency }: Card, status: StockStatus): Holder => ({
  account: depotAccount(depot, status),
  agency,
});

function brought(
  at: number,
  card: ComparedCard,
  quantity: number,
  from: { readonly account: AccountCode; readonly agency: string },
  parts: PartsLeft,
): Entry {
  const { lot, status } = parts.largest(at) ?? card;
  return entry(card.item, { lot, status, quantity }, from, holder(card, status));
}

function cardAt(card: number | Card, cards: readonly ComparedCard[]): ComparedCard {
  if (typeof card !== "number") {
    return { ...card, book: 0, counted: 0, rows: [], parts: [], numbered: true, news: undefined };
  }
  const found = cards[card];
  assert(found !== undefined, "a move is between cards of the comparison");
  return found;
}

/** What is left to be taken of each card, as moves of one explanation take from it. */
class PartsLeft {
  readonly #cards: readonly ComparedCard[];
  readonly #taken = new Map<string, number>();

  constructor(cards: readonly ComparedCard[]) {
    this.#cards = cards;
  }

  /** Those that fit first, then by status; the parts of a card are in the order of expiry. */
  take(at: number, quantity: number, fits: (part: Taken) => boolean = () => true) {
    const rank = (part: Taken): number =>
      stockStatuses.indexOf(part.status) + (fits(part) ? 0 : stockStatuses.length);
    const parts = [...(this.#cards[at]?.parts ?? [])].sort((a, b) => rank(a) - rank(b));
    const found: Taken[] = [];
    let left = quantity;
    for (const { lot, status, quantity: there } of parts) {
      const key = `${at} ${status} ${lot}`;
      const free = there - (this.#taken.get(key) ?? 0);
      const own = Math.min(free, left);
      if (own <= 0) continue;
      this.#taken.set(key, there - free + own);
      found.push({ lot, status, quantity: own });
      left -= own;
    }
    assert(left === 0, "no more is taken from a card than the book has there");
    return found;
  }

  largest(at: number): { readonly lot: string; readonly status: StockStatus } | undefined {
    const parts = this.#cards[at]?.parts ?? [];
    return [...parts].sort((a, b) => b.quantity - a.quantity)[0];
  }
}
