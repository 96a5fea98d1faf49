/** The demand model of one kind of goods as events a day with sizes in whole steps of pieces. */
import { daysPerYear, type GoodsDemand } from "./demand-model.ts";
import { type SizeModel, sizeMoments, sizeShares } from "./sizes.ts";
import type { EventDemand } from "./time-demand.ts";

/**
 * Undefined where too few sizes are known: no level is made up. Of fitted sizes levels are exact to
 * a step, about a fortieth of what an event asks for on average.
 */
export function eventDemand(
  { rate, size }: Pick<GoodsDemand, "rate" | "size">,
  stepsPerMean = 40,
): EventDemand | undefined {
  if (size === undefined || rate.value <= 0) return undefined;
  const step = stepOf(size, stepsPerMean);
  return { eventsPerDay: rate.value / daysPerYear, step, sizes: sizeShares(size, step) };
}

/** What observed sizes have in common; of fitted ones a round number. */
function stepOf(size: SizeModel, stepsPerMean: number): number {
  if (size.family === "empirical") return size.sizes.map(Math.round).reduce(gcd, 0) || 1;
  const wanted = Math.max(1, sizeMoments(size)[0] / stepsPerMean);
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return ten * ([5, 2, 1].find((times) => times * ten <= wanted) ?? 1);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
