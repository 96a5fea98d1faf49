/**
 * The plan that a solved task stands for: departures with their costs, shipments, what is not met
 * and why, and what it all comes to.
 *
 * The cost of a departure is worked out once, rounded to the yen, and shared out by weight so that
 * the shares add up: whatever one adds up, one gets the same total.
 */
import { assert } from "../domain/assert.ts";
import { plusDays } from "../domain/dates.ts";
import { grouped } from "../domain/grouped.ts";
import {
  emissions,
  freightCost,
  type Leg,
  tripCost,
  type Vehicle,
} from "../domain/planning/network.ts";
import type {
  Plan,
  PlanBasis,
  PlanDeparture,
  PlanLine,
  PlanMeasures,
  PlanShipment,
} from "../domain/planning/plan.ts";
import { present } from "../domain/present.ts";
import type { Assembly } from "./assembly.ts";
import type { Consignment } from "./consignments.ts";
import type { Departure } from "./departure.ts";
import type { Shipping } from "./shipping.ts";
import type { Match } from "./task.ts";
import { unmetOf } from "./unmet.ts";

export interface PlanSetting {
  readonly date: string;
  readonly settings: Plan["settings"];
  readonly position: PlanBasis["position"];
  /** The transaction that a request's counting version stands in. */
  version(request: string): number;
}

export function planOf(assembly: Assembly, shipping: Shipping, setting: PlanSetting): Plan {
  const drawn = new Drawing(assembly, shipping, setting.date);
  const departures = drawn.departures();
  const shipments = drawn.shipments();
  const open = shipping.stages.find(({ proven }) => !proven);
  return {
    date: setting.date,
    settings: setting.settings,
    status: open === undefined ? "optimal" : "feasible",
    gap: open === undefined ? 0 : gapOf(open.value, open.bound),
    measures: measuresOf(assembly, shipping, departures),
    proofs: shipping.stages.map(({ objective, value, bound, proven }) => ({
      criterion: objective.criterion,
      value: rounded(value),
      bound: rounded(bound),
      proven,
    })),
    departures,
    shipments,
    unmet: unmetOf(assembly, shipping),
    bounds: boundsOf(assembly, shipping),
    basis: basisOf(assembly, shipping, setting),
  };
}

/** To six digits after the point: what lies beyond is the solver's noise. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** How much of its value a criterion may at most be better by: 0.02 is two per cent. */
function gapOf(value: number, bound: number): number {
  const size = Math.max(Math.abs(value), Math.abs(bound));
  return size === 0 ? 0 : rounded(Math.abs(value - bound) / size);
}

/** What travels on one departure of one vehicle. */
interface Carried {
  readonly departure: Departure;
  readonly run: string;
  weightG: number;
  volumeCm3: number;
}

class Drawing {
  readonly #assembly: Assembly;
  readonly #shipping: Shipping;
  readonly #date: string;
  readonly #matches: ReadonlyMap<string, Match>;
  readonly #carried: ReadonlyMap<string, Carried>;
  readonly #together: readonly (readonly Consignment[])[];

  constructor(assembly: Assembly, shipping: Shipping, date: string) {
    this.#assembly = assembly;
    this.#shipping = shipping;
    this.#date = date;
    this.#matches = new Map(
      assembly.task.matches.map((match) => [`${match.goods} ${match.need} ${match.ready}`, match]),
    );
    this.#carried = this.#carriedOn();
    this.#together = this.#consignmentsTogether();
  }

  #carriedOn(): ReadonlyMap<string, Carried> {
    const sorted = this.#shipping.departures.toSorted(
      (a, b) => a.depart - b.depart || a.leg - b.leg || a.vehicle - b.vehicle,
    );
    const carried = new Map(
      sorted.map((departure, at): [string, Carried] => [
        keyOf(departure),
        { departure, run: `R-${at + 1}`, weightG: 0, volumeCm3: 0 },
      ]),
    );
    for (const { goods, packs, steps } of this.#shipping.consignments) {
      const pack = this.#assembly.packs[goods];
      for (const step of steps) {
        const on = carried.get(keyOf(step));
        assert(on !== undefined && pack !== undefined, "what travels has a departure");
        on.weightG += packs * pack.weightG;
        on.volumeCm3 += packs * pack.volumeCm3;
      }
    }
    return carried;
  }

  #way(departure: Departure): { readonly leg: Leg; readonly vehicle: Vehicle } {
    const { legs, vehicles } = this.#assembly.task.network;
    const [leg, vehicle] = [legs[departure.leg], vehicles[departure.vehicle]];
    assert(leg !== undefined && vehicle !== undefined, "a departure is of the network");
    return { leg, vehicle };
  }

  departures(): readonly PlanDeparture[] {
    return [...this.#carried.values()].map(({ departure, run, weightG, volumeCm3 }) => {
      const { leg, vehicle } = this.#way(departure);
      const [trip, freight] = [tripCost(vehicle, leg), freightCost(vehicle, weightG)];
      const co2 = emissions(vehicle, leg, weightG);
      return {
        run,
        from: leg.from,
        to: leg.to,
        mode: leg.mode,
        vehicle: vehicle.code,
        trips: departure.trips,
        depart: plusDays(this.#date, departure.depart),
        arrive: plusDays(this.#date, departure.arrive),
        distanceM: leg.distanceM,
        weightG,
        volumeCm3,
        costYen: Math.round((departure.trips * trip.known + freight.known) / 1000),
        priced: trip.complete && freight.complete,
        co2G: co2.known,
        estimatedDistance: leg.estimated,
      };
    });
  }

  /** What goes from one depot to one request the same way, by the same steps. */
  #consignmentsTogether(): readonly (readonly Consignment[])[] {
    const { goods, needs } = this.#assembly.task;
    const { grounds } = this.#assembly;
    const groups = grouped(this.#shipping.consignments, (it) => {
      const match = this.#match(it);
      const ground = match && grounds.get(match);
      return [
        needs[it.need]?.request,
        goods[it.goods]?.depot,
        it.ready,
        ground && [...ground.steps, ground.rule.agency].join("+"),
        ...it.steps.map((step) => keyOf(step)),
      ].join("|");
    });
    return [...groups.keys()].sort().flatMap((key) => [groups.get(key) ?? []]);
  }

  #match({ goods, need, ready }: Consignment): Match | undefined {
    return this.#matches.get(`${goods} ${need} ${ready}`);
  }

  shipments(): readonly PlanShipment[] {
    const shares = this.#shares();
    return this.#together.flatMap((consignments, at) => {
      const [first] = consignments;
      if (first === undefined) return [];
      const match = this.#match(first);
      const ground = match === undefined ? undefined : this.#assembly.grounds.get(match);
      assert(ground !== undefined, "goods are sent on a ground");
      const lines = this.#lines(consignments);
      const legs = first.steps.map((step) => {
        const on = this.#carried.get(keyOf(step));
        return { run: on?.run ?? "", costYen: shares.get(`${at} ${keyOf(step)}`) ?? 0 };
      });
      const last = first.steps.at(-1);
      const depot = lines[0]?.depot ?? "";
      const transferred = ground.steps.includes("custody-transfer");
      return [
        {
          id: `S-${at + 1}`,
          request: lines[0]?.request ?? "",
          from: depot,
          to: last === undefined ? depot : (this.#assembly.task.network.legs[last.leg]?.to ?? ""),
          ready: plusDays(this.#date, first.ready),
          arrive: plusDays(this.#date, first.arrive),
          steps: ground.steps,
          ...present({ custodian: transferred ? ground.rule.agency : undefined }),
          legs,
          lines,
          costYen: legs.reduce((sum, { costYen }) => sum + costYen, 0),
        },
      ];
    });
  }

  /** Each shipment's share in the cost of each departure, by weight; the shares add up. */
  #shares(): ReadonlyMap<string, number> {
    const weights = new Map<string, number[]>();
    for (const [at, consignments] of this.#together.entries()) {
      const weightG = consignments.reduce(
        (sum, { goods, packs }) => sum + packs * (this.#assembly.packs[goods]?.weightG ?? 0),
        0,
      );
      for (const step of consignments[0]?.steps ?? []) {
        const known = weights.get(keyOf(step)) ?? this.#together.map(() => 0);
        known[at] = (known[at] ?? 0) + weightG;
        weights.set(keyOf(step), known);
      }
    }
    const shares = new Map<string, number>();
    const costs = this.departures();
    for (const [key, parts] of weights) {
      const cost = costs.find(({ run }) => run === this.#carried.get(key)?.run)?.costYen ?? 0;
      for (const [at, share] of allocated(cost, parts).entries()) {
        if ((parts[at] ?? 0) > 0) shares.set(`${at} ${key}`, share);
      }
    }
    return shares;
  }

  #lines(consignments: readonly Consignment[]): readonly PlanLine[] {
    const { task, packs, unverified } = this.#assembly;
    const same = grouped(consignments, ({ need, goods }) => `${need} ${goods}`);
    return [...same.values()]
      .flatMap((of) => {
        const [first] = of;
        if (first === undefined) return [];
        const [need, goods, pack] = [
          task.needs[first.need],
          task.goods[first.goods],
          packs[first.goods],
        ];
        assert(
          need !== undefined && goods !== undefined && pack !== undefined,
          "goods have a need",
        );
        const count = of.reduce((sum, it) => sum + it.packs, 0);
        const match = this.#match(first);
        return [
          {
            request: need.request,
            line: need.line,
            item: goods.item,
            lot: goods.lot,
            agency: goods.agency,
            depot: goods.depot,
            packs: count,
            quantity: count * pack.pieces,
            weightG: count * pack.weightG,
            volumeCm3: count * pack.volumeCm3,
            estimated: pack.bounded.length > 0,
            unverified: match !== undefined && unverified.has(match),
          },
        ];
      })
      .sort((a, b) => a.line - b.line || (a.item < b.item ? -1 : 1) || (a.lot < b.lot ? -1 : 1));
  }
}

const keyOf = ({ leg, vehicle, depart }: Pick<Departure, "leg" | "vehicle" | "depart">): string =>
  `${String(depart).padStart(5, "0")} ${String(leg).padStart(6, "0")} ${vehicle}`;

/** A whole amount by weights: rounded down, and what is left to the first ones that lost most. */
function allocated(amount: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) return weights.map((_, at) => (at === 0 ? amount : 0));
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = products.map((product) => Number(product / total));
  const rests = products.map((product, at) => ({ at, rest: product % total }));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const order = rests.toSorted((a, b) =>
    a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.at - b.at,
  );
  for (const { at } of order.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

const million = 1_000_000;

function measuresOf(
  { task }: Assembly,
  { unmet, consignments }: Shipping,
  departures: readonly PlanDeparture[],
): PlanMeasures {
  const asked = task.needs.reduce((sum, need) => sum + need.weight * need.asked, 0);
  const short = task.needs.reduce((sum, need, at) => sum + need.weight * (unmet[at] ?? 0), 0);
  const shares = task.needs.map((need, at) => (unmet[at] ?? 0) / Math.max(1, need.asked));
  const late = task.needs.map(({ dueDay }, at) =>
    Math.max(
      0,
      ...consignments
        .filter(({ need }) => need === at)
        .map(({ arrive }) => arrive - (dueDay ?? Infinity)),
    ),
  );
  const { network } = task;
  return {
    askedWeighted: rounded(asked),
    weightedShortage: rounded(short),
    coverage: asked === 0 ? million : Math.round(((asked - short) / asked) * million),
    fairness: Math.round(Math.max(0, ...shares) * million),
    lateDays: late.reduce((sum, days) => sum + days, 0),
    costYen: departures.reduce((sum, { costYen }) => sum + costYen, 0),
    priced: departures.every(({ priced }) => priced),
    co2G: departures.reduce((sum, { co2G }) => sum + co2G, 0),
    co2Known: departures.every(
      ({ vehicle }) =>
        network.vehicles.find(({ code }) => code === vehicle)?.co2MgPerTonneKm !== undefined,
    ),
    trips: departures.reduce((sum, { trips }) => sum + trips, 0),
  };
}

/** The bounds that stand in for what is not known of goods that are sent. */
function boundsOf({ task, packs }: Assembly, { consignments }: Shipping): Plan["bounds"] {
  const used = new Map<string, Plan["bounds"][number]>();
  for (const { goods } of consignments) {
    const [item, pack] = [task.goods[goods]?.item ?? "", packs[goods]];
    if (pack === undefined || pack.bounded.length === 0) continue;
    used.set(item, {
      item,
      ...(pack.bounded.includes("weight") && { weightG: pack.weightG / pack.pieces }),
      ...(pack.bounded.includes("volume") && { volumeCm3: pack.volumeCm3 / pack.pieces }),
    });
  }
  return [...used.keys()].sort().flatMap((item) => used.get(item) ?? []);
}

function basisOf(
  { stock, lines }: Assembly,
  { consignments }: Shipping,
  { position, version }: PlanSetting,
): PlanBasis {
  const used = [...new Set(consignments.map(({ goods }) => goods))].sort((a, b) => a - b);
  const requests = [...new Set(lines.map(({ request }) => request.code))].sort();
  return {
    position,
    requests: requests.map((request) => ({ request, transaction: version(request) })),
    stock: used.flatMap((at) => {
      const line = stock[at];
      if (line === undefined) return [];
      const { item, lot, agency, depot, quantity: available, expiry } = line;
      return [{ item, lot, agency, depot, available, ...present({ expiry }) }];
    }),
  };
}
