/**
 * `position`: how well stock lies over scenarios of need: those of a folder, or the events of the
 * past and what the ledger holds.
 */
import { assessed } from "../../positioning/changes.ts";
import { totalOf } from "../../positioning/scenario.ts";
import { positionWords as words } from "../../text/replenishment/position.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { ledgerWorlds } from "../positioning/ledger-world.ts";
import { changesOf, positionChoices } from "../positioning/position-options.ts";
import { showPosition } from "../positioning/position-report.ts";
import type { Answered, World } from "../positioning/position-world.ts";
import { scenarioWorld } from "../positioning/scenario-world.ts";
import { OptionReader } from "../reports/report-options.ts";

export const positionCommand: Command = {
  options: [
    { flags: "--scenarios <folder>", text: words.options.scenarios },
    { flags: "--measure <measure>", text: words.options.measure },
    { flags: "--within <hours>", text: words.options.within },
    { flags: "--open <depots>", text: words.options.open },
    { flags: "--close <depots>", text: words.options.close },
    { flags: "--others <file>", text: words.options.others },
    { flags: "--agency <code>", text: words.ledgerOptions.agency },
    { flags: "--as-of <date>", text: words.ledgerOptions.asOf },
    { flags: "--events <file>", text: words.ledgerOptions.events },
    { flags: "--simulate <events>", text: words.ledgerOptions.simulate },
    { flags: "--network <folder>", text: words.ledgerOptions.network },
  ],
  example: "bichiku position --scenarios data/sample/scenarios",

  async run({ options }, context) {
    const reader = new OptionReader(options);
    const choices = positionChoices(reader);
    const folder = reader.text("scenarios");
    const worlds =
      folder === undefined
        ? await ledgerWorlds(choices, reader, context)
        : [await scenarioWorld(folder, choices, context)];
    const changes = changesOf(choices, worlds[0]?.depots ?? [], reader);
    reader.finish();
    const answers: Answered[] = [];
    for (const world of worlds) {
      const { hours, costs } = world;
      const ways = { hours, costs, withinHours: choices.withinHours };
      const found = await assessed({ ...world, ways }, changes, context.solve);
      if (found === undefined) throw noRoom(world, choices.closed);
      answers.push(
        ...found.map((one, m) => ({ ...one, world, perPiece: world.peoplePerPiece[m] })),
      );
    }
    showPosition(answers, choices, context);
    return exit.ok;
  },
};

function noRoom({ items, capacities, depots }: World, closed: readonly string[]): InputFault {
  const rooms = capacities.map((capacity = 0, at) =>
    closed.includes(depots[at] ?? "") ? 0 : capacity,
  );
  const needed = totalOf(items.map(({ stock, volume = 0 }) => volume * totalOf(stock)));
  const at = { file: "depots.csv" };
  return new InputFault({ kind: "scenario-no-room", room: totalOf(rooms), needed, at });
}
