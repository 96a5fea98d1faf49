// What `reconcile` is measured against: a plain difference of the two lists, which knows no cause,
// and the first rule that fits, as one would write it in a spreadsheet or a script: one difference
// after the other, a fixed order of rules, the first that matches is the answer.
import { packOf } from "./reconciliation-world.js";

/** Differences by card key: { key, card, book, counted, rows, movements }. Gives a cause by key. */
export const plainDifference = (differences) =>
  new Map(differences.map(({ key, difference }) => [key, difference < 0 ? "loss" : "surplus"]));

export function firstRuleThatFits(differences, near) {
  const causes = new Map();
  const open = new Map(differences.map((one) => [one.key, one]));
  for (const one of differences) {
    if (causes.has(one.key)) continue;
    const [cause, other] = firstRule(one, open, causes, near);
    causes.set(one.key, cause);
    if (other !== undefined) causes.set(other, cause);
  }
  return causes;
}

function firstRule(one, open, causes, near) {
  const { book, counted, difference, rows, item } = one;
  const pack = packOf.get(item);
  if (pack !== undefined && counted > 0 && (counted * pack === book || book * pack === counted)) {
    return ["unit-mistaken"];
  }
  const [a, b] = [String(book), String(counted)];
  if (a.length === b.length && [...a].sort().join("") === [...b].sort().join("")) {
    return ["digits-swapped"];
  }
  if (counted > 0 && isShorter(a, b)) return ["digit-dropped"];
  if (book > 0 && isShorter(b, a)) return ["digit-added"];
  if (rows > 1 && counted === 2 * book) return ["row-doubled"];
  const movement = near.find(({ key, by }) => key === one.key && by === difference);
  if (movement !== undefined) return [movement.cause];
  const rules = [
    ["moved", "depot"],
    ["other-lot", "lot"],
    ["item-mistaken", "item"],
    ["owner-mistaken", "agency"],
    ["set-aside", "status"],
  ];
  for (const [cause, field] of rules) {
    for (const other of open.values()) {
      if (causes.has(other.key) || other.difference !== 0 - difference) continue;
      const fields = ["agency", "item", "lot", "depot", "status"];
      if (fields.every((name) => name === field || other[name] === one[name])) {
        return [cause, other.key];
      }
    }
  }
  if (counted === 0 && rows === 0) return ["row-missing"];
  return [difference < 0 ? "loss" : "surplus"];
}

function isShorter(long, short) {
  if (long.length !== short.length + 1) return false;
  for (let at = 0; at < long.length; at += 1) {
    if (long.slice(0, at) + long.slice(at + 1) === short) return true;
  }
  return false;
}
