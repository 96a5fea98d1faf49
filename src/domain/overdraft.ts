/**
 * Watches that no account that holds goods falls below zero at the end of any day.
 *
 * Most movements are dated on or after the last one on their stock card, and leave something there:
 * for these, the sum so far is all one needs to know. A card where goods are taken at an earlier
 * date than its last, or where the sum dips below zero between two movements of a day, is set
 * aside as a suspect, and its days are added up one by one (`firstShortfall`).
 *
 * The two steps together are exact: let s(d) be the sum of a card's quantities dated up to day d.
 * A movement q at day e changes s(d) for d ≥ e only. If e is on or after the card's last day, the
 * only such value is the sum of all, which the watch has; if not, the card is a suspect.
 */
import type { IsoDate } from "./dates.ts";

export interface CardState {
  sum: number;
  lastDate: IsoDate;
  suspect: boolean;
}

export const emptyCard = (): CardState => ({ sum: 0, lastDate: "", suspect: false });

/** Takes note of a signed quantity on a card that holds goods. */
export function watch(card: CardState, date: IsoDate, quantity: number): void {
  card.sum += quantity;
  if (card.sum < 0 || (quantity < 0 && date < card.lastDate)) card.suspect = true;
  if (date > card.lastDate) card.lastDate = date;
}

export interface DaySum {
  readonly date: IsoDate;
  readonly net: number;
}

/** The first day at whose end a card is below zero, or undefined. Days in calendar order. */
export function firstShortfall(
  days: Iterable<DaySum>,
): { readonly date: IsoDate; readonly sum: number } | undefined {
  let sum = 0;
  for (const { date, net } of days) {
    sum += net;
    if (sum < 0) return { date, sum };
  }
  return undefined;
}
