/**
 * The shape of the database, as the list of steps that led to it.
 *
 * One SQL text serves every engine: text, integer, bigint, keys and partial indexes, which SQLite
 * and PostgreSQL understand alike. A step that has been released is never edited; a mistake is
 * mended by the next step.
 */
import { OutsideError } from "../ports.ts";
import type { Sql, SqlReading } from "./sql.ts";

export interface Step {
  readonly id: string;
  readonly statements: readonly string[];
}

export const steps: readonly Step[] = [
  {
    id: "0001-ledger",
    statements: [
      `create table source (
         id integer primary key,
         sha256 text not null,
         name text not null
       )`,
      "create index source_sha256 on source (sha256)",
      `create table ledger_transaction (
         number integer primary key,
         kind text not null,
         effective_date text not null,
         recorded_at text not null,
         actor text not null,
         reason text,
         reference text,
         reverses integer,
         loan_due text,
         returns integer,
         fiscal_year integer,
         source integer,
         hash text not null
       )`,
      // Not unique: what was reversed may be recorded anew under the same reference.
      `create index transaction_reference on ledger_transaction (reference)
         where reference is not null`,
      `create unique index transaction_reverses on ledger_transaction (reverses)
         where reverses is not null`,
      `create index transaction_returns on ledger_transaction (returns)
         where returns is not null`,
      `create unique index transaction_year on ledger_transaction (fiscal_year)
         where fiscal_year is not null`,
      // One account for one owner, item and lot: what a warehouse calls a stock card.
      `create table stock_card (
         id integer primary key,
         item text not null,
         lot text not null,
         account text not null,
         agency text not null,
         unique (account, agency, item, lot)
       )`,
      `create table entry (
         number integer not null,
         line integer not null,
         from_card integer not null,
         to_card integer not null,
         quantity bigint not null check (quantity >= 0),
         sheet text,
         source_row integer,
         cell text,
         cell_text text,
         row_identity text,
         primary key (number, line)
       )`,
      `create index entry_row_identity on entry (row_identity)
         where row_identity is not null`,
      `create table declaration (
         number integer not null,
         line integer not null,
         content text not null,
         primary key (number, line)
       )`,
      // A cache of sums, written by the append alone and proved by verify.
      `create table balance (
         card integer primary key,
         quantity bigint not null,
         last_date text not null
       )`,
    ],
  },
];

export const migrationTable = "create table migration (id text primary key)";

/** Brings a database up to date: all missing steps or none, and one program at a time. */
export async function migrate(sql: Sql, options: Migration = {}): Promise<void> {
  const { all = steps, create = true } = options;
  if (await upToDate(sql, all)) return;
  await sql.exclusively(async (session) => {
    // Looked at anew, as another program may have been here in between.
    const fresh = (await sql.shapeFaults([])).length === 0;
    if (fresh && !create) throw notALedger();
    if (fresh) await session.run(migrationTable);
    const done = await stepsDone(session);
    if (done === undefined) throw notALedger();
    refuseForeign(done, all);
    for (const { id, statements } of all.slice(done.length)) {
      for (const statement of statements) await session.run(statement);
      await session.run("insert into migration (id) values ($1)", [id]);
    }
  });
}

export interface Migration {
  readonly all?: readonly Step[];
  /** Whether a database with nothing in it becomes a ledger. */
  readonly create?: boolean;
}

async function upToDate(sql: Sql, all: readonly Step[]): Promise<boolean> {
  const done = await stepsDone(sql);
  if (done === undefined) return false;
  refuseForeign(done, all);
  return done.length === all.length;
}

/** The steps that led to the database as it is; undefined where it is not known to have any. */
async function stepsDone(sql: SqlReading): Promise<readonly { readonly id: string }[] | undefined> {
  try {
    return await sql.all<{ id: string }>("select id from migration order by id");
  } catch (error) {
    if (error instanceof OutsideError && /no such table/.test(error.what.en)) return undefined;
    throw error;
  }
}

const notALedger = (): OutsideError =>
  new OutsideError(
    { en: "the database is no ledger", ja: "このデータベースは台帳ではありません" },
    {
      en: "name the right file with --store; `bichiku init` makes a new ledger",
      ja: "--store で正しいファイルを指定してください。新しい台帳は `bichiku init` で作成します",
    },
  );

function refuseForeign(done: readonly { readonly id: string }[], all: readonly Step[]): void {
  const foreign = done.find(({ id }, index) => id !== all[index]?.id);
  if (foreign === undefined) return;
  throw new OutsideError(
    {
      en: `another version of this program shaped the ledger: step ${foreign.id} is not ours`,
      ja: `台帳は別の版のプログラムで作成されています（手順 ${foreign.id}）`,
    },
    {
      en: "use the version that last wrote to it, or a later one",
      ja: "最後に書き込んだ版以降のプログラムを使ってください",
    },
  );
}
