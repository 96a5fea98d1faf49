/** What a question lets through, as conditions of SQL: dates and moments, owners, goods, places. */
import { depotAccount, stockStatuses } from "../domain/account.ts";
import type { CardFilter, Clocks } from "../ports.ts";
import type { SqlValue } from "./sql.ts";

/** On transactions called `t`. */
export function clockConditions({ asOf, knownAt }: Clocks): {
  conditions: string[];
  values: SqlValue[];
} {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  if (asOf !== undefined) {
    values.push(asOf);
    conditions.push(`t.effective_date <= $${values.length}`);
  }
  if (knownAt !== undefined) {
    values.push(knownAt);
    conditions.push(`t.recorded_at <= $${values.length}`);
  }
  return { conditions, values };
}

/** On stock cards; their values are added to those given. */
export function cardConditions(filter: CardFilter, values: SqlValue[], card: string): string[] {
  const conditions: string[] = [];
  for (const field of ["item", "lot", "agency"] as const) {
    const value = filter[field];
    if (value === undefined) continue;
    values.push(value);
    const is = `${card}.${field} = $${values.length}`;
    if (field === "item" && filter.formerly !== undefined) {
      values.push(filter.formerly);
      conditions.push(`(${is} or ${card}.item = $${values.length})`);
    } else conditions.push(is);
  }
  if (filter.holdsGoods === true) {
    const account = `${card}.account`;
    conditions.push(
      `(substr(${account}, 1, 6) = 'depot:' or substr(${account}, 1, 8) = 'transit:')`,
    );
  }
  if (filter.depot !== undefined) {
    // By all its accounts, not by how these begin: a depot's code may hold a colon itself.
    const places: string[] = [];
    for (const status of stockStatuses) {
      values.push(depotAccount(filter.depot, status));
      places.push(`$${values.length}`);
    }
    conditions.push(`${card}.account in (${places.join(",")})`);
  }
  return conditions;
}
