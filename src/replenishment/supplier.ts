/**
 * Who sells what, on which terms. What nobody published or quoted is undefined, never 0; what is
 * assumed says so.
 */
import type { StageDays } from "./demand/lead-time.ts";

export interface Supplier {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  /** ISO 3166, two letters; JP is marked wherever suppliers are shown. */
  readonly country: string | undefined;
}

/** One supplier's terms for one item of the catalogue. */
export interface Offer {
  readonly supplier: Supplier;
  /** An item of the catalogue, or a category: then for any item of it. */
  readonly goods: string;
  /** Whole yen a piece, delivered to the depot as `note` says. */
  readonly unitCostJpy: number | undefined;
  /** From how many pieces on it sells. */
  readonly orderMin: number | undefined;
  readonly piecesPerPack: number | undefined;
  /** How many pieces fill a 40 ft high cube container. */
  readonly piecesPerContainer: number | undefined;
  readonly shelfLifeMonths: number | undefined;
  /** Its own production and shipping, where it says so; they take the place of the general ones. */
  readonly stages: readonly StageDays[];
  readonly source: string;
  readonly assumed: boolean;
  readonly note: string | undefined;
}
