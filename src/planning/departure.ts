/** Trips of one vehicle on one departure of a leg. */
export interface Departure {
  readonly leg: number; // of the network
  readonly vehicle: number;
  readonly depart: number;
  readonly arrive: number;
  readonly trips: number;
}

/** Trips of one vehicle on one departure, added up. */
export function together(departures: readonly Departure[]): readonly Departure[] {
  const found = new Map<string, Departure>();
  for (const departure of departures) {
    const key = `${departure.leg} ${departure.vehicle} ${departure.depart}`;
    const trips = departure.trips + (found.get(key)?.trips ?? 0);
    found.set(key, { ...departure, trips });
  }
  return [...found.values()];
}
