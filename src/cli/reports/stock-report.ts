/**
 * Reads what a report of the stock is made of: the lines that its options let through, and what
 * they leave out. All of it is of one state of the ledger.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { type Coming, coming } from "../../domain/coming.ts";
import type { IsoDate } from "../../domain/dates.ts";
import type { LotFacts } from "../../domain/declaration.ts";
import {
  lotsOf,
  passes,
  type StockFilter,
  type StockLine,
  stockLines,
  type UnitSum,
} from "../../domain/stock.ts";
import { inTransit } from "../../domain/stock-by-owner.ts";
import type { CardFilter, Clocks, LedgerHead } from "../../ports.ts";
import type { Context } from "../context.ts";
import { type OptionReader, ofOneState } from "./report-options.ts";

export interface StockReport {
  readonly lines: readonly StockLine[];
  readonly catalogue: Catalogue;
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly clocks: Clocks;
  readonly cards: CardFilter;
  readonly filter: StockFilter;
  /** The day at whose end the stock is shown: the day asked for, or today. */
  readonly day: IsoDate;
  readonly today: IsoDate;
  readonly head: LedgerHead;
  /** Goods on their way, in no depot. */
  readonly transit: readonly UnitSum[];
  /** Lots that --expiring-within passes over, as their expiry is not known. */
  readonly expiryUnknownLots: number;
  /** The latest date of any movement; unknown where the report asks for an earlier knowledge. */
  readonly latestDate: IsoDate | undefined;
  /** What movements dated after today change: goods to come are not goods that can be given. */
  readonly coming: Coming;
}

const nothingComing: Coming = { arriving: [], leaving: [] };

export async function readStock(
  { withLedger, catalogue: catalogueOf, today }: Context,
  options: OptionReader,
): Promise<StockReport> {
  return withLedger(async (ledger) => {
    const catalogue = await catalogueOf(ledger);
    const clocks = options.clocks();
    const cards = options.cards(catalogue);
    const day = clocks.asOf ?? today;
    const filter = options.stock(catalogue, day);
    options.finish();
    const { knownAt } = clocks;
    const { value, head } = await ofOneState(ledger, async () => {
      const latestDate = knownAt === undefined ? await ledger.latestDate() : undefined;
      const later = clocks.asOf === undefined && latestDate !== undefined && latestDate > today;
      return {
        balances: await ledger.balances({ ...cards, ...clocks, asOf: day, holdsGoods: true }),
        after: later ? await ledger.balances({ ...cards, holdsGoods: true }) : undefined,
        lots: await ledger.lotFacts(knownAt),
        latestDate,
      };
    });
    const { balances, after, lots, latestDate } = value;
    const all = stockLines(balances, lots, catalogue.item);
    const lines = all.filter((line) => passes(line, filter));
    const then = after && stockLines(after, lots, catalogue.item);
    const { expiringBy, ...others } = filter;
    const undated =
      expiringBy === undefined
        ? []
        : all.filter((line) => line.expiry === undefined && passes(line, others));
    return {
      lines,
      catalogue,
      lots,
      clocks,
      cards,
      filter,
      day,
      today,
      head,
      transit: inTransit(balances, (item) => catalogue.item(item)?.baseUnit),
      expiryUnknownLots: lotsOf(undated),
      latestDate,
      coming: then
        ? coming(
            lines,
            then.filter((line) => passes(line, filter)),
          )
        : nothingComing,
    };
  });
}
