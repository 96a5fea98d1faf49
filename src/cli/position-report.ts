/** Prints what `position` found: one JSON document, one CSV, or its tables one below the other. */
import type { Assessed } from "../positioning/changes.ts";
import type { Context } from "./context.ts";
import type { PositionChoices } from "./position-options.ts";
import {
  aloneTable,
  effectsTable,
  itemsTable,
  layoutTable,
  positionJson,
  reachTable,
} from "./position-tables.ts";
import type { World } from "./position-world.ts";
import type { TableSpec } from "./render.ts";

export function showPosition(
  found: readonly Assessed[],
  world: World,
  { measure, withinHours }: PositionChoices,
  { print, language }: Context,
): void {
  const json = found.map((one, m) => positionJson(one, measure, world.peoplePerPiece[m]));
  const table = itemsTable(found, measure, world, print.format === "csv" ? "csv" : "people");
  print.result({ json, table });
  for (const note of world.notes) print.note(note);
  if (print.format !== "people") return;
  const tables: TableSpec[] = [
    reachTable(found, world, withinHours),
    layoutTable(found, world, language),
  ];
  if (found.some(({ effects }) => effects.length > 0)) tables.push(effectsTable(found, language));
  if (found.some(({ alone }) => alone !== undefined)) tables.push(aloneTable(found));
  for (const more of tables) {
    print.raw("\n");
    print.result({ json, table: more });
  }
}
