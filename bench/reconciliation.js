// Measures whether `reconcile` names the right cause first and whether its proposals put things
// right, on statements into which known causes were injected; and how long 20,000 lines take.
//
//   node bench/reconciliation.js              the seeds kept aside; written into README.md
//   node bench/reconciliation.js tune 8       other seeds, so many worlds: to look at while changing
//
// Each world is a ledger of its own, and has four statements of 5,000 lines with 1 to 40 causes.
// The truth is kept by the injector; the program sees the ledger and the file, as anybody does.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { causes, spoilt } from "./reconciliation-causes.js";
import { firstRuleThatFits, plainDifference } from "./reconciliation-peers.js";
import { day, keyOf, worldOf, writeGoods } from "./reconciliation-world.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = join(here, "work", "reconciliation");
const data = join(work, "data");
const program = join(here, "..", "bin", "bichiku.js");
const dist = (path) => import(pathToFileURL(join(here, "..", "dist", path)).href);

const perWorld = 4;
/** Seeds from 1 on are looked at while tuning; these were not. */
const keptAside = { from: 9001, worlds: 15 };

async function ledgerOf(world, store) {
  const [{ openSqlite }, { openLedger }] = await Promise.all([
    dist("storage/sqlite.js"),
    dist("storage/ledger-store.js"),
  ]);
  rmSync(store, { force: true });
  const sql = openSqlite(store, { create: true });
  const ledger = await openLedger(sql, () => "2026-11-01T00:00:00.000Z", { create: true });
  await ledger.write((writer) => writer.append(world.drafts));
  await ledger.close();
}

function csvOf(rows) {
  const lines = rows.map(({ agency, item, lot, depot, status, quantity, bin }) =>
    [agency, item, lot, depot, status, quantity, `B-${bin}`].join(","),
  );
  return `owner,item_code,lot,depot,status,quantity,bin\n${lines.join("\n")}\n`;
}

function reconcile(store, file) {
  const args = [program, "reconcile", file, "--date", day, "--json", "--store", `sqlite:${store}`];
  const begin = process.hrtime.bigint();
  const done = spawnSync(process.execPath, [...args, "--data", data], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  if (done.status > 1) throw new Error(done.stderr);
  return { ...JSON.parse(done.stdout), seconds };
}

const shelf = (card) =>
  keyOf({ ...card, status: card.status === "reserved" ? "available" : card.status });

function sumsOf(cards) {
  const sums = new Map();
  for (const card of cards) sums.set(shelf(card), (sums.get(shelf(card)) ?? 0) + card.quantity);
  return sums;
}

/** The book and the statement once a proposal is done: by this file's own arithmetic. */
function afterwards(difference, book, rows) {
  const bookAfter = new Map();
  const { transactions, corrections } = difference.proposal;
  for (const { effectiveDate, postings } of transactions) {
    if (effectiveDate > day) continue;
    for (const { account, agency, item, lot, quantity } of postings) {
      const [kind, depot, status] = account.split(":");
      if (kind !== "depot") continue;
      const key = shelf({ agency, item, lot, depot, status });
      bookAfter.set(key, (bookAfter.get(key) ?? book.get(key) ?? 0) + quantity);
    }
  }
  const stated = rows.map((row) => ({ ...row }));
  const gone = new Set();
  const added = [];
  for (const { action, row, field, ...to } of corrections) {
    const card = row === null ? undefined : stated[row - 2];
    if (action === "set-quantity") card.quantity = to.quantity;
    else if (action === "remove-row") gone.add(card);
    else if (action === "relabel-row") card[field] = to[field];
    else added.push(to);
  }
  const kept = [...stated.filter((row) => !gone.has(row)), ...added];
  return { book: (key) => bookAfter.get(key) ?? book.get(key) ?? 0, statement: sumsOf(kept) };
}

function judged(injection, found, { book, spoiltSums, rows }) {
  const { keys, cause, side, second } = injection;
  const differing = keys.filter((key) => (book.get(key) ?? 0) !== (spoiltSums.get(key) ?? 0));
  if (differing.length === 0) return undefined; // it came to nothing
  const wanted = second === undefined ? [cause] : [cause, second.cause].sort();
  const named = differing.map((key) => found.get(key));
  const right = named.every(
    (one) => one !== undefined && [...new Set(one.causes)].sort().join() === wanted.join(),
  );
  const restored = differing.every((key) => {
    const one = found.get(key);
    if (one === undefined) return false;
    const after = afterwards(one, book, rows);
    const clean = book.get(key) ?? 0;
    const said = spoiltSums.get(key) ?? 0;
    const truth = side === "statement" ? clean : (second?.meant[key] ?? said);
    return after.book(key) === truth && (after.statement.get(key) ?? 0) === truth;
  });
  const [first] = named;
  const confidence = first?.confidence ?? 0;
  return {
    cause,
    label: second ? "two at once" : cause,
    right,
    restored,
    confidence,
    differing,
    named: first?.causes?.join("+"),
  };
}

class Tally {
  constructor() {
    this.results = [];
    this.confusion = new Map();
    this.peers = new Map();
    this.seconds = [];
  }

  add(result, peers) {
    this.results.push(result);
    const key = `${result.label} → ${result.named}`;
    if (!result.right) this.confusion.set(key, (this.confusion.get(key) ?? 0) + 1);
    for (const [name, causesByKey] of Object.entries(peers)) {
      const right = result.differing.every((key) => causesByKey.get(key) === result.label);
      const one = this.peers.get(name) ?? { right: 0, all: 0 };
      this.peers.set(name, { right: one.right + (right ? 1 : 0), all: one.all + 1 });
      result[name] = right;
    }
  }
}

/** What a script would know of movements: those in the days around, and equal ones. */
function nearOf(world) {
  const near = world.movements
    .filter(({ days }) => Math.abs(days) <= 10)
    .flatMap(({ from, to, quantity, days }) => {
      const sign = days > 0 ? 1 : -1;
      return [
        ...(from ? [{ key: shelf(from), by: 0 - quantity * sign, cause: "timing" }] : []),
        ...(to ? [{ key: shelf(to), by: quantity * sign, cause: "timing" }] : []),
      ];
    });
  const later = world.movements
    .filter(({ days }) => days > 10)
    .flatMap(({ from, to, quantity }) => [
      ...(from ? [{ key: shelf(from), by: 0 - quantity, cause: "not-yet-booked" }] : []),
      ...(to ? [{ key: shelf(to), by: quantity, cause: "not-yet-booked" }] : []),
    ]);
  const twins = world.twins.map(({ card, quantity }) => ({
    key: shelf(card),
    by: 0 - quantity,
    cause: "booked-twice",
  }));
  const shipped = world.shipments.flatMap(({ from, to, quantity }) => [
    { key: shelf(from), by: quantity, cause: "in-transit" },
    { key: shelf(to), by: quantity, cause: "not-yet-booked" },
  ]);
  return [...near, ...later, ...twins, ...shipped];
}

async function measure(from, worlds, lines = 5000) {
  mkdirSync(work, { recursive: true });
  writeGoods(data);
  const tally = new Tally();
  for (let seed = from; seed < from + worlds; seed += 1) {
    const world = worldOf(seed, lines);
    const store = join(work, `${seed}.db`);
    await ledgerOf(world, store);
    const book = sumsOf(
      [...world.held.values()].map(({ card, quantity }) => ({ ...card, quantity })),
    );
    const near = nearOf(world);
    for (let part = 0; part < perWorld; part += 1) {
      const number = seed * perWorld + part;
      const { rows, injected } = spoilt(world, number, 1 + ((number * 17) % 40));
      const file = join(work, `${seed}-${part}.csv`);
      writeFileSync(file, csvOf(rows));
      const outcome = reconcile(store, file);
      tally.seconds.push(outcome.seconds);
      const found = new Map(outcome.differences.map((one) => [shelf(one), one]));
      const spoiltSums = sumsOf(rows);
      const listed = outcome.differences.map((one) => ({
        ...one,
        key: shelf(one),
        rows: one.rows.length,
      }));
      const peers = {
        rules: firstRuleThatFits(listed, near),
        plain: plainDifference(listed),
      };
      for (const injection of injected) {
        const result = judged(injection, found, { book, spoiltSums, rows });
        if (result !== undefined) tally.add(result, peers);
      }
    }
    rmSync(store, { force: true });
  }
  return tally;
}

const percent = (part, all) => (all === 0 ? "–" : `${((100 * part) / all).toFixed(1)} %`);

function tableOf({ results }) {
  const labels = [...causes, "two at once"];
  const row = (name, own) => {
    const count = (field) => own.filter((one) => one[field]).length;
    return `| ${name} | ${own.length} | ${percent(count("right"), own.length)} | ${percent(count("restored"), own.length)} | ${percent(count("rules"), own.length)} | ${percent(count("plain"), own.length)} |`;
  };
  return [
    "| cause | injected | named first | put right | first rule that fits | plain difference |",
    "| --- | --- | --- | --- | --- | --- |",
    ...labels.map((label) =>
      row(
        `\`${label}\``.replace("`two at once`", "two at once"),
        results.filter((one) => one.label === label),
      ),
    ),
    row("**all**", results),
  ];
}

/** How often an explanation was right that was given so much confidence. */
function calibrationOf({ results }) {
  const bands = [0, 0.5, 0.7, 0.9, 0.99, 1.01];
  const rows = bands.slice(0, -1).map((low, at) => {
    const own = results.filter(({ confidence }) => confidence >= low && confidence < bands[at + 1]);
    const right = own.filter((one) => one.right).length;
    const mean = own.reduce((sum, one) => sum + one.confidence, 0) / Math.max(own.length, 1);
    return `| ${low} to ${Math.min(bands[at + 1], 1)} | ${own.length} | ${percent(mean * own.length, own.length)} | ${percent(right, own.length)} |`;
  });
  return [
    "| confidence | injected | mean confidence | right |",
    "| --- | --- | --- | --- |",
    ...rows,
  ];
}

function confusionOf({ confusion }) {
  const rows = [...confusion].sort((a, b) => b[1] - a[1]);
  return [
    "| injected → named | times |",
    "| --- | --- |",
    ...rows.slice(0, 25).map(([key, times]) => `| ${key} | ${times} |`),
  ];
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function twentyThousand() {
  const world = worldOf(77, 20_000);
  const store = join(work, "big.db");
  await ledgerOf(world, store);
  const { rows } = spoilt(world, 77, 40);
  const file = join(work, "big.csv");
  rows.splice(20_000);
  writeFileSync(file, csvOf(rows));
  const times = Array.from({ length: 5 }, () => reconcile(store, file).seconds);
  rmSync(store, { force: true });
  return { lines: rows.length, seconds: median(times) };
}

async function reconciliationReport() {
  const tally = await measure(keptAside.from, keptAside.worlds);
  const big = await twentyThousand();
  return [
    `${keptAside.worlds * perWorld} statements of some 5,000 lines (${keptAside.worlds} ledgers, seeds kept aside from tuning), 1 to 40 causes each.`,
    "",
    ...tableOf(tally),
    "",
    ...calibrationOf(tally),
    "",
    ...confusionOf(tally),
    "",
    `Time of the whole command: ${median(tally.seconds).toFixed(2)} s for 5,000 lines, ${big.seconds.toFixed(2)} s for ${big.lines.toLocaleString("en")} (wanted: < 5 s; medians, load of the machine ${loadavg()[0].toFixed(1)} on ${cpus().length} cores).`,
  ].join("\n");
}

/** Measures, and writes the results into README.md. */
export async function writeReconciliation() {
  const page = join(here, "README.md");
  const results = await reconciliationReport();
  const [before, , after] = readFileSync(page, "utf8").split(/<!-- reconciliation(?: end)? -->/);
  const text = `${before}<!-- reconciliation -->\n${results}\n<!-- reconciliation end -->${after}`;
  writeFileSync(page, text);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "tune") {
    const tally = await measure(1, Number(process.argv[3] ?? 3));
    const parts = [tableOf(tally), calibrationOf(tally), confusionOf(tally)];
    console.log(parts.map((part) => part.join("\n")).join("\n\n"));
  } else console.log(await writeReconciliation());
}
