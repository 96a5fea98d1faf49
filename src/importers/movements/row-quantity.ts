/**
 * The quantity of a row, from all of its columns that count something: the quantity, the packs,
 * the pieces, the pieces per pack and the unit. Columns that contradict each other are a problem.
 */
import { normalise } from "../../domain/normalise.ts";
import type { ReadingProblem } from "../../domain/problems/reading-problem.ts";
import type { Item, UnitReference } from "../../domain/reference.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { type InBaseUnit, inBaseUnit } from "../base-unit.ts";
import { errorIn, plain, type Reading, saysNothing } from "../cell.ts";
import type { SheetContext } from "../line.ts";
import { type QuantitySaid, readPiecesPerPack, readQuantity } from "../quantities.ts";
import type { DataRow } from "../rows.ts";
import { cellName, textOf } from "../table.ts";

export interface RowQuantity {
  readonly quantity: number;
  /** How many packs the row counts as full, where it says so: for the cost of a pack. */
  readonly perPack?: number;
  /** The cell that the quantity was read from. */
  readonly cell: string;
  readonly text: string;
  /** By the catalogue's pack size the packs come to another figure than the quantity. */
  readonly packsDiffer?: string;
}

export interface StatedUnit {
  readonly unit: UnitReference;
  /** A unit column may say what a pack holds: 箱(25枚入), carton of 25. */
  readonly perPack?: QuantitySaid;
}

/** What the unit column says: it is read as "one of it" would be. */
export function unitOf({ said }: DataRow, vocabulary: Vocabulary): Reading<StatedUnit | undefined> {
  const cell = said.get("unit");
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  if (saysNothing(found)) return { value: undefined };
  const known = vocabulary.unit(found);
  if (known !== undefined) return { value: { unit: known } };
  const one = readQuantity(`1 ${plain(found)}`, vocabulary);
  if ("fault" in one || one.value?.count.unit === undefined) {
    return { fault: { kind: "unknown-unit", found, unit: found } };
  }
  const { count, perPack, loose, aside } = one.value;
  if (loose !== undefined || aside !== undefined || count.unit === undefined) {
    return { fault: { kind: "unknown-unit", found, unit: found } };
  }
  return { value: { unit: count.unit, ...(perPack && { perPack: one.value }) } };
}

/** The unit of packs of which nobody says what they are. */
export const generalPack = "package";

export function quantityOf(
  row: DataRow,
  sheet: SheetContext,
  item: Item,
  statedUnit: StatedUnit | undefined,
): Reading<RowQuantity> {
  const { layout, vocabulary } = sheet;
  const [quantity, packs, pieces] = ["quantity", "packs", "pieces"].map((meaning) =>
    counted(row, meaning, vocabulary),
  );
  for (const reading of [quantity, packs, pieces]) {
    if (reading !== undefined && "fault" in reading) return reading;
  }
  const perPack = perPackOf(row, sheet, item, statedUnit);
  if ("fault" in perPack) return perPack;
  const knowledge = { item, stated: perPack.value };

  const columnUnit = (meaning: string): UnitReference | undefined =>
    layout.by.get(meaning)?.unit ?? (meaning === "quantity" ? layout.title.unit : undefined);
  const unit = statedUnit?.unit ?? columnUnit("quantity");
  const total = said(quantity) && inBaseUnit(said(quantity) ?? none, unit, knowledge);
  const loose = said(pieces) && inBaseUnit(said(pieces) ?? none, columnUnit("pieces"), knowledge);
  const packUnit = columnUnit("packs") ?? vocabulary.unit(generalPack);
  const byPacks = said(packs) && inBaseUnit(said(packs) ?? none, packUnit, knowledge);

  const main = total ?? loose;
  if (main !== undefined && "fault" in main) return main;
  const origin = (meaning: string) => ({
    cell: cellName((layout.by.get(meaning)?.index ?? 0) + 1, row.row),
    text: textOf(row.said.get(meaning)).trim(),
  });
  if (main === undefined) {
    if (byPacks === undefined) {
      return { fault: { kind: "value-missing", found: "", meaning: "quantity" } };
    }
    return "fault" in byPacks ? byPacks : { value: { ...byPacks.value, ...origin("packs") } };
  }
  const meaning = total === undefined ? "pieces" : "quantity";
  const found: RowQuantity = { ...main.value, ...origin(meaning) };
  if (total !== undefined && loose !== undefined && "value" in loose) {
    const other = loose.value.quantity;
    if (other !== found.quantity) return { fault: disagreeing(String(other), found.quantity, row) };
  }
  if (byPacks === undefined) return { value: found };
  if ("fault" in byPacks) {
    // Packs whose content nobody states cannot contradict the quantity; other faults stand.
    return byPacks.fault.kind === "pieces-per-pack-unknown" ? { value: found } : byPacks;
  }
  return agreed(found, byPacks.value, row);
}

const none: QuantitySaid = { found: "", count: { figure: { digits: 0n, scale: 0 } } };

const said = (reading: Reading<QuantitySaid | undefined> | undefined): QuantitySaid | undefined =>
  reading !== undefined && "value" in reading ? reading.value : undefined;

function agreed(found: RowQuantity, packs: InBaseUnit, row: DataRow): Reading<RowQuantity> {
  const both = { ...found, ...(packs.perPack !== undefined && { perPack: packs.perPack }) };
  if (packs.quantity === found.quantity) return { value: both };
  const workings = `${packs.workings} = ${packs.quantity}`;
  return packs.perPackFrom === "catalogue"
    ? { value: { ...found, packsDiffer: workings } }
    : { fault: disagreeing(workings, found.quantity, row) };
}

const disagreeing = (packs: string, quantity: number, { said }: DataRow): ReadingProblem => ({
  kind: "quantities-disagree",
  found: textOf(said.get("quantity")).trim(),
  packs,
  quantity,
});

function counted(
  { said }: DataRow,
  meaning: string,
  vocabulary: Vocabulary,
): Reading<QuantitySaid | undefined> | undefined {
  const cell = said.get(meaning);
  if (cell === undefined) return undefined;
  if (typeof cell === "object" && cell.merged === true) {
    return { fault: { kind: "merged-quantity", found: textOf(cell).trim() } };
  }
  // Beside a quantity, a dash says that nothing is counted in packs.
  if (meaning !== "quantity" && /^[-ー―]+$/.test(plain(textOf(cell)))) return undefined;
  return readQuantity(cell, vocabulary);
}

/** Pieces per pack: from the row (its own column, or the unit's), else from the profile. */
function perPackOf(
  { said }: DataRow,
  { vocabulary, profile }: SheetContext,
  item: Item,
  statedUnit: StatedUnit | undefined,
): Reading<number | undefined> {
  const cell = said.get("pieces_per_pack");
  if (cell !== undefined && !saysNothing(textOf(cell))) {
    const own = readPiecesPerPack(cell, vocabulary);
    if ("fault" in own || own.value !== undefined) return own;
  }
  if (statedUnit?.perPack !== undefined) {
    const unit = inBaseUnit(statedUnit.perPack, statedUnit.unit, { item, stated: undefined });
    return "fault" in unit ? unit : { value: unit.value.quantity };
  }
  if (profile === undefined) return { value: undefined };
  const names = ["item_code", "item_name", "item_name_ja"].map((name) => textOf(said.get(name)));
  const keys = new Set([item.code, ...names].filter((name) => name !== "").map(normalise));
  const entry = Object.entries(profile.piecesPerPack).find(([name]) => keys.has(normalise(name)));
  return { value: entry?.[1] };
}
