/**
 * Writes a file whole or not at all: beside its place under another name, onto the disk, then into
 * its place. Who reads meanwhile, or after a crash, finds the old file or the new one.
 */
import { open, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { OutsideError, Refused } from "../ports.ts";
import { cannotWrite, codeOf } from "./outside.ts";

/** A link keeps pointing where it does: its target is what is replaced. */
async function placeOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return path;
    throw error;
  }
}

export async function writeFileWhole(
  path: string,
  content: string | Uint8Array | AsyncIterable<string>,
): Promise<void> {
  let beside: string | undefined;
  try {
    const place = await placeOf(path);
    const temporary = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
    const file = await open(temporary, "wx");
    beside = temporary;
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, place);
  } catch (error) {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => undefined);
    // What a text comes from may fail too, in words of its own.
    throw error instanceof OutsideError ? error : faultOf(path, error);
  }
}

/** A name that cannot be a file's is its giver's fault; other faults are the world's. */
function faultOf(path: string, error: unknown): Error {
  switch (codeOf(error)) {
    case "EISDIR":
      return new Refused([{ kind: "output-is-folder", file: path, at: {} }]);
    case "ENOENT":
    case "ENOTDIR":
      return new Refused([{ kind: "no-folder", folder: dirname(path), at: {} }]);
    default:
      return cannotWrite(path, error);
  }
}
