/**
 * The best layout of the same stock: a two-stage stochastic linear program.
 *
 *   least Σ_m Σ_k p_k f_mk(X_m)   with Σ_i X_mi = T_m,  Σ_m v_m X_mi ≤ C_i,  X ≥ 0
 *
 *   X_mi stock of item m at depot i (pieces)   T_m stock of item m, as today
 *   f_mk what the best answer to event k costs (response.ts)   p_k its probability
 *   v_m room of a piece   C_i room of depot i; without these the items are solved one by one
 *
 * Solved by the L-shaped method with several cuts (Van Slyke & Wets 1969; Birge & Louveaux 1988):
 * events in groups g, each with a variable θ_g ≥ 0 for its cost, and cuts
 * θ_g ≥ f_g(X̂) + π_g(X − X̂) at every layout X̂ that was tried. A linear program over X and θ
 * gives the next one, and its value is a bound that no layout can go below. Amounts are in shares
 * of the stock, and costs in thousandths of today's: the solver takes rows as kept that are broken
 * by less than 1e-7, which is then 1e-10 of the cost, for any data.
 */
import { assert } from "../domain/assert.ts";
import type { Question, Solve } from "../planning/lexicographic.ts";
import { type Expression, ModelBuilder } from "../planning/model.ts";
import { expectation } from "./expectation.ts";
import type { Responder } from "./response.ts";
import { type ServedNeed, totalOf } from "./scenario.ts";

export interface LayoutQuestion {
  readonly responder: Responder;
  /** By depot: whether goods may be laid there. */
  readonly open: readonly boolean[];
  readonly items: readonly LayoutItem[];
  /** By depot; undefined where there is no limit. */
  readonly capacities: readonly (number | undefined)[];
}

export interface LayoutItem {
  readonly needs: readonly ServedNeed[];
  readonly today: readonly number[];
  readonly others: readonly number[];
  /** Room of a piece, in the unit of the capacities. */
  readonly volume: number;
}

/** Events share a cut: fewer cuts make the programs small, more of them make them few. */
const groupsMax = 60;

/** A cut is let go of after so many programs without it making a difference, by this much. */
const idleMax = 2;
const slackMin = 1e-6;

/** Today's cost of an item, in the units of the program. */
const costUnits = 1000;

/** By so much may the solver break a row, and the cost of a group of events be above its bound. */
const tolerance = 1e-7;

/** Ten to twenty are usual. Every round cuts off the layout before, so that there is an end. */
const roundsMax = 1000;

/** Seconds for one of the programs; they take milliseconds. */
const timeLimitSeconds = 60;

interface Cut {
  readonly group: number;
  readonly constant: number;
  /** By depot, for the share of the stock that lies there. */
  readonly slopes: Float64Array;
  /** Programs in a row to whose answer it made no difference. */
  idle: number;
}

/** An item with its groups of events, its scale, and the cuts found so far. */
interface Tracked {
  readonly item: LayoutItem;
  readonly stock: number;
  readonly scale: number;
  readonly groups: readonly (readonly ServedNeed[])[];
  readonly cuts: Cut[];
}

/** A best layout of one item. */
export interface BestLayout {
  /** By depot, in broken pieces. */
  readonly layout: readonly number[];
  /**
   * What the expected cost changes by for one more piece, laid where it is best: the price of the
   * row Σ_i X_i = T. Where it changes with the next piece, a figure between the last one's and the
   * next one's. undefined for an item of which there is nothing.
   */
  readonly price: number | undefined;
}

/** By item; undefined where there is no room for them. */
export async function bestLayouts(
  question: LayoutQuestion,
  solve: Solve,
): Promise<readonly BestLayout[] | undefined> {
  const { responder, open, items, capacities } = question;
  if (!open.includes(true)) return undefined;
  const tracked = items.map((item) => track(item, responder));
  const unlimited = open.map(() => undefined);
  const alone: BestLayout[] = [];
  for (const one of tracked) {
    const idle = one.stock === 0 || one.groups.length === 0;
    if (idle && one.item.today.every((quantity, depot) => quantity === 0 || open[depot])) {
      const price = one.groups.length === 0 ? 0 : undefined;
      alone.push({ layout: one.item.today, price });
      continue;
    }
    const found = await cutDown([one], { ...question, capacities: unlimited }, solve);
    assert(found !== undefined, "a layout without limits is always possible");
    alone.push(...found);
  }
  // The cuts of the single items hold for all of them together, which is then nearly solved.
  return fits(alone, items, capacities) ? alone : cutDown(tracked, question, solve);
}

function fits(
  layouts: readonly BestLayout[],
  items: readonly LayoutItem[],
  capacities: LayoutQuestion["capacities"],
): boolean {
  return capacities.every((capacity, depot) => {
    const room = totalOf(items.map(({ volume }, m) => volume * (layouts[m]?.layout[depot] ?? 0)));
    return capacity === undefined || room <= capacity * (1 + 1e-9);
  });
}

function track(item: LayoutItem, responder: Responder): Tracked {
  const stock = totalOf(item.today);
  const cost = expectation(responder, item.needs, withOthers(item, item.today)).cost;
  const scale = cost > 0 ? cost / costUnits : 1;
  const one: Tracked = { item, stock, scale, groups: grouped(item.needs), cuts: [] };
  addCuts(one, item.today, responder);
  return one;
}

/** Events at the same places react alike to a layout, and lose least by sharing a cut. */
function grouped(needs: readonly ServedNeed[]): readonly (readonly ServedNeed[])[] {
  const ordered = needs
    .filter(({ quantities }) => totalOf(quantities) > 0)
    .toSorted((a, b) => (mainPlace(a) ?? 0) - (mainPlace(b) ?? 0));
  const size = Math.ceil(ordered.length / groupsMax);
  const groups: (readonly ServedNeed[])[] = [];
  for (let at = 0; at < ordered.length; at += size) groups.push(ordered.slice(at, at + size));
  return groups;
}

function mainPlace({ places, quantities }: ServedNeed): number | undefined {
  let most = 0;
  for (const [at, quantity] of quantities.entries()) {
    if (quantity > (quantities[most] ?? 0)) most = at;
  }
  return places[most];
}

const withOthers = ({ others }: LayoutItem, layout: readonly number[]): readonly number[] =>
  layout.map((quantity, depot) => quantity + (others[depot] ?? 0));

/** The expected cost at a layout, in units of the program; its cuts are kept. */
function addCuts(one: Tracked, layout: readonly number[], responder: Responder): number {
  const all = withOthers(one.item, layout);
  let whole = 0;
  for (const [group, needs] of one.groups.entries()) {
    const { cost, values } = expectation(responder, needs, all);
    let constant = cost;
    for (const [depot, value] of values.entries()) constant -= value * (layout[depot] ?? 0);
    const slopes = values.map((value) => (value * one.stock) / one.scale);
    one.cuts.push({ group, constant: constant / one.scale, slopes, idle: 0 });
    whole += cost / one.scale;
  }
  return whole;
}

/** Each item's cost has units of its own; together they count by what they are in hours or yen. */
const weightOf = (tracked: readonly Tracked[], m: number): number =>
  (tracked[m]?.scale ?? 0) / totalOf(tracked.map(({ scale }) => scale));

/** Tries layouts until none can be better; undefined where there is none. */
async function cutDown(
  tracked: readonly Tracked[],
  { open, capacities, responder }: LayoutQuestion,
  solve: Solve,
): Promise<readonly BestLayout[] | undefined> {
  let best: { readonly cost: number; readonly layouts: readonly (readonly number[])[] } | undefined;
  let prices: readonly number[] = [];
  const costs = totalOf(tracked.map(({ groups }) => groups.length));
  let before = "";
  let bound = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < roundsMax; round++) {
    const found = await solve(program(tracked, open, capacities));
    if (found.values === undefined) return undefined;
    const { values } = found;
    prices = found.prices ?? [];
    if (found.bound > bound) dropIdle(tracked, values, open.length);
    bound = Math.max(bound, found.bound);
    const layouts = tracked.map(({ stock }, m) => {
      const at = m * open.length;
      return filled(values.slice(at, at + open.length), stock);
    });
    const cost = totalOf(
      tracked.map((one, m) => weightOf(tracked, m) * addCuts(one, layouts[m] ?? [], responder)),
    );
    if (best === undefined || cost < best.cost) best = { cost, layouts };
    // No layout costs less than the program says, and this one costs no more, to its tolerance.
    if (best.cost - found.bound <= tolerance * costs) break;
    const tried = JSON.stringify(layouts);
    if (tried === before) break;
    before = tried;
  }
  return best?.layouts.map((layout, m) => ({ layout, price: priceOf(tracked, m, prices) }));
}

/** The rows of the whole stocks come first: see `program`. */
function priceOf(
  tracked: readonly Tracked[],
  m: number,
  prices: readonly number[],
): number | undefined {
  const one = tracked[m];
  if (one === undefined || one.stock === 0) return undefined;
  const price = prices[m];
  const weight = weightOf(tracked, m);
  if (price === undefined || weight === 0) return undefined;
  return Math.min(0, (price / weight) * (one.scale / one.stock));
}

/**
 * Lets go of cuts that have long made no difference: without them the program has the same answer.
 * It is asked for only after the bound has risen, so that no round can come back.
 */
function dropIdle(tracked: readonly Tracked[], values: readonly number[], depots: number): void {
  let first = tracked.length * depots;
  for (const [m, { cuts, groups }] of tracked.entries()) {
    const shares = values.slice(m * depots, (m + 1) * depots);
    for (const cut of cuts) {
      let least = cut.constant;
      for (const [i, slope] of cut.slopes.entries()) least += slope * (shares[i] ?? 0);
      cut.idle = (values[first + cut.group] ?? 0) > least + slackMin ? cut.idle + 1 : 0;
    }
    const kept = cuts.filter(({ idle }) => idle <= idleMax);
    cuts.splice(0, cuts.length, ...kept);
    first += groups.length;
  }
}

/** Shares that the solver gave to its tolerance, as a layout of exactly the stock that there is. */
function filled(shares: readonly number[], stock: number): readonly number[] {
  const kept = shares.map((share) => Math.max(0, share));
  const total = totalOf(kept);
  return kept.map((share) => (total === 0 ? 0 : (share * stock) / total));
}

function program(
  tracked: readonly Tracked[],
  open: readonly boolean[],
  capacities: LayoutQuestion["capacities"],
): Question {
  const builder = new ModelBuilder();
  const minimise: (readonly [number, number])[] = [];
  for (const _ of tracked) for (const isOpen of open) builder.real(isOpen ? 1 : 0);
  const share = (m: number, depot: number): number => m * open.length + depot;
  for (const m of tracked.keys()) {
    builder.row(
      open.map((_, depot) => [share(m, depot), 1]),
      1,
      1,
    );
  }
  for (const [m, { cuts, groups }] of tracked.entries()) {
    const costs = groups.map(() => builder.real(Number.POSITIVE_INFINITY));
    for (const cost of costs) minimise.push([cost, weightOf(tracked, m)]);
    for (const { group, constant, slopes } of cuts) {
      const terms: [number, number][] = [[costs[group] ?? 0, 1]];
      for (const [depot, slope] of slopes.entries()) terms.push([share(m, depot), -slope]);
      builder.row(terms, constant, Number.POSITIVE_INFINITY);
    }
  }
  const unit = Math.max(1, ...capacities.map((capacity) => capacity ?? 0));
  for (const [depot, capacity] of capacities.entries()) {
    if (capacity === undefined) continue;
    const room: Expression = tracked.map(({ item, stock }, m) => [
      share(m, depot),
      (item.volume * stock) / unit,
    ]);
    builder.row(room, Number.NEGATIVE_INFINITY, capacity / unit);
  }
  const gap = { absolute: 0, relative: 0 };
  const fromInside = tracked.length > 1;
  return { model: builder.model(), minimise, start: undefined, timeLimitSeconds, gap, fromInside };
}
