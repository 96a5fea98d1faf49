/**
 * What all parts of `count` share: which count is meant, which day it is of, and whether that day
 * is one on which something could have been counted.
 */
import type { BookReader } from "../../counting/book.ts";
import { type Count, countsOf, standingPosting, stateOf } from "../../counting/counts.ts";
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { countCode, countNumber } from "../../domain/counting/count-declaration.ts";
import type { IsoDate } from "../../domain/dates.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { readDate } from "../../importers/dates.ts";
import type { Ledger, LedgerWriter } from "../../ports.ts";
import { countWords as words } from "../../text/counting/count.ts";
import { both, type Text } from "../../text/text.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { ofOneState } from "../reports/report-options.ts";
import { standingOf } from "./count-state.ts";

export const countsIn = async (
  ledger: Pick<Ledger | LedgerWriter, "counts">,
): Promise<ReadonlyMap<string, Count>> => countsOf(await ledger.counts());

/** The count that was named. */
export function countCalled(
  found: string,
  counts: ReadonlyMap<string, Count>,
  at: Place = {},
): Count {
  const number = countNumber(found);
  const count = number === undefined ? undefined : counts.get(countCode(number));
  if (count === undefined) throw new InputFault({ kind: "count-unknown", found, at });
  return count;
}

/** The count that was named; where none was, the only one that is open, or one that is chosen. */
export async function chosenCount(
  found: string | undefined,
  counts: ReadonlyMap<string, Count>,
  { terminal, ask }: Context,
  catalogue: Catalogue,
): Promise<Count> {
  if (found !== undefined) return countCalled(found, counts);
  const open = [...counts.values()].filter((count) => stateOf(count) === "open");
  const [only, another] = open;
  if (only !== undefined && another === undefined) return only;
  if (terminal && only !== undefined) {
    const names = new Names(catalogue);
    const choices = open.map((count) => ({ value: count.code, label: countName(count, names) }));
    return countCalled(await ask.choose(words.whichCount, choices), counts);
  }
  throw new InputFault({ kind: "count-to-name", open: open.map(({ code }) => code), at: {} });
}

const countName = ({ code, opening }: Count, names: Names): Text =>
  both((language) => `${code} ${names.depot(opening.depot)[language]}`);

/** A day as people write it, also 令和8年11月20日. */
export function dayOption(
  options: Readonly<Record<string, string | boolean | undefined>>,
  problems: Problem[],
): IsoDate | undefined {
  const text = options["date"];
  if (typeof text !== "string") return undefined;
  const read = readDate(text);
  const at = { option: "--date" };
  if ("fault" in read) problems.push({ ...read.fault, at });
  else if (read.value === undefined || read.value.monthOnly) {
    problems.push({ kind: "incomplete-date", found: text, at });
  } else return read.value.date;
  return undefined;
}

/** Why nothing can have been counted on a day: it is to come, or before the depot's first entry. */
export async function dayProblem(
  reader: BookReader,
  depot: string,
  { date, today, at }: { readonly date: IsoDate; readonly today: IsoDate; readonly at: Place },
): Promise<Problem | undefined> {
  if (date > today) return { kind: "count-in-future", found: date, today, at };
  if ((await reader.balances({ depot, asOf: date })).length > 0) return undefined;
  const first = await firstDay(reader, depot);
  return first === undefined || first <= date
    ? undefined
    : { kind: "count-before-opening", found: date, first, at };
}

/** The first day on which something moved in or out of a depot. */
async function firstDay(reader: BookReader, depot: string): Promise<IsoDate | undefined> {
  let first: IsoDate | undefined;
  for await (const { effectiveDate, entries } of reader.transactions({ depot })) {
    const moved = entries.some(({ quantity }) => quantity > 0);
    if (moved && (first === undefined || effectiveDate < first)) first = effectiveDate;
  }
  return first;
}

/** A count as it stands, all of it of one state of the ledger. */
export async function standingNow({ args }: Input, context: Context, ledger: Ledger) {
  const catalogue = await context.catalogue(ledger);
  const { code } = await chosenCount(args[0], await countsIn(ledger), context, catalogue);
  const { value } = await ofOneState(ledger, async () => {
    const count = (await countsIn(ledger)).get(code);
    assert(count !== undefined, "a count that was opened stays");
    // What was posted was decided by what the ledger knew then.
    const posting = standingPosting(count)?.transaction.number;
    const before = posting === undefined ? undefined : await ledger.transaction(posting - 1);
    return standingOf(count, ledger, before?.recordedAt);
  });
  return { standing: value, catalogue };
}
