/**
 * What is compared of a pair: the fields, the levels of likeness each has, and the priors: how
 * often a level is met among same things (m) and among other candidates (u) before anything was
 * learnt from the lists (em.ts).
 *
 * Priors are judgements, set on the tuning half of bench/matching/pairs.csv and on lists of goods
 * that are not shipped; with many pairs the data outweigh them.
 */
import type { Columns } from "./columns.ts";
import type { Lists, Thing } from "./lists.ts";
import type { AttributeName } from "./match.ts";

export const missing = 255;

/** Attributes that are compared, in this order. */
export const attributeNames = [
  "size",
  "area",
  "capacity",
  "weight",
  "power",
  "voltage",
  "flow",
  "persons",
  "pack",
  "share",
  "material",
  "form",
  "kind",
  "closure",
  "grade",
  "memory",
] as const satisfies readonly AttributeName[];

/** What is compared: how often each level is met among same things (m) and other candidates (u). */
export interface Field {
  readonly name: string;
  readonly m: readonly number[];
  readonly u: readonly number[];
  /** Of this many levels from the lowest on, a higher one can only speak more for the pair. */
  readonly rising: number;
  /** How many times more than others the priors of this field are worth. */
  readonly firmness?: number;
}

/** Shares from which on a name has the next level: of the weight of both names that is shared. */
export const nameSteps = [0.12, 0.25, 0.37, 0.5, 0.62, 0.74, 0.86, 0.98] as const;
/** How many times rarer than everything the rarest shared word is, in bits: log2(N/n). */
export const raritySteps = [3, 5, 7, 9] as const;

export const nameField = 0;
export const rarityField = 1;
export const modelField = 2;
export const numberField = 3;
export const firstAttribute = 4;

/** Levels of an attribute, and of model numbers and plain numbers. Neither side has any: `neither`.
 * */
export const attributeLevels = { other: 0, oneSided: 1, neither: 2, near: 3, same: 4 } as const;

const nameFields: readonly Field[] = [
  {
    name: "name",
    m: [0.02, 0.05, 0.08, 0.11, 0.13, 0.14, 0.13, 0.1, 0.06, 0.18],
    u: [0.34, 0.28, 0.16, 0.1, 0.06, 0.03, 0.015, 0.008, 0.0068, 0.0002],
    rising: nameSteps.length, // the same words need not: other things are called so, too
  },
  {
    name: "rarity", // of the rarest word that both have
    m: [0.14, 0.16, 0.2, 0.23, 0.27],
    u: [0.32, 0.26, 0.2, 0.14, 0.08],
    rising: 5,
  },
];

/**
 * Of what is stated on both sides: other, near, same. A model number names one thing, so that
 * others are other things, whatever else is alike: its priors are firm. Plain numbers are often the
 * same by chance.
 */
const bothStated = {
  attribute: { m: [0.02, 0.05, 0.93], u: [0.6, 0.05, 0.35], firmness: 1 },
  model: { m: [0.05, 0.1, 0.85], u: [0.85, 0.05, 0.1], firmness: 10 },
  number: { m: [0.04, 0.1, 0.86], u: [0.4, 0.12, 0.48], firmness: 1 },
} as const;
/** Where one thing states an attribute, its counterpart does so in this share of cases. */
const statedToo = 0.8;

/**
 * The priors of what things may state or not, by how many of them do: with s the share of them, two
 * other things both state it by chance (s·s), and of two same ones mostly both do or neither.
 */
function statedField(
  name: string,
  left: number,
  right: number,
  kind: keyof typeof bothStated,
): Field {
  const stated = bothStated[kind];
  const s = Math.min(0.98, Math.max(0.005, (left + right) / 2));
  const both = { m: s * statedToo, u: Math.max(0.002, left * right) };
  const one = { m: 2 * s * (1 - statedToo), u: left * (1 - right) + right * (1 - left) };
  const levels = (of: "m" | "u"): readonly number[] => {
    const [different = 0, near = 0, same = 0] = stated[of].map((share) => share * both[of]);
    const sided = Math.max(0.002, one[of]);
    const neither = Math.max(0.02, 1 - both[of] - sided);
    const all = both[of] + sided + neither;
    return [different, sided, neither, near, same].map((share) => share / all);
  };
  const [m, u] = [levels("m"), levels("u")];
  return { name, m, u, rising: m.length, firmness: stated.firmness };
}

/** All fields of these lists: the names, what is read out of them, and the columns. */
export function fieldsOf({ left, right }: Lists, columns: Columns): readonly Field[] {
  const share = (things: readonly Thing[], states: (thing: Thing) => boolean): number =>
    things.filter(states).length / Math.max(1, things.length);
  const stated = (
    name: string,
    states: (thing: Thing) => boolean,
    kind: keyof typeof bothStated = "attribute",
  ): Field => statedField(name, share(left, states), share(right, states), kind);
  return [
    ...nameFields,
    stated("model", ({ names }) => names.some(({ models }) => models.length > 0), "model"),
    stated("numbers", ({ names }) => names.some(({ numbers }) => numbers.length > 0), "number"),
    ...attributeNames.map((name) => stated(name, ({ prepared }) => prepared.attributes.has(name))),
    ...columns.fields,
  ];
}

/** How many fields come before those of the columns. */
export const columnsFrom = firstAttribute + attributeNames.length;
