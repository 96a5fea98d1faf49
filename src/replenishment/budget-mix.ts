/**
 * What mix of goods serves most people for a budget.
 *
 *   w_i people that a piece serves   c_i price of a pack of m_i pieces   y_i position of goods i
 *   D_i demand over the time that the purchase has to last   n_i packs bought (0, or at least l_i)
 *
 *   most    Σ w_i (E[(D_i − y_i)⁺] − E[(D_i − y_i − n_i m_i)⁺])
 *   so that Σ c_i n_i ≤ budget
 *
 * Pack k of goods i adds w_i Σ P(D_i > y) over the pieces y it covers, which falls with k: the
 * gain is concave, also where the first step is the least order of l_i packs (the mean of its packs
 * is worth no less than the pack after it). So buying always the step that serves most people a yen
 * is best for every budget that it comes to exactly (Fox 1966, Operations Research 14(2), 210–216),
 * and with the last step broken it bounds all others from above. What is left of the budget makes a
 * knapsack of whole packs; it is solved by branch and bound with that bound. Items of one event
 * come together, but an expectation of a sum asks for no more than each by itself.
 */
import type { PieceDemand } from "./demand/time-demand.ts";

export interface Buyable {
  readonly peoplePerPiece: number;
  readonly packPieces: number;
  readonly packYen: number; // whole yen, above 0
  readonly position: number;
  readonly demand: PieceDemand;
  readonly leastPacks: number; // at least 1
  /** No more than this, whatever the budget. */
  readonly mostPacks: number;
}

export interface Mix {
  /** Packs of each, in the order given. */
  readonly packs: readonly number[];
  readonly yen: number;
  readonly people: number;
  /** No other mix serves more people than this. */
  readonly peopleAtMost: number;
  /** People that the last million yen serve, and the next one would, if packs could be broken. */
  readonly lastPerMillion: number;
  readonly nextPerMillion: number;
}

interface Step {
  readonly line: number;
  readonly packs: number;
  readonly yen: number;
  readonly people: number;
}

/** Branches looked at before the bound is told instead of closed. */
const nodesMax = 200_000;
const million = 1_000_000;
/** Relative to the people served: what floating point may be off. */
const slack = 1e-9;

export function peopleServed(line: Buyable, packs: number): number {
  const { demand, position, packPieces, peoplePerPiece } = line;
  const [before, after] = [position, position + packs * packPieces];
  return peoplePerPiece * (demand.shortage(before) - demand.shortage(after));
}

export function bestMix(lines: readonly Buyable[], budget: number): Mix {
  const steps = lines.map((line, at) => stepsOf(line, at, budget));
  const order = lines.map((_, at) => at).sort((a, b) => worth(steps[b]) - worth(steps[a]));
  const frontiers = order.map((_, from) =>
    frontierOf(order.slice(from).flatMap((line) => steps[line] ?? [])),
  );
  const bounds = [...frontiers, frontierOf([])];
  const greedy = greedyMix(lines, steps, budget);
  const search = new Search(lines, order, bounds, greedy);
  search.from(0, budget, 0);
  const packs = search.best;
  const people = total(packs.map((count, at) => peopleAt(lines, at, count)));
  const yen = total(packs.map((count, at) => count * (lines[at]?.packYen ?? 0)));
  // With more money than there is, as the next million is asked for, too.
  const some = Math.max(1, Math.min(million, budget));
  const ideal = frontierOf(lines.flatMap((line, at) => stepsOf(line, at, budget + million)));
  return {
    packs,
    yen,
    people,
    peopleAtMost: search.closed ? people : Math.max(people, bounds[0]?.at(budget) ?? 0),
    lastPerMillion: ((ideal.at(budget) - ideal.at(budget - some)) / some) * million,
    nextPerMillion: ((ideal.at(budget + some) - ideal.at(budget)) / some) * million,
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

const peopleAt = (lines: readonly Buyable[], at: number, packs: number): number => {
  const line = lines[at];
  return line === undefined ? 0 : peopleServed(line, packs);
};

/** The step after so many packs; undefined where there is none. */
function stepAt(line: Buyable, at: number, packs: number): Step | undefined {
  const other = afterOf(line, packs);
  if (other > line.mostPacks) return undefined;
  const people = peopleServed(line, other) - peopleServed(line, packs);
  return { line: at, packs: other - packs, yen: (other - packs) * line.packYen, people };
}

/** Steps that the budget could pay and that serve anybody, from the first on. */
function stepsOf(line: Buyable, at: number, budget: number): readonly Step[] {
  const steps: Step[] = [];
  for (let packs = 0; ; ) {
    const step = stepAt(line, at, packs);
    if (step === undefined || step.people <= 0) return steps;
    packs += step.packs;
    if (packs * line.packYen > budget) return steps;
    steps.push(step);
  }
}

const ratio = ({ people, yen }: Step): number => people / yen;
const worth = (steps: readonly Step[] | undefined): number => {
  const first = steps?.[0];
  return first === undefined ? 0 : ratio(first);
};

interface Frontier {
  /** The most that steps of these lines serve for so many yen, the last one broken. */
  at(yen: number): number;
}

function frontierOf(steps: readonly Step[]): Frontier {
  const sorted = [...steps].sort((a, b) => ratio(b) - ratio(a));
  const yen = new Float64Array(sorted.length + 1);
  const people = new Float64Array(sorted.length + 1);
  for (const [at, step] of sorted.entries()) {
    yen[at + 1] = (yen[at] ?? 0) + step.yen;
    people[at + 1] = (people[at] ?? 0) + step.people;
  }
  return {
    at(budget) {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((yen[middle] ?? 0) <= budget) low = middle;
        else high = middle - 1;
      }
      const next = sorted[low];
      const broken = next === undefined ? 0 : ratio(next) * (budget - (yen[low] ?? 0));
      return (people[low] ?? 0) + broken;
    },
  };
}

/** Always the step that serves most people a yen; a line ends where its next one cannot be paid. */
function greedyMix(
  lines: readonly Buyable[],
  steps: readonly (readonly Step[])[],
  budget: number,
): number[] {
  const packs = lines.map(() => 0);
  const closed = new Set<number>();
  let left = budget;
  // A line's steps in their order, also where rounding makes a later one look better by a hair.
  const ranked = steps.flatMap((of) => {
    let least = Infinity;
    return of.map((step) => {
      least = Math.min(least, ratio(step));
      return { step, rank: least };
    });
  });
  ranked.sort((a, b) => b.rank - a.rank);
  for (const { step } of ranked) {
    const { line, packs: count, yen } = step;
    if (closed.has(line)) continue;
    if (yen > left) {
      closed.add(line);
      continue;
    }
    packs[line] = (packs[line] ?? 0) + count;
    left -= yen;
  }
  return packs;
}

class Search {
  best: readonly number[];
  closed = true;
  readonly #lines: readonly Buyable[];
  readonly #order: readonly number[];
  readonly #bounds: readonly Frontier[];
  readonly #chosen: number[];
  #bestPeople: number;
  #nodes = 0;

  constructor(
    lines: readonly Buyable[],
    order: readonly number[],
    bounds: readonly Frontier[],
    start: readonly number[],
  ) {
    this.#lines = lines;
    this.#order = order;
    this.#bounds = bounds;
    this.best = start;
    this.#bestPeople = total(start.map((packs, at) => peopleAt(lines, at, packs)));
    this.#chosen = lines.map(() => 0);
  }

  /** Lines from this place of the order on, with what is left of the budget. */
  from(place: number, left: number, people: number): void {
    const at = this.#order[place];
    const line = at === undefined ? undefined : this.#lines[at];
    if (at === undefined || line === undefined) {
      if (people <= this.#bestPeople * (1 + slack)) return;
      this.#bestPeople = people;
      this.best = [...this.#chosen];
      return;
    }
    const bound = (packs: number): number =>
      people +
      peopleServed(line, packs) +
      (this.#bounds[place + 1]?.at(left - packs * line.packYen) ?? 0);
    const most = Math.min(line.mostPacks, Math.floor(left / line.packYen));
    const top = this.#topOf(line, most, bound);
    // The bound is concave in the packs: once too low on one side of its top, it stays so.
    for (let packs = top; packs <= most; packs = afterOf(line, packs)) {
      if (!this.#branch({ at, place, packs, left, people, line }, bound(packs))) break;
    }
    for (let packs = beforeOf(line, top); packs >= 0; packs = beforeOf(line, packs)) {
      if (!this.#branch({ at, place, packs, left, people, line }, bound(packs))) break;
    }
    this.#chosen[at] = 0;
  }

  #branch(
    given: {
      readonly at: number;
      readonly place: number;
      readonly packs: number;
      readonly left: number;
      readonly people: number;
      readonly line: Buyable;
    },
    bound: number,
  ): boolean {
    if (bound <= this.#bestPeople * (1 + slack)) return false;
    this.#nodes += 1;
    if (this.#nodes > nodesMax) {
      this.closed = false;
      return false;
    }
    const { at, place, packs, left, people, line } = given;
    this.#chosen[at] = packs;
    this.from(place + 1, left - packs * line.packYen, people + peopleServed(line, packs));
    return true;
  }

  /** Where the concave bound is highest, among 0 and the orders that may be placed. */
  #topOf(line: Buyable, most: number, bound: (packs: number) => number): number {
    const least = Math.max(1, line.leastPacks);
    if (most < least) return 0;
    let [low, high] = [least, most];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (bound(middle) < bound(middle + 1)) low = middle + 1;
      else high = middle;
    }
    return bound(0) >= bound(low) ? 0 : low;
  }
}

const afterOf = (line: Buyable, packs: number): number => Math.max(line.leastPacks, packs + 1, 1);
const beforeOf = (line: Buyable, packs: number): number =>
  packs === 0 ? -1 : packs <= Math.max(1, line.leastPacks) ? 0 : packs - 1;
