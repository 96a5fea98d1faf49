/**
 * Transactions as they lie in their tables: read whole, in pages by number, and judged whether they
 * lie there exactly as the writer puts them.
 *
 * A hash is taken over what a transaction means. Rows can be changed without changing that: a cell
 * noted where there is no row, a blank inside a declaration, a number kept as text, goods that
 * leave one item's card and arrive on another's. Such rows are no work of ours, so they are faults
 * as well (`asWritten`), and a transaction is never read from them in silence.
 */
import type { Declaration } from "../domain/declaration.ts";
import type { Transaction } from "../domain/ledger.ts";
import { OutsideError } from "../ports.ts";
import {
  type CardRow,
  type DeclarationRow,
  declarationOf,
  type EntryRow,
  entryOf,
  isAsWritten,
  selectCard,
  selectDeclaration,
  selectEntry,
  selectTransaction,
  type TransactionRow,
  transactionOf,
} from "./rows.ts";
import type { SqlReading, SqlValue } from "./sql.ts";

/** Values in one `in (…)` list; SQLite and PostgreSQL both take far more. */
const listMax = 500;

export interface StoredTransaction {
  readonly transaction: Transaction;
  readonly asWritten: boolean;
}

export interface PageQuery {
  readonly where: string; // on ledger_transaction t
  readonly values: readonly SqlValue[];
  /** Numbers between which all that is found lies. */
  readonly from: number;
  readonly to: number;
}

interface Parts {
  readonly row: TransactionRow;
  readonly entries: readonly EntryRow[];
  readonly told: readonly DeclarationRow[];
}

export class StoredTransactions {
  readonly #sql: SqlReading;
  /** Stock cards never change, so one that was read is known for good. */
  readonly #cards = new Map<number, CardRow>();

  constructor(sql: SqlReading) {
    this.#sql = sql;
  }

  async read(query: PageQuery): Promise<readonly Transaction[]> {
    return (await this.#parts(query)).map(({ row, entries, told }) =>
      this.#transaction(
        row,
        entries,
        told.map(([number, , content]) => knownDeclaration(number, content)),
      ),
    );
  }

  /** For the proof: also what cannot be read is given, in a form that no hash agrees with. */
  async judge(query: PageQuery): Promise<readonly StoredTransaction[]> {
    return (await this.#parts(query)).map(({ row, entries, told }) => {
      const declarations = told.map(
        ([, , content]) => declarationOf(content) ?? unreadable(content),
      );
      return {
        transaction: this.#transaction(row, entries, declarations),
        asWritten: isAsWritten(row, entries, told, (id) => this.#card(id)),
      };
    });
  }

  #transaction(
    row: TransactionRow,
    entries: readonly EntryRow[],
    declarations: readonly Declaration[],
  ): Transaction {
    const moved = entries.map((entry) =>
      entryOf(entry, this.#card(entry[2]), this.#card(entry[3])),
    );
    return transactionOf(row, moved, declarations);
  }

  async #parts({ where, values, from, to }: PageQuery): Promise<readonly Parts[]> {
    const rows = await this.#sql.rows<TransactionRow>(
      `${selectTransaction} where ${where} order by t.number`,
      values,
    );
    if (rows.length === 0) return [];
    const wanted = new Set(rows.map(([number]) => number));
    const between = "where number between $1 and $2 order by number, line";
    const entries = grouped(
      await this.#sql.rows<EntryRow>(`${selectEntry} ${between}`, [from, to]),
      wanted,
    );
    const told = grouped(
      await this.#sql.rows<DeclarationRow>(`${selectDeclaration} ${between}`, [from, to]),
      wanted,
    );
    await this.#learnCards(entries.values());
    return rows.map((row) => ({
      row,
      entries: entries.get(row[0]) ?? [],
      told: told.get(row[0]) ?? [],
    }));
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
        `${selectCard} where id in (${marks(chunk)})`,
        chunk,
      );
      for (const row of rows) this.#cards.set(row.id, row);
    }
  }

  #card(id: number): CardRow {
    // A card that is gone shows in the hash of its transactions, which verify then names.
    return this.#cards.get(id) ?? { id, item: "?", lot: "?", account: "?", agency: "?" };
  }
}

/** A declaration, or word of the damage: nothing is left out in silence. */
export function knownDeclaration(number: number, content: string): Declaration {
  const declaration = declarationOf(content);
  if (declaration !== undefined) return declaration;
  throw new OutsideError(
    {
      en: `what T-${number} declared cannot be read: the ledger was damaged or changed`,
      ja: `T-${number} の登録内容を読み取れません。台帳が破損又は改変されています`,
    },
    {
      en: "`bichiku verify` shows what is wrong; restore the ledger from a backup",
      ja: "`bichiku verify` で異常を確認し、バックアップから復元してください",
    },
  );
}

/** In place of a declaration that cannot be read. */
const unreadable = (content: string): Declaration => ({
  declares: "agency",
  code: "?",
  name: String(content),
});

export const marks = (values: readonly unknown[]): string =>
  values.map((_, at) => `$${at + 1}`).join(",");

export function* chunks<Value>(values: readonly Value[]): Iterable<readonly Value[]> {
  for (let at = 0; at < values.length; at += listMax) yield values.slice(at, at + listMax);
}

function grouped<Row extends readonly [number: number, ...rest: unknown[]]>(
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
