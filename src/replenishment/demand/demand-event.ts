/**
 * What was asked for, event by event: the observations that a model of demand is fitted to.
 *
 * An event is one decision to give: several goods may go together. A quantity that nobody published
 * is undefined, never zero; an event whose goods nobody listed has `goods: undefined` and counts as
 * an event all the same.
 */
import type { IsoDate } from "../../domain/dates.ts";

export interface AskedGoods {
  /** A category or an item, as the caller groups them; each stands once in an event. */
  readonly goods: string;
  /** Pieces, above 0; undefined where unknown. */
  readonly quantity: number | undefined;
  /** It took all that was there. */
  readonly ranOut?: boolean;
}

export interface DemandEvent {
  readonly event: string;
  readonly date: IsoDate;
  /** Absent or true, but false where only the year is known: it says nothing of the season. */
  readonly dayKnown?: boolean;
  readonly goods: readonly AskedGoods[] | undefined;
  /** What the whole event was worth, yen, where that was published. */
  readonly valueJpy: number | undefined;
}

/** The days that were looked at, both included, also where nothing happened. */
export interface ObservedDays {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** A figure, and the limits between which it lies with a probability of 90 %. */
export interface Uncertain {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
