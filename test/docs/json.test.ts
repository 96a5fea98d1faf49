/**
 * docs/json.md: what every command prints with --json. Each documented key is really printed, each
 * printed key is documented, and the examples are real.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/command.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { type DocumentedCommand, documentedCommands } from "./json-commands.ts";

const page = resolve(import.meta.dirname, "../../docs/json.md");

/** Lists that show what samples do not: rejected rows, warnings, what the ledger refuses. */
const faulty = {
  "wrong.csv": "品名,数量,倉庫\r\n毛布,約500,Dubai\r\nテント,3,Dubai\r\n",
  "twice.csv":
    "品名,ロット番号,数量,倉庫\r\n毛布,CAO-B-R04-2,10,Dubai\r\n毛布,X-1,5,Dubai\r\n毛布,X-1,5,Dubai\r\n",
  // On a count sheet: an expiry that was changed, and goods and an owner that nobody knows.
  "found.csv":
    "番号,品目コード,ロット番号,使用期限,所有機関,実地数量\r\n4,,,2030-01-01,JICA,5\r\n,謎の箱,X-9,,どこかの機関,3\r\n",
  "names.csv":
    "品名,数量,倉庫\r\nビニールシート 400cm*500cm,10,Dubai\r\nポリタンク 20リッター 蛇口付,5,Dubai\r\n",
  "ours.csv": "id,name\r\n1,ビニールシート 5×4m\r\n2,給水容器（10L）\r\n",
  "theirs.csv": 'id,title\r\nP-4,"Plastic sheet, 400cm*500cm"\r\nJ-10,"Water container, 10 lt"\r\n',
  "wrong-items.csv":
    "item,name_en,category,base_unit,pieces_per_pack,shade\nX-1,Thing,tent,piece,many,red\n",
  "lots.json": '{"fixedCost": 500, "holdingCost": 2, "demand": [90, 120, 80, 70]}',
  "perishable.json":
    '{"arrivalRate": 1.5, "sizes": [2, 5, 20], "probabilities": [0.5, 0.3, 0.2], "leadTime": 2, "S": 60, "shelfLife": 9, "rotateBefore": 1, "rotationCost": 5, "holdingCost": 1, "stockoutCost": 9}',
  "watched.json":
    '{"fixedCost": 100, "holdingCost": 20, "stockoutCost": 150, "mean": 1.5, "leadTime": 2}',
};

let office: Office;
const printed = new Map<string, readonly unknown[]>();

beforeAll(async () => {
  office = enterOffice();
  for (const [name, text] of Object.entries(faulty)) writeFileSync(name, text);
  for (const { name, before = [], lines } of documentedCommands) {
    const documents: unknown[] = [];
    for (const line of before) await office.runLine(line);
    for (const line of lines) {
      const { out, err, status } = await office.runLine(`${line} --json`);
      expect(out, `${line}: status ${status}, ${err}`).not.toBe("");
      documents.push(JSON.parse(out));
    }
    printed.set(name, documents);
  }
}, 300_000);
afterAll(() => office.leave());

/** All paths of a document: of elements that are objects, the paths of their keys. */
function pathsOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) {
    return value.length === 0
      ? [`${path}[]?`]
      : value.flatMap((part) => pathsOf(part, `${path}[]`));
  }
  if (typeof value !== "object" || value === null) return [path];
  const dot = path === "" ? "" : `${path}.`;
  return Object.entries(value).flatMap(([key, part]) => pathsOf(part, `${dot}${key}`));
}

const keysOf = (documents: readonly unknown[]): readonly string[] => {
  const paths = new Set(documents.flatMap((document) => pathsOf(document)));
  // An array that is empty here and filled there is known by what fills it.
  const isFilled = (path: string): boolean =>
    [...paths].some((other) => !other.endsWith("?") && other.startsWith(path.slice(0, -1)));
  return [...paths]
    .filter((path) => !path.endsWith("?") || !isFilled(path))
    .map((path) => path.replace(/\?$/, ""))
    .sort();
};

/** Two elements of a list show what it is like. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shortened(part)]));
}

function chapter({ name, is, lines: [line], keys }: DocumentedCommand): string {
  const rows = Object.entries(keys).map(([path, text]) => `| \`${path}\` | ${text} |`);
  const example = JSON.stringify(shortened(printed.get(name)?.[0]), undefined, 2);
  return [
    ...[`## ${name}`, "", is, "", "| key | |", "| --- | --- |", ...rows, ""],
    ...[`\`bichiku ${line} --json\``, "", "```json", example, "```", ""],
  ].join("\n");
}

const opening = `# JSON

With \`--json\` a command prints one JSON document on standard output and nothing else there;
warnings and problems go to standard error. Keys are stable and in camelCase, dates are
\`YYYY-MM-DD\`, moments are UTC. What is not known is \`null\`, never 0. Quantities are whole numbers in the item's base unit. Exit statuses are in [errors.md](errors.md).

\`lines[].item\` is the key \`item\` of each element of \`lines\`. In the examples lists are cut after
two elements. This page is written by a test from what the program prints (\`npm run golden\`).
\`demo --json\` gives the steps with what each printed.

`;

describe("docs/json.md", () => {
  test("has every command", () => {
    const documented = documentedCommands.map(({ name }) => name);
    const known = commands.map(({ name }) => name).filter((name) => name !== "demo");
    expect([...new Set(documented.map((name) => name.split(" ")[0]))].sort()).toEqual(known.sort());
  });

  test.each(documentedCommands)("$name: documented and printed keys are the same", (command) => {
    expect(keysOf(printed.get(command.name) ?? [])).toEqual(Object.keys(command.keys).sort());
  });

  test("is up to date", async () => {
    const text = `${opening}${documentedCommands.map(chapter).join("\n")}`;
    await expect(text).toMatchFileSnapshot(page);
  });
});
