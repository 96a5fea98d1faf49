/**
 * A zip archive with the dates of its parts set to one that is always the same, so that two
 * archives of the same content are the same bytes.
 */
import { assert } from "../domain/assert.ts";

/** 2000-01-01 00:00 as MS-DOS writes it: the time, then the date counted from 1980. */
const TIME = 0;
const DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** Changes the archive in place. It is one that we wrote: without comment, below 4 GB. */
export function withFixedDates(archive: Buffer): Buffer {
  const end = archive.length - 22;
  assert(end >= 0 && archive.readUInt32LE(end) === DIRECTORY_END, "no archive, or with a comment");
  const parts = archive.readUInt16LE(end + 10);
  let entry = archive.readUInt32LE(end + 16);
  for (let part = 0; part < parts; part++) {
    assert(archive.readUInt32LE(entry) === DIRECTORY_ENTRY, "the directory has no such entry");
    const header = archive.readUInt32LE(entry + 42);
    archive.writeUInt16LE(TIME, entry + 12);
    archive.writeUInt16LE(DATE, entry + 14);
    archive.writeUInt16LE(TIME, header + 10);
    archive.writeUInt16LE(DATE, header + 12);
    const name = archive.readUInt16LE(entry + 28);
    const extra = archive.readUInt16LE(entry + 30);
    entry += 46 + name + extra + archive.readUInt16LE(entry + 32);
  }
  return archive;
}
