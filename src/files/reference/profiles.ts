/**
 * What was settled about an agency's files: `agencies/<agency>.json` in a data folder.
 *
 * The user's own folder comes first. A profile is written whole or not at all, into the user's
 * folder only.
 */
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fail, type Result } from "../../domain/result.ts";
import { type Profile, profileFrom, profileText } from "../../importers/profile.ts";
import { cannotRead, cannotWrite, codeOf } from "../outside.ts";
import { writeFileWhole } from "../write-file.ts";

/** Codes of agencies come from people's files (WFP/CRS): no two of them name one file. */
const fileNameOf = (agency: string): string =>
  agency.replace(/^\.|[^\p{L}\p{N} ._-]/gu, (mark) => encodeURIComponent(mark).replace(".", "%2E"));

const pathOf = (folder: string, agency: string): string =>
  join(folder, "agencies", `${fileNameOf(agency)}.json`);

/** The profile of an agency, or undefined where no folder has one. */
export async function loadProfile(
  agency: string,
  folders: readonly string[],
): Promise<Result<Profile> | undefined> {
  for (const folder of folders) {
    const path = pathOf(folder, agency);
    const text = await textOf(path);
    if (text === undefined) continue;
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      const expected = ["a JSON document", "JSON 形式の文書"] as const;
      return fail({ kind: "data-invalid", found: text.slice(0, 40), expected, at: { file: path } });
    }
    return profileFrom(content, path);
  }
  return undefined;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error) ?? "")) return undefined;
    throw cannotRead(path, error);
  }
}

/** Keeps a profile in the user's folder, which is made where it is missing; the path of its file. */
export async function saveProfile(profile: Profile, folder: string): Promise<string> {
  const path = pathOf(folder, profile.agency);
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw cannotWrite(path, error);
  }
  await writeFileWhole(path, profileText(profile));
  return path;
}
