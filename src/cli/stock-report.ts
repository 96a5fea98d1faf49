/**
 * Reads what a report of the stock is made of: the lines that its options let through, and what
 * they leave out. All of it is of one state of the ledger.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { IsoDate } from "../domain/dates.ts";
import {
  lotsOf,
  passes,
  type StockFilter,
  type StockLine,
  stockLines,
  type UnitSum,
} from "../domain/stock.ts";
import { inTransit } from "../domain/stock-by-owner.ts";
import type { CardFilter, Clocks, LedgerHead } from "../ports.ts";
import type { Context } from "./context.ts";
import { type OptionReader, ofOneState } from "./report-options.ts";

export interface StockReport {
  readonly lines: readonly StockLine[];
  readonly catalogue: Catalogue;
  readonly clocks: Clocks;
  readonly cards: CardFilter;
  readonly filter: StockFilter;
  /** The day from which nearness of an expiry counts: the day asked for, or today. */
  readonly day: IsoDate;
  readonly today: IsoDate;
  readonly head: LedgerHead;
  /** Goods on their way, in no depot. */
  readonly transit: readonly UnitSum[];
  /** Lots that --expiring-within passes over, as their expiry is not known. */
  readonly expiryUnknownLots: number;
  /** The latest date of any movement; unknown where the report asks for an earlier knowledge. */
  readonly latestDate: IsoDate | undefined;
}

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
    const { value, head } = await ofOneState(ledger, async () => ({
      balances: await ledger.balances({ ...cards, ...clocks, holdsGoods: true }),
      lots: await ledger.lotFacts(knownAt),
      latestDate: knownAt === undefined ? await ledger.latestDate() : undefined,
    }));
    const { balances, lots, latestDate } = value;
    const all = stockLines(balances, lots, catalogue.item);
    const { expiringBy, ...others } = filter;
    const undated =
      expiringBy === undefined
        ? []
        : all.filter((line) => line.expiry === undefined && passes(line, others));
    return {
      lines: all.filter((line) => passes(line, filter)),
      catalogue,
      clocks,
      cards,
      filter,
      day,
      today,
      head,
      transit: inTransit(balances, (item) => catalogue.item(item)?.baseUnit),
      expiryUnknownLots: lotsOf(undated),
      latestDate,
    };
  });
}
