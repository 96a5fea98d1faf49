/**
 * What a tolerance means: "±5%", "+3%/-1%", "±20 g/m2", "+10%" (upwards only), "±10" (in the unit
 * of the value). Of a value in per cent, "±5%" are percentage points, as issuers use it.
 */
import { type Exact, exactOf, minus, negative, over, plus, times, whole, zero } from "./exact.ts";
import { differenceFromBase, differenceToBase, type Unit, type Units } from "./unit.ts";

export interface Deviation {
  readonly up: Exact; // in the unit of the value
  readonly down: Exact;
}

const part = /^([±+-])?(\d+(?:\.\d+)?|\.\d+)\s*(.*)$/;

export function deviationOf(
  text: string,
  nominal: Exact,
  unit: Unit,
  units: Units,
): Deviation | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\+\/-|\+-/g, "±")
    .replace(/−/g, "-")
    .trim();
  const sides = plain.split(/\/(?=\s*[+-])/).map((side) => side.trim());
  let [up, down]: [Exact | undefined, Exact | undefined] = [undefined, undefined];
  for (const side of sides) {
    const [, sign = "±", digits = "", measure = ""] = part.exec(side) ?? [];
    const size = sizeOf(digits, measure, nominal, unit, units);
    if (size === undefined) return undefined;
    if (sign !== "-") {
      if (up !== undefined) return undefined;
      up = size;
    }
    if (sign !== "+") {
      if (down !== undefined) return undefined;
      down = size;
    }
  }
  return { up: up ?? zero, down: down ?? zero };
}

function sizeOf(
  digits: string,
  measure: string,
  nominal: Exact,
  unit: Unit,
  units: Units,
): Exact | undefined {
  const figure = digits === "" ? undefined : exactOf(digits);
  if (figure === undefined || measure === "") return figure;
  if (measure === "%" && unit.code !== "%") {
    const size = nominal.n < 0n ? negative(nominal) : nominal;
    return over(times(figure, size), whole(100));
  }
  const stated = units.unit(measure, unit.dimension);
  return stated && differenceFromBase(differenceToBase(figure, stated), unit);
}

export const lowest = (nominal: Exact, { down }: Deviation): Exact => minus(nominal, down);
export const highest = (nominal: Exact, { up }: Deviation): Exact => plus(nominal, up);
