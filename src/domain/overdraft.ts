/**
 * Watches that no account that holds goods falls below zero at the end of any day.
 *
 * Most movements are dated on or after the last one on their stock card, and leave something there:
 * for these, the sum so far is all one needs to know. A card where goods are taken at an earlier
 * date than its last, or where the sum dips below zero between two movements of a day, is set
 * aside as a suspect, and its days are added up one by one (`shortfallsOf`).
 *
 * The two steps together are exact: let s(d) be the sum of a card's quantities dated up to day d.
 * A movement q at day e changes s(d) for d ≥ e only. If e is on or after the card's last day, the
 * only such value is the sum of all, which the watch has; if not, the card is a suspect.
 *
 * Cards are numbered from 0 by whoever watches. Their state lies in typed arrays, as a million
 * movements over ten thousands of cards otherwise wait for memory most of the time.
 */
import { dayNumber, type IsoDate } from "./dates.ts";

export class CardWatch {
  #sums = new Float64Array(1024);
  #lastDays = new Int32Array(1024);
  #suspects = new Uint8Array(1024);
  #cards = 0;
  /** Cards whose sum was at some moment too large to be exact. */
  readonly #beyond = new Set<number>();

  /** A further card, with what is known of it; gives its number. */
  add(sum: number, lastDate: IsoDate | undefined): number {
    const card = this.#cards;
    if (card === this.#sums.length) this.#grow();
    this.#sums[card] = sum;
    this.#lastDays[card] = lastDate === undefined ? 0 : dayNumber(lastDate);
    this.#cards += 1;
    return card;
  }

  /** Takes note of a signed quantity dated on a day (a `dayNumber`). */
  move(card: number, day: number, quantity: number): void {
    const sum = (this.#sums[card] ?? 0) + quantity;
    const last = this.#lastDays[card] ?? 0;
    this.#sums[card] = sum;
    if (sum > Number.MAX_SAFE_INTEGER || sum < Number.MIN_SAFE_INTEGER) this.#beyond.add(card);
    if (sum < 0 || (quantity < 0 && day < last)) this.#suspects[card] = 1;
    if (day > last) this.#lastDays[card] = day;
  }

  sum(card: number): number {
    return this.#sums[card] ?? 0;
  }

  /** The `dayNumber` of the card's last movement, 0 where there is none. */
  lastDay(card: number): number {
    return this.#lastDays[card] ?? 0;
  }

  /** Whether the card's sum is exact: it never was too large for a whole number. */
  isExact(card: number): boolean {
    return !this.#beyond.has(card);
  }

  isSuspect(card: number): boolean {
    return this.#suspects[card] === 1;
  }

  #grow(): void {
    const size = this.#sums.length * 2;
    const [sums, lastDays, suspects] = [this.#sums, this.#lastDays, this.#suspects];
    this.#sums = new Float64Array(size);
    this.#lastDays = new Int32Array(size);
    this.#suspects = new Uint8Array(size);
    this.#sums.set(sums);
    this.#lastDays.set(lastDays);
    this.#suspects.set(suspects);
  }
}

/** A card's net quantity of a day, and what the write that is being checked takes from it then. */
export type CardDay = readonly [card: number, date: IsoDate, net: number, taken: number];

export interface Shortfall {
  readonly card: number;
  readonly date: IsoDate; // the first day at whose end the card is below zero
  readonly sum: number; // then
  readonly taken: number; // by this write, up to then
  readonly worst: { readonly date: IsoDate; readonly missing: number }; // when most is missing
}

/** The shortfall of each card that has any. Days card by card, in calendar order. */
export function* shortfallsOf(days: Iterable<CardDay>): Iterable<Shortfall> {
  let [card, sum, taken] = [-1, 0, 0];
  let short: Shortfall | undefined;
  for (const [of, date, net, takenThen] of days) {
    if (of !== card) {
      if (short !== undefined) yield short;
      [card, sum, taken, short] = [of, 0, 0, undefined];
    }
    sum += net;
    taken += takenThen;
    if (sum >= 0 - (short?.worst.missing ?? 0)) continue;
    short = { ...(short ?? { card, date, sum, taken }), worst: { date, missing: 0 - sum } };
  }
  if (short !== undefined) yield short;
}
