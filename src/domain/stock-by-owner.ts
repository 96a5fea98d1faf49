/**
 * Stock with its owners side by side: what each of them has of an item in a depot, and all of them
 * together. It shows the pool that neither of two inventories shows.
 */
import type { StockStatus } from "./account.ts";
import type { IsoDate } from "./dates.ts";
import { joined } from "./joined.ts";
import type { Posting } from "./ledger.ts";
import { groupStock, type StockGroup, type StockLine } from "./stock.ts";

export interface OwnersRow {
  readonly item: string;
  readonly depot: string;
  readonly status: StockStatus;
  readonly unit: string | undefined;
  readonly byOwner: ReadonlyMap<string, number>;
  readonly total: number;
  readonly nearestExpiry: IsoDate | undefined;
}

export interface PoolRow {
  readonly item: string;
  readonly unit: string | undefined;
  readonly byOwner: ReadonlyMap<string, number>;
  readonly total: number;
  readonly depots: readonly string[];
  readonly nearestExpiry: IsoDate | undefined;
  /** The only one who sees it today, unless all owners do. */
  readonly onlyOwner: string | undefined;
}

export const ownersOf = (lines: readonly StockLine[]): readonly string[] =>
  [...new Set(lines.map(({ agency }) => agency))].sort();

/** One row for each depot, item and status, in that order. */
export function stockByOwner(lines: readonly StockLine[]): readonly OwnersRow[] {
  const shares = groupStock(lines, ["depot", "item", "status", "agency"]);
  return rowsOf(shares, ({ key }) => joined(key.depot ?? "", key.item ?? "", key.status ?? "")).map(
    (group) => ({
      ...ownersIn(group),
      depot: group[0].key.depot ?? "",
      status: (group[0].key.status ?? "available") as StockStatus,
    }),
  );
}

/** One row for each item, over all depots: the pool. */
export function pool(lines: readonly StockLine[]): readonly PoolRow[] {
  const depots = new Map<string, Set<string>>();
  for (const { item, depot } of lines) {
    depots.set(item, (depots.get(item) ?? new Set()).add(depot));
  }
  const shares = groupStock(lines, ["item", "agency"]);
  return rowsOf(shares, ({ key }) => key.item ?? "").map((group) => {
    const row = ownersIn(group);
    const [only, another] = row.byOwner.keys();
    return {
      ...row,
      depots: [...(depots.get(row.item) ?? [])].sort(),
      onlyOwner: another === undefined ? only : undefined,
    };
  });
}

type Some<Value> = readonly [Value, ...Value[]];

/** Neighbours of one name together; groups come ordered. */
function rowsOf(
  groups: readonly StockGroup[],
  name: (group: StockGroup) => string,
): readonly Some<StockGroup>[] {
  const rows: [StockGroup, ...StockGroup[]][] = [];
  let last: string | undefined;
  for (const group of groups) {
    const current = name(group);
    const row = rows.at(-1);
    if (row !== undefined && current === last) row.push(group);
    else rows.push([group]);
    last = current;
  }
  return rows;
}

function ownersIn(group: Some<StockGroup>) {
  const byOwner = new Map<string, number>();
  let total = 0;
  let nearestExpiry: IsoDate | undefined;
  for (const { key, quantities, nearestExpiry: expiry } of group) {
    // One item has one unit, so there is one quantity.
    const quantity = quantities[0]?.quantity ?? 0;
    byOwner.set(key.agency ?? "", quantity);
    total += quantity;
    if (expiry !== undefined && (nearestExpiry === undefined || expiry < nearestExpiry)) {
      nearestExpiry = expiry;
    }
  }
  const [{ key, quantities }] = group;
  return { item: key.item ?? "", unit: quantities[0]?.unit, byOwner, total, nearestExpiry };
}

export interface UnitTotals {
  readonly unit: string | undefined;
  readonly byOwner: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Totals of rows for each unit; rows of an unknown unit are in none. */
export function totalsByUnit(
  rows: readonly Pick<OwnersRow, "unit" | "byOwner" | "total">[],
): readonly UnitTotals[] {
  const totals = new Map<string, { unit: string; byOwner: Map<string, number>; total: number }>();
  for (const { unit, byOwner, total } of rows) {
    if (unit === undefined) continue;
    const sum = totals.get(unit) ?? { unit, byOwner: new Map<string, number>(), total: 0 };
    totals.set(unit, sum);
    sum.total += total;
    for (const [owner, quantity] of byOwner) {
      sum.byOwner.set(owner, (sum.byOwner.get(owner) ?? 0) + quantity);
    }
  }
  return [...totals.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** What is on its way and so in no depot, per unit. */
export function inTransit(
  balances: readonly Posting[],
  unitOf: (item: string) => string | undefined,
): readonly { readonly unit: string | undefined; readonly quantity: number }[] {
  const sums = new Map<string, { unit: string | undefined; quantity: number }>();
  for (const { account, item, quantity } of balances) {
    if (!account.startsWith("transit:")) continue;
    const unit = unitOf(item);
    const name = unit ?? joined("no unit", item);
    const sum = sums.get(name) ?? { unit, quantity: 0 };
    sums.set(name, sum);
    sum.quantity += quantity;
  }
  return [...sums.keys()].sort().flatMap((name) => sums.get(name) ?? []);
}
