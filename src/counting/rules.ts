/**
 * The course of a count, as rules that the ledger's writer keeps and `verify` proves: counts are
 * numbered without gaps, a sheet belongs to a count that is open, sheets and thirds stand at a
 * position of this ledger, what is posted rests on the sheets in force and books just what they
 * decide.
 */
import type { CountDeclaration, LedgerPosition } from "../domain/counting/count-declaration.ts";
import { countCode } from "../domain/counting/count-declaration.ts";
import { type Draft, genesisHash, goodsText, transactionId } from "../domain/ledger.ts";
import { type BookReader, bookAt } from "./book.ts";
import { compareSheets, type SheetAndBook } from "./comparison.ts";
import { type Count, printedBy, sheetsInForce, standingPosting } from "./counts.ts";
import { type Decision, decisionOf } from "./decision.ts";

/** A ledger as a count's rules look at it: up to the transaction in question. */
export interface RuleReader extends BookReader {
  readonly counts: ReadonlyMap<string, Count>;
  /** The hash of a transaction, undefined where there is none. */
  hashOf(number: number): Promise<string | undefined>;
}

export type BrokenRule = "malformed" | "numbering" | "position" | "not-open" | "sheet" | "booking";

/** The first rule that a transaction of kind `count` breaks. */
export async function brokenRule(
  draft: Draft,
  reader: RuleReader,
  knownAt?: string,
): Promise<BrokenRule | undefined> {
  const [told, another] = draft.declarations.filter((it) => it.declares === "count");
  if (told === undefined || another !== undefined) return "malformed";
  if (told.event !== "posted" && draft.entries.length > 0) return "malformed";
  if (told.event === "opened") {
    if (told.code !== countCode(reader.counts.size + 1)) return "numbering";
    return (await stands(told.position, reader)) ? undefined : "position";
  }
  const count = reader.counts.get(told.code);
  if (count === undefined) return "numbering";
  if (count.cancelled !== undefined || standingPosting(count) !== undefined) return "not-open";
  return courseOf(told, count, draft, reader, knownAt);
}

async function courseOf(
  told: Exclude<CountDeclaration, { readonly event: "opened" }>,
  count: Count,
  draft: Draft,
  reader: RuleReader,
  knownAt: string | undefined,
): Promise<BrokenRule | undefined> {
  switch (told.event) {
    case "cancelled":
      return undefined;
    case "third":
      return (await stands(told.position, reader)) ? undefined : "position";
    case "entered": {
      const printed = printedBy(count, told.printed);
      const own = told.team === 3 ? count.thirds : [count.printed];
      const sound = printed !== undefined && own.includes(printed);
      return sound && told.date === draft.effectiveDate ? undefined : "sheet";
    }
    case "posted": {
      const sheets = sheetsInForce(count).map(({ transaction }) => transaction.number);
      if (sheets.join() !== told.sheets.join()) return "sheet";
      const decision = await decide(count, reader, knownAt);
      return decision !== undefined && books(draft, told.lines, decision) ? undefined : "booking";
    }
  }
}

const figures = (lines: Decision["lines"]): string =>
  JSON.stringify(
    lines.map(({ item, lot, agency, status, book, counted, damaged, expired }) => [
      ...[item, lot, agency, status, book, counted, damaged, expired],
    ]),
  );

const books = (draft: Draft, lines: Decision["lines"], decision: Decision): boolean =>
  draft.effectiveDate === decision.effectiveDate &&
  goodsText(draft.entries) === goodsText(decision.entries) &&
  figures(lines) === figures(decision.lines);

async function stands({ number, hash }: LedgerPosition, reader: RuleReader): Promise<boolean> {
  return hash === (number === 0 ? genesisHash : await reader.hashOf(number));
}

/** The sheets in force, each with the book at its cut. */
export async function sheetsAndBooks(
  count: Count,
  reader: BookReader,
  knownAt?: string,
): Promise<readonly SheetAndBook[]> {
  const found: SheetAndBook[] = [];
  const books = new Map<string, SheetAndBook["book"]>();
  for (const sheet of sheetsInForce(count)) {
    const cut = { date: sheet.entered.date, position: sheet.position };
    const name = `${cut.date} ${cut.position}`;
    const book = books.get(name) ?? (await bookAt(reader, count.opening.depot, cut, knownAt));
    books.set(name, book);
    found.push({ sheet, book });
  }
  return found;
}

/** What a count books, by what the ledger knows now, or knew at a moment. */
async function decide(
  count: Count,
  reader: BookReader,
  knownAt?: string,
): Promise<Decision | undefined> {
  const compared = compareSheets(await sheetsAndBooks(count, reader, knownAt));
  return decisionOf(count.opening.depot, compared);
}

/** The refusal of whoever goes on with a count that is over. */
export function closedBy(count: Count) {
  const posting = standingPosting(count);
  const by = posting?.transaction ?? count.cancelled;
  if (by === undefined) return undefined;
  const state = posting === undefined ? "cancelled" : "posted";
  const id = transactionId(by.number);
  return { kind: "count-not-open", count: count.code, state, by: id } as const;
}
