/**
 * Finds the command, runs it, and turns whatever went wrong into words and an exit status — here
 * and nowhere else. Only modules of commands that are named on the command line are loaded.
 */
import { CommanderError, Option, Command as Parser } from "commander";
import type { Problem } from "../domain/problems/problem.ts";
import { isRefusal } from "../domain/problems/problem.ts";
import { OutsideError, Refused } from "../ports.ts";
import { helpWords } from "../text/help.ts";
import type { Language, Text } from "../text/text.ts";
import {
  type Command,
  type CommandEntry,
  commands,
  type Input,
  type SubCommand,
} from "./command.ts";
import type { Context, GlobalOptions } from "./context.ts";
import { type Exit, exit } from "./exit.ts";
import { InputFault } from "./input-fault.ts";

export interface Surroundings {
  readonly version: string;
  /** From the environment; --lang wins. */
  readonly language: Language;
  out(text: string): void;
  err(text: string): void;
  readonly debug: boolean;
  context(options: GlobalOptions): Promise<Context>;
}

const globalOptions: readonly (readonly [flags: string, text: Text])[] = [
  ["--store <url>", helpWords.options.store],
  ["--data <folder>", helpWords.options.data],
  ["--json", helpWords.options.json],
  ["--csv", helpWords.options.csv],
  ["--lang <language>", helpWords.options.lang],
  ["--quiet", helpWords.options.quiet],
  ["--no-color", helpWords.options.color],
  ["--yes", helpWords.options.yes],
  ["--user <name>", helpWords.options.user],
];

export async function main(argv: readonly string[], around: Surroundings): Promise<Exit> {
  const language = languageOf(argv, around.language);
  let status: Exit = exit.ok;
  const parser = newParser("bichiku", language, around);
  parser.description(helpWords.description[language]);
  parser.version(around.version, "-V, --version", helpWords.options.version[language]);
  for (const entry of commands) {
    const sub = parser.command(entry.name).description(entry.summary[language]);
    copySettings(sub, language, around);
    // A name may also be an option's value (--user stock): which it is, the parser finds out.
    if (argv.includes(entry.name)) {
      await furnish(sub, entry, language, around, (done) => {
        status = done;
      });
    }
  }
  try {
    await parser.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    return await answer(error, parser, language, around);
  }
}

async function furnish(
  parser: Parser,
  entry: CommandEntry,
  language: Language,
  around: Surroundings,
  done: (status: Exit) => void,
): Promise<void> {
  const loaded = await entry.load();
  if (isFamily(loaded)) {
    for (const command of loaded) {
      const sub = parser
        .command(command.name, { isDefault: command.byDefault === true })
        .description(command.summary[language]);
      copySettings(sub, language, around);
      equip(sub, command, language, around, done);
    }
  } else {
    equip(parser, loaded, language, around, done);
  }
}

const isFamily = (loaded: Command | readonly SubCommand[]): loaded is readonly SubCommand[] =>
  Array.isArray(loaded);

function equip(
  parser: Parser,
  command: Command,
  language: Language,
  around: Surroundings,
  done: (status: Exit) => void,
): void {
  for (const { name, text } of command.arguments ?? []) parser.argument(name, text[language]);
  for (const { flags, text } of command.options) parser.option(flags, text[language]);
  parser.addHelpText("after", `\n${helpWords.example[language]}\n  $ ${command.example}`);
  parser.action(async (...called: readonly unknown[]) => {
    const args = called
      .slice(0, -2)
      .flat()
      .filter((arg) => typeof arg === "string");
    const options = parser.optsWithGlobals<GlobalOptions & Record<string, string | boolean>>();
    const given = Object.entries(parser.opts<Record<string, string | boolean | string[]>>());
    const lists = given.filter(([, value]) => Array.isArray(value));
    const input = {
      args,
      options: Object.fromEntries(given.filter(([, value]) => !Array.isArray(value))),
      lists: Object.fromEntries(lists),
    };
    done(await command.run(input as Input, await around.context(options)));
  });
}

function newParser(name: string, language: Language, around: Surroundings): Parser {
  const parser = new Parser(name);
  copySettings(parser, language, around);
  for (const [flags, text] of globalOptions) parser.addOption(new Option(flags, text[language]));
  parser.helpCommand(false);
  return parser;
}

function copySettings(parser: Parser, language: Language, around: Surroundings): void {
  parser
    .exitOverride()
    .showSuggestionAfterError(true)
    .helpOption("-h, --help", helpWords.options.help[language])
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (language === "ja" ? (helpWords.titles[title] ?? title) : title),
    })
    .configureOutput({ writeOut: around.out, writeErr: () => {} });
}

/** --lang has to be known before anything is said, also of a wrong command line. */
function languageOf(argv: readonly string[], fallback: Language): Language {
  const at = argv.indexOf("--lang");
  const given = at >= 0 ? argv[at + 1] : argv.find((a) => a.startsWith("--lang="))?.slice(7);
  return given === "ja" || given === "en" ? given : fallback;
}

async function answer(
  error: unknown,
  parser: Parser,
  language: Language,
  around: Surroundings,
): Promise<Exit> {
  if (error instanceof CommanderError && error.exitCode === 0) return exit.ok; // --help, --version
  // The words of problems are many; a command that succeeds does not wait for them to load.
  const { explain } = await import("../text/problems/problems.ts");
  const complain = (problems: readonly Problem[]): void => {
    for (const problem of problems) around.err(`${explain(problem, language)}\n`);
  };
  if (around.debug && error instanceof Error) around.err(`${error.stack}\n`);
  if (error instanceof CommanderError) {
    const { usageProblem } = await import("./terminal/usage.ts");
    complain([usageProblem(error, parser)]);
    return exit.input;
  }
  if (error instanceof InputFault) {
    complain(error.problems);
    return exit.input;
  }
  if (error instanceof Refused) {
    complain(error.problems);
    return error.problems.every(isRefusal) ? exit.refused : exit.input;
  }
  if (error instanceof OutsideError) {
    const [label, fix] = language === "ja" ? ["エラー", "対処"] : ["error", "fix"];
    around.err(`${label}: ${error.what[language]}\n  ${fix}: ${error.fix[language]}\n`);
    return exit.outside;
  }
  throw error;
}
