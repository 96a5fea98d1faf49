/** The options of every command that reads a table from a file: how it is written, and where. */
import type { Problem } from "../domain/problems/problem.ts";
import { importWords as words } from "../text/import.ts";
import type { Input, OptionSpec } from "./command.ts";
import { InputFault } from "./input-fault.ts";

export const fileOptions: readonly OptionSpec[] = [
  { flags: "--encoding <encoding>", text: words.options.encoding },
  { flags: "--sheet <sheet>", text: words.options.sheet },
  { flags: "--header-row <row>", text: words.options.headerRow },
];

/** What --encoding and --sheet say, as the files port takes it. */
export function readOptions({ encoding, sheet }: Input["options"]): {
  readonly encoding?: string;
  readonly sheet?: string;
} {
  return {
    ...(typeof encoding === "string" && { encoding }),
    ...(typeof sheet === "string" && { sheet }),
  };
}

/** The row of the headings, from 1, where --header-row names it. */
export function headerRowOf(
  { headerRow: text }: Input["options"],
  problems: Problem[],
): number | undefined {
  if (typeof text !== "string") return undefined;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  problems.push({
    kind: "option-invalid",
    option: "--header-row",
    found: text,
    expected: ["a row number from 1", "1以上の行番号"],
    at: {},
  });
  return undefined;
}

/** --header-row on its own. */
export function headerRowOption(options: Input["options"]): number | undefined {
  const problems: Problem[] = [];
  const row = headerRowOf(options, problems);
  if (problems.length > 0) throw new InputFault(...problems);
  return row;
}
