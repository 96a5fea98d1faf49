/** `items merge | split`: the same goods under two names become one item, and can be undone. */
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { IsoDate } from "../../domain/dates.ts";
import type { EvidenceLine } from "../../domain/declaration.ts";
import { mergeOf } from "../../domain/items/merge.ts";
import { transactionId, transactionNumber } from "../../domain/ledger.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { type Ratio, readRatio } from "../../domain/ratio.ts";
import { isFault } from "../../importers/cell.ts";
import { readDate } from "../../importers/dates.ts";
import type { Ledger } from "../../ports.ts";
import { mergeCommandWords as said, mergeWords as words } from "../../text/items/merge.ts";
import { expectedWords } from "../../text/reports.ts";
import { both } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { evidenceOf } from "../items/item-matching.ts";
import { mergeFields, mergeJson, mergeTable } from "../items/merge-report.ts";
import {
  pairNamed,
  recordMerge,
  recordSplit,
  shownMerge,
  standingMerges,
  type Wish,
  wishProblems,
} from "../items/merging.ts";
import { Names } from "../names.ts";
import { OptionReader } from "../reports/report-options.ts";

export const merge: SubCommand = {
  name: "merge",
  summary: said.merge,
  arguments: [{ name: "<item>", text: said.item }],
  options: [
    { flags: "--into <item>", text: said.into },
    { flags: "--ratio <number>", text: said.ratio },
    { flags: "--date <date>", text: said.date },
    { flags: "--reason <text>", text: said.reason },
    { flags: "--despite <text>", text: said.despite },
  ],
  example:
    "bichiku items merge SLEEPING-PAD --into SLEEPING-MAT --reason 'one make, says the supplier'",
  run: (input, context) => context.withLedger((ledger) => mergeItems(input, context, ledger)),
};

async function mergeItems(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const catalogue = await context.catalogue(ledger);
  const { print, language, terminal, ask } = context;
  const { wish, veto } = await wishOf(input, context, catalogue);
  const problems = [...wishProblems(wish), ...vetoProblems(wish, veto, input)];
  if (problems.length > 0) throw new InputFault(...problems);
  const names = new Names(catalogue);
  const [item, into] = [wish.pair.left, wish.pair.right].map(({ code }) =>
    names.itemWithCode(code),
  );
  assert(item !== undefined && into !== undefined, "a pair has two items");
  if (terminal) {
    const title = words.preview(item, into);
    const shown = await shownMerge(wish, ledger);
    const table = mergeTable(shown, title, catalogue, language);
    print.result({ json: undefined, table });
    if (!(await ask.confirm(words.confirm))) {
      print.note(words.notMerged);
      return exit.ok;
    }
  }
  const shown = await recordMerge(wish, ledger);
  const { number = 0, effectiveDate } = shown.merge;
  const title = words.done(transactionId(number), effectiveDate, item, into);
  const people = mergeTable(shown, title, catalogue, language);
  const table = print.format === "csv" ? mergeFields(shown) : people;
  print.result({ json: mergeJson(shown, language), table });
  return exit.ok;
}

async function wishOf(
  { args, options }: Input,
  context: Context,
  catalogue: Catalogue,
): Promise<{ readonly wish: Wish; readonly veto: EvidenceLine | undefined }> {
  const { terminal, ask, user, today } = context;
  const reader = new OptionReader(options);
  const given = reader.text("into") ?? (terminal ? (await ask.text(words.askInto)).trim() : "");
  if (given === "") reader.refuse({ kind: "option-missing", option: "--into", at: {} });
  const ratio = ratioIn(reader);
  const date = dateIn(reader) ?? today;
  reader.finish();
  const pair = pairNamed(args[0] ?? "", given, catalogue);
  const { lines, veto } = await evidenceOf(context, catalogue, pair.left, pair.right);
  const reasons = [reader.text("reason"), veto === undefined ? "" : reader.text("despite")];
  const wish: Wish = {
    ...{ pair, ratio, date, user, evidence: lines },
    reason: reasons.filter(Boolean).join("; ") || undefined,
  };
  return { wish: terminal ? await completed(wish, ask, new Names(catalogue)) : wish, veto };
}

/** An attribute that decides alone is overruled by nothing but a reason of its own. */
function vetoProblems(
  { pair }: Wish,
  veto: EvidenceLine | undefined,
  { options }: Input,
): readonly Problem[] {
  if (veto === undefined || new OptionReader(options).text("despite")) return [];
  const [item, into] = [pair.left.code, pair.right.code];
  return [{ kind: "merge-vetoed", item, into, evidence: [veto.en, veto.ja], at: {} }];
}

/** What only a person knows, asked for where a person is. */
async function completed(wish: Wish, ask: Context["ask"], names: Names): Promise<Wish> {
  let { ratio, reason } = wish;
  for (const { kind } of wishProblems(wish)) {
    if (kind === "merge-needs-reason")
      reason = (await ask.text(words.askReason)).trim() || undefined;
    if (kind !== "merge-needs-ratio") continue;
    const [one, other] = [wish.pair.left, wish.pair.right];
    const counted = ({ code, baseUnit }: typeof one) => ({
      name: names.item(code),
      unit: baseUnit,
    });
    ratio = readRatio(await ask.text(words.askRatio(counted(one), counted(other))));
  }
  return { ...wish, ratio, reason };
}

function ratioIn(reader: OptionReader): Ratio | undefined {
  const text = reader.text("ratio");
  if (text === undefined) return undefined;
  return readRatio(text) ?? reader.invalid("ratio", text, words.expectedRatio);
}

function dateIn(reader: OptionReader): IsoDate | undefined {
  const text = reader.text("date");
  if (text === undefined) return undefined;
  const read = readDate(text, undefined);
  if (!isFault(read) && read.value !== undefined && !read.value.monthOnly) return read.value.date;
  return reader.invalid("date", text, expectedWords.date);
}

export const split: SubCommand = {
  name: "split",
  summary: said.split,
  arguments: [{ name: "<item>", text: said.splitItem }],
  options: [
    { flags: "--reason <text>", text: said.splitReason },
    { flags: "--date <date>", text: said.splitDate },
  ],
  example:
    "bichiku items split 'Solar street light, trial set' --reason 'another lamp, as it turns out'",
  run: (input, context) => context.withLedger((ledger) => splitItem(input, context, ledger)),
};

async function splitItem(
  { args, options }: Input,
  context: Context,
  ledger: Ledger,
): Promise<Exit> {
  const { print, terminal, ask, user, today } = context;
  const catalogue = await context.catalogue(ledger);
  const found = args[0] ?? "";
  const reader = new OptionReader(options);
  const date = dateIn(reader);
  const merges = await standingMerges(mergesNamed(found, catalogue), ledger);
  const [last] = merges;
  const told = last === undefined ? undefined : mergeOf(last);
  if (last === undefined || told === undefined) {
    throw new InputFault({ kind: "not-merged", found, at: {} });
  }
  const given = reader.text("reason") || (terminal ? await ask.text(words.askSplitReason) : "");
  const reason = given.trim();
  if (reason === "") reader.refuse({ kind: "option-missing", option: "--reason", at: {} });
  reader.finish();
  const names = new Names(catalogue);
  const [item, into] = [names.itemWithCode(told.code), names.itemWithCode(told.item)];
  const ids = merges.map(({ number }) => transactionId(number));
  if (terminal && !(await ask.confirm(words.confirmSplit(ids.join(", "), item, into)))) {
    print.note(words.notSplit);
    return exit.ok;
  }
  const done = await recordSplit({ merges, reason, date, user, today }, ledger);
  const lines = done.map(({ number, reverses = 0 }) =>
    words.undone(transactionId(number), transactionId(reverses), item, into),
  );
  print.result({
    json: done.map(({ number, reverses = 0, effectiveDate }) => ({
      transaction: transactionId(number),
      undid: transactionId(reverses),
      item: told.code,
      into: told.item,
      date: effectiveDate,
    })),
    table: {
      columns: ["transaction", "undid", "item", "into", "date"].map((key) => ({
        key,
        heading: { en: key, ja: key },
      })),
      rows: done.map(({ number, reverses = 0, effectiveDate: date }) => ({
        cells: {
          transaction: transactionId(number),
          undid: transactionId(reverses),
          ...{ item: told.code, into: told.item, date },
        },
      })),
    },
    text: both((language) => lines.map((line) => line[language]).join("\n")),
  });
  print.note(words.stays(into));
  return exit.ok;
}

function mergesNamed(
  found: string,
  catalogue: Catalogue,
): { readonly code: string } | { readonly number: number } {
  const met = catalogue.recogniseItem({ code: found });
  if (met.is === "known" && met.under !== undefined) return { code: met.under.item.code };
  const number = transactionNumber(found);
  return number === undefined ? { code: found } : { number };
}
