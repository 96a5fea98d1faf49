import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import Encoding from "encoding-japanese";
import excel from "exceljs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { mixedReader } from "../../src/files/mixed-encoding.ts";
import { type BatchOptions, type RowsEnd, rowBatches } from "../../src/files/row-batches.ts";
import { streamDecoder } from "../../src/files/stream-decoder.ts";
import { file, fileAt, problemsOf, valueOfResult } from "./helpers.ts";

interface Streamed {
  readonly batches: readonly (readonly (readonly string[])[])[];
  readonly notUtf8: number | undefined;
  readonly end: Result<RowsEnd>;
}

async function streamed(path: string, options: Partial<BatchOptions> = {}): Promise<Streamed> {
  const stream = rowBatches(path, { batch: 2, ...options });
  const batches: (readonly (readonly string[])[])[] = [];
  let told: number | undefined;
  for await (const { rows, notUtf8 } of stream) {
    if (rows.length > 0) batches.push(rows);
    told = notUtf8 ?? told;
  }
  return { batches, notUtf8: told, end: await stream.finished };
}

test("rows come in batches, the heading first, blank lines counted", async () => {
  const text = "date,item\n2026-04-01,A\n\n2026-04-02,B\n2026-04-03,C";
  const { batches, end } = await streamed(file("m.csv", text));
  expect(batches).toEqual([
    [
      ["date", "item"],
      ["2026-04-01", "A"],
    ],
    [[""], ["2026-04-02", "B"]],
    [["2026-04-03", "C"]],
  ]);
  expect(valueOfResult(end)).toEqual({
    sha256: createHash("sha256").update(text).digest("hex"),
    format: "csv",
    encoding: "UTF-8",
    rows: 5,
  });
});

const encodings = ["utf8", "utf-16le", "utf-16be", "cp932", "euc-jp"] as const;

test.each(encodings)("a long file in %s is the same as it was written", async (encoding) => {
  // Longer than what is looked at, and than one piece, in characters of one to three bytes.
  const rows = Array.from({ length: 60_000 }, (_, index) => [
    String(index),
    ["毛布", "テント", "a", "ポリタンク（10リットル）"][index % 4] ?? "",
    index % 1000 === 0 ? '二"行\nの備考, 引用符付き' : "",
  ]);
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
  const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith("utf-16") });
  const { batches, end } = await streamed(file(`long-${encoding}.csv`, bytes), { batch: 7000 });
  expect(batches.flat()).toEqual(rows);
  expect(valueOfResult(end).rows).toBe(60_000);
  expect(valueOfResult(end).sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("a fault far into the file ends the rows and shows at the end", async () => {
  const text = `a,b\n${"1,2\n".repeat(400_000)}"3"x,4\n5,6\n`;
  const { batches, end } = await streamed(file("fault.csv", text), { batch: 1000 });
  expect(batches.flat().length).toBeLessThanOrEqual(400_001);
  expect(problemsOf(end)).toMatchObject([{ kind: "text-after-quote", at: { row: 400_002 } }]);
});

test("bytes without meaning far into the file are told with the row after which they come", async () => {
  const text = Buffer.from(`a,b\n${"毛布,2\n".repeat(300_000)}`);
  const path = file("bytes.csv", Buffer.concat([text, Buffer.from([0xff, 0x0a])]));
  const [problem] = problemsOf((await streamed(path, { batch: 1000 })).end);
  expect(problem).toMatchObject({ kind: "not-in-encoding", encoding: "UTF-8" });
  expect(problem?.at.row).toBeGreaterThan(100_000);
  expect(problem?.at.row).toBeLessThanOrEqual(300_002);
});

test("the encoding that was asked for wins", async () => {
  const path = file("euc.csv", iconv.encode("毛布,5\n", "euc-jp"));
  const { batches } = await streamed(path, { encoding: "cp932" });
  expect(batches).toEqual([[["ﾌﾓﾉﾛ", "5"]]]);
  expect(problemsOf((await streamed(path, { encoding: "x" })).end)).toMatchObject([
    { kind: "unknown-encoding" },
  ]);
});

test("a long text that mixes UTF-8 and Windows-1252 is read in pieces as it is as a whole", async () => {
  const lines = Array.from({ length: 40_000 }, (_, at) => {
    const euro = iconv.encode(at % 7 === 0 ? "é€ü" : "", "windows-1252");
    return Buffer.concat([Buffer.from(`${at},毛布é😀`), euro, Buffer.from("\n")]);
  });
  const bytes = Buffer.concat(lines);
  const encoding = "utf-8+windows-1252";
  const { batches, notUtf8 } = await streamed(file("mixed.csv", bytes), { batch: 999, encoding });
  expect(batches.flat().length).toBe(40_000);
  for (const [at, row] of batches.flat().entries()) {
    expect(row).toEqual([String(at), `毛布é😀${at % 7 === 0 ? "é€ü" : ""}`]);
  }
  expect(notUtf8).toBe(Math.ceil(40_000 / 7) * 3);
});

test("a piece may be cut in any character of a mixture", async () => {
  const letters = ["a", "é", "毛", "😀"].map((text) => Buffer.from(text));
  const western = [0xe9, 0xf0, 0xc3, 0x9f, 0xbf].map((byte) => Buffer.from([byte]));
  const pick = fc.constantFrom(...letters, ...western);
  await fc.assert(
    fc.asyncProperty(fc.array(pick, { minLength: 1 }), fc.integer({ min: 1, max: 5 }), run),
  );

  async function run(parts: readonly Buffer[], size: number): Promise<void> {
    const bytes = Buffer.concat(parts);
    const whole = (await mixedReader())(bytes);
    let western = 0;
    const decode = await streamDecoder("UTF-8+Windows-1252", (more) => {
      western += more;
    });
    const texts: (string | undefined)[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      texts.push(decode(bytes.subarray(at, at + size)));
    }
    texts.push(decode("end"));
    expect(texts.join("")).toBe(whole.text);
    expect(western).toBe(whole.western);
  }
});

test("ISO-2022-JP is read as a whole, also where nobody names it", async () => {
  const jis = Encoding.convert("品目,数量\n毛布,5\n", {
    from: "UNICODE",
    to: "JIS",
    type: "array",
  });
  const { batches, end } = await streamed(file("jis.csv", Buffer.from(jis)));
  expect(batches.flat()).toEqual([
    ["品目", "数量"],
    ["毛布", "5"],
  ]);
  expect(valueOfResult(end)).toMatchObject({ encoding: "ISO-2022-JP", format: "csv" });
});

test("a sheet of a text file is not read in silence: there is none", async () => {
  const { batches, end } = await streamed(file("flat.csv", "a,b\n1,2\n"), { sheet: "Dubai" });
  expect(batches).toEqual([]);
  expect(problemsOf(end)).toMatchObject([{ kind: "no-such-sheet", found: "Dubai", sheets: [] }]);
});

test("a workbook gives its sheets as text: dates as ISO, numbers exact", async () => {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet("m");
  sheet.addRow(["date", "quantity", "note"]);
  sheet.addRow([
    new Date("2026-04-01T00:00Z"),
    0.1 + 0.2,
    { formula: "NA()", result: { error: "#N/A" } },
  ]);
  sheet.getCell("A2").numFmt = "yyyy/m/d";
  sheet.getCell("B2").numFmt = "#,##0.00";
  const path = file("m.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
  const { batches, end } = await streamed(path);
  expect(batches.flat()).toEqual([
    ["date", "quantity", "note"],
    ["2026-04-01", "0.3", "#N/A"],
  ]);
  expect(valueOfResult(end)).toMatchObject({ format: "xlsx", rows: 2 });
});

test.each([
  ["an empty file", "", "file-empty"],
  ["a PDF", "%PDF-1.7", "file-not-a-table"],
  ["zero bytes", "\0\0\0", "file-not-a-table"],
])("%s is a problem at the end", async (_, content, kind) => {
  expect(problemsOf((await streamed(file("wrong.csv", content))).end)).toMatchObject([{ kind }]);
});

test("a file that is not there is a problem, and so is a folder", async () => {
  expect(problemsOf((await streamed(fileAt("none.csv"))).end)).toMatchObject([{ kind: "no-file" }]);
  const folder = await streamed(fileAt("."));
  expect(problemsOf(folder.end)).toMatchObject([{ kind: "file-is-folder" }]);
});

test.skipIf(!existsSync("/proc/self/fd"))("whoever stops early leaves no file open", async () => {
  const path = file("early.csv", "a\n".repeat(1000));
  const before = readdirSync("/proc/self/fd").length;
  for (let index = 0; index < 50; index++) {
    for await (const _ of rowBatches(path, { batch: 10 })) break;
  }
  expect(readdirSync("/proc/self/fd").length).toBeLessThan(before + 10);
});
