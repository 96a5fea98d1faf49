/**
 * What both items of a merge held before and after it, owner by owner: as the ledger stood when the
 * merge was recorded, at the end of the merge's day.
 *
 * All of it is computed. Of the item that was given up nothing is left, so what it held is what the
 * merge took; what the other one held has to be added up from the movements before.
 */
import { holdsGoods } from "../account.ts";
import type { Posting, Transaction } from "../ledger.ts";
import { mergeOf, pairsOf } from "./merge.ts";

export interface MergeBalance {
  readonly agency: string;
  readonly item: string;
  readonly before: number;
  readonly after: number;
}

/** By owner: first the item that was given up, then the one that it became. */
export function mergeBalances(
  merge: Pick<Transaction, "entries" | "declarations">,
  intoBefore: Iterable<Posting>,
): readonly MergeBalance[] {
  const told = mergeOf(merge);
  if (told === undefined) return [];
  const { code, item } = told;
  const [taken, given, before] = [new Sums(), new Sums(), new Sums()];
  for (const pair of pairsOf(merge) ?? []) {
    taken.add(pair.taken.from.agency, pair.taken.quantity);
    given.add(pair.given.to.agency, pair.given.quantity);
  }
  for (const posting of intoBefore) {
    if (posting.item === item && holdsGoods(posting.account)) {
      before.add(posting.agency, posting.quantity);
    }
  }
  return [...new Set([...taken.keys(), ...before.keys()])].sort().flatMap((agency) => {
    const there = before.of(agency);
    const gone = { agency, item: code, before: taken.of(agency), after: 0 };
    const here = { agency, item, before: there, after: there + given.of(agency) };
    // Who had none of it before and has none after has no part in the merge.
    return [gone, here].filter(({ before: was, after }) => was !== 0 || after !== 0);
  });
}

/** What the items of merges held, from the transactions of the items that others became. */
export class MergeHistory {
  readonly #before = new Map<number, Posting[]>();
  readonly #merges: readonly Transaction[];

  constructor(merges: readonly Transaction[]) {
    this.#merges = merges;
  }

  /** A transaction that moved goods of an item that others became. */
  add(item: string, transaction: Transaction): void {
    for (const merge of this.#merges) {
      const { number, effectiveDate } = merge;
      if (mergeOf(merge)?.item !== item) continue;
      if (transaction.number >= number || transaction.effectiveDate > effectiveDate) continue;
      const known = this.#before.get(number) ?? [];
      this.#before.set(number, known);
      for (const { item: of, lot, quantity, from, to } of transaction.entries) {
        if (of !== item) continue;
        known.push({ ...from, item, lot, quantity: 0 - quantity }, { ...to, item, lot, quantity });
      }
    }
  }

  balances(merge: Transaction): readonly MergeBalance[] {
    return mergeBalances(merge, this.#before.get(merge.number) ?? []);
  }
}

class Sums {
  readonly #sums = new Map<string, number>();

  add(key: string, quantity: number): void {
    this.#sums.set(key, this.of(key) + quantity);
  }

  of(key: string): number {
    return this.#sums.get(key) ?? 0;
  }

  keys(): Iterable<string> {
    return this.#sums.keys();
  }
}
