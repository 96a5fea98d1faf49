/**
 * Reads a list that is to be compared, in whatever encoding it comes: one that cannot be told by
 * its bytes is read as UTF-8 or, byte by byte, as Windows-1252, as names are compared without
 * accents.
 */
import type { Result } from "../../domain/result.ts";
import { readNamedList } from "../../importers/named-list.ts";
import { type ReadFile, textOf } from "../../importers/table.ts";
import type { Named } from "../../matching/match.ts";
import type { Files } from "../../ports.ts";

/** Told by their bytes in vain, tried in this order. */
const lastResorts = ["utf-8+windows-1252", "windows-1252"] as const;

export async function listIn(
  path: string,
  files: Files,
  encoding: string | undefined,
): Promise<Result<readonly Named[]>> {
  const file = await readAnyhow(path, files, encoding);
  return file.ok ? readNamedList(file.value) : file;
}

async function readAnyhow(
  path: string,
  files: Files,
  encoding: string | undefined,
): Promise<Result<ReadFile>> {
  const first = await files.read(path, encoding === undefined ? {} : { encoding });
  const unclear = first.ok
    ? looksWestern(first.value)
    : first.problems.some(({ kind }) => kind === "encoding-unclear");
  if (!unclear || encoding !== undefined) return first;
  for (const resort of lastResorts) {
    const read = await files.read(path, { encoding: resort });
    if (read.ok) return read;
  }
  return first;
}

const japaneseWord = /[\u3041-\u30FF\u4E00-\u9FFF\uFF66-\uFF9F]{2}/;

/**
 * A few accents (décor, Commander®) may have a meaning as Japanese, too; but Japanese never stands
 * as single characters among Latin letters only.
 */
const looksWestern = ({ encoding, tables }: ReadFile): boolean =>
  (encoding === "CP932" || encoding === "EUC-JP") &&
  !tables.some(({ rows }) =>
    rows.some((row) => row.some((cell) => japaneseWord.test(textOf(cell)))),
  );
