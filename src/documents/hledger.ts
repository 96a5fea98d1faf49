/**
 * The ledger as a journal that hledger reads: another program adds up the same postings.
 *
 * Every transaction becomes one, with its id as the code. An account is ours with the owner and
 * the lot below it, an item is a commodity, quantities are whole:
 *
 *   2026-04-01 * (T-12) receive
 *       depot:AEDXB:available:jica:L-7      1200 "BLANKET"
 *       supplier:ABC:jica:L-7              -1200 "BLANKET"
 *
 * So `bal depot:AEDXB` is what lies in Dubai, and `bal jica` what JICA has. Characters that would
 * mean something to hledger are written as %XX in names, so that two names never become one; in
 * comments they give way to harmless ones. Accounts and commodities are declared when they first
 * occur, so that `hledger check --strict` holds too.
 */
import { joined } from "../domain/items/joined.ts";
import type { CellOrigin, Entry, Holder, Transaction } from "../domain/ledger.ts";
import { transactionId } from "../domain/ledger.ts";

interface Head {
  readonly number: number;
  readonly hash: string;
}

/** What the journal is of, as comments at its top. */
export const journalHead = (
  { number, hash }: Head,
  { asOf, knownAt }: { readonly asOf?: string; readonly knownAt?: string },
): string =>
  [
    `; bichiku: the ledger up to ${transactionId(number)}`,
    `; head: ${hash}`,
    ...(asOf === undefined ? [] : [`; as-of: ${asOf}`]),
    ...(knownAt === undefined ? [] : [`; known-at: ${knownAt}`]),
    "",
    "",
  ].join("\n");

/** Transactions one by one, as a piece of the journal each; keeps which names were declared. */
export class Journal {
  readonly #accounts = new Map<string, string>();
  readonly #commodities = new Map<string, string>();

  add(transaction: Transaction): string {
    const { entries, effectiveDate, number, kind } = transaction;
    const lines: string[] = [];
    const postings = entries.flatMap((entry) => {
      const { quantity, from, to, origin } = entry;
      const symbol = this.#commodity(entry.item, lines);
      return [
        ...this.#posting(entry, from, `${0 - quantity}`, symbol, undefined, lines),
        ...this.#posting(entry, to, `${quantity}`, symbol, origin, lines),
      ];
    });
    const head = `${effectiveDate} * (${transactionId(number)}) ${kind}`;
    return [...lines, head, ...tags(transaction), ...postings, "", ""].join("\n");
  }

  #posting(
    { lot }: Entry,
    { account, agency }: Holder,
    quantity: string,
    symbol: string,
    origin: CellOrigin | undefined,
    declarations: string[],
  ): readonly string[] {
    const code = joined(account, agency, lot);
    let name = this.#accounts.get(code);
    if (name === undefined) {
      // Parts of our own account codes are separated by colons as hledger's are.
      name = [...account.split(":"), agency, lot].map(component).join(":");
      this.#accounts.set(code, name);
      declarations.push(`account ${name}`);
    }
    return [`    ${name}  ${quantity} ${symbol}`, ...originTags(origin)];
  }

  #commodity(item: string, declarations: string[]): string {
    let symbol = this.#commodities.get(item);
    if (symbol === undefined) {
      symbol = `"${component(item)}"`;
      this.#commodities.set(item, symbol);
      declarations.push(`commodity 1000. ${symbol}`); // a decimal mark is required, digits are not
    }
    return symbol;
  }
}

/**
 * One part of an account's name, or a commodity. Taken out are what separates (colon, double space,
 * tab), begins a comment or a quotation, or is invisible; and an empty part, which hledger refuses.
 */
export function component(text: string): string {
  const escaped = text
    .replace(/[%:;"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, percent)
    .replace(/^\s|\s$|(?<=\s)\s|[^\S ]/gu, percent)
    .replace(/^[([{*!=~|#@]/u, percent);
  return escaped === "" ? "%00" : escaped;
}

/** UTF-8 bytes as %XX. */
const percent = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");

/** A tag's value ends at a comma or the line; brackets could be read as a date. */
const tagValue = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll(",", "‚")
    .replaceAll("[", "［")
    .replaceAll("]", "］")
    .trim();

const tag = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined || value === "" ? [] : [`    ; ${name}: ${tagValue(String(value))}`];

const idOf = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : transactionId(number);

const tags = (transaction: Transaction): readonly string[] => {
  const { recordedAt, user, reference, reason, reverses, loanDue, returns, source } = transaction;
  return [
    ...tag("recorded", recordedAt),
    ...tag("user", user),
    ...tag("reference", reference),
    ...tag("reason", reason),
    ...tag("reverses", idOf(reverses)),
    ...tag("loan-due", loanDue),
    ...tag("returns", idOf(returns)),
    ...tag("file", source?.name),
    ...tag("sha256", source?.sha256),
  ];
};

const originTags = (origin: CellOrigin | undefined): readonly string[] =>
  origin === undefined
    ? []
    : [
        ...tag("sheet", origin.sheet),
        ...tag("row", origin.row),
        ...tag("cell", origin.cell),
        ...tag("text", origin.text),
      ];
