/**
 * `demo`: the whole job on sample data, in a ledger of its own, under a fixed clock. Each step is
 * run through the real command line, as it is shown, and has to end as it should.
 */
import { demoWords as words } from "../../text/demo.ts";
import type { Text } from "../../text/text.ts";
import type { Command } from "../command.ts";
import type { Context, Elsewhere, GlobalOptions } from "../context.ts";
import { answerRequest } from "../demo/demo-request.ts";
import { type CommandStep, demoSteps } from "../demo/demo-steps.ts";
import { type Exit, exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { main } from "../main.ts";

/** The day of the demonstration; the same in most places of the world at this hour. */
const begins = Date.parse("2026-11-23T10:30:00.000Z");
const minute = 60_000;

interface Done {
  readonly why: string;
  readonly command: string | undefined;
  readonly exit: Exit;
  readonly output: string;
  readonly request?: unknown;
}

export const demo: Command = {
  options: [{ flags: "--folder <folder>", text: words.folderOption }],
  example: "bichiku demo",

  async run({ options }, context) {
    const given = options["folder"];
    const own = typeof given === "string" ? given : await context.scratchFolder();
    const started = performance.now();
    const stage = new Stage(context, own);
    if (await stage.isTaken()) {
      const expected = words.folderExpected;
      const problem = { kind: "option-invalid", option: "--folder", found: own, expected } as const;
      throw new InputFault({ ...problem, at: {} });
    }
    const samples = `${context.dataFolders.at(-1) ?? "data"}/sample`;
    const steps = demoSteps({ samples, own });
    stage.say(words.opening(own));
    const done: Done[] = [];
    for (const [at, step] of steps.entries()) {
      stage.say(words.step(at + 1, steps.length, step.why));
      const why = step.why[context.language];
      if ("requests" in step) {
        done.push({ ...(await stage.answer(step.requests, at)), why });
        continue;
      }
      const ran = await stage.run(step, at);
      done.push({ ...ran, why });
      if (ran.exit !== step.ends) {
        context.print.warn(words.unexpected(ran.command, ran.exit));
        return exit.defect;
      }
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    stage.say(words.closing(stage.store, seconds));
    if (context.print.format === "json") {
      context.print.result({ json: { folder: own, store: stage.store, steps: done } });
    }
    return exit.ok;
  },
};

/** Where the steps are played: one store, a clock that moves a minute a step, one audience. */
class Stage {
  readonly store: string;
  readonly #context: Context;

  constructor(context: Context, folder: string) {
    this.#context = context;
    this.store = `sqlite:${folder}/demo.db`;
  }

  say(text: Text): void {
    this.#show(`${text[this.#context.language]}\n\n`);
  }

  /** People watch it happen; with --json they get it in one piece at the end. */
  #show(text: string): void {
    if (this.#context.print.format === "people") this.#context.print.raw(text);
  }

  #at(step: number, options: GlobalOptions, out: (text: string) => void): Elsewhere {
    const now = new Date(begins + step * minute).toISOString();
    return { store: this.store, now, options: { user: "demo", ...options }, out, err: out };
  }

  /** A ledger of an earlier demonstration is there: nobody's ledger is written over. */
  async isTaken(): Promise<boolean> {
    const there = await this.#context.elsewhere(this.#at(0, {}, () => {}));
    try {
      return await there.withLedger(async () => true);
    } catch (error) {
      if (error instanceof InputFault) return false;
      throw error;
    }
  }

  async run(step: CommandStep, at: number) {
    const command = commandLine(step.argv);
    this.#show(`$ ${command}\n`);
    let output = "";
    const out = (text: string): void => {
      output += text;
      this.#show(text);
    };
    const status = await main(step.argv, {
      version: "",
      language: this.#context.language,
      debug: false,
      out,
      err: out,
      context: (options) => this.#context.elsewhere(this.#at(at, options, out)),
    });
    const asExpected = status === step.ends;
    if (asExpected && status === exit.findings) this.say(words.foundAsExpected(status));
    else if (asExpected && status !== exit.ok) this.say(words.refusedAsExpected(status));
    else this.#show("\n");
    return { command, exit: status, output };
  }

  async answer(requests: string, at: number) {
    let output = "";
    const there = await this.#context.elsewhere(
      this.#at(at, {}, (text) => {
        output += text;
        this.#show(text);
      }),
    );
    const { table, json } = await answerRequest(requests, there);
    there.print.result({ json, table });
    this.#show("\n");
    return { command: undefined, exit: exit.ok, output, request: json };
  }
}

/** A command line as it is typed: what holds a space or a sign of the shell stands in quotes. */
function commandLine(argv: readonly string[]): string {
  const words = argv.map((word) => (/^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word}"`));
  return ["bichiku", ...words].join(" ");
}
