/**
 * How often a year an event asks for more than so many pieces: what was seen, what was fitted, and
 * within which limits the fit lies with a probability of 90 %.
 */
import type { GoodsDemand } from "./demand-model.ts";
import { limitsIn } from "./resampling.ts";
import { sizeBelow } from "./sizes.ts";

export interface ExceedancePoint {
  readonly pieces: number;
  /** Events a year that ask for more. */
  readonly perYear: number;
}

export interface Exceedance {
  readonly seen: readonly ExceedancePoint[];
  readonly fitted: readonly (ExceedancePoint & { readonly low: number; readonly high: number })[];
}

const gridPoints = 80;
/** The picture ends a little beyond the largest size that was seen. */
const beyond = 2;

/** Undefined where there is no size to be shown. */
export function exceedance({ seen, rate, size, again }: GoodsDemand): Exceedance | undefined {
  const [least, largest] = [seen[0], seen.at(-1)];
  if (size === undefined || least === undefined || largest === undefined) return undefined;
  const from = Math.max(1, least / beyond);
  const step = Math.log((largest * beyond) / from) / (gridPoints - 1);
  return {
    // In the middle of its step, where a fit would pass.
    seen: seen.map((pieces, at) => ({
      pieces,
      perYear: (rate.value * (seen.length - at - 0.5)) / seen.length,
    })),
    fitted: Array.from({ length: gridPoints }, (_, at) => {
      const pieces = from * Math.exp(step * at);
      const more = again
        .map((one) => one.rate * (1 - sizeBelow(one.size, pieces)))
        .sort((a, b) => a - b);
      const perYear = rate.value * (1 - sizeBelow(size, pieces));
      return { pieces, perYear, ...limitsIn(more, seen.length) };
    }),
  };
}
