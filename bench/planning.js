// Measures `plan`: sizes, how good plans are, and what they save against a simple rule.
//
//   node bench/planning.js           all of it, written into README.md: about half an hour
//   node bench/planning.js sizes     the three sizes only; also: past, seeds
//
// Worlds are invented, from seeds (planning/world.js); whole processes are measured, from the ledger
// to the plan as JSON. The past contributions (planning/past.js) are those of data/relief-events.csv.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bestShipping } from "../dist/planning/shipping.js";
import { highsSolver } from "../dist/solver/highs.js";
import { pastTasks } from "./planning/past.js";
import { byRule } from "./planning/rule.js";
import { planningWorld, writeWorld } from "./planning/world.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const work = join(here, "work", "planning");
const program = join(root, "bin", "bichiku.js");

const sizes = [
  {
    depots: 6,
    requests: 10,
    items: 10,
    seconds: 60,
    seeds: [1, 2, 3, 4, 5],
    wanted: "proven, < 10 s",
  },
  { depots: 30, requests: 100, items: 30, seconds: 60, seeds: [1, 2], wanted: "≤ 2 %, < 60 s" },
  {
    depots: 200,
    requests: 1000,
    items: 50,
    seconds: 240,
    seeds: [1],
    wanted: "gap told, < 300 s, < 4 GB",
  },
];

function run(folder, ...args) {
  const all = [program, ...args, "--store", `sqlite:${join(folder, "x.db")}`, "--data", folder];
  const done = spawnSync("/usr/bin/time", ["-f", "%e %U %S %M", process.execPath, ...all], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (done.status > 1) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  const [wall, user, system, kilobytes] = done.stderr
    .trim()
    .split("\n")
    .at(-1)
    .split(" ")
    .map(Number);
  return { wall, cpu: user + system, megabytes: kilobytes / 1024, out: done.stdout };
}

function planned({ depots, requests, items, seconds }, seed) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const world = planningWorld({ depots, requests, items, seed });
  writeWorld(work, world);
  run(work, "init");
  run(work, "items", "import", "goods.csv");
  run(work, "post", "movements.csv");
  run(work, "request", "import", "requests.csv");
  const done = run(
    work,
    ...["plan", "--network", "network", "--pool", "--allow-unverified", "--dry-run", "--json"],
    ...["--decision-days", "3", "--custody-days", "4", "--time-limit", String(seconds)],
  );
  return { ...done, plan: JSON.parse(done.out), lines: world.lines.length };
}

const percent = (share) => `${(share * 100).toFixed(2)} %`;

/** Of each criterion how much better it could be at most, as far as it was looked into. */
function gapsOf({ proofs }) {
  return proofs
    .map(({ criterion, value, bound, proven }) => {
      const size = Math.max(Math.abs(value), Math.abs(bound));
      return `${criterion} ${proven ? "proven" : percent(size === 0 ? 0 : Math.abs(value - bound) / size)}`;
    })
    .join(", ");
}

function sizeRows() {
  return sizes.flatMap((size) =>
    size.seeds.map((seed) => {
      const { wall, cpu, megabytes, plan, lines } = planned(size, seed);
      const cells = [
        `${size.depots} × ${size.requests} × ${size.items}, seed ${seed}, ${lines} lines`,
        `${wall.toFixed(1)} s`,
        `${cpu.toFixed(1)} s`,
        `${Math.round(megabytes)} MB`,
        plan.status,
        gapsOf(plan),
        size.wanted,
      ];
      console.error(cells.join(" | "));
      return `| ${cells.join(" | ")} |`;
    }),
  );
}

/** Each past contribution by the rule and by the model: never worse, and what it saves. */
async function pastReport() {
  const solve = highsSolver();
  const savings = [];
  const count = { compared: 0, stuck: 0, better: 0, worse: 0, open: 0 };
  for (const { event, task } of pastTasks(root)) {
    if (task.matches.length === 0) continue;
    const rule = byRule(task);
    count.compared += 1;
    // The rule runs out of vehicles: what it says cannot be done.
    if (rule.costYen === Number.POSITIVE_INFINITY) {
      count.stuck += 1;
      continue;
    }
    const begun = performance.now();
    const elapsedSeconds = () => (performance.now() - begun) / 1000;
    const found = await bestShipping(task, {
      ...{ prefer: "cost", solve, timeLimitSeconds: 20, elapsedSeconds },
    });
    const reached = new Map(found.stages.map((it) => [it.objective.criterion, it]));
    if (reached.get("cost")?.proven !== true) count.open += 1;
    const ours = [
      reached.get("shortage")?.value ?? 0,
      reached.get("fairness")?.value ?? 0,
      (reached.get("cost")?.value ?? 0) * 1000,
    ];
    const theirs = [rule.shortage, rule.fairness, rule.costYen];
    const at = ours.findIndex(
      (value, index) => Math.abs(value - theirs[index]) > [0.5, 1e-5, 1][index],
    );
    if (at >= 0 && ours[at] > theirs[at]) {
      count.worse += 1;
      console.error(`worse: ${event}`, ours, theirs);
    } else if (at === 0 || at === 1) count.better += 1;
    else savings.push(rule.costYen === 0 ? 0 : 1 - ours[2] / rule.costYen);
  }
  savings.sort((a, b) => a - b);
  const mean = savings.reduce((sum, each) => sum + each, 0) / Math.max(1, savings.length);
  return (
    `${count.compared} past contributions against the rule (nearest depot in time, soonest expiry, shortest way, ` +
    `cheapest vehicle): worse ${count.worse}; the rule runs out of vehicles ${count.stuck}; more delivered, or ` +
    `more fairly, ${count.better}; as much delivered ${savings.length}, of these ${percent(mean)} saved on ` +
    `average, ${percent(savings[Math.floor(savings.length / 2)] ?? 0)} in the middle. ` +
    `Cost not proven in 20 s: ${count.open}.`
  );
}

/** The test that tries everything, with as many seeds as asked for. */
function seedsReport(seeds) {
  const done = spawnSync("npx", ["vitest", "run", "test/planning/everything.test.ts"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, BICHIKU_SEEDS: String(seeds) },
  });
  const said = done.status === 0 ? "the same in every criterion" : `NOT the same:\n${done.stdout}`;
  return `${seeds} random small tasks against trying everything: ${said}.`;
}

async function planningReport(parts) {
  const wanted = (part) => parts.length === 0 || parts.includes(part);
  const [cpu] = cpus();
  const texts = [
    `${cpus().length} × ${cpu.model.trim()}, Node ${process.version}, ` +
      `load of the machine ${loadavg()[0].toFixed(1)}.`,
  ];
  if (wanted("sizes")) {
    texts.push(
      [
        "| depots × requests × items | time | processor | peak memory | status | could be better by at most | wanted |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        ...sizeRows(),
      ].join("\n"),
    );
  }
  if (wanted("past")) texts.push(await pastReport());
  if (wanted("seeds")) texts.push(seedsReport(1000));
  return texts.join("\n\n");
}

export async function writePlanning(parts = []) {
  const results = await planningReport(parts);
  if (parts.length > 0) return results;
  const page = join(here, "README.md");
  const [before, , after] = readFileSync(page, "utf8").split(/<!-- planning(?: end)? -->/);
  writeFileSync(page, `${before}<!-- planning -->\n${results}\n<!-- planning end -->${after}`);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await writePlanning(process.argv.slice(2)));
}
