/**
 * What the ledger knows beside its balances that may be behind a difference: movements dated near
 * the statement's day or later, equal movements that may be one, goods under way.
 *
 * Movements that were reversed, and reversals, are passed over: they left no trace in the balances.
 */
import { accountParts } from "../domain/account.ts";
import { daysBetween, type IsoDate } from "../domain/dates.ts";
import type { Entry, Transaction } from "../domain/ledger.ts";
import { compareTexts } from "./card.ts";
import type { KnownMovement } from "./hypothesis.ts";

/** Days around the statement's date within which a movement may be a matter of timing. */
export const timingDays = 10;
/** Days before the statement's date within which transferred goods may still be on the road. */
export const roadDays = 45;
/** Days after the statement's date within which a booking may have come late. */
export const lateDays = 120;
/** How far back equal movements are looked for; reading stays quick in a ledger of decades. */
export const lookBackDays = 400;

/** What lies in one transit account: a shipment's goods of one lot. */
export interface Shipment {
  readonly shipment: string;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
  /** The depots that it left. */
  readonly origins: readonly string[];
}

export interface Known {
  /** One for each entry of standing movements, in the order of recording; openings included. */
  readonly movements: readonly KnownMovement[];
  readonly shipments: readonly Shipment[];
}

export class KnownSoFar {
  readonly #movements: KnownMovement[] = [];
  readonly #undone = new Set<number>();
  readonly #origins = new Map<string, Set<string>>(); // shipment → depots

  take(transaction: Transaction): void {
    const { number, kind, effectiveDate, reference, entries, reverses } = transaction;
    if (kind === "merge") return; // the same goods under another name
    const { loanDue, returns } = transaction;
    const alone = entries.length === 1 && loanDue === undefined && returns === undefined;
    if (reverses !== undefined) {
      this.#undone.add(reverses);
      return;
    }
    for (const entry of entries) {
      this.#originOf(entry);
      if (entry.quantity === 0) continue;
      const from = { transaction: number, kind, date: effectiveDate, reference };
      this.#movements.push({ ...from, entry, entries, alone });
    }
  }

  #originOf({ from, to }: Entry): void {
    const [left, reached] = [accountParts(from.account), accountParts(to.account)];
    if (left?.kind !== "depot" || reached?.kind !== "transit") return;
    const depots = this.#origins.get(reached.shipment) ?? new Set();
    this.#origins.set(reached.shipment, depots.add(left.depot));
  }

  /** With what lies in transit accounts at the end of the statement's day. */
  known(inTransit: readonly Omit<Shipment, "origins">[]): Known {
    return {
      movements: this.#movements.filter(({ transaction }) => !this.#undone.has(transaction)),
      shipments: inTransit.map((goods) => ({
        ...goods,
        origins: [...(this.#origins.get(goods.shipment) ?? [])].sort(compareTexts),
      })),
    };
  }
}

/** Days from the statement's date to the movement's: negative where it came before. */
export const daysAfter = (asOf: IsoDate, { date }: KnownMovement): number =>
  daysBetween(asOf, date);
