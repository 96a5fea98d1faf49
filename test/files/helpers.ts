/** Files for the tests of files/: written into a folder of their own that vanishes afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, assert } from "vitest";
import type { Problem } from "../../src/domain/problems/problem.ts";
import type { Result } from "../../src/domain/result.ts";
import { openArchive, stored } from "../../src/files/archive.ts";
import { type ReadOptions, readBytes } from "../../src/files/read-file.ts";
import type { ReadFile } from "../../src/importers/table.ts";

const folder = mkdtempSync(join(tmpdir(), "bichiku-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const fileAt = (name: string): string => join(folder, name);

export function file(name: string, content: string | Uint8Array): string {
  writeFileSync(fileAt(name), content);
  return fileAt(name);
}

export function read(
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Result<ReadFile>> {
  const bytes = Buffer.from(content as Uint8Array);
  return readBytes({ bytes, sha256: "0".repeat(64) }, "stock", options);
}

export function valueOfResult<Value>(result: Result<Value>): Value {
  assert(result.ok, `problems: ${JSON.stringify(result.ok ? [] : result.problems)}`);
  return result.value;
}

export const problemsOf = (result: Result<unknown>): readonly Problem[] =>
  result.ok ? [] : result.problems;

/** The workbook with parts replaced, as another program would have written them. */
export function withPart(bytes: Buffer, name: RegExp, change: (xml: string) => string): Buffer {
  const parts = new Map(valueOfResult(openArchive(bytes, {})).parts);
  for (const [part, content] of parts) {
    if (name.test(part)) parts.set(part, Buffer.from(change(content.toString())));
  }
  return stored(parts);
}
