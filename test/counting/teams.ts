/** Counts in the words of whoever takes stock, straight on a ledger: for tests of what is booked. */
import { bookAt, bookedCards } from "../../src/counting/book.ts";
import { compareSheets } from "../../src/counting/comparison.ts";
import { countsOf } from "../../src/counting/counts.ts";
import { decisionOf } from "../../src/counting/decision.ts";
import { sheetsAndBooks } from "../../src/counting/rules.ts";
import {
  type CountCard,
  type CountDeclaration,
  type CountedLine,
  countCode,
} from "../../src/domain/counting/count-declaration.ts";
import type { Draft, Entry, Transaction } from "../../src/domain/ledger.ts";
import type { Ledger, LedgerWriter } from "../../src/ports.ts";

export const depot = "AEDXB";

export type Found = CountCard & {
  readonly quantity: number;
  readonly damaged?: number;
  readonly expired?: number;
};

async function append(
  writer: LedgerWriter,
  told: CountDeclaration,
  date: string,
  more: Partial<Draft> = {},
): Promise<Transaction> {
  const draft: Draft = {
    kind: "count",
    effectiveDate: date,
    user: "sato",
    entries: [],
    declarations: [told],
    ...more,
  };
  const [recorded] = await writer.append([draft]);
  if (recorded === undefined) throw new Error("nothing was recorded");
  return recorded.transaction;
}

/** Opens a count of the whole depot; gives the transaction that printed its sheets. */
export const openCount = (ledger: Ledger, date: string): Promise<Transaction> =>
  ledger.write(async (writer) => {
    const position = await writer.head();
    const code = countCode(countsOf(await writer.counts()).size + 1);
    const book = await bookAt(writer, depot, { date, position: position.number });
    const { number, hash } = position;
    const told: CountDeclaration = {
      declares: "count",
      code,
      event: "opened",
      depot,
      position: { number, hash },
      lines: bookedCards(book),
    };
    return append(writer, told, date);
  });

/** Prints a third sheet; gives its transaction. */
export const printThird = (ledger: Ledger, code: string, date: string): Promise<Transaction> =>
  ledger.write(async (writer) => {
    const { number, hash } = await writer.head();
    const position = { number, hash };
    return append(writer, { declares: "count", code, event: "third", position, lines: [] }, date);
  });

/** Enters what a team found, as a sheet of a workbook. */
export const enterSheet = (
  ledger: Ledger,
  code: string,
  sheet: { team: 1 | 2 | 3; printed: number; date: string; found: readonly Found[] },
): Promise<Transaction> =>
  ledger.write((writer) => {
    const { team, printed, date, found } = sheet;
    const lines = found.map(
      (line, at): CountedLine => ({
        damaged: 0,
        expired: 0,
        ...line,
        row: at + 6,
        cell: `L${at + 6}`,
        text: String(line.quantity),
      }),
    );
    const source = { name: `team-${team}.xlsx`, sha256: String(team).repeat(64) };
    const told = { declares: "count", code, event: "entered", team, date, printed, lines } as const;
    return append(writer, told, date, { source });
  });

/** Books what the sheets decide; `change` may falsify it. */
export const postCount = (
  ledger: Ledger,
  code: string,
  change: (draft: {
    told: CountDeclaration;
    entries: readonly Entry[];
  }) => Partial<Draft> = () => ({}),
): Promise<Transaction> =>
  ledger.write(async (writer) => {
    const count = countsOf(await writer.counts()).get(code);
    if (count === undefined) throw new Error(`there is no ${code}`);
    const sheets = await sheetsAndBooks(count, writer);
    const decision = decisionOf(count.opening.depot, compareSheets(sheets));
    if (decision === undefined) throw new Error(`${code} decides nothing`);
    const { lines, entries, effectiveDate } = decision;
    const told: CountDeclaration = {
      declares: "count",
      code,
      event: "posted",
      sheets: sheets.map(({ sheet }) => sheet.transaction.number),
      lines: lines.map((line) => ({ ...line, reason: "lost" })),
    };
    return append(writer, told, effectiveDate, { entries, ...change({ told, entries }) });
  });

export const cancelCount = (ledger: Ledger, code: string, date: string): Promise<Transaction> =>
  ledger.write((writer) => append(writer, { declares: "count", code, event: "cancelled" }, date));
