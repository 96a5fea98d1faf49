/**
 * A table of assumptions → each with its value, its range and where it comes from, or all that is
 * wrong with it. A later table goes before an earlier one, row by row: a person's own before ours.
 *
 * An empty value is unknown, or left to what the records say; nothing is filled in.
 */
import { nearestOf } from "../../domain/nearest.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import {
  type Assumption,
  assumptionKeys,
  isAssumptionKey,
} from "../../replenishment/assumption.ts";
import { plain } from "../cell.ts";
import { type ReadFile, textOf } from "../table.ts";
import { type ScenarioRow, scenarioTable } from "./scenario-table.ts";

type Expected = readonly [en: string, ja: string];

/** What a value can be; the service is a share of pieces, and not all of them. */
function expectedOf(key: string): {
  readonly holds: (value: number) => boolean;
  readonly words: Expected;
} {
  if (key === "service") {
    const words: Expected = ["a share above 0 and below 1", "0より大きく1より小さい割合"];
    return { holds: (value) => value > 0 && value < 1, words };
  }
  if (key === "common_share") {
    return { holds: (value) => value <= 1, words: ["a share from 0 to 1", "0以上1以下の割合"] };
  }
  if (["lead_days", "demand_factor", "shelf_life_years", "volume_m3"].includes(key)) {
    return { holds: (value) => value > 0, words: ["a number above 0", "0より大きい数"] };
  }
  return { holds: () => true, words: ["a number, 0 or above", "0以上の数"] };
}

export function readAssumptions(
  file: ReadFile,
  columns: readonly ColumnReference[],
): Result<readonly Assumption[]> {
  const table = scenarioTable(file, columns, ["assumption", "value"]);
  const seen = new Map<string, number>();
  const read = table.rows.flatMap((row) => assumptionIn(row, seen));
  return unless(table.problems, () => read);
}

function assumptionIn(row: ScenarioRow, seen: Map<string, number>): readonly Assumption[] {
  const key = row.text("assumption");
  if (key === "") return [];
  if (!isAssumptionKey(key)) {
    const near = nearestOf(key, assumptionKeys);
    const names = near ?? assumptionKeys.join(", ");
    const expected: Expected = [`one of these: ${names}`, `次のいずれか（${names}）`];
    row.refuse("assumption", { kind: "scenario-value", found: key, expected });
    return [];
  }
  const text = (column: string): string => plain(textOf(row.cell(column)));
  // As written: words for people keep their full-width signs.
  const said = (column: string): string => textOf(row.cell(column)).trim();
  const goods = text("goods") || undefined;
  const found = goods === undefined ? key : `${key} · ${goods}`;
  const otherRow = seen.get(found);
  if (otherRow !== undefined) row.refuse(undefined, { kind: "scenario-twice", found, otherRow });
  seen.set(found, row.row);
  const { holds, words } = expectedOf(key);
  const figure = (column: string): number | undefined => {
    const value = row.optional(column);
    if (value === undefined || Number.isNaN(value) || holds(value)) return value;
    row.refuse(column, { kind: "scenario-value", found: text(column), expected: words });
    return undefined;
  };
  const [value, low, high] = [figure("value"), figure("low"), figure("high")];
  const rising = [low, value, high].filter((one) => one !== undefined);
  if (rising.some((one, at) => one < (rising[at - 1] ?? one))) {
    const expected: Expected = ["low ≤ value ≤ high", "下限 ≦ 値 ≦ 上限の順の数"];
    row.refuse("value", { kind: "scenario-value", found: rising.join(", "), expected });
  }
  return [
    {
      ...{ key, goods, value, low, high },
      assumed: ["yes", "はい", "○", "true", ""].includes(text("assumed").toLowerCase()),
      source: said("source"),
      note: { en: said("note"), ja: said("note_ja") || said("note") },
    },
  ];
}
