// Measures `position`: 20 depots × 1,000 events × 20 items, with room in depots that couples them.
//
//   node bench/position.js    written into README.md
//
// Depots, places, quantities and rooms are invented, from a fixed seed. The peer is the whole
// program written out at once (every layout and every shipment of every event) for the same solver:
// what one would write without decomposition. It is asked about fewer events and one item, as the
// large world has 20 × 1,000 × 20 × 3 shipments; both answers must agree.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "work", "position");
const program = join(here, "..", "bin", "bichiku.js");
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
        tables.demand.push(`E${k},P${j},I${m},${Math.round(100 / (roll(1, 1000) / 1000) ** 0.8)}`);
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

/** The peer, a program of its own, so that start-up and reading count for both. */
const longhand = `
import { readFileSync } from "node:fs";
import loadHighs from "highs";
const [folder] = process.argv.slice(1);
const read = (name) => readFileSync(folder + "/" + name + ".csv", "utf8").trim().split("\\n").slice(1).map((row) => row.split(","));
const layout = read("layout"), events = read("events"), demand = read("demand"), transport = read("transport");
const stock = new Map(layout.map(([depot, , quantity]) => [depot, Number(quantity)]));
const depots = [...stock.keys()];
const total = [...stock.values()].reduce((a, b) => a + b, 0);
const hours = new Map(transport.map(([depot, place, h]) => [depot + " " + place, Number(h)]));
const byEvent = Map.groupBy ? Map.groupBy(demand, ([event]) => event) : new Map(events.map(([event]) => [event, demand.filter(([own]) => own === event)]));
const cost = depots.map(() => 0), upper = depots.map(() => total);
const starts = [0], indices = [], values = [], rowLower = [], rowUpper = [];
const row = (terms, low, high) => { for (const [at, factor] of terms) { indices.push(at); values.push(factor); } starts.push(indices.length); rowLower.push(low); rowUpper.push(high); };
row(depots.map((_, i) => [i, 1]), total, total);
for (const [event] of events) {
  const asked = byEvent.get(event) ?? [];
  const sum = asked.reduce((a, [, , , quantity]) => a + Number(quantity), 0);
  const share = Math.min(1, total / sum);
  const taken = depots.map(() => []);
  for (const [, place, , quantity] of asked) {
    const columns = depots.map((depot) => { cost.push(hours.get(depot + " " + place) / events.length); upper.push(Infinity); return cost.length - 1; });
    row(columns.map((at) => [at, 1]), Number(quantity) * share, Number(quantity) * share);
    for (const [i, at] of columns.entries()) taken[i].push([at, 1]);
  }
  for (const [i, terms] of taken.entries()) row([...terms, [i, -1]], -Infinity, 0);
}
const highs = await loadHighs();
const count = cost.length;
const model = { numCols: count, numRows: rowLower.length, colCost: Float64Array.from(cost), colLower: new Float64Array(count), colUpper: Float64Array.from(upper), rowLower: Float64Array.from(rowLower), rowUpper: Float64Array.from(rowUpper), integrality: cost.map(() => highs.constants.variableType.continuous), matrix: { format: "csr", numRows: rowLower.length, numCols: count, starts: Int32Array.from(starts), indices: Int32Array.from(indices), values: Float64Array.from(values) } };
console.log(highs.withModel(model, (solver) => { solver.options.set({ output_flag: false }); solver.run(); return solver.getObjectiveValue(); }));
`;

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
    return `| ${what} | ${of("wall").toFixed(2)} s | ${of("cpu").toFixed(2)} s | ${Math.round(of("megabytes"))} MB | ${theirs} | ${ratio} | ${wanted} |`;
  };
  const coupled = times(() => position(large));
  const alone = times(() => position(free));
  const pairs = times(() => [
    position(small),
    run("--input-type=module", "-e", longhand, "--", small),
  ]);
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
