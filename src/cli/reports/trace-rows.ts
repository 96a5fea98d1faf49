/** Figures and their postings as --json tells them, and as rows of --csv. */
import { transactionId } from "../../domain/ledger.ts";
import type { Figure, TracedPosting } from "../../domain/trace.ts";

const idOf = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : transactionId(number);

export interface FigureJson {
  readonly account: string;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
  readonly postings: readonly unknown[];
}

export const traceJson = (figure: Figure): FigureJson => {
  const { account, agency, item, lot, quantity, postings } = figure;
  return {
    account,
    agency,
    item,
    lot,
    quantity,
    postings: postings.map((posting) => ({
      transaction: transactionId(posting.transaction),
      effectiveDate: posting.effectiveDate,
      recordedAt: posting.recordedAt,
      quantity: posting.quantity,
      running: posting.running,
      kind: posting.kind,
      user: posting.user,
      reason: posting.reason ?? null,
      reference: posting.reference ?? null,
      reverses: idOf(posting.reverses) ?? null,
      reversedBy: idOf(posting.reversedBy) ?? null,
      source: sourceJson(posting),
      was: posting.was === undefined ? null : traceJson(posting.was),
    })),
  };
};

/** The cell, as far as it is known; null where a person recorded the posting, not a file. */
function sourceJson({ source, origin }: TracedPosting) {
  if (source === undefined && origin === undefined) return null;
  return {
    file: source?.name ?? null,
    sha256: source?.sha256 ?? null,
    sheet: origin?.sheet ?? null,
    row: origin?.row ?? null,
    cell: origin?.cell ?? null,
    text: origin?.text ?? null,
  };
}

export const traceFields = [
  "account",
  "agency",
  "item",
  "lot",
  "transaction",
  "effectiveDate",
  "recordedAt",
  "quantity",
  "running",
  "kind",
  "user",
  "reason",
  "reference",
  "reverses",
  "reversedBy",
  "file",
  "sha256",
  "sheet",
  "row",
  "cell",
  "text",
] as const;

type CsvRow = readonly (string | number | undefined)[];

/** What a merge took over stands before the merge's own row, down to nothing by the taking. */
export function traceRows(figure: Figure): readonly CsvRow[] {
  return figure.postings.flatMap((posting) => {
    const { was } = posting;
    const own = rowOf(figure, posting);
    if (was === undefined) return [own];
    const taking = { ...posting, quantity: 0 - was.quantity, running: 0, origin: undefined };
    return [...traceRows(was), rowOf(was, taking), own];
  });
}

function rowOf({ account, agency, item, lot }: Figure, posting: TracedPosting): CsvRow {
  const { transaction, effectiveDate, recordedAt, quantity, running, kind, user } = posting;
  const { reason, reference, reverses, reversedBy, source, origin } = posting;
  return [
    ...[account, agency, item, lot, transactionId(transaction), effectiveDate, recordedAt],
    ...[quantity, running, kind, user, reason, reference, idOf(reverses), idOf(reversedBy)],
    ...[source?.name, source?.sha256, origin?.sheet, origin?.row, origin?.cell, origin?.text],
  ];
}
