/**
 * What packs pay on a leg at least, so that no plan can cost less than all packs together.
 *
 * Trips that may be broken cost, for packs F_k of the kinds k on a leg,
 *
 *   C(F) = least Σ_v c_v y_v  with  Σ_k w_k f_kv ≤ payload_v y_v,  Σ_k v_k f_kv ≤ room_v y_v,
 *          Σ_v f_kv = F_k
 *        = most Σ_k p_k F_k  with  0 ≤ θ_v ≤ 1 and
 *          p_k = min_v c_v (θ_v w_k / payload_v + (1 − θ_v) v_k / room_v) + freight    (its dual)
 *
 * For any θ these prices p are a bound for whatever is carried, so what the cheapest of the best
 * services pays with them is a bound for every plan. θ is chosen for what was carried on average in
 * the rounds before, which is the method of Frank and Wolfe (Naval Research Logistics Quarterly 3,
 * 1956, 95–110) for the convex costs C: its bounds rise to what the relaxation would say.
 */
import { freightCost, packsPerTrip, tripCost, usableVolume } from "../domain/planning/network.ts";
import type { Task } from "./task.ts";
import { milliYenUnit } from "./wide-prices.ts";
import type { PackKind } from "./wide-ways.ts";

/** Packs by leg and kind. */
export type Flows = ReadonlyMap<number, ReadonlyMap<number, number>>;

interface Choice {
  /** By kind: what its weight pays in full vehicles; Infinity where it does not go in. */
  readonly heavy: Float64Array;
  readonly bulky: Float64Array;
  readonly freight: Float64Array;
  share: number; // of weight
}

export class LeastPrices {
  readonly #choices: readonly (readonly Choice[])[]; // by leg
  readonly #average = new Map<number, Map<number, number>>();
  #rounds = 0;

  constructor({ network, fillPercent }: Task, kinds: readonly PackKind[]) {
    const byCode = new Map(network.vehicles.map((vehicle) => [vehicle.code, vehicle]));
    this.#choices = network.legs.map((leg) =>
      leg.vehicles.flatMap((code) => {
        const vehicle = byCode.get(code);
        if (vehicle === undefined) return [];
        const trip = tripCost(vehicle, leg).known / milliYenUnit;
        const room = usableVolume(vehicle, fillPercent);
        const each = (of: (kind: PackKind) => number): Float64Array =>
          Float64Array.from(kinds, (kind) =>
            packsPerTrip(vehicle, kind, fillPercent) === 0 ? Infinity : of(kind),
          );
        return [
          {
            heavy: each(({ weightG }) => (trip * weightG) / vehicle.payloadG),
            bulky: each(({ volumeCm3 }) => (trip * volumeCm3) / room),
            freight: each(({ weightG }) => freightCost(vehicle, weightG).known / milliYenUnit),
            share: 0.5,
          },
        ];
      }),
    );
  }

  price(leg: number, kind: number): number {
    return priceOf(this.#choices[leg] ?? [], kind);
  }

  /** A further round of what was carried; the first ones count less and less. */
  learn(flows: Flows): void {
    this.#rounds += 1;
    const step = this.#rounds === 1 ? 1 : 2 / (this.#rounds + 1);
    const legs = new Set([...flows.keys(), ...this.#average.keys()]);
    for (const leg of legs) {
      const [now, before] = [flows.get(leg), this.#average.get(leg)];
      const mixed = new Map<number, number>();
      for (const [kind, packs] of before ?? []) mixed.set(kind, packs * (1 - step));
      for (const [kind, packs] of now ?? []) {
        mixed.set(kind, (mixed.get(kind) ?? 0) + packs * step);
      }
      this.#average.set(leg, mixed);
      this.#choose(this.#choices[leg] ?? [], mixed);
    }
  }

  /** The shares with which what is carried pays most: one vehicle after the other, twice. */
  #choose(choices: readonly Choice[], carried: ReadonlyMap<number, number>): void {
    const paid = (): number => {
      let sum = 0;
      for (const [kind, packs] of carried) sum += packs * priceOf(choices, kind);
      return sum;
    };
    for (let sweep = 0; sweep < 2; sweep += 1) {
      for (const choice of choices) {
        let [best, most] = [choice.share, paid()];
        for (let at = 0; at <= sharesTried; at += 1) {
          choice.share = at / sharesTried;
          const now = paid();
          if (now > most + 1e-12) [best, most] = [choice.share, now];
        }
        choice.share = best;
      }
    }
  }
}

const sharesTried = 20;

function priceOf(choices: readonly Choice[], kind: number): number {
  let least = Infinity;
  for (const { heavy, bulky, freight, share } of choices) {
    const [weight = Infinity, volume = Infinity] = [heavy[kind], bulky[kind]];
    if (weight === Infinity) continue;
    least = Math.min(least, share * weight + (1 - share) * volume + (freight[kind] ?? 0));
  }
  return least;
}
