/** The events of the past: the published ones, or those of a person's own file. */
import type { Catalogue } from "../domain/catalogue.ts";
import type { Problem } from "../domain/problem.ts";
import type { ReliefEvent } from "../domain/relief-event.ts";
import { readReliefEvents } from "../importers/relief-events.ts";
import type { Context } from "./context.ts";
import { InputFault } from "./input-fault.ts";

export async function pastEvents(
  context: Context,
  catalogue: Catalogue,
  path: string | undefined,
): Promise<readonly ReliefEvent[]> {
  const { columns } = await context.eventReference();
  const words = { columns, catalogue, vocabulary: await context.vocabulary() };
  const shipped = context.dataFolders.map((folder) => `${folder}/relief-events.csv`);
  const problems: Problem[] = [];
  for (const one of path === undefined ? shipped : [path]) {
    const file = await context.files.read(one, {});
    if (file.ok) {
      const read = readReliefEvents(file.value, words);
      if (!read.ok) throw new InputFault(...read.problems);
      return read.value.events;
    }
    if (path !== undefined || file.problems[0].kind !== "no-file") problems.push(...file.problems);
  }
  throw new InputFault(...problems);
}
