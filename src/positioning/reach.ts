/**
 * What a layout comes to beside the measure it is laid out by: how long a piece is on its way, what
 * transport costs, and how many people have goods within a stated time.
 *
 *   hours per piece = Σ_k p_k Σ_ij h_ij x_kij / Σ_k p_k Σ_ij x_kij
 *   cost            = Σ_k p_k Σ_ij c_ij x_kij
 *   people          = Σ_k p_k Σ_ij x_kij a [h_ij ≤ H]
 *
 *   x_kij what depot i sends to place j in the best answer to event k (response.ts)
 *   h_ij hours, c_ij yen for a piece   a people that a piece serves   H hours that were stated
 *
 * Where several answers are equally good by the measure, it is one of them that is looked at.
 */
import type { Responder } from "./response.ts";
import type { Rates, ServedNeed } from "./scenario.ts";

export interface Ways {
  /** Hours for a piece; undefined where nobody knows. */
  readonly hours: Rates | undefined;
  /** Yen for a piece; undefined where nobody knows. */
  readonly costs: Rates | undefined;
  /** Who is reached later than this is not counted. */
  readonly withinHours: number;
}

export interface Reach {
  /** Expected quantity that an event is sent, events without the item included. */
  readonly sent: number;
  /** undefined where nothing is sent. */
  readonly hoursPerPiece: number | undefined;
  readonly cost: number | undefined;
  /** Of the quantity that is sent, what arrives in the stated time. */
  readonly sentWithin: number | undefined;
}

export function reach(
  responder: Responder,
  needs: readonly ServedNeed[],
  layout: readonly number[],
  { hours, costs, withinHours }: Ways,
): Reach {
  let [sent, spent, cost, within] = [0, 0, 0, 0];
  for (const need of needs) {
    responder.ways(need, layout, (place, depot, quantity) => {
      const expected = need.probability * quantity;
      const takes = hours?.[place]?.[depot] ?? 0;
      sent += expected;
      spent += expected * takes;
      cost += expected * (costs?.[place]?.[depot] ?? 0);
      if (takes <= withinHours) within += expected;
    });
  }
  return {
    sent,
    hoursPerPiece: hours !== undefined && sent > 0 ? spent / sent : undefined,
    cost: costs === undefined ? undefined : cost,
    sentWithin: hours === undefined ? undefined : within,
  };
}
