/**
 * What an organisation asks for (要請), as it is kept in the ledger: the whole request each time, so
 * that the last word stands and earlier versions can be shown.
 */
import type { IsoDate } from "../dates.ts";

export const causes = ["conflict", "disaster", "peacekeeping", "election", "training"] as const;
export type Cause = (typeof causes)[number];

export const priorities = [1, 2, 3] as const;
export type Priority = (typeof priorities)[number];

/** The published figure by which a quantity followed from people or households. */
export interface StandardUsed {
  readonly good: string;
  readonly organisation: string;
  readonly per: "person" | "household";
  readonly quantity: string; // for one of them, as published
  readonly people?: number;
  readonly households?: number;
  readonly householdSize?: string; // where one had to be turned into the other
  readonly source: string;
}

export interface RequestLine {
  readonly line: number;
  /** An item of the catalogue, or any of a category. */
  readonly item?: string;
  readonly category?: string;
  readonly specification?: string;
  readonly quantity: number; // in the base unit
  readonly unit: string;
  readonly standard?: StandardUsed;
  readonly destination: string; // as it was written: a place of the network, or a country
  readonly neededBy?: IsoDate;
  readonly priority: Priority;
  readonly minShelfLifeDays?: number; // left on arrival
  readonly partial: boolean; // less than asked is welcome, too
  readonly consignee?: string;
}

export interface RequestDeclaration {
  readonly declares: "request";
  readonly code: string;
  readonly organisation: string;
  readonly operation?: string;
  readonly cause: Cause;
  readonly lines: readonly RequestLine[];
}

export const isCause = (text: string): text is Cause =>
  (causes as readonly string[]).includes(text);
