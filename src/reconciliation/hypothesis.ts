/**
 * A hypothesis: what may have happened that explains the differences of one or more cards to the
 * last piece, what it costs (see likelihood.ts), and what would set both sides right again.
 *
 * `facts` say what happened, one or two of them. `moves` change the ledger, `corrections` the
 * statement; after both, book and counted agree on every card that the hypothesis covers.
 */
import type { IsoDate } from "../domain/dates.ts";
import type { Entry, TransactionKind } from "../domain/ledger.ts";
import type { Card, Dimension, StatedRow } from "./card.ts";
import type { SlipCause } from "./slips.ts";

/** What happened. Cards are named by their numbers in the comparison. */
export type Fact =
  | Slipped
  | {
      readonly is: "unit-of-item"; // the same slip in several rows
      readonly cause: "unit-mistaken";
      readonly item: string;
      readonly perPack: number;
      readonly packsForPieces: boolean; // written in packs what should be pieces
      readonly cards: readonly number[];
    }
  | {
      readonly is: "row-doubled";
      readonly cause: "row-doubled";
      readonly row: StatedRow;
      readonly first: StatedRow;
      readonly equal: boolean; // the rows say the same in all they say
    }
  | {
      readonly is: "row-missing";
      readonly cause: "row-missing";
      readonly card: number;
      readonly quantity: number;
      readonly whole: boolean; // no row names the card
    }
  | Displaced
  | {
      readonly is: "left-out";
      readonly cause: "set-aside";
      readonly card: number;
      readonly quantity: number;
    }
  | {
      readonly is: "dated";
      readonly cause: "timing" | "in-transit" | "not-yet-booked";
      readonly movement: KnownMovement;
      /** The statement has what it brought; or has not yet. */
      readonly seen: boolean;
    }
  | {
      readonly is: "shipment";
      readonly cause: "in-transit" | "not-yet-booked";
      readonly shipment: string;
      readonly card: number;
      readonly quantity: number;
    }
  | {
      readonly is: "reserved-gone";
      readonly cause: "not-yet-booked";
      readonly card: number;
      readonly quantity: number;
    }
  | {
      readonly is: "booked-twice";
      readonly cause: "booked-twice";
      readonly movement: KnownMovement;
      readonly first: KnownMovement;
    }
  | {
      readonly is: "booked-in-unit";
      readonly cause: "unit-mistaken";
      readonly movement: KnownMovement;
      readonly meant: number;
      readonly perPack: number;
    }
  | {
      readonly is: "remainder";
      readonly cause: "loss" | "surplus";
      readonly card: number;
      readonly quantity: number;
    };

export interface Slipped {
  readonly is: "slip";
  readonly cause: SlipCause;
  readonly row: StatedRow;
  readonly meant: number;
  readonly perPack: number | undefined;
}

/** Goods are in one place by the book and in another by the statement; one dimension differs. */
export interface Displaced {
  readonly is: "displaced";
  readonly cause: "moved" | "other-lot" | "item-mistaken" | "owner-mistaken" | "set-aside";
  readonly dimension: Dimension;
  readonly from: Card;
  readonly to: Card;
  readonly quantity: number;
  /** The other side is out of the statement's scope: the book alone speaks for it. */
  readonly unseen: boolean;
  /** Which of the two is to be set right. */
  readonly side: "ledger" | "statement";
}

/** A movement of the ledger that may be behind a difference. */
export interface KnownMovement {
  readonly transaction: number;
  readonly kind: TransactionKind;
  readonly date: IsoDate;
  readonly reference: string | undefined;
  readonly entry: Entry;
  /** All entries of its transaction, where it is to be reversed. */
  readonly entries: readonly Entry[];
  /** Nothing hangs on it but this one entry: no loan, no return, no other goods. */
  readonly alone: boolean;
}

/** A change of the ledger. Cards by number, or out of the statement's scope as they are. */
export type Move =
  | {
      readonly kind: "transfer";
      readonly from: number | Card;
      readonly to: number | Card;
      readonly quantity: number;
    }
  | {
      readonly kind: "relabel"; // another lot, another item: out under one name, in under the other
      readonly from: number;
      readonly to: number;
      readonly quantity: number;
    }
  | { readonly kind: "adjust"; readonly card: number; readonly quantity: number }
  /** Of a lot that the ledger has never had. */
  | { readonly kind: "receive"; readonly card: number; readonly quantity: number }
  | { readonly kind: "issue"; readonly card: number; readonly quantity: number }
  | {
      readonly kind: "deliver";
      readonly shipment: string;
      readonly card: number;
      readonly agency: string;
      readonly item: string;
      readonly lot: string;
      readonly quantity: number;
    }
  | { readonly kind: "reverse"; readonly movement: KnownMovement }
  /** Reversed on its own day and booked again on the statement's. */
  | { readonly kind: "redate"; readonly movement: KnownMovement };

/** A change of the statement, to be asked for. */
export type Correction =
  | {
      readonly kind: "set-quantity";
      readonly row: StatedRow;
      readonly card: number;
      readonly to: number;
    }
  | { readonly kind: "remove-row"; readonly row: StatedRow; readonly card: number }
  | { readonly kind: "add-row"; readonly card: number; readonly to: number }
  | {
      readonly kind: "relabel-row";
      readonly row: StatedRow;
      readonly card: number;
      readonly field: Dimension;
      readonly to: Card;
    };

/** Goods that several explanations may draw on, and that are there only once. */
export interface Use {
  readonly key: string;
  readonly quantity: number;
  /** How much there is. */
  readonly of: number;
}

export interface Hypothesis {
  /** Numbers of the cards whose differences it explains, in ascending order. */
  readonly covers: readonly number[];
  readonly cost: number;
  readonly facts: readonly [Fact] | readonly [Fact, Fact];
  readonly moves: readonly Move[];
  readonly corrections: readonly Correction[];
  readonly uses?: readonly Use[];
}
