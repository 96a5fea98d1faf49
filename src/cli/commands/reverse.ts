/** `reverse`: a mistake is undone by a second transaction that takes everything back. */
import { assert } from "../../domain/assert.ts";
import { fiscalYearEnd, type IsoDate } from "../../domain/dates.ts";
import { type Draft, inverseOf, type Transaction, transactionNumber } from "../../domain/ledger.ts";
import { movementWords } from "../../importers/movements/movement-words.ts";
import type { LedgerWriter } from "../../ports.ts";
import { askWords, movementOptionWords, movementWarnings } from "../../text/movements/movements.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { printRecorded } from "../movements/recorded.ts";

export const reverse: Command = {
  arguments: [{ name: "<transaction>", text: movementOptionWords.transaction }],
  options: [
    { flags: "--reason <text>", text: movementOptionWords.reverseReason },
    { flags: "--date <date>", text: movementOptionWords.reverseDate },
  ],
  example: "bichiku reverse T-2 --reason 'entered twice'",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const words = movementWords(catalogue, await context.movementReference(), {
        strict: true,
      });
      const reversal = await readReversal(input, context, words.date);
      const closed = (await ledger.closedYears()).at(-1);
      const recorded = await ledger.write(async (writer) => {
        const draft = await draftOfReversal(reversal, closed, context, writer);
        return (await writer.append([draft]))[0];
      });
      assert(recorded !== undefined, "the ledger recorded what it was given");
      const { effectiveDate } = recorded.transaction;
      if (effectiveDate > context.today && reversal.date !== undefined) {
        context.print.warn(movementWarnings.future(effectiveDate, context.today));
      }
      await printRecorded(context.print, ledger, catalogue, recorded);
      return exit.ok;
    }),
};

interface Reversal {
  readonly number: number;
  readonly reason: string;
  readonly date: IsoDate | undefined;
}

async function readReversal(
  { args, options }: Input,
  { terminal, ask }: Context,
  dateOf: ReturnType<typeof movementWords>["date"],
): Promise<Reversal> {
  const problems: InputFault["problems"][number][] = [];
  const text = (name: string): string => {
    const value = options[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const found = args[0] ?? "";
  const number = transactionNumber(found);
  if (number === undefined) problems.push({ kind: "not-a-transaction-id", found, at: {} });
  const given = text("reason");
  const reason = given === "" && terminal ? await ask.text(askWords.reverseReason) : given;
  if (reason.trim() === "") problems.push({ kind: "option-missing", option: "--reason", at: {} });
  const said = text("date") === "" ? { value: undefined } : dateOf(text("date"));
  if ("fault" in said) problems.push({ ...said.fault, at: { option: "--date" } });
  if (problems.length > 0 || number === undefined || "fault" in said) {
    throw new InputFault(...problems);
  }
  return { number, reason: reason.trim(), date: said.value };
}

/** Dated like what it undoes, so that the days between read as if it had not happened. */
async function draftOfReversal(
  { number, reason, date }: Reversal,
  closed: number | undefined,
  { today, user }: Context,
  writer: LedgerWriter,
): Promise<Draft> {
  const original = await writer.transaction(number);
  return {
    kind: "reverse",
    effectiveDate: date ?? dateOfReversal(original, closed, today),
    user,
    reason,
    reverses: number,
    entries: inverseOf(original?.entries ?? []),
    declarations: [],
  };
}

function dateOfReversal(
  original: Transaction | undefined,
  closed: number | undefined,
  today: IsoDate,
): IsoDate {
  if (original === undefined) return today;
  const { effectiveDate } = original;
  return closed !== undefined && effectiveDate <= fiscalYearEnd(closed) ? today : effectiveDate;
}
