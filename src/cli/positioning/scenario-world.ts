/** A folder of scenarios as the question that `position` asks. */
import { packVolume } from "../../domain/measures.ts";
import { peoplePerPiece } from "../../domain/planning/planning-standard.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import {
  type ReadScenario,
  readScenario,
  type ScenarioFiles,
} from "../../importers/scenarios/scenario.ts";
import type { ReadFile } from "../../importers/table.ts";
import { positionWords as words } from "../../text/replenishment/position.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { type OthersStock, othersStock } from "./others-stock.ts";
import type { PositionChoices } from "./position-options.ts";
import type { World } from "./position-world.ts";

export async function scenarioWorld(
  folder: string,
  { measure, others }: PositionChoices,
  context: Context,
): Promise<World> {
  const files = await filesIn(folder, context);
  const catalogue = await context.shippedCatalogue();
  const { standards } = await context.requestReference();
  const held = others === undefined ? undefined : await othersStock(others, catalogue, context);
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
  const { value } = read;
  const categoryOf = (item: string): string | undefined => {
    const met = catalogue.recogniseItem({ code: item });
    return met.is === "known" ? met.item.category : undefined;
  };
  return {
    ...value,
    ...withOthers(value, held, categoryOf),
    labels: new Map(),
    open: value.depots.map(() => true),
    peoplePerPiece: value.items.map(({ item }) => {
      const category = categoryOf(item);
      return category === undefined ? undefined : peoplePerPiece(standards, category);
    }),
  };
}

/** What the list holds in depots of the scenarios; of a category that one item has, no two. */
function withOthers(
  { items, depots }: ReadScenario,
  held: OthersStock | undefined,
  categoryOf: Categoriser,
): Pick<World, "items" | "notes"> {
  if (held === undefined) return { items, notes: [] };
  const categories = items.map(({ item }) => categoryOf(item));
  const counted = held.holdings.filter(
    ({ depot, category }) =>
      depots.includes(depot) && categories.filter((one) => one === category).length === 1,
  );
  return {
    items: items.map((item, m) => ({
      ...item,
      others: item.others.map((quantity, at) => {
        const more = counted.filter(
          ({ depot, category }) => depot === depots[at] && category === categories[m],
        );
        return more.reduce((sum, one) => sum + one.quantity, quantity);
      }),
    })),
    notes: [words.othersCounted(held.file, counted, held.unknownRows)],
  };
}

type Categoriser = (item: string) => string | undefined;

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
