/**
 * Specifications that people have taken in: `specifications/<code>.csv` in a data folder, each
 * checked again as it is loaded. One that comes with the program is never replaced.
 */

import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../domain/problems/problem.ts";
import type { Language } from "../../specification/read-requirement.ts";
import type { Specification } from "../../specification/requirement.ts";
import { type KnownCodes, readOwnSheet, type SheetWords } from "../../specification/sheet.ts";
import { cannotRead, cannotWrite } from "../outside.ts";
import { writeFileWhole } from "../write-file.ts";
import { readDataRows } from "./data-table.ts";

interface Setting {
  readonly words: SheetWords;
  readonly language: Language;
  readonly known: KnownCodes;
}

export interface OwnSpecifications {
  readonly specifications: ReadonlyMap<string, Specification>;
  readonly problems: readonly Problem[];
}

const folderIn = (folder: string): string => join(folder, "specifications");

export function ownSpecifications(folders: readonly string[], setting: Setting): OwnSpecifications {
  const specifications = new Map<string, Specification>();
  const problems: Problem[] = [];
  for (const folder of folders) {
    for (const name of filesIn(folderIn(folder))) {
      const found = readDataRows([folderIn(folder)], name, ["specification"]);
      problems.push(...found.problems);
      const [first] = found.rows;
      const columns = [...(first?.cells.keys() ?? [])];
      const table = [columns, ...found.rows.map(({ cells }) => [...cells.values()])];
      const sheet = readOwnSheet(table, setting, { file: found.file });
      problems.push(...sheet.problems);
      for (const [code, one] of sheet.specifications) {
        if (!specifications.has(code)) specifications.set(code, one);
      }
    }
  }
  return { specifications, problems };
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".csv"))
      .sort();
  } catch (error) {
    throw cannotRead(folder, error);
  }
}

/** Letters, digits and the like are kept; whatever could lead out of the folder is not. */
const fileNameOf = (code: string): string =>
  code.replace(/^\.|[^\p{L}\p{N} ._-]/gu, (mark) => encodeURIComponent(mark).replace(".", "%2E"));

/** Keeps the rows of one specification in the user's folder; the path of its file. */
export async function keepSpecification(
  code: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  folder: string,
): Promise<string> {
  const path = join(folderIn(folder), `${fileNameOf(code)}.csv`);
  try {
    await mkdir(folderIn(folder), { recursive: true });
  } catch (error) {
    throw cannotWrite(path, error);
  }
  const { csvText } = await import("../csv-writer.ts");
  await writeFileWhole(path, csvText([columns, ...rows]));
  return path;
}
