/** Database rows ↔ transactions. Reading gives back exactly what was hashed when it was written. */
import type { Declaration } from "../domain/declaration.ts";
import type { CellOrigin, Entry, Transaction, TransactionKind } from "../domain/ledger.ts";
import type { SqlValue } from "./sql.ts";

export interface TransactionRow {
  readonly number: number;
  readonly kind: string;
  readonly effective_date: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly reverses: number | null;
  readonly loan_due: string | null;
  readonly returns: number | null;
  readonly fiscal_year: number | null;
  readonly source_name: string | null;
  readonly sha256: string | null;
  readonly hash: string;
}

export interface EntryRow {
  readonly number: number;
  readonly line: number;
  readonly from_card: number;
  readonly to_card: number;
  readonly quantity: number;
  readonly sheet: string | null;
  readonly source_row: number | null;
  readonly cell: string | null;
  readonly cell_text: string | null;
  readonly row_identity: string | null;
}

export interface CardRow {
  readonly id: number;
  readonly item: string;
  readonly lot: string;
  readonly account: string;
  readonly agency: string;
}

export interface DeclarationRow {
  readonly number: number;
  readonly content: string;
}

export const transactionColumns = [
  "number",
  "kind",
  "effective_date",
  "recorded_at",
  "actor",
  "reason",
  "reference",
  "reverses",
  "loan_due",
  "returns",
  "fiscal_year",
  "source",
  "hash",
] as const;

export const selectTransaction = `select t.number, t.kind, t.effective_date, t.recorded_at, t.actor,
  t.reason, t.reference, t.reverses, t.loan_due, t.returns, t.fiscal_year,
  s.name as source_name, s.sha256, t.hash
  from ledger_transaction t left join source s on s.id = t.source`;

export const entryColumns = [
  "number",
  "line",
  "from_card",
  "to_card",
  "quantity",
  "sheet",
  "source_row",
  "cell",
  "cell_text",
  "row_identity",
] as const;

const orNull = (value: string | number | undefined): SqlValue => value ?? null;

export const transactionRow = (t: Transaction, source: number | undefined): SqlValue[] => [
  t.number,
  t.kind,
  t.effectiveDate,
  t.recordedAt,
  t.user,
  orNull(t.reason),
  orNull(t.reference),
  orNull(t.reverses),
  orNull(t.loanDue),
  orNull(t.returns),
  orNull(t.fiscalYear),
  orNull(source),
  t.hash,
];

export const entryRow = (
  number: number,
  line: number,
  cards: { readonly from: number; readonly to: number },
  { quantity, origin }: Entry,
): SqlValue[] => [
  number,
  line,
  cards.from,
  cards.to,
  quantity,
  orNull(origin?.sheet),
  orNull(origin?.row),
  orNull(origin?.cell),
  orNull(origin?.text),
  orNull(origin?.identity),
];

type Defined<Shape> = { [Key in keyof Shape]: Exclude<Shape[Key], undefined> };

/** Leaves out what is null, so that an absent field is absent. */
function present<Shape extends object>(fields: { [Key in keyof Shape]: Shape[Key] | null }) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as Partial<Defined<Shape>>;
}

function originOf(row: EntryRow): CellOrigin | undefined {
  if (row.source_row === null) return undefined;
  return {
    row: row.source_row,
    ...(row.sheet === null ? {} : { sheet: row.sheet }),
    ...(row.cell === null ? {} : { cell: row.cell }),
    ...(row.cell_text === null ? {} : { text: row.cell_text }),
    ...(row.row_identity === null ? {} : { identity: row.row_identity }),
  };
}

export function entryOf(row: EntryRow, from: CardRow, to: CardRow): Entry {
  const origin = originOf(row);
  return {
    item: from.item,
    lot: from.lot,
    quantity: row.quantity,
    from: { account: from.account, agency: from.agency },
    to: { account: to.account, agency: to.agency },
    ...(origin === undefined ? {} : { origin }),
  };
}

export function transactionOf(
  row: TransactionRow,
  entries: readonly Entry[],
  declarations: readonly Declaration[],
): Transaction {
  const optional = present<{
    reason: string;
    reference: string;
    reverses: number;
    loanDue: string;
    returns: number;
    fiscalYear: number;
  }>({
    reason: row.reason,
    reference: row.reference,
    reverses: row.reverses,
    loanDue: row.loan_due,
    returns: row.returns,
    fiscalYear: row.fiscal_year,
  });
  const source =
    row.sha256 === null ? {} : { source: { name: row.source_name ?? "", sha256: row.sha256 } };
  return {
    number: row.number,
    kind: row.kind as TransactionKind,
    effectiveDate: row.effective_date,
    recordedAt: row.recorded_at,
    user: row.actor,
    hash: row.hash,
    ...optional,
    ...source,
    entries,
    declarations,
  };
}
