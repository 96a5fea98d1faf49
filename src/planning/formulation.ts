/**
 * Which packs travel which way to whom? The model whose answer is a shipment plan.
 *
 * Sets
 *   g  goods: one owner's lot in a depot          r  needs: lines of requests
 *   c  loads: goods of one item and pack that may leave on one day and serve the same needs by the
 *      same days; to the ways they are all alike, so they share variables
 *   s  spots: a place on a day after some legs    a  runs: a leg and the day on which it departs
 *   v  vehicles that travel the leg of a run      k  kinds of packs: pieces, grams, cm3
 *
 * Given
 *   packs_g whole packs    pieces_c a pack       weight_k g a pack     volume_k cm3 a pack
 *   asked_r pieces         payload_v g           room_v cm3 × fill     available_v trips in all
 *   cap_kv packs of kind k that one v can take   trip_av JPY a trip    rate_v JPY a kg
 *
 * Variables, all whole packs or trips
 *   q_gc ≥ 0   packs of goods g that leave as part of load c
 *   f_cav ≥ 0  packs of c that travel on run a in vehicle v (from one spot to another)
 *   w_cs ≥ 0   packs of c that wait at s for the next day
 *   d_crs ≥ 0  packs of c that are handed over to need r at spot s
 *   y_av ≥ 0   trips of v on run a
 *   u_r ≥ 0    pieces of need r that are not met
 *   m ≥ 0      the largest relative shortage of any need that something could be sent to
 *
 * Subject to
 *   (1) stock      Σ_c q_gc ≤ packs_g
 *   (2) floor      Σ_{g in floor} pieces_g Σ_c q_gc ≤ most           what stays in reserve stays
 *   (3) flow       for all c, s: what comes in (q, f, w) = what goes on (f, w) + Σ_r d_crs
 *   (4) shortage   Σ_{c,s} pieces_c d_crs + u_r ≥ asked_r
 *   (5) no more    Σ_{c,s} pieces_c d_crs ≤ asked_r + the rest of one pack that is sent:
 *                  asked_r − 1 + Σ_p p z_rp, Σ_p z_rp ≤ 1, z_rp ≤ Σ_{c of pack size p, s} d_crs,
 *                  z_rp in {0, 1}; with one pack size it is Σ d_crs ≤ ⌈asked_r / p⌉
 *   (6) all or nothing, where a part is no use: u_r = 0 or nothing is sent
 *   (7) payload    Σ_c weight_c f_cav ≤ payload_v y_av
 *   (8) volume     Σ_c volume_c f_cav ≤ room_v y_av
 *   (9) whole packs in whole trips: Σ_{c of kind k} f_cav ≤ cap_kv y_av       (and (7), (8) tight)
 *  (10) vehicles   Σ_a y_av ≤ available_v
 *  (11) fairness   asked_r m ≥ u_r
 *  (12) limits     Σ y ≤ most trips; cost ≤ most cost
 *  (13) no more than asked: Σ_{c of item i} f_cav ≤ y_av Σ_{r of i beyond a} ⌈asked_r / pieces⌉
 *  (14) what has to come into a region: inflow.ts
 *  (15) bounds of y: trip-limits.ts; (16) sums of y to branch upon: totals.ts
 *
 * (13) to (16) say nothing that the rest does not, but for plans that are no worse. They are there
 * for the solver: proofs take a fraction of the time.
 *
 * What is minimised, one thing after the other, is in objectives.ts. Flow with unit capacities in
 * time is the dynamic network of Ford and Fulkerson (Operations Research 6, 1958, 419–433); the
 * trips as whole variables make it a fixed-charge network design problem.
 */
import { grouped } from "../domain/grouped.ts";
import { packsPerTrip, type Vehicle } from "../domain/planning/network.ts";
import { Beyond } from "./beyond.ts";
import { costTerms, yenUnit } from "./cost-terms.ts";
import { inflowRows } from "./inflow.ts";
import type { Loose } from "./lexicographic.ts";
import { type Load, loadsOf } from "./loads.ts";
import { type LinearModel, ModelBuilder, type Term } from "./model.ts";
import type { Need, Task } from "./task.ts";
import { type TimedNetwork, timedNetwork } from "./timed-network.ts";
import { totalRows } from "./totals.ts";
import { TripLimits } from "./trip-limits.ts";
import { vehicleRows } from "./vehicle-rows.ts";

/** Packs of a load that leave, travel, wait or are handed over, and the variable that counts them. */
export interface Leaving {
  readonly column: number;
  readonly load: number;
  readonly goods: number;
  readonly spot: number;
}
export interface Travelling {
  readonly column: number;
  readonly load: number;
  readonly run: number;
  readonly vehicle: number; // of the network
  readonly from: number;
  readonly to: number; // spots
}
export interface Waiting {
  readonly column: number;
  readonly load: number;
  readonly from: number;
  readonly to: number;
}
export interface Handing {
  readonly column: number;
  readonly load: number;
  readonly need: number;
  readonly spot: number;
}
export type Trips = Pick<Travelling, "column" | "run" | "vehicle">;

export interface Formulation {
  readonly task: Task;
  readonly loads: readonly Load[];
  readonly timed: TimedNetwork;
  readonly model: LinearModel;
  readonly leaving: readonly Leaving[];
  readonly travelling: readonly Travelling[];
  readonly waiting: readonly Waiting[];
  readonly handing: readonly Handing[];
  readonly trips: readonly Trips[];
  readonly unmet: readonly number[]; // columns, by need
  readonly unfair: number; // column
  readonly loose: Loose;
  /** 1 where anything of a lot leaves, or a load is handed over to a need on a day. */
  readonly parts: readonly number[];
  readonly postponing: boolean;
}

/** With `postponing`, only days on which it makes a difference to leave are looked at. */
export function formulate(task: Task, postponing = false): Formulation {
  const timed = timedNetwork(task, postponing);
  const loads = loadsOf(task, timed);
  const builder = new ModelBuilder();
  const parts = new Parts(task, loads, timed, builder);
  parts.flows();
  parts.stock();
  const { leaving, travelling, waiting, handing } = parts;
  const limits = new TripLimits(task, new Beyond(task));
  const trips = vehicleRows({ task, loads, timed, builder, travelling, limits });
  const unmet = parts.needs();
  const unfair = parts.fairness(unmet);
  inflowRows({ task, loads, timed, builder, handing, trips, unmet });
  const totals = totalRows({ task, loads, timed, builder, travelling, trips, limits });
  parts.limits(trips);
  const split = parts.parts();
  const model = builder.model();
  const loose = {
    always: new Set(travelling.map(({ column }) => column)),
    early: new Set([...trips.map(({ column }) => column), ...totals]),
  };
  const parted = { leaving, travelling, waiting, handing, trips };
  return { task, loads, timed, model, ...parted, unmet, unfair, loose, parts: split, postponing };
}

class Parts {
  readonly leaving: Leaving[] = [];
  readonly travelling: Travelling[] = [];
  readonly waiting: Waiting[] = [];
  readonly handing: Handing[] = [];
  readonly #task: Task;
  readonly #loads: readonly Load[];
  readonly #timed: TimedNetwork;
  readonly #builder: ModelBuilder;
  readonly #vehicles: ReadonlyMap<string, number>;

  constructor(task: Task, loads: readonly Load[], timed: TimedNetwork, builder: ModelBuilder) {
    this.#task = task;
    this.#loads = loads;
    this.#timed = timed;
    this.#builder = builder;
    this.#vehicles = new Map(task.network.vehicles.map(({ code }, index) => [code, index]));
  }

  /** Variables of each load on the spots that lead from its goods to its needs; rows (3). */
  flows(): void {
    for (const [number, load] of this.#loads.entries()) {
      const balance = new Map<number, Term[]>();
      const term = (spot: number, column: number, factor: number): void => {
        const known = balance.get(spot);
        if (known === undefined) balance.set(spot, [[column, factor]]);
        else known.push([column, factor]);
      };
      for (const { goods, spot } of load.starts) {
        const column = this.#builder.whole(this.#task.goods[goods]?.packs ?? 0);
        this.leaving.push({ column, load: number, goods, spot });
        term(spot, column, 1);
      }
      for (const from of load.spots) {
        this.#onward(number, load, from, term);
        for (const need of load.needsAt(from)) {
          const most = Math.ceil((this.#task.needs[need]?.asked ?? 0) / load.pieces);
          const column = this.#builder.whole(Math.min(load.packs, most));
          this.handing.push({ column, load: number, need, spot: from });
          term(from, column, -1);
        }
      }
      for (const terms of balance.values()) this.#builder.row(terms, 0, 0);
    }
  }

  #onward(
    number: number,
    load: Load,
    from: number,
    term: (spot: number, column: number, factor: number) => void,
  ): void {
    for (const { run, to } of this.#timed.moves[from] ?? []) {
      if (!load.reaches(to)) continue;
      for (const vehicle of this.#vehiclesOf(run)) {
        const fits = this.#packsPerTrip(vehicle, load);
        if (fits === 0) continue;
        const column = this.#builder.whole(load.packs);
        this.travelling.push({ column, load: number, run, vehicle, from, to });
        term(from, column, -1);
        term(to, column, 1);
      }
    }
    const later = this.#timed.waits[from];
    if (later === undefined || !load.reaches(later)) return;
    const column = this.#builder.real(load.packs);
    this.waiting.push({ column, load: number, from, to: later });
    term(from, column, -1);
    term(later, column, 1);
  }

  #vehiclesOf(run: number): readonly number[] {
    const leg = this.#task.network.legs[this.#timed.runs[run]?.leg ?? -1];
    return (leg?.vehicles ?? []).flatMap((code) => this.#vehicles.get(code) ?? []);
  }

  #vehicle(index: number): Vehicle {
    return this.#task.network.vehicles[index] as Vehicle;
  }

  #packsPerTrip(vehicle: number, { weightG, volumeCm3 }: Load): number {
    const pack = { weightG, volumeCm3 };
    return packsPerTrip(this.#vehicle(vehicle), pack, this.#task.fillPercent) ?? Infinity;
  }

  /** Rows (1) and (2). */
  stock(): void {
    const byGoods = grouped(this.leaving, ({ goods }) => goods);
    for (const [goods, leaving] of byGoods) {
      if (leaving.length < 2) continue; // the variable's own bound says it
      const terms = leaving.map(({ column }): Term => [column, 1]);
      this.#builder.row(terms, 0, this.#task.goods[goods]?.packs ?? 0);
    }
    for (const { goods, piecesMost } of this.#task.floors) {
      const terms = goods.flatMap((index) =>
        (byGoods.get(index) ?? []).map(
          ({ column }): Term => [column, this.#task.goods[index]?.piecesPerPack ?? 0],
        ),
      );
      if (terms.length > 0) this.#builder.row(terms, 0, piecesMost);
    }
  }

  /** Variables u; rows (4) to (6). */
  needs(): readonly number[] {
    const byNeed = grouped(this.handing, (it) => it.need);
    return this.#task.needs.map((need, index) => {
      const unmet = this.#builder.whole(need.asked);
      this.#need(need, unmet, byNeed.get(index) ?? []);
      return unmet;
    });
  }

  #need({ asked, partial }: Need, unmet: number, handed: readonly Handing[]): void {
    const piecesOf = ({ load }: Handing): number => this.#loads[load]?.pieces ?? 0;
    const pieces = handed.map((it): Term => [it.column, piecesOf(it)]);
    this.#builder.row([...pieces, [unmet, 1]], asked, Infinity);
    if (handed.length === 0) return;
    const sizes = [...new Set(handed.map(piecesOf))].sort((a, b) => a - b);
    const [first = 1, ...others] = sizes;
    if (others.length === 0) {
      const packs = handed.map((it): Term => [it.column, 1]);
      this.#builder.row(packs, 0, Math.ceil(asked / first));
    } else {
      const last = sizes.map((size): Term => [this.#builder.whole(1), size]);
      const more = last.map(([column, size]): Term => [column, 0 - size]);
      this.#builder.row([...pieces, ...more], -Infinity, asked - 1);
      this.#builder.row(
        last.map(([column]): Term => [column, 1]),
        0,
        1,
      );
      for (const [column, size] of last) {
        const sent = handed.filter((it) => piecesOf(it) === size);
        const terms = sent.map((it): Term => [it.column, -1]);
        this.#builder.row([[column, 1], ...terms], -Infinity, 0);
      }
    }
    if (partial) return;
    const whole = this.#builder.whole(1); // 1: all of it is sent
    this.#builder.row(
      [
        [unmet, 1],
        [whole, asked],
      ],
      asked,
      asked,
    );
    const most = asked + Math.max(...sizes);
    this.#builder.row([...pieces, [whole, -most]], -Infinity, 0);
  }

  /** Variable m; rows (11). A need that nothing can be sent to has no share to be fair about. */
  fairness(unmet: readonly number[]): number {
    const unfair = this.#builder.real(1);
    const served = new Set(this.handing.map(({ need }) => need));
    for (const [index, { asked }] of this.#task.needs.entries()) {
      const column = unmet[index];
      if (!served.has(index) || column === undefined || asked === 0) continue;
      this.#builder.row(
        [
          [column, -1 / asked],
          [unfair, 1],
        ],
        0,
        Infinity,
      );
    }
    return unfair;
  }

  /** Variables z: whether any of it goes. */
  parts(): readonly number[] {
    return [...this.leaving, ...this.handing].map(({ column }) => {
      const any = this.#builder.whole(1);
      this.#builder.row(
        [
          [column, 1],
          [any, 0 - this.#builder.most(column)],
        ],
        -Infinity,
        0,
      );
      return any;
    });
  }

  /** Rows (12). */
  limits(trips: readonly Trips[]): void {
    const { maxTrips, maxCostYen } = this.#task;
    const all = trips.map(({ column }): Term => [column, 1]);
    if (maxTrips !== undefined && all.length > 0) this.#builder.row(all, 0, maxTrips);
    if (maxCostYen === undefined) return;
    const used = { trips, travelling: this.travelling };
    const terms = costTerms(this.#task, this.#loads, this.#timed.runs, used);
    if (terms.length > 0) this.#builder.row(terms, -Infinity, maxCostYen / yenUnit);
  }
}
