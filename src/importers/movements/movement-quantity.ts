/**
 * The quantity of a movement in its item's base unit: `1,200`, `40 ctn`, 40 with the unit "carton",
 * and, where the kind allows it, `-5`, `▲5` or `(5)`.
 *
 * Nearly all of a million rows say a plain number in one of a few units; for these, what one unit
 * is in the item's base unit is found once. All others go the way of every inventory's quantities.
 */
import type { Item, UnitReference } from "../../domain/reference.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { inBaseUnit } from "../base-unit.ts";
import { plain } from "../cell.ts";
import { quantityMost, readQuantity } from "../quantities.ts";
import type { Said } from "./movement-words.ts";

export interface MovedQuantity {
  readonly quantity: number;
  /** It was not written as this figure. */
  readonly converted: boolean;
}

/** Without an item only the faults of the text itself show: there is no value then. */
export type QuantityReader = (
  text: string,
  unit: UnitReference | undefined,
  item: Item | undefined,
) => Said<MovedQuantity>;

const plainNumber = /^-?\d{1,10}$/;
const minusSigned = /^[-△▲]\s*(?=\d)/;
const bracketed = /^\((\d[^()]*)\)$/;

export function quantityReader(vocabulary: Vocabulary): QuantityReader {
  const factors = new Map<Item, Map<UnitReference | undefined, number | undefined>>();
  const factorOf = (item: Item, unit: UnitReference | undefined): number | undefined => {
    const known = factors.get(item) ?? new Map<UnitReference | undefined, number | undefined>();
    factors.set(item, known);
    if (known.has(unit)) return known.get(unit);
    const one = readInFull("1", unit, item);
    const factor = "value" in one ? one.value?.quantity : undefined;
    known.set(unit, factor);
    return factor;
  };
  const readInFull: QuantityReader = (text, unit, item) => {
    const signed = plain(text).replace(/^\+\s*(?=\d)/, "");
    const inner = bracketed.exec(signed)?.[1] ?? signed.replace(minusSigned, "");
    const sign = inner === signed ? 1 : -1;
    const read = readQuantity(inner, vocabulary);
    if ("fault" in read) {
      // The one sign that a movement may have has been taken off already.
      const { fault } = read;
      return fault.kind === "negative-quantity"
        ? { fault: { kind: "not-a-quantity", found: text } }
        : read;
    }
    if (read.value === undefined || item === undefined) return { value: undefined };
    const base = inBaseUnit(read.value, unit, { item, stated: undefined });
    return "fault" in base
      ? base
      : { value: { quantity: sign * base.value.quantity, converted: true } };
  };
  return (text, unit, item) => {
    if (item === undefined || !plainNumber.test(text)) return readInFull(text, unit, item);
    const factor = factorOf(item, unit);
    const quantity = factor === undefined ? Number.NaN : Number(text) * factor;
    if (!(Math.abs(quantity) <= quantityMost)) return readInFull(text, unit, item);
    return { value: { quantity, converted: factor !== 1 } };
  };
}
