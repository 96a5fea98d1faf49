/**
 * The parts of a zip archive that a spreadsheet is read from, unpacked under limits.
 *
 * A zip may be built to unpack to a thousand times its size, to list one part many times, or to say
 * one thing in its directory and another in its parts. So the directory is checked before anything
 * is unpacked, each part is unpacked to no more than its declared size and must match its checksum,
 * and the library that reads spreadsheets sees only what was checked (`stored`). Parts that are
 * not XML (pictures, macros, archives within) are never unpacked.
 */
import { crc32, inflateRawSync } from "node:zlib";
import type { Place } from "../domain/problems/problem.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import {
  ARCHIVE_BYTES_MAX,
  ARCHIVE_ENTRIES_MAX,
  ARCHIVE_RATIO_FROM_BYTES,
  ARCHIVE_RATIO_MAX,
  overLimit,
} from "./limits.ts";

/** One part as the directory of the archive has it. */
interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number; // bytes
  readonly unpacked: number; // bytes, as declared
  readonly offset: number; // of the part's own header
}

export type Parts = ReadonlyMap<string, Buffer>;

export interface Archive {
  readonly names: readonly string[];
  /** The XML parts, unpacked. */
  readonly parts: Parts;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const PART_HEADER = 0x04034b50;
const PART_HEADER_BYTES = 30;
const COMMENT_BYTES_MAX = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** Something that no program writes: told as damage, with what was seen. */
class Damage extends Error {}

function directoryEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - DIRECTORY_END_BYTES - COMMENT_BYTES_MAX);
  for (let at = bytes.length - DIRECTORY_END_BYTES; at >= first; at--) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at;
  }
  throw new Damage("its end is missing");
}

/** Sizes above 4 GB, or that a streaming writer keeps apart: the extra field 0x0001 has them. */
function longSizes(
  extra: Buffer,
  short: readonly [unpacked: number, packed: number, offset: number],
): readonly [unpacked: number, packed: number, offset: number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const long = (size: number): number => {
      if (size !== 0xffffffff) return size;
      if (next + 8 > extra.length) throw new Damage("its directory is cut off");
      const value = Number(extra.readBigUInt64LE(next));
      next += 8;
      return value;
    };
    return [long(short[0]), long(short[1]), long(short[2])];
  }
  return short;
}

function entryAt(bytes: Buffer, at: number): { readonly entry: Entry; readonly next: number } {
  const fits = at + DIRECTORY_ENTRY_BYTES <= bytes.length;
  if (!fits || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
    throw new Damage("its directory is cut off");
  const nameEnd = at + DIRECTORY_ENTRY_BYTES + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw new Damage("its directory is cut off");
  const [unpacked, packed, offset] = longSizes(bytes.subarray(nameEnd, extraEnd), [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]);
  const name = bytes.toString("utf8", at + DIRECTORY_ENTRY_BYTES, nameEnd).replaceAll("\\", "/");
  const entry = {
    name: name.replace(/^\/+/, ""),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packed,
    unpacked,
    offset,
  };
  return { entry, next };
}

function directoryOf(bytes: Buffer, at: Place): Result<readonly Entry[]> {
  const end = directoryEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > ARCHIVE_ENTRIES_MAX) {
    return overLimit(at, "archive-entries", ARCHIVE_ENTRIES_MAX, count);
  }
  const entries: Entry[] = [];
  const names = new Set<string>();
  let position = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const { entry, next } = entryAt(bytes, position);
    const name = entry.name.toLowerCase(); // office programs do not mind case
    if (names.has(name)) throw new Damage(`it has two parts named ${shown(entry.name)}`);
    names.add(name);
    entries.push(entry);
    position = next;
  }
  return ok(entries);
}

/** A name in a message: no control characters, no novel. */
const shown = (name: string): string => name.replace(/[^\p{L}\p{N}\p{P} ]/gu, "?").slice(0, 80);

function unpack(bytes: Buffer, entry: Entry): Buffer {
  const { name, method, offset, packed, unpacked } = entry;
  const damaged = (what: string): Damage => new Damage(`${shown(name)} ${what}`);
  const header = offset + PART_HEADER_BYTES;
  if (header > bytes.length || bytes.readUInt32LE(offset) !== PART_HEADER) {
    throw damaged("is missing");
  }
  const start = header + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw damaged("is cut off");
  const data = bytes.subarray(start, start + packed);
  let content: Buffer;
  try {
    if (method === STORED) content = data;
    else if (method !== DEFLATED) throw damaged("is packed in an unknown way");
    else content = inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  } catch (error) {
    if (error instanceof Damage) throw error;
    throw damaged("cannot be unpacked");
  }
  if (content.length !== unpacked) throw damaged("has another size than declared");
  if (crc32(content) !== entry.checksum) throw damaged("has a wrong checksum");
  return content;
}

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name) || name === "mimetype";

/** The XML parts of an archive, or why it is refused. */
export function openArchive(bytes: Buffer, at: Place): Result<Archive> {
  try {
    const directory = directoryOf(bytes, at);
    if (!directory.ok) return directory;
    const wanted = directory.value.filter(({ name }) => isXml(name));
    if (wanted.some(({ encrypted }) => encrypted)) {
      return fail({ kind: "file-password-protected", at });
    }
    const packed = wanted.reduce((sum, entry) => sum + entry.packed, 0);
    const unpacked = wanted.reduce((sum, entry) => sum + entry.unpacked, 0);
    if (unpacked > ARCHIVE_BYTES_MAX) {
      return overLimit(at, "archive-bytes", ARCHIVE_BYTES_MAX, unpacked);
    }
    const ratio = Math.ceil(unpacked / Math.max(1, packed));
    if (unpacked > ARCHIVE_RATIO_FROM_BYTES && ratio > ARCHIVE_RATIO_MAX) {
      return overLimit(at, "archive-ratio", ARCHIVE_RATIO_MAX, ratio);
    }
    // Parts that share their bytes are how small archives unpack to large ones.
    if (packed > bytes.length) throw new Damage("its parts overlap");
    const parts = new Map(wanted.map((entry) => [entry.name, unpack(bytes, entry)]));
    return ok({ names: directory.value.map(({ name }) => name), parts });
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    return fail({ kind: "workbook-damaged", found: error.message, at });
  }
}

/** An archive of these parts, not packed: what the spreadsheet library is given to read. */
export function stored(parts: Parts): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const bytes = Buffer.from(name);
    const header = Buffer.alloc(PART_HEADER_BYTES);
    header.writeUInt32LE(PART_HEADER, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(crc32(content), 14);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(DIRECTORY_ENTRY_BYTES);
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
    entry.writeUInt16LE(20, 4);
    header.copy(entry, 6, 4); // the fields that both have, in the same order
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, bytes);
    pieces.push(header, bytes, content);
    offset += header.length + bytes.length + content.length;
  }
  const end = Buffer.alloc(DIRECTORY_END_BYTES);
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
