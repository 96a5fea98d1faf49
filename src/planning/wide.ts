/**
 * A plan for a task that is too large for one model, with a bound that tells how good it is.
 *
 *   1. Who gets what, market by market, exactly (wide-service.ts): the best shortage, fairness and
 *      lateness that there can be. Vehicles are left out, so these are bounds.
 *   2. What a pack pays on a leg: the price of a full vehicle, times what the leg cost in the last
 *      round for what it carried (slope scaling: Kim & Pardalos, Operations Research Letters 24,
 *      1999, 195–203). With these the cheapest way of each match (wide-ways.ts), and again who gets
 *      what, the cheapest of the best services. Departures and vehicles for it (wide-loading.ts).
 *      The best round is taken.
 *   3. Where every way can be looked at, a model in which vehicles are shared (wide-sharing.ts),
 *      whole trips, days and packs for it (wide-diving.ts), and their plan, if it is better.
 *   4. What no plan can cost less than: the bound of that model, and that of wide-bound.ts.
 */
import { within } from "../domain/within.ts";
import { advanced } from "./advanced.ts";
import { together } from "./departure.ts";
import type { Stage } from "./lexicographic.ts";
import type { Criterion } from "./objectives.ts";
import type { Settings, Shipping } from "./shipping.ts";
import type { Match, Task } from "./task.ts";
import { type Flows, LeastPrices } from "./wide-bound.ts";
import { dive } from "./wide-diving.ts";
import type { Loading, Sending } from "./wide-loading.ts";
import { type Paths, pathsOf } from "./wide-paths.ts";
import { criterionOf, fullPrice, milliYenUnit } from "./wide-prices.ts";
import { loadedWithin } from "./wide-repair.ts";
import { sendingsOf } from "./wide-sendings.ts";
import { bestService, cheapestService, marketsOf, type Service } from "./wide-service.ts";
import { sharing } from "./wide-sharing.ts";
import { type PackKind, type Way, Ways } from "./wide-ways.ts";

/** After so many rounds without a better plan, none is expected. */
const roundsMost = 12;
const idleRoundsMost = 2;
const boundRounds = 4;

export async function wideShipping(whole: Task, settings: Settings): Promise<Shipping> {
  const wide = new Wide(whole, settings);
  await wide.serve();
  let [best, idle]: [Loading | undefined, number] = [undefined, 0];
  for (let round = 0; round < roundsMost && idle < idleRoundsMost; round += 1) {
    if (round > 0 && wide.late(0.6)) break;
    const loading = await wide.round();
    const better = best === undefined || wide.isBetter(loading, best);
    if (better) best = loading;
    idle = better ? 0 : idle + 1;
    wide.tell(best ?? loading);
  }
  const shared = await wide.sharedVehicles();
  if (shared?.loading !== undefined) {
    if (best === undefined || wide.isBetter(shared.loading, best)) best = shared.loading;
    wide.tell(best);
  }
  const plan = best ?? { consignments: [], departures: [], arrived: new Map(), costs: new Map() };
  let bound = shared?.bound ?? 0;
  for (let round = 0; round < boundRounds; round += 1) {
    if (round > 0 && wide.late(0.9)) break;
    bound = Math.max(bound, await wide.bound(round === 0 ? best : undefined));
  }
  return wide.shipping(plan, bound);
}

class Wide {
  readonly #task: Task;
  readonly #settings: Settings;
  readonly #ways: Ways;
  readonly #kinds: readonly PackKind[];
  readonly #kindOf: readonly number[]; // by goods
  readonly #arrivals: readonly number[]; // by match: the earliest
  /** By leg: what it cost, for each unit of what its packs would pay in full vehicles. */
  readonly #ratios: number[];
  readonly #least: LeastPrices;
  #services: readonly Service[] = [];
  #missingMost = 1;
  readonly #criterion: Criterion;

  constructor(whole: Task, settings: Settings) {
    this.#settings = settings;
    this.#ways = new Ways(whole);
    const kinds = new Map<string, number>();
    const list: PackKind[] = [];
    this.#kindOf = whole.goods.map(({ packWeightG: weightG, packVolumeCm3: volumeCm3 }) => {
      const key = `${weightG} ${volumeCm3}`;
      const known = kinds.get(key) ?? list.length;
      if (known === list.length) list.push({ weightG, volumeCm3 });
      kinds.set(key, known);
      return known;
    });
    this.#kinds = list;
    this.#criterion = criterionOf(whole, settings.prefer);
    this.#ratios = whole.network.legs.map(() => 1);
    this.#least = new LeastPrices(whole, list);
    const quickest = this.#waysWith((leg, kind) => this.#fullPrice(whole, leg, kind), whole);
    const reached = whole.matches.map((match) => {
      const days = quickest(match).map((way) => way.days);
      return days.length === 0 ? Infinity : match.ready + Math.min(...days);
    });
    const matches = whole.matches.filter((match, at) => (reached[at] ?? Infinity) <= match.latest);
    this.#arrivals = reached.filter((day, at) => day <= (whole.matches[at]?.latest ?? -1));
    this.#task = { ...whole, matches };
  }

  late(share: number): boolean {
    const { timeLimitSeconds, elapsedSeconds, stopped } = this.#settings;
    return stopped?.() === true || elapsedSeconds() > timeLimitSeconds * share;
  }

  #left(share: number): number {
    const { timeLimitSeconds, elapsedSeconds } = this.#settings;
    return Math.max(1, timeLimitSeconds * share - elapsedSeconds());
  }

  /** Step 1. */
  async serve(): Promise<void> {
    const { solve, elapsedSeconds, timeLimitSeconds } = this.#settings;
    const how = { solve, elapsedSeconds, timeLimitSeconds: timeLimitSeconds * 0.4 };
    const services: Service[] = [];
    for (const market of marketsOf(this.#task)) {
      const service = await bestService(this.#task, market, (it) => this.#daysLate(it), how);
      if (service !== undefined) services.push(service);
    }
    this.#services = services;
    this.#missingMost = Math.max(0, ...services.map(({ reached }) => reached.get("fairness") ?? 0));
  }

  #daysLate(match: number): number {
    const due = this.#task.needs[this.#task.matches[match]?.need ?? -1]?.dueDay ?? Infinity;
    return Math.max(0, (this.#arrivals[match] ?? 0) - due);
  }

  /** By when a match has to be there: in time if it can, else as soon as it can. */
  #deadline(match: Match, index: number): number {
    const due = this.#task.needs[match.need]?.dueDay ?? Infinity;
    const earliest = this.#arrivals[index] ?? 0;
    return earliest <= due ? Math.min(match.latest, due) : earliest;
  }

  /** Step 2. */
  async round(): Promise<Loading> {
    const ways = this.#waysWith(
      (leg, kind) => this.#fullPrice(this.#task, leg, kind) * (this.#ratios[leg] ?? 1),
      this.#task,
    );
    const chosen = this.#chosen(ways);
    const packs = await this.#cheapest((match) => chosen[match]?.price ?? Infinity, false);
    const sendings = this.#task.matches.flatMap((match, index): readonly Sending[] => {
      const [way, count] = [chosen[index], packs.packs.get(index) ?? 0];
      if (way === undefined || count === 0) return [];
      const { need, goods, ready } = match;
      const deadline = Math.min(this.#deadline(match, index), horizonDays);
      return [{ need, goods, packs: count, ready, deadline, legs: way.legs }];
    });
    const loading = loadedWithin(sendings, this.#task);
    this.#learn(sendings, loading);
    return loading;
  }

  /** Step 3: a plan of the model in which vehicles are shared, and what none can cost less than. */
  async sharedVehicles() {
    if (this.#criterion !== "cost") return undefined;
    const paths = pathsOf(this.#task, (match, index) =>
      Math.min(this.#deadline(match, index), horizonDays),
    );
    if (paths === undefined) return undefined;
    const model = (of: Paths, spare: number) =>
      sharing(this.#task, of, this.#services, this.#missingMost, spare);
    const { solve, elapsedSeconds, timeLimitSeconds } = this.#settings;
    const begun = elapsedSeconds();
    // Shares of the time that is left now.
    const left = (share: number): number =>
      Math.max(1, begun + (timeLimitSeconds - begun) * share - elapsedSeconds());
    const { plan, bound = 0 } = (await dive(this.#task, paths, model, { solve, left })) ?? {};
    if (plan === undefined) return { bound };
    const serving = { solve, left, services: this.#services, missingMost: this.#missingMost };
    const sendings = await sendingsOf(this.#task, paths, plan, serving);
    return { bound, loading: loadedWithin(sendings, this.#task) };
  }

  #chosen(ways: (match: Match) => readonly Way[]): readonly (Way | undefined)[] {
    return this.#task.matches.map((match, index) => {
      const most = this.#deadline(match, index) - match.ready;
      return ways(match).find(({ days }) => days <= most);
    });
  }

  async #cheapest(price: (match: number) => number, broken: boolean) {
    const { solve } = this.#settings;
    const packs = new Map<number, number>();
    let bound = 0;
    for (const service of this.#services) {
      const timeLimitSeconds = this.#left(0.95);
      const how = { solve, timeLimitSeconds, broken };
      const found = await cheapestService(this.#task, service, this.#missingMost, price, how);
      for (const [match, count] of found.packs) packs.set(match, count);
      bound += found.bound === Infinity ? 0 : found.bound;
    }
    return { packs, bound };
  }

  /** What each leg cost for what it carried; unused ones keep what was learnt of them. */
  #learn(sendings: readonly Sending[], { costs }: Loading): void {
    const due = new Map<number, number>();
    for (const { goods, packs, legs } of sendings) {
      const kind = this.#kinds[this.#kindOf[goods] ?? -1] as PackKind;
      for (const leg of legs) {
        const price = this.#fullPrice(this.#task, leg, kind);
        due.set(leg, (due.get(leg) ?? 0) + packs * price);
      }
    }
    for (const [leg, price] of due) {
      const cost = (costs.get(leg) ?? 0) / milliYenUnit;
      if (this.#criterion === "cost" && price > 0) this.#ratios[leg] = Math.max(1, cost / price);
    }
  }

  isBetter(one: Loading, other: Loading): boolean {
    const [a, b] = [this.#shortage(one), this.#shortage(other)];
    return a === b ? this.#price(one) < this.#price(other) : a < b;
  }

  #unmet({ consignments }: Loading): readonly number[] {
    const { needs, goods } = this.#task;
    const unmet = needs.map(({ asked }) => asked);
    for (const { need, goods: lot, packs } of consignments) {
      unmet[need] = (unmet[need] ?? 0) - packs * (goods[lot]?.piecesPerPack ?? 0);
    }
    return unmet.map((pieces) => Math.max(0, pieces));
  }

  #shortage(loading: Loading): number {
    const unmet = this.#unmet(loading);
    return this.#task.needs.reduce((sum, { weight }, at) => sum + weight * (unmet[at] ?? 0), 0);
  }

  #price({ costs, consignments }: Loading): number {
    if (this.#criterion === "cost") {
      return [...costs.values()].reduce((sum, cost) => sum + cost, 0) / milliYenUnit;
    }
    return consignments.reduce((sum, { goods, packs, steps, need, arrive }) => {
      const kind = this.#kinds[this.#kindOf[goods] ?? -1] as PackKind;
      if (this.#criterion === "arrival") {
        const pieces = packs * (this.#task.goods[goods]?.piecesPerPack ?? 0);
        return sum + (this.#task.needs[need]?.weight ?? 1) * pieces * arrive;
      }
      return (
        sum +
        packs * steps.reduce((all, { leg }) => all + this.#fullPrice(this.#task, leg, kind), 0)
      );
    }, 0);
  }

  /** Step 4: with the prices that go with what was sent before, and then with what these send. */
  async bound(sent: Loading | undefined): Promise<number> {
    if (sent !== undefined) this.#least.learn(this.#carried(sent.consignments));
    const linear = this.#criterion !== "cost";
    const price = (leg: number, kind: PackKind, at: number): number =>
      linear ? this.#fullPrice(this.#task, leg, kind) : this.#least.price(leg, at);
    const chosen = this.#chosen(this.#waysWith(price, this.#task));
    const found = await this.#cheapest((match) => chosen[match]?.price ?? Infinity, true);
    const flows = [...found.packs].flatMap(([match, packs]) => {
      const { goods } = this.#task.matches[match] ?? { goods: -1 };
      return [{ goods, packs, legs: chosen[match]?.legs ?? [] }];
    });
    this.#least.learn(this.#flows(flows));
    return found.bound;
  }

  #carried(consignments: Shipping["consignments"]): Flows {
    return this.#flows(
      consignments.map(({ goods, packs, steps }) => ({
        ...{ goods, packs },
        legs: steps.map(({ leg }) => leg),
      })),
    );
  }

  #flows(
    sent: readonly {
      readonly goods: number;
      readonly packs: number;
      readonly legs: readonly number[];
    }[],
  ): Flows {
    const flows = new Map<number, Map<number, number>>();
    for (const { goods, packs, legs } of sent) {
      const kind = this.#kindOf[goods] ?? -1;
      for (const leg of legs) {
        const on = within(flows, leg);
        on.set(kind, (on.get(kind) ?? 0) + packs);
      }
    }
    return flows;
  }

  tell(loading: Loading): void {
    this.#settings.tell?.(this.#criterion, this.#price(loading), 0);
  }

  #waysWith(
    price: (leg: number, kind: PackKind, at: number) => number,
    { network, goods, needs }: Task,
  ) {
    const prices = this.#kinds.map((kind, at) =>
      Float64Array.from(network.legs, (_, leg) => price(leg, kind, at)),
    );
    const known = new Map<string, ReadonlyMap<string, readonly Way[]>>();
    return ({ goods: index, need }: Match): readonly Way[] => {
      const depot = goods[index]?.depot ?? "";
      const kind = this.#kindOf[index] ?? -1;
      const key = `${kind} ${depot}`;
      const from = known.get(key) ?? this.#ways.from(depot, prices[kind] ?? []);
      known.set(key, from);
      const places = needs[need]?.places ?? [];
      const [place = ""] = places;
      if (places.length === 1) return from.get(place) ?? [];
      return places.flatMap((it) => from.get(it) ?? []).sort((a, b) => a.price - b.price);
    };
  }

  #fullPrice(task: Task, leg: number, kind: PackKind): number {
    return fullPrice(task, leg, kind, this.#criterion);
  }

  shipping(loading: Loading, bound: number): Shipping {
    const { legs } = this.#task.network;
    const { consignments, departures } = advanced(
      { consignments: loading.consignments, departures: together(loading.departures) },
      legs,
    );
    const unmet = this.#unmet(loading);
    const sum = (criterion: Criterion): number =>
      this.#services.reduce((total, { bounds }) => total + (bounds.get(criterion) ?? 0), 0);
    const most = (criterion: Criterion): number =>
      Math.max(0, ...this.#services.map(({ bounds }) => bounds.get(criterion) ?? 0));
    const stages: Stage[] = [];
    const note = (
      criterion: Criterion,
      value: number,
      least: number,
      tolerance: number,
    ): boolean => {
      const proven = value <= least + tolerance;
      const objective = { criterion, terms: [], tolerance, effort: "vital" } as const;
      stages.push({ objective, value, bound: Math.min(value, least), proven });
      return proven;
    };
    const shares = this.#served().map(
      (need) => (unmet[need] ?? 0) / (this.#task.needs[need]?.asked ?? 1),
    );
    const held =
      note("shortage", this.#shortage(loading), sum("shortage"), 0.25) &&
      note("fixed", this.#fixed(loading), sum("fixed"), 0.25) &&
      note("fairness", Math.max(0, ...shares), most("fairness"), 1e-6) &&
      note("lateness", this.#lateness(consignments), sum("lateness"), 0.25);
    if (held) note(this.#criterion, this.#price(loading), bound, 1e-6);
    return { consignments, departures, stages, unmet };
  }

  #fixed({ consignments }: Loading): number {
    const { goods } = this.#task;
    return consignments.reduce((sum, { goods: lot, packs }) => {
      const { fixed = false, piecesPerPack = 0 } = goods[lot] ?? {};
      return fixed ? sum - packs * piecesPerPack : sum;
    }, 0);
  }

  #served(): readonly number[] {
    return [...new Set(this.#task.matches.map(({ need }) => need))];
  }

  #lateness(consignments: Shipping["consignments"]): number {
    const { needs, goods } = this.#task;
    return consignments.reduce((sum, { need, goods: lot, packs, arrive }) => {
      const { weight = 1, dueDay = Infinity } = needs[need] ?? {};
      const pieces = packs * (goods[lot]?.piecesPerPack ?? 0);
      return sum + weight * pieces * Math.max(0, arrive - dueDay);
    }, 0);
  }
}

/** Goods that may come at any time are sent within so many days all the same. */
const horizonDays = 400;
