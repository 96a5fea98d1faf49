/**
 * Something per stock card, that is, per item, lot, account and owner.
 *
 * Lots and holders are numbered as they are met, and a card is found by the number of both. A key
 * joined from the texts would have to be built and hashed anew for each of a million movements,
 * while the texts come again and again.
 */
import type { Holder } from "./ledger.ts";
import { within } from "./within.ts";

export class StockCards<Value> {
  readonly #lots = new Numbers();
  readonly #holders = new Numbers();
  /** The same holder is mostly the same object, and found by that sooner than by its texts. */
  readonly #met = new Map<Holder, number>();
  /** By the number of the lot; in each, by the number of the holder. */
  readonly #values: Map<number, Value>[] = [];

  /** What is kept for a card, or undefined. */
  get(item: string, lot: string, holder: Holder): Value | undefined {
    return this.#values[this.#lots.of(item, lot)]?.get(this.#holder(holder));
  }

  set(item: string, lot: string, holder: Holder, value: Value): void {
    const at = this.#lots.of(item, lot);
    while (this.#values.length <= at) this.#values.push(new Map());
    this.#values[at]?.set(this.#holder(holder), value);
  }

  #holder(holder: Holder): number {
    const met = this.#met.get(holder);
    if (met !== undefined) return met;
    const number = this.#holders.of(holder.account, holder.agency);
    if (this.#met.size < metMax) this.#met.set(holder, number);
    return number;
  }
}

/** Whoever makes an object of each side of each entry does not fill the memory with them. */
const metMax = 10_000;

/** Numbers pairs of texts from 0 on, in the order in which they are first met. */
class Numbers {
  readonly #firsts = new Map<string, Map<string, number>>();
  #count = 0;

  of(first: string, second: string): number {
    const seconds = within(this.#firsts, first);
    const known = seconds.get(second);
    if (known !== undefined) return known;
    seconds.set(second, this.#count);
    this.#count += 1;
    return this.#count - 1;
  }
}
