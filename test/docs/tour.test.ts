/**
 * The tour in the README is real: its commands are run in the order in which they stand there, and
 * what they print is what the README shows. `npm run golden` writes it anew.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Language } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

/** Blocks of ```console: a line `$ …` is a command, what follows is what it printed. */
const block = /^```console\n([\s\S]*?)^```$/gm;

/** `$ bichiku stock | head -12` shows the first 12 lines; commands of others stay as written. */
const commandLine = /^\$ (bichiku .*?)(?: \| head -(?:n ?)?(\d+))?$/;

async function performed(text: string, office: Office): Promise<string> {
  const written: string[] = [];
  let ours = false;
  for (const line of text.split("\n").slice(0, -1)) {
    if (line.startsWith("$ ") || line.startsWith("# ")) {
      written.push(line);
      const [, command, lines] = commandLine.exec(line) ?? [];
      ours = command !== undefined;
      if (command === undefined) continue;
      const { out, err, status } = await office.runLine(command);
      expect([0, 1, 2, 3], `${command}: ${err}`).toContain(status);
      written.push(...shown(`${out}${err}`, lines));
    } else if (!ours) {
      written.push(line);
    }
  }
  return `${written.join("\n")}\n`;
}

function shown(output: string, lines: string | undefined): readonly string[] {
  const all = output.replace(/\n+$/, "").split("\n");
  return lines === undefined ? all : all.slice(0, Number(lines));
}

async function withRealOutput(readme: string, office: Office): Promise<string> {
  let [rebuilt, from] = ["", 0];
  for (const match of readme.matchAll(block)) {
    const [whole, inner = ""] = match;
    rebuilt += `${readme.slice(from, match.index)}\`\`\`console\n${await performed(inner, office)}\`\`\``;
    from = match.index + whole.length;
  }
  return rebuilt + readme.slice(from);
}

const root = resolve(import.meta.dirname, "../..");

describe("the tour shows what the program prints", () => {
  test.each<[file: string, language: Language]>([
    ["README.md", "en"],
    ["README.ja.md", "ja"],
  ])("%s", async (file, language) => {
    const path = resolve(root, file);
    const readme = readFileSync(path, "utf8");
    const office = enterOffice(language);
    try {
      await expect(await withRealOutput(readme, office)).toMatchFileSnapshot(path);
    } finally {
      office.leave();
    }
  });

  test("both languages tour the same commands", () => {
    const commands = (file: string): readonly string[] =>
      [...readFileSync(resolve(root, file), "utf8").matchAll(/^\$ .*$/gm)].map(([line]) => line);
    expect(commands("README.ja.md")).toEqual(commands("README.md"));
    expect(commands("README.md").length).toBeGreaterThan(10);
  });
});
