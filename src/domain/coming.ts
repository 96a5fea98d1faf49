/**
 * What movements of coming days bring to a stock and take from it: the difference between the stock
 * of a day and what all that is recorded leads to. A movement from one depot to another counts on
 * both sides, as it does in the stock of each.
 */
import { joined } from "./items/joined.ts";
import type { StockLine, UnitSum } from "./stock.ts";

export interface Coming {
  readonly arriving: readonly UnitSum[];
  readonly leaving: readonly UnitSum[];
}

export function coming(now: readonly StockLine[], then: readonly StockLine[]): Coming {
  const cards = new Map<string, { readonly unit: string | undefined; change: number }>();
  const note = (lines: readonly StockLine[], sign: 1 | -1): void => {
    for (const line of lines) {
      const { depot, status, agency, item, lot, unit, quantity } = line;
      const name = joined(depot, status, agency, item, lot);
      const card = cards.get(name) ?? { unit, change: 0 };
      cards.set(name, card);
      card.change += sign * quantity;
    }
  };
  note(now, -1);
  note(then, 1);
  const [arriving, leaving] = [new Map<string, UnitSum>(), new Map<string, UnitSum>()];
  for (const { unit, change } of cards.values()) {
    if (change === 0) continue;
    const side = change > 0 ? arriving : leaving;
    const name = unit ?? "";
    const sum = side.get(name)?.quantity ?? 0;
    side.set(name, { unit, quantity: sum + Math.abs(change) });
  }
  return { arriving: inOrder(arriving), leaving: inOrder(leaving) };
}

const inOrder = (sums: ReadonlyMap<string, UnitSum>): readonly UnitSum[] =>
  [...sums.keys()].sort().flatMap((unit) => sums.get(unit) ?? []);
