/**
 * What stands in the way of booking a count, found before the ledger refuses it, and with the
 * names of the movements to blame.
 *
 * Goods that a later movement took away cannot be missing before it: a card would fall below zero
 * on the day of that movement. And where another count has corrected the same goods after this
 * one's cut, both speak of one difference: booking it again would count it twice.
 */
import { accountParts } from "../domain/account.ts";
import { type CountCard, countCardName } from "../domain/counting/count-declaration.ts";
import { dayNumber, type IsoDate } from "../domain/dates.ts";
import {
  type Entry,
  type Holder,
  type Posting,
  postingsOf,
  type Transaction,
  transactionId,
} from "../domain/ledger.ts";
import type { CountRefusal } from "../domain/problems/count-problem.ts";
import { cardName } from "../domain/trace.ts";
import { type Book, type BookReader, cardsMoved } from "./book.ts";

/**
 * Other counts booked after the cut that corrected goods which this count decided. That somebody
 * else has booked this very count while its books were read is told when it is to be recorded.
 */
export function overtakenBy(
  { code, depot }: { readonly code: string; readonly depot: string },
  cards: readonly CountCard[],
  books: readonly Book[],
): readonly CountRefusal[] {
  const corrections = new Map<number, Transaction>();
  for (const { after } of books) {
    for (const each of after) {
      if (each.kind === "count" && !isOf(code, each)) corrections.set(each.number, each);
    }
  }
  const byName = new Map(cards.map((card) => [countCardName(card), card]));
  return [...corrections.values()].flatMap((transaction) => {
    const moved = transaction.entries.flatMap((entry) => [...cardsMoved(entry, depot)]);
    const card = moved.map((name) => byName.get(name)).find((it) => it !== undefined);
    if (card === undefined) return [];
    const { item, lot } = card;
    return [{ kind: "count-overtaken", item, lot, by: transactionId(transaction.number) }];
  });
}

const isOf = (code: string, { declarations }: Transaction): boolean =>
  declarations.some((told) => told.declares === "count" && told.code === code);

/** Cards that would fall below zero once the entries are booked, on the first day of each. */
export async function takenSince(
  reader: BookReader,
  depot: string,
  {
    entries,
    effectiveDate,
  }: { readonly entries: readonly Entry[]; readonly effectiveDate: IsoDate },
): Promise<readonly CountRefusal[]> {
  const cards = new Map<string, Watched>();
  const watch = (posting: Posting): Watched | undefined => {
    if (accountParts(posting.account)?.kind !== "depot") return undefined;
    const name = cardName(posting);
    const known = cards.get(name) ?? { ...posting, quantity: 0, change: 0, later: [] };
    cards.set(name, known);
    return known;
  };
  for (const posting of postingsOf(entries)) {
    const card = watch(posting);
    if (card !== undefined) card.change += posting.quantity;
  }
  for (const [name, card] of cards) if (card.change >= 0) cards.delete(name);
  if (cards.size === 0) return [];
  for (const held of await reader.balances({ depot, asOf: effectiveDate })) {
    const card = cards.get(cardName(held));
    if (card !== undefined) card.quantity = held.quantity;
  }
  const later: Transaction[] = [];
  for await (const each of reader.transactions({ depot, since: effectiveDate })) later.push(each);
  later.sort((a, b) => dayNumber(a.effectiveDate) - dayNumber(b.effectiveDate));
  for (const { entries: moved, effectiveDate: date, number } of later) {
    const nets = new Map<Watched, number>();
    for (const posting of postingsOf(moved)) {
      const card = cards.get(cardName(posting));
      if (card !== undefined) nets.set(card, (nets.get(card) ?? 0) + posting.quantity);
    }
    for (const [card, net] of nets) card.later.push({ date, number, net });
  }
  return [...cards.values()].flatMap((card) => fallOf(card, effectiveDate));
}

interface Watched extends Holder {
  readonly item: string;
  readonly lot: string;
  quantity: number; // at the end of the day that is booked, without what is booked
  change: number;
  /** In the order of the days. */
  readonly later: { readonly date: IsoDate; readonly number: number; readonly net: number }[];
}

/** The first day on which a card would be below zero, and what took from it then. */
function fallOf(card: Watched, booked: IsoDate): readonly CountRefusal[] {
  const { item, lot, agency, account } = card;
  let sum = card.quantity + card.change;
  let takers: string[] = [];
  let day = booked;
  for (const { date, number, net } of card.later) {
    if (date !== day) {
      if (sum < 0) break;
      [day, takers] = [date, []];
    }
    if (date !== booked) sum += net; // what is dated on the day itself is in the sum
    if (net < 0) takers.push(transactionId(number));
  }
  if (sum >= 0) return [];
  const short = 0 - sum;
  return [
    {
      kind: "count-takes-moved",
      ...{ item, lot, agency, account, date: day, short, by: takers },
    },
  ];
}
