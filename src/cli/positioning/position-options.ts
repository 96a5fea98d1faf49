/** What the options of `position` ask: by what measure, within which time, which depots come or go. */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { DepotChange } from "../../positioning/changes.ts";
import { type PositionMeasure, positionWords as words } from "../../text/replenishment/position.ts";
import type { OptionReader } from "../reports/report-options.ts";

/** Four days: what a scheduled flight from a stock at hand takes (data/network). */
const usualHours = 96;

export interface PositionChoices {
  readonly measure: PositionMeasure;
  readonly withinHours: number;
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly others: string | undefined;
  /** Without a folder of scenarios: another file of events, another network. */
  readonly events: string | undefined;
  readonly network: string | undefined;
  /** Instead of the events themselves, so many drawn after them. */
  readonly simulate: number | undefined;
}

export function positionChoices(reader: OptionReader): PositionChoices {
  const measure = reader.text("measure") ?? "hours";
  const known = measure === "hours" || measure === "cost";
  if (!known) reader.invalid("measure", measure, words.expectedMeasure);
  if (reader.text("scenarios") !== undefined) {
    for (const other of ["events", "network", "agency", "as-of", "simulate"]) {
      const name = other === "as-of" ? "asOf" : other;
      if (reader.text(name) === undefined) continue;
      const [one, at] = ["--scenarios", {}];
      reader.refuse({ kind: "options-exclude", one, other: `--${other}`, at });
    }
  }
  const within = reader.text("within") ?? String(usualHours);
  const hours = /^\d{1,5}(\.\d+)?$/.test(within) ? Number(within) : Number.NaN;
  if (!(hours > 0)) reader.invalid("within", within, words.expectedHours);
  return {
    measure: known ? measure : "hours",
    withinHours: hours,
    opened: listed(reader.text("open")),
    closed: listed(reader.text("close")),
    others: reader.text("others"),
    events: reader.text("events"),
    network: reader.text("network"),
    simulate: simulatedCount(reader),
  };
}

/** More of them change the figures by less than a sample of the past can tell. */
const simulatedMax = 20_000;

function simulatedCount(reader: OptionReader): number | undefined {
  const found = reader.text("simulate");
  if (found === undefined) return undefined;
  const count = /^\d{1,5}$/.test(found) ? Number(found) : 0;
  if (count >= 1 && count <= simulatedMax) return count;
  return reader.invalid("simulate", found, words.expectedEvents);
}

const listed = (text: string | undefined): readonly string[] => [
  ...new Set((text ?? "").split(",").flatMap((code) => code.trim() || [])),
];

/** The changes that were asked for; a name that is none of the depots is told. */
export function changesOf(
  { opened, closed }: PositionChoices,
  depots: readonly string[],
  reader: OptionReader,
): readonly DepotChange[] {
  const named = (option: "open" | "close", codes: readonly string[]): readonly DepotChange[] =>
    codes.flatMap((found) => {
      if (depots.includes(found)) return [{ depot: found, change: option }];
      const near = nearestOf(found, depots, Math.max(1, Math.floor(found.length / 4)));
      const at = { option: `--${option}` };
      reader.refuse({ kind: "scenario-depot-unknown", found, ...present({ near }), at });
      return [];
    });
  const both = opened.filter((code) => closed.includes(code));
  for (const code of both) reader.invalid("close", code, words.expectedOnce);
  return [...named("open", opened), ...named("close", closed)];
}
