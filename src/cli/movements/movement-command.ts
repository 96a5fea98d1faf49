/**
 * The commands for single movements: options in, one transaction out. What is missing is asked for
 * on a terminal; elsewhere all that is missing or wrong is named at once.
 */
import { assert } from "../../domain/assert.ts";
import { declaring, type MovementKind, recorder } from "../../domain/movement.ts";
import type { StatedMovement } from "../../domain/movement-field.ts";
import { sameUnit } from "../../domain/ratio.ts";
import { movementWords, type Newcomer } from "../../importers/movements/movement-words.ts";
import { movementReader } from "../../importers/movements/movements.ts";
import type { NamedItem } from "../../importers/named-item.ts";
import type { Recorded } from "../../ports.ts";
import { askWords, movementWarnings } from "../../text/movements/movements.ts";
import type { Text } from "../../text/text.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { askMissing } from "./ask-movement.ts";
import { type Desk, lotsThere } from "./movement-desk.ts";
import { movementOptions, optionSpeaker, statedBy, strictOption } from "./movement-options.ts";
import { printRecorded } from "./recorded.ts";

export const movementCommand = (kind: MovementKind, example: string): Command => ({
  options: [...movementOptions[kind], strictOption],
  example,
  run: ({ options }, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const strict = options["strict"] === true;
      const reference = await context.movementReference();
      const words = movementWords(catalogue, reference, { strict });
      const knownWords = movementWords(catalogue, reference, { strict: true });
      const stated = statedBy(kind, options);
      const dated = { ...stated, date: stated.date === "" ? context.today : stated.date };
      const recorded = await record(kind, dated, {
        context,
        ledger,
        catalogue,
        words,
        knownWords,
      });
      // Read anew, as the movement may have brought what nobody knew.
      await printRecorded(context.print, ledger, await context.catalogue(ledger), recorded);
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
  for (const named of words.oldNames()) context.print.warn(oldNameWarning(named));
  const newcomers = words.newcomers();
  await confirmNewcomers(newcomers, context);
  const drafts = declaring(
    [recorder({ user: context.user })(movement)],
    newcomers.map(({ declaration }) => declaration),
  );
  const [recorded] = await ledger.write((writer) => writer.append(drafts));
  assert(recorded !== undefined, "the ledger recorded what it was given");
  return recorded;
}

/** Goods under a name that has become another item's are recorded as that one: never in silence. */
export function oldNameWarning({ item, under }: NamedItem): Text {
  const [old, ratio] = [under?.item.code ?? item.code, under?.became.ratio ?? sameUnit];
  return movementWarnings.oldName(old, item.code, ratio);
}

/** A slip of the finger would make a new item: a person is asked, a script is warned. */
async function confirmNewcomers(newcomers: readonly Newcomer[], context: Context): Promise<void> {
  for (const newcomer of newcomers) context.print.warn(movementWarnings.newcomer(newcomer));
  if (newcomers.length === 0 || !context.terminal) return;
  if (await context.ask.confirm(askWords.newcomers)) return;
  throw new InputFault({ kind: "not-confirmed", at: {} });
}
