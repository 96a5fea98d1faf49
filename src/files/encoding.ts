/**
 * The bytes of a text file → its text, and the name of the character encoding it was found in.
 *
 * An encoding that was asked for always wins. Otherwise a byte order mark decides; then zero bytes
 * (UTF-16); then what is valid as UTF-8 and reads as such; and among the encodings of Japan the one
 * whose reading looks most like a Japanese inventory (encoding-score.ts). Bytes without meaning in
 * an encoding rule it out, so nothing is ever replaced by "?" silently.
 */
import { isAscii, isUtf8 } from "node:buffer";
import type { Place } from "../domain/problems/problem.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import { japaneseScore, twoByteScore } from "./encoding-score.ts";
import { mixedReader } from "./mixed-encoding.ts";

export type EncodingName =
  | "UTF-8"
  | "UTF-8 with BOM"
  | "UTF-16LE"
  | "UTF-16BE"
  | "CP932"
  | "EUC-JP"
  | "ISO-2022-JP"
  | "Windows-1252"
  | "UTF-8+Windows-1252";

export interface Decoded {
  readonly text: string;
  readonly encoding: EncodingName;
  /** In a text that mixes encodings: bytes read as Windows-1252. */
  readonly notUtf8?: number;
}

/** What people call the encodings, without case, hyphens and underscores. */
const called: Readonly<Record<string, EncodingName>> = {
  utf8: "UTF-8",
  utf8bom: "UTF-8",
  utf8sig: "UTF-8",
  utf8withbom: "UTF-8",
  utf16: "UTF-16LE",
  utf16le: "UTF-16LE",
  utf16be: "UTF-16BE",
  unicode: "UTF-16LE",
  cp932: "CP932",
  ms932: "CP932",
  windows31j: "CP932",
  shiftjis: "CP932",
  sjis: "CP932",
  eucjp: "EUC-JP",
  iso2022jp: "ISO-2022-JP",
  jis: "ISO-2022-JP",
  windows1252: "Windows-1252",
  cp1252: "Windows-1252",
  latin1: "Windows-1252",
  iso88591: "Windows-1252",
  "utf8+windows1252": "UTF-8+Windows-1252",
  "utf8+cp1252": "UTF-8+Windows-1252",
};

export const acceptedEncodings: readonly string[] = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "cp932",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "windows-1252",
  "utf-8+windows-1252",
];

/** The encoding that an option names, or a problem that lists the accepted ones. */
export function encodingNamed(asked: string): Result<EncodingName> {
  const found = called[asked.toLowerCase().replace(/[-_ .]/g, "")];
  if (found !== undefined) return ok(found);
  const problem = { kind: "unknown-encoding", found: asked, accepted: acceptedEncodings } as const;
  return fail({ ...problem, at: { option: "--encoding" } });
}

/** The names by which iconv-lite knows what Node itself does not decode. */
export const iconvNames = {
  CP932: "cp932",
  "EUC-JP": "euc-jp",
  "Windows-1252": "windows-1252",
} as const;

export const hasUtf8Mark = (bytes: Buffer): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** What takes the place of bytes without meaning. */
export const REPLACEMENT = "\uFFFD";

/** The reading of bytes in an encoding; what has no meaning becomes U+FFFD. */
export async function reading(bytes: Buffer, encoding: EncodingName): Promise<string> {
  switch (encoding) {
    case "UTF-8":
    case "UTF-8 with BOM":
      return bytes.toString("utf8", hasUtf8Mark(bytes) ? 3 : 0);
    case "UTF-16LE":
      return utf16(bytes);
    case "UTF-16BE":
      return utf16(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16());
    case "ISO-2022-JP": {
      const { default: Encoding } = await import("encoding-japanese");
      return Encoding.convert(bytes, { from: "JIS", to: "UNICODE", type: "string" });
    }
    case "UTF-8+Windows-1252":
      return (await mixedReader())(withoutMark(bytes)).text;
    default: {
      const { default: iconv } = await import("iconv-lite");
      return iconv.decode(bytes, iconvNames[encoding]);
    }
  }
}

export const withoutMark = (bytes: Buffer): Buffer => bytes.subarray(hasUtf8Mark(bytes) ? 3 : 0);

/** Half a surrogate pair has no meaning; the byte order mark is not part of the text. */
const utf16 = (bytes: Buffer): string =>
  bytes
    .toString("utf16le")
    .replace(/^\uFEFF/, "")
    .replace(/\p{Surrogate}/gu, REPLACEMENT);

/** How many bytes a text took in its encoding: exact, as each character has one length there. */
async function bytesOf(text: string, encoding: EncodingName): Promise<number> {
  if (encoding.startsWith("UTF-16")) return text.length * 2;
  if (encoding.startsWith("UTF-8")) return Buffer.byteLength(text);
  if (encoding === "ISO-2022-JP") return text.length;
  const { default: iconv } = await import("iconv-lite");
  return iconv.encode(text, iconvNames[encoding as keyof typeof iconvNames]).length;
}

const hex = (bytes: Buffer): string =>
  [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");

/** Rows begun by the end of a text: line ends outside quotation marks, plus one. */
function rowAfter(text: string): number {
  const outside = text.replace(/"[^"]*("|$)/g, "");
  return outside.split(/\r\n|\r|\n/).length;
}

/** The first bytes without meaning, as a problem; undefined when all have one. */
async function firstFault(
  bytes: Buffer,
  text: string,
  encoding: EncodingName,
  at: Place,
): Promise<Result<never> | undefined> {
  const mark = text.length > 0 && encoding.startsWith("UTF-16") ? utf16MarkBytes(bytes) : 0;
  const skipped = encoding === "UTF-8 with BOM" ? 3 : mark;
  const fault = (offset: number, prefix: string) =>
    fail({
      kind: "not-in-encoding",
      encoding,
      offset,
      bytes: hex(bytes.subarray(offset, offset + 3)),
      at: { ...at, row: rowAfter(prefix) },
    });
  let known = 0;
  let knownBytes = skipped;
  for (let index = text.indexOf(REPLACEMENT); index >= 0; ) {
    knownBytes += await bytesOf(text.slice(known, index), encoding);
    if (!spellsReplacement(bytes, knownBytes, encoding)) {
      return fault(knownBytes, text.slice(0, index));
    }
    known = index;
    index = text.indexOf(REPLACEMENT, index + 1);
  }
  const odd = encoding.startsWith("UTF-16") && bytes.length % 2 === 1;
  return odd ? fault(bytes.length - 1, text) : undefined;
}

const utf16MarkBytes = (bytes: Buffer): number =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;

/** U+FFFD may stand in the file itself, when an earlier program lost a character. */
function spellsReplacement(bytes: Buffer, offset: number, encoding: EncodingName): boolean {
  const spelt = hex(bytes.subarray(offset, offset + 3));
  if (encoding.startsWith("UTF-8")) return spelt === "EF BF BD";
  if (encoding === "UTF-16LE") return spelt.startsWith("FD FF");
  return encoding === "UTF-16BE" && spelt.startsWith("FF FD");
}

async function decodedAs(
  bytes: Buffer,
  encoding: EncodingName,
  at: Place,
): Promise<Result<Decoded>> {
  if (encoding === "UTF-8+Windows-1252") return decodedMixed(bytes, encoding, at);
  const text = await reading(bytes, encoding);
  return (await firstFault(bytes, text, encoding, at)) ?? ok({ text, encoding });
}

async function decodedMixed(
  bytes: Buffer,
  encoding: EncodingName,
  at: Place,
): Promise<Result<Decoded>> {
  const unmarked = withoutMark(bytes);
  const { text, western, fault } = (await mixedReader())(unmarked);
  if (fault === undefined) return ok({ text, encoding, notUtf8: western });
  const offset = fault.offset + bytes.length - unmarked.length;
  return fail({
    kind: "not-in-encoding",
    encoding,
    offset,
    bytes: hex(bytes.subarray(offset, offset + 3)),
    at: { ...at, row: rowAfter(fault.before) },
  });
}

/** Enough to see line ends; an even number, and what it cuts in two is not looked at. */
const UTF16_SAMPLE_BYTES = 65_536;

/** UTF-16 without its mark shows by the zero bytes of its commas, digits and line ends. */
async function unmarkedUtf16(bytes: Buffer): Promise<EncodingName | undefined> {
  if (!bytes.includes(0) || bytes.length % 2 === 1) return undefined;
  for (const encoding of ["UTF-16LE", "UTF-16BE"] as const) {
    const text = await reading(bytes.subarray(0, UTF16_SAMPLE_BYTES), encoding);
    const plausible =
      /[\r\n,\t;]/.test(text) && !/[\0\uFFFD\uFFFE\p{Co}\p{Cn}]/u.test(text.slice(0, -1));
    if (plausible) return encoding;
  }
  return undefined;
}

/** Three bytes of UTF-8 and more, as kana and kanji take: no other encoding imitates them. */
const longCharacter = /[\u0800-\u{10ffff}]/u;

/** ISO-2022-JP is ASCII with escapes into JIS X 0208. */
const escapesIntoJis = ["\x1b$@", "\x1b$B", "\x1b(I", "\x1b(J"];

/** What the bytes are most probably written in; undefined when nothing fits. */
export async function guessEncoding(
  bytes: Buffer,
  knownWords: readonly string[],
): Promise<EncodingName | undefined> {
  if (hasUtf8Mark(bytes)) return "UTF-8 with BOM";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  if (bytes.includes(0)) return unmarkedUtf16(bytes);
  if (isAscii(bytes)) {
    return escapesIntoJis.some((sequence) => bytes.includes(sequence)) ? "ISO-2022-JP" : "UTF-8";
  }
  const utf8 = isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  if (utf8 !== undefined && longCharacter.test(utf8)) return "UTF-8";
  let best: EncodingName | undefined;
  let bestScore = 0;
  const words = new Set(knownWords.map((word) => word.normalize("NFKC").toLowerCase()));
  for (const encoding of ["UTF-8", "CP932", "EUC-JP"] as const) {
    const text = encoding === "UTF-8" ? utf8 : await reading(bytes, encoding);
    if (text === undefined || (encoding !== "UTF-8" && text.includes(REPLACEMENT))) continue;
    const score = encoding === "UTF-8" ? twoByteScore(text) : await japaneseScore(text, words);
    if (best === undefined || score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

export async function decode(
  bytes: Buffer,
  options: { readonly encoding?: string; readonly knownWords: readonly string[] },
  at: Place,
): Promise<Result<Decoded>> {
  if (options.encoding !== undefined) {
    const asked = encodingNamed(options.encoding);
    return asked.ok ? decodedAs(bytes, marked(bytes, asked.value), at) : asked;
  }
  const guessed = await guessEncoding(bytes, options.knownWords);
  if (guessed !== undefined) return decodedAs(bytes, guessed, at);
  if (bytes.includes(0)) return fail({ kind: "file-not-a-table", is: "binary", at });
  return fail({ kind: "encoding-unclear", accepted: acceptedEncodings, at });
}

/** UTF-8 and UTF-16 may begin with their mark also when they were asked for by name. */
const marked = (bytes: Buffer, asked: EncodingName): EncodingName =>
  asked === "UTF-8" && hasUtf8Mark(bytes) ? "UTF-8 with BOM" : asked;
