import { createHash } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { readInventoryFile } from "../../src/files/read-file.ts";
import { OutsideError } from "../../src/ports.ts";
import { explain } from "../../src/text/problems/problems.ts";
import { file, fileAt, problemsOf, read, valueOfResult } from "./helpers.ts";

test("a file is told by its name, its bytes, its form and its encoding", async () => {
  const text = "\uFEFF品名;数量\r\n毛布;5\r\n";
  const path = file("在庫.xlsx", text); // the name is not believed
  expect(valueOfResult(await readInventoryFile(path, {}))).toEqual({
    name: "在庫.xlsx",
    sha256: createHash("sha256").update(text).digest("hex"),
    format: "semicolon",
    encoding: "UTF-8 with BOM",
    tables: [
      {
        rows: [
          ["品名", "数量"],
          ["毛布", "5"],
        ],
      },
    ],
  });
});

test("a file that is not there is a problem of the command line", async () => {
  expect(problemsOf(await readInventoryFile(fileAt("none.csv"), {}))).toEqual([
    { kind: "no-file", file: fileAt("none.csv"), at: {} },
  ]);
});

test("an empty file is a problem of the file", async () => {
  expect(problemsOf(await readInventoryFile(file("empty.csv", ""), {}))).toEqual([
    { kind: "file-empty", at: { file: "empty.csv" } },
  ]);
});

test("a folder is not a file", async () => {
  mkdirSync(fileAt("folder"));
  const read = await readInventoryFile(fileAt("folder"), {});
  expect(problemsOf(read)).toMatchObject([{ kind: "file-is-folder", file: fileAt("folder") }]);
});

test("there is no file inside a file", async () => {
  const path = `${file("plain.csv", "a\n")}/inner.csv`;
  const read = await readInventoryFile(path, {});
  expect(problemsOf(read)).toMatchObject([{ kind: "no-file", file: path }]);
});

test("a sheet of a text file is not read in silence: there is none", async () => {
  const read = await readInventoryFile(file("flat.csv", "a,b\n"), { sheet: "Dubai" });
  expect(problemsOf(read)).toMatchObject([{ kind: "no-such-sheet", found: "Dubai", sheets: [] }]);
});

test.skipIf(process.getuid?.() === 0)(
  "a file without permission is a fault of the world",
  async () => {
    const path = file("secret.csv", "a\n");
    chmodSync(path, 0o000);
    await expect(readInventoryFile(path, {})).rejects.toThrow(OutsideError);
  },
);

test.each(["en", "ja"] as const)(
  "a problem says what, where and what to do (%s)",
  async (language) => {
    const texts: string[] = [];
    for (const content of ['品名,数量\n"毛布,5\n', "%PDF-1.7", `a\n${"x".repeat(40_000)}\n`]) {
      for (const problem of problemsOf(await read(content))) texts.push(explain(problem, language));
    }
    const encoding = problemsOf(await read("a\n", { encoding: "x" }));
    const sheet = problemsOf(await read(Buffer.from([0x82, 0xff, 0x0a]), { encoding: "cp932" }));
    for (const problem of [...encoding, ...sheet]) texts.push(explain(problem, language));
    const golden = `../golden/files/problems.${language}.txt`;
    await expect(`${texts.join("\n\n")}\n`).toMatchFileSnapshot(golden);
  },
);
