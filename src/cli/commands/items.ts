/** `items …`: the common catalogue, item masters taken into the ledger, items that are one. */
import { type Draft, transactionId } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import { type ItemReading, readItems } from "../../importers/items.ts";
import type { ReadFile } from "../../importers/table.ts";
import type { Ledger } from "../../ports.ts";
import { importWords } from "../../text/import.ts";
import { itemsWords as words } from "../../text/items/items.ts";
import { both, type Text } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { fileOptions, headerRowOption, readOptions } from "../file-options.ts";
import { rejectJson, warningJson, warningText } from "../importing/import-report.ts";
import { InputFault } from "../input-fault.ts";
import { itemJson, itemsTable } from "../items/item-tables.ts";
import { Names } from "../names.ts";
import { decide, decisions } from "./items-decisions.ts";
import { match } from "./items-match.ts";
import { merge, split } from "./items-merge.ts";
import { review } from "./items-review.ts";
import { show } from "./items-show.ts";

const importItems: SubCommand = {
  name: "import",
  summary: words.import,
  arguments: [{ name: "<file>", text: words.file }],
  options: [...fileOptions, { flags: "--dry-run", text: importWords.options.dryRun }],
  example: "bichiku items import data/items.csv",
  run: (input, context) => context.withLedger((ledger) => takeIn(input, context, ledger)),
};

async function takeIn(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const { file, reading } = await readMaster(input, context, ledger);
  const { print, language } = context;
  const faulty = reading.rejects.length > 0;
  const dry = faulty || input.options["dryRun"] === true || reading.items.length === 0;
  const outcome = dry
    ? { transaction: undefined, already: false }
    : await recordItems(file, reading, context, ledger);
  print.result({
    json: {
      file: file.name,
      sha256: file.sha256,
      rows: reading.rows,
      items: reading.items.length,
      rejects: reading.rejects.map((problem) => rejectJson(problem, language)),
      warnings: reading.warnings.map((warning) => warningJson(warning, language)),
      transaction: outcome.transaction ?? null,
      alreadyImported: outcome.already,
    },
    text: summary(file, reading, outcome),
  });
  for (const { at, text } of reading.warnings) {
    print.warn(warningText(file.name, at, text));
  }
  print.problems(reading.rejects);
  if (faulty) return exit.input;
  return outcome.already ? exit.refused : exit.ok;
}

async function readMaster(
  { args, options }: Input,
  context: Context,
  ledger: Ledger,
): Promise<{ readonly file: ReadFile; readonly reading: ItemReading }> {
  const headerRow = headerRowOption(options);
  const asked = readOptions(options);
  const file = await context.files.read(args[0] ?? "", asked);
  if (!file.ok) throw new InputFault(...file.problems);
  const reading = readItems(file.value, {
    vocabulary: await context.vocabulary(),
    catalogue: await context.catalogue(ledger),
    profile: undefined,
    options: present({ sheet: asked.sheet, headerRow }),
  });
  return { file: file.value, reading };
}

interface Outcome {
  readonly transaction: string | undefined;
  readonly already: boolean;
}

function recordItems(
  { name, sha256 }: ReadFile,
  { items }: ItemReading,
  { user, today }: Context,
  ledger: Ledger,
): Promise<Outcome> {
  return ledger.write(async (writer) => {
    const [before] = await writer.fromSource(sha256, 1);
    if (before !== undefined) return { transaction: transactionId(before.number), already: true };
    const draft: Draft = {
      kind: "items",
      effectiveDate: today,
      user,
      source: { name, sha256 },
      entries: [],
      declarations: items,
    };
    const [recorded] = await writer.append([draft]);
    const number = recorded?.transaction.number ?? 0;
    return { transaction: transactionId(number), already: false };
  });
}

function summary(
  { name }: ReadFile,
  { rows }: ItemReading,
  { transaction, already }: Outcome,
): Text {
  const end =
    transaction === undefined
      ? words.nothing
      : already
        ? words.already(transaction)
        : words.recorded(transaction);
  return both((language) => `${words.read(name, rows)[language]}\n${end[language]}`);
}

const list: SubCommand = {
  name: "list",
  summary: words.list,
  options: [
    { flags: "--category <code>", text: words.category },
    { flags: "--provisional", text: words.provisional },
    { flags: "--merged", text: words.merged },
  ],
  example: "bichiku items list --category blanket",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const said = input.options["category"];
      const category = typeof said === "string" ? catalogue.recogniseCategory(said) : undefined;
      if (typeof said === "string" && category === undefined) {
        const near = catalogue.nearest("category", said);
        const at = { option: "--category" };
        throw new InputFault({
          kind: "unknown-code",
          what: "category",
          found: said,
          ...present({ near }),
          at,
        });
      }
      const items = catalogue
        .items()
        .filter((item) => category === undefined || item.category === category)
        .filter(({ code, provisional }) => {
          const merged = catalogue.same.has(code);
          if (input.options["merged"] === true && !merged) return false;
          return input.options["provisional"] !== true || (provisional && !merged);
        });
      const names = context.print.format === "people" ? new Names(catalogue) : undefined;
      const table = itemsTable(items, catalogue.same, context.language, names);
      context.print.result({ json: items.map((item) => itemJson(item, catalogue.same)), table });
      return exit.ok;
    }),
};

export const items: readonly SubCommand[] = [
  importItems,
  list,
  show,
  match,
  review,
  merge,
  split,
  decisions,
  decide,
];
