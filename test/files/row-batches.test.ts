import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import excel from "exceljs";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { type BatchOptions, type RowsEnd, rowBatches } from "../../src/files/row-batches.ts";
import { OutsideError } from "../../src/ports.ts";
import { file, fileAt, problemsOf, valueOfResult } from "./helpers.ts";

interface Streamed {
  readonly batches: readonly (readonly (readonly string[])[])[];
  readonly end: Result<RowsEnd>;
}

async function streamed(path: string, options: Partial<BatchOptions> = {}): Promise<Streamed> {
  const stream = rowBatches(path, { batch: 2, ...options });
  const batches: (readonly (readonly string[])[])[] = [];
  for await (const rows of stream) batches.push(rows);
  return { batches, end: await stream.finished };
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

test("a workbook gives its first sheet as text: dates as ISO, numbers exact", async () => {
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

test("a file that is not there is a problem, a folder a fault of the world", async () => {
  expect(problemsOf((await streamed(fileAt("none.csv"))).end)).toMatchObject([{ kind: "no-file" }]);
  await expect(streamed(fileAt("."))).rejects.toThrow(OutsideError);
});

test.skipIf(!existsSync("/proc/self/fd"))("whoever stops early leaves no file open", async () => {
  const path = file("early.csv", "a\n".repeat(1000));
  const before = readdirSync("/proc/self/fd").length;
  for (let index = 0; index < 50; index++) {
    for await (const _ of rowBatches(path, { batch: 10 })) break;
  }
  expect(readdirSync("/proc/self/fd").length).toBeLessThan(before + 10);
});
