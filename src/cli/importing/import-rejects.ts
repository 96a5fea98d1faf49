/** FILE.rejects.csv: the rows that were not accepted, to be corrected and imported. */
import { rejectsTable } from "../../importers/continuation.ts";
import { importWords as words } from "../../text/import.ts";
import type { Context } from "../context.ts";
import type { ImportOutcome } from "./import-file.ts";

export async function writeRejects(
  paths: readonly string[],
  outcomes: readonly ImportOutcome[],
  { files, print, language, csvText }: Context,
): Promise<void> {
  for (const [at, { reading, alreadyImported }] of outcomes.entries()) {
    if (alreadyImported) continue;
    const rows = rejectsTable(reading, language);
    if (rows.length === 0) continue;
    const path = `${paths[at] ?? reading.file.name}.rejects.csv`;
    await files.writeText(path, await csvText(rows, { byteOrderMark: true, lineEnd: "\r\n" }));
    print.warn(words.rejectsWritten(path));
  }
}
