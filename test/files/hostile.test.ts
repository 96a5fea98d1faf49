/** Files made to exhaust or mislead: each limit is tested where it begins. */
import { readFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";
import * as sheetjs from "@e965/xlsx";
import { expect, test } from "vitest";
import { type Parts, stored } from "../../src/files/archive.ts";
import {
  ARCHIVE_BYTES_MAX,
  ARCHIVE_ENTRIES_MAX,
  ARCHIVE_RATIO_FROM_BYTES,
  CELL_CHARACTERS_MAX,
  CELLS_MAX,
  COLUMNS_MAX,
  FILE_BYTES_MAX,
  ROWS_MAX,
  SHEETS_MAX,
  XLS_BYTES_MAX,
} from "../../src/files/limits.ts";
import { readInventoryFile } from "../../src/files/read-file.ts";
import { file, problemsOf, read, valueOfResult, withPart } from "./helpers.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageTypes = "http://schemas.openxmlformats.org/package/2006";

/** The parts of a workbook with these sheets, each the XML between <worksheet> and its end. */
function parts(...sheets: readonly string[]): Map<string, Buffer> {
  const each = (make: (number: number) => string) =>
    sheets.map((_, index) => make(index + 1)).join("");
  const types = `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`;
  const book = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((n) => `<sheet name="S${n}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`;
  const links = `${head}<Relationships xmlns="${packageTypes}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`;
  const texts = new Map([
    ["[Content_Types].xml", types],
    ["xl/workbook.xml", book],
    ["xl/_rels/workbook.xml.rels", links],
    ...sheets.map(
      (xml, index) =>
        [
          `xl/worksheets/sheet${index + 1}.xml`,
          `${head}<worksheet xmlns="${main}">${xml}</worksheet>`,
        ] as const,
    ),
  ]);
  return new Map([...texts].map(([name, text]) => [name, Buffer.from(text)]));
}

const cell = (name: string, text = "x"): string =>
  `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const sheet = (rows: string, after = ""): string => `<sheetData>${rows}</sheetData>${after}`;
const small = sheet(row(1, cell("A1")));
const workbook = (...sheets: readonly string[]): Buffer => stored(parts(...sheets));

/** As `stored`, but packed; each part may lie about its size, its checksum or its method. */
function packed(
  content: Parts,
  lie: (name: string) => {
    size?: number;
    checksum?: number;
    method?: number;
    flags?: number;
  } = () => ({}),
): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of content) {
    const { size = bytes.length, checksum = crc32(bytes), method = 8, flags = 0 } = lie(name);
    const data = deflateRawSync(bytes);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(checksum, 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(offset, 42);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    entry.copy(header, 6, 8, 30);
    local.push(header, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += header.length + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(content.size, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

async function refusal(bytes: Uint8Array | string): Promise<unknown> {
  const started = performance.now();
  const [problem] = problemsOf(await read(bytes));
  expect(performance.now() - started, "refused without work").toBeLessThan(5000);
  return problem;
}

const over = (what: string, limit: number) => ({ kind: "file-over-limit", what, limit });

test("the workbook that the others are made from is read", async () => {
  expect(valueOfResult(await read(workbook(small))).tables).toEqual([
    { sheet: "S1", rows: [["x"]] },
  ]);
  expect((await read(packed(parts(small)))).ok).toBe(true);
});

test("a file larger than the limit is not read to its end", async () => {
  const path = file("large.csv", "");
  const { truncate } = await import("node:fs/promises");
  await truncate(path, FILE_BYTES_MAX + 1);
  expect(problemsOf(await readInventoryFile(path, {}))).toMatchObject([
    over("file-bytes", FILE_BYTES_MAX),
  ]);
  await truncate(path, FILE_BYTES_MAX);
  expect(problemsOf(await readInventoryFile(path, {}))).toMatchObject([
    { kind: "file-not-a-table", is: "binary" },
  ]);
});

test("an .xls larger than the limit is refused, one as large is looked into", async () => {
  const ole = Buffer.alloc(XLS_BYTES_MAX + 1);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(ole);
  expect(await refusal(ole)).toMatchObject(over("xls-bytes", XLS_BYTES_MAX));
  expect(await refusal(ole.subarray(0, -1))).toMatchObject({ kind: "workbook-damaged" });
});

test("too many parts are refused", async () => {
  const many = (count: number) => {
    const all = parts(small);
    while (all.size < count) all.set(`xl/media/${all.size}.png`, Buffer.alloc(0));
    return stored(all);
  };
  expect((await read(many(ARCHIVE_ENTRIES_MAX))).ok).toBe(true);
  expect(await refusal(many(ARCHIVE_ENTRIES_MAX + 1))).toMatchObject(
    over("archive-entries", ARCHIVE_ENTRIES_MAX),
  );
});

test("a workbook that unpacks to too much is refused before it is unpacked", async () => {
  const all = parts(small);
  const others = [...all.values()].reduce((sum, content) => sum + content.length, 0);
  all.set("xl/big.xml", Buffer.alloc(0));
  const declaring = (size: number) =>
    packed(all, (name) => (name === "xl/big.xml" ? { size } : {}));
  expect(await refusal(declaring(ARCHIVE_BYTES_MAX - others + 1))).toMatchObject(
    over("archive-bytes", ARCHIVE_BYTES_MAX),
  );
  expect(await refusal(declaring(ARCHIVE_BYTES_MAX - others))).toMatchObject({
    kind: "file-over-limit",
    what: "archive-ratio",
  });
});

test("a workbook that unpacks to very many times its size is refused", async () => {
  const bomb = (bytes: number) => {
    const all = parts(small);
    all.set("xl/big.xml", Buffer.from(`<x>${" ".repeat(bytes - 7)}</x>`));
    return packed(all);
  };
  expect((await read(bomb(ARCHIVE_RATIO_FROM_BYTES - 10_000))).ok).toBe(true); // small enough
  expect(await refusal(bomb(ARCHIVE_RATIO_FROM_BYTES))).toMatchObject({
    kind: "file-over-limit",
    what: "archive-ratio",
    limit: 200,
  });
});

const lies: readonly (readonly [what: string, lie: Parameters<typeof packed>[1]])[] = [
  ["has another size than declared", () => ({ size: 5_000 })],
  ["cannot be unpacked", () => ({ size: 5 })], // more comes out than declared
  ["has a wrong checksum", () => ({ checksum: 1 })],
  ["is packed in an unknown way", () => ({ method: 12 })],
];

test.each(lies)("a part that %s is refused", async (what, lie) => {
  const name = "xl/workbook.xml";
  const bytes = packed(parts(small), (part) => (part === name ? (lie?.(part) ?? {}) : {}));
  expect(await refusal(bytes)).toMatchObject({
    kind: "workbook-damaged",
    found: `${name} ${what}`,
  });
});

test("two parts of one name are refused, also when only their case differs", async () => {
  const all = parts(small);
  all.set("XL/Workbook.xml", Buffer.from("<workbook/>"));
  expect(await refusal(stored(all))).toMatchObject({
    kind: "workbook-damaged",
    found: "it has two parts named XL/Workbook.xml",
  });
});

test("parts that share their bytes are refused", async () => {
  const all = parts(small);
  for (let index = 0; index < 50; index++) all.set(`xl/${index}.xml`, Buffer.alloc(5000, "<a/>"));
  const bytes = stored(all);
  const end = bytes.length - 22;
  // Every entry of the directory is pointed at the largest part.
  let entry = bytes.readUInt32LE(end + 16);
  const shared: { offset: number; size: number } = { offset: 0, size: 0 };
  for (let pass = 0; pass < 2; pass++) {
    let at = entry;
    for (let part = 0; part < all.size; part++) {
      const size = bytes.readUInt32LE(at + 20);
      if (pass === 0 && size > shared.size) {
        Object.assign(shared, { size, offset: bytes.readUInt32LE(at + 42) });
      }
      if (pass === 1) {
        bytes.writeUInt32LE(shared.size, at + 20);
        bytes.writeUInt32LE(shared.offset, at + 42);
      }
      at += 46 + bytes.readUInt16LE(at + 28);
    }
  }
  entry = 0;
  expect(await refusal(bytes)).toMatchObject({ kind: "workbook-damaged" });
});

test("an archive within a workbook is left alone", async () => {
  const all = parts(small);
  all.set("xl/embeddings/inner.zip", packed(new Map([["a", Buffer.alloc(1 << 20)]])));
  expect((await read(stored(all))).ok).toBe(true);
});

const unsafe: readonly (readonly [what: string, part: string, xml: string | Buffer])[] = [
  ["a document type", "xl/workbook.xml", '<!DOCTYPE x SYSTEM "http://example.org/x">'],
  ["an entity", "xl/sharedStrings.xml", '<x/><!ENTITY a SYSTEM "file:///etc/passwd">'],
  ["UTF-16 to hide them", "xl/styles.xml", Buffer.from("\uFEFF<!DOCTYPE x>", "utf16le")],
  ["UTF-16 without its mark", "xl/styles.xml", Buffer.from("<!DOCTYPE x>", "utf16le")],
];

test.each(unsafe)("%s in the XML is refused", async (_, part, xml) => {
  const all = parts(small);
  all.set(part, Buffer.from(xml as string));
  expect(await refusal(stored(all))).toMatchObject({ kind: "workbook-unsafe", entry: part });
});

test("too many sheets are refused, and sheets that are stored in one place", async () => {
  const many = (count: number) => workbook(...Array.from({ length: count }, () => small));
  expect(valueOfResult(await read(many(SHEETS_MAX))).tables).toHaveLength(SHEETS_MAX);
  expect(await refusal(many(SHEETS_MAX + 1))).toMatchObject(over("sheets", SHEETS_MAX));
  const one = withPart(workbook(small, small), /workbook\.xml$/, (xml) =>
    xml.replace('r:id="rId2"', 'r:id="rId1"'),
  );
  const other = withPart(workbook(small, small), /\.rels$/, (xml) =>
    xml.replace("sheet2.xml", "sheet1.xml"),
  );
  for (const bytes of [one, other]) {
    expect(await refusal(bytes)).toMatchObject({ kind: "workbook-damaged" });
  }
});

const brokenXml: readonly (readonly [what: string, change: (xml: string) => string])[] = [
  ["an element that is not closed", (xml) => xml.replace("</row>", "")],
  ["elements closed in another order", (xml) => xml.replace("</c></row>", "</row></c>")],
  ["a tag within a tag", (xml) => xml.replace("<row ", "<row <c ")],
  ["a stray bracket", (xml) => xml.replace("<t>x", "<t>x < y")],
  ["an attribute without quotation marks", (xml) => xml.replace('r="1"', "r=1")],
  ["a text cut off", (xml) => xml.slice(0, -5)],
  ["two roots", (xml) => `${xml}<worksheet/>`],
  ["nothing", () => ""],
];

test.each(brokenXml)("XML with %s is damage, not a guess", async (_, change) => {
  const bytes = withPart(workbook(small), /sheet1\.xml$/, change);
  expect(await refusal(bytes)).toMatchObject({ kind: "workbook-damaged" });
});

test("a sheet whose part is missing is told, not left out", async () => {
  const all = parts(small, small);
  all.delete("xl/worksheets/sheet2.xml");
  expect(await refusal(stored(all))).toMatchObject({
    kind: "workbook-damaged",
    at: { file: "stock", sheet: "S2" },
  });
});

test("a cell in the last column of Excel makes no billion cells", async () => {
  expect(await refusal(workbook(sheet(row(7, cell("XFD7")))))).toMatchObject({
    ...over("columns", COLUMNS_MAX),
    at: { file: "stock", sheet: "S1", row: 7 },
  });
  const { length } =
    valueOfResult(await read(workbook(sheet(row(1, cell("SR1")))))).tables[0]?.rows[0] ?? [];
  expect(length).toBe(COLUMNS_MAX);
});

test("a cell in the last row of Excel is read, one below is refused", async () => {
  const at = (number: number) => workbook(sheet(row(number, cell(`A${number}`))));
  const { tables } = valueOfResult(await read(at(ROWS_MAX)));
  expect(tables[0]?.rows).toHaveLength(ROWS_MAX);
  expect(await refusal(at(ROWS_MAX + 1))).toMatchObject(over("rows", ROWS_MAX));
  expect(await refusal(at(4_294_967_000))).toMatchObject(over("rows", ROWS_MAX));
});

test("rows of a text file are limited as Excel's are", async () => {
  expect((await read("a\n".repeat(ROWS_MAX))).ok).toBe(true);
  expect(await refusal("a\n".repeat(ROWS_MAX + 1))).toMatchObject(over("rows", ROWS_MAX));
});

test("a text file of nothing but separators is refused before cells are made", async () => {
  expect(await refusal(`${",".repeat(400)}\n`.repeat(CELLS_MAX / 400 + 1))).toMatchObject(
    over("cells", CELLS_MAX),
  );
});

test("links, comments and column widths over a whole sheet make no cells", async () => {
  const whole = "A1:XFD1048576";
  const links = `<hyperlinks><hyperlink ref="${whole}" display="x"/></hyperlinks>`;
  const columns = '<cols><col min="1" max="1000000000" width="9"/></cols>';
  const bytes = workbook(
    `<dimension ref="${whole}"/>${columns}${sheet(row(1, cell("A1")), links)}`,
  );
  expect(valueOfResult(await read(bytes)).tables[0]?.rows).toEqual([["x"]]);
});

test("a part with links and no rows is no way around", async () => {
  const bytes = workbook('<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>');
  expect(valueOfResult(await read(bytes)).tables[0]?.rows).toEqual([]);
});

test("merges that repeat a value too often are refused", async () => {
  const merges = '<mergeCells><mergeCell ref="A1:SR1048576"/></mergeCells>';
  const rows = row(1, cell("A1")) + row(20_000, cell("A20000"));
  expect(await refusal(workbook(sheet(rows, merges)))).toMatchObject(over("cells", CELLS_MAX));
});

test("a cell longer than Excel's own is refused", async () => {
  const text = (length: number) => workbook(sheet(row(1, cell("A1", "x".repeat(length)))));
  expect((await read(text(CELL_CHARACTERS_MAX))).ok).toBe(true);
  expect(await refusal(text(CELL_CHARACTERS_MAX + 1))).toMatchObject({
    ...over("cell-characters", CELL_CHARACTERS_MAX),
    at: { row: 1 },
  });
});

test("a number format of a million letters is not shown in every cell", async () => {
  const all = parts(sheet(row(1, '<c r="A1" s="1"><v>5</v></c>')));
  const code = `${"x".repeat(1_000_000)}`;
  all.set(
    "xl/styles.xml",
    Buffer.from(
      `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="&quot;${code}&quot;0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ),
  );
  expect((await read(stored(all))).ok).toBe(true);
  const file = valueOfResult(await read(stored(all)));
  expect(JSON.stringify(file).length).toBeLessThan(1000);
});

const ods = readFileSync("test/fixtures/files/libreoffice.ods");
const repeated = (rows: string, cells: string): Buffer =>
  withPart(ods, /^content\.xml$/, (xml) =>
    xml.replace(
      "<table:table-row",
      `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell office:value-type="string" table:number-columns-repeated="${cells}"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row`,
    ),
  );

const repetitions: readonly (readonly [rows: string, cells: string, what: string])[] = [
  ["1", "16384", "columns"],
  ["1", "1000000000", "columns"],
  ["1048577", "1", "repeated-cells"],
  ["1000000000", "1", "cells"],
  ["1e9", "1", "cells"],
  ["0x3B9ACA00", "1", "cells"],
  ["100000", "500", "cells"],
  ["200002", "1", "repeated-cells"],
];

test.each(repetitions)(
  "OpenDocument: %s rows of %s cells are refused",
  async (rows, cells, what) => {
    expect(await refusal(repeated(rows, cells))).toMatchObject({ kind: "file-over-limit", what });
  },
);

test("OpenDocument: as many repetitions as allowed are read", async () => {
  expect((await read(repeated("200001", "1"))).ok).toBe(true);
});

test("OpenDocument: content below the last row of Excel is refused", async () => {
  const below = withPart(ods, /^content\.xml$/, (xml) =>
    xml.replace(
      "</table:table>",
      "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    ),
  );
  expect(await refusal(below)).toMatchObject({ kind: "file-over-limit", what: "rows" });
});

test("OpenDocument: a few repeated rows are read as often as they stand there", async () => {
  const { rows = [] } = valueOfResult(await read(repeated("3", "2"))).tables[0] ?? {};
  expect(rows.slice(0, 3)).toEqual([
    ["x", "x"],
    ["x", "x"],
    ["x", "x"],
  ]);
});

/** An .xls of one cell, with these records before the end of its sheet. */
function xlsWith(...records: readonly Buffer[]): Buffer {
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([["x"]]), "S");
  const plain: Buffer = sheetjs.write(book, { type: "buffer", bookType: "biff8" });
  const container = sheetjs.CFB.read(plain, { type: "buffer" });
  const stream = Buffer.from(sheetjs.CFB.find(container, "/Workbook").content);
  const end = stream.lastIndexOf(Buffer.from([0x0a, 0x00, 0x00, 0x00]));
  const changed = Buffer.concat([stream.subarray(0, end), ...records, stream.subarray(end)]);
  sheetjs.CFB.utils.cfb_add(container, "/Workbook", changed);
  return sheetjs.CFB.write(container, { type: "buffer" });
}

test("an .xls with links over whole sheets is read at once", async () => {
  const link = Buffer.from(`b80120000000ffff0000ffff${"00".repeat(24)}`, "hex");
  const bytes = xlsWith(...Array.from({ length: 100 }, () => link));
  const started = performance.now();
  const file = valueOfResult(await read(bytes));
  expect(file.tables[0]?.rows).toEqual([["x"]]);
  expect(performance.now() - started).toBeLessThan(1000);
});

test.each([
  ["as it should be", "0300", "1e0c00"],
  ["longer than it says", "0100", "1e0c00"],
  ["shorter than it says", "ff00", "1e0c00"],
  ["with a token that reaches beyond its end", "0100", "170500"],
])("an .xls formula %s gives its stored result", async (_, length, tokens) => {
  const [cell, result] = ["000001000000", "0000000000708740"]; // B1, 750
  const formula = `${cell}${result}000000000000${length}${tokens}`;
  const size = Buffer.from([formula.length / 2, 0]).toString("hex");
  const bytes = xlsWith(Buffer.from(`0600${size}${formula}`, "hex"));
  const file = valueOfResult(await read(bytes));
  expect(file.tables[0]?.rows).toMatchObject([["x", { number: "750" }]]);
});

test("an .xls formula that is cut off makes its workbook a damaged one", async () => {
  const bytes = xlsWith(Buffer.from("0600100000000104020900170007001000000001", "hex"));
  expect(await refusal(bytes)).toMatchObject({ kind: "workbook-damaged" });
});

test("an .xls that stops in the middle is refused, not half read", async () => {
  const bytes = readFileSync("test/fixtures/files/libreoffice.xls");
  const container = sheetjs.CFB.read(bytes, { type: "buffer" });
  const stream = Buffer.from(sheetjs.CFB.find(container, "/Workbook").content);
  for (const length of [stream.length - 300, Math.floor(stream.length / 2), 30]) {
    sheetjs.CFB.utils.cfb_add(container, "/Workbook", stream.subarray(0, length));
    const cut: Buffer = sheetjs.CFB.write(container, { type: "buffer" });
    expect(await refusal(cut)).toMatchObject({ kind: "workbook-damaged" });
  }
});

test("workbooks with a password are named as such", async () => {
  const container = sheetjs.CFB.utils.cfb_new();
  sheetjs.CFB.utils.cfb_add(container, "/EncryptionInfo", Buffer.alloc(100));
  sheetjs.CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(100));
  const password = { kind: "file-password-protected", at: { file: "stock" } };
  expect(await refusal(sheetjs.CFB.write(container, { type: "buffer" }))).toEqual(password);

  const xls = readFileSync("test/fixtures/files/libreoffice.xls");
  const book = sheetjs.CFB.read(xls, { type: "buffer" });
  const stream = Buffer.from(sheetjs.CFB.find(book, "/Workbook").content);
  const first = 4 + stream.readUInt16LE(2);
  const encrypted = Buffer.from([0x2f, 0x00, 0x02, 0x00, 0x01, 0x00]);
  const locked = Buffer.concat([stream.subarray(0, first), encrypted, stream.subarray(first)]);
  sheetjs.CFB.utils.cfb_add(book, "/Workbook", locked);
  expect(await refusal(sheetjs.CFB.write(book, { type: "buffer" }))).toEqual(password);

  const lockedOds = withPart(ods, /manifest\.xml$/, (xml) =>
    xml.replace("/>", "><manifest:encryption-data/></manifest:file-entry>"),
  );
  expect(await refusal(lockedOds)).toEqual(password);
  const lockedZip = packed(parts(small), () => ({ flags: 1 }));
  expect(await refusal(lockedZip)).toEqual(password);
});

const zipOf = (...names: readonly string[]): Buffer =>
  stored(new Map(names.map((name) => [name, Buffer.from("<x/>")])));

const oleOf = (stream: string): Buffer => {
  const container = sheetjs.CFB.utils.cfb_new();
  sheetjs.CFB.utils.cfb_add(container, stream, Buffer.alloc(100));
  return sheetjs.CFB.write(container, { type: "buffer" });
};

const foreign: readonly (readonly [is: string, content: Uint8Array | string])[] = [
  ["html", "<html><body><table><tr><td>1</td></tr></table></body></html>"],
  ["html", "\uFEFF\r\n<!DOCTYPE html>\n<html>"],
  ["html", '<meta charset="shift_jis"><table>'],
  ["html", "<table border=1><tr><td>x</td></tr></table>"],
  ["html", Buffer.from("\uFEFF<html>", "utf16le")],
  ["html", '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x">'],
  ["xml", '<?xml version="1.0"?><stock/>'],
  ["excel-2003-xml", '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
  ["pdf", "%PDF-1.7\n"],
  ["rtf", "{\\rtf1 x}"],
  ["image", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["image", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ["archive", Buffer.from([0x1f, 0x8b, 0x08])],
  ["archive", zipOf("stock.csv", "other.csv")],
  ["word", zipOf("[Content_Types].xml", "word/document.xml")],
  ["powerpoint", zipOf("[Content_Types].xml", "ppt/presentation.xml")],
  ["excel-binary", zipOf("[Content_Types].xml", "xl/workbook.bin")],
  ["numbers", zipOf("Index/Document.iwa")],
  ["word", oleOf("/WordDocument")],
  ["powerpoint", oleOf("/PowerPoint Document")],
  ["binary", oleOf("/Something")],
  ["binary", Buffer.from([0x00, 0x01, 0x02, 0x03, 0x00, 0xff])],
];

test.each(foreign)("a file that is really %s is called so", async (is, content) => {
  expect(problemsOf(await read(content))).toEqual([
    { kind: "file-not-a-table", is, at: { file: "stock" } },
  ]);
});

test.each(["<5,a\n", "<品名>,数量\n毛布,5\n"])(
  "text that begins with < is still text: %j",
  async (text) => {
    expect((await read(text)).ok).toBe(true);
  },
);

test.each(["\uFEFF", "\n\n", " , \n,\n", "\r\n"])("%j is empty", async (text) => {
  expect(await refusal(text)).toEqual({ kind: "file-empty", at: { file: "stock" } });
});
