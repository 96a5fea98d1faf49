// How often the matcher is right, on pairs whose answer is decided by their sources, against named
// peers on the same pairs. Half of the names are kept aside from tuning by a fixed rule.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
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
export function wilson(hits, all) {
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
export function jaroWinkler(a, b) {
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

export async function measureMatching() {
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
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
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
  const wrong = suggestions.filter((s) => truth.get(s.left) !== s.right);
  return {
    rows,
    pairs: pairs.length,
    lefts: lefts.length,
    wrong,
    negatives: negatives(pairs, suggestions),
    suggestions,
    truth,
  };
}

/** Of the pairs that are not the same: how many were called certain, or asked. */
function negatives(pairs, suggestions) {
  const key = (left, right) => `${left}\n${right}`;
  const bands = new Map(suggestions.map((s) => [key(s.left, s.right), s.band]));
  const none = pairs.filter(({ same, right }) => same === "no" && right !== "");
  const of = (band) => none.filter((p) => bands.get(key(p.left, p.right)) === band).length;
  return { all: none.length, certain: of("certain"), ask: of("ask") };
}

const columns = [
  "method",
  "half",
  "right of given",
  "precision",
  "95 %",
  "right of wanted",
  "recall",
  "95 %",
];

export function matchingReport({ rows, pairs, lefts, negatives: no }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    `${pairs} labelled pairs, ${lefts} names, against the ${columns.length && "English names of the"} catalogue.`,
    "",
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map(line),
    "",
    `Of ${no.all} hard non-matches ${no.certain} were called certain and ${no.ask} asked.`,
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url) && existsSync(join(root, "dist"))) {
  const measured = await measureMatching();
  console.log(matchingReport(measured));
  if (process.argv.includes("--wrong")) {
    for (const { left, right, band, score } of measured.wrong) {
      if (keptAside(left)) continue; // what is kept aside is not looked at
      console.log(
        `${band} ${score.toFixed(3)} ${left} → ${right} (${measured.truth.get(left) ?? "none"})`,
      );
    }
    const found = new Map(measured.suggestions.map((s) => [s.left, s]));
    for (const [left, right] of measured.truth) {
      if (keptAside(left) || found.get(left)?.right === right) {
        if (!keptAside(left) && found.get(left)?.band === "ask")
          console.log(`asked ${found.get(left).score.toFixed(3)} ${left}`);
        continue;
      }
      if (!found.has(left)) console.log(`missed ${left} (${right})`);
    }
  }
}
