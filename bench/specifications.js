// Measures `check`, `spec gap` and `spec compare`: 10,000 lots with 30,000 values of evidence
// against every organisation.
//
//   node bench/specifications.js    written into README.md
//
// Lots, quantities and values are invented, from a fixed seed; the values lie around the limits, so
// that some are met, some missed, and some tested by another method than the one asked for.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "work", "specifications");
const program = join(here, "..", "bin", "bichiku.js");
const lots = 10_000;
const rounds = 5;

const goods = [
  ["BLANKET", "blanket"],
  ["BLANKET-SYNTHETIC-LOW", "blanket"],
  ["BLANKET-WOOL-50-MEDIUM", "blanket"],
  ["TENT-4X4", "tent"],
  ["PLASTIC-SHEET-5X4", "sheet"],
  ["TARPAULIN-4X6", "sheet"],
  ["JERRYCAN-10L", "can"],
  ["JERRYCAN-20L", "can"],
  ["SLEEPING-MAT", "other"],
  ["BUCKET", "other"],
  ["KITCHEN-SET", "other"],
  ["LLIN-160X180X150", "other"],
  ["GENERATOR-DIESEL-6KVA", "other"],
];

/** Attribute, unit, test method, lowest and highest value. */
const said = {
  blanket: [
    ["thermal_resistance", "TOG", "ISO 11092", 1, 5],
    ["width", "cm", "", 147, 156],
    ["length", "cm", "", 197, 207],
    ["tensile_strength_warp", "N", "ISO 13934-1", 230, 300],
    ["mass_per_area", "g/m2", "ISO 3801", 190, 680],
  ],
  tent: [
    ["floor_area_main", "m2", "", 15, 17],
    ["outer_canvas_mass_per_area", "g/m2", "ISO 3801", 280, 410],
    ["occupants", "1", "", 4, 6],
  ],
  sheet: [
    ["width", "cm", "", 395, 405],
    ["length", "cm", "", 495, 606],
    ["tear_strength", "N", "BS 4303 wing tear", 90, 120],
    ["tensile_strength", "N", "ISO 1421-1", 450, 620],
    ["mass_per_area", "g/m2", "ISO 3801", 170, 215],
  ],
  can: [
    ["capacity", "L", "", 9, 22],
    ["cap_inner_diameter", "mm", "", 25, 35],
    ["drop_height", "m", "", 1, 3],
  ],
  other: [["mass_per_piece", "kg", "", 1, 6]],
};

/** Whole numbers from low to high, the same ones each time. */
function dice(seed) {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + Math.floor((state / 2 ** 32) * (high - low + 1));
  };
}

function writeFiles() {
  const roll = dice(20_261_123);
  const two = (value) => String(value).padStart(2, "0");
  const movements = ["date,kind,item,lot,depot,agency,quantity,reference"];
  const evidence = ["item,lot,attribute,value,unit,kind,method,laboratory,report,date"];
  for (let number = 0; number < lots; number += 1) {
    const [item, family] = goods[number % goods.length];
    const lot = `L${String(number).padStart(5, "0")}`;
    const date = `20${roll(14, 25)}-${two(roll(1, 12))}-${two(roll(1, 28))}`;
    const [depot, agency] = [
      ["AEDXB", "SGSIN"][roll(0, 1)],
      ["jica", "cabinet-office"][roll(0, 1)],
    ];
    movements.push([date, "receive", item, lot, depot, agency, roll(1, 900), `R${number}`].join());
    for (const [attribute, unit, method, low, high] of said[family]) {
      const paper = method === "" ? ["measured", "", "", ""] : ["lab", method, "Lab", `N${number}`];
      evidence.push([item, lot, attribute, roll(low, high), unit, ...paper, "2026-01-05"].join());
    }
  }
  writeFileSync(join(work, "movements.csv"), movements.join("\n"));
  writeFileSync(join(work, "evidence.csv"), evidence.join("\n"));
  return evidence.length - 1;
}

/** A whole process; seconds on the wall and of the processor, and peak memory. */
function run(...args) {
  const done = spawnSync(
    "/usr/bin/time",
    ["-f", "%e %U %S %M", process.execPath, program, ...args],
    {
      cwd: work,
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  if (done.status > 1) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  const [wall, user, system, kilobytes] = done.stderr
    .trim()
    .split("\n")
    .at(-1)
    .split(" ")
    .map(Number);
  return { wall, cpu: user + system, megabytes: kilobytes / 1024, out: done.stdout };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function specificationReport() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const values = writeFiles();
  run("init");
  run("post", "movements.csv", "--quiet");
  const imported = run("evidence", "import", "evidence.csv", "--quiet");
  const row = (what, all, wanted = "") => {
    const of = (field) => median(all.map((one) => one[field]));
    const [wall, cpu] = [of("wall").toFixed(2), of("cpu").toFixed(2)];
    return `| ${what} | ${wall} s | ${cpu} s | ${Math.round(of("megabytes"))} MB | ${wanted} |`;
  };
  const times = (...args) => Array.from({ length: rounds }, () => run(...args));
  const tables = times("check");
  const documents = times("check", "--json");
  const compared = ["spec", "compare", "cabinet-office", "jica"];
  const verdicts = JSON.parse(documents[0].out);
  const [cpu] = cpus();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu.model.trim()}, ` +
      `Node ${process.version}, load ${loadavg()[0].toFixed(1)} at the end. Whole processes, medians of ${rounds}.`,
    "",
    "| what | time | processor | peak memory | wanted |",
    "| --- | --- | --- | --- | --- |",
    row(`evidence import, ${values.toLocaleString("en")} values`, [imported]),
    row(
      `check: ${lots.toLocaleString("en")} lots × 5 organisations, the matrix and the reasons`,
      tables,
      "< 3 s",
    ),
    row("the same as --json, every requirement of every verdict", documents),
    row("spec gap: the tests that make all of it acceptable", times("spec", "gap")),
    row("the same within a budget of 1,000 tests", times("spec", "gap", "--budget", "1000")),
    row("spec compare: two owners against every standard", times(...compared)),
    "",
    `${verdicts.length.toLocaleString("en")} verdicts on ` +
      `${verdicts.reduce((sum, one) => sum + one.requirements.length, 0).toLocaleString("en")} requirements; ` +
      `the JSON has ${Math.round(documents[0].out.length / 2 ** 20)} MiB.`,
  ].join("\n");
}

export function writeSpecifications() {
  const page = join(here, "README.md");
  const results = specificationReport();
  const [before, , after] = readFileSync(page, "utf8").split(/<!-- specifications(?: end)? -->/);
  const text = `${before}<!-- specifications -->\n${results}\n<!-- specifications end -->${after}`;
  writeFileSync(page, text);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(writeSpecifications());
