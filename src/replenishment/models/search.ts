/** Where a condition begins to hold, by halving: to the last digit of a number, or of an integer. */

/** Halvings of an interval of doubles: more never change its ends. */
const halvingsMax = 2200;

/** The point of [low, high] from which on `holds` holds; it does at `high`. */
export function crossing(low: number, high: number, holds: (at: number) => boolean): number {
  let [below, above] = [low, high];
  for (let halving = 0; halving < halvingsMax; halving++) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) break;
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** The least integer above `low` at which `holds` holds; it does at `high`, and not at `low`. */
export function firstInteger(low: number, high: number, holds: (at: number) => boolean): number {
  let [below, above] = [low, high];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
