/**
 * The one way into the ledger: appends transactions inside one database transaction.
 *
 * Every promise of the ledger is kept here and nowhere else: numbers without gaps, the hash chain,
 * recorded moments that only go forward, a reference once only, nothing in a closed year, a
 * transaction reversed at most once, a loan returned at most once, facts of a lot that do not
 * contradict each other, no depot below zero on any day. `verify` proves the same from what is
 * stored, with none of this code's state.
 */
import { accountParts, holdsGoods } from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import { dateOfDay, dayNumber, fiscalYearEnd, isDate, type Moment } from "../domain/dates.ts";
import type { Declaration } from "../domain/declaration.ts";
import { entriesNow } from "../domain/items/same-item.ts";
import {
  assertDraft,
  assertEntry,
  canonicalText,
  type Draft,
  eventText,
  type Holder,
  numbered,
  storable,
  type Transaction,
  transactionId,
} from "../domain/ledger.ts";
import { loanProblems } from "../domain/loan.ts";
import { CardWatch, type Shortfall } from "../domain/overdraft.ts";
import { present } from "../domain/present.ts";
import type { Problem } from "../domain/problems/problem.ts";
import { reversalProblems } from "../domain/reversal.ts";
import { StockCards } from "../domain/stock-cards.ts";
import { type LedgerHead, type Recorded, Refused } from "../ports.ts";
import { courseProblems, reversalCourseProblems } from "./course.ts";
import { Declared } from "./declared.ts";
import { sha256 } from "./digest.ts";
import type { LedgerReader } from "./ledger-reader.ts";
import { Merging } from "./merging.ts";
import { addEntryRow, addTransactionRow, entryColumns, transactionColumns } from "./rows.ts";
import { shortfalls, takers } from "./shortfalls.ts";
import type { SqlValue, SqlWriting } from "./sql.ts";

/** Above this many refused movements the rest is not looked at: the first ones explain the file. */
const problemsMax = 1000;

export interface WriterStart extends LedgerHead {
  readonly recordedAt: Moment;
  readonly closedThrough: number | undefined; // the last closed fiscal year
}

/** A stock card that this write touches. */
interface Card {
  readonly id: number; // in the database
  readonly at: number; // in the watch
  readonly item: string;
  readonly lot: string;
  readonly account: string;
  readonly agency: string;
}

export class Writer {
  readonly #sql: SqlWriting;
  readonly #reader: LedgerReader;
  readonly #problems: Problem[] = [];
  readonly #watch = new CardWatch();
  readonly #cards = new StockCards<Card>();
  readonly #touched: Card[] = [];
  readonly #declared: Declared;
  readonly #merging: Merging;
  readonly #recordedAt: Moment;
  readonly #before: number; // the last transaction before this write
  readonly #days = new Map<string, number>();
  /** Cards whose goods moved after the day of a merge that takes them. */
  readonly #early = new Set<number>();
  /** What was admitted and is not in the database yet. */
  readonly #transactions: SqlValue[] = [];
  readonly #entries: SqlValue[] = [];
  readonly #declarations: SqlValue[] = [];
  readonly #newCards: SqlValue[] = [];
  #closedThrough: number | undefined;
  #failure: unknown;
  #number: number;
  #hash: string;
  #nextCard: number;
  #source: { readonly sha256: string; readonly name: string; readonly id: number } | undefined;

  constructor(sql: SqlWriting, reader: LedgerReader, start: WriterStart, nextCard: number) {
    this.#sql = sql;
    this.#reader = reader;
    this.#declared = new Declared(reader);
    this.#merging = new Merging(reader);
    this.#before = start.number;
    this.#number = start.number;
    this.#hash = start.hash;
    this.#recordedAt = start.recordedAt;
    this.#closedThrough = start.closedThrough;
    this.#nextCard = nextCard;
  }

  async append(drafts: readonly Draft[]): Promise<readonly Recorded[]> {
    try {
      return await this.#append(drafts.map(storable));
    } catch (error) {
      this.#failure = error; // Whoever catches it cannot keep the half of it.
      throw error;
    }
  }

  async #append(drafts: readonly Draft[]): Promise<readonly Recorded[]> {
    const known = await this.#byReference(drafts);
    await this.#merging.learn();
    if (drafts.some(({ declarations }) => declarations.length > 0)) await this.#declared.learn();
    const recorded: Recorded[] = [];
    for (const draft of drafts) {
      const earlier = draft.reference === undefined ? undefined : known.get(draft.reference);
      if (earlier !== undefined) {
        this.#repeated(draft, earlier);
        recorded.push({ transaction: earlier, already: true });
        continue;
      }
      // Nothing is awaited that need not be: a million drafts pass here.
      assertDraft(draft);
      const before = this.#problems.length;
      const fallen =
        draft.reverses === undefined ? none : await this.#undo(draft, draft.reverses, known);
      if (draft.returns !== undefined) await this.#checkReturn(draft, draft.returns);
      if (draft.kind === "close") this.#close(draft);
      if (this.#merging.concerns(draft)) {
        this.#problems.push(...this.#merging.problems(draft, placeOf(draft)));
      }
      await this.#checkCourse(draft);
      const barred = this.#problems.length > before;
      const transaction = this.#admit(draft, fallen);
      recorded.push({ transaction, already: false });
      if (this.#problems.length >= problemsMax) throw new Refused(this.#problems);
      if (barred) continue; // What points to nothing is not stored, not even until it is refused.
      if (transaction.reference !== undefined) known.set(transaction.reference, transaction);
      const source = this.#knownSource(draft) ?? (await this.#sourceId(draft));
      addTransactionRow(this.#transactions, transaction, source);
      const day = this.#day(transaction.effectiveDate);
      let line = 0;
      for (const entry of transaction.entries) {
        const { item, lot, quantity, from, to } = entry;
        const giver =
          this.#cards.get(item, lot, from) ?? (await this.#card(item, lot, from, draft));
        const taker = this.#cards.get(item, lot, to) ?? (await this.#card(item, lot, to));
        this.#watch.move(giver.at, day, 0 - quantity);
        this.#watch.move(taker.at, day, quantity);
        const place = { number: transaction.number, line };
        addEntryRow(this.#entries, place, { from: giver.id, to: taker.id }, entry);
        line += 1;
      }
      if (draft.kind === "merge") this.#checkMergeDate(draft, day);
      if (transaction.declarations.length > 0 || draft.kind === "reverse") {
        this.#merging.tell(transaction);
      }
      for (const [line, declaration] of transaction.declarations.entries()) {
        this.#declarations.push(transaction.number, line, JSON.stringify(declaration));
      }
    }
    await this.#store();
    return recorded;
  }

  /** Puts what was admitted so far into the database, where the next checks find it. */
  async #store(): Promise<void> {
    const [transactions, entries] = [this.#transactions.splice(0), this.#entries.splice(0)];
    const [declarations, cards] = [this.#declarations.splice(0), this.#newCards.splice(0)];
    await this.#sql.insertMany("stock_card", cardColumns, cards);
    await this.#sql.insertMany("ledger_transaction", transactionColumns, transactions);
    await this.#sql.insertMany("entry", entryColumns, entries);
    await this.#sql.insertMany("declaration", ["number", "line", "content"], declarations);
  }

  #day(date: string): number {
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    assert(isDate(date), `"${date}" is not a date`);
    const day = dayNumber(date);
    this.#days.set(date, day);
    return day;
  }

  /** The last checks, and the cache of sums. Throws Refused where the write as a whole is wrong. */
  async finish(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const suspects = this.#touched.filter(
      ({ at, account }) => this.#watch.isSuspect(at) && holdsGoods(account) && !this.#early.has(at),
    );
    this.#findInexact();
    await this.#findShortfalls(suspects);
    if (this.#problems.length > 0) throw new Refused(this.#problems);
    await this.#merging.assertWhole(this.#touched, (at) => this.#watch.sum(at));
    for (const { id, at } of this.#touched) {
      await this.#sql.run(
        `insert into balance (card, quantity, last_date) values ($1, $2, $3)
         on conflict (card) do update set quantity = excluded.quantity,
           last_date = excluded.last_date`,
        [id, this.#watch.sum(at), dateOfDay(this.#watch.lastDay(at))],
      );
    }
  }

  /** Earlier transactions with the references of these drafts. */
  async #byReference(drafts: readonly Draft[]): Promise<Map<string, Transaction>> {
    const wanted = drafts.flatMap(({ reference }) => (reference === undefined ? [] : [reference]));
    return this.#reader.byReference(wanted);
  }

  #repeated(draft: Draft, earlier: Transaction): void {
    const entries = entriesNow(this.#merging.same, earlier.entries);
    const same = eventText(draft) === eventText({ ...earlier, entries });
    if (same && !this.#declared.tellsMore(draft)) return;
    this.#problems.push({
      kind: "reference-used",
      reference: draft.reference ?? "",
      by: transactionId(earlier.number),
      at: placeOf(draft),
    });
  }

  #admit(draft: Draft, fallen: readonly Declaration[]): Transaction {
    for (const entry of draft.entries) assertEntry(entry);
    if (draft.kind !== "close") this.#refuseClosed(draft);
    const news =
      draft.declarations.length === 0
        ? none
        : this.#declared.news(draft, placeOf(draft), this.#problems);
    const declarations = fallen.length === 0 ? news : [...fallen, ...news];
    const transaction = numbered(draft, this.#number + 1, this.#recordedAt, declarations);
    transaction.hash = sha256(canonicalText(transaction, this.#hash));
    this.#number = transaction.number;
    this.#hash = transaction.hash;
    return transaction;
  }

  #refuseClosed(draft: Draft): void {
    const year = this.#closedThrough;
    if (year === undefined || draft.effectiveDate > fiscalYearEnd(year)) return;
    const date = draft.effectiveDate;
    this.#problems.push({ kind: "period-closed", date, fiscalYear: year, at: placeOf(draft) });
  }

  #close({ fiscalYear }: Draft): void {
    if (fiscalYear === undefined) return;
    if (this.#closedThrough !== undefined && fiscalYear <= this.#closedThrough) {
      this.#problems.push({ kind: "already-closed", fiscalYear, at: {} });
    } else {
      this.#closedThrough = fiscalYear;
    }
  }

  /** Checks a reversal, and gives what was known that falls with it. */
  async #undo(
    draft: Draft,
    number: number,
    known: Map<string, Transaction>,
  ): Promise<readonly Declaration[]> {
    await this.#store();
    const [transaction, by] = [
      await this.#reader.transaction(number),
      await this.#reader.reversalOf(number),
    ];
    const returns = await this.#reader.returnsOf(number);
    const reversed = { number, transaction, by, returns };
    const at = placeOf(draft);
    const problems = [...reversalProblems(draft, reversed, at)];
    if (problems.length === 0) {
      problems.push(...(await reversalCourseProblems(transaction, this.#reader, at)));
    }
    if (transaction?.kind === "merge" && problems.length === 0) {
      problems.push(...(await this.#merging.splitProblems(transaction, at)));
    }
    this.#problems.push(...problems);
    if (transaction === undefined || problems.length > 0) return none;
    // What was undone may be recorded anew under the same reference.
    const { reference = "" } = transaction;
    if (known.get(reference)?.number === number) known.delete(reference);
    return this.#declared.withdrawals(transaction);
  }

  async #checkReturn(draft: Draft, number: number): Promise<void> {
    await this.#store();
    const [loan, reversedBy] = [
      await this.#reader.transaction(number),
      await this.#reader.reversalOf(number),
    ];
    const returns = await this.#reader.returnsOf(number);
    const lending = { loan, reversedBy, returns, same: this.#merging.same };
    this.#problems.push(...loanProblems(draft, number, lending, placeOf(draft)));
  }

  /** Goods that moved later than the merge would lie under the old name still, or have to. */
  #checkMergeDate({ entries, effectiveDate: date }: Draft, day: number): void {
    const late = entries
      .filter(({ from }) => holdsGoods(from.account))
      .flatMap(({ item, lot, from }) => this.#cards.get(item, lot, from) ?? [])
      .filter(({ at }) => this.#watch.lastDay(at) > day);
    // That they lack on that day follows from it, and would be told with a wrong remedy.
    for (const { at } of late) this.#early.add(at);
    const last = dateOfDay(Math.max(day, ...late.map(({ at }) => this.#watch.lastDay(at))));
    for (const item of new Set(late.map((card) => card.item))) {
      this.#problems.push({ kind: "merge-too-early", item, date, last, at: {} });
    }
  }

  /** Counts, plans and shipments go their course: see counting/rules.ts and shipping/rules.ts. */
  async #checkCourse(draft: Draft): Promise<void> {
    if (!["count", "plan", "ship"].includes(draft.kind)) return;
    const first = this.#number === this.#before;
    this.#problems.push(...(await courseProblems(draft, this.#reader, placeOf(draft), first)));
  }

  /** A card that this write has not met before. */
  async #card(item: string, lot: string, holder: Holder, giving?: Draft): Promise<Card> {
    const { account, agency } = holder;
    if (giving !== undefined && this.#merging.same.has(item)) {
      this.#problems.push(...this.#merging.problemsOfCard(giving, item, placeOf(giving)));
    }
    assert(accountParts(account) !== undefined, `"${account}" is no account`);
    assert(agency !== "", "goods have an owner");
    const stored = await this.#reader.card({ item, lot, account, agency });
    const card: Card = {
      id: stored?.id ?? this.#nextCard,
      at: this.#watch.add(stored?.quantity ?? 0, stored?.last_date ?? undefined),
      item,
      lot,
      account,
      agency,
    };
    if (stored === undefined) {
      this.#nextCard += 1;
      this.#newCards.push(card.id, item, lot, account, agency);
    }
    this.#cards.set(item, lot, holder, card);
    this.#touched.push(card);
    return card;
  }

  #knownSource({ source }: Draft): number | undefined {
    const known = this.#source;
    return source !== undefined && known?.sha256 === source.sha256 && known.name === source.name
      ? known.id
      : undefined;
  }

  async #sourceId({ source }: Draft): Promise<number | undefined> {
    if (source === undefined) return undefined;
    const id = await this.#reader.sourceId(source);
    this.#source = { ...source, id: id ?? (await this.#reader.sources()) + 1 };
    if (id === undefined) {
      const { sha256: digest, name } = source;
      await this.#sql.insertMany(
        "source",
        ["id", "sha256", "name"],
        [this.#source.id, digest, name],
      );
    }
    return this.#source.id;
  }

  /** Sums are exact or refused, also where they were too large only for a moment. */
  #findInexact(): void {
    for (const { at, account, agency, item, lot } of this.#touched) {
      if (this.#watch.isExact(at)) continue;
      this.#problems.push({ kind: "too-much", account, agency, item, lot, at: {} });
    }
  }

  async #findShortfalls(suspects: readonly Card[]): Promise<void> {
    if (suspects.length === 0) return;
    const byId = new Map(suspects.map((card) => [card.id, card]));
    const shorts: Shortfall[] = [];
    for await (const short of shortfalls(this.#sql, new Set(byId.keys()), this.#before)) {
      shorts.push(short);
      if (this.#problems.length + shorts.length >= problemsMax) break;
    }
    const places = await takers(this.#sql, shorts, this.#before);
    for (const { card: id, date, sum, taken: asked, worst } of shorts) {
      const card = byId.get(id);
      if (card === undefined) continue;
      const { account, agency, item, lot } = card;
      const [goods, at] = [{ account, agency, item, lot }, places.get(id) ?? {}];
      const figures = { date, there: sum + asked, asked, worst };
      const under = await this.#merging.nameOn(item, date);
      this.#problems.push({ kind: "not-enough", ...goods, ...figures, ...present({ under }), at });
    }
  }
}

const cardColumns = ["id", "item", "lot", "account", "agency"];

const none: readonly Declaration[] = [];

function placeOf(draft: Draft): Problem["at"] {
  const row = draft.entries[0]?.origin?.row;
  return present({ file: draft.source?.name, row });
}
