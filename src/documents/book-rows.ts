/** The receipts-and-issues book as data: what --json prints and what --csv writes. */
import { type BookLine, type BookPage, isCorrection } from "../domain/book.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { transactionId } from "../domain/ledger.ts";

const otherSide = ({ counterpart }: BookLine): string =>
  "agency" in counterpart ? counterpart.agency : counterpart.account;

export function bookJson(page: BookPage, catalogue: Pick<Catalogue, "item">) {
  const { agency, item, opening, receipts, issues, adjustments, closing, lines } = page;
  const goods = catalogue.item(item);
  return {
    agency,
    item,
    name: goods?.nameEn ?? goods?.nameJa ?? null,
    nameJa: goods?.nameJa ?? null,
    unit: goods?.baseUnit ?? null,
    opening,
    receipts,
    issues,
    adjustments,
    closing,
    lines: lines.map((line) => ({
      date: line.date,
      transaction: transactionId(line.transaction),
      kind: line.kind,
      counterpart: otherSide(line),
      otherItem: line.otherItem ?? null,
      in: line.in,
      out: line.out,
      balance: line.balance,
      correction: isCorrection(line),
      reason: line.reason ?? null,
      reference: line.reference ?? null,
    })),
  };
}

export const bookFields = [
  "agency",
  "item",
  "name",
  "nameJa",
  "unit",
  "date",
  "transaction",
  "kind",
  "counterpart",
  "in",
  "out",
  "balance",
  "reason",
  "reference",
] as const;

type CsvRow = readonly (string | number | undefined)[];

/** Each page begins with what was brought forward and has a row for each line. */
export function bookRows(
  page: BookPage,
  from: string,
  catalogue: Pick<Catalogue, "item">,
): readonly CsvRow[] {
  const { agency, item, opening, lines } = page;
  const goods = catalogue.item(item);
  const head = [agency, item, goods?.nameEn ?? goods?.nameJa, goods?.nameJa, goods?.baseUnit];
  const rows = lines.map((line) => [
    ...head,
    ...[line.date, transactionId(line.transaction), line.kind, otherSide(line)],
    ...[line.in, line.out, line.balance, line.reason, line.reference],
  ]);
  return [[...head, from, undefined, "brought-forward", undefined, 0, 0, opening], ...rows].map(
    (row) => bookFields.map((_, at) => row[at]),
  );
}
