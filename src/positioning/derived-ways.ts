/**
 * What transport from a depot to a country takes where no journey was recorded: an estimate, by the
 * rules by which the ways of the shipped network were derived (data/README.md), unrounded.
 *
 *   hours = 24 (2 days out of the depot + 1 day until the flight + km / 9,000 a day)
 *   yen a kg = least over freighters of (fixed + per km × km) / payload + per kg
 *
 *   km the great circle from the depot to the capital, on a sphere of 6,371.0088 km
 */
import type { Vehicle } from "../domain/planning/network.ts";

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const earthKm = 6371.0088;
const depotDays = 2;
const flightLeadDays = 1;
const kmPerDay = 9000;

export function greatCircleKm(from: Point, to: Point): number {
  const turn = Math.PI / 180;
  const [a, b] = [from.lat * turn, to.lat * turn];
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const h = half(b - a) + Math.cos(a) * Math.cos(b) * half((to.lon - from.lon) * turn);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const hoursByAir = (km: number): number => 24 * (depotDays + flightLeadDays + km / kmPerDay);

/** undefined where no aircraft has a price. A full aircraft: the least that a kilogram can cost. */
export function yenPerKg(vehicles: readonly Vehicle[], km: number): number | undefined {
  const prices = vehicles.flatMap((vehicle) => {
    const { mode, payloadG, fixedMilliYen, perKmMilliYen, perKgMilliYen } = vehicle;
    const priced = [fixedMilliYen, perKmMilliYen, perKgMilliYen].some(
      (price) => price !== undefined,
    );
    if (mode !== "air" || !priced) return [];
    const trip = (fixedMilliYen ?? 0) + (perKmMilliYen ?? 0) * km;
    return [trip / payloadG + (perKgMilliYen ?? 0) / 1000];
  });
  return prices.length === 0 ? undefined : Math.min(...prices);
}
