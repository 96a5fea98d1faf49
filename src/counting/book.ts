/**
 * What the book says that a team should have found.
 *
 * A team counts at a moment between two movements. The ledger knows days and an order of recording,
 * so the moment is a cut: a day D, and the position P of the sheet, that is, the number of the last
 * transaction recorded when it was printed. A movement dated d with number n happened
 *
 *   before the count,  if d < D, or d = D and n ≤ P
 *   after it,          if d > D, or d = D and n > P
 *
 * whenever it was recorded. So a late paper (d < D, n > P) is part of the book that the count is
 * compared with: the goods were counted with what it brought or took, and booking the difference
 * without it would count it twice. What is dated on the day itself and recorded after the sheet
 * was printed is taken as having happened after the count; the ledger cannot know, so this is
 * told (`sameDay`). What is dated later than D stays on top, also where it was recorded before.
 *
 * A reversal is no movement of goods: it says that one never happened. It belongs where the
 * transaction stands that it undoes; so before the count both vanish, and after it both do.
 *
 *   book(card) = Σ of the quantities of the standing movements before the cut
 *
 * With s counted, the difference s − book is what the ledger was wrong by at the cut, and at any
 * later day as long as the movements between are right. Counts of different days are therefore
 * compared by their differences, not by their figures (comparison.ts).
 */
import { accountParts, stockStatuses } from "../domain/account.ts";
import { type CountCard, countCardName } from "../domain/counting/count-declaration.ts";
import { type IsoDate, type Moment, plusDays } from "../domain/dates.ts";
import { type Entry, type Posting, postingsOf, type Transaction } from "../domain/ledger.ts";

export interface Cut {
  readonly date: IsoDate;
  readonly position: number;
}

/** What the ledger answers: all of it, or what it said at a moment. */
export interface BookReader {
  balances(filter: BookFilter): Promise<readonly Posting[]>;
  transactions(filter: BookFilter): AsyncIterable<Transaction>;
  transaction(number: number): Promise<Transaction | undefined>;
}

interface BookFilter {
  readonly depot: string;
  readonly asOf?: IsoDate;
  readonly since?: IsoDate;
  readonly from?: number;
  readonly knownAt?: Moment;
}

export interface Book {
  readonly cut: Cut;
  /** By the names of cards (`countCardName`); what is not there is nothing. */
  readonly quantities: ReadonlyMap<string, number>;
  /** Cards by their names. */
  readonly cards: ReadonlyMap<string, CountCard>;
  /** Dated before the cut, recorded after the sheet was printed. */
  readonly late: readonly Transaction[];
  /** Dated on the day, recorded after the sheet was printed: taken as after the count. */
  readonly sameDay: readonly Transaction[];
  /** After the cut. */
  readonly after: readonly Transaction[];
}

export const isBefore = (
  { effectiveDate, number }: Pick<Transaction, "effectiveDate" | "number">,
  { date, position }: Cut,
): boolean => effectiveDate < date || (effectiveDate === date && number <= position);

/** The book of a depot at a cut, from what the ledger knows now, or knew at a moment. */
export async function bookAt(
  reader: BookReader,
  depot: string,
  cut: Cut,
  knownAt?: Moment,
): Promise<Book> {
  const known = knownAt === undefined ? {} : { knownAt };
  const dayBefore = plusDays(cut.date, -1);
  const sums = new Sums(depot);
  for (const posting of await reader.balances({ depot, asOf: dayBefore, ...known })) {
    sums.add(posting);
  }
  const [sameDay, after]: [Transaction[], Transaction[]] = [[], []];
  const undone = new Set<number>();
  for await (const each of reader.transactions({ depot, since: cut.date, ...known })) {
    const original = each.reverses === undefined ? each : await reader.transaction(each.reverses);
    const before = isBefore(original ?? each, cut);
    if (before) for (const posting of postingsOf(each.entries)) sums.add(posting);
    if (each.reverses !== undefined) undone.add(each.reverses);
    else if (!before) after.push(each);
  }
  const standing = after.filter(({ number }) => !undone.has(number));
  for (const each of standing) if (each.effectiveDate === cut.date) sameDay.push(each);
  const late = await latePapers(reader, depot, cut, known);
  return { cut, ...sums.found(), late, sameDay, after: standing };
}

/** What was recorded after the sheet was printed, and happened before the count. */
async function latePapers(
  reader: BookReader,
  depot: string,
  cut: Cut,
  known: { readonly knownAt?: Moment },
): Promise<readonly Transaction[]> {
  const late: Transaction[] = [];
  const undone = new Set<number>();
  const filter = { depot, from: cut.position + 1, ...known };
  for await (const each of reader.transactions(filter)) {
    if (each.reverses !== undefined) undone.add(each.reverses);
    else if (each.effectiveDate < cut.date) late.push(each);
  }
  return late.filter(({ number }) => !undone.has(number));
}

/** Adds up the postings of one depot, by card. */
class Sums {
  readonly #depot: string;
  readonly #sums = new Map<string, { readonly card: CountCard; quantity: number }>();

  constructor(depot: string) {
    this.#depot = depot;
  }

  add({ account, agency, item, lot, quantity }: Posting): void {
    const parts = accountParts(account);
    if (parts?.kind !== "depot" || parts.depot !== this.#depot) return;
    const card = { item, lot, agency, status: parts.status };
    const name = countCardName(card);
    const known = this.#sums.get(name);
    if (known === undefined) this.#sums.set(name, { card, quantity });
    else known.quantity += quantity;
  }

  found(): Pick<Book, "quantities" | "cards"> {
    const held = [...this.#sums].filter(([, { quantity }]) => quantity !== 0);
    return {
      quantities: new Map(held.map(([name, { quantity }]) => [name, quantity])),
      cards: new Map(held.map(([name, { card }]) => [name, card])),
    };
  }
}

/** What is on the book, in the order of a sheet: item, lot, owner, status. */
export const bookedCards = ({ cards }: Pick<Book, "cards">): readonly CountCard[] =>
  [...cards.values()].sort(bySheet);

export function bySheet(a: CountCard, b: CountCard): number {
  for (const part of ["item", "lot", "agency"] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
  }
  return stockStatuses.indexOf(a.status) - stockStatuses.indexOf(b.status);
}

/** The lines of a count, by name, that an entry gives goods to or takes them from. */
export function* cardsMoved({ item, lot, quantity, from, to }: Entry, depot: string) {
  if (quantity === 0) return;
  for (const { account, agency } of [from, to]) {
    const parts = accountParts(account);
    if (parts?.kind !== "depot" || parts.depot !== depot) continue;
    yield countCardName({ item, lot, agency, status: parts.status });
  }
}

/** Whether a transaction moved goods of some of these lines. */
export const movedAny = (
  { entries }: Transaction,
  depot: string,
  names: ReadonlySet<string>,
): boolean =>
  entries.some((entry) => [...cardsMoved(entry, depot)].some((name) => names.has(name)));
