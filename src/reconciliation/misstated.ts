/**
 * How may the statement have come to say what it says of one card, if another quantity was meant?
 * Slips in one of its rows, a row twice, a row left out.
 */

import { type ComparedCard, compareTexts, type StatedRow } from "./card.ts";
import type { Correction, Fact } from "./hypothesis.ts";
import { amountChance, causeCost, nats } from "./likelihood.ts";
import { type Packing, slipsBetween } from "./slips.ts";

export interface Misstatement {
  readonly fact: Fact;
  readonly cost: number;
  /** Makes the statement say what was meant. */
  readonly correction: Correction;
}

/** A card with more rows than this is not looked at row by row. */
const rowsMax = 50;

export function misstatements(
  at: number,
  card: ComparedCard,
  meant: number,
  packing: Packing,
): readonly Misstatement[] {
  if (meant < 0 || meant === card.counted) return [];
  const { rows } = card;
  if (rows.length > rowsMax) return [];
  return [
    ...rows.flatMap((row) => slipsIn(row, at, card, meant, packing)),
    ...doubled(at, card, meant),
    ...missing(at, card, meant),
  ];
}

function slipsIn(
  row: StatedRow,
  at: number,
  { counted, rows }: ComparedCard,
  meant: number,
  packing: Packing,
): readonly Misstatement[] {
  const rest = counted - row.quantity;
  const own = meant - rest;
  return slipsBetween(own, row.quantity, packing).map(({ cause, chance, perPack }) => ({
    fact: { is: "slip", cause, row, meant: own, perPack },
    cost: causeCost(cause) + nats(chance / rows.length),
    correction: { kind: "set-quantity", row, card: at, to: own },
  }));
}

/** How surely two rows of one quantity are one row twice. */
const doubledChance = { equal: 0.95, alike: 0.15 } as const;

function doubled(
  at: number,
  { counted, rows }: ComparedCard,
  meant: number,
): readonly Misstatement[] {
  const quantity = counted - meant;
  if (quantity <= 0) return [];
  const twins = rows.filter((row) => row.quantity === quantity);
  const byIdentity = [...twins].sort((a, b) => compareTexts(a.identity, b.identity));
  const second = byIdentity.findIndex(
    (row, index) => row.identity === byIdentity[index - 1]?.identity,
  );
  const equal = second > 0;
  const first = equal ? byIdentity[second - 1] : twins[0];
  const row = equal ? byIdentity[second] : twins.at(-1);
  if (first === undefined || row === undefined || first === row) return [];
  const chance = equal ? doubledChance.equal : doubledChance.alike;
  return [
    {
      fact: { is: "row-doubled", cause: "row-doubled", row, first, equal },
      cost: causeCost("row-doubled") + nats(chance),
      correction: { kind: "remove-row", row, card: at },
    },
  ];
}

/** No row at all; or, where several lots are compared as one, none for one of them. */
function missing(
  at: number,
  { rows, counted, parts }: ComparedCard,
  meant: number,
): readonly Misstatement[] {
  const quantity = meant - counted;
  if (quantity <= 0) return [];
  const whole = rows.length === 0;
  const part = parts.filter((one) => one.quantity === quantity).length;
  if (!whole && (part === 0 || parts.length < 2)) return [];
  const chance = whole ? 1 : (0.3 * part) / parts.length;
  return [
    {
      fact: { is: "row-missing", cause: "row-missing", card: at, quantity, whole },
      cost: causeCost("row-missing") + nats(chance),
      correction: { kind: "add-row", card: at, to: quantity },
    },
  ];
}

/** The cost of a difference that nothing explains. */
export function remainderCost(card: ComparedCard, difference: number): number {
  const { book, rows } = card;
  if (difference < 0) {
    const unnamed = rows.length === 0 ? 0.5 : 1;
    return causeCost("loss") + nats(amountChance(0 - difference, book) * unnamed);
  }
  const unknown = book === 0 ? 0.3 : 1;
  return causeCost("surplus") + nats(amountChance(difference, Math.max(book, usual)) * unknown);
}

/** Quantities of goods on a card are of this order. */
const usual = 10_000;

/** Makes the statement's card say this quantity, in the row where that is least of a change. */
export function correctedTo(
  at: number,
  { rows, counted }: ComparedCard,
  to: number,
): readonly Correction[] {
  if (to === counted) return [];
  if (rows.length === 0) return [{ kind: "add-row", card: at, to }];
  const change = to - counted;
  const fitting = [...rows].sort((a, b) => b.quantity - a.quantity);
  const whole = fitting.find(({ quantity }) => quantity === 0 - change);
  if (whole !== undefined) return [{ kind: "remove-row", row: whole, card: at }];
  const corrections: Correction[] = [];
  let left = change;
  for (const row of fitting) {
    if (left === 0) break;
    const own = Math.max(row.quantity + left, 0);
    if (own === 0) corrections.push({ kind: "remove-row", row, card: at });
    else corrections.push({ kind: "set-quantity", row, card: at, to: own });
    left -= own - row.quantity;
  }
  return corrections;
}
