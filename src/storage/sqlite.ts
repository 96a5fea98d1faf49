/**
 * SQLite behind the Sql port: one file, nothing to start.
 *
 * The rollback journal is kept (no WAL): the ledger stays one file, also on an office's network
 * share, and a killed writer leaves a journal that the next reader rolls back by itself. Writers
 * queue for the file's lock; each commit is on disk before it is reported.
 */
import Database from "better-sqlite3";
import { assert } from "../domain/assert.ts";
import { OutsideError } from "../ports.ts";
import type { Sql, SqlReading, SqlValue, SqlWriting } from "./sql.ts";

/** How long a writer waits for another one: a bulk posting of a million movements takes 20 s. */
const lockWaitMs = 60_000;

/** Rows in one insert statement: calling into the engine row by row takes half as long again. */
const rowsPerInsert = 16;

/** Page cache, so that a bulk posting does not read back what it has just written. */
const cacheKib = 65_536;

export interface SqliteOptions {
  readonly create: boolean;
  readonly lockWaitMs?: number;
}

export function openSqlite(path: string, options: SqliteOptions): Sql {
  const db = guarded(path, () => {
    const timeout = options.lockWaitMs ?? lockWaitMs;
    const opened = new Database(path, { timeout, fileMustExist: !options.create });
    opened.pragma("journal_mode = delete");
    opened.pragma("synchronous = full");
    opened.pragma(`cache_size = -${cacheKib}`);
    opened.pragma("foreign_keys = on");
    opened.pragma("trusted_schema = off");
    return opened;
  });
  const prepared = new Map<string, Prepared>();
  const ready = (text: string): Prepared => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const fresh = prepare(db, text);
    prepared.set(text, fresh);
    return fresh;
  };

  const reading: SqlReading = {
    all: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      guarded(path, () => {
        const { statement, bind } = ready(text);
        return statement.raw(false).all(bind(values)) as Row[];
      }),
    rows: async <Row extends readonly SqlValue[]>(text: string, values: readonly SqlValue[] = []) =>
      guarded(path, () => {
        const { statement, bind } = ready(text);
        return statement.raw(true).all(bind(values)) as unknown as Row[];
      }),
  };

  const writing: Omit<SqlWriting, keyof SqlReading | "discard"> = {
    run: async (text, values = []) =>
      guarded(path, () => {
        const { statement, bind } = ready(text);
        statement.run(bind(values));
      }),
    insertMany: async (table, columns, rows) =>
      guarded(path, () => {
        const filled = filledColumns(columns.length, rows);
        const names = filled.map((column) => columns[column]).join(",");
        const mark = `(${filled.map(() => "?").join(",")})`;
        const insert = `insert into ${table} (${names}) values `;
        const many = ready(insert + Array(rowsPerInsert).fill(mark).join(",")).statement;
        const one = ready(insert + mark).statement;
        const values = new Array<SqlValue>(rowsPerInsert * filled.length).fill(null);
        const end = rows.length - (rows.length % (rowsPerInsert * columns.length));
        let place = 0;
        for (let start = 0; start < end; start += columns.length) {
          for (const column of filled) {
            values[place] = rows[start + column] ?? null;
            place += 1;
          }
          if (place < values.length) continue;
          many.run(values);
          place = 0;
        }
        for (let start = end; start < rows.length; start += columns.length) {
          one.run(filled.map((column) => rows[start + column] ?? null));
        }
      }),
  };

  // Transactions of this program on this connection: one after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  const within = async <Value>(
    begin: () => void,
    work: (sql: SqlWriting) => Promise<Value>,
  ): Promise<Value> => {
    guarded(path, begin);
    const session = mortal({ ...reading, ...writing }, () => db.inTransaction);
    try {
      const value = await work(session.sql);
      guarded(path, () => db.exec(session.kept() ? "commit" : "rollback"));
      return value;
    } catch (error) {
      // A full disk has undone everything already; what fails here is undone by the next to open.
      if (db.inTransaction) quietly(() => db.exec("rollback"));
      throw error;
    } finally {
      session.end();
    }
  };

  const waiting = async <Value>(read: () => Promise<Value>): Promise<Value> => {
    while (db.inTransaction) await last;
    return read();
  };

  return {
    ...(path === ":memory:" ? {} : { path }),
    all: (text, values) => waiting(() => reading.all(text, values)),
    rows: (text, values) => waiting(() => reading.rows(text, values)),
    exclusively: (work) => inTurn(() => within(() => db.exec("begin immediate"), work)),
    consistently: (work) => inTurn(() => within(() => db.exec("begin"), work)),
    steadily: (work) => inTurn(() => within(() => beginSteadily(db), work)),
    shapeFaults: async (statements) => guarded(path, () => shapeFaults(db, statements)),
    integrityFaults: async () => {
      try {
        const rows = db.pragma("integrity_check(20)") as { integrity_check: string }[];
        return rows.map((row) => row.integrity_check).filter((text) => text !== "ok");
      } catch (error) {
        return [String(error instanceof Error ? error.message : error)];
      }
    },
    close: async () => {
      db.close();
    },
  };
}

/**
 * Gives a transaction's means of reading and writing that end with it. Where the engine gave the
 * transaction up by itself (a full disk), nothing more is written, as it would stand alone.
 */
function mortal(
  sql: Omit<SqlWriting, "discard">,
  lives: () => boolean,
): { readonly sql: SqlWriting; kept(): boolean; end(): void } {
  let [over, kept] = [false, true];
  const alive = (): void => assert(!over && lives(), "used after its transaction was over");
  return {
    sql: {
      all: async (text, values) => {
        alive();
        return sql.all(text, values);
      },
      rows: async (text, values) => {
        alive();
        return sql.rows(text, values);
      },
      run: async (text, values) => {
        alive();
        return sql.run(text, values);
      },
      insertMany: async (table, columns, rows) => {
        alive();
        return sql.insertMany(table, columns, rows);
      },
      discard: () => {
        kept = false;
      },
    },
    kept: () => kept,
    end: () => {
      over = true;
    },
  };
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** The schema against the one that the statements make in a database of their own. */
function shapeFaults(db: Database.Database, statements: readonly string[]): readonly string[] {
  const [expected, found] = [modelSchema(statements), schemaOf(db)];
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return names.filter((name) => expected.get(name) !== found.get(name));
}

function modelSchema(statements: readonly string[]): ReadonlyMap<string, string> {
  const model = new Database(":memory:");
  try {
    for (const statement of statements) model.exec(statement);
    return schemaOf(model);
  } finally {
    model.close();
  }
}

function schemaOf(db: Database.Database): ReadonlyMap<string, string> {
  const rows = db.prepare("select type, name, sql from sqlite_master").all() as SchemaRow[];
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, String(sql)]));
}

function beginSteadily(db: Database.Database): void {
  try {
    db.exec("begin immediate");
  } catch (error) {
    const nobodyWrites =
      error instanceof Database.SqliteError && error.code.startsWith("SQLITE_READONLY");
    if (!nobodyWrites) throw error;
    db.exec("begin"); // An auditor's copy on a medium that takes no writing.
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // What led here is on its way to the caller, and tells more.
  }
}

/** The columns that are not null in all of these rows: the others are null without being said. */
function filledColumns(columns: number, rows: readonly SqlValue[]): readonly number[] {
  const filled: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    let start = column;
    while (start < rows.length && rows[start] === null) start += columns;
    if (column === 0 || start < rows.length) filled.push(column);
  }
  return filled;
}

interface Prepared {
  readonly statement: Database.Statement;
  /** The values in the order in which the text uses them. */
  bind(values: readonly SqlValue[]): readonly SqlValue[];
}

/** $1, $2 … become SQLite's plain marks: binding by name costs more than the query itself. */
function prepare(db: Database.Database, text: string): Prepared {
  const order: number[] = [];
  const plain = text.replace(/\$(\d+)/g, (_, number: string) => {
    order.push(Number(number) - 1);
    return "?";
  });
  const inOrder = order.every((place, at) => place === at);
  return {
    statement: db.prepare(plain),
    bind: (values) =>
      inOrder && order.length === values.length
        ? values
        : order.map((place) => values[place] ?? null),
  };
}

/** Engine faults in the words of the house. */
function guarded<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw wrapOpening(path, error);
    throw new OutsideError(...sqliteWords(path, error.code, error.message), { cause: error });
  }
}

function wrapOpening(path: string, error: unknown): unknown {
  if (!(error instanceof TypeError) || !/directory does not exist/.test(error.message))
    return error;
  return new OutsideError(
    { en: `the folder of ${path} does not exist`, ja: `${path} のフォルダーがありません` },
    { en: "make the folder first", ja: "先にフォルダーを作成してください" },
    { cause: error },
  );
}

type Words = ConstructorParameters<typeof OutsideError>[0];

function sqliteWords(path: string, code: string, message: string): [what: Words, fix: Words] {
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return [
      { en: `${path} is being written by another process`, ja: `${path} は他の処理が書込み中です` },
      {
        en: "wait until it is done and run the command again; nothing was changed",
        ja: "その処理が終わってから再実行してください。何も変更されていません",
      },
    ];
  }
  if (code.startsWith("SQLITE_FULL")) {
    return [
      { en: `the disk of ${path} is full`, ja: `${path} のディスクに空きがありません` },
      {
        en: "free some space and run the command again; nothing was changed",
        ja: "空き容量を確保して再実行してください。何も変更されていません",
      },
    ];
  }
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return [
      {
        en: `${path} is damaged or is no ledger: ${message}`,
        ja: `${path} は破損しているか台帳ではありません: ${message}`,
      },
      {
        en: "restore it from a backup, or name the right file with --store",
        ja: "バックアップから復元するか、--store で正しいファイルを指定してください",
      },
    ];
  }
  if (
    code.startsWith("SQLITE_READONLY") ||
    code.startsWith("SQLITE_CANTOPEN") ||
    code.startsWith("SQLITE_PERM")
  ) {
    return [
      {
        en: `${path} cannot be written: the file or its folder is read-only, or no permission`,
        ja: `${path} に書き込めません（ファイル又はフォルダーが読み取り専用か、アクセス権がありません）`,
      },
      {
        en: "check the rights to the file and its folder",
        ja: "ファイルとフォルダーの権限を確認してください",
      },
    ];
  }
  return [
    {
      en: `the database failed: ${message} (${code})`,
      ja: `データベースの障害です: ${message}(${code})`,
    },
    {
      en: "check the disk; `bichiku verify` tells whether the ledger is sound",
      ja: "ディスクを確認してください。台帳の状態は `bichiku verify` で検証できます",
    },
  ];
}
