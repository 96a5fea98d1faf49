/** The quantities that options state of a shipment's lines: `480`, `1=480,2=100`, `all`. */
import { tidy } from "../../domain/normalise.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { plain } from "../../importers/cell.ts";
import { readNumber, wholeTimes } from "../../importers/numbers.ts";
import { unknownLine } from "../../shipping/delivery.ts";
import type { Shipment } from "../../shipping/shipments.ts";
import { shipmentWords as words } from "../../text/planning/shipments.ts";

const quantityMost = 1_000_000_000n;
const everything = new Set(["all", "全部", "全量", "全て", "すべて"]);

/** What an option says of each line; undefined where it was not given. */
export function statedQuantities(
  option: string,
  said: string | boolean | undefined,
  shipment: Shipment,
  all: (line: Shipment["lines"][number]) => number,
  problems: Problem[],
): ReadonlyMap<number, number> | undefined {
  if (typeof said !== "string") return undefined;
  const stated = new Map<number, number>();
  const text = tidy(said);
  if (everything.has(text.toLowerCase())) {
    for (const line of shipment.lines) if (all(line) > 0) stated.set(line.no, all(line));
    return stated;
  }
  const { code, lines } = shipment;
  const at = { option };
  for (const part of text.split(/[,、;]\s*(?=[^=＝,、;]*[=＝])/)) {
    const named = /^(.*?)\s*[=＝]\s*(.*)$/.exec(part.trim());
    const [, name = "", figure = part] = named ?? [];
    const line = named === null && lines.length === 1 ? 1 : Number(plain(name).replace(/^#/, ""));
    const quantity = quantityIn(figure);
    if (named === null && lines.length !== 1) {
      problems.push({
        kind: "shipment-line-to-name",
        shipment: code,
        found: part.trim(),
        lines: lines.length,
        at,
      });
    } else if (!lines.some(({ no }) => no === line)) {
      problems.push(unknownLine(code, name.trim(), lines.length, at));
    } else if (stated.has(line)) {
      problems.push({ kind: "shipment-line-twice", shipment: code, line, at });
    } else if (quantity === undefined) {
      const [en, ja] = words.expected.quantities;
      problems.push({
        kind: "option-invalid",
        option,
        found: part.trim(),
        expected: [en, ja],
        at: {},
      });
    } else stated.set(line, quantity);
  }
  return stated;
}

export function quantityIn(text: string): number | undefined {
  const read = readNumber(plain(text));
  const value = read.is === "number" ? wholeTimes(read.value, 1n) : undefined;
  return value !== undefined && value <= quantityMost ? Number(value) : undefined;
}

/** Lines that an option names: 1 or 1,3; all where it was not given. */
export function statedLines(
  said: string | boolean | undefined,
  { code, lines }: Shipment,
  problems: Problem[],
): ReadonlySet<number> {
  if (typeof said !== "string") return new Set(lines.map(({ no }) => no));
  const named = new Set<number>();
  for (const part of said.split(/[,、\s]+/).filter((it) => it !== "")) {
    const line = Number(plain(part));
    if (lines.some(({ no }) => no === line)) named.add(line);
    else problems.push(unknownLine(code, part, lines.length, { option: "--line" }));
  }
  return named;
}
