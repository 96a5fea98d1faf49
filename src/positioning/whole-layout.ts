/**
 * A layout of several items in whole pieces, near one in broken pieces and within the same room:
 * each depot's share rounded down, and the pieces that are left where most was cut off and there is
 * room. Where none is left for a piece, all layouts stay broken: beside whole ones, which take room
 * of their own, a broken one might not fit.
 */
import { totalOf } from "./scenario.ts";

export interface BrokenLayout {
  readonly layout: readonly number[];
  /** Today's; what is itself broken stays so. */
  readonly stock: readonly number[];
  readonly volume: number;
}

/** A solver's whole numbers are whole to its tolerance. */
const nearlyWhole = 1e-6;

const fullSlack = 1e-9;

export function wholeLayouts(
  broken: readonly BrokenLayout[],
  capacities: readonly (number | undefined)[],
): readonly (readonly number[])[] {
  const tidy = broken.map(({ layout }) => layout.map(tidied));
  const pieces = tidy.map((layout) => layout.map(Math.floor));
  const room = capacities.map((capacity, depot) => {
    const used = broken.map(({ volume }, m) => volume * (pieces[m]?.[depot] ?? 0));
    return capacity === undefined ? Number.POSITIVE_INFINITY : capacity - totalOf(used);
  });
  const found = broken.map(({ stock, volume }, m) => {
    const whole = [...(pieces[m] ?? [])];
    const cut = (depot: number): number => (tidy[m]?.[depot] ?? 0) - (pieces[m]?.[depot] ?? 0);
    const depots = [...whole.keys()].sort((a, b) => cut(b) - cut(a) || a - b);
    let left = Math.round(totalOf(stock) - totalOf(whole));
    if (!stock.every(Number.isInteger) || left < 0) return undefined;
    for (const depot of depots) {
      const fits = (room[depot] ?? 0) >= volume * (1 - fullSlack);
      if (left === 0 || cut(depot) <= 0 || !fits) continue;
      whole[depot] = (whole[depot] ?? 0) + 1;
      room[depot] = (room[depot] ?? 0) - volume;
      left -= 1;
    }
    return left === 0 ? whole : undefined;
  });
  const limited = capacities.some((capacity) => capacity !== undefined);
  const stayBroken = limited && found.includes(undefined);
  return broken.map(({ layout }, m) => (stayBroken ? layout : (found[m] ?? layout)));
}

function tidied(quantity: number): number {
  const whole = Math.round(quantity);
  return Math.abs(quantity - whole) <= nearlyWhole * Math.max(1, whole) ? whole : quantity;
}
