/**
 * What the ledger is told of the properties of goods, and what organisations let pass: evidence for
 * an attribute of an item or of one of its lots, and waivers of requirements.
 *
 * Both come with a transaction of their own, which moves nothing, says who recorded them, when and
 * from which file, and is undone by a reversal like any other; then its word no longer counts.
 * Figures are kept as texts, as they were stated.
 */
import type { IsoDate } from "./dates.ts";
import type { CellOrigin } from "./ledger.ts";

/** Where a value comes from; the best founded first. */
export const evidenceKinds = ["laboratory", "measured", "supplier", "label", "assumed"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface EvidenceSaid {
  readonly declares: "evidence";
  readonly code: string; // the item
  readonly lot?: string; // absent: of all lots of the item that say nothing else
  readonly attribute: string;
  /** A figure; words for a kind, separated by commas; "true" or "false". */
  readonly value: string;
  readonly high?: string; // the other end, of a range
  readonly unit?: string; // UCUM code
  readonly plusMinus?: string; // the uncertainty of a figure, in its unit
  readonly kind: EvidenceKind;
  readonly method?: string;
  readonly laboratory?: string;
  readonly report?: string;
  readonly date?: IsoDate;
  /** The cell of the transaction's file whose words say so, where it was taken from these. */
  readonly origin?: CellOrigin;
}

/** Word of a transaction that this one reverses falls. */
export interface Withdrawn<What extends "evidence" | "waiver"> {
  readonly declares: What;
  readonly code: string;
  readonly withdrawn: true;
}

export type EvidenceDeclaration = EvidenceSaid | Withdrawn<"evidence">;

/** An organisation takes goods although they miss a requirement. */
export interface WaiverSaid {
  readonly declares: "waiver";
  readonly code: string; // the item
  readonly lot?: string; // absent: all of its lots
  readonly organisation: string;
  readonly attribute: string;
  readonly specification?: string; // absent: whichever the organisation asks for
  readonly until?: IsoDate; // the last day
  readonly grantedBy: string; // who there said so
}

export type WaiverDeclaration = WaiverSaid | Withdrawn<"waiver">;

/** What falls with the transaction that told of it. */
export const withdrawnTestimony = (
  declarations: readonly { readonly declares: string; readonly code: string }[],
): readonly (Withdrawn<"evidence"> | Withdrawn<"waiver">)[] =>
  (["evidence", "waiver"] as const).flatMap((declares) => {
    const said = declarations.find((one) => one.declares === declares);
    return said === undefined ? [] : [{ declares, code: said.code, withdrawn: true as const }];
  });
