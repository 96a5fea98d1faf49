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
import * as sheetjs from "@e965/xlsx";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { openArchive, stored } from "../../src/files/archive.ts";
import { OutsideError } from "../../src/ports.ts";
import { read, valueOfResult } from "./helpers.ts";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20_260_401);
const FILES = Number(process.env["FUZZ_FILES"] ?? 10_000);

/** A file that takes longer is a hang. */
const SLOWEST_MS = 3000;
const MEMORY_BYTES = 1.5 * 1024 ** 3;

type Pick = (below: number) => number;

/** Mulberry32: small, seeded, the same everywhere. */
function generator(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

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

/** What parsers trip over: limits of numbers, quotes, tags, and the marks of containers. */
const morsels: readonly Buffer[] = [
  ...'\0|\xff\xff\xff\xff|"|\r|\n|<|>|&|\'|=|</c>|<row r="|r="XFD1048576"|1e999|-1|99999999999'.split(
    "|",
  ),
  '<c r="A1"><f>A1</f></c>',
  'number-columns-repeated="99999"',
  '<mergeCell ref="A1:XFD9"/>',
  "PK\x01\x02",
  "PK\x03\x04",
  "PK\x05\x06",
].map((morsel) => Buffer.from(morsel, "latin1"));

function changed(bytes: Buffer, pick: Pick): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let changes = 1 + pick(4); changes > 0; changes--) {
    const at = pick(result.length + 1);
    const length = 1 + pick(40);
    const insert = (piece: Buffer, drop = 0): Buffer =>
      Buffer.concat([result.subarray(0, at), piece, result.subarray(at + drop)]);
    switch (pick(7)) {
      case 0:
        if (at < result.length) result[at] = (result[at] ?? 0) ^ (1 << pick(8));
        break;
      case 1:
        if (at < result.length) result[at] = pick(256);
        break;
      case 2:
        result = insert(Buffer.alloc(0), length);
        break;
      case 3:
        result = insert(morsels[pick(morsels.length)] ?? Buffer.alloc(0), pick(2) * length);
        break;
      case 4: {
        const from = pick(result.length + 1);
        result = insert(Buffer.from(result.subarray(from, from + length * 4)));
        break;
      }
      case 5: {
        const other = seeds[pick(seeds.length)] ?? result;
        const from = pick(other.length);
        result = insert(other.subarray(from, from + length * 8), length);
        break;
      }
      default:
        if (pick(4) === 0) result = result.subarray(0, at);
    }
  }
  return result;
}

/** A workbook whose container is whole and whose content is not. */
function changedInside(bytes: Buffer, pick: Pick): Buffer {
  if (bytes[0] === 0x50) {
    const parts = new Map(valueOfResult(openArchive(bytes, {})).parts);
    const names = [...parts.keys()].filter((name) => !/theme|docProps|settings|meta/.test(name));
    const name = names[pick(names.length)] ?? "";
    parts.set(name, changed(parts.get(name) ?? Buffer.alloc(0), pick));
    return stored(parts);
  }
  const container = sheetjs.CFB.read(bytes, { type: "buffer" });
  const stream = Buffer.from(sheetjs.CFB.find(container, "/Workbook").content);
  sheetjs.CFB.utils.cfb_add(container, "/Workbook", changed(stream, pick));
  return sheetjs.CFB.write(container, { type: "buffer" });
}

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
    const bytes = workbook && pick(2) === 1 ? changedInside(seed, pick) : changed(seed, pick);
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
