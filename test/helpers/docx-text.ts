/** What stands in a Word document, read from its bytes without the library that wrote it. */
import { expect } from "vitest";
import { openArchive } from "../../src/files/archive.ts";

export interface DocxText {
  /** All paragraphs in their order, those in tables as well. */
  readonly paragraphs: readonly string[];
  /** Table → rows → texts of cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Part by its name. */
  part(name: string): string;
}

export function docxText(bytes: Uint8Array): DocxText {
  const archive = openArchive(Buffer.from(bytes), {});
  if (!archive.ok) throw new Error(JSON.stringify(archive.problems));
  const { parts } = archive.value;
  const part = (name: string): string => {
    const found = parts.get(name)?.toString("utf8");
    expect(found, name).toBeDefined();
    return found ?? "";
  };
  const body = part("word/document.xml");
  return {
    part,
    paragraphs: elements(body, "w:p").map(textOf),
    tables: elements(body, "w:tbl").map((table) =>
      elements(table, "w:tr").map((row) =>
        elements(row, "w:tc").map((cell) => elements(cell, "w:p").map(textOf).join("\n")),
      ),
    ),
  };
}

/** Contents of elements of a name, none of which stands in another of that name. */
function elements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?(?:/>|>(.*?)</${name}>)`, "gs"))].map(
    ([, content = ""]) => content,
  );
}

const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:br\/>|<w:tab\/>/gs)]
    .map(([all, text]) => (text === undefined ? (all === "<w:tab/>" ? "\t" : "\n") : plain(text)))
    .join("");

const plain = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, "&");
