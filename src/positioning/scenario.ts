/**
 * Scenarios of need, and a layout of stock that is to meet them: what the position of goods is
 * judged by. Depots and places are numbered; amounts and probabilities are plain numbers, as these
 * are plans and not accounts.
 */

/** What one event asks for of one item. */
export interface Need {
  readonly probability: number;
  /** Places that need something, each once. */
  readonly places: readonly number[];
  /** Beside `places`. */
  readonly quantities: readonly number[];
}

/** One item's side of the question; items touch each other only by the room in depots. */
export interface ItemNeeds {
  readonly item: string;
  /** By depot: today's layout. */
  readonly stock: readonly number[];
  /** By depot: what others hold there, which answers events and stays where it is. */
  readonly others: readonly number[];
  readonly needs: readonly Need[];
  /** Room that a piece takes, in the unit of the capacities; undefined where it does not matter. */
  readonly volume: number | undefined;
}

/** Hours or yen for a piece: `rates[place][depot]`. */
export type Rates = readonly Float64Array[];

export const totalOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0);

export interface ServedNeed {
  readonly probability: number;
  readonly places: readonly number[];
  /** What is sent: what is asked for, or its share of the whole stock. */
  readonly quantities: readonly number[];
  /** What the whole stock cannot meet. */
  readonly unmet: number;
}

/**
 * An event that asks for more than the whole stock gets the whole stock, each place its share: a
 * layout is judged by how well goods lie, not by how many there are.
 */
export function scaled(need: Need, stock: number): ServedNeed {
  const { probability, places, quantities } = need;
  const asked = totalOf(quantities);
  if (asked <= stock) return { probability, places, quantities, unmet: 0 };
  const share = stock / asked;
  const sent = quantities.map((quantity) => quantity * share);
  return { probability, places, quantities: sent, unmet: asked - stock };
}
