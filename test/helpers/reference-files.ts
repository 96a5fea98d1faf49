/** Real files that the project is tested with and does not carry; tests say so where they are absent. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectRoot } from "./reading.ts";

/** A file of the reference collection, or undefined where it is not there. */
export function referenceFile(name: string): string | undefined {
  const folder = process.env["BICHIKU_REFERENCE"] ?? resolve(projectRoot, "../shared/reference");
  const path = join(folder, name);
  if (existsSync(path)) return path;
  console.warn(`skipped: ${path} is not there (BICHIKU_REFERENCE names the folder)`);
  return undefined;
}
