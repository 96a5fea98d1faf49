/** Why the book was wrong, line by line: from a file, from an option, or asked on a terminal. */
import { isDifference } from "../../counting/decision.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type CountDecided, countCardName } from "../../domain/counting/count-declaration.ts";
import { readReasons } from "../../importers/counting/count-reasons.ts";
import { countWords as words } from "../../text/counting/count.ts";
import { both } from "../../text/text.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";

export interface Reasoning {
  readonly input: Input;
  readonly context: Context;
  readonly catalogue: Catalogue;
  readonly numbers: ReadonlyMap<string, number>;
  /** What the counter wrote beside the line: a suggestion, never taken without being asked. */
  remarks(line: CountDecided): string | undefined;
}

/** The lines, each difference with its reason; what lacks one is refused where nobody is asked. */
export async function withReasons(
  lines: readonly CountDecided[],
  reasoning: Reasoning,
): Promise<readonly CountDecided[]> {
  const { input, context } = reasoning;
  const given = input.options["reason"];
  const general = typeof given === "string" ? given.trim() : "";
  const own = await fromFile(lines, reasoning);
  const told: CountDecided[] = [];
  const lacking: CountDecided[] = [];
  for (const line of lines) {
    if (!isDifference(line)) {
      told.push(line);
      continue;
    }
    const known = own.get(countCardName(line)) ?? general;
    const reason = known === "" && context.terminal ? await asked(line, reasoning) : known;
    if (reason === "") lacking.push(line);
    told.push({ ...line, reason });
  }
  if (lacking.length === 0) return told;
  throw new InputFault(
    ...lacking.map(({ item, lot, agency, book, counted }) => ({
      kind: "count-reason-missing" as const,
      ...{ item, lot, agency, book, counted },
      at: {},
    })),
  );
}

async function fromFile(
  lines: readonly CountDecided[],
  { input, context, catalogue, numbers }: Reasoning,
): Promise<ReadonlyMap<string, string>> {
  const path = input.options["reasons"];
  if (typeof path !== "string") return new Map();
  const file = await context.files.read(path, {});
  if (!file.ok) throw new InputFault(...file.problems);
  const { reasons, problems } = readReasons(file.value, {
    catalogue,
    vocabulary: await context.vocabulary(),
    lines: lines
      .filter(isDifference)
      .map((line) => ({ ...line, number: numbers.get(countCardName(line)) })),
  });
  if (problems.length > 0) throw new InputFault(...problems);
  return reasons;
}

async function asked(line: CountDecided, reasoning: Reasoning): Promise<string> {
  const { context, catalogue } = reasoning;
  const names = new Names(catalogue);
  const { item, lot, book, counted } = line;
  const name = both((language) => `${names.itemWithCode(item)[language]} ${lot}`);
  const question = both((language) => words.whyDifference(name[language], book, counted)[language]);
  for (;;) {
    const reason = (await context.ask.text(question, reasoning.remarks(line))).trim();
    if (reason !== "") return reason;
  }
}
