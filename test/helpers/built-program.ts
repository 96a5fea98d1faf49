/**
 * The program compiled from the present sources, for tests that start it as processes of their own
 * and stop these at will. It lies under node_modules, where it finds its packages, until the test
 * file is done.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

const root = resolve(import.meta.dirname, "../..");

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output has the text, or the process is over. */
  said(text: string): Promise<void>;
}

export interface BuiltProgram {
  /** Where the compiled modules lie: `${modules}/storage/ledger-store.js`. */
  readonly modules: string;
  /** The program itself. */
  start(folder: string, ...argv: readonly string[]): Started;
  /** A script of the tests, which is given the folder of the modules first. */
  startScript(script: string, ...argv: readonly string[]): Started;
}

/** Compiles the program; to be called once at the top of a test file. */
export function buildProgram(): BuiltProgram {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const built = mkdtempSync(join(cache, "bichiku-test-"));
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const modules = join(built, "dist");
  execFileSync(process.execPath, [compiler, "-p", root, "--noCheck", "--outDir", modules]);
  copyFileSync(join(root, "package.json"), join(built, "package.json"));
  symlinkSync(join(root, "data"), join(built, "data"), "junction");
  return {
    modules,
    start: (folder, ...argv) => started(folder, join(modules, "start.js"), argv),
    startScript: (script, ...argv) => started(root, script, [modules, ...argv]),
  };
}

function started(cwd: string, script: string, argv: readonly string[]): Started {
  const child = spawn(process.execPath, [script, ...argv], {
    cwd,
    env: { ...process.env, LANG: "C" },
  });
  let [out, err] = ["", ""];
  const waiting: { readonly text: string; readonly go: () => void }[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    for (const one of waiting) if (out.includes(one.text)) one.go();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((go, fail) => {
    child.once("error", fail);
    child.once("close", (status, signal) => {
      for (const one of waiting) one.go();
      go({ status, signal, out, err });
    });
  });
  return {
    child,
    ended,
    said: (text) =>
      out.includes(text) || child.exitCode !== null
        ? Promise.resolve()
        : new Promise((go) => waiting.push({ text, go })),
  };
}

export const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));
