/**
 * What an owner has of goods that serve one need, and on which terms more can be had. Items of one
 * category stand in for one another, so they are one holding; one of them is bought.
 */
import type { LeadTime } from "./demand/lead-time.ts";
import type { Offer } from "./supplier.ts";

/** Pieces of one item. */
export interface HeldItem {
  readonly item: string;
  /** Available and not expired; all other figures are beside it. */
  readonly onHand: number;
  /** Promised to somebody: not to be counted on. */
  readonly reserved: number;
  /** Receipts dated in the future. */
  readonly onOrder: number;
  /** Of `onHand`: recorded to leave on a coming day. */
  readonly leaving: number;
  /** Of `onHand`: past its date before an order of today would arrive. */
  readonly expiring: number;
}

/** How many people a piece serves, by a published standard. */
export interface PeopleStandard {
  readonly peoplePerPiece: number;
  /** As published: so many for a person, or for a household of so many. */
  readonly quantity: number;
  readonly per: "person" | "household";
  readonly householdSize: number;
  readonly organisation: string;
  readonly source: string;
}

export interface Holding {
  readonly agency: string;
  /** A category, or an item that has none. */
  readonly goods: string;
  /** The one that is bought. */
  readonly item: string;
  /** Where it is delivered. */
  readonly depot: string;
  readonly items: readonly HeldItem[];
  readonly standard: PeopleStandard | undefined;
}

/** What is there or coming, less what is leaving or past its date by then. */
export const positionOf = ({ items }: Holding): number =>
  items.reduce(
    (sum, { onHand, onOrder, leaving, expiring }) => sum + onHand + onOrder - leaving - expiring,
    0,
  );

export interface Terms {
  /** Undefined where nobody is known to sell it. */
  readonly offer: Offer | undefined;
  readonly lead: LeadTime;
  readonly packPieces: number;
  /** The least order, in pieces: whole packs. */
  readonly leastOrder: number;
}

export const costOf = ({ offer }: Terms, pieces: number): number | undefined =>
  offer?.unitCostJpy === undefined ? undefined : offer.unitCostJpy * pieces;
