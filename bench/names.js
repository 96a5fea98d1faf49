// Two lists of invented goods, as two offices would name them: one list's names are the other's with
// other words first, other units, slips of the pen, words left out, and as many goods of their own.
import { closeSync, openSync, writeSync } from "node:fs";

/** Mulberry32: the same figures in every run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const goods =
  "tent blanket tarpaulin bucket rope generator lamp kettle filter pump hose stove shovel axe saw hammer cable plug battery radio mask glove boot jacket helmet bag box crate pallet ladder";
const kinds =
  "family large small heavy light woven plastic steel rubber nylon cotton portable folding rigid solar diesel manual electric field winter summer";
const syllables = "ka ri mo ta ne su lo be da vi pe go ru sha mi ko la fe zo ni".split(" ");
const first = goods.split(" ");
const second = kinds.split(" ");

function thing(number, next) {
  const pick = (words) => words[Math.floor(next() * words.length)];
  const maker = Array.from({ length: 3 }, () => pick(syllables)).join("");
  const size = [1 + Math.floor(next() * 9), 1 + Math.floor(next() * 9)];
  const model = next() < 0.5 ? `${pick(["PS", "KX", "TR", "HB"])}-${1000 + (number % 9000)}` : "";
  return { good: pick(first), kind: [pick(second), pick(second)], maker, size, model };
}

const slip = (word, next) => {
  if (word.length < 5) return word;
  const at = 1 + Math.floor(next() * (word.length - 2));
  return next() < 0.5
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
};

const one = ({ good, kind, maker, size, model }) =>
  `${maker} ${good}, ${kind.join(" ")}, ${size[0]} x ${size[1]} m${model && ` ${model}`}`;

function other({ good, kind, maker, size, model }, next) {
  const words = [...kind.slice(next() < 0.2 ? 1 : 0), good].map((word) =>
    next() < 0.08 ? slip(word, next) : word,
  );
  const plain = model.replace("-", next() < 0.5 ? "" : "-");
  return `${words.join(" ")} ${size[1] * 100}cm*${size[0] * 100}cm ${slipped(maker, next)} ${plain}`;
}

const slipped = (maker, next) => (next() < 0.08 ? slip(maker, next) : maker);

function write(path, rows) {
  const file = openSync(path, "w");
  writeSync(file, "id,name\n");
  for (let at = 0; at < rows.length; at += 5_000) {
    writeSync(
      file,
      rows
        .slice(at, at + 5_000)
        .map(([id, name]) => `${id},"${name}"\n`)
        .join(""),
    );
  }
  closeSync(file);
}

/** Half of each list is in the other; left thing n is right thing n. Gives how many are in both. */
export function writeNames(leftPath, rightPath, count) {
  const next = random(count);
  const common = Math.floor(count / 2);
  const [left, right] = [[], []];
  for (let n = 0; n < count; n += 1) {
    const ours = thing(n, next);
    left.push([`L${n}`, one(ours)]);
    right.push([`R${n}`, other(n < common ? ours : thing(n, next), next)]);
  }
  // Neither list is in the order of the other.
  right.sort((a, b) => (a[1] < b[1] ? -1 : 1));
  write(leftPath, left);
  write(rightPath, right);
  return common;
}
