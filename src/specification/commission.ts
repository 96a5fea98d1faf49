/**
 * Which tests to commission, so that it becomes known who takes how much, for the least effort.
 *
 * A lot has goals, one for each organisation that might take it: a goal is reached when all needs
 * of one of its plans (an organisation's types of goods) are met; a need is met by one of its ways
 * (one of the test methods that count); a test of a lot meets every need that it is a way of.
 *
 *   given   e(t) effort of test t, a whole number above zero; w(l, g) worth of goal g of lot l
 *   choose  T(l), the tests of each lot
 *   so that Σ_l Σ_{t in T(l)} e(t) ≤ budget
 *   most    Σ_l Σ_{g reached by T(l)} w(l, g), and among these the least effort.
 *
 * Exact: each lot is small (a few goals, a few tests), so the cheapest tests for each set of its
 * goals are found by branch and bound; lots share nothing but the budget, and the choice among
 * them is a knapsack with one option a lot, solved over the frontier of (effort, worth). Without a
 * budget each lot has the cheapest tests for all of its goals that can be reached. The number of
 * goals of a lot is that of organisations that ask differently: sets of them are few.
 */
export type Need = readonly string[]; // tests, one of which is enough
export type Plan = readonly Need[]; // all are needed
export type Goal = readonly Plan[]; // one is enough

export interface TestedLot {
  readonly goals: readonly { readonly goal: Goal; readonly worth: number }[];
}

export interface Tests {
  readonly tests: readonly string[]; // in their order
  readonly effort: number;
}

export interface Chosen extends Tests {
  readonly reached: readonly number[]; // of the lot's goals
}

type Effort = (test: string) => number;

/** The cheapest tests that reach all of the goals; undefined where one cannot be reached. */
export function cheapestTests(goals: readonly Goal[], effort: Effort): Tests | undefined {
  if (goals.some((goal) => goal.length === 0)) return undefined;
  let best: { readonly tests: ReadonlySet<string>; readonly cost: number } | undefined;
  const costOf = (tests: ReadonlySet<string>): number =>
    [...tests].reduce((sum, test) => sum + effort(test), 0);
  /** Needs that one test alone can meet are settled first; then the open ones, branching. */
  const meet = (needs: readonly Need[], tests: ReadonlySet<string>, next: () => void): void => {
    const cost = costOf(tests);
    if (best !== undefined && cost >= best.cost) return;
    const open = needs.filter((need) => !need.some((test) => tests.has(test)));
    const [first] = [...open].sort((a, b) => a.length - b.length);
    if (first === undefined) {
      taken = tests;
      next();
      return;
    }
    for (const test of first) meet(open, new Set([...tests, test]), next);
  };
  let taken: ReadonlySet<string> = new Set();
  const reach = (index: number, tests: ReadonlySet<string>): void => {
    const goal = goals[index];
    if (goal === undefined) {
      const cost = costOf(tests);
      if (best === undefined || cost < best.cost) best = { tests, cost };
      return;
    }
    for (const plan of goal) meet(plan, tests, () => reach(index + 1, taken));
  };
  reach(0, new Set());
  return best && { tests: [...best.tests].sort(), effort: best.cost };
}

type Option = Chosen & { readonly worth: number };

/** The cheapest tests for each set of goals, whatever these are worth to a lot. */
class Cheapest {
  readonly #effort: Effort;
  readonly #known = new Map<string, readonly Chosen[]>();

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  /** Every set of a lot's goals that is worth its effort; with no budget only the whole set. */
  options({ goals }: TestedLot, everySet: boolean): readonly Option[] {
    const all = goals.map(({ goal }) => goal);
    const key = JSON.stringify(all);
    const found = this.#known.get(key) ?? this.#of(all, everySet);
    this.#known.set(key, found);
    return frontier(
      found.map((one) => ({
        ...one,
        worth: one.reached.reduce((sum, index) => sum + (goals[index]?.worth ?? 0), 0),
      })),
    );
  }

  #of(goals: readonly Goal[], everySet: boolean): readonly Chosen[] {
    const of = (indices: readonly number[]): Chosen | undefined => {
      const wanted = indices.map((index) => goals[index] ?? []);
      const tests = cheapestTests(wanted, this.#effort);
      return tests && { ...tests, reached: indices };
    };
    const reachable = [...goals.keys()].filter((index) => (goals[index] ?? []).length > 0);
    if (!everySet) return [of(reachable) ?? nothing];
    return Array.from({ length: 1 << reachable.length }, (_, set) =>
      of(reachable.filter((_, bit) => (set >> bit) % 2 === 1)),
    ).filter((one) => one !== undefined);
  }
}

/** Without what costs as much as another and is worth no more; the cheapest first. */
function frontier<Option extends { readonly effort: number; readonly worth: number }>(
  options: readonly Option[],
): readonly Option[] {
  const sorted = [...options].sort((a, b) => a.effort - b.effort || b.worth - a.worth);
  const kept: Option[] = [];
  for (const one of sorted) {
    if (one.worth > (kept.at(-1)?.worth ?? Number.NEGATIVE_INFINITY)) kept.push(one);
  }
  return kept;
}

interface State {
  readonly effort: number;
  readonly worth: number;
  /** The option chosen for the last lot, and the state before. */
  readonly chosen: Chosen | undefined;
  readonly before: State | undefined;
}

/** What to have tested of each lot, in their order. */
export function commission(
  lots: readonly TestedLot[],
  effort: Effort,
  budget = Number.POSITIVE_INFINITY,
): readonly Chosen[] {
  const cheapest = new Cheapest(effort);
  const limited = budget !== Number.POSITIVE_INFINITY;
  const options = lots.map((lot) => cheapest.options(lot, limited));
  if (!limited) return options.map((all) => all.at(-1) ?? nothing);
  let states: readonly State[] = [{ effort: 0, worth: 0, chosen: undefined, before: undefined }];
  for (const all of options) {
    states = frontier(
      states.flatMap((before) =>
        all
          .filter((option) => before.effort + option.effort <= budget)
          .map((chosen) => ({
            effort: before.effort + chosen.effort,
            worth: before.worth + chosen.worth,
            chosen,
            before,
          })),
      ),
    );
  }
  const chosen: Chosen[] = [];
  for (let state = states.at(-1); state?.chosen !== undefined; state = state.before) {
    chosen.unshift(state.chosen);
  }
  return chosen;
}

const nothing: Chosen = { tests: [], effort: 0, reached: [] };
