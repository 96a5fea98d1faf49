/** A count as it stands now: its sheets compared, what it would book, what speaks against that. */
import { papersSince } from "../../counting/afterwards.ts";
import { type Book, movedAny } from "../../counting/book.ts";
import { type Comparison, compareSheets, type SheetAndBook } from "../../counting/comparison.ts";
import { type Count, standingPosting } from "../../counting/counts.ts";
import { type Decision, decisionOf } from "../../counting/decision.ts";
import { sheetsAndBooks } from "../../counting/rules.ts";
import { countCardName } from "../../domain/counting/count-declaration.ts";
import { type Transaction, transactionId } from "../../domain/ledger.ts";
import type { Ledger, LedgerWriter } from "../../ports.ts";
import { countWarnings } from "../../text/counting/count.ts";
import type { Text } from "../../text/text.ts";

export interface CountStanding {
  readonly count: Count;
  readonly sheets: readonly SheetAndBook[];
  readonly books: readonly Book[];
  readonly comparison: Comparison;
  readonly decision: Decision | undefined;
  /** Recorded after it was posted, of the time before it. */
  readonly since: readonly Transaction[];
}

export async function standingOf(
  count: Count,
  reader: Ledger | LedgerWriter,
  knownAt?: string,
): Promise<CountStanding> {
  const sheets = await sheetsAndBooks(count, reader, knownAt);
  const books = [...new Set(sheets.map(({ book }) => book))];
  const comparison = compareSheets(sheets);
  const decision = decisionOf(count.opening.depot, comparison);
  const since = await sincePosting(count, comparison, reader);
  return { count, sheets, books, comparison, decision, since };
}

async function sincePosting(
  count: Count,
  { lines }: Comparison,
  reader: Ledger | LedgerWriter,
): Promise<readonly Transaction[]> {
  const posting = standingPosting(count)?.transaction;
  if (posting === undefined) return [];
  const cards = lines.filter(({ decided }) => decided !== undefined);
  const cut = { date: posting.effectiveDate, position: count.opening.position.number };
  const { depot } = count.opening;
  return papersSince(reader, depot, { posted: posting.number, cut, cards });
}

/** Movements of the counted goods whose place before or after the count a person should know. */
function timingOf({ count, books, comparison }: CountStanding) {
  const { depot } = count.opening;
  const names = new Set(comparison.lines.map(countCardName));
  const ofCounted = (each: Transaction): boolean => movedAny(each, depot, names);
  const pick = (which: "late" | "sameDay") => {
    const found = books.flatMap((book) => book[which].filter(ofCounted));
    return [...new Map(found.map((each) => [each.number, each])).values()];
  };
  return { late: pick("late"), sameDay: pick("sameDay") };
}

export const timingNotes = (standing: CountStanding): readonly Text[] => {
  const { late, sameDay } = timingOf(standing);
  return [
    ...late.map((each) => countWarnings.late(transactionId(each.number), each.effectiveDate)),
    ...sameDay.map((each) => countWarnings.sameDay(transactionId(each.number), each.effectiveDate)),
    ...standing.since.map((each) => sinceNote(each, standing)),
  ];
};

function sinceNote({ number, effectiveDate }: Transaction, { count }: CountStanding): Text {
  const posting = standingPosting(count)?.transaction.number ?? 0;
  return countWarnings.since(transactionId(number), effectiveDate, transactionId(posting));
}

export const timingJson = (standing: CountStanding) => {
  const { late, sameDay } = timingOf(standing);
  const one = ({ number, kind, effectiveDate }: Transaction) => ({
    transaction: transactionId(number),
    kind,
    effectiveDate,
  });
  return {
    late: late.map(one),
    sameDay: sameDay.map(one),
    recordedSince: standing.since.map(one),
  };
};
