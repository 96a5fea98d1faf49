/**
 * Proves what the ledger promises of items that become others: a merge takes goods of the one item
 * and gives just these as the other, by the ratio that it declares; nothing is said of items but by
 * a merge or a decision, or taken back but by its reversal; nothing else passes goods from one item
 * to another; nothing moves under a name that is another item by then.
 */
import { reclassificationAccount } from "../domain/account.ts";
import { type Declaration, saysOfItems, withdrawnWords } from "../domain/declaration.ts";
import { mergeProblems, pairsOf } from "../domain/items/merge.ts";
import { SameItems } from "../domain/items/same-item.ts";
import type { Transaction } from "../domain/ledger.ts";
import type { LedgerProblem } from "../ports.ts";
import type { Text } from "../text/text.ts";
import { verificationWords as words } from "../text/verification.ts";
import type { SqlReading } from "./sql.ts";
import { chunks, marks, type StoredTransactions } from "./stored-transactions.ts";

export async function mergeFaults(
  sql: SqlReading,
  stored: StoredTransactions,
): Promise<readonly LedgerProblem[]> {
  const concerned = await numbersConcerned(sql);
  const faults: LedgerProblem[] = [];
  const same = new SameItems();
  const periods: Period[] = [];
  const told = new Map<number, readonly Declaration[]>();
  for (const number of concerned) {
    const query = { where: "t.number = $1", values: [number], from: number, to: number };
    const [found] = await stored.judge(query);
    // What does not lie there as it was written is named for that; it cannot be read for more.
    if (found?.asWritten !== true) continue;
    const { transaction } = found;
    const problem = faultOf(transaction, same, told);
    if (problem !== undefined) faults.push({ transaction: number, problem });
    told.set(number, transaction.declarations);
    for (const said of transaction.declarations) {
      if (said.declares !== "same-item") continue;
      const before = same.has(said.code);
      same.tell(said);
      const now = same.has(said.code);
      if (!before && now) periods.push({ item: said.code, after: number, before: Infinity });
      if (before && !now) end(periods, said.code, number);
    }
  }
  return [...faults, ...(await strays(sql, periods))];
}

/** While a code was another item: after one transaction, and before another. */
interface Period {
  readonly item: string;
  readonly after: number;
  before: number;
}

function end(periods: readonly Period[], item: string, number: number): void {
  const open = periods.findLast((period) => period.item === item);
  if (open !== undefined) open.before = number;
}

/** Transactions that say something of items, or pass goods from one to another. */
async function numbersConcerned(sql: SqlReading): Promise<readonly number[]> {
  const found = await sql.rows<readonly [number: number]>(
    `select number from ledger_transaction where kind in ('merge', 'decide')
     union select number from declaration
       where substr(content, 1, 22) = '{"declares":"same-item' or
         substr(content, 1, 21) = '{"declares":"decision'
     order by 1`,
  );
  const numbers = new Set(found.map(([number]) => number));
  for (const number of await throughReclassification(sql)) numbers.add(number);
  return [...numbers].sort((a, b) => a - b);
}

/** There are as many such cards as lots that were ever merged: none in most ledgers. */
async function throughReclassification(sql: SqlReading): Promise<readonly number[]> {
  const cards = await sql.rows<readonly [id: number]>(
    "select id from stock_card where account = $1",
    [reclassificationAccount],
  );
  if (cards.length === 0) return [];
  const found = await sql.rows<readonly [number: number]>(
    `select distinct e.number from entry e
     where e.from_card in (select id from stock_card where account = $1)
       or e.to_card in (select id from stock_card where account = $1)`,
    [reclassificationAccount],
  );
  return found.map(([number]) => number);
}

function faultOf(
  transaction: Transaction,
  same: SameItems,
  told: ReadonlyMap<number, readonly Declaration[]>,
): Text | undefined {
  const { kind, declarations, entries, reverses } = transaction;
  const said = declarations.filter(saysOfItems);
  if (kind === "merge") {
    const sound =
      said.length === 1 &&
      pairsOf(transaction) !== undefined &&
      mergeProblems(transaction, same, {}).length === 0;
    return sound ? undefined : words.merge();
  }
  if (kind === "decide") {
    const sound = said.length === 1 && entries.length === 0 && said[0]?.declares === "decision";
    return sound && said[0]?.withdrawn !== true ? undefined : words.saying();
  }
  const taken = withdrawnWords(told.get(reverses ?? 0) ?? []);
  if (JSON.stringify(said) !== JSON.stringify(taken)) return words.saying();
  const passes = entries.some(({ from, to }) =>
    [from, to].some(({ account }) => account === reclassificationAccount),
  );
  return passes && kind !== "reverse" ? words.reclassified() : undefined;
}

/** Movements of an item while it was another one; reversals of what was before may bring it back. */
async function strays(
  sql: SqlReading,
  periods: readonly Period[],
): Promise<readonly LedgerProblem[]> {
  const faults: LedgerProblem[] = [];
  for (const items of chunks([...new Set(periods.map(({ item }) => item))])) {
    const rows = await sql.rows<readonly [number: number, item: string]>(
      `select distinct e.number, c.item from stock_card c join entry e on e.from_card = c.id
       join ledger_transaction t on t.number = e.number
       where c.item in (${marks(items)}) and t.kind not in ('merge', 'reverse')
       order by e.number`,
      items,
    );
    for (const [number, item] of rows) {
      const during = periods.some(
        (one) => one.item === item && one.after < number && number < one.before,
      );
      if (during) faults.push({ transaction: number, problem: words.merged(item) });
    }
  }
  return faults;
}
