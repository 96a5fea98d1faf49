/** `count enter`: a sheet that was filled in becomes part of the ledger, row by row. */
import { type Count, sheetsInForce } from "../../counting/counts.ts";
import { closedBy } from "../../counting/rules.ts";
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { CountEntered, CountedLine } from "../../domain/counting/count-declaration.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { contradictions, factText } from "../../domain/declaration.ts";
import { type Draft, transactionId } from "../../domain/ledger.ts";
import { lotKey } from "../../domain/lot-key.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { type CountReading, readCountSheet } from "../../importers/counting/count-sheet.ts";
import { readDate } from "../../importers/dates.ts";
import { type Ledger, type LedgerWriter, Refused } from "../../ports.ts";
import {
  countWarnings,
  countOptionWords as options,
  countWords as words,
} from "../../text/counting/count.ts";
import { sheetFoot } from "../../text/counting/count-sheet.ts";
import { importWords } from "../../text/import.ts";
import { both, type Text } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { countsIn, dayOption, dayProblem } from "../counting/count-desk.ts";
import { type MeantSheet, sheetMeant } from "../counting/count-file.ts";
import { printedLines, printerFor } from "../counting/count-printing.ts";
import { type Exit, exit } from "../exit.ts";
import { warningText } from "../importing/import-report.ts";
import { InputFault } from "../input-fault.ts";

export const enterCommand: SubCommand = {
  name: "enter",
  summary: options.enter,
  arguments: [{ name: "<file>", text: options.file }],
  options: [
    { flags: "--count <count>", text: options.countOption },
    { flags: "--team <team>", text: options.team },
    { flags: "--counter <name>", text: options.counter },
    { flags: "--date <date>", text: options.entryDate },
    { flags: "--encoding <encoding>", text: importWords.options.encoding },
    { flags: "--sheet <sheet>", text: importWords.options.sheet },
  ],
  example: "bichiku count enter data/sample/count-team-1.csv --count C-1 --team 1",
  run: (input, context) => context.withLedger((ledger) => enter(input, context, ledger)),
};

async function enter(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const problems: Problem[] = [];
  const given = dayOption(input.options, problems);
  const catalogue = await context.catalogue(ledger);
  const meant = await sheetMeant(input, context, await countsIn(ledger));
  const printer = await printerFor(context, ledger, catalogue);
  const reading = readCountSheet(meant.sheet, {
    file: meant.file.name,
    catalogue,
    vocabulary: printer.vocabulary,
    lines: printedLines(meant.count, meant.printed, printer),
    agency: meant.count.opening.agency,
    lotsOf: await lotsKnown(meant.count, ledger),
  });
  problems.push(...reading.problems, ...lotProblems(reading, meant, printer.lots));
  const date = await dateOf({ given, reading, meant, problems }, context, ledger);
  if (problems.length > 0 || date === undefined) throw new InputFault(...problems);
  const counter = said(input.options["counter"]) ?? reading.counter;
  const outcome = await record({ meant, reading, date, counter }, context, ledger);
  report({ meant, reading, date, counter, outcome, given }, catalogue, context);
  return outcome.already ? exit.refused : exit.ok;
}

/** Lots by item: those of the ledger, and those that another team has found. */
async function lotsKnown(
  { opening, sheets }: Count,
  ledger: Ledger,
): Promise<(item: string) => readonly string[]> {
  const lots = new Map<string, Set<string>>();
  const entered = sheets.flatMap((sheet) => sheet.entered.lines);
  const held = await ledger.balances({ holdsGoods: true });
  for (const { item, lot } of [...opening.lines, ...entered, ...held]) {
    lots.set(item, (lots.get(item) ?? new Set<string>()).add(lot));
  }
  return (item) => [...(lots.get(item) ?? [])];
}

const said = (option: string | boolean | undefined): string | undefined =>
  typeof option === "string" && option.trim() !== "" ? option.trim() : undefined;

/** Goods beyond the list whose lot the ledger knows with another expiry. */
function lotProblems(
  { lines }: CountReading,
  { file, sheet }: MeantSheet,
  lots: ReadonlyMap<string, object>,
): readonly Problem[] {
  return lines.flatMap(({ item, lot, expiry, row }) => {
    const known = lots.get(lotKey(item, lot)) ?? {};
    const told = present({ expiry });
    return contradictions(known, told).map((field) => ({
      kind: "lot-facts-differ" as const,
      ...{ item, lot, field },
      known: factText((known as typeof told)["expiry"]),
      told: factText(expiry),
      at: present({ file: file.name, sheet: sheet.table.sheet, row }),
    }));
  });
}

interface Dating {
  readonly given: IsoDate | undefined;
  readonly reading: CountReading;
  readonly meant: MeantSheet;
  readonly problems: Problem[];
}

/** The command line says the day, else the sheet, else the count; a person is asked for it. */
async function dateOf(
  { given, reading, meant, problems }: Dating,
  { terminal, ask, today, print }: Context,
  ledger: Ledger,
): Promise<IsoDate | undefined> {
  const { count, file } = meant;
  const stated = given ?? reading.date ?? count.opening.date;
  let date = stated;
  while (date === undefined && terminal && problems.length === 0) {
    const read = readDate(await ask.text(words.whichDate));
    if ("fault" in read) print.problems([{ ...read.fault, at: {} }]);
    else date = read.value?.date;
  }
  const at = given === undefined ? { file: file.name } : { option: "--date" };
  if (date === undefined) {
    // A date that cannot be read has been told.
    const unread = meant.sheet.date !== undefined && reading.problems.length > 0;
    if (!unread) problems.push({ kind: "count-date-missing", count: count.code, at });
    return undefined;
  }
  const problem = await dayProblem(ledger, count.opening.depot, { date, today, at });
  if (problem !== undefined) problems.push(problem);
  return date;
}

interface Outcome {
  readonly transaction: string;
  readonly already: boolean;
  readonly replaces: string | undefined;
}

interface Entering {
  readonly meant: MeantSheet;
  readonly reading: CountReading;
  readonly date: IsoDate;
  readonly counter: string | undefined;
}

function record(entering: Entering, { user }: Context, ledger: Ledger): Promise<Outcome> {
  const { meant, reading, date, counter } = entering;
  const { team, printed, sheet, file } = meant;
  const told: CountEntered = {
    declares: "count",
    code: meant.count.code,
    event: "entered",
    team,
    date,
    ...present({ counter }),
    printed: printed.transaction.number,
    ...present({ sheet: sheet.table.sheet }),
    lines: reading.lines,
  };
  const draft: Draft = {
    kind: "count",
    effectiveDate: date,
    user,
    source: { name: file.name, sha256: file.sha256 },
    entries: [],
    declarations: [...reading.declarations, told],
  };
  return ledger.write((writer) => append(draft, told, writer));
}

/** The same figures again change nothing, also from a file that was saved anew. */
async function append(draft: Draft, told: CountEntered, writer: LedgerWriter): Promise<Outcome> {
  const count = (await countsIn(writer)).get(told.code);
  assert(count !== undefined, "a count that was opened stays");
  const closed = closedBy(count);
  if (closed !== undefined) throw new Refused([{ ...closed, at: {} }]);
  const before = sheetsInForce(count).find(({ entered }) => entered.team === told.team);
  const replaces = before === undefined ? undefined : transactionId(before.transaction.number);
  if (before !== undefined && says(before.entered) === says(told)) {
    return { transaction: replaces ?? "", already: true, replaces: undefined };
  }
  const [recorded] = await writer.append([draft]);
  assert(recorded !== undefined, "the ledger recorded what it was given");
  return { transaction: transactionId(recorded.transaction.number), already: false, replaces };
}

/** What a team says, wherever it stands in the file. */
const says = ({ team, date, counter, printed, lines }: CountEntered): string =>
  JSON.stringify([
    ...[team, date, counter ?? null, printed],
    lines
      .map(({ row: _, cell: __, text: ___, ...line }) =>
        JSON.stringify(Object.entries(line).sort()),
      )
      .sort(),
  ]);

interface Reported extends Entering {
  readonly outcome: Outcome;
  readonly given: IsoDate | undefined;
}

function report(
  { meant, reading, date, counter, outcome, given }: Reported,
  catalogue: Catalogue,
  { print, language }: Context,
): void {
  const { count, team, file } = meant;
  const { transaction, already, replaces } = outcome;
  const unexpected = new Set(reading.unexpected);
  print.result({
    json: {
      count: count.code,
      team,
      date,
      counter: counter ?? null,
      file: file.name,
      sha256: file.sha256,
      transaction,
      alreadyEntered: already,
      replaces: replaces ?? null,
      lines: reading.lines.map((line) => lineJson(line, unexpected.has(line), catalogue)),
      notCounted: reading.notCounted,
      totals: { ...reading.sums, stated: reading.stated },
      newItems: newCodes(reading, "item"),
      newAgencies: newCodes(reading, "agency"),
      warnings: reading.warnings.map(({ at, text }) => ({
        row: at.row ?? null,
        column: at.column ?? null,
        warning: text[language],
      })),
    },
    text: already ? words.known(count.code, team, transaction) : summary(meant, reading, outcome),
  });
  for (const { at, text } of reading.warnings) print.warn(warningText(file.name, at, text));
  for (const declaration of reading.declarations) {
    const { declares, code } = declaration;
    if (declares !== "item" && declares !== "agency") continue;
    print.warn(countWarnings.newThing(declares, code, catalogue.nearest(declares, code)));
  }
  if (given !== undefined && reading.date !== undefined && reading.date !== given) {
    print.warn(warningText(file.name, {}, countWarnings.dateDiffers(reading.date, given)));
  }
  if (reading.stated.length === 0) print.warn(warningText(file.name, {}, countWarnings.noTotals));
}

const newCodes = ({ declarations }: CountReading, what: string): readonly string[] =>
  declarations.flatMap(({ declares, code }) => (declares === what ? [code] : []));

const lineJson = (line: CountedLine, unexpected: boolean, catalogue: Catalogue) => ({
  row: line.row,
  cell: line.cell ?? null,
  text: line.text ?? null,
  item: line.item,
  lot: line.lot,
  agency: line.agency,
  status: line.status,
  expiry: line.expiry ?? null,
  quantity: line.quantity,
  damaged: line.damaged,
  expired: line.expired,
  unit: catalogue.item(line.item)?.baseUnit ?? null,
  bin: line.bin ?? null,
  remarks: line.remarks ?? null,
  unexpected,
});

function summary(
  { count, team }: MeantSheet,
  { lines, notCounted, unexpected, stated }: CountReading,
  { transaction: id, replaces }: Outcome,
): Text {
  const { code } = count;
  const parts = [
    words.entered({
      ...{ count: code, team, id, lines: lines.length, notCounted },
      ...{ unexpected: unexpected.length, replaces },
    }),
    ...(stated.length === 0 ? [] : [words.totalsAgree(stated.map((total) => sheetFoot[total]))]),
    words.next(nextAfter(count, team)),
  ];
  return both((language) => parts.map((part) => part[language]).join("\n"));
}

function nextAfter(count: MeantSheet["count"], team: number): string {
  const entered = new Set(sheetsInForce(count).map((sheet) => sheet.entered.team));
  const other = team === 1 ? 2 : 1;
  return team === 3 || entered.has(other)
    ? `bichiku count compare ${count.code}`
    : `bichiku count enter … --team ${other}`;
}
