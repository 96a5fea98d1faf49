/**
 * What items have become others, as a write goes on: a code that is another item by now takes part
 * in no movement but merges and reversals, and is not merged into a second one; a merge that is
 * undone takes its word back.
 *
 * Asked once for each stock card that a write meets, never for each of its rows.
 */
import { holdsGoods } from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import type { IsoDate } from "../domain/dates.ts";
import { assertMerge, mergeOf, mergeProblems, splitProblems } from "../domain/items/merge.ts";
import { SameItems } from "../domain/items/same-item.ts";
import type { Draft, Entry, Transaction } from "../domain/ledger.ts";
import { transactionId } from "../domain/ledger.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import { cardName } from "../domain/trace.ts";
import type { LedgerReader } from "./ledger-reader.ts";

/** A stock card that a write touches, and where it is summed up. */
interface CardSum {
  readonly item: string;
  readonly lot: string;
  readonly account: string;
  readonly agency: string;
  readonly at: number;
}

export class Merging {
  readonly #reader: LedgerReader;
  /** Codes of others whose cards this write may know already, so that nobody asks about them. */
  readonly #now = new Set<string>();
  /** Codes that this write merged last, whatever became of others meanwhile. */
  readonly #merged = new Set<string>();
  #same = new SameItems();
  #learnt = false;

  constructor(reader: LedgerReader) {
    this.#reader = reader;
  }

  /** Has to be called before anything is asked. */
  async learn(): Promise<void> {
    if (this.#learnt) return;
    this.#same = await this.#reader.sameItems();
    this.#learnt = true;
  }

  get same(): SameItems {
    return this.#same;
  }

  /** Whether a draft needs a look at all: of a million, hardly one does. */
  concerns({ kind }: Draft): boolean {
    return kind === "merge" || (kind === "reverse" && this.#same.size > 0) || this.#now.size > 0;
  }

  /** What is wrong with a draft as a merge, or as a movement of what this write has merged. */
  problems(draft: Draft, at: Place): readonly Problem[] {
    if (draft.kind === "merge") {
      assertMerge(draft);
      return mergeProblems(draft, this.#same, at);
    }
    if (draft.kind === "reverse") {
      for (const { item } of draft.entries) if (this.#same.has(item)) this.#now.add(item);
      return none;
    }
    const items = new Set(draft.entries.map(({ item }) => item).filter((it) => this.#now.has(it)));
    return [...items].flatMap((item) => this.problemsOfCard(draft, item, at));
  }

  /** What is wrong with a movement on a card that this write has not met before. */
  problemsOfCard({ kind }: Draft, item: string, at: Place): readonly Problem[] {
    if (kind === "merge" || kind === "reverse" || !this.#same.has(item)) return none;
    return [{ kind: "item-merged", item, into: this.#same.itemOf(item), at }];
  }

  /** Takes in what an admitted transaction said of its items. */
  tell({ kind, declarations, entries }: Transaction): void {
    // What a reversal brings back may lie under the old name until it is merged, too.
    if (kind === "reverse") for (const { item } of entries) this.#merged.delete(item);
    for (const declaration of declarations) {
      if (declaration.declares !== "same-item") continue;
      this.#same.tell(declaration);
      if (kind === "merge") {
        this.#merged.add(declaration.code);
        this.#merged.delete(declaration.item); // What follows the others may have to go on.
      }
      if (this.#same.has(declaration.code)) this.#now.add(declaration.code);
      else this.#now.delete(declaration.code);
    }
  }

  /** A merge leaves nothing behind: our own code must never hand the ledger a part of one. */
  async assertWhole(touched: readonly CardSum[], sumOf: (at: number) => number): Promise<void> {
    for (const code of this.#merged) {
      const sums = new Map(
        (await this.#reader.balances({ item: code, holdsGoods: true })).map(
          (there) => [cardName(there), there.quantity] as const,
        ),
      );
      for (const card of touched) {
        if (card.item === code && holdsGoods(card.account)) {
          sums.set(cardName(card), sumOf(card.at));
        }
      }
      const left = [...sums.values()].some((sum) => sum !== 0);
      assert(!left, `a merge takes all that there is of ${code}`);
    }
  }

  /** The other name under which goods lie by now, or lay on a day; undefined where there is none. */
  async nameOn(item: string, date: IsoDate): Promise<string | undefined> {
    if (this.#same.has(item)) return this.#same.itemOf(item);
    if (this.#same.size === 0) return undefined;
    const merges = await this.#standing({ number: 0 });
    const later = merges.filter((it) => mergeOf(it)?.item === item && it.effectiveDate > date);
    return mergeOf(later[0] ?? { declarations: [] })?.code;
  }

  /** What stands in the way of undoing a merge, beside goods that are not there any more. */
  async splitProblems(merge: Transaction, at: Place): Promise<readonly Problem[]> {
    const later = await this.#standing(merge);
    const problems = splitProblems(merge, later, at);
    return problems.length > 0 ? problems : this.#returned(merge, at);
  }

  async #standing({ number }: Pick<Transaction, "number">): Promise<readonly Transaction[]> {
    const all = await this.#reader.declaring("same-item");
    const undone = new Set(all.map(({ reverses }) => reverses));
    return all.filter((it) => it.kind === "merge" && it.number > number && !undone.has(it.number));
  }

  /** Goods lent under the one name and given back under the other, since they were one item. */
  async #returned(merge: Transaction, at: Place): Promise<readonly Problem[]> {
    const code = mergeOf(merge)?.code;
    for (const back of await this.#reader.returnsAfter(merge.number)) {
      const loan = await this.#reader.transaction(back.returns ?? 0);
      const [lent, given] = [itemOf(loan?.entries), itemOf(back.entries)];
      if (lent === given || code === undefined || !this.#leadsThrough(lent, code)) continue;
      const id = transactionId(merge.number);
      const [of, by] = [transactionId(back.returns ?? 0), transactionId(back.number)];
      return [{ kind: "merge-has-returns", id, loan: of, by, at }];
    }
    return none;
  }

  /** Whether an item is a code, or became it on its way. */
  #leadsThrough(item: string | undefined, code: string): boolean {
    let at = item;
    for (let steps = this.#same.size; at !== undefined && steps >= 0; steps -= 1) {
      if (at === code) return true;
      at = this.#same.standing(at).at(-1)?.item;
    }
    return false;
  }
}

const none: readonly Problem[] = [];

const itemOf = (entries: readonly Entry[] | undefined): string | undefined => entries?.[0]?.item;
