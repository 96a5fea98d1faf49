/** `count post`: the differences are booked with their reasons, after one confirmation. */
import { type Count, sheetsInForce } from "../../counting/counts.ts";
import { type Decision, isDifference } from "../../counting/decision.ts";
import { overtakenBy, takenSince } from "../../counting/obstacles.ts";
import { closedBy } from "../../counting/rules.ts";
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import {
  type CountDecided,
  type CountPosted,
  countCardName,
} from "../../domain/counting/count-declaration.ts";
import type { Declaration } from "../../domain/declaration.ts";
import { type Draft, type Transaction, transactionId } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import type { CountRefusal } from "../../domain/problems/count-problem.ts";
import { type Ledger, type LedgerWriter, OutsideError, Refused } from "../../ports.ts";
import { countOptionWords as options, countWords as words } from "../../text/counting/count.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { chosenCount, countsIn } from "../counting/count-desk.ts";
import { withReasons } from "../counting/count-reasons.ts";
import {
  type CountStanding,
  standingOf,
  timingJson,
  timingNotes,
} from "../counting/count-state.ts";
import { comparedJson, decidedJson, decidedTable, lineNumbers } from "../counting/count-tables.ts";
import { type Exit, exit } from "../exit.ts";
import { recordedJson } from "../movements/recorded.ts";

export const postCommand: SubCommand = {
  name: "post",
  summary: options.post,
  arguments: [{ name: "[count]", text: options.count }],
  options: [
    { flags: "--reason <text>", text: options.reason },
    { flags: "--reasons <file>", text: options.reasons },
    { flags: "--inspector <name>", text: options.inspector },
    { flags: "--witness <name>", text: options.witness },
    { flags: "--leave-undecided", text: options.leaveUndecided },
  ],
  example: "bichiku count post C-1 --reason 'worn out, found in the yearly count'",
  run: (input, context) => context.withLedger((ledger) => post(input, context, ledger)),
};

/** What is going to be booked, as it was shown. */
interface Proposal {
  readonly standing: CountStanding;
  readonly decision: Decision;
}

async function post(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const { print, terminal, ask } = context;
  const catalogue = await context.catalogue(ledger);
  const { code } = await chosenCount(input.args[0], await countsIn(ledger), context, catalogue);
  const left = input.options["leaveUndecided"] === true;
  const proposal = await proposed(code, ledger, left);
  const { decision, standing } = proposal;
  if (terminal) preview(proposal, catalogue, context);
  const lines = await withReasons(decision.lines, {
    ...{ input, context, catalogue },
    numbers: lineNumbers(standing.count),
    remarks: (line) => remarksOn(line, standing),
  });
  const differences = lines.filter(isDifference).length;
  const asked = [code, differences, lines.length - differences, decision.effectiveDate] as const;
  if (terminal && !(await ask.confirm(words.confirmPost(...asked)))) {
    print.note(words.notPosted);
    return exit.ok;
  }
  const transaction = await ledger.write(async (writer) => {
    const now = await proposed(code, writer, left);
    if (!isSame(now.decision, decision)) throw changed();
    return record(draftOf(now, lines, input, context), writer);
  });
  report({ transaction, lines, standing }, catalogue, context);
  return standing.comparison.lines.some((line) => line.decided === undefined)
    ? exit.findings
    : exit.ok;
}

const isSame = (a: Decision, b: Decision): boolean => JSON.stringify(a) === JSON.stringify(b);

const changed = (): OutsideError => new OutsideError(words.changedMeanwhile, words.lookAgain);

async function proposed(
  code: string,
  reader: Ledger | LedgerWriter,
  left: boolean,
): Promise<Proposal> {
  const count = (await countsIn(reader)).get(code);
  assert(count !== undefined, "a count that was opened stays");
  refuseUnready(count);
  const standing = await standingOf(count, reader);
  const { comparison, books, decision } = standing;
  const { depot } = count.opening;
  if (comparison.open.length > 0 && !left) {
    refuse([{ kind: "count-third-needed", count: code, lines: comparison.open.length }]);
  }
  if (decision === undefined) return refuse([{ kind: "count-decides-nothing", count: code }]);
  refuse([
    ...overtakenBy({ code, depot }, decision.lines, books),
    ...(await takenSince(reader, depot, decision)),
  ]);
  return { standing, decision };
}

function refuseUnready(count: Count): void {
  const closed = closedBy(count);
  if (closed !== undefined) refuse([closed]);
  const entered = new Set(sheetsInForce(count).map((sheet) => sheet.entered.team));
  const lacking = ([1, 2] as const).filter((team) => !entered.has(team));
  refuse(lacking.map((team) => ({ kind: "count-not-entered" as const, count: count.code, team })));
}

function refuse(refusals: readonly [CountRefusal]): never;
function refuse(refusals: readonly CountRefusal[]): void;
function refuse(refusals: readonly CountRefusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals.map((refusal) => ({ ...refusal, at: {} })));
}

function remarksOn(line: CountDecided, { comparison }: CountStanding): string | undefined {
  const name = countCardName(line);
  const remarks = comparison.lines
    .filter((compared) => countCardName(compared) === name)
    .flatMap(({ figures }) => figures.flatMap((figure) => figure.line.remarks ?? []));
  return remarks.length === 0 ? undefined : [...new Set(remarks)].join(" / ");
}

function draftOf(
  { decision, standing }: Proposal,
  lines: readonly CountDecided[],
  { options: given }: Input,
  { user }: Context,
): Draft {
  const name = (option: string): string | undefined => {
    const value = given[option];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const told: CountPosted = {
    declares: "count",
    code: standing.count.code,
    event: "posted",
    sheets: sheetsInForce(standing.count).map(({ transaction }) => transaction.number),
    ...present({ inspector: name("inspector"), witness: name("witness") }),
    lines,
  };
  return {
    kind: "count",
    effectiveDate: decision.effectiveDate,
    user,
    entries: decision.entries,
    declarations: [...lotsFound(standing), told],
  };
}

/** What the teams read on goods that no list had. */
function lotsFound({ comparison }: CountStanding): readonly Declaration[] {
  return comparison.lines.flatMap(({ item, lot, decided }): readonly Declaration[] => {
    const expiry = decided?.line.expiry;
    return expiry === undefined ? [] : [{ declares: "lot", item, code: lot, facts: { expiry } }];
  });
}

async function record(draft: Draft, writer: LedgerWriter): Promise<Transaction> {
  const [recorded] = await writer.append([draft]);
  assert(recorded !== undefined, "the ledger recorded what it was given");
  return recorded.transaction;
}

function preview({ decision, standing }: Proposal, catalogue: Catalogue, context: Context): void {
  const { language, print } = context;
  const numbers = lineNumbers(standing.count);
  const differences = decision.lines.filter(isDifference);
  const table = decidedTable(differences, { catalogue, language, codes: false, numbers });
  const empty = words.noDifference;
  print.result({
    json: undefined,
    table: { ...table, empty, notes: timingNotes(standing) },
  });
}

interface Reported {
  readonly transaction: Transaction;
  readonly lines: readonly CountDecided[];
  readonly standing: CountStanding;
}

function report(
  { transaction, lines, standing }: Reported,
  catalogue: Catalogue,
  { print, language }: Context,
): void {
  const { count, comparison } = standing;
  const differences = lines.filter(isDifference);
  const undecided = comparison.lines.filter((line) => line.decided === undefined);
  const codes = print.format !== "people";
  const id = transactionId(transaction.number);
  const evidence = lines.length - differences.length;
  const setting = { catalogue, language, codes, numbers: lineNumbers(count) };
  print.result({
    json: {
      count: count.code,
      ...recordedJson({ transaction, already: false }),
      lines: lines.map((line) => decidedJson(line, catalogue)),
      differences: differences.length,
      undecided: undecided.map((line) => comparedJson(line, catalogue)),
      ...timingJson(standing),
    },
    table: {
      ...decidedTable(codes ? lines : differences, setting),
      title: words.postedTitle(count.code, id, transaction.effectiveDate),
      empty: words.noDifference,
      notes: [
        ...(evidence === 0 ? [] : [words.evidence(evidence)]),
        ...(undecided.length === 0 ? [] : [words.left(undecided.length)]),
        ...timingNotes(standing),
      ],
    },
  });
  if (!codes) print.note(words.next(`bichiku count report ${count.code}`));
}
