/**
 * What each owner has of goods that serve one need, from the ledger: what lies there and can be
 * given, what is promised, what is to come and to leave, and what will be past its date.
 */
import { accountParts } from "../../domain/account.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type IsoDate, plusDays } from "../../domain/dates.ts";
import type { LotFacts } from "../../domain/declaration.ts";
import { joined } from "../../domain/items/joined.ts";
import type { Holder } from "../../domain/ledger.ts";
import { lotKey } from "../../domain/lot-key.ts";
import { type StockLine, stockLines } from "../../domain/stock.ts";
import { within } from "../../domain/within.ts";
import type { CardFilter, Ledger } from "../../ports.ts";
import type { HeldItem } from "../../replenishment/holding.ts";
import { ofOneState } from "../reports/report-options.ts";

/** Pieces of one owner's item in one depot. */
export interface DepotStock {
  readonly agency: string;
  readonly item: string;
  readonly depot: string;
  readonly available: readonly StockLine[];
  /** Good, and kept for somebody: no other event can be given it. */
  readonly kept: readonly StockLine[];
  readonly reserved: number;
  readonly onOrder: number;
  readonly leaving: number;
}

interface Growing {
  available: StockLine[];
  kept: StockLine[];
  reserved: number;
  onOrder: number;
  leaving: number;
}

export interface StockNow {
  readonly stocks: readonly DepotStock[];
  readonly lots: ReadonlyMap<string, LotFacts>;
}

export async function stockNow(
  ledger: Ledger,
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: IsoDate },
  cards: CardFilter,
): Promise<StockNow> {
  const found = new Map<string, { readonly key: Place; readonly grows: Growing }>();
  const at = (key: Place): Growing => {
    const name = joined(key.agency, key.item, key.depot);
    const known = found.get(name);
    if (known !== undefined) return known.grows;
    const grows: Growing = { available: [], kept: [], reserved: 0, onOrder: 0, leaving: 0 };
    found.set(name, { key, grows });
    return grows;
  };
  const { value: lots } = await ofOneState(ledger, async () => {
    found.clear();
    const facts = await ledger.lotFacts();
    const balances = await ledger.balances({ ...cards, asOf: today, holdsGoods: true });
    for (const line of stockLines(balances, facts, catalogue.item)) {
      const place = at(line);
      const fresh = line.expiry === undefined || line.expiry >= today;
      const kept = facts.get(lotKey(line.item, line.lot))?.earmark !== undefined;
      if (line.status === "available" && fresh) place[kept ? "kept" : "available"].push(line);
      if (line.status === "reserved") place.reserved += line.quantity;
    }
    await addComing(ledger, { ...cards, since: plusDays(today, 1) }, catalogue, at);
    return facts;
  });
  const stocks = [...found.values()].map(({ key, grows }) => ({ ...key, ...grows }));
  return { stocks, lots };
}

interface Place {
  readonly agency: string;
  readonly item: string;
  readonly depot: string;
}

/** Goods dated on a coming day: from outside into a depot, and out of what is available. */
async function addComing(
  ledger: Ledger,
  filter: CardFilter & { readonly since: IsoDate },
  catalogue: Catalogue,
  at: (key: Place) => Growing,
): Promise<void> {
  for await (const { entries, reverses } of ledger.transactions(filter)) {
    for (const { item: told, quantity, from, to } of entries) {
      const item = catalogue.same.itemOf(told);
      const [source, target] = [availableIn(from), availableIn(to)];
      const passes = (place: { readonly agency: string; readonly depot: string }): boolean =>
        (filter.agency ?? place.agency) === place.agency &&
        (filter.depot ?? place.depot) === place.depot &&
        (filter.item ?? item) === item;
      // A receipt that is taken back is no issue, and an issue taken back is no receipt.
      if (target && passes(target)) {
        if (reverses === undefined) at({ ...target, item }).onOrder += quantity;
        else at({ ...target, item }).leaving -= quantity;
      }
      if (source && passes(source)) {
        if (reverses === undefined) at({ ...source, item }).leaving += quantity;
        else at({ ...source, item }).onOrder -= quantity;
      }
    }
  }
}

function availableIn({ account, agency }: Holder) {
  const parts = accountParts(account);
  return parts?.kind === "depot" && parts.status === "available"
    ? { agency, depot: parts.depot }
    : undefined;
}

const total = (lines: readonly StockLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** By owner, then by need (the category, or the item where it has none), then by item. */
export type ByNeed = ReadonlyMap<string, ReadonlyMap<string, readonly DepotStock[]>>;

export function byNeed(stocks: readonly DepotStock[], catalogue: Catalogue): ByNeed {
  const needs = new Map<string, Map<string, DepotStock[]>>();
  for (const stock of stocks) {
    const goods = catalogue.item(stock.item)?.category ?? stock.item;
    const owners = within(needs, stock.agency);
    const list = owners.get(goods) ?? [];
    owners.set(goods, list);
    list.push(stock);
  }
  return needs;
}

/** What is past its date before goods ordered today are there. */
export function heldItems(stocks: readonly DepotStock[], arrival: IsoDate): readonly HeldItem[] {
  const items = [...new Set(stocks.map(({ item }) => item))].sort();
  return items.map((item) => {
    const own = stocks.filter((stock) => stock.item === item);
    const sum = (of: (stock: DepotStock) => number): number =>
      own.reduce((all, stock) => all + of(stock), 0);
    return {
      item,
      onHand: sum(({ available }) => total(available)),
      reserved: sum(({ reserved, kept }) => reserved + total(kept)),
      onOrder: sum(({ onOrder }) => onOrder),
      leaving: sum(({ leaving }) => leaving),
      expiring: sum(({ available }) =>
        total(available.filter(({ expiry }) => expiry !== undefined && expiry < arrival)),
      ),
    };
  });
}

/** Where most of it lies. */
export function mainDepot(stocks: readonly DepotStock[]): string | undefined {
  const sums = new Map<string, number>();
  for (const { depot, available } of stocks) {
    sums.set(depot, (sums.get(depot) ?? 0) + total(available));
  }
  return [...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
