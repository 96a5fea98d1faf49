/** What stands below a table of stock: what its figures leave out, and what is not known in them. */
import { type StockStatus, stockStatuses } from "../../domain/account.ts";
import { groupStock, type StockLine } from "../../domain/stock.ts";
import { stockByOwner, totalsByUnit } from "../../domain/stock-by-owner.ts";
import { listed, quantityWords } from "../../text/reports.ts";
import { filterWords, stockWords as words } from "../../text/stock.ts";
import type { Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { StockReport } from "./stock-report.ts";

/** More codes than this are counted rather than named. */
const namedMax = 10;

interface Shown {
  /** Goods that are not available: kept out of the main sums, part of them, or told apart. */
  readonly notAvailable: "left-out" | "included" | "told-apart";
  /** The lines that weight, volume and value are of. */
  readonly measured: readonly StockLine[];
}

export function stockNotes(report: StockReport, shown: Shown): readonly Text[] {
  const { lines, filter, transit, expiryUnknownLots } = report;
  const filters = filtersOf(report);
  const sums = filter.status === undefined ? notAvailableOf(lines) : [];
  const [leftOutHere, included] = [words.notAvailable, words.notAvailableIncluded];
  const leftOut: readonly Text[] = [
    ...(sums.length > 0 && shown.notAvailable === "left-out" ? [leftOutHere(sums)] : []),
    ...(transit.length > 0 ? [words.inTransit(transit)] : []),
    ...(expiryUnknownLots > 0 ? [words.expiryUnknownLeftOut(expiryUnknownLots)] : []),
    ...(filters.length > 0 ? [words.filters(filters)] : []),
    ...laterMovements(report),
  ];
  return [
    ...(leftOut.length > 0 ? leftOut : [words.nothingLeftOut]),
    ...(sums.length > 0 && shown.notAvailable === "included" ? [included(sums)] : []),
    ...expiredButAvailable(report),
    ...aboutItems(report),
    ...measures(shown.measured),
  ];
}

function notAvailableOf(lines: readonly StockLine[]) {
  const rows = stockByOwner(lines.filter(({ status }) => status !== "available"));
  return stockStatuses
    .filter((status) => status !== "available")
    .flatMap((status) =>
      totalsByUnit(rows.filter((row) => row.status === status)).map(({ unit, total }) => ({
        status: status as StockStatus,
        unit,
        quantity: total,
      })),
    );
}

function filtersOf({ cards, filter, lines, catalogue }: StockReport): readonly Text[] {
  const names = new Names(catalogue);
  const { agency, depot, item, lot } = cards;
  const { category, status, expiringBy } = filter;
  // Before a merge the goods lay under the old name, maybe counted in another unit.
  const items = item === undefined ? [] : [...new Set([item, ...lines.map((line) => line.item)])];
  return [
    agency && filterWords.agency(names.agency(agency)),
    depot && filterWords.depot(names.depotWithCode(depot)),
    item && filterWords.item(listed(items.map((one) => names.itemWithCode(one)))),
    lot && filterWords.lot(lot),
    category && filterWords.category(names.category(category)),
    status && filterWords.status(status),
    expiringBy && filterWords.expiringBy(expiringBy),
  ].filter((text) => typeof text === "object");
}

function laterMovements({ clocks, latestDate, day, coming }: StockReport): readonly Text[] {
  if (latestDate === undefined || latestDate <= day) return [];
  if (clocks.asOf !== undefined) return [words.laterLeftOut(day, latestDate)];
  const { arriving, leaving } = coming;
  const touched = arriving.length + leaving.length > 0;
  return touched ? [words.comingLeftOut(latestDate, arriving, leaving)] : [];
}

function expiredButAvailable({ lines, day }: StockReport): readonly Text[] {
  const past = lines.filter(
    ({ expiry, status }) => status === "available" && expiry !== undefined && expiry < day,
  );
  const sums = totalsByUnit(stockByOwner(past));
  if (sums.length === 0) return [];
  return [
    words.expiredButAvailable(listed(sums.map(({ total, unit }) => quantityWords(total, unit)))),
  ];
}

function aboutItems({ lines, catalogue }: StockReport): readonly Text[] {
  const items = [...new Set(lines.map(({ item }) => item))].sort();
  const provisional = items.filter((item) => catalogue.item(item)?.provisional !== false);
  const unweighed = new Set(
    lines.filter(({ weightG }) => weightG === undefined).map(({ item }) => item),
  );
  return [
    ...(provisional.length > 0 ? [words.provisional(named(provisional))] : []),
    ...(unweighed.size > 0 ? [words.weightUnknown(named([...unweighed].sort()))] : []),
  ];
}

const named = (items: readonly string[]): readonly string[] =>
  items.length <= namedMax
    ? items
    : [...items.slice(0, namedMax), `… (+${items.length - namedMax})`];

function measures(lines: readonly StockLine[]): readonly Text[] {
  const [all] = groupStock(lines, []);
  return all === undefined ? [] : [words.measures(all.weightG, all.volumeCm3, all.valueYen)];
}
