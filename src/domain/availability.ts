/**
 * What could be given, today, to an organisation that asks: of the very item it names, from each
 * owner's stock and from the pool of all.
 *
 * It says what is there; it is not a plan. Nothing is reserved or moved, no lot is chosen, and
 * whether an item of the same category would do as well is for the organisation to say: such goods
 * are named beside and never counted. Counted is what lies available in a depot, has not expired,
 * and is not kept for somebody (earmark); the rest is told with its reason.
 */
import type { IsoDate } from "./dates.ts";
import type { LotFacts } from "./declaration.ts";
import { lotKey } from "./lot-key.ts";
import type { StockLine } from "./stock.ts";

export interface Wanted {
  readonly request: string;
  readonly line: number;
  readonly item: string;
  readonly category?: string;
  readonly quantity: number; // in the item's base unit
}

export interface Offer {
  readonly agency: string;
  readonly depot: string;
  readonly quantity: number;
}

export type LeftOutReason = "not-available" | "expired" | "earmarked";

export interface Availability {
  readonly wanted: Wanted;
  /** Where such goods lie, all of them: more than is asked for, or less. By agency and depot. */
  readonly offers: readonly Offer[];
  /** What each owner could give alone, at most what is asked for. */
  readonly alone: ReadonlyMap<string, number>;
  /** What all could give together, at most what is asked for. */
  readonly pool: number;
  readonly missing: number;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly quantity: number }[];
  /** Other items of the same category; the organisation would have to accept them. */
  readonly alike: readonly { readonly item: string; readonly quantity: number }[];
}

/** Each line by itself; two lines that ask for one item share what an earlier one leaves. */
export function availabilityOf(
  wanted: readonly Wanted[],
  stock: readonly StockLine[],
  lots: ReadonlyMap<string, LotFacts>,
  today: IsoDate,
): readonly Availability[] {
  const reasonOf = (line: StockLine): LeftOutReason | undefined => {
    if (line.status !== "available") return "not-available";
    if (line.expiry !== undefined && line.expiry < today) return "expired";
    const earmark = lots.get(lotKey(line.item, line.lot))?.earmark;
    return earmark === undefined ? undefined : "earmarked";
  };
  const free = stock.filter((line) => reasonOf(line) === undefined);
  const promised = new Map<string, number>();
  return wanted.map((line) => {
    const such = free.filter(({ item }) => item === line.item);
    const taken = promised.get(line.item) ?? 0;
    const left = Math.max(0, sum(such) - taken);
    const pool = Math.min(line.quantity, left);
    promised.set(line.item, taken + pool);
    const reasons = (["not-available", "expired", "earmarked"] as const).map((reason) => ({
      reason,
      quantity: sum(stock.filter((one) => one.item === line.item && reasonOf(one) === reason)),
    }));
    return {
      wanted: line,
      offers: offersOf(such),
      alone: aloneOf(such, line.quantity),
      pool,
      missing: line.quantity - pool,
      leftOut: reasons.filter(({ quantity }) => quantity > 0),
      alike: alikeOf(free, line),
    };
  });
}

const sum = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((total, { quantity }) => total + quantity, 0);

/** Added up by a key, in the order of the keys. */
function addedUp(
  lines: readonly StockLine[],
  keyOf: (line: StockLine) => string,
): readonly (readonly [key: string, quantity: number])[] {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const key = keyOf(line);
    sums.set(key, (sums.get(key) ?? 0) + line.quantity);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

const offersOf = (lines: readonly StockLine[]): readonly Offer[] =>
  addedUp(lines, ({ agency }) => agency).flatMap(([agency]) => {
    const own = lines.filter((line) => line.agency === agency);
    return addedUp(own, ({ depot }) => depot).map(([depot, quantity]) => ({
      agency,
      depot,
      quantity,
    }));
  });

const aloneOf = (lines: readonly StockLine[], asked: number): ReadonlyMap<string, number> =>
  new Map(
    addedUp(lines, ({ agency }) => agency).map(([agency, there]) => [
      agency,
      Math.min(asked, there),
    ]),
  );

const alikeOf = (lines: readonly StockLine[], { category, item }: Wanted): Availability["alike"] =>
  category === undefined
    ? []
    : addedUp(
        lines.filter((line) => line.category === category && line.item !== item),
        (line) => line.item,
      ).map(([code, quantity]) => ({ item: code, quantity }));
