/** The Files port: what the modules of this folder can do, as commands ask for it. */
import { ok, type Result } from "../domain/result.ts";
import { type Files, Refused, type RowBatch } from "../ports.ts";

export interface FilesSettings {
  /** Folders of reference data, the user's own first. */
  readonly dataFolders: readonly string[];
  /** Where profiles are saved. */
  readonly ownDataFolder: string;
  /** Headings of inventories, which tell one Japanese encoding from another. */
  headings(): Promise<readonly string[]>;
}

/** Each way of reading or writing is loaded when it is first asked for: most commands need none. */
export function filesPort({ dataFolders, ownDataFolder, headings }: FilesSettings): Files {
  return {
    async read(path, options) {
      const { readInventoryFile } = await import("./read-file.ts");
      return readInventoryFile(path, { ...options, knownWords: await headings() });
    },
    async readText(path) {
      const { readText } = await import("./received.ts");
      return readText(path);
    },
    digest,
    rows: (path, options) => checkedRows(path, options, headings),
    async profile(agency) {
      const { loadProfile } = await import("./reference/profiles.ts");
      return loadProfile(agency, dataFolders);
    },
    async saveProfile(profile) {
      const { saveProfile } = await import("./reference/profiles.ts");
      return saveProfile(profile, ownDataFolder);
    },
    async saveSpecification(code, columns, rows) {
      const { keepSpecification } = await import("./reference/own-specifications.ts");
      return keepSpecification(code, columns, rows, ownDataFolder);
    },
    async writeText(path, text) {
      const { writeFileWhole } = await import("./write-file.ts");
      return writeFileWhole(path, text);
    },
    async writeWorkbook(path, sheets) {
      const { writeWorkbook } = await import("./workbooks/xlsx-writer.ts");
      return writeWorkbook(path, sheets);
    },
    async writeChart(path, chart) {
      const [{ chartSvg }, { writeFileWhole }] = await Promise.all([
        import("./charts/chart-writer.ts"),
        import("./write-file.ts"),
      ]);
      return writeFileWhole(path, await chartSvg(chart));
    },
    async writePaper(path, paper) {
      const { writePaper } = await import("./word/docx-writer.ts");
      return writePaper(path, paper);
    },
  };
}

async function digest(path: string): Promise<Result<string>> {
  const { byteStream } = await import("./received.ts");
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
  options: Parameters<Files["rows"]>[1],
  headings: () => Promise<readonly string[]>,
): AsyncIterable<RowBatch> {
  const { rowBatches } = await import("./row-batches.ts");
  const rows = rowBatches(path, { ...options, knownWords: await headings() });
  yield* rows;
  const end = await rows.finished;
  if (!end.ok) throw new Refused(end.problems);
}
