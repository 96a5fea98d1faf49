/** `close`: a fiscal year takes no further postings, and its closing stock stands. */
import { holdsGoods } from "../../domain/account.ts";
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { fiscalYearEnd, fiscalYearStart, type IsoDate } from "../../domain/dates.ts";
import { transactionId } from "../../domain/ledger.ts";
import type { Balance } from "../../ports.ts";
import {
  askWords,
  closeWords,
  movementOptionWords,
  movementWarnings,
} from "../../text/movements/movements.ts";
import { unitWord } from "../../text/reports.ts";
import type { Text } from "../../text/text.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { fiscalYearCalled } from "../reports/fiscal-year.ts";
import type { TableSpec } from "../terminal/render.ts";

export const close: Command = {
  options: [{ flags: "--fiscal-year <year>", text: movementOptionWords.fiscalYear }],
  example: "bichiku close --fiscal-year 2025",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const { print, user, language } = context;
      const fiscalYear = await readYear(input, context);
      const through = fiscalYearEnd(fiscalYear);
      if (!(await isWanted(fiscalYear, through, context))) {
        print.note(closeWords.notClosed);
        return exit.ok;
      }
      const { transaction, stock } = await ledger.write(async (writer) => {
        const [recorded] = await writer.append([
          {
            kind: "close",
            effectiveDate: through,
            user,
            fiscalYear,
            entries: [],
            declarations: [],
          },
        ]);
        assert(recorded !== undefined, "the ledger recorded what it was given");
        return {
          transaction: transactionId(recorded.transaction.number),
          stock: await writer.balances({ asOf: through }),
        };
      });
      const closing = closingStock(stock);
      const catalogue = await context.catalogue(ledger);
      const table = closingTable(closing, catalogue, print.format === "csv" ? "codes" : language);
      print.result({
        json: { transaction, fiscalYear, through, closing },
        table: { ...table, title: closeWords.title(transaction, fiscalYear, through) },
      });
      return exit.ok;
    }),
};

async function readYear({ options }: Input, { terminal, ask, today }: Context): Promise<number> {
  const given = options["fiscalYear"];
  const text =
    typeof given === "string" ? given : terminal ? await ask.text(askWords.fiscalYear) : undefined;
  const option = "--fiscal-year";
  if (text === undefined) throw new InputFault({ kind: "option-missing", option, at: {} });
  const year = fiscalYearCalled(text);
  if (year === undefined) {
    const expected = closeWords.expectedYear;
    throw new InputFault({ kind: "option-invalid", option, found: text, expected, at: {} });
  }
  const begins: IsoDate = fiscalYearStart(year);
  if (begins > today) {
    throw new InputFault({ kind: "year-not-begun", found: String(year), begins, at: { option } });
  }
  return year;
}

/**
 * Closing cannot be undone. A person is asked; without one, a year that still runs is closed only
 * on --yes: a script that took the wrong year would lock the ledger for months.
 */
async function isWanted(fiscalYear: number, through: IsoDate, context: Context): Promise<boolean> {
  const { today, terminal, confirmed, ask, print } = context;
  const running = through >= today;
  if (running && !terminal && !confirmed) {
    const at = { option: "--fiscal-year" };
    throw new InputFault({ kind: "year-not-over", found: String(fiscalYear), through, at });
  }
  if (running) print.warn(movementWarnings.yearNotOver(fiscalYear, through));
  return !terminal || (await ask.confirm(askWords.closeYear(fiscalYear, through)));
}

interface Closing {
  readonly agency: string;
  readonly item: string;
  readonly quantity: number;
}

/** What each agency owned of each item, wherever it lay, in the order of their codes. */
function closingStock(balances: readonly Balance[]): readonly Closing[] {
  const sums = new Map<string, Map<string, number>>();
  for (const { account, agency, item, quantity } of balances) {
    if (!holdsGoods(account)) continue;
    const items = sums.get(agency) ?? new Map<string, number>();
    sums.set(agency, items.set(item, (items.get(item) ?? 0) + quantity));
  }
  return [...sums.keys()].sort().flatMap((agency) => {
    const items = sums.get(agency) ?? new Map<string, number>();
    return [...items.keys()]
      .sort()
      .map((item) => ({ agency, item, quantity: items.get(item) ?? 0 }));
  });
}

function closingTable(
  closing: readonly Closing[],
  catalogue: Catalogue,
  shown: Context["language"] | "codes",
): TableSpec {
  const names = new Names(catalogue);
  const called = (code: string, name: Text): string => (shown === "codes" ? code : name[shown]);
  const unitOf = (item: string): string => {
    const unit = catalogue.item(item)?.baseUnit;
    return shown === "codes" ? (unit ?? "") : unitWord(unit)[shown];
  };
  return {
    columns: [
      { key: "agency", heading: closeWords.agency },
      { key: "item", heading: closeWords.item },
      { key: "quantity", heading: closeWords.quantity, numeric: true },
      { key: "unit", heading: closeWords.unit },
    ],
    rows: closing.map(({ agency, item, quantity }) => ({
      cells: {
        agency: called(agency, names.agency(agency)),
        item: called(item, names.itemWithCode(item)),
        quantity,
        unit: unitOf(item),
      },
    })),
    empty: closeWords.empty,
  };
}
