// Measures the program against named peers in one run, and writes the results into bench/README.md.
//
//   npm run bench            all of it: a million movements, about ten minutes
//   npm run bench -- 100000  with fewer movements, to see that it works
//
// Peers: the sqlite3 shell (loads the same CSV and groups it), hledger (balances of the same
// journal), and bare node. A peer that is not installed is said to be missing and left out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeInventory } from "./inventory.js";
import { writeMatching } from "./matching.js";
import { writeCsv, writeJournal, writeReference } from "./movements.js";
import { writePlanning } from "./planning.js";
import { writePosition } from "./position.js";
import { writeReconciliation } from "./reconciliation.js";
import { writeSpecifications } from "./specifications.js";

const count = Number(process.argv[2] ?? 1_000_000);
const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "work");
const data = join(work, "data");
const csv = join(work, "movements.csv");
const journal = join(work, "movements.journal");
const inventory = join(work, "inventory.csv");
const program = join(here, "..", "bin", "bichiku.js");
const timer = "/usr/bin/time";

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (value) => (value === undefined ? "–" : `${value.toFixed(value < 10 ? 2 : 1)} s`);
const times = (value) => (value === undefined ? "–" : `${value.toFixed(2)}×`);
const has = (command) => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

/** Runs a command as a whole process; seconds on the wall clock and peak memory in MB. */
function run(command, args, { input, expect = 0 } = {}) {
  const timed = existsSync(timer);
  const [file, all] = timed ? [timer, ["-f", "%e %M", command, ...args]] : [command, args];
  const start = process.hrtime.bigint();
  const done = spawnSync(file, all, { input, encoding: "utf8", maxBuffer: 1 << 30 });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
  if (done.status !== expect) throw new Error(`${command} ${args.join(" ")}: ${done.stderr}`);
  const [, peak] = timed ? done.stderr.trim().split("\n").at(-1).split(" ") : [];
  return { seconds: elapsed, megabytes: peak === undefined ? undefined : Number(peak) / 1024 };
}

const store = join(work, "bench.db");
const bichiku = (...args) => run(process.execPath, [program, ...args]);
const onStore = (...args) =>
  bichiku(...args, "--store", `sqlite:${store}`, "--data", data, "--quiet");

/** A, B, A, B …, so that a slow moment of the machine meets both; medians, and ratios pair by pair. */
function paired(rounds, a, b) {
  const pairs = Array.from({ length: rounds }, () => [a(), b?.()]);
  const of = (side, field) => median(pairs.map((pair) => pair[side]?.[field]));
  return {
    seconds: of(0, "seconds"),
    megabytes: of(0, "megabytes"),
    peer: b === undefined ? undefined : of(1, "seconds"),
    ratio: b === undefined ? undefined : median(pairs.map(([x, y]) => x.seconds / y.seconds)),
  };
}

function freshStore() {
  rmSync(store, { force: true });
  onStore("init");
}

const sqliteScript = `.mode csv
.import ${csv} movement
create table sums as select item, lot, depot, agency, sum(quantity) as quantity
  from movement group by item, lot, depot, agency;
select count(*) from sums;
`;

function postAgainstSqlite() {
  const shell = () => {
    rmSync(join(work, "peer.db"), { force: true });
    return run("sqlite3", [join(work, "peer.db")], { input: sqliteScript });
  };
  const post = () => {
    freshStore();
    return onStore("post", csv);
  };
  return paired(3, post, has("sqlite3") ? shell : undefined);
}

function measureAll(rows) {
  const row = (what, { seconds: own, megabytes, peer, ratio }, peerName, target) => {
    const memory = megabytes === undefined ? "–" : `${Math.round(megabytes)} MB`;
    rows.push([what, seconds(own), memory, peerName, seconds(peer), times(ratio), target]);
    console.error(rows.at(-1).join(" | "));
  };
  const post = postAgainstSqlite();
  row(
    `post ${count.toLocaleString("en")} movements`,
    post,
    "sqlite3 shell: load and group",
    "≤ 4×",
  );
  if (has("hledger")) {
    const peer = run("hledger", ["-f", journal, "bal", "--flat", "-N"]).seconds;
    const ratio = post.seconds / peer;
    row("the same", { ...post, peer, ratio }, "hledger: balances of the journal", "≤ 0.2×");
  }
  row(
    "stock on that store",
    paired(5, () => onStore("stock")),
    "",
    "< 0.4 s",
  );
  row(
    "stock --as-of, summed anew",
    paired(3, () => onStore("stock", "--as-of", "2020-03-31")),
    "",
    "",
  );
  row(
    "verify of that store",
    paired(3, () => onStore("verify")),
    "",
    "< 10 s",
  );
  const node = () => run(process.execPath, ["-e", "0"]);
  row(
    "--version",
    paired(15, () => bichiku("--version"), node),
    "node -e 0",
    "≤ 1.6×",
  );
  const storeMebibytes = Math.round(statSync(store).size / 2 ** 20);
  const load = () => {
    freshStore();
    return bichiku(
      "import",
      inventory,
      "--agency",
      "jica",
      "--dry-run",
      "--json",
      "--store",
      `sqlite:${store}`,
      "--data",
      data,
    );
  };
  row("import of 20,000 rows, validated", paired(3, load), "", "< 2 s");
  return storeMebibytes;
}

function report(rows, storeMebibytes) {
  const head = ["what", "time", "peak memory", "peer", "peer's time", "ratio", "wanted"];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const [cpu] = cpus();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu.model.trim()}, ` +
      `${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}. ` +
      "Whole processes, start-up included; medians, ratios pair by pair.",
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map(line),
    "",
    `The file of movements has ${Math.round(statSync(csv).size / 2 ** 20)} MiB, ` +
      `the store ${storeMebibytes} MiB.`,
  ].join("\n");
}

mkdirSync(work, { recursive: true });
writeReference(data);
await writeCsv(csv, count);
if (has("hledger")) await writeJournal(journal, count);
await writeInventory(inventory, 20_000);
const rows = [];
// The inventory is read into an empty store last: the store of movements stays for the rest.
const storeMebibytes = measureAll(rows);
const page = join(here, "README.md");
const text = readFileSync(page, "utf8");
const [before, , after] = text.split(/<!-- results(?: end)? -->/);
const results = report(rows, storeMebibytes);
console.log(results);
if (count >= 1_000_000) {
  writeFileSync(page, `${before}<!-- results -->\n${results}\n<!-- results end -->${after}`);
}
if (count >= 1_000_000) console.log(await writeReconciliation());
if (count >= 1_000_000) console.log(await writeMatching());
if (count >= 1_000_000) console.log(writeSpecifications());
if (count >= 1_000_000) console.log(writePosition());
if (count >= 1_000_000) console.log(await writePlanning());
