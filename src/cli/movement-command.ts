/**
 * The commands for single movements: options in, one transaction out. What is missing is asked for
 * on a terminal; elsewhere all that is missing or wrong is named at once.
 */
import { assert } from "../domain/assert.ts";
import { type MovementKind, recorder } from "../domain/movement.ts";
import type { StatedMovement } from "../domain/movement-field.ts";
import { movementWords } from "../importers/movement-words.ts";
import { movementReader } from "../importers/movements.ts";
import type { Recorded } from "../ports.ts";
import { movementWarnings } from "../text/movements.ts";
import { askMissing } from "./ask-movement.ts";
import type { Command } from "./command.ts";
import { exit } from "./exit.ts";
import { InputFault } from "./main.ts";
import { type Desk, lotsThere } from "./movement-desk.ts";
import { movementOptions, optionSpeaker, statedBy } from "./movement-options.ts";
import { printRecorded } from "./recorded.ts";

export const movementCommand = (kind: MovementKind, example: string): Command => ({
  options: movementOptions[kind],
  example,
  run: ({ options }, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const words = movementWords(catalogue, await context.movementReference());
      const stated = statedBy(kind, options);
      const dated = { ...stated, date: stated.date === "" ? context.today : stated.date };
      const recorded = await record(kind, dated, { context, ledger, catalogue, words });
      await printRecorded(context.print, ledger, catalogue, recorded);
      return exit.ok;
    }),
});

async function record(kind: MovementKind, given: StatedMovement, desk: Desk): Promise<Recorded> {
  const { context, ledger, words } = desk;
  const stated = context.terminal ? await askMissing(kind, given, desk) : given;
  const lots = stated.lot === "" && kind !== "receive" ? await lotsThere(stated, desk) : undefined;
  const read = movementReader(words, optionSpeaker(kind, lots))(stated);
  if (!read.ok) throw new InputFault(...read.problems);
  const { movement } = read.value;
  const { date } = movement.stated;
  if (date > context.today) {
    context.print.warn(movementWarnings.future(date, context.today));
  }
  const draft = recorder({ user: context.user })(movement);
  const [recorded] = await ledger.write((writer) => writer.append([draft]));
  assert(recorded !== undefined, "the ledger recorded what it was given");
  return recorded;
}
