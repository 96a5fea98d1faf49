/** What commander found wrong with a command line, as one of our problems. */
import type { CommanderError, Command as Parser } from "commander";
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? message;

/** Names of commands are few and short, and two letters in the wrong order are two slips. */
const slipsMax = 2;

export function usageProblem(error: CommanderError, parser: Parser): Problem {
  const found = quoted(error.message);
  switch (error.code) {
    case "commander.unknownOption": {
      // The parser knows the options of the command, and adds the one most like it.
      const near = /\(Did you mean (?:one of )?(--[a-z-]+)/.exec(error.message)?.[1];
      return { at: {}, kind: "unknown-option", found, ...present({ near }) };
    }
    case "commander.unknownCommand":
      return unknownCommand(found, parser);
    case "commander.missingArgument":
      return { at: {}, kind: "argument-missing", found };
    case "commander.optionMissingArgument":
      return { at: {}, kind: "option-without-value", found };
    case "commander.excessArguments": {
      // "plan acept P-1": where a command has one that is meant by default, that one gets the word.
      const [first, word] = parser.args;
      const family = parser.commands.find((command) => command.name() === first);
      const names = family?.commands.map((command) => command.name()) ?? [];
      if (word !== undefined && !word.startsWith("-") && names.length > 0) {
        if (!names.includes(word)) return unknownCommand(word, parser);
      }
      return { at: {}, kind: "too-many-arguments", found: error.message };
    }
    case "commander.help":
      return { at: {}, kind: "no-command" };
    default:
      return { at: {}, kind: "bad-command-line", found: error.message };
  }
}

/** "items mach": the command that is known decides which others there could be. */
function unknownCommand(found: string, parser: Parser): Problem {
  const family = parser.commands.find((command) => command.name() === parser.args[0]);
  const names = (family ?? parser).commands.map((command) => command.name());
  const near = nearestOf(found, names, slipsMax);
  return { at: {}, kind: "unknown-command", found, ...present({ near, of: family?.name() }) };
}
