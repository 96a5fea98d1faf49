/**
 * Forecasts of demand that is often nothing: what steady users, who ask now and then, will ask for
 * in a period.
 *
 *   y_t demand of period t (pieces)   α, β smoothing of sizes and intervals, and of chances
 *   z size of a demand   x periods from one demand to the next   q chance of a demand in a period
 *
 * Croston 1972: z and x are smoothed whenever there is a demand, z ← z + α(y − z) and
 * x ← x + α(x_t − x); forecast z / x, which is too high by about 1/(1 − α/2).
 * Syntetos & Boylan 2005 (SBA): (1 − α/2) z / x.
 * Teunter, Syntetos & Babai 2011 (TSB): q is smoothed each period, q ← q + β(1 or 0 − q); forecast
 * q z, which also falls while nothing is asked for.
 */
export type IntermittentMethod = "croston" | "sba" | "tsb";

export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * The forecast of demand per period after the last one; undefined where nothing was ever asked for.
 * Begun with the first size, the periods up to it, and its chance.
 */
export function intermittentForecast(
  demand: readonly number[],
  method: IntermittentMethod,
  { alpha, beta }: Smoothing,
): number | undefined {
  const first = demand.findIndex((quantity) => quantity > 0);
  if (first < 0) return undefined;
  let size = demand[first] ?? 0;
  let interval = first + 1;
  let share = 1 / (first + 1);
  let since = 0;
  for (const quantity of demand.slice(first + 1)) {
    since += 1;
    share += beta * ((quantity > 0 ? 1 : 0) - share);
    if (quantity === 0) continue;
    size += alpha * (quantity - size);
    interval += alpha * (since - interval);
    since = 0;
  }
  if (method === "tsb") return share * size;
  return (method === "sba" ? 1 - alpha / 2 : 1) * (size / interval);
}
