/**
 * A small world for the reports: a ledger in memory, a few goods of both agencies with invented
 * figures, and a context whose output can be looked at.
 */

import type { Command } from "../../src/cli/command.ts";
import type { Context } from "../../src/cli/context.ts";
import type { Exit } from "../../src/cli/exit.ts";
import { InputFault } from "../../src/cli/input-fault.ts";
import { printer } from "../../src/cli/terminal/print.ts";
import type { SheetSpec } from "../../src/documents/sheet.ts";
import {
  depotAccount,
  openingAccount,
  recipientAccount,
  supplierAccount,
  transitAccount,
} from "../../src/domain/account.ts";
import { catalogueOf } from "../../src/domain/catalogue.ts";
import type { Declaration, LotFacts } from "../../src/domain/declaration.ts";
import type { Draft, Entry } from "../../src/domain/ledger.ts";
import type { ThingsReference } from "../../src/domain/reference.ts";
import { csvText } from "../../src/files/csv-writer.ts";
import type { Files, Ledger } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { explain } from "../../src/text/problems/problems.ts";
import type { Language } from "../../src/text/text.ts";
import { vocabulary } from "./reading.ts";

export const today = "2026-11-23";

const source = "test";

export const things: ThingsReference = {
  agencies: [
    { code: "cabinet-office", nameEn: "Cabinet Office", nameJa: "内閣府", aliases: [], source },
    { code: "jica", nameEn: "JICA", nameJa: "国際協力機構", aliases: ["ジャイカ"], source },
  ],
  depots: [
    { code: "AEDXB", nameEn: "Dubai", nameJa: "ドバイ", aliases: ["ドバイ倉庫"], source },
    { code: "SGSIN", nameEn: "Singapore", nameJa: "シンガポール", aliases: [], source },
  ],
  categories: [
    { code: "blanket", nameEn: "Blankets", nameJa: "毛布", source },
    { code: "tent", nameEn: "Tents", nameJa: "テント", source },
    { code: "food", nameEn: "Food", nameJa: "食料", source },
  ],
  items: [
    {
      code: "BLANKET",
      provisional: false,
      nameEn: "Blanket",
      nameJa: "毛布",
      category: "blanket",
      baseUnit: "piece",
      packUnit: "bale",
      piecesPerPack: 25,
      grossWeightG: 40_000,
      volumeCm3: 180_000,
      source,
    },
    {
      code: "TENT-4X4",
      provisional: false,
      nameEn: "Tent, 4 x 4 m",
      nameJa: "テント（4m×4m）",
      category: "tent",
      baseUnit: "piece",
      source,
    },
    {
      code: "BISCUIT",
      provisional: false,
      nameEn: "High-energy biscuits",
      nameJa: "高カロリービスケット",
      category: "food",
      baseUnit: "g",
      packUnit: "carton",
      piecesPerPack: 10_000,
      grossWeightG: 10_800,
      volumeCm3: 20_000,
      source,
    },
  ],
};

export const at = (depot: string, status: "available" | "damaged" | "reserved" = "available") =>
  depotAccount(depot, status);

/** An entry of one agency's goods. */
export function moved(
  what: { item: string; lot: string; quantity: number; agency: string; origin?: Entry["origin"] },
  from: string,
  to: string,
): Entry {
  const { agency, origin, ...goods } = what;
  return {
    ...goods,
    from: { account: from, agency },
    to: { account: to, agency },
    ...(origin === undefined ? {} : { origin }),
  };
}

export const lot = (item: string, code: string, facts: LotFacts): Declaration => ({
  declares: "lot",
  item,
  code,
  facts,
});

export const draft = (
  kind: Draft["kind"],
  effectiveDate: string,
  entries: readonly Entry[],
  more: Partial<Draft> = {},
): Draft => ({
  kind,
  effectiveDate,
  user: "sato",
  entries,
  declarations: [],
  ...more,
});

const cabinet = "cabinet-office";
const statement = {
  name: "内閣府在庫.csv",
  sha256: "a".repeat(64),
};

/** Both agencies' stock in Dubai and Singapore, and a year of movements. */
export const drafts: readonly Draft[] = [
  draft(
    "opening",
    "2026-03-31",
    [
      moved(
        {
          item: "BLANKET",
          lot: "B-1",
          quantity: 1200,
          agency: cabinet,
          origin: { row: 5, cell: "F5", text: "48梱", sheet: "ドバイ" },
        },
        openingAccount,
        at("AEDXB"),
      ),
      moved(
        {
          item: "TENT-4X4",
          lot: "T-1",
          quantity: 300,
          agency: cabinet,
          origin: { row: 6, cell: "F6", text: "３００張", sheet: "ドバイ" },
        },
        openingAccount,
        at("AEDXB"),
      ),
    ],
    {
      source: statement,
      declarations: [
        lot("BLANKET", "B-1", { expiry: "2027-06-30", unitCost: { minor: 1500, currency: "JPY" } }),
        lot("TENT-4X4", "T-1", { unitCost: { minor: 90_000, currency: "JPY" } }),
      ],
    },
  ),
  draft(
    "opening",
    "2026-03-31",
    [
      moved(
        { item: "BLANKET", lot: "J-7", quantity: 800, agency: "jica" },
        openingAccount,
        at("AEDXB"),
      ),
      moved(
        { item: "BLANKET", lot: "J-8", quantity: 2000, agency: "jica" },
        openingAccount,
        at("SGSIN"),
      ),
      moved(
        { item: "BISCUIT", lot: "F-1", quantity: 5_000_000, agency: "jica" },
        openingAccount,
        at("SGSIN"),
      ),
    ],
    {
      user: "suzuki",
      source: { name: "jica.xlsx", sha256: "b".repeat(64) },
      declarations: [
        lot("BLANKET", "J-7", { expiry: "2027-01-31", unitCost: { minor: 980, currency: "USD" } }),
        lot("BLANKET", "J-8", { expiry: "2031-03-31", unitCost: { minor: 1400, currency: "JPY" } }),
        lot("BISCUIT", "F-1", { expiry: "2026-10-31" }),
      ],
    },
  ),
  draft(
    "receive",
    "2026-05-10",
    [
      moved(
        { item: "BLANKET", lot: "B-2", quantity: 500, agency: cabinet },
        supplierAccount("東洋毛織"),
        at("AEDXB"),
      ),
    ],
    {
      reference: "R-1",
      reason: "令和8年度調達",
      declarations: [lot("BLANKET", "B-2", { expiry: "2032-04-30" })],
    },
  ),
  draft(
    "issue",
    "2026-07-01",
    [
      moved(
        { item: "TENT-4X4", lot: "T-1", quantity: 80, agency: cabinet },
        at("AEDXB"),
        recipientAccount("IOM"),
      ),
    ],
    { reference: "I-1", user: "tanaka" },
  ),
  draft("transfer", "2026-08-01", [
    {
      item: "BLANKET",
      lot: "B-1",
      quantity: 200,
      from: { account: at("AEDXB"), agency: cabinet },
      to: { account: at("AEDXB"), agency: "jica" },
    },
  ]),
  draft(
    "transfer",
    "2026-08-20",
    [
      moved(
        { item: "BLANKET", lot: "B-1", quantity: 100, agency: cabinet },
        at("AEDXB"),
        at("AEDXB", "damaged"),
      ),
    ],
    { reason: "水濡れ" },
  ),
  draft("transfer", "2026-09-05", [
    moved(
      { item: "BLANKET", lot: "J-8", quantity: 400, agency: "jica" },
      at("SGSIN"),
      transitAccount("S-1"),
    ),
  ]),
  draft(
    "adjust",
    "2026-09-30",
    [
      moved(
        { item: "TENT-4X4", lot: "T-1", quantity: 3, agency: cabinet },
        at("AEDXB"),
        "count-difference",
      ),
    ],
    { reason: "棚卸差異" },
  ),
  draft(
    "reverse",
    "2026-10-01",
    [
      moved(
        { item: "TENT-4X4", lot: "T-1", quantity: 3, agency: cabinet },
        "count-difference",
        at("AEDXB"),
      ),
    ],
    { reverses: 8, reason: "数え直し" },
  ),
  draft(
    "transfer",
    "2026-10-15",
    [
      {
        item: "BLANKET",
        lot: "J-8",
        quantity: 150,
        from: { account: at("SGSIN"), agency: "jica" },
        to: { account: at("SGSIN"), agency: cabinet },
      },
    ],
    { loanDue: "2027-03-31", reason: "一時貸付け" },
  ),
];

/** A ledger in memory whose clock goes on by a minute with each write. */
export async function ledgerOf(all: readonly Draft[]): Promise<Ledger> {
  let minute = 0;
  const ledger = await openLedger(openSqlite(":memory:", { create: true }), () => {
    minute += 1;
    return new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();
  });
  for (const each of all) await ledger.write((writer) => writer.append([each]));
  return ledger;
}

export interface Outcome {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly workbooks: ReadonlyMap<string, readonly SheetSpec[]>;
  /** The most text that was written without waiting for its reader. */
  readonly waitingMost: number;
}

interface Running {
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly format?: "json" | "csv" | "people";
  readonly language?: Language;
  readonly color?: boolean;
  readonly things?: ThingsReference;
}

/** Runs a command on a ledger, as main.ts would. */
export async function run(command: Command, ledger: Ledger, how: Running = {}): Promise<Outcome> {
  const { args = [], options = {}, format = "people", language = "en", color = false } = how;
  const [out, err]: [string[], string[]] = [[], []];
  let [waiting, waitingMost] = [0, 0];
  const texts = new Map<string, string>();
  const workbooks = new Map<string, readonly SheetSpec[]>();
  // What no report asks for is not in this world.
  const files: Partial<Files> = {
    writeText: async (path, text) => {
      const pieces: string[] = [];
      if (typeof text === "string") pieces.push(text);
      else for await (const piece of text) pieces.push(piece);
      texts.set(path, pieces.join(""));
    },
    writeWorkbook: async (path, sheets) => {
      workbooks.set(path, sheets);
    },
  };
  const itemNames = [
    { item: "TENT-4X4", body: "cabinet-office", kind: "name", text: "組立式天幕", source },
  ] as const;
  const world: Partial<Context> = {
    language,
    user: "sato",
    today,
    terminal: false,
    confirmed: false,
    print: printer(
      {
        out: (text) => {
          out.push(text);
          waiting += text.length;
          waitingMost = Math.max(waitingMost, waiting);
        },
        err: (text) => err.push(text),
        drained: async () => {
          waiting = 0;
        },
      },
      { language, format, quiet: false, live: false, color, width: undefined, csv: csvText },
    ),
    store: "sqlite:test.db",
    files: files as Files,
    csvText: async (rows, style) => csvText(rows, style),
    catalogue: async (of) =>
      catalogueOf({ ...(how.things ?? things), itemNames }, await of.declarations()),
    vocabulary: async () => vocabulary,
    withLedger: (work) => work(ledger),
  };
  const context = world as Context;
  try {
    const exit = await command.run({ args, options }, context);
    return { exit, out: out.join(""), err: err.join(""), texts, workbooks, waitingMost };
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    err.push(...error.problems.map((problem) => `${explain(problem, language)}\n`));
    return { exit: 2, out: out.join(""), err: err.join(""), texts, workbooks, waitingMost };
  }
}
