/**
 * Proves what the ledger promises beside sums and hashes: no posting in a closed year, a reference
 * once, a transaction reversed once and by its inverse, no loan returned twice, facts of a lot that
 * do not contradict each other, nothing without its transaction.
 */
import { fiscalYearEnd, isDate } from "../domain/dates.ts";
import { contradictions, type Declaration, type LotFacts } from "../domain/declaration.ts";
import { inverseOf, postingsOf } from "../domain/ledger.ts";
import { outstanding } from "../domain/loan.ts";
import { lotKey } from "../domain/lot-key.ts";
import type { LedgerProblem } from "../ports.ts";
import type { Text } from "../text/text.ts";
import { verificationWords as words } from "../text/verification.ts";
import type { LedgerReader } from "./ledger-reader.ts";
import type { SqlReading, SqlValue } from "./sql.ts";

export async function promiseFaults(
  sql: SqlReading,
  reader: LedgerReader,
): Promise<readonly LedgerProblem[]> {
  return [
    ...(await dates(sql)),
    ...(await closedYears(sql)),
    ...(await references(sql)),
    ...(await reversals(sql, reader)),
    ...(await loans(sql, reader)),
    ...(await lots(sql)),
    ...(await orphans(sql)),
  ];
}

/** One fault per transaction that a query finds. */
async function found(
  sql: SqlReading,
  query: string,
  problem: (text: string) => Text,
  values: readonly SqlValue[] = [],
): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<readonly [number: number, text: string]>(query, values);
  return rows.map(([transaction, text]) => ({ transaction, problem: problem(text) }));
}

async function dates(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<readonly [number: number, date: string]>(
    "select min(number), effective_date from ledger_transaction group by effective_date",
  );
  return rows
    .filter(([, date]) => !isDate(date))
    .map(([transaction, date]) => ({ transaction, problem: words.date(date) }));
}

async function closedYears(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const closings = await sql.rows<readonly [number: number, year: number]>(
    `select number, fiscal_year from ledger_transaction where fiscal_year is not null
     order by number`,
  );
  const faults: LedgerProblem[] = [];
  for (const [number, year] of closings) {
    const late = `select number, effective_date from ledger_transaction
      where number > $1 and effective_date <= $2 and kind <> 'close' order by number`;
    faults.push(...(await found(sql, late, words.closed, [number, fiscalYearEnd(year)])));
  }
  return faults;
}

const references = (sql: SqlReading): Promise<readonly LedgerProblem[]> =>
  found(
    sql,
    `select b.number, b.reference from ledger_transaction a
     join ledger_transaction b on b.reference = a.reference and b.number > a.number
     where not exists (select 1 from ledger_transaction r
       where r.reverses = a.number and r.number < b.number) order by b.number`,
    words.reference,
  );

async function reversals(sql: SqlReading, reader: LedgerReader): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<readonly [number: number, reverses: number]>(
    "select number, reverses from ledger_transaction where reverses is not null order by number",
  );
  const seen = new Set<number>();
  const faults: LedgerProblem[] = [];
  for (const [number, reverses] of rows) {
    const [reversal, original] = [
      await reader.transaction(number),
      await reader.transaction(reverses),
    ];
    const inverse = JSON.stringify(postingsOf(inverseOf(original?.entries ?? [])));
    const same = inverse === JSON.stringify(postingsOf(reversal?.entries ?? []));
    if (seen.has(reverses) || reverses >= number || original === undefined || !same) {
      faults.push({ transaction: number, problem: words.reversal() });
    }
    seen.add(reverses);
  }
  return faults;
}

async function loans(sql: SqlReading, reader: LedgerReader): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<readonly [loan: number]>(
    "select distinct returns from ledger_transaction where returns is not null",
  );
  const faults: LedgerProblem[] = [];
  for (const [number] of rows) {
    const loan = await reader.transaction(number);
    const returns = await reader.returnsOf(number);
    if (loan === undefined || outstanding(loan, returns) < 0) {
      faults.push({ transaction: returns.at(-1)?.number, problem: words.loan() });
    }
  }
  return faults;
}

async function lots(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const known = new Map<string, LotFacts>();
  const faults: LedgerProblem[] = [];
  const rows = await sql.rows<readonly [number: number, content: string]>(
    "select number, content from declaration order by number, line",
  );
  for (const [transaction, content] of rows) {
    const declaration = JSON.parse(content) as Declaration;
    if (declaration.declares !== "lot") continue;
    const key = lotKey(declaration.item, declaration.code);
    const facts = known.get(key) ?? {};
    if (contradictions(facts, declaration.facts).length > 0) {
      faults.push({ transaction, problem: words.lot(declaration.code) });
    }
    known.set(key, { ...declaration.facts, ...facts });
  }
  return faults;
}

async function orphans(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const ofTransactions = await found(
    sql,
    `select distinct number, '' from entry e where not exists
       (select 1 from ledger_transaction t where t.number = e.number)
     union select distinct number, '' from declaration d where not exists
       (select 1 from ledger_transaction t where t.number = d.number)`,
    () => words.orphan(),
  );
  const unused = await sql.rows<readonly [name: string]>(
    `select name from source s where not exists
       (select 1 from ledger_transaction t where t.source = s.id)`,
  );
  const sources = unused.map(([name]) => ({
    transaction: undefined,
    problem: words.unusedSource(name),
  }));
  return [...ofTransactions, ...sources];
}
