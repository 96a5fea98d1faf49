/**
 * The bare figures of a row, for checking totals: what stands in a cell, whatever it counts.
 */

import { amountText } from "../domain/amount.ts";
import { plain } from "./cell.ts";
import type { Layout } from "./layout.ts";
import { readNumber, readStoredNumber, wholeTimes } from "./numbers.ts";
import { type Cell, textOf } from "./table.ts";
import { type Micro, micro } from "./totals.ts";

/** The columns that totals sum. */
const summed = ["quantity", "packs", "pieces", "value"] as const;

export function figuresOf(cells: readonly Cell[], { by }: Layout): ReadonlyMap<string, Micro> {
  const figures = new Map<string, Micro>();
  for (const meaning of summed) {
    const column = by.get(meaning);
    const cell = column && cells[column.index];
    if (textOf(cell).trim() !== "") figures.set(meaning, figureIn(cell));
  }
  return figures;
}

/** The first figure of a cell, in millionths: 160梱包 is 160. */
function figureIn(cell: Cell | undefined): Micro {
  const stored = typeof cell === "object" ? cell.number : undefined;
  const text = plain(textOf(cell)).replace(/^[^\d(△▲-]+/, "");
  const leading = /^\d[\d.,'’]*/.exec(text)?.[0] ?? text;
  const read = stored === undefined ? readNumber(leading) : readStoredNumber(stored);
  return read.is === "number" ? wholeTimes(read.value, micro) : undefined;
}

/** Millionths as people write them: 1234500000 is 1,234.5. */
export function figureText(value: bigint): string {
  const [whole = "", fraction = ""] = amountText(value, 6).split(".");
  const decimals = fraction.replace(/0+$/, "");
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (decimals === "" ? "" : `.${decimals}`);
}
