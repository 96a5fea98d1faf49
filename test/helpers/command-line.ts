/**
 * The whole program in this process, as start.ts puts it together, on a folder of its own: the
 * real files, the real SQLite, a fixed clock, and what was written to look at.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import type { Exit } from "../../src/cli/exit.ts";
import { main } from "../../src/cli/main.ts";
import { contextOf } from "../../src/context.ts";
import type { Language } from "../../src/text/text.ts";
import { answering } from "./answering.ts";

const root = resolve(import.meta.dirname, "../..");

export interface Ran {
  readonly status: Exit;
  readonly out: string;
  readonly err: string;
}

export interface Office {
  readonly folder: string;
  run(...argv: readonly string[]): Promise<Ran>;
  /** The words of a command line as a shell would take them apart. */
  runLine(line: string): Promise<Ran>;
  /** In front of somebody who answers so, in turn; `questions` is what was asked. */
  ask(
    answers: readonly string[],
    ...argv: readonly string[]
  ): Promise<Ran & { readonly questions: readonly string[] }>;
  /** From now on it is another day. */
  on(day: string): void;
  leave(): void;
}

/** A folder to work in, entered, in which `data/sample/…` leads to the samples. */
export function enterOffice(language: Language = "en"): Office {
  const before = process.cwd();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bichiku-office-")));
  symlinkSync(join(root, "data"), join(folder, "data"), "junction");
  process.chdir(folder);
  const temporary = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder; // what a command leaves among the temporary files goes too
  let [day, minutes] = ["2026-11-23", 0];
  const start = async (
    argv: readonly string[],
    asked?: { readonly answers: string[]; readonly questions: string[] },
  ): Promise<Ran> => {
    let [out, err] = ["", ""];
    minutes += 1;
    const moment = new Date(Date.parse(`${day}T10:30:00.000Z`) + minutes * 60_000);
    const status = await main(argv, {
      version: "0.0.0",
      language,
      debug: false,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      context: async (options) => {
        const context = await contextOf(options, {
          language,
          environmentStore: undefined,
          environmentData: undefined,
          noColor: true,
          loginName: () => "sato",
          shippedData: "data",
          defaultOwnData: "bichiku-data",
          exists: existsSync,
          now: () => moment,
          stdout: {
            write: (text) => {
              out += text;
            },
          },
          stderr: {
            write: (text) => {
              err += text;
            },
          },
          interactive: false,
        });
        if (asked === undefined) return context;
        const { answers, questions } = asked;
        return { ...context, terminal: true, ask: answering(answers, questions, language) };
      },
    });
    return { status, out, err };
  };
  const run = (...argv: readonly string[]): Promise<Ran> => start(argv);
  return {
    folder,
    run,
    async ask(answers, ...argv) {
      const questions: string[] = [];
      const left = [...answers];
      const ran = await start(argv, { answers: left, questions });
      expect(left, "every answer was asked for").toEqual([]);
      return { ...ran, questions };
    },
    runLine: (line) => run(...wordsOf(line)),
    on(other) {
      day = other;
    },
    leave() {
      process.chdir(before);
      if (temporary === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = temporary;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? "",
  );
  return words[0] === "bichiku" ? words.slice(1) : words;
}
