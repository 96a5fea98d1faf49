/**
 * The rows below a header: which of them say something, and what they say.
 *
 * Blank rows are nothing. Totals, footnotes, headings repeated on a printed page and headings of a
 * section are set aside. In the rows that remain, marks for "as above" (〃, 同上) are replaced by
 * what stands above; an empty cell below a value is too, in columns that say what a row is about,
 * never in those that say how many or when. A row that states its own as-of date was written by a
 * program, cell for cell: what is empty there is empty.
 */
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import { hxlTag } from "../domain/vocabulary.ts";
import { isDitto, plain } from "./cell.ts";
import { sameHeading } from "./headings.ts";
import type { Column, Layout } from "./layout.ts";
import { type Cell, textOf } from "./table.ts";
import { isTotalLabel, mayBeTotal, type TotalLevel } from "./total-words.ts";

export interface DataRow {
  readonly row: number; // as a spreadsheet counts
  readonly cells: readonly Cell[]; // as the file has them
  /** By meaning, with what is carried down in its place; only cells that are not empty. */
  readonly said: ReadonlyMap<string, Cell>;
  readonly faults: readonly { readonly meaning: string; readonly fault: ReadingProblem }[];
  /** Figures and nothing else: the item stands above, or it is a total that nobody named so. */
  readonly bare: boolean;
}

export interface TotalRow {
  readonly row: number;
  readonly level: TotalLevel;
  readonly cells: readonly Cell[];
}

export type SheetRow =
  | ({ readonly is: "data" } & DataRow)
  | ({ readonly is: "total" } & TotalRow)
  | { readonly is: "aside"; readonly row: number };

export interface RowContext {
  readonly skipRows: readonly string[];
  /** Whether cells may repeat those above; in a rejects file the row above is just another row. */
  readonly carryAbove: boolean;
  readonly isDepot: (text: string) => boolean;
  readonly isCategory: (text: string) => boolean;
}

const itemColumns = ["item_code", "item_name", "item_name_ja", "specification"];
/** Columns in which an empty cell below a value stands for that value. */
const carried = new Set(["depot", "depot_name", "owner", "owner_name", "category", "unit"]);
/** A code and a name of one place: where a row says one of them anew, the other is not repeated. */
const partners: Readonly<Record<string, string>> = {
  depot: "depot_name",
  depot_name: "depot",
  owner: "owner_name",
  owner_name: "owner",
};
/** Columns in which nothing is ever repeated, marked or not. */
const countColumns = ["quantity", "packs", "pieces"];
/** Columns that the ledger keeps nothing of: what is missing there is missed by nobody. */
const unkept = new Set(["remarks", "bin", "row_number"]);
const footnote =
  /^(?:※|\*|†|‡|注\s*[\d:)．.]|\(注|注[:：]|〔注|note[s]?\b|n\.b\.|備考\s*[:：]|出典|資料\s*[:：]|source\s*:|remarks?\s*:|以上$|以下余白)/i;
const section = /^(?:【.*】|■.*|●.*|◆.*|<.*>|〈.*〉|\[.*\])$/;

export function* sheetRows(layout: Layout, context: RowContext): Generator<SheetRow> {
  let above: ReadonlyMap<string, Cell> = new Map();
  let afterBreak = false; // below a blank row or a total: the place of footnotes
  const lastCounted = lastRowWithCount(layout);
  for (let index = layout.dataFrom; index < layout.table.rows.length; index++) {
    const cells = layout.table.rows[index] ?? [];
    const row = index + 1;
    const filled = filledCells(cells, layout);
    if (filled.length === 0) {
      afterBreak = true;
      continue;
    }
    const kind = kindOfRow(cells, filled, layout, context, afterBreak && index > lastCounted);
    if (kind !== "data" && kind !== "aside") {
      yield { is: "total", row, cells, level: kind };
      above = withoutItem(above);
      afterBreak = true;
      continue;
    }
    if (kind === "aside") {
      yield { is: "aside", row };
      above = sectionValues(above, filled, context);
      continue;
    }
    afterBreak = false;
    const { said, faults } = sayings(cells, layout, above, context.carryAbove);
    yield { is: "data", row, cells, said, faults, bare: isBare(filled) };
    above = said;
  }
}

interface Filled {
  readonly cell: Cell;
  readonly column: Column | undefined;
}

const isBlank = (cell: Cell | undefined): boolean => {
  const text = textOf(cell);
  if (text !== "" && text.trim() !== "") return false;
  return typeof cell !== "object" || cell.error === undefined;
};

/** Cells with content; a number that only counts the rows of a printed form is none. */
function filledCells(cells: readonly Cell[], { columns }: Layout): readonly Filled[] {
  const filled: Filled[] = [];
  for (let index = 0; index < cells.length; index++) {
    const [cell, column] = [cells[index], columns[index]];
    if (cell === undefined || isBlank(cell)) continue;
    if (column?.meaning !== "row_number") filled.push({ cell, column });
    else if (!/^[\d.()#-]*$/.test(plain(textOf(cell)))) filled.push({ cell, column });
  }
  return filled;
}

const counts = (column: Column | undefined): boolean =>
  column?.meaning !== undefined && countColumns.includes(column.meaning);

function lastRowWithCount(layout: Layout): number {
  const columns = layout.columns.filter(counts);
  for (let index = layout.table.rows.length - 1; index >= layout.dataFrom; index--) {
    const cells = layout.table.rows[index] ?? [];
    if (columns.some((column) => !isBlank(cells[column.index]))) return index;
  }
  return -1;
}

type RowKind = "data" | "aside" | TotalLevel;

function kindOfRow(
  cells: readonly Cell[],
  filled: readonly Filled[],
  layout: Layout,
  context: RowContext,
  atEnd: boolean,
): RowKind {
  const first = textOf(filled[0]?.cell).trim();
  if (context.skipRows.some((start) => plain(first).startsWith(plain(start)))) return "aside";
  if (isRepeatedHeader(filled) || filled.every(({ cell }) => hxlTag(textOf(cell)))) return "aside";
  const level = levelOfTotal(cells, filled, layout);
  if (level !== undefined) return level;
  const counted = filled.some(({ column }) => counts(column));
  if (counted) return "data";
  if (footnote.test(plain(first)) || atEnd) return "aside";
  if (filled.length > 1) return "data";
  const text = plain(first);
  const label = /^[^:]+:\s*(.+)$/.exec(text)?.[1] ?? text;
  const heads = section.test(text) || context.isDepot(label) || context.isCategory(label);
  return heads ? "aside" : "data";
}

const figureColumns = new Set([...countColumns, "value"]);
const isBare = (filled: readonly Filled[]): boolean =>
  filled.every(({ column }) => column?.meaning !== undefined && figureColumns.has(column.meaning));

function isRepeatedHeader(filled: readonly Filled[]): boolean {
  const known = filled.filter(({ column }) => column?.meaning !== undefined);
  return (
    known.length >= 2 &&
    known.every(({ cell, column }) => sameHeading(textOf(cell), column?.heading ?? ""))
  );
}

function levelOfTotal(
  cells: readonly Cell[],
  filled: readonly Filled[],
  { by }: Layout,
): TotalLevel | undefined {
  if (!filled.some(({ cell }) => mayBeTotal(textOf(cell)))) return undefined;
  const names = ["item_code", "item_name", "item_name_ja", "category", "depot", "owner", "lot"];
  const named = names.flatMap((name) => {
    const column = by.get(name);
    return column === undefined ? [] : [{ name, text: textOf(cells[column.index]).trim() }];
  });
  const labels = [textOf(filled[0]?.cell), ...named.map(({ text }) => text)];
  const level = labels.flatMap((text) => isTotalLabel(text) ?? [])[0];
  const code = named.find(({ name }) => name === "item_code")?.text ?? "";
  const hasCode = code !== "" && isTotalLabel(code) === undefined && by.has("item_name");
  return hasCode ? undefined : level;
}

/** Below a total the item starts anew; the depot and the owner go on. */
const withoutItem = (above: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> =>
  new Map([...above].filter(([name]) => carried.has(name) && name !== "unit"));

/** A row that only names a depot or a category heads the rows below it. */
function sectionValues(
  above: ReadonlyMap<string, Cell>,
  filled: readonly Filled[],
  context: RowContext,
): ReadonlyMap<string, Cell> {
  const [only, more] = filled;
  if (only === undefined || more !== undefined) return above;
  const text = plain(textOf(only.cell)).replace(/^[【■●◆<〈[]+|[】>〉\]]+$/g, "");
  const label = /^[^:]+:\s*(.+)$/.exec(text)?.[1] ?? text;
  if (context.isDepot(label)) return new Map([...above, ["depot", label]]);
  if (context.isCategory(label)) return new Map([...above, ["category", label]]);
  return above;
}

function sayings(
  cells: readonly Cell[],
  layout: Layout,
  above: ReadonlyMap<string, Cell>,
  carryAbove: boolean,
): Pick<DataRow, "said" | "faults"> {
  const said = new Map<string, Cell>();
  const faults: { readonly meaning: string; readonly fault: ReadingProblem }[] = [];
  for (const [meaning, column] of layout.by) {
    const cell = cells[column.index];
    if (cell === undefined || isBlank(cell)) continue;
    if (countColumns.includes(meaning) || !isDitto(textOf(cell))) {
      said.set(meaning, cell);
      continue;
    }
    const value = carryAbove ? above.get(meaning) : undefined;
    if (value !== undefined) said.set(meaning, value);
    else if (!unkept.has(meaning))
      faults.push({ meaning, fault: { kind: "ditto-without-value", found: textOf(cell) } });
  }
  if (!carryAbove) return { said, faults };
  const asOf = said.get("as_of");
  const isRecord = asOf !== undefined && (typeof asOf === "string" || asOf.merged !== true);
  const faulty = new Set(faults.map(({ meaning }) => meaning));
  const sameItem = itemColumns.every(
    (name) => !said.has(name) || said.get(name) === above.get(name),
  );
  const namesItem = itemColumns.slice(0, 3).some((name) => said.has(name) || faulty.has(name));
  const own = new Map(said);
  const repeats = (meaning: string): boolean => {
    if (itemColumns.includes(meaning)) return !namesItem;
    if (meaning === "pieces_per_pack") return !namesItem && sameItem;
    const partner = partners[meaning] ?? "";
    const samePlace = !own.has(partner) || textOf(own.get(partner)) === textOf(above.get(partner));
    return carried.has(meaning) && !isRecord && samePlace;
  };
  for (const [meaning, cell] of above) {
    if (said.has(meaning) || faulty.has(meaning)) continue;
    if (repeats(meaning)) said.set(meaning, cell);
  }
  return { said, faults };
}
