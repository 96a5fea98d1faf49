/**
 * Proves the sums: adds up every stock card from its entries, in the order of recording, compares
 * with the stored balances both ways, and finds cards that fall below zero on any day.
 */
import { accountParts, holdsGoods } from "../domain/account.ts";
import { dateOfDay, dayNumber } from "../domain/dates.ts";
import { CardWatch } from "../domain/overdraft.ts";
import type { LedgerProblem } from "../ports.ts";
import { verificationWords as words } from "../text/verification.ts";
import { pagesOf } from "./proof-chain.ts";
import { type CardRow, selectCard } from "./rows.ts";
import { shortfalls } from "./shortfalls.ts";
import type { SqlReading } from "./sql.ts";

/** Entries added up at a time. */
const pageSize = 20_000;

interface Sums {
  readonly watch: CardWatch;
  /** Card's id in the database → its number in the watch. */
  readonly places: Map<number, number>;
  readonly entries: number;
}

export async function balanceFaults(
  sql: SqlReading,
  last: number,
): Promise<{ readonly entries: number; readonly faults: readonly LedgerProblem[] }> {
  const sums = await addUp(sql, last);
  const cards = new Map(
    (await sql.all<CardRow>(selectCard)).map((card) => [card.id, card] as const),
  );
  return {
    entries: sums.entries,
    faults: [
      ...cardFaults(cards, sums),
      ...(await cacheFaults(sql, cards, sums)),
      ...(await shortages(sql, cards, sums)),
    ],
  };
}

type EntrySums = readonly [from: number, to: number, quantity: number, date: string];

async function addUp(sql: SqlReading, last: number): Promise<Sums> {
  const watch = new CardWatch();
  const places = new Map<number, number>();
  const placeOf = (card: number): number => {
    const known = places.get(card);
    if (known !== undefined) return known;
    const place = watch.add(0, undefined);
    places.set(card, place);
    return place;
  };
  let entries = 0;
  let [date, day] = ["", 0];
  for await (const [from, to] of pagesOf(sql, { from: 1, to: last }, pageSize)) {
    const rows = await sql.rows<EntrySums>(
      `select e.from_card, e.to_card, e.quantity, t.effective_date
       from entry e join ledger_transaction t on t.number = e.number
       where e.number between $1 and $2 order by e.number, e.line`,
      [from, to],
    );
    for (const [giver, taker, quantity, effective] of rows) {
      if (effective !== date) [date, day] = [effective, dayNumber(effective)];
      watch.move(placeOf(giver), day, 0 - quantity);
      watch.move(placeOf(taker), day, quantity);
    }
    entries += rows.length;
  }
  return { watch, places, entries };
}

const nameOf = (card: CardRow | undefined): string =>
  card === undefined ? "?" : [card.item, card.lot, card.account, card.agency].join(" / ");

const ofStore = (problem: LedgerProblem["problem"]): LedgerProblem => ({
  transaction: undefined,
  problem,
});

function cardFaults(cards: ReadonlyMap<number, CardRow>, { places }: Sums): LedgerProblem[] {
  const faults: LedgerProblem[] = [];
  for (const [id, card] of cards) {
    if (!places.has(id)) faults.push(ofStore(words.unusedCard(nameOf(card))));
    if (accountParts(card.account) === undefined) faults.push(ofStore(words.account(card.account)));
  }
  return faults;
}

async function cacheFaults(
  sql: SqlReading,
  cards: ReadonlyMap<number, CardRow>,
  { watch, places }: Sums,
): Promise<readonly LedgerProblem[]> {
  const faults: LedgerProblem[] = [];
  const stored = await sql.rows<readonly [card: number, quantity: number, lastDate: string]>(
    "select card, quantity, last_date from balance order by card",
  );
  const cached = new Set<number>();
  for (const [id, quantity, lastDate] of stored) {
    const place = places.get(id);
    const sum = place === undefined ? 0 : watch.sum(place);
    const last = place === undefined ? "" : dateOfDay(watch.lastDay(place));
    const name = nameOf(cards.get(id));
    if (place !== undefined && !watch.isExact(place)) {
      faults.push(ofStore(words.inexact(name)));
    } else if (place === undefined || sum !== quantity) {
      faults.push(ofStore(words.balance(name, quantity, sum)));
    } else if (last !== lastDate) {
      faults.push(ofStore(words.lastDate(name, lastDate, last)));
    }
    cached.add(id);
  }
  for (const id of places.keys()) {
    if (!cached.has(id)) faults.push(ofStore(words.noBalance(nameOf(cards.get(id)))));
  }
  return faults;
}

async function shortages(
  sql: SqlReading,
  cards: ReadonlyMap<number, CardRow>,
  { watch, places }: Sums,
): Promise<readonly LedgerProblem[]> {
  const suspects = [...cards.values()].filter(({ id, account }) => {
    const place = places.get(id);
    return place !== undefined && holdsGoods(account) && watch.isSuspect(place);
  });
  if (suspects.length === 0) return [];
  const faults: LedgerProblem[] = [];
  const wanted = new Set(suspects.map(({ id }) => id));
  for await (const { card, date, sum } of shortfalls(sql, wanted, 0)) {
    faults.push(ofStore(words.negative(nameOf(cards.get(card)), date, sum)));
  }
  return faults;
}
