/**
 * Which stock cards are below zero at the end of some day, since when, and by which movement.
 *
 * All cards are looked at in one pass over the entries, and so are the movements to blame: a wrong
 * file of a million rows is answered in the time of a right one.
 */
import { type DaySum, firstShortfall } from "../domain/overdraft.ts";
import type { Place } from "../domain/problem.ts";
import type { SqlReading } from "./sql.ts";
import { chunks, marks } from "./stored-transactions.ts";

/** Up to here cards are looked up by name; above, one pass over all entries is cheaper. */
const cardsListMax = 200;

export interface Shortfall {
  readonly card: number;
  readonly date: string; // the first day at whose end the card is below zero
  readonly sum: number; // then
  readonly before: number; // then, without what was recorded after `known`
}

/** One shortfall for each of the cards that has any, by what was recorded up to `known` and after. */
export async function* shortfalls(
  sql: SqlReading,
  cards: ReadonlySet<number>,
  known: number,
): AsyncIterable<Shortfall> {
  for (const { card, days } of await dailySums(sql, cards, known)) {
    const short = firstShortfall(days);
    if (short === undefined) continue;
    const upToThen = days.filter(({ date }) => date <= short.date);
    const before = upToThen.reduce((sum, { netBefore }) => sum + netBefore, 0);
    yield { card, before, ...short };
  }
}

interface CardDay extends DaySum {
  readonly card: number;
  readonly netBefore: number;
}

/** Net quantities of each day for the cards wanted, in calendar order. */
async function dailySums(
  sql: SqlReading,
  cards: ReadonlySet<number>,
  known: number,
): Promise<readonly { readonly card: number; readonly days: readonly CardDay[] }[]> {
  const few = cards.size <= cardsListMax ? [...cards].sort((a, b) => a - b).join(",") : undefined;
  const side = (card: string, sign: string): string =>
    `select e.${card} as card, t.effective_date as date, ${sign}e.quantity as net, e.number
     from entry e join ledger_transaction t on t.number = e.number
     where ${few === undefined ? "true" : `e.${card} in (${few})`}`;
  const rows = await sql.all<CardDay>(
    `select card, date, sum(net) as net,
       sum(case when number <= $1 then net else 0 end) as "netBefore"
     from (${side("to_card", "")} union all ${side("from_card", "-")}) p
     group by card, date order by card, date`,
    [known],
  );
  const found: { readonly card: number; readonly days: CardDay[] }[] = [];
  for (const row of rows) {
    if (!cards.has(row.card)) continue;
    const last = found.at(-1);
    if (last?.card === row.card) last.days.push(row);
    else found.push({ card: row.card, days: [row] });
  }
  return found;
}

/** Per card, where the last movement stands that was recorded after `known` and takes from it. */
export async function takers(
  sql: SqlReading,
  shorts: readonly Shortfall[],
  known: number,
): Promise<ReadonlyMap<number, Place>> {
  const dates = new Map(shorts.map(({ card, date }) => [card, date]));
  const places = new Map<number, Place>();
  for (const chunk of chunks([...dates.keys()])) {
    const rows = await sql.rows<
      readonly [card: number, date: string, file: string | null, row: number | null]
    >(
      `select e.from_card, t.effective_date, s.name, e.source_row from entry e
       join ledger_transaction t on t.number = e.number left join source s on s.id = t.source
       where e.from_card in (${marks(chunk)}) and e.number > $${chunk.length + 1}
       order by t.effective_date, e.number, e.line`,
      [...chunk, known],
    );
    for (const [card, date, file, row] of rows) {
      if (date > (dates.get(card) ?? "")) continue;
      places.set(card, {
        ...(file === null ? {} : { file }),
        ...(row === null ? {} : { row }),
      });
    }
  }
  return places;
}
