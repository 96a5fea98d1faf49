/**
 * What a planner is asked, as numbers: goods that lie somewhere, needs at some place by some day,
 * which goods may serve which need, and the network between them.
 *
 * Days count from the day of the plan, which is day 0. All that law, specifications and shelf life
 * have to say is in the matches already: from which day on goods may leave, and by which day they
 * must have arrived. So the model knows nothing of any of them.
 */
import type { Network } from "../domain/planning/network.ts";

/** One owner's lot in one depot, in whole packs. */
export interface Goods {
  readonly item: string;
  readonly lot: string;
  readonly agency: string;
  readonly depot: string;
  readonly packs: number;
  readonly piecesPerPack: number;
  readonly packWeightG: number;
  readonly packVolumeCm3: number;
  /** Days until it expires; absent: it does not, or nobody knows. */
  readonly expiryDay?: number;
  /** It is to be used as far as it serves, before anything else (--fix). */
  readonly fixed: boolean;
}

/** One line of a request. */
export interface Need {
  readonly request: string;
  readonly line: number;
  readonly asked: number; // pieces
  readonly weight: number; // of its priority: 4, 2 or 1
  readonly dueDay?: number;
  /** Any of these is where it is needed: one place, or every way into a country. */
  readonly places: readonly string[];
  /** Part of it is welcome, too. */
  readonly partial: boolean;
}

/** These goods may serve this need, leaving from day `ready` on and arriving by day `latest`. */
export interface Match {
  readonly goods: number;
  readonly need: number;
  readonly ready: number;
  readonly latest: number; // may be Infinity
}

/** Of these goods together at most so many pieces may go: the rest is kept in reserve. */
export interface Floor {
  readonly goods: readonly number[];
  readonly piecesMost: number;
}

export interface Task {
  readonly goods: readonly Goods[];
  readonly needs: readonly Need[];
  readonly matches: readonly Match[];
  readonly floors: readonly Floor[];
  readonly network: Network;
  /** How much of a vehicle's volume can be filled. */
  readonly fillPercent: number;
  readonly maxCostYen?: number;
  readonly maxTrips?: number;
}

/** Longer ways than this are not sensible. */
export const legsMax = 5;
