/**
 * From the ledger's words to the model's numbers: which lots may serve which lines, from when on
 * and until when, and what stood in the way of those that may not.
 *
 * Every lot in stock of the goods that a line asks for is looked at once, and either becomes a
 * match or is passed over for the first reason that holds, so that a line that stays short can
 * say why.
 */
import { daysBetween } from "../domain/dates.ts";
import { grouped } from "../domain/grouped.ts";
import { type Bound, boundOf, type Pack, packOf } from "../domain/packing.ts";
import {
  type Ground,
  ownGround,
  type Procedure,
  transferredGround,
} from "../domain/planning/eligibility.ts";
import type { Leg, Network } from "../domain/planning/network.ts";
import type { UnmetReason } from "../domain/planning/plan.ts";
import type {
  Priority,
  RequestDeclaration,
  RequestLine,
} from "../domain/planning/request-declaration.ts";
import { present } from "../domain/present.ts";
import type { Item } from "../domain/reference.ts";
import type { StockLine } from "../domain/stock.ts";
import { earliestArrivals } from "./earliest.ts";
import type { Floor, Goods, Match, Need, Task } from "./task.ts";

export type Verdict =
  | "conforming"
  | "conforming-with-deviations"
  | "insufficient-evidence"
  | "non-conforming";

/** A line of a request, with what no accepted plan has promised to it yet. */
export interface OpenLine {
  readonly request: RequestDeclaration;
  readonly line: RequestLine;
  readonly open: number;
}

export interface Surroundings {
  readonly date: string;
  readonly network: Network;
  readonly procedure: Procedure;
  readonly items: readonly Item[];
  readonly stock: readonly StockLine[]; // in whatever status
  /** Undefined: nobody asks anything of such goods. */
  verdict(goods: StockLine, line: OpenLine): Verdict | undefined;
}

export interface Choices {
  readonly allowLate: boolean;
  readonly allowUnverified: boolean;
  readonly pool: boolean;
  readonly onlyModes: readonly string[]; // empty: all
  readonly excludedDepots: readonly string[];
  readonly fixedLots: readonly string[];
  readonly floors: readonly {
    readonly item: string;
    readonly agency?: string;
    readonly pieces: number;
  }[];
  readonly bounds: ReadonlyMap<string, Bound>; // by item, for a piece
  readonly fillPercent: number;
  readonly maxCostYen?: number;
  readonly maxTrips?: number;
}

/** Goods that do not serve a line, and what stands in the way. */
export interface PassedOver {
  readonly need: number;
  readonly reason: UnmetReason;
  readonly quantity: number;
  readonly daysLate?: number;
}

export interface Assembly {
  readonly task: Task;
  readonly lines: readonly OpenLine[]; // by need
  readonly stock: readonly StockLine[]; // by goods
  readonly packs: readonly Pack[]; // by goods
  readonly grounds: ReadonlyMap<Match, Ground>;
  readonly unverified: ReadonlySet<Match>;
  readonly passedOver: readonly PassedOver[];
}

const weights: Readonly<Record<Priority, number>> = { 1: 4, 2: 2, 3: 1 };

/** Food is counted in grams; a kilogram of it weighs as much as a piece of other goods. */
const gramsShare = 0.001;

/** Later than this nobody waits for goods, also where being late is allowed. */
const lateDaysMost = 365;

export function assemble(
  lines: readonly OpenLine[],
  world: Surroundings,
  choices: Choices,
): Assembly {
  return new Assembler(lines, world, choices).assembly();
}

class Assembler {
  readonly #lines: readonly OpenLine[];
  readonly #world: Surroundings;
  readonly #choices: Choices;
  readonly #network: Network;
  readonly #goods: Goods[] = [];
  readonly #stock: StockLine[] = [];
  readonly #packs: Pack[] = [];
  readonly #numbers = new Map<StockLine, number>();
  readonly #matches: Match[] = [];
  readonly #grounds = new Map<Match, Ground>();
  readonly #unverified = new Set<Match>();
  readonly #passedOver: PassedOver[] = [];
  readonly #arrivals: (depot: string) => ReadonlyMap<string, number>;
  readonly #known: ReadonlyMap<string, Item>;

  constructor(lines: readonly OpenLine[], world: Surroundings, choices: Choices) {
    this.#lines = lines;
    this.#world = world;
    this.#choices = choices;
    const { network } = world;
    const legs = legsOf(network.legs, choices.onlyModes);
    this.#network = { ...network, legs };
    this.#arrivals = earliestArrivals(legs);
    this.#known = new Map(world.items.map((item) => [item.code, item]));
  }

  assembly(): Assembly {
    const needs = this.#lines.map((line) => this.#need(line));
    const byItem = grouped(this.#world.stock, ({ item }) => item);
    const byCategory = grouped(this.#world.stock, ({ category }) => category ?? "");
    for (const [index, open] of this.#lines.entries()) {
      const { item, category } = open.line;
      const there = item === undefined ? byCategory.get(category ?? "") : byItem.get(item);
      for (const stock of there ?? []) this.#consider(stock, open, index, needs[index] as Need);
    }
    const { fillPercent, maxCostYen, maxTrips } = this.#choices;
    return {
      task: {
        goods: this.#goods,
        needs,
        matches: this.#matches,
        floors: this.#floors(),
        network: this.#network,
        fillPercent,
        ...present({ maxCostYen, maxTrips }),
      },
      lines: this.#lines,
      stock: this.#stock,
      packs: this.#packs,
      grounds: this.#grounds,
      unverified: this.#unverified,
      passedOver: this.#passedOver,
    };
  }

  #need({ request, line, open }: OpenLine): Need {
    const { neededBy, priority, unit, partial, destination } = line;
    const dueDay = neededBy === undefined ? undefined : daysBetween(this.#world.date, neededBy);
    return {
      request: request.code,
      line: line.line,
      asked: open,
      weight: weights[priority] * (unit === "g" ? gramsShare : 1),
      ...present({ dueDay }),
      places: placesOf(destination, this.#network),
      partial,
    };
  }

  #consider(stock: StockLine, open: OpenLine, index: number, need: Need): void {
    const found = this.#obstacle(stock, open) ?? this.#match(stock, open, index, need);
    if (found === undefined) return;
    const { reason, daysLate } = found;
    const { quantity } = stock;
    this.#passedOver.push({ need: index, reason, quantity, ...present({ daysLate }) });
  }

  /** What stands in the way of goods, whatever the way. */
  #obstacle(stock: StockLine, open: OpenLine): Obstacle | undefined {
    const { date } = this.#world;
    if (stock.status === "expired" || (stock.expiry ?? date) < date) return { reason: "expired" };
    if (stock.status !== "available") return { reason: "reserved" };
    if (this.#choices.excludedDepots.includes(stock.depot)) return { reason: "no-way" };
    if (this.#world.verdict(stock, open) === "non-conforming") return { reason: "non-conforming" };
    const refused = this.#doubted(stock, open) && !this.#choices.allowUnverified;
    return refused ? { reason: "unverified" } : undefined;
  }

  /** Nobody knows whether they meet what is asked, be it the specification or the shelf life. */
  #doubted(stock: StockLine, open: OpenLine): boolean {
    const undated = open.line.minShelfLifeDays !== undefined && stock.expiry === undefined;
    return undated || this.#world.verdict(stock, open) === "insufficient-evidence";
  }

  #match(stock: StockLine, open: OpenLine, index: number, need: Need): Obstacle | undefined {
    const { procedure, date } = this.#world;
    const asking = { organisation: open.request.organisation, cause: open.request.cause };
    const own = ownGround(stock.agency, asking, procedure);
    const other = own ?? transferredGround(stock.agency, asking, procedure);
    const ground = own ?? (this.#choices.pool ? other : undefined);
    if (ground === undefined) return { reason: other === undefined ? "not-lawful" : "custody" };
    const pack = this.#pack(stock);
    if (pack === undefined) return { reason: "unmeasured" };
    if (stock.quantity < pack.pieces) return { reason: "whole-packs" };
    const travel = Math.min(
      ...need.places.map((place) => this.#arrivals(stock.depot).get(place) ?? Infinity),
    );
    if (travel === Infinity) return { reason: "no-way" };
    const arrival = ground.days + travel;
    const least = open.line.minShelfLifeDays ?? 0;
    const fresh = stock.expiry === undefined ? Infinity : daysBetween(date, stock.expiry) - least;
    if (arrival > fresh) return { reason: "expired" };
    const due = need.dueDay ?? Infinity;
    if (arrival > due && !this.#choices.allowLate) {
      return { reason: "too-late", daysLate: arrival - due };
    }
    const inTime = this.#choices.allowLate ? Math.max(due, 0) + lateDaysMost : due;
    const latest = Math.min(fresh, inTime);
    const match = { goods: this.#number(stock, pack), need: index, ready: ground.days, latest };
    this.#matches.push(match);
    this.#grounds.set(match, ground);
    if (this.#doubted(stock, open)) this.#unverified.add(match);
    return undefined;
  }

  #pack({ item: code }: StockLine): Pack | undefined {
    const item = this.#known.get(code);
    if (item === undefined) return undefined;
    const bound = this.#choices.bounds.get(code) ?? boundOf(item.category, this.#world.items);
    return packOf(item, bound);
  }

  #number(stock: StockLine, pack: Pack): number {
    const known = this.#numbers.get(stock);
    if (known !== undefined) return known;
    const number = this.#goods.length;
    const { item, lot, agency, depot, quantity, expiry } = stock;
    this.#numbers.set(stock, number);
    this.#stock.push(stock);
    this.#packs.push(pack);
    const expiryDay = expiry === undefined ? undefined : daysBetween(this.#world.date, expiry);
    this.#goods.push({
      ...{ item, lot, agency, depot },
      packs: Math.floor(quantity / pack.pieces),
      piecesPerPack: pack.pieces,
      packWeightG: pack.weightG,
      packVolumeCm3: pack.volumeCm3,
      ...present({ expiryDay }),
      fixed: this.#choices.fixedLots.includes(lot),
    });
    return number;
  }

  /** What stays is taken from all that is available of an item, whoever may use it. */
  #floors(): readonly Floor[] {
    return this.#choices.floors.map(({ item, agency, pieces }) => {
      const held = (line: StockLine): boolean =>
        line.item === item && (agency === undefined || line.agency === agency);
      const there = this.#world.stock.filter((it) => held(it) && it.status === "available");
      const sum = there.reduce((total, { quantity }) => total + quantity, 0);
      const goods = this.#stock.flatMap((line, at) => (held(line) ? [at] : []));
      return { goods, piecesMost: Math.max(0, sum - pieces) };
    });
  }
}

interface Obstacle {
  readonly reason: UnmetReason;
  readonly daysLate?: number;
}

/** Legs of these modes, and the roads that lead to where they begin or from where they end. */
function legsOf(legs: readonly Leg[], modes: readonly string[]): readonly Leg[] {
  if (modes.length === 0) return legs;
  const main = legs.filter(({ mode }) => modes.includes(mode));
  const ends = new Set(main.flatMap(({ from, to }) => [from, to]));
  return legs.filter(
    (leg) =>
      modes.includes(leg.mode) || (leg.mode === "road" && (ends.has(leg.from) || ends.has(leg.to))),
  );
}

/** The place of this code or name; else every way into the country of this code. */
export function placesOf(destination: string, { places }: Network): readonly string[] {
  const asked = destination.trim().toLowerCase();
  const by = (key: (place: Network["places"][number]) => string | undefined): readonly string[] =>
    places.filter((place) => key(place)?.toLowerCase() === asked).map(({ code }) => code);
  for (const found of [by(({ code }) => code), by(({ name }) => name)]) {
    if (found.length > 0) return found;
  }
  const inCountry = places.filter(({ country }) => country?.toLowerCase() === asked);
  return inCountry.filter(({ kind }) => kind !== "depot").map(({ code }) => code);
}
