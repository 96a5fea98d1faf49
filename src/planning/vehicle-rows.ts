/**
 * Variables y, and what vehicles hold: rows (7) to (10) and (13) of formulation.ts.
 *
 * Tonnes and cubic metres are figures of a size that the solver's tolerances suit.
 */
import { grouped } from "../domain/grouped.ts";
import { type Leg, packsPerTrip, usableVolume, type Vehicle } from "../domain/planning/network.ts";
import type { Travelling, Trips } from "./formulation.ts";
import type { Load } from "./loads.ts";
import type { ModelBuilder, Term } from "./model.ts";
import type { Task } from "./task.ts";
import type { TimedNetwork } from "./timed-network.ts";
import type { TripLimits } from "./trip-limits.ts";

export interface VehicleParts {
  readonly task: Task;
  readonly loads: readonly Load[];
  readonly timed: TimedNetwork;
  readonly builder: ModelBuilder;
  readonly travelling: readonly Travelling[];
  readonly limits: TripLimits;
}

/** Gives back the variables that count trips. */
export function vehicleRows(parts: VehicleParts): readonly Trips[] {
  const { task, timed, builder, travelling } = parts;
  const { legs, vehicles } = task.network;
  const all: Trips[] = [];
  for (const [run, onRun] of [...grouped(travelling, (it) => it.run)].sort(byNumber)) {
    const leg = legs[timed.runs[run]?.leg ?? -1] as Leg;
    for (const [index, moving] of [...grouped(onRun, (it) => it.vehicle)].sort(byNumber)) {
      all.push({ column: columnOf(leg, index, moving, parts), run, vehicle: index });
    }
  }
  for (const [index, { available }] of vehicles.entries()) {
    const same = all.filter(({ vehicle }) => vehicle === index);
    const terms = same.map(({ column }): Term => [column, 1]);
    if (available !== undefined && terms.length > 0) builder.row(terms, 0, available);
  }
  return all;
}

function columnOf(
  leg: Leg,
  index: number,
  moving: readonly Travelling[],
  { task, loads, builder, limits }: VehicleParts,
): number {
  const vehicle = task.network.vehicles[index] as Vehicle;
  const loadOf = (it: Travelling): Load => loads[it.load] as Load;
  const unlike = [...new Set(moving.map(loadOf))];
  const column = builder.whole(limits.most(vehicle, leg, unlike));
  const row = (of: readonly Travelling[], each: (load: Load) => number, trip: number): void =>
    builder.row(
      [...of.map((it): Term => [it.column, each(loadOf(it))]), [column, -trip]],
      -Infinity,
      0,
    );
  const fits = (load: Load): number => packsPerTrip(vehicle, load, task.fillPercent) ?? Infinity;
  row(moving, ({ weightG }) => weightG / 1e6, vehicle.payloadG / 1e6);
  const room = usableVolume(vehicle, task.fillPercent);
  row(moving, ({ volumeCm3 }) => volumeCm3 / 1e6, room / 1e6);
  const kinds = grouped(moving, (it) => `${loadOf(it).weightG} ${loadOf(it).volumeCm3}`);
  for (const same of kinds.values()) {
    const cap = fits(loadOf(same[0] as Travelling));
    if (cap < Infinity) row(same, () => 1, cap);
  }
  // (13): without a trip nothing travels, and with any number no more than is asked for beyond.
  for (const same of grouped(moving, (it) => loadOf(it).item).values()) {
    const alike = [...new Set(same.map(loadOf))];
    const asked = limits.asked(alike, leg.to);
    if (asked < Math.max(...alike.map(fits))) row(same, () => 1, asked);
  }
  return column;
}

type Numbered = readonly [number, unknown];
const byNumber = ([a]: Numbered, [b]: Numbered) => a - b;
