/** `items decisions | decide`: what was decided of items, listed, written to a file, taken over. */
import { decisionFields, decisionJson, decisionRow } from "../../documents/decision-rows.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Decided } from "../../domain/items/decided.ts";
import { transactionId } from "../../domain/ledger.ts";
import { ratioText } from "../../domain/ratio.ts";
import { readDecisions } from "../../importers/decisions.ts";
import { importWords } from "../../text/import.ts";
import { decisionsWords as words } from "../../text/items/decisions.ts";
import { decisionWords } from "../../text/problems/decision-problems.ts";
import { both, type Text } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { allDecided } from "../items/deciding.ts";
import { type Taken, takeDecisions } from "../items/taking-decisions.ts";
import { Names } from "../names.ts";
import { OptionReader } from "../reports/report-options.ts";
import type { TableSpec } from "../terminal/render.ts";

export const decisions: SubCommand = {
  name: "decisions",
  summary: words.list,
  options: [
    { flags: "--stale", text: words.staleOption },
    { flags: "-o, --output <file>", text: words.output },
  ],
  example: "bichiku items decisions",
  run: ({ options }, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const all = await allDecided(ledger, catalogue);
      const shown = options["stale"] === true ? all.filter(({ stale }) => stale) : all;
      const file = new OptionReader(options).text("output");
      if (file !== undefined) await writeList(file, shown, catalogue, context);
      else printList(shown, catalogue, context);
      return exit.ok;
    }),
};

async function writeList(
  file: string,
  shown: readonly Decided[],
  catalogue: Catalogue,
  { csvText, files, print }: Context,
): Promise<void> {
  const rows = shown.map((one) => decisionRow(one, catalogue));
  const style = { byteOrderMark: true, lineEnd: "\r\n" } as const;
  await files.writeText(file, await csvText([decisionFields, ...rows], style));
  const json = { file, decisions: shown.length };
  print.result({ json, text: words.written(file, shown.length) });
}

function printList(shown: readonly Decided[], catalogue: Catalogue, context: Context): void {
  const { print, language } = context;
  const json = shown.map((one) => decisionJson(one, catalogue));
  if (print.format === "csv") {
    const rows = shown.map((one) => {
      const cells = decisionRow(one, catalogue).map((cell, at) => [decisionFields[at], cell]);
      return { cells: Object.fromEntries(cells) };
    });
    const columns = decisionFields.map((key) => ({ key, heading: { en: key, ja: key } }));
    print.result({ json, table: { columns, rows } });
  } else print.result({ json, table: listOf(shown, new Names(catalogue), language) });
}

function listOf(shown: readonly Decided[], names: Names, language: Context["language"]): TableSpec {
  const keys = ["left", "decision", "right", "ratio", "when", "who", "why", "transaction", "state"];
  const headings: Readonly<Record<string, Text>> = words.headings;
  const stale = shown.filter((one) => one.stale).length;
  return {
    columns: keys.map((key) => ({ key, heading: headings[key] ?? { en: key, ja: key } })),
    rows: shown.map((one) => ({
      cells: {
        left: names.itemWithCode(one.code)[language],
        decision: decisionWords[one.decision][language],
        right: one.item && names.itemWithCode(one.item)[language],
        ratio: one.ratio && ratioText(one.ratio),
        when: one.on,
        who: one.by,
        why: one.reason,
        transaction: transactionId(one.transaction),
        state: one.stale ? words.stale[language] : undefined,
      },
      tones: one.stale ? { state: "warning" } : {},
    })),
    empty: words.empty,
    notes: shown.length === 0 ? [] : [words.total(shown.length, stale)],
  };
}

export const decide: SubCommand = {
  name: "decide",
  summary: words.decide,
  arguments: [{ name: "<file>", text: words.file }],
  options: [
    { flags: "--encoding <encoding>", text: importWords.options.encoding },
    { flags: "--sheet <sheet>", text: importWords.options.sheet },
  ],
  example: "bichiku items decide data/sample/decisions.csv",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const reader = new OptionReader(options);
      const [encoding, sheet] = [reader.text("encoding"), reader.text("sheet")];
      const file = await context.files.read(args[0] ?? "", {
        ...(encoding === undefined ? {} : { encoding }),
        ...(sheet === undefined ? {} : { sheet }),
      });
      if (!file.ok) throw new InputFault(...file.problems);
      const catalogue = await context.catalogue(ledger);
      const read = readDecisions(file.value, catalogue);
      if (read.problems.length > 0) throw new InputFault(...read.problems);
      const taken = await takeDecisions(read.decisions, file.value, catalogue, ledger, context);
      report(file.value.name, taken, context);
      return exit.ok;
    }),
};

const recordedFields = ["row", "left", "right", "decision", "ratio", "transaction"] as const;

function report(file: string, taken: Taken, { print }: Context): void {
  const { recorded, already, stale } = taken;
  const merged = recorded.filter(({ ratio }) => ratio !== null).length;
  const lines: readonly Text[] = [
    words.taken(file, recorded.length + already),
    words.recorded(merged, recorded.length - merged),
    ...(already === 0 ? [] : [words.already(already)]),
  ];
  print.result({
    json: { file, recorded, already },
    table: {
      columns: recordedFields.map((key) => ({ key, heading: { en: key, ja: key } })),
      rows: recorded.map((one) => ({
        cells: Object.fromEntries(recordedFields.map((key) => [key, one[key] ?? undefined])),
      })),
    },
    text: both((language) => lines.map((line) => line[language]).join("\n")),
  });
  for (const { row, left, right } of stale) {
    print.warn(words.notApplied(row, left.code, right?.code ?? ""));
  }
}
