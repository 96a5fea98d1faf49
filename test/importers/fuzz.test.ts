/**
 * Inventories and movements with anything wrong in them: the whole reading, from bytes to lines,
 * answers with lines or problems, and what it accepts is what a ledger may hold.
 *
 * Real shapes are changed at random (helpers/mutations.ts). A failure names the seed and the number
 * of the file, which FUZZ_SEED gives back; FUZZ_FILES asks for more of them.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as sheetjs from "@e965/xlsx";
import iconv from "iconv-lite";
import { afterAll, expect, test } from "vitest";
import { InputFault } from "../../src/cli/input-fault.ts";
import { isStockStatus } from "../../src/domain/account.ts";
import type { StatementLine } from "../../src/domain/statement.ts";
import { filesPort } from "../../src/files/port.ts";
import { readInventoryFile } from "../../src/files/read-file.ts";
import { MovementRows } from "../../src/importers/movements/movement-rows.ts";
import { movementWords } from "../../src/importers/movements/movement-words.ts";
import { quantityMost } from "../../src/importers/quantities.ts";
import { readStatement } from "../../src/importers/statement.ts";
import { OutsideError, Refused } from "../../src/ports.ts";
import { explain } from "../../src/text/problems/problems.ts";
import { buildProgram } from "../helpers/built-program.ts";
import { movementReference } from "../helpers/movement-world.ts";
import {
  changed,
  changedCells,
  changedInside,
  generator,
  type Pick,
} from "../helpers/mutations.ts";
import { catalogue, contextFor, dataFolder, headings, reference } from "../helpers/reading.ts";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20_260_930);
const FILES = Number(process.env["FUZZ_FILES"] ?? 5_000);
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 40);

/** A file that takes longer is a hang. */
const SLOWEST_MS = 5000;

const folder = mkdtempSync(join(tmpdir(), "bichiku-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Seed {
  readonly bytes: Buffer;
  readonly extension: string;
  readonly movements: boolean;
  /** Of a text: so that its cells can be changed before it is written in its encoding. */
  readonly text?: { readonly of: string; readonly separator: string; encode(text: string): Buffer };
}

const sample = (name: string): Buffer => readFileSync(join(dataFolder, "sample", name));
const inventory = iconv.decode(sample("cabinet-office-stock.csv"), "cp932");

function textSeed(of: string, encoding: string, separator: string, movements = false): Seed {
  const encode = (text: string): Buffer =>
    iconv.encode(text, encoding, { addBOM: encoding.startsWith("utf") });
  return { bytes: encode(of), extension: "csv", movements, text: { of, separator, encode } };
}

function workbookSeed(extension: "xlsx" | "ods" | "xls"): Seed {
  const rows = inventory.split(/\r?\n/).map((line) => line.split(","));
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet(rows), "ドバイ");
  const bytes: Buffer = sheetjs.write(book, { type: "buffer", bookType: extension });
  return { bytes, extension, movements: false };
}

const english =
  "Item,Depot,Lot,Qty,Expiry,Unit cost USD\nBlanket,Dubai,B-1,75 ctn x 100,2027-03-31,9.80\n";
const packs = "品名\t倉庫\t数量\t入数\t総数\n毛布\tドバイ\t30\t25\t750\nテント\tアクラ\t4\t2\t8\n";

const seeds: readonly Seed[] = [
  textSeed(inventory, "cp932", ","),
  textSeed(inventory, "euc-jp", ","),
  textSeed(inventory, "utf-16le", ","),
  textSeed(packs, "utf-8", "\t"),
  textSeed(english, "utf-8", ","),
  { bytes: sample("jica-stock.xlsx"), extension: "xlsx", movements: false },
  workbookSeed("xlsx"),
  workbookSeed("ods"),
  workbookSeed("xls"),
  textSeed(sample("movements.csv").toString(), "utf-8", ",", true),
  textSeed(sample("movements-ja.csv").toString(), "utf-8", ",", true),
  textSeed(sample("movements-ja.csv").toString(), "cp932", ",", true),
];
const others = seeds.map(({ bytes }) => bytes);

function changedFile({ bytes, text }: Seed, pick: Pick): Buffer {
  if (text === undefined) {
    return pick(3) > 0 ? changedInside(bytes, pick, others) : changed(bytes, pick, others);
  }
  if (pick(3) === 0) return changed(bytes, pick, others);
  return text.encode(changedCells(text.of, text.separator, pick));
}

const units = new Set(reference.units.map(({ code }) => code));

/** What is wrong with a line that was accepted. */
function amissIn({ quantity, unit, item, name, depot, lot, agency, status }: StatementLine) {
  const texts = { item, name, depot, lot, agency };
  return [
    Number.isSafeInteger(quantity) && quantity >= 0 && quantity <= quantityMost ? "" : "quantity",
    units.has(unit) ? "" : "unit",
    isStockStatus(status) ? "" : "status",
    ...Object.entries(texts).map(([what, text]) => (text.trim() === "" ? what : "")),
  ].filter((what) => what !== "");
}

async function readInventory(path: string): Promise<string> {
  const file = await readInventoryFile(path, { knownWords: headings });
  if (!file.ok) {
    for (const problem of file.problems) explain(problem, "ja");
    return "refused file";
  }
  const { lines, rejects, rows } = readStatement(
    file.value,
    contextFor({ agency: "jica" }, { today: "2026-11-23" }),
  );
  expect(rows.read).toBe(rows.accepted + rows.skipped + rows.rejected);
  expect(rows.accepted).toBe(lines.length);
  if (rows.rejected > 0) expect(rejects).not.toEqual([]);
  for (const problem of rejects.slice(0, 5)) {
    expect(explain(problem, "en").length + explain(problem, "ja").length).toBeGreaterThan(20);
  }
  for (const line of lines) expect(amissIn(line), JSON.stringify(line)).toEqual([]);
  return lines.length > 0 ? "lines" : rejects.length > 0 ? "problems" : "nothing";
}

const files = filesPort({
  dataFolders: [dataFolder],
  ownDataFolder: folder,
  headings: async () => headings,
});
const words = movementWords(catalogue, movementReference, { strict: true });

async function readMovements(path: string): Promise<string> {
  const source = { name: "movements", sha256: "0".repeat(64) };
  const rows = new MovementRows(words, movementReference.columns, { source, user: "sato" });
  let [drafts, problems] = [0, 0];
  try {
    for await (const batch of files.rows(path, { batch: 250 })) {
      const read = rows.take(batch.rows);
      drafts += read.drafts.length;
      problems += read.problems.length;
      for (const { entries } of read.drafts) {
        for (const { item, quantity, from, to } of entries) {
          expect(Number.isSafeInteger(quantity) && quantity > 0).toBe(true);
          const texts = [item, from.account, to.account, from.agency, to.agency];
          expect(texts.filter((text) => text.trim() === "")).toEqual([]);
        }
      }
    }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof InputFault)) throw error;
    return "refused file";
  }
  return drafts > 0 ? "movements" : problems > 0 ? "problems" : "nothing";
}

const fileOfNumber = (number: number) => {
  const pick = generator(SEED + number * 7919);
  const seed = seeds[pick(seeds.length)] ?? textSeed(english, "utf-8", ",");
  return { seed, bytes: changedFile(seed, pick) };
};

test(`${FILES} damaged inventories and movements give lines or problems, nothing else`, {
  timeout: 300_000,
}, async () => {
  console.info(`seed ${SEED}`);
  const outcomes = new Map<string, number>();
  let slowest = 0;
  for (let number = 0; number < FILES; number++) {
    const { seed, bytes } = fileOfNumber(number);
    const path = join(folder, `stock.${seed.extension}`);
    writeFileSync(path, bytes);
    const started = performance.now();
    let outcome = "outside";
    try {
      outcome = await (seed.movements ? readMovements : readInventory)(path);
    } catch (error) {
      const detail = error instanceof Error ? error.stack : String(error);
      expect(error, `seed ${SEED}, file ${number}: ${detail}`).toBeInstanceOf(OutsideError);
    }
    const took = performance.now() - started;
    expect(took, `seed ${SEED}, file ${number} hangs`).toBeLessThan(SLOWEST_MS);
    slowest = Math.max(slowest, took);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  console.info(`slowest ${Math.round(slowest)} ms`, Object.fromEntries(outcomes));
  // All of it happens often: lines are accepted, rows are refused, files are refused.
  for (const outcome of ["lines", "problems", "movements", "refused file"]) {
    expect(outcomes.get(outcome), outcome).toBeGreaterThan(FILES / 50);
  }
});

test(`the program ends ${RUNS} times with a status that means something`, {
  timeout: 600_000,
}, async () => {
  const program = buildProgram();
  const statuses = new Map<string, number>();
  const clerk = async (first: number): Promise<void> => {
    const store = `sqlite:${first}.db`;
    await program.start(folder, "init", "--store", store).ended;
    for (let number = first; number < RUNS; number += 2) {
      const { seed, bytes } = fileOfNumber(number);
      const name = `${number}.${seed.extension}`;
      writeFileSync(join(folder, name), bytes);
      const command = seed.movements ? ["post", name] : ["import", name, "--agency", "jica"];
      const more = number % 4 < 2 && !seed.movements ? ["--partial"] : [];
      const argv = [...command, ...more, "--store", store, "--json"];
      const { status, out, err } = await program.start(folder, ...argv).ended;
      expect([0, 1, 2, 3], `seed ${SEED}, file ${number}: ${err}`).toContain(status);
      if (out !== "") JSON.parse(out);
      const key = `exit ${status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
    }
    const proof = await program.start(folder, "verify", "--store", store).ended;
    expect(proof.status, proof.out + proof.err).toBe(0);
  };
  await Promise.all([clerk(0), clerk(1)]);
  console.info(Object.fromEntries(statuses));
});
