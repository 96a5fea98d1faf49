/**
 * All that people have decided of items, as one list: merges (the same goods) and decisions
 * (different goods; goods of their own), each with who, when and why, and whether it still holds
 * for the items as they are. What was undone is not in it; of several words on one pair the last
 * counts.
 */

import type { IsoDate } from "../dates.ts";
import type {
  Decision,
  DecisionDeclaration,
  Fingerprints,
  SameItemDeclaration,
} from "../declaration.ts";
import { saysOfItems } from "../declaration.ts";
import type { Transaction } from "../ledger.ts";
import { present } from "../present.ts";
import type { Ratio } from "../ratio.ts";
import type { Item } from "../reference.ts";
import { fingerprintsOf, isStale } from "./decision.ts";
import { joined } from "./joined.ts";

export interface Decided {
  readonly code: string;
  /** Absent where the one is goods of its own. */
  readonly item?: string;
  readonly decision: Decision;
  /** Of a merge; `same` without it is a word that was not, or not yet, followed by one. */
  readonly ratio?: Ratio;
  readonly by: string;
  readonly on: IsoDate;
  readonly reason?: string;
  readonly transaction: number;
  /** As the items were; `stale` tells that they are so no more. */
  readonly fingerprints: Fingerprints;
  readonly stale: boolean;
}

/** In the order of the codes; `transactions` are all that say something of items. */
export function decidedOf(
  transactions: readonly Transaction[],
  item: (code: string) => Item | undefined,
): readonly Decided[] {
  const undone = new Set(transactions.map(({ reverses }) => reverses));
  const last = new Map<string, Decided>();
  for (const transaction of transactions) {
    if (transaction.reverses !== undefined || undone.has(transaction.number)) continue;
    for (const told of transaction.declarations.filter(saysOfItems)) {
      const decided = wordOf(transaction, told, item);
      const key = joined(decided.code, decided.item ?? "");
      const before = last.get(key);
      // A merge that was looked at again and found right is a merge still.
      const ratio = decided.decision === "same" ? (decided.ratio ?? before?.ratio) : undefined;
      last.delete(key);
      last.set(key, { ...decided, ...present({ ratio }) });
    }
  }
  return [...last.values()].sort((a, b) => order(a.code, b.code) || a.transaction - b.transaction);
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

function wordOf(
  { number, user, effectiveDate, reason }: Transaction,
  told: SameItemDeclaration | DecisionDeclaration,
  item: (code: string) => Item | undefined,
): Decided {
  const { code, item: other, fingerprints, by = user, on = effectiveDate } = told;
  const of = { code, ...present({ item: other, reason }), transaction: number, fingerprints };
  const stale = isStaleNow(code, other, fingerprints, item);
  if (told.declares === "same-item") {
    const ratio = { times: told.times, per: told.per };
    return { ...of, decision: "same", ratio, by, on, stale };
  }
  return { ...of, decision: told.decision, by, on, stale };
}

function isStaleNow(
  code: string,
  other: string | undefined,
  then: Fingerprints,
  item: (code: string) => Item | undefined,
): boolean {
  const [left, right] = [item(code), other === undefined ? undefined : item(other)];
  if (left === undefined || (other !== undefined && right === undefined)) return true;
  return isStale(then, fingerprintsOf(left, right));
}

/** Which of the two has changed since a decision, as it was and as it is. */
export function changesSince(
  { code, item: other, fingerprints }: Decided,
  item: (code: string) => Item | undefined,
): readonly { readonly code: string; readonly was: string; readonly is: string | undefined }[] {
  const sides = [
    [code, fingerprints.left],
    [other, fingerprints.right],
  ] as const;
  return sides.flatMap(([of, was]) => {
    if (of === undefined || was === undefined) return [];
    const now = item(of);
    const is = now === undefined ? undefined : fingerprintsOf(now, undefined).left;
    return is === was ? [] : [{ code: of, was, is }];
  });
}
