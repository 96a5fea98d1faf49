/**
 * The streams at the top of an OLE container ([MS-CFB]), in which .xls workbooks and encrypted ones
 * are kept.
 *
 * A container is a small disk: sectors that are chained by a table. In a damaged or hostile one a
 * chain may run in circles; the spreadsheet library then never ends. Here no chain is longer than
 * the container has sectors, and no entry is visited twice.
 */

/** Something that no program writes. */
export class OleDamage extends Error {}

export interface OleContainer {
  /** Whether the container has an entry of this name, stream or folder, at its top. */
  has(name: string): boolean;
  /** Undefined where there is no such stream at the top. */
  stream(name: string): Buffer | undefined;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number; // first sector
  readonly size: number; // bytes
}

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
const TABLE_SECTORS_IN_HEADER = 109;
const STREAM = 2;
const NONE = 0xffffffff; // of entries
const SECTORS_END = 0xfffffffa; // from here on numbers mean "free", "end of chain" and the like

export function openOle(bytes: Buffer): OleContainer {
  if (bytes.length < HEADER_BYTES) throw new OleDamage("it is cut off");
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new OleDamage("its sectors have an unknown size");
  const sectorBytes = 1 << shift;
  const sectors = Math.ceil(bytes.length / sectorBytes) - 1;
  const sector = (index: number): Buffer => {
    if (index >= sectors) throw new OleDamage("it is cut off");
    return bytes.subarray((index + 1) * sectorBytes, (index + 2) * sectorBytes);
  };
  const table = sectorTable(bytes, sector, sectors);
  const chain = (start: number): Buffer => follow(start, table, sector, sectors);
  const entries = entriesOf(chain(bytes.readUInt32LE(48)));
  const top = topEntries(entries);
  const miniTable = numbersOf(chain(bytes.readUInt32LE(60)));
  const cutoff = bytes.readUInt32LE(56);
  const root = entries[0];
  const miniChain = (start: number): Buffer => {
    const content = chain(root?.start ?? NONE);
    const piece = (index: number) =>
      content.subarray(index * MINI_SECTOR_BYTES, (index + 1) * MINI_SECTOR_BYTES);
    return follow(start, miniTable, piece, content.length / MINI_SECTOR_BYTES);
  };
  return {
    has: (name) => top.has(name.toLowerCase()),
    stream: (name) => {
      const entry = top.get(name.toLowerCase());
      if (entry === undefined || entry.type !== STREAM) return undefined;
      const content = entry.size >= cutoff ? chain(entry.start) : miniChain(entry.start);
      if (content.length < entry.size) throw new OleDamage("it is cut off");
      return content.subarray(0, entry.size);
    },
  };
}

const numbersOf = (bytes: Buffer): readonly number[] =>
  Array.from({ length: bytes.length >>> 2 }, (_, index) => bytes.readUInt32LE(index * 4));

type Sector = (index: number) => Buffer;

/** Which sector follows each; the table's own sectors are listed in the header, then in a chain. */
function sectorTable(bytes: Buffer, sector: Sector, sectors: number): readonly number[] {
  const listed = numbersOf(bytes.subarray(76, HEADER_BYTES)).slice(0, TABLE_SECTORS_IN_HEADER);
  let more = bytes.readUInt32LE(68);
  for (let seen = 0; more < SECTORS_END; seen++) {
    if (seen > sectors) throw new OleDamage("its sectors run in circles");
    const numbers = numbersOf(sector(more));
    listed.push(...numbers.slice(0, -1));
    more = numbers.at(-1) ?? NONE;
  }
  const own = listed.filter((index) => index < SECTORS_END);
  if (own.length > sectors) throw new OleDamage("its sectors run in circles");
  return numbersOf(Buffer.concat(own.map(sector)));
}

function follow(start: number, table: readonly number[], sector: Sector, most: number): Buffer {
  const pieces: Buffer[] = [];
  for (let index = start; index < SECTORS_END; index = table[index] ?? NONE) {
    if (pieces.length > most) throw new OleDamage("its sectors run in circles");
    pieces.push(sector(index));
  }
  return Buffer.concat(pieces);
}

function entriesOf(directory: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64);
    entries.push({
      name: directory.toString("utf16le", at, at + Math.max(0, nameBytes - 2)),
      type: directory.readUInt8(at + 66),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** The tree of entries below the root; workbooks that are embedded in others lie in folders. */
function topEntries(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const top = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting = [entries[0]?.child ?? NONE];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    top.set(entry.name.toLowerCase(), entry);
    waiting.push(entry.left, entry.right);
  }
  return top;
}
