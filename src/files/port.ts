/** The Files port: what the modules of this folder can do, as commands ask for it. */
import { ok, type Result } from "../domain/result.ts";
import { type Files, Refused } from "../ports.ts";
import { loadProfile, saveProfile } from "./profiles.ts";
import { readInventoryFile } from "./read-file.ts";
import { byteStream } from "./received.ts";
import { rowBatches } from "./row-batches.ts";
import { writeFileWhole } from "./write-file.ts";

export interface FilesSettings {
  /** Folders of reference data, the user's own first. */
  readonly dataFolders: readonly string[];
  /** Where profiles are saved. */
  readonly ownDataFolder: string;
  /** Headings of inventories, which tell one Japanese encoding from another. */
  headings(): Promise<readonly string[]>;
}

export function filesPort({ dataFolders, ownDataFolder, headings }: FilesSettings): Files {
  return {
    read: async (path, options) =>
      readInventoryFile(path, { ...options, knownWords: await headings() }),
    digest,
    rows: (path, batch) => checkedRows(path, batch, headings),
    profile: (agency) => loadProfile(agency, dataFolders),
    saveProfile: (profile) => saveProfile(profile, ownDataFolder),
    writeText: writeFileWhole,
    writeWorkbook: async (path, sheets) =>
      (await import("./xlsx-writer.ts")).writeWorkbook(path, sheets),
  };
}

async function digest(path: string): Promise<Result<string>> {
  const stream = await byteStream(path);
  if (!stream.ok) return stream;
  try {
    for await (const _ of stream.value.chunks) {
      // Only the hash over all of them is wanted.
    }
    return ok(stream.value.sha256());
  } finally {
    await stream.value.close();
  }
}

/** Rows up to the end of the file; a file that turns out to be wrong further down is refused. */
async function* checkedRows(
  path: string,
  batch: number,
  headings: () => Promise<readonly string[]>,
): AsyncIterable<readonly (readonly string[])[]> {
  const rows = rowBatches(path, { batch, knownWords: await headings() });
  yield* rows;
  const end = await rows.finished;
  if (!end.ok) throw new Refused(end.problems);
}
