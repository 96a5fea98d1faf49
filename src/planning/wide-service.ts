/**
 * Who gets what, market by market: the part of a wide task that vehicles have no say in.
 *
 *   d_m packs of match m       u_r pieces of need r that are not met       least Σ price_m d_m
 *   with Σ_{m of g} d_m ≤ packs_g,  Σ_m pieces d_m + u_r ≥ asked_r,  and the rest as in
 *   formulation.ts: floors, at most the rest of a pack beyond what is asked, all or nothing
 *
 * A market is a set of needs that compete for goods, with these goods: nothing that one market does
 * touches another, but for vehicles. Without limits on these its best shortage, use of named lots,
 * fairness and lateness are those of the whole; with limits they are bounds that nothing can beat.
 */
import { grouped } from "../domain/grouped.ts";
import { optimise, type Question, type Solve } from "./lexicographic.ts";
import { type LinearModel, ModelBuilder, type Term } from "./model.ts";
import type { Criterion, Objective } from "./objectives.ts";
import { holding } from "./restricting.ts";
import type { Task } from "./task.ts";

export interface Market {
  readonly needs: readonly number[];
  readonly matches: readonly number[];
  readonly floors: readonly number[];
}

export interface Service {
  readonly market: Market;
  readonly model: LinearModel;
  readonly packs: ReadonlyMap<number, number>; // columns, by match
  readonly unmet: ReadonlyMap<number, number>; // columns, by need
  readonly reached: ReadonlyMap<Criterion, number>;
  /** What none can be less than. */
  readonly bounds: ReadonlyMap<Criterion, number>;
  /** An answer that is as good as these. */
  readonly values: readonly number[];
}

/** Needs and goods that hang together, by what may serve what and by what has to stay. */
export function marketsOf({ goods, needs, matches, floors }: Task): readonly Market[] {
  const parent = Array.from({ length: goods.length + needs.length }, (_, at) => at);
  const root = (at: number): number => {
    let found = at;
    while (parent[found] !== found) found = parent[found] ?? found;
    parent[at] = found;
    return found;
  };
  const join = (a: number, b: number): void => {
    parent[root(a)] = root(b);
  };
  for (const { goods: lot, need } of matches) join(lot, goods.length + need);
  for (const floor of floors) for (const lot of floor.goods) join(lot, floor.goods[0] ?? lot);
  const numbered = matches.map((match, index) => ({ match, index }));
  const ofNeed = grouped([...needs.keys()], (need) => root(goods.length + need));
  const ofMatch = grouped(numbered, ({ match }) => root(match.goods));
  const ofFloor = grouped([...floors.keys()], (at) => root(floors[at]?.goods[0] ?? 0));
  return [...ofNeed].map(([at, of]) => ({
    needs: of,
    matches: (ofMatch.get(at) ?? []).map(({ index }) => index),
    floors: ofFloor.get(at) ?? [],
  }));
}

/** The best service of one market: shortage, named lots, fairness, lateness. */
export async function bestService(
  task: Task,
  market: Market,
  daysLate: (match: number) => number,
  how: { readonly solve: Solve; readonly timeLimitSeconds: number; elapsedSeconds(): number },
): Promise<Service | undefined> {
  const { builder, packs, unmet, unfair } = built(task, market);
  const model = builder.model();
  const weighted = (match: number, days: number): number => {
    const { need, goods } = task.matches[match] ?? { need: -1, goods: -1 };
    return (task.needs[need]?.weight ?? 1) * (task.goods[goods]?.piecesPerPack ?? 0) * days;
  };
  const all = [...packs];
  const objectives = [
    objective(
      "shortage",
      [...unmet].map(([need, column]): Term => [column, task.needs[need]?.weight ?? 1]),
      0.25,
    ),
    objective(
      "fixed",
      all.flatMap(([match, column]): readonly Term[] => {
        const lot = task.goods[task.matches[match]?.goods ?? -1];
        return lot?.fixed === true ? [[column, 0 - lot.piecesPerPack]] : [];
      }),
      0.25,
    ),
    objective("fairness", [[unfair, 1]], 1e-6),
    objective(
      "lateness",
      all.flatMap(([match, column]): readonly Term[] => {
        const late = weighted(match, daysLate(match));
        return late === 0 ? [] : [[column, late]];
      }),
      0.25,
    ),
  ].filter(({ terms }) => terms.length > 0);
  // Packs of one size find their whole numbers by themselves (a transportation problem).
  const loose = { always: new Set(packs.values()), early: new Set<number>() };
  const found = await optimise(model, objectives, how.solve, how, loose);
  if (found === undefined) return undefined;
  const reached = new Map(
    found.stages.map(({ objective: { criterion }, value }) => [criterion, value]),
  );
  const held = objectives.reduce(
    (so, { criterion, terms, tolerance }) =>
      criterion === "fairness"
        ? so
        : holding(so, terms, (reached.get(criterion) ?? Infinity) + tolerance),
    model,
  );
  const bounds = new Map(found.stages.map((it) => [it.objective.criterion, it.bound]));
  return { market, model: held, packs, unmet, reached, bounds, values: found.values };
}

const objective = (criterion: Criterion, terms: readonly Term[], tolerance: number): Objective => ({
  criterion,
  terms,
  tolerance,
  effort: "vital",
});

/** The cheapest among the best services, where nobody is missing more than this share. */
export async function cheapestService(
  task: Task,
  service: Service,
  missingMost: number,
  price: (match: number) => number,
  how: {
    readonly solve: Solve;
    readonly timeLimitSeconds: number;
    readonly broken: boolean;
    /** Packs of a match that it has to have at least. */
    least?(match: number): number;
  },
): Promise<{ readonly packs: ReadonlyMap<number, number>; readonly bound: number }> {
  const { columns, rows } = service.model;
  const [lower, upper] = [[...columns.lower], [...columns.upper]];
  for (const [match, column] of service.packs) lower[column] = how.least?.(match) ?? 0;
  for (const [need, column] of service.unmet) {
    const asked = task.needs[need]?.asked ?? 0;
    upper[column] = Math.min(upper[column] ?? 0, Math.floor(asked * missingMost + 1e-6));
  }
  for (const [match, column] of service.packs) {
    if (price(match) === Infinity) upper[column] = 0;
  }
  const minimise = [...service.packs].flatMap(([match, column]): readonly Term[] =>
    price(match) === Infinity ? [] : [[column, price(match)]],
  );
  const question = (whole: readonly boolean[]): Question => ({
    model: { columns: { ...columns, lower, upper, whole }, rows },
    minimise,
    start: undefined,
    timeLimitSeconds: how.timeLimitSeconds,
    gap: { absolute: 1e-6, relative: 1e-4 },
    nodesMost: 200,
  });
  const loose = await how.solve(question(columns.whole.map(() => false)));
  const isWhole = [...service.packs.values()].every((column) => {
    const value = loose.values?.[column] ?? 0.5;
    return Math.abs(value - Math.round(value)) < 1e-6;
  });
  const answer = how.broken || isWhole ? loose : await how.solve(question(columns.whole));
  const values = answer.values ?? service.values;
  const packs = new Map(
    [...service.packs].map(([match, column]) => [match, Math.round(values[column] ?? 0)]),
  );
  return { packs, bound: answer.bound };
}

function built(task: Task, market: Market) {
  const builder = new ModelBuilder();
  const packs = new Map<number, number>();
  for (const index of market.matches) {
    const match = task.matches[index];
    const [lot, need] = [task.goods[match?.goods ?? -1], task.needs[match?.need ?? -1]];
    const most = Math.ceil((need?.asked ?? 0) / (lot?.piecesPerPack ?? 1));
    packs.set(index, builder.whole(Math.min(lot?.packs ?? 0, most)));
  }
  const rows = { task, market, builder, packs };
  stockRows(rows);
  const unfair = builder.real(1);
  return { builder, packs, unmet: needRows(rows, unfair), unfair };
}

interface Rows {
  readonly task: Task;
  readonly market: Market;
  readonly builder: ModelBuilder;
  readonly packs: ReadonlyMap<number, number>;
}

const packsOf = ({ packs }: Rows, of: readonly number[]): readonly Term[] =>
  of.map((match): Term => [packs.get(match) ?? -1, 1]);

const sizeOf = ({ task }: Rows, match: number): number =>
  task.goods[task.matches[match]?.goods ?? -1]?.piecesPerPack ?? 0;

const piecesOf = (rows: Rows, of: readonly number[]): readonly Term[] =>
  of.map((match): Term => [rows.packs.get(match) ?? -1, sizeOf(rows, match)]);

function stockRows(rows: Rows): void {
  const { task, market, builder } = rows;
  const byGoods = grouped(market.matches, (match) => task.matches[match]?.goods ?? -1);
  for (const [lot, of] of byGoods) {
    if (of.length > 1) builder.row(packsOf(rows, of), 0, task.goods[lot]?.packs ?? 0);
  }
  for (const at of market.floors) {
    const { goods = [], piecesMost = 0 } = task.floors[at] ?? {};
    const of = goods.flatMap((lot) => byGoods.get(lot) ?? []);
    if (of.length > 0) builder.row(piecesOf(rows, of), 0, piecesMost);
  }
}

function needRows(rows: Rows, unfair: number): ReadonlyMap<number, number> {
  const { task, market, builder } = rows;
  const byNeed = grouped(market.matches, (match) => task.matches[match]?.need ?? -1);
  const unmet = new Map<number, number>();
  const row = (least: number, most: number, ...terms: readonly Term[]): void =>
    builder.row(terms, least, most);
  for (const index of market.needs) {
    const { asked = 0, partial = true } = task.needs[index] ?? {};
    const column = builder.whole(asked);
    unmet.set(index, column);
    const of = byNeed.get(index) ?? [];
    const pieces = piecesOf(rows, of);
    row(asked, Infinity, ...pieces, [column, 1]);
    if (of.length === 0) continue;
    row(0, Infinity, [column, -1 / Math.max(1, asked)], [unfair, 1]);
    const sizes = of.map((match) => sizeOf(rows, match));
    const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
    if (smallest === largest) row(0, Math.ceil(asked / smallest), ...packsOf(rows, of));
    else restRows(rows, of, asked);
    if (partial) continue;
    const all = builder.whole(1);
    row(asked, asked, [column, 1], [all, asked]);
    row(-Infinity, 0, ...pieces, [all, 0 - asked - largest]);
  }
  return unmet;
}

/** Beyond what is asked only the rest of one pack that is sent: row (5) of formulation.ts. */
function restRows(rows: Rows, of: readonly number[], asked: number): void {
  const { builder } = rows;
  const bySize = [...grouped(of, (match) => sizeOf(rows, match))];
  const last = bySize.map(([size]): Term => [builder.whole(1), size]);
  const more = last.map(([column, size]): Term => [column, 0 - size]);
  builder.row([...piecesOf(rows, of), ...more], -Infinity, asked - 1);
  builder.row(
    last.map(([column]): Term => [column, 1]),
    0,
    1,
  );
  for (const [at, [, same]] of bySize.entries()) {
    const less = packsOf(rows, same).map(([column]): Term => [column, -1]);
    builder.row([[last[at]?.[0] ?? -1, 1], ...less], -Infinity, 0);
  }
}
