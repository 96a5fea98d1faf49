/**
 * The ledger's queries: what is there, what happened, what was declared. Each once, for every
 * engine.
 *
 * Tables of movements are read in pages by transaction number, so memory does not grow with the
 * ledger; there is no index on movements by item, as one pass over a million entries takes less
 * than a second and an index would slow down every posting.
 */
import type { CountTransaction } from "../counting/counts.ts";
import type { IsoDate, Moment } from "../domain/dates.ts";
import { type Declaration, type LotFacts, learnLot, saysOfItems } from "../domain/declaration.ts";
import { SameItems } from "../domain/items/same-item.ts";
import type { Kept, Source, Transaction, TransactionKind } from "../domain/ledger.ts";
import { lotKey } from "../domain/lot-key.ts";
import type { Balance, CardFilter, Clocks, LedgerHead, MovementFilter, Opening } from "../ports.ts";
import { balances, latestDate } from "./balances.ts";
import { cardConditions, clockConditions } from "./filters.ts";
import type { CardRow } from "./rows.ts";
import type { SqlReading } from "./sql.ts";
import { chunks, knownDeclaration, marks, StoredTransactions } from "./stored-transactions.ts";

/** Transactions read at a time. */
const pageSize = 2000;

const genesis: LedgerHead = { number: 0, hash: "0".repeat(64) };

export interface StoredCard extends CardRow {
  readonly quantity: number | null;
  readonly last_date: string | null;
}

export class LedgerReader {
  readonly #sql: SqlReading;
  readonly #stored: StoredTransactions;

  constructor(sql: SqlReading) {
    this.#sql = sql;
    this.#stored = new StoredTransactions(sql);
  }

  async head(): Promise<LedgerHead & { readonly recordedAt: Moment | undefined }> {
    const rows = await this.#sql.all<{ number: number; hash: string; recorded_at: string }>(
      "select number, hash, recorded_at from ledger_transaction order by number desc limit 1",
    );
    const last = rows[0];
    if (last === undefined) return { ...genesis, recordedAt: undefined };
    return { number: last.number, hash: last.hash, recordedAt: last.recorded_at };
  }

  async closedYears(): Promise<readonly number[]> {
    const rows = await this.#sql.all<{ fiscal_year: number }>(
      `select fiscal_year from ledger_transaction where fiscal_year is not null
       order by fiscal_year`,
    );
    return rows.map((row) => row.fiscal_year);
  }

  latestDate(): Promise<IsoDate | undefined> {
    return latestDate(this.#sql);
  }

  // Transactions

  async transaction(number: number): Promise<Transaction | undefined> {
    const query = { where: "t.number = $1", values: [number], from: number, to: number };
    return (await this.#stored.read(query))[0];
  }

  /** The transactions that stand, that is, have not been reversed, under each reference. */
  async byReference(references: readonly string[]): Promise<Map<string, Transaction>> {
    const found = new Map<string, Transaction>();
    for (const chunk of chunks([...new Set(references)])) {
      const rows = await this.#sql.all<{ number: number }>(
        `select number from ledger_transaction t where reference in (${marks(chunk)})
         and not exists (select 1 from ledger_transaction r where r.reverses = t.number)`,
        chunk,
      );
      for (const { number } of rows) {
        const transaction = await this.transaction(number);
        if (transaction?.reference !== undefined) found.set(transaction.reference, transaction);
      }
    }
    return found;
  }

  async reversalOf(number: number): Promise<number | undefined> {
    const rows = await this.#sql.all<{ number: number }>(
      "select number from ledger_transaction where reverses = $1",
      [number],
    );
    return rows[0]?.number;
  }

  /** Returns of a loan that stand, that is, have not been reversed. */
  async returnsOf(number: number): Promise<readonly Transaction[]> {
    const rows = await this.#sql.all<{ number: number }>(
      `select number from ledger_transaction t where returns = $1 and not exists
         (select 1 from ledger_transaction r where r.reverses = t.number) order by number`,
      [number],
    );
    const found = await Promise.all(rows.map((row) => this.transaction(row.number)));
    return found.filter((transaction) => transaction !== undefined);
  }

  /** Transactions from a file with these bytes that stand, that is, have not been reversed. */
  async fromSource(sha256: string, atMost?: number): Promise<readonly Transaction[]> {
    const rows = await this.#sql.all<{ number: number }>(
      `select t.number from ledger_transaction t join source s on s.id = t.source
       where s.sha256 = $1 and not exists
         (select 1 from ledger_transaction r where r.reverses = t.number) order by t.number
       ${atMost === undefined ? "" : "limit $2"}`,
      atMost === undefined ? [sha256] : [sha256, atMost],
    );
    const found: Transaction[] = [];
    for (const { number } of rows) {
      const transaction = await this.transaction(number);
      if (transaction !== undefined) found.push(transaction);
    }
    return found;
  }

  /** Transactions with an entry that the filter lets through; all of them under an empty filter. */
  async *transactions(filter: MovementFilter): AsyncIterable<Transaction> {
    const last = (await this.head()).number;
    const { conditions, values } = clockConditions(filter);
    if (filter.since !== undefined) {
      values.push(filter.since);
      conditions.push(`t.effective_date >= $${values.length}`);
    }
    const cards = cardConditions(filter, values, "c");
    if (cards.length > 0) {
      conditions.push(`exists (select 1 from entry e join stock_card c
        on c.id in (e.from_card, e.to_card) where e.number = t.number and ${cards.join(" and ")})`);
    }
    for (let from = filter.from ?? 1; from <= last; from += pageSize) {
      const to = Math.min(from + pageSize - 1, last);
      const place = values.length;
      const where = [...conditions, `t.number between $${place + 1} and $${place + 2}`];
      const query = { where: where.join(" and "), values: [...values, from, to], from, to };
      yield* await this.#stored.read(query);
    }
  }

  // Balances

  balances(filter: CardFilter & Clocks): Promise<readonly Balance[]> {
    return balances(this.#sql, filter);
  }

  async card(key: Omit<CardRow, "id">): Promise<StoredCard | undefined> {
    const rows = await this.#sql.all<StoredCard>(
      `select c.id, c.item, c.lot, c.account, c.agency, b.quantity, b.last_date
       from stock_card c left join balance b on b.card = c.id
       where c.item = $1 and c.lot = $2 and c.account = $3 and c.agency = $4`,
      [key.item, key.lot, key.account, key.agency],
    );
    return rows[0];
  }

  async cardsMax(): Promise<number> {
    const rows = await this.#sql.all<{ id: number }>(
      "select id from stock_card order by id desc limit 1",
    );
    return rows[0]?.id ?? 0;
  }

  // What was declared, and from where

  async declarations(knownAt?: Moment): Promise<readonly Declaration[]> {
    const rows = await this.#sql.rows<readonly [number: number, content: string]>(
      knownAt === undefined
        ? `select number, content from declaration d where ${ofThings} order by number, line`
        : `select d.number, d.content from declaration d join ledger_transaction t on t.number = d.number
           where t.recorded_at <= $1 and ${ofThings} order by d.number, d.line`,
      knownAt === undefined ? [] : [knownAt],
    );
    return rows.map(([number, content]) => knownDeclaration(number, content));
  }

  async lotFacts(knownAt?: Moment): Promise<ReadonlyMap<string, LotFacts>> {
    return factsOf(await this.declarations(knownAt));
  }

  /** The facts of lots as if a transaction had told nothing of them. */
  async lotFactsWithout({ number }: Transaction): Promise<ReadonlyMap<string, LotFacts>> {
    const rows = await this.#sql.rows<readonly [number: number, content: string]>(
      "select number, content from declaration where number <> $1 order by number, line",
      [number],
    );
    return factsOf(rows.map(([from, content]) => knownDeclaration(from, content)));
  }

  /** What is said of items that are others by now, in the order of recording. */
  async sameItems(): Promise<SameItems> {
    const rows = await this.#saying("same-item");
    return new SameItems(rows.map(([number, content]) => knownDeclaration(number, content)));
  }

  /** The transactions that declare something of a kind, reversals that take it back included. */
  async declaring(what: Declaration["declares"]): Promise<readonly Transaction[]> {
    const numbers = [...new Set((await this.#saying(what)).map(([number]) => number))];
    const found = await Promise.all(numbers.map((number) => this.transaction(number)));
    return found.filter((transaction) => transaction !== undefined);
  }

  /** Returns of loans recorded after a transaction that stand. */
  async returnsAfter(number: number): Promise<readonly Transaction[]> {
    const rows = await this.#sql.all<{ number: number }>(
      `select number from ledger_transaction t where returns is not null and number > $1
         and not exists (select 1 from ledger_transaction r where r.reverses = t.number)
       order by number`,
      [number],
    );
    const found = await Promise.all(rows.map((row) => this.transaction(row.number)));
    return found.filter((transaction) => transaction !== undefined);
  }

  #saying(what: Declaration["declares"]) {
    // A declaration is written with what it declares first; there are few, so no index is needed.
    const start = `{"declares":"${what}"`;
    return this.#sql.rows<readonly [number: number, content: string]>(
      `select number, content from declaration where substr(content, 1, ${start.length}) = $1
       order by number, line`,
      [start],
    );
  }

  /** Of a transaction's lots, those that standing movements beside it speak of. */
  async lotsMovedBeside({ number, entries }: Transaction): Promise<ReadonlySet<string>> {
    const rows = await this.#sql.rows<readonly [item: string, lot: string]>(
      `select distinct c.item, c.lot from entry e
       join stock_card c on c.id = e.from_card
       join ledger_transaction t on t.number = e.number
       where e.number <> $1 and t.reverses is null
         and not exists (select 1 from ledger_transaction r where r.reverses = t.number)
         and c.item in (select m.item from entry o join stock_card m on m.id = o.from_card
           where o.number = $1)`,
      [number],
    );
    const own = new Set(entries.map(({ item, lot }) => lotKey(item, lot)));
    return new Set(rows.map(([item, lot]) => lotKey(item, lot)).filter((key) => own.has(key)));
  }

  /** "item X", "depot Y", "agency Z" for all that was declared. */
  async declaredCodes(): Promise<Set<string>> {
    const declared = await this.declarations();
    return new Set(
      declared.flatMap((it) =>
        it.declares === "lot" || saysOfItems(it) ? [] : [`${it.declares} ${it.code}`],
      ),
    );
  }

  async rowsKnown(identities: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = new Map<string, number>();
    for (const chunk of chunks([...new Set(identities)])) {
      const rows = await this.#sql.all<{ row_identity: string; rows: number }>(
        `select row_identity, count(*) as rows from entry
         where row_identity in (${marks(chunk)}) and not exists (
           select 1 from ledger_transaction r where r.reverses = entry.number)
         group by row_identity`,
        chunk,
      );
      for (const row of rows) known.set(row.row_identity, row.rows);
    }
    return known;
  }

  async openings(): Promise<readonly Opening[]> {
    return this.#sql.all<Opening>(
      `select c.account, c.agency, c.item, c.lot, t.effective_date as "asOf",
         t.number as "transaction"
       from ledger_transaction t join entry e on e.number = t.number
       join stock_card c on c.id = e.to_card
       where t.kind = 'opening' and not exists
         (select 1 from ledger_transaction r where r.reverses = t.number)
       order by t.number, e.line`,
    );
  }

  /** The transactions of all counts, in their order, with their reversals. */
  counts(): Promise<readonly CountTransaction[]> {
    return this.kept("count");
  }

  /** The transactions of some kinds, in their order, with their reversals. */
  async kept(...kinds: readonly TransactionKind[]): Promise<readonly Kept[]> {
    const rows = await this.#sql.rows<readonly [number: number, reversedBy: number | null]>(
      `select t.number, r.number from ledger_transaction t
       left join ledger_transaction r on r.reverses = t.number
       where t.kind in (${kinds.map((_, at) => `$${at + 1}`).join(", ")}) order by t.number`,
      kinds,
    );
    const found: Kept[] = [];
    for (const [number, reversal] of rows) {
      const transaction = await this.transaction(number);
      if (transaction !== undefined) {
        found.push({ transaction, reversedBy: reversal ?? undefined });
      }
    }
    return found;
  }

  /** The transactions of a kind that have not been reversed, in their order. */
  async standing(kind: TransactionKind): Promise<readonly Transaction[]> {
    const rows = await this.#sql.rows<readonly [number: number]>(
      `select number from ledger_transaction t where kind = $1
         and not exists (select 1 from ledger_transaction r where r.reverses = t.number)
       order by number`,
      [kind],
    );
    const found = await Promise.all(rows.map(([number]) => this.transaction(number)));
    return found.filter((transaction) => transaction !== undefined);
  }

  async sourceId({ sha256, name }: Source): Promise<number | undefined> {
    const rows = await this.#sql.all<{ id: number }>(
      "select id from source where sha256 = $1 and name = $2",
      [sha256, name],
    );
    return rows[0]?.id;
  }

  async sources(): Promise<number> {
    const rows = await this.#sql.all<{ id: number }>(
      "select id from source order by id desc limit 1",
    );
    return rows[0]?.id ?? 0;
  }
}

function factsOf(declarations: readonly Declaration[]): ReadonlyMap<string, LotFacts> {
  const facts = new Map<string, LotFacts>();
  for (const declaration of declarations) {
    if (declaration.declares === "lot") learnLot(facts, declaration);
  }
  return facts;
}

/** Of items, places and lots: what is told beside these is read by who needs it, and is long. */
const ofThings = `substr(d.content, 1, 17) not in ('{"declares":"coun',
  '{"declares":"evid', '{"declares":"waiv', '{"declares":"requ', '{"declares":"plan')`;
