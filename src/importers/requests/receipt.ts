/**
 * A receipt (受領書) that a consignee filled in → what it says of each line of a shipment.
 *
 * The table is known by its headings (data/receipt-columns.csv): a line's number and what was
 * received. Which shipment it is of, when it arrived and who took it over stand in columns of the
 * table, or beside a label above or below it. Rows without a number are nobody's line. Quantities
 * may name their unit (1,000枚); a dash or "none" says as little as an empty cell.
 */
import type { IsoDate } from "../../domain/dates.ts";
import { headingKey, tidy } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { plain, saysNothing } from "../cell.ts";
import { readDate } from "../dates.ts";
import { type QuantitySaid, readQuantity } from "../quantities.ts";
import { type Cell, plainText } from "../table.ts";
import { isTotalLabel } from "../total-words.ts";

const receiptFields = [
  ...(["shipment", "line", "item", "name", "lot", "unit", "sent"] as const),
  ...(["received", "damaged", "short", "reason", "date", "received_by"] as const),
] as const;
type ReceiptField = (typeof receiptFields)[number];

export const receiptFigures = ["received", "damaged", "short"] as const;
type Figure = (typeof receiptFigures)[number];

/** A text, and where it stands. */
export interface Said {
  readonly text: string;
  readonly at: Place;
}

/** A quantity in whatever unit, and where it stands. */
export interface QuantityCell {
  readonly said: QuantitySaid;
  readonly at: Place;
}

export interface ReceiptLine extends Partial<Readonly<Record<Figure, QuantityCell>>> {
  readonly line: Said;
  readonly shipment?: Said;
  readonly item?: string;
  readonly lot?: string;
  readonly reason?: string;
  readonly row: number;
  /** A figure of it cannot be read: nothing follows from the others. */
  readonly unread: boolean;
}

export interface Receipt {
  /** As the head of the form says. */
  readonly shipment?: Said;
  readonly date?: { readonly value: IsoDate; readonly at: Place };
  readonly receivedBy?: string;
  readonly lines: readonly ReceiptLine[];
  /** Cells that cannot be read; what else is wrong is told together with them. */
  readonly problems: readonly Problem[];
}

export interface ReceiptSheet {
  readonly file: string;
  readonly sheet?: string;
  readonly rows: readonly (readonly Cell[])[];
}

const headerWithinRows = 60;

/** Undefined where no row has the headings of a receipt. */
export function readReceipt(
  sheet: ReceiptSheet,
  reference: readonly ColumnReference[],
  vocabulary: Vocabulary,
): Receipt | undefined {
  const meanings = meaningsOf(reference);
  const fieldsOf = (row: readonly Cell[]) =>
    row.map((cell) => meanings.get(headingKey(plainText(cell))));
  const header = sheet.rows.slice(0, headerWithinRows).findIndex((row) => {
    const fields = fieldsOf(row);
    return fields.includes("line") && fields.includes("received");
  });
  const headings = sheet.rows[header];
  if (headings === undefined) return undefined;
  const reader = new Reader(sheet, fieldsOf(headings), headings.map(plainText), vocabulary);
  for (const [index, row] of sheet.rows.entries()) {
    if (index > header) reader.row(row, index + 1);
    if (index !== header) reader.labels(row, index + 1, fieldsOf(row));
  }
  return reader.receipt();
}

function meaningsOf(reference: readonly ColumnReference[]): ReadonlyMap<string, ReceiptField> {
  const meanings = new Map<string, ReceiptField>(receiptFields.map((it) => [headingKey(it), it]));
  for (const { meaning, words } of reference) {
    const field = receiptFields.find((it) => it === meaning);
    if (field !== undefined) for (const word of words) meanings.set(headingKey(word), field);
  }
  return meanings;
}

class Reader {
  readonly #problems: Problem[] = [];
  readonly #sheet: ReceiptSheet;
  readonly #fields: readonly (ReceiptField | undefined)[];
  readonly #headings: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #lines: ReceiptLine[] = [];
  readonly #head = new Map<ReceiptField, { readonly cell: Cell; readonly at: Place }>();

  constructor(
    sheet: ReceiptSheet,
    fields: readonly (ReceiptField | undefined)[],
    headings: readonly string[],
    vocabulary: Vocabulary,
  ) {
    this.#sheet = sheet;
    this.#fields = fields;
    this.#headings = headings;
    this.#vocabulary = vocabulary;
  }

  receipt(): Receipt {
    const [shipment, date, by] = [
      this.#head.get("shipment"),
      this.#head.get("date"),
      this.#head.get("received_by"),
    ];
    return {
      ...present({
        shipment: shipment && { text: tidy(plainText(shipment.cell)), at: shipment.at },
        date: date && this.#dateOf(date.cell, date.at),
        receivedBy: by && tidy(plainText(by.cell)),
      }),
      lines: this.#lines,
      problems: this.#problems,
    };
  }

  /** What stands beside a label outside of the table. */
  labels(row: readonly Cell[], number: number, meant: readonly (ReceiptField | undefined)[]): void {
    for (const [at, field] of meant.entries()) {
      if (field === undefined || !outside.has(field) || this.#head.has(field)) continue;
      const beside = row.findIndex((cell, to) => to > at && plainText(cell).trim() !== "");
      const cell = row[beside];
      if (cell === undefined || meant[beside] !== undefined) continue;
      this.#head.set(field, { cell, at: this.#at(number, plainText(row[at] ?? "")) });
    }
  }

  row(cells: readonly Cell[], row: number): void {
    const cell = (field: ReceiptField): Cell => cells[this.#fields.indexOf(field)] ?? "";
    const text = (field: ReceiptField): string | undefined => {
      const said = tidy(plainText(cell(field)));
      return said === "" || saysNothing(said) ? undefined : said;
    };
    const line = text("line");
    const isLine = line !== undefined && /^\d/.test(plain(line));
    // A remark, a total, a place to sign; goods without a number are told, not passed over.
    if (!isLine && (text("lot") === undefined || text("received") === undefined)) return;
    if (line !== undefined && isTotalLabel(line) !== undefined) return;
    const at = this.#at(row);
    for (const field of ["date", "received_by"] as const) {
      if (text(field) !== undefined && !this.#head.has(field)) {
        this.#head.set(field, { cell: cell(field), at: this.#at(row, this.#heading(field)) });
      }
    }
    const shipment = text("shipment");
    const known = this.#problems.length;
    const said = present({
      received: this.#figure("received", cell("received"), row),
      damaged: this.#figure("damaged", cell("damaged"), row),
      short: this.#figure("short", cell("short"), row),
    });
    this.#lines.push({
      line: { text: line ?? "", at: this.#at(row, this.#heading("line")) },
      row,
      ...present({
        shipment: shipment === undefined ? undefined : { text: shipment, at },
        item: text("item"),
        lot: text("lot"),
        reason: text("reason"),
      }),
      ...said,
      unread: this.#problems.length > known,
    });
  }

  #heading(field: ReceiptField): string {
    return this.#headings[this.#fields.indexOf(field)] ?? field;
  }

  #at(row: number, column?: string): Place {
    const { file, sheet } = this.#sheet;
    return { file, ...present({ sheet }), row, ...present({ column }) };
  }

  #figure(field: Figure, cell: Cell, row: number): QuantityCell | undefined {
    const text = tidy(plainText(cell));
    if (text === "" || saysNothing(text)) return undefined;
    const at = this.#at(row, this.#heading(field));
    const read = readQuantity(cell, this.#vocabulary);
    if ("fault" in read) this.#problems.push({ ...read.fault, at });
    else if (read.value !== undefined) return { said: read.value, at };
    return undefined;
  }

  #dateOf(cell: Cell, at: Place): Receipt["date"] {
    const read = readDate(cell);
    const found = tidy(plainText(cell));
    if ("fault" in read) this.#problems.push({ ...read.fault, at });
    else if (read.value === undefined || read.value.monthOnly) {
      this.#problems.push({ kind: "incomplete-date", found, at });
    } else return { value: read.value.date, at };
    return undefined;
  }
}

/** What may stand beside a label, above the table or below it. */
const outside: ReadonlySet<ReceiptField> = new Set(["shipment", "date", "received_by"]);
