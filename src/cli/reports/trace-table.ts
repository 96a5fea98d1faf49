/** A figure as a person reads it: its postings, with the balance after each and its source. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { transactionId } from "../../domain/ledger.ts";
import type { Figure, TracedPosting } from "../../domain/trace.ts";
import {
  movementHeadings as headings,
  kindOf,
  originWords,
  signedCount,
  traceWords as words,
} from "../../text/movements/movement-reports.ts";
import { accountWords } from "../../text/reports.ts";
import type { Language } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";

/** A figure, and below it what merges took over for it, as far as it goes back. */
export function* figureTables(
  figure: Figure,
  catalogue: Catalogue,
  names: Names,
  language: Language,
  by?: string,
): Iterable<TableSpec> {
  const unit = catalogue.item(figure.item)?.baseUnit;
  yield figureTable(figure, { unit, by }, names, language);
  for (const { was, transaction } of figure.postings) {
    if (was === undefined) continue;
    yield* figureTables(was, catalogue, names, language, transactionId(transaction));
  }
}

function figureTable(
  figure: Figure,
  { unit, by }: { readonly unit: string | undefined; readonly by: string | undefined },
  names: Names,
  language: Language,
): TableSpec {
  const { account, agency, item, lot, quantity, postings } = figure;
  return {
    title: words.figure({
      by,
      place: accountWords(account, (code) => names.depotWithCode(code)),
      agency: names.agency(agency),
      item: names.itemWithCode(item),
      lot,
      quantity,
      unit,
    }),
    columns: [
      { key: "date", heading: headings.date },
      { key: "transaction", heading: headings.transaction },
      { key: "kind", heading: headings.kind },
      { key: "quantity", heading: headings.quantity, numeric: true },
      { key: "running", heading: headings.running, numeric: true },
      { key: "user", heading: headings.user },
      { key: "reference", heading: headings.reference },
      { key: "origin", heading: headings.origin },
    ],
    rows: postings.map((posting) => postingRow(posting, language)),
    notes: [words.made(postings.length)],
  };
}

function postingRow(posting: TracedPosting, language: Language): TableSpec["rows"][number] {
  const { transaction, effectiveDate, kind, quantity, running, user } = posting;
  const { reference, reason, reverses, reversedBy, source, origin } = posting;
  const undone = reverses !== undefined || reversedBy !== undefined;
  const id = (number: number | undefined) =>
    number === undefined ? undefined : transactionId(number);
  return {
    cells: {
      date: effectiveDate,
      transaction: transactionId(transaction),
      kind: kindOf(kind, { reverses: id(reverses), reversedBy: id(reversedBy) })[language],
      quantity: signedCount(quantity),
      running,
      user,
      reference: [reference, reason].filter(Boolean).join(" · "),
      origin: originWords({ file: source?.name, sha256: source?.sha256, ...origin })[language],
    },
    tones: undone ? { kind: "warning", quantity: "faint" } : {},
  };
}
