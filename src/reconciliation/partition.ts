/**
 * Which explanations, taken together, explain every difference once and cost least: weighted set
 * partitioning.
 *
 *   minimise Σ cost(h) · x(h)   over x(h) ∈ {0, 1}
 *   so that, for each difference d, Σ x(h) = 1 over all h that cover d,
 *   and, for each stock s that they draw on, Σ use(h, s) · x(h) ≤ what there is of s
 *
 * Differences that no explanation and no stock links fall apart into components, each solved by
 * itself: depth first, at the difference with the fewest explanations left, cheapest first. A
 * branch ends where even the least that the rest can cost brings it beyond the best by more than
 * the window. That least is Σ over uncovered d of min over h of cost(h) / |h|: a solution that
 * covers d by h pays at least h's share for it.
 *
 * All solutions within the window are kept: they give the confidence of each explanation, the sum
 * of exp(−cost) over the solutions that have it, divided by the sum over all (the rest beyond the
 * window weighs less than 1 in 1,000 of the best for each). A component that takes more looks than
 * `looksMax` keeps the best found so far (no worse than taking the cheapest that fits, again and
 * again), and says by how much at most it may be off.
 */
import type { Hypothesis } from "./hypothesis.ts";

/** Nats: what is less likely than the best by a factor of e^7 (about 1,100) is left out. */
const window = 7;

/**
 * Looks at an explanation, in the search of all components; a second or so, of which one component
 * may take a fifth of what is left. It is seldom more than a few hundred. A component that takes
 * more is left at the best found (`gap`).
 */
const looksMax = 10_000_000;

export interface Solution {
  /** Ordered by the first difference that each covers. */
  readonly chosen: readonly Hypothesis[];
  readonly cost: number;
  /** How likely each explanation is, given that one of those listed is right. */
  readonly chance: ReadonlyMap<Hypothesis, number>;
  /** Nats that the best may be below this, where the search was cut off; 0 where it was not. */
  readonly gap: number;
}

/** One solution for each component, in the order of their first differences. */
export function explain(hypotheses: readonly Hypothesis[], looks = looksMax): readonly Solution[] {
  let left = looks;
  return componentsOf(worthwhile(hypotheses)).map((part) => {
    const { taken, ...solution } = solve(part, Math.ceil(left / 5));
    left = Math.max(0, left - taken);
    return solution;
  });
}

/**
 * Without what cannot be in any solution within the window: a hypothesis that costs more than the
 * cheapest explanations of its differences one by one that are open always, and the window.
 */
function worthwhile(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const alone = new Map<number, number>();
  for (const { covers, cost, uses } of hypotheses) {
    const [at, more] = covers;
    if (at === undefined || more !== undefined || uses !== undefined) continue;
    alone.set(at, Math.min(alone.get(at) ?? Number.POSITIVE_INFINITY, cost));
  }
  return hypotheses.filter(({ covers, cost }) => {
    const apart = covers.reduce((sum, at) => sum + (alone.get(at) ?? Number.POSITIVE_INFINITY), 0);
    return cost <= apart + window;
  });
}

interface Component {
  readonly differences: readonly number[];
  readonly hypotheses: readonly Hypothesis[];
}

function componentsOf(hypotheses: readonly Hypothesis[]): readonly Component[] {
  const leaders = new Map<number, number>();
  const leader = (at: number): number => {
    let top = at;
    for (let up = leaders.get(top); up !== undefined && up !== top; up = leaders.get(top)) top = up;
    leaders.set(at, top);
    return top;
  };
  const users = new Map<string, number>(); // of a stock: one of the differences it may explain
  for (const { covers, uses = [] } of hypotheses) {
    const beside = uses.flatMap(({ key }) => users.get(key) ?? []);
    const tops = [...covers, ...beside].map(leader);
    const top = Math.min(...tops);
    for (const other of tops) leaders.set(other, top);
    for (const { key } of uses) users.set(key, top);
  }
  const parts = new Map<number, Hypothesis[]>();
  for (const one of hypotheses) {
    const top = leader(one.covers[0] ?? 0);
    const part = parts.get(top);
    if (part === undefined) parts.set(top, [one]);
    else part.push(one);
  }
  return [...parts.keys()]
    .sort((a, b) => a - b)
    .map((top) => {
      const part = parts.get(top) ?? [];
      const differences = [...new Set(part.flatMap(({ covers }) => covers))].sort((a, b) => a - b);
      return { differences, hypotheses: part };
    });
}

interface Found {
  readonly chosen: readonly Hypothesis[];
  readonly cost: number;
}

/** Found solutions are thinned out when there are this many. */
const foundMax = 20_000;

function solve(
  { differences, hypotheses }: Component,
  looks: number,
): Solution & { readonly taken: number } {
  const byCost = hypotheses
    .map((one, index) => ({ one, index }))
    .sort((a, b) => a.one.cost - b.one.cost || a.index - b.index)
    .map(({ one }) => one);
  const covering = new Map<number, Hypothesis[]>(differences.map((at) => [at, []]));
  for (const one of byCost) for (const at of one.covers) covering.get(at)?.push(one);
  const shareOf = new Map(
    differences.map((at) => {
      const shares = (covering.get(at) ?? []).map(({ cost, covers }) => cost / covers.length);
      return [at, Math.min(...shares)];
    }),
  );
  const least = differences.reduce((sum, at) => sum + (shareOf.get(at) ?? 0), 0);
  let best = greedy(byCost, differences.length);
  let found: Found[] = [];
  let left = looks;
  const open = new Set(differences);
  const stock = new StockLeft();
  const chosen: Hypothesis[] = [];

  /** The open difference that can be covered in the fewest ways. */
  const narrowest = (): readonly Hypothesis[] => {
    let ways: readonly Hypothesis[] | undefined;
    for (const at of open) {
      const all = covering.get(at) ?? [];
      left -= all.length;
      const fitting = all.filter(
        (one) => one.covers.every((other) => open.has(other)) && stock.has(one),
      );
      if (ways === undefined || fitting.length < ways.length) ways = fitting;
      if (ways.length <= 1) break;
    }
    return ways ?? [];
  };

  const search = (cost: number, rest: number): void => {
    if (left <= 0) return;
    if (open.size === 0) {
      found.push({ chosen: [...chosen], cost });
      if (cost < best.cost) best = { chosen: [...chosen], cost };
      if (found.length > foundMax) found = found.filter((one) => one.cost <= best.cost + window);
      if (found.length > foundMax) left = 0;
      return;
    }
    for (const one of narrowest()) {
      const share = one.covers.reduce((sum, at) => sum + (shareOf.get(at) ?? 0), 0);
      if (cost + one.cost + rest - share > best.cost + window) continue;
      for (const at of one.covers) open.delete(at);
      stock.draw(one, 1);
      chosen.push(one);
      search(cost + one.cost, rest - share);
      chosen.pop();
      stock.draw(one, -1);
      for (const at of one.covers) open.add(at);
    }
  };
  search(0, least);
  const complete = left > 0;
  const gap = complete ? 0 : Math.max(0, best.cost - least);
  const near = found.filter(({ cost }) => cost <= best.cost + window);
  return {
    chosen: [...best.chosen].sort((a, b) => (a.covers[0] ?? 0) - (b.covers[0] ?? 0)),
    cost: best.cost,
    chance: chances(near.length === 0 ? [best] : near, best.cost),
    gap,
    taken: looks - left,
  };
}

/** The cheapest for each difference that it explains, again and again. */
function greedy(byCost: readonly Hypothesis[], differences: number): Found {
  const order = [...byCost].sort(
    (a, b) => a.cost / a.covers.length - b.cost / b.covers.length || a.cost - b.cost,
  );
  const covered = new Set<number>();
  const stock = new StockLeft();
  const chosen: Hypothesis[] = [];
  let cost = 0;
  for (const one of order) {
    if (one.covers.some((at) => covered.has(at)) || !stock.has(one)) continue;
    stock.draw(one, 1);
    for (const at of one.covers) covered.add(at);
    chosen.push(one);
    cost += one.cost;
    if (covered.size === differences) break;
  }
  return { chosen, cost };
}

/** What was drawn on the stocks that several explanations share. */
class StockLeft {
  readonly #drawn = new Map<string, number>();

  has({ uses = [] }: Hypothesis): boolean {
    return uses.every(({ key, quantity, of }) => (this.#drawn.get(key) ?? 0) + quantity <= of);
  }

  draw({ uses = [] }: Hypothesis, times: 1 | -1): void {
    for (const { key, quantity } of uses) {
      this.#drawn.set(key, (this.#drawn.get(key) ?? 0) + times * quantity);
    }
  }
}

function chances(found: readonly Found[], best: number): ReadonlyMap<Hypothesis, number> {
  const weights = new Map<Hypothesis, number>();
  let all = 0;
  for (const { chosen, cost } of found) {
    const weight = Math.exp(best - cost);
    all += weight;
    for (const one of chosen) weights.set(one, (weights.get(one) ?? 0) + weight);
  }
  return new Map([...weights].map(([one, weight]) => [one, weight / all]));
}
