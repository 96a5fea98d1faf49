// How often the matcher is right, on pairs whose answer is decided by their sources, against named
// peers on the same pairs; and how long a hundred thousand names take.
//
//   node bench/matching.js        measures, and writes the results into README.md
//   node bench/matching.js tune   what is wrong in the half that may be looked at
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { writeNames } from "./names.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const work = join(here, "work");
const timer = "/usr/bin/time";
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const built = async (path) => import(pathToFileURL(join(root, "dist", path)).href);
const rowsOf = (path) => parse(readFileSync(path, "utf8"), { columns: true });

/** FNV-1a over the UTF-16 units of a name; odd ones are kept aside. */
function keptAside(name) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 7) % 2 === 1;
}

/** Wilson's interval of a share at 95 %. */
function wilson(hits, all) {
  if (all === 0) return [0, 1];
  const [z, p] = [1.959964, hits / all];
  const middle = p + (z * z) / (2 * all);
  const spread = z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all));
  return [(middle - spread) / (1 + (z * z) / all), (middle + spread) / (1 + (z * z) / all)];
}

const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Jaro 1989, with Winkler's bonus for up to four equal letters at the start. */
function jaroWinkler(a, b) {
  if (a === b) return 1;
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const [usedA, usedB] = [new Uint8Array(a.length), new Uint8Array(b.length)];
  let matches = 0;
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length - 1, i + range);
    for (let j = Math.max(0, i - range); j <= end; j += 1) {
      if (usedB[j] === 1 || a[i] !== b[j]) continue;
      [usedA[i], usedB[j]] = [1, 1];
      matches += 1;
      break;
    }
  }
  if (matches === 0) return 0;
  let [half, j] = [0, 0];
  for (let i = 0; i < a.length; i += 1) {
    if (usedA[i] === 0) continue;
    while (usedB[j] === 0) j += 1;
    if (a[i] !== b[j]) half += 1;
    j += 1;
  }
  const jaro = (matches / a.length + matches / b.length + (matches - half / 2) / matches) / 3;
  let start = 0;
  while (start < 4 && a[start] === b[start] && start < a.length) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}

/** Cosine of words weighted by ln(N/n). */
function tfIdf(lefts, rights) {
  const words = (text) => [...new Set(plain(text).split(" "))];
  const all = [...lefts, ...rights.map(({ names }) => names[0])].map(words);
  const counts = new Map();
  for (const one of all) for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word) => Math.log(all.length / counts.get(word)) ** 2;
  const norm = (one) => Math.sqrt(one.reduce((sum, word) => sum + weight(word), 0)) || 1;
  return (left, right) => {
    const [a, b] = [words(left), words(right)];
    const shared = a.filter((word) => b.includes(word));
    return shared.reduce((sum, word) => sum + weight(word), 0) / (norm(a) * norm(b));
  };
}

/** For each left name the right thing that a likeness puts first, and how high. */
const firsts = (lefts, rights, likeness) =>
  new Map(
    lefts.map((left) => {
      let best = { right: undefined, score: -1 };
      for (const { id, names } of rights) {
        const score = likeness(left, names[0]);
        if (score > best.score) best = { right: id, score };
      }
      return [left, best];
    }),
  );

/** Right and wrong answers among those that are given. */
function counted(answers, truth, lefts) {
  const given = lefts.filter((left) => answers.get(left) !== undefined);
  const right = given.filter((left) => answers.get(left) === truth.get(left)).length;
  return { given: given.length, right, wanted: lefts.filter((left) => truth.get(left)).length };
}

/** The lowest threshold that is right in 99 of 100 on the tuning half; else the best F. */
function thresholdOf(found, truth, lefts) {
  const scores = [...new Set(lefts.map((left) => found.get(left).score))].sort((a, b) => b - a);
  let [least, bestF, best] = [undefined, -1, 1];
  for (const threshold of scores) {
    const { given, right, wanted } = counted(above(found, threshold), truth, lefts);
    if (given > 0 && right / given >= 0.99) least = threshold;
    const f = (2 * right) / (given + wanted);
    if (f > bestF) [bestF, best] = [f, threshold];
  }
  return { certain: least ?? 2, best };
}

const above = (found, threshold) =>
  new Map(
    [...found].map(([left, { right, score }]) => [left, score >= threshold ? right : undefined]),
  );

async function measureMatching() {
  const { matchLists } = await built("matching/match.js");
  const { loadMatchKnowledge } = await built("files/match-reference.js");
  const pairs = rowsOf(join(here, "matching", "pairs.csv"));
  const items = rowsOf(join(root, "data", "items.csv"));
  const knowledge = loadMatchKnowledge([join(root, "data")]).value;
  const rights = items.map((item) => ({ id: item.item, names: [item.name_en] }));
  const lefts = [...new Set(pairs.map(({ left }) => left))];
  const truth = new Map(pairs.filter(({ same }) => same === "yes").map((p) => [p.left, p.right]));
  const halves = {
    tuning: lefts.filter((left) => !keptAside(left)),
    "kept aside": lefts.filter(keptAside),
  };
  const suggestions = matchLists(
    lefts.map((left) => ({ id: left, names: [left] })),
    rights,
    knowledge,
    { assignment: "many-to-one" },
  );
  const band = (...bands) =>
    new Map(suggestions.filter((s) => bands.includes(s.band)).map((s) => [s.left, s.right]));
  const methods = [
    ["bichiku, certain", band("certain")],
    ["bichiku, certain and ask", band("certain", "ask")],
  ];
  const equal = new Map(rights.map(({ id, names }) => [plain(names[0]), id]));
  methods.push([
    "equal after NFKC, case and punctuation",
    new Map(lefts.map((l) => [l, equal.get(plain(l))])),
  ]);
  const cosine = tfIdf(lefts, rights);
  for (const [name, likeness] of [
    ["Jaro-Winkler", (a, b) => jaroWinkler(plain(a), plain(b))],
    ["TF-IDF cosine", cosine],
  ]) {
    const found = firsts(lefts, rights, likeness);
    const threshold = thresholdOf(found, truth, halves.tuning);
    methods.push([`${name}, 99 % right on the tuning half`, above(found, threshold.certain)]);
    methods.push([`${name}, best F on the tuning half`, above(found, threshold.best)]);
  }
  const rows = methods.flatMap(([name, answers]) =>
    Object.entries(halves).map(([half, names]) => {
      const { given, right, wanted } = counted(answers, truth, names);
      const [low] = wilson(right, given);
      const [from, to] = wilson(right, wanted);
      return [
        name,
        half,
        `${right} of ${given}`,
        given === 0 ? "–" : percent(right / given),
        given === 0 ? "–" : `≥ ${percent(low)}`,
        `${right} of ${wanted}`,
        percent(right / wanted),
        `${percent(from)} – ${percent(to)}`,
      ];
    }),
  );
  const counts = { pairs: pairs.length, lefts: lefts.length };
  return { ...counts, rows, negatives: negatives(pairs, suggestions), suggestions, truth };
}

/** Of the pairs that are not the same: how many were called certain, or asked. */
function negatives(pairs, suggestions) {
  const key = (left, right) => `${left}\n${right}`;
  const bands = new Map(suggestions.map((s) => [key(s.left, s.right), s.band]));
  const none = pairs.filter(({ same, right }) => same === "no" && right !== "");
  const of = (band) => none.filter((p) => bands.get(key(p.left, p.right)) === band).length;
  return { all: none.length, certain: of("certain"), ask: of("ask") };
}

const columns = "method|half|right of given|precision|95 %|right of wanted|recall|95 %".split("|");

const line = (cells) => `| ${cells.join(" | ")} |`;

function labelledReport({ rows, pairs, lefts, negatives: no }) {
  return [
    `${pairs} labelled pairs of ${lefts} names, against the English names of the catalogue:`,
    "",
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map(line),
    "",
    `Of ${no.all} hard non-matches ${no.certain} were called certain and ${no.ask} asked.`,
  ];
}

/** Runs the whole command on two lists; seconds, seconds of processor, MB and the pairs. */
function matched(left, right) {
  const program = join(root, "bin", "bichiku.js");
  const args = [program, "items", "match", "--left", left, "--right", right, "--json"];
  const timed = existsSync(timer);
  const [file, all] = timed
    ? [timer, ["-f", "%U %M", process.execPath, ...args]]
    : [process.execPath, args];
  const start = process.hrtime.bigint();
  const done = spawnSync(file, all, { encoding: "utf8", maxBuffer: 1 << 30 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (done.status !== 1) throw new Error(done.stderr);
  const [user, kilobytes] = timed ? done.stderr.trim().split("\n").at(-1).split(" ") : [];
  return { seconds, user, megabytes: kilobytes / 1024, pairs: JSON.parse(done.stdout).pairs };
}

/** Two invented lists of so many names, half of which are in both. */
function largeLists(count) {
  mkdirSync(work, { recursive: true });
  const [left, right] = [join(work, "names-left.csv"), join(work, "names-right.csv")];
  const common = writeNames(left, right, count);
  const { seconds, user, megabytes, pairs } = matched(left, right);
  const same = ({ left: a, right: b }) => a.slice(1) === b.slice(1) && Number(a.slice(1)) < common;
  const of = (...bands) => {
    const given = pairs.filter(({ band }) => bands.includes(band));
    const hits = given.filter(same).length;
    return `precision ${percent(hits / given.length)}, recall ${percent(hits / common)}`;
  };
  const size = count.toLocaleString("en");
  const spent = user === undefined ? "" : ` (${user} s of processor), ${Math.round(megabytes)} MB`;
  return [
    `${size} × ${size} names, whole command: ${seconds.toFixed(1)} s${spent}`,
    `(wanted: < 60 s, < 2,048 MB; load of the machine ${loadavg()[0].toFixed(1)} on ${cpus().length} cores).`,
    `Certain: ${of("certain")}; with those asked: ${of("certain", "ask")}.`,
  ];
}

/** Measures, and writes the results into README.md. */
export async function writeMatching() {
  const page = join(here, "README.md");
  const results = [...labelledReport(await measureMatching()), "", ...largeLists(100_000)].join(
    "\n",
  );
  const [before, , after] = readFileSync(page, "utf8").split(/<!-- matching(?: end)? -->/);
  writeFileSync(page, `${before}<!-- matching -->\n${results}\n<!-- matching end -->${after}`);
  return results;
}

/** What was wrong, missed or asked in the tuning half; what is kept aside is not looked at. */
function showWrong({ suggestions, truth }) {
  const found = new Map(suggestions.map((one) => [one.left, one]));
  for (const { left, right, band, score } of suggestions) {
    if (keptAside(left) || truth.get(left) === right) continue;
    console.log(`wrong: ${band} ${score.toFixed(3)} ${left} → ${right} (${truth.get(left)})`);
  }
  for (const [left, right] of truth) {
    if (keptAside(left)) continue;
    const one = found.get(left);
    if (one === undefined) console.log(`missed: ${left} (${right})`);
    else if (one.band === "ask") console.log(`asked: ${one.score.toFixed(3)} ${left}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "tune") {
    const measured = await measureMatching();
    console.log(labelledReport(measured).join("\n"));
    showWrong(measured);
  } else console.log(await writeMatching());
}
