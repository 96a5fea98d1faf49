/** `count sheet`: opens a count at the ledger's present position and prints its blind sheets. */
import { bookAt, bookedCards } from "../../counting/book.ts";
import { compareSheets } from "../../counting/comparison.ts";
import { type Count, type Printed, stateOf } from "../../counting/counts.ts";
import { closedBy, sheetsAndBooks } from "../../counting/rules.ts";
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import {
  type CountCard,
  type CountDeclaration,
  type CountOpened,
  countCardName,
  countCode,
} from "../../domain/counting/count-declaration.ts";
import { fiscalYearEnd, type IsoDate } from "../../domain/dates.ts";
import { type Draft, type Transaction, transactionId } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { type Ledger, type LedgerWriter, Refused } from "../../ports.ts";
import {
  countExpected,
  countWarnings,
  countWords,
  teamWords,
  countOptionWords as words,
} from "../../text/counting/count.ts";
import { questions } from "../../text/movements/movements.ts";
import { reportOptionWords } from "../../text/reports.ts";
import { both, type Text } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { countCalled, countsIn, dayOption, dayProblem } from "../counting/count-desk.ts";
import { type PrintedFile, printerFor, printSheets } from "../counting/count-printing.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { cardOptions, OptionReader } from "../reports/report-options.ts";

export const sheetCommand: SubCommand = {
  name: "sheet",
  summary: words.sheet,
  options: [
    ...cardOptions,
    { flags: "--category <code>", text: reportOptionWords.category },
    { flags: "--date <date>", text: words.date },
    { flags: "-o, --output <file>", text: words.output },
    { flags: "--third <count>", text: words.third },
    { flags: "--reprint <count>", text: words.reprint },
  ],
  example: "bichiku count sheet --depot AEDXB --category blanket -o blankets.xlsx",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const { options } = input;
      const catalogue = await context.catalogue(ledger);
      const file = fileOption(input);
      const made =
        typeof options["third"] === "string"
          ? await printThird(options["third"], file, { context, ledger, catalogue })
          : typeof options["reprint"] === "string"
            ? await reprint(options["reprint"], file, { context, ledger, catalogue })
            : await open(await openingOf(input, context, catalogue), file, {
                context,
                ledger,
                catalogue,
              });
      printMade(made, catalogue, context);
      return exit.ok;
    }),
};

interface Desk {
  readonly context: Context;
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
}

interface Made {
  readonly count: Count;
  readonly printed: Printed;
  readonly files: readonly PrintedFile[];
  readonly is: "opened" | "third" | "reprinted";
}

function fileOption({ options }: Input): string | undefined {
  const file = options["output"];
  if (typeof file !== "string" || /.\.(xlsx|csv)$/i.test(file)) {
    return typeof file === "string" ? file : undefined;
  }
  const expected = countExpected.sheetFile;
  throw new InputFault({
    kind: "option-invalid",
    option: "--output",
    found: file,
    expected,
    at: {},
  });
}

interface Opening {
  readonly depot: string;
  readonly agency: string | undefined;
  readonly item: string | undefined;
  readonly category: string | undefined;
  readonly date: IsoDate | undefined;
}

async function openingOf(
  { options }: Input,
  { terminal, ask, today }: Context,
  catalogue: Catalogue,
): Promise<Opening> {
  const reader = new OptionReader(options);
  const problems: Problem[] = [];
  const { agency, depot: given, item } = reader.cards(catalogue);
  const { category } = reader.stock(catalogue, today);
  const date = dayOption(options, problems);
  for (const problem of problems) reader.refuse(problem);
  const missing = given === undefined && options["depot"] === undefined;
  if (missing && !terminal) reader.refuse({ kind: "option-missing", option: "--depot", at: {} });
  reader.finish();
  const names = new Names(catalogue);
  const depot =
    given ??
    (await ask.choose(
      questions.depot,
      catalogue.depots().map(({ code }) => ({ value: code, label: names.depotWithCode(code) })),
    ));
  return { depot, agency, item, category, date };
}

/** Opened and printed in one write: a count without its sheets is none. */
async function open(opening: Opening, file: string | undefined, desk: Desk): Promise<Made> {
  const { context, ledger, catalogue } = desk;
  await refuseClosed(opening.date ?? context.today, ledger);
  return ledger.write(async (writer) => {
    const counts = await countsIn(writer);
    const code = countCode(counts.size + 1);
    for (const other of counts.values()) {
      if (stateOf(other) !== "open" || other.opening.depot !== opening.depot) continue;
      context.print.warn(countWarnings.openAlready(other.code));
    }
    const told = await openedAt(opening, code, writer, desk);
    const transaction = await append(told, context, writer, opening.date);
    const { position, lines } = told;
    const printed: Printed = { transaction, position, lines };
    const nothing = { thirds: [], sheets: [], postings: [], cancelled: undefined };
    const count: Count = { code, opening: told, printed, ...nothing };
    const printer = await printerFor(context, writer, catalogue);
    const into = { file: file ?? `${code}.xlsx`, teams: [1, 2] } as const;
    const files = await printSheets(count, printed, into, printer);
    return { count, printed, files, is: "opened" };
  });
}

/** Before anything is printed: the ledger itself refuses at the end of a write. */
async function refuseClosed(date: IsoDate, ledger: Ledger): Promise<void> {
  const fiscalYear = (await ledger.closedYears()).at(-1);
  if (fiscalYear === undefined || date > fiscalYearEnd(fiscalYear)) return;
  throw new Refused([{ kind: "period-closed", date, fiscalYear, at: {} }]);
}

async function openedAt(
  { depot, agency, item, category, date }: Opening,
  code: string,
  writer: LedgerWriter,
  { context: { today }, catalogue }: Desk,
): Promise<CountOpened> {
  const { number, hash } = await writer.head();
  if (date !== undefined) {
    const at = { option: "--date" };
    const problem = await dayProblem(writer, depot, { date, today, at });
    if (problem !== undefined) throw new InputFault(problem);
  }
  const book = await bookAt(writer, depot, { date: date ?? today, position: number });
  const lines = bookedCards(book).filter(
    (card) =>
      (agency === undefined || card.agency === agency) &&
      (item === undefined || card.item === item) &&
      (category === undefined || catalogue.item(card.item)?.category === category),
  );
  if (lines.length === 0 && item === undefined) {
    throw new InputFault({ kind: "count-of-nothing", depot, at: { option: "--depot" } });
  }
  const position = { number, hash };
  const scope = present({ date, agency, item, category });
  return { declares: "count", code, event: "opened", depot, ...scope, position, lines };
}

async function append(
  told: CountDeclaration,
  { user, today }: Context,
  writer: LedgerWriter,
  date: IsoDate | undefined,
): Promise<Transaction> {
  const draft: Draft = {
    kind: "count",
    effectiveDate: date ?? today,
    user,
    entries: [],
    declarations: [told],
  };
  const [recorded] = await writer.append([draft]);
  assert(recorded !== undefined, "the ledger recorded what it was given");
  return recorded.transaction;
}

/** Only what the teams disagree on, at the position of now. */
async function printThird(found: string, file: string | undefined, desk: Desk): Promise<Made> {
  const { context, ledger, catalogue } = desk;
  return ledger.write(async (writer) => {
    const count = countCalled(found, await countsIn(writer), { option: "--third" });
    const closed = closedBy(count);
    if (closed !== undefined) throw new Refused([{ ...closed, at: {} }]);
    const sheets = await sheetsAndBooks(count, writer);
    for (const team of [1, 2] as const) {
      if (sheets.some(({ sheet }) => sheet.entered.team === team)) continue;
      throw new Refused([{ kind: "count-not-entered", count: count.code, team, at: {} }]);
    }
    const lines = compareSheets(sheets).open.map(({ item, lot, agency, status }) => ({
      ...{ item, lot, agency, status },
    }));
    if (lines.length === 0) {
      throw new Refused([{ kind: "count-third-not-needed", count: count.code, at: {} }]);
    }
    const printed = unusedThird(count, lines) ?? (await thirdAt(count, lines, context, writer));
    const printer = await printerFor(context, writer, catalogue);
    const into = { file: file ?? `${count.code}-3.xlsx`, teams: [3] } as const;
    const files = await printSheets(count, printed, into, printer);
    return { count, printed, files, is: "third" };
  });
}

/** The same sheet again is no other sheet: the paper may be lying on the counter's desk. */
function unusedThird({ thirds, sheets }: Count, lines: readonly CountCard[]): Printed | undefined {
  const last = thirds.at(-1);
  const names = (cards: readonly CountCard[]): string => cards.map(countCardName).join("\n");
  const used = sheets.some(({ entered }) => entered.printed === last?.transaction.number);
  return last !== undefined && !used && names(last.lines) === names(lines) ? last : undefined;
}

async function thirdAt(
  { code }: Count,
  lines: readonly CountCard[],
  context: Context,
  writer: LedgerWriter,
): Promise<Printed> {
  const { number, hash } = await writer.head();
  const position = { number, hash };
  const told = { declares: "count", code, event: "third", position, lines } as const;
  return { transaction: await append(told, context, writer, undefined), position, lines };
}

async function reprint(found: string, file: string | undefined, desk: Desk): Promise<Made> {
  const { context, ledger, catalogue } = desk;
  const count = countCalled(found, await countsIn(ledger), { option: "--reprint" });
  const printer = await printerFor(context, ledger, catalogue);
  const into = { file: file ?? `${count.code}.xlsx`, teams: [1, 2] } as const;
  const files = await printSheets(count, count.printed, into, printer);
  return { count, printed: count.printed, files, is: "reprinted" };
}

function printMade(
  { count, printed, files, is }: Made,
  catalogue: Catalogue,
  context: Context,
): void {
  const { code, opening } = count;
  const names = new Names(catalogue);
  const position = transactionId(printed.position.number);
  const [first] = files;
  const next = `bichiku count enter ${first?.file ?? ""}${files.length > 1 ? "" : ` --team ${is === "third" ? 3 : 1}`}`;
  const lines: readonly Text[] = [
    is === "third"
      ? countWords.third(code, printed.lines.length)
      : countWords.opened(code, names.depotWithCode(opening.depot), printed.lines.length, position),
    ...files.map(({ file, teams }) => countWords.printed(file, teams.map(teamWords))),
    countWords.next(next),
  ];
  const { depot, agency, item, category, date } = opening;
  context.print.result({
    json: {
      count: code,
      sheet: is,
      depot,
      agency: agency ?? null,
      item: item ?? null,
      category: category ?? null,
      date: date ?? null,
      position: { transaction: position, hash: printed.position.hash },
      transaction: transactionId(printed.transaction.number),
      lines: printed.lines.length,
      files,
    },
    text: both((language) => lines.map((line) => line[language]).join("\n")),
  });
}
