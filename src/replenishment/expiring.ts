/**
 * Who could take goods before they are past their date: open requests, organisations that lack
 * them, and training for what is left; each in time, with the days that lead to it.
 *
 *   leaves    not before the steps that the law asks for are done: today + their days
 *   arrives   after the transport; with the shelf life that was asked for still left
 *   last day  expiry − shelf life asked for − transport
 *
 * A taker counts only where the goods can leave by the last day. Nearest expiry goes first, and to
 * requests before organisations; none gets more than it asks for. This proposes and moves nothing.
 */
import { daysBetween, type IsoDate, plusDays } from "../domain/dates.ts";

export interface ExpiringLot {
  readonly agency: string;
  readonly item: string;
  readonly goods: string; // its category, or itself
  readonly lot: string;
  readonly depot: string;
  readonly quantity: number;
  readonly expiry: IsoDate;
  /** For somebody: nobody else can be given it, its owner may use it in training. */
  readonly kept?: true;
}

export interface Taker {
  readonly kind: "request" | "organisation";
  /** Code of a request with its line, or of an organisation. */
  readonly name: string;
  readonly item: string | undefined;
  readonly goods: string | undefined;
  readonly wants: number;
  readonly neededBy: IsoDate | undefined;
  readonly shelfLifeDays: number;
  /** Days of the steps before an owner's goods may leave; undefined: not by that owner's law. */
  stepsOf(agency: string): number | undefined;
}

export interface Taking {
  readonly kind: Taker["kind"] | "training" | "nobody";
  readonly name: string | undefined;
  readonly quantity: number;
  /** The first day on which the goods may leave, and the last that is early enough. */
  readonly from: IsoDate | undefined;
  readonly leaveBy: IsoDate | undefined;
}

export interface Outgoing {
  readonly lot: ExpiringLot;
  readonly days: number; // until it expires
  readonly takings: readonly Taking[];
}

export interface ExpiringQuestion {
  readonly today: IsoDate;
  readonly lots: readonly ExpiringLot[];
  readonly takers: readonly Taker[];
  /** From the depot to whoever takes the goods. */
  readonly transportDays: number;
  /** Between the last day for leaving and the expiry, where goods are used up in training. */
  readonly trainingDays: number;
}

export function outgoing(question: ExpiringQuestion): readonly Outgoing[] {
  const { today, lots, takers, trainingDays } = question;
  const left = new Map(takers.map((taker) => [taker, taker.wants]));
  const order = takers.map((taker) => taker).sort(byUrgency);
  const sorted = [...lots].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return sorted.map((lot) => {
    const takings: Taking[] = [];
    let rest = lot.quantity;
    for (const taker of order) {
      const taking = takenBy(taker, lot, Math.min(rest, left.get(taker) ?? 0), question);
      if (taking === undefined) continue;
      takings.push(taking);
      rest -= taking.quantity;
      left.set(taker, (left.get(taker) ?? 0) - taking.quantity);
    }
    if (rest > 0) {
      const leaveBy = plusDays(lot.expiry, -trainingDays);
      const inTime = today <= leaveBy;
      takings.push(
        inTime
          ? { kind: "training", name: undefined, quantity: rest, from: today, leaveBy }
          : {
              kind: "nobody",
              name: undefined,
              quantity: rest,
              from: undefined,
              leaveBy: undefined,
            },
      );
    }
    return { lot, days: daysBetween(today, lot.expiry), takings };
  });
}

const key = ({ expiry, agency, item, depot, lot }: ExpiringLot): string =>
  JSON.stringify([expiry, agency, item, depot, lot]);

function byUrgency(a: Taker, b: Taker): number {
  const rank = ({ kind, neededBy = "9999-12-31", name }: Taker): string =>
    `${kind === "request" ? 0 : 1} ${neededBy} ${name}`;
  return rank(a) < rank(b) ? -1 : 1;
}

function takenBy(
  taker: Taker,
  lot: ExpiringLot,
  quantity: number,
  { today, transportDays }: ExpiringQuestion,
): Taking | undefined {
  const fits = taker.item === undefined ? taker.goods === lot.goods : taker.item === lot.item;
  const steps = taker.stepsOf(lot.agency);
  if (lot.kept || !fits || steps === undefined || quantity <= 0) return undefined;
  const from = plusDays(today, steps);
  const byExpiry = plusDays(lot.expiry, -(taker.shelfLifeDays + transportDays));
  const byNeed = taker.neededBy && plusDays(taker.neededBy, -transportDays);
  const leaveBy = byNeed === undefined || byExpiry < byNeed ? byExpiry : byNeed;
  if (from > leaveBy) return undefined;
  return { kind: taker.kind, name: taker.name, quantity, from, leaveBy };
}
