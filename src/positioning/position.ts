/**
 * How well today's stock lies: the balance metric of Acimovic & Goentzel 2016, "Models and metrics
 * to assess humanitarian response capacity", Journal of Operations Management 45, 11–29.
 *
 *   expectedToday = Σ_k p_k f_k(X today),  expectedBest = least over layouts of the same stock
 *   balance = expectedToday / expectedBest: 1.2 is 20 % worse than the same stock could do
 *
 * f_k is the least sum of quantity × hours (or yen) by which event k is answered (response.ts). An
 * event that asks for more than there is gets all there is (scenario.ts); the rest is unmet. What
 * others hold answers events as well, but is not ours to move.
 */
import type { Solve } from "../planning/lexicographic.ts";
import { expectation } from "./expectation.ts";
import { bestLayouts, type LayoutItem } from "./layout-program.ts";
import { type Reach, reach, type Ways } from "./reach.ts";
import { Responder } from "./response.ts";
import { type ItemNeeds, type Rates, scaled, totalOf } from "./scenario.ts";
import { wholeLayouts } from "./whole-layout.ts";

export interface PositionQuestion {
  readonly depots: readonly string[];
  readonly rates: Rates;
  readonly items: readonly ItemNeeds[];
  /** By depot, in the unit of the items' volumes; undefined where there is no limit. */
  readonly capacities: readonly (number | undefined)[];
  /** By depot: whether goods may be laid there. What lies there today stays in today's figures. */
  readonly open: readonly boolean[];
  /** What else is told of a layout; hours and costs beside the rates, which are one of them. */
  readonly ways: Ways;
}

export interface DepotFigure {
  readonly depot: string;
  readonly figure: number;
}

export interface Position {
  readonly item: string;
  /** Events that ask for the item. */
  readonly events: number;
  readonly stock: number;
  readonly expectedToday: number;
  readonly expectedBest: number;
  /** undefined where nothing is expected to be sent, or at no cost. */
  readonly balance: number | undefined;
  /** Expected quantity that the whole stock cannot meet. */
  readonly unmetToday: number;
  readonly bestLayout: readonly DepotFigure[];
  /** What 1,000 more pieces at a depot save, at today's layout: a rate, as of the first piece. */
  readonly marginal: readonly DepotFigure[];
  /** What 1,000 more pieces of the item save, laid where they are best: a rate, too. */
  readonly shadowPrice: number | undefined;
  readonly reachToday: Reach;
  readonly reachBest: Reach;
}

/** Costs that differ by no more than this share are the same to the solver. */
const equalCost = 1e-8;

/** undefined: the open depots cannot hold what there is. */
export async function position(
  question: PositionQuestion,
  solve: Solve,
): Promise<readonly Position[] | undefined> {
  const { depots, rates, items, capacities, open, ways } = question;
  const responder = new Responder(rates, depots.length);
  const served = items.map((item) => {
    const whole = totalOf(item.stock) + totalOf(item.others);
    return { item, needs: item.needs.map((need) => scaled(need, whole)) };
  });
  const program = served.map(({ item, needs }): LayoutItem => {
    const { stock, others, volume = 0 } = item;
    return { needs, today: stock, others, volume };
  });
  const best = await bestLayouts({ responder, open, items: program, capacities }, solve);
  if (best === undefined) return undefined;
  const costsOf = (layouts: readonly (readonly number[])[]): readonly number[] =>
    served.map(({ item, needs }, m) => {
      const all = together(layouts[m] ?? item.stock, item.others);
      return expectation(responder, needs, all).cost;
    });
  const whole = wholeLayouts(
    program.map(({ today, volume }, m) => ({
      layout: best[m]?.layout ?? today,
      stock: today,
      volume,
    })),
    capacities,
  );
  const [broken, rounded] = [costsOf(best.map(({ layout }) => layout)), costsOf(whole)];
  // Whole pieces are as good in most cases, and then free of the solver's rounding. Where items
  // share room, one may only be rounded with the others.
  const shared = capacities.some((capacity) => capacity !== undefined);
  const asGood = totalOf(rounded) <= totalOf(broken) * (1 + equalCost);
  return served.map(({ item, needs }, m) => {
    const today = expectation(responder, needs, together(item.stock, item.others));
    const [exact = 0, near = 0] = [broken[m], rounded[m]];
    const price = best[m]?.price;
    const expectedBest = shared ? (asGood ? near : exact) : Math.min(exact, near);
    const figures = (values: ArrayLike<number>): readonly DepotFigure[] =>
      depots.map((depot, at) => ({ depot, figure: values[at] ?? 0 }));
    return {
      item: item.item,
      events: item.needs.filter(({ quantities }) => totalOf(quantities) > 0).length,
      stock: totalOf(item.stock),
      expectedToday: today.cost,
      expectedBest,
      balance: expectedBest > 0 ? today.cost / expectedBest : undefined,
      unmetToday: totalOf(needs.map(({ probability, unmet }) => probability * unmet)),
      bestLayout: figures(whole[m] ?? item.stock),
      marginal: figures(today.values.map(saving)),
      shadowPrice: price === undefined ? undefined : saving(price),
      reachToday: reach(responder, needs, together(item.stock, item.others), ways),
      reachBest: reach(responder, needs, together(whole[m] ?? item.stock, item.others), ways),
    };
  });
}

/** What 1,000 pieces save, where the cost of one more changes by `value`; never −0. */
const saving = (value: number): number => (value === 0 ? 0 : -1000 * value);

const together = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.map((quantity, at) => quantity + (other[at] ?? 0));
