/**
 * The rules of the house, held by a test so that they do not fade: who imports whom, how long
 * things may be, how each file begins. An exception is named here with its reason; the lists only
 * get shorter.
 */
import { readdirSync, readFileSync } from "node:fs";
import { posix, sep } from "node:path";
import { describe, expect, test } from "vitest";

/** Part of src → what it may import beside itself: other parts, and packages that it does import. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: ["date-fns"],
  matching: ["domain"],
  specification: ["domain"],
  planning: ["domain"],
  counting: ["domain"],
  shipping: ["domain"],
  replenishment: ["domain"],
  positioning: ["domain", "planning"],
  text: ["domain", "matching", "specification", "replenishment"],
  importers: ["domain", "positioning", "replenishment", "matching", "text"],
  reconciliation: ["domain", "text"],
  documents: ["domain", "specification", "text"],
  solver: ["ports.ts", "planning", "text", "node:", "highs"],
  "ports.ts": ["domain", "counting", "text", "importers", "documents"],
  storage: [
    "ports.ts",
    "domain",
    "counting",
    "shipping",
    "text",
    "importers",
    "documents",
    "node:",
    "better-sqlite3",
  ],
  files: [
    "ports.ts",
    "domain",
    "matching",
    "specification",
    "replenishment",
    "text",
    "importers",
    "documents",
    "node:",
    "csv-stringify",
    "encoding-japanese",
    "iconv-lite",
    "@e965/xlsx",
    "docx",
    "exceljs",
    "d3-scale",
  ],
  cli: [
    "ports.ts",
    "domain",
    "matching",
    "specification",
    "counting",
    "shipping",
    "planning",
    "positioning",
    "replenishment",
    "text",
    "importers",
    "documents",
    "reconciliation",
    "commander",
    "fast-string-width",
  ],
  // These two put the program together; nobody imports start.ts, and only start.ts context.ts.
  "context.ts": [
    "ports.ts",
    "domain",
    "specification",
    "text",
    "planning",
    "cli",
    "solver",
    "storage",
    "files",
    "node:",
    "inquirer",
  ],
  "start.ts": ["context.ts", "cli", "text", "node:"],
};

const pure = [
  "domain",
  "matching",
  "specification",
  "planning",
  "counting",
  "shipping",
  "positioning",
  "replenishment",
  "text",
  "importers",
  "reconciliation",
  "documents",
];

/** Packages that start-up must not pay for: imported where they are used, never at the top. */
const loadedLate = [
  "highs",
  "@e965/xlsx",
  "docx",
  "exceljs",
  "d3-scale",
  "encoding-japanese",
  "iconv-lite",
  "inquirer",
];

/** A function without those inside it, each of which counts by itself; and with them. */
const functionLinesMax = { own: 60, whole: 120 };

/** Longer than the rule allows, and why. */
const longFiles: Readonly<Record<string, string>> = {};
const longFunctions: Readonly<Record<string, string>> = {};

interface SourceFile {
  readonly path: string; // "src/domain/ledger.ts"
  readonly lines: readonly string[];
  readonly text: string;
}

function sourcesIn(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.split(sep).join("/")))
    .filter((path) => path.endsWith(".ts") || path.endsWith(".js"))
    .filter((path) => !path.includes("/work/"))
    .sort()
    .map((path) => {
      const text = readFileSync(path, "utf8");
      return { path, text, lines: text.split("\n") };
    });
}

const ours = sourcesIn("src");
const all = [...ours, ...sourcesIn("test"), ...sourcesIn("bench"), ...sourcesIn("bin")];

/** A package's name, without the file inside it: "@e965/xlsx", "date-fns", "node:". */
function packageOf(from: string): string {
  if (from.startsWith("node:")) return "node:";
  return from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
}

interface Import {
  readonly from: string;
  readonly late: boolean;
  readonly typeOnly: boolean;
}

const importsOf = ({ text }: SourceFile): readonly Import[] => [
  ...[...text.matchAll(/^(?:import|export)\s(type\s)?[^;]*?\bfrom "([^"]+)"/gm)].map(
    ([, type, from = ""]) => ({ from, late: false, typeOnly: type !== undefined }),
  ),
  ...[...text.matchAll(/^import "([^"]+)"/gm)].map(([, from = ""]) => ({
    from,
    late: false,
    typeOnly: false,
  })),
  ...[...text.matchAll(/\bimport\(\s*"([^"]+)"/g)].map(([, from = ""]) => ({
    from,
    late: true,
    typeOnly: false,
  })),
];

/** The files that must be loaded before this one. */
const neededBy = (file: SourceFile): readonly string[] =>
  importsOf(file)
    .filter(({ from, late, typeOnly }) => from.startsWith(".") && !late && !typeOnly)
    .map(({ from }) => posix.join(posix.dirname(file.path), from));

/** The part of src that a file belongs to: its folder, or its own name at the top. */
const partOf = (path: string): string => path.split("/")[1] ?? "";

describe("who imports whom", () => {
  test("imports point inwards only", () => {
    const faults = ours.flatMap((file) =>
      importsOf(file).flatMap(({ from }) => {
        const part = partOf(file.path);
        const target = from.startsWith(".")
          ? partOf(posix.join(posix.dirname(file.path), from))
          : packageOf(from);
        const allowed = [part, ...(mayImport[part] ?? [])];
        return allowed.includes(target) ? [] : [`${file.path} may not import ${from}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test("every part of src is known to the rule", () => {
    const parts = [...new Set(ours.map(({ path }) => partOf(path)))].sort();
    expect(parts.filter((part) => mayImport[part] === undefined)).toEqual([]);
  });

  test("no part may use a package that it does not use", () => {
    const isPackage = (name: string): boolean =>
      !name.endsWith(".ts") && mayImport[name] === undefined;
    const unused = Object.entries(mayImport).flatMap(([part, allowed]) => {
      const imported = ours
        .filter(({ path }) => partOf(path) === part)
        .flatMap((file) => importsOf(file).map(({ from }) => packageOf(from)));
      return allowed
        .filter((name) => isPackage(name) && !imported.includes(name))
        .map((name) => `${part} does not use ${name}`);
    });
    expect(unused).toEqual([]);
  });

  test("the page of ports has types of other parts only", () => {
    const ports = ours.filter(({ path }) => path === "src/ports.ts");
    expect(ports).toHaveLength(1);
    const values = ports.flatMap(importsOf).filter(({ typeOnly }) => !typeOnly);
    expect(values.map(({ from }) => from)).toEqual([]);
  });

  test("no file needs, while it is loaded, a file that needs it", () => {
    const needs = new Map(ours.map((file) => [file.path, neededBy(file)]));
    const reached = (path: string): ReadonlySet<string> => {
      const seen = new Set<string>();
      const left = [...(needs.get(path) ?? [])];
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        if (seen.has(next)) continue;
        seen.add(next);
        left.push(...(needs.get(next) ?? []));
      }
      return seen;
    };
    expect(ours.map(({ path }) => path).filter((path) => reached(path).has(path))).toEqual([]);
  });

  test("heavy packages are loaded where they are used", () => {
    const faults = ours.flatMap((file) =>
      importsOf(file)
        .filter(({ late, typeOnly, from }) => !late && !typeOnly && loadedLate.includes(from))
        .map(({ from }) => `${file.path} imports ${from} at start-up`),
    );
    expect(faults).toEqual([]);
  });

  test("relative imports are written with .ts, and no folder has a barrel file", () => {
    const faults = [...ours, ...sourcesIn("test")].flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => from.startsWith(".") && !/\.(ts|js|json)$/.test(from))
        .map(({ from }) => `${file.path}: ${from}`),
    );
    expect(faults).toEqual([]);
    expect(ours.filter(({ path }) => path.endsWith("/index.ts"))).toEqual([]);
  });
});

describe("sizes", () => {
  test("a file has at most 400 lines, a test with its tables 600", () => {
    const max = (path: string): number => (path.startsWith("test/") ? 600 : 400);
    const long = all
      .filter(({ lines, path }) => lines.length - 1 > max(path) && longFiles[path] === undefined)
      .map(({ lines, path }) => `${path}: ${lines.length - 1}`);
    expect(long).toEqual([]);
  });

  test("a function has at most 60 lines, 120 with the functions inside it", () => {
    const long = ours.flatMap((file) =>
      functionsOf(file)
        .filter(({ own, whole }) => own > functionLinesMax.own || whole > functionLinesMax.whole)
        .map((found) => ({ key: `${file.path} ${found.name}`, ...found }))
        .filter(({ key }) => longFunctions[key] === undefined)
        .map(({ key, own, whole }) => `${key}: ${own} lines, ${whole} in all`),
    );
    expect(long).toEqual([]);
  });

  // A message stays on one line, so that whoever sees it on a screen finds it in the source.
  test("a line has at most 100 columns, its texts apart", () => {
    const long = all.flatMap(({ path, lines }) =>
      lines.flatMap((line, at) =>
        [...withoutLiterals(line)].length > 100 ? [`${path}:${at + 1}`] : [],
      ),
    );
    expect(long).toEqual([]);
  });
});

describe("leftovers", () => {
  test.each<[what: string, pattern: RegExp]>([
    ["a default export", /^export default\b/m],
    ["a TODO without the number of its issue", /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/],
    ["an enum or a namespace", /^(export )?(declare )?(const )?(enum|namespace) \w+ \{/m],
    ["a test that is left out or alone", /\b(test|it|describe)\.(only|todo|skip|fails)\(/],
    ["a path of somebody's machine", /(["'`\s])\/(home|Users|root|work)\/\w/],
  ])("no file has %s", (_, pattern) => {
    const here = /tidy\.test\.ts$/;
    const found = all.filter(({ path, text }) => !here.test(path) && pattern.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test("Japanese texts have brackets of their own width, and write 又は", () => {
    const half = /[ぁ-んァ-ヶー一-龠]\(|\)[ぁ-んァ-ヶー一-龠、。]|または/;
    const texts = ours.filter(({ path }) => path.startsWith("src/text/"));
    const found = texts.flatMap(({ path, lines }) =>
      lines.flatMap((line, at) => {
        const japanese = /\bja: (.*)/.exec(line)?.[1]?.replace(/\$\{[^{}]*\}/g, "字") ?? "";
        return half.test(japanese) ? [`${path}:${at + 1}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });

  test("the same input gives the same bytes: no clock, chance, place or process in pure parts", () => {
    const worldly =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.|process\.|Intl\.|toLocale|localeCompare)/;
    const found = ours.filter(
      ({ path, text }) => pure.includes(partOf(path)) && worldly.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test("what a file exports is imported somewhere", () => {
    const imported = new Set(
      all.flatMap(({ text }) =>
        [...text.matchAll(/\{([^{}]*)\} (?:from|= await import\()|\(await import\(.*?\)\)\.(\w+)/g)]
          .flatMap(([, names = "", name = ""]) => [...names.split(","), name])
          .map((name) =>
            name
              .replace(/^\s*type\s/, "")
              .split(/ as |:/)[0]
              ?.trim(),
          ),
      ),
    );
    const exported = /^export (?:async )?(?:function\*?|const|class) ([\w$]+)/gm;
    const alone = ours.flatMap(({ path, text }) =>
      [...text.matchAll(exported)].map(([, name = ""]) => ({ path, name })),
    );
    const dead = alone.filter(({ name }) => !imported.has(name));
    expect(dead.map(({ path, name }) => `${path} ${name}`)).toEqual([]);
  });

  test("each file of src begins by saying what it is for", () => {
    const silent = ours.filter(({ text }) => !/^(#!.*\n)?\/\*\*?[\s\S]{20,}?\*\//.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test("names in src say what a thing is", () => {
    const vague = /(^|\/|-)(utils?|helpers?|manager|misc|common|impl)(-|\.ts$|\/)/;
    expect(ours.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });
});

describe("packages", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const packagesIn = (files: readonly SourceFile[]): ReadonlySet<string> =>
    new Set(files.flatMap((file) => importsOf(file).map(({ from }) => packageOf(from))));

  test("what is installed with the program is what the program imports", () => {
    const used = [...packagesIn(ours)].filter((name) => !/^\.|^node:/.test(name));
    expect(Object.keys(dependencies).sort()).toEqual(used.sort());
  });

  test("each package has its reason in ARCHITECTURE.md, and no other is named there", () => {
    const [, table = ""] = readFileSync("ARCHITECTURE.md", "utf8").split("## Dependencies");
    const rows = [...table.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, names = ""]) => names);
    const named = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, n]) => n));
    const installed = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
    const written = installed.map((name) => (name.startsWith("@types/") ? "@types/*" : name));
    expect([...named].sort()).toEqual([...new Set(written)].sort());
  });
});

/** A line with what stands between quotation marks, and regular expressions, taken out. */
const withoutLiterals = (line: string): string =>
  line
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""')
    .replace(/\/(?:[^/\\]|\\.)+\/[a-z]*/g, "//")
    // A text over several lines: the line begins or ends inside of it.
    .replace(/`[^`]*$/, "");

interface FunctionExtent {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly own: number;
  readonly whole: number;
}

/**
 * Functions by their layout, which the formatter guarantees: the line that opens the body ends in
 * `{`, and the first line at the same indentation that begins with `}` closes it.
 */
function functionsOf({ lines }: SourceFile): readonly FunctionExtent[] {
  const found: Pick<FunctionExtent, "name" | "from" | "to">[] = [];
  for (const [from, line] of lines.entries()) {
    const opens = /^(\s*)(.*)\{$/.exec(line);
    if (opens === null) continue;
    const [, indent = "", head = ""] = opens;
    const isFunction =
      /\bfunction\b/.test(head) ||
      /=> $/.test(head) ||
      /^\).*$/.test(head) ||
      /^(async |static |get |set |\*)*[\w$#]+(<[^>]*>)?\(.*\).*$/.test(head);
    if (!isFunction || /^(if|for|while|switch|catch|else|\} else)\b/.test(head)) continue;
    const to = lines.findIndex((other, next) => next > from && other.startsWith(`${indent}}`));
    const name =
      /\bfunction\*?\s+([\w$]+)/.exec(line)?.[1] ??
      /^\s*(?:export )?(?:const |async )*([\w$]+)/.exec(line)?.[1];
    found.push({ name: name ?? `line ${from + 1}`, from, to });
  }
  return found.map((one) => {
    const inside = found.filter(({ from, to }) => from > one.from && to < one.to);
    const outermost = inside.filter(
      (each) => !inside.some(({ from, to }) => from < each.from && to > each.to),
    );
    const whole = one.to - one.from + 1;
    const nested = outermost.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    return { ...one, own: whole - nested, whole };
  });
}
