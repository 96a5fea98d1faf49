/**
 * Merging an item into another one, and undoing it, on behalf of a person: what was asked for is
 * checked against the catalogue and the ledger, and recorded in one write.
 */
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { fiscalYearEnd, type IsoDate } from "../../domain/dates.ts";
import type { Declaration, EvidenceLine, LotFacts } from "../../domain/declaration.ts";
import { learnLot } from "../../domain/declaration.ts";
import { fingerprintsOf } from "../../domain/items/decision.ts";
import { type Merging, mergeDraft, mergeOf } from "../../domain/items/merge.ts";
import { mergeBalances } from "../../domain/items/merge-balance.ts";
import { SameItems } from "../../domain/items/same-item.ts";
import {
  type Draft,
  inverseOf,
  type Posting,
  postingsOf,
  type Source,
  type Transaction,
  transactionId,
} from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { type Ratio, sameUnit } from "../../domain/ratio.ts";
import type { Item } from "../../domain/reference.ts";
import { cardName } from "../../domain/trace.ts";
import { type Ledger, type LedgerWriter, Refused } from "../../ports.ts";
import { InputFault } from "../input-fault.ts";
import type { ShownMerge } from "./merge-report.ts";

/** An item as somebody named it: what it is, and what that name's own item was. */
export interface NamedPair {
  readonly left: Item;
  readonly right: Item;
}

/** The items that two names mean: the one to be given up, and the one that it is. */
export function pairNamed(found: string, into: string, catalogue: Catalogue): NamedPair {
  const problems: Problem[] = [];
  const itemNamed = (text: string, option: string | undefined) => {
    const met = catalogue.recogniseItem({ code: text });
    if (met.is === "known") return met;
    const near = catalogue.nearest("item", text);
    const at = present({ option });
    problems.push({ kind: "unknown-code", what: "item", found: text, at, ...present({ near }) });
    return undefined;
  };
  const [one, other] = [itemNamed(found, undefined), itemNamed(into, "--into")];
  if (one === undefined || other === undefined) throw new InputFault(...problems);
  const left = one.under?.item ?? one.item;
  if (left.code === other.item.code) {
    const [item, own] = [left.code, other.under?.item.code ?? left.code];
    throw new InputFault({ kind: "merge-into-itself", item, into: own, at: {} });
  }
  return { left, right: other.item };
}

export interface Wish {
  readonly pair: NamedPair;
  readonly ratio: Ratio | undefined;
  readonly date: IsoDate;
  readonly user: string;
  readonly reason: string | undefined;
  readonly evidence: readonly EvidenceLine[];
  readonly source?: Source;
  /** Who decided it and when, where a list says so. */
  readonly by?: string | undefined;
  readonly on?: IsoDate | undefined;
  readonly beside?: readonly Declaration[];
}

/** What speaks against a merge before the ledger is asked. */
export function wishProblems({ pair, ratio, reason }: Wish): readonly Problem[] {
  const { left, right } = pair;
  const [item, into] = [left.code, right.code];
  const problems: Problem[] = [];
  if (!left.provisional && right.provisional) {
    return [{ kind: "merge-of-known-item", item, into, at: {} }];
  }
  if (!left.provisional && reason === undefined) {
    problems.push({ kind: "merge-needs-reason", item, into, at: { option: "--reason" } });
  }
  if (left.baseUnit !== right.baseUnit && ratio === undefined) {
    const units = { unit: left.baseUnit, intoUnit: right.baseUnit };
    problems.push({ kind: "merge-needs-ratio", item, into, ...units, at: { option: "--ratio" } });
  }
  return problems;
}

/** Makes merges from what the ledger holds, one after the other, each on top of those before. */
export class Merger {
  readonly #ledger: Pick<LedgerWriter, "balances">;
  readonly #same: SameItems;
  readonly #lots = new Map<string, LotFacts>();
  /** What this write has moved: the ledger's balances tell it only when the write is over. */
  readonly #moved: Posting[] = [];

  constructor(ledger: Pick<LedgerWriter, "balances">, declarations: readonly Declaration[]) {
    this.#ledger = ledger;
    this.#same = new SameItems(declarations);
    for (const told of declarations) if (told.declares === "lot") learnLot(this.#lots, told);
  }

  /** The merge as it would be recorded now. */
  async draft(wish: Wish): Promise<Draft> {
    const { pair, date, user, reason, evidence, source, by, on, beside } = wish;
    const [code, item] = [pair.left.code, pair.right.code];
    // Goods that came back under a name that was given up follow the others.
    const { times, per } = wish.ratio ?? this.#same.standing(code).at(-1) ?? sameUnit;
    const merging: Merging = {
      ...{ code, item, ratio: { times, per }, date, user },
      ...present({ reason, source, by, on, beside }),
      ...(evidence.length === 0 ? {} : { evidence }),
      fingerprints: fingerprintsOf(pair.left, pair.right),
    };
    const balances = await this.#balances(code);
    const held = { balances, lots: this.#lots, same: this.#same };
    const { draft, problems } = mergeDraft(merging, held);
    if (problems.length > 0) throw new Refused(problems);
    return draft;
  }

  async #balances(code: string): Promise<readonly Posting[]> {
    const before = await this.#ledger.balances({ item: code, holdsGoods: true });
    const since = this.#moved.filter(({ item }) => item === code);
    if (since.length === 0) return before;
    const sums = new Map<string, Posting>();
    for (const posting of [...before, ...since]) {
      const name = cardName(posting);
      const quantity = (sums.get(name)?.quantity ?? 0) + posting.quantity;
      sums.set(name, { ...posting, quantity });
    }
    return [...sums.values()];
  }

  isMerged(code: string): boolean {
    return this.#same.has(code);
  }

  /** Takes in what was recorded, for the merges that follow. */
  learn({ entries, declarations }: Transaction): void {
    this.#moved.push(...postingsOf(entries));
    for (const told of declarations) {
      this.#same.tell(told);
      if (told.declares === "lot") learnLot(this.#lots, told);
    }
  }
}

/** A merge with what both items hold before and after it. */
export async function shownMerge(
  wish: Wish,
  ledger: Pick<LedgerWriter, "balances" | "declarations">,
): Promise<ShownMerge & { readonly draft: Draft }> {
  const { pair, date } = wish;
  const draft = await new Merger(ledger, await ledger.declarations()).draft(wish);
  const into = { item: pair.right.code, asOf: date, holdsGoods: true } as const;
  const balances = mergeBalances(draft, await ledger.balances(into));
  return { draft, merge: draft, balances, undoneBy: undefined };
}

export function recordMerge(
  wish: Wish,
  ledger: Ledger,
): Promise<ShownMerge & { readonly merge: Transaction }> {
  return ledger.write(async (writer) => {
    const shown = await shownMerge(wish, writer);
    const [recorded] = await writer.append([shown.draft]);
    assert(recorded !== undefined, "the ledger recorded what it was given");
    return { ...shown, merge: recorded.transaction };
  });
}

/** The merges of an item, or the one of a number, that stand: the last one first. */
export async function standingMerges(
  of: { readonly code: string } | { readonly number: number },
  ledger: Ledger,
): Promise<readonly Transaction[]> {
  const all = await ledger.declaring("same-item");
  const undone = new Set(all.map(({ reverses }) => reverses));
  return all
    .filter(({ kind, number }) => kind === "merge" && !undone.has(number))
    .filter((it) => ("number" in of ? it.number === of.number : mergeOf(it)?.code === of.code))
    .reverse();
}

export interface Undoing {
  readonly merges: readonly Transaction[];
  readonly reason: string;
  readonly date: IsoDate | undefined;
  readonly user: string;
  readonly today: IsoDate;
}

/** Undoes merges, the last one first, in one write; says what stands in the way of it. */
export async function recordSplit(
  undoing: Undoing,
  ledger: Ledger,
): Promise<readonly Transaction[]> {
  const closed = (await ledger.closedYears()).at(-1);
  try {
    return await ledger.write(async (writer) => {
      const done: Transaction[] = [];
      for (const merge of undoing.merges) {
        const [recorded] = await writer.append([reversalOf(merge, undoing, closed)]);
        assert(recorded !== undefined, "the ledger recorded what it was given");
        done.push(recorded.transaction);
      }
      return done;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(
      await Promise.all(error.problems.map((it) => explained(it, undoing, ledger))),
    );
  }
}

function reversalOf(
  { number, entries, effectiveDate }: Transaction,
  { reason, date, user, today }: Undoing,
  closed: number | undefined,
): Draft {
  const isClosed = closed !== undefined && effectiveDate <= fiscalYearEnd(closed);
  return {
    kind: "reverse",
    effectiveDate: date ?? (isClosed ? today : effectiveDate),
    user,
    reason,
    reverses: number,
    entries: inverseOf(entries),
    declarations: [],
  };
}

/** Goods that are not there any more: which movements took them since. */
async function explained(problem: Problem, { merges }: Undoing, ledger: Ledger): Promise<Problem> {
  if (problem.kind !== "not-enough") return problem;
  const { account, agency, item, lot, there, asked } = problem;
  const merge = merges.find((it) => it.entries.some((entry) => entry.item === item));
  if (merge === undefined) return problem;
  const by: string[] = [];
  for await (const later of ledger.transactions({ item, lot, from: merge.number + 1 })) {
    const took = later.entries.some(
      ({ from, ...goods }) =>
        goods.item === item &&
        goods.lot === lot &&
        goods.quantity > 0 &&
        from.account === account &&
        from.agency === agency,
    );
    if (took) by.push(transactionId(later.number));
  }
  const id = transactionId(merge.number);
  return { kind: "split-blocked", id, account, agency, item, lot, there, asked, by, at: {} };
}
