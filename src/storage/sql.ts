/**
 * The little we ask of an SQL engine. SQLite is one adapter; what speaks PostgreSQL's protocol will
 * be another. Texts use only what both understand, with $1, $2 … for values.
 */
export type SqlValue = string | number | null;

export interface SqlReading {
  all<Row>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** The same as arrays in the order of the columns: for many rows, as objects cost time. */
  rows<Row extends readonly SqlValue[]>(
    text: string,
    values?: readonly SqlValue[],
  ): Promise<readonly Row[]>;
}

/** Inside one database transaction, and worth nothing after it. */
export interface SqlWriting extends SqlReading {
  run(text: string, values?: readonly SqlValue[]): Promise<void>;
  /** Rows of these columns: their values one after the other, as an array for each costs time. */
  insertMany(table: string, columns: readonly string[], rows: readonly SqlValue[]): Promise<void>;
  /** At its end the transaction is undone, though nothing failed. */
  discard(): void;
}

/** Reading here waits until a transaction of this same program is over. */
export interface Sql extends SqlReading {
  /** Where a second connection to the same data can be opened; absent where there can be none. */
  readonly path?: string;
  /**
   * All of `work` in one database transaction, while nobody else writes; what it throws undoes all.
   * Waits for another writer up to the engine's limit, then throws OutsideError.
   */
  exclusively<Value>(work: (sql: SqlWriting) => Promise<Value>): Promise<Value>;
  /** All of `work` sees one and the same state of the database. */
  consistently<Value>(work: (sql: SqlReading) => Promise<Value>): Promise<Value>;
  /**
   * The same, and nobody else begins to write meanwhile, so that further connections see that state
   * as well: a writer that waits for readers to leave lets no new ones in.
   */
  steadily<Value>(work: (sql: SqlReading) => Promise<Value>): Promise<Value>;
  /** What there is beside what these statements make, or instead of it; none in a new database. */
  shapeFaults(statements: readonly string[]): Promise<readonly string[]>;
  /** Faults in the file itself, as the engine words them. */
  integrityFaults(): Promise<readonly string[]>;
  close(): Promise<void>;
}
