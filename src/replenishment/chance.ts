/**
 * Chance that can be repeated: one seed, one sequence, on every computer. Nothing of it comes from
 * the clock or the system.
 *
 * The generator is xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47(4)), with its state from
 * splitmix32, so that seeds next to each other give sequences that have nothing to do with each
 * other.
 */
export interface Chance {
  /** Evenly from 0 (included) to 1 (not included), in steps of 2⁻⁵³. */
  even(): number;
  /** Time until the next of events that come once a unit of time: exponential of mean 1. */
  wait(): number;
  /** One of 0 … count − 1, each alike. */
  one(count: number): number;
}

export function seeded(seed: number): Chance {
  let mixing = seed >>> 0;
  const mixed = (): number => {
    mixing = (mixing + 0x9e3779b9) >>> 0;
    let z = mixing;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [mixed(), mixed(), mixed(), mixed()];
  const turned = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
  const bits = (): number => {
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d, 11);
    return result;
  };
  const even = (): number => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992;
  return {
    even,
    wait: () => -Math.log(1 - even()),
    one: (count) => Math.floor(even() * count),
  };
}

/** Draws from weights by Walker's method of aliases: the same time for any number of them. */
export function drawer(weights: ArrayLike<number>): (chance: Chance) => number {
  const count = weights.length;
  let total = 0;
  for (let at = 0; at < count; at++) total += weights[at] ?? 0;
  const level = Float64Array.from(weights, (weight) => (weight * count) / total);
  const other = Int32Array.from({ length: count }, (_, at) => at);
  const low: number[] = [];
  const high: number[] = [];
  for (const [at, share] of level.entries()) (share < 1 ? low : high).push(at);
  for (let small = low.pop(); small !== undefined; small = low.pop()) {
    const large = high.at(-1);
    if (large === undefined) break;
    other[small] = large;
    level[large] = (level[large] ?? 0) - (1 - (level[small] ?? 0));
    if ((level[large] ?? 0) < 1) {
      high.pop();
      low.push(large);
    }
  }
  return (chance) => {
    const at = chance.one(count);
    return chance.even() < (level[at] ?? 0) ? at : (other[at] ?? at);
  };
}
