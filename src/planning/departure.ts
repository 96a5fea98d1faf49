/** Trips of one vehicle on one departure of a leg. */
export interface Departure {
  readonly leg: number; // of the network
  readonly vehicle: number;
  readonly depart: number;
  readonly arrive: number;
  readonly trips: number;
}
