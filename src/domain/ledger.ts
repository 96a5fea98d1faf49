/**
 * The ledger: which goods moved from where to where, whose they were, and who says so.
 *
 * A transaction is one event. Each of its entries takes a quantity of one item and lot from one
 * account and gives it to another, and so stands for two postings that sum to zero: an unbalanced
 * transaction cannot be written down. The owner (agency) is a dimension of either side, so a
 * transfer of custody (管理換) is an entry whose account stays and whose agency changes.
 *
 * Transactions are only ever appended. A mistake is undone by a second transaction that names the
 * first. Balances are sums of postings; whoever wants to know what is there, adds up.
 *
 * A transaction also declares what it brought into the ledger's knowledge (a provisional item, the
 * expiry of a lot), so that all the ledger knows has a date, a person and a source.
 */
import type { AccountCode } from "./account.ts";
import { assert } from "./assert.ts";
import { type IsoDate, isDate, type Moment } from "./dates.ts";
import type { Declaration } from "./declaration.ts";
import { within } from "./within.ts";

export const transactionKinds = [
  "opening", // an agency's first statement becomes stock
  "receive",
  "issue",
  "transfer", // depot, agency (管理換, loan, return) or status
  "adjust",
  "count", // a count was opened, a team's sheet entered, the differences booked
  "reverse",
  "items", // an item master was taken into the ledger
  "close", // a fiscal year was closed
  "merge", // an item turned out to be another one: its goods go over to that one
  "plan", // shipments were proposed; a proposal was accepted, which reserves goods, or discarded
  "request", // an organisation asked for goods, or asks for something else now
  "ship", // goods of an accepted plan changed custody, left, arrived, or came back
  "decide", // a person found that items are different goods, or goods of their own
  "evidence", // somebody said what goods are like, and from where that is known
  "waive", // an organisation takes goods although they miss a requirement
] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** One side of an entry: an account, and whose goods they are there. */
export interface Holder {
  readonly account: AccountCode;
  readonly agency: string;
}

/** The cell that a quantity was read from. Rows count as a spreadsheet shows them, from 1. */
export interface CellOrigin {
  readonly sheet?: string;
  readonly row: number;
  readonly cell?: string; // "F12", where the source is a grid of cells
  readonly text?: string; // as it was written: "480梱包"
  /** Identity of a statement's row: its source and content; equal rows are told apart by number. */
  readonly identity?: string;
}

export interface Entry {
  readonly item: string;
  readonly lot: string;
  readonly quantity: number; // whole, in the item's base unit; zero only as evidence of a count
  readonly from: Holder;
  readonly to: Holder;
  readonly origin?: CellOrigin;
}

/** A file that figures came from. */
export interface Source {
  readonly name: string;
  readonly sha256: string;
}

/** What somebody wants to have recorded. The ledger adds number, moment and hash. */
export interface Draft {
  readonly kind: TransactionKind;
  readonly effectiveDate: IsoDate;
  readonly user: string;
  readonly reason?: string;
  /** The paper that this event is known by outside; a reference is recorded once only. */
  readonly reference?: string;
  readonly reverses?: number;
  /** Makes a transfer between agencies a loan, to be returned like for like by this day. */
  readonly loanDue?: IsoDate;
  /** The loan that this transfer returns goods of. */
  readonly returns?: number;
  readonly fiscalYear?: number;
  readonly source?: Source;
  readonly entries: readonly Entry[];
  readonly declarations: readonly Declaration[];
}

export interface Transaction extends Draft {
  readonly number: number; // 1, 2, 3 … without gaps
  readonly recordedAt: Moment;
  readonly hash: string; // SHA-256, hex
}

/** A transaction, and the number of the reversal that there is of it. */
export interface Kept {
  readonly transaction: Transaction;
  readonly reversedBy: number | undefined;
}

export interface Posting {
  readonly account: AccountCode;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: number;
}

/** How a transaction is called on screen and on paper: T-12. */
export const transactionId = (number: number): string => `T-${number}`;

/** Reads `T-12`, `t12` or `12`; undefined where it is none of these. */
export function transactionNumber(text: string): number | undefined {
  const digits = /^(?:T-?)?(\d{1,15})$/i.exec(text.trim())?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

export function postingsOf(entries: readonly Entry[]): readonly Posting[] {
  return entries.flatMap(({ item, lot, quantity, from, to }) => [
    { account: from.account, agency: from.agency, item, lot, quantity: 0 - quantity },
    { account: to.account, agency: to.agency, item, lot, quantity },
  ]);
}

/** The entries that undo these. */
export const inverseOf = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map(({ item, lot, quantity, from, to }) => ({ item, lot, quantity, from: to, to: from }));

/** The hash that the first transaction follows. */
export const genesisHash = "0".repeat(64);

/**
 * What a transaction's hash is taken over: all that is recorded of it, and the hash before it.
 *
 * One line of JSON, an array in the order below; what is absent is null. JSON quotes its texts, so
 * two different transactions never have one canonical text. It is put together by hand, as
 * JSON.stringify takes three times as long and this is done for each of a million transactions.
 */
export function canonicalText(transaction: Omit<Transaction, "hash">, previous: string): string {
  const t = transaction;
  let text = `["bichiku-1","${previous}",${t.number},${events.of(t.kind, t.effectiveDate)}`;
  text += `${records.of(t.recordedAt, t.user)}${orNull(t.reason)}${orNull(t.reference)}`;
  text += relationsText(t);
  text += t.source === undefined ? "null,null,[" : `${sources.of(t.source.name, t.source.sha256)}[`;
  let separator = "";
  for (const entry of t.entries) {
    text += separator + entryText(entry);
    separator = ",";
  }
  return `${text}],${t.declarations.length === 0 ? "[]" : JSON.stringify(t.declarations)}]`;
}

function relationsText({ reverses, loanDue, returns, fiscalYear }: Draft): string {
  const none = reverses === undefined && loanDue === undefined && returns === undefined;
  if (none && fiscalYear === undefined) return "null,null,null,null,";
  return `${reverses ?? null},${orNull(loanDue)}${returns ?? null},${fiscalYear ?? null},`;
}

function entryText({ item, lot, quantity, from, to, origin }: Entry): string {
  const goods = `[${lots.of(item, lot)}${quantity},`;
  const sides = holders.of(from.account, from.agency) + holders.of(to.account, to.agency);
  if (origin === undefined) return `${goods}${sides}null,null,null,null,null]`;
  const { sheet, row, cell, text, identity } = origin;
  if (sheet === undefined && cell === undefined && text === undefined && identity === undefined) {
    return `${goods}${sides}null,${row},null,null,null]`;
  }
  const seen = `${orNull(cell)}${orNull(text)}${identity === undefined ? null : quoted(identity)}`;
  return `${goods}${sides}${orNull(sheet)}${row},${seen}]`;
}

/** Two texts, quoted and followed by commas. Pairs that come again and again are spelled once. */
class Pairs {
  readonly #spelled = new Map<string, Map<string, string>>();
  #count = 0;

  of(first: string, second: string): string {
    const known = this.#spelled.get(first)?.get(second);
    if (known !== undefined) return known;
    if (this.#count === pairsMax) {
      this.#spelled.clear();
      this.#count = 0;
    }
    this.#count += 1;
    const text = `${quoted(first)},${quoted(second)},`;
    within(this.#spelled, first).set(second, text);
    return text;
  }
}

/** Enough for a store's lots and parties; a file of ever new ones does not fill the memory. */
const pairsMax = 20_000;

const [events, records, sources] = [new Pairs(), new Pairs(), new Pairs()];
const [lots, holders] = [new Pairs(), new Pairs()];

/** A text as JSON writes it, or null, followed by a comma. */
const orNull = (text: string | undefined): string =>
  text === undefined ? "null," : `${quoted(text)},`;

/** A text as JSON writes it. */
function quoted(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** What JSON.stringify writes otherwise than as it is: quotes, backslashes, controls, surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/**
 * What makes two movements of one reference the same event: everything but who recorded it, when,
 * and from which file.
 */
export const eventText = (draft: Draft): string =>
  JSON.stringify([
    draft.kind,
    draft.effectiveDate,
    draft.reason,
    draft.reverses,
    draft.loanDue,
    draft.returns,
    goodsText(draft.entries),
  ]);

/** What moves from whom to whom, as one text: equal for equal movements, and only for these. */
export const goodsText = (entries: readonly Entry[]): string =>
  JSON.stringify(
    entries.map(({ item, lot, quantity, from, to }) => [
      item,
      lot,
      quantity,
      from.account,
      from.agency,
      to.account,
      to.agency,
    ]),
  );

/** A draft as a transaction whose hash is still to come. */
export function numbered(
  draft: Draft,
  number: number,
  recordedAt: Moment,
  declarations: readonly Declaration[],
): Transaction & { hash: string } {
  const { kind, effectiveDate, user, entries } = draft;
  const fixed = { number, kind, effectiveDate, recordedAt, user, entries, declarations, hash: "" };
  const t: { -readonly [Key in keyof Transaction]: Transaction[Key] } = fixed;
  // Field by field, as spreading a million drafts of many shapes takes seconds.
  if (draft.reason !== undefined) t.reason = draft.reason;
  if (draft.reference !== undefined) t.reference = draft.reference;
  if (draft.reverses !== undefined) t.reverses = draft.reverses;
  if (draft.loanDue !== undefined) t.loanDue = draft.loanDue;
  if (draft.returns !== undefined) t.returns = draft.returns;
  if (draft.fiscalYear !== undefined) t.fiscalYear = draft.fiscalYear;
  if (draft.source !== undefined) t.source = draft.source;
  return t;
}

/** Our own code must never hand the ledger a draft whose parts do not belong together. */
export function assertDraft(draft: Draft): void {
  const { kind, entries, reverses, loanDue, returns, fiscalYear } = draft;
  assert((kind === "close") === (fiscalYear !== undefined), "a closing, and no other, has a year");
  assert((kind === "reverse") === (reverses !== undefined), "a reversal says what it reverses");
  assert(kind !== "close" || entries.length === 0, "a closing moves no goods");
  const testimony = kind === "evidence" || kind === "waive";
  assert(!testimony || entries.length === 0, "what is said of goods does not move them");
  if (loanDue === undefined && returns === undefined) return;
  assert(kind === "transfer" && entries.length > 0, "what is lent or given back is transferred");
  assert(loanDue === undefined || returns === undefined, "a return is no loan");
  if (loanDue === undefined) return;
  assert(isDate(loanDue), `a loan is due on a day, not on "${loanDue}"`);
  const one = entries.every(
    ({ item, from, to }) =>
      from.agency !== to.agency &&
      item === entries[0]?.item &&
      from.agency === entries[0].from.agency &&
      to.agency === entries[0].to.agency,
  );
  assert(one, "a loan is of one item, from one agency to another");
}

/**
 * What no database keeps as it is: the character of code zero, and halves of characters, which
 * damaged files have. Both are shown as the mark for a character that could not be read.
 */
const unstorable = /[\0\p{Cs}]/gu;

/** A draft as every database gives it back, to the last character. */
export function storable(draft: Draft): Draft {
  if (!isSuspicious(draft)) return draft;
  return JSON.parse(JSON.stringify(draft), (_key, value) =>
    typeof value === "string" ? value.replace(unstorable, "\ufffd") : value,
  );
}

/** A quick look first: texts with a zero, or with characters that could be halved. */
const suspicious = /[\0\ud800-\udfff]/;

const odd = (text: string | undefined): boolean => text !== undefined && suspicious.test(text);

function isSuspicious({ user, reason, reference, source, entries, declarations }: Draft): boolean {
  if (odd(user) || odd(reason) || odd(reference) || odd(source?.name)) return true;
  for (const { item, lot, from, to, origin } of entries) {
    if (odd(item) || odd(lot) || odd(from.agency) || odd(to.agency)) return true;
    if (odd(from.account) || odd(to.account)) return true;
    if (origin === undefined) continue;
    if (odd(origin.sheet) || odd(origin.cell) || odd(origin.text) || odd(origin.identity)) {
      return true;
    }
  }
  return declarations.length > 0 && odd(allTexts(declarations));
}

/** Every text inside a value. */
function allTexts(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(allTexts).join("");
}

/** Our own code must never hand the ledger an entry that is none. */
export function assertEntry({ item, lot, quantity, from, to }: Entry): void {
  assert(Number.isSafeInteger(quantity) && quantity >= 0, `quantity ${quantity}`);
  assert(item !== "" && lot !== "", "an entry names its item and lot");
  assert(from.account !== to.account || from.agency !== to.agency, "an entry goes somewhere");
}
