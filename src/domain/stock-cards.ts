/**
 * Something per stock card, that is, per item, lot, account and owner.
 *
 * Lots and holders are numbered as they are met, and a card is found by the number of both. A key
 * joined from the texts would have to be built and hashed anew for each of a million movements,
 * while the texts come again and again.
 */
import { assert } from "./assert.ts";
import { within } from "./within.ts";

/** More holders or lots than this would make two cards share a key; a store has thousands. */
const numbersMax = 2 ** 26;

export class StockCards<Value> {
  readonly #lots = new Pairs();
  readonly #holders = new Pairs();
  readonly #values = new Map<number, Value>();

  /** What is kept for a card, or undefined. */
  get(item: string, lot: string, account: string, agency: string): Value | undefined {
    return this.#values.get(this.#key(item, lot, account, agency));
  }

  set(item: string, lot: string, account: string, agency: string, value: Value): void {
    this.#values.set(this.#key(item, lot, account, agency), value);
  }

  #key(item: string, lot: string, account: string, agency: string): number {
    return this.#lots.number(item, lot) * numbersMax + this.#holders.number(account, agency);
  }
}

/** Numbers pairs of texts in the order in which they are first met. */
class Pairs {
  readonly #firsts = new Map<string, Map<string, number>>();
  #count = 0;

  number(first: string, second: string): number {
    const seconds = within(this.#firsts, first);
    const known = seconds.get(second);
    if (known !== undefined) return known;
    this.#count += 1;
    assert(this.#count < numbersMax, "too many lots or holders to be numbered");
    seconds.set(second, this.#count);
    return this.#count;
  }
}
