/**
 * Files changed at random, for the tests that no file may bring down: bits, cuts, insertions,
 * pieces of other files; workbooks also inside their containers, where a checksum would stop
 * anything else; tables also cell by cell. The same seed makes the same files everywhere.
 */
import * as sheetjs from "@e965/xlsx";
import { openArchive, stored } from "../../src/files/archive.ts";
import { valueOfResult } from "../files/helpers.ts";

export type Pick = (below: number) => number;

/** Mulberry32: small, seeded, the same everywhere. */
export function generator(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

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

export function changed(bytes: Buffer, pick: Pick, others: readonly Buffer[]): Buffer {
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
        const other = others[pick(others.length)] ?? result;
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
export function changedInside(bytes: Buffer, pick: Pick, others: readonly Buffer[]): Buffer {
  if (bytes[0] === 0x50) {
    const parts = new Map(valueOfResult(openArchive(bytes, {})).parts);
    const names = [...parts.keys()].filter((name) => !/theme|docProps|settings|meta/.test(name));
    const name = names[pick(names.length)] ?? "";
    parts.set(name, changed(parts.get(name) ?? Buffer.alloc(0), pick, others));
    return stored(parts);
  }
  const container = sheetjs.CFB.read(bytes, { type: "buffer" });
  const stream = Buffer.from(sheetjs.CFB.find(container, "/Workbook").content);
  sheetjs.CFB.utils.cfb_add(container, "/Workbook", changed(stream, pick, others));
  return sheetjs.CFB.write(container, { type: "buffer" });
}

/** What clerks and programs put into cells, and what nobody should. */
const oddities: readonly string[] = [
  ..."|0|-1|△3|1e400|99999999999999999999|10000000000|１，２００張|480梱包|30箱(25枚入)|約500|不明".split(
    "|",
  ),
  ..."〃|同上|合計|小計|TOTAL|#N/A|#REF!|=1+1|2.5|1.200|75 ctn x 100|令和元年|R8.2.30|05/06/2026".split(
    "|",
  ),
  ..."123456|USD 12.505|$5|12千円|毛布|品名|数量|倉庫|available|破損|transfer|T-1|__proto__".split(
    "|",
  ),
  "constructor",
  "\u202e\u200b",
  "\ud83c\udde6\u0301".repeat(20),
  "e\u0301ｶﾞ㍻\u3000",
  "\ufffd",
  "\0",
  "a\nb",
  '"',
  "長".repeat(3000),
  "9".repeat(3000),
  "(".repeat(300),
  "1,".repeat(300),
];

/** A table of text with cells put in the place of others, and rows and columns moved or repeated. */
export function changedCells(text: string, separator: string, pick: Pick): string {
  const rows = text.split(/\r?\n/).map((line) => line.split(separator));
  const odd = (): string => oddities[pick(oddities.length)] ?? "";
  const rowAt = (): string[] => rows[pick(rows.length)] ?? [];
  for (let changes = 1 + pick(5); changes > 0; changes--) {
    const [row, other] = [rowAt(), rowAt()];
    const [at, there] = [pick(row.length + 1), pick(other.length + 1)];
    switch (pick(7)) {
      case 0:
      case 1:
        row[at] = odd();
        break;
      case 2:
        [row[at], other[there]] = [other[there] ?? "", row[at] ?? ""];
        break;
      case 3:
        rows.splice(pick(rows.length + 1), 0, [...row]);
        break;
      case 4:
        rows.splice(pick(rows.length + 1), 0, row.map(odd));
        break;
      case 5: {
        const [cell, drop] = [odd(), pick(2)];
        for (const one of rows) one.splice(at, drop, cell);
        break;
      }
      default:
        row[at] = `${row[at] ?? ""}${odd()}`;
    }
  }
  return rows.map((row) => row.join(separator)).join("\n");
}
