/**
 * From records to observations: which events count, of what goods they asked, and when.
 *
 * Goods are grouped by category, since what is given under one name in one year is bought under
 * another one in the next, or by item. Quantities of two items of a group add up; where one of them
 * is unknown, so is the sum. What is in no group is left out of the event, which counts all the
 * same.
 */
import { accountParts } from "../../domain/account.ts";
import { grouped } from "../../domain/grouped.ts";
import type { Transaction } from "../../domain/ledger.ts";
import type { ReliefEvent, ReliefGoods } from "../../domain/relief-event.ts";
import type { AskedGoods, DemandEvent, ObservedDays } from "./demand-event.ts";

export type GoodsBy = "category" | "item";

export function observedEvents(
  events: readonly ReliefEvent[],
  by: GoodsBy,
  { from, until }: ObservedDays,
): readonly DemandEvent[] {
  return events
    .filter(({ fromStock, date }) => fromStock && from <= date && date <= until)
    .map(({ event, date, precision, valueJpy, goods }) => ({
      ...{ event, date, valueJpy, dayKnown: precision !== "year" },
      goods: goods && askedGoods(goods, by),
    }))
    .sort((a, b) => (a.date < b.date || (a.date === b.date && a.event < b.event) ? -1 : 1));
}

/** The group of goods; undefined where they are in none. */
const groupOf = ({ item, category, text }: ReliefGoods, by: GoodsBy): string | undefined =>
  by === "category" ? (category ?? item) : (item ?? category ?? (text === "" ? undefined : text));

function askedGoods(goods: readonly ReliefGoods[], by: GoodsBy): readonly AskedGoods[] {
  const groups = grouped(
    goods.flatMap((one) => {
      const group = groupOf(one, by);
      return group === undefined ? [] : [{ group, quantity: one.quantity, ranOut: one.ranOut }];
    }),
    ({ group }) => group,
  );
  return [...groups].map(([name, together]) => ({
    goods: name,
    quantity: together.reduce<number | undefined>(
      (sum, { quantity }) =>
        sum === undefined || quantity === undefined ? undefined : sum + quantity,
      0,
    ),
    ranOut: together.some(({ ranOut }) => ranOut),
  }));
}

/**
 * Issues to recipients as events: those of a day to one recipient are one event. Transactions that
 * were reversed are not among them.
 */
export function issuedEvents(
  issues: readonly Transaction[],
  categoryOf: (item: string) => string | undefined,
): readonly ReliefEvent[] {
  const lines = issues.flatMap(({ effectiveDate, entries }) =>
    entries.flatMap(({ item, quantity, from, to }) => {
      const parts = accountParts(to.account);
      if (parts?.kind !== "recipient" || quantity === 0) return [];
      const { name } = parts;
      const event = `${effectiveDate} ${name}`;
      return [{ event, date: effectiveDate, agency: from.agency, item, quantity }];
    }),
  );
  const events = grouped(lines, ({ event, agency }) => JSON.stringify([event, agency]));
  return [...events.values()].map((together): ReliefEvent => {
    const [first] = together as readonly [(typeof lines)[number], ...typeof lines];
    return {
      ...{ event: first.event, date: first.date, precision: "day", agency: first.agency },
      ...{ country: undefined, cause: undefined, fromStock: true, valueJpy: undefined },
      goods: together.map(({ item, quantity }) => ({
        ...{ item, category: categoryOf(item), text: item, quantity, ranOut: false },
      })),
    };
  });
}
