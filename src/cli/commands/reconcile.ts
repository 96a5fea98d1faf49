/**
 * `reconcile FILE`: a statement against the ledger on its day; each difference explained, with a
 * proposal; with --post, accepted proposals are booked.
 */
import type { StatementReading } from "../../importers/reading.ts";
import { type Ledger, Refused } from "../../ports.ts";
import { reconcile as explained } from "../../reconciliation/reconcile.ts";
import { importWords } from "../../text/import.ts";
import { reconcileWords as words } from "../../text/reconciliation/reconciliation.ts";
import { same } from "../../text/text.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { readStatements } from "../importing/import-reading.ts";
import { warningText } from "../importing/import-report.ts";
import { outputOf, writeSentBack } from "../reconciling/reconcile-file.ts";
import {
  acceptanceOf,
  allSettled,
  book,
  bookedBefore,
  chosenBy,
  draftsByNumber,
} from "../reconciling/reconcile-posting.ts";
import { besideLedger, dayOf, refuseIncomparable } from "../reconciling/reconcile-reading.ts";
import { type Compared, type PostedJson, reconcileJson } from "../reconciling/reconcile-report.ts";
import { codeTable, differenceTable, explanationTable } from "../reconciling/reconcile-table.ts";

export const reconcile: Command = {
  arguments: [{ name: "<file>", text: words.file }],
  options: [
    { flags: "--agency <agency>", text: words.options.agency },
    { flags: "--date <date>", text: importWords.options.date },
    { flags: "--profile <profile>", text: importWords.options.profile },
    { flags: "--encoding <encoding>", text: importWords.options.encoding },
    { flags: "--sheet <sheet>", text: importWords.options.sheet },
    { flags: "--header-row <row>", text: importWords.options.headerRow },
    { flags: "--post", text: words.options.post },
    { flags: "--accept <proposals>", text: words.options.accept },
    { flags: "-o, --output <file>", text: words.options.output },
  ],
  example: "bichiku reconcile data/sample/cabinet-office-stock.csv --agency cabinet-office",
  run: (input, context) => context.withLedger((ledger) => run(input, context, ledger)),
};

async function run(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const acceptance = acceptanceOf(input, context);
  const output = outputOf(input);
  const readings = await readStatements(input, context, ledger);
  if (!readings.ok) {
    context.print.problems(readings.problems);
    return exit.input;
  }
  const [reading] = readings.value;
  if (reading === undefined) return exit.input;
  if (reading.rejects.length > 0) {
    context.print.problems(reading.rejects);
    return exit.input;
  }
  const compared = await compare(reading, context, ledger);
  warn(reading, context);
  if (context.print.format === "people") show(compared, context);
  if (output !== undefined) await writeSentBack(output, compared, context);
  const chosen = await chosenBy(acceptance, compared, context);
  const posted: PostedJson =
    chosen.length > 0
      ? await book(chosen, compared, ledger)
      : { posted: [], alreadyPosted: await before(reading, ledger) };
  report(compared, posted, acceptance !== "none", context);
  const clean = compared.outcome.explanations.length === 0;
  return clean || (chosen.length > 0 && allSettled(chosen, compared)) ? exit.ok : exit.findings;
}

async function compare(
  reading: StatementReading,
  context: Context,
  ledger: Ledger,
): Promise<Compared> {
  const { language, user, today } = context;
  if (reading.lines.length === 0) {
    throw new Refused([{ kind: "statement-empty", at: { file: reading.file.name } }]);
  }
  const asOf = dayOf(reading);
  await refuseIncomparable(reading, asOf, today, ledger);
  const catalogue = await context.catalogue(ledger);
  const world = await besideLedger(reading, asOf, ledger, catalogue);
  const units = new Map(reading.lines.map(({ item, unit }) => [item, unit]));
  const unitOf = (item: string) => catalogue.item(item)?.baseUnit ?? units.get(item);
  const found = { reading, world, outcome: explained(world), catalogue, unitOf, language };
  return { ...found, drafts: draftsByNumber(found, user) };
}

/** But for repeated rows, which are explained where they matter, and new names, which are noted. */
function warn({ file, warnings }: StatementReading, { print }: Context): void {
  for (const { at, text, about } of warnings) {
    if (about === undefined) print.warn(warningText(file.name, at, text));
  }
}

const before = async (reading: StatementReading, ledger: Ledger): Promise<readonly string[]> => [
  ...(await bookedBefore(reading.file.sha256, ledger)).values(),
];

/** For people, before they are asked. */
function show(compared: Compared, { print }: Context): void {
  print.result({ json: undefined, table: differenceTable(compared) });
  if (compared.outcome.explanations.length === 0) return;
  print.result({ json: undefined, text: same("") });
  print.result({ json: undefined, table: explanationTable(compared) });
}

function report(compared: Compared, posted: PostedJson, wanted: boolean, context: Context): void {
  const { print } = context;
  if (print.format !== "people") {
    const json = reconcileJson(compared, posted);
    print.result({ json, table: codeTable(compared) });
    return;
  }
  if (posted.alreadyPosted.length > 0) print.note(words.alreadyPosted(posted.alreadyPosted));
  if (posted.posted.length > 0) print.note(words.posted(posted.posted));
  else if (wanted) print.note(words.nothingPosted);
}
