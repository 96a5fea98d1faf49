/**
 * A small world for the commands that move goods: a real ledger in memory, a few things with
 * invented figures, the words of `data/`, and whole command lines run as `main` runs them.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";
import { onTestFinished } from "vitest";
import type { Context, GlobalOptions } from "../../src/cli/context.ts";
import { main } from "../../src/cli/main.ts";
import { printer } from "../../src/cli/terminal/print.ts";
import type { StockStatus } from "../../src/domain/account.ts";
import { catalogueOf } from "../../src/domain/catalogue.ts";
import type { Draft, Transaction } from "../../src/domain/ledger.ts";
import type { ItemReference, UnitReference } from "../../src/domain/reference.ts";
import { fail, ok } from "../../src/domain/result.ts";
import { vocabularyOf } from "../../src/domain/vocabulary.ts";
import { csvText } from "../../src/files/csv-writer.ts";
import type { MovementReference } from "../../src/importers/movements/movement-words.ts";
import { plainText, type ReadFile } from "../../src/importers/table.ts";
import type { Balance, Ledger } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import type { Language } from "../../src/text/text.ts";
import { answering } from "./answering.ts";

export const today = "2026-11-23";
const source = "test";

const shipped = (name: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(`data/${name}`, "utf8"), { columns: true });
const words = (text: string | undefined): readonly string[] => (text ?? "").split("|");

const item = (
  code: string,
  nameEn: string,
  nameJa: string,
  more: Partial<ItemReference> = {},
): ItemReference => ({
  code,
  provisional: false,
  nameEn,
  nameJa,
  category: "relief",
  baseUnit: "piece",
  source,
  ...more,
});

export const catalogue = catalogueOf({
  agencies: [
    { code: "cabinet-office", nameEn: "Cabinet Office", nameJa: "内閣府", aliases: [], source },
    { code: "jica", nameEn: "JICA", nameJa: "国際協力機構", aliases: ["ジャイカ"], source },
  ],
  depots: [
    { code: "AEDXB", nameEn: "Dubai", nameJa: "ドバイ", aliases: ["ドバイ倉庫"], source },
    { code: "SGSIN", nameEn: "Singapore", nameJa: "シンガポール", aliases: [], source },
  ],
  categories: [{ code: "relief", nameEn: "Relief", nameJa: "救援物資", source }],
  items: [
    item("BLANKET", "Blanket", "毛布", { packUnit: "bale", piecesPerPack: 25 }),
    item("TENT", "Tent", "テント"),
    item("RICE", "Rice", "米", { baseUnit: "g" }),
  ],
});

export const movementReference: MovementReference = {
  vocabulary: vocabularyOf({
    itemNames: [],
    hxl: [],
    columns: [],
    units: shipped("units.csv").map(
      (row): UnitReference => ({
        code: row["unit"] ?? "",
        kind: row["kind"] as UnitReference["kind"],
        ...(row["grams"] ? { grams: Number(row["grams"]) } : {}),
        nameEn: row["name_en"] ?? "",
        nameJa: row["name_ja"] ?? "",
        words: words(row["words"]),
        source,
      }),
    ),
    statuses: shipped("statuses.csv").map((row) => ({
      status: row["status"] as StockStatus,
      nameEn: row["name_en"] ?? "",
      nameJa: row["name_ja"] ?? "",
      words: words(row["words"]),
      source,
    })),
    currencies: shipped("currencies.csv").map((row) => ({
      code: row["currency"] ?? "",
      nameEn: row["name_en"] ?? "",
      nameJa: row["name_ja"] ?? "",
      words: words(row["words"]),
      minorDigits: Number(row["minor_digits"]),
      source,
    })),
  }),
  columns: shipped("movement-columns.csv").map((row) => ({
    meaning: row["column"] ?? "",
    words: words(row["words"]),
    source,
  })),
  words: shipped("movement-words.csv").map((row) => ({
    column: row["column"] as "kind" | "counterpart",
    value: row["value"] ?? "",
    words: words(row["words"]),
  })),
};

/** What a command line did. */
export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** The JSON document of standard output. */
  json(): unknown;
}

export interface World {
  readonly ledger: Ledger;
  /** Puts a file where commands find it. */
  file(name: string, text: string | ReadFile["tables"]): void;
  /** Runs `bichiku …` with these words. */
  run(...argv: readonly string[]): Promise<Outcome>;
  /** Runs it in front of somebody who answers so, in turn. */
  ask(
    answers: readonly string[],
    ...argv: readonly string[]
  ): Promise<
    Outcome & {
      readonly questions: readonly string[];
    }
  >;
  append(...drafts: readonly Draft[]): Promise<void>;
  balances(): Promise<readonly Balance[]>;
  transactions(): Promise<readonly Transaction[]>;
  day: string;
}

/** Rows of a CSV text, read by somebody else than the program. */
const rowsOf = (text: string): string[][] =>
  parse(text, { relax_column_count: true, skip_empty_lines: false });

export async function world(): Promise<World> {
  const sql = openSqlite(":memory:", { create: true });
  onTestFinished(() => sql.close());
  let tick = 0;
  const ledger = await openLedger(sql, () =>
    new Date(Date.UTC(2026, 10, 23) + tick++ * 1000).toISOString(),
  );
  const files = new Map<string, string | ReadFile["tables"]>();
  const digestOf = (name: string): string =>
    createHash("sha256")
      .update(JSON.stringify(files.get(name)))
      .digest("hex");
  const here: World = {
    ledger,
    day: today,
    file: (name, text) => void files.set(name, text),
    run: async (...argv) => (await start(argv, undefined)).outcome,
    ask: async (answers, ...argv) => {
      const { outcome, questions } = await start(argv, [...answers]);
      return { ...outcome, questions };
    },
    append: async (...drafts) => void (await ledger.write((writer) => writer.append(drafts))),
    balances: () => ledger.balances({}),
    transactions: async () => {
      const all: Transaction[] = [];
      for await (const transaction of ledger.transactions({})) all.push(transaction);
      return all;
    },
  };

  async function start(argv: readonly string[], answers: string[] | undefined) {
    const [out, err, questions]: [string[], string[], string[]] = [[], [], []];
    const exit = await main(argv, {
      version: "0",
      language: "en",
      debug: false,
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      context: async (options) => contextOf(options, { out, err, questions, answers }),
    });
    const outcome: Outcome = {
      exit,
      out: out.join(""),
      err: err.join(""),
      json: () => JSON.parse(out.join("")),
    };
    return { outcome, questions };
  }

  function contextOf(
    options: GlobalOptions,
    io: {
      readonly out: string[];
      readonly err: string[];
      readonly questions: string[];
      readonly answers: string[] | undefined;
    },
  ): Context {
    const language: Language = options.lang ?? "en";
    const format = options.json ? "json" : options.csv ? "csv" : "people";
    const absent = (): never => {
      throw new Error("not in this world");
    };
    return {
      language,
      user: "sato",
      today: here.day,
      terminal: io.answers !== undefined,
      confirmed: options.yes === true,
      ask: answering(io.answers ?? [], io.questions, language),
      print: printer(
        {
          out: (text) => io.out.push(text),
          err: (text) => io.err.push(text),
          drained: async () => undefined,
        },
        {
          language,
          format,
          quiet: false,
          color: false,
          live: false,
          width: undefined,
          csv: csvText,
        },
      ),
      store: "sqlite:test.db",
      files: {
        readText: async () => absent(),
        digest: async (path) =>
          files.has(path) ? ok(digestOf(path)) : fail({ kind: "no-file", file: path, at: {} }),
        async read(path) {
          const tables = files.get(path);
          if (tables === undefined) return fail({ kind: "no-file", file: path, at: {} });
          const name = basename(path);
          const read = typeof tables === "string" ? [{ rows: rowsOf(tables) }] : tables;
          return ok({ name, sha256: digestOf(path), format: "xlsx", tables: read });
        },
        async *rows(path, { batch }) {
          const file = files.get(path) ?? [];
          const tables = typeof file === "string" ? [{ rows: rowsOf(file) }] : file;
          for (const { sheet, rows } of tables) {
            for (let at = 0; at < rows.length; at += batch) {
              const texts = rows.slice(at, at + batch).map((row) => row.map(plainText));
              yield { ...(sheet !== undefined && { sheet }), rows: texts };
            }
          }
        },
        profile: async () => undefined,
        saveProfile: absent,
        saveSpecification: absent,
        writeText: async (path, text) => {
          if (typeof text === "string") files.set(path, text);
        },
        writeWorkbook: absent,
        writeChart: absent,
        writePaper: absent,
      },
      csvText: async (rows, style) => csvText(rows, style),
      catalogue: async () => catalogue,
      matchKnowledge: absent,
      referenceCatalogue: async () => catalogue,
      specifications: absent,
      network: absent,
      procedure: absent,
      planColumns: absent,
      receiptColumns: absent,
      digestOf: absent,
      seconds: () => 0,
      requestReference: absent,
      inspections: async () => [],
      movementReference: async () => movementReference,
      vocabulary: async () => movementReference.vocabulary,
      scenarioColumns: async () => absent(),
      eventReference: absent,
      countries: absent,
      supplierColumns: absent,
      holdingColumns: absent,
      procurement: absent,
      shippedCatalogue: async () => absent(),
      solve: async () => absent(),
      solving: async () => absent(),
      columnMeanings: async () => [],
      dataFolders: [],
      ownDataFolder: "",
      withLedger: (work) => work(ledger),
      createLedger: absent,
      elsewhere: absent,
      scratchFolder: absent,
    };
  }
  return here;
}

/** The goods that most tests speak of, as options. */
export const blankets = [
  "--item",
  "BLANKET",
  "--lot",
  "B-1",
  "--depot",
  "AEDXB",
  "--agency",
  "jica",
];

/** 100 blankets of JICA in Dubai, since the first of May. */
export async function stocked(): Promise<World> {
  const here = await world();
  const received = await here.run(
    "receive",
    ...blankets,
    ...["--quantity", "100", "--date", "2026-05-01", "--supplier", "Sample Textile"],
    ...["--expiry", "2031-03-31", "--unit-cost", "1,620"],
  );
  if (received.exit !== 0) throw new Error(received.err);
  return here;
}
