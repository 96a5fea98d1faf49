/** Papers as Word documents: the same bytes each time, nothing lost, fonts that offices have. */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Paper, PaperBlock } from "../../src/documents/paper.ts";
import { PAPER_ROWS_MAX, paperBytes } from "../../src/files/word/docx-writer.ts";
import { docxText } from "../helpers/docx-text.ts";

const blocks: readonly PaperBlock[] = [
  { is: "title", text: "物品購入仕様書", subtitle: "Purchase specification" },
  { is: "sender", lines: ["令和8年11月23日", "内閣府"] },
  { is: "heading", text: "1 件名" },
  { is: "heading", text: "1.1 品名", level: 2 },
  { is: "paragraph", text: "一行目\n二行目 & <more>" },
  { is: "list", items: ["甲", "乙"] },
  {
    is: "fields",
    paired: true,
    fields: [{ label: "番号", value: "P-1" }, { label: "原産国" }, { label: "数量", value: "007" }],
  },
  {
    is: "table",
    columns: [
      { heading: "品目", width: 3 },
      { heading: "数量", width: 1, align: "right" },
    ],
    rows: [{ group: "荷受人 UNHCR" }, ["毛布", "1,000"], ["テント", undefined]],
    totals: ["計", "1,000"],
    fill: true,
  },
  { is: "signatures", signers: [{ role: "受領者", lines: ["氏名", "日付", "印"] }] },
  { is: "notes", notes: ["注：推定値には * を付す。"] },
];

const paper: Paper = {
  title: "仕様書 <1>",
  parts: [
    { language: "ja", running: "P-1", provenance: "台帳 T-12", blocks },
    { language: "en", landscape: true, provenance: "ledger T-12", blocks },
  ],
};

afterEach(() => vi.useRealTimers());

describe("a Word document", () => {
  test("is the same bytes at any time, and bears no date of its making", async () => {
    const first = await paperBytes(paper);
    vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    expect(Buffer.from(await paperBytes(paper)).equals(Buffer.from(first))).toBe(true);
    const { part } = docxText(first);
    expect(part("docProps/core.xml")).toContain(">2000-01-01T00:00:00Z</dcterms:modified>");
    expect(part("docProps/core.xml")).toContain("<dc:title>仕様書 &#60;1&#62;</dc:title>");
  });

  test("holds what the paper says, blanks as blanks", async () => {
    const { paragraphs, tables } = docxText(await paperBytes(paper));
    const [fields, goods, signatures, ...english] = tables;
    expect(fields).toEqual([
      ["番号", "P-1", "原産国", ""],
      ["数量", "007"],
    ]);
    expect(goods).toEqual([
      ["品目", "数量"],
      ["荷受人 UNHCR"],
      ["毛布", "1,000"],
      ["テント", ""],
      ["計", "1,000"],
    ]);
    expect(signatures).toEqual([["受領者"], ["氏名", ""], ["日付", ""], ["印", ""]]);
    expect(english).toHaveLength(3);
    expect(paragraphs).toContain("一行目\n二行目 & <more>");
  });

  test("names Japanese fonts and languages, and what to take instead", async () => {
    const { part } = docxText(await paperBytes(paper));
    const styles = part("word/styles.xml");
    expect(styles).toContain('w:eastAsia="ＭＳ 明朝"');
    expect(styles).toContain('<w:lang w:val="en-GB" w:eastAsia="ja-JP"/>');
    expect(part("word/fontTable.xml")).toContain("游明朝");
  });

  test("repeats headings of tables, tears no row apart, numbers pages", async () => {
    const { part } = docxText(await paperBytes(paper));
    const body = part("word/document.xml");
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(body.match(/<w:tr>/g)).toHaveLength(body.match(/<w:cantSplit\/>/g)?.length ?? 0);
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(part("word/footer1.xml")).toMatch(/台帳 T-12.*PAGE.*NUMPAGES/s);
    expect(part("word/header1.xml")).toContain("P-1");
  });

  test("keeps any text that XML can hold, and stays well-formed with any other", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const { paragraphs } = docxText(
          await paperBytes({
            title: text,
            parts: [{ language: "en", blocks: [{ is: "paragraph", text }] }],
          }),
        );
        const kept = text
          .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, "")
          .replace(/\p{Surrogate}/gu, "\uFFFD");
        expect(paragraphs[0]).toBe(kept);
      }),
      { numRuns: 30 },
    );
  });

  test("refuses a table that Word would choke on", async () => {
    const rows = Array.from({ length: PAPER_ROWS_MAX + 1 }, () => ["x"]);
    const columns = [{ heading: "x", width: 1 }];
    const long: PaperBlock = { is: "table", columns, rows };
    const part = { language: "en", blocks: [long] } as const;
    await expect(paperBytes({ title: "", parts: [part] })).rejects.toThrow(/too many|5001/);
  });
});
