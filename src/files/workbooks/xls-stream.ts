/**
 * The records of an .xls workbook that cells are made of, taken out of their OLE container.
 *
 * The stream is a row of records (type, length, content). Only those that hold cells, texts,
 * formats, merges and sheet names reach the library; notes, links, drawings, macros and names are
 * blanked out, since a link over a whole sheet alone would keep it busy for hours. Of formulas it
 * gets the stored results only: it does not come back from one whose length is wrong. A stream
 * that stops within a sheet is refused, where the library would give half of it.
 */
import type { ForeignFile } from "../../domain/problems/file-problem.ts";
import type { Place } from "../../domain/problems/problem.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { overLimit, XLS_BYTES_MAX } from "../limits.ts";
import { OleDamage, openOle } from "./ole.ts";
import { japaneseDateFormats } from "./workbook-cells.ts";

const BEGIN: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const END = 0x000a;
const PASSWORD = 0x002f;
const CONTINUE = 0x003c;
const FORMAT = 0x041e;

/** From Excel 5 on: the font, then the number of the format. Formats come before them. */
const CELL_FORMAT = 0x00e0;

/** A type that the library knows and skips. */
const SKIPPED = 0x0801;

const cellRecords: ReadonlySet<number> = new Set([
  ...BEGIN,
  END,
  CONTINUE,
  FORMAT,
  0x001e, // format, BIFF2
  0x0022, // dates count from 1904
  0x0042, // code page
  0x0085, // sheet: its name and whether it is hidden
  CELL_FORMAT,
  0x0043,
  0x0243,
  0x0443,
  0x00fc, // shared texts
  0x00fd, // text
  0x00d6,
  0x0004,
  0x0204,
  0x0002, // number
  0x0003,
  0x0203,
  0x027e,
  0x00bd, // numbers of a row
  0x0005, // truth value or error
  0x0205,
  0x0006, // formula, with its stored result
  0x0206,
  0x0406,
  0x0007, // stored text of a formula
  0x0207,
  0x00e5, // merged cells
  0x0000, // dimensions
  0x0200,
]);

const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);

/** Its cell and its stored result; behind them is what it says, beginning with its length. */
const FORMULA_RESULT_BYTES = 14;
const FORMULA_BYTES_MIN = 22;

/** Excel allows 255 characters. Longer ones would be repeated in every cell that has the format. */
const FORMAT_BYTES_MAX = 5 + 2 * 255;

const foreignStreams: readonly (readonly [stream: string, is: ForeignFile])[] = [
  ["WordDocument", "word"],
  ["PowerPoint Document", "powerpoint"],
  ["__properties_version1.0", "outlook"],
];

export function xlsStream(bytes: Buffer, at: Place): Result<Buffer> {
  if (bytes.length > XLS_BYTES_MAX) {
    return overLimit(at, "xls-bytes", XLS_BYTES_MAX, bytes.length);
  }
  try {
    const container = openOle(bytes);
    if (container.has("EncryptionInfo") || container.has("EncryptedPackage")) {
      return fail({ kind: "file-password-protected", at });
    }
    const content = container.stream("Workbook") ?? container.stream("Book");
    if (content !== undefined) return onlyCells(Buffer.from(content), at);
    const is = foreignStreams.find(([stream]) => container.has(stream))?.[1];
    return fail({ kind: "file-not-a-table", is: is ?? "binary", at });
  } catch (error) {
    if (!(error instanceof OleDamage)) throw error;
    return fail({ kind: "workbook-damaged", found: error.message, at });
  }
}

function onlyCells(stream: Buffer, at: Place): Result<Buffer> {
  const damaged = (found: string) => fail({ kind: "workbook-damaged", found, at });
  const ownFormats = new Set<number>();
  let depth = 0;
  let position = 0;
  while (position + 4 <= stream.length) {
    const type = stream.readUInt16LE(position);
    const length = stream.readUInt16LE(position + 2);
    if (depth === 0 && !BEGIN.has(type)) break; // padding after the last sheet
    const next = position + 4 + length;
    if (next > stream.length) return damaged("it is cut off");
    if (type === PASSWORD) return fail({ kind: "file-password-protected", at });
    if (BEGIN.has(type)) depth += 1;
    if (type === END) depth -= 1;
    if (FORMULAS.has(type)) {
      if (length < FORMULA_BYTES_MIN) return damaged("a formula is cut off");
      stream.fill(0, position + 4 + FORMULA_RESULT_BYTES, next);
    }
    const kept = cellRecords.has(type) && !(type === FORMAT && length > FORMAT_BYTES_MAX);
    if (type === FORMAT && length >= 2) ownFormats.add(stream.readUInt16LE(position + 4));
    if (type === CELL_FORMAT && length >= 4) {
      const id = stream.readUInt16LE(position + 6);
      const known = ownFormats.has(id) ? undefined : japaneseDateFormats.get(id);
      if (known !== undefined) stream.writeUInt16LE(known, position + 6);
    }
    if (!kept) stream.writeUInt16LE(SKIPPED, position);
    position = next;
  }
  if (position === 0) return damaged("it does not begin as a workbook does");
  return depth === 0 ? ok(stream.subarray(0, position)) : damaged("its last sheet is cut off");
}
