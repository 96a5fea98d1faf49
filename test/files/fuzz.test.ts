/**
 * Files with anything wrong in them: the reader answers with tables or problems, in short time and
 * memory, whatever the bytes are.
 *
 * Small files of every format are changed at random: bits, cuts, insertions, pieces of other files;
 * half of the workbooks inside their containers, where a checksum would stop anything else. A
 * failure names the seed and the number of the file, which FUZZ_SEED gives back; FUZZ_FILES asks
 * for more of them.
 */
import { readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { OutsideError } from "../../src/ports.ts";
import { changed, changedInside, generator } from "../helpers/mutations.ts";
import { read } from "./helpers.ts";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20_260_401);
const FILES = Number(process.env["FUZZ_FILES"] ?? 10_000);

/** A file that takes longer is a hang. */
const SLOWEST_MS = 3000;
const MEMORY_BYTES = 1.5 * 1024 ** 3;

const text =
  '在庫表（令和８年９月３０日現在）\n品名,数量,期限,備考\n毛布,"1,200",R8.12.1,"a""b\nc"\n\nテント,480,,\n';

const fixture = (format: string): Buffer =>
  readFileSync(`test/fixtures/files/libreoffice.${format}`);

const seeds: readonly Buffer[] = [
  Buffer.from(text),
  Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`),
  iconv.encode(text.replaceAll(",", ";").replaceAll("\n", "\r\n"), "cp932"),
  iconv.encode(text, "euc-jp"),
  iconv.encode(text, "utf-16le", { addBOM: true }),
  fixture("xlsx"),
  fixture("xls"),
  fixture("ods"),
];

test(`${FILES} damaged files give tables or problems, nothing else`, {
  timeout: 300_000,
}, async () => {
  console.info(`seed ${SEED}`);
  const outcomes = new Map<string, number>();
  let slowest = 0;
  let memory = 0;
  for (let number = 0; number < FILES; number++) {
    const pick = generator(SEED + number * 7919);
    const seed = seeds[pick(seeds.length)] ?? Buffer.alloc(0);
    const workbook = seed[0] === 0x50 || seed[0] === 0xd0;
    const bytes =
      workbook && pick(2) === 1 ? changedInside(seed, pick, seeds) : changed(seed, pick, seeds);
    const started = performance.now();
    let outcome: string;
    try {
      const result = await read(bytes);
      outcome = result.ok ? "tables" : result.problems[0].kind;
    } catch (error) {
      const detail = error instanceof Error ? error.stack : String(error);
      expect(error, `seed ${SEED}, file ${number}: ${detail}`).toBeInstanceOf(OutsideError);
      outcome = "outside";
    }
    const took = performance.now() - started;
    expect(took, `seed ${SEED}, file ${number} hangs`).toBeLessThan(SLOWEST_MS);
    slowest = Math.max(slowest, took);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (number % 100 === 0) memory = Math.max(memory, process.memoryUsage().rss);
  }
  console.info(`slowest ${Math.round(slowest)} ms`, Object.fromEntries(outcomes));
  expect(memory).toBeLessThan(MEMORY_BYTES);
  // Both happen often: the files are neither all refused at the door nor all still whole.
  expect(outcomes.get("tables")).toBeGreaterThan(FILES / 20);
  expect(outcomes.get("workbook-damaged")).toBeGreaterThan(FILES / 20);
});
