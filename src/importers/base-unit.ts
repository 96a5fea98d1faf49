/**
 * A quantity as said, in the base unit of its item: 30 cartons of 25 are 750 pieces.
 *
 * How many pieces a pack holds comes from the text itself (30箱(25枚入)), else from the row, the
 * agency's profile or the catalogue; a count of packs whose content nobody stated is refused.
 */
import type { Item, UnitReference } from "../domain/reference.ts";
import type { Reading } from "./cell.ts";
import { wholeTimes } from "./numbers.ts";
import { type Count, type QuantitySaid, quantityMost } from "./quantities.ts";

/** What is known of the packs of a row's item. */
export interface PackKnowledge {
  readonly item: Item;
  /** From the row's own column, or the agency's profile. */
  readonly stated: number | undefined;
}

export interface InBaseUnit {
  readonly quantity: number;
  /** How it came about, where packs were counted: "30 × 25". */
  readonly workings?: string;
  /** Pieces per pack, where packs were counted, and whether the file itself says so. */
  readonly perPack?: number;
  readonly perPackFrom?: "file" | "catalogue";
}

/** The general word for packs fits every item's pack; a bale is not a carton. */
const anyPack = "package";

/** The base unit of what is weighed. */
export const massBase = "g";

/** An item may be counted in what is a pack elsewhere, or packed in what is counted elsewhere. */
const isPack = (unit: UnitReference | undefined, item: Item): boolean =>
  unit !== undefined &&
  unit.code !== item.baseUnit &&
  (unit.kind === "pack" || unit.code === item.packUnit);

/** How many of the item's base unit one of this unit is; undefined where they do not compare. */
function factorOf(unit: UnitReference | undefined, item: Item): bigint | undefined {
  if (unit === undefined || unit.code === item.baseUnit) return 1n;
  if (item.baseUnit === massBase) return unit.grams === undefined ? undefined : BigInt(unit.grams);
  return unit.kind === "piece" ? 1n : undefined;
}

function baseOf({ figure, unit }: Count, item: Item, found: string): Reading<bigint> {
  const factor = factorOf(unit, item);
  if (factor === undefined) {
    return { fault: { kind: "unit-mismatch", found, unit: unit?.code ?? "", base: item.baseUnit } };
  }
  const value = wholeTimes(figure, factor);
  if (value === undefined) return { fault: { kind: "fractional-quantity", found } };
  return value > BigInt(quantityMost)
    ? { fault: { kind: "quantity-too-large", found, most: quantityMost } }
    : { value };
}

export function inBaseUnit(
  said: QuantitySaid,
  columnUnit: UnitReference | undefined,
  knowledge: PackKnowledge,
): Reading<InBaseUnit> {
  const { found, count, perPack, loose, aside } = said;
  const { item } = knowledge;
  const unit = count.unit ?? columnUnit;
  if (isPack(unit, item) || perPack !== undefined) return packsInBaseUnit(said, unit, knowledge);
  if (loose !== undefined || (aside !== undefined && !isPack(aside.unit, item))) {
    return { fault: { kind: "ambiguous-number", found } };
  }
  const pieces = baseOf({ figure: count.figure, ...(unit && { unit }) }, item, found);
  if ("fault" in pieces) return pieces;
  if (aside !== undefined) {
    // 1,200枚(48箱): the packs are an aside, and must agree where their content is known.
    const asPacks = packsInBaseUnit({ found, count: aside }, aside.unit, knowledge);
    if ("value" in asPacks && asPacks.value.quantity !== Number(pieces.value)) {
      const packs = `${asPacks.value.workings} = ${asPacks.value.quantity}`;
      return {
        fault: { kind: "quantities-disagree", found, packs, quantity: Number(pieces.value) },
      };
    }
  }
  return { value: { quantity: Number(pieces.value) } };
}

function packsInBaseUnit(
  said: QuantitySaid,
  unit: UnitReference | undefined,
  knowledge: PackKnowledge,
): Reading<InBaseUnit> {
  const { found, count, loose } = said;
  const packs = wholeTimes(count.figure, 1n);
  if (packs === undefined) return { fault: { kind: "fractional-quantity", found } };
  const content = packContent(said, packs, unit, knowledge);
  if ("fault" in content) return content;
  const rest = loose === undefined ? { value: 0n } : baseOf(loose, knowledge.item, found);
  if ("fault" in rest) return rest;
  const { perPack, perPackFrom } = content.value;
  const total = packs * perPack + rest.value;
  if (total > BigInt(quantityMost)) {
    return { fault: { kind: "quantity-too-large", found, most: quantityMost } };
  }
  const workings = `${packs} × ${perPack}${rest.value === 0n ? "" : ` + ${rest.value}`}`;
  return {
    value: { quantity: Number(total), workings, perPack: Number(perPack), perPackFrom },
  };
}

interface PackContent {
  readonly perPack: bigint;
  readonly perPackFrom: "file" | "catalogue";
}

function packContent(
  { found, perPack, aside }: QuantitySaid,
  packs: bigint,
  unit: UnitReference | undefined,
  { item, stated }: PackKnowledge,
): Reading<PackContent> {
  if (perPack !== undefined) {
    const own = baseOf(perPack, item, found);
    if ("fault" in own) return own;
    if (stated !== undefined && own.value !== BigInt(stated)) {
      const workings = `${packs} × ${own.value} = ${packs * own.value}`;
      const quantity = Number(packs * BigInt(stated));
      return { fault: { kind: "quantities-disagree", found, packs: workings, quantity } };
    }
    return { value: { perPack: own.value, perPackFrom: "file" } };
  }
  const fits = unit?.code === anyPack || !item.packUnit || unit?.code === item.packUnit;
  const known = stated ?? (fits ? item.piecesPerPack : undefined);
  if (known === undefined) {
    return aside === undefined
      ? { fault: { kind: "pieces-per-pack-unknown", found, item: item.code } }
      : { fault: { kind: "ambiguous-number", found } };
  }
  const each = BigInt(known);
  if (aside !== undefined) {
    const figure = baseOf(aside, item, found);
    if ("fault" in figure) return figure;
    if (figure.value !== each && figure.value !== each * packs) {
      return { fault: { kind: "ambiguous-number", found } };
    }
  }
  return {
    value: { perPack: each, perPackFrom: stated === undefined ? "catalogue" : "file" },
  };
}
