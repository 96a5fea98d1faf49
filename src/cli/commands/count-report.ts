/** `count report`: the inspection report (検査書) of a count, ready to be signed. */
import { sheetsInForce, standingPosting } from "../../counting/counts.ts";
import { isDifference } from "../../counting/decision.ts";
import { closedBy } from "../../counting/rules.ts";
import { type CountReport, countReport } from "../../documents/count-report.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { countCardName } from "../../domain/counting/count-declaration.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { transactionId } from "../../domain/ledger.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { Refused } from "../../ports.ts";
import {
  countExpected,
  countWords,
  countOptionWords as options,
  teamWords,
} from "../../text/counting/count.ts";
import {
  type Occasion,
  occasions,
  type ReportTotals,
  reportWords as words,
} from "../../text/counting/count-report.ts";
import { sheetWords } from "../../text/counting/count-sheet.ts";
import { listed } from "../../text/reports.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { dayOption, standingNow } from "../counting/count-desk.ts";
import { scopeOf, unitName } from "../counting/count-printing.ts";
import type { CountStanding } from "../counting/count-state.ts";
import { lineNumbers } from "../counting/count-tables.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";

export const reportCommand: SubCommand = {
  name: "report",
  summary: options.report,
  arguments: [{ name: "[count]", text: options.count }],
  options: [
    { flags: "-o, --output <file>", text: options.reportOutput },
    { flags: "--inspector <name>", text: options.inspector },
    { flags: "--witness <name>", text: options.witness },
    { flags: "--date <date>", text: options.inspectionDate },
    { flags: "--occasion <occasion>", text: options.occasion },
  ],
  example: "bichiku count report C-1 -o inspection.xlsx --inspector 佐藤 --witness 鈴木",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const said = readOptions(input);
      const { standing, catalogue } = await standingNow(input, context, ledger);
      // What was given up proves nothing, so nobody signs it.
      const closed = closedBy(standing.count);
      if (closed?.state === "cancelled") throw new Refused([{ ...closed, at: {} }]);
      const report = await reportOf(standing, said, catalogue, context);
      const file = said.file ?? `${report.count}-inspection.xlsx`;
      const vocabulary = await context.vocabulary();
      const names = new Names(catalogue);
      const sheet = countReport(report, {
        language: context.language,
        item: (code) => catalogue.item(code),
        agency: (code) => names.agency(code),
        unit: (code) => unitName(code, vocabulary),
      });
      await context.files.writeWorkbook(file, [sheet]);
      const { count, date, inspector = null, witness = null, occasion, totals } = report;
      context.print.result({
        json: { count, file, date, occasion, inspector, witness, ...totals },
        text: countWords.reportWritten(file, totals.lines),
      });
      return exit.ok;
    }),
};

interface Said {
  readonly file: string | undefined;
  readonly inspector: string | undefined;
  readonly witness: string | undefined;
  readonly date: IsoDate | undefined;
  readonly occasion: Occasion;
}

function readOptions({ options: given }: Input): Said {
  const problems: Problem[] = [];
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const date = dayOption(given, problems);
  const file = text("output");
  const invalid = (option: string, found: string, expected: readonly [string, string]): void => {
    problems.push({ kind: "option-invalid", option, found, expected, at: {} });
  };
  if (file !== undefined && !/.\.xlsx$/i.test(file)) {
    invalid("--output", file, countExpected.reportFile);
  }
  const found = text("occasion") ?? "yearly";
  const occasion = occasions.find((one) => one === found);
  if (occasion === undefined) invalid("--occasion", found, countExpected.occasion);
  if (problems.length > 0) throw new InputFault(...problems);
  const names = { inspector: text("inspector"), witness: text("witness") };
  return { file, ...names, date, occasion: occasion ?? "yearly" };
}

/** What the posting recorded comes first: a report says what the ledger says. */
async function reportOf(
  { count, comparison, decision }: CountStanding,
  said: Said,
  catalogue: Catalogue,
  context: Context,
): Promise<CountReport> {
  const { opening, code } = count;
  const posting = standingPosting(count);
  const lines = posting?.posted.lines ?? decision?.lines ?? [];
  const date = said.date ?? posting?.transaction.effectiveDate ?? decision?.effectiveDate;
  if (date === undefined)
    throw new Refused([{ kind: "count-decides-nothing", count: code, at: {} }]);
  const names = new Names(catalogue);
  const scope = scopeOf(count, names);
  const counted = new Set(comparison.lines.map(countCardName));
  const totals: ReportTotals = {
    lines: lines.length,
    differences: lines.filter(isDifference).length,
    undecided: comparison.lines.filter((line) => line.decided === undefined).length,
    notCounted: opening.lines.filter((card) => !counted.has(countCardName(card))).length,
  };
  const owners = new Set(lines.map(({ agency }) => agency));
  const numbers = lineNumbers(count);
  const { number, hash } = opening.position;
  return {
    count: code,
    occasion: said.occasion,
    date,
    depot: names.depotWithCode(opening.depot),
    scope: scope.length === 0 ? sheetWords.everything : listed(scope),
    inspector: posting?.posted.inspector ?? said.inspector,
    witness: posting?.posted.witness ?? said.witness,
    teams: sheetsInForce(count).map(({ entered }) =>
      words.team(teamWords(entered.team), entered.counter, entered.date),
    ),
    position: words.position(transactionId(number), hash),
    posted:
      posting === undefined
        ? words.notPosted
        : words.posted(
            transactionId(posting.transaction.number),
            posting.transaction.effectiveDate,
          ),
    lines: lines.map((line) => ({ ...line, line: numbers.get(countCardName(line)) })),
    totals,
    inspections: (await context.inspections()).filter(({ agency }) => owners.has(agency)),
  };
}
