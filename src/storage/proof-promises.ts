/**
 * Proves what the ledger promises beside sums and hashes: no posting in a closed year, a reference
 * once, a transaction reversed once and by its inverse, no loan returned twice, facts of a lot that
 * do not contradict each other, nothing without its transaction.
 */
import { fiscalYearEnd } from "../domain/dates.ts";
import { contradictions, type LotFacts, learnLot } from "../domain/declaration.ts";
import { SameItems } from "../domain/items/same-item.ts";
import type { Transaction } from "../domain/ledger.ts";
import { loanProblems } from "../domain/loan.ts";
import { lotKey } from "../domain/lot-key.ts";
import { isInverse } from "../domain/reversal.ts";
import type { LedgerProblem } from "../ports.ts";
import type { Text } from "../text/text.ts";
import { verificationWords as words } from "../text/verification.ts";
import { countFaults } from "./proof-counts.ts";
import { mergeFaults } from "./proof-merges.ts";
import { shipmentFaults } from "./proof-shipments.ts";
import { testimonyFaults } from "./proof-testimony.ts";
import { declarationOf } from "./rows.ts";
import type { SqlReading, SqlValue } from "./sql.ts";
import { StoredTransactions } from "./stored-transactions.ts";

export async function promiseFaults(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const stored = new StoredTransactions(sql);
  return [
    ...(await numbers(sql)),
    ...(await closedYears(sql)),
    ...(await references(sql)),
    ...(await reversals(sql, stored)),
    ...(await loans(sql, stored)),
    ...(await lots(sql)),
    ...(await mergeFaults(sql, stored)),
    ...(await countFaults(sql)),
    ...(await shipmentFaults(sql)),
    ...(await testimonyFaults(sql)),
    ...(await orphans(sql)),
  ];
}

/** A transaction as far as it can be read. */
async function whole(stored: StoredTransactions, number: number): Promise<Transaction | undefined> {
  const query = { where: "t.number = $1", values: [number], from: number, to: number };
  return (await stored.judge(query))[0]?.transaction;
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

const numbers = (sql: SqlReading): Promise<readonly LedgerProblem[]> =>
  found(sql, "select number, '' from ledger_transaction where number < 1", () => words.number());

async function closedYears(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const closings = await sql.rows<readonly [number: number, kind: string, year: number | null]>(
    `select number, kind, fiscal_year from ledger_transaction
     where fiscal_year is not null order by number`,
  );
  const faults: LedgerProblem[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [number, kind, year] of closings) {
    if (kind !== "close" || year === null || year <= last) {
      faults.push({ transaction: number, problem: words.closing() });
      continue;
    }
    last = year;
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
     where a.reference in (select reference from ledger_transaction
       where reference is not null group by reference having count(*) > 1)
     and not exists (select 1 from ledger_transaction r
       where r.reverses = a.number and r.number < b.number) order by b.number`,
    words.reference,
  );

async function reversals(
  sql: SqlReading,
  stored: StoredTransactions,
): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<readonly [number: number, reverses: number | null]>(
    `select number, reverses from ledger_transaction
     where reverses is not null order by number`,
  );
  const seen = new Set<number>();
  const faults: LedgerProblem[] = [];
  for (const [number, reverses] of rows) {
    const [reversal, original] = [
      await whole(stored, number),
      reverses === null || reverses >= number ? undefined : await whole(stored, reverses),
    ];
    const sound =
      reversal?.kind === "reverse" &&
      original !== undefined &&
      !seen.has(original.number) &&
      original.kind !== "reverse" &&
      original.effectiveDate <= reversal.effectiveDate &&
      isInverse(reversal.entries, original.entries);
    if (!sound) faults.push({ transaction: number, problem: words.reversal() });
    if (reverses !== null) seen.add(reverses);
  }
  return faults;
}

/** Each return again, given the loan and the returns before it that stand. */
async function loans(
  sql: SqlReading,
  stored: StoredTransactions,
): Promise<readonly LedgerProblem[]> {
  const rows = await sql.rows<readonly [number: number, loan: number]>(
    `select number, returns from ledger_transaction t where returns is not null and not exists
       (select 1 from ledger_transaction r where r.reverses = t.number) order by number`,
  );
  const standing = new Map<number, Transaction[]>();
  const faults: LedgerProblem[] = [];
  const merges = await sayings(sql);
  const same = new SameItems();
  for (const [number, of] of rows) {
    // What had become another item by then.
    while ((merges[0]?.number ?? number) < number) {
      const said = merges.shift()?.said;
      if (said !== undefined) same.tell(said);
    }
    const [loan, given] = [await whole(stored, of), await whole(stored, number)];
    if (given === undefined) continue;
    const returns = standing.get(of) ?? [];
    const reversal = await sql.rows<readonly [number: number]>(
      "select number from ledger_transaction where reverses = $1",
      [of],
    );
    const reversedBy = reversal[0]?.[0];
    const problems = loanProblems(given, of, { loan, reversedBy, returns, same }, {});
    if (problems.length > 0) faults.push({ transaction: number, problem: words.loan() });
    standing.set(of, [...returns, given]);
  }
  return faults;
}

/** What was said of items that become others, as far as it can be read, in the order of recording. */
async function sayings(sql: SqlReading) {
  const rows = await sql.rows<readonly [number: number, content: string]>(
    "select number, content from declaration order by number, line",
  );
  return rows.flatMap(([number, content]) => {
    const said = declarationOf(content);
    return said?.declares === "same-item" ? [{ number, said }] : [];
  });
}

async function lots(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const known = new Map<string, LotFacts>();
  const faults: LedgerProblem[] = [];
  const rows = await sql.rows<readonly [number: number, content: string]>(
    "select number, content from declaration order by number, line",
  );
  for (const [transaction, content] of rows) {
    const declaration = declarationOf(content); // What cannot be read is named with its hash.
    if (declaration?.declares !== "lot") continue;
    const facts = known.get(lotKey(declaration.item, declaration.code)) ?? {};
    if (contradictions(facts, declaration.facts).length > 0) {
      faults.push({ transaction, problem: words.lot(declaration.code) });
    }
    learnLot(known, declaration);
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
