/**
 * What both items of a merge held before and after it, owner by owner: as the ledger stood when the
 * merge was recorded, at the end of the merge's day.
 *
 * All of it is computed. Of the item that was given up nothing is left, so what it held is what the
 * merge took; what the other one held has to be added up from the movements before.
 */
import { holdsGoods } from "./account.ts";
import type { Posting, Transaction } from "./ledger.ts";
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
    if (there === 0 && taken.of(agency) === 0) return [];
    return [
      { agency, item: code, before: taken.of(agency), after: 0 },
      { agency, item, before: there, after: there + given.of(agency) },
    ];
  });
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
