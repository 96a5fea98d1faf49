/** `request import | add | list | show`: what organisations ask for, and how it has changed. */

import type { KeptRequest } from "../../domain/planning/request.ts";
import type { RequestDeclaration, RequestLine } from "../../domain/planning/request-declaration.ts";
import {
  type RequestField,
  requestFields,
  type StatedRequest,
} from "../../domain/planning/request-field.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { readRequestRows, requestOf } from "../../importers/requests/request-rows.ts";
import { readRequestLine } from "../../importers/requests/requests.ts";
import { plainText, type ReadFile } from "../../importers/table.ts";
import type { Ledger } from "../../ports.ts";
import { requestWordsOf as words } from "../../text/planning/request.ts";
import { both } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { fileOptions, readOptions } from "../file-options.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { askRequest } from "../requests/ask-request.ts";
import {
  keptRequests,
  type Recording,
  type RequestDesk,
  record,
  requestCalled,
  requestDesk,
  requestMeant,
  warnOfDestinations,
} from "../requests/request-desk.ts";
import { listJson, listTable, requestJson, requestTable } from "../requests/request-tables.ts";
import { progressIn } from "../shipping/ship-desk.ts";

const importRequests: SubCommand = {
  name: "import",
  summary: words.summary.import,
  arguments: [{ name: "<file>", text: words.file }],
  options: [
    ...fileOptions.filter(({ flags }) => !flags.startsWith("--header-row")),
    { flags: "--dry-run", text: words.dryRun },
  ],
  example: "bichiku request import data/sample/requests.csv",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const dry = options["dryRun"] === true;
      const file = await context.files.read(args[0] ?? "", readOptions(options));
      if (!file.ok) throw new InputFault(...file.problems);
      const read = readTables(file.value, await requestDesk(context, ledger), context.today);
      if (read.problems.length > 0) throw new InputFault(...read.problems);
      if (read.unused.length > 0) context.print.warn(words.unused(read.unused));
      const { name, sha256 } = file.value;
      const source = { name, sha256 };
      const done = await record(read.requests, { ledger, context, source, dry });
      print(done, { source, rows: read.rows, dry }, context);
      await warnOfDestinations(read.requests, context);
      return exit.ok;
    }),
};

/** The first table of the file that speaks of requests. */
function readTables({ name: file, tables }: ReadFile, desk: RequestDesk, today: string) {
  for (const { sheet, rows } of tables) {
    const texts = rows.map((row) => row.map(plainText));
    const table = { file, rows: texts, ...present({ sheet }) };
    const read = readRequestRows(table, desk.reference.columns, desk.words, today);
    if (read !== undefined) return read;
  }
  throw new InputFault({ kind: "request-no-table", at: { file } });
}

function print(
  { transaction, changes }: Recording,
  {
    source,
    rows,
    dry,
  }: {
    readonly source: { readonly name: string; readonly sha256: string } | undefined;
    readonly rows: number;
    readonly dry: boolean;
  },
  { print: to }: Context,
): void {
  const many = (change: string): number => changes.filter((it) => it.change === change).length;
  to.result({
    json: {
      file: source?.name ?? null,
      sha256: source?.sha256 ?? null,
      rows,
      requests: changes.map(({ request, change }) => ({
        request: request.code,
        lines: request.lines.length,
        change,
      })),
      transaction: transaction ?? null,
    },
    text: both((language) => {
      const head = source === undefined ? [] : [words.read(source.name, rows, changes.length)];
      const end =
        transaction !== undefined
          ? words.recorded(many("new"), many("changed"), many("unchanged"), transaction)
          : dry
            ? words.dry
            : words.unchanged;
      return [...head, end].map((line) => line[language]).join("\n");
    }),
  });
}

const flagOf = (field: RequestField): string => `--${field.replaceAll("_", "-")}`;
const keyOf = (field: RequestField): string =>
  field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const add: SubCommand = {
  name: "add",
  summary: words.summary.add,
  options: requestFields.map((field) => ({
    flags: `${flagOf(field)} <${field === "min_shelf_life_days" ? "days" : "value"}>`,
    text: words.options[field],
  })),
  example:
    "bichiku request add --request WFP-1 --organisation WFP --cause disaster --destination KTM --item BLANKET --quantity 500",
  run: (input, context) => context.withLedger((ledger) => addLine(input, context, ledger)),
};

async function addLine(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const desk = await requestDesk(context, ledger);
  const kept = await keptRequests(ledger);
  const given = asKept(statedBy(input), kept);
  const before = kept.get(given.request)?.request;
  const known = withKnown(given, before);
  const setting = {
    words: desk.words,
    today: context.today,
    at: (field: RequestField) => ({ option: flagOf(field) }),
    missing: (field: RequestField) =>
      ({ kind: "option-missing", option: flagOf(field), at: {} }) as const,
  };
  const faultsOf = (field: RequestField, so: StatedRequest): readonly Problem[] => {
    const read = readRequestLine(so, 1, setting);
    const byStandard = field === "people" || field === "households";
    return read.ok
      ? []
      : read.problems.filter(
          ({ at, kind }) =>
            at.option === flagOf(field) || (byStandard && kind === "request-no-standard"),
        );
  };
  const stated = context.terminal ? await askRequest(known, kept, desk, context, faultsOf) : known;
  const meant = kept.get(stated.request)?.request;
  const next = Math.max(0, ...(meant?.lines ?? []).map(({ line }) => line)) + 1;
  const read = readRequestLine(stated, next, setting);
  if (!read.ok) throw new InputFault(...read.problems);
  const { code, organisation, operation, cause, line } = read.value;
  const others = (meant?.lines ?? []).filter((it) => it.line !== line.line);
  const head = { code, organisation, cause, ...present({ operation }) };
  const request = requestOf([...others, line], head);
  const done = await record([request], { ledger, context });
  print(done, { source: undefined, rows: 1, dry: false }, context);
  await warnOfDestinations([request], context);
  return exit.ok;
}

/** "wfp-1" is WFP-1, where there is such a request: no second one beside it. */
function asKept(stated: StatedRequest, kept: ReadonlyMap<string, KeptRequest>): StatedRequest {
  const known = requestMeant(stated.request, kept, {});
  return "kind" in known ? stated : { ...stated, request: known.request.code };
}

function statedBy({ options }: Input): StatedRequest {
  const said = requestFields.map((field) => {
    const value = options[keyOf(field)];
    return [field, typeof value === "string" ? value.trim() : ""];
  });
  return Object.fromEntries(said);
}

/** What the request, or the line that is to be changed, has said already need not be said again. */
function withKnown(stated: StatedRequest, before: RequestDeclaration | undefined): StatedRequest {
  if (before === undefined) return stated;
  const own = before.lines.find(({ line }) => String(line) === stated.line);
  const line = own ?? before.lines[0];
  const goods = stated.item + stated.category === "" ? own : undefined;
  const amount = stated.quantity + stated.people + stated.households === "" ? own : undefined;
  const said = { ...stated, ...(amount === undefined ? {} : amountOf(amount)) };
  return {
    ...said,
    organisation: stated.organisation || before.organisation,
    operation: stated.operation || (before.operation ?? ""),
    cause: stated.cause || before.cause,
    item: stated.item || (goods?.item ?? ""),
    category: stated.category || (goods?.category ?? ""),
    specification: stated.specification || (own?.specification ?? ""),
    destination: stated.destination || (line?.destination ?? ""),
    needed_by: stated.needed_by || (line?.neededBy ?? ""),
    priority: stated.priority || String(line?.priority ?? ""),
    min_shelf_life_days: stated.min_shelf_life_days || String(own?.minShelfLifeDays ?? ""),
    partial: stated.partial || (own?.partial === false ? "no" : ""),
    consignee: stated.consignee || (line?.consignee ?? ""),
  };
}

/** How much was asked, in the way in which it was said. */
function amountOf({ quantity, standard }: RequestLine): Partial<StatedRequest> {
  if (standard === undefined) return { quantity: String(quantity) };
  const { people, households, organisation } = standard;
  return {
    people: String(people ?? ""),
    households: String(households ?? ""),
    standard: organisation,
  };
}

const list: SubCommand = {
  name: "list",
  summary: words.summary.list,
  options: [],
  example: "bichiku request list",
  run: (_, context) =>
    context.withLedger(async (ledger) => {
      const kept = [...(await keptRequests(ledger)).values()];
      const progress = await progressIn(ledger);
      const names = new Names(await context.catalogue(ledger));
      const table = listTable(kept, names, progress, context.language);
      context.print.result({ json: listJson(kept, progress), table });
      return exit.ok;
    }),
};

const show: SubCommand = {
  name: "show",
  summary: words.summary.show,
  arguments: [{ name: "<request>", text: words.id }],
  options: [],
  example: "bichiku request show IOM-20131210-IQ",
  run: ({ args }, context) =>
    context.withLedger(async (ledger) => {
      const kept = requestCalled(args[0] ?? "", await keptRequests(ledger));
      const progress = await progressIn(ledger);
      const names = new Names(await context.catalogue(ledger));
      const procedure = await context.procedure();
      const shown = { known: names, progress, language: context.language };
      const table = requestTable(kept, shown, procedure);
      context.print.result({ json: requestJson(kept, progress, procedure), table });
      return exit.ok;
    }),
};

export const request: readonly SubCommand[] = [importRequests, add, list, show];
