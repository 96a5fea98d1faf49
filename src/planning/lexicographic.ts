/**
 * One objective after the other: the best of the first, then the best of the second among those,
 * and so on. Each value that was reached is held, within its tolerance, when the next is optimised.
 *
 * An objective whose best possible value is reached already (a shortage of none) is not asked
 * about. What the solver says is never believed: values are rounded to whole numbers where they
 * have to be, and every row is worked out again from them.
 */
import { assert } from "../domain/assert.ts";
import { present } from "../domain/present.ts";
import type { LinearModel } from "./model.ts";
import { amountOf } from "./model.ts";
import type { Criterion, Effort, Objective } from "./objectives.ts";
import { atBest, holding, loosened, settled } from "./restricting.ts";

/** What a solver is asked. */
export interface Question {
  readonly model: LinearModel;
  readonly minimise: readonly (readonly [column: number, factor: number])[];
  /** An answer that is known to be right, to begin with. */
  readonly start: readonly number[] | undefined;
  readonly timeLimitSeconds: number;
  /** A plan is good enough once nothing can be better by more than this. */
  readonly gap: { readonly absolute: number; readonly relative: number };
  /** So many branches are looked into at most: unlike time, the same on every computer. */
  readonly nodesMost?: number;
  /** Thousands of full rows without whole numbers: from inside to a corner, not along the edges. */
  readonly fromInside?: boolean;
  /** Solves it near the rounded relaxation, too: worth it only where good answers are hard to find. */
  readonly nearRelaxation?: boolean;
  /** Something can be done without an answer: where the solver gives up, there is none. */
  readonly optional?: boolean;
  /** Called now and then: the best value so far, and what nothing can go below. */
  tell?(value: number, bound: number): void;
}

export interface Answer {
  /** `limit`: it ran out of time, or was stopped, with or without values. */
  readonly status: "optimal" | "infeasible" | "limit";
  readonly values: readonly number[] | undefined;
  /** No answer can have less than this. */
  readonly bound: number;
  /** By row, without whole numbers: what the value changes by where the row gives way by one. */
  readonly prices?: readonly number[];
}

export type Solve = (question: Question) => Promise<Answer>;

export interface Stage {
  readonly objective: Objective;
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
}

export interface Lexicographic {
  readonly values: readonly number[];
  readonly stages: readonly Stage[];
}

/** Columns that may be broken at first: for all objectives, and for those that do not use them. */
export interface Loose {
  readonly always: ReadonlySet<number>;
  readonly early: ReadonlySet<number>;
}

export interface Clock {
  readonly timeLimitSeconds: number;
  elapsedSeconds(): number;
  /** Whether somebody wants the best so far, now. */
  stopped?(): boolean;
  tell?(criterion: Criterion, value: number, bound: number): void;
}

/**
 * How hard each kind of objective is tried for. The first has to be proven before the next comes;
 * for the last, what is found without branching will do.
 */
const nodesMost: Readonly<Record<Effort, number | undefined>> = {
  vital: undefined,
  minor: 300,
  settled: 300,
  tidying: 1,
};

/**
 * Stops at the first vital objective that cannot be finished in time; what comes after is not
 * tried. Loose columns have to be whole in the end, but may be broken first: the solver is quicker,
 * its bound is a bound all the same, and mostly whole ones are found that are as good. `bounds` are
 * known beforehand: an answer that reaches all of them is looked for first.
 */
export async function optimise(
  model: LinearModel,
  objectives: readonly Objective[],
  solve: Solve,
  clock: Clock,
  loose: Loose = { always: new Set(), early: new Set() },
  bounds: ReadonlyMap<Criterion, number> = new Map(),
): Promise<Lexicographic | undefined> {
  const search = new Search(model, solve, clock, loose, bounds);
  await search.begin(objectives);
  for (const objective of objectives) {
    if (!(await search.next(objective))) break;
  }
  const { values, stages } = search;
  return values === undefined ? undefined : { values, stages };
}

class Search {
  values: readonly number[] | undefined;
  readonly stages: Stage[] = [];
  #held: LinearModel;
  readonly #model: LinearModel;
  readonly #solve: Solve;
  readonly #clock: Clock;
  readonly #loose: Loose;
  readonly #bounds: ReadonlyMap<Criterion, number>;
  /** Whether something that is held speaks of what is loose only early. */
  #counting = false;

  constructor(
    model: LinearModel,
    solve: Solve,
    clock: Clock,
    loose: Loose,
    bounds: ReadonlyMap<Criterion, number>,
  ) {
    this.#bounds = bounds;
    this.#model = model;
    this.#held = model;
    this.#solve = solve;
    this.#clock = clock;
    this.#loose = loose;
  }

  /** Any answer that is as good as can be in all of which that is known. */
  async begin(objectives: readonly Objective[]): Promise<void> {
    const known = objectives.filter(({ criterion }) => this.#bounds.has(criterion));
    if (known.length === 0) return;
    const held = known.reduce(
      (model, { criterion, terms, tolerance }) =>
        holding(model, terms, (this.#bounds.get(criterion) ?? 0) + tolerance),
      this.#model,
    );
    const { always, early } = this.#loose;
    const broken = new Set([...always, ...early]);
    const question = (model: LinearModel): Question => ({
      ...{ model, minimise: [], start: undefined },
      timeLimitSeconds: Math.max(secondsMin, this.#clock.timeLimitSeconds / 10),
      gap: { absolute: 0, relative: 0 },
      ...{ nodesMost: 300, nearRelaxation: false },
    });
    const first = await this.#solve(question(loosened(held, broken)));
    if (first.values === undefined) return;
    const stays = (at: number): boolean => !broken.has(at);
    const whole = await this.#solve(question(settled(held, first.values, stays)));
    this.values = better(whole.values, undefined, [], held);
  }

  /** Whether it makes sense to go on. */
  async next(objective: Objective): Promise<boolean> {
    const { terms, tolerance, effort } = objective;
    const known = this.#bounds.get(objective.criterion) ?? -Infinity;
    const least = Math.max(known, leastOf(terms, this.#model));
    const reached = this.values && amountOf(terms, this.values);
    if (reached !== undefined && reached <= least + tolerance) {
      this.#note(objective, reached, least, true);
      return true;
    }
    const left = this.#clock.timeLimitSeconds - this.#clock.elapsedSeconds();
    const over = left <= 0 || this.#clock.stopped?.() === true;
    if (over && reached !== undefined) {
      if (effort !== "tidying") this.#note(objective, reached, least, false);
      return false;
    }
    const nearby = effort === "vital" ? undefined : await this.#improve(objective, left);
    if (effort === "tidying") return this.#tidied(objective);
    if (effort === "settled" && nearby !== undefined && this.values !== undefined) {
      const value = amountOf(terms, this.values);
      const bound = Math.max(least, Math.min(nearby.bound, value));
      this.#note(objective, value, bound, value <= bound + tolerance);
      return true;
    }
    const answer = await this.#answer(objective);
    this.values = better(answer.values, this.values, terms, this.#held);
    if (this.values === undefined) return false;
    const value = amountOf(terms, this.values);
    const bound = Math.max(least, Math.min(answer.bound, value));
    const proven = answer.status === "optimal" || value <= bound + tolerance;
    this.#note(objective, value, bound, proven);
    return proven || effort !== "vital";
  }

  /** Trips that something held speaks of stay; much is won already by what travels on them. */
  async #improve(
    { terms, tolerance, effort }: Objective,
    left: number,
  ): Promise<Answer | undefined> {
    const { values } = this;
    if (values === undefined) return undefined;
    const stays = (at: number): boolean => this.#counting && this.#loose.early.has(at);
    const answer = await this.#solve({
      model: settled(this.#held, values, stays),
      minimise: terms,
      start: values,
      timeLimitSeconds: Math.max(left, secondsMin),
      gap: { absolute: tolerance / 2, relative: effort === "tidying" ? tidyGap : relativeGap },
      ...present({ nodesMost: nodesMost[effort] }),
    });
    this.values = better(answer.values, values, terms, this.#held);
    return answer;
  }

  /** Nobody is told of it: it only makes plans easier to read. */
  #tidied(objective: Objective): boolean {
    const value = this.values === undefined ? 0 : amountOf(objective.terms, this.values);
    this.#held = holding(this.#held, objective.terms, value + objective.tolerance);
    return true;
  }

  #note(objective: Objective, value: number, bound: number, proven: boolean): void {
    const { terms, tolerance } = objective;
    if (objective.effort !== "tidying") this.stages.push({ objective, value, bound, proven });
    const best = value <= leastOf(terms, this.#model) + noise;
    this.#held = best ? atBest(this.#held, terms) : holding(this.#held, terms, value + tolerance);
    this.#counting ||= this.#counts(objective);
  }

  #counts = ({ terms }: Objective): boolean =>
    terms.some(([column]) => this.#loose.early.has(column));

  /** First with broken values for what is loose; then whole ones that go with the rest; else all. */
  async #answer(objective: Objective): Promise<Answer> {
    const { terms, tolerance, effort } = objective;
    const early = !this.#counting && !this.#counts(objective);
    const { always, early: counts } = this.#loose;
    const broken = early ? new Set([...always, ...counts]) : always;
    const question = (model: LinearModel, start: readonly number[] | undefined): Question => {
      const left = this.#clock.timeLimitSeconds - this.#clock.elapsedSeconds();
      const timeLimitSeconds = Math.max(left, secondsMin);
      const gap = { absolute: tolerance / 2, relative: relativeGap };
      const tell = (value: number, bound: number): void =>
        this.#clock.tell?.(objective.criterion, value, bound);
      const effortMost = present({ nodesMost: nodesMost[effort] });
      const how = { timeLimitSeconds, gap, tell, nearRelaxation: false, ...effortMost };
      return { model, minimise: terms, start, ...how };
    };
    const held = this.#held;
    if (broken.size === 0) return this.#solve(question(held, this.values));
    // HiGHS 1.15 takes a start for the best where the objective is one broken column.
    const start = terms.length === 1 ? undefined : this.values;
    const first = await this.#solve(question(loosened(held, broken), start));
    if (first.values === undefined || isWhole(first.values, broken)) return first;
    const stays = (at: number): boolean => (early ? !broken.has(at) : counts.has(at));
    const rest = settled(held, first.values, stays);
    const same = await this.#solve(question(rest, undefined));
    const value = same.values === undefined ? Infinity : amountOf(terms, same.values);
    if (value <= first.bound + tolerance) return { ...first, values: same.values };
    if (first.status === "limit") return { ...first, values: same.values };
    const whole = await this.#solve(question(held, same.values ?? this.values));
    return { ...whole, bound: Math.max(whole.bound, first.bound) };
  }
}

const isWhole = (values: readonly number[], columns: ReadonlySet<number>): boolean =>
  [...columns].every((at) => Math.abs((values[at] ?? 0) - Math.round(values[at] ?? 0)) < 1e-6);

/** Values that differ by less differ by the solver's noise. */
const noise = 1e-9;

/** Even where no time is left, an answer is looked for. */
const secondsMin = 1;

/** Below this share of the value, two values are the same. */
const relativeGap = 1e-7;

/** What only makes plans easier to read need not be exact. */
const tidyGap = 0.01;

/** The least that an expression can come to, looking at its variables one by one. */
function leastOf(terms: Objective["terms"], { columns }: LinearModel): number {
  let least = 0;
  for (const [column, factor] of terms) {
    const { lower, upper } = columns;
    least += factor * ((factor > 0 ? lower[column] : upper[column]) ?? 0);
  }
  return least;
}

/** The solver's answer with its whole numbers made whole, unless what we had is as good. */
function better(
  found: readonly number[] | undefined,
  before: readonly number[] | undefined,
  terms: Objective["terms"],
  model: LinearModel,
): readonly number[] | undefined {
  const whole = found?.map((value, at) =>
    model.columns.whole[at] === true ? Math.round(value) : value,
  );
  if (whole === undefined) return before;
  const broken = brokenRow(model, whole);
  assert(broken === undefined, `the solver's answer breaks row ${broken}`);
  if (before === undefined) return whole;
  return amountOf(terms, whole) < amountOf(terms, before) ? whole : before;
}

/** The first row that values do not keep, beyond what rounding explains. */
function brokenRow({ rows, columns }: LinearModel, values: readonly number[]): number | undefined {
  for (let row = 0; row + 1 < rows.starts.length; row += 1) {
    let [sum, size] = [0, 1];
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const part = (rows.values[at] ?? 0) * (values[rows.indices[at] ?? 0] ?? 0);
      sum += part;
      size += Math.abs(part);
    }
    const slack = slackShare * size;
    if (sum < (rows.lower[row] ?? 0) - slack || sum > (rows.upper[row] ?? 0) + slack) return row;
  }
  const out = values.findIndex(
    (value, at) =>
      value < (columns.lower[at] ?? 0) - slackShare ||
      value > (columns.upper[at] ?? 0) + slackShare,
  );
  return out < 0 ? undefined : out;
}

const slackShare = 1e-6;
