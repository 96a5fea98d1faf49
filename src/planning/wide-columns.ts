/** What columns of the model of shared vehicles (wide-sharing.ts) stand for. */
import type { Vehicle } from "../domain/planning/network.ts";

export interface SharedTrips {
  readonly leg: number;
  readonly day: number; // of wide-days.ts
  readonly vehicle: Vehicle;
  readonly column: number;
}

/** What is not met of a need: in whole packs where all are of one size, else in pieces. */
export interface Missing {
  readonly pieces: number; // column
  readonly column: number;
  readonly asked: number;
  readonly each: number; // pieces
}
