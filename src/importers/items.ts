/**
 * An item master, as tables, → declarations of items: codes, names, units, sizes and weights of a
 * pack. Ours have the headings of `data/items.csv`; others (the IFRC list) are read by their words.
 *
 * A size or weight of zero is unknown: nothing has none. Sizes are those of one pack; in a list
 * that knows no packs they are those of one piece, unless the catalogue knows the item's pack.
 */
import type { ItemDeclaration } from "../domain/declaration.ts";
import { normalise, tidy } from "../domain/normalise.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import { damagedText, measureRounded, notUtf8 } from "../text/problems/reading-warnings.ts";
import { codeText, errorIn, plain, type Reading, saysNothing } from "./cell.ts";
import { type Layout, layoutOf, type Needed } from "./layout.ts";
import { measured } from "./measure.ts";
import { readNumber, readStoredNumber, wholeTimes } from "./numbers.ts";
import { readPiecesPerPack } from "./quantities.ts";
import type { StatementContext, Warning } from "./reading.ts";
import { type Cell, type ReadFile, textOf } from "./table.ts";

export type ItemContext = Pick<StatementContext, "vocabulary" | "catalogue" | "profile"> & {
  readonly options: Pick<StatementContext["options"], "sheet" | "headerRow">;
};

export interface ItemReading {
  readonly items: readonly ItemDeclaration[];
  readonly rejects: readonly Problem[];
  readonly warnings: readonly Warning[];
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly sheet: string | undefined;
  readonly headerRow: number | undefined;
}

const needs: Needed = [
  ["item_code"],
  ["item_name", "item_name_ja", "gross_weight_kg", "length_cm"],
];

const measures = {
  length_cm: ["lengthMm", 10n],
  width_cm: ["widthMm", 10n],
  height_cm: ["heightMm", 10n],
  gross_weight_kg: ["grossWeightG", 1000n],
  volume_m3: ["volumeCm3", 1_000_000n],
  volume_l: ["volumeCm3", 1000n],
} as const;

export function readItems(file: ReadFile, context: ItemContext): ItemReading {
  const { vocabulary, profile, options } = context;
  const { sheet, headerRow } = options;
  const wanted = file.tables.filter(
    (table) =>
      sheet === undefined ||
      table.sheet === undefined ||
      normalise(table.sheet) === normalise(sheet),
  );
  const layouts = wanted.flatMap(
    (table) => layoutOf(table, { vocabulary, profile, headerRow, needs }) ?? [],
  );
  const [layout] = layouts;
  if (layout === undefined) {
    const problem: Problem = { kind: "no-header", found: sheet ?? "", at: { file: file.name } };
    const rows = { read: 0, accepted: 0, rejected: 0 };
    return { items: [], rejects: [problem], warnings: [], rows, sheet, headerRow };
  }
  const read = itemsIn(file.name, layout, context);
  if (file.notUtf8 === undefined) return read;
  const mixed = { at: { file: file.name }, text: notUtf8(file.notUtf8) };
  return { ...read, warnings: [mixed, ...read.warnings] };
}

function itemsIn(file: string, layout: Layout, context: ItemContext): ItemReading {
  const { sheet } = layout.table;
  const at: Place = { file, ...(sheet !== undefined && { sheet }) };
  const packless = !layout.by.has("pieces_per_pack") && !layout.by.has("pack_unit");
  const seen = new Map<string, { readonly row: number; readonly text: string }>();
  const items: ItemDeclaration[] = [];
  const rejects: Problem[] = layout.faults.map(({ column, fault }) => ({
    ...fault,
    at: { ...at, row: layout.headerRow, column: column.heading },
  }));
  let [read, rejected, rounded, damaged] = [0, 0, 0, 0];
  for (let index = layout.dataFrom; index < layout.table.rows.length; index++) {
    const cells = layout.table.rows[index] ?? [];
    if (cells.every((cell) => textOf(cell).trim() === "")) continue;
    read++;
    const row = index + 1;
    const result = itemIn(cells, layout, context, packless);
    const problems: Problem[] = result.faults.map(({ meaning, fault }) => {
      const column = layout.by.get(meaning)?.heading;
      return { ...fault, at: { ...at, row, ...(column !== undefined && { column }) } };
    });
    const { item } = result;
    const text = JSON.stringify(item);
    const twin = seen.get(normalise(item.code));
    if (twin !== undefined && twin.text !== text && problems.length === 0) {
      problems.push({
        kind: "item-twice",
        found: item.code,
        otherRow: twin.row,
        at: { ...at, row },
      });
    }
    if (twin === undefined) seen.set(normalise(item.code), { row, text });
    if (problems.length > 0) {
      rejects.push(...problems);
      rejected++;
      continue;
    }
    if (result.rounded) rounded++;
    if (text.includes("\uFFFD")) damaged++;
    if (twin === undefined) items.push(item);
  }
  const place: Place = { ...at, row: layout.headerRow };
  const warnings = [
    ...(rounded > 0 ? [{ at: place, text: measureRounded(rounded) }] : []),
    ...(damaged > 0 ? [{ at: place, text: damagedText(damaged) }] : []),
  ];
  const rows = { read, accepted: read - rejected, rejected };
  return { items, rejects, warnings, rows, sheet, headerRow: layout.headerRow };
}

interface ItemRow {
  readonly item: ItemDeclaration;
  readonly faults: readonly { readonly meaning: string; readonly fault: ReadingProblem }[];
  readonly rounded: boolean;
}

function itemIn(
  cells: readonly Cell[],
  layout: Layout,
  { vocabulary, catalogue }: ItemContext,
  packless: boolean,
): ItemRow {
  const faults: { readonly meaning: string; readonly fault: ReadingProblem }[] = [];
  const cell = (meaning: string): Cell | undefined => {
    const column = layout.by.get(meaning);
    return column && cells[column.index];
  };
  const take = <Value>(meaning: string, reading: Reading<Value>): Value | undefined => {
    if (!("fault" in reading)) return reading.value;
    faults.push({ meaning, fault: reading.fault });
    return undefined;
  };
  const text = (meaning: string): string | undefined => take(meaning, textIn(cell(meaning)));
  const unit = (meaning: string): string | undefined => {
    const word = text(meaning);
    const known = word === undefined ? undefined : vocabulary.unit(word);
    if (word === undefined || known !== undefined) return known?.code;
    return take(meaning, { fault: { kind: "unknown-unit", found: word, unit: word } });
  };
  const code = text("item_code");
  if (code === undefined && faults.length === 0) {
    take("item_code", { fault: { kind: "value-missing", found: "", meaning: "item_code" } });
  }
  const categoryText = text("category");
  const category = categoryText && (catalogue.recogniseCategory(categoryText) ?? categoryText);
  const sizes: Record<string, number> = {};
  let rounded = false;
  for (const [meaning, [field, factor]] of Object.entries(measures)) {
    const size = take(meaning, measureIn(cell(meaning), factor));
    if (size?.value !== undefined) sizes[field] ??= size.value;
    rounded ||= size?.rounded === true;
  }
  const known = code === undefined ? undefined : catalogue.item(code)?.piecesPerPack;
  const single = packless && known === undefined && Object.keys(sizes).length > 0;
  const piecesPerPack =
    take("pieces_per_pack", readPiecesPerPack(cell("pieces_per_pack"), vocabulary)) ??
    (single ? 1 : undefined);
  const [nameEn, nameJa] = [text("item_name"), text("item_name_ja")];
  const [packUnit, hazard, hsCode] = [unit("pack_unit"), text("hazard"), text("hs_code")];
  const unitCostYen = take("unit_cost", wholeIn(cell("unit_cost")));
  const shelfLifeMonths = take("shelf_life_months", wholeIn(cell("shelf_life_months")));
  const item: ItemDeclaration = {
    declares: "item",
    code: code ?? "",
    provisional: false,
    ...(nameEn !== undefined && { nameEn }),
    ...(nameJa !== undefined && { nameJa }),
    ...(category && { category }),
    baseUnit: unit("base_unit") ?? "piece",
    ...(packUnit !== undefined && { packUnit }),
    ...(piecesPerPack !== undefined && { piecesPerPack }),
    ...sizes,
    ...(unitCostYen !== undefined && { unitCostYen }),
    ...(shelfLifeMonths !== undefined && { shelfLifeMonths }),
    ...(hazard !== undefined && { hazard }),
    ...(hsCode !== undefined && { hsCode }),
  };
  return { item, faults, rounded };
}

function textIn(cell: Cell | undefined): Reading<string | undefined> {
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  const text = tidy(codeText(cell));
  return { value: saysNothing(text) ? undefined : text };
}

interface Size {
  readonly value: number | undefined;
  readonly rounded: boolean;
}

function measureIn(cell: Cell | undefined, factor: bigint): Reading<Size> {
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  if (saysNothing(found)) return { value: { value: undefined, rounded: false } };
  const stored = typeof cell === "object" ? cell.number : undefined;
  // A size is no count: in "9.125" the point is a decimal point.
  const read =
    stored !== undefined || /^\d+\.\d+$/.test(plain(found))
      ? readStoredNumber(stored ?? plain(found))
      : readNumber(plain(found));
  if (read.is !== "number") return { fault: { kind: "not-a-measure", found } };
  if (read.value.digits === 0n) return { value: { value: undefined, rounded: false } };
  const value = measured(read.value, factor);
  return { value: { value, rounded: wholeTimes(read.value, factor) === undefined } };
}

/** A whole number above zero: yen, months. */
function wholeIn(cell: Cell | undefined): Reading<number | undefined> {
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  if (saysNothing(found)) return { value: undefined };
  const read = readNumber(plain(found).replace(/^[¥\\]\s*|\s*円$/g, ""));
  const whole = read.is === "number" ? wholeTimes(read.value, 1n) : undefined;
  if (whole === undefined || whole > 1_000_000_000_000n) {
    return { fault: { kind: "not-a-measure", found } };
  }
  return { value: whole === 0n ? undefined : Number(whole) };
}
