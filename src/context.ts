/**
 * Makes the context of a command from global options and surroundings: the ledger's address, the
 * data folders, the language, who acts, and where answers go. Adapters are loaded on first use.
 */
import { createHash } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import type { Ask, Context, GlobalOptions, Solving } from "./cli/context.ts";
import { InputFault } from "./cli/input-fault.ts";
import { type Print, printer } from "./cli/terminal/print.ts";
import { catalogueOf } from "./domain/catalogue.ts";
import type { Result } from "./domain/result.ts";
import { vocabularyOf } from "./domain/vocabulary.ts";
import { filesPort } from "./files/port.ts";
import type { Solve } from "./planning/lexicographic.ts";
import type { Ledger } from "./ports.ts";
import { OutsideError } from "./ports.ts";
import type { Language } from "./text/text.ts";

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** More was written than has gone out, and `drain` will tell when it has. */
  readonly writableNeedDrain?: boolean;
  once?(event: "drain", told: () => void): unknown;
}

export interface World {
  readonly language: Language;
  readonly environmentStore: string | undefined;
  readonly environmentData: string | undefined;
  readonly noColor: boolean;
  loginName(): string;
  readonly shippedData: string;
  readonly defaultOwnData: string;
  exists(path: string): boolean;
  now(): Date;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly interactive: boolean;
}

const defaultStore = "sqlite:bichiku.db";
const two = (value: number): string => String(value).padStart(2, "0");

export async function contextOf(options: GlobalOptions, world: World): Promise<Context> {
  const language = languageOf(options, world);
  const format = formatOf(options);
  const store = options.store ?? world.environmentStore ?? defaultStore;
  const path = sqlitePath(store);
  const { dataFolders, ownDataFolder } = foldersOf(options, world);
  const reference = once(async () =>
    valueIn((await import("./files/reference/reference.ts")).loadReference(dataFolders)),
  );
  const now = world.now();
  const terminal = world.interactive && format === "people" && options.yes !== true;
  return {
    language,
    store,
    user: options.user ?? world.loginName(),
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    terminal,
    confirmed: options.yes === true,
    ask: await asker(language, terminal),
    print: await printOf(options, world, language, format),
    files: filesPort({
      dataFolders,
      ownDataFolder,
      headings: async () => (await reference()).columns.flatMap(({ words }) => words),
    }),
    catalogue: async (ledger) => catalogueOf(await reference(), await ledger.declarations()),
    matchKnowledge: async () => {
      const { loadMatchKnowledge } = await import("./files/reference/match-reference.ts");
      return valueIn(loadMatchKnowledge(dataFolders));
    },
    referenceCatalogue: async () => catalogueOf(await reference()),
    vocabulary: async () => vocabularyOf(await reference()),
    specifications: async () => {
      const { loadSpecifications } = await import("./files/reference/specifications.ts");
      const { items, categories } = await reference();
      const codes = (rows: readonly { readonly code: string }[]) =>
        new Set(rows.map(({ code }) => code));
      return valueIn(
        loadSpecifications(dataFolders, { items: codes(items), categories: codes(categories) }),
      );
    },
    requestReference: async () => {
      const { loadRequestReference } = await import("./files/reference/request-reference.ts");
      return valueIn(loadRequestReference(dataFolders));
    },
    network: async (folder) => {
      const { loadNetwork, networkFiles } = await import("./files/reference/network.ts");
      const folders = dataFolders.map((each) => join(each, "network"));
      if (folder !== undefined) {
        // A folder with a price list alone is enough: the rest is as shipped.
        const files = networkFiles.map((name) => join(folder, name));
        if (!files.some((file) => world.exists(file))) {
          const file = world.exists(folder) ? files.join(", ") : folder;
          throw new InputFault({ kind: "no-file", file, at: { option: "--network" } });
        }
        folders.unshift(folder);
      }
      return valueIn(loadNetwork(folders));
    },
    procedure: async () =>
      valueIn((await import("./files/reference/procedure.ts")).loadProcedure(dataFolders)),
    digestOf: (text) => createHash("sha256").update(text).digest("hex"),
    seconds: () => performance.now() / 1000,
    columnMeanings: async () => (await reference()).columns.map(({ meaning }) => meaning),
    inspections: async () => {
      const { loadInspections } = await import("./files/reference/inspection-reference.ts");
      return valueIn(loadInspections(dataFolders));
    },
    movementReference: async () => {
      const { loadMovementLanguage } = await import("./files/reference/movement-reference.ts");
      const language = valueIn(loadMovementLanguage(dataFolders));
      return { ...language, vocabulary: vocabularyOf(await reference()) };
    },
    ...headings(dataFolders),
    ...purchasing(dataFolders),
    shippedCatalogue: async () => catalogueOf(await reference(), []),
    solve: lateSolver(),
    solving,
    csvText: async (rows, style) => (await import("./files/csv-writer.ts")).csvText(rows, style),
    dataFolders,
    ownDataFolder,
    async withLedger(work) {
      const ledger = await open(path, store, world, false);
      try {
        return await work(ledger);
      } finally {
        await ledger.close();
      }
    },
    async createLedger() {
      const created = !world.exists(path);
      const ledger = await open(path, store, world, true);
      await ledger.close();
      return { created };
    },
    elsewhere: ({ store: other, now: moment, options: own, out, err }) =>
      contextOf(
        { ...own, store: other, lang: language },
        {
          ...world,
          now: () => new Date(moment),
          stdout: { ...streamFacts(world.stdout), write: out },
          stderr: { write: err },
          interactive: false,
        },
      ),
    scratchFolder: () => mkdtemp(join(tmpdir(), "bichiku-")),
  };
}

/** The headings by which files of one's own are read. */
const headings = (
  folders: readonly string[],
): Pick<Context, "planColumns" | "receiptColumns" | "holdingColumns" | "scenarioColumns"> => ({
  planColumns: async () =>
    valueIn((await import("./files/reference/plan-reference.ts")).loadPlanColumns(folders)),
  receiptColumns: async () =>
    valueIn((await import("./files/reference/plan-reference.ts")).loadReceiptColumns(folders)),
  holdingColumns: async () =>
    valueIn((await import("./files/reference/holding-columns.ts")).loadHoldingColumns(folders)),
  scenarioColumns: async () =>
    valueIn((await import("./files/reference/scenario-columns.ts")).loadScenarioColumns(folders)),
});

/** What fitting demand and buying goods need to know. */
const purchasing = (
  dataFolders: readonly string[],
): Pick<Context, "eventReference" | "countries" | "supplierColumns" | "procurement"> => ({
  eventReference: async () => {
    const { loadEventReference } = await import("./files/reference/event-reference.ts");
    return valueIn(loadEventReference(dataFolders));
  },
  countries: async () => {
    const { loadCountries } = await import("./files/reference/network.ts");
    return valueIn(loadCountries(dataFolders.map((each) => join(each, "network"))));
  },
  supplierColumns: async () => {
    const { loadSupplierColumns } = await import("./files/reference/procurement.ts");
    return valueIn(loadSupplierColumns(dataFolders));
  },
  procurement: async () => {
    const { loadProcurement } = await import("./files/reference/procurement.ts");
    return valueIn(loadProcurement(dataFolders));
  },
});

function languageOf({ lang }: GlobalOptions, world: World): Language {
  if (lang === undefined || lang === "en" || lang === "ja") return lang ?? world.language;
  const expected = ["en or ja", "en 又は ja "] as const;
  throw new InputFault({ kind: "option-invalid", option: "--lang", found: lang, expected, at: {} });
}

function formatOf({ json, csv }: GlobalOptions): Print["format"] {
  if (json === true && csv === true) {
    throw new InputFault({ kind: "options-exclude", one: "--json", other: "--csv", at: {} });
  }
  return json === true ? "json" : csv === true ? "csv" : "people";
}

/** Where reference data are: the user's own folder first. */
function foldersOf(options: GlobalOptions, { environmentData, exists, ...world }: World) {
  const own = options.data ?? environmentData;
  if (own !== undefined && !exists(own)) {
    throw new InputFault({ kind: "no-file", file: own, at: { option: "--data" } });
  }
  const ownDataFolder = own ?? world.defaultOwnData;
  const dataFolders = exists(ownDataFolder)
    ? [ownDataFolder, world.shippedData]
    : [world.shippedData];
  return { dataFolders, ownDataFolder };
}

/** Of a terminal that knows its width; one that does not says 0. */
const widthOf = ({ isTTY, columns = 0 }: Stream): number | undefined =>
  isTTY === true && columns > 0 ? columns : undefined;

async function printOf(
  options: GlobalOptions,
  { stdout, stderr, noColor }: World,
  language: Language,
  format: Print["format"],
): Promise<Print> {
  const csv = format === "csv" ? (await import("./files/csv-writer.ts")).csvText : undefined;
  return printer(
    {
      out: (text) => stdout.write(text),
      err: (text) => stderr.write(text),
      drained: () => drained(stdout),
    },
    {
      language,
      format,
      quiet: options.quiet === true,
      color: stdout.isTTY === true && options.color !== false && !noColor,
      live: stderr.isTTY === true,
      width: widthOf(stdout),
      csv: (rows) => csv?.(rows) ?? "",
    },
  );
}

async function drained(stream: Stream): Promise<void> {
  if (stream.writableNeedDrain !== true) return;
  await new Promise<void>((resolve) => stream.once?.("drain", resolve));
}

/** From its sources (in tests) the program has no thread to start, and solves by itself. */
async function solving(): Promise<Solving> {
  if (import.meta.url.endsWith(".ts")) {
    return { solve: lateSolver(), stopped: () => false, close: async () => {} };
  }
  const { threadedSolver } = await import("./solver/threaded.ts");
  const { solve, stop, close } = threadedSolver();
  let stopped = false;
  const heard = (): void => {
    stopped = true;
    stop();
  };
  // Once only: who presses Ctrl-C again does not want to wait for anything.
  process.once("SIGINT", heard);
  return {
    solve,
    stopped: () => stopped,
    close: async () => {
      process.off("SIGINT", heard);
      await close();
    },
  };
}

/** Three megabytes, which only those wait for who ask it something. */
function lateSolver(): Solve {
  let loaded: Promise<Solve> | undefined;
  return async (question) => {
    loaded ??= import("./solver/highs.ts").then(({ highsSolver }) => highsSolver());
    return (await loaded)(question);
  };
}

/** Reference data are read at most once for each command, and only by those that need them. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new InputFault(...result.problems);
  return result.value;
}

/** Whether there are colours, and how wide lines may be. */
const streamFacts = ({ isTTY, columns }: Stream): Partial<Stream> => ({
  ...(isTTY !== undefined && { isTTY }),
  ...(columns !== undefined && { columns }),
});

function sqlitePath(store: string): string {
  const path = /^sqlite:(.+)$/.exec(store)?.[1];
  if (path === undefined) throw new InputFault({ kind: "bad-store", store, at: {} });
  return isAbsolute(path) ? path : resolve(path);
}

async function open(path: string, store: string, world: World, create: boolean): Promise<Ledger> {
  if (!create && !world.exists(path)) throw new InputFault({ kind: "no-store", store, at: {} });
  const [{ openSqlite }, { openLedger }] = await Promise.all([
    import("./storage/sqlite.ts"),
    import("./storage/ledger-store.ts"),
  ]);
  const sql = openSqlite(path, { create });
  return openLedger(sql, () => world.now().toISOString(), { create });
}

/** A review offers eight answers; whoever does not see "stop for now" cannot choose it. */
const LIST = { pageSize: 12 } as const;

/** Questions through inquirer, on standard error so that results stay apart. */
async function asker(language: Language, terminal: boolean): Promise<Ask> {
  const refuse = (): never => {
    throw new OutsideError(
      { en: "nobody is there to be asked", ja: "質問に答える端末がありません" },
      { en: "give the answer as an option", ja: "オプションで指定してください" },
    );
  };
  if (!terminal) {
    return {
      text: async () => refuse(),
      confirm: async () => refuse(),
      choose: async () => refuse(),
    };
  }
  const load = async () => {
    const { default: inquirer } = await import("inquirer");
    return {
      prompt: async <Answers extends { answer: unknown }>(
        question: Parameters<typeof inquirer.prompt<Answers>>[0],
      ): Promise<Answers> => inquirer.prompt<Answers>(question).catch(interrupted),
    };
  };
  return {
    async text(question, initial) {
      const { answer } = await (await load()).prompt<{ answer: string }>({
        type: "input",
        name: "answer",
        message: question[language],
        ...(initial === undefined ? {} : { default: initial }),
      });
      return answer;
    },
    async confirm(question) {
      const { answer } = await (await load()).prompt<{ answer: boolean }>({
        type: "confirm",
        name: "answer",
        message: question[language],
        default: false,
      });
      return answer;
    },
    async choose(question, choices) {
      const { answer } = await (await load()).prompt<{ answer: number }>({
        type: "select",
        name: "answer",
        message: question[language],
        choices: choices.map(({ label }, at) => ({ name: label[language], value: at })),
        ...LIST,
        ...(language === "ja" && {
          theme: { style: { keysHelpTip: () => "↑↓で選び、Enterで決定" } },
        }),
      });
      const chosen = choices[answer];
      if (chosen === undefined) return refuse();
      return chosen.value;
    },
  };
}

/** Ctrl+C at a question is a person's will, not a defect. */
function interrupted(error: unknown): never {
  if (!(error instanceof Error) || error.name !== "ExitPromptError") throw error;
  throw new OutsideError(
    {
      en: "stopped at a question: nothing was recorded after it",
      ja: "質問の途中で中止しました。以後の記帳は行っていません",
    },
    {
      en: "run the command again; `bichiku history` shows what is recorded",
      ja: "再度実行してください。記帳の内容は `bichiku history` で確認できます",
    },
  );
}
