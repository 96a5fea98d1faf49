/** What a layout of one item is expected to cost over all events, and what more stock is worth. */
import type { Responder } from "./response.ts";
import type { ServedNeed } from "./scenario.ts";

export interface Expectation {
  /** Σ probability × quantity × hours (or yen). */
  readonly cost: number;
  /** By depot: change of that cost for one more piece there, 0 or less. */
  readonly values: Float64Array;
}

export function expectation(
  responder: Responder,
  needs: readonly ServedNeed[],
  layout: readonly number[],
): Expectation {
  const values = new Float64Array(layout.length);
  let cost = 0;
  for (const need of needs) {
    const found = responder.respond(need, layout);
    cost += need.probability * found.cost;
    for (const [depot, value] of found.values.entries()) {
      values[depot] = (values[depot] ?? 0) + need.probability * value;
    }
  }
  return { cost, values };
}
