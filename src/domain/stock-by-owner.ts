/**
 * Stock with its owners side by side: what each of them has of an item in a depot, and all of them
 * together. It shows the pool that neither of two inventories shows.
 */
import { type StockStatus, stockStatuses } from "./account.ts";
import type { IsoDate } from "./dates.ts";
import { joined } from "./items/joined.ts";
import type { Posting } from "./ledger.ts";
import type { StockLine } from "./stock.ts";
import { within } from "./within.ts";

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

/** One row for each depot, item and status, in that order. In one pass, as tables appear at once. */
export function stockByOwner(lines: readonly StockLine[]): readonly OwnersRow[] {
  const depots = new Map<string, Map<string, Map<StockStatus, GrowingRow>>>();
  for (const line of lines) {
    const { depot, item, status, unit } = line;
    const statuses = within(within(depots, depot), item);
    let row = statuses.get(status);
    if (row === undefined) {
      row = { ...emptyRow(item, unit), depot, status };
      statuses.set(status, row);
    }
    addTo(row, line);
  }
  return sortedValues(depots).flatMap((items) =>
    sortedValues(items).flatMap((statuses) =>
      stockStatuses.flatMap((status) => statuses.get(status) ?? []),
    ),
  );
}

/** One row for each item, over all depots: the pool. */
export function pool(lines: readonly StockLine[]): readonly PoolRow[] {
  const depots = new Map<string, Set<string>>();
  for (const { item, depot } of lines) {
    depots.set(item, (depots.get(item) ?? new Set()).add(depot));
  }
  const rows = new Map<string, GrowingPart>();
  for (const line of lines) {
    const row = rows.get(line.item) ?? emptyRow(line.item, line.unit);
    rows.set(line.item, row);
    addTo(row, line);
  }
  return sortedValues(rows).map((row) => {
    const [only, another] = row.byOwner.keys();
    return {
      ...row,
      depots: [...(depots.get(row.item) ?? [])].sort(),
      onlyOwner: another === undefined ? only : undefined,
    };
  });
}

/** What rows of both kinds have, while lines are added to it. */
interface GrowingPart {
  readonly item: string;
  readonly unit: string | undefined; // of the item, so the same in all its lines
  readonly byOwner: Map<string, number>;
  total: number;
  nearestExpiry: IsoDate | undefined;
}

type GrowingRow = GrowingPart & { readonly depot: string; readonly status: StockStatus };

const emptyRow = (item: string, unit: string | undefined): GrowingPart => ({
  item,
  unit,
  byOwner: new Map(),
  total: 0,
  nearestExpiry: undefined,
});

function addTo(row: GrowingPart, { agency, quantity, expiry }: StockLine): void {
  row.byOwner.set(agency, (row.byOwner.get(agency) ?? 0) + quantity);
  row.total += quantity;
  if (expiry !== undefined && (row.nearestExpiry === undefined || expiry < row.nearestExpiry)) {
    row.nearestExpiry = expiry;
  }
}

/** Values in the order of their keys, by code units: the same in every locale. */
const sortedValues = <Value>(map: ReadonlyMap<string, Value>): readonly Value[] =>
  [...map.keys()].sort().flatMap((key) => map.get(key) ?? []);

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
