/**
 * Something per stock card, that is, per item, lot, account and owner.
 *
 * Maps in maps, as a joined key would have to be built and hashed anew for each of a million
 * movements, while the parts come again and again.
 */
export class StockCards<Value> {
  readonly #items = new Map<string, Map<string, Map<string, Map<string, Value>>>>();

  /** What is kept for a card, or undefined. */
  get(item: string, lot: string, account: string, agency: string): Value | undefined {
    return this.#items.get(item)?.get(lot)?.get(account)?.get(agency);
  }

  set(item: string, lot: string, account: string, agency: string, value: Value): void {
    within(within(within(this.#items, item), lot), account).set(agency, value);
  }
}

function within<Value>(outer: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = outer.get(key);
  if (known !== undefined) return known;
  const fresh = new Map<string, Value>();
  outer.set(key, fresh);
  return fresh;
}
