/** A transaction as --json tells it, as rows of --csv, and as lines for a person. */
import { countDeclared } from "../../counting/counts.ts";
import { countReasonOf } from "../../domain/counting/count-declaration.ts";
import type { Entry, Transaction } from "../../domain/ledger.ts";
import { postingsOf, transactionId } from "../../domain/ledger.ts";
import { eventWords } from "../../text/counting/count.ts";
import {
  movementHeadings as headings,
  kindOf,
  originWords,
  wayWords,
} from "../../text/movements/movement-reports.ts";
import { accountWords } from "../../text/reports.ts";
import type { Language } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableColumn, TableRow } from "../terminal/render.ts";

/** A transaction with those of its entries that were asked for, and what is still owed of a loan. */
export interface Told {
  readonly transaction: Transaction;
  readonly entries: readonly Entry[];
  readonly outstanding: number | undefined;
}

const idOf = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : transactionId(number);

export const historyJson = ({ transaction: t, entries, outstanding }: Told) => ({
  transaction: transactionId(t.number),
  kind: t.kind,
  effectiveDate: t.effectiveDate,
  recordedAt: t.recordedAt,
  user: t.user,
  reason: t.reason ?? null,
  reference: t.reference ?? null,
  reverses: idOf(t.reverses) ?? null,
  loan: t.loanDue === undefined ? null : { due: t.loanDue, outstanding },
  returns: idOf(t.returns) ?? null,
  source: t.source === undefined ? null : { file: t.source.name, sha256: t.source.sha256 },
  postings: postingsOf(entries),
});

export const historyFields = [
  "transaction",
  "kind",
  "effectiveDate",
  "recordedAt",
  "user",
  "reason",
  "reference",
  "reverses",
  "item",
  "lot",
  "quantity",
  "fromAccount",
  "fromAgency",
  "toAccount",
  "toAgency",
  "file",
  "sha256",
  "sheet",
  "row",
  "cell",
  "text",
] as const;

type CsvRow = readonly (string | number | undefined)[];

/** One row for each entry; a transaction that moved nothing has one too. */
export function historyRows({ transaction: t, entries }: Told): readonly CsvRow[] {
  const head = [transactionId(t.number), t.kind, t.effectiveDate, t.recordedAt, t.user];
  const rest = (entry?: Entry) => [reasonOf(t, entry), t.reference, idOf(t.reverses)];
  const { name, sha256 } = t.source ?? {};
  if (entries.length === 0)
    return [[...head, ...rest(), ...Array(7).fill(undefined), name, sha256]];
  return entries.map((entry) => {
    const { item, lot, quantity, from, to, origin } = entry;
    return [
      ...head,
      ...rest(entry),
      ...[item, lot, quantity, from.account, from.agency, to.account, to.agency, name, sha256],
      ...[origin?.sheet, origin?.row, origin?.cell, origin?.text],
    ];
  });
}

export const historyColumns: readonly TableColumn[] = [
  { key: "date", heading: headings.date },
  { key: "transaction", heading: headings.transaction },
  { key: "kind", heading: headings.kind },
  { key: "item", heading: headings.item },
  { key: "lot", heading: headings.lot },
  { key: "quantity", heading: headings.quantity, numeric: true },
  { key: "way", heading: headings.way },
  { key: "agency", heading: headings.agency },
  { key: "user", heading: headings.user },
  { key: "reference", heading: headings.reference },
  { key: "origin", heading: headings.origin },
];

/** Why: of the transaction, or, where a count has booked many differences, of this one. */
const reasonOf = (transaction: Transaction, entry: Entry | undefined): string | undefined =>
  transaction.reason ??
  (transaction.kind === "count" && entry !== undefined
    ? countReasonOf(transaction, entry)
    : undefined);

/** "C-1 opened", of what a count records. */
function countEvent(transaction: Transaction, language: Language): string | undefined {
  const told = transaction.kind === "count" ? countDeclared(transaction) : undefined;
  if (told === undefined) return undefined;
  const { code, event } = told;
  return eventWords({ code, event, team: event === "entered" ? told.team : undefined })[language];
}

/** One line for each entry; a transaction that moved nothing has one too. */
export function historyLines(told: Told, names: Names, language: Language): readonly TableRow[] {
  const { transaction: t, entries, outstanding } = told;
  const kind = kindOf(t.kind, {
    reverses: idOf(t.reverses),
    loanDue: t.loanDue,
    outstanding,
    returns: idOf(t.returns),
  });
  const head = {
    date: t.effectiveDate,
    transaction: transactionId(t.number),
    kind: kind[language],
    user: t.user,
  };
  const reference = (entry?: Entry): string =>
    [t.reference, countEvent(t, language), reasonOf(t, entry)].filter(Boolean).join(" · ");
  const tones = t.reverses === undefined ? {} : ({ kind: "warning" } as const);
  if (entries.length === 0) {
    const origin = originWords({ file: t.source?.name })[language];
    return [{ cells: { ...head, reference: reference(), origin }, tones }];
  }
  return entries.map((entry) => {
    const { item, lot, quantity, from, to, origin } = entry;
    const place = (account: string) => accountWords(account, (code) => names.depot(code));
    const way = wayWords(place(from.account), place(to.account));
    const agency = wayWords(names.agency(from.agency), names.agency(to.agency));
    const source = originWords({ file: t.source?.name, ...origin });
    return {
      cells: {
        ...head,
        reference: reference(entry),
        item,
        lot,
        quantity,
        way: way[language],
        agency: agency[language],
        origin: source[language],
      },
      tones,
    };
  });
}
