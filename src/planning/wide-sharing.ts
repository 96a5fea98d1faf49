/**
 * Who gets what by which way, so that vehicles are shared well: one model for a whole wide task, in
 * which days matter only where they keep goods apart.
 *
 *   x_p ≥ 0   packs that take path p (wide-paths.ts)          pieces_p, weight_p g, volume_p cm3
 *   y_avd     whole trips of vehicle v on leg a on day d (wide-days.ts), at most mostTrips
 *   u_r ≥ 0   pieces of need r that are not met
 *
 *   least Σ y_avd × trip_av + Σ x_p × the least freight of its legs
 *   with  Σ_{p of alike} x_p ≤ packs;  floors;  named lots as before
 *         Σ pieces_p x_p + u_r ≥ asked_r, and at most the rest of a pack more; all or nothing
 *         where packs of r are of one size: whole packs w_r that are missing, too (#packsOf)
 *         Σ_{r of a market} weight_r u_r ≤ what is best, u_r ≤ asked_r × the best largest share
 *         for each run D of days of leg a, with the paths P that have to leave within it:
 *           Σ_P weight_p x_p ≤ Σ_{v, d in D} min(payload_v, all of P) y_avd, and by volume
 *           Σ_{P of item i} x_p ≤ Σ_{v, d in D} min(cap_iv, all of P of i) y_avd
 *         for each place of need and country S, and the legs A that lead into it for needs R:
 *           Σ_{a in A} capacity_v y_avd + Σ_R size_r w_r ≥ Σ_R size_r asked_r, or by pieces
 *
 * Every plan with the best service keeps all this, so that what it costs at least is a bound: the
 * legs of a path agree on no days, and vehicles on one leg share what they carry. `min` and the last
 * rows are cut-set inequalities (Magnanti, Mirchandani & Vachani, Operations Research 43, 1995).
 * Where room is to be spared for making packs whole (wide-diving.ts), each trip holds less by that
 * share of its largest pack; then it is no bound.
 */
import { grouped } from "../domain/grouped.ts";
import {
  type Leg,
  packsPerTrip,
  tripCost,
  usableVolume,
  type Vehicle,
} from "../domain/planning/network.ts";
import { type LinearModel, ModelBuilder, type Term } from "./model.ts";
import type { Task } from "./task.ts";
import { mostTrips, shareOf } from "./trip-limits.ts";
import type { Missing, SharedTrips } from "./wide-columns.ts";
import { departureDays, runsOf } from "./wide-days.ts";
import { inflowRows } from "./wide-inflow.ts";
import type { Alike, Path, Paths, Window } from "./wide-paths.ts";
import { milliYenUnit } from "./wide-prices.ts";
import type { Service } from "./wide-service.ts";
import type { PackKind } from "./wide-ways.ts";

export interface Sharing {
  readonly model: LinearModel;
  readonly cost: readonly Term[];
  readonly packs: readonly number[]; // columns, by path
  readonly trips: readonly SharedTrips[];
  /** Columns that say whether all of a need is met, where a part is no use; as it is known to go. */
  readonly allOrNothing: ReadonlyMap<number, number>;
  /** Packs of goods that are short, or for needs of which a part is no use: their number decides. */
  readonly scarce: ReadonlySet<number>;
  /** Rows that whole trips keep without being told so; with broken ones they tighten the bound. */
  readonly tightening: ReadonlySet<number>;
}

export function sharing(
  task: Task,
  paths: Paths,
  services: readonly Service[],
  missingMost: number,
  packsSpared: number,
): Sharing {
  const rows = new SharingRows(task, paths, packsSpared);
  rows.stock();
  const missing = rows.needs(services, missingMost);
  rows.legs();
  rows.inflow(missing);
  return rows.sharing();
}

/** A path on one of its legs. */
interface OnLeg {
  readonly path: number;
  readonly window: Window;
}

class SharingRows {
  readonly #task: Task;
  readonly #spare: number;
  readonly #paths: readonly Path[];
  readonly #alike: readonly Alike[];
  readonly #builder = new ModelBuilder();
  readonly #columns: readonly number[];
  readonly #trips: SharedTrips[] = [];
  readonly #scarce = new Set<number>();
  readonly #tightening = new Set<number>();
  readonly #allOrNothing = new Map<number, number>();

  constructor(task: Task, { paths, alike }: Paths, spare: number) {
    this.#task = task;
    this.#spare = spare;
    this.#paths = paths;
    this.#alike = alike;
    this.#columns = paths.map((path) => {
      const { packs, pack } = this.#of(path);
      const asked = Math.ceil((task.needs[path.need]?.asked ?? 0) / pack.piecesPerPack);
      return this.#builder.whole(Math.min(packs, asked));
    });
  }

  #of({ alike }: Path): Alike {
    return this.#alike[alike] as Alike;
  }

  #pack(path: number): Alike["pack"] {
    return this.#of(this.#paths[path] as Path).pack;
  }

  #packs = (path: number): Term => [this.#columns[path] ?? -1, 1];
  #pieces = (path: number): Term => [this.#columns[path] ?? -1, this.#pack(path).piecesPerPack];

  stock(): void {
    const by = grouped(this.#paths.keys(), (path) => this.#paths[path]?.alike ?? -1);
    for (const [alike, of] of by) {
      this.#builder.row(of.map(this.#packs), 0, this.#alike[alike]?.packs ?? 0);
    }
    for (const { goods, piecesMost } of this.#task.floors) {
      const kept = new Set(goods);
      const terms = [...by].flatMap(([alike, of]) =>
        kept.has(this.#alike[alike]?.goods[0] ?? -1) ? of.map(this.#pieces) : [],
      );
      if (terms.length > 0) this.#builder.row(terms, 0, piecesMost);
    }
  }

  needs(services: readonly Service[], missingMost: number): ReadonlyMap<number, Missing> {
    const byNeed = grouped(this.#paths.keys(), (path) => this.#paths[path]?.need ?? -1);
    const missing = new Map<number, Missing>();
    for (const { market, reached, values, unmet: columns } of services) {
      for (const need of market.needs) {
        const known = values[columns.get(need) ?? -1] ?? 0;
        missing.set(need, this.#need(need, byNeed.get(need) ?? [], missingMost, known));
      }
      const short = market.needs.map((need): Term => {
        return [missing.get(need)?.pieces ?? -1, this.#task.needs[need]?.weight ?? 1];
      });
      const shortage = reached.get("shortage") ?? Infinity;
      this.#builder.row(short, 0, shortage + 0.25);
      const of = market.needs.flatMap((need) => byNeed.get(need) ?? []);
      if (shortage > 0.5) for (const path of of) this.#scarce.add(this.#columns[path] ?? -1);
      const named = of
        .filter((path) => this.#pack(path).fixed)
        .map((path): Term => [this.#columns[path] ?? -1, 0 - this.#pack(path).piecesPerPack]);
      if (named.length === 0) continue;
      this.#builder.row(named, -Infinity, (reached.get("fixed") ?? Infinity) + 0.25);
    }
    return missing;
  }

  #need(need: number, of: readonly number[], missingMost: number, known: number): Missing {
    const { asked = 0, partial = true } = this.#task.needs[need] ?? {};
    const most = of.length === 0 ? asked : Math.floor(asked * missingMost + 1e-6);
    const unmet = this.#builder.whole(most);
    const pieces = of.map(this.#pieces);
    const sizes = of.map((path) => this.#pack(path).piecesPerPack);
    const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
    const missing =
      smallest === largest
        ? this.#packsOf(need, of, unmet)
        : { pieces: unmet, column: unmet, asked, each: 1 };
    if (smallest !== largest) {
      this.#builder.row([...pieces, [unmet, 1]], asked, Infinity);
      if (of.length > 0) this.#builder.row(pieces, 0, asked - 1 + largest);
    }
    if (of.length === 0 || partial) return missing;
    const all = this.#builder.whole(1);
    for (const path of of) this.#scarce.add(this.#columns[path] ?? -1);
    this.#allOrNothing.set(all, known < 0.5 ? 1 : 0);
    const whole: readonly Term[] = [
      [unmet, 1],
      [all, asked],
    ];
    this.#builder.row(whole, asked, asked);
    this.#builder.row([...pieces, [all, 0 - asked - largest]], -Infinity, 0);
    return missing;
  }

  /**
   * All packs of one size, of p pieces: n are asked for, the last of them with r pieces too many.
   * Of w missing packs follow pw − r missing pieces, so at least (p − r)w.
   */
  #packsOf(need: number, of: readonly number[], unmet: number): Missing {
    const { asked = 0 } = this.#task.needs[need] ?? {};
    const [each = 1] = of.map((path) => this.#pack(path).piecesPerPack);
    const packs = Math.ceil(asked / each);
    const over = packs * each - asked;
    const column = this.#builder.whole(packs);
    const missing = (factor: number): readonly Term[] => [
      [unmet, 1],
      [column, 0 - factor],
    ];
    this.#builder.row([...of.map(this.#packs), [column, 1]], packs, packs);
    this.#builder.row(missing(each), 0 - over, Infinity);
    if (over > 0) this.#builder.row(missing(each - over), 0, Infinity);
    return { pieces: unmet, column, asked: packs, each };
  }

  legs(): void {
    const on = this.#paths.flatMap(({ legs, windows }, path) =>
      legs.map((leg, at) => ({ leg, path, window: windows[at] as Window })),
    );
    const byLeg = [...grouped(on, ({ leg }) => leg)].sort(([a], [b]) => a - b);
    for (const [leg, of] of byLeg) this.#leg(leg, of);
    for (const vehicle of this.#task.network.vehicles) {
      const same = this.#trips.filter((trips) => trips.vehicle === vehicle);
      const terms = same.map(({ column }): Term => [column, 1]);
      if (vehicle.available !== undefined && terms.length > 0) {
        this.#builder.row(terms, 0, vehicle.available);
      }
    }
  }

  #leg(index: number, on: readonly OnLeg[]): void {
    const leg = this.#task.network.legs[index] as Leg;
    const vehicles = this.#task.network.vehicles.filter(({ code }) => leg.vehicles.includes(code));
    const days = departureDays(on.map(({ window }) => window));
    const trips = days.map((day) => {
      const there = on.filter(({ window }) => window.first <= day && day <= window.last);
      const all = this.#most(there);
      const packs = all.items.flatMap(({ kinds }) => kinds);
      return vehicles.map((vehicle): SharedTrips => {
        const enough = all.items.reduce((sum, { most, kinds }) => {
          const shares = kinds.map((kind) => shareOf(kind, vehicle, this.#task));
          return sum + most * Math.max(...shares);
        }, 0);
        const most = mostTrips(enough, vehicle, leg, packs, this.#task);
        // Room that is kept may ask for one more.
        const column = this.#builder.whole(this.#spare > 0 ? most + 1 : most);
        return { leg: index, day, vehicle, column };
      });
    });
    this.#trips.push(...trips.flat());
    // What a shorter run of days says already need not be said again.
    const said = new Set<string>();
    for (const { from, to, within } of runsOf(days, on)) {
      const by = trips.slice(from, to + 1).flat();
      if (within.length > 0) this.#room(within, by, said);
    }
  }

  #room(within: readonly OnLeg[], by: readonly SharedTrips[], said: Set<string>): void {
    const isNew = (of: readonly OnLeg[]): boolean => {
      const name = of.map(({ path }) => path).join(" ");
      const known = said.has(name);
      said.add(name);
      return !known;
    };
    const most = this.#most(within);
    const row = (
      of: readonly OnLeg[],
      size: (path: number) => number,
      room: (vehicle: Vehicle) => number,
    ): void => {
      const terms = of.map(({ path }): Term => [this.#columns[path] ?? -1, size(path)]);
      const trips = by.map(({ vehicle, column }): Term => [column, 0 - room(vehicle)]);
      this.#builder.row([...terms, ...trips], -Infinity, 0);
    };
    if (isNew(within)) {
      const { fillPercent } = this.#task;
      const kinds = within.map(({ path }) => this.#kind(path));
      const spared = (vehicle: Vehicle, size: (kind: PackKind) => number): number => {
        const fitting = kinds.filter((kind) => this.#fits(vehicle)(kind) > 0);
        return this.#spare * Math.max(0, ...fitting.map(size));
      };
      row(
        within,
        (path) => this.#pack(path).packWeightG / 1e6,
        (vehicle) =>
          Math.min(vehicle.payloadG - spared(vehicle, ({ weightG }) => weightG), most.weightG) /
          1e6,
      );
      row(
        within,
        (path) => this.#pack(path).packVolumeCm3 / 1e6,
        (vehicle) =>
          Math.min(
            usableVolume(vehicle, fillPercent) - spared(vehicle, ({ volumeCm3 }) => volumeCm3),
            most.volumeCm3,
          ) / 1e6,
      );
    }
    for (const item of most.items) {
      if (!isNew(item.of)) continue;
      this.#tightening.add(this.#builder.rows);
      const fits = (vehicle: Vehicle): number => Math.max(...item.kinds.map(this.#fits(vehicle)));
      row(
        item.of,
        () => 1,
        (vehicle) => Math.min(fits(vehicle), item.most),
      );
    }
  }

  #fits =
    (vehicle: Vehicle) =>
    (kind: PackKind): number =>
      packsPerTrip(vehicle, kind, this.#task.fillPercent) ?? Infinity;

  #kind(path: number) {
    const { packWeightG: weightG, packVolumeCm3: volumeCm3 } = this.#pack(path);
    return { weightG, volumeCm3 };
  }

  /** What could be on these paths at most: in stock, and asked for; by item, and in all. */
  #most(on: readonly OnLeg[]) {
    const items = [...grouped(on, ({ path }) => this.#pack(path).item).values()].map((of) => {
      const paths = of.map(({ path }) => this.#paths[path] as Path);
      const stock = [...new Set(paths.map(({ alike }) => alike))].map((at) => this.#alike[at]);
      const pieces = Math.min(...stock.map((it) => it?.pack.piecesPerPack ?? 1));
      const asked = [...new Set(paths.map(({ need }) => need))].reduce(
        (sum, need) => sum + Math.ceil((this.#task.needs[need]?.asked ?? 0) / pieces),
        0,
      );
      const there = stock.reduce((sum, it) => sum + (it?.packs ?? 0), 0);
      const kinds = [...new Map(of.map(({ path }) => kindNamed(this.#kind(path)))).values()];
      return { of, most: Math.min(asked, there), kinds };
    });
    const sum = (size: (kind: PackKind) => number): number =>
      items.reduce((all, { most, kinds }) => all + most * Math.max(...kinds.map(size)), 0);
    return {
      items,
      weightG: sum(({ weightG }) => weightG),
      volumeCm3: sum(({ volumeCm3 }) => volumeCm3),
    };
  }

  /** What has to come into places of need, and into countries. */
  inflow(missing: ReadonlyMap<number, Missing>): void {
    const sharing = { paths: this.#paths, alike: this.#alike, trips: this.#trips, missing };
    for (const { terms, least } of inflowRows(this.#task, sharing)) {
      this.#builder.row(terms, least, Infinity);
    }
  }

  sharing(): Sharing {
    const { legs, vehicles } = this.#task.network;
    const trips = this.#trips.map(({ leg, vehicle, column }): Term => {
      return [column, tripCost(vehicle, legs[leg] as Leg).known / milliYenUnit];
    });
    const rate = (leg: number): number => {
      const on = vehicles.filter(({ code }) => legs[leg]?.vehicles.includes(code));
      return Math.min(...on.map(({ perKgMilliYen }) => perKgMilliYen ?? 0));
    };
    const freight = this.#paths.map((path, at): Term => {
      const perKg = path.legs.reduce((sum, leg) => sum + rate(leg), 0);
      return [
        this.#columns[at] ?? -1,
        (this.#pack(at).packWeightG / 1000) * (perKg / milliYenUnit),
      ];
    });
    return {
      model: this.#builder.model(),
      cost: [...trips, ...freight].filter(([, price]) => price !== 0),
      packs: this.#columns,
      trips: this.#trips,
      allOrNothing: this.#allOrNothing,
      scarce: this.#scarce,
      tightening: this.#tightening,
    };
  }
}

const kindNamed = (kind: PackKind): readonly [string, PackKind] => [
  `${kind.weightG} ${kind.volumeCm3}`,
  kind,
];
