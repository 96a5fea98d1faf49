/**
 * The best answer to one event: the transportation problem from depots to the places in need.
 *
 *   least Σ_ij t_ij x_ij   with Σ_i x_ij = d_j,  Σ_j x_ij ≤ X_i,  x ≥ 0
 *
 *   t_ij hours or yen for a piece from depot i to place j   d_j quantity that place j gets
 *   X_i stock of depot i   x_ij quantity sent
 *
 * Solved by shortest augmenting paths (Ahuja, Magnanti & Orlin 1993, Network Flows, section 9.7):
 * each place in turn takes from the depot that is cheapest, counting what has to be moved over for
 * it. An event at one place simply takes from the nearest depots first.
 *
 * The value of stock is π_i ≤ 0, the change of the cost for one more piece at depot i (its right
 * derivative, also where all is used up): π_i = min(0, min_j (t_ij + min over i' with x_i'j > 0 of
 * (π_i' − t_i'j))), which is a best dual solution. So f(Y) ≥ f(X) + Σ π_i (Y_i − X_i) for any Y.
 */
import { assert } from "../domain/assert.ts";
import type { Rates, ServedNeed } from "./scenario.ts";

export interface Response {
  readonly cost: number;
  /** By depot: change of the cost for one more piece there, 0 or less. */
  readonly values: Float64Array;
}

export type Sends = (place: number, depot: number, quantity: number) => void;

/** What is this much smaller than the amounts at hand is a rounding, not a quantity. */
const speck = 1e-12;

/** Space for one solution at a time, used again and again: the innermost loop makes no objects. */
export class Responder {
  readonly #rates: Rates;
  readonly #depots: number;
  readonly #spare: Float64Array;
  readonly #distance: Float64Array;
  readonly #via: Int32Array;
  readonly #order: readonly Int32Array[];
  #flow = new Float64Array(0);

  constructor(rates: Rates, depots: number) {
    this.#rates = rates;
    this.#depots = depots;
    this.#spare = new Float64Array(depots);
    this.#distance = new Float64Array(depots);
    this.#via = new Int32Array(depots);
    this.#order = rates.map((toPlace) =>
      Int32Array.from({ length: depots }, (_, depot) => depot).sort(
        (a, b) => (toPlace[a] ?? 0) - (toPlace[b] ?? 0) || a - b,
      ),
    );
  }

  respond(need: ServedNeed, stock: readonly number[] | Float64Array): Response {
    return need.places.length === 1 ? this.#nearestFirst(need, stock) : this.#augment(need, stock);
  }

  /** A best answer, way by way: what each depot sends to each of the places in need. */
  ways(need: ServedNeed, stock: readonly number[], sends: Sends): void {
    if (need.places.length === 1) {
      const place = need.places[0] ?? 0;
      const asked = need.quantities[0] ?? 0;
      let left = asked;
      for (const depot of this.#order[place] ?? []) {
        if (left <= asked * speck) break;
        const sent = Math.min(left, stock[depot] ?? 0);
        if (sent > 0) sends(place, depot, sent);
        left -= Math.max(0, sent);
      }
      return;
    }
    this.#augment(need, stock);
    for (const [j, place] of need.places.entries()) {
      for (let depot = 0; depot < this.#depots; depot++) {
        const sent = this.#flow[j * this.#depots + depot] ?? 0;
        if (sent > 0) sends(place, depot, sent);
      }
    }
  }

  /** One place: the dearest depot that is used sets the price. */
  #nearestFirst(need: ServedNeed, stock: readonly number[] | Float64Array): Response {
    const place = need.places[0] ?? 0;
    const toPlace = this.#rates[place] ?? new Float64Array(0);
    const asked = need.quantities[0] ?? 0;
    let [left, cost, price] = [asked, 0, 0];
    for (const depot of this.#order[place] ?? []) {
      if (left <= asked * speck) break;
      const sent = Math.min(left, stock[depot] ?? 0);
      if (sent <= 0) continue;
      price = toPlace[depot] ?? 0;
      cost += sent * price;
      left -= sent;
    }
    const values = toPlace.map((rate) => Math.min(0, rate - price));
    return { cost, values: asked > 0 ? values : values.fill(0) };
  }

  #augment({ places, quantities }: ServedNeed, stock: readonly number[] | Float64Array): Response {
    const n = this.#depots;
    const size = places.length * n;
    if (this.#flow.length < size) this.#flow = new Float64Array(size);
    this.#flow.fill(0, 0, size);
    for (let i = 0; i < n; i++) this.#spare[i] = stock[i] ?? 0;
    const total = quantities.reduce((sum, quantity) => sum + quantity, 0);
    for (let j = 0; j < places.length; j++) {
      let left = quantities[j] ?? 0;
      while (left > total * speck) {
        const sent = this.#augmentOnce(places, j, left, total * speck);
        if (sent === 0) break;
        left -= sent;
      }
      assert(left <= total * 1e-6, "the whole stock covers what is sent");
    }
    let cost = 0;
    for (let j = 0; j < places.length; j++) {
      for (let i = 0; i < n; i++) cost += this.#rate(places, i, j) * (this.#flow[j * n + i] ?? 0);
    }
    return { cost, values: this.#values(places, total * speck) };
  }

  #rate(places: readonly number[], depot: number, j: number): number {
    return this.#rates[places[j] ?? 0]?.[depot] ?? 0;
  }

  /**
   * One more path for place j: distances to depots, where a depot that sends to a place may be
   * relieved of it by another. Ends at the nearest depot with something to spare.
   */
  #augmentOnce(places: readonly number[], j: number, wanted: number, least: number): number {
    const n = this.#depots;
    const [distance, via, flow] = [this.#distance, this.#via, this.#flow];
    for (let i = 0; i < n; i++) {
      distance[i] = this.#rate(places, i, j);
      via[i] = -1;
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (let k = 0; k < places.length; k++) {
        for (let from = 0; from < n; from++) {
          if ((flow[k * n + from] ?? 0) <= least) continue;
          const relieved = (distance[from] ?? 0) - this.#rate(places, from, k);
          for (let to = 0; to < n; to++) {
            const through = relieved + this.#rate(places, to, k);
            // Only what is shorter by more than a rounding, or paths could chase each other.
            if (through < (distance[to] ?? 0) - 1e-12 * (1 + Math.abs(through))) {
              distance[to] = through;
              via[to] = k * n + from;
              changed = true;
            }
          }
        }
      }
    }
    let end = -1;
    for (let i = 0; i < n; i++) {
      if ((this.#spare[i] ?? 0) <= least) continue;
      if (end < 0 || (distance[i] ?? 0) < (distance[end] ?? 0)) end = i;
    }
    if (end < 0) return 0;
    return this.#send(j, end, wanted);
  }

  /** Sends along the path that leads to `end`, as much as every step of it allows. */
  #send(j: number, end: number, wanted: number): number {
    const n = this.#depots;
    const [via, flow] = [this.#via, this.#flow];
    let amount = Math.min(wanted, this.#spare[end] ?? 0);
    for (let depot = end; (via[depot] ?? -1) >= 0; depot = (via[depot] ?? 0) % n) {
      amount = Math.min(amount, flow[via[depot] ?? 0] ?? 0);
    }
    let depot = end;
    while ((via[depot] ?? -1) >= 0) {
      const relieved = via[depot] ?? 0;
      const k = Math.floor(relieved / n);
      flow[k * n + depot] = (flow[k * n + depot] ?? 0) + amount;
      flow[relieved] = (flow[relieved] ?? 0) - amount;
      depot = relieved % n;
    }
    flow[j * n + depot] = (flow[j * n + depot] ?? 0) + amount;
    this.#spare[end] = (this.#spare[end] ?? 0) - amount;
    return amount;
  }

  #values(places: readonly number[], least: number): Float64Array {
    const n = this.#depots;
    const values = new Float64Array(n);
    for (let changed = true; changed; ) {
      changed = false;
      for (let j = 0; j < places.length; j++) {
        let relief = Number.POSITIVE_INFINITY;
        for (let i = 0; i < n; i++) {
          if ((this.#flow[j * n + i] ?? 0) <= least) continue;
          relief = Math.min(relief, (values[i] ?? 0) - this.#rate(places, i, j));
        }
        for (let i = 0; i < n; i++) {
          const value = this.#rate(places, i, j) + relief;
          if (value < (values[i] ?? 0) - 1e-12 * (1 + Math.abs(value))) {
            values[i] = value;
            changed = true;
          }
        }
      }
    }
    return values;
  }
}
