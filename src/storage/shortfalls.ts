/**
 * Which stock cards are below zero at the end of some day, since when, and by which movement.
 *
 * All cards are looked at in one pass over the entries, and so are the movements to blame: a wrong
 * file of a million rows is answered in the time of a right one.
 */
import { type CardDay, type Shortfall, shortfallsOf } from "../domain/overdraft.ts";
import type { Place } from "../domain/problems/problem.ts";
import type { SqlReading } from "./sql.ts";
import { chunks, marks } from "./stored-transactions.ts";

/**
 * Cards looked at in one pass over the entries: a pass takes time, and what it finds takes memory.
 * Most writes have fewer suspects than this.
 */
const cardsPerPass = 4000;

/** One shortfall for each of the cards that has any; what was recorded after `known` is the write. */
export async function* shortfalls(
  sql: SqlReading,
  cards: ReadonlySet<number>,
  known: number,
): AsyncIterable<Shortfall> {
  const ids = [...cards].sort((a, b) => a - b);
  for (let at = 0; at < ids.length; at += cardsPerPass) {
    yield* shortfallsOf(await dailySums(sql, ids.slice(at, at + cardsPerPass), known));
  }
}

/** Net quantities of each day for the cards wanted, card by card in calendar order. */
function dailySums(
  sql: SqlReading,
  cards: readonly number[],
  known: number,
): Promise<readonly CardDay[]> {
  const side = (card: string, sign: string): string =>
    `select e.${card} as card, t.effective_date as date, ${sign}e.quantity as net, e.number
     from entry e join ledger_transaction t on t.number = e.number
     where e.${card} in (${cards.join(",")})`;
  return sql.rows<CardDay>(
    `select card, date, sum(net), sum(case when number > $1 and net < 0 then -net else 0 end)
     from (${side("to_card", "")} union all ${side("from_card", "-")}) p
     group by card, date order by card, date`,
    [known],
  );
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
