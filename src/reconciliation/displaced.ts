/**
 * Goods that the book has in one place and the statement in another: two cards that differ in one
 * dimension only (depot, lot, item, owner or status), short here and over there. Also one place
 * short and two over, and goods whose other side is out of the statement's scope.
 */

import { joined } from "../domain/items/joined.ts";
import { nearestOf } from "../domain/nearest.ts";
import {
  type Card,
  type ComparedCard,
  cardKey,
  type Dimension,
  dimensions,
  type StatedRow,
} from "./card.ts";
import { type HeldCard, landsOn } from "./comparison.ts";
import type { Correction, Displaced, Move, Use } from "./hypothesis.ts";
import { amountChance, causeCost, nats } from "./likelihood.ts";
import type { Differing, World } from "./world.ts";

const causeOf = {
  depot: "moved",
  lot: "other-lot",
  item: "item-mistaken",
  agency: "owner-mistaken",
  status: "set-aside",
} as const satisfies Readonly<Record<Dimension, Displaced["cause"]>>;

/** Two cards that may hold the same goods. */
export interface Pair {
  readonly dimension: Dimension;
  readonly short: Differing;
  readonly over: Differing;
}

/**
 * Of more differences than this, only what fits without a second cause is looked at: then it is the
 * statement as a whole that is wrong (another depot's, another day's), and not its rows.
 */
export const carefulMax = 1_000;

/** Partners of one card that are looked at where so much differs: the first ones. */
const partnersMax = 20;

/** Cards that agree in all but one dimension. */
export function groupsOf(
  differing: readonly Differing[],
): readonly { readonly dimension: Dimension; readonly cards: readonly Differing[] }[] {
  return dimensions.flatMap((dimension) => {
    const groups = new Map<string, Differing[]>();
    for (const one of differing) {
      const key = joined(...dimensions.map((name) => (name === dimension ? "" : one.card[name])));
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
    return [...groups.values()]
      .filter(({ length }) => length > 1)
      .map((cards) => ({ dimension, cards }));
  });
}

/** Pairs short here and over there: of any quantities, or, where much differs, of equal ones. */
export function pairsOf(differing: readonly Differing[]): readonly Pair[] {
  const careful = differing.length <= carefulMax;
  return groupsOf(differing).flatMap(({ dimension, cards }) => {
    const over = cards.filter(({ difference }) => difference > 0);
    const equal = careful ? undefined : byDifference(over);
    return cards
      .filter(({ difference }) => difference < 0)
      .flatMap((short) =>
        (equal?.get(0 - short.difference)?.slice(0, partnersMax) ?? (careful ? over : [])).map(
          (other) => ({ dimension, short, over: other }),
        ),
      );
  });
}

function byDifference(cards: readonly Differing[]): ReadonlyMap<number, readonly Differing[]> {
  const found = new Map<number, Differing[]>();
  for (const one of cards) found.set(one.difference, [...(found.get(one.difference) ?? []), one]);
  return found;
}

export interface Displacement {
  readonly uses?: readonly Use[];
  readonly fact: Displaced;
  readonly cost: number;
  readonly moves: readonly Move[];
  readonly corrections: readonly Correction[];
}

/** What one pair says if this quantity is in the wrong place; undefined where that cannot be. */
export function displacement(pair: Pair, quantity: number, world: World): Displacement | undefined {
  const { dimension, short, over } = pair;
  if (quantity <= 0 || quantity > short.card.book) return undefined;
  const cause = causeOf[dimension];
  const side = sideOf(pair, quantity);
  const [from, to] = [short.card, over.card];
  if (!movable(pair, quantity, side, world)) return undefined;
  const fact: Displaced = {
    ...{ is: "displaced", cause, dimension, from, to, quantity, unseen: false, side },
  };
  const all = quantity === from.book;
  const amount = all ? 0.5 : 0.5 * amountChance(quantity, from.book);
  const cost = causeCost(cause) + nats(amount) + nats(choiceChance(pair, world));
  return { fact, cost, ...remedyOf(pair, quantity, side) };
}

/** Goods keep their lot when they move: enough of them must be what the other card stands for. */
function movable(
  { dimension, short, over }: Pair,
  quantity: number,
  side: Displaced["side"],
  { comparison }: World,
): boolean {
  if (side === "statement" || dimension === "lot" || dimension === "item") return true;
  const fitting = short.card.parts.filter((part) =>
    landsOn(over.card, part, short.card, comparison.find),
  );
  return fitting.reduce((sum, part) => sum + part.quantity, 0) >= quantity;
}

/**
 * Where the book has nothing there and the statement nothing here, or a row of its own there with
 * just what is lacking here, the statement has written another lot, item or owner; else goods were
 * booked under the wrong one.
 * A depot or status is what somebody saw: there the ledger follows.
 */
function sideOf(pair: Pair, quantity: number): Displaced["side"] {
  if (pair.dimension === "depot" || pair.dimension === "status") return "ledger";
  return misnamed(pair, quantity).length > 0 ? "statement" : "ledger";
}

/** The rows that stand for all that is short here, under another name: all there, or just one. */
function misnamed({ short, over }: Pair, quantity: number): readonly StatedRow[] {
  if (short.card.rows.length > 0 || quantity !== short.card.book) return [];
  const { book, rows } = over.card;
  if (book === 0) return rows;
  return rows.length > 1 ? rows.filter((row) => row.quantity === quantity).slice(-1) : [];
}

function remedyOf(
  pair: Pair,
  quantity: number,
  side: Displaced["side"],
): Pick<Displacement, "moves" | "corrections"> {
  const { dimension, short, over } = pair;
  const ends = { from: short.at, to: over.at, quantity };
  if (side === "statement") {
    const to: Card = short.card;
    const corrections = misnamed(pair, quantity).map(
      (row): Correction => ({ kind: "relabel-row", row, card: over.at, field: dimension, to }),
    );
    return { moves: [], corrections };
  }
  const kind = dimension === "lot" || dimension === "item" ? "relabel" : "transfer";
  return { moves: [{ kind, ...ends }], corrections: [] };
}

/** How likely it is that it was just this other place. */
function choiceChance({ dimension, short, over }: Pair, world: World): number {
  const { comparison, packing } = world;
  switch (dimension) {
    case "depot":
      return 1 / Math.max(1, comparison.spoken.length - 1);
    case "lot":
      return lotChance(short.card, over.card);
    case "item":
      if (packing(over.card.item).baseUnit !== packing(short.card.item).baseUnit) return 0.01;
      return over.card.numbered ? 0.2 : 0.05;
    case "agency":
      return 0.5;
    case "status":
      return short.card.status === "available" ? 0.4 : 0.15;
  }
}

/** A lot that only the statement knows is a slip in its number, or quite another one. */
function lotChance(short: ComparedCard, over: ComparedCard): number {
  if (over.book > 0) return 0.3;
  const alike = nearestOf(over.lot, [short.lot]) !== undefined;
  return alike ? 0.3 : 0.05;
}

/** That goods came from where nobody looked now, and not from where the statement speaks of. */
const unseenChance = 0.4;

/** Goods over here that the book has where the statement does not speak. */
export function unseen(
  over: Differing,
  held: HeldCard,
  dimension: "depot" | "agency",
): Displacement {
  const { card, at, difference: quantity } = over;
  const all = quantity === held.quantity;
  const whole = all && card.book === 0;
  const cause = causeOf[dimension];
  const side = dimension === "agency" && whole ? "statement" : "ledger";
  const { quantity: _, ...from } = held;
  const fact: Displaced = {
    ...{ is: "displaced", cause, dimension, from, to: card, quantity, unseen: true, side },
  };
  const amount = all ? 0.5 : 0.5 * amountChance(quantity, held.quantity);
  const cost = causeCost(cause) + nats(amount) + nats(unseenChance);
  if (side === "statement") {
    const corrections = card.rows.map(
      (row): Correction => ({ kind: "relabel-row", row, card: at, field: dimension, to: from }),
    );
    return { fact, cost, moves: [], corrections };
  }
  const uses = [{ key: `held ${cardKey(held)}`, quantity, of: held.quantity }];
  return {
    fact,
    cost,
    moves: [{ kind: "transfer", from, to: at, quantity }],
    corrections: [],
    uses,
  };
}
