/** Prints what `position` found: one JSON document, one CSV, or its tables one below the other. */
import type { Context } from "../context.ts";
import type { TableSpec } from "../terminal/render.ts";
import type { PositionChoices } from "./position-options.ts";
import {
  aloneTable,
  effectsTable,
  itemsTable,
  layoutTable,
  positionJson,
  reachTable,
} from "./position-tables.ts";
import type { Answered } from "./position-world.ts";

export function showPosition(
  found: readonly Answered[],
  { measure, withinHours }: PositionChoices,
  { print, language }: Context,
): void {
  const json = found.map((one) => positionJson(one, measure));
  const table = itemsTable(found, measure, print.format === "csv" ? "csv" : language);
  print.result({ json, table });
  for (const note of new Set(found.flatMap(({ world }) => world.notes))) print.note(note);
  if (print.format !== "people") return;
  const tables: TableSpec[] = [
    reachTable(found, withinHours, language),
    layoutTable(found, language),
  ];
  if (found.some(({ effects }) => effects.length > 0)) tables.push(effectsTable(found, language));
  if (found.some(({ alone }) => alone !== undefined)) tables.push(aloneTable(found, language));
  for (const more of tables) {
    print.raw("\n");
    print.result({ json, table: more });
  }
}
