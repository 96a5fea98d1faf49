/**
 * An event that asked for relief goods, as a record tells it: when, where, why, and what was given.
 * Several goods may belong to one event. What nobody wrote down is undefined.
 */
import type { IsoDate } from "./dates.ts";
import type { ColumnReference } from "./reference.ts";

export interface ReliefGoods {
  /** A code of the catalogue, where the words led to one. */
  readonly item: string | undefined;
  readonly category: string | undefined;
  /** As it was written. */
  readonly text: string;
  /** Pieces of the item, above 0. */
  readonly quantity: number | undefined;
  /** All that was there was given: more might have been asked for. */
  readonly ranOut: boolean;
}

export interface ReliefEvent {
  readonly event: string;
  /** Of what is known by its month or year only, a day in the middle. */
  readonly date: IsoDate;
  readonly precision: "day" | "month" | "year";
  readonly agency: string | undefined;
  readonly country: string | undefined;
  readonly cause: string | undefined;
  /** No: it was bought for the event, or is of a kind that is not kept in stock. */
  readonly fromStock: boolean;
  readonly valueJpy: number | undefined;
  /** Undefined where nobody wrote down what was given. */
  readonly goods: readonly ReliefGoods[] | undefined;
}

/** Since when, and until when, events of an agency were recorded. */
export interface ReliefRecord {
  readonly agency: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** No: there may have been more than those recorded. */
  readonly complete: boolean;
  readonly noteEn: string;
  readonly noteJa: string;
}

/** What reading and judging records of events needs. */
export interface EventReference {
  readonly columns: readonly ColumnReference[];
  readonly records: readonly ReliefRecord[];
}
