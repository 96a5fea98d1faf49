/** What commander found wrong with a command line, as one of our problems. */

import type { CommanderError } from "commander";
import { present } from "../domain/present.ts";
import type { Problem } from "../domain/problem.ts";
import { commands } from "./command.ts";

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? message;

export function usageProblem(error: CommanderError): Problem {
  const found = quoted(error.message);
  switch (error.code) {
    case "commander.unknownOption":
      return { at: {}, kind: "unknown-option", found };
    case "commander.unknownCommand": {
      const near = nearest(
        found,
        commands.map(({ name }) => name),
      );
      return { at: {}, kind: "unknown-command", found, ...present({ near }) };
    }
    case "commander.missingArgument":
      return { at: {}, kind: "argument-missing", found };
    case "commander.optionMissingArgument":
      return { at: {}, kind: "option-without-value", found };
    case "commander.excessArguments":
      return { at: {}, kind: "too-many-arguments", found: error.message };
    case "commander.help":
      return { at: {}, kind: "no-command" };
    default:
      return { at: {}, kind: "bad-command-line", found: error.message };
  }
}

/** The known word that differs least, where that is no more than a slip of two letters. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known
    .map((candidate) => ({
      candidate,
      away: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ away, candidate }) => away <= Math.min(2, candidate.length - 1))
    .sort((a, b) => a.away - b.away || (a.candidate < b.candidate ? -1 : 1));
  return scored[0]?.candidate;
}

/** Levenshtein's edit distance (Wagner & Fischer 1974). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
