/**
 * Which codes are another item by now: what a merge said, folded over all that was declared.
 *
 * A code may have become an item that became another one in its turn; what counts is the last of
 * them. A merge that is undone takes its word back (`withdrawn`), and the code is itself again. One
 * word may stand more than once, where goods that came back under the old code were merged too.
 */
import type { Declaration, SameItemDeclaration } from "../declaration.ts";
import type { Entry } from "../ledger.ts";
import { chained, converted, type Ratio, sameUnit } from "../ratio.ts";

/** What an item's code stands for by now. */
export interface Became {
  readonly item: string;
  readonly ratio: Ratio; // from the code's base unit to the item's
  /** Lots that are known under another number there. */
  readonly lots: ReadonlyMap<string, string>;
}

export class SameItems {
  readonly #told = new Map<string, SameItemDeclaration[]>();

  constructor(declarations: Iterable<Declaration> = []) {
    for (const declaration of declarations) this.tell(declaration);
  }

  tell(declaration: Declaration): void {
    if (declaration.declares !== "same-item") return;
    const { code, withdrawn } = declaration;
    const standing = this.#told.get(code) ?? [];
    if (withdrawn === true) standing.pop();
    else standing.push(declaration);
    if (standing.length === 0) this.#told.delete(code);
    else this.#told.set(code, standing);
  }

  get size(): number {
    return this.#told.size;
  }

  /** The codes that are another item, in their order. */
  codes(): readonly string[] {
    return [...this.#told.keys()].sort();
  }

  has(code: string): boolean {
    return this.#told.has(code);
  }

  /** What stands of a code, in the order of recording; not where that leads on to. */
  standing(code: string): readonly SameItemDeclaration[] {
    return this.#told.get(code) ?? [];
  }

  /** Undefined where the code stands for itself. */
  of(code: string): Became | undefined {
    let found = this.#step(code);
    // The writer lets no circle arise; a ledger that was tampered with may hold one.
    for (let steps = this.#told.size; found !== undefined && steps > 0; steps -= 1) {
      const next = this.#step(found.item);
      if (next === undefined) return found;
      found = joinedSteps(found, next);
    }
    return found;
  }

  /** The item that a code stands for, itself if no other. */
  itemOf(code: string): string {
    return this.of(code)?.item ?? code;
  }

  #step(code: string): Became | undefined {
    const standing = this.#told.get(code);
    const last = standing?.at(-1);
    if (standing === undefined || last === undefined) return undefined;
    const { item, times, per } = last;
    const lots = new Map(standing.flatMap(({ lots: known = [] }) => known));
    return { item, ratio: { times, per }, lots };
  }
}

function joinedSteps(first: Became, second: Became): Became {
  const lots = new Map(second.lots);
  for (const [lot, became] of first.lots) lots.set(lot, second.lots.get(became) ?? became);
  return { item: second.item, ratio: chained(first.ratio, second.ratio), lots };
}

interface CardGoods {
  readonly item: string;
  readonly lot: string;
}

/** An item and lot as they are called by now. */
export function cardNow(same: SameItems, { item, lot }: CardGoods): CardGoods {
  const became = same.of(item);
  return became === undefined
    ? { item, lot }
    : { item: became.item, lot: became.lots.get(lot) ?? lot };
}

/** An event as it would be told of by now: the same paper, read again after a merge, says the same. */
export function entriesNow(same: SameItems, entries: readonly Entry[]): readonly Entry[] {
  if (!entries.some(({ item }) => same.has(item))) return entries;
  return entries.map((entry) => {
    const quantity = converted(entry.quantity, ratioNow(same, entry.item));
    return quantity === undefined ? entry : { ...entry, ...cardNow(same, entry), quantity };
  });
}

/** The ratio of a code to what it stands for. */
export const ratioNow = (same: SameItems, code: string): Ratio => same.of(code)?.ratio ?? sameUnit;
