/**
 * What has to come into places of need, and into countries: trips on the legs that lead into one
 * take all that has to come on them, by weight and by volume, but for what is not met. For whole
 * trips this says more than that each leg takes what is on it (cut-set inequalities: see
 * wide-sharing.ts).
 */
import { grouped } from "../domain/grouped.ts";
import { usableVolume, type Vehicle } from "../domain/planning/network.ts";
import type { Term } from "./model.ts";
import type { Task } from "./task.ts";
import type { Missing, SharedTrips } from "./wide-columns.ts";
import type { Alike, Path } from "./wide-paths.ts";

interface Inflow {
  readonly paths: readonly Path[];
  readonly alike: readonly Alike[];
  readonly trips: readonly SharedTrips[];
  readonly missing: ReadonlyMap<number, Missing>;
}

interface Row {
  readonly terms: readonly Term[];
  readonly least: number;
}

export function inflowRows(task: Task, inflow: Inflow): readonly Row[] {
  const { needs, network } = task;
  const country = new Map(network.places.map(({ code, country: in_ }) => [code, in_]));
  const ends = [...new Set(needs.flatMap(({ places }) => places))].sort();
  const countries = [...new Set(ends.flatMap((end) => country.get(end) ?? []))].sort();
  const byNeed = grouped(inflow.paths, ({ need }) => need);
  return [
    ...ends.flatMap((end) => rowsInto((place) => place === end, byNeed, task, inflow)),
    ...countries.flatMap((code) =>
      rowsInto((at) => country.get(at) === code, byNeed, task, inflow),
    ),
  ];
}

function rowsInto(
  isIn: (place: string) => boolean,
  byNeed: ReadonlyMap<number, readonly Path[]>,
  { needs, network, fillPercent }: Task,
  { alike, trips, missing }: Inflow,
): readonly Row[] {
  const enters = (index: number): boolean => {
    const leg = network.legs[index];
    return leg !== undefined && isIn(leg.to) && !isIn(leg.from);
  };
  const inner = [...byNeed].flatMap(([need, of]) => {
    const comesIn = of.every(({ legs }) => legs.some(enters));
    if (!comesIn || !missing.has(need) || needs[need]?.places.every(isIn) !== true) return [];
    const by = new Set(of.flatMap(({ legs }) => legs.filter(enters)));
    return [{ need, of, by, name: [...by].sort((a, b) => a - b).join(" ") }];
  });
  const different = new Map(inner.map((it) => [it.name, it.by] as const));
  return [...different.values()].flatMap((by): readonly Row[] => {
    const due = inner.filter((it) => [...it.by].every((leg) => by.has(leg)));
    const soon = trips.filter(({ leg }) => by.has(leg));
    const row = (
      room: (vehicle: Vehicle) => number,
      size: (pack: Alike["pack"]) => number,
    ): Row => {
      const each = due.map(({ need, of }) => {
        const packs = of.flatMap((path) => alike[path.alike]?.pack ?? []);
        const least = Math.min(...packs.map((pack) => size(pack) / pack.piecesPerPack));
        const { column = -1, asked = 0, each: unit = 1 } = missing.get(need) ?? {};
        return { column, asked, size: (unit * least) / 1e6 };
      });
      const carried = soon.map(({ vehicle, column }): Term => [column, room(vehicle) / 1e6]);
      const less = each.map((it): Term => [it.column, it.size]);
      const asked = each.reduce((all, it) => all + it.size * it.asked, 0);
      return { terms: [...carried, ...less], least: asked - slack };
    };
    return [
      row(
        ({ payloadG }) => payloadG,
        ({ packWeightG }) => packWeightG,
      ),
      row(
        (vehicle) => usableVolume(vehicle, fillPercent),
        ({ packVolumeCm3 }) => packVolumeCm3,
      ),
    ];
  });
}

/** Grams and cm3 in sums of millions: rounding must not cut off a plan that just fits. */
const slack = 1e-6;
