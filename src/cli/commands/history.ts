/**
 * `history`: the transactions, in the order in which they were recorded. They are written as they
 * are read, so a ledger of any size is listed in little memory.
 */

import type { SameItems } from "../../domain/items/same-item.ts";
import type { Transaction } from "../../domain/ledger.ts";
import { outstanding } from "../../domain/loan.ts";
import { present } from "../../domain/present.ts";
import { touches } from "../../domain/trace.ts";
import type { Ledger, MovementFilter } from "../../ports.ts";
import { historyWords as words } from "../../text/movements/movement-reports.ts";
import { reportOptionWords } from "../../text/reports.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import {
  historyColumns,
  historyFields,
  historyJson,
  historyLines,
  historyRows,
  type Told,
} from "../reports/history-table.ts";
import { cardOptions, knownAtOption, lotOption, OptionReader } from "../reports/report-options.ts";
import { inPieces, printPieces } from "../terminal/pieces.ts";
import type { TableRow } from "../terminal/render.ts";

/** Lines printed at a time: a table is as wide as its widest line. */
const pageLines = 1000;

export const history: Command = {
  options: [
    ...cardOptions,
    lotOption,
    { flags: "--since <date>", text: reportOptionWords.since },
    { flags: "--until <date>", text: reportOptionWords.until },
    knownAtOption,
  ],
  example: "bichiku history --item BLANKET --since 2026-04-01",

  async run({ options }, context) {
    const reader = new OptionReader(options);
    await context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const filter: MovementFilter = {
        ...reader.cards(catalogue),
        ...present({
          since: reader.date("since"),
          asOf: reader.date("until"),
          knownAt: reader.moment("knownAt"),
        }),
      };
      reader.finish();
      const { same } = catalogue;
      const write = { json: writeJson, csv: writeCsv, people: writeLines }[context.print.format];
      await write(tell(ledger, filter, same), context, new Names(catalogue));
    });
    return exit.ok;
  },
};

type Telling = AsyncIterable<Told>;

/** Transactions with the entries that were asked for: an import of a thousand rows has many. */
async function* tell(ledger: Ledger, filter: MovementFilter, same: SameItems): Telling {
  const all = [filter.item, filter.lot, filter.agency, filter.depot].every(
    (it) => it === undefined,
  );
  for await (const transaction of ledger.transactions(filter)) {
    const { entries } = transaction;
    yield {
      transaction,
      entries: all ? entries : entries.filter((entry) => touches(entry, filter)),
      outstanding: await owed(ledger, transaction, filter, same),
    };
  }
}

/** What of a loan had not come back by the day, and to the knowledge, that is asked for. */
async function owed(
  ledger: Ledger,
  loan: Transaction,
  { asOf, knownAt }: MovementFilter,
  same: SameItems,
): Promise<number | undefined> {
  if (loan.loanDue === undefined) return undefined;
  const returns = (await ledger.returnsOf(loan.number)).filter(
    ({ effectiveDate, recordedAt }) =>
      (asOf === undefined || effectiveDate <= asOf) &&
      (knownAt === undefined || recordedAt <= knownAt),
  );
  return outstanding(loan, returns, same);
}

async function writeJson(telling: Telling, { print }: Context): Promise<void> {
  await printPieces(inPieces(jsonOf(telling)), print);
}

/** One array, an element at a time. */
async function* jsonOf(telling: Telling): AsyncIterable<string> {
  let before = "[";
  for await (const told of telling) {
    yield `${before}\n${JSON.stringify(historyJson(told))}`;
    before = ",";
  }
  yield before === "[" ? "[]\n" : "\n]\n";
}

async function writeCsv(telling: Telling, { print, csvText }: Context): Promise<void> {
  let rows: ReturnType<typeof historyRows>[number][] = [historyFields];
  for await (const told of telling) {
    rows.push(...historyRows(told));
    if (rows.length < pageLines) continue;
    print.raw(await csvText(rows));
    rows = [];
    await print.drained();
  }
  if (rows.length > 0) print.raw(await csvText(rows));
}

async function writeLines(
  telling: Telling,
  { print, language }: Context,
  names: Names,
): Promise<void> {
  let rows: TableRow[] = [];
  let pages = 0;
  const page = () => {
    const title = pages === 0 ? { title: words.title } : {};
    const table = { ...title, columns: historyColumns, rows, empty: words.empty };
    print.result({ json: undefined, table });
    pages += 1;
    rows = [];
  };
  for await (const told of telling) {
    rows.push(...historyLines(told, names, language));
    if (rows.length < pageLines) continue;
    page();
    await print.drained();
  }
  if (rows.length > 0 || pages === 0) page();
}
