/**
 * A plan of shipments (輸送計画): which lots go how and when to which line of which request. Nothing
 * moves until it is accepted.
 *
 * A departure is a vehicle's trips on a leg on a day; everything that travels on it shares them,
 * and its cost is shared out by weight, to the yen. A shipment is what goes together, the whole
 * way, from one depot to one request. All figures are whole: pieces, packs, grams, cm3, yen, grams
 * of CO2e.
 */
import type { IsoDate } from "../dates.ts";
import type { ProcedureStep } from "./eligibility.ts";
import type { Mode } from "./network.ts";

export interface PlanDeparture {
  readonly run: string; // "R-1"
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  readonly vehicle: string;
  readonly trips: number;
  readonly depart: IsoDate;
  readonly arrive: IsoDate;
  readonly distanceM: number;
  readonly weightG: number;
  readonly volumeCm3: number;
  /** As far as prices are known; `priced` tells whether that is all of it. */
  readonly costYen: number;
  readonly priced: boolean;
  readonly co2G: number;
  readonly estimatedDistance: boolean;
}

/** A shipment's part in a departure. */
export interface PlanLeg {
  readonly run: string;
  readonly costYen: number; // its share by weight
}

export interface PlanLine {
  readonly request: string;
  readonly line: number;
  readonly item: string;
  readonly lot: string;
  readonly agency: string;
  readonly depot: string;
  readonly packs: number;
  readonly quantity: number; // base units
  readonly weightG: number;
  readonly volumeCm3: number;
  readonly estimated: boolean; // weight or volume is an upper bound
  readonly unverified: boolean; // evidence is insufficient
}

export interface PlanShipment {
  readonly id: string; // "S-1"
  readonly request: string;
  readonly from: string; // depot
  readonly to: string;
  readonly ready: IsoDate; // from when on the goods may leave
  readonly arrive: IsoDate;
  readonly steps: readonly ProcedureStep[]; // to be done before it leaves
  readonly custodian?: string; // to whom custody is transferred first
  readonly legs: readonly PlanLeg[];
  readonly lines: readonly PlanLine[];
  readonly costYen: number;
}

export const unmetReasons = [
  "no-stock", // of such goods nothing is available anywhere
  "reserved", // what there is, is reserved, in quarantine or damaged
  "floor", // what there is, stays in reserve
  "expired", // expired, or would have too little shelf life on arrival
  "non-conforming", // it does not meet what the organisation asks for
  "unverified", // nobody knows whether it does (--allow-unverified)
  "not-lawful", // its owner's law does not cover this request
  "custody", // it could go after a transfer of custody (--pool)
  "unmeasured", // weight or volume is not known, nor a bound for it
  "no-way", // no way of at most five legs leads there
  "only-mode", // it could go, were it not for --only-mode
  "excluded-depot", // it could go, did its depot not stay out (--exclude-depot)
  "too-late", // no way arrives in time
  "no-vehicle", // it fits on no vehicle, or vehicles are used up
  "shared", // others that need it as much or more get it
  "limit", // the limit of cost or trips
  "whole-packs", // what is left is less than a pack
] as const;
export type UnmetReason = (typeof unmetReasons)[number];

/** Part of what is not met, and why. */
export interface Unmet {
  readonly request: string;
  readonly line: number;
  readonly quantity: number;
  readonly reason: UnmetReason;
  /** Other goods that were passed over, by what stood in their way, with how much of them. */
  readonly passed: readonly { readonly reason: UnmetReason; readonly quantity: number }[];
  /** Of what is too late: by how many days at least. */
  readonly daysLate?: number;
}

export interface PlanMeasures {
  readonly askedWeighted: number;
  readonly weightedShortage: number;
  readonly coverage: number; // parts per million of what was asked, weighted
  readonly fairness: number; // largest relative shortage, parts per million
  readonly lateDays: number;
  readonly costYen: number;
  readonly priced: boolean;
  readonly co2G: number;
  readonly co2Known: boolean;
  readonly trips: number;
}

/** How good a criterion is known to be: what it came to, and what it cannot be less than. */
export interface PlanProof {
  readonly criterion: string;
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
}

/** What the plan relies on; acceptance is refused where it has changed. */
export interface PlanBasis {
  readonly position: { readonly number: number; readonly hash: string };
  readonly requests: readonly { readonly request: string; readonly transaction: number }[];
  readonly stock: readonly {
    readonly item: string;
    readonly lot: string;
    readonly agency: string;
    readonly depot: string;
    readonly available: number;
    readonly expiry?: IsoDate;
  }[];
}

export interface Plan {
  readonly date: IsoDate;
  readonly settings: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly status: "optimal" | "feasible";
  /** Of the first criterion that is not proven to be the best; 0 where all are. */
  readonly gap: number;
  readonly measures: PlanMeasures;
  readonly proofs: readonly PlanProof[];
  readonly departures: readonly PlanDeparture[];
  readonly shipments: readonly PlanShipment[];
  readonly unmet: readonly Unmet[];
  /** Items whose weight or volume is an upper bound, with the bound of a piece. */
  readonly bounds: readonly {
    readonly item: string;
    readonly weightG?: number;
    readonly volumeCm3?: number;
  }[];
  readonly basis: PlanBasis;
}
