/**
 * Merging an item into another one (品目振替): the same goods under two names become one item.
 *
 * History stays as it was recorded. A merge is an event of its own: for each stock card that holds
 * goods of the one item, one entry takes them to the outside account `reclassification`, and the
 * next gives the same goods back as the other item, times the ratio of their units, in the same
 * account, of the same owner. So each item and lot sums to zero as ever, and `split`, which is the
 * reversal, undoes all of it. With the goods goes the word that the one code is the other item from
 * now on (see same-item.ts).
 *
 * Nothing is rounded: a quantity that does not come out whole refuses the merge. A lot keeps its
 * number, unless the other item has a lot of that number with facts that contradict it: then it
 * gets a number of its own.
 */
import { holdsGoods, reclassificationAccount } from "../account.ts";
import { assert } from "../assert.ts";
import type { IsoDate } from "../dates.ts";
import {
  contradictions,
  type Declaration,
  type EvidenceLine,
  type Fingerprints,
  type LotFacts,
  type SameItemDeclaration,
} from "../declaration.ts";
import type { Draft, Entry, Posting, Source, Transaction } from "../ledger.ts";
import { transactionId } from "../ledger.ts";
import { lotKey } from "../lot-key.ts";
import { present } from "../present.ts";
import type { Place, Problem } from "../problems/problem.ts";
import { converted, inverted, type Ratio } from "../ratio.ts";
import type { SameItems } from "./same-item.ts";

export interface Merging {
  readonly code: string;
  readonly item: string;
  readonly ratio: Ratio;
  readonly date: IsoDate;
  readonly user: string;
  readonly reason?: string;
  readonly source?: Source;
  readonly evidence?: readonly EvidenceLine[];
  readonly fingerprints: Fingerprints;
  readonly by?: string;
  readonly on?: IsoDate;
  /** What the ledger has to be told beside: the code itself, where it never held goods. */
  readonly beside?: readonly Declaration[];
}

/** What is there, for a merge to go by. */
export interface Held {
  readonly balances: readonly Posting[];
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly same: SameItems;
}

export interface Merge {
  readonly draft: Draft;
  /** Goods that do not come out whole, or are more than can be counted. */
  readonly problems: readonly Problem[];
}

export function mergeDraft(merging: Merging, held: Held): Merge {
  const { code, item, ratio, date, user, reason, source, evidence, fingerprints } = merging;
  const { by, on } = merging;
  const cards = held.balances.filter(
    (card) => card.item === code && holdsGoods(card.account) && card.quantity > 0,
  );
  const lots = lotNames(merging, cards, held);
  const [entries, problems]: [Entry[], Problem[]] = [[], []];
  for (const { account, agency, lot, quantity } of cards) {
    const given = converted(quantity, ratio);
    if (given === undefined) {
      const goods = { account, agency, item: code, lot, quantity };
      problems.push({ kind: "merge-remainder", ...goods, into: item, ratio, at: {} });
    } else if (!Number.isSafeInteger(given)) {
      problems.push({ kind: "too-much", account, agency, item, lot, at: {} });
    } else {
      const [here, through] = [
        { account, agency },
        { account: reclassificationAccount, agency },
      ];
      const became = lots.get(lot) ?? lot;
      entries.push({ item: code, lot, quantity, from: here, to: through });
      entries.push({ item, lot: became, quantity: given, from: through, to: here });
    }
  }
  const renamed = [...lots].filter(([lot, became]) => lot !== became);
  const told: SameItemDeclaration = {
    declares: "same-item",
    ...{ code, item, times: ratio.times, per: ratio.per },
    ...(renamed.length === 0 ? {} : { lots: renamed }),
    fingerprints,
    ...present({ evidence, by, on }),
  };
  return {
    problems,
    draft: {
      kind: "merge",
      effectiveDate: date,
      user,
      ...present({ reason, source }),
      entries,
      declarations: [...(merging.beside ?? []), told, ...lotDeclarations(merging, lots, held)],
    },
  };
}

/** All lots that are known of the one item, in their order, with their numbers under the other. */
function lotNames(
  { code, item, ratio }: Merging,
  cards: readonly Posting[],
  { lots, same }: Held,
): ReadonlyMap<string, string> {
  const known = new Map(same.standing(code).flatMap((told) => told.lots ?? []));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const prefix = lotKey(code, "");
  const told = [...lots.keys()].filter((key) => key.startsWith(prefix));
  const all = [...cards.map((card) => card.lot), ...told.map((key) => key.slice(prefix.length))];
  for (const lot of [...new Set(all)].sort()) {
    const facts = factsIn(lots.get(lotKey(code, lot)) ?? {}, ratio);
    const fits = (name: string): boolean =>
      !taken.has(name) && contradictions(lots.get(lotKey(item, name)) ?? {}, facts).length === 0;
    const name = known.get(lot) ?? freeName(lot, code, fits);
    taken.add(name);
    names.set(lot, name);
  }
  return names;
}

function freeName(lot: string, code: string, fits: (name: string) => boolean): string {
  if (fits(lot)) return lot;
  const own = `${lot} (${code})`;
  let name = own;
  for (let nth = 2; !fits(name); nth += 1) name = `${own} ${nth}`;
  return name;
}

/** Facts of a lot for another unit: a cost that does not divide is unknown, never rounded. */
export function factsIn(facts: LotFacts, ratio: Ratio): LotFacts {
  const { unitCost, ...rest } = facts;
  if (unitCost === undefined) return facts;
  const minor = converted(unitCost.minor, inverted(ratio));
  if (minor === undefined || !Number.isSafeInteger(minor)) return rest;
  return { ...rest, unitCost: { minor, currency: unitCost.currency } };
}

function lotDeclarations(
  { code, item, ratio }: Merging,
  names: ReadonlyMap<string, string>,
  { lots }: Held,
): readonly Declaration[] {
  return [...names].flatMap(([lot, name]): readonly Declaration[] => {
    const facts = factsIn(lots.get(lotKey(code, lot)) ?? {}, ratio);
    if (Object.keys(facts).length === 0) return [];
    return [{ declares: "lot", item, code: name, facts }];
  });
}

/** What a merge declares of its two items. */
export const mergeOf = ({ declarations }: Pick<Draft, "declarations">) =>
  declarations.find((it): it is SameItemDeclaration => it.declares === "same-item");

/** One card's goods, as they were taken and as they were given. */
export interface Taken {
  readonly taken: Entry;
  readonly given: Entry;
}

/**
 * The pairs of entries that a merge is made of; undefined where they are not what its declaration
 * says: taken of the one item, given as the other, in the same place, by the ratio.
 */
export function pairsOf(
  draft: Pick<Draft, "entries" | "declarations">,
): readonly Taken[] | undefined {
  const told = mergeOf(draft);
  if (told === undefined || told.withdrawn === true || draft.entries.length % 2 !== 0) {
    return undefined;
  }
  const pairs: Taken[] = [];
  for (let at = 0; at < draft.entries.length; at += 2) {
    const [taken, given] = draft.entries.slice(at, at + 2);
    if (taken === undefined || given === undefined) return undefined;
    if (!belongTogether(taken, given, told)) return undefined;
    pairs.push({ taken, given });
  }
  return pairs;
}

function belongTogether(
  taken: Entry,
  given: Entry,
  { code, item, times, per, lots = [] }: SameItemDeclaration,
): boolean {
  const lot = lots.find(([before]) => before === taken.lot)?.[1] ?? taken.lot;
  const sameHolder = (a: Entry["from"], b: Entry["from"]): boolean =>
    a.account === b.account && a.agency === b.agency;
  return (
    taken.item === code &&
    given.item === item &&
    given.lot === lot &&
    holdsGoods(taken.from.account) &&
    taken.to.account === reclassificationAccount &&
    taken.to.agency === taken.from.agency &&
    sameHolder(taken.from, given.to) &&
    sameHolder(taken.to, given.from) &&
    converted(taken.quantity, { times, per }) === given.quantity
  );
}

/** Our own code must never hand the ledger a merge that is none, or goods that pass for another. */
export function assertMerge(draft: Draft): void {
  if (draft.kind === "merge") {
    assert(pairsOf(draft) !== undefined, "what a merge takes is what it gives, by its ratio");
  }
}

/** What is wrong with a merge, given what stands of its two items. */
export function mergeProblems(draft: Draft, same: SameItems, at: Place): readonly Problem[] {
  const told = mergeOf(draft);
  if (told === undefined) return [];
  const { code, item, times, per } = told;
  if (item === code || same.itemOf(item) === code) {
    return [{ kind: "merge-into-itself", item: code, into: item, at }];
  }
  const [before] = same.standing(code);
  if (before !== undefined) {
    // A reversal may have brought goods back under the old code: these follow the others.
    const again = before.item === item && before.times === times && before.per === per;
    return again && draft.entries.length > 0
      ? []
      : [{ kind: "already-merged", item: code, into: before.item, at }];
  }
  const now = same.of(item)?.item;
  return now === undefined ? [] : [{ kind: "merge-into-merged", item, now, at }];
}

/** A later merge of the same code has to be undone before an earlier one. */
export function splitProblems(
  merge: Transaction,
  laterMerges: readonly Transaction[],
  at: Place,
): readonly Problem[] {
  const code = mergeOf(merge)?.code;
  const later = laterMerges.filter((it) => it.number > merge.number && mergeOf(it)?.code === code);
  const last = later.at(-1);
  if (last === undefined || code === undefined) return [];
  const [id, by] = [transactionId(merge.number), transactionId(last.number)];
  return [{ kind: "merged-since", id, by, item: code, at }];
}
