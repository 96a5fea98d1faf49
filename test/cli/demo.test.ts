/** The demonstration, as people see it: whole transcripts against golden files. */
import { resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { type Language, languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

const golden = resolve(import.meta.dirname, "../golden/demo");

let office: Office;
afterEach(() => office.leave());

/** What differs from run to run: where it ran, and how long it took. */
const steady = (text: string, folder: string): string =>
  text.replaceAll(folder, "FOLDER").replace(/\b\d+\.\d( s|秒)/g, "0.0$1");

/** In milliseconds: for a busy machine; nothing is measured here. */
const timeout = 300_000;

/** A run takes a while: all that can be seen of one is looked at together. */
describe.each<Language>(languages)("in language %s", { timeout }, (language) => {
  test("every step ends as it should, and what is left behind is sound", async () => {
    office = enterOffice();
    const { status, out, err } = await office.run("demo", "--folder", ".", "--lang", language);
    expect({ status, err }).toEqual({ status: exit.ok, err: "" });
    await expect(steady(out, office.folder)).toMatchFileSnapshot(`${golden}/${language}.txt`);
    expect(await office.run("verify", "--store", "sqlite:demo.db")).toMatchObject({
      status: exit.ok,
    });
    const again = await office.run("demo", "--folder", ".");
    expect(again.status).toBe(exit.input);
    expect(again.err).toContain("--folder");
  });
});

test("with --json it is one document; its commands, typed by hand, do the same", {
  timeout,
}, async () => {
  office = enterOffice();
  const { status, out } = await office.run("demo", "--folder", ".", "--json");
  expect(status).toBe(exit.ok);
  const { steps } = JSON.parse(out) as { steps: readonly { command?: string; exit: number }[] };
  expect(steps.length).toBeGreaterThan(12);
  expect(steps.at(-1)).toMatchObject({ command: "bichiku verify", exit: exit.ok });
  office.leave();
  office = enterOffice();
  for (const { command, exit: ended } of steps) {
    if (command === undefined) continue;
    const { status: now, err } = await office.runLine(command);
    expect({ command, status: now, err }).toMatchObject({ status: ended });
  }
});
