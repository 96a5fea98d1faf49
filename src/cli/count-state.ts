/** A count as it stands now: its sheets compared, what it would book, what speaks against that. */
import { type Book, touchesCard } from "../counting/book.ts";
import { type Comparison, compareSheets, type SheetAndBook } from "../counting/comparison.ts";
import type { Count } from "../counting/counts.ts";
import { type Decision, decisionOf } from "../counting/decision.ts";
import { sheetsAndBooks } from "../counting/rules.ts";
import { type Transaction, transactionId } from "../domain/ledger.ts";
import type { Ledger, LedgerWriter } from "../ports.ts";
import { countWarnings } from "../text/count.ts";
import type { Text } from "../text/text.ts";

export interface CountStanding {
  readonly count: Count;
  readonly sheets: readonly SheetAndBook[];
  readonly books: readonly Book[];
  readonly comparison: Comparison;
  readonly decision: Decision | undefined;
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
  return { count, sheets, books, comparison, decision };
}

/** Movements of the counted goods whose place before or after the count a person should know. */
function timingOf({ count, books, comparison }: CountStanding) {
  const { depot } = count.opening;
  const ofCounted = ({ entries }: Transaction): boolean =>
    entries.some((entry) =>
      comparison.lines.some((line) => entry.quantity > 0 && touchesCard(entry, depot, line)),
    );
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
  ];
};

export const timingJson = (standing: CountStanding) => {
  const { late, sameDay } = timingOf(standing);
  const one = ({ number, kind, effectiveDate }: Transaction) => ({
    transaction: transactionId(number),
    kind,
    effectiveDate,
  });
  return { late: late.map(one), sameDay: sameDay.map(one) };
};
