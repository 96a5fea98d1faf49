/**
 * Units by their UCUM codes, in fixed exact proportions; beside UCUM: TOG (0.1 m2.K/W), clo
 * (0.155 m2.K/W) and NTU.
 *
 * A value in a unit is `value × factor + offset` in the unit that its dimension is counted in. Two
 * units of one dimension turn into each other; of two dimensions never, also where UCUM would allow
 * it (a count is no percentage, an apparent power no power). The list is data/spec-units.csv.
 */
import { normalise } from "../domain/normalise.ts";
import { type Exact, minus, over, plus, times } from "./exact.ts";

export interface Unit {
  readonly code: string;
  readonly dimension: string;
  readonly factor: Exact;
  readonly offset: Exact;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly words: readonly string[];
}

/** Is the place where units come from; another library of units would give the same. */
export interface Units {
  /** The unit of a dimension that a text means: its code, or one of its words. */
  unit(text: string, dimension: string): Unit | undefined;
  /** The dimensions that have a unit of this name. */
  dimensionsOf(text: string): readonly string[];
  /** Codes of all units of a dimension, in the order of the data. */
  codesOf(dimension: string): readonly string[];
}

export function unitsOf(rows: readonly Unit[]): Units {
  const byText = new Map<string, Unit>();
  const dimensions = new Map<string, Set<string>>();
  const learn = (text: string, unit: Unit): void => {
    const key = `${unit.dimension} ${text}`;
    if (!byText.has(key)) byText.set(key, unit);
    dimensions.set(text, (dimensions.get(text) ?? new Set()).add(unit.dimension));
  };
  // As it is written first (mg is not Mg), then whatever the case.
  for (const unit of rows) for (const word of [unit.code, ...unit.words]) learn(tight(word), unit);
  for (const unit of rows) for (const word of [unit.code, ...unit.words]) learn(loose(word), unit);
  return {
    unit: (text, dimension) =>
      byText.get(`${dimension} ${tight(text)}`) ?? byText.get(`${dimension} ${loose(text)}`),
    dimensionsOf: (text) => [
      ...new Set([...(dimensions.get(tight(text)) ?? []), ...(dimensions.get(loose(text)) ?? [])]),
    ],
    codesOf: (dimension) =>
      rows.filter((unit) => unit.dimension === dimension).map(({ code }) => code),
  };
}

const tight = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");
const loose = (text: string): string => `~${normalise(text)}`;

export const toBase = (value: Exact, { factor, offset }: Unit): Exact =>
  offset.n === 0n ? times(value, factor) : plus(times(value, factor), offset);

export const fromBase = (value: Exact, { factor, offset }: Unit): Exact =>
  over(offset.n === 0n ? value : minus(value, offset), factor);

/** A difference of two values (a tolerance, a margin): zero points play no part in it. */
export const differenceToBase = (value: Exact, { factor }: Unit): Exact => times(value, factor);
export const differenceFromBase = (value: Exact, { factor }: Unit): Exact => over(value, factor);
