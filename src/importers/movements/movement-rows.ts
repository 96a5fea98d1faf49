/**
 * The rows of a movements file → drafts for the ledger, or what is wrong with them.
 *
 * Rows arrive in batches, as a file may be larger than memory should hold. Each row is one
 * transaction that names its row; a blank row is nothing, but counts.
 */
import type { CellOrigin, Draft, Source } from "../../domain/ledger.ts";
import { type Recorder, recorder } from "../../domain/movement.ts";
import type { MovementField } from "../../domain/movement-field.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import {
  columnMeanings,
  headerIndex,
  headerWithinRows,
  type MovementColumns,
  movementColumns,
  speaksOfMovements,
} from "./movement-columns.ts";
import type { MovementWords } from "./movement-words.ts";
import { type MovementReader, movementReader } from "./movements.ts";

export interface RowsRead {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
}

export interface RowsFrom {
  readonly source: Source;
  readonly sheet?: string;
  readonly user: string;
  /** The row of the headings, from 1; without it they are looked for. */
  readonly headerRow?: number;
}

/** Reads the rows of one table, in their order. */
export class MovementRows {
  readonly #from: RowsFrom;
  readonly #meanings: ReturnType<typeof columnMeanings>;
  readonly #read: MovementReader;
  readonly #record: Recorder;
  #columns: MovementColumns | undefined;
  #headless = false;
  #foreign: readonly Problem[] = [];
  #row = 0; // as a spreadsheet counts, of the last row taken
  #movements = 0;
  #referenced = 0;

  constructor(words: MovementWords, columns: readonly ColumnReference[], from: RowsFrom) {
    this.#from = from;
    this.#meanings = columnMeanings(columns);
    this.#record = recorder(from);
    this.#read = movementReader(words, {
      at: (field) => this.#at(field),
      missing: (field, movement) => ({
        kind: "movement-incomplete",
        field,
        movement,
        at: this.#at(field),
      }),
    });
  }

  /** Columns of the file that are not read. */
  get unused(): readonly string[] {
    return this.#columns?.unused ?? [];
  }

  /** What is wrong with a table that does not look like movements at all: left out beside others. */
  get foreign(): readonly Problem[] {
    return this.#foreign;
  }

  get sheet(): string | undefined {
    return this.#from.sheet;
  }

  /** Rows taken that are not blank, and how many of them carry a reference. */
  get counts(): { readonly movements: number; readonly referenced: number } {
    return { movements: this.#movements, referenced: this.#referenced };
  }

  /** The next rows of the table; a header that is looked for is in the first batch. */
  take(rows: readonly (readonly string[])[]): RowsRead {
    const drafts: Draft[] = [];
    const problems: Problem[] = [];
    let start = 0;
    if (this.#columns === undefined && !this.#headless) {
      const header = this.#header(rows);
      if (header === undefined) {
        this.#row += rows.length;
        return { drafts, problems };
      }
      start = header + 1;
      this.#row += start;
      const headings = rows[header] ?? [];
      const read = movementColumns(headings, this.#meanings, this.#place());
      if (read.ok) this.#columns = read.value;
      else if (speaksOfMovements(headings, this.#meanings)) problems.push(...read.problems);
      else this.#foreign = read.problems;
      this.#headless = !read.ok;
    }
    const columns = this.#columns;
    if (columns === undefined) return { drafts, problems };
    for (let at = start; at < rows.length; at += 1) {
      this.#row += 1;
      this.#takeRow(columns, rows[at] ?? [], drafts, problems);
    }
    return { drafts, problems };
  }

  #header(rows: readonly (readonly string[])[]): number | undefined {
    const { headerRow } = this.#from;
    if (headerRow === undefined)
      return headerIndex(rows.slice(0, headerWithinRows), this.#meanings);
    const header = headerRow - 1 - this.#row;
    return header < rows.length ? header : undefined;
  }

  #takeRow(
    columns: MovementColumns,
    row: readonly string[],
    drafts: Draft[],
    problems: Problem[],
  ): void {
    if (row.every((cell) => cell === "" || cell.trim() === "")) return;
    this.#movements += 1;
    const extra = row.length > columns.width ? row.slice(columns.width) : [];
    const found = extra.find((cell) => cell.trim() !== "");
    if (found !== undefined) {
      problems.push({ kind: "movement-row-too-long", found: found.trim(), at: this.#place() });
      return;
    }
    const read = this.#read(columns.stated(row));
    if (!read.ok) {
      for (const problem of read.problems) problems.push(problem);
      return;
    }
    const { movement, quantityText } = read.value;
    if (movement.stated.reference !== undefined) this.#referenced += 1;
    drafts.push(this.#record(movement, this.#origin(quantityText)));
  }

  #origin(text: string | undefined): CellOrigin {
    const [{ sheet }, row] = [this.#from, this.#row];
    if (sheet !== undefined) return text === undefined ? { sheet, row } : { sheet, row, text };
    return text === undefined ? { row } : { row, text };
  }

  #place(): Place {
    const { source, sheet } = this.#from;
    return { file: source.name, ...(sheet === undefined ? {} : { sheet }), row: this.#row };
  }

  #at(field: MovementField): Place {
    return { ...this.#place(), column: this.#columns?.heading(field) ?? field };
  }
}
