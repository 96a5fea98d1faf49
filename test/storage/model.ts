/**
 * The ledger as the design states it, written as plainly as can be: a list of what was recorded,
 * and sums over all of it. It is slow and shares no code with the store.
 */
import type { Draft, Entry } from "../../src/domain/ledger.ts";

export interface ModelTransaction {
  readonly number: number;
  readonly draft: Draft;
  readonly moment: number; // the how-manieth write that was accepted
}

export interface ModelBalance {
  readonly account: string;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
}

const text = (value: unknown): string => JSON.stringify(value);

const goods = ({ item, lot, quantity, from, to }: Entry): readonly unknown[] => [
  ...[item, lot, quantity, from.account, from.agency, to.account, to.agency],
];

const isInverse = (one: readonly Entry[], other: readonly Entry[]): boolean =>
  text(one.map(goods)) === text(other.map((e) => goods({ ...e, from: e.to, to: e.from })));

const total = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { quantity }) => sum + quantity, 0);

const endOf = (fiscalYear: number): string => `${fiscalYear + 1}-03-31`;

export class ModelLedger {
  readonly transactions: ModelTransaction[] = [];
  #moment = 0;

  /** Records all of it and says so, or none of it. */
  accepts(drafts: readonly Draft[]): boolean {
    const before = this.transactions.length;
    this.#moment += 1;
    const sound =
      drafts.every((draft) => this.#recordsOne(draft)) && this.#shortfalls().length === 0;
    if (sound) return true;
    this.transactions.length = before;
    this.#moment -= 1;
    return false;
  }

  #recordsOne(draft: Draft): boolean {
    const same = this.#standing().find(
      ({ draft: { reference } }) => reference !== undefined && reference === draft.reference,
    );
    if (same !== undefined) return this.#isSameEvent(draft, same.draft);
    if (!this.#isAllowed(draft)) return false;
    const number = this.transactions.length + 1;
    this.transactions.push({ number, draft, moment: this.#moment });
    return true;
  }

  #isSameEvent(draft: Draft, earlier: Draft): boolean {
    const parts = (it: Draft): string =>
      text([it.kind, it.effectiveDate, it.reason, it.reverses, it.loanDue, it.returns].concat()) +
      text(it.entries.map(goods));
    const known = this.facts();
    const news = draft.declarations.some(
      (it) =>
        it.declares === "lot" &&
        Object.entries(it.facts).some(
          ([field, told]) => known.get(text([it.item, it.code, field])) !== text(told),
        ),
    );
    return parts(draft) === parts(earlier) && !news;
  }

  #isAllowed(draft: Draft): boolean {
    const years = this.closedYears();
    if (draft.kind === "close") {
      return (
        draft.fiscalYear !== undefined && years.every((year) => year < (draft.fiscalYear ?? 0))
      );
    }
    if (years.some((year) => draft.effectiveDate <= endOf(year))) return false;
    if (draft.reverses !== undefined && !this.#mayReverse(draft, draft.reverses)) return false;
    if (draft.returns !== undefined && !this.#mayReturn(draft, draft.returns)) return false;
    const known = this.facts();
    return draft.declarations.every(
      (it) =>
        it.declares !== "lot" ||
        Object.entries(it.facts).every(([field, told]) => {
          const fact = known.get(text([it.item, it.code, field]));
          return fact === undefined || fact === text(told);
        }),
    );
  }

  #mayReverse(draft: Draft, number: number): boolean {
    const original = this.transactions[number - 1]?.draft;
    return (
      original !== undefined &&
      original.kind !== "reverse" &&
      original.entries.length > 0 &&
      this.#isStanding(number) &&
      original.effectiveDate <= draft.effectiveDate &&
      !this.#standing().some((it) => it.draft.returns === number) &&
      isInverse(draft.entries, original.entries)
    );
  }

  #mayReturn(draft: Draft, number: number): boolean {
    const loan = this.transactions[number - 1]?.draft;
    const [lent] = loan?.entries ?? [];
    if (loan?.loanDue === undefined || lent === undefined || !this.#isStanding(number))
      return false;
    const returned = this.#standing().filter((it) => it.draft.returns === number);
    const back = returned.reduce((sum, it) => sum + total(it.draft.entries), 0);
    return (
      draft.entries.every(
        ({ item, from, to }) =>
          item === lent.item && from.agency === lent.to.agency && to.agency === lent.from.agency,
      ) && back + total(draft.entries) <= total(loan.entries)
    );
  }

  #isStanding = (number: number): boolean =>
    !this.transactions.some(({ draft }) => draft.reverses === number);

  #standing = (): readonly ModelTransaction[] =>
    this.transactions.filter(({ number }) => this.#isStanding(number));

  closedYears(): readonly number[] {
    return this.transactions.flatMap(({ draft: { fiscalYear } }) =>
      fiscalYear === undefined ? [] : [fiscalYear],
    );
  }

  /** Whether a movement that stood when a reversal came speaks of a lot, beside the reversed one. */
  #livesOn(item: string, lot: string, reversal: ModelTransaction): boolean {
    return this.transactions.some(
      ({ number, draft }) =>
        number < reversal.number &&
        number !== reversal.draft.reverses &&
        draft.kind !== "reverse" &&
        !this.transactions.some(
          (it) => it.draft.reverses === number && it.number < reversal.number,
        ) &&
        draft.entries.some((it) => it.item === item && it.lot === lot),
    );
  }

  /** Item, lot and field → what was told of it first, since all of the lot was reversed. */
  facts(): ReadonlyMap<string, string> {
    const known = new Map<string, string>();
    for (const transaction of this.transactions) {
      const { draft } = transaction;
      for (const { item, lot } of draft.kind === "reverse" ? draft.entries : []) {
        if (this.#livesOn(item, lot, transaction)) continue;
        for (const field of ["expiry", "donor"]) known.delete(text([item, lot, field]));
      }
      for (const it of draft.declarations) {
        if (it.declares !== "lot") continue;
        for (const [field, told] of Object.entries(it.facts)) {
          const key = text([it.item, it.code, field]);
          if (!known.has(key)) known.set(key, text(told));
        }
      }
    }
    return known;
  }

  balances(clocks: { readonly asOf?: string; readonly knownAt?: number } = {}): ModelBalance[] {
    const sums = new Map<string, number>();
    for (const { draft, moment } of this.transactions) {
      if (clocks.asOf !== undefined && draft.effectiveDate > clocks.asOf) continue;
      if (clocks.knownAt !== undefined && moment > clocks.knownAt) continue;
      for (const { item, lot, quantity, from, to } of draft.entries) {
        for (const [side, sign] of [
          [from, -1],
          [to, 1],
        ] as const) {
          const key = text([side.account, side.agency, item, lot]);
          sums.set(key, (sums.get(key) ?? 0) + sign * quantity);
        }
      }
    }
    return [...sums]
      .filter(([, quantity]) => quantity !== 0)
      .map(([key, quantity]) => {
        const [account, agency, item, lot] = JSON.parse(key);
        return { account, agency, item, lot, quantity };
      })
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  }

  /** Accounts that hold goods and are below zero at the end of some day. */
  #shortfalls(): readonly ModelBalance[] {
    const days = new Set(this.transactions.map(({ draft }) => draft.effectiveDate));
    return [...days].flatMap((asOf) =>
      this.balances({ asOf }).filter(
        ({ account, quantity }) => /^(depot|transit):/.test(account) && quantity < 0,
      ),
    );
  }
}

const sortKey = ({ account, agency, item, lot }: ModelBalance): string =>
  [account, agency, item, lot].join("\u0000");
