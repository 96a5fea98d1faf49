/** All that explanations are looked for in: the comparison, what else is known, and the goods. */
import type { IsoDate } from "../domain/dates.ts";
import { type ComparedCard, differenceOf } from "./card.ts";
import type { Comparison } from "./comparison.ts";
import type { Known } from "./known.ts";
import type { Packing } from "./slips.ts";

export interface World {
  readonly comparison: Comparison;
  readonly asOf: IsoDate;
  readonly known: Known;
  packing(item: string): Packing;
}

export interface Differing {
  readonly at: number; // in the comparison
  readonly card: ComparedCard;
  readonly difference: number;
}

export const differing = ({ cards }: Comparison): readonly Differing[] =>
  cards.flatMap((card, at) => {
    const difference = differenceOf(card);
    return difference === 0 ? [] : [{ at, card, difference }];
  });
