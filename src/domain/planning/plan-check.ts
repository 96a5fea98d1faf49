/**
 * Does a plan hold? Judged rule by rule from the ledger, the requests, the law and the network, by
 * code that never saw the model: it knows no loads, spots or runs, only what goes where and when.
 *
 * A plan of ours and a plan that a person wrote are judged alike, under the same names of rules.
 */
import { daysBetween, type IsoDate, plusDays } from "../dates.ts";
import { grouped } from "../grouped.ts";
import { joined } from "../items/joined.ts";
import { type Bound, boundOf, type Pack, packOf } from "../packing.ts";
import { present } from "../present.ts";
import type { Place } from "../problems/problem.ts";
import type { Item } from "../reference.ts";
import type { StockLine } from "../stock.ts";
import { type Ground, ownGround, type Procedure, transferredGround } from "./eligibility.ts";
import { freightCost, type Leg, type Network, tripCost, usableVolume } from "./network.ts";
import type { ClaimedGoods, ClaimedLeg, ClaimedShipment, PlanClaim } from "./plan-claim.ts";
import type { RequestDeclaration, RequestLine } from "./request-declaration.ts";

export type PlanRule =
  | "request" // the request and its line are there
  | "goods" // they are what the line asks for
  | "stock" // the lot is available, and no more of it is sent than there is
  | "floor" // what has to stay, stays
  | "whole-packs"
  | "measures" // weight and volume of a pack are known or bounded
  | "expiry" // enough shelf life is left on arrival
  | "specification"
  | "law" // the owner's law covers the request
  | "steps" // nothing leaves before the steps are done
  | "way" // legs lead from the depot to where the goods are needed, five at most
  | "leg" // each leg is in the network, and its vehicle travels it
  | "days" // nothing leaves before it is there, or arrives sooner than the way takes
  | "late"
  | "trips" // everybody names the same trips for one departure
  | "payload"
  | "volume"
  | "vehicles" // no more trips than can be had
  | "asked" // no more is sent than asked for, beyond the rest of one pack
  | "all-or-nothing"
  | "limit" // of cost or trips
  | "cost"; // what the plan says it costs is what it costs;

export interface PlanFinding {
  readonly rule: PlanRule;
  readonly shipment?: string;
  readonly request?: string;
  readonly line?: number;
  readonly what?: string; // the lot, the leg, the vehicle …
  readonly found?: string | number;
  readonly allowed?: string | number;
  readonly at?: Place;
}

export interface PlanFacts {
  readonly date: IsoDate;
  readonly requests: ReadonlyMap<string, RequestDeclaration>;
  /** What a line asks for that nobody else has promised. */
  open(request: string, line: number): number;
  readonly stock: readonly StockLine[]; // available
  readonly items: readonly Item[];
  readonly network: Network;
  readonly procedure: Procedure;
  verdict(goods: StockLine, request: RequestDeclaration, line: RequestLine): string | undefined;
  places(destination: string): readonly string[];
  readonly allowLate: boolean;
  readonly allowUnverified: boolean;
  readonly pool: boolean;
  readonly floors: readonly {
    readonly item: string;
    readonly agency?: string;
    readonly pieces: number;
  }[];
  readonly bounds: ReadonlyMap<string, Bound>;
  readonly fillPercent: number;
  readonly maxCostYen?: number;
  readonly maxTrips?: number;
}

export function checkPlan(claim: PlanClaim, facts: PlanFacts): readonly PlanFinding[] {
  const checker = new Checker(facts);
  for (const shipment of claim.shipments) checker.shipment(shipment);
  checker.stock(claim);
  checker.departures(claim);
  checker.requests(claim);
  return checker.findings;
}

class Checker {
  readonly findings: PlanFinding[] = [];
  readonly #facts: PlanFacts;
  readonly #stock: ReadonlyMap<string, readonly StockLine[]>;
  readonly #items: ReadonlyMap<string, Item>;

  constructor(facts: PlanFacts) {
    this.#facts = facts;
    this.#stock = grouped(facts.stock, cardOf);
    this.#items = new Map(facts.items.map((item) => [item.code, item]));
  }

  #break(rule: PlanRule, more: { [Key in keyof PlanFinding]?: PlanFinding[Key] | undefined }) {
    this.findings.push(present({ ...more, rule }) as PlanFinding);
  }

  #pack(code: string): Pack | undefined {
    const item = this.#items.get(code);
    if (item === undefined) return undefined;
    const { bounds, items } = this.#facts;
    return packOf(item, bounds.get(code) ?? boundOf(item.category, items));
  }

  #asking(goods: ClaimedGoods): { request: RequestDeclaration; line: RequestLine } | undefined {
    const request = this.#facts.requests.get(goods.request);
    const line = request?.lines.find((one) => one.line === goods.line);
    return request === undefined || line === undefined ? undefined : { request, line };
  }

  shipment(shipment: ClaimedShipment): void {
    const arrive = shipment.legs.at(-1)?.arrive;
    for (const goods of shipment.goods) {
      const about = {
        shipment: shipment.id,
        request: goods.request,
        line: goods.line,
        what: `${goods.item} ${goods.lot}`,
        at: goods.at,
      };
      const asking = this.#asking(goods);
      if (asking === undefined) {
        this.#break("request", about);
        continue;
      }
      this.#goods(goods, asking, about);
      const ground = this.#law(goods, asking, about);
      this.#way(shipment, goods, asking.line, about);
      const ready = plusDays(this.#facts.date, ground?.days ?? 0);
      this.#times(shipment, goods, asking.line, arrive ?? ready, about);
      const first = shipment.legs[0];
      const leaves = first && plusDays(first.depart, 0 - this.#lead(first));
      if (leaves !== undefined && leaves < ready) {
        this.#break("steps", { ...about, found: leaves, allowed: ready });
      }
    }
    this.#legs(shipment);
  }

  #goods(
    goods: ClaimedGoods,
    { request, line }: { request: RequestDeclaration; line: RequestLine },
    about: object,
  ): void {
    const item = this.#items.get(goods.item);
    const wanted =
      line.item === undefined ? item?.category === line.category : line.item === goods.item;
    if (!wanted) {
      const allowed = line.item ?? line.category;
      this.#break("goods", { ...about, found: goods.item, allowed });
    }
    const pack = this.#pack(goods.item);
    if (pack === undefined) this.#break("measures", about);
    else if (goods.quantity % pack.pieces !== 0 || goods.quantity <= 0) {
      this.#break("whole-packs", { ...about, found: goods.quantity, allowed: pack.pieces });
    }
    const [card] = this.#stock.get(cardOf(goods)) ?? [];
    if (card === undefined) return;
    const verdict = this.#facts.verdict(card, request, line);
    const doubted = verdict === "insufficient-evidence" && !this.#facts.allowUnverified;
    if (verdict === "non-conforming" || doubted) {
      this.#break("specification", { ...about, found: verdict });
    }
  }

  #law(
    { agency }: ClaimedGoods,
    { request }: { request: RequestDeclaration },
    about: object,
  ): Ground | undefined {
    const { procedure, pool } = this.#facts;
    const ground =
      ownGround(agency, request, procedure) ??
      (pool ? transferredGround(agency, request, procedure) : undefined);
    if (ground === undefined)
      this.#break("law", { ...about, found: agency, allowed: request.cause });
    return ground;
  }

  #way({ legs }: ClaimedShipment, goods: ClaimedGoods, line: RequestLine, about: object): void {
    const stops = [goods.depot, ...legs.map(({ to }) => to)];
    const broken = legs.find(({ from }, at) => from !== stops[at]);
    if (broken !== undefined) {
      this.#break("way", { ...about, found: broken.from, allowed: stops[legs.indexOf(broken)] });
    }
    const ends = this.#facts.places(line.destination);
    const last = stops.at(-1) ?? "";
    if (!ends.includes(last)) {
      this.#break("way", { ...about, found: last, allowed: line.destination });
    }
    if (legs.length > legsMost)
      this.#break("way", { ...about, found: legs.length, allowed: legsMost });
  }

  #times(
    _: ClaimedShipment,
    goods: ClaimedGoods,
    line: RequestLine,
    arrive: IsoDate,
    about: object,
  ): void {
    const { neededBy, minShelfLifeDays = 0 } = line;
    if (neededBy !== undefined && arrive > neededBy && !this.#facts.allowLate) {
      this.#break("late", { ...about, found: arrive, allowed: neededBy });
    }
    const expiry = this.#stock.get(cardOf(goods))?.[0]?.expiry;
    if (expiry === undefined) {
      if (line.minShelfLifeDays === undefined || this.#facts.allowUnverified) return;
      this.#break("expiry", { ...about, allowed: minShelfLifeDays });
    } else if (daysBetween(arrive, expiry) < minShelfLifeDays) {
      const found = daysBetween(arrive, expiry);
      this.#break("expiry", { ...about, found, allowed: minShelfLifeDays });
    }
  }

  #leg({ from, to, vehicle }: ClaimedLeg): Leg | undefined {
    return this.#facts.network.legs.find(
      (leg) => leg.from === from && leg.to === to && leg.vehicles.includes(vehicle),
    );
  }

  #lead(leg: ClaimedLeg): number {
    return this.#leg(leg)?.leadDays ?? 0;
  }

  /** What is there on a day may leave once the lead time of its next leg has passed. */
  #legs({ id, legs }: ClaimedShipment): void {
    let there = this.#facts.date;
    for (const claimed of legs) {
      const { from, to, vehicle, depart, arrive, at } = claimed;
      const about = { shipment: id, what: `${from}–${to} ${vehicle}`, at };
      const leg = this.#leg(claimed);
      if (leg === undefined) {
        this.#break("leg", about);
      } else {
        const earliest = plusDays(there, leg.leadDays);
        if (depart < earliest) this.#break("days", { ...about, found: depart, allowed: earliest });
        const soonest = plusDays(depart, leg.transitDays);
        if (arrive < soonest) this.#break("days", { ...about, found: arrive, allowed: soonest });
      }
      there = arrive;
    }
  }

  stock({ shipments }: PlanClaim): void {
    const goods = shipments.flatMap((shipment) => shipment.goods);
    for (const [key, same] of grouped(goods, cardOf)) {
      const [first] = same;
      const sent = same.reduce((sum, { quantity }) => sum + quantity, 0);
      const there = (this.#stock.get(key) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
      if (first === undefined || sent <= there) continue;
      const what = [first.item, first.lot, first.agency, first.depot].join(" ");
      this.#break("stock", { what, found: sent, allowed: there, at: first.at });
    }
    for (const { item, agency, pieces } of this.#facts.floors) {
      const held = (it: { readonly item: string; readonly agency: string }): boolean =>
        it.item === item && (agency === undefined || it.agency === agency);
      const there = this.#facts.stock.filter(held).reduce((sum, it) => sum + it.quantity, 0);
      const sent = goods.filter(held).reduce((sum, it) => sum + it.quantity, 0);
      if (sent === 0 || there - sent >= pieces) continue;
      this.#break("floor", { what: item, found: there - sent, allowed: pieces });
    }
  }

  /** What travels together: the same leg and vehicle on the same day, whosever it is. */
  departures({ shipments, costYen }: PlanClaim): void {
    const travelling = shipments.flatMap(({ goods, legs }) => legs.map((leg) => ({ leg, goods })));
    const used = new Map<string, number>();
    let [cost, priced] = [0, true];
    for (const together of grouped(travelling, ({ leg }) => departureOf(leg)).values()) {
      const [first] = together;
      if (first === undefined) continue;
      const { leg: claimed } = first;
      const what = `${claimed.from}–${claimed.to} ${claimed.vehicle} ${claimed.depart}`;
      const other = together.find(({ leg }) => leg.trips !== claimed.trips)?.leg;
      if (other !== undefined) {
        this.#break("trips", { what, found: other.trips, allowed: claimed.trips, at: other.at });
      }
      used.set(claimed.vehicle, (used.get(claimed.vehicle) ?? 0) + claimed.trips);
      const weightG = this.#loaded(
        what,
        claimed,
        together.flatMap(({ goods }) => goods),
      );
      const [leg, vehicle] = [this.#leg(claimed), this.#vehicle(claimed.vehicle)];
      if (leg === undefined || vehicle === undefined) continue;
      const [trip, freight] = [tripCost(vehicle, leg), freightCost(vehicle, weightG)];
      cost += Math.round((claimed.trips * trip.known + freight.known) / 1000);
      priced &&= trip.complete && freight.complete;
    }
    this.#limits(used, cost);
    if (costYen !== undefined && priced && costYen !== cost) {
      this.#break("cost", { found: costYen, allowed: cost });
    }
  }

  #vehicle(code: string) {
    return this.#facts.network.vehicles.find((vehicle) => vehicle.code === code);
  }

  /** Grams that a departure carries; what does not go into its trips breaks a rule. */
  #loaded(what: string, { vehicle: code, trips, at }: ClaimedLeg, goods: readonly ClaimedGoods[]) {
    const vehicle = this.#vehicle(code);
    let [weightG, volumeCm3] = [0, 0];
    const kinds = new Map<string, { readonly pack: Pack; packs: number }>();
    for (const { item, quantity } of goods) {
      const pack = this.#pack(item);
      if (pack === undefined) continue;
      const packs = Math.ceil(quantity / pack.pieces);
      weightG += packs * pack.weightG;
      volumeCm3 += packs * pack.volumeCm3;
      const key = `${pack.weightG} ${pack.volumeCm3}`;
      const kind = kinds.get(key) ?? { pack, packs: 0 };
      kind.packs += packs;
      kinds.set(key, kind);
    }
    if (vehicle === undefined) return weightG;
    const room = usableVolume(vehicle, this.#facts.fillPercent);
    if (weightG > vehicle.payloadG * trips) {
      const [found, allowed] = [weightG / 1000, (vehicle.payloadG * trips) / 1000];
      this.#break("payload", { what, found, allowed, at });
    }
    if (volumeCm3 > room * trips) {
      this.#break("volume", { what, found: volumeCm3 / 1e6, allowed: (room * trips) / 1e6, at });
    }
    if (weightG > vehicle.payloadG * trips || volumeCm3 > room * trips) return weightG;
    for (const { pack, packs } of kinds.values()) {
      const byWeight = pack.weightG > 0 ? Math.floor(vehicle.payloadG / pack.weightG) : packs;
      const byVolume = pack.volumeCm3 > 0 ? Math.floor(room / pack.volumeCm3) : packs;
      if (packs > trips * byWeight) {
        this.#break("payload", { what, found: packs, allowed: trips * byWeight, at });
      } else if (packs > trips * byVolume) {
        this.#break("volume", { what, found: packs, allowed: trips * byVolume, at });
      }
    }
    return weightG;
  }

  #limits(used: ReadonlyMap<string, number>, cost: number): void {
    for (const [vehicle, trips] of used) {
      const available = this.#vehicle(vehicle)?.available;
      if (available === undefined || trips <= available) continue;
      this.#break("vehicles", { what: vehicle, found: trips, allowed: available });
    }
    const { maxCostYen, maxTrips } = this.#facts;
    const trips = [...used.values()].reduce((sum, each) => sum + each, 0);
    if (maxTrips !== undefined && trips > maxTrips) {
      this.#break("limit", { what: "trips", found: trips, allowed: maxTrips });
    }
    if (maxCostYen !== undefined && cost > maxCostYen) {
      this.#break("limit", { what: "cost", found: cost, allowed: maxCostYen });
    }
  }

  requests({ shipments }: PlanClaim): void {
    const goods = shipments.flatMap((shipment) => shipment.goods);
    for (const same of grouped(goods, ({ request, line }) => `${line} ${request}`).values()) {
      const [first] = same;
      const asking = first && this.#asking(first);
      if (first === undefined || asking === undefined) continue;
      const { request, line } = first;
      const open = this.#facts.open(request, line);
      const sent = same.reduce((sum, { quantity }) => sum + quantity, 0);
      const largest = Math.max(...same.map(({ item }) => this.#pack(item)?.pieces ?? 1));
      if (sent - largest >= open) {
        this.#break("asked", { request, line, found: sent, allowed: open });
      }
      if (!asking.line.partial && sent < open) {
        this.#break("all-or-nothing", { request, line, found: sent, allowed: open });
      }
    }
  }
}

const legsMost = 5;

const cardOf = ({
  item,
  lot,
  agency,
  depot,
}: Pick<StockLine, "item" | "lot" | "agency" | "depot">): string =>
  joined(item, lot, agency, depot);

const departureOf = ({ from, to, vehicle, depart }: ClaimedLeg): string =>
  joined(from, to, vehicle, depart);
