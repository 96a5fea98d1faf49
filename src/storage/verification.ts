/**
 * Proves the ledger from what is stored: recomputes the hash chain, every balance and every
 * promise, and names the first transaction that is wrong. Shares no state with the writer.
 */
import { accountParts, holdsGoods } from "../domain/account.ts";
import { dateOfDay, dayNumber, fiscalYearEnd, isDate } from "../domain/dates.ts";
import { contradictions, type LotFacts } from "../domain/declaration.ts";
import {
  canonicalText,
  type Entry,
  genesisHash,
  type Holder,
  type Transaction,
} from "../domain/ledger.ts";
import { outstanding } from "../domain/loan.ts";
import { lotKey } from "../domain/lot-key.ts";
import { CardWatch, firstShortfall } from "../domain/overdraft.ts";
import { StockCards } from "../domain/stock-cards.ts";
import type { LedgerProblem, Verification } from "../ports.ts";
import type { Text } from "../text/text.ts";
import { verificationWords as words } from "../text/verification.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { sha256 } from "./ledger-writer.ts";
import type { Sql, SqlReading } from "./sql.ts";

/** After so many problems the rest is not listed: the first one is where to look. */
const problemsMax = 100;

interface Checked {
  readonly at: number; // in the watch
  readonly name: string; // item / lot / account / agency
  readonly guarded: boolean; // holds goods, so must not fall below zero
  cached: boolean; // the stored balance was seen
}

/** `session` is one state of the database, `sql` is where it lies. */
export async function verifyLedger(sql: Sql, session: SqlReading): Promise<Verification> {
  const faults = await sql.integrityFaults();
  if (faults.length > 0) {
    const problems = faults.map((fault) => ({
      transaction: undefined,
      problem: words.damagedFile(fault),
    }));
    return verdictOf(await tryChain(session, problems));
  }
  return verdictOf(await new Proof(session, []).run());
}

/** A damaged file may still tell which transaction was hit; if it cannot be read, that is all. */
async function tryChain(sql: SqlReading, found: readonly LedgerProblem[]): Promise<Outcome> {
  try {
    return await new Proof(sql, found).run();
  } catch {
    return { transactions: 0, postings: 0, head: genesisHash, problems: found };
  }
}

type CardKey = [item: string, lot: string, account: string, agency: string];

type Outcome = Omit<Verification, "ok">;
const verdictOf = (outcome: Outcome): Verification => ({
  ok: outcome.problems.length === 0,
  ...outcome,
});

class Proof {
  readonly #sql: SqlReading;
  readonly #reader: LedgerReader;
  readonly #problems: LedgerProblem[];
  readonly #watch = new CardWatch();
  readonly #cards = new StockCards<Checked>();
  readonly #all: Checked[] = [];
  readonly #facts = new Map<string, LotFacts>();
  readonly #references = new Set<string>();
  readonly #reversed = new Set<number>();
  readonly #loans = new Map<number, { loan: Transaction; returns: Transaction[] }>();
  #previous = { number: 0, hash: genesisHash, recordedAt: "" };
  #closedEnd = "";
  #entries = 0;

  constructor(sql: SqlReading, found: readonly LedgerProblem[]) {
    this.#sql = sql;
    this.#reader = new LedgerReader(sql);
    this.#problems = [...found];
  }

  async run(): Promise<Outcome> {
    for await (const transaction of this.#reader.transactions({})) {
      this.#check(transaction);
      if (this.#problems.length >= problemsMax) break;
    }
    if (this.#problems.length < problemsMax) await this.#checkWhole();
    return {
      transactions: this.#previous.number,
      postings: this.#entries * 2,
      head: this.#previous.hash,
      problems: this.#problems,
    };
  }

  #wrong(transaction: number | undefined, problem: Text): void {
    this.#problems.push({ transaction, problem });
  }

  #check(transaction: Transaction): void {
    const { number, recordedAt } = transaction;
    if (number !== this.#previous.number + 1) {
      this.#wrong(number, words.gap(this.#previous.number));
    }
    const { hash, ...content } = transaction;
    if (sha256(canonicalText(content, this.#previous.hash)) !== hash) {
      this.#wrong(number, words.hash());
    }
    if (recordedAt < this.#previous.recordedAt) this.#wrong(number, words.clock());
    this.#checkPromises(transaction);
    for (const entry of transaction.entries) this.#move(transaction, entry);
    this.#entries += transaction.entries.length;
    this.#previous = { number, hash, recordedAt };
  }

  #checkPromises(t: Transaction): void {
    if (!isDate(t.effectiveDate)) this.#wrong(t.number, words.date(t.effectiveDate));
    if (t.kind === "close" && t.fiscalYear !== undefined) {
      this.#closedEnd = fiscalYearEnd(t.fiscalYear);
    } else if (t.effectiveDate <= this.#closedEnd) {
      this.#wrong(t.number, words.closed(t.effectiveDate));
    }
    if (t.reference !== undefined) {
      if (this.#references.has(t.reference)) this.#wrong(t.number, words.reference(t.reference));
      this.#references.add(t.reference);
    }
    if (t.reverses !== undefined) {
      if (this.#reversed.has(t.reverses) || t.reverses >= t.number) {
        this.#wrong(t.number, words.reversal());
      }
      this.#reversed.add(t.reverses);
    }
    if (t.loanDue !== undefined) this.#loans.set(t.number, { loan: t, returns: [] });
    if (t.returns !== undefined) this.#loans.get(t.returns)?.returns.push(t);
    for (const declaration of t.declarations) {
      if (declaration.declares !== "lot") continue;
      const key = lotKey(declaration.item, declaration.code);
      const known = this.#facts.get(key) ?? {};
      if (contradictions(known, declaration.facts).length > 0) {
        this.#wrong(t.number, words.lot(declaration.code));
      }
      this.#facts.set(key, { ...declaration.facts, ...known });
    }
  }

  #move(transaction: Transaction, entry: Entry): void {
    const { item, lot, quantity, from, to } = entry;
    const day = dayNumber(transaction.effectiveDate);
    for (const [side, sign] of [
      [from, -1],
      [to, 1],
    ] as const) {
      const card =
        this.#cards.get(item, lot, side.account, side.agency) ??
        this.#card(transaction, entry, side);
      this.#watch.move(card.at, day, sign * quantity);
    }
  }

  #card(transaction: Transaction, { item, lot }: Entry, { account, agency }: Holder): Checked {
    if (accountParts(account) === undefined) {
      this.#wrong(transaction.number, words.account(account));
    }
    const name = [item, lot, account, agency].join(" / ");
    const at = this.#watch.add(0, undefined);
    const card = { at, name, guarded: holdsGoods(account), cached: false };
    this.#cards.set(item, lot, account, agency, card);
    this.#all.push(card);
    return card;
  }

  async #checkWhole(): Promise<void> {
    await this.#checkBalances();
    await this.#checkShortfalls();
    for (const [number, { loan, returns }] of this.#loans) {
      const standing = returns.filter((it) => !this.#reversed.has(it.number));
      if (outstanding(loan, standing) < 0) this.#wrong(number, words.loan());
    }
    const orphans = await this.#sql.all<{ number: number }>(
      `select number from entry where number not in (select number from ledger_transaction)
       union select number from declaration
       where number not in (select number from ledger_transaction)`,
    );
    for (const { number } of orphans) this.#wrong(number, words.orphan());
  }

  /** The stored cache against the sums just made, both ways. */
  async #checkBalances(): Promise<void> {
    const stored = await this.#sql.rows<readonly [...CardKey, number, string]>(
      `select c.item, c.lot, c.account, c.agency, b.quantity, b.last_date
       from balance b left join stock_card c on c.id = b.card`,
    );
    for (const [item, lot, account, agency, quantity, lastDate] of stored) {
      const card = this.#cards.get(item, lot, account, agency);
      const name = [item, lot, account, agency].join(" / ");
      const sum = card === undefined ? 0 : this.#watch.sum(card.at);
      const last = card === undefined ? "" : dateOfDay(this.#watch.lastDay(card.at));
      if (card === undefined || sum !== quantity) {
        this.#wrong(undefined, words.balance(name, quantity, sum));
      } else if (last !== lastDate) {
        this.#wrong(undefined, words.lastDate(name, lastDate, last));
      }
      if (card !== undefined) card.cached = true;
    }
    for (const { name, cached } of this.#all) {
      if (!cached) this.#wrong(undefined, words.noBalance(name));
    }
  }

  async #checkShortfalls(): Promise<void> {
    const suspects = new Set(
      this.#all.filter(({ at, guarded }) => guarded && this.#watch.isSuspect(at)),
    );
    if (suspects.size === 0) return;
    const ids = new Map<number, Checked>();
    const cards = await this.#sql.rows<readonly [id: number, ...CardKey]>(
      "select id, item, lot, account, agency from stock_card",
    );
    for (const [id, ...key] of cards) {
      const card = this.#cards.get(...key);
      if (card !== undefined && suspects.has(card)) ids.set(id, card);
    }
    for await (const { card, days } of this.#reader.dailySums([...ids.keys()])) {
      const short = firstShortfall(days);
      const name = ids.get(card)?.name ?? "?";
      if (short !== undefined) this.#wrong(undefined, words.negative(name, short.date, short.sum));
    }
  }
}
