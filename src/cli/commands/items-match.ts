/**
 * `items match`: which provisional items are one of the catalogue, and which entries of two lists are
 * the same. It suggests and explains; nothing is changed.
 */
import type { Problem } from "../../domain/problems/problem.ts";
import type { Ledger } from "../../ports.ts";
import { itemMatchWords as words } from "../../text/items/item-matching.ts";
import { both } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { matchItems } from "../items/item-matching.ts";
import {
  explainedJson,
  explainedText,
  ledgerText,
  type MatchReport,
  pairJson,
  pairsCsv,
  pairsTable,
  reportOf,
} from "../items/match-report.ts";
import { listIn } from "../items/named-list.ts";
import { Names } from "../names.ts";
import { OptionReader } from "../reports/report-options.ts";

export const match: SubCommand = {
  name: "match",
  summary: words.summary,
  options: [
    { flags: "--left <file>", text: words.left },
    { flags: "--right <file>", text: words.right },
    { flags: "--one-to-one", text: words.oneToOne },
    { flags: "--many-to-one", text: words.manyToOne },
    { flags: "--explain", text: words.explain },
    { flags: "--encoding <encoding>", text: words.encoding },
    { flags: "-o, --output <file>", text: words.output },
  ],
  example: "bichiku items match",
  run: (input, context) => {
    const asked = readOptions(input);
    return asked.lists === undefined
      ? context.withLedger((ledger) => matchLedger(asked, context, ledger))
      : matchFiles(asked.lists, asked, context);
  },
};

interface Asked {
  readonly lists: { readonly left: string; readonly right: string } | undefined;
  readonly assignment: "one-to-one" | "many-to-one" | undefined;
  readonly explain: boolean;
  readonly encoding: string | undefined;
  readonly output: string | undefined;
}

function readOptions({ options }: Input): Asked {
  const reader = new OptionReader(options);
  const [left, right] = [reader.text("left"), reader.text("right")];
  if (left === undefined && right !== undefined) {
    reader.refuse({ kind: "option-missing", option: "--left", asked: false, at: {} });
  }
  if (left !== undefined && right === undefined) {
    reader.refuse({ kind: "option-missing", option: "--right", asked: false, at: {} });
  }
  const [one, many] = [options["oneToOne"] === true, options["manyToOne"] === true];
  if (one && many) {
    const both = { one: "--one-to-one", other: "--many-to-one" };
    reader.refuse({ kind: "options-exclude", ...both, at: {} });
  }
  reader.finish();
  return {
    lists: left === undefined || right === undefined ? undefined : { left, right },
    assignment: one ? "one-to-one" : many ? "many-to-one" : undefined,
    explain: options["explain"] === true,
    encoding: reader.text("encoding"),
    output: reader.text("output"),
  };
}

async function matchLedger(asked: Asked, context: Context, ledger: Ledger): Promise<Exit> {
  const { assignment, output } = asked;
  const { catalogue, provisional, suggestions } = await matchItems(
    context,
    ledger,
    assignment === undefined ? {} : { assignment },
  );
  const { print } = context;
  const names = new Names(catalogue);
  const called = (code: string): string => names.item(code)[context.language];
  const report: MatchReport = { suggestions, leftName: called, rightName: called };
  const matched = new Set(suggestions.map(({ left }) => left));
  const unmatched = provisional.filter(({ id }) => !matched.has(id)).map(({ id }) => id);
  if (output !== undefined) await write(output, report, context);
  print.result({
    json: { pairs: explainedJson(report, context.language), unmatched },
    ...(print.format === "csv"
      ? { table: pairsCsv(report, context.language) }
      : { text: ledgerText(report, provisional.length, unmatched.length) }),
  });
  return suggestions.length === 0 ? exit.ok : exit.findings;
}

async function matchFiles(
  paths: { readonly left: string; readonly right: string },
  { assignment = "one-to-one", encoding, explain, output }: Asked,
  context: Context,
): Promise<Exit> {
  const { files, print, language } = context;
  const left = await listIn(paths.left, files, encoding);
  const right = await listIn(paths.right, files, encoding);
  if (!left.ok || !right.ok) {
    const problems: Problem[] = [left, right].flatMap((list) => (list.ok ? [] : list.problems));
    throw new InputFault(...problems);
  }
  const { matchLists } = await import("../../matching/match.ts");
  const knowledge = await context.matchKnowledge();
  const suggestions = matchLists(left.value, right.value, knowledge, { assignment });
  const report = reportOf(left.value, right.value, suggestions);
  if (output !== undefined) await write(output, report, context);
  print.result({
    json: { pairs: suggestions.map(pairJson) },
    ...(explain && print.format === "people"
      ? { text: both((of) => explainedText(report, of)) }
      : {
          table: print.format === "csv" ? pairsCsv(report, language) : pairsTable(report, language),
        }),
  });
  return suggestions.length === 0 ? exit.ok : exit.findings;
}

async function write(file: string, report: MatchReport, context: Context): Promise<void> {
  const { columns, rows } = pairsCsv(report, context.language);
  const keys = columns.map(({ key }) => key);
  const cells = rows.map((row) => keys.map((key) => row.cells[key]));
  const text = await context.csvText([keys, ...cells], { byteOrderMark: true, lineEnd: "\r\n" });
  await context.files.writeText(file, text);
  context.print.note(words.written(file, rows.length));
}
