/**
 * Text in which UTF-8 and Windows-1252 were pasted together: what is valid as UTF-8 is read so, and
 * every other byte as Windows-1252. Read in this way only where a person asks for it: that the
 * letters of a wholly Western text happen to be valid UTF-8 is unlikely, but not impossible.
 */

export interface MixedText {
  readonly text: string;
  /** Bytes that were not UTF-8. */
  readonly western: number;
  /** The first of them that Windows-1252 has no letter for either, and the text before it. */
  readonly fault?: { readonly offset: number; readonly before: string };
}

/** Windows-1252 has no letters there. */
const unused = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

export async function mixedReader(): Promise<(bytes: Buffer) => MixedText> {
  const { default: iconv } = await import("iconv-lite");
  return (bytes) => mixedText(bytes, (byte) => iconv.decode(byte, "windows-1252"));
}

/** How many of the last bytes may begin a UTF-8 character that goes on in the next piece. */
export function unfinished(bytes: Buffer): number {
  for (const back of [1, 2, 3]) {
    const byte = bytes.at(-back) ?? 0;
    if (within(byte, 0xc2, 0xf4)) {
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return back < length ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

function mixedText(bytes: Buffer, westernLetter: (byte: Buffer) => string): MixedText {
  const pieces: string[] = [];
  let [begin, at, western] = [0, 0, 0];
  let fault: MixedText["fault"];
  while (at < bytes.length) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    pieces.push(bytes.toString("utf8", begin, at));
    if (fault === undefined && unused.has(bytes[at] ?? 0)) {
      fault = { offset: at, before: pieces.join("") };
    }
    pieces.push(westernLetter(bytes.subarray(at, at + 1)));
    western++;
    at++;
    begin = at;
  }
  pieces.push(bytes.toString("utf8", begin));
  return { text: pieces.join(""), western, ...(fault && { fault }) };
}

const within = (byte: number | undefined, from: number, to: number): boolean =>
  byte !== undefined && byte >= from && byte <= to;

/** How many bytes the UTF-8 character of several bytes takes that begins here; 0: there is none. */
function sequenceAt(bytes: Buffer, at: number): number {
  const [lead = 0, second] = [bytes[at], bytes[at + 1]];
  if (within(lead, 0xc2, 0xdf)) return within(second, 0x80, 0xbf) ? 2 : 0;
  const third = within(bytes[at + 2], 0x80, 0xbf);
  if (within(lead, 0xe0, 0xef)) {
    // Neither longer than needed nor half of a surrogate pair.
    const [from, to] = [lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf];
    return third && within(second, from, to) ? 3 : 0;
  }
  if (!within(lead, 0xf0, 0xf4)) return 0;
  const [from, to] = [lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf];
  return third && within(second, from, to) && within(bytes[at + 3], 0x80, 0xbf) ? 4 : 0;
}
