/**
 * All trips along a leg, into a place, and out of it, counted by a whole variable each:
 *
 *   n_S = Σ_{a in S, v} y_av,   0 ≤ n_S ≤ ⌊Σ_c packs_c max_{a in S, v} share_cv⌋ + |S|
 *
 * They say nothing new, but `at most four lorries on any day` and `at least five` are much stronger
 * things to assume one after the other than the same of one kind of lorry on one day, which another
 * kind or day takes the place of. The upper bound (each trip but the last of its kind and day is
 * full) also keeps a solver from putting the sum back in place of the variable.
 */
import { grouped } from "../domain/grouped.ts";
import type { Leg } from "../domain/planning/network.ts";
import type { Travelling, Trips } from "./formulation.ts";
import type { Load } from "./loads.ts";
import type { ModelBuilder, Term } from "./model.ts";
import { legsMax, type Task } from "./task.ts";
import type { TimedNetwork } from "./timed-network.ts";
import type { TripLimits } from "./trip-limits.ts";

export interface TotalsParts {
  readonly task: Task;
  readonly loads: readonly Load[];
  readonly timed: TimedNetwork;
  readonly builder: ModelBuilder;
  readonly travelling: readonly Travelling[];
  readonly trips: readonly Trips[];
  readonly limits: TripLimits;
}

/** Gives back the variables. */
export function totalRows(parts: TotalsParts): readonly number[] {
  const { builder } = parts;
  const most = mostTrips(parts);
  return [...groupsOf(parts).values()].flatMap(({ trips, place }) => {
    if (trips.length < 2) return [];
    const total = builder.whole(most(trips, place));
    const terms = trips.map(({ column }): Term => [column, 1]);
    builder.row([...terms, [total, -1]], 0, 0);
    return [total];
  });
}

/** Trips that are counted together, and a place that all that they carry comes through. */
interface Group {
  readonly trips: readonly Trips[];
  readonly place: string;
}

function groupsOf({ task: { network }, timed, trips }: TotalsParts): ReadonlyMap<string, Group> {
  const index = ({ run }: Trips): number => timed.runs[run]?.leg ?? -1;
  const place = (it: Trips, end: "from" | "to"): string => network.legs[index(it)]?.[end] ?? "";
  const into = (of: readonly Trips[]): Group => ({
    trips: of,
    place: of[0] === undefined ? "" : place(of[0], "to"),
  });
  const groups = [
    ...[...grouped(trips, index).values()].map(into),
    ...[...grouped(trips, (it) => place(it, "to")).values()].map(into),
    ...[...grouped(trips, (it) => place(it, "from"))].map(([from, of]) => ({
      trips: of,
      place: from,
    })),
  ];
  const named = (group: Group): string => group.trips.map(({ column }) => column).join(" ");
  return new Map(groups.map((group) => [named(group), group]));
}

function mostTrips({ task, loads, timed, travelling, limits }: TotalsParts) {
  const { legs, vehicles } = task.network;
  const moving = grouped(travelling, ({ run, vehicle }) => `${run} ${vehicle}`);
  const leadsBack = leadingBack(new Set(timed.runs.map(({ leg }) => legs[leg] as Leg)));
  return (group: readonly Trips[], place: string): number => {
    const shares = new Map<number, number>();
    let again = false;
    for (const { run, vehicle: index } of group) {
      const [leg, vehicle] = [legs[timed.runs[run]?.leg ?? -1], vehicles[index]];
      if (leg === undefined || vehicle === undefined) continue;
      again ||= leadsBack(leg);
      for (const { load } of moving.get(`${run} ${index}`) ?? []) {
        const share = limits.share(loads[load] as Load, vehicle);
        shares.set(load, Math.max(shares.get(load) ?? 0, share));
      }
    }
    let full = 0;
    for (const [load, share] of shares) full += limits.packs(loads[load] as Load, place) * share;
    return Math.floor(full * (again ? Math.ceil(legsMax / 2) : 1)) + group.length;
  };
}

/** Whether a pack could come to a leg a second time. */
function leadingBack(legs: ReadonlySet<Leg>): (leg: Leg) => boolean {
  const next = grouped(legs, ({ from }) => from);
  const known = new Map<string, ReadonlySet<string>>();
  const from = (place: string): ReadonlySet<string> => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const seen = new Set([place]);
    known.set(place, seen);
    for (const at of seen) for (const { to } of next.get(at) ?? []) seen.add(to);
    return seen;
  };
  return (leg) => from(leg.to).has(leg.from);
}
