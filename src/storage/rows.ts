/** Database rows ↔ transactions. Reading gives back exactly what was hashed when it was written. */
import { isCountDeclaration } from "../domain/counting/count-shape.ts";
import { type Declaration, isDecision, isSameItem } from "../domain/declaration.ts";
import type { CellOrigin, Entry, Transaction, TransactionKind } from "../domain/ledger.ts";
import { isShipmentDeclaration } from "../domain/planning/shipment-declaration.ts";
import type { SqlValue } from "./sql.ts";

/** The columns of selectTransaction, in their order. */
export type TransactionRow = readonly [
  number: number,
  kind: string,
  effectiveDate: string,
  recordedAt: string,
  actor: string,
  reason: string | null,
  reference: string | null,
  reverses: number | null,
  loanDue: string | null,
  returns: number | null,
  fiscalYear: number | null,
  sourceName: string | null,
  sha256: string | null,
  hash: string,
  source: number | null,
];

/** The columns of selectEntry, in their order. */
export type EntryRow = readonly [
  number: number,
  line: number,
  fromCard: number,
  toCard: number,
  quantity: number,
  sheet: string | null,
  sourceRow: number | null,
  cell: string | null,
  cellText: string | null,
  rowIdentity: string | null,
];

export interface CardRow {
  readonly id: number;
  readonly item: string;
  readonly lot: string;
  readonly account: string;
  readonly agency: string;
}

/** Under names of our own: a damaged schema may spell its columns otherwise (`Account`). */
export const selectCard = `select id as "id", item as "item", lot as "lot",
  account as "account", agency as "agency" from stock_card`;

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
  s.name as source_name, s.sha256, t.hash, t.source
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

export const selectEntry = `select ${entryColumns.join(", ")} from entry`;

export type DeclarationRow = readonly [number: number, line: number, content: string];

export const selectDeclaration = "select number, line, content from declaration";

const orNull = (value: string | number | undefined): SqlValue => value ?? null;

/** Adds the values of a transaction's row to those of others, in the order of the columns. */
export function addTransactionRow(
  values: SqlValue[],
  t: Transaction,
  source: number | undefined,
): void {
  values.push(t.number, t.kind, t.effectiveDate, t.recordedAt, t.user, orNull(t.reason));
  values.push(orNull(t.reference), orNull(t.reverses), orNull(t.loanDue), orNull(t.returns));
  values.push(orNull(t.fiscalYear), orNull(source), t.hash);
}

/** The same of an entry between two cards. */
export function addEntryRow(
  values: SqlValue[],
  place: { readonly number: number; readonly line: number },
  cards: { readonly from: number; readonly to: number },
  { quantity, origin }: Entry,
): void {
  values.push(place.number, place.line, cards.from, cards.to, quantity, orNull(origin?.sheet));
  values.push(orNull(origin?.row), orNull(origin?.cell), orNull(origin?.text));
  values.push(orNull(origin?.identity));
}

function originOf(row: EntryRow): CellOrigin | undefined {
  const [, , , , , sheet, sourceRow, cell, text, identity] = row;
  if (sourceRow === null) return undefined;
  if (sheet === null && cell === null && text === null && identity === null) {
    return { row: sourceRow };
  }
  return {
    row: sourceRow,
    ...(sheet === null ? {} : { sheet }),
    ...(cell === null ? {} : { cell }),
    ...(text === null ? {} : { text }),
    ...(identity === null ? {} : { identity }),
  };
}

export function entryOf(row: EntryRow, from: CardRow, to: CardRow): Entry {
  const origin = originOf(row);
  const entry = {
    item: from.item,
    lot: from.lot,
    quantity: row[4],
    from: { account: from.account, agency: from.agency },
    to: { account: to.account, agency: to.agency },
  };
  return origin === undefined ? entry : { ...entry, origin };
}

export function transactionOf(
  row: TransactionRow,
  entries: readonly Entry[],
  declarations: readonly Declaration[],
): Transaction {
  const [number, kind, effectiveDate, recordedAt, user, reason, reference] = row;
  const [, , , , , , , reverses, loanDue, returns, fiscalYear, sourceName, sha256, hash] = row;
  const transaction: Writable<Transaction> = {
    number,
    kind: kind as TransactionKind,
    effectiveDate,
    recordedAt,
    user,
    hash,
    entries,
    declarations,
  };
  // Only what is there becomes a field; assigned one by one, as this runs a million times.
  if (reason !== null) transaction.reason = reason;
  if (reference !== null) transaction.reference = reference;
  if (reverses !== null) transaction.reverses = reverses;
  if (loanDue !== null) transaction.loanDue = loanDue;
  if (returns !== null) transaction.returns = returns;
  if (fiscalYear !== null) transaction.fiscalYear = fiscalYear;
  if (sha256 !== null) transaction.source = { name: sourceName ?? "", sha256 };
  return transaction;
}

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** A declaration as it was stored; undefined where that cannot be read as one. */
export function declarationOf(content: string): Declaration | undefined {
  try {
    const read = JSON.parse(content);
    const texts = read.declares === "lot" ? [read.code, read.item] : [read.code];
    const whole = texts.every((text) => typeof text === "string");
    if (!whole || (read.declares === "lot" && typeof (read.facts ?? "") !== "object"))
      return undefined;
    if (read.declares === "count" && !isCountDeclaration(read)) return undefined;
    if (read.declares === "shipment" && !isShipmentDeclaration(read)) return undefined;
    if (read.declares === "same-item" && !isSameItem(read)) return undefined;
    if (read.declares === "decision" && !isDecision(read)) return undefined;
    return read;
  } catch {
    return undefined;
  }
}

type Found = string | number | null | undefined;
const isText = (value: Found): boolean => typeof value === "string";
const isWhole = (value: Found): boolean => Number.isSafeInteger(value);
const isTextOrAbsent = (value: Found): boolean => value === null || typeof value === "string";
const isWholeOrAbsent = (value: Found): boolean => value === null || Number.isSafeInteger(value);

/**
 * Whether rows lie in the tables just as the writer puts them: each value of its kind, lines
 * counted from 0, a declaration in its one spelling, nothing beside what makes the transaction. The
 * hash cannot tell, as it is taken over the transaction that is read from the rows.
 */
export function isAsWritten(
  row: TransactionRow,
  entries: readonly EntryRow[],
  told: readonly DeclarationRow[],
  card: (id: number) => CardRow,
): boolean {
  const [number, kind, effective, recorded, actor, reason, reference, reverses, due] = row;
  const [, , , , , , , , , returns, year, sourceName, sha256, hash, source] = row;
  // Spelled out, as this is asked of a million rows.
  return (
    isWhole(number) &&
    isText(kind) &&
    isText(effective) &&
    isText(recorded) &&
    isText(actor) &&
    isText(hash) &&
    isTextOrAbsent(reason) &&
    isTextOrAbsent(reference) &&
    isTextOrAbsent(due) &&
    isTextOrAbsent(sourceName) &&
    isTextOrAbsent(sha256) &&
    isWholeOrAbsent(reverses) &&
    isWholeOrAbsent(returns) &&
    isWholeOrAbsent(year) &&
    isWholeOrAbsent(source) &&
    (source === null) === (sha256 === null) &&
    entries.every((entry, at) => entryAsWritten(entry, at, card)) &&
    told.every((declaration, at) => declarationAsWritten(declaration, at))
  );
}

function entryAsWritten(entry: EntryRow, at: number, card: (id: number) => CardRow): boolean {
  const [, line, fromCard, toCard, quantity, sheet, row, cell, text, identity] = entry;
  const [from, to] = [card(fromCard), card(toCard)];
  return (
    line === at &&
    isWhole(quantity) &&
    isText(from.item) &&
    isText(from.lot) &&
    from.item === to.item &&
    from.lot === to.lot &&
    isText(from.account) &&
    isText(from.agency) &&
    isText(to.account) &&
    isText(to.agency) &&
    isWholeOrAbsent(row) &&
    (row !== null || (sheet === null && cell === null && text === null && identity === null)) &&
    isTextOrAbsent(sheet) &&
    isTextOrAbsent(cell) &&
    isTextOrAbsent(text) &&
    isTextOrAbsent(identity)
  );
}

function declarationAsWritten([, line, content]: DeclarationRow, at: number): boolean {
  if (line !== at || !isText(content)) return false;
  try {
    return JSON.stringify(JSON.parse(content)) === content;
  } catch {
    return false;
  }
}
