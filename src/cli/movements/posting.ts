/**
 * A file of movements on its way into the ledger: read, checked and appended batch by batch in one
 * write, so that all of it is recorded or none.
 *
 * Once a row is wrong nothing more is appended, but all rows are read, so that everything that is
 * wrong is told at once; then the write is undone.
 */
import { ControlTotals } from "../../domain/control-totals.ts";
import { type Draft, type Source, transactionId } from "../../domain/ledger.ts";
import { declaring } from "../../domain/movement.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { MovementRows } from "../../importers/movements/movement-rows.ts";
import type { MovementReference, MovementWords } from "../../importers/movements/movement-words.ts";
import { type LedgerWriter, type Recorded, Refused, type RowBatch } from "../../ports.ts";
import { problemsShownMax } from "../terminal/print.ts";

/** Rows of the file are wrong; the first ones as problems, the others counted. */
export class RowsRejected extends Error {
  readonly problems: readonly Problem[];
  readonly more: number;
  constructor(problems: readonly Problem[], more: number) {
    super(`${problems.length + more} problems`);
    this.problems = problems;
    this.more = more;
  }
}

export interface Posted {
  /** Of each movement, in the order of the file: its number, negative where it was there before. */
  readonly numbers: readonly number[];
  readonly already: number;
  readonly totals: ControlTotals;
  readonly unusedColumns: readonly string[];
  readonly sheetsLeftOut: readonly string[];
  /** Movements dated after today, and the row of the first. */
  readonly future: { readonly movements: number; readonly row: number };
  /** In a text that mixes encodings: bytes that were read as Windows-1252. */
  readonly notUtf8: number;
}

export interface Posting {
  readonly source: Source;
  readonly user: string;
  readonly today: string;
  readonly words: MovementWords;
  readonly reference: MovementReference;
  /** Where the headings stand; without it they are looked for. */
  readonly headerRow: number | undefined;
  unitOf(item: string): string | undefined;
  /** Told of every batch how many rows have been read. */
  progress(rows: number): void;
}

export async function post(
  batches: AsyncIterable<RowBatch>,
  posting: Posting,
  writer: LedgerWriter,
): Promise<Posted> {
  const [earlier] = await writer.fromSource(posting.source.sha256, 1);
  const run = new Run(posting, writer);
  for await (const batch of batches) {
    await run.take(batch);
    // The same bytes again: only references tell the movements apart from new ones.
    if (earlier !== undefined && run.unreferenced > 0) {
      const { sha256, name } = posting.source;
      const by = transactionId(earlier.number);
      throw new Refused([{ kind: "already-imported", sha256, by, at: { file: name } }]);
    }
  }
  return run.finish();
}

/** What has come in so far. */
class Run {
  readonly #posting: Posting;
  readonly #writer: LedgerWriter;
  readonly #totals: ControlTotals;
  readonly #tables: { readonly sheet: string | undefined; readonly rows: MovementRows }[] = [];
  readonly #problems: Problem[] = [];
  readonly #numbers: number[] = [];
  #more = 0;
  #already = 0;
  #newcomers = 0;
  #rows = 0;
  #notUtf8 = 0;
  #future = { movements: 0, row: 0 };

  constructor(posting: Posting, writer: LedgerWriter) {
    this.#posting = posting;
    this.#writer = writer;
    this.#totals = new ControlTotals((item) => posting.unitOf(item));
  }

  get unreferenced(): number {
    return this.#tables.reduce(
      (sum, { rows }) => sum + rows.counts.movements - rows.counts.referenced,
      0,
    );
  }

  async take({ sheet, rows, notUtf8 }: RowBatch): Promise<void> {
    if (notUtf8 !== undefined) this.#notUtf8 = notUtf8;
    const { drafts, problems } = this.#table(sheet).take(rows);
    this.#complain(problems);
    this.#rows += rows.length;
    this.#posting.progress(this.#rows);
    if (this.#problems.length > 0) return;
    for (const draft of drafts) this.#note(draft);
    for (const part of partsOf(this.#declared(drafts))) {
      this.#keep(await this.#writer.append(part));
    }
  }

  /** What this batch is the first to name is declared with it. */
  #declared(drafts: readonly Draft[]): readonly Draft[] {
    const newcomers = this.#posting.words.newcomers();
    const fresh = newcomers.slice(this.#newcomers).map(({ declaration }) => declaration);
    this.#newcomers = newcomers.length;
    return fresh.length === 0 ? drafts : declaring(drafts, fresh);
  }

  finish(): Posted {
    this.#refuseForeign();
    if (this.#problems.length > 0) throw new RowsRejected(this.#problems, this.#more);
    return {
      numbers: this.#numbers,
      already: this.#already,
      totals: this.#totals,
      sheetsLeftOut: this.#foreign().flatMap(({ sheet }) => sheet ?? []),
      unusedColumns: [...new Set(this.#tables.flatMap(({ rows }) => rows.unused))],
      future: this.#future,
      notUtf8: this.#notUtf8,
    };
  }

  #complain(problems: readonly Problem[]): void {
    for (const problem of problems) {
      if (this.#problems.length < problemsShownMax) this.#problems.push(problem);
      else this.#more += 1;
    }
  }

  /** Tables that are about something else: notes beside the movements, or a file for another command. */
  #foreign(): readonly MovementRows[] {
    return this.#tables.map(({ rows }) => rows).filter(({ foreign }) => foreign.length > 0);
  }

  #refuseForeign(): void {
    const foreign = this.#foreign();
    if (foreign.length === this.#tables.length) this.#complain(foreign[0]?.foreign ?? []);
  }

  #table(sheet: string | undefined): MovementRows {
    const last = this.#tables.at(-1);
    if (last !== undefined && last.sheet === sheet) return last.rows;
    const { words, reference, source, user, headerRow } = this.#posting;
    const from = present({ source, user, sheet, headerRow });
    const rows = new MovementRows(words, reference.columns, from);
    this.#tables.push({ sheet, rows });
    return rows;
  }

  #note(draft: Draft): void {
    this.#totals.add(draft);
    if (draft.effectiveDate <= this.#posting.today) return;
    const { movements, row } = this.#future;
    this.#future = {
      movements: movements + 1,
      row: row === 0 ? (draft.entries[0]?.origin?.row ?? 0) : row,
    };
  }

  #keep(recorded: readonly Recorded[]): void {
    for (const { transaction, already } of recorded) {
      if (already) this.#already += 1;
      this.#numbers.push(already ? 0 - transaction.number : transaction.number);
    }
  }
}

/** A return is checked against what the ledger holds of its loan, so it is appended by itself. */
function* partsOf(drafts: readonly Draft[]): Iterable<readonly Draft[]> {
  let start = 0;
  for (let at = 0; at < drafts.length; at += 1) {
    if (drafts[at]?.returns === undefined) continue;
    if (at > start) yield drafts.slice(start, at);
    yield drafts.slice(at, at + 1);
    start = at + 1;
  }
  if (start < drafts.length) yield start === 0 ? drafts : drafts.slice(start);
}
