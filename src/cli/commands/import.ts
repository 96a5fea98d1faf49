/**
 * `import FILE…`: an agency's statement becomes its opening stock. All files of one command are one
 * database transaction: recorded together or not at all.
 */
import type { Problem } from "../../domain/problems/problem.ts";
import type { StatementReading } from "../../importers/reading.ts";
import { type Ledger, Refused } from "../../ports.ts";
import { importWords as words } from "../../text/import.ts";
import { offerWords } from "../../text/specification/evidence-offers.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { fileOptions } from "../file-options.ts";
import { type ImportOutcome, recordStatement } from "../importing/import-file.ts";
import { type FileReading, readStatements } from "../importing/import-reading.ts";
import { writeRejects } from "../importing/import-rejects.ts";
import { importJson, importText, warningText } from "../importing/import-report.ts";
import { offersIn } from "../specification/evidence-offers.ts";

export const importCommand: Command = {
  arguments: [{ name: "<file...>", text: words.file }],
  options: [
    { flags: "--agency <agency>", text: words.options.agency },
    { flags: "--date <date>", text: words.options.date },
    { flags: "--profile <profile>", text: words.options.profile },
    ...fileOptions,
    { flags: "--dry-run", text: words.options.dryRun },
    { flags: "--partial", text: words.options.partial },
    { flags: "--strict", text: words.options.strict },
  ],
  example: "bichiku import data/sample/cabinet-office-stock.csv --agency cabinet-office",
  run: (input, context) => context.withLedger((ledger) => run(input, context, ledger)),
};

async function run(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const readings = await readStatements(input, context, ledger);
  if (!readings.ok) {
    context.print.problems(readings.problems);
    return exit.input;
  }
  const [dryRun, partial] = [input.options["dryRun"] === true, input.options["partial"] === true];
  const rejected = readings.value.some(({ rejects }) => rejects.length > 0);
  const { outcomes, refused } =
    rejected && !partial
      ? { outcomes: readings.value.map(unrecorded), refused: [] }
      : await record(readings.value, { paths: input.args, context, ledger, dryRun });
  report(outcomes, context, dryRun);
  await noteOffers(readings.value, outcomes, input, { context, ledger });
  const conflicts = outcomes.flatMap((outcome) => outcome.conflicts);
  context.print.problems([
    ...outcomes.flatMap(({ reading }) => reading.rejects),
    ...conflicts,
    ...refused,
  ]);
  if (rejected && !partial) return exit.input;
  if (conflicts.length > 0 || refused.length > 0) return exit.refused;
  if (outcomes.every(({ alreadyImported }) => alreadyImported)) return exit.refused;
  return rejected ? exit.findings : exit.ok;
}

/** Of a longer list so many lines tell whether its words say anything. */
const linesLookedAt = 2000;

/** Values in the words of what was recorded now are offered, never taken over unasked. */
async function noteOffers(
  readings: readonly FileReading[],
  outcomes: readonly ImportOutcome[],
  input: Input,
  { context, ledger }: Pick<Recording, "context" | "ledger">,
): Promise<void> {
  const fresh = [...readings.keys()].filter(
    (at) => outcomes[at]?.transaction !== undefined && !outcomes[at]?.alreadyImported,
  );
  if (fresh.length === 0) return;
  const read = fresh.flatMap((at) => readings[at] ?? []);
  const whole = read.every(({ lines }) => lines.length <= linesLookedAt);
  const { offers, unclear } = offersIn(
    read.map((one) => ({ ...one, lines: one.lines.slice(0, linesLookedAt) })),
    {
      catalogue: await context.catalogue(ledger),
      reference: await context.specifications(),
      recorded: [],
    },
  );
  if (offers.length === 0) return;
  const { agency } = input.options;
  const command = [
    ...["bichiku", "evidence", "offer"],
    ...fresh.map((at) => quoted(input.args[at] ?? "")),
    ...(typeof agency === "string" ? ["--agency", quoted(agency)] : []),
  ].join(" ");
  context.print.note(offerWords.offered(offers.length, unclear.length, whole, command));
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/[\s"'()&;]/.test(word) ? `"${word}"` : word);

interface Recording {
  readonly paths: readonly string[];
  readonly context: Context;
  readonly ledger: Ledger;
  readonly dryRun: boolean;
}

async function record(
  readings: readonly StatementReading[],
  { paths, context, ledger, dryRun }: Recording,
): Promise<{ outcomes: readonly ImportOutcome[]; refused: readonly Problem[] }> {
  try {
    const outcomes = await ledger.write(async (writer) => {
      const done: ImportOutcome[] = [];
      for (const reading of readings) {
        done.push(await recordStatement(reading, writer, context.user));
      }
      if (dryRun || done.some(({ conflicts }) => conflicts.length > 0)) {
        writer.discard();
        return done.map(untold);
      }
      // Before the good rows are kept, so that no row is ever in neither place.
      await writeRejects(paths, done, context);
      return done;
    });
    return { outcomes, refused: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { outcomes: readings.map(unrecorded), refused: error.problems };
  }
}

/** What was only tried out has no transaction; a file that was imported earlier has that one. */
const untold = (outcome: ImportOutcome): ImportOutcome =>
  outcome.alreadyImported ? outcome : { ...outcome, transaction: undefined };

const unrecorded = (reading: StatementReading): ImportOutcome => ({
  reading,
  transaction: undefined,
  alreadyImported: false,
  known: [],
  conflicts: [],
  warnings: reading.warnings,
});

function report(outcomes: readonly ImportOutcome[], context: Context, dryRun: boolean): void {
  const { print, language } = context;
  const documents = outcomes.map((outcome) => importJson(outcome, language));
  if (print.format === "json") {
    print.result({ json: documents.length === 1 ? documents[0] : documents });
  } else {
    for (const outcome of outcomes)
      print.result({ json: undefined, text: importText(outcome, dryRun) });
  }
  for (const { reading, warnings } of outcomes) {
    for (const { at, text } of warnings) print.warn(warningText(reading.file.name, at, text));
  }
}
