/**
 * What a file is, by its first bytes; its name is not believed. Web systems hand out HTML tables
 * named .xls, and people rename PDFs, so what is not a table is told apart by name.
 */
import type { ForeignFile } from "../domain/problems/file-problem.ts";

export type FileKind = "zip" | "ole" | "text" | ForeignFile;

const startsWith = (bytes: Buffer, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

const signatures: readonly (readonly [kind: FileKind, signature: readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]], // a zip without entries
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
  ["rtf", [0x7b, 0x5c, 0x72, 0x74, 0x66]], // {\rtf
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]], // JPEG
  ["image", [0x47, 0x49, 0x46, 0x38]], // GIF8
  ["image", [0x49, 0x49, 0x2a, 0x00]], // TIFF
  ["image", [0x4d, 0x4d, 0x00, 0x2a]],
  ["archive", [0x1f, 0x8b]], // gzip
  ["archive", [0x37, 0x7a, 0xbc, 0xaf]], // 7z
  ["archive", [0x52, 0x61, 0x72, 0x21]], // Rar!
  ["archive", [0x42, 0x5a, 0x68]], // bzip2
  ["archive", [0xfd, 0x37, 0x7a, 0x58, 0x5a]], // xz
];

/** How far to look for the mark-up of a web page that begins with blank lines or comments. */
const MARKUP_WITHIN = 1024;

/** Mark-up shows in any encoding that keeps ASCII, and in UTF-16 without its zero bytes. */
function markup(head: string): ForeignFile | undefined {
  const text = head
    .replaceAll("\0", "")
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "") // byte order marks
    .trimStart();
  if (!text.startsWith("<")) return undefined;
  if (
    /<\?mso-application\s+progid="Excel|urn:schemas-microsoft-com:office:spreadsheet/i.test(text)
  ) {
    return "excel-2003-xml";
  }
  if (/^<(!doctype\s+html|html|head|body|table|meta|style|!--)/i.test(text)) return "html";
  if (/<html[\s>]/i.test(text)) return "html";
  return /^<(\?xml|!doctype)/i.test(text) ? "xml" : undefined;
}

export function kindOf(bytes: Buffer): FileKind {
  const known = signatures.find(([, signature]) => startsWith(bytes, ...signature));
  return known?.[0] ?? markup(bytes.toString("latin1", 0, MARKUP_WITHIN)) ?? "text";
}
