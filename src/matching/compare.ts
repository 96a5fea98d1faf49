/**
 * One pair → how alike its two things are, field by field, as levels (fields.ts says what they
 * mean); `missing` where a field says nothing.
 */
import type { Columns } from "./columns.ts";
import {
  attributeLevels,
  attributeNames,
  columnsFrom,
  type Field,
  fieldsOf,
  firstAttribute,
  missing,
  modelField,
  nameField,
  nameSteps,
  numberField,
  rarityField,
  raritySteps,
} from "./fields.ts";
import type { Lists, Thing, TokenName } from "./lists.ts";
import type { Stated } from "./prepare.ts";
import type { Quantity } from "./quantities.ts";

/** What was found of the names: which two are most alike, and by how much. */
export interface NameLikeness {
  readonly left: TokenName;
  readonly right: TokenName;
  readonly share: number; // 0..1
  /** Of the rarest word that both have: how many things have it; 0 where they share none. */
  readonly rarest: number;
}

export interface Comparer {
  readonly fields: readonly Field[];
  /** Writes the levels of a pair from this place of the array on. */
  compare(left: number, right: number, levels: Uint8Array, at: number): void;
  nameLikeness(left: Thing, right: Thing): NameLikeness | undefined;
}

export function comparerOf(lists: Lists, columns: Columns): Comparer {
  const { vocabulary } = lists;
  const shares = new NameShares(lists);
  const { neither } = attributeLevels;
  const things = lists.left.length + lists.right.length;
  return {
    fields: fieldsOf(lists, columns),
    nameLikeness: (left, right) => shares.best(left, right),
    compare(leftAt, rightAt, levels, at) {
      const left = lists.left[leftAt];
      const right = lists.right[rightAt];
      if (left === undefined || right === undefined) return;
      const likeness = shares.best(left, right);
      levels[at + nameField] = step(nameSteps, likeness?.share ?? 0);
      levels[at + rarityField] = rarityLevel(likeness?.rarest ?? 0, things);
      levels[at + modelField] =
        likeness === undefined ? neither : modelLevel(likeness, left, right, vocabulary.texts);
      levels[at + numberField] =
        likeness === undefined ? neither : setLevel(likeness.left.numbers, likeness.right.numbers);
      for (let offset = 0; offset < attributeNames.length; offset += 1) {
        const name = attributeNames[offset] ?? "size";
        levels[at + firstAttribute + offset] = attributeLevel(
          left.prepared.attributes.get(name),
          right.prepared.attributes.get(name),
        );
      }
      if (levels[at + nameField] === nameSteps.length && agreesInAll(levels, at)) {
        levels[at + nameField] = nameSteps.length + 1;
      }
      columns.compare(leftAt, rightAt, levels, at + columnsFrom);
    },
  };
}

/** The names say the same, and so does all that was read out of them: nothing is left over. */
function agreesInAll(levels: Uint8Array, at: number): boolean {
  for (let field = modelField; field < columnsFrom; field += 1) {
    const level = levels[at + field];
    if (level !== attributeLevels.neither && level !== attributeLevels.same) return false;
  }
  return true;
}

const step = (steps: readonly number[], value: number): number => {
  let level = 0;
  while (level < steps.length && value >= (steps[level] ?? 1)) level += 1;
  return level;
};

const fewThings = 48;

function rarityLevel(rarest: number, things: number): number {
  // Among few things every word is rare, and that says nothing.
  if (rarest === 0 || things < fewThings) return missing;
  return step(raritySteps, Math.log2(things / rarest));
}

/** Compares names; the figures of the last pair are kept here, as there are millions of pairs. */
class NameShares {
  readonly #weights: Float64Array;
  readonly #counts: Int32Array;
  #share = 0;
  #rarest = 0;

  constructor({ weights, vocabulary }: Lists) {
    this.#weights = weights.map((weight) => weight ** 2);
    this.#counts = Int32Array.from(
      vocabulary.texts,
      (_, token) => vocabulary.countOf(0, token) + vocabulary.countOf(1, token),
    );
  }

  /** The two names that are most alike; the first of equals. */
  best(left: Thing, right: Thing): NameLikeness | undefined {
    let best: NameLikeness | undefined;
    for (const one of left.names) {
      for (const other of right.names) {
        this.#compare(one.tokens, left.beside, other.tokens, right.beside);
        if (best === undefined || this.#share > best.share) {
          best = { left: one, right: other, share: this.#share, rarest: this.#rarest };
        }
      }
    }
    return best;
  }

  /**
   * The share of both names' weight that is found on the other side: √(a·b), with a and b the
   * covered shares of either name, weights squared (the cosine, where nothing stands beside). A
   * word that stands only in another column of the other thing counts as found.
   */
  #compare(
    a: readonly number[],
    besideA: readonly number[],
    b: readonly number[],
    besideB: readonly number[],
  ): void {
    const end = Number.POSITIVE_INFINITY;
    let all = 0;
    let found = 0;
    let allOther = 0;
    let foundOther = 0;
    let rarest = 0;
    for (let i = 0, j = 0; i < a.length || j < b.length; ) {
      const x = i < a.length ? (a[i] ?? end) : end;
      const y = j < b.length ? (b[j] ?? end) : end;
      const weight = this.#weights[x < y ? x : y] ?? 0;
      if (x <= y) {
        all += weight;
        if (x === y || (besideB.length > 0 && has(besideB, x))) found += weight;
        i += 1;
      }
      if (y <= x) {
        allOther += weight;
        if (x === y || (besideA.length > 0 && has(besideA, y))) foundOther += weight;
        j += 1;
      }
      if (x === y) {
        const count = this.#counts[x] ?? 0;
        if (rarest === 0 || count < rarest) rarest = count;
      }
    }
    this.#rarest = rarest;
    this.#share =
      all === 0 || allOther === 0
        ? Number(all === allOther)
        : Math.sqrt((found / all) * (foundOther / allOther));
  }
}

function has(sorted: readonly number[], wanted: number): boolean {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Model numbers of both names: the same, the start of one another (a colour added), or others. */
function modelLevel(
  { left, right }: NameLikeness,
  leftThing: Thing,
  rightThing: Thing,
  texts: readonly string[],
): number {
  const { same, near, oneSided, neither, other } = attributeLevels;
  const [a, b] = [left.models, right.models];
  if (a.length === 0 && b.length === 0) return neither;
  if (a.some((model) => b.includes(model) || has(rightThing.beside, model))) return same;
  if (b.some((model) => has(leftThing.beside, model))) return same;
  if (a.length === 0 || b.length === 0) return oneSided;
  const alike = a.some((one) =>
    b.some((another) => startsAlike(texts[one]?.slice(1) ?? "", texts[another]?.slice(1) ?? "")),
  );
  return alike ? near : other;
}

/** Letters that two model numbers must share to be near. */
const modelLetters = 4;

const startsAlike = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= modelLetters &&
  (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a));

function setLevel(a: readonly number[], b: readonly number[]): number {
  const { same, near, oneSided, neither, other } = attributeLevels;
  if (a.length === 0 && b.length === 0) return neither;
  if (a.length === 0 || b.length === 0) return oneSided;
  const shared = a.filter((one) => b.includes(one)).length;
  if (shared === 0) return other;
  return shared === a.length && shared === b.length ? same : near;
}

export function attributeLevel(a: Stated | undefined, b: Stated | undefined): number {
  const { same, near, oneSided, neither, other } = attributeLevels;
  if (a === undefined && b === undefined) return neither;
  if (a === undefined || b === undefined) return oneSided;
  const levels: number[] = [];
  if (a.values.size > 0 && b.values.size > 0) levels.push(valuesLevel(a.values, b.values));
  if (a.quantities.length > 0 && b.quantities.length > 0) {
    levels.push(quantitiesLevel(a.quantities, b.quantities));
  }
  if (levels.length === 0) return oneSided;
  const least = Math.min(...levels);
  return least === other ? other : least === near ? near : least === oneSided ? oneSided : same;
}

function valuesLevel(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  const { same, near, other } = attributeLevels;
  const shared = [...a.keys()].filter((value) => b.has(value)).length;
  if (shared === 0) return other;
  return shared === a.size && shared === b.size ? same : near;
}

/** The best that any two amounts give: things have several names, and names state several things.
 * */
function quantitiesLevel(a: readonly Quantity[], b: readonly Quantity[]): number {
  const { oneSided } = attributeLevels;
  let best: number | undefined;
  for (const one of a) {
    for (const another of b) {
      const level = quantityLevel(one, another);
      if (level !== undefined && (best === undefined || level > best)) best = level;
    }
  }
  if (best === undefined) return oneSided; // watts and volt-amperes
  return best;
}

/** Amounts that differ by less than this part are the same in other words (10 ft and 3.05 m). */
const sameWithin = 0.005;
const nearWithin = 0.02;

function quantityLevel(a: Quantity, b: Quantity): number | undefined {
  const { same, near, other } = attributeLevels;
  const [long, short] = a.amounts.length >= b.amounts.length ? [a, b] : [b, a];
  if (a.scale !== b.scale) {
    if (a.scale !== "?" && b.scale !== "?") return undefined;
    return bareSizeLevel(a, b);
  }
  if (long.amounts.length === short.amounts.length) {
    const worst = Math.max(
      ...long.amounts.map((amount, at) => difference(amount, short.amounts[at] ?? 0)),
    );
    return worst <= sameWithin ? same : worst <= nearWithin ? near : other;
  }
  // A side of a size, or an end of a range: it must be one of those stated.
  const among = short.amounts.every((amount) =>
    long.amounts.some((one) => difference(amount, one) <= nearWithin),
  );
  if (among) return near;
  const [low = 0, high = 0] = long.amounts;
  const within = long.attribute === "persons" && short.amounts.every((n) => n >= low && n <= high);
  return within ? near : other;
}

const difference = (a: number, b: number): number =>
  a === b ? 0 : Math.abs(a - b) / Math.max(a, b);

/** A size without a unit agrees with one whose sides are the same numbers in m, cm or mm. */
function bareSizeLevel(a: Quantity, b: Quantity): number {
  const { same, other } = attributeLevels;
  const [bare, full] = a.scale === "?" ? [a, b] : [b, a];
  if (bare.amounts.length !== full.amounts.length) return other;
  const agrees = [1000, 10, 1, 25.4].some((unit) =>
    bare.amounts.every(
      (amount, at) => difference(amount * unit, full.amounts[at] ?? 0) <= sameWithin,
    ),
  );
  return agrees ? same : other;
}
