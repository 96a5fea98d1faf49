/** The receipts-and-issues book as a person reads it: a summary, then a page for each item. */
import { type BookPage, isCorrection } from "../../domain/book.ts";
import { transactionId } from "../../domain/ledger.ts";
import {
  counterpartWords,
  bookHeadings as headings,
  particulars,
  bookWords as words,
} from "../../text/book.ts";
import { signedCount } from "../../text/movements/movement-reports.ts";
import { unitWord } from "../../text/reports.ts";
import type { Language, Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableColumn, TableSpec } from "../terminal/render.ts";

const column = (key: keyof typeof headings, numeric = false): TableColumn => ({
  key,
  heading: headings[key],
  numeric,
});

export function bookSummary(
  pages: readonly BookPage[],
  {
    title,
    notes,
    unitOf,
  }: {
    readonly title: Text;
    readonly notes: readonly Text[];
    readonly unitOf: (item: string) => string | undefined;
  },
  names: Names,
  language: Language,
): TableSpec {
  const figures = ["opening", "receipts", "issues", "adjustments", "closing"] as const;
  return {
    title,
    columns: [
      column("agency"),
      column("item"),
      column("unit"),
      ...figures.map((key) => column(key, true)),
    ],
    rows: pages.map(({ agency, item, opening, receipts, issues, adjustments, closing }) => ({
      cells: {
        agency: names.agency(agency)[language],
        item: names.itemWithCode(item)[language],
        unit: unitWord(unitOf(item))[language],
        adjustments: adjustments === 0 ? 0 : signedCount(adjustments),
        ...{ opening, receipts, issues, closing },
      },
    })),
    notes,
    empty: words.empty,
  };
}

export function bookPageTable(
  page: BookPage,
  { from, unit }: { readonly from: string; readonly unit: string | undefined },
  names: Names,
  language: Language,
): TableSpec {
  const { agency, item, opening, receipts, issues, adjustments, closing, lines } = page;
  const corrected = lines.some(isCorrection);
  const forward = {
    date: from,
    particulars: words.broughtForward[language],
    balance: opening,
  };
  return {
    title: words.pageTitle(names.agency(agency), names.itemWithCode(item), unit),
    columns: [
      column("date"),
      column("transaction"),
      column("particulars"),
      column("counterpart"),
      column("in", true),
      column("out", true),
      ...(corrected ? [column("adjustments", true)] : []),
      column("balance", true),
    ],
    rows: [
      { cells: forward },
      ...lines.map((line) => {
        const other = counterpartWords(line.counterpart, (code) => names.agency(code));
        const moved = isCorrection(line)
          ? { adjustments: signedCount(line.in - line.out) }
          : { in: line.in || undefined, out: line.out || undefined };
        return {
          cells: {
            date: line.date,
            transaction: transactionId(line.transaction),
            particulars: particulars(line)[language],
            counterpart: other[language],
            balance: line.balance,
            ...moved,
          },
        };
      }),
    ],
    totals: {
      date: words.totals[language],
      in: receipts,
      out: issues,
      adjustments: corrected ? signedCount(adjustments) : undefined,
      balance: closing,
    },
  };
}
