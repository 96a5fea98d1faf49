/**
 * The ledger's queries: what is there, what happened, what was declared. Each once, for every engine.
 *
 * Tables of movements are read in pages by transaction number, so memory does not grow with the
 * ledger; there is no index on movements by item, as one pass over a million entries takes less
 * than a second and an index would slow down every posting.
 */
import { depotAccount, stockStatuses } from "../domain/account.ts";
import type { Moment } from "../domain/dates.ts";
import type { Declaration, LotFacts } from "../domain/declaration.ts";
import type { Source, Transaction } from "../domain/ledger.ts";
import { lotKey } from "../domain/lot-key.ts";
import type { DaySum } from "../domain/overdraft.ts";
import type { Place } from "../domain/problem.ts";
import type { Balance, CardFilter, Clocks, LedgerHead, MovementFilter } from "../ports.ts";
import {
  type CardRow,
  type EntryRow,
  entryOf,
  selectEntry,
  selectTransaction,
  type TransactionRow,
  transactionOf,
} from "./rows.ts";
import type { SqlReading, SqlValue } from "./sql.ts";

/** Transactions read at a time. */
const pageSize = 2000;

/** Up to here cards are looked up by name; above, one pass over all entries is cheaper. */
const cardsListMax = 200;

/** Values in one `in (…)` list; SQLite and PostgreSQL both take far more. */
const listMax = 500;

const genesis: LedgerHead = { number: 0, hash: "0".repeat(64) };

export interface StoredCard extends CardRow {
  readonly quantity: number | null;
  readonly last_date: string | null;
}

export class LedgerReader {
  readonly #sql: SqlReading;
  /** Stock cards never change, so one that was read is known for good. */
  readonly #cards = new Map<number, CardRow>();

  constructor(sql: SqlReading) {
    this.#sql = sql;
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

  async latestDate(): Promise<string | undefined> {
    const rows = await this.#sql.all<{ date: string | null }>(
      "select max(last_date) as date from balance",
    );
    return rows[0]?.date ?? undefined;
  }

  // Transactions

  async transaction(number: number): Promise<Transaction | undefined> {
    return (await this.#page("t.number = $1", [number], number, number))[0];
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
      yield* await this.#page(where.join(" and "), [...values, from, to], from, to);
    }
  }

  /** All transactions of a range of numbers, page by page. */
  async *pages(range: {
    readonly from: number;
    readonly to: number;
  }): AsyncIterable<readonly Transaction[]> {
    for (let from = range.from; from <= range.to; from += pageSize) {
      const to = Math.min(from + pageSize - 1, range.to);
      yield await this.#page("t.number between $1 and $2", [from, to], from, to);
    }
  }

  /** What the next transaction's hash follows on. */
  async link(
    number: number,
  ): Promise<{ readonly hash: string; readonly recordedAt: Moment } | undefined> {
    const rows = await this.#sql.rows<readonly [hash: string, recordedAt: string]>(
      "select hash, recorded_at from ledger_transaction where number = $1",
      [number],
    );
    return rows[0] === undefined ? undefined : { hash: rows[0][0], recordedAt: rows[0][1] };
  }

  /** All transactions with numbers in a range, whole. */
  async #page(
    where: string,
    values: readonly SqlValue[],
    from: number,
    to: number,
  ): Promise<readonly Transaction[]> {
    const rows = await this.#sql.rows<TransactionRow>(
      `${selectTransaction} where ${where} order by t.number`,
      values,
    );
    if (rows.length === 0) return [];
    const wanted = new Set(rows.map(([number]) => number));
    const range = [from, to];
    const entries = grouped(
      await this.#sql.rows<EntryRow>(
        `${selectEntry} where number between $1 and $2 order by number, line`,
        range,
      ),
      wanted,
    );
    const declarations = grouped(
      await this.#sql.rows<readonly [number: number, content: string]>(
        `select number, content from declaration where number between $1 and $2
         order by number, line`,
        range,
      ),
      wanted,
    );
    await this.#learnCards(entries.values());
    return rows.map((row) =>
      transactionOf(
        row,
        (entries.get(row[0]) ?? []).map((entry) =>
          entryOf(entry, this.#known(entry[2]), this.#known(entry[3])),
        ),
        (declarations.get(row[0]) ?? []).map(([, content]) => JSON.parse(content)),
      ),
    );
  }

  async #learnCards(groups: Iterable<readonly EntryRow[]>): Promise<void> {
    const missing = new Set<number>();
    for (const entries of groups) {
      for (const [, , from, to] of entries) {
        if (!this.#cards.has(from)) missing.add(from);
        if (!this.#cards.has(to)) missing.add(to);
      }
    }
    for (const chunk of chunks([...missing])) {
      const rows = await this.#sql.all<CardRow>(
        `select id, item, lot, account, agency from stock_card where id in (${marks(chunk)})`,
        chunk,
      );
      for (const row of rows) this.#cards.set(row.id, row);
    }
  }

  #known(id: number): CardRow {
    // A card that is gone shows in the hash of its transactions, which verify then names.
    return this.#cards.get(id) ?? { id, item: "?", lot: "?", account: "?", agency: "?" };
  }

  // Balances

  async balances(filter: CardFilter & Clocks): Promise<readonly Balance[]> {
    const order = "order by c.account, c.agency, c.item, c.lot";
    const columns = "c.account, c.agency, c.item, c.lot";
    if (filter.asOf === undefined && filter.knownAt === undefined) {
      const values: SqlValue[] = [];
      const where = ["b.quantity <> 0", ...cardConditions(filter, values, "c")].join(" and ");
      return this.#sql.all<Balance>(
        `select ${columns}, b.quantity from balance b join stock_card c on c.id = b.card
         where ${where} ${order}`,
        values,
      );
    }
    const { conditions, values } = clockConditions(filter);
    const cards = ["s.quantity <> 0", ...cardConditions(filter, values, "c")].join(" and ");
    return this.#sql.all<Balance>(
      `select ${columns}, s.quantity from (
         select card, sum(quantity) as quantity from (${signed(conditions)}) p group by card
       ) s join stock_card c on c.id = s.card where ${cards} ${order}`,
      values,
    );
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

  /** Net quantities of each day for the cards wanted, in calendar order. */
  async *dailySums(
    cards: ReadonlySet<number>,
  ): AsyncIterable<{ readonly card: number; readonly days: readonly DaySum[] }> {
    const few = cards.size <= cardsListMax ? [...cards].sort((a, b) => a - b).join(",") : undefined;
    const side = (card: string, sign: string): string =>
      `select e.${card} as card, t.effective_date as date, ${sign}e.quantity as net
       from entry e join ledger_transaction t on t.number = e.number
       where ${few === undefined ? "true" : `e.${card} in (${few})`}`;
    const all = await this.#sql.all<{ card: number; date: string; net: number }>(
      `select card, date, sum(net) as net from
         (${side("to_card", "")} union all ${side("from_card", "-")}) p
       group by card, date order by card, date`,
    );
    const rows = few === undefined ? all.filter(({ card }) => cards.has(card)) : all;
    let at = 0;
    while (at < rows.length) {
      const card = rows[at]?.card ?? 0;
      const days: DaySum[] = [];
      for (; rows[at]?.card === card; at += 1) {
        const { date, net } = rows[at] ?? { date: "", net: 0 };
        days.push({ date, net });
      }
      yield { card, days };
    }
  }

  /** What a card held at the end of a day, by what was recorded before a moment. */
  async sumBefore(card: number, date: string, before: Moment): Promise<number> {
    const rows = await this.#sql.all<{ quantity: number | null }>(
      `select sum(quantity) as quantity from (${signed([
        "t.effective_date <= $1",
        "t.recorded_at < $2",
      ])}) p where card = $3`,
      [date, before, card],
    );
    return rows[0]?.quantity ?? 0;
  }

  /** Where the last movement stands that took from a card by a day, among those of one moment. */
  async lastTaker(card: number, date: string, moment: Moment): Promise<Place | undefined> {
    const rows = await this.#sql.all<{ name: string | null; source_row: number | null }>(
      `select s.name, e.source_row from entry e
       join ledger_transaction t on t.number = e.number left join source s on s.id = t.source
       where e.from_card = $1 and t.effective_date <= $2 and t.recorded_at = $3
       order by t.effective_date desc, t.number desc, e.line desc limit 1`,
      [card, date, moment],
    );
    const found = rows[0];
    if (found === undefined) return undefined;
    return {
      ...(found.name === null ? {} : { file: found.name }),
      ...(found.source_row === null ? {} : { row: found.source_row }),
    };
  }

  // What was declared, and from where

  async declarations(knownAt?: Moment): Promise<readonly Declaration[]> {
    const rows = await this.#sql.all<{ content: string }>(
      knownAt === undefined
        ? "select content from declaration order by number, line"
        : `select d.content from declaration d join ledger_transaction t on t.number = d.number
           where t.recorded_at <= $1 order by d.number, d.line`,
      knownAt === undefined ? [] : [knownAt],
    );
    return rows.map(({ content }) => JSON.parse(content));
  }

  async lotFacts(knownAt?: Moment): Promise<ReadonlyMap<string, LotFacts>> {
    const facts = new Map<string, LotFacts>();
    for (const declaration of await this.declarations(knownAt)) {
      if (declaration.declares !== "lot") continue;
      const key = lotKey(declaration.item, declaration.code);
      facts.set(key, { ...declaration.facts, ...facts.get(key) });
    }
    return facts;
  }

  /** "item X", "depot Y", "agency Z" for all that was declared. */
  async declaredCodes(): Promise<Set<string>> {
    const declared = await this.declarations();
    return new Set(
      declared.flatMap((it) => (it.declares === "lot" ? [] : [`${it.declares} ${it.code}`])),
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

/** Entries as signed quantities per card, of transactions that meet the conditions. */
function signed(conditions: readonly string[]): string {
  const where = conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
  const side = (card: string, sign: string): string =>
    `select e.${card} as card, ${sign}e.quantity as quantity
     from entry e join ledger_transaction t on t.number = e.number${where}`;
  return `${side("to_card", "")} union all ${side("from_card", "-")}`;
}

function clockConditions({ asOf, knownAt }: Clocks): { conditions: string[]; values: SqlValue[] } {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  if (asOf !== undefined) {
    values.push(asOf);
    conditions.push(`t.effective_date <= $${values.length}`);
  }
  if (knownAt !== undefined) {
    values.push(knownAt);
    conditions.push(`t.recorded_at <= $${values.length}`);
  }
  return { conditions, values };
}

function cardConditions(filter: CardFilter, values: SqlValue[], card: string): string[] {
  const conditions: string[] = [];
  for (const field of ["item", "lot", "agency"] as const) {
    const value = filter[field];
    if (value === undefined) continue;
    values.push(value);
    conditions.push(`${card}.${field} = $${values.length}`);
  }
  if (filter.depot !== undefined) {
    // By all its accounts, not by how these begin: a depot's code may hold a colon itself.
    const places: string[] = [];
    for (const status of stockStatuses) {
      values.push(depotAccount(filter.depot, status));
      places.push(`$${values.length}`);
    }
    conditions.push(`${card}.account in (${places.join(",")})`);
  }
  return conditions;
}

const marks = (values: readonly unknown[]): string => values.map((_, at) => `$${at + 1}`).join(",");

function* chunks<Value>(values: readonly Value[]): Iterable<readonly Value[]> {
  for (let at = 0; at < values.length; at += listMax) yield values.slice(at, at + listMax);
}

/** Rows by their first column, the number of their transaction. */
function grouped<Row extends readonly [number: number, ...rest: readonly unknown[]]>(
  rows: readonly Row[],
  wanted: ReadonlySet<number>,
): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const [number] = row;
    if (!wanted.has(number)) continue;
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [row]);
    else group.push(row);
  }
  return groups;
}
