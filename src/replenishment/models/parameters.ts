/**
 * The parameters of a model, read by name from what a file has: each with what it may be, and all
 * that is wrong with any of them noted as problems. A key that no model knows is one, too: a
 * mistyped optional parameter must not silently count as absent. One of other models is told.
 *
 * A parameter with a problem reads as NaN or as an empty list; nothing is computed from it.
 */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { PolicyProblem } from "../../domain/problems/policy-problem.ts";

type Expected = readonly [en: string, ja: string];

const words = {
  positive: ["a number above 0", "0より大きい数"],
  notNegative: ["a number, 0 or above", "0以上の数"],
  number: ["a number", "数"],
  whole: ["a whole number", "整数"],
  wholeNotNegative: ["a whole number, 0 or above", "0以上の整数"],
  list: ["a list of numbers, [1, 2, 3]", "数の一覧（[1, 2, 3] の形）"],
  inside: ["a number above 0 and below 1", "0より大きく1より小さい数"],
  object: ['an object, {"name": value, …}', 'オブジェクト（{"名前": 値, …} の形）'],
} as const satisfies Record<string, Expected>;

/** All that any model takes. */
const vocabulary: ReadonlySet<string> = new Set([
  ...["fixedCost", "holdingCost", "holdingCostRate", "stockoutCost", "serviceLevel", "service"],
  ...["demandRate", "productionRate", "mean", "sd", "leadTime", "arrivalRate", "sizes"],
  ...["shelfLife", "rotateBefore", "rotationCost", "length", "seed"],
  ...["breakpoints", "unitCosts", "demand", "probabilities", "Q", "r", "s", "S", "orders"],
]);

/** Longer lists are a mistake; no plan has so many periods. */
const listMax = 100_000;

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** How a value looks in the file, cut short. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export class ParameterReader {
  readonly problems: PolicyProblem[] = [];
  /** Parameters of other models, which this one has no use for. */
  readonly unused: string[] = [];
  readonly #given: ReadonlyMap<string, unknown>;
  readonly #asked = new Set<string>();

  constructor(given: unknown) {
    const object = typeof given === "object" && given !== null && !Array.isArray(given);
    if (!object) this.invalid("{}", given, words.object);
    this.#given = new Map(object ? Object.entries(given) : []);
  }

  /** Whether the file has the parameter; `null` counts as absent. */
  has(name: string): boolean {
    this.#asked.add(name);
    return (this.#given.get(name) ?? undefined) !== undefined;
  }

  invalid(name: string, value: unknown, expected: Expected): void {
    const found = shown(value);
    this.problems.push({ kind: "parameter-invalid", parameter: name, found, expected });
  }

  #number(name: string, fits: (value: number) => boolean, expected: Expected): number {
    if (!this.has(name)) {
      this.problems.push({ kind: "parameter-missing", parameter: name });
      return Number.NaN;
    }
    const value = this.#given.get(name);
    if (isNumber(value) && fits(value)) return value;
    this.invalid(name, value, expected);
    return Number.NaN;
  }

  positive(name: string): number {
    return this.#number(name, (value) => value > 0, words.positive);
  }

  notNegative(name: string, fallback?: number): number {
    if (fallback !== undefined && !this.has(name)) return fallback;
    return this.#number(name, (value) => value >= 0, words.notNegative);
  }

  whole(name: string): number {
    return this.#number(name, Number.isSafeInteger, words.whole);
  }

  /** A probability that is neither impossible nor certain. */
  inside(name: string): number {
    return this.#number(name, (value) => value > 0 && value < 1, words.inside);
  }

  /** Within limits that depend on other parameters, said in words of their own. */
  fitting(name: string, fits: (value: number) => boolean, expected: Expected): number {
    return this.#number(name, fits, expected);
  }

  /** The same; where nothing is given, this. */
  fittingOr(
    name: string,
    fallback: number,
    fits: (value: number) => boolean,
    expected: Expected,
  ): number {
    return this.has(name) ? this.#number(name, fits, expected) : fallback;
  }

  optional<Value>(name: string, read: (name: string) => Value): Value | undefined {
    return this.has(name) ? read.call(this, name) : undefined;
  }

  /** Two names for one thing, of which one is given. */
  either(one: string, other: string): string {
    const [first, second] = [this.has(one), this.has(other)];
    if (first && second) this.problems.push({ kind: "parameters-exclude", one, other });
    if (first || second) return first ? one : other;
    this.problems.push({ kind: "parameter-missing", parameter: one, or: other });
    return "";
  }

  choice<Word extends string>(name: string, choices: readonly Word[], fallback: Word): Word {
    if (!this.has(name)) return fallback;
    const value = this.#given.get(name);
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) {
      const all = choices.map((choice) => `"${choice}"`);
      this.invalid(name, value, [all.join(" or "), all.join(" 又は ")]);
    }
    return chosen ?? fallback;
  }

  /** A list of numbers that each fit; empty where anything is wrong with it. */
  numbers(name: string, each: "notNegative" | "positive" | "wholeNotNegative"): readonly number[] {
    const value = this.#given.get(name);
    if (!this.has(name)) {
      this.problems.push({ kind: "parameter-missing", parameter: name });
      return [];
    }
    const fits = (element: unknown): boolean =>
      isNumber(element) &&
      (each === "positive" ? element > 0 : element >= 0) &&
      (each !== "wholeNotNegative" || Number.isSafeInteger(element));
    if (!Array.isArray(value) || value.length === 0 || value.length > listMax) {
      this.invalid(name, value, words.list);
      return [];
    }
    const wrong = value.flatMap((element, at) => (fits(element) ? [] : [at]));
    for (const at of wrong) this.invalid(`${name}[${at}]`, value[at], words[each]);
    return wrong.length === 0 ? value : [];
  }

  /** One number for all periods, or a list with one for each. */
  perPeriod(name: string, periods: number, fallback?: number): readonly number[] {
    const single = !Array.isArray(this.#given.get(name));
    if (single) return Array(periods).fill(this.notNegative(name, fallback));
    const list = this.numbers(name, "notNegative");
    return this.sameLength(name, list, "demand", periods);
  }

  sameLength<Value>(
    name: string,
    list: readonly Value[],
    other: string,
    length: number,
  ): readonly Value[] {
    if (list.length > 0 && length > 0 && list.length !== length) {
      this.invalid(name, list, [
        `as many numbers as ${other} has, ${length}`,
        `${other} と同じ個数（${length}個）の数`,
      ]);
    }
    return list;
  }

  /** Notes the keys that nobody asked for. To be called when all have been read. */
  finish(): readonly PolicyProblem[] {
    const known = [...this.#asked].sort();
    for (const parameter of this.#given.keys()) {
      if (this.#asked.has(parameter)) continue;
      if (vocabulary.has(parameter)) {
        this.unused.push(parameter);
        continue;
      }
      const near = nearestOf(parameter, known, Math.max(2, Math.floor(parameter.length / 3)));
      this.problems.push({ kind: "parameter-unknown", parameter, known, ...present({ near }) });
    }
    return this.problems;
  }
}
