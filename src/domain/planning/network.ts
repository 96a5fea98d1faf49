/**
 * The ways that goods can go: places, legs between them, and the vehicles that travel a leg.
 *
 * A leg is one vehicle's journey from one place to the next: `leadDays` until it departs, then
 * `transitDays` until it arrives. What is not known is absent: a vehicle whose price nobody has
 * published has none, and a plan that uses it says that its cost is not complete. Measures are
 * whole: grams, cubic centimetres, metres, thousandths of a yen, milligrams of CO2e a tonne-km.
 *
 *   cost of a leg = Σ vehicles: trips × (fixed + per km × distance) + kg × per kg      [JPY]
 *   emissions     = t × km × factor                                                [kg CO2e]
 */

export const modes = ["air", "sea", "road", "rail"] as const;
export type Mode = (typeof modes)[number];

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly kind: string; // depot, airport, seaport, field …
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
}

/** The capital of a country. */
export interface Capital {
  readonly place: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Vehicle {
  readonly code: string;
  readonly name: string;
  readonly nameJa?: string;
  readonly mode: Mode;
  readonly payloadG: number;
  readonly volumeCm3: number;
  readonly fixedMilliYen?: number; // for a trip
  readonly perKmMilliYen?: number;
  readonly perKgMilliYen?: number;
  /** Trips that can be had in all; absent: as many as are needed. */
  readonly available?: number;
  readonly co2MgPerTonneKm?: number;
  readonly operator?: string;
  /** How much the giver is seen: 0 not at all, 1 a Japanese carrier, 2 an aircraft of the state. */
  readonly visibility: number;
}

export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  readonly distanceM: number;
  readonly leadDays: number;
  readonly transitDays: number;
  readonly vehicles: readonly string[];
  /** The distance was derived by a rule, not read in a source. */
  readonly estimated: boolean;
}

export interface Network {
  readonly places: readonly Place[];
  readonly legs: readonly Leg[];
  readonly vehicles: readonly Vehicle[];
}

export interface Amount {
  readonly known: number;
  /** Some part of it is not known, so that the true amount is more. */
  readonly complete: boolean;
}

/** Thousandths of a yen for one trip of a vehicle along a leg, whatever it carries. */
export function tripCost(vehicle: Vehicle, { distanceM }: Leg): Amount {
  const { fixedMilliYen, perKmMilliYen } = vehicle;
  return {
    known: (fixedMilliYen ?? 0) + Math.round(((perKmMilliYen ?? 0) * distanceM) / 1000),
    complete: fixedMilliYen !== undefined && perKmMilliYen !== undefined,
  };
}

/** Thousandths of a yen for what a vehicle carries by weight: rounded once, halves up. */
export function freightCost({ perKgMilliYen }: Vehicle, weightG: number): Amount {
  const known = Math.round(((perKgMilliYen ?? 0) * weightG) / 1000);
  return { known, complete: perKgMilliYen !== undefined };
}

/** Grams of CO2e of goods on a leg. Exact before it is rounded: the product outgrows a double. */
export function emissions(vehicle: Vehicle, { distanceM }: Leg, weightG: number): Amount {
  const { co2MgPerTonneKm } = vehicle;
  if (co2MgPerTonneKm === undefined) return { known: 0, complete: false };
  // g × m = 10⁻⁹ t·km, and mg = 10⁻³ g.
  const product = BigInt(weightG) * BigInt(distanceM) * BigInt(co2MgPerTonneKm);
  return { known: Number((product + 500_000_000_000n) / 1_000_000_000_000n), complete: true };
}

/** What a vehicle can hold: its volume is never filled to the last corner. */
export const usableVolume = ({ volumeCm3 }: Vehicle, fillPercent: number): number =>
  Math.floor((volumeCm3 * fillPercent) / 100);

/** Packs of one kind that go into one vehicle; undefined: as many as one likes. */
export function packsPerTrip(
  vehicle: Vehicle,
  pack: { readonly weightG: number; readonly volumeCm3: number },
  fillPercent: number,
): number | undefined {
  const limits = [
    ...(pack.weightG > 0 ? [Math.floor(vehicle.payloadG / pack.weightG)] : []),
    ...(pack.volumeCm3 > 0
      ? [Math.floor(usableVolume(vehicle, fillPercent) / pack.volumeCm3)]
      : []),
  ];
  return limits.length === 0 ? undefined : Math.min(...limits);
}
