/**
 * The facts of one shipment, as all of its papers tell them. Every paper is made from this and
 * nothing else, so that no two of them can differ. What is not known is absent and is left blank
 * on paper, to be filled in by hand; it is never 0.
 */
import type { IsoDate } from "../../domain/dates.ts";
import type { StatedMoney } from "../../domain/declaration.ts";
import type { Text } from "../../text/text.ts";

export interface PlaceFacts {
  readonly code: string;
  readonly name: Text;
}

export interface LegFacts {
  readonly from: PlaceFacts;
  readonly to: PlaceFacts;
  readonly mode: "air" | "sea" | "road" | "rail";
  readonly vehicle: Text;
  readonly trips: number;
  readonly depart: IsoDate;
  readonly arrive: IsoDate;
}

export interface ShipmentLineFacts {
  /** In the shipment, from 1: what the receipt form says again. */
  readonly no: number;
  readonly item: string;
  readonly name: Text;
  readonly lot: string;
  readonly owner: Text;
  /** Who takes the goods over; lines of one consignee are one consignment. */
  readonly consignee: string;
  readonly unit: Text;
  readonly quantity: number; // base units, as sent or to be sent
  /** Whole packs of equal content; what is left over fills one more in part. */
  readonly pack?: { readonly pieces: number };
  readonly weightG?: number; // of the line, packing included
  readonly volumeCm3?: number;
  /** What of it is an upper bound and no measure. */
  readonly estimated: readonly ("weight" | "volume")[];
  readonly expiry?: IsoDate;
  readonly hsCode?: string;
  readonly hazard?: string; // its class as dangerous goods
  readonly origin?: Text; // the country where the goods were made
  /** Of one base unit, for customs. */
  readonly unitValue?: StatedMoney & { readonly minorDigits: number };
}

export interface ShipmentFacts {
  readonly code: string; // "S-2-1"
  readonly plan: string; // "P-2"
  readonly planHash: string;
  /** The last transaction of the ledger that the papers know of. */
  readonly position: { readonly transaction: string; readonly hash: string };
  readonly made: IsoDate;
  readonly state: "planned" | "dispatched";
  readonly request: string;
  readonly operation?: string;
  readonly organisation: Text;
  readonly from: PlaceFacts;
  readonly to: PlaceFacts;
  readonly depart: IsoDate; // actual once dispatched, planned until then
  readonly arrive: IsoDate; // planned
  readonly legs: readonly LegFacts[];
  /** Other shipments of the plan that travel in the same vehicles: trips are those of all of them. */
  readonly together?: readonly string[];
  readonly lines: readonly ShipmentLineFacts[];
}
