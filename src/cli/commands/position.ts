/** `position --scenarios DIR`: how well stock lies over scenarios of need; no ledger is involved. */

import { packVolume } from "../../domain/measures.ts";
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problem.ts";
import { type ReadScenario, readScenario, type ScenarioFiles } from "../../importers/scenario.ts";
import type { ReadFile } from "../../importers/table.ts";
import { position } from "../../positioning/position.ts";
import { totalOf } from "../../positioning/scenario.ts";
import { type PositionMeasure, positionWords as words } from "../../text/position.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { itemsTable, layoutTable, positionJson } from "../position-tables.ts";

export const positionCommand: Command = {
  options: [
    { flags: "--scenarios <folder>", text: words.options.scenarios },
    { flags: "--measure <measure>", text: words.options.measure },
    { flags: "--close <depots>", text: words.options.close },
  ],
  example: "bichiku position --scenarios data/sample/scenarios",

  async run({ options }, context) {
    const measure = measureOf(options);
    const scenario = await scenarioIn(options, measure, context);
    const open = openOf(options, scenario);
    const found = await position({ ...scenario, open }, context.solve);
    if (found === undefined) throw noRoom(scenario, open);
    const { print } = context;
    const json = found.map((one) => positionJson(one, measure));
    const table = itemsTable(found, measure, print.format === "csv" ? "csv" : "people");
    print.result({ json, table });
    if (print.format === "people") {
      const today = new Map(scenario.items.map(({ item, stock }) => [item, stock]));
      print.raw("\n");
      print.result({ json, table: layoutTable(found, today) });
    }
    return exit.ok;
  },
};

function measureOf({ measure = "hours" }: Input["options"]): PositionMeasure {
  if (measure === "hours" || measure === "cost") return measure;
  const fault = { kind: "option-invalid", option: "--measure", found: String(measure) } as const;
  throw new InputFault({ ...fault, expected: words.expectedMeasure, at: {} });
}

async function scenarioIn(
  { scenarios }: Input["options"],
  measure: PositionMeasure,
  context: Context,
): Promise<ReadScenario> {
  if (typeof scenarios !== "string") {
    throw new InputFault({ kind: "option-missing", option: "--scenarios", at: {} });
  }
  const files = await filesIn(scenarios, context);
  const catalogue = await context.shippedCatalogue();
  const read = readScenario(files, {
    columns: await context.scenarioColumns(),
    measure: measure === "hours" ? "hours" : "cost_jpy",
    volumeOf(item) {
      const met = catalogue.recogniseItem({ code: item });
      if (met.is !== "known") return undefined;
      const volume = packVolume(met.item);
      const { piecesPerPack } = met.item;
      return volume && piecesPerPack && volume / 1e6 / piecesPerPack;
    },
  });
  if (!read.ok) throw new InputFault(...read.problems);
  return read.value;
}

/** All files of the folder; what is wrong with several of them is said at once. */
async function filesIn(folder: string, { files }: Context): Promise<ScenarioFiles> {
  const problems: Problem[] = [];
  const read = async (name: string, needed: boolean): Promise<ReadFile | undefined> => {
    const file = await files.read(`${folder}/${name}.csv`, {});
    if (file.ok) return file.value;
    if (needed || file.problems[0].kind !== "no-file") problems.push(...file.problems);
    return undefined;
  };
  const [layout, events] = [await read("layout", true), await read("events", true)];
  const [demand, transport] = [await read("demand", true), await read("transport", true)];
  const [depots, others] = [await read("depots", false), await read("others", false)];
  const complete = layout && events && demand && transport && problems.length === 0;
  if (!complete) throw new InputFault(...problems);
  return { layout, events, demand, transport, depots, others };
}

/** Which depots the best layout may use. */
function openOf({ close }: Input["options"], { depots }: ReadScenario): readonly boolean[] {
  const closed = typeof close === "string" ? close.split(",").map((code) => code.trim()) : [];
  const unknown = closed.filter((code) => !depots.includes(code));
  if (unknown.length > 0) {
    throw new InputFault(
      ...unknown.map((found) => ({
        kind: "scenario-depot-unknown" as const,
        found,
        ...present({ near: nearestOf(found, depots, Math.max(1, Math.floor(found.length / 4))) }),
        at: { option: "--close" },
      })),
    );
  }
  return depots.map((depot) => !closed.includes(depot));
}

function noRoom({ items, capacities }: ReadScenario, open: readonly boolean[]): InputFault {
  const room = totalOf(capacities.map((capacity = 0, at) => (open[at] === true ? capacity : 0)));
  const needed = totalOf(items.map(({ stock, volume = 0 }) => volume * totalOf(stock)));
  return new InputFault({ kind: "scenario-no-room", room, needed, at: { file: "depots.csv" } });
}
