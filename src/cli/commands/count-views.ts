/** `count compare | list | show | cancel`: looking at counts, and giving one up. */
import { standingPosting, stateOf } from "../../counting/counts.ts";
import { assert } from "../../domain/assert.ts";
import { type Draft, transactionId } from "../../domain/ledger.ts";
import {
  countOptionWords as options,
  stateWords,
  countWords as words,
} from "../../text/counting/count.ts";
import type { Text } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import { chosenCount, countsIn, standingNow } from "../counting/count-desk.ts";
import { type CountStanding, timingJson, timingNotes } from "../counting/count-state.ts";
import {
  comparedJson,
  comparedTable,
  countJson,
  countsTable,
  decidedJson,
  decidedTable,
  lineNumbers,
} from "../counting/count-tables.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";

const countArgument = { name: "[count]", text: options.count };

export const compareCommand: SubCommand = {
  name: "compare",
  summary: options.compare,
  arguments: [countArgument],
  options: [{ flags: "--all", text: options.all }],
  example: "bichiku count compare C-1",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const { standing, catalogue } = await standingNow(input, context, ledger);
      const { count, comparison } = standing;
      const { print, language } = context;
      const { lines } = comparison;
      const unlike = lines.filter(({ outcome }) => outcome !== "agreed");
      const people = print.format === "people";
      const shown = people && input.options["all"] !== true && lines.length > 0 ? unlike : lines;
      const notes: readonly Text[] = [
        ...(lines.length === 0 ? [] : [words.agree(lines.length - unlike.length, lines.length)]),
        ...timingNotes(standing),
      ];
      const numbers = lineNumbers(count);
      const table = comparedTable(shown, { catalogue, language, codes: !people, numbers });
      const names = new Names(catalogue);
      print.result({
        json: {
          count: count.code,
          depot: count.opening.depot,
          sheets: countJson(count).sheets.filter(({ replacedBy }) => replacedBy === null),
          lines: lines.map((line) => comparedJson(line, catalogue)),
          agreed: lines.length - unlike.length,
          thirdNeeded: comparison.open.length,
          ...timingJson(standing),
        },
        table: {
          ...table,
          title: words.compareTitle(count.code, names.depotWithCode(count.opening.depot)),
          notes,
          ...(lines.length > 0 && { empty: words.allAgree }),
        },
      });
      if (people) print.note(words.next(nextStep(standing)));
      return unlike.length === 0 && lines.length > 0 ? exit.ok : exit.findings;
    }),
};

function nextStep({ count, comparison, sheets }: CountStanding): string {
  const { code } = count;
  const lacking = ([1, 2] as const).find(
    (team) => !sheets.some(({ sheet }) => sheet.entered.team === team),
  );
  if (lacking !== undefined) return `bichiku count enter … --team ${lacking}`;
  return comparison.open.length > 0
    ? `bichiku count sheet --third ${code}`
    : `bichiku count post ${code}`;
}

export const listCommand: SubCommand = {
  name: "list",
  summary: options.list,
  options: [],
  example: "bichiku count list",
  run: (_, context) =>
    context.withLedger(async (ledger) => {
      const { print, language } = context;
      const counts = [...(await countsIn(ledger)).values()];
      const catalogue = await context.catalogue(ledger);
      const codes = print.format !== "people";
      print.result({
        json: counts.map(countJson),
        table: countsTable(counts, { catalogue, language, codes }),
      });
      return exit.ok;
    }),
};

export const showCommand: SubCommand = {
  name: "show",
  summary: options.show,
  arguments: [countArgument],
  options: [],
  example: "bichiku count show C-1",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const { standing, catalogue } = await standingNow(input, context, ledger);
      const { count, comparison, decision } = standing;
      const { print, language } = context;
      const lines = standingPosting(count)?.posted.lines ?? decision?.lines ?? [];
      const undecided = comparison.lines.filter((line) => line.decided === undefined);
      const codes = print.format !== "people";
      const setting = { catalogue, language, codes, numbers: lineNumbers(count) };
      const names = new Names(catalogue);
      const depot = names.depotWithCode(count.opening.depot);
      print.result({
        json: {
          ...countJson(count),
          decided: lines.map((line) => decidedJson(line, catalogue)),
          undecided: undecided.map((line) => comparedJson(line, catalogue)),
          ...timingJson(standing),
        },
        table: {
          ...decidedTable(lines, setting),
          title: words.showTitle(count.code, depot, stateWords[stateOf(count)]),
          notes: [
            ...notesOf(standing),
            ...(undecided.length === 0
              ? []
              : [
                  standingPosting(count) === undefined
                    ? words.notDecided(undecided.length)
                    : words.left(undecided.length),
                ]),
            ...timingNotes(standing),
          ],
        },
      });
      return exit.ok;
    }),
};

function notesOf({ count }: CountStanding): readonly Text[] {
  const { opening, sheets, cancelled, code } = count;
  const posting = standingPosting(count)?.transaction;
  const { number, hash } = opening.position;
  return [
    words.atPosition(transactionId(number), hash),
    ...sheets.map(({ transaction, entered, replacedBy }) =>
      words.sheetNote({
        team: entered.team,
        id: transactionId(transaction.number),
        date: entered.date,
        counter: entered.counter,
        file: transaction.source?.name,
        lines: entered.lines.length,
        replacedBy: replacedBy === undefined ? undefined : transactionId(replacedBy),
      }),
    ),
    ...(posting === undefined
      ? []
      : [words.postedTitle(code, transactionId(posting.number), posting.effectiveDate)]),
    ...(cancelled === undefined ? [] : [words.cancelled(code, transactionId(cancelled.number))]),
  ];
}

export const cancelCommand: SubCommand = {
  name: "cancel",
  summary: options.cancel,
  arguments: [{ name: "<count>", text: options.count }],
  options: [{ flags: "--reason <text>", text: options.cancelReason }],
  example: "bichiku count cancel C-1 --reason 'depot was closed that day'",
  run: ({ args, options: given }, context) =>
    context.withLedger(async (ledger) => {
      const { terminal, ask, user, today, print } = context;
      const catalogue = await context.catalogue(ledger);
      const count = await chosenCount(args[0], await countsIn(ledger), context, catalogue);
      const said = given["reason"];
      const asked = said === undefined && terminal ? await ask.text(words.whyCancelled) : said;
      const reason = typeof asked === "string" ? asked.trim() : "";
      if (reason === "")
        throw new InputFault({ kind: "option-missing", option: "--reason", at: {} });
      const draft: Draft = {
        kind: "count",
        effectiveDate: today,
        user,
        reason,
        entries: [],
        declarations: [{ declares: "count", code: count.code, event: "cancelled" }],
      };
      const [recorded] = await ledger.write((writer) => writer.append([draft]));
      assert(recorded !== undefined, "the ledger recorded what it was given");
      const id = transactionId(recorded.transaction.number);
      print.result({
        json: { count: count.code, transaction: id, reason },
        text: words.cancelled(count.code, id),
      });
      return exit.ok;
    }),
};
