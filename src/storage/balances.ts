/**
 * What is there, as of either clock.
 *
 * Without a clock, the cache of sums has the answer. As of a day on which all is over it has it,
 * too; as of another, what lies on the day's shorter side is added up: the movements until then, or
 * the later ones, which are taken off the cache again. All three are exact; they differ in speed.
 */
import type { IsoDate } from "../domain/dates.ts";
import type { Balance, CardFilter, Clocks } from "../ports.ts";
import { cardConditions, clockConditions } from "./filters.ts";
import type { SqlReading, SqlValue } from "./sql.ts";

type Filter = CardFilter & Clocks;

export async function balances(sql: SqlReading, filter: Filter): Promise<readonly Balance[]> {
  const { asOf, knownAt } = filter;
  if (knownAt !== undefined) return summed(sql, filter, upTo);
  const all = await cached(sql, filter);
  // Asked after the cache was read, it holds for what was read, whoever writes meanwhile.
  if (asOf === undefined || ((await latestDate(sql)) ?? "") <= asOf) return all;
  return summed(sql, filter, (await isMostlyLater(sql, asOf)) ? upTo : cacheWithoutLater);
}

/** The latest effective date of all movements. */
export async function latestDate(sql: SqlReading): Promise<IsoDate | undefined> {
  const rows = await sql.all<{ date: string | null }>("select max(last_date) as date from balance");
  return rows[0]?.date ?? undefined;
}

/** Judged by the transaction in the middle, as most are recorded in the order of their dates. */
async function isMostlyLater(sql: SqlReading, asOf: IsoDate): Promise<boolean> {
  const rows = await sql.all<{ date: string }>(
    `select effective_date as date from ledger_transaction
     where number = (select max(number) / 2 + 1 from ledger_transaction)`,
  );
  return (rows[0]?.date ?? "") > asOf;
}

const columns = "c.account, c.agency, c.item, c.lot";
const order = "order by c.account, c.agency, c.item, c.lot";

function cached(sql: SqlReading, filter: CardFilter): Promise<readonly Balance[]> {
  const values: SqlValue[] = [];
  const where = ["b.quantity <> 0", ...cardConditions(filter, values, "c")].join(" and ");
  return sql.all<Balance>(
    `select ${columns}, b.quantity from balance b join stock_card c on c.id = b.card
     where ${where} ${order}`,
    values,
  );
}

/** Sums of the signed quantities that the conditions of the filter's clocks let through. */
function summed(
  sql: SqlReading,
  filter: Filter,
  quantities: (conditions: readonly string[]) => string,
): Promise<readonly Balance[]> {
  const { conditions, values } = clockConditions(filter);
  const cards = ["s.quantity <> 0", ...cardConditions(filter, values, "c")].join(" and ");
  return sql.all<Balance>(
    `select ${columns}, s.quantity from (
       select card, sum(quantity) as quantity from (${quantities(conditions)}) p group by card
     ) s join stock_card c on c.id = s.card where ${cards} ${order}`,
    values,
  );
}

const upTo = (conditions: readonly string[]): string =>
  `${entries("to_card", "", conditions)} union all ${entries("from_card", "-", conditions)}`;

/** $1 is the day asked for, which is the only clock here. */
const cacheWithoutLater = (): string =>
  `select card, quantity from balance
   union all ${entries("to_card", "-", ["t.effective_date > $1"])}
   union all ${entries("from_card", "", ["t.effective_date > $1"])}`;

/** The transactions are found first, then their entries: few, when the day is near. */
function entries(card: string, sign: "" | "-", conditions: readonly string[]): string {
  const where = ["e.number = t.number", ...conditions].join(" and ");
  return `select e.${card} as card, ${sign}e.quantity as quantity
     from ledger_transaction t cross join entry e where ${where}`;
}
