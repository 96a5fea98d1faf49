/**
 * Which tests to commission, so that it becomes known who takes how much, for the least effort.
 *
 * A lot has goals, one for each organisation that might take it: a goal is reached when all needs
 * of one of its plans (an organisation's types of goods) are met; a need is met by one of its ways
 * (one of the test methods that count); a test of a lot meets every need that it is a way of.
 *
 *   given   c(t) cost of test t and k(t) its trouble, whole numbers; w(l, g) worth of goal g of
 *           lot l
 *   choose  T(l), the tests of each lot
 *   so that Σ_l Σ_{t in T(l)} c(t) ≤ budget
 *   most    Σ_l Σ_{g reached by T(l)} w(l, g); among these the least cost, then the least trouble.
 *
 * Exact: each lot is small (a few goals, a few tests), so the cheapest tests for each set of its
 * goals are found by branch and bound; lots share nothing but the budget, and the choice among
 * them is a multiple-choice knapsack (H. Kellerer, U. Pferschy, D. Pisinger, Knapsack Problems,
 * 2004, ch. 11), solved by dynamic programming over what is spent, in units of the greatest common
 * divisor of all costs. Without a budget, or with one that is enough, each lot has the cheapest
 * tests for all of its goals that can be reached. The number of goals of a lot is that of
 * organisations that ask differently: sets of them are few.
 */
export type Need = readonly string[]; // tests, one of which is enough
export type Plan = readonly Need[]; // all are needed
export type Goal = readonly Plan[]; // one is enough

export interface TestedLot {
  readonly goals: readonly { readonly goal: Goal; readonly worth: number }[];
}

export interface Effort {
  readonly cost: number; // counts against the budget
  readonly trouble: number; // does not; of one lot less than `troubleMost`
}

export interface Tests extends Effort {
  readonly tests: readonly string[]; // in their order
}

export interface Chosen extends Tests {
  readonly reached: readonly number[]; // of the lot's goals
}

type EffortOf = (test: string) => Effort;

/** Cost and trouble as one figure: no trouble of a lot makes up for the least cost. */
const troubleMost = 10_000;

/** The cheapest tests that reach all of the goals; undefined where one cannot be reached. */
export function cheapestTests(goals: readonly Goal[], effort: EffortOf): Tests | undefined {
  if (goals.some((goal) => goal.length === 0)) return undefined;
  let best: { readonly tests: ReadonlySet<string>; readonly cost: number } | undefined;
  const costOf = (tests: ReadonlySet<string>): number => {
    let sum = 0;
    for (const test of tests) {
      const { cost, trouble } = effort(test);
      sum += cost * troubleMost + trouble;
    }
    return sum;
  };
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
  if (best === undefined) return undefined;
  const trouble = best.cost % troubleMost;
  return { tests: [...best.tests].sort(), cost: (best.cost - trouble) / troubleMost, trouble };
}

type Option = Chosen & { readonly worth: number };

/** The cheapest tests for each set of goals, whatever these are worth to a lot. */
class Cheapest {
  readonly #effort: EffortOf;
  readonly #known = new Map<string, readonly Chosen[]>();

  constructor(effort: EffortOf) {
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
function frontier(options: readonly Option[]): readonly Option[] {
  const sorted = [...options].sort(
    (a, b) => a.cost - b.cost || b.worth - a.worth || a.trouble - b.trouble,
  );
  const kept: Option[] = [];
  for (const one of sorted) {
    if (one.worth > (kept.at(-1)?.worth ?? Number.NEGATIVE_INFINITY)) kept.push(one);
  }
  return kept;
}

/** A budget in units so small, for so many lots, takes more memory than there is. */
const cellsMost = 400_000_000;

/** What to have tested of each lot, in their order; undefined where the budget is too fine. */
export function commission(
  lots: readonly TestedLot[],
  effort: EffortOf,
  budget = Number.POSITIVE_INFINITY,
): readonly Chosen[] | undefined {
  const cheapest = new Cheapest(effort);
  const whole = lots.map((lot) => cheapest.options(lot, false).at(-1) ?? nothing);
  if (whole.reduce((sum, { cost }) => sum + cost, 0) <= budget) return whole;
  const perSet = new Cheapest(effort);
  return withinBudget(
    lots.map((lot) => perSet.options(lot, true)),
    budget,
  );
}

/**
 * For each sum spent the most that it settles, lot by lot: `worth[s]` and `trouble[s]` of the best
 * choice among the lots so far that spends exactly s; `choices` leads back.
 */
function withinBudget(
  options: readonly (readonly Option[])[],
  budget: number,
): readonly Chosen[] | undefined {
  const unit = options.flat().reduce((gcd, { cost }) => commonDivisor(gcd, cost), 0) || 1;
  const most = Math.floor(budget / unit);
  const open = [...options.keys()].filter((at) => (options[at]?.length ?? 0) > 1);
  if ((most + 1) * open.length > cellsMost) return undefined;
  let worth = new Float64Array(most + 1).fill(-1);
  let trouble = new Float64Array(most + 1);
  worth[0] = 0;
  const choices: Uint8Array[] = [];
  for (const at of open) {
    const [next, troubles] = [new Float64Array(most + 1).fill(-1), new Float64Array(most + 1)];
    const chosen = new Uint8Array(most + 1);
    for (const [index, one] of (options[at] ?? []).entries()) {
      const cost = one.cost / unit;
      for (let spent = cost; spent <= most; spent += 1) {
        const before = worth[spent - cost] ?? -1;
        if (before < 0) continue;
        const [total, bother] = [before + one.worth, (trouble[spent - cost] ?? 0) + one.trouble];
        const known = next[spent] ?? -1;
        if (total < known || (total === known && bother >= (troubles[spent] ?? 0))) continue;
        next[spent] = total;
        troubles[spent] = bother;
        chosen[spent] = index;
      }
    }
    [worth, trouble] = [next, troubles];
    choices.push(chosen);
  }
  let spent = 0;
  for (const [sum, found] of worth.entries()) if (found > (worth[spent] ?? -1)) spent = sum;
  const result: Chosen[] = options.map((all) => all[0] ?? nothing);
  for (let step = open.length - 1; step >= 0; step -= 1) {
    const at = open[step] ?? 0;
    const option = options[at]?.[choices[step]?.[spent] ?? 0] ?? nothing;
    result[at] = option;
    spent -= option.cost / unit;
  }
  return result;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

const nothing: Chosen = { tests: [], cost: 0, trouble: 0, reached: [] };
