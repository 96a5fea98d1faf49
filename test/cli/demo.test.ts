/** The demonstration, as people see it: whole transcripts against golden files. */
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { type Language, languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

const golden = resolve(import.meta.dirname, "../golden/demo");

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

/** What differs from run to run: where it ran, and how long it took. */
const steady = (text: string, folder: string): string =>
  text.replaceAll(folder, "FOLDER").replace(/\b\d+\.\d( s|秒)/g, "0.0$1");

describe.each<Language>(languages)("in language %s", (language) => {
  test("every step ends as it should, in good time", async () => {
    const started = performance.now();
    const { status, out, err } = await office.run("demo", "--folder", ".", "--lang", language);
    expect({ status, err }).toEqual({ status: exit.ok, err: "" });
    expect(performance.now() - started).toBeLessThan(15_000);
    await expect(steady(out, office.folder)).toMatchFileSnapshot(`${golden}/${language}.txt`);
  });
});

test("with --json it is one document, with what each step printed", async () => {
  const { status, out } = await office.run("demo", "--folder", ".", "--json");
  expect(status).toBe(exit.ok);
  const { steps } = JSON.parse(out);
  expect(steps.length).toBeGreaterThan(12);
  expect(steps.at(-1)).toMatchObject({ command: "bichiku verify", exit: exit.ok });
});

test("its ledger is sound, and can be looked at afterwards", async () => {
  await office.run("demo", "--folder", ".");
  const { status, out } = await office.run("verify", "--store", "sqlite:demo.db");
  expect({ status, out }).toMatchObject({ status: exit.ok });
});

test("it does not run in a folder where its ledger is already", async () => {
  await office.run("demo", "--folder", ".");
  const { status, err } = await office.run("demo", "--folder", ".");
  expect(status).toBe(exit.input);
  expect(err).toContain("--folder");
});

test("its commands, typed by hand, do the same", async () => {
  const { out } = await office.run("demo", "--folder", ".");
  const commands = [...out.matchAll(/^\$ (bichiku .+)$/gm)].map(([, line = ""]) => line);
  office.leave();
  office = enterOffice();
  for (const command of commands) {
    const { status, err } = await office.runLine(command);
    expect({ command, status, err }).toMatchObject({ status: endOf(command) });
  }
});

function endOf(command: string): number {
  if (command.includes("--quantity 500")) return exit.refused;
  return /^bichiku (items match|reconcile)/.test(command) ? exit.findings : exit.ok;
}
