/**
 * How much an explanation costs, in nats: −ln(how often such a thing happens × how surely it leaves
 * exactly these figures). The cheapest set of explanations is the most probable one (minimum
 * description length and maximum a posteriori are the same here).
 *
 *   cost = −ln(rate · share(cause)) − ln(choices) − ln(amount)
 *
 * rate     how many cards of a statement have anything wrong with them: 1 in 100
 * share    of the cause among all that goes wrong (`shares`; they are opinions, and stated)
 * choices  1 / the number of equally likely ways in which the cause could have shown
 * amount   probability of just this quantity, where the cause leaves it open (`amountChance`)
 *
 * A cause that leaves a trace in the ledger (a movement dated near the day, two equal receipts, a
 * shipment on the way) needs no amount: its probability is that of the trace (`traces`).
 */

/** What may be behind a difference; the last two only where nothing else is. */
export type Cause =
  | keyof typeof shares
  | "not-yet-booked"
  | "booked-twice"
  | "in-transit"
  | "timing";

const rate = 0.01;

const shares = {
  "unit-mistaken": 0.1,
  "digits-swapped": 0.07,
  "digit-dropped": 0.08,
  "digit-added": 0.06,
  "row-doubled": 0.08,
  "row-missing": 0.12,
  moved: 0.1,
  "other-lot": 0.08,
  "item-mistaken": 0.06,
  "owner-mistaken": 0.05,
  "set-aside": 0.08,
  loss: 0.12,
  surplus: 0.02,
} as const;

/** Nats of something with this probability. */
export const nats = (probability: number): number => 0 - Math.log(probability);

export const causeCost = (cause: keyof typeof shares): number => nats(rate * shares[cause]);

/** How often what left a trace in the ledger is why a statement differs. */
export const traces = {
  /** A movement so many days off the statement's day was seen by one side only. */
  timing: (days: number): number => 0.15 * Math.exp(0 - days / 4),
  /** A transfer that many days before: the goods had left and not arrived. */
  onTheRoad: (days: number): number => 0.04 * Math.exp(0 - days / 10),
  /** A movement that the ledger dates that many days later had happened by the statement's day. */
  bookedLate: (days: number): number => 0.04 * Math.exp(0 - days / 60),
  /** Goods of a shipment under way were counted where it goes to, or where it came from. */
  shipment: 0.1,
  /** Reserved goods had been sent out. */
  reservedGone: 0.01,
  /** The later of two equal movements never happened, by how much tells them apart. */
  twice: ({ days, papers }: { readonly days: number; readonly papers: boolean }): number =>
    (papers ? 0.01 : 0.04) * Math.exp(0 - days / 20),
  /** A movement was booked in packs for pieces, or the other way round. */
  bookedInWrongUnit: 0.002,
} as const;

/** People and packers like round numbers; a quantity is a multiple of one of these. */
const steps = [1, 5, 10, 50, 100, 500, 1000] as const;

/**
 * The probability of an amount between 1 and `max`, where nothing is known of it: small amounts
 * are likelier than large ones (1/a), round ones likelier than others.
 *
 *   P(a) = mean over steps u that divide a of 1 / ((a/u) · (1 + ln(max/u)))
 */
export function amountChance(amount: number, max: number): number {
  let chance = 0;
  for (const step of steps) {
    if (amount % step !== 0) continue;
    chance += 1 / ((amount / step) * (1 + Math.log(Math.max(max, amount) / step)));
  }
  return chance / steps.length;
}
