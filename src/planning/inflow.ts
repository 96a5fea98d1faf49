/**
 * What has to come into a region: rows that follow from the rest of the model, and without which
 * its relaxation thinks that a tenth of a lorry is enough.
 *
 *   Σ_{a into S by t} capacity_v y_av + Σ_{r in S by t} size_r u_r ≥ Σ_{r in S by t} size_r asked_r
 *
 * S is a place of need, or a country; t a day by which some need there has to be met; size_r the
 * least that a piece for r weighs (or fills). Needs with goods of theirs in S do not count. These
 * are cut-set inequalities of network design (Magnanti, Mirchandani & Vachani, Operations Research
 * 43, 1995, 142–157), which a solver rounds.
 */
import { grouped } from "../domain/grouped.ts";
import { usableVolume, type Vehicle } from "../domain/planning/network.ts";
import type { Handing, Trips } from "./formulation.ts";
import type { Load } from "./loads.ts";
import type { ModelBuilder, Term } from "./model.ts";
import type { Task } from "./task.ts";
import type { TimedNetwork } from "./timed-network.ts";

export interface InflowParts {
  readonly task: Task;
  readonly loads: readonly Load[];
  readonly timed: TimedNetwork;
  readonly builder: ModelBuilder;
  readonly handing: readonly Handing[];
  readonly trips: readonly Trips[];
  readonly unmet: readonly number[];
}

/** A need as seen from the region: by when the last of it must be there, and how small it can be. */
interface Inner {
  readonly need: number;
  readonly latest: number;
  readonly grams: number; // of a piece, at least
  readonly cm3: number;
}

export function inflowRows(parts: InflowParts): void {
  const { task, timed } = parts;
  const served = grouped(parts.handing, ({ need }) => need);
  for (const region of regionsOf(task)) {
    const inner = innerNeeds(region, served, parts);
    if (inner.length === 0) continue;
    const into = parts.trips.filter(({ run }) => {
      const leg = task.network.legs[timed.runs[run]?.leg ?? -1];
      return leg !== undefined && region.has(leg.to) && !region.has(leg.from);
    });
    for (const day of new Set(inner.map(({ latest }) => latest).sort((a, b) => a - b))) {
      const due = inner.filter(({ latest }) => latest <= day);
      const soon = into.filter(({ run }) => (timed.runs[run]?.arrive ?? 0) <= day);
      rowsOf(due, soon, parts);
    }
  }
}

/** By weight, and by volume; in tonnes and cubic metres. */
function rowsOf(due: readonly Inner[], soon: readonly Trips[], parts: InflowParts): void {
  const { task, builder, unmet } = parts;
  const row = (room: (vehicle: Vehicle) => number, size: (inner: Inner) => number): void => {
    const trips = soon.flatMap(({ column, vehicle: index }): readonly Term[] => {
      const vehicle = task.network.vehicles[index];
      return vehicle === undefined ? [] : [[column, room(vehicle) / 1e6]];
    });
    const missing = due.map((it): Term => [unmet[it.need] ?? -1, size(it) / 1e6]);
    const asked = due.map((it) => (size(it) / 1e6) * (task.needs[it.need]?.asked ?? 0));
    const least = asked.reduce((sum, each) => sum + each, 0) - slack;
    builder.row([...trips, ...missing], least, Infinity);
  };
  row(
    ({ payloadG }) => payloadG,
    ({ grams }) => grams,
  );
  row(
    (vehicle) => usableVolume(vehicle, task.fillPercent),
    ({ cm3 }) => cm3,
  );
}

/** Grams and cm3 in sums of millions: rounding must not cut off a plan that just fits. */
const slack = 1e-6;

/** Each place of need by itself, and each country with all its places. */
function regionsOf({ needs, network }: Task): readonly ReadonlySet<string>[] {
  const ends = [...new Set(needs.flatMap(({ places }) => places))].sort();
  const country = new Map(network.places.map((place) => [place.code, place.country]));
  const inCountry = grouped(network.places, (place) => place.country ?? "");
  const countries = [...new Set(ends.flatMap((end) => country.get(end) ?? []))].sort();
  const sets = [
    ...ends.map((end) => [end]),
    ...countries.map((code) => (inCountry.get(code) ?? []).map((place) => place.code)),
  ];
  const unique = new Map(sets.map((codes) => [codes.toSorted().join(" "), new Set(codes)]));
  return [...unique.values()];
}

/** Needs of which every place is in the region, and none of whose goods lie there. */
function innerNeeds(
  region: ReadonlySet<string>,
  served: ReadonlyMap<number, readonly Handing[]>,
  { task, loads, timed }: InflowParts,
): readonly Inner[] {
  return [...served].flatMap(([need, handing]): readonly Inner[] => {
    const places = task.needs[need]?.places ?? [];
    if (!places.every((place) => region.has(place))) return [];
    const of = [...new Set(handing.map(({ load }) => load))].map((it) => loads[it] as Load);
    const inside = of.some(({ starts }) =>
      starts.some(({ goods }) => region.has(task.goods[goods]?.depot ?? "")),
    );
    if (inside) return [];
    const latest = Math.max(...handing.map(({ spot }) => timed.spots[spot]?.day ?? 0));
    const grams = Math.min(...of.map(({ weightG, pieces }) => weightG / pieces));
    const cm3 = Math.min(...of.map(({ volumeCm3, pieces }) => volumeCm3 / pieces));
    return [{ need, latest, grams, cm3 }];
  });
}
