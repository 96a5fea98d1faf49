/** Bytes in pieces → text in pieces, whatever character a piece was cut in. */
import { isAscii } from "node:buffer";
import { type EncodingName, iconvNames, REPLACEMENT, withoutMark } from "./encoding.ts";
import { mixedReader, unfinished } from "./mixed-encoding.ts";

/** The text of a piece, or of what is left at the end; undefined where bytes have no meaning. */
export type StreamDecoder = (piece: Buffer | "end") => string | undefined;

/** ISO-2022-JP changes meaning with its escapes and is read as a whole only. */
export type StreamedEncoding = Exclude<EncodingName, "ISO-2022-JP">;

/** `western` is told of bytes of a mixture that are not UTF-8. */
export async function streamDecoder(
  encoding: StreamedEncoding,
  western: (bytes: number) => void,
): Promise<StreamDecoder> {
  switch (encoding) {
    case "UTF-8+Windows-1252":
      return mixedDecoder(western);
    case "UTF-8":
    case "UTF-8 with BOM":
      return standardDecoder("utf-8");
    case "UTF-16LE":
      return standardDecoder("utf-16le");
    case "UTF-16BE":
      return standardDecoder("utf-16be");
    default:
      return tableDecoder(encoding);
  }
}

function standardDecoder(label: "utf-8" | "utf-16le" | "utf-16be"): StreamDecoder {
  const decoder = new TextDecoder(label, { fatal: true });
  // ASCII is copied, which is much faster, when no character is left over from the piece before.
  let whole = false;
  return (piece) => {
    if (piece !== "end" && whole && label === "utf-8" && isAscii(piece)) {
      return piece.toString("latin1");
    }
    try {
      if (piece === "end") return decoder.decode();
      whole = (piece.at(-1) ?? 0) < 0x80;
      return decoder.decode(piece, { stream: true });
    } catch {
      return undefined;
    }
  };
}

async function mixedDecoder(western: (bytes: number) => void): Promise<StreamDecoder> {
  const read = await mixedReader();
  let [begun, rest]: [boolean, Buffer] = [false, Buffer.alloc(0)];
  return (piece) => {
    const all = piece === "end" ? rest : Buffer.concat([rest, piece]);
    const bytes = begun ? all : withoutMark(all);
    begun = true;
    const cut = bytes.length - (piece === "end" ? 0 : unfinished(bytes));
    rest = bytes.subarray(cut);
    const mixed = read(bytes.subarray(0, cut));
    western(mixed.western);
    return mixed.fault === undefined ? mixed.text : undefined;
  };
}

async function tableDecoder(encoding: keyof typeof iconvNames): Promise<StreamDecoder> {
  const { default: iconv } = await import("iconv-lite");
  const decoder = iconv.getDecoder(iconvNames[encoding]);
  return (piece) => {
    const text = piece === "end" ? (decoder.end() ?? "") : decoder.write(piece);
    return text.includes(REPLACEMENT) ? undefined : text;
  };
}
