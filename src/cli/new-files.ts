/**
 * Files that people go on writing in (forms, papers) are never written over: whether they are there
 * is asked before anything is written, of all of them at once.
 */
import type { Files } from "../ports.ts";
import { InputFault } from "./input-fault.ts";

export async function refuseExisting(
  names: readonly string[],
  files: Pick<Files, "digest">,
  option = "--output",
): Promise<void> {
  const there: string[] = [];
  for (const name of names) {
    // What can be read is there; so is what must not be read by us.
    const found = await files.digest(name);
    if (found.ok || found.problems.some(({ kind }) => kind !== "no-file")) there.push(name);
  }
  if (there.length === 0) return;
  const at = { option };
  throw new InputFault(...there.map((file) => ({ kind: "file-exists" as const, file, at })));
}
