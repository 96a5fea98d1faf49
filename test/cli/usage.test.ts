/** How the program takes a command line: what it says of a wrong one, and its help. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/command.ts";
import { exit } from "../../src/cli/exit.ts";
import { type Language, languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

describe("a wrong command line changes nothing and says what to do", () => {
  test.each<[what: string, argv: readonly string[], said: string]>([
    ["no command", [], "error[no-command]"],
    ["a mistyped command", ["stok"], 'did you mean "stock"?'],
    ["a command that is nothing like any", ["frobnicate"], "`bichiku --help` lists the commands"],
    ["a mistyped command of a family", ["items", "mach"], 'did you mean "match"?'],
    [
      "a command of another family",
      ["items", "transfer", "X"],
      "`bichiku items --help` lists the commands",
    ],
    ["a mistyped one, where another is meant by default", ["plan", "acept", "P-1"], '"accept"?'],
    ["what no command has", ["ship", "S-1-1"], "`bichiku ship --help` lists the commands"],
    ["an option that is not there", ["stock", "--depots", "X"], "there is no option --depots"],
    ["a mistyped option", ["import", "x.csv", "--agncy", "jica"], "did you mean --agency?"],
    ["an option without its value", ["stock", "--depot"], "--depot <code> needs a value"],
    ["an argument too few", ["post"], "<file> is missing"],
    ["an argument too many", ["verify", "now"], "there are more arguments than the command takes"],
    ["a language there is none of", ["stock", "--lang", "fr"], "give en or ja"],
    ["an address that is none", ["stock", "--store", "bichiku.db"], "write sqlite:FILE"],
    [
      "two forms of output at once",
      ["stock", "--json", "--csv"],
      "--json and --csv were both given",
    ],
    ["a data folder that is not there", ["stock", "--data", "nowhere"], "option --data"],
    ["a ledger that is not there", ["stock"], "run `bichiku init` first"],
  ])("%s", async (_, argv, said) => {
    const { status, out, err } = await office.run(...argv);
    expect(status).toBe(exit.input);
    expect(err).toContain(said);
    expect(err).toMatch(/^error\[[a-z-]+\]: .+\n( {2}at: .+\n)?( {2}fix: .+\n)/);
    expect(out).toBe("");
  });

  test("in Japanese, too", async () => {
    const { status, err } = await office.run("stok", "--lang", "ja");
    expect(status).toBe(exit.input);
    expect(err).toContain("「stok」というコマンドはありません");
    expect(err).toContain("「stock」ではありませんか");
  });

  test("all that is wrong with the options is said at once", async () => {
    await office.run("init");
    const { status, err } = await office.run(
      ...["stock", "--depot", "Nowhere", "--status", "fine", "--as-of", "yesterday"],
    );
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[/gm)).toHaveLength(3);
  });
});

test.each([
  ["post", "data/sample"],
  ["import", "data/sample", "--agency", "jica"],
  ["items", "import", "data/sample"],
])("a folder in place of a file is a fault of the command line: %s", async (...argv) => {
  await office.run("init");
  const { status, err } = await office.run(...argv);
  expect(err).toContain("error[file-is-folder]: data/sample is a folder, not a file");
  expect(status).toBe(exit.input);
});

test.each([
  [".", "error[output-is-folder]: . is a folder"],
  ["nowhere/stock.csv", "error[no-folder]: there is no folder nowhere"],
])(
  "a place where no file can be written is a fault of the command line: %s",
  async (path, said) => {
    await office.run("init");
    for (const format of ["csv", "xlsx"]) {
      const { status, err } = await office.run("export", "--format", format, "-o", path);
      expect(err).toContain(said);
      expect(status).toBe(exit.input);
    }
  },
);

test("a command runs also where an option before it has another command's name", async () => {
  await office.run("init");
  const { status, out } = await office.run("--user", "stock", "verify");
  expect(status).toBe(exit.ok);
  expect(out).toContain("The ledger is sound");
});

const names = commands.map(({ name }) => name);
const said = (language: Language, text: { readonly [L in Language]: string }) => text[language];

describe.each(languages)("help in language %s", (language) => {
  test("lists every command with its summary", async () => {
    const { status, out } = await office.run("--help", "--lang", language);
    expect(status).toBe(exit.ok);
    for (const { name, summary } of commands) {
      expect(out).toContain(name);
      expect(out.replace(/\s+/g, "")).toContain(said(language, summary).replace(/\s+/g, ""));
    }
  });

  test.each(names)("%s shows an example and nothing in the other language", async (name) => {
    const pages = await helpPages(name, language);
    for (const page of pages) {
      expect(page).toMatch(/^ {2}\$ bichiku \S+/m);
      const japanese = /[\u3040-\u30ff\u4e00-\u9fff]{3}/;
      if (language === "en") expect(page.replace(/受払簿|管理換/g, "")).not.toMatch(japanese);
      else expect(page).toMatch(japanese);
    }
  });
});

async function helpPages(name: string, language: Language): Promise<readonly string[]> {
  const { out } = await office.run(name, "--help", "--lang", language);
  const loaded = await commands.find((entry) => entry.name === name)?.load();
  if (!Array.isArray(loaded)) return [out];
  const pages: string[] = [];
  for (const sub of loaded) {
    pages.push((await office.run(name, sub.name, "--help", "--lang", language)).out);
  }
  return pages;
}

const examplesOf = async (name: string): Promise<readonly string[]> =>
  (await helpPages(name, "en")).flatMap((page) =>
    [...page.matchAll(/^ {2}\$ (bichiku .+)$/gm)].map(([, line = ""]) => line),
  );

describe("every example in the help works on the samples as it stands", () => {
  test.each(names)("%s", async (name) => {
    const examples = await examplesOf(name);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      if (!example.startsWith("bichiku init") && !example.startsWith("bichiku import")) {
        await fillLedger();
      } else if (!example.startsWith("bichiku init")) await office.run("init");
      if (/^bichiku count (?!sheet|list)/.test(example)) await takeStock(example);
      if (example.startsWith("bichiku items split")) await office.run(...lamp);
      if (/^bichiku (request show|plan)/.test(example)) await office.run(...asking);
      if (/^bichiku plan (?!--|explain)/.test(example)) await office.run(...planning);
      if (example.startsWith("bichiku ship")) await acceptPlan(example);
      const { status, out, err } = await office.runLine(example);
      // What the samples hold may be worth telling (exit.findings); it is no fault of the example.
      // A dialogue is refused where nobody is, and says what to do instead.
      const expected = example.endsWith("items review") ? [exit.input] : [exit.ok, exit.findings];
      expect(expected, `${example}: ${err}`).toContain(status);
      expect(`${out}${err}`).not.toBe("");
      office.leave();
      office = enterOffice();
    }
  });
});

async function fillLedger(): Promise<void> {
  await office.run("init");
  const samples = [
    ["data/sample/cabinet-office-stock.csv", "cabinet-office"],
    ["data/sample/jica-stock.xlsx", "jica"],
  ] as const;
  for (const [file, agency] of samples) {
    const { status, err } = await office.run("import", file, "--agency", agency);
    expect({ status, err }).toMatchObject({ status: exit.ok });
  }
}

const asking = ["request", "import", "data/sample/requests.csv"];
const planning = ["plan", "--allow-unverified", "--request", "IOM-20131210-IQ"];

let planned: Buffer | undefined;

/** A plan with a transfer of custody, and its first shipment as far as the example goes on. */
async function acceptPlan(example: string): Promise<void> {
  if (planned === undefined) await planWithCustody();
  planned ??= readFileSync("bichiku.db");
  writeFileSync("bichiku.db", planned);
  if (example.includes("deliver")) await office.run("ship", "dispatch", "S-1-1");
}

async function planWithCustody(): Promise<void> {
  await office.run(
    ...["request", "add", "--request", "IOM-1", "--organisation", "IOM", "--cause", "conflict"],
    ...["--destination", "EBL", "--item", "TENT-4X4", "--quantity", "500"],
  );
  await office.run("plan", "--allow-unverified", "--pool");
  await office.run("plan", "accept", "P-1");
}

/** What `items split` undoes. */
const lamp = ["items", "merge", "Solar street light, trial set", "--into", "SOLAR-LAMP"];

/** A count as far as the example goes on with it. */
async function takeStock(example: string): Promise<void> {
  await office.run("count", "sheet", "--depot", "AEDXB", "--category", "blanket");
  if (/count (enter|cancel)/.test(example)) return;
  for (const team of ["1", "2"]) {
    const file = `data/sample/count-team-${team}.csv`;
    await office.run("count", "enter", file, "--count", "C-1", "--team", team);
  }
}
