/**
 * The interface of a command and the list of commands: one line each here, one file each in
 * commands/. A command's module is loaded only when it runs, so that the program starts quickly.
 */
import { summaries } from "../text/help.ts";
import type { Text } from "../text/text.ts";
import type { Context } from "./context.ts";
import type { Exit } from "./exit.ts";

export interface OptionSpec {
  readonly flags: string; // "--item <code>"
  readonly text: Text;
}

/** What commander read: options by camelCase name, arguments by position. */
export interface Input {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Options that take several values, as they were given. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

export interface Command {
  /** "<file...>", "[id]" … */
  readonly arguments?: readonly { readonly name: string; readonly text: Text }[];
  readonly options: readonly OptionSpec[];
  /** A command line that works as it stands on the sample data. */
  readonly example: string;
  run(input: Input, context: Context): Promise<Exit>;
}

export interface CommandEntry {
  readonly name: string;
  readonly summary: Text;
  /** Sub-commands (`items list`), or the command itself. */
  readonly load: () => Promise<Command | readonly SubCommand[]>;
}

export interface SubCommand extends Command {
  readonly name: string;
  readonly summary: Text;
  /** What its command does where no sub-command is named. */
  readonly byDefault?: true;
}

const entry = (name: keyof typeof summaries, load: CommandEntry["load"]): CommandEntry => ({
  name,
  summary: summaries[name],
  load,
});

export const commands: readonly CommandEntry[] = [
  entry("init", async () => (await import("./commands/init.ts")).init),
  entry("import", async () => (await import("./commands/import.ts")).importCommand),
  entry("stock", async () => (await import("./commands/stock.ts")).stock),
  entry("receive", async () => (await import("./commands/receive.ts")).receive),
  entry("issue", async () => (await import("./commands/issue.ts")).issue),
  entry("transfer", async () => (await import("./commands/transfer.ts")).transfer),
  entry("adjust", async () => (await import("./commands/adjust.ts")).adjust),
  entry("reverse", async () => (await import("./commands/reverse.ts")).reverse),
  entry("post", async () => (await import("./commands/post.ts")).post),
  entry("history", async () => (await import("./commands/history.ts")).history),
  entry("trace", async () => (await import("./commands/trace.ts")).trace),
  entry("book", async () => (await import("./commands/book.ts")).book),
  entry("close", async () => (await import("./commands/close.ts")).close),
  entry("verify", async () => (await import("./commands/verify.ts")).verify),
  entry("export", async () => (await import("./commands/export.ts")).exporting),
  entry("items", async () => (await import("./commands/items.ts")).items),
  entry("reconcile", async () => (await import("./commands/reconcile.ts")).reconcile),
  entry("count", async () => (await import("./commands/count.ts")).count),
  entry("check", async () => (await import("./commands/check.ts")).check),
  entry("evidence", async () => (await import("./commands/evidence.ts")).evidence),
  entry("spec", async () => (await import("./commands/spec.ts")).spec),
  entry("demand", async () => (await import("./commands/demand.ts")).demand),
  entry("policy", async () => (await import("./commands/policy.ts")).policyCommand),
  entry("replenish", async () => (await import("./commands/replenish.ts")).replenish),
  entry("position", async () => (await import("./commands/position.ts")).positionCommand),
  entry("pool", async () => (await import("./commands/pool.ts")).poolCommand),
  entry("plan", async () => (await import("./commands/plan.ts")).plan),
  entry("ship", async () => (await import("./commands/ship.ts")).ship),
  entry("request", async () => (await import("./commands/request.ts")).request),
  entry("demo", async () => (await import("./commands/demo.ts")).demo),
];
