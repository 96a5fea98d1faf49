// Measures `position`: 20 depots × 1,000 events × 20 items, coupled by the room in depots.
//
//   node bench/position.js    written into README.md
//
// Depots, places, quantities and rooms are invented, from a fixed seed. The peer is the whole
// program written out at once (every layout and every shipment of every event), for the same
// solver: position-peer.js. It is asked about fewer events and one item, as the large world has
// 20 × 1,000 × 20 × 2 shipments; both answers must agree.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "work", "position");
const program = join(here, "..", "bin", "bichiku.js");
const peer = join(here, "position-peer.js");
const rounds = 3;

/** Whole numbers from low to high, the same ones each time. */
function dice(seed) {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + Math.floor((state / 2 ** 32) * (high - low + 1));
  };
}

/** Depots and places on a map; an event at one to three places, sizes with a heavy tail. */
function writeWorld(folder, { depots, events, items, places, rooms }) {
  const roll = dice(20_261_123);
  mkdirSync(folder, { recursive: true });
  const point = () => [roll(0, 18_000), roll(0, 9_000)];
  const depotAt = Array.from({ length: depots }, point);
  const placeAt = Array.from({ length: places }, point);
  const hours = ([a, b], [c, d]) => 72 + Math.hypot(a - c, b - d) / 375;
  const tables = {
    layout: ["depot,item,quantity,volume_m3"],
    events: ["event,probability"],
    demand: ["event,place,item,quantity"],
    transport: ["depot,place,hours"],
  };
  for (let i = 0; i < depots; i += 1) {
    for (let m = 0; m < items; m += 1) {
      tables.layout.push(
        `D${i},I${m},${roll(0, 4) === 0 ? roll(1, 80) * 100 : 0},0.0${1 + (m % 9)}`,
      );
    }
    for (let j = 0; j < places; j += 1) {
      tables.transport.push(`D${i},P${j},${hours(depotAt[i], placeAt[j]).toFixed(2)}`);
    }
  }
  for (let k = 0; k < events; k += 1) {
    tables.events.push(`E${k},`);
    const at = new Set(Array.from({ length: roll(1, 3) }, () => roll(0, places - 1)));
    for (let m = 0; m < items; m += 1) {
      for (const j of at) {
        const quantity = Math.round(100 / (roll(1, 1000) / 1000) ** 0.8);
        tables.demand.push(`E${k},P${j},I${m},${quantity}`);
      }
    }
  }
  if (rooms) {
    tables.depots = ["depot,capacity_m3"];
    for (let i = 0; i < depots; i += 1) tables.depots.push(`D${i},${roll(400, 1200)}`);
  }
  for (const [name, rows] of Object.entries(tables)) {
    writeFileSync(join(folder, `${name}.csv`), rows.join("\n"));
  }
}

/** A whole process; seconds on the wall and of the processor, and peak memory. */
function run(...args) {
  const all = ["-f", "%e %U %S %M", process.execPath, ...args];
  const done = spawnSync("/usr/bin/time", all, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  const figures = done.stderr.trim().split("\n").at(-1).split(" ").map(Number);
  const [wall, user, system, kilobytes] = figures;
  return { wall, cpu: user + system, megabytes: kilobytes / 1024, out: done.stdout };
}

const position = (folder, ...more) =>
  run(program, "position", "--scenarios", folder, "--json", "--quiet", ...more);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function positionReport() {
  rmSync(work, { recursive: true, force: true });
  const [large, free, small] = ["large", "free", "small"].map((name) => join(work, name));
  const world = { depots: 20, events: 1000, items: 20, places: 150 };
  writeWorld(large, { ...world, rooms: true });
  writeWorld(free, { ...world, rooms: false });
  writeWorld(small, { ...world, events: 200, items: 1, rooms: false });
  const times = (ask) => Array.from({ length: rounds }, ask);
  const row = (what, all, peer, wanted) => {
    const of = (field) => median(all.map((one) => one[field]));
    const theirs = peer === undefined ? "" : `${median(peer.map(({ wall }) => wall)).toFixed(2)} s`;
    const ratio =
      peer === undefined
        ? ""
        : `${median(all.map(({ wall }, k) => wall / peer[k].wall)).toFixed(2)}×`;
    const [wall, spent] = [of("wall").toFixed(2), of("cpu").toFixed(2)];
    const peak = Math.round(of("megabytes"));
    return `| ${what} | ${wall} s | ${spent} s | ${peak} MB | ${theirs} | ${ratio} | ${wanted} |`;
  };
  const coupled = times(() => position(large));
  const alone = times(() => position(free));
  const pairs = times(() => [position(small), run(peer, small)]);
  const [ours, theirs] = [JSON.parse(pairs[0][0].out)[0].expectedBest, Number(pairs[0][1].out)];
  const apart = Math.abs(ours - theirs) / theirs;
  if (apart > 1e-6) throw new Error(`the two programs differ: ${ours} and ${theirs}`);
  const [cpu] = cpus();
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu.model.trim()}, ` +
      `Node ${process.version}, load ${loadavg()[0].toFixed(1)} at the end. Whole processes, medians of ${rounds}.`,
    "",
    "| what | time | processor | peak memory | whole program at once | ratio | wanted |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    row(
      "20 depots × 1,000 events × 20 items, room in depots",
      coupled,
      undefined,
      "< 60 s, < 2 GB",
    ),
    row("the same without limits of room", alone, undefined, ""),
    row(
      "20 depots × 200 events × 1 item",
      pairs.map(([one]) => one),
      pairs.map(([, one]) => one),
      "",
    ),
    "",
    `On the small world both give the same expected hours, to ${apart.toExponential(0)} of them.`,
  ].join("\n");
}

export function writePosition() {
  const page = join(here, "README.md");
  const results = positionReport();
  const [before, , after] = readFileSync(page, "utf8").split(/<!-- position(?: end)? -->/);
  const text = `${before}<!-- position -->\n${results}\n<!-- position end -->${after}`;
  writeFileSync(page, text);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(writePosition());
