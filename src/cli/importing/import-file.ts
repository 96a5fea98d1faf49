/**
 * One inventory file on its way into the ledger: read, its once-only checked, recorded. What comes
 * of it is a value; the command decides what to print and which exit status it is.
 */
import { assert } from "../../domain/assert.ts";
import { overlapOf } from "../../domain/import.ts";
import { SameItems } from "../../domain/items/same-item.ts";
import { type Draft, type Transaction, transactionId } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import {
  identityCounts,
  newLines,
  openingDraft,
  type StatementLine,
} from "../../domain/statement.ts";
import type { StatementReading, Warning } from "../../importers/reading.ts";
import type { LedgerWriter } from "../../ports.ts";
import { importWords } from "../../text/import.ts";

export interface ImportOutcome {
  readonly reading: StatementReading;
  /** The transaction that holds the file's lines: made now, or earlier where already imported. */
  readonly transaction: string | undefined;
  readonly alreadyImported: boolean;
  /** Lines that an earlier import had brought. */
  readonly known: readonly StatementLine[];
  readonly conflicts: readonly Problem[];
  readonly warnings: readonly Warning[];
}

/** Records what of a reading is new. Rejected rows are the caller's business. */
export async function recordStatement(
  reading: StatementReading,
  writer: LedgerWriter,
  user: string,
): Promise<ImportOutcome> {
  const { file, asOf, lines } = reading;
  const outcome = (more: Partial<ImportOutcome>): ImportOutcome => ({
    reading,
    transaction: undefined,
    alreadyImported: false,
    known: [],
    conflicts: [],
    warnings: reading.warnings,
    ...more,
  });
  // A statement that was only compared with the ledger may have corrected it, and opened nothing.
  const before = (await writer.fromSource(file.sha256)).filter(({ kind }) => kind === "opening");
  if (before.length > 0) return outcome(already(lines, before));
  const { late, known } = newLines(lines, await knownRows(lines, writer), await continued());
  if (late.length === 0) {
    return outcome({ known, alreadyImported: known.length > 0 });
  }
  assert(asOf !== undefined, "accepted lines have an as-of date");
  const same = new SameItems(await writer.declarations());
  const overlap = overlapOf(late, asOf, file.name, await writer.openings(), same);
  if (overlap.conflicts.length > 0) return outcome({ known, conflicts: overlap.conflicts });
  const draft: Draft = openingDraft({ ...reading, asOf }, late, file, user);
  const [recorded] = await writer.append([draft]);
  const number = recorded?.transaction.number;
  const additions = overlap.added.map(({ line, opened }) => ({
    at: present({ file: file.name, row: line.row, sheet: line.sheet }),
    text: importWords.adds(line.item, transactionId(opened.transaction)),
  }));
  return outcome({
    known,
    transaction: number === undefined ? undefined : transactionId(number),
    warnings: [...reading.warnings, ...additions],
  });

  /** Rows of a corrected rejects file come on top of what its original file brought. */
  async function continued(): Promise<ReadonlyMap<string, number>> {
    if (reading.continues === undefined) return new Map();
    const original = await writer.fromSource(reading.continues.sha256);
    return identityCounts(original.flatMap(({ entries }) => entries));
  }
}

const knownRows = (lines: readonly StatementLine[], writer: LedgerWriter) =>
  writer.rowsKnown(lines.map(({ origin }) => origin.identity));

const already = (
  known: readonly StatementLine[],
  before: readonly Transaction[],
): Partial<ImportOutcome> => ({
  known,
  alreadyImported: true,
  ...(before[0] === undefined ? {} : { transaction: transactionId(before[0].number) }),
});
