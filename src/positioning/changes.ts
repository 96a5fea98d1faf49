/**
 * What a layout is worth when depots come or go, and without what others hold: the same question
 * asked again, each time with one thing changed.
 *
 * The layout that is told has all changes at once. Each change alone is compared with the best
 * layout without any of them: what it saves, or costs where it is less than nothing.
 */
import type { Solve } from "../planning/lexicographic.ts";
import { type Position, type PositionQuestion, position } from "./position.ts";
import { totalOf } from "./scenario.ts";

export interface DepotChange {
  readonly depot: string;
  readonly change: "open" | "close";
}

export interface Effect extends DepotChange {
  /** undefined: without the depot there is no room for the stock. */
  readonly expectedBest: number | undefined;
  readonly saves: number | undefined;
}

/** The figures without what others hold. */
export type Alone = Pick<Position, "expectedToday" | "expectedBest" | "balance" | "unmetToday">;

export interface Assessed {
  readonly position: Position;
  readonly effects: readonly Effect[];
  /** undefined where nobody else holds anything. */
  readonly alone: Alone | undefined;
}

/** undefined: the depots that are left cannot hold what there is. */
export async function assessed(
  question: PositionQuestion,
  changes: readonly DepotChange[],
  solve: Solve,
): Promise<readonly Assessed[] | undefined> {
  const ask = (made: readonly DepotChange[], items = question.items) =>
    position({ ...question, items, open: openAfter(question, changes, made) }, solve);
  const all = await ask(changes);
  if (all === undefined) return undefined;
  const base = changes.length === 0 ? all : await ask([]);
  const effects: (readonly Position[] | undefined)[] = [];
  for (const change of changes) effects.push(changes.length === 1 ? all : await ask([change]));
  const bare = question.items.map((item) => ({ ...item, others: item.others.map(() => 0) }));
  const held = question.items.some(({ others }) => totalOf(others) > 0);
  const alone = held ? await ask(changes, bare) : undefined;
  return all.map((one, m) => ({
    position: one,
    effects: changes.map((change, at): Effect => {
      const expectedBest = effects[at]?.[m]?.expectedBest;
      const before = base?.[m]?.expectedBest;
      const known = expectedBest !== undefined && before !== undefined;
      return { ...change, expectedBest, saves: known ? before - expectedBest : undefined };
    }),
    alone: alone?.[m],
  }));
}

/** A depot that is to open is closed until then; one that is to close is open until then. */
function openAfter(
  { depots, open }: PositionQuestion,
  changes: readonly DepotChange[],
  made: readonly DepotChange[],
): readonly boolean[] {
  return depots.map((depot, at) => {
    const own = changes.find((change) => change.depot === depot);
    if (own === undefined) return open[at] ?? false;
    return (own.change === "open") === made.some((change) => change.depot === depot);
  });
}
