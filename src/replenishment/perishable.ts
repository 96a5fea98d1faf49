/**
 * Stock that does not keep for ever, and leaves before its date: simulated, as nothing exact is
 * known for sizes at random and a lead time (Karaesmen, Scheller-Wolf & Deniz 2011, in Planning
 * Production and Inventories in the Extended Enterprise, 393–436).
 *
 *   m shelf life, from arrival   b time before its date at which a lot is rotated out (given away,
 *   used for training)   L lead time   S level
 *
 * Base stock: whenever what is there, on order and not owed falls below S, the difference is
 * ordered. What is due out within L is not counted, so that its replacement arrives on the day it
 * leaves. The oldest goods are given first; a shortage is owed and delivered later. Without demand
 * S pieces are replaced every m − b; where m is very long the answer is that of base stock.
 */
import { drawer, seeded } from "./chance.ts";
import type { SizeShare } from "./poisson.ts";
import { type Estimate, estimate } from "./simulation.ts";

export interface PerishableWorld {
  readonly arrivalRate: number;
  readonly sizes: readonly SizeShare[];
  readonly leadTime: number;
  readonly S: number;
  readonly shelfLife: number;
  readonly rotateBefore: number;
  readonly holdingCost: number;
  readonly stockoutCost: number;
  /** Of a piece that is rotated out: what it was worth, less what it is worth to its taker. */
  readonly rotationCost: number;
  readonly seed: number;
  readonly batches: number;
  readonly batchLength: number;
}

export interface Perished {
  /** Per unit of time. */
  readonly cost: Estimate;
  /** Pieces rotated out, per unit of time. */
  readonly rotated: Estimate;
  readonly fillRate: Estimate;
}

interface Lot {
  quantity: number;
  readonly dueOut: number;
}

interface Coming {
  readonly at: number;
  readonly quantity: number;
}

export function simulatePerishable(world: PerishableWorld): Perished {
  const shelf = new Shelf(world);
  const found = Array.from({ length: world.batches + 1 }, (_, batch) =>
    shelf.until((batch + 1) * world.batchLength),
  ).slice(1);
  const { batchLength } = world;
  return {
    cost: estimate(found.map(({ cost }) => cost / batchLength)),
    rotated: estimate(found.map(({ rotated }) => rotated / batchLength)),
    fillRate: estimate(found.map(({ asked, served }) => (asked === 0 ? 1 : served / asked))),
  };
}

class Shelf {
  readonly #world: PerishableWorld;
  readonly #chance;
  readonly #draw;
  /** Oldest first, which is the order in which they are due out. */
  readonly #lots: Lot[] = [];
  readonly #coming: Coming[] = [];
  #owed = 0;
  #now = 0;
  #nextEvent: number;

  constructor(world: PerishableWorld) {
    this.#world = world;
    this.#chance = seeded(world.seed);
    this.#draw = drawer(world.sizes.map(({ share }) => share));
    this.#nextEvent = this.#wait();
    this.#arrive(world.S);
  }

  #wait(): number {
    return this.#now + this.#chance.wait() / this.#world.arrivalRate;
  }

  /** Goods of an order: what is owed first, the rest on the shelf. */
  #arrive(quantity: number): void {
    const given = Math.min(this.#owed, quantity);
    this.#owed -= given;
    const { shelfLife, rotateBefore } = this.#world;
    const dueOut = this.#now + shelfLife - rotateBefore;
    if (quantity > given) this.#lots.push({ quantity: quantity - given, dueOut });
  }

  #held(): number {
    return this.#lots.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** Orders what is missing of S; what is due out before an order arrives does not count. */
  #review(): void {
    const { S, leadTime } = this.#world;
    const staying = this.#lots
      .filter(({ dueOut }) => dueOut > this.#now + leadTime)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const coming = this.#coming.reduce((sum, { quantity }) => sum + quantity, 0);
    const missing = S - staying - coming + this.#owed;
    if (missing > 0) this.#coming.push({ at: this.#now + leadTime, quantity: missing });
  }

  /** When the oldest lot leaves, and when the first one that still counts ceases to. */
  #dates() {
    const { leadTime } = this.#world;
    const ceasing = this.#lots.find(({ dueOut }) => dueOut > this.#now + leadTime);
    return {
      arrival: this.#coming[0]?.at ?? Number.POSITIVE_INFINITY,
      out: this.#lots[0]?.dueOut ?? Number.POSITIVE_INFINITY,
      ceases: ceasing === undefined ? Number.POSITIVE_INFINITY : ceasing.dueOut - leadTime,
    };
  }

  until(end: number) {
    const { holdingCost, stockoutCost, rotationCost, sizes } = this.#world;
    const tally = { cost: 0, rotated: 0, asked: 0, served: 0 };
    for (;;) {
      const { arrival, out, ceases } = this.#dates();
      const next = Math.min(this.#nextEvent, arrival, out, ceases, end);
      tally.cost += (holdingCost * this.#held() + stockoutCost * this.#owed) * (next - this.#now);
      this.#now = next;
      if (next === end) return tally;
      if (next === arrival) this.#arrive(this.#coming.shift()?.quantity ?? 0);
      else if (next === out) {
        const { quantity = 0 } = this.#lots.shift() ?? {};
        tally.rotated += quantity;
        tally.cost += rotationCost * quantity;
      } else if (next === this.#nextEvent) {
        const asked = sizes[this.#draw(this.#chance)]?.size ?? 0;
        tally.asked += asked;
        tally.served += this.#give(asked);
        this.#nextEvent = this.#wait();
      }
      this.#review();
    }
  }

  /** The oldest first; what is not there is owed. */
  #give(asked: number): number {
    let left = asked;
    for (let lot = this.#lots[0]; lot !== undefined && left > 0; lot = this.#lots[0]) {
      const given = Math.min(lot.quantity, left);
      lot.quantity -= given;
      left -= given;
      if (lot.quantity === 0) this.#lots.shift();
    }
    this.#owed += left;
    return asked - left;
  }
}
